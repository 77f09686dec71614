"""Dates as people type them, as the text that the queries take."""

from __future__ import annotations

from ..dates import MONTHS, first_day, last_day, parse
from ..errors import DateError
from .relative_times import relative_day, relative_span

LONGEST_SPAN = 8
_TO = ("..", "–", "—", " to ", " - ")
_WITHIN = ("in", "during", "from", "between", "the")
_ON, _UP_TO = ("since", "from"), ("until", "till")


def typed_date(text: str) -> str:
    """``16 May 2011``, ``May 16, 2011``, ``May 2011``, ``today`` as EDTF text; all else as it is."""
    if day := relative_day(text):
        return day
    words = text.replace(",", " ").split()
    months = [_month(word) for word in words]
    numbers = [word for word, month in zip(words, months, strict=True) if not month]
    year = numbers[-1] if numbers else ""
    fits = len(words) in (2, 3) and len(numbers) == len(words) - 1 and months[-1] == 0
    if not fits or len(year) != 4 or not all(one.isdecimal() and one.isascii() for one in numbers):
        return text
    return "-".join([year, f"{max(months):02}", *(day.zfill(2) for day in numbers[:-1])])


def typed_span(text: str) -> tuple[str, str]:
    """The first and the last date of what is typed as a date or a stretch of time.

    ``2010..2015``, ``2010-2015``, ``1–2 May 2023``, ``May 2015``, ``1990s``, ``between 2010 and
    2015``; with one end open ``2015..``, ``since 2015``, ``after May 2015``, ``..2010``, ``until
    2010``, ``before 2010``; told from today ``last month``, ``the past 30 days``. An open end is
    empty, and so are both for what is no date and no stretch of time. Raises DateError for what is written as a date and is none: ``2024-13``,
    ``16.5.2011``, ``31 February 2024``.
    """
    text = text.strip()
    told = relative_span(text)
    if any(told):
        return told
    lead, _, rest = text.partition(" ")
    lead = lead.lower()
    if text.endswith("..") or (lead in _ON and any(_one(rest))):
        return _one(text.removesuffix("..") if text.endswith("..") else rest)[0], ""
    if text.startswith("..") or lead in _UP_TO:
        return "", _one(text.removeprefix("..") if text.startswith("..") else rest)[1]
    if lead == "after":
        return _beside(_one(rest)[1], 1), ""
    if lead == "before":
        return "", _beside(_one(rest)[0], -1)
    if lead in _WITHIN:
        return typed_span(rest.replace(" and ", " to ") if lead == "between" else rest)
    if len(text) == 5 and _is_year(text[:4]) and text[3:] == "0s":
        return text[:4], f"{text[:3]}9"
    return _closed_span(text)


def words_and_span(text: str) -> tuple[str, str, str]:
    """What is typed, without a stretch of time at its end or beginning, and the first and last date of that.

    ``ransomware since 2021``. A date alone is one only where nothing else is typed: the year of
    Agenda 2030 is part of a name. Raises DateError as ``typed_span`` does.
    """
    first, last = typed_span(text)
    if first or last:
        return "", first, last
    words = text.split()
    behind = range(max(1, len(words) - LONGEST_SPAN), len(words))
    before = range(min(LONGEST_SPAN, len(words) - 1), 0, -1)
    parted = [(words[:place], words[place:]) for place in behind]
    parted += [(words[place:], words[:place]) for place in before]
    for rest, time in parted:
        try:
            first, last = typed_span(" ".join(time))
        except DateError:
            continue
        if first != last:
            return " ".join(rest), first, last
    return text, "", ""


def _one(text: str) -> tuple[str, str]:
    """Where the one date or time that a text is begins and ends; nothing twice for all else."""
    first, last = _closed_span(text.strip())
    return (first, last) if first == last and first else relative_span(text)


def _beside(text: str, step: int) -> str:
    """The day after or before a date, which may be a month or a year; nothing for nothing."""
    from datetime import date, timedelta

    if not text:
        return ""
    day = date.fromisoformat(last_day(text) if step > 0 else first_day(text))
    return (day + timedelta(step)).isoformat() if date.min < day < date.max else ""


def _closed_span(text: str) -> tuple[str, str]:
    parts = text.strip().replace("/", ".").split(".")
    if len(parts) == 3 and all(map(str.isdecimal, parts)):
        parse(text)
    parts = [text]
    for sign in _TO:
        if sign in text:
            parts = text.split(sign)
    years = text.strip().split("-")
    if [len(one) for one in years] == [4, 4]:
        parts = years
    first, last = parts[0].split(), parts[-1].split()
    if first and last and not _is_year(first[-1]) and _is_year(last[-1]):
        first += last[len(first) :]
    try:
        ends = [typed_date(" ".join(one)) for one in (first, last)]
        return (ends[0], ends[1]) if len(parts) < 3 and all(map(first_day, ends)) else ("", "")
    except DateError:
        is_written = "".join(years).isdecimal() and [len(one) for one in years] in (
            [4, 2],
            [4, 2, 2],
        )
        if is_written or (len(parts) == 1 and typed_date(text) != text):
            raise
        return "", ""


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _month(word: str) -> int:
    """The number of a month by its name or the first three letters or more; 0 for what is none."""
    begun = word.strip(".").lower()
    if len(begun) < 3:
        return 0
    return next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(begun)), 0)
