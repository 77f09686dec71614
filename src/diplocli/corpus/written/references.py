"""What a record refers to, by its fields."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record, Value
from .schema import PACK_KINDS, Field, Form


def references(record: Record) -> Iterator[tuple[str, Field, str]]:
    """Every id a record refers to, as (dotted field, its description, id)."""
    return _references(record, PACK_KINDS[record.kind], "")


def _references(value: Value, described: Field, place: str) -> Iterator[tuple[str, Field, str]]:
    given = value.__dict__
    for field in described.linking:
        content = given.get(field.name)
        if not content:
            continue
        if field.form is Form.ID:
            yield place + field.name, field, content
        elif field.form is Form.IDS:
            for item in content:
                yield place + field.name, field, item
        else:
            for item in content:
                yield from _references(item, field, f"{place}{field.name}.")
