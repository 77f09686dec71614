"""What a stretch of a pack holds, told by itself, so that several can be gone through at once."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..model import Addition
from .check import OF_ONE
from .cut import Stretch, chunk_of
from .findings import Findings
from .lines import tables_by_line
from .load import Authored
from .manifest import Manifest
from .records import Placed, record_of
from .rows import Rows
from .rules.codes import LENIENT
from .rules.rule import Remark
from .schema import PACK_KINDS, WANTED
from .tables import tables_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

MOST_WORKERS = 4
WORTH_IT = 8 * 2**20
AHEAD = 4
_OF_ADDITIONS = ("E402", "W302")
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


Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    items: Iterable[Item], make: Callable[[Item], Result], workers: Executor | None
) -> Iterator[tuple[Item, Result]]:
    """What is made of items, in their order; with ``workers`` of a few at a time."""
    if workers is None:
        for item in items:
            yield item, make(item)
        return
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    for item in items:
        waiting.append((item, workers.submit(make, item)))
        if len(waiting) > AHEAD:
            first, future = waiting.popleft()
            yield first, future.result()
    for item, future in waiting:
        yield item, future.result()


@contextmanager
def workers(size: int) -> Iterator[Executor | None]:
    """Processes that help with a pack of so many bytes; none where that is not worth it."""
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else 1
    if size < WORTH_IT or cores < 2:
        yield None
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        min(cores, MOST_WORKERS), context, initializer=_leave_interrupts
    ) as executor:
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)


@contextmanager
def uncollected() -> Iterator[None]:
    """A time in which the collector of circles does not look through what is soon let go."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _leave_interrupts() -> None:
    """Let the process that asked for help answer Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
