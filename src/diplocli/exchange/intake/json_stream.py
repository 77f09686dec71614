"""JSON read piece by piece: the objects of a list, without the list in memory (RFC 8259)."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from ...errors import DataError
from ...model import TYPE_CHECKING
from .opening import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TextIO

LONGEST_VALUE = 16_000_000
_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")


def items(
    path: str, wanted: Callable[[str], bool], other: Callable[[str, Any, int], None]
) -> Iterator[tuple[int, Any]]:
    """The items, with their lines, of a file that is a list or an object with lists of them.

    ``wanted`` tells by its key whether a list of the object is read; what else the object has
    goes to ``other``: its key, value and line. Raises DataError with the line of what is wrong.
    """
    with open(path, encoding=encoding_of(path)) as file:
        stream = _Stream(path, file)
        if stream.take("["):
            yield from stream.list_items()
        elif stream.take("{"):
            yield from _members(stream, wanted, other)
        else:
            raise stream.wrong("neither a list nor an object")
        if stream.peek():
            raise stream.wrong("more than one value; JSON Lines ends in .jsonl")


def _members(
    stream: _Stream, wanted: Callable[[str], bool], other: Callable[[str, Any, int], None]
) -> Iterator[tuple[int, Any]]:
    while not stream.take("}"):
        key = stream.value()
        if not isinstance(key, str) or not stream.take(":"):
            raise stream.wrong("a key and a colon are wanted here")
        if wanted(key) and stream.take("["):
            yield from stream.list_items()
        else:
            line = stream.line
            other(key, stream.value(), line)
        if not stream.take(",") and stream.peek() != "}":
            raise stream.wrong("a comma or } is wanted here")


class _Stream:
    """The text of a file that is not yet read, and the line on which that begins."""

    def __init__(self, path: str, file: TextIO) -> None:
        self._path = path
        self._file = file
        self._text = ""
        self._start = 0
        self._scan = JSONDecoder(parse_constant=self._no_number).raw_decode
        self.line = 1

    def peek(self) -> str:
        """The next character that is not space, or nothing at the end."""
        while True:
            found = _SPACE.match(self._text, self._start)
            self._go(found.end() if found else self._start)
            if self._start < len(self._text):
                return self._text[self._start]
            if not self._more(_CHUNK):
                return ""

    def take(self, mark: str) -> bool:
        """Whether the next character is ``mark``, which is then read."""
        if self.peek() != mark:
            return False
        self._go(self._start + 1)
        return True

    def value(self) -> Any:
        """The next value."""
        self.peek()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._scan(self._text, self._start)
            except JSONDecodeError as error:
                if not self._more(wanted):
                    line = self.line + self._text.count("\n", self._start, error.pos)
                    raise DataError(f"{self._path}:{line}: not JSON: {error.msg}") from None
            except RecursionError:
                raise self.wrong("nested too deeply") from None
            else:
                # A number may go on in what is not yet read.
                if end < len(self._text) or not self._more(wanted):
                    self._go(end)
                    return value
            wanted *= 2
            if len(self._text) - self._start > LONGEST_VALUE:
                raise self.wrong(f"a value of over {LONGEST_VALUE // 10**6} MB")

    def list_items(self) -> Iterator[tuple[int, Any]]:
        """What stands in a list whose bracket has been read, each with its line."""
        while not self.take("]"):
            self.peek()
            yield self.line, self.value()
            if not self.take(",") and self.peek() != "]":
                raise self.wrong("a comma or ] is wanted here")

    def wrong(self, what: str) -> DataError:
        """An error at the place that is reached."""
        return DataError(f"{self._path}:{self.line}: not JSON as it should be: {what}")

    def _no_number(self, name: str) -> None:
        raise self.wrong(f"{name} is no number")

    def _go(self, place: int) -> None:
        self.line += self._text.count("\n", self._start, place)
        self._start = place

    def _more(self, size: int) -> bool:
        chunk = self._file.read(size)
        self._text = self._text[self._start :] + chunk
        self._start = 0
        return bool(chunk)
