"""What a text names: every term, body, office, person, instrument and event, where and how often."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ...model import TYPE_CHECKING, Value
from ...queries.filters import heading_id
from ..reading.document import Document
from .decide import decide
from .match import spans
from .names import KINDS, names_for
from .unknown import strangers
from .words import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...corpus.store import Store
    from ...errors import DiplocliError
    from ...model import Record


class Match(NamedTuple):
    """A name in a document: offsets from 0, line and column from 1, and the records it means."""

    start: int
    end: int
    line: int
    column: int
    text: str
    ids: tuple[str, ...]


class Annotated(Value):
    """A document with what was found in it; ``strange`` has what the corpus does not know.

    ``counts`` says how often each record is named, also where only first mentions are listed.
    """

    document: Document
    matches: tuple[Match, ...] = ()
    counts: dict[str, int] = {}
    strange: tuple[Match, ...] = ()


class Entry(Value):
    """A record that was found: how often, and where first."""

    record: Record
    count: int
    path: str
    first: Match


class Unknown(Value):
    """A name that the corpus does not know: how often, and where first."""

    text: str
    count: int
    path: str
    first: Match


class Annotation(Value):
    """The answer to ``annotate``: documents in the order given, entries as they first appear.

    ``unknown`` has what the corpus does not know, the most frequent first.
    """

    documents: tuple[Annotated, ...] = ()
    entries: tuple[Entry, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    errors: tuple[DiplocliError, ...] = ()


class Wanted(Value):
    """What of the findings is asked for.

    ``ids`` is None for any record, else those of a topic; ``text`` whether documents are shown too.
    """

    kinds: tuple[str, ...] = KINDS
    ids: frozenset[str] | None = None
    first: bool = False
    unknown: bool = False
    text: bool = True


def wanted(
    store: Store, *, kinds: Sequence[str], topic: str, first: bool, unknown: bool, text: bool
) -> Wanted:
    """What options ask for. Raises UsageError for an unknown topic."""
    ids = None
    if topic:
        rows = store.rows(KINDS, topic=heading_id(store, "topic", topic))
        ids = frozenset([row.id for row in rows])
    return Wanted(kinds=tuple(kinds) or KINDS, ids=ids, first=first, unknown=unknown, text=text)


def annotate(store: Store, document: Document, want: Wanted) -> Annotated:
    """What a document names."""
    found = list(spans(document.prose, names_for(store, document.prose, Pieces())))
    place = _Places(document.text)
    mentions = decide(store, document.prose, found)
    strange = [
        Match(one.start, one.end, *place(one.start), one.text, ())
        for one in (strangers(document.prose, mentions) if want.unknown else ())
    ]
    named = {one for mention in mentions for one in mention.ids}
    keep = _kept(store, named, want)
    narrowed = keep != named
    matches = []
    counts: dict[str, int] = {}
    for start, end, all_ids in mentions:
        ids = tuple([one for one in all_ids if one in keep]) if narrowed else all_ids
        if not ids or (want.first and all(one in counts for one in ids)):
            for one in ids:
                counts[one] += 1
            continue
        for one in ids:
            counts[one] = counts.get(one, 0) + 1
        matches.append(Match(start, end, *place(start), document.text[start:end], ids))
    kept = document.replace(prose="") if want.text else Document(path=document.path)
    return Annotated(document=kept, matches=tuple(matches), counts=counts, strange=tuple(strange))


def gather(
    store: Store, documents: Iterable[Annotated], errors: Sequence[DiplocliError] = ()
) -> Annotation:
    """Documents as one answer, with the entries of all."""
    kept = tuple(documents)
    counts: dict[str, int] = {}
    firsts: dict[str, tuple[str, Match]] = {}
    for one in kept:
        for match in one.matches:
            for record_id in match.ids:
                if record_id not in firsts:
                    firsts[record_id] = (one.document.path, match)
        for record_id, count in one.counts.items():
            counts[record_id] = counts.get(record_id, 0) + count
    entries = [
        Entry(record=record, count=counts[record.id], path=path, first=match)
        for record, (path, match) in zip(store.records(firsts), firsts.values(), strict=True)
    ]
    return Annotation(
        documents=kept, entries=tuple(entries), unknown=_unknown(kept), errors=tuple(errors)
    )


def _unknown(documents: Sequence[Annotated]) -> tuple[Unknown, ...]:
    places: dict[str, list[tuple[str, Match]]] = {}
    for one in documents:
        for match in one.strange:
            places.setdefault(match.text.partition(" (")[0], []).append((one.document.path, match))
    found = [
        Unknown(
            text=max((match.text for _, match in several), key=len),
            count=len(several),
            path=several[0][0],
            first=several[0][1],
        )
        for several in places.values()
    ]
    return tuple(sorted(found, key=lambda one: -one.count))


def _kept(store: Store, named: set[str], want: Wanted) -> set[str]:
    kept = named if want.ids is None else named & want.ids
    if set(want.kinds) >= set(KINDS):
        return kept
    return {one for one, row in store.titles(kept).items() if row.kind in want.kinds}


class _Places:
    """Lines and columns, from 1, of offsets."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def __call__(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
