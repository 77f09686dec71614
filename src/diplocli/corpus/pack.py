"""Packs: records of a user's own that stand above the corpus, in one file or a folder of files.

A pack is gone through record by record, whatever its size, and refused whole when anything in it
is an error. What makes a record complete (a summary, cites, a review day) a pack may leave out.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import DataError
from ..model import Addition
from ..workers import in_order, uncollected
from .index.compile import Filling, new_index
from .index.links import Fault, faulty_links
from .index.store import Store
from .stretch import Prepared, helpers, prepare
from .written.cut import PIECE, Stretch, chunk_of, made_of, stretches, text_of, whole
from .written.findings import Finding, Findings, finding_of
from .written.manifest import (
    Heading,
    Manifest,
    PackManifest,
    pack_file,
    pack_head,
    read_pack_manifest,
)
from .written.schema import WRITTEN
from .written.tables import shown_as, tables

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["PackManifest", "check_pack", "compile_pack", "join_pack", "read_pack_manifest"]

Progress = Callable[[int, int, int], None]


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


def join_pack(path: Path, out: BinaryIO) -> None:
    """Write a pack as one file: its manifest, then the text of its files, one after another.

    A pack of one file is copied as it is. Of a folder this raises DataError, with the place, when
    a file cannot be read, is not UTF-8, lies outside the pack's folder, or has something other
    than records at its head.
    """
    files, findings = _files(path)
    if findings:
        raise DataError(f"{path}/{findings[0]}")
    if len(files) == 1:
        with files[0][0].open("rb") as file_itself:
            shutil.copyfileobj(file_itself, out, PIECE)
        return
    for number, (file, _) in enumerate(files):
        for stretch in stretches(file, str(file)):
            if number and stretch.line == 1:
                strange = chunk_of(stretch).data.keys() - set(WRITTEN)
                if strange:
                    raise DataError(f"{file}:1: E102 “{min(strange)}” is not a kind of record")
            text = text_of(stretch)
            out.write((text if text.endswith("\n") or not text else text + "\n").encode())


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
        return [(path, shown_as(Path(path.name)))], []
    inside = path.resolve()
    found, findings = [(first, first.name)], []
    for folder, folders, names in os.walk(path):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*linked, *(one for one in names if one.endswith(".toml"))]):
            file = Path(folder, name)
            shown = shown_as(file.relative_to(path))
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
        self._number = 1
        self._overrides: set[str] = set()
        self._faults: list[Fault] = []
        for finding in outside:
            self.findings.take(finding)
        try:
            self._manifest, faults = pack_head(path)
        except DataError as error:
            self._manifest, faults = PackManifest(""), [finding_of(error, self._files[0][1])]
        for finding in faults:
            self.findings.take(finding)

    def run(self, connection: sqlite3.Connection, *, keep: bool) -> None:
        """Fill an empty database with the pack; without ``keep`` only as far as checks need."""
        index = Filling(connection)
        with uncollected(), helpers(self._size) as executor:
            for prepared in self._prepared(executor):
                self._place(prepared)
                index.insert(prepared.rows)
        if not self.findings.errors:
            index.together()
            self._faults += faulty_links(
                connection, self._below, self._manifest.hides, self._overrides
            )
        self._point()
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

    def _prepared(self, executor: Executor | None) -> Iterator[Prepared]:
        """The stretches of all files, gone through, in order. A file is left where it is faulty."""
        known = Manifest("", "", "", self._headings("topic"), self._headings("track"))
        for place, (file, shown) in enumerate(self._files):
            make = partial(prepare, known=known, is_manifest=not place)
            attempt = partial(made_of, make=make)
            try:
                for stretch, prepared in whole(
                    in_order(self._numbered(file, shown), attempt, executor), make
                ):
                    self._done += len(stretch.held)
                    self._records += len(prepared.rows)
                    yield prepared
                    self._tell(self._done)
            except DataError as error:
                self.findings.take(finding_of(error, shown))

    def _numbered(self, file: Path, shown: str) -> Iterator[Stretch]:
        """The stretches of a file, each with the number that its first record is to have."""
        for stretch in stretches(file, shown):
            yield stretch._replace(first=self._number)
            self._number += stretch.heads or len(stretch.held)

    def _headings(self, which: str) -> tuple[Heading, ...]:
        """The topics or tracks that records may name: the pack's own and those of the layers below."""
        own = self._manifest.topics if which == "topic" else self._manifest.tracks
        return (*own, *(Heading(one.id, one.name) for one in self._below.headings(which)))

    def _place(self, prepared: Prepared) -> None:
        """Whether records may have their ids, and additions have something to add to."""
        self.findings.merge(prepared.findings)
        self._overrides |= prepared.overrides
        rows = prepared.rows.tables["record"]
        below = self._below.titles([row[1] for row in rows])
        for row in rows:
            record_id, kind = row[1], row[2]
            there = below[record_id].kind if record_id in below else ""
            if kind == Addition.kind:
                found = _wrong_addition(there, prepared.adds[record_id])
            elif record_id in prepared.overrides:
                found = _wrong_override(kind, there)
            elif there:
                message = "a layer below has that id; take another, or write overrides = true"
                found = "E210", "id", message
            else:
                continue
            if found:
                code, field, message = found
                path, line = row[13], row[14]
                self._faults.append(
                    Fault(code, path, line, field, f"{kind} “{record_id}”: {message}")
                )

    def _point(self) -> None:
        """Report faults of which the record's line is known with the line of the field."""
        found: dict[tuple[str, int], list[Fault]] = {}
        for fault in self._faults:
            if not self.findings.wants(fault.code):
                continue
            if fault.path:
                found.setdefault((fault.path, fault.line), []).append(fault)
            else:
                self.findings.add(Finding(fault.code, self._files[0][1], 1, fault.message))
        paths = {path for path, _ in found}
        for file, shown in self._files:
            for table in tables(file, shown) if shown in paths else ():
                for fault in found.get((shown, table.line), ()):
                    line = table.line_of(fault.field)
                    self.findings.add(Finding(fault.code, shown, line, fault.message))


Wrong = tuple[str, str, str]


def _wrong_override(kind: str, below: str) -> Wrong | None:
    """What is wrong with overriding a record, by the kind of the one below that has the id."""
    if not below:
        return "E211", "overrides", "no layer below has that id"
    if below != kind:
        return "E211", "overrides", f"stands in the place of a record of another kind, {below}"
    return None


def _wrong_addition(below: str, adds: Sequence[str]) -> Wrong | None:
    """What is wrong with adding parts to a record, by the kind of the one below that has the id."""
    if not below:
        return "E212", "to", "no layer below has a record of that id"
    for field, kind in (("readings", "term"), ("positions", "issue")):
        if field in adds and below != kind:
            return "E212", field, f"{field} can be added to one kind of record: {kind}, not {below}"
    return None
