"""The glossary of the NIST Computer Security Resource Center, as its JSON download has it.

An object whose ``parentTerms`` are objects with ``term`` and ``link``, and perhaps
``definitions``, ``abbrSyn``, ``seeAlso`` and ``note``. A definition is a ``text`` with ``sources``,
which may say ``underTerm`` where they have it, by ``refSources`` from whom, and in a ``note`` that
they are superseded. Texts hold HTML. No definition is more official than another: the first becomes
the term's, the others readings, each by its sources.
"""

from __future__ import annotations

import re

from ...errors import DataError
from ...model import TYPE_CHECKING
from . import Contents
from .entry import Entry, Name, Text, cite, one_line, source, term
from .json_stream import items
from .markup import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from . import Given
    from .entry import Tally

TITLE = "Glossary of the NIST Computer Security Resource Center"
_KNOWN = frozenset({"term", "link", "definitions", "abbrSyn", "seeAlso", "note"})
_YEAR = re.compile(r"[-:( ]((?:19|20)\d\d)\)?$")


def read_csrc(given: Given) -> Contents:
    """The terms of the glossary."""

    def each(tally: Tally) -> Iterator[Entry]:
        def other(key: str, value: Any, line: int) -> None:
            if key != "totalRecords":
                tally.leave(f"“{key}” of the whole", f"{given.path}:{line}")

        for line, item in items(given.path, "parentTerms".__eq__, other):
            place = f"{given.path}:{line}"
            if not isinstance(item, dict):
                raise DataError(f"{place}: an object with a term is wanted here")
            yield from _entries(item, place, tally)

    return Contents(entries=each, title=TITLE, language="en")


def _entries(item: Mapping[str, Any], place: str, tally: Tally) -> Iterator[Entry]:
    name = one_line(text_of(_text(item.get("term"))))
    if not name:
        tally.leave("entries without a term", place)
        return
    for key in item.keys() - _KNOWN:
        tally.leave(f"key “{key}”", place)
    sources, meanings = _meanings(item, place, tally)
    yield from sources
    others = [(text_of(_text(one.get("text"))), one) for one in _objects(item.get("abbrSyn"))]
    see = [_key(one) for one in _objects(item.get("seeAlso"))]
    texts = [Text(text=text) for text in list(meanings)[:1]]
    if not meanings and others:
        texts.append(Text(text=f"See {', '.join(text for text, _ in others)}."))
        see += [_key(one) for _, one in others]
    note = text_of(_text(item.get("note")))
    if note:
        texts.append(Text(text=f"Note: {note}"))
    own, *rest = meanings.items() or [("", {})]
    yield Entry(
        key=_key(item),
        data=term(
            name,
            [Name(text=text) for text, _ in others],
            texts,
            related=[key for key in dict.fromkeys(see) if key],
            cites=list(own[1].values()),
            readings=[_reading(text, cites) for text, cites in rest],
        ),
        place=place,
    )


def _meanings(
    item: Mapping[str, Any], place: str, tally: Tally
) -> tuple[list[Entry], dict[str, dict[str, dict[str, str]]]]:
    """The sources of an entry, and its definitions, each with its cites by the sources' titles."""
    sources: list[Entry] = []
    meanings: dict[str, dict[str, dict[str, str]]] = {}
    for one in _objects(item.get("definitions")):
        text = text_of(_text(one.get("text")))
        cites = meanings.setdefault(text, {}) if text else {}
        for cited in _objects(one.get("sources")):
            found = source(text_of(_text(cited.get("text"))), _text(cited.get("link")), place)
            if found:
                sources.append(found)
                cites[found.data["title"]] = cite(found, _at(cited))
                addresses = [one for one in _objects(cited.get("refSources")) if one.get("link")]
                if addresses:
                    tally.leave("addresses of what sources cite", place, len(addresses))
    return sources, meanings


def _reading(text: str, cites: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    who = "; ".join(cites) or "no source given"
    year = _YEAR.search(next(iter(cites), ""))
    made: dict[str, Any] = {"who": who, "year": int(year[1]) if year else 0, "stresses": text}
    return {**made, "cites": list(cites.values())} if cites else made


def _at(cited: Mapping[str, Any]) -> str:
    """Where in a source it stands, from whom the source has it, and what became of the source."""
    parts = [
        one_line(text_of(_text(cited.get("underTerm")))),
        *(f"from {text_of(_text(one.get('text')))}" for one in _objects(cited.get("refSources"))),
        one_line(text_of(_text(cited.get("note")))).strip("[] "),
    ]
    return "; ".join(filter(None, parts))


def _key(item: Mapping[str, Any]) -> str:
    """What the glossary calls an entry in addresses: the last part of its link, else its name."""
    return _text(item.get("link")).rstrip("/").rpartition("/")[2] or text_of(
        _text(item.get("term")) or _text(item.get("text"))
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
