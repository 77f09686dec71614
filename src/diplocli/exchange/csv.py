"""CSV (RFC 4180): a record a row, every field a column.

A list has an item a line inside its cell. ``aliases`` are ``type: name``, or ``type language:
name``; ``cites`` are ``source`` or ``source: pinpoint``; lists of tables, such as ``readings``, are
JSON. A cell that a spreadsheet would take for a formula begins with an apostrophe; every cell that
is not empty is quoted, so that none falls apart in a spreadsheet that parts cells at semicolons.
"""

from __future__ import annotations

import json
import re

from ..errors import UsageError
from ..model import CLASSES, TYPE_CHECKING, Alias, Cite, Value
from . import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TextIO

    from ..queries.selection import Selection

# What begins a formula, also behind quotes that a program takes away; and what looks as if it had
# been guarded, so that taking one apostrophe away gives every cell back.
GUARDED = re.compile(r"""['"]*[=+\-@\t\r\n＝＋－＠]""")
_BOM = {"yes": "\N{ZERO WIDTH NO-BREAK SPACE}", "no": ""}
_HEAD = ("id", "name", "aliases", "summary")
_FOOT = ("topics", "cites", "reviewed", "pack")


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """The records under the columns of their kinds. Raises UsageError for a bad ``bom``."""
    if options["bom"] not in _BOM:
        raise UsageError(f"--set bom= is yes or no, not “{options['bom']}”")
    columns = columns_of(records.kinds)
    names = [name.rstrip("_") for name in columns]
    out.write(_BOM[options["bom"]] + _row(["kind", *names]))
    written = 0
    for entry in records.entries():
        record = entry.record
        out.write(_row([record.kind, *(_cell(getattr(record, name, "")) for name in columns)]))
        written += 1
    return Report(written=written)


def columns_of(kinds: Iterable[str]) -> list[str]:
    """The fields of the records of some kinds, as the model names them, each once."""
    own = (name for kind in kinds for name in CLASSES[kind].__annotations__)
    return list(dict.fromkeys([*_HEAD, *own, *_FOOT]))


def _cell(value: Any) -> str:
    """A field as text; empty for what is not known."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        if value and isinstance(value[0], Value) and not isinstance(value[0], Alias | Cite):
            return json.dumps([one.to_plain() for one in value], ensure_ascii=False)
        return "\n".join([_item(one) for one in value])
    return str(value) if value else ""


def _item(one: Any) -> str:
    """An item of a list on a line."""
    if isinstance(one, Alias):
        return f"{one.type} {one.lang}".rstrip() + f": {one.text}"
    if isinstance(one, Cite):
        return f"{one.source}: {one.at}" if one.at else one.source
    return str(one)


def _row(cells: Iterable[str]) -> str:
    return ",".join([_quoted(cell) for cell in cells]) + "\r\n"


def _quoted(cell: str) -> str:
    guarded = f"'{cell}" if GUARDED.match(cell) else cell
    return '"' + guarded.replace('"', '""') + '"' if cell else ""
