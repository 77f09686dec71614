"""Several documents, one after another or at once, always in the order given."""

from __future__ import annotations

import os
import sys

from ...corpus.locate import open_corpus
from ...errors import DataError, DiplocliError, MissingExtra
from ...model import TYPE_CHECKING
from ..reading.read import passages, read_document
from .annotate import Annotated, Wanted, annotate
from .match import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...corpus.store import Store

    Found = Annotated | DiplocliError

_stores: list[tuple[Store, Vocabulary]] = []


def annotated(
    store: Store,
    paths: Sequence[str],
    want: Wanted,
    jobs: int,
    packs: Sequence[str] | None,
    tell: Callable[[int], None],
) -> Iterator[Found]:
    """What each document names, part by part, or the error that says why it cannot be read.

    ``packs`` are the names of those in use, as ``open_corpus`` takes them, for the processes that
    read at once; ``tell`` is told how many documents are done.
    """
    jobs = min(jobs, len(paths))
    each = _in_turn(store, paths, want) if jobs < 2 else _at_once(paths, want, jobs, packs)
    for number, parts in enumerate(each):
        tell(number)
        yield from parts
    tell(len(paths))


def _in_turn(store: Store, paths: Sequence[str], want: Wanted) -> Iterator[Iterator[Found]]:
    vocabulary = Vocabulary(store)
    for path in paths:
        yield _parts(store, vocabulary, path, want)


def _parts(store: Store, vocabulary: Vocabulary, path: str, want: Wanted) -> Iterator[Found]:
    """The parts of a document. What is wrong with it is known before the first."""
    try:
        read = iter([read_document(path)]) if want.whole else passages(path)
        parts = annotate(store, vocabulary, read, want)
        first = next(parts)
    except (DataError, MissingExtra) as error:
        yield error
        return
    yield first
    yield from parts


def _at_once(
    paths: Sequence[str], want: Wanted, jobs: int, packs: Sequence[str] | None
) -> Iterator[Iterator[Found]]:
    """Parts by way of files, so that memory does not grow with what is found."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from tempfile import TemporaryDirectory

    # From Python 3.14 on Linux begins a process by way of a socket where nobody asks otherwise.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    with (
        TemporaryDirectory(prefix="diplocli-") as folder,
        ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(packs,)) as pool,
    ):
        places = [os.path.join(folder, str(number)) for number in range(len(paths))]
        done = pool.map(_in_worker, paths, places, [want] * len(paths))
        for path, place in zip(paths, places, strict=True):
            try:
                next(done)
            except (BrokenProcessPool, StopIteration):
                yield iter([DataError(f"{path}: the process that read it was ended")])
            else:
                yield _kept(place)


def _begin(packs: Sequence[str] | None) -> None:
    store = open_corpus(lambda message: None, packs=packs)
    _stores[:] = [(store, Vocabulary(store))]


def _in_worker(path: str, place: str, want: Wanted) -> None:
    import pickle

    with open(place, "wb") as file:
        for part in _parts(*_stores[0], path, want):
            pickle.dump(part, file, pickle.HIGHEST_PROTOCOL)


def _kept(place: str) -> Iterator[Found]:
    import pickle

    with open(place, "rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301 (written by this program's own worker)
            except EOFError:
                break
    os.unlink(place)
