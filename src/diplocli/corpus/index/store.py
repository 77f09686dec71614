"""Index to records: what is asked of one by id, name, kind or link."""

from __future__ import annotations

import os

from ...errors import IndexDamaged
from ...model import BUNDLED, CLASSES, TYPE_CHECKING, Addition, Record, Source, Value
from .database import Index, array, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set
    from typing import Any, Unpack

    from .narrowing import Narrowed
    from .partings import Partings
    from .sieve import Sieve

RANKS = {
    "id": 0,
    "name": 1,
    "acronym": 2,
    "short": 2,
    "spelling": 2,
    "former": 2,
    "synonym": 2,
    "translation": 2,
    "symbol": 2,
    "see": 3,
    "contrast": 3,
    "wrong": 4,
    "reference": 5,
}


class Title(Value):
    """A record's id, kind and name: enough to point to it."""

    id: str
    kind: str
    name: str


class Row(Title):
    """A record as listings show it; ``first`` and ``last`` are the days its dates span."""

    summary: str
    type: str
    date: str
    end: str
    first: str
    last: str
    track: str
    key: bool
    pack: str = BUNDLED


class Hit(Title):
    """A name that was found: its text, how it names the record and in which language.

    ``pack`` is the pack that added the name to a record not its own.
    """

    text: str
    how: str
    lang: str
    pack: str = ""


class Heading(Value):
    """A topic or track, with the number of records under it."""

    id: str
    name: str
    summary: str
    count: int


LAST = "\U0010ffff"
SCANNED = 500
EACH_LETTER = 20
MANY_LINKS = 500


