"""Partial and approximate dates: a subset of EDTF levels 0 and 1 (ISO 8601-2:2019).

A date is text: a year ``2011``, a month ``2011-05`` or a day ``2011-05-16``, each with an
optional ``~`` (approximate), ``?`` (uncertain) or ``%`` (both) at its end. As the end of a span
``..`` means that it has not ended. Text of this form sorts and compares by its bounds.
"""

from __future__ import annotations

from .errors import DateError

OPEN = ".."
MARKS = "~?%"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_HOW_TO = "write a year, a month or a day: 2011, 2011-05 or 2011-05-16"


def parse(text: str) -> tuple[int, int, int]:
    """Year, month and day of a date; month and day are 0 where the date does not say.

    Raises DateError when the text is not a date of the subset or the day does not exist.
    """
    parts = text.rstrip(MARKS).split("-") if len(text.rstrip(MARKS)) >= len(text) - 1 else []
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    widths = [len(part) for part in parts]
    if len(numbers) != len(parts) or widths not in ([4], [4, 2], [4, 2, 2]):
        raise DateError(f"“{text}” is not a date; {_HOW_TO}")
    year, month, day = (*numbers, 0, 0)[:3]
    if len(parts) > 1 and not 1 <= month <= 12:
        raise DateError(f"“{text}” is not a date: there is no month {month:02}; {_HOW_TO}")
    if len(parts) > 2 and not 1 <= day <= days_in(year, month):
        raise DateError(
            f"“{text}” is not a date: {MONTHS[month - 1]} {year} has {days_in(year, month)} days"
        )
    if year == 0:
        raise DateError(f"“{text}” is not a date: there is no year 0 here")
    return year, month, day


def days_in(year: int, month: int) -> int:
    """Days in a month of the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def first_day(text: str) -> str:
    """The first day a date can mean, as ``YYYY-MM-DD``; ``0000-00-00`` for no date."""
    if not text:
        return "0000-00-00"
    year, month, day = parse(text)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(text: str) -> str:
    """The last day a date can mean, as ``YYYY-MM-DD``; ``9999-12-31`` for none or ``..``."""
    if not text or text == OPEN:
        return "9999-12-31"
    year, month, day = parse(text)
    month = month or 12
    return f"{year:04}-{month:02}-{day or days_in(year, month):02}"


def in_words(text: str) -> str:
    """A date as running text has it: ``16 May 2011``, ``about 2011``, ``May 2011 (uncertain)``."""
    if not text or text == OPEN:
        return "today" if text else ""
    year, month, day = parse(text)
    words = " ".join([str(day)] * bool(day) + [MONTHS[month - 1]] * bool(month) + [str(year)])
    if text[-1] in "~%":
        words = "about " + words
    return words + " (uncertain)" if text[-1] in "?%" else words


def when_in_words(text: str) -> str:
    """A date as running text has it for an event: ``on 16 May 2011``, ``in May 2011``."""
    is_day = len(text.rstrip(MARKS)) == len("2011-05-16")
    return f"{'on' if is_day else 'in'} {in_words(text)}"


def span_in_words(start: str, end: str) -> str:
    """A span in running text: ``18 April 2011 – 31 July 2017``, ``1–2 May 2023``, ``since 2022``.

    What the beginning shares with the end is said once.
    """
    if not end:
        return in_words(start)
    if end == OPEN:
        return f"since {in_words(start)}" if start else ""
    if not start:
        return f"until {in_words(end)}"
    if start == end:
        return in_words(start)
    begun = in_words(start)
    if len(start) == len(end) > len("2011") and not {start[-1], end[-1]} & {*MARKS}:
        if start[:7] == end[:7]:
            return f"{int(start[8:])}–{in_words(end)}"
        if start[:4] == end[:4]:
            begun = begun.removesuffix(f" {start[:4]}")
    return f"{begun} – {in_words(end)}"


def day_number(day: str) -> int:
    """Days from 1 March of year 0 to a ``YYYY-MM-DD`` day, for measuring distances."""
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:])
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + date - 1
