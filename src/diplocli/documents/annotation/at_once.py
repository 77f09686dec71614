"""One long text, gone through by several processes; what they find is as if one had read it all."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import NamedTuple

from ...corpus.locate import open_corpus
from ...errors import DataError
from ...model import TYPE_CHECKING
from ...workers import in_order, workers
from ..reading.read import LONG
from .match import Vocabulary, cut
from .senses import AROUND
from .spans import Spans
from .windows import BEYOND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...corpus.index.store import Store
    from .windows import Window

CHUNK = 1 << 18
AHEAD = 12

_vocabularies: list[Vocabulary] = []


class Chunk(NamedTuple):
    """A part of a window from ``begin`` to ``end``, with what stands around it from ``offset`` on."""

    text: str
    offset: int
    begin: int
    end: int


class Helped(Vocabulary):
    """A vocabulary that lets other processes look for the names of long texts."""

    def __init__(self, store: Store, packs: Sequence[str] | None, jobs: int) -> None:
        """``packs`` are those in use, as ``open_corpus`` takes them; ``jobs`` are so many processes."""
        super().__init__(store)
        self._packs, self._jobs = packs, jobs

    def names(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Spans]]:
        """The names that begin in each window, behind those that end in it."""
        windows = iter(windows)
        first = next(windows, None)
        if first is None:
            return
        windows = chain([first], windows)
        if self._jobs < 2 or not (first.document.more or first.until > LONG):
            yield from super().names(windows)
            return
        from concurrent.futures.process import BrokenProcessPool

        begun: deque[Window] = deque()
        chunks = chunks_of(windows, begun)
        with workers(self._jobs, _begin, self._packs) as executor:
            try:
                every = in_order(chunks, _names, executor, AHEAD)
                yield from self.by_chunks(begun, every)
            except BrokenProcessPool:
                path = first.document.path
                raise DataError(f"{path}: a process that read it was ended") from None

    def by_chunks(
        self, begun: deque[Window], every: Iterable[tuple[Chunk, Spans]]
    ) -> Iterator[tuple[Window, Spans]]:
        """The names of windows out of those of ``every`` chunk of them; ``begun`` has the windows.

        A chunk into which a name of the one before reaches, over names of its own, is gone through
        again.
        """
        names = Spans()
        free = 0
        for chunk, found in every:
            window = begun[0]
            if found and found.begins[0] < free:
                found = names_of(self, chunk, free)
            names.extend(found)
            if found:
                free = found.ends[-1]
            if chunk.end == window.until:
                yield begun.popleft(), names
                names, free = Spans(), max(0, free - window.until)


def chunks_of(windows: Iterable[Window], begun: deque[Window]) -> Iterator[Chunk]:
    """The windows in parts; ``begun`` gets each window before its first part."""
    for window in windows:
        begun.append(window)
        begin, end = 0, -1
        while end < window.until:
            end = min(_seam(window.prose, begin), window.until)
            offset = max(0, begin - AROUND)
            yield Chunk(window.prose[offset : end + BEYOND], offset, begin, end)
            begin = end


def _seam(prose: str, begin: int) -> int:
    """Where a chunk may end: between paragraphs, over which no name reaches, else between words."""
    near = begin + CHUNK
    at = prose.rfind("\n\n", begin + CHUNK // 2, near) if near < len(prose) else -1
    return at if at >= 0 else cut(prose, near)


def _begin(packs: Sequence[str] | None) -> None:
    _vocabularies[:] = [Vocabulary(open_corpus(lambda message: None, packs=packs))]


def _names(chunk: Chunk) -> Spans:
    return names_of(_vocabularies[0], chunk, chunk.begin)


def names_of(vocabulary: Vocabulary, chunk: Chunk, free: int) -> Spans:
    """The names of a chunk that begin from ``free`` on."""
    text, offset, _, end = chunk
    return vocabulary.matcher(text).every(text, free - offset, end - offset).moved(offset)
