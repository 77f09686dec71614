"""Several documents, one after another or at once, always in the order given."""

from __future__ import annotations

import os

from ...corpus.locate import open_corpus
from ...errors import DataError, DiplocliError, MissingExtra
from ...model import TYPE_CHECKING
from ...workers import workers, worthwhile
from ..reading.read import passages, read_document
from .annotate import Annotated, Wanted, annotate
from .at_once import Helped
from .match import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...corpus.index.store import Store

    Found = Annotated | DiplocliError

_stores: list[tuple[Store, Vocabulary]] = []


def annotated(
    store: Store,
    paths: Sequence[str],
    want: Wanted,
    jobs: int | None,
    packs: Sequence[str] | None,
    tell: Callable[[int, int, int], None],
) -> Iterator[Found]:
    """What each document names, part by part, or the error that says why it cannot be read.

    ``jobs`` is how many processes there may be, over several documents or over a long text; None
    for one document after another, and as many as are worth it over a long one. ``packs`` are the
    names of those in use, as ``open_corpus`` takes them; ``tell`` is told how much is done of how much,
    and how many documents: of one document alone so many bytes.
    """
    if jobs and min(jobs, len(paths)) > 1:
        each = _at_once(paths, want, min(jobs, len(paths)), packs)
    else:
        vocabulary = Helped(store, packs, jobs or worthwhile())
        each = (_parts(store, vocabulary, path, want) for path in paths)
    for number, parts in enumerate(each):
        tell(number, len(paths), number)
        yield from _told(parts, paths[0], tell) if len(paths) == 1 else parts
    tell(len(paths), len(paths), len(paths))


def _told(
    parts: Iterator[Found], path: str, tell: Callable[[int, int, int], None]
) -> Iterator[Found]:
    """The parts of a document; of one in a file, how far they go in it is told."""
    size = os.path.getsize(path) if os.path.isfile(path) else 0
    for part in parts:
        if size and isinstance(part, Annotated):
            tell(min(part.document.offset, size), size, 0)
        yield part


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
    from concurrent.futures.process import BrokenProcessPool
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="diplocli-") as folder,
        workers(jobs, _begin, packs) as pool,
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
