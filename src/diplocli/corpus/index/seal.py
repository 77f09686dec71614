"""The checksum over a whole index: SQLite notices a damaged structure, not a damaged value.

It stands in the file's header, in the number that SQLite leaves to applications (user version,
file format section 1.3.13), and is checked when something is found that cannot be.
"""

from __future__ import annotations

from zlib import crc32

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

PLACE, SIZE = 60, 4
PIECE = 2**20


def seal(path: str) -> None:
    """Write a finished index's checksum into its header. Raises OSError."""
    with open(path, "r+b") as file:
        checksum = _checksum(file)
        file.seek(PLACE)
        file.write(checksum.to_bytes(SIZE, "big"))


def is_whole(path: str) -> bool:
    """Whether an index is, byte for byte, what was written."""
    try:
        with open(path, "rb") as file:
            checksum = _checksum(file)
            file.seek(PLACE)
            return file.read(SIZE) == checksum.to_bytes(SIZE, "big")
    except OSError:
        return False


def _checksum(file: BinaryIO) -> int:
    checksum = crc32(file.read(PLACE))
    file.seek(SIZE, 1)
    while piece := file.read(PIECE):
        checksum = crc32(piece, checksum)
    return checksum
