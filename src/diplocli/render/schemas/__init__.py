"""JSON Schemas (2020-12) of what commands answer under ``--json``, made from the record kinds."""

from __future__ import annotations

from collections.abc import Iterable

from ..json import SCHEMA_VERSION
from .commands import ANSWERS
from .forms import DATE, Schema, a_text, an_object, texts
from .records import definition_of, sentence

__all__ = ["ANSWERS", "DATE", "DIALECT", "answer", "answers", "error", "sentence"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def answers() -> Schema:
    """Every command's schema, by its words, and that of the error object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "commands": {name: answer(name) for name in ANSWERS},
        "error": error(),
    }


def answer(name: str) -> Schema:
    """The schema of what a command of ``ANSWERS`` writes under ``--json``."""
    return _whole(f"diplocli {name} --json", ANSWERS[name]())


def error() -> Schema:
    """The schema of the object on standard error when a command fails under ``--json``."""
    failure = an_object(
        "What went wrong.",
        code=a_text("A stable word for what went wrong."),
        message=a_text("What is wrong, where, and what to do."),
        suggestions=texts("What to try instead."),
    )
    return _whole("diplocli error", an_object("A failure.", error=failure))


def _whole(title: str, body: Schema) -> Schema:
    """A schema that stands alone, with the definitions that it needs and no others."""
    needed: dict[str, Schema] = {}
    waiting = list(_references(body))
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = definition_of(name)
            waiting += _references(needed[name])
    return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(needed.items()))}


def _references(schema: object) -> Iterable[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        schema = list(schema.values())
    if isinstance(schema, list):
        for one in schema:
            yield from _references(one)
