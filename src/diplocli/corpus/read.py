"""TOML files to records. Knows where each record and field stands, so that findings can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from ..dates import OPEN
from ..dates import parse as parse_date
from ..errors import DataError, DateError
from ..model import CLASSES, Record
from .schema import SCHEMA, Field, Form

HEADER = re.compile(r"^\[\[([A-Za-z0-9_-]+)\]\][ \t]*(?:#.*)?$", re.MULTILINE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST_FILE = 64 * 2**20


@dataclass(frozen=True)
class Finding:
    """Something a validator says: a stable code, where it is, and what to do about it."""

    code: str
    path: str
    line: int
    message: str

    @property
    def is_error(self) -> bool:
        """Errors keep a corpus from being built; warnings do not."""
        return self.code.startswith("E")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


@dataclass(frozen=True)
class Table:
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


@dataclass(frozen=True)
class Placed:
    """A record and the table it was read from."""

    record: Record
    table: Table


def files(folder: Path) -> list[Path]:
    """The record files of a corpus or pack, in a stable order.

    Raises DataError when there is no such folder.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name the folder that holds corpus.toml")
    return [path for path in sorted(folder.rglob("*.toml")) if path != folder / "corpus.toml"]


def read_text(path: Path) -> str:
    """A file's text. Raises DataError when it cannot be read, is too large or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(f"{path}: larger than {LARGEST_FILE >> 20} MB; split the file")
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8"
        ) from None
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None


def load_toml(text: str, path: str, line: int = 1) -> dict[str, Any]:
    """Parsed TOML; ``line`` is where the text starts in its file. Raises DataError with the place."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        row = line - 1 + (getattr(error, "lineno", 1) or 1)
        reason = getattr(error, "msg", str(error))
        raise DataError(
            f"{path}:{row}: E101 not valid TOML: {reason[:1].lower()}{reason[1:]}"
        ) from None
    except RecursionError:
        raise DataError(f"{path}:{line}: E101 not valid TOML: nested too deeply") from None


def tables(path: Path, shown: str | None = None) -> list[Table]:
    """The tables of one file, in order, under the name by which to show the file.

    Raises DataError when the file cannot be read or is not TOML.
    """
    shown = shown or str(path)
    text = read_text(path)
    try:
        return list(_blocks(text, shown))
    except DataError:
        # A header inside a multi-line string cuts a block in two: only the whole file can tell.
        whole = load_toml(text, shown)
    return [
        Table(kind, item, shown, 1, text)
        for kind, items in whole.items()
        for item in (items if isinstance(items, list) else [items])
    ]


def _blocks(text: str, shown: str) -> Iterator[Table]:
    starts = list(HEADER.finditer(text))
    head = text[: starts[0].start()] if starts else text
    for name, data in load_toml(head, shown).items():
        yield Table(name, data if isinstance(data, dict) else {}, shown, 1, head)
    line, counted = 1, 0
    for header, following in zip(starts, [*starts[1:], None], strict=True):
        line, counted = line + text.count("\n", counted, header.start()), header.start()
        block = text[header.start() : following.start() if following else len(text)]
        kind = header.group(1)
        for data in load_toml(block, shown, line)[kind]:
            yield Table(kind, data, shown, line, block)


def table_at(path: Path, line: int) -> str:
    """The text of the record that starts on a line of a file.

    Raises DataError when the file cannot be read or no record starts there.
    """
    for table in tables(path):
        if table.line == line:
            return table.text.strip() + "\n"
    raise DataError(
        f"{path}:{line}: no record starts here; build the index anew: diplocli corpus build"
    )


def record_of(table: Table) -> tuple[Record | None, list[Finding]]:
    """The record a table holds, or None, with whatever its form has wrong (E102 to E109)."""
    if table.kind not in SCHEMA:
        known = ", ".join(f"[[{kind}]]" for kind in SCHEMA)
        message = f"“{table.kind}” is not a kind of record; the kinds are {known}"
        return None, [Finding("E102", table.path, table.line, message)]
    faults = list(_faults(table.data, SCHEMA[table.kind], ""))
    findings = [
        Finding(code, table.path, table.line_of(field), f"{table.kind} {_label(table)}: {message}")
        for code, field, message in faults
    ]
    if findings:
        return None, findings
    return CLASSES[table.kind].from_plain(_authored(table)), []


