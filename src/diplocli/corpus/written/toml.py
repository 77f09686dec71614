"""The text of TOML files, and what it parses to; errors say where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import tomli

from ...errors import DataError

BOM = b"\xef\xbb\xbf"
LARGEST_FILE = 64 * 2**20
_SINGLE = re.compile(r"\[[a-z]+\]")


def read_text(path: Path) -> str:
    """A file's text. Raises DataError when it cannot be read, is too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(f"{path}: larger than {LARGEST_FILE >> 20} MB; split the file")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8"
        ) from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None


def decoded(held: bytes, shown: str, line: int) -> str:
    """The text of bytes from a line of a file on. Raises DataError when they are not UTF-8."""
    try:
        return held.removeprefix(BOM if line == 1 else b"").decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        row = line + held.count(b"\n", 0, error.start)
        raise DataError(
            f"{shown}:{row}: E101 not UTF-8: the byte 0x{held[error.start]:02X}; save the file as UTF-8"
        ) from None


def load_toml(text: str, path: str, line: int = 1) -> dict[str, Any]:
    """Parsed TOML; ``line`` is where the text starts. Raises DataError with the place."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        row = getattr(error, "lineno", 1) or 1
        reason = getattr(error, "msg", str(error))
        single = _SINGLE.match(text.split("\n")[row - 1])
        if single and reason.startswith("Cannot declare"):
            reason = f"a record begins with [{single[0]}]"
        raise DataError(
            f"{path}:{line - 1 + row}: E101 not valid TOML: {reason[:1].lower()}{reason[1:]}"
        ) from None
    except RecursionError:
        raise DataError(f"{path}:{line}: E101 not valid TOML: nested too deeply") from None
    except ValueError as error:
        raise DataError(f"{path}:{line}: E101 not valid TOML: {error}") from None


def line_of(key: str, text: str) -> int:
    """The line of a text on which a key or table of that name stands; the first where none does."""
    found = re.search(rf"^\[*[\"']?{re.escape(key)}(?![\w-])", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
