"""Where in a document its mentions stand; of a long text in columns, worked out when asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple, overload

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .spans import Mentions


class Match(NamedTuple):
    """A name in a document: offsets from 0, line and column from 1, and the records it means."""

    start: int
    end: int
    line: int
    column: int
    text: str
    ids: tuple[str, ...]


class Lines(NamedTuple):
    """The lines of a window of a text: where it begins, how many lines end before it, and where in it
    each begins, of which the first may have begun before.
    """

    offset: int = 0
    before: int = 0
    starts: Sequence[int] = (0,)

    def match(self, begin: int, end: int, text: str, ids: tuple[str, ...] = ()) -> Match:
        """What stands in the window from ``begin`` to ``end``, with its place in the whole text."""
        line = bisect_right(self.starts, begin)
        column = begin - self.starts[line - 1] + 1
        return Match(self.offset + begin, self.offset + end, self.before + line, column, text, ids)


class Matches(Sequence[Match]):
    """The mentions in a window of a text as matches."""

    def __init__(self, mentions: Mentions, window: str, lines: Lines) -> None:
        self.ids = mentions.ids
        self._mentions, self._window, self._lines = mentions, window, lines

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, number: int) -> Match: ...
    @overload
    def __getitem__(self, number: slice) -> list[Match]: ...
    def __getitem__(self, number: int | slice) -> Match | list[Match]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        begin, end = self._mentions.begins[number], self._mentions.ends[number]
        return self._lines.match(begin, end, self._window[begin:end], self.ids[number])

    def __iter__(self) -> Iterator[Match]:
        rows = zip(*self.offsets(), *self.places(), self.texts(), self.ids, strict=True)
        return map(tuple.__new__, repeat(Match), rows)

    def texts(self) -> list[str]:
        """What stands there of each match."""
        begins, ends, _ = self._mentions
        window = self._window
        return [window[begin:end] for begin, end in zip(begins, ends, strict=True)]

    def offsets(self) -> tuple[list[int], list[int]]:
        """Where each match begins and ends."""
        begins, ends, _ = self._mentions
        offset = self._lines.offset
        return [offset + begin for begin in begins], [offset + end for end in ends]

    def places(self) -> tuple[list[int], list[int]]:
        """The line and the column of each match."""
        _, before, starts = self._lines
        begins = self._mentions.begins
        ended = map(self._window.count, repeat("\n"), chain((0,), begins), begins)
        lines = list(accumulate(ended))
        columns = [begin - starts[line] + 1 for begin, line in zip(begins, lines, strict=True)]
        return [before + 1 + line for line in lines], columns


def lines_of(window: str, last: Lines, length: int) -> Lines:
    """The lines of a window, after those of the last one, which was so many characters long."""
    begun = last.starts[-1] - length
    lengths = [len(line) + 1 for line in window.split("\n")[:-1]]
    return Lines(
        last.offset + length,
        last.before + len(last.starts) - 1,
        [begun, *accumulate(lengths)],
    )
