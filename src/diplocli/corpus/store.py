"""Index to records. The only module that speaks SQL to a finished index."""

from __future__ import annotations

import os
import sqlite3

from ..errors import IndexDamaged
from ..folding import key_of
from ..folding import words as fold_words
from ..model import BUNDLED, CLASSES, TYPE_CHECKING, Addition, Record, Source, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypedDict, Unpack

    class Narrowed(TypedDict, total=False):
        """What records can be narrowed by; nothing, or an empty text, leaves it open.

        ``first`` and ``last`` are ``YYYY-MM-DD`` days that a record's own days must touch;
        ``linked_to`` an id that it refers to, ``country`` one that it has as its country;
        ``words`` full text that it must hold, every word.
        """

        topic: str
        type: str
        track: str
        first: str
        last: str
        linked_to: str
        country: str
        words: str


INDEX_VERSION = 19

RANKS = {
    "id": 0,
    "name": 1,
    "acronym": 2,
    "short": 2,
    "spelling": 2,
    "former": 2,
    "translation": 2,
    "symbol": 2,
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


class Named(Value):
    """A record that a key names: its number, the name and how it is its."""

    key: str
    number: int
    text: str
    how: str


class Head(Value):
    """What a record is called: its number and kind, the stems of each name as one text.

    ``sort`` is the kind, but of a state ``state``; ``posts`` are the stems of the names of the
    offices that a person held.
    """

    number: int
    kind: str
    sort: str
    names: tuple[str, ...]
    posts: tuple[str, ...]


class Heading(Value):
    """A topic or track, with the number of records under it."""

    id: str
    name: str
    summary: str
    count: int


LAST = "\U0010ffff"
SCANNED = 1000
EACH_LETTER = 20
MOST_COUNTED = 20_000
MOST_NAMES = 2000
MANY_LINKS = 500
SHORTEST_WORD = 3
CLOSE = SLACK = 2
BEGINNING = 7
MOST_HALVES = 8
_SHORT = 4


def slips(beginning: str) -> set[int]:
    """Checksums of the beginning of a word, and of it with any one or two letters left out.

    Words at most two letters apart, one where they are short, have one in common.
    """
    from zlib import crc32

    fewer = {beginning[:at] + beginning[at + 1 :] for at in range(len(beginning))}
    fewest = {one[:at] + one[at + 1 :] for one in fewer for at in range(len(one))}
    variants = {beginning, *fewer, *(fewest if len(beginning) > _SHORT else ())}
    return {crc32(variant.encode()) for variant in variants}


class Store:
    """A finished index, read only."""

    def __init__(self, connection: sqlite3.Connection, folder: str = "", path: str = "") -> None:
        """``folder`` is where the TOML lies from which the index in the file ``path`` was made."""
        self._db = connection
        self._path = path
        self.folder = folder
        try:
            self.meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            connection.close()
            raise IndexDamaged(f"the index cannot be read: {error}") from None
        if self.meta.get("version") != str(INDEX_VERSION):
            connection.close()
            raise IndexDamaged("the index is of another version")

    @classmethod
    def open(cls, path: str, folder: str = "") -> Store:
        """The index in a file. Raises IndexDamaged when it is missing or no index of this version."""
        quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        if not quoted.isascii():
            held = quoted.encode("utf-8", "surrogateescape")
            quoted = "".join(chr(one) if one < 0x80 else f"%{one:02x}" for one in held)
        try:
            connection = sqlite3.connect(f"file:{quoted}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path}: {error}") from None
        return cls(connection, folder, path)

    def is_whole(self) -> bool:
        """Whether the files are, byte for byte, what was written; reads them from end to end."""
        from .seal import is_whole

        return all(not layer._path or is_whole(layer._path) for layer in self.layers)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

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
        rows = self._all(
            "SELECT id, name, summary, count FROM heading WHERE list = ? ORDER BY place", [which]
        )
        return [Heading(id=row[0], name=row[1], summary=row[2], count=row[3]) for row in rows]

    def tally(self, which: str) -> dict[str, int]:
        """How many records stand under each topic or on each track."""
        return dict(self._all("SELECT id, count FROM tally WHERE list = ?", [which]))

    def redirect(self, old: str) -> str:
        """The id that replaced an id, or nothing."""
        rows = self._all("SELECT name FROM heading WHERE list = 'redirect' AND id = ?", [old])
        return rows[0][0] if rows else ""

    def named(self, key: str) -> list[Hit]:
        """The records to which a folded name leads, best first, one hit a record and way."""
        return self._hits("WHERE name.key = ?", [key])

    def names_from(self, prefix: str, limit: int) -> list[Hit]:
        """Names whose key begins with ``prefix``; of very many some with each following letter."""
        scan = max(limit, SCANNED)
        end = prefix + LAST
        keys = self._all(_KEYS_BETWEEN, [prefix, end, scan + 1])
        if len(keys) <= scan:
            return self._hits("WHERE name.key >= ? AND name.key < ?", [prefix, end], limit)
        found: list[Hit] = []
        start = prefix
        while (first := self._all(_KEYS_BETWEEN, [start, end, 1])) and start < end:
            begun = first[0][0][: len(prefix) + 1]
            found += self._hits(
                "WHERE name.rowid IN (SELECT rowid FROM name WHERE key >= ? AND key < ?"
                f" ORDER BY key LIMIT {EACH_LETTER:d})",
                [begun, begun + LAST if len(begun) > len(prefix) else begun + "\0"],
            )
            start = (
                begun[:-1] + chr(ord(begun[-1]) + 1) if len(begun) > len(prefix) else begun + "\0"
            )
        return sorted(found, key=lambda hit: (RANKS[hit.how], len(hit.text)))[:limit]

    def records_from(self, prefix: str, kinds: Sequence[str], limit: int) -> list[Row]:
        """Records of some kinds whose own folded name begins with ``prefix``, by name."""
        of_kind = (
            f"SELECT * FROM (SELECT {_ROW}, sort FROM record WHERE kind = ? AND sort >= ?"
            " AND sort < ? ORDER BY sort LIMIT ?)"
        )
        rows = self._all(
            " UNION ALL ".join([of_kind for _ in kinds]) + " ORDER BY sort LIMIT ?",
            [*[value for kind in kinds for value in (kind, prefix, prefix + LAST, limit)], limit],
        )
        return [_row(row) for row in rows]

    def languages(self) -> list[str]:
        """The languages, as BCP 47 has them, in which there are names."""
        return self.meta["languages"].split()

    def names_of(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The folded names of records, contrasts' short names left out."""
        found: dict[str, set[str]] = {}
        for record_id, key in self._in(
            "SELECT record.id, name.key FROM record JOIN name ON name.record = record.n"
            " WHERE name.how <> 'contrast' AND record.id IN",
            ids,
        ):
            found.setdefault(record_id, set()).add(key)
        return found

    def written_names(
        self, kinds: Sequence[str], keys: Iterable[str] | None = None
    ) -> list[tuple[str, ...]]:
        """The names of the records of some kinds: text, how, language, id, kind, record's name.

        With ``keys`` only those with one of these folded keys.
        """
        rest = (
            "JOIN record ON record.n = name.record"
            " WHERE name.how NOT IN ('id', 'contrast', 'wrong', 'reference')"
            f" AND record.kind IN ({_marks(kinds)})"
        )
        if keys is None:
            return self._all(f"{_WRITTEN} FROM name {rest}", list(kinds))
        asked = "FROM json_each(?) AS asked CROSS JOIN name ON name.key = asked.value"
        return self._all(f"{_WRITTEN} {asked} {rest}", [_array(keys), *kinds])

    def keys_from(self, keys: Iterable[str]) -> list[tuple[str, bool, str]]:
        """For each key: itself, whether it is that of a name, and the next key that is."""
        return self._all(
            "SELECT value, EXISTS (SELECT 1 FROM name WHERE key = value),"
            " ifnull((SELECT key FROM name WHERE key > value ORDER BY key LIMIT 1), '')"
            " FROM json_each(?)",
            [_array(keys)],
        )

    def record(self, record_id: str) -> Record:
        """The record with an id. Raises IndexDamaged when the index refers to one it lacks."""
        return self.records([record_id])[0]

    def records(self, ids: Iterable[str]) -> list[Record]:
        """The records with these ids, in the order of the ids."""
        wanted = list(ids)
        rows = self._in("SELECT id, kind, body FROM record WHERE id IN", wanted)
        bodies = self._decoded([row[2] for row in rows])
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
        for one, topic in self._all(_TOPICS_OF, [_array(wanted)]):
            found[one].add(topic)
        return {one: frozenset(topics) for one, topics in found.items()}

    def links_of(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """What records refer to, sources too, as (id, id)."""
        return self._all(_LINKS_OF, [_array(ids)])

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """The sources with these ids, by id."""
        rows = self._in("SELECT id, body FROM record WHERE kind = 'source' AND id IN", ids)
        bodies = self._decoded([row[1] for row in rows])
        return {row[0]: Source.from_plain(body) for row, body in zip(rows, bodies, strict=True)}

    def titles(self, ids: Iterable[str]) -> dict[str, Row]:
        """The records with these ids as listings show them, by id; ids that are none are left out."""
        return {
            row[0]: _row(row) for row in self._in(f"SELECT {_ROW} FROM record WHERE id IN", ids)
        }

    def shadows(self, ids: Iterable[str]) -> set[str]:
        """Which of some ids this index hides, or overrides, in the layers below it."""
        return {row[0] for row in self._in("SELECT id FROM shadow WHERE id IN", ids)}

    def additions(self, ids: Iterable[str]) -> list[Record]:
        """What this index adds to records with some of these ids in the layers below it."""
        rows = self._in("SELECT body FROM record WHERE kind = 'addition' AND id IN", ids)
        bodies = self._decoded([row[0] for row in rows])
        return [Addition.from_plain(body) for body in bodies]

    def shadowed(self) -> tuple[list[str], list[str]]:
        """The ids of lower layers that this index overrides, and those that it hides."""
        rows = self._all(
            "SELECT shadow.id, record.n FROM shadow LEFT JOIN record ON record.id = shadow.id"
            " ORDER BY shadow.id",
            [],
        )
        return [row[0] for row in rows if row[1]], [row[0] for row in rows if not row[1]]

    def added_to(self) -> list[str]:
        """The ids of records of lower layers to which this index adds."""
        rows = self._all("SELECT id FROM record WHERE kind = 'addition' ORDER BY id", [])
        return [row[0] for row in rows]

    def ids_by_thousands(self) -> Iterator[list[str]]:
        """The ids of all records that are no additions, a thousand at a time."""
        last = 0
        while rows := self._all(
            "SELECT n, id, kind FROM record WHERE n > ? ORDER BY n LIMIT 1000", [last]
        ):
            last = rows[-1][0]
            yield [row[1] for row in rows if row[2] != "addition"]

    def origin(self, record_id: str) -> tuple[str, int]:
        """The file and line where a record was written."""
        row = self._all("SELECT path, line FROM record WHERE id = ?", [record_id])[0]
        return os.path.join(self.folder, row[0]), row[1]

    def links_to(self, record_id: str, most: int = MANY_LINKS) -> list[tuple[str, Row]]:
        """What refers to a record, as (field, row), by kind, date and name.

        Of very many by one field the first ``most`` in the index, all below 0.
        """
        fields, one = [], ""
        while found := self._all(_NEXT_FIELD, [record_id, one]):
            one = found[0][0]
            fields.append(one)
        if not fields:
            return []
        some = (
            "SELECT * FROM (SELECT relation, source FROM link WHERE target = ? AND relation = ?"
            " ORDER BY source LIMIT ?)"
        )
        rows = self._all(
            f"SELECT led.relation, {_ROW} FROM ({' UNION ALL '.join([some for _ in fields])})"
            " AS led JOIN record ON record.n = led.source"
            " ORDER BY record.kind, record.first, record.sort, record.id, led.relation",
            [value for field in fields for value in (record_id, field, most)],
        )
        return [(row[0], _row(row[1:])) for row in rows]

    def many_links_to(self, record_id: str) -> int:
        """How many links lead to a record, where those are over ``MANY_LINKS``; 0 else."""
        rows = self._all("SELECT count FROM tally WHERE list = 'linked' AND id = ?", [record_id])
        return rows[0][0] if rows else 0

    def links_from(self, record_id: str) -> list[tuple[str, Row]]:
        """What a record refers to, as (field, row), by field and name."""
        rows = self._all(
            f"SELECT link.relation, {_ROW} FROM record AS origin JOIN link ON link.source = origin.n"
            " JOIN record ON record.id = link.target"
            " WHERE origin.id = ? ORDER BY link.relation, record.sort",
            [record_id],
        )
        return [(row[0], _row(row[1:])) for row in rows]

    def targets_of(self, record_id: str) -> list[tuple[str, str]]:
        """What a record refers to, as (field, id)."""
        return self._all(
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
        where, values = _narrowed(kinds, most, narrowed)
        wanted = list(ids)
        if wanted:
            where += f" AND id IN ({_marks(wanted)})"
            values += wanted
        order = "first, last, sort" if by_date else "sort, id"
        rows = self._all(
            f"SELECT {_ROW} FROM record WHERE {where} ORDER BY {order} LIMIT {most:d}", values
        )
        return [_row(row) for row in rows]

    def ids(self, kind: str, **narrowed: Unpack[Narrowed]) -> Iterator[str]:
        """The ids of the records of a kind, narrowed as ``rows`` are, in the order of the ids.

        They are read as they are asked for, however many there are.
        """
        where, values = _narrowed([kind], -1, narrowed)
        try:
            found = self._db.execute(f"SELECT id FROM record WHERE {where} ORDER BY id", values)
            for (record_id,) in found:
                yield record_id
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(f"the index is damaged: {error}") from None

    def aliases(self, kinds: Sequence[str]) -> dict[str, list[Hit]]:
        """The other names of the records of some kinds, by record id."""
        found: dict[str, list[Hit]] = {}
        rows = self._all(
            "SELECT record.id, record.kind, record.name, name.text, name.how, name.lang FROM record"
            f" JOIN name ON name.record = record.n WHERE record.kind IN ({_marks(kinds)})"
            " AND name.how NOT IN ('id', 'name', 'contrast') ORDER BY name.text",
            list(kinds),
        )
        for row in rows:
            found.setdefault(row[0], []).append(_hit(row))
        return found

    def contrasts_of(self, record_id: str) -> list[str]:
        """The ids of the contrasts in which a record is a subject."""
        rows = self._all(
            "SELECT record.id FROM link JOIN record ON record.n = link.source"
            " WHERE link.target = ? AND link.relation = 'subjects.record' ORDER BY record.id",
            [record_id],
        )
        return [row[0] for row in rows]

    def held_posts(self) -> list[str]:
        """The ids of the posts and bodies of which a holder is known, by name."""
        rows = self._all(
            "SELECT DISTINCT record.id, record.sort FROM link JOIN record ON record.n = link.source"
            " WHERE link.relation = 'holders.person' ORDER BY record.sort",
            [],
        )
        return [row[0] for row in rows]

    def types(self, kind: str) -> list[str]:
        """The types that records of a kind have."""
        rows = self._all("SELECT DISTINCT type FROM record WHERE kind = ? ORDER BY type", [kind])
        return [row[0] for row in rows]

    def named_by(self, keys: Sequence[str]) -> list[Named]:
        """The records to which any of these folded names leads, sources apart."""
        rows = self._in(
            "SELECT name.key, name.record, name.text, name.how FROM name"
            " JOIN record ON record.n = name.record WHERE record.kind <> 'source' AND name.key IN",
            keys,
            " ORDER BY name.key, name.rank",
        )
        return [Named(key=row[0], number=row[1], text=row[2], how=row[3]) for row in rows]

    def other_names(self, numbers: Iterable[int], ways: Sequence[str]) -> dict[int, list[str]]:
        """The names that records, by number, bear in some ways, such as ``acronym``."""
        found: dict[int, list[str]] = {}
        for number, text in self._in(
            f"SELECT record, text FROM name WHERE how IN ({_texted(ways)}) AND record IN", numbers
        ):
            found.setdefault(number, []).append(text)
        return found

    def contrasting(self, numbers: Sequence[int]) -> dict[int, set[int]]:
        """Contrasts, by number, and which of some records are their subjects."""
        found: dict[int, set[int]] = {}
        for contrast, subject in self._in(
            "SELECT link.source, record.n FROM record JOIN link ON link.target = record.id"
            " WHERE link.relation = 'subjects.record' AND record.n IN",
            numbers,
        ):
            found.setdefault(contrast, set()).add(subject)
        return found

    def holding(self, expression: str) -> int:
        """How many records a full-text expression matches; of very many an estimate."""
        count, last = self._all(
            "SELECT count(*), max(rowid) FROM (SELECT rowid FROM text WHERE text MATCH ? LIMIT ?)",
            [expression, MOST_COUNTED],
        )[0]
        if count < MOST_COUNTED:
            return int(count)
        (most,) = self._all("SELECT max(n) FROM record", [])[0]
        return int(count * most // last)

    def among(
        self, expression: str, numbers: Sequence[int], *, is_common: bool = False
    ) -> set[int]:
        """Which of some records, by number, a full-text expression matches.

        ``is_common`` tells that it matches so many that it is quicker to ask one by one.
        """
        # The plus keeps SQLite from running the match anew for every number.
        rowid = "rowid" if is_common else "+rowid"
        rows = self._in(
            f"SELECT rowid FROM text WHERE text MATCH ? AND {rowid} IN", numbers, first=[expression]
        )
        return {row[0] for row in rows}

    def search(
        self,
        expression: str,
        kinds: Sequence[str],
        *,
        topic: str = "",
        limit: int = 10,
        among: int = -1,
    ) -> list[tuple[int, float]]:
        """Numbers of records that match a full-text expression, best first, with their scores.

        ``kinds`` and ``topic``, where given, narrow; of very many matches only the first ``among``
        are looked at, if that is given. A hit in a name counts most, then in another name, the
        summary or a person's post, the body; least in the name of a linked record.
        """
        narrow, values = _narrow(kinds, topic)
        rows = self._all(
            "SELECT n, score FROM ("
            f"SELECT rowid AS n, -bm25(text, {_COLUMN_WEIGHTS}) AS score FROM text WHERE text MATCH ?"
            f"{narrow and f' AND EXISTS (SELECT 1 FROM record WHERE n = text.rowid AND {narrow})'}"
            " LIMIT ?) ORDER BY score DESC LIMIT ?",
            [expression, *values, among, limit],
        )
        return [(row[0], row[1]) for row in rows]

    def search_names(
        self, expression: str, kinds: Sequence[str], *, topic: str = "", limit: int = 10
    ) -> list[int]:
        """Numbers of records whose names match a full-text expression, short names first.

        Of very many only some are looked at. ``kinds`` and ``topic``, where given, narrow.
        """
        narrow, values = _narrow(kinds, topic)
        rows = self._all(
            "SELECT record.n FROM"
            " (SELECT rowid AS n FROM called WHERE called MATCH ? LIMIT ?) AS found"
            f" JOIN record ON record.n = found.n {narrow and 'WHERE ' + narrow}"
            " ORDER BY length(record.sort) LIMIT ?",
            [expression, MOST_NAMES, *values, limit],
        )
        return [row[0] for row in rows]

    def heads(self, numbers: Sequence[int], kinds: Sequence[str], *, topic: str = "") -> list[Head]:
        """What records, by number, are called; ``kinds`` and ``topic``, where given, narrow."""
        narrow, values = _narrow(kinds, topic)
        rows = self._in(
            "SELECT record.n, record.kind, record.type, head.names, head.posts FROM record JOIN head ON head.record = record.n"
            f" WHERE {narrow and narrow + ' AND '}record.n IN",
            numbers,
            first=values,
        )
        return [
            Head(
                number=row[0],
                kind=row[1],
                sort="state" if row[2] == "state" else row[1],
                names=tuple(row[3].split("\n")),
                posts=tuple(row[4].split("\n")) if row[4] else (),
            )
            for row in rows
        ]

    def found(self, numbers: Sequence[int]) -> dict[int, tuple[Row, str]]:
        """Records by number, as listings show them, each with its running text for a snippet."""
        rows = self._in(f"SELECT n, body, {_ROW} FROM record WHERE n IN", numbers)
        bodies = self._decoded([row[1] for row in rows])
        return {
            row[0]: (_row(row[2:]), " ".join(_texts(body)))
            for row, body in zip(rows, bodies, strict=True)
        }

    def near_keys(self, words: Iterable[str], limit: int = 400) -> list[str]:
        """Keys of names that may be meant by some folded words, each with a slip or two.

        Those whose words are near all of these, or all but one, or two of which one may be; and
        those that begin as they do.
        """
        asked = [word for word in words if word]
        key = key_of(asked)
        ways = {word: self._ways(word) for word in asked if len(word) >= SHORTEST_WORD}
        for word in sorted(ways, key=len, reverse=True)[:1]:
            ways[word] += self._two_ways(word)
        known = [f"({' OR '.join(way)})" for way in ways.values() if way]
        but_one = [known[:at] + known[at + 1 :] for at in range(len(known))]
        found = dict.fromkeys(self._keys_begun(key, limit))
        for several in ([known], but_one):
            tried = len(found)
            expression = " OR ".join([f"({' AND '.join(one)})" for one in several if one])
            if expression:
                found.update(dict.fromkeys(self._keys_called(expression, key, limit)))
            if len(found) > tried:
                break
        return list(found)

    def _keys_called(self, expression: str, key: str, limit: int) -> list[str]:
        """Keys of about the length of one, of names whose words an expression matches."""
        rows = self._all(
            "SELECT DISTINCT name.key FROM (SELECT rowid FROM called WHERE called MATCH ? LIMIT ?)"
            " AS called JOIN name ON name.record = called.rowid"
            " WHERE length(name.key) BETWEEN ? AND ? LIMIT ?",
            [expression, 10 * limit, len(key) - SLACK, len(key) + SLACK, limit],
        )
        return [row[0] for row in rows]

    def near_words(self, word: str) -> list[str]:
        """Words of names at most about two letters from a folded word, as a name writes them."""
        return [spelled for _, spelled in self._near(word)]

    def _ways(self, word: str) -> list[str]:
        """The words of names that a word may be meant for, as full-text search takes them."""
        from .wording import standard

        return [f'"{standard(text)}"' for text, _ in self._near(word)]

    def _two_ways(self, word: str) -> list[str]:
        """Pairs of words that a word may be where the space between them was mistyped."""
        from .wording import standard

        cuts = range(SHORTEST_WORD, len(word) - SHORTEST_WORD + 1)
        sides = [(word[:at], word[after:]) for at in cuts for after in (at, at + 1)]
        folded = {side: key_of(fold_words(side)) for pair in sides for side in pair}
        rows = self._in("SELECT text FROM word WHERE text IN", set(folded.values()))
        known = {row[0] for row in rows}
        pairs: list[str] = []
        tried: set[str] = set()
        for left, right in sorted(sides, key=lambda pair: -max(map(len, pair))):
            whole = [one for one in (left, right) if folded[one] in known]
            if len(whole) == 2:
                pairs.append(f'("{standard(folded[left])}" AND "{standard(folded[right])}")')
            elif whole and len(tried) < MOST_HALVES:
                other = folded[right if whole[0] == left else left]
                near = self._ways(other) if other not in tried else []
                tried.add(other)
                if near:
                    pairs.append(f'("{standard(folded[whole[0]])}" AND ({" OR ".join(near)}))')
        return pairs

    def _near(self, word: str) -> list[tuple[str, str]]:
        rows = self._in(
            "SELECT text, spelled FROM word WHERE length(text) BETWEEN ? AND ? AND beginning IN"
            " (SELECT beginning FROM slip WHERE variant IN",
            slips(word[:BEGINNING]),
            ")",
            first=[len(word) - CLOSE, len(word) + CLOSE],
        )
        return [(row[0], row[1]) for row in rows]

    def _keys_begun(self, key: str, limit: int) -> list[str]:
        """Keys of about one length that share the first half."""
        begun = key[: len(key) // 2]
        if len(begun) < SHORTEST_WORD:
            return []
        rows = self._all(
            "SELECT DISTINCT key FROM name WHERE key >= ? AND key < ?"
            " AND length(key) BETWEEN ? AND ? LIMIT ?",
            [begun, begun + LAST, len(key) - SLACK, len(key) + SLACK, limit],
        )
        return [row[0] for row in rows]

    def _decoded(self, bodies: Sequence[str]) -> list[dict[str, Any]]:
        """Bodies of records, which are JSON, as values.

        SQLite reads a few in less time than it takes to import ``json``, which reads many faster.
        """
        from .seal import unsealed

        if len(bodies) <= FEW:
            return [self._tree(unsealed(body)) for body in bodies]
        import json

        return [json.loads(unsealed(body)) for body in bodies]

    def _tree(self, body: str) -> dict[str, Any]:
        root: dict[str, Any] = {}
        tables: dict[int, Any] = {}
        for place, parent, key, type, atom in self._all(
            "SELECT id, parent, key, type, atom FROM json_tree(?)", [body]
        ):
            value = _VALUES[type](atom) if type in _VALUES else atom
            if parent is None:
                tables[place] = root
                continue
            if type in ("object", "array"):
                tables[place] = value
            if isinstance(key, str):
                tables[parent][key] = value
            else:
                tables[parent].append(value)
        return root

    def _hits(self, where: str, values: list[Any], limit: int = 10_000) -> list[Hit]:
        rows = self._all(
            "SELECT record.id, record.kind, record.name, name.text, name.how, name.lang"
            f" FROM name JOIN record ON record.n = name.record {where}"
            f" ORDER BY name.rank, length(name.key), record.sort LIMIT {limit:d}",
            values,
        )
        return [_hit(row) for row in rows]

    def _in(
        self, select: str, values: Iterable[Any], tail: str = "", first: Sequence[Any] = ()
    ) -> list[Any]:
        wanted = list(values)
        if not wanted:
            return []
        return self._all(f"{select} ({_marks(wanted)}){tail}", [*first, *wanted])

    def _all(self, sql: str, values: Sequence[Any]) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"the index is damaged: {error}") from None
        except UnicodeEncodeError:
            return []  # What is no Unicode, as bytes of another encoding typed, names nothing.


_FILTERS = {
    "topic": "n IN (SELECT record FROM topic WHERE topic = ? LIMIT {most:d})",
    "type": "type = ?",
    "track": "track = ?",
    "first": "date || end <> '' AND last >= ?",
    "last": "date || end <> '' AND first <= ?",
    "linked_to": "n IN (SELECT source FROM link WHERE target = ?)",
    "country": "n IN (SELECT source FROM link WHERE target = ? AND relation = 'country')",
    "words": "n IN (SELECT rowid FROM text WHERE text MATCH ? LIMIT {most:d})",
}
FEW = 60
_VALUES: dict[str, Callable[[Any], Any]] = {
    "object": lambda _: {},
    "array": lambda _: [],
    "true": bool,
    "false": bool,
}
_COLUMN_WEIGHTS = "10, 8, 6, 3, 4, 1, 0.5"  # name, alias, translation, summary, post, body, linked
_PROSE = ("summary", "definition", "detail", "why", "contested")
_NEXT_FIELD = (
    "SELECT relation FROM link WHERE target = ? AND relation > ? ORDER BY relation LIMIT 1"
)
_KEYS_BETWEEN = "SELECT key FROM name WHERE key >= ? AND key < ? ORDER BY key LIMIT ?"
_ASKED = "FROM json_each(?) AS asked CROSS JOIN record ON record.id = asked.value"
_TOPICS_OF = (
    f"SELECT record.id, tally.id {_ASKED} CROSS JOIN tally WHERE tally.list = 'topic' AND EXISTS"
    " (SELECT 1 FROM topic WHERE topic.topic = tally.id AND topic.record = record.n)"
)
_LINKS_OF = f"SELECT record.id, link.target {_ASKED} JOIN link ON link.source = record.n"
_WRITTEN = "SELECT name.text, name.how, name.lang, record.id, record.kind, record.name"
_ROW = (
    "record.id, record.kind, record.name, record.summary, record.type, record.date, record.end,"
    " record.first, record.last, record.track, record.key"
)


def match(text: str) -> str:
    """A full-text expression that asks for every word of a text, whatever signs stand in it."""
    from .wording import tokens

    return " ".join([f'"{word}"' for word in tokens(text)]) or '""'


def _narrowed(kinds: Sequence[str], most: int, filters: Narrowed) -> tuple[str, list[str]]:
    """What kinds and filters ask of a row of ``record``, and the values they bind.

    Of a topic and of words the first so many at ``most`` are looked at, all below 0.
    """
    # The plus keeps SQLite from going through every record of the kinds instead.
    plus = (
        "+" if any(filters.get(one) for one in ("topic", "linked_to", "country", "words")) else ""
    )
    where, bound = [f"{plus}kind IN ({_marks(kinds)})"], list(kinds)
    for name, clause in _FILTERS.items():
        value = str(filters.get(name, ""))
        if value:
            where.append(clause.format(most=most))
            bound.append(match(value) if name == "words" else value)
    return " AND ".join(where), bound


def _array(keys: Iterable[str]) -> str:
    import json

    return json.dumps(list(keys))


def _narrow(kinds: Sequence[str], topic: str) -> tuple[str, list[str]]:
    """What kinds and a topic ask of a record; of an addition only its record can tell.

    What is found is therefore narrowed again where the layers are read as one.
    """
    # The plus keeps SQLite from going through every record of the kinds.
    clauses = [f"+record.kind IN ({_marks(kinds)})"] if kinds else []
    if topic:
        clauses.append(
            "EXISTS (SELECT 1 FROM topic WHERE topic.topic = ? AND topic.record = record.n)"
        )
    narrowed = f"({' AND '.join(clauses)} OR record.kind = 'addition')" if clauses else ""
    return narrowed, [*kinds, *([topic] if topic else [])]


def _texted(constants: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in constants)


def _texts(plain: dict[str, Any]) -> list[str]:
    """The prose of a record: what it says, not what it is called or refers to."""
    found = [plain[field] for field in _PROSE if field in plain]
    found += plain.get("questions", ())
    for part, field in (("readings", "stresses"), ("positions", "stance")):
        found += [item[field] for item in plain.get(part, ())]
    for aspect in plain.get("aspects", ()):
        found += aspect["cells"].values()
    return found


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _hit(row: Sequence[Any]) -> Hit:
    return Hit(id=row[0], kind=row[1], name=row[2], text=row[3], how=row[4], lang=row[5])


def _row(row: Sequence[Any]) -> Row:
    return Row(
        id=row[0], kind=row[1], name=row[2], summary=row[3], type=row[4], date=row[5], end=row[6],
        first=row[7], last=row[8], track=row[9], key=bool(row[10]),
    )  # fmt: skip
