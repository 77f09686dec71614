"""What a text names: every term, body, office, person, instrument and event, where and how often."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from ...errors import DiplocliError
from ...model import TYPE_CHECKING, Value
from ...parting import KINDS
from ...queries.filters import heading_id
from ..reading.document import Document
from .decide import Decisions
from .matches import Lines, Matches, lines_of
from .spans import Mentions
from .windows import windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...corpus.index.store import Row, Store
    from ...model import Record
    from .match import Vocabulary
    from .matches import Match


class Annotated(Value):
    """A document, or a part of a long text, with what was found in it.

    ``counts`` says how often each record is named, also where only first mentions are listed;
    ``strange`` has what the corpus does not know.
    """

    document: Document
    matches: Matches
    counts: dict[str, int] = {}
    strange: Sequence[Match] = ()


class Entry(Value):
    """A record that was found: how often, and where first."""

    record: Row
    count: int
    path: str
    first: Match


class Unknown(Value):
    """A name that the corpus does not know: how often, and where first."""

    text: str
    count: int
    path: str
    first: Match


class Wanted(Value):
    """What of the findings is asked for.

    ``ids`` is None for any record, else those of a topic; ``text`` whether documents are shown too;
    ``whole`` whether a document must be in one part, however long.
    """

    kinds: tuple[str, ...] = KINDS
    ids: frozenset[str] | None = None
    first: bool = False
    unknown: bool = False
    text: bool = True
    whole: bool = False


def wanted(store: Store, *, kinds: Sequence[str] = (), topic: str = "", **others: bool) -> Wanted:
    """What options ask for. Raises UsageError for an unknown topic."""
    ids = None
    if topic:
        rows = store.rows(KINDS, topic=heading_id(store, "topic", topic))
        ids = frozenset([row.id for row in rows])
    return Wanted(kinds=tuple(kinds) or KINDS, ids=ids, **others)


def annotate(
    store: Store, vocabulary: Vocabulary, passages: Iterable[Document], want: Wanted
) -> Iterator[Annotated]:
    """What a document names, window by window, so that no more is held than a window and a bit.

    ``passages`` are the document, or a long text in order.
    """
    decisions, kept = Decisions(store), _Kept(store, want)
    lines = Lines()
    offset = length = free = 0
    for window, found in vocabulary.names(windows(passages)):
        end = max(window.until, found.ends[-1] if found else free)
        text, prose = window.text[free:end], window.prose[free:end]
        lines, length = lines_of(text, lines, length), len(text)
        every = decisions.decide(prose, found.moved(-free) if free else found)
        yield Annotated(
            document=window.document.replace(text=text if want.text else "", offset=offset),
            counts=kept.counted(every),
            matches=Matches(kept.of(every), text, lines),
            strange=_strange(prose, every, lines) if want.unknown else (),
        )
        offset += end - free
        free = end - window.until


def _strange(prose: str, mentions: Mentions, lines: Lines) -> list[Match]:
    from .unknown import strangers

    return [lines.match(*stranger) for stranger in strangers(prose, mentions)]


class Annotation:
    """The answer to ``annotate``, to be gone through once: documents in the order given.

    What has been gone through is counted; ``entries`` and ``unknown`` go through the rest.
    """

    def __init__(
        self, store: Store, paths: Sequence[str], found: Iterable[Annotated | DiplocliError]
    ) -> None:
        self.paths = paths
        self.errors: list[DiplocliError] = []
        self.documents = 0
        self.rows: dict[str, Row] = {}
        self._store = store
        self._counts: Counter[str] = Counter()
        self._firsts: dict[str, tuple[str, Match]] = {}
        self._strange: dict[str, Unknown] = {}
        self._parts = self._counted(found)

    def __iter__(self) -> Iterator[Annotated]:
        return self._parts

    def entries(self) -> list[Entry]:
        """The records found, as they first appear."""
        self._go_through()
        return [
            Entry(record=self.rows[one], count=self._counts[one], path=path, first=match)
            for one, (path, match) in self._firsts.items()
        ]

    def unknown(self) -> list[Unknown]:
        """What the corpus does not know, the most frequent first."""
        self._go_through()
        return sorted(self._strange.values(), key=lambda one: -one.count)

    def records(self) -> Iterator[Record]:
        """The records found, whole, as they first appear."""
        self._go_through()
        yield from self._store.records(self._firsts)

    def _go_through(self) -> None:
        for _ in self._parts:
            pass

    def _counted(self, found: Iterable[Annotated | DiplocliError]) -> Iterator[Annotated]:
        for one in found:
            if isinstance(one, DiplocliError):
                self.errors.append(one)
                continue
            if not one.document.offset:
                self.documents += 1
            self._count(one)
            yield one

    def _count(self, one: Annotated) -> None:
        path = one.document.path
        self._counts.update(one.counts)
        fresh: dict[str, Match] = {}
        if not self._firsts.keys() >= one.counts.keys():
            for number, ids in enumerate(one.matches.ids):
                for record_id in ids:
                    if record_id not in self._firsts and record_id not in fresh:
                        fresh[record_id] = one.matches[number]
        self._firsts.update({record_id: (path, match) for record_id, match in fresh.items()})
        self.rows.update(self._store.titles(fresh))
        for match in one.strange:
            name = match.text.partition(" (")[0]
            known = self._strange.get(name)
            self._strange[name] = Unknown(
                text=max((known.text, match.text), key=len) if known else match.text,
                count=known.count + 1 if known else 1,
                path=known.path if known else path,
                first=known.first if known else match,
            )


class _Kept:
    """The mentions that are asked for."""

    def __init__(self, store: Store, want: Wanted) -> None:
        self._store, self._want = store, want
        self._is_narrow = want.ids is not None or set(want.kinds) < set(KINDS)
        self._keep: dict[str, bool] = {}
        self._met: set[str] = set()

    def counted(self, mentions: Mentions) -> Counter[str]:
        """How often each record that is asked for is named."""
        counts = Counter(chain.from_iterable(mentions.ids))
        if self._is_narrow:
            self._learn(counts.keys() - self._keep.keys())
            for one in [one for one in counts if not self._keep[one]]:
                del counts[one]
        return counts

    def of(self, mentions: Mentions) -> Mentions:
        """Those of counted mentions that are shown: all, or the first of each record."""
        if self._is_narrow:
            asked = [tuple([one for one in ids if self._keep[one]]) for ids in mentions.ids]
            mentions = Mentions.meant(mentions, asked)
        if not self._want.first:
            return mentions
        firsts = [None if self._is_met(ids) else ids for ids in mentions.ids]
        return Mentions.meant(mentions, firsts)

    def _is_met(self, ids: tuple[str, ...]) -> bool:
        """Whether all of these have been named before, as they have been from now on."""
        before = len(self._met)
        self._met.update(ids)
        return len(self._met) == before

    def _learn(self, ids: set[str]) -> None:
        kinds, asked = self._want.kinds, self._want.ids
        for one, row in self._store.titles(ids).items():
            self._keep[one] = row.kind in kinds and (asked is None or one in asked)
