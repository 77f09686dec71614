"""Record files as nearly all are written: a key and its value on every line, under a head.

Such records are taken apart line by line in a third of the time that a parser of all of TOML needs.
A record that holds anything else goes to the parser by itself. Where that does not tell, because a
line only looks like a head or the file is at fault, nothing is said of the stretch.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import Any

import tomli

from .cut import Stretch, text_of
from .schema import PACK_KINDS
from .tables import Table

_NEXT_HEAD = re.compile(rf"\n(?=\[\[(?:{'|'.join(PACK_KINDS)})\]\]\n)")
_HEADS = {f"[[{kind}]]": kind for kind in PACK_KINDS}


def tables_by_line(stretch: Stretch) -> list[Table] | None:
    """The tables of a stretch as ``tables.tables_of`` gives them; None where lines do not tell.

    Raises DataError, with the place, when the stretch is not UTF-8.
    """
    text = text_of(stretch)
    places = [0, *(found.end() for found in _NEXT_HEAD.finditer(text)), len(text)]
    found: list[Table] = []
    number = stretch.line
    for begin, end in pairwise(places):
        record = text[begin:end]
        head, *lines = record.split("\n")
        kind = _HEADS.get(head, "")
        data = kind and (_plain(lines, PACK_KINDS[kind].known) or _parsed(record, kind))
        if not data:
            return None
        found.append(Table(kind, data, stretch.shown, number, record))
        number += len(lines)
    return found


def _plain(lines: list[str], known: Container[str]) -> dict[str, Any] | None:
    """What the lines of a record say; None where they hold more than known keys with values."""
    data: dict[str, Any] = {}
    rest = iter(lines)
    for line in rest:
        key, equals, written = line.partition(" = ")
        if equals and key in known and key not in data:
            if written == "[":
                written = _list(rest)
            data[key] = _value(written)
            if data[key] is None:
                return None
        elif line:
            return None
    return data


def _list(rest: Iterator[str]) -> str:
    """A list that goes on over lines up to one that is its end; nothing where there is none."""
    lines = ["["]
    for line in rest:
        lines.append(line)
        if line == "]":
            return "\n".join(lines)
    return ""


def _value(written: str) -> Any:
    """What a whole value means; None where it is not one."""
    if "\\" not in written and written.isprintable():
        inside = written[1:-1]
        if written == f'"{inside}"' and '"' not in inside:
            return inside
        inside = written[2:-2]
        if written == f'["{inside}"]':
            texts = inside.split('", "')
            if '"' not in "".join(texts):
                return texts
    data = _loaded(f"value = {written}")
    return data["value"] if len(data) == 1 else None


def _parsed(record: str, kind: str) -> dict[str, Any] | None:
    """The one table of a record that is TOML by itself; None where it is not or holds more."""
    data = _loaded(record)
    tables = data.get(kind, ())
    return tables[0] if len(data) == len(tables) == 1 else None


def _loaded(text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError):
        return {}
