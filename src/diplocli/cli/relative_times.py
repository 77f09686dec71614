"""Times told from today, as people type them: last week, this year, the past 30 days."""

from __future__ import annotations

from datetime import date, timedelta

from ..dates import days_in

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_BACK, _NOW, _ON = ("last", "past", "previous"), ("this", "current"), ("next", "coming")
_STEPS = {**dict.fromkeys(_BACK, -1), **dict.fromkeys(_NOW, 0), **dict.fromkeys(_ON, 1)}
_UNITS = ("day", "week", "month", "year")


def relative_day(text: str, today: date | None = None) -> str:
    """``today``, ``yesterday`` or ``tomorrow`` as the ISO 8601 date of that day; nothing for all else."""
    step = _DAYS.get(text.strip().lower())
    return "" if step is None else ((today or date.today()) + timedelta(step)).isoformat()


def relative_span(text: str, today: date | None = None) -> tuple[str, str]:
    """The first and last day of ``last week``, ``this month``, ``the past 30 days``, ``next 2 years``.

    A week, month or year without a number is one of the calendar, weeks from Monday (ISO 8601);
    ``past``, and a number, mean the time up to today or from today on. Both are empty for all else.
    """
    words = text.lower().split()
    if words[:1] == ["the"]:
        del words[0]
    if not 1 < len(words) < 4:
        return "", ""
    which, *number, unit = words[0], *words[1:-1], words[-1].removesuffix("s")
    is_number = all(len(one) < 5 and one.isdecimal() for one in number)
    if which not in _STEPS or unit not in _UNITS or not is_number or (number and which in _NOW):
        return "", ""
    today = today or date.today()
    step = _STEPS[which]
    try:
        if number or which == "past":
            first, last = sorted((today, _moved(today, unit, step * int("".join(number) or 1))))
        else:
            first = _moved(_begun(today, unit), unit, step)
            last = _moved(_moved(first, unit, 1), "day", -1)
    except (OverflowError, ValueError):
        return "", ""
    return first.isoformat(), last.isoformat()


def _begun(day: date, unit: str) -> date:
    """The first day of the week, month or year of a day."""
    if unit == "week":
        return _moved(day, "day", -day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[unit]


def _moved(day: date, unit: str, step: int) -> date:
    """So many days, weeks, months or years later; the month's last day where it has no such day."""
    if unit in ("day", "week"):
        return day + timedelta(step * (7 if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + step * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))
