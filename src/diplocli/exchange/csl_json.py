"""CSL-JSON: the input of citation processors."""

from __future__ import annotations

import json
from textwrap import indent

from ..model import TYPE_CHECKING
from .reference import Day, Person, Reference, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..model import Source


def csl_json(sources: Iterable[Source]) -> Iterator[str]:
    """An array with an item a source."""
    opening = "["
    for source in sources:
        item = json.dumps(_item(reference(source)), ensure_ascii=False, indent=2)
        yield f"{opening}\n{indent(item, '  ')}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _item(ref: Reference) -> dict[str, Any]:
    in_series = ref.type in ("book", "report", "standard", "thesis")
    item = {
        "id": ref.key,
        "type": ref.type,
        "title": ref.title,
        "author": [{"literal": ref.body}] if ref.body else [_name(one) for one in ref.persons],
        "issued": _date(ref.issued),
        "collection-title" if in_series else "container-title": ref.container,
        "publisher": ref.publisher,
        "volume": ref.volume,
        "issue": ref.issue,
        "page": ref.pages.replace("–", "-"),
        "number": ref.number,
        "edition": ref.edition,
        "DOI": ref.doi,
        "URL": ref.url,
        "accessed": _date(ref.accessed),
        "language": ref.lang or "en",
    }
    return {name: value for name, value in item.items() if value}


def _name(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": person.family}
    return {"family": person.family, "given": person.given}


def _date(day: Day) -> dict[str, Any]:
    """The parts that are known; ``circa`` also where a date is uncertain, which CSL cannot say."""
    if not day.year:
        return {}
    parts = [part for part in (day.year, day.month, day.day) if part]
    date: dict[str, Any] = {"date-parts": [parts]}
    if day.approximate or day.uncertain:
        date["circa"] = True
    return date
