"""The canonical form of a record file: one order of keys, one way of writing each value."""

from __future__ import annotations

import re
from typing import Any

from ...errors import DataError
from .forms import CONTROL
from .schema import PACK_KINDS, Field, Form
from .tables import HEADER, TOKEN
from .toml import line_of, load_toml

WIDTH = 100


def canonical(text: str, shown: str) -> str:
    """The text of a record file in canonical form. Comments before a record stay before it.

    What a pack says of itself stays as it is. Raises DataError when the text is not TOML, or when a
    comment stands inside a record, where rewriting would lose it.
    """
    data = load_toml(text, shown)
    records = {kind: items for kind, items in data.items() if kind in PACK_KINDS}
    starts = [found for found in HEADER.finditer(text) if found.group(1) in PACK_KINDS]
    first = starts[0].start() if starts else len(text)
    head = text[:first] if "pack" in data else ""
    of_head = load_toml(head, shown)
    for key in [key for key in data if key not in records and key not in of_head]:
        what = "must stand before the first record" if head else "is not a kind of record"
        raise DataError(f"{shown}:{line_of(key, text)}: E102 “{key}” {what}")
    for kind, items in records.items():
        if not _are_tables(items):
            raise DataError(f"{shown}:{line_of(kind, text)}: E102 a record begins with [[{kind}]]")
    if sum(len(items) for items in records.values()) != len(starts):
        raise DataError(
            f"{shown}: a line inside a text looks like the head of a record; rewrap that text"
        )
    taken = dict.fromkeys(records, 0)
    leading = "" if head else _comments(text, 0, first, shown, inside=False)
    blocks = []
    for header, following in zip(starts, [*starts, None][1:], strict=True):
        kind = header.group(1)
        end = following.start() if following else len(text)
        body_end = _body_end(text, header.end(), end)
        _comments(text, header.end(), body_end, shown, inside=True)
        blocks.append(leading + record_text(kind, records[kind][taken[kind]]))
        taken[kind] += 1
        leading = _comments(text, body_end, end, shown, inside=False)
    return head + "\n".join(blocks) + ("\n" if leading and blocks else "") + leading


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _body_end(text: str, start: int, end: int) -> int:
    """Where the comments that belong to the next record begin."""
    lines = text[start:end].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        end -= len(lines.pop())
    return end


def _comments(text: str, start: int, end: int, shown: str, *, inside: bool) -> str:
    found = [match for match in TOKEN.finditer(text, start, end) if match.group().startswith("#")]
    if inside and found:
        line = text.count("\n", 0, found[0].start()) + 1
        raise DataError(
            f"{shown}:{line}: a comment inside a record would be lost; move it above the record"
        )
    return "".join(match.group().rstrip() + "\n" for match in found)


def record_text(kind: str, data: dict[str, Any]) -> str:
    """A record, its fields as record files have them, in canonical form."""
    return f"[[{kind}]]\n" + _fields(data, PACK_KINDS[kind].fields, kind)


def _fields(data: dict[str, Any], fields: tuple[Field, ...], place: str) -> str:
    known = {field.name for field in fields}
    lines, tables = "", ""
    for field in fields:
        if field.name not in data:
            continue
        value = data[field.name]
        if field.form is Form.TABLES and not field.inline and _are_tables(value):
            tables += "".join(
                f"\n[[{place}.{field.name}]]\n"
                + _fields(item, field.fields, f"{place}.{field.name}")
                for item in value
            )
        elif field.form is Form.CELLS and isinstance(value, dict):
            lines += "".join(
                f"{field.name}.{_key(key)} = {_value(cell, 0)}\n" for key, cell in value.items()
            )
        elif field.form is Form.TABLES and _are_tables(value):
            rows = "".join(f"  {_inline(item, field.fields)},\n" for item in value)
            lines += f"{field.name} = [\n{rows}]\n" if rows else f"{field.name} = []\n"
        elif field.form is Form.PROSE:
            lines += f"{field.name} = {_prose(value)}\n"
        else:
            lines += f"{field.name} = {_value(value, len(field.name) + 3)}\n"
    for key in sorted(data.keys() - known):
        lines += f"{_key(key)} = {_value(data[key], 0)}\n"
    return lines + tables


def _inline(item: dict[str, Any], fields: tuple[Field, ...]) -> str:
    order = [field.name for field in fields if field.name in item]
    order += sorted(item.keys() - set(order))
    return "{ " + ", ".join(f"{_key(key)} = {_value(item[key], 0, False)}" for key in order) + " }"


def _value(value: Any, indent: int, may_break: bool = True) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list):
        items = [_value(item, 0, False) for item in value]
        flat = "[" + ", ".join(items) + "]"
        if may_break and indent + len(flat) > WIDTH:
            return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
        return flat
    if isinstance(value, dict):
        return (
            "{ "
            + ", ".join(f"{_key(key)} = {_value(item, 0, False)}" for key, item in value.items())
            + " }"
        )
    return str(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else string(key)


def _prose(value: Any) -> str:
    if not isinstance(value, str) or "\n" not in value.strip():
        return _value(value.strip() if isinstance(value, str) else value, 0)
    paragraphs = [line.rstrip() for line in value.strip().split("\n")]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(paragraphs))
    return '"""\n' + _escaped(body, multiline=True) + '\n"""'


def string(value: str) -> str:
    """A text on one line, as TOML."""
    return '"' + _escaped(value.strip()) + '"'


def _escaped(text: str, *, multiline: bool = False) -> str:
    text = text.replace("\\", "\\\\")
    text = text.replace('"""', '\\"\\"\\"') if multiline else text.replace('"', '\\"')
    text = text.replace("\t", "\\t").replace("\r", "\\r")
    text = CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
    return text if multiline else text.replace("\n", "\\n")
