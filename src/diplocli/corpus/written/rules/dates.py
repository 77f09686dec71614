"""Days that cannot be, and days long past (E3xx, W3xx)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ....dates import OPEN, first_day, last_day
from ....model import Actor, Instrument, Milestone, Record, Source
from ..load import Authored
from .rule import Remark, rule, rule_of_one


@rule_of_one("E301", "milestone", "actor")
def reversed_spans(corpus: Authored, today: date) -> Iterator[Remark]:
    """Something ends before it begins."""
    for placed in corpus.placed:
        for field, start, end in _spans(placed.record):
            if start and end and end != OPEN and last_day(end) < first_day(start):
                yield Remark(placed, "E301", field, f"{field}: {end} is before {start}")


def _spans(record: Record) -> Iterator[tuple[str, str, str]]:
    if isinstance(record, Milestone):
        yield "end", record.date, record.end
    elif isinstance(record, Actor):
        for name in record.names:
            yield "names", name.from_, name.to
        for holder in record.holders:
            yield "holders", holder.from_, holder.to


@rule_of_one("E302")
def future_reviews(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record was checked, or a source opened, after today."""
    for placed in corpus.placed:
        record = placed.record
        field, day = (
            ("accessed", record.accessed)
            if isinstance(record, Source)
            else ("reviewed", record.reviewed)
        )
        if day > today.isoformat() and first_day(day) > today.isoformat():
            yield Remark(placed, "E302", field, f"{field} {day} lies in the future")


@rule_of_one("E303", "instrument")
def instrument_dates_out_of_order(corpus: Authored, today: date) -> Iterator[Remark]:
    """An instrument enters into force before it is adopted, or ends before it begins."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Instrument):
            order = ("adopted", "opened_for_signature", "entered_into_force", "ended")
            given = [(name, day) for name in order if (day := getattr(record, name))]
            for (before, earlier), (after, later) in pairwise(given):
                if last_day(later) < first_day(earlier):
                    message = f"{after} {later} comes before {before} {earlier}"
                    yield Remark(placed, "E303", after, message)


@rule("W301")
def stale_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record has not been checked for a year."""
    limit = (today - timedelta(days=365)).isoformat()
    for placed in corpus.placed:
        reviewed = placed.record.reviewed
        if reviewed and last_day(reviewed) < limit:
            yield Remark(
                placed, "W301", "reviewed", f"was last checked on {reviewed}, over a year ago"
            )


RULES = (reversed_spans, future_reviews, instrument_dates_out_of_order, stale_records)