class Store(Index):
    """What an index tells of its records, by their ids."""

    @property
    def pack(self) -> str:
        """The name of the pack of which this is the index; ``BUNDLED`` for the corpus."""
        return self.meta["pack"]

    @property
    def layers(self) -> tuple[Store, ...]:
        """The indexes that are read as one, highest precedence first."""
        return (self,)

    @property
    def edition(self) -> str:
        """The edition of the corpus."""
        return self.meta["edition"]

    @property
    def as_of(self) -> str:
        """The day of which the corpus tells the state."""
        return self.meta["as_of"]

    def shown(self, layer: Store, rows: Sequence[Row]) -> list[Row | None]:
        """Rows that one of the layers found, as all of them show them; None for a hidden one."""
        return list(rows)

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing there are."""
        prefix = "count "
        return {
            key[len(prefix) :]: int(value)
            for key, value in self.meta.items()
            if key.startswith(prefix)
        }

    def headings(self, which: str) -> list[Heading]:
        """The topics or the tracks (``which`` is ``topic`` or ``track``) in the corpus's order."""
        rows = self.select(
            "SELECT id, name, summary, count FROM heading WHERE list = ? ORDER BY place", [which]
        )
        return [Heading(id=row[0], name=row[1], summary=row[2], count=row[3]) for row in rows]

    def tally(self, which: str) -> dict[str, int]:
        """How many records stand under each topic or on each track."""
        return dict(self.select("SELECT id, count FROM tally WHERE list = ?", [which]))

    def redirect(self, old: str) -> str:
        """The id that replaced an id, or nothing."""
        rows = self.select("SELECT name FROM heading WHERE list = 'redirect' AND id = ?", [old])
        return rows[0][0] if rows else ""

    def named(self, key: str) -> list[Hit]:
        """The records to which a folded name leads, best first, one hit a record and way."""
        return self._hits("WHERE name.key = ?", [key])

    def names_from(self, prefix: str, limit: int) -> list[Hit]:
        """Names whose key begins with ``prefix``; of very many some with each following letter."""
        scan = max(limit, SCANNED)
        end = prefix + LAST
        ((number,),) = self.select(_NUMBER_BETWEEN, [prefix, end, scan + 1])
        if number <= scan:
            return self._hits("WHERE name.key >= ? AND name.key < ?", [prefix, end], limit)
        found: list[Hit] = []
        start, length = prefix, len(prefix) + 1
        while rows := self.select(_NAMES_BETWEEN, [start, end, EACH_LETTER]):
            begun = rows[0][-1][:length]
            found += [_hit(row) for row in rows if row[-1][:length] == begun]
            start = begun[:-1] + chr(ord(begun[-1]) + 1) if len(begun) == length else begun + "\0"
        return sorted(found, key=lambda hit: (RANKS[hit.how], len(hit.text)))[:limit]

    def records_from(self, prefix: str, kinds: Sequence[str], limit: int) -> list[Row]:
        """Records of some kinds whose own folded name begins with ``prefix``, by name."""
        of_kind = (
            f"SELECT * FROM (SELECT {ROW}, sort FROM record WHERE kind = ? AND sort >= ?"
            " AND sort < ? ORDER BY sort LIMIT ?)"
        )
        rows = self.select(
            " UNION ALL ".join([of_kind for _ in kinds]) + " ORDER BY sort LIMIT ?",
            [*[value for kind in kinds for value in (kind, prefix, prefix + LAST, limit)], limit],
        )
        return [row_of(row) for row in rows]

    def languages(self) -> list[str]:
        """The languages, as BCP 47 has them, in which there are names."""
        return self.meta["languages"].split()

    def names_of(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The folded names of records, contrasts' short names left out."""
        found: dict[str, set[str]] = {}
        for record_id, key in self.select_in(
            "SELECT record.id, name.key FROM record JOIN name ON name.record = record.n"
            " WHERE name.how <> 'contrast' AND record.id IN",
            ids,
        ):
            found.setdefault(record_id, set()).add(key)
        return found

    def written_names(self, kinds: Sequence[str], key: str | None = None) -> list[tuple[Any, ...]]:
        """The names of the records of some kinds: text, how, language, id, kind, record's name and type,
        and whether most texts mean something else by them.

        With ``key`` only those that fold to it.
        """
        rows = self.select(NAME) if key is None else self.select(f"{NAME} AND name.key = ?", [key])
        return [row for row in rows if row[4] in kinds]

    def keys_from(self, key: str, limit: int) -> list[str]:
        """Folded keys of names in order, from one on."""
        rows = self.select(
            "SELECT DISTINCT key FROM name WHERE key >= ? ORDER BY key LIMIT ?", [key, limit]
        )
        return [key for (key,) in rows]

    def partings(self) -> list[Partings]:
        """How texts may part the names of each layer; none where they are so many that they are better
        asked for one by one.
        """
        columns = self.select("SELECT what, held FROM parting")
        if not columns:
            return []
        from .partings import Partings

        return [Partings.read(columns)]

    def beginnings(self) -> list[Sieve | Set[str]]:
        """With which keys a text may begin the names of each layer, or bear them; of very many, nearly."""
        from .sieve import Sieve

        if sieves := self.select("SELECT bits FROM sieve"):
            return [Sieve(bits) for (bits,) in sieves]
        return [one.names.keys() | one.beginnings for one in self.partings()]

    def seen(
        self, kinds: Sequence[str], place: int, rows: list[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """Rows of names in the layer at a place, as ``written_names`` gives them, as all layers show them."""
        return rows

    def record(self, record_id: str) -> Record:
        """The record with an id. Raises IndexDamaged when the index refers to one it lacks."""
        return self.records([record_id])[0]

    def records(self, ids: Iterable[str]) -> list[Record]:
        """The records with these ids, in the order of the ids."""
        wanted = list(ids)
        rows = self.select_in("SELECT id, kind, body FROM record WHERE id IN", wanted)
        bodies = self.decoded([row[2] for row in rows])
        found = {
            row[0]: CLASSES[row[1]].from_plain(body) for row, body in zip(rows, bodies, strict=True)
        }
        if len(found) < len(set(wanted)):
            raise IndexDamaged(f"the index lacks {', '.join(sorted(set(wanted) - found.keys()))}")
        return [found[record_id] for record_id in wanted]

    def topics_of(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The topics of records, by record id."""
        wanted = list(ids)
        found: dict[str, set[str]] = {one: set() for one in wanted}
        for one, topic in self.select(_TOPICS_OF, [array(wanted)]):
            found[one].add(topic)
        return {one: frozenset(topics) for one, topics in found.items()}

    def links_of(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """What records refer to, sources too, as (id, id)."""
        return self.select(_LINKS_OF, [array(ids)])

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The sources with these ids, by id."""
        rows = self.select_in("SELECT id, body FROM record WHERE kind = 'source' AND id IN", ids)
        bodies = self.decoded([row[1] for row in rows])
        return {row[0]: Source.from_plain(body) for row, body in zip(rows, bodies, strict=True)}

    def titles(self, ids: Iterable[str]) -> dict[str, Row]:
        """The records with these ids as listings show them, by id; none for an id that is none."""
        return {
            row[0]: row_of(row)
            for row in self.select_in(f"SELECT {ROW} FROM record WHERE id IN", ids)
        }

    def shadows(self, ids: Iterable[str]) -> set[str]:
        """Which of some ids this index hides, or overrides, in the layers below it."""
        return {row[0] for row in self.select_in("SELECT id FROM shadow WHERE id IN", ids)}

    def additions(self, ids: Iterable[str]) -> list[Record]:
        """What this index adds to records with some of these ids in the layers below it."""
        rows = self.select_in("SELECT body FROM record WHERE kind = 'addition' AND id IN", ids)
        bodies = self.decoded([row[0] for row in rows])
        return [Addition.from_plain(body) for body in bodies]

    def shadowed(self) -> tuple[list[str], list[str]]:
        """The ids of lower layers that this index overrides, and those that it hides."""
        rows = self.select(
            "SELECT shadow.id, record.n FROM shadow LEFT JOIN record ON record.id = shadow.id"
            " ORDER BY shadow.id"
        )
        return [row[0] for row in rows if row[1]], [row[0] for row in rows if not row[1]]

    def added_to(self) -> list[str]:
        """The ids of records of lower layers to which this index adds."""
        rows = self.select("SELECT id FROM record WHERE kind = 'addition' ORDER BY id")
        return [row[0] for row in rows]

    def ids_by_thousands(self) -> Iterator[list[str]]:
        """The ids of all records that are no additions, a thousand at a time."""
        last = 0
        while rows := self.select(
            "SELECT n, id, kind FROM record WHERE n > ? ORDER BY n LIMIT 1000", [last]
        ):
            last = rows[-1][0]
            yield [row[1] for row in rows if row[2] != "addition"]

    def origin(self, record_id: str) -> tuple[str, int]:
        """The file and line where a record was written."""
        row = self.select("SELECT path, line FROM record WHERE id = ?", [record_id])[0]
        return os.path.join(self.folder, row[0]), row[1]

    def links_to(self, record_id: str, most: int = MANY_LINKS) -> list[tuple[str, Row]]:
        """What refers to a record, as (field, row), by kind, date and name.

        Of very many by one field the first ``most`` in the index, all below 0.
        """
        fields, one = [], ""
        while found := self.select(_NEXT_FIELD, [record_id, one]):
            one = found[0][0]
            fields.append(one)
        if not fields:
            return []
        some = (
            "SELECT * FROM (SELECT relation, source FROM link WHERE target = ? AND relation = ?"
            " ORDER BY source LIMIT ?)"
        )
        rows = self.select(
            f"SELECT led.relation, {ROW} FROM ({' UNION ALL '.join([some for _ in fields])})"
            " AS led JOIN record ON record.n = led.source"
            " ORDER BY record.kind, record.first, record.sort, record.id, led.relation",
            [value for field in fields for value in (record_id, field, most)],
        )
        return [(row[0], row_of(row[1:])) for row in rows]

    def many_links_to(self, record_id: str) -> int:
        """How many links lead to a record, where those are over ``MANY_LINKS``; 0 else."""
        rows = self.select("SELECT count FROM tally WHERE list = 'linked' AND id = ?", [record_id])
        return rows[0][0] if rows else 0

    def links_from(self, record_id: str) -> list[tuple[str, Row]]:
        """What a record refers to, as (field, row), by field and name."""
        rows = self.select(
            f"SELECT link.relation, {ROW} FROM record AS origin JOIN link ON link.source = origin.n"
            " JOIN record ON record.id = link.target"
            " WHERE origin.id = ? ORDER BY link.relation, record.sort",
            [record_id],
        )
        return [(row[0], row_of(row[1:])) for row in rows]

    def targets_of(self, record_id: str) -> list[tuple[str, str]]:
        """What a record refers to, as (field, id)."""
        return self.select(
            "SELECT link.relation, link.target FROM record JOIN link ON link.source = record.n"
            " WHERE record.id = ?",
            [record_id],
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
        """Listing rows of some kinds, narrowed, by name or by date, or any so many at ``most``."""
        from .narrowing import clause

        where, values = clause(kinds, most, narrowed)
        wanted = list(ids)
        if wanted:
            where += f" AND id IN ({marks(wanted)})"
            values += wanted
        order = "first, last, sort" if by_date else "sort, id"
        rows = self.select(
            f"SELECT {ROW} FROM record WHERE {where} ORDER BY {order} LIMIT {most:d}", values
        )
        return [row_of(row) for row in rows]

    def ids(self, kind: str, **narrowed: Unpack[Narrowed]) -> Iterator[str]:
        """The ids of the records of a kind, narrowed as ``rows`` are, in the order of the ids.

        They are read as they are asked for, however many there are.
        """
        from .narrowing import clause

        where, values = clause([kind], -1, narrowed)
        for row in self.each(f"SELECT id FROM record WHERE {where} ORDER BY id", values):
            yield row[0]

    def aliases(self, kinds: Sequence[str]) -> dict[str, list[Hit]]:
        """The other names of the records of some kinds, by record id."""
        found: dict[str, list[Hit]] = {}
        rows = self.select(
            "SELECT record.id, record.kind, record.name, name.text, name.how, name.lang FROM record"
            f" JOIN name ON name.record = record.n WHERE record.kind IN ({marks(kinds)})"
            " AND name.how NOT IN ('id', 'name', 'contrast') ORDER BY name.text",
            list(kinds),
        )
        for row in rows:
            found.setdefault(row[0], []).append(_hit(row))
        return found

    def contrasts_of(self, record_id: str) -> list[str]:
        """The ids of the contrasts in which a record is a subject."""
        rows = self.select(
            "SELECT record.id FROM link JOIN record ON record.n = link.source"
            " WHERE link.target = ? AND link.relation = 'subjects.record' ORDER BY record.id",
            [record_id],
        )
        return [row[0] for row in rows]

    def held_posts(self) -> list[str]:
        """The ids of the posts and bodies of which a holder is known, by name."""
        rows = self.select(
            "SELECT DISTINCT record.id, record.sort FROM link JOIN record ON record.n = link.source"
            " WHERE link.relation = 'holders.person' ORDER BY record.sort"
        )
        return [row[0] for row in rows]

    def types(self, kind: str) -> list[str]:
        """The types that records of a kind have."""
        rows = self.select("SELECT DISTINCT type FROM record WHERE kind = ? ORDER BY type", [kind])
        return [row[0] for row in rows]

    def _hits(self, where: str, values: list[Any], limit: int = 10_000) -> list[Hit]:
        rows = self.select(
            f"{_HIT} FROM name JOIN record ON record.n = name.record {where}"
            f" ORDER BY name.rank, length(name.key), record.sort LIMIT {limit:d}",
            values,
        )
        return [_hit(row) for row in rows]


_NEXT_FIELD = (
    "SELECT relation FROM link WHERE target = ? AND relation > ? ORDER BY relation LIMIT 1"
)
_NUMBER_BETWEEN = (
    "SELECT count(*) FROM (SELECT 1 FROM name WHERE key >= ? AND key < ? ORDER BY key LIMIT ?)"
)
_HIT = "SELECT record.id, record.kind, record.name, name.text, name.how, name.lang"
_NAMES_BETWEEN = (
    f"{_HIT}, name.key FROM name JOIN record ON record.n = name.record"
    " WHERE name.key >= ? AND name.key < ? ORDER BY name.key, name.rank LIMIT ?"
)
_ASKED = "FROM json_each(?) AS asked CROSS JOIN record ON record.id = asked.value"
_TOPICS_OF = (
    f"SELECT record.id, tally.id {_ASKED} CROSS JOIN tally WHERE tally.list = 'topic' AND EXISTS"
    " (SELECT 1 FROM topic WHERE topic.topic = tally.id AND topic.record = record.n)"
)
_LINKS_OF = f"SELECT record.id, link.target {_ASKED} JOIN link ON link.source = record.n"
# By these a record is found, but they are no names of it.
NOT_NAMES = ("contrast", "wrong", "reference")
# “NOT IN” would have its list put in order for every question.
# Names of these sorts no text bears.
NOT_WRITTEN = ("id", "contrast", "wrong", "reference")
NAME = (
    "SELECT name.text, name.how, name.lang, record.id, record.kind, record.name, record.type,"
    f" name.elsewhere FROM name JOIN record ON record.n = name.record WHERE name.how NOT IN {NOT_WRITTEN}"
)
ROW = (
    "record.id, record.kind, record.name, record.summary, record.type, record.date, record.end,"
    " record.first, record.last, record.track, record.key"
)


def _hit(row: Sequence[Any]) -> Hit:
    return Hit(id=row[0], kind=row[1], name=row[2], text=row[3], how=row[4], lang=row[5])


def row_of(row: Sequence[Any]) -> Row:
    """The row that a query for the columns ``ROW`` gave."""
    return Row(
        id=row[0], kind=row[1], name=row[2], summary=row[3], type=row[4], date=row[5], end=row[6],
        first=row[7], last=row[8], track=row[9], key=bool(row[10]),
    )  # fmt: skip
