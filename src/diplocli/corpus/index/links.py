"""Whether what the records of a pack refer to is there, once all of them are in the index.

By SQL over the tables of an index in the making, because neither the records nor their links need
fit into memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..written.schema import PACK_KINDS, Field
from .hierarchy import cycles
from .rows import plain
from .store import Store

HIERARCHIES = ("broader", "part_of", "parent")
BATCH = 500
MOST = 101
_LINKS = """
SELECT {what} FROM led JOIN record AS source ON source.n = led.source
LEFT JOIN outside ON outside.id = led.target
"""
_WAYS = _LINKS.format(
    what="DISTINCT source.kind, relation, ifnull(led.kind, outside.kind), source.id = target"
)
_LED_SO = _LINKS.format(what="source.path, source.line, source.id, target") + (
    " WHERE source.kind = ? AND relation = ? AND ifnull(led.kind, outside.kind) IS ?"
    " AND (source.id = target) = ? LIMIT ?"
)


class Fault(NamedTuple):
    """A fault of a field of the record that stands on a line of a file."""

    code: str
    path: str
    line: int
    field: str
    message: str


def faulty_links(
    connection: sqlite3.Connection, below: Store, hides: Sequence[str], overrides: set[str]
) -> Iterator[Fault]:
    """What is wrong with the identity and the links of a pack's records."""
    yield from _twice(connection)
    _look_below(connection, below, set(hides))
    yield from _hidden_in_vain(below, hides)
    yield from _astray(connection)
    for relation in HIERARCHIES:
        yield from _circles(connection, below, relation, overrides)


def _twice(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Records whose id another has."""
    for (record_id,) in connection.execute(
        "SELECT id FROM record GROUP BY id HAVING count(*) > 1 LIMIT ?", [MOST]
    ).fetchall():
        taken, *others = connection.execute(
            "SELECT kind, path, line FROM record WHERE id = ? ORDER BY n", [record_id]
        )
        for kind, path, line in others:
            message = f"{kind} “{record_id}”: the id is taken at {taken[1]}:{taken[2]}"
            yield Fault("E201", path, line, "id", message)


def _look_below(connection: sqlite3.Connection, below: Store, hides: set[str]) -> None:
    """Set down the kind and name of every record of a layer below that is referred to."""
    wanted = connection.execute("SELECT DISTINCT target FROM led WHERE n IS NULL")
    while rows := wanted.fetchmany(BATCH):
        titles = below.titles([row[0] for row in rows if row[0] not in hides])
        connection.executemany(
            "INSERT INTO outside VALUES (?, ?, ?)",
            [(one, row.kind, plain(row.name)) for one, row in titles.items()],
        )


def _hidden_in_vain(below: Store, hides: Sequence[str]) -> Iterator[Fault]:
    known = below.titles(hides)
    for one in hides:
        if one not in known:
            yield Fault("W207", "", 1, "hides", f"hides “{one}”, which no layer below has")


def _astray(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Links to nothing, to a record of a kind that the field does not take, to the record itself.

    All links are gone through once, to learn in which ways they lead.
    """
    allowed = {
        (kind, relation): field.targets
        for kind, described in PACK_KINDS.items()
        for relation, field in _relations(described, "")
    }
    for kind, relation, found, is_own in connection.execute(_WAYS).fetchall():
        takes = allowed[kind, relation]
        for path, line, record_id, target in (
            connection.execute(_LED_SO, [kind, relation, found, is_own, MOST])
            if is_own or found not in takes
            else ()
        ):
            names = f"{kind} “{record_id}”: {relation} names"
            if found is None:
                message = (
                    f"{names} “{target}”, which does not exist; write that record or mend the id"
                )
                yield Fault("E202", path, line, relation, message)
            elif found not in takes:
                kinds = " or ".join(takes)
                message = f"{names} “{target}”, of the kind {found}; it takes only {kinds}"
                yield Fault("E203", path, line, relation, message)
            if is_own:
                yield Fault("E209", path, line, relation, f"{names} the record itself")


def _relations(described: Field, place: str) -> Iterator[tuple[str, Field]]:
    for field in described.linking:
        if field.fields:
            yield from _relations(field, f"{place}{field.name}.")
        else:
            yield place + field.name, field


def _circles(
    connection: sqlite3.Connection, below: Store, relation: str, overrides: set[str]
) -> Iterator[Fault]:
    """Records that are, by way of others, broader than or part of themselves."""
    edges = connection.execute(
        "SELECT source, n FROM led WHERE relation = ? AND n IS NOT NULL", [relation]
    )
    (nodes,) = connection.execute("SELECT ifnull(max(n), 0) FROM record").fetchone()
    above = _ways_back(connection, below, relation, nodes) if overrides else []
    for circle in cycles((*edges, *above) if above else edges, nodes + len(above)):
        own = [n for n in circle if n <= nodes]
        kind, record_id, path, line = connection.execute(
            "SELECT kind, id, path, line FROM record WHERE n = ?", [min(own)]
        ).fetchone()
        message = f"{kind} “{record_id}”: {relation} leads back to the record itself"
        if len(circle) > 1:
            message += f", over {len(circle) - 1} other{'s' * (len(circle) > 2)}"
        yield Fault("E207", path, line, relation, message)


def _ways_back(
    connection: sqlite3.Connection, below: Store, relation: str, nodes: int
) -> list[tuple[int, int]]:
    """Links of layers below that lead from what the pack refers to up to what it overrides.

    Records of layers below are numbered on from ``nodes``.
    """
    numbers: dict[str, int] = {}
    edges: list[tuple[int, int]] = []

    def number(record_id: str) -> int:
        row = connection.execute(
            "SELECT n FROM record WHERE id = ? AND kind <> 'addition'", [record_id]
        ).fetchone()
        return row[0] if row else numbers.setdefault(record_id, nodes + 1 + len(numbers))

    rest = []
    for source, target in connection.execute(
        "SELECT source, target FROM link JOIN outside ON outside.id = target WHERE relation = ?",
        [relation],
    ).fetchall():
        edges.append((source, number(target)))
        rest.append(target)
    seen: set[str] = set()
    while rest:
        one = rest.pop()
        if one in seen:
            continue
        seen.add(one)
        for field, target in below.targets_of(one):
            if field == relation:
                edges.append((number(one), number(target)))
                if number(target) > nodes:
                    rest.append(target)
    return edges
