"""Dates in running text, as the days between which they lie."""

from __future__ import annotations

import re
from typing import NamedTuple

from ....dates import MONTHS, days_in

_SHORT = tuple(month[:3] for month in MONTHS)
_YEARS = r"(?:1[6-9]\d\d|20\d\d)"
_NTH = r"(?:st|nd|rd|th)?"


def _form(form: str, number: int) -> str:
    """A way to write a date. Its groups bear its number: a pattern can have a name but once."""
    parts = {
        "DAY": rf"(?P<day_{number}>\d{{1,2}}){_NTH}",
        "LAST": rf"(?P<last_{number}>\d{{1,2}}){_NTH}",
        "MONTH": rf"(?P<month_{number}>{'|'.join((*MONTHS, *_SHORT))}|Sept)\.?",
        "YEAR": rf"(?P<year_{number}>{_YEARS})",
    }
    return re.sub("|".join(parts), lambda part: parts[part[0]], form)


_FORMS = (
    r"DAY(?:\s*(?:[–-]|and|to)\s*LAST)?(?:\s+of)?\s+MONTH,?\s+YEAR",
    r"MONTH\s+DAY(?:\s*(?:[–-]|and)\s*LAST)?,?\s+YEAR",
    r"YEAR-(?P<month>\d\d)-(?P<day>\d\d)",
    r"MONTH,?\s+(?:of\s+)?YEAR",
    rf"(?P<from>{_YEARS})\s*(?:[–-]|\bto\b|\band\b)\s*(?P<to>{_YEARS}|\d\d)(?!\d)",
    r"YEAR",
)
# A date in one of the forms, and no part of a number or address.
_DATE = re.compile(
    rf"(?<![\w/.-])(?:{'|'.join(map(_form, _FORMS, range(len(_FORMS))))})(?![\w/]|[-–]\d|\.\d)"
)
# What part of a month or year a date is: “in the spring of 2021”, “early 2021”.
PART = r"(?:early|late|mid|spring|summer|autumn|fall|winter|beginning|end|middle|course)"
DAY, MONTH, YEAR, SPAN = "day", "month", "year", "span"


class When(NamedTuple):
    """A date in a text: where it stands, the first and last day it can mean, how exact it is."""

    start: int
    end: int
    first: str
    last: str
    exact: str

    def touches(self, first: str, last: str) -> bool:
        """Whether some day of the date lies between two days."""
        return self.first <= last and first <= self.last


def dates(text: str) -> list[When]:
    """Every date in a text, in order; days, months, years and spans of them."""
    return [when for found in _DATE.finditer(text) if (when := _when(found))]


def later(when: When, number: int, unit: str) -> When:
    """The month, or the year, so many units after a date."""
    months = number * {"year": 12, "month": 1}.get(unit, 0)
    year, month = divmod(int(when.last[:4]) * 12 + int(when.last[5:7]) - 1 + months, 12)
    if unit == "year":
        return When(0, 0, f"{year}-01-01", f"{year}-12-31", YEAR)
    first = when.last if not months else f"{year}-{month + 1:02}-01"
    return When(0, 0, first, f"{year}-{month + 1:02}-{days_in(year, month + 1)}", MONTH)


def _when(found: re.Match[str]) -> When | None:
    part = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
    start, end = found.span()
    if "from" in part:
        first = int(part["from"])
        last = int(part["to"]) if len(part["to"]) == 4 else first // 100 * 100 + int(part["to"])
        if last <= first:
            return None
        return When(start, end, f"{first}-01-01", f"{last}-12-31", SPAN)
    year, month = int(part["year"]), _number(part.get("month", ""))
    if not month:
        return When(start, end, f"{year}-01-01", f"{year}-12-31", YEAR)
    if month > 12:
        return None
    final = days_in(year, month)
    day = int(part.get("day", 0))
    if not day:
        return When(start, end, f"{year}-{month:02}-01", f"{year}-{month:02}-{final}", MONTH)
    last = int(part.get("last", day))
    if not day <= last <= final:
        return None
    return When(start, end, f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{last:02}", DAY)


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return _SHORT.index(month[:3]) + 1 if month else 0
