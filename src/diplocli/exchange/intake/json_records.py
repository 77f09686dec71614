"""JSON and JSON Lines: records in the interface's own form, or flat objects with a term."""

from __future__ import annotations

import json

from ...corpus.written.forms import IDENTIFIER
from ...corpus.written.schema import SCHEMA, Field, Form
from ...errors import DataError
from ...model import CLASSES, TYPE_CHECKING, Value
from . import Contents
from .entry import Entry
from .headings import Column, columns
from .json_stream import items
from .opening import encoding_of, lines
from .rows import Row, entries, main_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from . import Given
    from .entry import Tally

LISTS = ("records", "entries", "terms", "matches", "corrections", "milestones", "concepts", "glossary", "items", "data", "results")  # fmt: skip
# What an answer holds besides records, and a record besides what its author wrote.
_FRAME = frozenset({"schema_version", "edition", "query", "matched_by", "suggestions"})
_MADE = frozenset({"kind", "pack", "linked_from", "linked_from_total", "parties", "reference"})


def read_json(given: Given) -> Contents:
    """A list of objects, or an object that has one under a key of ``LISTS``."""

    def all_items(tally: Tally) -> Iterator[tuple[int, Any]]:
        def other(key: str, value: Any, line: int) -> None:
            if key not in _FRAME and value:
                tally.leave(f"“{key}” of the whole", f"{given.path}:{line}")

        return items(given.path, LISTS.__contains__, other)

    return Contents(entries=lambda tally: _entries(given, all_items(tally), tally))


def read_jsonl(given: Given) -> Contents:
    """An object a line."""
    encoding = encoding_of(given.path)

    def all_items() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(lines(given.path, encoding), start=1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except json.JSONDecodeError as error:
                    raise DataError(f"{given.path}:{number}: not JSON: {error.msg}") from None
                except RecursionError:
                    raise DataError(f"{given.path}:{number}: nested too deeply") from None

    return Contents(entries=lambda tally: _entries(given, all_items(), tally))


def _entries(given: Given, found: Iterator[tuple[int, Any]], tally: Tally) -> Iterator[Entry]:
    understood: dict[tuple[str, ...], dict[str, Column]] = {}
    for line, item in found:
        place = f"{given.path}:{line}"
        if not isinstance(item, dict):
            raise DataError(f"{place}: an object is wanted here, not {json.dumps(item)[:40]}")
        if is_record(item):
            yield from record(item, place, tally)
        elif not item.keys() <= _FRAME:
            keys = tuple(item)
            if keys not in understood:
                mapped = {key: field for key, field in given.columns.items() if key in item}
                if len(understood) > 1_000:
                    understood.clear()
                understood[keys] = columns(keys, mapped)
            yield from _flat(item, understood[keys], place, tally)


def is_record(item: Mapping[str, Any]) -> bool:
    """Whether an object is a record in the interface's own form."""
    return (
        isinstance(item.get("kind"), str)
        and item["kind"] in SCHEMA
        and isinstance(item.get("id"), str)
        and IDENTIFIER.fullmatch(item["id"]) is not None
        and isinstance(item.get("name"), str)
    )


def record(item: Mapping[str, Any], place: str, tally: Tally) -> Iterator[Entry]:
    """A record of the interface as entries: the sources that it cites, then itself."""
    kind = item["kind"]
    plain = {key: value for key, value in item.items() if key not in _MADE}
    if kind == "correction" and plain.get("summary") == plain.get("fact"):
        plain.pop("summary", None)
    if kind == "source":
        plain["title"] = plain.pop("name", "")
    cited: dict[str, Entry] = {}
    data = _fields(plain, SCHEMA[kind], CLASSES[kind], cited, place, tally)
    yield from cited.values()
    data.pop("id", None)
    yield Entry(kind=kind, key=item["id"], data=data, place=place, once=kind == "source")


def _fields(
    plain: Mapping[str, Any],
    fields: tuple[Field, ...],
    cls: type[Value],
    cited: dict[str, Entry],
    place: str,
    tally: Tally,
) -> dict[str, Any]:
    """What an author would have written: references by id, nothing that is as if not given."""
    data: dict[str, Any] = {}
    for key in plain.keys() - {field.name for field in fields} - {"pack"}:
        if plain[key] not in (None, "", [], {}, False):
            tally.leave(f"key “{key}”", place)
    for field in fields:
        value = plain.get(field.name)
        if field.form in (Form.ID, Form.IDS):
            value = _ids(value)
        elif field.form is Form.TABLES and isinstance(value, list):
            part = cls.PARTS.get(field.name, Value)
            value = [
                _part(one, field, part, cited, place, tally) if isinstance(one, dict) else one
                for one in value
            ]
        default = getattr(cls, field.name, None)
        if (
            value is None
            or value in ("", [], {})
            or (value == default and type(value) is type(default) and not field.required)
        ):
            continue
        data[field.name] = value
    return data


def _part(
    one: Mapping[str, Any],
    field: Field,
    cls: type[Value],
    cited: dict[str, Entry],
    place: str,
    tally: Tally,
) -> dict[str, Any]:
    if field.name != "cites":
        return _fields(one, field.fields, cls, cited, place, tally)
    source = one.get("source")
    if isinstance(source, dict) and isinstance(source.get("id"), str):
        key = source["id"]
        if "title" in source:
            whole = _fields(source, SCHEMA["source"], CLASSES["source"], cited, place, tally)
            whole.pop("id", None)
            cited[key] = Entry(kind="source", key=key, data=whole, place=place, once=True)
        one = {**one, "source": key}
    return _fields(one, field.fields, cls, cited, place, tally)


def _ids(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("id")
    return [_ids(one) for one in value] if isinstance(value, list) else value


def _flat(
    item: Mapping[str, Any], understood: Mapping[str, Column], place: str, tally: Tally
) -> Iterator[Entry]:
    values = {}
    for key, value in item.items():
        texts = _texts(value)
        if key in understood and texts is not None:
            values[key] = texts
        elif value not in (None, "", [], {}):
            tally.leave(f"key “{key}”", place)
    row = Row(understood, values)
    yield from entries(row, main_language(understood), place, tally)


def _texts(value: Any) -> tuple[str, ...] | None:
    """The texts that a value is, or None where it is more than texts."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(value),)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return None
