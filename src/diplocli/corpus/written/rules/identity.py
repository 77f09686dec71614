"""Whether everything is there once, under an id and names of its own (E2xx, W1xx, W2xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ....dates import first_day, last_day
from ....folding import key as fold
from ....model import Source
from ..findings import Finding
from ..load import Authored
from ..manifest import manifest_finding
from ..records import Placed
from .rule import Remark, rule, rule_of_one


@rule("E201")
def duplicate_ids(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two records have one id."""
    for placed in corpus.placed:
        first = corpus.by_id[placed.record.id]
        if first is not placed:
            yield Remark(
                placed, "E201", "id", f"the id is taken at {first.table.path}:{first.table.line}"
            )


@rule("E204")
def broken_redirects(corpus: Authored, today: date) -> Iterator[Finding]:
    """A redirect leads nowhere, or away from an id that is in use."""
    for old, new in corpus.manifest.redirects.items():
        if old in corpus.by_id:
            message = f"redirects: “{old}” is the id of a record"
            yield manifest_finding("E204", corpus.folder, old, message)
        if new not in corpus.by_id and new not in corpus.malformed:
            message = f"redirects: “{old}” leads to “{new}”, which does not exist"
            yield manifest_finding("E204", corpus.folder, old, message)


@rule("W105")
def needless_aliases(corpus: Authored, today: date) -> Iterator[Remark]:
    """An alias folds to the name itself, or stands twice."""
    for placed in corpus.placed:
        record = placed.record
        seen = {(fold(record.name), "")}
        for alias in record.aliases:
            place = (fold(alias.text), alias.lang)
            if place in seen and not (alias.lang or alias.type == "acronym"):
                yield Remark(placed, "W105", "aliases", f"alias “{alias.text}” is found already")
            seen.add(place)


@rule_of_one("W107")
def names_of_nothing(corpus: Authored, today: date) -> Iterator[Remark]:
    """What a record gives under elsewhere is none of its names."""
    for placed in corpus.placed:
        record = placed.record
        spans = getattr(record, "names", ())
        names = {record.name, *(one.text for one in record.aliases), *(one.name for one in spans)}
        for text in getattr(record, "elsewhere", ()):
            if text not in names:
                yield Remark(
                    placed, "W107", "elsewhere", f"“{text}” is neither its name nor another name"
                )


@rule("W202")
def near_duplicate_names(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two records of one kind have the same name but for folding or the order of words."""
    first: dict[tuple[str, str], Placed] = {}
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source):
            continue
        name = " ".join(sorted(fold(word) for word in record.name.split()))
        other = first.setdefault((record.kind, name), placed)
        if other.record.id != record.id:
            yield Remark(placed, "W202", "name", f"has nearly the name of “{other.record.id}”")


@rule("W204")
def twin_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two sources have one address, one DOI, or one title and day of issue."""
    first: dict[str, Placed] = {}
    for placed in corpus.placed:
        if isinstance(placed.record, Source):
            for field, mark in _marks(placed.record):
                other = first.setdefault(mark, placed)
                if other.record.id != placed.record.id:
                    yield Remark(placed, "W204", field, f"has the {field} of “{other.record.id}”")


def _marks(source: Source) -> Iterator[tuple[str, str]]:
    """What no other source should have, with its field: an address also stands for its DOI."""
    if source.url:
        yield "url", re.sub(r"^https?://(www\.)?", "", source.url).rstrip("/").lower()
    if source.doi:
        yield "doi", f"doi.org/{source.doi}".lower()
    if first_day(source.issued) == last_day(source.issued):
        yield "title", f"{fold(source.name)} {source.issued}"


RULES = (
    duplicate_ids, broken_redirects, needless_aliases, names_of_nothing, near_duplicate_names, twin_sources,
)  # fmt: skip
