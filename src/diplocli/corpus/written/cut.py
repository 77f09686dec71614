"""A file of records of any size, cut between them into stretches that are TOML by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

from ...errors import DataError
from .schema import WRITTEN
from .toml import decoded, load_toml

LARGEST_RECORD = 8 * 2**20
LONGEST_HEAD = 100
PIECE = 2**19
CUT = re.compile(rf"^\[\[(?:{'|'.join(WRITTEN)})\]\]".encode(), re.MULTILINE)
_NEXT = re.compile(rf"\n\[\[(?:{'|'.join(WRITTEN)})\]\]".encode())


class Stretch(NamedTuple):
    """Bytes of a file, shown so, from a line on; ``heads`` is how many lines look like heads.

    ``first`` is the number that the first record is to have.
    """

    held: bytes
    shown: str
    line: int
    heads: int
    is_last: bool
    first: int = 0

    def joined(self, following: Stretch) -> Stretch:
        """One stretch of this and the one that follows it."""
        held, heads = self.held + following.held, self.heads + following.heads
        return self._replace(held=held, heads=heads, is_last=following.is_last)


class Chunk(NamedTuple):
    """A stretch of a file that is TOML by itself: its text, first line and content."""

    text: str
    line: int
    data: dict[str, Any]


def chunks(path: Path, shown: str) -> Generator[Chunk]:
    """A file from record to record: what precedes the first, then about ``PIECE`` bytes at a time.

    Raises DataError, with the place, when the file cannot be read or is not TOML.
    """
    made = ((one, made_of(one, chunk_of)) for one in stretches(path, shown))
    for _, chunk in whole(made, chunk_of):
        yield chunk


def stretches(path: Path, shown: str) -> Iterator[Stretch]:
    """A file cut before lines that look like heads of records. Raises DataError."""
    line = 1
    try:
        with path.open("rb") as file:
            for held, is_last in _pieces(file):
                heads = bool(CUT.match(held)) + len(_NEXT.findall(held))
                yield Stretch(held, shown, line, heads, is_last)
                line += held.count(b"\n")
    except OSError as error:
        raise DataError(f"{shown}: {error.strerror or error}") from None


def _pieces(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """A file cut before lines that look like heads of records, and which piece is the last."""
    held, at_head = b"", True
    while block := file.read(PIECE):
        begin = max(len(held) - LONGEST_HEAD, 0)
        held += block
        first = CUT.search(held, begin) if at_head else None
        if first:
            yield held[: first.start()], False
            held, at_head, begin = held[first.start() :], False, 0
        last = 0 if at_head else _last_cut(held, begin)
        if last or len(held) > LARGEST_RECORD + PIECE:
            yield held[: last or None], False
            held = held[last:] if last else b""
    yield held, True


def _last_cut(held: bytes, begin: int) -> int:
    place = len(held)
    while (place := held.rfind(b"\n[[", begin, place)) >= 0:
        if CUT.match(held, place + 1):
            return place + 1
    return 0


def chunk_of(stretch: Stretch) -> Chunk:
    """A stretch parsed. Raises DataError, with the place, when it is not TOML by itself."""
    text = text_of(stretch)
    return Chunk(text, stretch.line, load_toml(text, stretch.shown, stretch.line))


def text_of(stretch: Stretch) -> str:
    """The text of a stretch. Raises DataError, with the place, when it is not UTF-8."""
    return decoded(stretch.held, stretch.shown, stretch.line)


Made = TypeVar("Made")


def made_of(stretch: Stretch, make: Callable[[Stretch], Made]) -> Made | DataError:
    """What can be made of a stretch, or why nothing can."""
    try:
        return make(stretch)
    except DataError as error:
        return error


def whole(
    found: Iterable[tuple[Stretch, Made | DataError]], make: Callable[[Stretch], Made]
) -> Iterator[tuple[Stretch, Made]]:
    """What has been made of the stretches of a file, one after another.

    Of one that was cut inside a text, where a line looks like a head, it is made anew together
    with the next. Raises DataError where that is of no use.
    """
    held: Stretch | None = None
    tried, earlier = 0, ""
    for stretch, made in found:
        if held is not None:
            stretch = held.joined(stretch)
            if len(stretch.held) < 2 * tried and not stretch.is_last:
                held = stretch
                continue
            made = made_of(stretch, make)
        if len(stretch.held) > LARGEST_RECORD + PIECE:
            raise DataError(
                f"{stretch.shown}:{stretch.line}: E112 a record does not end within"
                f" {LARGEST_RECORD >> 20} MB; shorten it, or close the text or the bracket that"
                " was left open"
            )
        if not isinstance(made, DataError):
            yield stretch, made
            held, earlier = None, ""
        elif stretch.is_last or made.message == earlier:
            raise made
        else:
            held, tried, earlier = stretch, len(stretch.held), made.message
