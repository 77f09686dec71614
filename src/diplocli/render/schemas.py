"""JSON Schemas (2020-12) of what commands answer under ``--json``, made from the record kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..corpus.schema import ALIAS_TYPES, SCHEMA, Field, Form
from ..model import CLASSES, KINDS, Source, Term, Value
from ..queries import glossary, search
from ..queries.info import COUNTED
from .json import SCHEMA_VERSION

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"\d{4}(-\d{2}(-\d{2})?)?[~?%]?"
_MATCHED_BY = (
    "id", "name", "alias", "short", "correction", "reference", "prefix", "redirect", "",
)  # fmt: skip
_COMMON = {field.name: field for field in SCHEMA["term"]}
_LISTED = ("term", "issue", "actor", "instrument")
_PACK = "The pack it comes from; bundled for the corpus's own."
_ADDED_BY = "The pack that added it to a record not its own; else empty."


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
    failure = _object(
        "What went wrong.",
        code=_text("A stable word for what went wrong."),
        message=_text("What is wrong, where, and what to do."),
        suggestions=_texts("What to try instead."),
    )
    return _whole("diplocli error", _object("A failure.", error=failure))


def sentence(help: str) -> str:
    """A help text as a sentence."""
    return help[:1].upper() + help[1:] + ("" if help.endswith(("…", ".")) else ".")


def _whole(title: str, body: Schema) -> Schema:
    """A schema that stands alone, with the definitions that it needs and no others."""
    needed: dict[str, Schema] = {}
    waiting = list(_references(body))
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = _definition_of(name)
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


def _definition() -> Schema:
    return _answer("The records a name means, or the nearest names.", **_matched())


def _orientation() -> Schema:
    topic = _object(
        "A topic.",
        id=_text("Its id."),
        name=_text("Its name."),
        count=_number("How many records stand under it."),
    )
    return _answer(
        "What there is, when no name is given.",
        topics=_list("The topics in the corpus's order.", topic),
        counts={
            "type": "object",
            "description": "How many there are of each kind of thing.",
            "additionalProperties": {"type": "integer"},
        },
        examples=_texts("Commands to try."),
    )


def _listing() -> Schema:
    entry = _object(
        "A record as lists show it.",
        id=_text("Its id."),
        kind=_text("Its kind.", _LISTED[1:]),
        name=_text("Its name."),
        type=_text("Its own type, where its kind has types."),
        date=_date("When it began: for an instrument its adoption, else opening or issue."),
        end=_date("When it ended.", open=True),
        summary=_text("What it is, in one breath."),
        pack=_text(_PACK),
    )
    return _answer(
        "The records of a kind, when no name is given.",
        entries=_list("The records by name.", entry),
        suggestions=_texts("The nearest names; always empty here."),
    )


def _on_day() -> Schema:
    holder = _object(
        "A person in a post.",
        actor=_link("The post or body."),
        person=_link("Who held it."),
        role=_text("The title held."),
        from_=_date("The first day."),
        to=_date("The last day; .. while it lasts, empty where it is not known.", open=True),
        acting=_flag("Whether the person only stood in."),
    )
    return _answer(
        "Who held a post, or every post, on a date.",
        on=_text("The date asked for."),
        holders=_list("Who held which post that day.", holder),
        **_matched(),
    )


def _comparison() -> Schema:
    aspect = _object(
        "One line of the comparison.",
        aspect=_text("The aspect."),
        cells=_cells("A text for each subject's id, empty where nothing is known."),
    )
    return _answer(
        "What differs between two subjects or more.",
        id=_text("The id of the contrast, or of the term whose readings are compared."),
        name=_text("The heading."),
        subjects=_list("What is compared, in the order asked for.", _link("A subject.")),
        basis=_text("Whether an editor wrote it.", ("curated", "computed", "readings", "")),
        summary=_text("The difference in one breath."),
        aspects=_list("What they differ in.", aspect),
        cites=_list("The sources that say it.", _ref("cite")),
        reviewed=_date("The day someone last checked it."),
        suggestions=_texts("The names nearest to one that was not found."),
    )


def _timeline() -> Schema:
    return _answer(
        "What happened, in order.",
        milestones=_list("The milestones that match, key or not.", _ref("milestone")),
        suggestions=_texts("The names nearest to the words, when nothing matches."),
    )


def _glossary() -> Schema:
    alias = _object(
        "Another name.",
        text=_text("The name."),
        type=_text("What sort of name.", (*ALIAS_TYPES, "symbol")),
        lang=_text("The language of a translation."),
        pack=_text(_ADDED_BY),
    )
    entry = _object(
        "A line of the glossary.",
        id=_text("The record's id."),
        kind=_text("Its kind.", glossary.KINDS),
        name=_text("Its name."),
        head=_text("The name under which it stands here."),
        aliases=_list("Its other names.", alias),
        summary=_text("What it is, in one breath."),
        pack=_text(_PACK),
    )
    return _answer(
        "Everything from A to Z.",
        entries=_list("The entries in alphabetical order.", entry),
        suggestions=_texts("The nearest names; always empty here."),
    )


def _findings() -> Schema:
    hit = _object(
        "A record that was found.",
        kind=_text("Its kind.", search.KINDS),
        id=_text("Its id."),
        name=_text("Its name."),
        snippet=_text("A passage in which the words stand."),
        score={"type": "number", "description": "How well it fits; higher is better."},
        pack=_text(_PACK),
    )
    return _answer(
        "What full-text search finds.",
        query=_text("What was searched for."),
        hits=_list("The hits, best first.", hit),
        suggestions=_texts("The nearest names, when nothing is found."),
    )


def _shown() -> Schema:
    path = _text("The file that holds it, a colon and the line where it starts.")
    records = [_answer(_meaning(cls), **_record(kind), path=path) for kind, cls in CLASSES.items()]
    nothing = _answer(
        "Nothing bears the name.",
        query=_text("The name asked for."),
        suggestions=_texts("The nearest names."),
    )
    return _any("A record, and where its author wrote it.", [*records, nothing])


def _graph() -> Schema:
    node = _object(
        "A record.", id=_text("Its id."), kind=_text("Its kind.", KINDS), name=_text("Its name.")
    )
    edge = _object(
        "A reference from one record to another.",
        from_=_text("The id of the record that refers."),
        to=_text("The id of the record referred to."),
        relation=_text("The field that refers."),
    )
    return _answer(
        "What a record is tied to.",
        root=_text("The id of the record asked for; empty when there is none."),
        nodes=_list("The records within reach.", node),
        edges=_list("The references between them.", edge),
        suggestions=_texts("The nearest names, when there is no such record."),
    )


def _citations() -> Schema:
    citation = _object(
        "A record or source, cited.",
        id=_text("Its id."),
        format=_text("The format of the text, by its id."),
        text=_text("The citation."),
    )
    return _answer(
        "How to cite records or their sources.",
        citations=_list("The citations.", citation),
        suggestions=_texts("The names nearest to one that was not found."),
    )


def _brief() -> Schema:
    line = _object(
        "A paragraph, an item or a row.",
        cells=_texts("Its texts, one for each column."),
        numbers=_list("The numbers of its sources.", {"type": "integer"}),
    )
    block = _object(
        "Lines of one form.",
        form=_text("The form.", ("prose", "list", "table")),
        caption=_text("What stands over a table."),
        columns=_texts("The headings of a table's columns."),
        lines=_list("The lines.", line),
    )
    section = _object(
        "A heading and what stands under it.",
        heading=_text("The heading."),
        blocks=_list("The blocks in the order of reading.", block),
    )
    subject = _object(
        "What the brief is on.",
        id=_text("Its id."),
        kind=_text("Its kind.", KINDS),
        name=_text("Its name."),
    )
    source = _object(
        "A numbered source.",
        number=_number("Its number."),
        text=_text("Who, what, when."),
        at=_text("The pinpoint."),
        url=_text("The address."),
    )
    return _answer(
        "One or two pages on a subject.",
        as_of=_date("The day of which the corpus tells the state."),
        subjects=_list("The records it is on.", subject),
        title=_text("The title."),
        face=_texts("The lines under the title."),
        sections=_list("The sections in the order of reading.", section),
        sources=_list("The sources by number.", source),
        suggestions=_texts("The names nearest to one that was not found."),
    )


def _annotation() -> Schema:
    place = {"line": _number("Its line, from 1."), "column": _number("Its column, from 1.")}
    span = {
        "start": _number("Where it starts, in code points of the text."),
        "end": _number("Where it ends."),
    }
    path = _text("The document.")
    match = _object(
        "A mention; an undecided acronym gives one for each of its meanings.",
        path=path,
        **span,
        **place,
        text=_text("The text as it stands there."),
        id=_text("The record's id."),
        kind=_text("Its kind.", KINDS),
    )
    entry = _object(
        "A record that is mentioned, with its first mention.",
        id=_text("Its id."),
        kind=_text("Its kind.", KINDS),
        name=_text("Its name."),
        aliases=_list("Its other names.", _ref("alias")),
        summary=_text("What it is, in one breath."),
        count=_number("How often it is mentioned."),
        path=path,
        **place,
    )
    unknown = _object(
        "An acronym or body that the corpus does not know, with its first mention.",
        text=_text("The text."),
        count=_number("How often it stands there."),
        path=path,
        **span,
        **place,
    )
    return _answer(
        "What documents name.",
        matches=_list("The mentions in the order of the text.", match),
        entries=_list("The records mentioned.", entry),
        unknown=_list("What is not known, where that was asked for.", unknown),
    )


def _exported() -> Schema:
    record = _any("A record of any kind.", [_ref(kind) for kind in KINDS])
    return _answer(
        "Records taken out whole.",
        records=_list("The records by kind and id; in the format jsonl one a line.", record),
    )


def _formats() -> Schema:
    option = _object(
        "Something that can be chosen about a format.",
        name=_text("What it is called."),
        default=_text("What it is where nothing is said."),
        help=_text("What it does."),
    )
    format = _object(
        "A format.",
        id=_text("Its id."),
        extension=_text("The extension of its files, without the full stop."),
        kinds=_list("The kinds of records that it can hold.", {"enum": list(KINDS)}),
        binary=_flag("Whether it can only be written to a file."),
        options=_list("What can be chosen with --set.", option),
        extra=_text("The extra that must be installed, empty where none is needed."),
        about=_text("What it is."),
    )
    return _answer("The formats there are.", formats=_list("The formats.", format))


def _review() -> Schema:
    finding = _object(
        "Something that a rule finds in a draft.",
        path=_text("The draft."),
        line=_number("The line, from 1."),
        column=_number("The column, from 1."),
        end_line=_number("The line on which it ends."),
        end_column=_number("The column behind its last character."),
        code=_text("The code of the rule."),
        message=_text("What is wrong, and what is known instead."),
        suggestion=_text("What to write instead; empty where there is no one answer."),
        correction=_or_null(_link("The correction that says so.")),
        cites=_list("The sources that show it.", _ref("cite")),
    )
    return _answer(
        "What drafts get wrong.",
        findings=_list("The findings, draft by draft in the order of the text.", finding),
    )


def _info() -> Schema:
    counts = _object(
        "How many there are of each kind of thing.",
        **{name: _number(f"The number of {name}s.") for name in COUNTED},
    )
    return _answer(
        "What this is.",
        version=_text("The version of the program."),
        as_of=_date("The day of which the corpus tells the state."),
        licence=_text("The licence of the corpus."),
        counts=counts,
        corpus=_text("The folder of the corpus in use."),
        packs=_texts("The packs in use, highest precedence first."),
    )


def _finding() -> Schema:
    return _object(
        "Something the validator says.",
        code=_text("A stable code; E for an error, W for a warning."),
        path=_text("The file."),
        line=_number("The line."),
        message=_text("What is wrong and what to do about it."),
    )


def _check() -> Schema:
    return _object(
        "What the validator finds in a corpus.",
        schema_version=_version(),
        findings=_list("The findings.", _finding()),
    )


def _pack_properties() -> dict[str, Schema]:
    return {
        "name": _text("Its name."),
        "scope": _text("Whose it is.", ("project", "user")),
        "path": _text("The file or folder it is."),
        "title": _text("What it is called."),
        "edition": _text("Its edition."),
        "licence": _text("Its licence."),
        "counts": _tallies(),
        "fault": _text("What is wrong with it, when it is left out."),
    }


def _tallies() -> Schema:
    return {
        "type": "object",
        "description": "How many there are of each kind of thing.",
        "additionalProperties": {"type": "integer"},
    }


def _packs() -> Schema:
    one = _object("A pack.", **_pack_properties())
    return _object(
        "The packs that are there.",
        schema_version=_version(),
        packs=_list("The packs, highest precedence first.", one),
    )


def _pack() -> Schema:
    one = _object(
        "A pack.",
        **_pack_properties(),
        overrides=_texts("The ids of records in whose place its own stand."),
        hides=_texts("The ids of records that it hides."),
        adds_to=_texts("The ids of records to which it adds."),
        above=_texts("The packs of higher precedence."),
        below=_texts("The packs of lower precedence."),
    )
    return _object("One pack.", schema_version=_version(), pack=one)


def _pack_check() -> Schema:
    return _object(
        "What is wrong with a pack.",
        schema_version=_version(),
        name=_text("Its name."),
        records=_number("How many records were gone through."),
        findings=_list("The findings.", _finding()),
    )


def _pack_import() -> Schema:
    left = _object(
        "What of one sort was not carried over.",
        what=_text("What it is."),
        count=_number("How often."),
        place=_text("Where it is first: the file and its line or entry."),
    )
    return _object(
        "What an import carried over, or would.",
        schema_version=_version(),
        path=_text("The file that was read."),
        format=_text("Its format."),
        pack=_text("The pack it becomes."),
        language=_text("The language of the pack; empty where the file does not tell."),
        entries=_number("How many entries it has."),
        records=_tallies(),
        names=_tallies(),
        parts=_tallies(),
        left=_list("What was left, most frequent first.", left),
        notes=_texts("What else there is to know."),
    )


ANSWERS: dict[str, Callable[[], Schema]] = {
    "define": lambda: _any("What a name means.", [_definition(), _orientation()]),
    "compare": _comparison,
    "timeline": _timeline,
    "glossary": _glossary,
    "search": _findings,
    "issue": lambda: _any("An issue, or the list of them.", [_definition(), _listing()]),
    "actor": lambda: _any(
        "An actor, who held a post on a date, or the list of actors.",
        [_definition(), _on_day(), _listing()],
    ),
    "instrument": lambda: _any("An instrument, or the list of them.", [_definition(), _listing()]),
    "show": _shown,
    "graph": _graph,
    "brief": _brief,
    "cite": _citations,
    "annotate": _annotation,
    "export": lambda: _any(
        "What export writes in the format json, or with --list the formats.",
        [_exported(), _formats()],
    ),
    "check": _review,
    "corpus check": _check,
    "pack list": _packs,
    "pack show": _pack,
    "pack check": _pack_check,
    "pack import": _pack_import,
    "info": _info,
}


def _answer(description: str, **properties: Schema) -> Schema:
    edition = _text("The edition of the corpus.")
    return _object(description, schema_version=_version(), edition=edition, **properties)


def _version() -> Schema:
    return {"const": SCHEMA_VERSION, "description": "The version of this form of answer."}


def _matched() -> dict[str, Schema]:
    record = _any("A record of any kind.", [_ref(kind) for kind in KINDS])
    return {
        "query": _text("The name asked for."),
        "matched_by": _text("How the name was found; empty when it was not.", _MATCHED_BY),
        "matches": _list("The records that the name means.", record),
        "corrections": _list("The mistakes that the name is one of.", _ref("correction")),
        "suggestions": _texts("The nearest names, when nothing is found."),
    }


def _record(kind: str) -> dict[str, Schema]:
    """The properties of a record: what all have, then what its kind has."""
    described = _COMMON | {field.name: field for field in SCHEMA[kind]}
    described["name"] = described.get("title", described["name"])
    properties = {"kind": {"const": kind, "description": "The kind of record."}}
    for name in ("id", "name", "aliases", "summary", "topics", "reviewed"):
        properties[name] = _value(described[name], CLASSES[kind])
    properties["pack"] = _text(_PACK)
    for field in SCHEMA[kind]:
        if field.name not in (*properties, "title", "cites"):
            properties[field.name] = _value(field, CLASSES[kind])
    if kind == "instrument":
        properties["parties"] = _or_null(_ref("parties", "How many parties were last counted."))
    if kind == "source":
        properties["reference"] = _text("The source in one line.")
    properties["cites"] = _value(_COMMON["cites"], CLASSES[kind])
    properties["linked_from"] = _list("What refers to it.", _ref("linked"))
    return properties


def _value(field: Field, owner: type[Value]) -> Schema:
    """The schema of what a field of a record, or of a part of one, holds in JSON."""
    help = sentence(field.help)
    if field.form in (Form.DATE, Form.END):
        return _date(help, open=field.form is Form.END)
    if field.form is Form.FLAG:
        return _or_null(_flag(help)) if getattr(owner, field.name) is None else _flag(help)
    if field.form is Form.NUMBER:
        return _number(help)
    if field.targets == ("source",):
        return _ref("cited_source", help)
    if field.form is Form.ID:
        return _link(help) if field.required else _or_null(_link(help))
    if field.form is Form.IDS:
        return _list(help, _ref("link"))
    if field.form is Form.TEXTS:
        return _texts(help)
    if field.form is Form.TABLES:
        return _list(help, _ref(_name_of((Term.PARTS | owner.PARTS)[field.name])))
    if field.form is Form.CELLS:
        return _cells(help)
    return _text(help, field.choices)


def _parts() -> Iterable[tuple[type[Value], Field]]:
    """The classes of parts of records, each with a field that holds them."""
    for kind, fields in SCHEMA.items():
        for field in fields:
            if field.form is Form.TABLES:
                yield (Term.PARTS | CLASSES[kind].PARTS)[field.name], field


def _part(part: type[Value], field: Field) -> Schema:
    properties = {one.name: _value(one, part) for one in field.fields}
    if hasattr(part, "pack"):
        properties["pack"] = _text(_ADDED_BY)
    return _object(_meaning(part), **properties)


def _cited_source() -> Schema:
    return _object(
        _meaning(Source), **{field.name: _value(field, Source) for field in SCHEMA["source"]}
    )


def _name_of(part: type[Value]) -> str:
    return part.__name__.lower()


def _meaning(cls: type[Value]) -> str:
    return (cls.__doc__ or "").split("\n")[0]


def _definition_of(name: str) -> Schema:
    """What ``$defs`` has under a name: a kind of record, a part of one, or something smaller."""
    if name in CLASSES:
        return _object(_meaning(CLASSES[name]), **_record(name))
    if name in _PARTS:
        return _part(*_PARTS[name])
    return _SMALL[name]()


_PARTS = {_name_of(part): (part, field) for part, field in _parts()}
_SMALL: dict[str, Callable[[], Schema]] = {
    "cited_source": _cited_source,
    "link": lambda: _object("A record by name.", id=_text("Its id."), name=_text("Its name.")),
    "linked": lambda: _object(
        "A record that refers to this one.",
        id=_text("Its id."),
        name=_text("Its name."),
        kind=_text("Its kind.", KINDS),
        relation=_text("The field by which it refers."),
    ),
    "parties": lambda: _object(
        "A number of parties.",
        number=_number("How many there were."),
        as_of=_date("The day on which that was true."),
    ),
}


def _object(description: str, **properties: Schema) -> Schema:
    named = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {
        "type": "object",
        "description": description,
        "properties": named,
        "required": list(named),
        "additionalProperties": False,
    }


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str, choices: Iterable[str] = ()) -> Schema:
    schema: Schema = {"type": "string", "description": description}
    return {**schema, "enum": list(choices)} if choices else schema


def _texts(description: str) -> Schema:
    return _list(description, {"type": "string"})


def _cells(description: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": {"type": "string"},
    }


def _number(description: str) -> Schema:
    return {"type": "integer", "description": description}


def _flag(description: str) -> Schema:
    return {"type": "boolean", "description": description}


def _date(description: str, *, open: bool = False) -> Schema:
    ended = r"|\.\." if open else ""
    return {"type": "string", "description": description, "pattern": f"^({DATE}{ended})?$"}


def _link(description: str) -> Schema:
    return _ref("link", description)


def _ref(name: str, description: str = "") -> Schema:
    schema: Schema = {"$ref": f"#/$defs/{name}"}
    return {**schema, "description": description} if description else schema


def _or_null(schema: Schema) -> Schema:
    return _any(schema["description"], [schema, {"type": "null"}])


def _any(description: str, options: Iterable[Schema]) -> Schema:
    return {"description": description, "anyOf": list(options)}
