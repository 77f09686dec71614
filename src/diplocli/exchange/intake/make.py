"""Entries to a pack: every one an id of its own, links that follow, and a count of what stays.

What is read is first put by in a temporary file, with its ids, because a link may lead ahead; it
is written when all ids are given out. What stays in memory is hashes and links, not the entries.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import nullcontext

from ...corpus.written.format import record_text
from ...corpus.written.manifest import is_pack_name
from ...corpus.written.records import record_of
from ...corpus.written.schema import SCHEMA
from ...corpus.written.tables import Table
from ...errors import DataError, UsageError
from ...files import whole
from ...model import BUNDLED, KINDS, TYPE_CHECKING, Value
from . import Given, contents
from .entry import Left, Tally
from .fields import Fields
from .pack import Pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import IO, Any

    from ...corpus.index.store import Store
    from . import Contents

LONGEST_NAME = 60
_TOLD_EVERY = 500


class Carried(Value):
    """What an import did or would do.

    ``records`` counts by kind, ``names`` the other names by sort or language, ``parts`` the
    definitions, links and cites; ``left`` is what could not be carried over.
    """

    path: str
    format: str
    pack: str
    language: str
    entries: int
    records: Mapping[str, int]
    names: Mapping[str, int]
    parts: Mapping[str, int]
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()


def import_pack(
    given: Given,
    name: str,
    store: Store,
    output: Path | None,
    *,
    format: str = "",
    progress: Callable[[int, int, int], None] = lambda done, total, records: None,
) -> Carried:
    """Write what a file holds as a pack called ``name``; nothing when ``output`` is None.

    ``store`` is what the pack will stand on: links to its records stay. ``progress`` is told now
    and then how far it is: done, of how many, and how many records that is. Raises UsageError,
    MissingExtra, and DataError with the place of what is wrong; then nothing has been written.
    """
    if not is_pack_name(name) or len(name) > LONGEST_NAME:
        raise UsageError(
            f"--name: “{name[:60]}” cannot name a pack: use a-z, 0-9 and single hyphens, and not"
            f" “{BUNDLED}”"
        )
    intake, found = contents(given, format)
    pack, tally = Pack(name, store), Tally()
    with tempfile.TemporaryFile("w+", encoding="ascii", newline="\n") as spool:
        for entry in found.entries(tally):
            pack.take(entry, spool)
            if pack.taken % _TOLD_EVERY == 0:
                progress(0, 1, pack.taken)
        if not pack.taken:
            raise DataError(f"{given.path}: holds no entries that can be read as {intake.id}")
        _refuse_cycles(pack, spool)
        with whole(output) if output else nullcontext() as file:
            for text in _texts(pack, found, spool, tally, progress):
                if file:
                    file.write(text.encode())
    return Carried(
        path=given.path,
        format=intake.id,
        pack=name,
        language=found.language,
        entries=pack.entries,
        records={kind: pack.records[kind] for kind in KINDS if kind in pack.records},
        names=dict(sorted(pack.names.items(), key=lambda item: (-item[1], item[0]))),
        parts=pack.parts,
        left=tally.left(),
        notes=found.notes,
    )


class _Taken(Value):
    """An entry that has its id."""

    id: str
    kind: str
    place: str
    data: dict[str, Any]


def _texts(
    pack: Pack,
    found: Contents,
    spool: IO[str],
    tally: Tally,
    progress: Callable[[int, int, int], None],
) -> Iterator[str]:
    """The pack as TOML: its head, then entry by entry."""
    yield pack.manifest(found)
    for done, taken in enumerate(_taken(spool), start=1):
        yield _written(pack, taken, tally)
        if done % _TOLD_EVERY == 0:
            progress(done, pack.taken, done)


def _taken(spool: IO[str]) -> Iterator[_Taken]:
    spool.seek(0)
    for line in spool:
        yield _Taken(**json.loads(line))


def _written(pack: Pack, taken: _Taken, tally: Tally) -> str:
    """An entry as TOML, or nothing where it cannot stand.

    Raises DataError with the entry's place when something is wrong with it.
    """
    kind, place = taken.kind, taken.place
    fields = Fields(pack, taken.id, place, tally)
    made = fields.made({"id": taken.id, **taken.data}, SCHEMA[kind], kind)
    if made is None or not fields.stands(kind, made):
        tally.leave(f"records of the kind {kind} that need what is not there", place)
        return ""
    path, _, line = place.rpartition(":")
    where = (path, int(line)) if line.isdigit() else (place, 1)
    _, findings = record_of(Table(kind, made, *where, ""))
    if findings:
        raise DataError(f"{place}: {findings[0].message}; nothing has been imported")
    pack.count(kind, made)
    return record_text(kind, made) + "\n"


def _refuse_cycles(pack: Pack, spool: IO[str]) -> None:
    """Raise DataError, with one place, when records are by way of others above themselves."""
    step = _on_a_cycle(pack.upward, pack.own_target)
    if step is None:
        return
    for taken in _taken(spool):
        if hash(taken.id) == step:
            raise DataError(
                f"{taken.place}: “{taken.data.get('name', taken.id)}” is, by way of others, above"
                " itself (broader, parent or part_of); nothing has been imported"
            )


def _on_a_cycle(upward: Mapping[int, tuple[str, ...]], target: Callable[[str], int]) -> int | None:
    done: set[int] = set()
    for start in upward:
        path = {start: iter(upward[start])} if start not in done else {}
        while path:
            node, above = next(reversed(path.items()))
            key = next(above, None)
            if key is None:
                del path[node]
                done.add(node)
                continue
            step = target(key)
            if step in path:
                return step
            if step in upward and step not in done:
                path[step] = iter(upward[step])
    return None
