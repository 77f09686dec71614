"""Full-text search in one index, whose records it knows by their numbers."""

from __future__ import annotations

from ...model import TYPE_CHECKING, Value
from .database import marks
from .store import ROW, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from .database import Index
    from .store import Row

MOST_COUNTED = 20_000
MOST_NAMES = 2000
_COLUMN_WEIGHTS = "10, 8, 6, 3, 4, 1, 0.5"  # name, alias, translation, summary, post, body, linked
_SUCCESSION = ("predecessor", "replaces")
_PROSE = ("summary", "definition", "detail", "why", "contested")


class Named(Value):
    """A record that a key names: its number, the name and how it is its."""

    key: str
    number: int
    text: str
    how: str


class Head(Value):
    """What a record is called: its number and kind, the stems of each name as one text.

    ``sort`` is the kind, but of a state ``state``; ``type`` and ``date`` are the record's;
    ``is_over`` tells that a text is no longer in force; ``posts`` are the stems of the names of the
    offices that a person held.
    """

    number: int
    kind: str
    sort: str
    type: str
    date: str
    is_over: bool
    names: tuple[str, ...]
    posts: tuple[str, ...]


def holding(index: Index, expression: str) -> int:
    """How many records a full-text expression matches; of very many an estimate."""
    count, last = index.select(
        "SELECT count(*), max(rowid) FROM (SELECT rowid FROM text WHERE text MATCH ? LIMIT ?)",
        [expression, MOST_COUNTED],
    )[0]
    if count < MOST_COUNTED:
        return int(count)
    (most,) = index.select("SELECT max(n) FROM record")[0]
    return int(count * most // last)


def among(
    index: Index, expression: str, numbers: Sequence[int], *, is_common: bool = False
) -> set[int]:
    """Which of some records, by number, a full-text expression matches.

    ``is_common`` tells that it matches so many that it is quicker to ask one by one.
    """
    # The plus keeps SQLite from running the match anew for every number.
    rowid = "rowid" if is_common else "+rowid"
    rows = index.select_in(
        f"SELECT rowid FROM text WHERE text MATCH ? AND {rowid} IN", numbers, first=[expression]
    )
    return {row[0] for row in rows}


def of_actors(index: Index, numbers: Sequence[int], actors: Sequence[int]) -> dict[int, set[int]]:
    """Actors, by number, and which of some records have them as their country or maker."""
    marks = ", ".join("?" * len(actors))
    found: dict[int, set[int]] = {}
    # Crossed, because a record has few links, but a great power may be the maker of very many.
    for actor, source in index.select_in(
        "SELECT record.n, link.source FROM link CROSS JOIN record ON record.id = link.target"
        f" WHERE link.relation IN ('country', 'actors') AND record.n IN ({marks})"
        " AND link.source IN",
        numbers,
        first=list(actors),
    ):
        found.setdefault(actor, set()).add(source)
    return found


def search(
    index: Index,
    expression: str,
    kinds: Sequence[str],
    *,
    topic: str = "",
    limit: int = 10,
    most: int = -1,
) -> list[tuple[int, float]]:
    """Numbers of records that match a full-text expression, best first, with their scores.

    ``kinds`` and ``topic``, where given, narrow; of very many matches only the first ``most``
    are looked at, if that is given. A hit in a name counts most, then in another name, the
    summary or a person's post, the body; least in the name of a linked record.
    """
    narrow, values = _narrow(kinds, topic)
    rows = index.select(
        "SELECT n, score FROM ("
        f"SELECT rowid AS n, -bm25(text, {_COLUMN_WEIGHTS}) AS score FROM text WHERE text MATCH ?"
        f"{narrow and f' AND EXISTS (SELECT 1 FROM record WHERE n = text.rowid AND {narrow})'}"
        " LIMIT ?) ORDER BY score DESC LIMIT ?",
        [expression, *values, most, limit],
    )
    return [(row[0], row[1]) for row in rows]


def search_names(
    index: Index, expression: str, kinds: Sequence[str], *, topic: str = "", limit: int = 10
) -> list[int]:
    """Numbers of records whose names match a full-text expression, short names first.

    Of very many only some are looked at. ``kinds`` and ``topic``, where given, narrow.
    """
    narrow, values = _narrow(kinds, topic)
    rows = index.select(
        "SELECT record.n FROM"
        " (SELECT rowid AS n FROM called WHERE called MATCH ? LIMIT ?) AS found"
        f" JOIN record ON record.n = found.n {narrow and 'WHERE ' + narrow}"
        " ORDER BY length(record.sort) LIMIT ?",
        [expression, MOST_NAMES, *values, limit],
    )
    return [row[0] for row in rows]


def heads(
    index: Index, numbers: Sequence[int], kinds: Sequence[str], *, topic: str = ""
) -> list[Head]:
    """What records, by number, are called; ``kinds`` and ``topic``, where given, narrow."""
    narrow, values = _narrow(kinds, topic)
    rows = index.select_in(
        "SELECT record.n, record.kind, record.type, record.date, record.end, head.names, head.posts"
        " FROM record JOIN head ON head.record = record.n"
        f" WHERE {narrow and narrow + ' AND '}record.n IN",
        numbers,
        first=values,
    )
    return [
        Head(
            number=row[0],
            kind=row[1],
            sort="state" if row[2] == "state" else row[1],
            type=row[2],
            date=row[3],
            is_over=bool(row[4]) and row[1] == "instrument",
            names=tuple(row[5].split("\n")),
            posts=tuple(row[6].split("\n")) if row[6] else (),
        )
        for row in rows
    ]


def found(index: Index, numbers: Sequence[int]) -> dict[int, tuple[Row, str]]:
    """Records by number, as listings show them, each with its running text for a snippet."""
    return {number: told[:2] for number, told in found_by_name(index, numbers).items()}


def found_by_name(
    index: Index, numbers: Sequence[int]
) -> dict[int, tuple[Row, str, tuple[str, ...]]]:
    """Records as ``found`` gives them, each with its other names too."""
    rows = index.select_in(f"SELECT n, body, {ROW} FROM record WHERE n IN", numbers)
    bodies = index.decoded([row[1] for row in rows])
    return {
        row[0]: (row_of(row[2:]), " ".join(dict.fromkeys(_texts(body))), _others(body))
        for row, body in zip(rows, bodies, strict=True)
    }


def named_by(index: Index, keys: Sequence[str]) -> list[Named]:
    """The records to which any of these folded names leads, sources apart."""
    rows = index.select_in(
        "SELECT name.key, name.record, name.text, name.how FROM name"
        " JOIN record ON record.n = name.record WHERE record.kind <> 'source' AND name.key IN",
        keys,
        " ORDER BY name.key, name.rank",
    )
    return [Named(key=row[0], number=row[1], text=row[2], how=row[3]) for row in rows]


def other_names(index: Index, numbers: Iterable[int], ways: Sequence[str]) -> dict[int, list[str]]:
    """The names that records, by number, bear in some ways, such as ``acronym``."""
    found: dict[int, list[str]] = {}
    for number, text in index.select_in(
        f"SELECT record, text FROM name WHERE how IN ({_texted(ways)}) AND record IN", numbers
    ):
        found.setdefault(number, []).append(text)
    return found


def contrasting(index: Index, numbers: Sequence[int]) -> dict[int, set[int]]:
    """Contrasts, by number, and which of some records are their subjects."""
    return _pointing(index, numbers, ("subjects.record",))


def succeeding(index: Index, numbers: Sequence[int]) -> dict[int, set[int]]:
    """Records, by number, that took the place of some records, and of which of them."""
    return _pointing(index, numbers, _SUCCESSION)


def preceding(index: Index, numbers: Sequence[int]) -> dict[int, set[int]]:
    """Records, by number, of which some records took the place, and which of them."""
    found: dict[int, set[int]] = {}
    for source, target in index.select_in(
        "SELECT link.source, record.n FROM link JOIN record ON record.id = link.target"
        f" WHERE link.relation IN ({_texted(_SUCCESSION)}) AND link.source IN",
        numbers,
    ):
        found.setdefault(target, set()).add(source)
    return found


def _pointing(
    index: Index, numbers: Sequence[int], relations: Sequence[str]
) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for source, target in index.select_in(
        "SELECT link.source, record.n FROM record JOIN link ON link.target = record.id"
        f" WHERE link.relation IN ({_texted(relations)}) AND record.n IN",
        numbers,
    ):
        found.setdefault(source, set()).add(target)
    return found


def _narrow(kinds: Sequence[str], topic: str) -> tuple[str, list[str]]:
    """What kinds and a topic ask of a record; of an addition only its record can tell.

    What is found is therefore narrowed again where the layers are read as one.
    """
    # The plus keeps SQLite from going through every record of the kinds.
    clauses = [f"+record.kind IN ({marks(kinds)})"] if kinds else []
    if topic:
        clauses.append(
            "EXISTS (SELECT 1 FROM topic WHERE topic.topic = ? AND topic.record = record.n)"
        )
    narrowed = f"({' AND '.join(clauses)} OR record.kind = 'addition')" if clauses else ""
    return narrowed, [*kinds, *([topic] if topic else [])]


def _texted(constants: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in constants)


def _others(plain: dict[str, Any]) -> tuple[str, ...]:
    """The other names of a record, those in another language after that language."""
    named = [(alias.get("lang", ""), alias["text"]) for alias in plain.get("aliases", ())]
    return tuple([f"{lang} {text}".lstrip() for lang, text in named])


def _texts(plain: dict[str, Any]) -> list[str]:
    """The prose of a record: what it says, not what it is called or refers to."""
    found = [plain[field] for field in _PROSE if field in plain]
    found += plain.get("questions", ())
    for part, field in (("readings", "stresses"), ("positions", "stance")):
        found += [item[field] for item in plain.get(part, ())]
    for aspect in plain.get("aspects", ()):
        found += aspect["cells"].values()
    return found
