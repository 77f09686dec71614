"""TOML files to tables, one a record, each with the place where it stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from ...errors import DataError
from ..places import CORPUS_MANIFEST
from .cut import CUT, Chunk, chunks
from .schema import WRITTEN
from .toml import decoded, line_of, load_toml

HEADER = re.compile(r"^\[\[([A-Za-z0-9_-]+)\]\][ \t]*(?:#.*)?$", re.MULTILINE)
TOKEN = re.compile(
    r'"""(?:\\.|(?!""").)*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*",
    re.DOTALL,
)


class Table(NamedTuple):
    """One ``[[kind]]`` table of a file: what it holds, its text and where it starts."""

    kind: str
    data: dict[str, Any]
    path: str
    line: int
    text: str

    def line_of(self, field: str) -> int:
        """The line on which a field stands; the table's own if it cannot be told."""
        name = re.escape(field.split(".")[0])
        place = re.compile(rf"^(?:{name}[ \t]*[=.]|\[+{self.kind}\.{name}\b)", re.MULTILINE)
        found = place.search(self.text)
        return self.line + self.text.count("\n", 0, found.start()) if found else self.line


def files(folder: Path) -> list[Path]:
    """The record files of a corpus or pack, in a stable order.

    Raises DataError when there is no such folder, or one in it cannot be read.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name the folder that holds corpus.toml")
    found = [
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=_unread)
        for name in names
        if name.endswith(".toml")
    ]
    return sorted(path for path in found if path != folder / CORPUS_MANIFEST)


def _unread(error: OSError) -> None:
    raise DataError(f"{error.filename}: {error.strerror}")


def shown_as(path: PurePath) -> str:
    """A path as text; what of it is no UTF-8, which no index could keep, as question marks."""
    return path.as_posix().encode("utf-8", "replace").decode()


def tables(path: Path, shown: str | None = None, *, head: bool = True) -> Iterator[Table]:
    """The tables of one file, in order and as they are read, so that a file may be of any size.

    ``shown`` is the name by which to show the file; without ``head`` what stands before the first
    record is left out. Raises DataError, with the place, when the file cannot be read or is not
    TOML.
    """
    shown = shown or str(path)
    for chunk in chunks(path, shown):
        yield from tables_of(chunk, shown, head=head)


def tables_of(chunk: Chunk, shown: str, *, head: bool = True) -> Iterator[Table]:
    """The tables of a chunk, each with its own line and text where they can be told apart.

    What is one table instead of a list of them has its brackets in its kind: ``[term]``.
    """
    head = head or chunk.line > 1
    found = dict(
        (kind, items) if isinstance(items, list) else (f"[{kind}]", [items])
        for kind, items in chunk.data.items()
    )
    text, line, counted = chunk.text, chunk.line, 0
    starts = list(HEADER.finditer(text))
    if len(starts) != sum([len(items) for items in found.values()]):
        starts = _outside_texts(starts, text)
    rest = {kind: iter(items) for kind, items in found.items()}
    for header, following in zip(starts, [*starts, None][1:], strict=True):
        place = header.start()
        line, counted = line + text.count("\n", counted, place), place
        kind = header.group(1)
        data = next(rest.get(kind, iter(())), None)
        if isinstance(data, dict) and (head or kind in WRITTEN):
            yield Table(
                kind, data, shown, line, text[place : following.start() if following else None]
            )
    for kind, items in rest.items():
        for data in items:
            if head or kind in WRITTEN:
                line = chunk.line - 1 + line_of(kind.strip("[]"), text)
                yield Table(kind, data if isinstance(data, dict) else {}, shown, line, text)


def _outside_texts(starts: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Those of the lines that look like heads which do not stand in a text of several lines."""
    inside = [
        (found.start(), found.end())
        for found in TOKEN.finditer(text)
        if found.group().startswith(('"""', "'''"))
    ]
    kept, place = [], 0
    for header in starts:
        while place < len(inside) and inside[place][1] <= header.start():
            place += 1
        if place == len(inside) or inside[place][0] > header.start():
            kept.append(header)
    return kept


def table_at(path: Path, line: int) -> str:
    """The text of the record that starts on a line of a file.

    Raises DataError when the file cannot be read or no record starts there.
    """
    held = b""
    try:
        with path.open("rb") as file:
            for number, row in enumerate(file, 1):
                if number > line and CUT.match(row) and _is_toml(held):
                    break
                if number >= line:
                    held += row
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None
    if CUT.match(held) and _is_toml(held):
        return decoded(held, str(path), line).strip() + "\n"
    raise DataError(
        f"{path}:{line}: no record starts here; build the index anew: diplocli corpus build"
    )


def _is_toml(held: bytes) -> bool:
    try:
        load_toml(decoded(held, "", 1), "")
    except DataError:
        return False
    return True
