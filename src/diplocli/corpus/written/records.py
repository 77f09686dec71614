"""Tables to records, and what their form has wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...model import BY_KIND, Record
from .findings import Finding
from .forms import CONTROL, IDENTIFIER, LONGEST_LABEL, LONGEST_TEXT, faults_of, shown
from .schema import KINDS, Field, Form
from .tables import Table

Fault = tuple[str, str, str]


class Placed(NamedTuple):
    """A record and the table it was read from."""

    record: Record
    table: Table


def record_of(
    table: Table, kinds: Mapping[str, Field] = KINDS
) -> tuple[Record | None, list[Finding]]:
    """The record a table holds, or None, with whatever its form has wrong (E102 to E109, E112).

    ``kinds`` describes the kinds that may stand there.
    """
    if table.kind not in kinds:
        known = ", ".join(f"[[{kind}]]" for kind in kinds)
        message = (
            f"a record begins with [{table.kind}]"
            if table.kind.strip("[]") in kinds
            else f"“{table.kind.strip('[]')}” is not a kind of record; the kinds are {known}"
        )
        return None, [Finding("E102", table.path, table.line, message)]
    faults: list[Fault] = []
    data = _taken(table.data, kinds[table.kind], "", faults)
    if faults:
        label = f"{table.kind} {_label(table)}"
        return None, [
            Finding(code, table.path, table.line_of(field), f"{label}: {message}")
            for code, field, message in faults
        ]
    data.pop("overrides", None)
    if table.kind == "addition":
        data = {"id": data.pop("to"), **data}
    if table.kind == "source":
        data["name"] = data.pop("title")
    if table.kind == "correction":
        data["summary"] = data["fact"]
    for alias in data.get("aliases", ()):
        if alias.setdefault("type", "translation") == "translation" and "lang" not in alias:
            alias["type"] = "synonym"
    return BY_KIND[table.kind].from_plain(data), []


def _label(table: Table) -> str:
    name = table.data.get("id") or table.data.get("to") or table.data.get("name") or ""
    is_plain = isinstance(name, str) and not CONTROL.search(name) and len(name) < LONGEST_LABEL
    return f"“{name}”" if is_plain else "without an id"


def _taken(
    data: dict[str, Any], described: Field, place: str, faults: list[Fault]
) -> dict[str, Any]:
    """The fields of a table in canonical order, texts trimmed; what is wrong goes to ``faults``."""
    taken = {}
    for name, field in described.known.items():
        if name in data:
            taken[name] = _TAKE[field.form](data[name], field, place, faults)
    if len(taken) < len(data):
        keys = ", ".join(described.known)
        faults += [
            ("E103", place or name, f"unknown key “{place}{shown(name)}”; the keys are {keys}")
            for name in data
            if name not in taken
        ]
    for name in described.needed:
        if name not in data:
            help = described.known[name].help
            faults.append(("E104", place or "id", f"needs {place}{name}: {help}"))
    return taken


def _text(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is str and len(value) <= LONGEST_TEXT:
        text = value.strip()
        if field.name == "id":
            is_sound = IDENTIFIER.fullmatch(value) is not None
        else:
            is_sound = value.isprintable() or (
                (field.form is Form.PROSE or not ("\n" in text or "\t" in value))
                and not CONTROL.search(value)
            )
        if text and is_sound:
            return text
    return _faulty(value, field, place, faults)


def _texts(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list and value:
        return [_text(item, field, place, faults) for item in value]
    return _faulty(value, field, place, faults)


def _ids(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list:
        for item in value:
            if type(item) is not str or not IDENTIFIER.fullmatch(item):
                break
        else:
            return value
    return _faulty(value, field, place, faults)


def _tables(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is list and all([type(item) is dict for item in value]):  # noqa: C419
        inside = f"{place}{field.name}."
        return [_taken(item, field, inside, faults) for item in value]
    return _faulty(value, field, place, faults)


def _cells(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    if type(value) is dict and value:
        return {key: _text(cell, field, place, faults) for key, cell in value.items()}
    return _faulty(value, field, place, faults)


def _faulty(value: Any, field: Field, place: str, faults: list[Fault]) -> Any:
    """A value as it is; what its form has wrong, if anything, goes to ``faults``."""
    for code, message in faults_of(value, field):
        faults.append((code, place or field.name, f"{place}{field.name} {message}"))
    return value


_TAKE: dict[Form, Callable[[Any, Field, str, list[Fault]], Any]] = {
    **dict.fromkeys(Form, _faulty),
    Form.TEXT: _text,
    Form.PROSE: _text,
    Form.TEXTS: _texts,
    Form.IDS: _ids,
    Form.TABLES: _tables,
    Form.CELLS: _cells,
}
