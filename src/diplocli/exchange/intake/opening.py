"""Files opened with care: what they are encoded in, lines that end, nothing packed or binary."""

from __future__ import annotations

import codecs
import re

from ...errors import DataError
from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LONGEST_FIELD = 1_000_000
LONGEST_LINE = 8_000_000
_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = (
    (b"PK\x03\x04", "a ZIP archive or a spreadsheet; unpack it, or save it as CSV in UTF-8"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "packed with xz; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"(\xb5/\xfd", "packed with zstd; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as CSV in UTF-8"),
    (b"%PDF-", "a PDF; import reads data, not pages"),
)
_UTF8_PAIR = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def beginning(path: str, size: int) -> str:
    """The first characters of a file, whatever cannot be decoded replaced.

    Raises DataError when it cannot be read, is empty, packed or no text.
    """
    with opened(path) as file:
        head = file.read(size)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, "replace")
    if not text.strip():
        raise DataError(f"{path}: is empty")
    return text


def opened(path: str) -> BinaryIO:
    """A file as bytes. Raises DataError when it cannot be read or is packed."""
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise DataError(f"{path!r}: {error}") from None
    try:
        head = file.read(8)
        file.seek(0)
    except OSError as error:
        file.close()
        raise DataError(f"{path}: {error.strerror or error}") from None
    for mark, what in _PACKED:
        if head.startswith(mark):
            file.close()
            raise DataError(f"{path}: is {what}")
    return file


def encoding_of(path: str, *, old: bool = False) -> str:
    """What a file is encoded in: UTF-8, or UTF-16 or UTF-32 with a mark.

    With ``old`` also Windows-1252. The whole file is looked at. Raises DataError with the line
    that is not in that encoding.
    """
    with opened(path) as file:
        head = file.read(4)
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
        file.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        lines = 1
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                if old and encoding == "utf-8" and _is_cp1252(path):
                    return "cp1252"
                line = lines + error.object[: error.start].count(b"\n")
                raise DataError(
                    f"{path}:{line}: not {encoding.removesuffix('-sig').upper()};"
                    " save the file as UTF-8"
                ) from None
            if "\0" in text:
                line = lines + text.count("\n", 0, text.index("\0"))
                raise DataError(f"{path}:{line}: holds a NUL; that is no text")
            if not chunk:
                return encoding
            lines += text.count("\n")


def _is_cp1252(path: str) -> bool:
    """Whether no byte speaks against Windows-1252 and no sequence for a damaged UTF-8."""
    with opened(path) as file:
        while chunk := file.read(_CHUNK):
            if _NOT_CP1252.search(chunk) or _UTF8_PAIR.search(chunk):
                return False
    return True


def lines(path: str, encoding: str) -> Iterator[str]:
    """The lines of a file with their ends. Raises DataError for one that is too long."""
    with open(path, encoding=encoding, newline="") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                raise DataError(f"{path}:{number}: a line of over {LONGEST_LINE // 10**6} MB")
            yield line
