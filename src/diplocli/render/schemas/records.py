"""A record of each kind and its parts, made from what the corpus says of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...corpus.index.store import MANY_LINKS
from ...corpus.written.schema import SCHEMA, Field, Form
from ...model import CLASSES, KINDS, Source, Term, Value
from .forms import (
    Schema,
    a_date,
    a_flag,
    a_link,
    a_list,
    a_number,
    a_ref,
    a_text,
    an_object,
    cells,
    or_null,
    texts,
)

PACK = "The pack it comes from; bundled for the corpus's own."
ADDED_BY = "The pack that added it to a record not its own; else empty."
_COMMON = {field.name: field for field in SCHEMA["term"]}


def sentence(help: str) -> str:
    """A help text as a sentence."""
    return help[:1].upper() + help[1:] + ("" if help.endswith(("…", ".")) else ".")


def record(kind: str) -> dict[str, Schema]:
    """The properties of a record: what all have, then what its kind has."""
    described = _COMMON | {field.name: field for field in SCHEMA[kind]}
    described["name"] = described.get("title", described["name"])
    properties = {"kind": {"const": kind, "description": "The kind of record."}}
    for name in ("id", "name", "aliases", "summary", "topics", "reviewed"):
        properties[name] = _value(described[name], CLASSES[kind])
    properties["pack"] = a_text(PACK)
    for field in SCHEMA[kind]:
        if field.name not in (*properties, "title", "cites"):
            properties[field.name] = _value(field, CLASSES[kind])
    if kind == "instrument":
        properties["parties"] = or_null(a_ref("parties", "How many parties were last counted."))
    if kind == "source":
        properties["reference"] = a_text("The source in one line.")
    properties["cites"] = _value(_COMMON["cites"], CLASSES[kind])
    properties["linked_from"] = a_list("What refers to it.", a_ref("linked"))
    properties["linked_from_total"] = a_number(
        "How many links lead to it. Where linked_from holds fewer it was cut: it holds the first"
        f" {MANY_LINKS} by each relation."
    )
    return properties


def _value(field: Field, owner: type[Value]) -> Schema:
    """The schema of what a field of a record, or of a part of one, holds in JSON."""
    help = sentence(field.help)
    if field.form in (Form.DATE, Form.END):
        return a_date(help, open=field.form is Form.END)
    if field.form is Form.FLAG:
        return or_null(a_flag(help)) if getattr(owner, field.name) is None else a_flag(help)
    if field.form in (Form.NUMBER, Form.YEAR):
        return a_number(help)
    if field.targets == ("source",):
        return a_ref("cited_source", help)
    if field.form is Form.ID:
        return a_link(help) if field.required else or_null(a_link(help))
    if field.form is Form.IDS:
        return a_list(help, a_ref("link"))
    if field.form is Form.TEXTS:
        return texts(help)
    if field.form is Form.TABLES:
        return a_list(help, a_ref(_name_of((Term.PARTS | owner.PARTS)[field.name])))
    if field.form is Form.CELLS:
        return cells(help)
    return a_text(help, field.choices)


def _parts() -> Iterable[tuple[type[Value], Field]]:
    """The classes of parts of records, each with a field that holds them."""
    for kind, fields in SCHEMA.items():
        for field in fields:
            if field.form is Form.TABLES:
                yield (Term.PARTS | CLASSES[kind].PARTS)[field.name], field


def _part(part: type[Value], field: Field) -> Schema:
    properties = {one.name: _value(one, part) for one in field.fields}
    if hasattr(part, "pack"):
        properties["pack"] = a_text(ADDED_BY)
    return an_object(meaning(part), **properties)


def _cited_source() -> Schema:
    return an_object(
        meaning(Source), **{field.name: _value(field, Source) for field in SCHEMA["source"]}
    )


def _name_of(part: type[Value]) -> str:
    return part.__name__.lower()


def meaning(cls: type[Value]) -> str:
    """What a class of the model stands for, in its own words."""
    return (cls.__doc__ or "").split("\n")[0]


def definition_of(name: str) -> Schema:
    """What ``$defs`` has under a name: a kind of record, a part of one, or something smaller."""
    if name in CLASSES:
        return an_object(meaning(CLASSES[name]), **record(name))
    if name in _PARTS:
        return _part(*_PARTS[name])
    return _SMALL[name]()


_PARTS = {_name_of(part): (part, field) for part, field in _parts()}
_SMALL: dict[str, Callable[[], Schema]] = {
    "cited_source": _cited_source,
    "link": lambda: an_object("A record by name.", id=a_text("Its id."), name=a_text("Its name.")),
    "linked": lambda: an_object(
        "A record that refers to this one.",
        id=a_text("Its id."),
        name=a_text("Its name."),
        kind=a_text("Its kind.", KINDS),
        relation=a_text("The field by which it refers."),
    ),
    "parties": lambda: an_object(
        "A number of parties.",
        number=a_number("How many there were."),
        as_of=a_date("The day on which that was true."),
    ),
}
