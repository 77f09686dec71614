"""A registry of formats, one module each, imported only when it is called for.

A format is declared here once: its id, where it is written, the extension of its files, what it
is, which kinds of records it holds and its options. ``export`` and ``cite`` list, check and
describe formats from here.

The writer of a format of ``FORMATS`` is a function

    def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report

that goes through ``records.entries(...)``, as often as it needs to, and writes to ``out`` as it
goes, keeping no more of what it has read than its form asks for; a binary format is given a
BinaryIO. Beside ``records``, ``options`` (every option of the format has a value) and the edition
it must depend on nothing: no clock, no chance, no order of a set, so that an edition gives the same
bytes everywhere. It raises UsageError for a bad value of an option, MissingExtra when its extra is
not installed.

The writer of a format of ``REFERENCES`` turns sources into one text, piece by piece.
"""

from __future__ import annotations

from importlib import import_module

from ..errors import UsageError
from ..model import KINDS, TYPE_CHECKING, Value
from ..queries.nearest import pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from ..model import Source
    from ..queries.selection import Selection


class Option(Value):
    """Something that can be chosen about a format, as text."""

    name: str
    default: str
    help: str


class Format(Value):
    """A format; ``writer`` is the module of this package and the function in it that writes.

    ``kinds`` are the kinds of records it can hold, in the order in which it holds them;
    ``extra`` is what must be installed besides, if anything.
    """

    id: str
    writer: tuple[str, str]
    extension: str
    description: str
    kinds: tuple[str, ...] = KINDS
    binary: bool = False
    options: tuple[Option, ...] = ()
    extra: str = ""


class Report(Value):
    """What became of an export: how many records are in it, and what is not.

    ``left_out`` counts by what it is (``milestones``, ``readings``) and why (``no full date``).
    """

    written: int
    left_out: Mapping[tuple[str, str], int] = {}


REFERENCES = {
    one.id: one
    for one in (
        Format(
            id="bibtex",
            writer=("bibtex", "bibtex"),
            extension="bib",
            description="BibTeX in UTF-8, for styles of any age",
            kinds=("source",),
        ),
        Format(
            id="biblatex",
            writer=("bibtex", "biblatex"),
            extension="bib",
            description="BibLaTeX, for Biber",
            kinds=("source",),
        ),
        Format(
            id="ris",
            writer=("ris", "ris"),
            extension="ris",
            description="RIS, for Zotero, EndNote and Mendeley",
            kinds=("source",),
        ),
        Format(
            id="csl-json",
            writer=("csl_json", "csl_json"),
            extension="json",
            description="CSL-JSON, for Zotero, Pandoc and other citation processors",
            kinds=("source",),
        ),
        Format(
            id="apa",
            writer=("prose", "apa"),
            extension="txt",
            description="reference list, APA 7th edition, plain text",
            kinds=("source",),
        ),
        Format(
            id="chicago",
            writer=("prose", "chicago"),
            extension="txt",
            description="reference list, Chicago author-date, plain text",
            kinds=("source",),
        ),
        Format(
            id="markdown",
            writer=("prose", "markdown"),
            extension="md",
            description="the same as Chicago, with Markdown italics and links",
            kinds=("source",),
        ),
    )
}


