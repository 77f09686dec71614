"""Processes that help with what would take one alone long, and what they make in order."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

MOST_WORKERS = 4
AHEAD = 4
# What processes send comes in by a thread; they need not wait until this one has used up its turn,
# which Python makes five times as long.
TURN = 0.001  # seconds

Item = TypeVar("Item")
Result = TypeVar("Result")


def worthwhile() -> int:
    """How many processes are worth their start: as many as there are cores, within a bound.

    One, which is none beside this, where a process does not begin as a copy of another.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else 1
    return min(cores, MOST_WORKERS)


@contextmanager
def workers(
    number: int, begin: Callable[..., None] | None = None, *arguments: object
) -> Iterator[Executor]:
    """So many processes, each of which calls ``begin`` first. Work that nobody waits for is dropped."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # From Python 3.14 on Linux begins a process by way of a socket where nobody asks otherwise.
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else None)
    initializer = partial(_begin, begin, *arguments)
    with ProcessPoolExecutor(number, context, initializer) as executor:
        turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        try:
            yield executor
        finally:
            executor.shutdown(cancel_futures=True)
            sys.setswitchinterval(turn)


def in_order(
    items: Iterable[Item],
    make: Callable[[Item], Result],
    executor: Executor | None,
    ahead: int = AHEAD,
) -> Iterator[tuple[Item, Result]]:
    """What is made of items, in their order; by other processes of so many ahead at once."""
    if executor is None:
        for item in items:
            yield item, make(item)
        return
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    for item in items:
        waiting.append((item, executor.submit(make, item)))
        if len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    for item, future in waiting:
        yield item, future.result()


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


def _begin(begin: Callable[..., None] | None, *arguments: object) -> None:
    """Let the process that asked for help answer Ctrl-C, and end with it."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()
    if begin is not None:
        begin(*arguments)


def _end_with_parent() -> None:
    """Wait for the end of the process that asked for help, and end: nobody will ask for more."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
