"""Which records are to be taken out: those that filters leave, read a batch at a time."""

from __future__ import annotations

from itertools import islice

from ..dates import in_words
from ..model import BUNDLED, TYPE_CHECKING, Value
from .define import cites_of, entries, entry, with_stances
from .filters import actor_id, date_bounds, heading_id, type_of
from .nearest import pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..corpus.index.narrowing import Narrowed
    from ..corpus.index.store import Heading, Store
    from ..model import Record
    from .define import Entry
    from .resolve import Tell

BATCH = 200
ENGLISH = "en"
CITING = ("term", "issue", "milestone", "actor", "instrument", "contrast", "correction")


class Filter(Value):
    """What narrows a selection: names as people type them, dates as EDTF text; or nothing.

    ``of_packs`` leaves out what is the corpus's own.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    type: str = ""
    topic: str = ""
    track: str = ""
    actor: str = ""
    from_: str = ""
    to: str = ""
    of_packs: bool = False


def _pass_by(number: int) -> None:
    """Nobody wants to know how many records have been read."""


class Selection:
    """Records of some kinds, in the order of the kinds and in each kind of the ids.

    It may be gone through as often as need be and never holds more than a batch of records.
    """

    def __init__(
        self,
        store: Store,
        kinds: Sequence[str],
        ids: Callable[[str], Iterable[str]],
        asked: Filter,
    ) -> None:
        """``ids`` gives those of a kind, in order; ``asked`` is what the selection came from."""
        self.kinds = tuple(kinds)
        self.asked = asked
        self.edition = store.edition
        self.as_of = store.as_of
        held = store.layers[:-1] if asked.of_packs else store.layers[-1:]
        licences = [one.meta.get("licence", "") for one in held]
        self.licence = "; ".join(dict.fromkeys(filter(None, licences)))
        self.on_read: Callable[[int], None] = _pass_by
        self._store = store
        self._ids = ids
        self._languages = {one.pack: one.meta.get("language", ENGLISH) for one in store.layers}

    def entries(self, *kinds: str, linked: bool = False) -> Iterator[Entry]:
        """The records, of these kinds only where any are named, with what they refer to and cite.

        With ``linked`` also with what refers to them. ``on_read`` is told how many were read.
        """
        number = 0
        for kind in self._of(kinds):
            for batch in _batches(self._ids(kind)):
                for one in entries(self._store, batch):
                    number += 1
                    self.on_read(number)
                    if linked:
                        links = tuple(self._store.links_to(one.record.id, most=-1))
                        one = one.replace(linked_from=links, links=len(links))
                    yield one

    def pages(self, *kinds: str) -> Iterator[Entry]:
        """As ``entries``, each with all that the page of its record shows."""
        number = 0
        for kind in self._of(kinds):
            for one in self._ids(kind):
                number += 1
                self.on_read(number)
                yield with_stances(self._store, entry(self._store, one))

    def records(self, *kinds: str) -> Iterator[Record]:
        """The bare records, of these kinds only where any are named."""
        for kind in self._of(kinds):
            for batch in _batches(self._ids(kind)):
                yield from self._store.records(batch)

    def corrections(self) -> Iterator[Record]:
        """Every correction there is, whatever the selection holds."""
        for batch in _batches(self._store.ids("correction")):
            yield from self._store.records(batch)

    def language(self, pack: str) -> str:
        """The language in which a pack, or the corpus, is written, as BCP 47 has it."""
        return self._languages.get(pack, ENGLISH)

    def headings(self, which: str) -> list[Heading]:
        """The topics or the tracks there are; ``which`` is ``topic`` or ``track``."""
        return self._store.headings(which)

    def _of(self, kinds: tuple[str, ...]) -> list[str]:
        return [kind for kind in kinds or self.kinds if kind in self.kinds]


def imprint(records: Selection) -> str:
    """Of which edition records are, its day and its licence, in sentences."""
    licence = f" Licence: {records.licence}." if records.licence else ""
    return f"diplocli, edition {records.edition}, as of {in_words(records.as_of)}.{licence}"


def select(store: Store, asked: Filter, kinds: Sequence[str], tell: Tell) -> Selection:
    """The records of ``kinds`` that filters leave; of sources alone, what such records cite.

    Raises UsageError for an unknown topic, track, actor or type, or a kind that is none of
    ``kinds``, and DateError for a bad date.
    """
    first, last = date_bounds(asked.from_, asked.to)
    dated: Narrowed = {"first": first, "last": last}
    narrowed: Narrowed = {
        "topic": heading_id(store, "topic", asked.topic) if asked.topic else "",
        "track": heading_id(store, "track", asked.track) if asked.track else "",
        "linked_to": actor_id(store, asked.actor, tell) if asked.actor else "",
        "words": asked.words,
    }
    of_sources = tuple(kinds) == ("source",)
    possible = (*CITING, *kinds) if of_sources else kinds
    asked = asked.replace(kinds=tuple([pick("kind", one, possible) for one in asked.kinds]))
    wanted = [one for one in kinds if one in asked.kinds or not asked.kinds]
    if asked.type:
        dated["type"] = type_of(store, wanted or kinds, asked.type)
    if of_sources and (any(narrowed.values()) or set(asked.kinds) - {"source"} or asked.of_packs):
        citing = asked.kinds or (possible if asked.of_packs else CITING)
        cited = _cited(store, citing, narrowed, of_packs=asked.of_packs)
        return Selection(
            store,
            kinds,
            lambda kind: (one for one in store.ids(kind, **dated) if one in cited),
            asked,
        )
    both = narrowed | dated
    return Selection(
        store, wanted, lambda kind: _ids(store, kind, both, of_packs=asked.of_packs), asked
    )


def _ids(store: Store, kind: str, narrowed: Narrowed, *, of_packs: bool) -> Iterator[str]:
    """The ids of a kind that filters leave, in order; with ``of_packs`` those of packs' records."""
    ids = store.ids(kind, **narrowed)
    if not of_packs:
        yield from ids
        return
    for batch in _batches(ids):
        rows = store.titles(batch)
        yield from (one for one in batch if rows[one].pack != BUNDLED)


def _cited(store: Store, kinds: Iterable[str], narrowed: Narrowed, *, of_packs: bool) -> set[str]:
    """The sources that records of some kinds cite; a source among them stands for itself."""
    found: set[str] = set()
    for kind in kinds:
        for batch in _batches(_ids(store, kind, narrowed, of_packs=of_packs)):
            if kind == "source":
                found.update(batch)
            else:
                found |= {
                    cite.source for record in store.records(batch) for cite in cites_of(record)
                }
    return found


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch
