"""A registry of the formats that ``pack import`` reads, one module each, imported when called for.

A format is declared here once: its id, the endings of its files, how its content is recognised,
what it is and the extra it needs. Order matters: the first whose content fits is taken, so what is
particular stands before what is general.
"""

from __future__ import annotations

import re
from importlib import import_module

from ...errors import DataError, MissingExtra
from ...model import TYPE_CHECKING, Value
from ...queries.nearest import pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .entry import Entry, Tally


class Given(Value):
    """What a reader gets: the file's path, and a field of ours for each column that is named."""

    path: str
    columns: Mapping[str, str] = {}


class Contents(Value):
    """What a file says of itself, and its entries, which can be asked for more than once.

    ``entries`` takes the Tally that counts what cannot be carried over. ``language`` is a BCP 47
    tag, or empty where the file does not tell. ``notes`` are for the reader of the report.
    """

    entries: Callable[[Tally], Iterator[Entry]]
    title: str = ""
    edition: str = ""
    licence: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


class Intake(Value):
    """A format; ``reader`` is the module of this package and the function in it that reads.

    ``content`` is a regular expression that its beginning fits, ``extra`` the optional part of
    the installation that it needs.
    """

    id: str
    reader: tuple[str, str]
    extensions: tuple[str, ...]
    content: str
    description: str
    extra: str = ""


INTAKES = {
    one.id: one
    for one in (
        Intake(
            id="csrc",
            reader=("csrc", "read_csrc"),
            extensions=("json",),
            content=r'\s*\{[^\[]*"parentTerms"\s*:',
            description="the glossary of the NIST Computer Security Resource Center",
        ),
        Intake(
            id="tbx",
            reader=("tbx", "read_tbx"),
            extensions=("tbx", "xml"),
            content=r"\s*<(?:.*?<)??(?:tbx|TBX|martif)[\s>]",
            description="TBX: version 3 in both styles (DCA, DCT), and the older MARTIF",
        ),
        Intake(
            id="skos",
            reader=("skos", "read_skos"),
            extensions=("ttl", "rdf", "jsonld", "nt", "owl"),
            content=r"\s*(?:(?:#[^\n]*\s+)*(?:@prefix|@base|PREFIX|BASE)\s|<https?:[^>]*>\s*<"
            r"|<.*?<rdf:RDF\b|<rdf:RDF\b|[\[{].*?\"@(?:context|graph|id)\"\s*:)",
            description="SKOS and SKOS-XL in Turtle, RDF/XML or JSON-LD",
            extra="rdf",
        ),
        Intake(
            id="jsonl",
            reader=("json_records", "read_jsonl"),
            extensions=("jsonl", "ndjson"),
            content=r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{",
            description="JSON Lines: records as `export` writes them, or objects with a term",
        ),
        Intake(
            id="json",
            reader=("json_records", "read_json"),
            extensions=("json",),
            content=r"\s*[\[{]",
            description="JSON: records as `export` writes them, or a list of objects with a term",
        ),
        Intake(
            id="tsv",
            reader=("delimited", "read_tsv"),
            extensions=("tsv", "tab"),
            content=r"[^\n,;|]*\t[^\n,;|]*\n",
            description="tab-separated values with a heading line",
        ),
        Intake(
            id="csv",
            reader=("delimited", "read_csv"),
            extensions=("csv", "txt"),
            content=r"[^\n]*[,;|\t]",
            description="comma-, semicolon-, bar- or tab-separated values with a heading line",
        ),
    )
}

_SNIFFED = 65_536
_MARKUP = re.compile(r"\s*(?:[<{\[]|@prefix\b|PREFIX\b)")


def contents(given: Given, format: str = "") -> tuple[Intake, Contents]:
    """What a file holds, by the format that is asked for or recognised.

    Raises UsageError for a format that is not in ``INTAKES``, DataError when the file cannot be
    read or is of none, MissingExtra when an optional part is not installed.
    """
    intake = INTAKES[pick("format", format, INTAKES)] if format else recognised(given.path)
    module, function = intake.reader
    try:
        reader: Callable[[Given], Contents] = getattr(
            import_module(f".{module}", __package__), function
        )
    except ModuleNotFoundError as error:
        if not intake.extra or (error.name or "").startswith("diplocli"):
            raise
        raise MissingExtra.needed_by(f"{given.path}: {intake.id}", intake.extra) from None
    return intake, reader(given)


def recognised(path: str) -> Intake:
    """The format of a file, by its beginning and, where that leaves a choice, its ending.

    Raises DataError when it is of none.
    """
    from .opening import beginning

    head = beginning(path, _SNIFFED)
    ending = path.rsplit(".", 1)[-1].lower() if "." in path else ""
    fitting = [
        one for one in INTAKES.values() if re.match(one.content, head, re.DOTALL | re.IGNORECASE)
    ]
    named = [one for one in INTAKES.values() if ending in one.extensions]
    if fitting and not _MARKUP.match(head):
        # Tables and Turtle both begin with words; there the ending knows better.
        return next((one for one in named if one in fitting), (named or fitting)[0])
    if fitting and fitting[0].id == "json" and ending in INTAKES["jsonl"].extensions:
        return INTAKES["jsonl"]
    if fitting:
        return fitting[0]
    if named and not _MARKUP.match(head):
        return named[0]
    raise DataError(
        f"{path}: in none of the formats that can be read; say which with --format:"
        f" {', '.join(INTAKES)}"
    )
