"""A source as every reference format needs it: who, when and where told apart, on clean lines."""

from __future__ import annotations

import re

from ..dates import parse
from ..model import TYPE_CHECKING, Value
from ..queries.cite import CitedRecord
from ..render.safe import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Source

PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
SITES = frozenset({"webpage", "post-weblog"})
PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
MONOGRAPHS = frozenset({"book", "report", "standard", "thesis", "document", "dataset"})
_VOLUME = re.compile(r"(?P<volume>\S.*?)\s*\((?P<issue>[^()]+)\)")
_JOURNAL = re.compile(r"(?P<title>.+?),? (?P<volume>\d{1,3})(?:\s*\((?P<issue>[^()]+)\))?")
_NOT_IN_ADDRESS = {
    ord(char): "".join(f"%{byte:02X}" for byte in char.encode()) for char in ' "<>\\^`{|}\ufffd'
}


class Person(Value):
    """A name of two parts; of one part, or a body among persons, when ``given`` is empty."""

    family: str
    given: str = ""

    @property
    def inverted(self) -> str:
        """The name as lists are sorted by it: ``Family, Given``."""
        return f"{self.family}, {self.given}" if self.given else self.family


class Day(Value):
    """A date as EDTF text and taken apart: 0 where it does not say, all empty for none."""

    text: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False


class Reference(Value):
    """A source with its parts where formats look for them.

    ``body`` is the author when no person is; a periodical's unsigned article has neither.
    ``number`` is a document symbol, ``issue`` that of a volume. An address holds no character
    that would have to be escaped in braces, in angle brackets or at the end of a line.
    """

    key: str
    type: str
    title: str
    persons: tuple[Person, ...]
    body: str
    issued: Day
    container: str
    volume: str
    issue: str
    pages: str
    number: str
    edition: str
    publisher: str
    doi: str
    url: str
    accessed: Day
    lang: str


def reference(source: Source) -> Reference:
    """A source sorted out.

    The issuer is the author where no person is named, else the publisher; that of an unsigned
    article is the periodical, that of a signed page the site. A journal's volume and issue may
    stand behind its name.
    """
    persons = tuple(
        [_person(name) for author in source.author if (name := _clean(author).strip(" ,"))]
    )
    issuer, container = _clean(source.issuer), _clean(source.container)
    publisher, volume, issue = _clean(source.publisher), _clean(source.volume), ""
    if source.type == "article-journal" and not volume:
        container, volume, issue = _journal(container)
    elif split := _VOLUME.fullmatch(volume):
        volume, issue = split["volume"], split["issue"]
    if source.type in PERIODICALS or (source.type in SITES and persons):
        container = container or issuer
    if source.type in MONOGRAPHS and not (issuer or publisher):
        publisher, container = container, ""
    unsigned = source.type in PERIODICALS and issuer == container
    body = "" if persons or unsigned else issuer
    if issuer not in (body, container):
        publisher = publisher or issuer
    return Reference(
        key=source.id,
        type=source.type,
        title=_clean(source.name),
        persons=persons,
        body=body,
        issued=_day(source.issued),
        container="" if container == body else container,
        volume=volume,
        issue=issue,
        pages=_clean(source.pages),
        number=_clean(source.number),
        edition=source.edition if isinstance(source, CitedRecord) else "",
        publisher="" if publisher in (body, container) else publisher,
        doi=_address(source.doi).removeprefix("https://doi.org/"),
        url=_address(source.url),
        accessed=_day(source.accessed),
        lang=_clean(source.lang),
    )


def parted(entries: Iterable[str]) -> Iterator[str]:
    """Entries with an empty line between them."""
    for number, entry in enumerate(entries):
        yield f"\n{entry}" if number else entry


def _clean(text: str) -> str:
    return " ".join(line(text).split())


def _address(text: str) -> str:
    return _clean(text).translate(_NOT_IN_ADDRESS)


def _person(author: str) -> Person:
    family, _, given = (part.strip() for part in author.partition(","))
    return Person(family=family, given=given) if family else Person(family=given or author)


def _journal(container: str) -> tuple[str, str, str]:
    split = _JOURNAL.fullmatch(container)
    if split is None:
        return container, "", ""
    return split["title"], split["volume"], split["issue"] or ""


def _day(text: str) -> Day:
    if not text:
        return Day()
    year, month, day = parse(text)
    return Day(
        text=text,
        year=year,
        month=month,
        day=day,
        approximate=text[-1] in "~%",
        uncertain=text[-1] in "?%",
    )
