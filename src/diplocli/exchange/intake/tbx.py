"""TBX (ISO 30042): version 3 with data categories as attributes (DCA) or as tags (DCT), and MARTIF.

An entry is a concept; its language sections hold terms. What the standard calls a data category
is the ``type`` of a ``descrip``, ``termNote``, ``admin`` and so on, or the name of the element.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from ...model import TYPE_CHECKING, Value
from . import Contents
from .entry import (
    Entry,
    Name,
    Text,
    cite,
    correction,
    is_web,
    one_line,
    same_language,
    source,
    term,
)
from .languages import main_language, tag
from .own import is_own, parted, reading
from .xml_stream import LANG, elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from xml.etree.ElementTree import Element

    from . import Given
    from .entry import Tally

ENTRIES = frozenset({"conceptEntry", "termEntry"})
HEADERS = frozenset({"tbxHeader", "martifHeader"})
BACK = frozenset({"back"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_GROUPS = frozenset(
    {"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp", "termCompList"}
)
_TYPED = frozenset(
    {"descrip", "descripNote", "admin", "adminNote", "termNote", "transac", "transacNote",
     "ref", "xref", "termCompList"}
)  # fmt: skip
_BROADER = frozenset(
    {"superordinateConceptGeneric", "superordinateConceptPartitive", "broaderConceptGeneric",
     "broaderConceptPartitive", "superordinateConcept", "broaderConcept"}
)  # fmt: skip
_RELATED = frozenset(
    {"crossReference", "relatedConcept", "relatedConceptBroader", "associatedConcept", "seeAlso",
     "coordinateConceptGeneric", "coordinateConceptPartitive", "coordinateConcept",
     "temporallyRelatedConcept", "spatiallyRelatedConcept", "sequentiallyRelatedConcept"}
)  # fmt: skip
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization", "termStatus"})
_SORTS = {
    "fullForm": "translation",
    "acronym": "acronym", "abbreviation": "acronym", "initialism": "acronym",
    "shortForm": "short", "clippedTerm": "short", "variant": "spelling",
    "spellingVariant": "spelling", "orthographicalVariant": "spelling",
}  # fmt: skip
_PREFERRED, _PLAIN, _FORMER, _DEPRECATED = range(4)
_SAMPLE = 2_000
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_INDENTED = re.compile(r"\s*\n[ \t]+|[ \t]+")


class Said(Value):
    """One data category: what it is called, its text, target and the sources beside it."""

    category: str
    text: str
    target: str = ""
    sources: tuple[str, ...] = ()


class Term(Value):
    """A term, its language, how it stands to the others of its concept and what sort it is."""

    text: str
    lang: str
    rank: int
    sort: str
    note: str = ""


def read_tbx(given: Given) -> Contents:
    """The concepts of a term base, one at a time. The language is that of its first entries."""
    counts: Counter[str] = Counter()
    number = 0
    title = ""
    for _, element in islice(elements(given.path, ENTRIES | HEADERS), _SAMPLE):
        if element.tag in ENTRIES:
            number += 1
            counts.update({tag(one.get(LANG, "")) for one in element if one.tag in _LANGUAGES})
        else:
            title = next((_text(one) for one in element.iter() if one.tag == "title"), "")
    language = main_language(counts, number)

    def each(tally: Tally) -> Iterator[Entry]:
        for line, element in elements(given.path, ENTRIES | BACK):
            place = f"{given.path}:{line}"
            if element.tag in BACK:
                for one in element.iter():
                    if one.tag == "refObject":
                        tally.leave("persons and works in the back of the file", place)
            else:
                yield from _Concept(element, language, place, tally, own=is_own(title)).entries()

    return Contents(entries=each, title=title, language=language)


class _Concept:
    """What one entry says, gathered from its levels."""

    def __init__(
        self, element: Element, language: str, place: str, tally: Tally, *, own: bool
    ) -> None:
        self._is_own = own
        self._own: dict[str, Any] = {}
        self._language = language
        self._place = place
        self._tally = tally
        self._key = element.get("id") or element.get("xml:id")
        self._terms: list[Term] = []
        self._texts: list[Text] = []
        self._sources: dict[str, Entry] = {}
        self._topics: dict[str, None] = {}
        self._links: dict[str, dict[str, None]] = {"broader": {}, "related": {}}
        self._take(element, "")
        for section in element:
            if section.tag in _LANGUAGES:
                lang = tag(section.get(LANG, ""))
                self._take(section, lang)
                for one in section:
                    if one.tag in _TERMS:
                        self._term(one, lang)

    def entries(self) -> Iterator[Entry]:
        """The sources, the term, and a correction for each name that is deprecated."""
        terms = sorted(self._terms, key=lambda one: (one.lang != self._language, one.rank))
        if not terms:
            self._tally.leave("entries without a term", self._place)
            return
        yield from self._sources.values()
        own, *others = terms
        wrong = [
            one for one in others
            if one.rank == _DEPRECATED and one.lang == own.lang and one.text != own.text
        ]  # fmt: skip
        names = [
            Name(text=one.text, type="former" if one.rank >= _FORMER else one.sort, lang=one.lang)
            for one in terms
            if one not in wrong and (one is not own or not same_language(one.lang, self._language))
        ]
        key = self._key or own.text
        yield Entry(
            key=key,
            slug=key.removeprefix("c-") if self._is_own else own.text,
            data=term(
                own.text,
                names,
                self._texts,
                language=self._language,
                topics=list(self._topics),
                broader=list(self._links["broader"]),
                related=list(self._links["related"]),
                cites=[cite(one) for one in self._sources.values()],
                **self._own,
            ),
            place=self._place,
        )
        for one in wrong:
            yield correction(
                f"{key} not {one.text}", [one.text], own.text, key, self._place, fact=one.note
            )

    def _term(self, section: Element, lang: str) -> None:
        said = list(_said(section))
        text = next((one.text for one in said if one.category == "term"), "")
        if not text:
            self._tally.leave("terms without a text", self._place)
            return
        status = " ".join(one.text for one in said if one.category in _STATUS).casefold()
        sort = next((one.text for one in said if one.category == "termType"), "")
        rank = _rank(status)
        fact = next((one for one in said if one.category == "note" and rank == _DEPRECATED), None)
        self._terms.append(
            Term(
                text=text,
                lang=lang,
                rank=rank,
                sort=_SORTS.get(sort, ""),
                note=fact.text if fact else "",
            )
        )
        for one in said:
            if one is not fact and one.category not in ("term", "termType", *_STATUS):
                self._one(one, lang)

    def _take(self, section: Element, lang: str) -> None:
        for one in _said(section):
            self._one(one, lang)

    def _one(self, one: Said, lang: str) -> None:
        category = one.category
        if self._is_own and self._own_says(one):
            pass
        elif category == "definition":
            self._texts.insert(
                sum(not text.text.startswith("Note: ") for text in self._texts),
                Text(text=one.text, lang=lang),
            )
        elif category in ("note", "explanation", "usageNote"):
            self._texts.append(Text(text=f"Note: {one.text}", lang=lang))
        elif category == "subjectField":
            self._topics[one_line(one.text)] = None
        elif category in ("source", "sourceIdentifier"):
            self._cite(one.text, one.target)
        elif category == "externalCrossReference" and is_web(one.target or one.text):
            self._cite(one.text, one.target or one.text)
        elif category in _BROADER | _RELATED and one.target:
            broader = category in _BROADER or one.text == "broader"
            field = "broader" if broader else "related"
            self._links[field][one.target.removeprefix("#")] = None
        else:
            self._tally.leave(category or "what has no name", self._place)
        for title in one.sources:
            self._cite(title)

    def _own_says(self, one: Said) -> bool:
        """Whether a category means more in this program's own export, and has been taken so."""
        if one.category == "definition":
            self._own.update(parted(one.text))
        elif one.category == "note" and (told := reading(one.text)):
            self._own.setdefault("readings", []).append(told)
        elif one.category == "note":
            self._own["contested"] = one.text
        elif one.category == "date":
            self._own["reviewed"] = one.text
        elif one.category == "projectSubset" and one.text != "term":
            self._tally.leave(f"that it is no term but of the kind {one.text}", self._place)
        elif one.category not in ("projectSubset", "transactionType"):
            return False
        return True

    def _cite(self, title: str, url: str = "") -> None:
        found = source(title, url if is_web(url) else title if is_web(title) else "", self._place)
        if found and (url or found.data["title"] not in self._sources):
            self._sources[found.data["title"]] = found


