"""Writes docs/schema/: a JSON Schema for the record files of each kind, for editors of TOML.

Run it after a change of ``corpus/written/schema.py``: ``python docs/schemas.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diplocli.corpus.written.languages import TAG
from diplocli.corpus.written.schema import FOLDERS, SCHEMA, Field, Form
from diplocli.model import CLASSES
from diplocli.render.schemas import DATE, DIALECT, sentence

FOLDER = Path(__file__).with_name("schema")
ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
TEXT = {"type": "string", "pattern": r"\S"}
ON_ONE_LINE = {"type": "string", "pattern": r"^[^\n\t]*\S[^\n\t]*$"}
SIMPLE: dict[Form, dict[str, Any]] = {
    Form.TEXT: ON_ONE_LINE,
    Form.PROSE: TEXT,
    Form.DATE: {"type": "string", "pattern": f"^{DATE}$"},
    Form.END: {"type": "string", "pattern": rf"^({DATE}|\.\.)$"},
    Form.FLAG: {"type": "boolean"},
    Form.NUMBER: {"type": "integer", "minimum": 0},
    Form.YEAR: {"type": "integer", "minimum": 1000, "maximum": 9999},
    Form.LANGUAGE: {"type": "string", "pattern": f"^{TAG}$"},
    Form.ID: {"type": "string", "pattern": ID},
    Form.IDS: {"type": "array", "items": {"type": "string", "pattern": ID}},
    Form.TEXTS: {"type": "array", "items": ON_ONE_LINE, "minItems": 1},
    Form.CELLS: {"type": "object", "additionalProperties": ON_ONE_LINE, "minProperties": 1},
}


def pages() -> dict[str, str]:
    """The schemas by the names of their files."""
    return {
        f"{kind}.schema.json": json.dumps(file_of(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in SCHEMA
    }


def file_of(kind: str) -> dict[str, Any]:
    """The schema of a file that holds records of a kind."""
    meaning = (CLASSES[kind].__doc__ or "").split("\n")[0]
    return {
        "$schema": DIALECT,
        "title": f"diplocli: {FOLDERS[kind]}",
        "type": "object",
        "properties": {
            kind: {
                "type": "array",
                "description": meaning,
                "items": {"description": meaning, **_table(SCHEMA[kind])},
            }
        },
        "additionalProperties": False,
    }


def _table(fields: Iterable[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _value(field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _value(field: Field) -> dict[str, Any]:
    help = {"description": _described(field)}
    if field.name == "id":
        return {**help, **SIMPLE[Form.ID]}
    if field.form is Form.CHOICE:
        return {**help, "enum": list(field.choices)}
    if field.form is Form.TABLES:
        return {**help, "type": "array", "items": _table(field.fields)}
    return {**help, **SIMPLE[field.form]}


def _described(field: Field) -> str:
    """What a field says; where it points to records of few kinds, of which."""
    few = field.targets if len(field.targets) < 4 else ()
    of = f" Of kind {' or '.join(few)}." if few else ""
    return sentence(field.help) + of


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, page in pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")
