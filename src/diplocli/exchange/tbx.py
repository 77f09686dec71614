"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, in the style DCA.

A concept has a language section a language, that of its prose first, and in it a term section a
name. A wrong name of a correction is a deprecated term with the fact as a note; a former name is
a superseded one.
"""

from __future__ import annotations

import re

from ..model import TYPE_CHECKING
from ..queries.cite import TITLE
from ..queries.selection import ENGLISH
from ..render.safe import web
from . import Report
from .reference import reference
from .terminology import Terminology, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from ..model import Cite, Source
    from ..queries.selection import Selection
    from .terminology import Concept, Name

# What a name is in TBX-Basic: its termType and its administrativeStatus.
USES = {
    "name": ("fullForm", "preferredTerm-admn-sts"),
    "translation": ("fullForm", "admittedTerm-admn-sts"),
    "synonym": ("fullForm", "admittedTerm-admn-sts"),
    "acronym": ("acronym", "admittedTerm-admn-sts"),
    "short": ("shortForm", "admittedTerm-admn-sts"),
    "spelling": ("variant", "admittedTerm-admn-sts"),
    "symbol": ("abbreviation", "admittedTerm-admn-sts"),
    "former": ("fullForm", "supersededTerm-admn-sts"),
    "wrong": ("phrase", "deprecatedTerm-admn-sts"),
}
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# What XML 1.0 cannot hold, and what would end or begin something in it.
_SIGNS = {
    **dict.fromkeys(
        (*(code for code in range(0x20) if code not in (0x09, 0x0A)), 0xFFFE, 0xFFFF),
        "\N{REPLACEMENT CHARACTER}",
    ),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}),
}


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """One TBX document."""
    edition = f"Edition {records.edition}, as of {records.as_of}"
    if records.licence:
        edition += f"; licence {records.licence}"
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dca" xml:lang="{ENGLISH}"'
        ' xmlns="urn:iso:std:iso:30042:ed-2">\n'
        "<tbxHeader>\n<fileDesc>\n"
        f"<titleStmt>\n<title>{_text(TITLE)}</title>\n</titleStmt>\n"
        f"<sourceDesc>\n<p>{_text(edition)}</p>\n</sourceDesc>\n"
        "</fileDesc>\n</tbxHeader>\n<text>\n<body>\n"
    )
    terminology, written = Terminology(records), 0
    for concept in terminology.concepts():
        if leading := sum(name.how not in USES for name in concept.names):
            terminology.left_out["aliases", "they lead to a record, but are no name of it"] += (
                leading
            )
        out.write("\n".join(_concept(concept)) + "\n")
        written += 1
    out.write("</body>\n</text>\n</tbx>\n")
    return Report(written=written, left_out=terminology.left_out)


def _concept(concept: Concept) -> Iterator[str]:
    record = concept.record
    yield f'<conceptEntry id="{_id(record.id)}">'
    if _FULL_DATE.fullmatch(record.reviewed):
        yield (
            '<transacGrp><transac type="transactionType">modification</transac>'
            f"<date>{record.reviewed}</date></transacGrp>"
        )
    yield f'<admin type="projectSubset">{record.kind}</admin>'
    for topic in record.topics:
        yield f'<descrip type="subjectField">{_text(topic)}</descrip>'
    for relation, ids in (("broader", concept.broader), ("related", concept.related)):
        for one in ids:
            yield f'<ref type="crossReference" target="{_id(one)}">{relation}</ref>'
    for source, cite in concept.cites:
        yield from _address(source, cite)
    for lang in sorted(
        {name.lang for name in concept.names}, key=lambda one: (one != concept.language, one)
    ):
        yield f'<langSec xml:lang="{language_tag(lang)}">'
        if lang == concept.language:
            yield from _said(concept)
        for name in concept.names:
            if name.lang == lang and name.how in USES:
                yield from _term(name)
        yield "</langSec>"
    yield "</conceptEntry>"


def _said(concept: Concept) -> Iterator[str]:
    """The definition with its sources, who disagrees, and what each authority means."""
    sources = [
        f'<admin type="source">{_text(_cited(source, cite))}</admin>'
        for source, cite in concept.cites
    ]
    if concept.definition:
        yield f'<descripGrp><descrip type="definition">{_text(concept.definition)}</descrip>'
        yield from sources
        yield "</descripGrp>"
    else:
        yield from sources
    for note in (concept.contested, *concept.readings):
        if note:
            yield f"<note>{_text(note)}</note>"


def _term(name: Name) -> Iterator[str]:
    sort, status = USES[name.how]
    yield f"<termSec><term>{_text(name.text)}</term>"
    yield f'<termNote type="termType">{sort}</termNote>'
    yield f'<termNote type="administrativeStatus">{status}</termNote>'
    if name.note:
        yield f"<note>{_text(name.note)}</note>"
    yield "</termSec>"


def _address(source: Source, cite: Cite) -> Iterator[str]:
    """Where a source is, if that is an address on the web."""
    url = reference(source).url
    if web(url):
        yield (
            f'<xref type="externalCrossReference" target="{_text(url)}">'
            f"{_text(_cited(source, cite))}</xref>"
        )


def _cited(source: Source, cite: Cite) -> str:
    return f"{source.name}, {cite.at}" if cite.at else source.name


def _id(record_id: str) -> str:
    """An id as XML has it, which must not begin with a digit."""
    return f"c-{_text(record_id)}"


def _text(text: str) -> str:
    return text.translate(_SIGNS)
