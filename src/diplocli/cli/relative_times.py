"""Times told from today, as people type them: last week, this year, the past 30 days."""

from __future__ import annotations

import re

from ..model import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_BACK, _ON = ("last", "past", "previous"), ("next", "coming")
_STEPS = {"this": 0, "current": 0, **dict.fromkeys(_BACK, -1), **dict.fromkeys(_ON, 1)}
_TOLD = re.compile(
    rf"(?:the )?(?P<which>{'|'.join(_STEPS)}) (?P<count>\d{{1,4}} )?(?P<unit>day|week|month|year)s?"
)


def relative_day(text: str, today: date | None = None) -> str:
    """``today``, ``yesterday`` or ``tomorrow`` as the ISO 8601 date of that day; nothing for all else."""
    from datetime import timedelta

    step = _DAYS.get(text.strip().lower())
    return "" if step is None else ((today or _today()) + timedelta(step)).isoformat()


def relative_span(text: str, today: date | None = None) -> tuple[str, str]:
    """The first and last day of ``last week``, ``this month``, ``the past 30 days``, ``next 2 years``.

    A week, month or year without a number is one of the calendar, weeks from Monday (ISO 8601);
    with a number the time up to today or from today on. Both are empty for all else.
    """
    told = _TOLD.fullmatch(" ".join(text.lower().split()))
    if not told:
        return "", ""
    which, count, unit = told["which"], told["count"], told["unit"]
    step = _STEPS[which]
    today = today or _today()
    try:
        if count or which == "past":
            first, last = sorted((today, _moved(today, unit, step * int(count or 1))))
        else:
            first = _moved(_begun(today, unit), unit, step)
            last = _moved(_moved(first, unit, 1), "day", -1)
    except (OverflowError, ValueError):
        return "", ""
    return (first.isoformat(), last.isoformat()) if step or not count else ("", "")


def _today() -> date:
    from datetime import date

    return date.today()


def _begun(day: date, unit: str) -> date:
    """The first day of the week, month or year of a day."""
    if unit == "week":
        return _moved(day, "day", -day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[unit]


def _moved(day: date, unit: str, step: int) -> date:
    """So many days, weeks, months or years later; the month's last day where it has no such day."""
    from calendar import monthrange
    from datetime import timedelta

    if unit in ("day", "week"):
        return day + timedelta(step * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + step * (12 if unit == "year" else 1), 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