def _authored(table: Table) -> dict[str, Any]:
    """The table as the model has it: texts trimmed, a source's title and a fact in their places."""
    data = {
        field.name: _trimmed(table.data[field.name])
        for field in SCHEMA[table.kind]
        if field.name in table.data
    }
    if table.kind == "source":
        data["name"] = data.pop("title")
    if table.kind == "correction":
        data["summary"] = data["fact"]
    for alias in data.get("aliases", []):
        alias.setdefault("type", "translation")
    return data


def _trimmed(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    if isinstance(value, dict):
        return {key: _trimmed(item) for key, item in value.items()}
    return value


def _label(table: Table) -> str:
    name = table.data.get("id") or table.data.get("name") or ""
    return f"“{name}”" if isinstance(name, str) and not CONTROL.search(name) else "without an id"


Fault = tuple[str, str, str]


def _faults(data: dict[str, Any], fields: tuple[Field, ...], place: str) -> Iterator[Fault]:
    known = {field.name: field for field in fields}
    for key in data:
        if key not in known:
            yield (
                "E103",
                place or key,
                f"unknown key “{place}{key}”; the keys are {', '.join(known)}",
            )
    for field in fields:
        if field.name in data:
            for code, message in _value_faults(data[field.name], field):
                yield code, place or field.name, f"{place}{field.name} {message}"
            if field.form is Form.TABLES and isinstance(data[field.name], list):
                for item in data[field.name]:
                    if isinstance(item, dict):
                        yield from _faults(item, field.fields, f"{place}{field.name}.")
        elif field.required:
            yield "E104", place or "id", f"needs {place}{field.name}: {field.help}"


def _value_faults(value: Any, field: Field) -> Iterator[tuple[str, str]]:
    form = field.form
    if form in (Form.TEXT, Form.PROSE):
        yield from _text_faults(value, form)
        if field.name == "id" and isinstance(value, str) and not IDENTIFIER.fullmatch(value):
            yield "E107", "must be kebab-case: a-z, 0-9 and single hyphens"
    elif form in (Form.DATE, Form.END):
        yield from _date_faults(value, form)
    elif form is Form.FLAG:
        if not isinstance(value, bool):
            yield "E105", "must be true or false"
    elif form is Form.NUMBER:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield "E105", "must be a whole number, not below 0"
    elif form is Form.CHOICE:
        if value not in field.choices:
            yield "E106", f"must be one of {', '.join(field.choices)}"
    elif form is Form.ID:
        if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
            yield "E107", "must be the id of a record"
    elif form is Form.IDS:
        if not isinstance(value, list) or not all(
            isinstance(item, str) and IDENTIFIER.fullmatch(item) for item in value
        ):
            yield "E107", "must be a list of ids of records"
    elif form is Form.TEXTS:
        if not isinstance(value, list) or not value:
            yield "E105", "must be a list of texts, not empty"
        else:
            for item in value:
                yield from _text_faults(item, Form.TEXT)
    elif form is Form.TABLES:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            yield "E105", "must be a list of tables"
    elif not isinstance(value, dict) or not value:
        yield "E105", "must hold a text for each subject: cells.ID = “…”"
    else:
        for cell in value.values():
            yield from _text_faults(cell, Form.TEXT)


def _text_faults(value: Any, form: Form) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        yield "E105", "must be text in quotation marks"
    elif not value.strip():
        yield "E105", "must not be empty; leave the key out"
    elif CONTROL.search(value):
        code = ord(CONTROL.search(value).group())  # type: ignore[union-attr]
        yield "E109", f"holds the control character U+{code:04X}; remove it"
    elif form is Form.TEXT and ("\n" in value.strip() or "\t" in value):
        yield "E105", "must be one line without tabs"


def _date_faults(value: Any, form: Form) -> Iterator[tuple[str, str]]:
    if value == OPEN and form is Form.END:
        return
    if not isinstance(value, str):
        yield "E108", "must be a date in quotation marks: “2011”, “2011-05” or “2011-05-16”"
        return
    try:
        parse_date(value)
    except DateError as error:
        yield "E108", f"{error.message}"
