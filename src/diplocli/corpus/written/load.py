"""A whole corpus as its authors wrote it: the manifest and every record with its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...errors import DataError
from .findings import Finding, finding_of
from .manifest import Manifest, read_manifest
from .records import Placed, record_of
from .schema import FOLDERS
from .tables import Table, files, shown_as, tables


@dataclass(frozen=True)
class Authored:
    """What a folder holds: well-formed records, and findings for the rest."""

    folder: Path
    manifest: Manifest
    placed: tuple[Placed, ...]
    findings: tuple[Finding, ...]
    malformed: frozenset[str] = frozenset()  # ids of records whose form is wrong

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Records by id; of two with one id the first."""
        return {item.record.id: item for item in reversed(self.placed)}


def read_corpus(folder: Path) -> Authored:
    """Read every file of a corpus folder. A file that is not TOML becomes a finding.

    Raises DataError when the folder or its corpus.toml cannot be read.
    """
    manifest, findings = read_manifest(folder)
    placed: list[Placed] = []
    malformed: set[str] = set()
    for path in files(folder):
        shown = shown_as(path.relative_to(folder))
        try:
            found = list(tables(path, shown))
        except DataError as error:
            findings.append(finding_of(error, shown))
            continue
        for table in found:
            record, faults = record_of(table)
            findings += faults or _misplaced(table)
            if record is not None:
                placed.append(Placed(record, table))
            else:
                malformed.add(str(table.data.get("id")))
    return Authored(folder, manifest, tuple(placed), tuple(findings), frozenset(malformed))


def _misplaced(table: Table) -> list[Finding]:
    folder = table.path.partition("/")[0] if "/" in table.path else ""
    if folder in FOLDERS.values() and folder != FOLDERS[table.kind]:
        message = f"a {table.kind} belongs in {FOLDERS[table.kind]}/, not in {folder}/"
        return [Finding("E111", table.path, table.line, message)]
    return []
