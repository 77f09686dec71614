"""A bar on standard error for what takes long: how far, how fast, how long yet."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from time import monotonic

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    Advance = Callable[[int, int, int], None]

PATIENCE, STEP = 1.0, 0.1  # seconds until the bar is shown, and between two changes of it


@contextmanager
def progress(stream: TextIO | None, what: str) -> Iterator[Advance]:
    """Something to call with (done, total, records so far) while the work goes on.

    A total of 0 is one that nobody knows. Draws nothing where no person sees the stream or the
    work is soon done; the bar goes when the work ends.
    """
    if stream is None or not stream.isatty():
        yield lambda done, total, records: None
        return
    with ExitStack() as shown:
        began = monotonic()
        drawn = began + PATIENCE - STEP
        draw: Advance | None = None

        def advance(done: int, total: int, records: int) -> None:
            nonlocal drawn, draw
            now = monotonic()
            if now - drawn >= STEP:
                drawn = now
                draw = draw or shown.enter_context(_bar(stream, what, began))
                draw(done, total, records)

        yield advance


@contextmanager
def _bar(stream: TextIO, what: str, began: float) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[reached]}", markup=False),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(what, total=None, reached="", rate="")

        def draw(done: int, total: int, records: int) -> None:
            reached = f"{100 * done / total:3.0f} %" if total else f"{records:,} records"
            rate = f"{records / (monotonic() - began):,.0f} a second" if records else ""
            bars.update(task, completed=done, total=total or None, reached=reached, rate=rate)

        yield draw
