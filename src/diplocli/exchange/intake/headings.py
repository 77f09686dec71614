"""Headings of columns, and keys of objects, to fields: what ``name_fr`` and ``Synonyms`` hold."""

from __future__ import annotations

import re

from ...corpus.written.languages import LANGUAGES
from ...errors import UsageError
from ...model import TYPE_CHECKING, Value
from ...queries.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OTHER = re.compile(r"[^\w]+|_+")
# What a column can be, and the headings that say so without --map.
FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("name", "term", "terms", "word", "label", "headword", "entry", "concept",
             "preferred term", "preferred label", "preflabel", "pref label", "expression", "lemma",
             "title"),
    "definition": ("definition", "definitions", "def", "description", "meaning", "explanation",
                   "gloss", "definition text"),
    "summary": ("summary", "short definition", "in short"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "scope note", "scopenote",
             "usage"),
    "contested": ("contested", "dispute"),
    "alias": ("alias", "aliases", "synonym", "synonyms", "also known as", "aka", "alternative",
              "alternatives", "alternative label", "altlabel", "alt label", "other names",
              "variant", "variants", "other name"),
    "acronym": ("acronym", "acronyms", "abbreviation", "abbreviations", "abbr", "abbrev",
                "initialism", "short form"),
    "former": ("former", "former name", "former names", "deprecated", "obsolete"),
    "spelling": ("spelling", "spellings", "hiddenlabel", "hidden label", "misspelling"),
    "short": ("short", "short name", "short names"),
    "id": ("id", "identifier", "key", "concept id", "term id", "entry id"),
    "kind": ("kind",),
    "broader": ("broader", "broader term", "broader terms", "parent", "bt"),
    "related": ("related", "related term", "related terms", "see also", "seealso", "rt"),
    "confusable_with": ("confusable with", "not to be confused with"),
    "topics": ("topic", "topics", "subject", "subjects", "subject field", "category", "categories",
               "domain"),
    "source": ("source", "sources", "reference", "references", "origin", "cites"),
    "url": ("url", "urls", "link", "source url", "web", "website", "href"),
    "at": ("at", "pinpoint", "page", "paragraph"),
    "reviewed": ("reviewed", "last reviewed"),
}  # fmt: skip
IN_LANGUAGES = ("name", "definition", "summary", "note", "alias", "acronym", "former", "spelling", "short")  # fmt: skip
LANGUAGE_NAMES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
    "estonian": "et", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it",
    "japanese": "ja", "korean": "ko", "latin": "la", "norwegian": "no", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "spanish": "es",
    "swahili": "sw", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk",
    "vietnamese": "vi", "français": "fr", "deutsch": "de", "español": "es", "italiano": "it",
    "русский": "ru", "العربية": "ar", "中文": "zh",
}  # fmt: skip
# Alone, "id" and "no" head a column of numbers; "name_id" is a name in Indonesian.
_NOT_ALONE = frozenset({"id", "no", "at", "is", "or", "to", "as", "an", "am", "be", "so"})
_BY_HEADING = {heading: field for field, headings in FIELDS.items() for heading in headings}


class Column(Value):
    """What a column holds: a field of ``FIELDS`` and, if it says so, the language."""

    field: str
    lang: str = ""


def columns(headings: Iterable[str], mapped: Mapping[str, str]) -> dict[str, Column]:
    """The columns that are understood, by their headings; ``mapped`` goes before what is known.

    Of several that would be one field, the plainest is it; other names and notes in several columns
    are all taken. Where nothing else is a name, acronyms are. Raises UsageError when ``mapped``
    names no column or no field.
    """
    given = list(headings)
    for heading, field in mapped.items():
        if heading not in given:
            raise UsageError(
                f"--map: there is no column “{heading}”", nearest(heading, given) or tuple(given)
            )
        if column_of(field) is None or not field:
            raise UsageError(
                f"--map: there is no field “{field}”", nearest(field, FIELDS) or tuple(FIELDS)
            )
    found: dict[str, Column] = {}
    taken = set()
    for heading in sorted(given, key=lambda one: (one not in mapped, _rank(one), given.index(one))):
        column = column_of(mapped.get(heading, heading))
        if column is None:
            continue
        several = column.field in ("alias", "acronym", "former", "spelling", "short", "note")
        if several or (column.field, column.lang) not in taken:
            taken.add((column.field, column.lang))
            found[heading] = column
    if not any(column.field == "name" for column in found.values()):
        # A list of acronyms has no other names.
        short = next((one for one in given if one in found and found[one].field == "acronym"), "")
        if short:
            found[short] = found[short].replace(field="name")
    return {heading: found[heading] for heading in given if heading in found}


def _rank(heading: str) -> int:
    """How plainly a heading says what it is: “term” before “title”."""
    column = column_of(heading)
    words = " ".join(_OTHER.sub(" ", heading.casefold()).split())
    headings = FIELDS[column.field] if column else ()
    return headings.index(words) if words in headings else len(headings)


def column_of(heading: str) -> Column | None:
    """What a heading says a column holds, or None."""
    plain = heading.strip().removeprefix("skos:").casefold()
    words = _OTHER.sub(" ", plain).split()
    text = " ".join(words)
    if text in _BY_HEADING:
        return Column(field=_BY_HEADING[text])
    if text in LANGUAGE_NAMES or (text in LANGUAGES and text not in _NOT_ALONE) or _tag(words):
        return Column(field="name", lang=LANGUAGE_NAMES.get(text) or _tag(words) or text)
    for count in (1, 2):
        for rest, tag in ((words[:-count], words[-count:]), (words[count:], words[:count])):
            field, lang = _BY_HEADING.get(" ".join(rest), ""), language(tag)
            if field in IN_LANGUAGES and lang:
                return Column(field=field, lang=lang)
    return None


def language(words: list[str]) -> str:
    """The BCP 47 tag that some words are, or nothing: ``["pt", "br"]`` is ``pt-BR``."""
    text = " ".join(words)
    if text in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[text]
    return text if text in LANGUAGES else _tag(words)


def _tag(words: list[str]) -> str:
    if len(words) == 2 and words[0] in LANGUAGES and re.fullmatch(r"[a-z]{2}|[a-z]{4}", words[1]):
        region = words[1].upper() if len(words[1]) == 2 else words[1].title()
        return f"{words[0]}-{region}" if words[0] not in _NOT_ALONE else ""
    return ""
