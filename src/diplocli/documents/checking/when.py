"""Dates in running text, as the days between which they lie."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...dates import MONTHS, days_in

_SHORT = tuple(month[:3] for month in MONTHS)
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(_SHORT)}|Sept)\.?"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<day>\d{{1,2}}){_NTH}(?:\s*(?:[–-]|and|to)\s*(?P<last>\d{{1,2}}){_NTH})?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}}){_NTH}(?:\s*(?:[–-]|and)\s*(?P<last2>\d{{1,2}}){_NTH})?,?\s+{_YEAR.replace('year', 'year2')}"
    rf"|(?P<year3>1[6-9]\d\d|20\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)"
    rf"|{_MONTH.replace('month', 'month4')},?\s+(?:of\s+)?{_YEAR.replace('year', 'year4')}"
    rf"|(?P<from>1[6-9]\d\d|20\d\d)\s*(?:[–-]|\bto\b|\band\b)\s*(?P<to>1[6-9]\d\d|20\d\d|\d\d)(?!\d)"
    rf"|(?P<year5>1[6-9]\d\d|20\d\d)"
    rf")(?![\w/]|[-–]\d|\.\d)"
)
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


def _when(found: re.Match[str]) -> When | None:
    part = {name: value for name, value in found.groupdict().items() if value}
    start, end = found.span()
    if "from" in part:
        first = int(part["from"])
        last = int(part["to"]) if len(part["to"]) == 4 else first // 100 * 100 + int(part["to"])
        if last <= first:
            return None
        return When(start, end, f"{first}-01-01", f"{last}-12-31", SPAN)
    year = int(next(value for name, value in part.items() if name.startswith("year")))
    month = _number(
        next((part[name] for name in ("month", "month2", "month3", "month4") if name in part), "")
    )
    day = int(next((part[name] for name in ("day", "day2", "day3") if name in part), 0))
    if not month:
        return When(start, end, f"{year}-01-01", f"{year}-12-31", YEAR)
    if month > 12 or day > days_in(year, month):
        return None
    if not day:
        return When(
            start, end, f"{year}-{month:02}-01", f"{year}-{month:02}-{days_in(year, month)}", MONTH
        )
    last = int(part.get("last", part.get("last2", day)))
    if not day <= last <= days_in(year, month):
        return None
    return When(start, end, f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{last:02}", DAY)


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return _SHORT.index(month[:3]) + 1 if month else 0
