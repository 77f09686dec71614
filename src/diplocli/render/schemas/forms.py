"""The parts of which a JSON Schema is put together, each with what it means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]

DATE = r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?"


def an_object(description: str, **properties: Schema) -> Schema:
    """An object with all of these properties and no others."""
    named = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {
        "type": "object",
        "description": description,
        "properties": named,
        "required": list(named),
        "additionalProperties": False,
    }


def a_list(description: str, items: Schema) -> Schema:
    """A list of like things."""
    return {"type": "array", "description": description, "items": items}


def a_text(description: str, choices: Iterable[str] = ()) -> Schema:
    """A text, one of some if there are ``choices``."""
    schema: Schema = {"type": "string", "description": description}
    return {**schema, "enum": list(choices)} if choices else schema


def texts(description: str) -> Schema:
    """A list of texts."""
    return a_list(description, {"type": "string"})


def cells(description: str) -> Schema:
    """An object of texts by id."""
    return {
        "type": "object",
        "description": description,
        "additionalProperties": {"type": "string"},
    }


def a_number(description: str) -> Schema:
    """A whole number."""
    return {"type": "integer", "description": description}


def a_flag(description: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": description}


def a_date(description: str, *, open: bool = False) -> Schema:
    """A date as EDTF text, or nothing; ``..`` too where it may be ``open``."""
    ended = r"|\.\." if open else ""
    return {"type": "string", "description": description, "pattern": f"^({DATE}{ended})?$"}


def a_link(description: str) -> Schema:
    """A record by id and name."""
    return a_ref("link", description)


def a_ref(name: str, description: str = "") -> Schema:
    """What is defined under a name."""
    schema: Schema = {"$ref": f"#/$defs/{name}"}
    return {**schema, "description": description} if description else schema


def or_null(schema: Schema) -> Schema:
    """A form, or null."""
    return one_of(schema["description"], [schema, {"type": "null"}])


def one_of(description: str, options: Iterable[Schema]) -> Schema:
    """One of several forms."""
    return {"description": description, "anyOf": list(options)}
