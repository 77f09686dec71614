"""Several documents, one after another or at once, always in the order given."""

from __future__ import annotations

from ...corpus.locate import open_corpus
from ...errors import DataError, DiplocliError, MissingExtra
from ...model import TYPE_CHECKING
from ..reading.read import read_document
from .annotate import Annotated, Wanted, annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...corpus.store import Store

    Done = Annotated | DiplocliError

_stores: list[Store] = []


def annotated(store: Store, paths: Sequence[str], want: Wanted, jobs: int) -> Iterator[Done]:
    """Each document with what it names, or the error that says why it cannot be read."""
    if jobs < 2 or len(paths) < 2:
        for path in paths:
            yield _one(store, path, want)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_begin) as pool:
        yield from pool.map(_in_worker, paths, [want] * len(paths))


def _one(store: Store, path: str, want: Wanted) -> Done:
    try:
        return annotate(store, read_document(path), want)
    except (DataError, MissingExtra) as error:
        return error


def _begin() -> None:
    _stores[:] = [open_corpus(lambda message: None)]


def _in_worker(path: str, want: Wanted) -> Done:
    return _one(_stores[0], path, want)
