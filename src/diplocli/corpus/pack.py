"""Packs: records of a user's own that stand above the corpus, in one file or a folder of files.

A pack is gone through record by record, whatever its size, and refused whole when anything in it
is an error. What makes a record complete (a summary, cites, a review day) a pack may leave out.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TextIO

from ..errors import DataError
from ..model import Addition
from .check import LENIENT, OF_ONE, Remark
from .compile import Filling, new_index
from .findings import Findings
from .links import Fault, faulty_links
from .load import Authored
from .manifest import Heading, Manifest, PackManifest, pack_file, pack_head, read_pack_manifest
from .read import Finding, Placed, Table, chunks, finding_of, record_of, tables, tables_of
from .schema import PACK_KINDS, WANTED, WRITTEN
from .store import Store

__all__ = ["PackManifest", "check_pack", "compile_pack", "join_pack", "read_pack_manifest"]

Progress = Callable[[int, int, int], None]
BATCH = 1000
_OF_ADDITIONS = ("E402", "W302")
_WANTED = {
    kind: tuple(name for name in WANTED if name in described.known)
    for kind, described in PACK_KINDS.items()
}


class _Refused(Exception):
    """A pack has errors; its index is not kept."""


def _unseen(done: int, total: int, records: int) -> None:
    """Show no progress."""


def compile_pack(
    path: Path, place: Path, below: Store, progress: Progress = _unseen
) -> list[Finding]:
    """Write the index of a pack to ``place``, whole, or not at all when a finding is an error.

    ``below`` is what the pack stands on. ``progress`` is told again and again how much is done and
    how much there is, in bytes of the pack gone through twice (read, then indexed), and how many
    records have been read. Of findings of one code the first are given and the number of the rest.
    Raises DataError when there is no such pack, OSError when the index cannot be written.
    """
    compilation = _Compilation(path, below, progress)
    try:
        with new_index(place) as connection:
            compilation.run(connection, keep=True)
            if compilation.findings.errors:
                raise _Refused
    except _Refused:
        pass
    return compilation.findings.all()


def check_pack(path: Path, below: Store, progress: Progress = _unseen) -> list[Finding]:
    """What is wrong with a pack, as ``compile_pack`` tells it; no index is kept."""
    compilation = _Compilation(path, below, progress)
    with closing(sqlite3.connect("")) as connection:
        compilation.run(connection, keep=False)
    return compilation.findings.all()


def join_pack(path: Path, out: TextIO) -> None:
    """Write a pack as one file: its manifest, then the text of its files, one after another.

    Raises DataError, with the place, when a file cannot be read, is not TOML, lies outside the
    pack's folder, or holds something other than records.
    """
    files, findings = _files(path)
    if findings:
        raise DataError(f"{path}/{findings[0]}")
    for number, (file, _) in enumerate(files):
        for chunk in chunks(file, str(file)):
            strange = chunk.data.keys() - set(WRITTEN) if number else set()
            if strange:
                raise DataError(
                    f"{file}:{chunk.line}: E102 “{min(strange)}” is not a kind of record"
                )
            out.write(
                chunk.text if chunk.text.endswith("\n") or not chunk.text else chunk.text + "\n"
            )


def _files(path: Path) -> tuple[list[tuple[Path, str]], list[Finding]]:
    """The files of a pack with the names by which to show them, the one with the manifest first.

    What is no file or, by a symbolic link, lies outside the pack's folder is a finding.
    """
    first = pack_file(path)
    if not first.is_file():
        raise DataError(
            f"{first}: no such file; a pack is one TOML file or a folder with pack.toml"
        )
    if first == path:
        return [(path, path.name)], []
    inside = path.resolve()
    found, findings = [(first, first.name)], []
    for folder, folders, names in os.walk(path):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*linked, *(one for one in names if one.endswith(".toml"))]):
            file = Path(folder, name)
            shown = file.relative_to(path).as_posix()
            if not file.resolve().is_relative_to(inside):
                message = "leads out of the pack's folder; put the file itself there"
                findings.append(Finding("E113", shown, 1, message))
            elif name in names and not file.is_file():
                findings.append(Finding("E113", shown, 1, "is not a file"))
            elif name in names and file != first:
                found.append((file, shown))
    return [found[0], *sorted(found[1:], key=lambda one: one[1])], findings


class _Compilation:
    """One pack on its way into an index, and what has been found wrong with it."""

    def __init__(self, path: Path, below: Store, progress: Progress) -> None:
        self.findings = Findings()
        self._below = below
        self._progress = progress
        self._files, outside = _files(path)
        self._size = sum(file.stat().st_size for file, _ in self._files)
        self._done = self._records = 0
        self._overrides: set[str] = set()
        for finding in outside:
            self.findings.take(finding)
        try:
            self._manifest, faults = pack_head(path)
        except DataError as error:
            self._manifest, faults = PackManifest(""), [finding_of(error, self._files[0][1])]
        for finding in faults:
            self.findings.take(finding)
        self._known = Manifest("", "", "", self._headings("topic"), self._headings("track"))

    def _headings(self, which: str) -> tuple[Heading, ...]:
        """The topics or tracks that records may name: the pack's own and those of the layers below."""
        own = self._manifest.topics if which == "topic" else self._manifest.tracks
        return (*own, *(Heading(one.id, one.name) for one in self._below.headings(which)))

    def run(self, connection: sqlite3.Connection, *, keep: bool) -> None:
        """Fill an empty database with the pack; without ``keep`` only as far as checks need."""
        index = Filling(connection)
        for batch in self._batches():
            self._check(batch)
            for placed in batch:
                index.add(placed.record, placed.table.path, placed.table.line)
        if self.findings.errors:
            return
        index.together()
        self._point(faulty_links(connection, self._below, self._manifest.hides, self._overrides))
        if keep and not self.findings.errors:
            self._finish(index)

    def _finish(self, index: Filling) -> None:
        manifest = self._manifest
        index.finish(
            {
                "pack": manifest.name,
                "title": manifest.title,
                "edition": manifest.edition,
                "as_of": "",
                "licence": manifest.licence,
                "language": manifest.language,
            },
            {"topic": manifest.topics, "track": manifest.tracks},
            shadows=(*manifest.hides, *self._overrides),
            progress=lambda share: self._tell(self._size + int(share * self._size)),
        )

    def _tell(self, done: int) -> None:
        self._progress(done, 2 * self._size, self._records)

    def _batches(self) -> Iterator[list[Placed]]:
        """The well-formed records, many at a time."""
        batch: list[Placed] = []
        for table in self._tables():
            record, faults = record_of(table, PACK_KINDS)
            for finding in faults:
                self.findings.take(finding)
            if record is not None:
                batch.append(Placed(record, table))
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch

    def _tables(self) -> Iterator[Table]:
        for number, (file, shown) in enumerate(self._files):
            try:
                for chunk in chunks(file, shown):
                    for table in tables_of(chunk, shown, head=number > 0):
                        self._records += 1
                        yield table
                    self._done += chunk.size
                    self._tell(self._done)
            except DataError as error:
                self.findings.take(finding_of(error, shown))

    def _check(self, batch: Sequence[Placed]) -> None:
        """What each record tells by itself, and its id against those of the layers below."""
        additions = [placed for placed in batch if isinstance(placed.record, Addition)]
        records = [placed for placed in batch if not isinstance(placed.record, Addition)]
        today = date.today()
        for some, codes in ((records, OF_ONE), (additions, _OF_ADDITIONS)):
            part = Authored(Path(), self._known, tuple(some), ())
            for code in codes:
                for remark in OF_ONE[code](part, today):
                    self._remark(remark)
        for placed in records:
            wanted = [
                field for field in _WANTED[placed.record.kind] if not getattr(placed.record, field)
            ]
            if wanted:
                self._remark(Remark(placed, "W406", "id", f"has no {' and no '.join(wanted)}"))
        titles = self._below.titles([placed.record.id for placed in batch])
        kinds = {record_id: row.kind for record_id, row in titles.items()}
        for placed in records:
            self._stand(placed, kinds.get(placed.record.id, ""))
        for placed in additions:
            self._join(placed, kinds.get(placed.record.id, ""))

    def _stand(self, placed: Placed, below: str) -> None:
        """Whether a record may have its id; ``below`` is the kind of the one below that has it."""
        overrides = placed.table.data.get("overrides", False)
        if overrides:
            self._overrides.add(placed.record.id)
        if below and not overrides:
            message = "a layer below has that id; take another, or write overrides = true"
            self._remark(Remark(placed, "E210", "id", message))
        elif overrides and not below:
            self._remark(Remark(placed, "E211", "overrides", "no layer below has that id"))
        elif overrides and below != placed.record.kind:
            message = f"stands in the place of a record of another kind, {below}"
            self._remark(Remark(placed, "E211", "overrides", message))

    def _join(self, placed: Placed, below: str) -> None:
        """Whether there is what an addition adds to, and whether it can have what is added."""
        if not below:
            message = "no layer below has a record of that id"
            self._remark(Remark(placed, "E212", "to", message))
        for field, kind in (("readings", "term"), ("positions", "issue")):
            if below and below != kind and getattr(placed.record, field):
                message = f"{field} can be added to a kind of record only: {kind}, not {below}"
                self._remark(Remark(placed, "E212", field, message))

    def _remark(self, remark: Remark) -> None:
        code = LENIENT.get(remark.code, remark.code)
        if self.findings.wants(code):
            self.findings.add(remark._replace(code=code).finding())

    def _point(self, faults: Iterator[Fault]) -> None:
        """Report faults of which only the record's line is known with the line of the field."""
        found: dict[tuple[str, int], list[Fault]] = {}
        for fault in faults:
            if self.findings.wants(fault.code):
                found.setdefault((fault.path, fault.line), []).append(fault)
        paths = {path for path, _ in found}
        for file, shown in self._files:
            for table in tables(file, shown) if shown in paths else ():
                for fault in found.get((shown, table.line), ()):
                    line = table.line_of(fault.field)
                    self.findings.add(Finding(fault.code, shown, line, fault.message))
