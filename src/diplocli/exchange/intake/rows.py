"""A row of a table, or a flat object, to a term and its sources."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from .entry import Entry, Name, Text, cite, is_web, one_line, same_language, source, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .entry import Tally
    from .headings import Column

_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_BARS = re.compile(r"\s*[|\n]\s*")
_NAMES = ("alias", "acronym", "former", "spelling", "short")


class Row:
    """The values of one row by field and language, each a list of texts."""

    def __init__(self, columns: Mapping[str, Column], values: Mapping[str, Sequence[str]]) -> None:
        self._values: dict[str, dict[str, list[str]]] = {}
        for heading, column in columns.items():
            texts = [text.strip() for text in values.get(heading, ()) if text.strip()]
            if texts:
                self._values.setdefault(column.field, {}).setdefault(column.lang, []).extend(texts)

    def all(self, field: str) -> Iterable[tuple[str, list[str]]]:
        """A field in each language in which it has values."""
        return self._values.get(field, {}).items()

    def texts(self, field: str) -> list[str]:
        """A field's values, whatever the language."""
        return [text for _, texts in self.all(field) for text in texts]

    def first(self, field: str) -> str:
        """A field's first value, or nothing."""
        return next(iter(self.texts(field)), "")

    def __bool__(self) -> bool:
        return bool(self._values)


def main_language(columns: Mapping[str, Column]) -> str:
    """The language of the terms: none is told where a column is just called term."""
    tags = [column.lang for column in columns.values() if column.field == "name"]
    return "" if "" in tags or not tags else tags[0]


def entries(row: Row, language: str, place: str, tally: Tally) -> Iterator[Entry]:
    """The sources that a row names, then its term; nothing for a row without one."""
    names = [Name(text=text, lang=lang) for lang, found in row.all("name") for text in found]
    own = next((one for one in names if one.lang == language), names[0] if names else None)
    kind = row.first("kind")
    if own is None:
        tally.leave("rows without a term" if row else "empty rows", place)
        return
    if kind and kind != "term":
        tally.leave(f"rows of the kind {one_line(kind)[:40]}, which JSON can carry", place)
        return
    if same_language(own.lang, language):
        names.remove(own)
    summaries = [Text(text=text, lang=lang) for lang, found in row.all("summary") for text in found]
    summary = next((one.text for one in summaries if one.lang in ("", language)), "")
    cites = []
    for cited in sources(row, place, tally):
        yield cited
        cites.append(cite(cited, one_line(row.first("at"))))
    links = {
        field: [one for whole in row.texts(field) for one in _SEVERAL.split(whole)]
        for field in ("broader", "related", "confusable_with", "topics")
    }
    yield Entry(
        key=row.first("id") or own.text,
        data=term(
            own.text,
            [*names, *_other_names(row)],
            [*_texts(row), *(one for one in summaries if one.text != summary)],
            language=language,
            summary=summary,
            contested=row.first("contested"),
            reviewed=row.first("reviewed"),
            cites=cites,
            **links,
        ),
        place=place,
    )


def _other_names(row: Row) -> Iterator[Name]:
    for field in _NAMES:
        for lang, found in row.all(field):
            for whole in found:
                for text in _SEVERAL.split(whole):
                    yield Name(text=text, type="" if field == "alias" else field, lang=lang)


def _texts(row: Row) -> Iterator[Text]:
    """The definitions and notes."""
    for field in ("definition", "note"):
        for lang, found in row.all(field):
            for text in found:
                yield Text(text=f"Note: {text}" if field == "note" else text, lang=lang)


def sources(row: Row, place: str, tally: Tally) -> Iterator[Entry]:
    """The sources that a row names: titles with their addresses, in the same order."""
    titles = [one for whole in row.texts("source") for one in _BARS.split(whole)]
    addresses = [one for whole in row.texts("url") for one in _BARS.split(whole)]
    for address in addresses:
        if not is_web(address):
            tally.leave("addresses that are not http or https", place)
    addresses = [one for one in addresses if is_web(one)]
    while titles or addresses:
        title = titles.pop(0) if titles else ""
        url = title if is_web(title) else addresses.pop(0) if addresses else ""
        found = source(title, url, place)
        if found:
            yield found
