"""How each kind of record is written in TOML: its fields, in canonical order, and what they take.

One description serves the reader, the validator, the canonical formatter, the data dictionary
and the JSON Schemas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from ...model import KINDS as KINDS_OF_RECORD


class Form(Enum):
    """What a field holds."""

    __hash__ = object.__hash__

    TEXT = "text on one line"
    PROSE = "paragraphs"
    DATE = "date"
    END = "date or .."
    FLAG = "true or false"
    NUMBER = "whole number"
    YEAR = "year"
    LANGUAGE = "language tag"
    CHOICE = "one of a list"
    ID = "id"
    IDS = "list of ids"
    TEXTS = "list of texts"
    TABLES = "list of tables"
    CELLS = "a text for each subject"


@dataclass(frozen=True)
class Field:
    """One field: its name, form and meaning; ``targets`` are the kinds an id may point to."""

    name: str
    form: Form
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    inline: bool = False

    @cached_property
    def known(self) -> dict[str, Field]:
        """The fields of a table by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def linking(self) -> tuple[Field, ...]:
        """The fields of a table that hold ids of records, or tables that hold some."""
        forms = (Form.ID, Form.IDS)
        return tuple(
            field
            for field in self.fields
            if (field.form in forms and field.targets) or field.linking
        )

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The names of the fields that a table must have."""
        return tuple(field.name for field in self.fields if field.required)


RECORDS = tuple(kind for kind in KINDS_OF_RECORD if kind != "source")

ALIAS_TYPES = ("acronym", "spelling", "former", "short", "synonym", "translation", "see")
ACTOR_TYPES = ("state", "territory", "organisation", "office", "group", "person")
INSTRUMENT_TYPES = (
    "treaty", "protocol", "agreement", "resolution", "decision", "report", "strategy", "policy",
    "law", "executive-order", "judgment", "norm", "principles", "code", "cbm-set", "declaration",
    "statement", "recommendation", "guidance", "plan", "bill", "proposal",
)  # fmt: skip
SOURCE_TYPES = (
    "report", "legislation", "bill", "treaty", "legal_case", "hearing", "speech", "webpage",
    "post-weblog", "article-journal", "article-newspaper", "article-magazine", "book", "chapter",
    "dataset", "document", "paper-conference", "standard", "interview", "thesis", "broadcast",
)  # fmt: skip

_ID = Field(
    "id",
    Form.TEXT,
    "kebab-case, unique across all kinds, never reused; a rename leaves a redirect",
    True,
)
_CITES = Field(
    "cites",
    Form.TABLES,
    "the sources that say it",
    fields=(
        Field("source", Form.ID, "id of the source", True, targets=("source",)),
        Field("at", Form.TEXT, "pinpoint: paragraph, article, section, page or heading"),
    ),
    inline=True,
)
_REVIEWED = Field(
    "reviewed", Form.DATE, "the day someone last checked the record against its sources"
)
_NAME = Field("name", Form.TEXT, "as running text has it", True)
_ALIASES = Field(
    "aliases",
    Form.TABLES,
    "other names people type; what folding does not cover",
    fields=(
        Field("text", Form.TEXT, "the name", True),
        Field(
            "type",
            Form.CHOICE,
            "what sort of name, or see for what is none but leads here; if not given synonym, or translation when there is a lang",
            choices=ALIAS_TYPES,
        ),
        Field(
            "lang", Form.LANGUAGE, "language of a translation, as BCP 47 has it: fr, zh-Hant, pcm"
        ),
    ),
    inline=True,
)
_ELSEWHERE = Field(
    "elsewhere",
    Form.TEXTS,
    "those of its names that mean something else in most texts; annotate takes them only beside what has to do with it",
)
_SUMMARY = Field("summary", Form.TEXT, "one breath, in our words, complete in itself", True)
_TOPICS = Field("topics", Form.TEXTS, "one to three topics of corpus.toml, the main one first")
_HEAD = (_ID, _NAME, _ALIASES, _ELSEWHERE, _SUMMARY)
_FOOT = (_TOPICS, _CITES, _REVIEWED)
_DETAIL = Field("detail", Form.PROSE, "what the summary does not say")


def _ids(name: str, help: str, *targets: str) -> Field:
    return Field(name, Form.IDS, help, targets=targets or RECORDS)


_COUNTS = Field(
    "counts",
    Form.TABLES,
    "numbers that change or are got wrong, each with its day",
    fields=(
        Field("of", Form.TEXT, "what is counted: parties, signatories, members, norms …", True),
        Field("number", Form.NUMBER, "how many", True),
        Field("as_of", Form.DATE, "the day on which that was true"),
    ),
    inline=True,
)

SCHEMA: dict[str, tuple[Field, ...]] = {
    "term": (
        *_HEAD,
        Field("definition", Form.PROSE, "the detail after the summary", True),
        Field("contested", Form.PROSE, "who disagrees with whom, and why"),
        _TOPICS,
        _ids("broader", "wider terms", "term"),
        _ids("related", "records worth seeing next"),
        _ids("confusable_with", "what it is not to be confused with"),
        _CITES,
        _REVIEWED,
        Field(
            "readings",
            Form.TABLES,
            "what one authority means by it",
            fields=(
                Field("who", Form.TEXT, "the authority, as shown", True),
                Field("actor", Form.ID, "its record, if it has one", targets=("actor",)),
                Field("year", Form.YEAR, "of the document", True),
                Field("stresses", Form.PROSE, "what it stresses", True),
                Field("leaves_out", Form.PROSE, "what it leaves out or denies"),
                _CITES,
            ),
        ),
    ),
    "issue": (
        *_HEAD,
        Field("why", Form.PROSE, "why it matters", True),
        _DETAIL,
        Field("questions", Form.TEXTS, "open questions", True),
        _TOPICS,
        _ids("instruments", "what governs it", "instrument"),
        _ids("terms", "words needed to follow it", "term"),
        _ids("related", "records worth seeing next"),
        _CITES,
        _REVIEWED,
        Field(
            "positions",
            Form.TABLES,
            "where one side stands, as it would put it",
            fields=(
                Field("actor", Form.ID, "the side", True, targets=("actor",)),
                Field("stance", Form.PROSE, "what it holds", True),
                Field("as_of", Form.DATE, "when that was its position", True),
                _CITES,
            ),
        ),
    ),
    "milestone": (
        _ID,
        Field("date", Form.DATE, "the day if it is known, else the month or year", True),
        Field("end", Form.END, "for a span: its end, or .. while it goes on"),
        _NAME,
        _ALIASES,
        _ELSEWHERE,
        _SUMMARY,
        Field("why", Form.PROSE, "why it matters"),
        _DETAIL,
        Field("track", Form.TEXT, "the one story of corpus.toml it belongs to", True),
        Field("key", Form.FLAG, "what a newcomer must know: shown when nothing narrows the list"),
        _TOPICS,
        _ids("actors", "who acted", "actor"),
        _ids("instruments", "texts concerned", "instrument"),
        _ids("terms", "words concerned", "term"),
        _ids("issues", "disputes concerned", "issue"),
        _CITES,
        _REVIEWED,
    ),
    "actor": (
        _ID,
        Field("type", Form.CHOICE, "what sort of actor", True, choices=ACTOR_TYPES),
        *_HEAD[1:],
        _DETAIL,
        Field("country", Form.ID, "the state it belongs to", targets=("actor",)),
        Field(
            "names",
            Form.TABLES,
            "its official names over time, which are its life",
            fields=(
                Field("name", Form.TEXT, "the official name", True),
                Field("from", Form.DATE, "since when"),
                Field("to", Form.END, "until when; left out while it lasts"),
            ),
            inline=True,
        ),
        Field("parent", Form.ID, "the body it is part of", targets=("actor",)),
        _ids("predecessor", "what it succeeded", "actor"),
        _ids("related", "records worth seeing next"),
        _COUNTS,
        *_FOOT,
        Field(
            "holders",
            Form.TABLES,
            "who held the post, or headed or chaired the body",
            fields=(
                Field("person", Form.ID, "the person's record", True, targets=("actor",)),
                Field("role", Form.TEXT, "the title held"),
                Field("from", Form.DATE, "first day"),
                Field(
                    "to", Form.END, "last day; .. while it lasts, left out where it is not known"
                ),
                Field("acting", Form.FLAG, "true for one who only stood in"),
                _CITES,
            ),
        ),
    ),
    "instrument": (
        _ID,
        Field("type", Form.CHOICE, "what sort of text", True, choices=INSTRUMENT_TYPES),
        *_HEAD[1:],
        Field("symbol", Form.TEXT, "document symbol or number"),
        Field("binding", Form.FLAG, "whether it binds in law those it is addressed to"),
        _DETAIL,
        Field("adopted", Form.DATE, "adopted or enacted"),
        Field("opened_for_signature", Form.DATE, "opened for signature"),
        Field("issued", Form.DATE, "issued or published, for what nobody adopts"),
        Field("entered_into_force", Form.DATE, "entered into force"),
        Field("applies_from", Form.DATE, "applies from, where that is another day"),
        Field("ended", Form.DATE, "repealed, lapsed or replaced"),
        Field(
            "vote",
            Form.TEXT,
            "“consensus”, “without a vote” or “79 for, 60 against, 33 abstaining”",
        ),
        _COUNTS,
        Field("part_of", Form.ID, "the instrument it is part of", targets=("instrument",)),
        _ids("replaces", "what it replaced", "instrument"),
        _ids("actors", "who made it", "actor"),
        _ids("terms", "words it turns on", "term"),
        _ids("related", "records worth seeing next"),
        *_FOOT,
    ),
    "contrast": (
        _ID,
        _NAME,
        _ALIASES,
        _SUMMARY,
        _TOPICS,
        Field(
            "subjects",
            Form.TABLES,
            "the records set against each other",
            True,
            fields=(
                Field("record", Form.ID, "the record", True, targets=RECORDS),
                Field("names", Form.TEXTS, "short names by which compare knows it here"),
            ),
            inline=True,
        ),
        _CITES,
        _REVIEWED,
        Field(
            "aspects",
            Form.TABLES,
            "what they differ in",
            True,
            fields=(
                Field("aspect", Form.TEXT, "the aspect", True),
                Field("cells", Form.CELLS, "cells.ID = what holds for that subject", True),
            ),
        ),
    ),
    "correction": (
        _ID,
        Field("name", Form.TEXT, "the mistake, as a heading", True),
        Field("wrong", Form.TEXTS, "the forms in which people write it", True),
        Field("fact", Form.PROSE, "what is right", True),
        _ids("about", "the records it concerns; whoever types a wrong form is led to the first"),
        *_FOOT,
    ),
    "source": (
        _ID,
        Field("type", Form.CHOICE, "its CSL type", True, choices=SOURCE_TYPES),
        Field("title", Form.TEXT, "its title", True),
        Field("author", Form.TEXTS, "persons, as “Family, Given”"),
        Field("issuer", Form.TEXT, "the issuing body"),
        Field("issued", Form.DATE, "when it was issued"),
        Field("number", Form.TEXT, "document symbol or number"),
        Field("container", Form.TEXT, "the journal, book or site it is part of"),
        Field("publisher", Form.TEXT, "if that is not the issuer"),
        Field("volume", Form.TEXT, "volume and issue"),
        Field("pages", Form.TEXT, "its pages in the container"),
        Field("url", Form.TEXT, "where it is"),
        Field("doi", Form.TEXT, "its DOI"),
        Field("accessed", Form.DATE, "the day the address was last opened"),
        Field("primary", Form.FLAG, "true for the document itself or its issuer's own account"),
        Field("lang", Form.LANGUAGE, "its language, when that is not English"),
    ),
}


def _in_pack(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields as a pack has them: what makes a record complete is wanted there, not required."""
    return tuple(
        replace(
            field,
            required=field.required and field.name not in WANTED,
            fields=_in_pack(field.fields),
        )
        for field in fields
    )


WANTED = ("summary", "definition", "why", "questions", "year", "as_of")
_OVERRIDES = Field("overrides", Form.FLAG, "true: stands in the place of the record of that id")
_ADDITION = (
    Field("to", Form.ID, "id of the record of the corpus or of a pack below that it adds to", True),
    _ALIASES,
    _ELSEWHERE,
    _CITES,
    *(field for field in SCHEMA["term"] if field.name == "readings"),
    *(field for field in SCHEMA["issue"] if field.name == "positions"),
)
KINDS = {kind: Field(kind, Form.TABLES, "", fields=fields) for kind, fields in SCHEMA.items()}
PACK_KINDS = {
    **{
        kind: Field(kind, Form.TABLES, "", fields=(*_in_pack(fields), _OVERRIDES))
        for kind, fields in SCHEMA.items()
    },
    "addition": Field("addition", Form.TABLES, "", fields=_in_pack(_ADDITION)),
}
WRITTEN = tuple(PACK_KINDS)
FOLDERS = {kind: f"{kind}s" for kind in SCHEMA}
