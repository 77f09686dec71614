"""RIS: a tag a line, for reference managers.

They take what stands before a comma in ``AU`` for a family name, with no way to say otherwise:
the name of a body is therefore written without commas.
"""

from __future__ import annotations

import re

from ..model import TYPE_CHECKING
from .reference import Day, Reference, parted, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Source

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "ADVS",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "paper-conference": "CPAPER",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "standard": "STAND",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}


def ris(sources: Iterable[Source]) -> Iterator[str]:
    """A record a source, an empty line between them."""
    return parted(_record(reference(source)) for source in sources)


def _record(ref: Reference) -> str:
    lines = [f"{tag}  - {value}\n" for tag, value in _tags(ref) if value]
    return f"TY  - {_TYPES.get(ref.type, 'GEN')}\n{''.join(lines)}ER  - \n"


def _tags(ref: Reference) -> Iterable[tuple[str, str]]:
    yield "ID", ref.key
    yield "AU", ref.body.replace(",", "")
    for person in ref.persons:
        yield "AU", person.inverted
    yield "TI", ref.title
    yield "T2", ref.container
    yield "PY", f"{ref.issued.year:04}" if ref.issued.year else ""
    yield "DA", _day(ref.issued)
    yield "VL", ref.volume
    yield "IS", ref.issue
    first, _, last = re.sub("[–—]", "-", ref.pages).partition("-")
    yield "SP", first.strip()
    yield "EP", last.strip()
    yield ("SN" if ref.type in ("report", "standard") else "M1"), ref.number
    yield "ET", ref.edition
    yield "PB", ref.publisher
    yield "DO", ref.doi
    yield "UR", ref.url
    yield "Y2", _day(ref.accessed)
    yield "LA", ref.lang or "en"


def _day(day: Day) -> str:
    """``YYYY/MM/DD/other``, empty where the date does not say; nothing for no date."""
    if not day.year:
        return ""
    parts = [f"{day.year:04}", *(f"{part:02}" if part else "" for part in (day.month, day.day))]
    doubts = ["approximate"] * day.approximate + ["uncertain"] * day.uncertain
    return "/".join([*parts, ", ".join(doubts)])
