"""Several indexes read as one: packs above the bundled corpus.

What a higher layer says of an id hides what lower layers say of it (a record that overrides), or
hides the id altogether; an addition of a higher layer joins the record of a lower one.
"""

from __future__ import annotations

from heapq import merge
from itertools import chain, islice

from ..folding import key as fold
from ..model import TYPE_CHECKING, Addition
from .index.store import MANY_LINKS, RANKS, Heading, Hit, Row, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set
    from typing import Any, Unpack

    from ..model import Record, Source
    from .index.narrowing import Narrowed
    from .index.partings import Partings
    from .index.sieve import Sieve

BATCH = 500
JOINED = ("aliases", "readings", "positions", "cites")


class Layers(Store):
    """Stores, highest precedence first; the last is the corpus on which the packs stand."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)
        self._base = self._stores[-1]
        self.folder = self._base.folder
        self.meta = self._base.meta

    @property
    def layers(self) -> tuple[Store, ...]:
        """The stores, highest precedence first."""
        return self._stores

    def is_whole(self) -> bool:
        """Whether every file is, byte for byte, what was written; reads them from end to end."""
        return all(store.is_whole() for store in self._stores)

    def close(self) -> None:
        """Let go of every file."""
        for store in self._stores:
            store.close()

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing there are, layer by layer."""
        total: dict[str, int] = {}
        for store in self._stores:
            for kind, number in store.counts().items():
                total[kind] = total.get(kind, 0) + number
        total.pop(Addition.kind, None)
        return total

    def headings(self, which: str) -> list[Heading]:
        """The topics or tracks of the corpus, then what packs bring, counted over all layers."""
        found: dict[str, Heading] = {}
        for store in reversed(self._stores):
            for heading in store.headings(which):
                found.setdefault(heading.id, heading.replace(count=0))
        for store in self._stores:
            for one, number in store.tally(which).items():
                if one in found:
                    found[one] = found[one].replace(count=found[one].count + number)
        return list(found.values())

    def redirect(self, old: str) -> str:
        """The id that replaced an id, or nothing."""
        return next(filter(None, (store.redirect(old) for store in self._stores)), "")

    def named(self, key: str) -> list[Hit]:
        """The records to which a folded name leads, best first, one hit a record and way."""
        return sorted(self._hits_of(lambda store: store.named(key)), key=lambda hit: RANKS[hit.how])

    def names_from(self, prefix: str, limit: int) -> list[Hit]:
        """Names whose key begins with ``prefix``."""
        hits = self._hits_of(lambda store: store.names_from(prefix, limit))
        return sorted(hits, key=lambda hit: (RANKS[hit.how], len(hit.text)))[:limit]

    def records_from(self, prefix: str, kinds: Sequence[str], limit: int) -> list[Row]:
        """Records of some kinds whose own folded name begins with ``prefix``, by name."""
        rows = self._rows_of(lambda store: store.records_from(prefix, kinds, limit))
        return sorted(rows, key=_by_name)[:limit]

    def languages(self) -> list[str]:
        """The languages, as BCP 47 has them, in which there are names."""
        return sorted({one for store in self._stores for one in store.languages()})

    def names_of(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The folded names of records, contrasts' short names left out."""
        found: dict[str, set[str]] = {}
        for store, some in self._owners(ids, additions=True):
            for record_id, keys in store.names_of(some).items():
                found.setdefault(record_id, set()).update(keys)
        return found

    def written_names(self, kinds: Sequence[str], key: str | None = None) -> list[tuple[Any, ...]]:
        """The names of the records of some kinds, as ``Store.written_names`` gives them."""
        return [
            row
            for place, store in enumerate(self._stores)
            for row in self.seen(kinds, place, store.written_names([*kinds, Addition.kind], key))
        ]

    def partings(self) -> list[Partings]:
        """How texts may part the names of each layer; none where those of one are very many."""
        every = [store.partings() for store in self._stores]
        return [*chain(*every)] if all(every) else []

    def beginnings(self) -> list[Sieve | Set[str]]:
        """With which keys a text may begin the names of each layer, or bear them; of very many, nearly."""
        return [keys for store in self._stores for keys in store.beginnings()]

    def seen(
        self, kinds: Sequence[str], place: int, rows: list[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """Rows of names in the layer at a place, without those of records that others hide.

        Names that it adds to a record of another layer are that record's.
        """
        hidden = self._hidden(place, {row[3] for row in rows})
        titles = self.titles({row[3] for row in rows if row[4] == Addition.kind})
        found: list[tuple[Any, ...]] = []
        for row in rows:
            if row[4] != Addition.kind:
                found += [row] if row[3] not in hidden else []
            elif row[3] in titles and titles[row[3]].kind in kinds:
                title = titles[row[3]]
                found.append((*row[:4], title.kind, title.name, title.type, *row[7:]))
        return found

    def keys_from(self, key: str, limit: int) -> list[str]:
        """Folded keys of names in order, from one on."""
        every = {one for store in self._stores for one in store.keys_from(key, limit)}
        return sorted(every)[:limit]

    def records(self, ids: Iterable[str]) -> list[Record]:
        """The records with these ids, in their order, with what higher layers add to them."""
        wanted = list(ids)
        found: dict[str, Record] = {}
        for store, some in self._owners(wanted):
            for record in store.records(some):
                found[record.id] = record.replace(pack=store.pack)
        for store in reversed(self._stores[:-1]):
            for addition in store.additions(wanted):
                if addition.id in found:
                    found[addition.id] = _joined(found[addition.id], addition, store.pack)
        missing = [one for one in wanted if one not in found]
        if missing:
            return self._base.records(missing)
        return [found[record_id] for record_id in wanted]

    def topics_of(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The topics of records, by record id."""
        return {
            one: topics
            for store, some in self._owners(ids)
            for one, topics in store.topics_of(some).items()
        }

    def links_of(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """What records, or higher layers' additions to them, refer to, as (id, id)."""
        owners = self._owners(ids, additions=True)
        return [link for store, some in owners for link in store.links_of(some)]

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The sources with these ids, by id; what is cited cannot be hidden."""
        wanted = set(ids)
        found: dict[str, Source] = {}
        for store in self._stores:
            for source_id, source in store.sources(wanted - found.keys()).items():
                found[source_id] = source.replace(pack=store.pack)
        return found

    def titles(self, ids: Iterable[str]) -> dict[str, Row]:
        """The records with these ids as listings show them, by id; none for an id that is none."""
        wanted = dict.fromkeys(ids)
        found: dict[str, Row] = {}
        for store in self._stores:
            for record_id, row in store.titles(wanted).items():
                if row.kind != Addition.kind:
                    found[record_id] = row.replace(pack=store.pack)
            gone = store.shadows(wanted) | found.keys()
            wanted = {one: None for one in wanted if one not in gone}
        return found

    def origin(self, record_id: str) -> tuple[str, int]:
        """The file and line where a record was written."""
        store, _ = next(self._owners([record_id]), (self._base, None))
        return store.origin(record_id)

    def additions(self, ids: Iterable[str]) -> list[Record]:
        """What packs add to some records, lowest precedence first."""
        wanted = list(ids)
        return [one for store in reversed(self._stores) for one in store.additions(wanted)]

    def many_links_to(self, record_id: str) -> int:
        """How many links lead to a record, where a layer has over ``MANY_LINKS``; 0 else."""
        counts = [store.many_links_to(record_id) for store in self._stores]
        if not any(counts):
            return 0
        return sum(
            count or len(store.links_to(record_id))
            for count, store in zip(counts, self._stores, strict=True)
        )

    def links_to(self, record_id: str, most: int = MANY_LINKS) -> list[tuple[str, Row]]:
        """What refers to a record, as (field, row), by kind, date and name.

        Of very many by one field the first ``most`` of each layer, all below 0.
        """
        found: dict[tuple[str, str], Row] = {}
        for place, store in enumerate(self._stores):
            links = store.links_to(record_id, most)
            for field, row in zip(
                [field for field, _ in links],
                self._shown(place, [row for _, row in links]),
                strict=True,
            ):
                if row is not None:
                    found.setdefault((field, row.id), row)
        return sorted(
            [(field, row) for (field, _), row in found.items()],
            key=lambda link: (link[1].kind, link[1].first, fold(link[1].name)),
        )

    def links_from(self, record_id: str) -> list[tuple[str, Row]]:
        """What a record refers to, as (field, row), by field and name."""
        links = dict.fromkeys(
            link
            for store, some in self._owners([record_id], additions=True)
            for link in store.targets_of(some[0])
        )
        titles = self.titles([target for _, target in links])
        return sorted(
            [(field, titles[target]) for field, target in links if target in titles],
            key=lambda link: (link[0], fold(link[1].name)),
        )

    def rows(
        self,
        kinds: Sequence[str],
        *,
        ids: Iterable[str] = (),
        by_date: bool = False,
        most: int = -1,
        **narrowed: Unpack[Narrowed],
    ) -> list[Row]:
        """Listing rows of some kinds, narrowed, by name or by date.

        Words may stand, and links lead, in what a pack adds to a record.
        """
        wanted = list(ids)
        rows = self._rows_of(
            lambda store: store.rows(kinds, ids=wanted, by_date=by_date, most=most, **narrowed)
        )
        found = {row.id: row for row in (*rows, *self._added(kinds, most, narrowed))}
        if wanted:
            found = {one: row for one, row in found.items() if one in wanted}
        return sorted(found.values(), key=_by_date if by_date else _by_name)

    def ids(self, kind: str, **narrowed: Unpack[Narrowed]) -> Iterator[str]:
        """The ids of the records of a kind, narrowed as ``rows`` are, in the order of the ids."""
        previous = ""
        for one in merge(
            *(
                self._seen(place, store.ids(kind, **narrowed))
                for place, store in enumerate(self._stores)
            ),
            sorted({row.id for row in self._added([kind], -1, narrowed)}),
        ):
            if one != previous:
                yield one
            previous = one

    def _added(self, kinds: Sequence[str], most: int, narrowed: Narrowed) -> Iterator[Row]:
        """Records of some kinds that have the words or links asked for in what a pack adds to them.

        They are narrowed by all else that is asked.
        """
        words, linked_to = narrowed.get("words", ""), narrowed.get("linked_to", "")
        rest: Narrowed = {**narrowed, "words": "", "linked_to": ""}
        if not (words or linked_to):
            return
        for store in self._stores[:-1]:
            if Addition.kind not in store.counts():
                continue
            rows = store.rows([Addition.kind], most=most, words=words, linked_to=linked_to)
            ids = iter([row.id for row in rows])
            while batch := list(islice(ids, BATCH)):
                yield from self.rows(kinds, ids=batch, **rest)

    def aliases(self, kinds: Sequence[str]) -> dict[str, list[Hit]]:
        """The other names of the records of some kinds, by record id."""
        found: dict[str, list[Hit]] = {}
        every = self._hits_of(
            lambda store: [*chain(*store.aliases([*kinds, Addition.kind]).values())]
        )
        for hit in sorted(every, key=lambda hit: hit.text):
            if hit.kind in kinds:
                found.setdefault(hit.id, []).append(hit)
        return found

    def contrasts_of(self, record_id: str) -> list[str]:
        """The ids of the contrasts in which a record is a subject."""
        found = [store.contrasts_of(record_id) for store in self._stores]
        rows = (
            row
            for place, ids in enumerate(found)
            for row in self._shown(place, list(self._stores[place].titles(ids).values()))
        )
        return sorted({row.id for row in rows if row is not None})

    def held_posts(self) -> list[str]:
        """The ids of the posts and bodies of which a holder is known, by name."""
        ids = dict.fromkeys(one for store in self._stores for one in store.held_posts())
        return [row.id for row in sorted(self.titles(ids).values(), key=_by_name)]

    def types(self, kind: str) -> list[str]:
        """The types that records of a kind have."""
        return sorted({one for store in self._stores for one in store.types(kind)})

    def shown(self, layer: Store, rows: Sequence[Row]) -> list[Row | None]:
        """Rows that a layer found as all layers show them: an addition as the record it joins."""
        return self._shown(self._stores.index(layer), rows)

    def _owners(
        self, ids: Iterable[str], *, additions: bool = False
    ) -> Iterator[tuple[Store, list[str]]]:
        """Each layer with those of some ids whose record it holds, or to which it adds."""
        wanted = dict.fromkeys(ids)
        for store in self._stores:
            kinds = {one: row.kind for one, row in store.titles(wanted).items()}
            if additions:
                own = list(kinds)
            else:
                own = [one for one, kind in kinds.items() if kind != Addition.kind]
            if own:
                yield store, own
            gone = store.shadows(wanted) | {one for one in own if kinds[one] != Addition.kind}
            wanted = {one: None for one in wanted if one not in gone}

    def _hidden(self, place: int, ids: Iterable[str]) -> set[str]:
        """Which of some ids of a layer a higher one overrides or hides."""
        asked = list(ids)
        return {one for store in self._stores[:place] for one in store.shadows(asked)}

    def _seen(self, place: int, ids: Iterator[str]) -> Iterator[str]:
        """Those of the ids of a layer that no higher one overrides or hides."""
        while batch := list(islice(ids, BATCH)):
            hidden = self._hidden(place, batch)
            yield from (one for one in batch if one not in hidden)

    def _shown(self, place: int, rows: Sequence[Row]) -> list[Row | None]:
        store = self._stores[place]
        hidden = self._hidden(place, [row.id for row in rows])
        titles = self.titles([row.id for row in rows if row.kind == Addition.kind])
        return [
            titles.get(row.id)
            if row.kind == Addition.kind
            else None
            if row.id in hidden
            else row.replace(pack=store.pack)
            for row in rows
        ]

    def _rows_of(self, ask: Callable[[Store], list[Row]]) -> list[Row]:
        found: dict[str, Row] = {}
        for place, store in enumerate(self._stores):
            for row in self._shown(place, ask(store)):
                if row is not None:
                    found.setdefault(row.id, row)
        return list(found.values())

    def _hits_of(self, ask: Callable[[Store], list[Hit]]) -> list[Hit]:
        found: list[Hit] = []
        for place, store in enumerate(self._stores):
            hits = ask(store)
            hidden = self._hidden(place, [hit.id for hit in hits])
            titles = self.titles([hit.id for hit in hits if hit.kind == Addition.kind])
            for hit in hits:
                if hit.kind != Addition.kind:
                    found += [hit] if hit.id not in hidden else []
                elif hit.id in titles:
                    target = titles[hit.id]
                    found.append(hit.replace(kind=target.kind, name=target.name, pack=store.pack))
        return found


def _joined(record: Record, addition: Record, pack: str) -> Record:
    """A record with what a pack adds to it, each part marked with the pack."""
    changes = {}
    for field in JOINED:
        added = tuple(
            [
                part if field == "cites" else part.replace(pack=pack)
                for part in getattr(addition, field, ())
            ]
        )
        if added:
            changes[field] = getattr(record, field, ()) + added
    return record.replace(**changes)


def _by_name(row: Row) -> tuple[str, str]:
    return fold(row.name), row.id


def _by_date(row: Row) -> tuple[str, str, str]:
    return row.first, row.last, fold(row.name)
