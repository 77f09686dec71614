"""A bar on standard error for what takes long: how far, how fast, how long yet."""

from __future__ import annotations

from contextlib import contextmanager

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    Advance = Callable[[int, int, int], None]


@contextmanager
def progress(stream: TextIO | None, what: str) -> Iterator[Advance]:
    """Something to call with (done, total, records so far) while the work goes on.

    Draws nothing where no person sees the stream; the bar goes when the work ends.
    """
    if stream is None or not stream.isatty():
        yield lambda done, total, records: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(what, total=None, rate="")

        def advance(done: int, total: int, records: int) -> None:
            elapsed = bars.tasks[0].elapsed or 0
            rate = f"{records / elapsed:,.0f} a second" if records and elapsed else ""
            bars.update(task, completed=done, total=total, rate=rate)

        yield advance
