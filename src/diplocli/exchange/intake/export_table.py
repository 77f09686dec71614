"""The table that ``export csv`` writes: a record a row, every field of its kind a column."""

from __future__ import annotations

import json
import re

from ...corpus.written.schema import SCHEMA, Field, Form
from ...errors import DataError
from ...model import TYPE_CHECKING
from ..csv import GUARDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

HEADINGS = frozenset({"kind", "id", "name", "aliases", "summary", "pack"})
_ALIAS = re.compile(r"(?P<type>[a-z]+)(?: (?P<lang>[A-Za-z0-9-]+))?: (?P<text>.+)", re.DOTALL)


def is_export(headings: Iterable[str]) -> bool:
    """Whether columns are those of an export."""
    return set(headings) >= HEADINGS


def item(row: Mapping[str, str], place: str) -> dict[str, Any]:
    """A row as a record in the interface's JSON form, cites by id. Raises DataError."""
    kind = row.get("kind", "")
    if kind not in SCHEMA:
        raise DataError(f"{place}: “{kind[:40]}” is not a kind of record: {', '.join(SCHEMA)}")
    known = {field.name: field for field in SCHEMA[kind]}
    made: dict[str, Any] = {}
    for name, cell in row.items():
        text = cell[1:] if cell.startswith("'") and GUARDED.match(cell, 1) else cell
        if text and name != "pack":
            made[name] = _value(text, known[name], place) if name in known else text
    return made


def _value(text: str, field: Field, place: str) -> Any:
    if field.name == "aliases":
        return [_alias(line) for line in text.split("\n")]
    if field.name == "cites":
        parts = (line.partition(": ") for line in text.split("\n"))
        return [{"source": source, "at": at} for source, _, at in parts]
    if field.form is Form.TABLES:
        try:
            return json.loads(text)
        except (json.JSONDecodeError, RecursionError):
            raise DataError(f"{place}: the cell {field.name} is not JSON") from None
    if field.form in (Form.IDS, Form.TEXTS):
        return text.split("\n")
    if field.form is Form.FLAG:
        return {"true": True, "false": False}.get(text, text)
    return text


def _alias(line: str) -> dict[str, str]:
    found = _ALIAS.fullmatch(line)
    return (
        {key: text for key, text in found.groupdict().items() if text} if found else {"text": line}
    )