_CONCEPTS = ("term", "instrument", "actor", "issue", "milestone")
_LEARNT = ("term", "issue", "milestone", "actor", "instrument", "contrast")
_BASE = Option(
    name="base",
    default="urn:diplocli:",
    help="what the address of every record begins with",
)
FORMATS = {
    one.id: one
    for one in (
        Format(
            id="json",
            writer=("json", "whole"),
            extension="json",
            description="one JSON object with every record as define --json gives it",
        ),
        Format(
            id="jsonl",
            writer=("json", "lines"),
            extension="jsonl",
            description="JSON Lines: one record a line, each complete in itself",
        ),
        Format(
            id="csv",
            writer=("csv", "write"),
            extension="csv",
            description="CSV for spreadsheets: a record a row, lists a line an item",
            options=(
                Option(
                    name="bom",
                    default="yes",
                    help="no leaves out the mark by which Excel knows UTF-8",
                ),
            ),
        ),
        Format(
            id="sqlite",
            writer=("sqlite", "write"),
            extension="sqlite",
            description="SQLite: a plain relational database for queries of your own",
            binary=True,
        ),
        Format(
            id="skos",
            writer=("skos", "turtle"),
            extension="ttl",
            description="SKOS in Turtle, for thesaurus and knowledge-graph tools",
            kinds=_CONCEPTS,
            options=(_BASE,),
        ),
        Format(
            id="skos-jsonld",
            writer=("skos", "json_ld"),
            extension="jsonld",
            description="the same SKOS in JSON-LD",
            kinds=_CONCEPTS,
            options=(_BASE,),
        ),
        Format(
            id="tbx",
            writer=("tbx", "write"),
            extension="tbx",
            description="TBX-Basic (version 3, DCA), for translation and term-base tools",
            kinds=_CONCEPTS,
        ),
        Format(
            id="anki",
            writer=("cards.apkg", "write"),
            extension="apkg",
            description="Anki package: decks of cards, which a later import brings up to date",
            kinds=_LEARNT,
            binary=True,
            extra="anki",
        ),
        Format(
            id="anki-tsv",
            writer=("cards.tsv", "write"),
            extension="tsv",
            description="the same cards as a text file that Anki imports",
            kinds=_LEARNT,
        ),
        Format(
            id="markdown",
            writer=("book.markdown", "write"),
            extension="md",
            description="the whole reference as one Markdown document with links inside",
        ),
        Format(
            id="html",
            writer=("book.html", "write"),
            extension="html",
            description="the whole reference as one web page with links inside and a filter",
        ),
        Format(
            id="timeline-html",
            writer=("chronology.html", "write"),
            extension="html",
            description="milestones as a web page: a drawing by story, and a table",
            kinds=("milestone",),
        ),
        Format(
            id="timeline-svg",
            writer=("chronology.svg", "write"),
            extension="svg",
            description="milestones as a drawing in lanes, to print or to put on a page",
            kinds=("milestone",),
        ),
        Format(
            id="ics",
            writer=("chronology.calendar", "write"),
            extension="ics",
            description="iCalendar: milestones with a full date as all-day events",
            kinds=("milestone",),
        ),
        *(
            REFERENCES[id].replace(writer=("references", id.replace("-", "_")))
            for id in ("biblatex", "bibtex", "ris", "csl-json")
        ),
    )
}


def format_named(id: str) -> Format:
    """The format of ``FORMATS`` with an id. Raises UsageError when there is none."""
    return FORMATS[pick("format", id, FORMATS)]


def chosen(format: Format, given: Iterable[str]) -> dict[str, str]:
    """Every option of a format with its value, of which some are given as ``name=value``.

    Raises UsageError for an option that the format does not have.
    """
    values = {option.name: option.default for option in format.options}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or name not in values:
            known = ", ".join([f"{option.name}=…" for option in format.options])
            raise UsageError(
                f"“{one}” is no option of {format.id}; {format.id} has {known or 'no options'}"
            )
        values[name] = value
    return values


def export(format: Format, records: Selection, out: Any, options: Mapping[str, str]) -> Report:
    """Write records to ``out``, a TextIO, or a BinaryIO where the format is binary."""
    report: Report = _function(format)(records, out, options)
    return report


def reference_writer(format: str) -> Callable[[Iterable[Source]], Iterator[str]]:
    """What turns sources into a text, in pieces, in a format of ``REFERENCES``."""
    writer: Callable[[Iterable[Source]], Iterator[str]] = _function(REFERENCES[format])
    return writer


def _function(format: Format) -> Any:
    module, function = format.writer
    return getattr(import_module(f".{module}", __package__), function)
