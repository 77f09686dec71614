"""What a stretch of a pack holds, told by itself, so that several can be gone through at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Addition
from ..workers import workers, worthwhile
from .index.rows import Rows
from .written.check import OF_ONE
from .written.cut import Stretch, chunk_of
from .written.findings import Findings
from .written.lines import tables_by_line
from .written.load import Authored
from .written.manifest import Manifest
from .written.records import Placed, record_of
from .written.rules.codes import LENIENT
from .written.rules.rule import Remark
from .written.schema import PACK_KINDS, WANTED
from .written.tables import tables_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

WORTH_IT = 8 * 2**20
_OF_ADDITIONS = ("E402", "W107", "W302")
_WANTED = {
    kind: tuple(name for name in WANTED if name in described.known)
    for kind, described in PACK_KINDS.items()
}


class Prepared:
    """The rows of a stretch of a pack and what is wrong with its records, each by itself.

    ``overrides`` are the ids of records that stand in the place of others; ``adds`` tells by id
    what kinds of parts are added to other records.
    """

    def __init__(self) -> None:
        self.rows = Rows()
        self.findings = Findings()
        self.overrides: set[str] = set()
        self.adds: dict[str, tuple[str, ...]] = {}


def prepare(stretch: Stretch, known: Manifest, is_manifest: bool) -> Prepared:
    """Go through a stretch; ``known`` has all topics and tracks.

    ``is_manifest`` tells that the file has a manifest at its head, which is left out.
    Raises DataError, with the place, when it is not TOML by itself.
    """
    prepared, number = Prepared(), stretch.first
    records: list[Placed] = []
    additions: list[Placed] = []
    for table in tables_by_line(stretch) or tables_of(
        chunk_of(stretch), stretch.shown, head=not is_manifest
    ):
        record, faults = record_of(table, PACK_KINDS)
        for fault in faults:
            prepared.findings.take(fault)
        if record is None:
            continue
        prepared.rows.add(number, record, table.path, table.line)
        number += 1
        if isinstance(record, Addition):
            additions.append(Placed(record, table))
            parts = [part for part in ("readings", "positions") if part in record.__dict__]
            prepared.adds[record.id] = tuple(parts)
        else:
            records.append(Placed(record, table))
            if table.data.get("overrides"):
                prepared.overrides.add(record.id)
    for some, codes in ((records, tuple(OF_ONE)), (additions, _OF_ADDITIONS)):
        _check(some, codes, known, prepared.findings)
    return prepared


def _check(placed: list[Placed], codes: Iterable[str], known: Manifest, findings: Findings) -> None:
    today = date.today()
    by_kind: dict[str, list[Placed]] = {}
    for one in placed:
        by_kind.setdefault(one.record.kind, []).append(one)
    for kind, some in by_kind.items():
        part = Authored(Path(), known, tuple(some), ())
        for code in codes:
            rule = OF_ONE[code]
            if not rule.kinds or kind in rule.kinds:
                for remark in rule.check(part, today):
                    _take(remark, findings)
        for one in some if kind != Addition.kind else ():
            lacks = [field for field in _WANTED[kind] if not getattr(one.record, field)]
            if lacks:
                _take(Remark(one, "W406", "id", f"has no {' and no '.join(lacks)}"), findings)


def _take(remark: Remark, findings: Findings) -> None:
    code = LENIENT.get(remark.code, remark.code)
    if findings.wants(code):
        findings.add(remark._replace(code=code).finding())


def helpers(size: int) -> AbstractContextManager[Executor | None]:
    """Processes that help with a pack of so many bytes; none where that is not worth it."""
    number = worthwhile()
    return nullcontext() if size < WORTH_IT or number < 2 else workers(number)
