"""Milestones as an iCalendar (RFC 5545): an all-day event for each that has a full date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ...model import TYPE_CHECKING
from ...render.safe import line, prose, web
from .. import Report
from .events import events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from ...queries.selection import Selection
    from .events import Event

LONGEST = 75  # octets in a line, its end apart
NO_DAY = ("milestones", "no full date")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write the calendar; what has no full date, or one in doubt, is counted and left out.

    Its UIDs are those of the records, so that a calendar of a later edition replaces it.
    """
    found = events(records.entries("milestone"), records.as_of)
    dated = [event for event in found if _FULL.fullmatch(event.record.date)]
    left = len(found) - len(dated)
    if dated:
        stories = {one.id: one.name for one in records.headings("track")}
        out.writelines(_calendar(dated, stories, records.edition, records.as_of))
    return Report(written=len(dated), left_out={NO_DAY: left} if left else {})


def folded(text: str) -> str:
    """A content line of any length as lines of at most 75 octets, no character cut (3.1)."""
    lines, octets = [""], 0
    for char in text:
        size = len(char.encode())
        if octets + size > LONGEST:
            lines.append(" ")
            octets = 1
        lines[-1] += char
        octets += size
    return "".join(f"{one}\r\n" for one in lines)


def _calendar(
    found: list[Event], stories: Mapping[str, str], edition: str, as_of: str
) -> Iterator[str]:
    stamp = as_of.replace("-", "") + "T000000Z"
    name = "Cyber, digital and tech diplomacy"
    yield from map(
        folded,
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//diplocli//edition {_text(edition)}//EN",
            "CALSCALE:GREGORIAN",
            f"NAME:{_text(name)}",
            f"X-WR-CALNAME:{_text(name)}",
        ),
    )
    for event in found:
        yield from map(folded, _event(event, stories, stamp))
    yield "END:VCALENDAR\r\n"


def _event(event: Event, stories: Mapping[str, str], stamp: str) -> Iterator[str]:
    record = event.record
    address = next((one.url for one in event.sources if web(one.url)), "")
    begins = bool(record.end) and not _FULL.fullmatch(record.end)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(line(record.id))}@diplocli"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{record.date.replace('-', '')}"
    if record.end and not begins:
        yield f"DTEND;VALUE=DATE:{_day_after(record.end)}"
    yield f"SUMMARY:{_text(line(record.name))}{' (begins)' if begins else ''}"
    yield f"DESCRIPTION:{_text(_description(event))}"
    yield f"CATEGORIES:{_text(line(stories.get(record.track, record.track)))}"
    if address:
        yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day_after(day: str) -> str:
    """The day after a ``YYYY-MM-DD``: the end of an all-day event is not a part of it (3.6.1)."""
    found = date.fromisoformat(day)
    return f"{found + timedelta(days=1) if found < date.max else found:%Y%m%d}"


def _description(event: Event) -> str:
    record = event.record
    when = f"When: {event.when}" if record.end else ""
    sources = [
        "Source: " + ", ".join(part for part in (one.text, one.at, web(one.url)) if part)
        for one in event.sources
    ]
    parts = [when, record.summary, record.why, *sources]
    return "\n".join(line(part) for part in parts if part)


def _text(text: str) -> str:
    return prose(text).translate(_ESCAPES)
