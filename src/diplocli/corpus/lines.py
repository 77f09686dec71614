"""Record files as nearly all are written: a key and its value on every line.

Such a stretch of a file is taken apart line by line in a third of the time that a parser of all of
TOML needs. Where a line is anything else, nothing is said of the stretch, and the parser has it.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import tomli

from .read import Stretch, Table, text_of
from .schema import PACK_KINDS

_HEADS = {f"[[{kind}]]": kind for kind in PACK_KINDS}


def tables_by_line(stretch: Stretch) -> list[Table] | None:
    """The tables of a stretch as ``read.tables_of`` gives them; None where lines do not tell.

    Raises DataError, with the place, when the stretch is not UTF-8.
    """
    text = text_of(stretch)
    heads: list[tuple[str, dict[str, Any], int, int]] = []
    data: dict[str, Any] = {}
    keys: Container[str] = ()
    place = 0
    for number, line in enumerate(text.split("\n"), stretch.line):
        key, equals, written = line.partition(" = ")
        if equals and key in keys and key not in data:
            value = _value(written)
            if value is None:
                return None
            data[key] = value
        elif line in _HEADS:
            kind, data = _HEADS[line], {}
            keys = PACK_KINDS[kind].known
            heads.append((kind, data, number, place))
        elif line or not heads:
            return None
        place += len(line) + 1
    ends = (*(place for *_, place in heads[1:]), None)
    return [
        Table(kind, data, stretch.shown, number, text[place:end])
        for (kind, data, number, place), end in zip(heads, ends, strict=True)
    ]


def _value(written: str) -> Any:
    """What a value that is whole on one line means; None where it is not, or not TOML."""
    if "\\" not in written and written.isprintable():
        inside = written[1:-1]
        if written == f'"{inside}"' and '"' not in inside:
            return inside
        inside = written[2:-2]
        if written == f'["{inside}"]':
            texts = inside.split('", "')
            if '"' not in "".join(texts):
                return texts
    try:
        return tomli.loads(f"value = {written}")["value"]
    except (ValueError, RecursionError):
        return None
