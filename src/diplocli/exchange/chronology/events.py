"""Milestones as a timeline needs them: when, how surely, in which story and on whose word."""

from __future__ import annotations

from ...dates import MARKS, MONTHS, OPEN, day_number, first_day, last_day, parse, span_in_words
from ...model import TYPE_CHECKING, Milestone, Value
from ...render.counting import counted
from ...render.sources import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...corpus.index.store import Heading
    from ...queries.define import Entry


class Cited(Value):
    """A source of an event: in one line, the pinpoint, the address."""

    text: str
    at: str
    url: str


class Event(Value):
    """A milestone in time.

    ``begins`` and ``ends`` are each the first and the last day it can mean, as day numbers; for
    what has no end they are the same, for what goes on ``ends`` is the day of the edition.
    ``doubt`` says that a date is approximate or uncertain.
    """

    record: Milestone
    begins: tuple[int, int]
    ends: tuple[int, int]
    goes_on: bool
    doubt: bool
    sources: tuple[Cited, ...]

    @property
    def when(self) -> str:
        """Its date or span in words."""
        return span_in_words(self.record.date, self.record.end)

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return int(self.record.date[:4])


class Lane(Value):
    """A story and its events by date."""

    id: str
    name: str
    events: tuple[Event, ...]


def events(entries: Iterable[Entry], as_of: str) -> list[Event]:
    """The milestones among entries, by date; what goes on is drawn up to ``as_of``."""
    found = [_event(entry, entry.record, as_of) for entry in entries
             if isinstance(entry.record, Milestone)]  # fmt: skip
    return sorted(found, key=lambda one: (one.begins[0], one.ends[1], one.record.id))


def lanes(found: Sequence[Event], tracks: Iterable[Heading]) -> list[Lane]:
    """Events by story, in the order of the tracks, those of none of them at the end."""
    names = {track.id: track.name for track in tracks}
    names |= {one: one for one in sorted({event.record.track for event in found} - names.keys())}
    by_track: dict[str, list[Event]] = {track: [] for track in names}
    for event in found:
        by_track[event.record.track].append(event)
    return [
        Lane(id=track, name=names[track], events=tuple(held))
        for track, held in by_track.items()
        if held
    ]


def title(found: Sequence[Event], edition: str) -> str:
    """What a timeline shows: how many events of which years, and the edition."""
    return f"Cyber, digital and tech diplomacy: {reach(found)} (edition {edition})"


def reach(found: Sequence[Event]) -> str:
    """How many events there are, and of which years: ``12 milestones, 1998–2024``."""
    first, last = found[0].year, max(event.year for event in found)
    years = f"{first}" if first == last else f"{first}–{last}"
    return f"{counted(len(found), 'milestone')}, {years}"


def _event(entry: Entry, record: Milestone, as_of: str) -> Event:
    begins = (day_number(first_day(record.date)), day_number(last_day(record.date)))
    ends = begins
    if record.end == OPEN:
        today = max(day_number(as_of), begins[1])
        ends = (today, today)
    elif record.end:
        ends = (day_number(first_day(record.end)), day_number(last_day(record.end)))
    cited = [
        Cited(text=reference(entry.sources[one.source]), at=one.at,
              url=entry.sources[one.source].url)
        for one in record.cites if one.source in entry.sources
    ]  # fmt: skip
    return Event(
        record=record,
        begins=begins,
        ends=ends,
        goes_on=record.end == OPEN,
        doubt=any(date[-1] in MARKS for date in (record.date, record.end) if date),
        sources=tuple(cited),
    )


def short_date(event: Event) -> str:
    """When it begins, for a label: ``16 May 2011``, ``~Feb 2012``; the mark shows where it ends."""
    year, month, day = parse(event.record.date)
    words = " ".join([str(day)] * bool(day) + [MONTHS[month - 1][:3]] * bool(month) + [str(year)])
    return "~" * (event.record.date[-1] in MARKS) + words