def _said(section: Element) -> Iterator[Said]:
    """The data categories of a level, those of its groups too; not those of levels below it."""
    for one in section:
        if one.tag in _LANGUAGES or (one.tag in _TERMS and section.tag not in _TERMS):
            continue
        if one.tag in _GROUPS:
            yield from _group(list(_said(one)))
        elif (text := _text(one)) or one.get("target"):
            yield Said(category=_category(one), text=text, target=one.get("target", ""))


def _group(said: list[Said]) -> Iterator[Said]:
    """What stands in a group; the sources in it are those of the first that it has."""
    beside = tuple([one.text for one in said[1:] if one.category == "source"])
    for place, one in enumerate(said):
        if place == 0:
            yield one.replace(sources=beside)
        elif one.category != "source":
            yield one


def _category(element: Element) -> str:
    return element.get("type", element.tag) if element.tag in _TYPED else element.tag


def _rank(status: str) -> int:
    if "deprecat" in status or "notrecommended" in status:
        return _DEPRECATED
    if "supersed" in status or "obsolete" in status:
        return _FORMER
    return _PREFERRED if "prefer" in status else _PLAIN


def _text(element: Element) -> str:
    paragraphs = _PARAGRAPH.split("".join(element.itertext()))
    return "\n\n".join(filter(None, (_INDENTED.sub(" ", one).strip() for one in paragraphs)))
