"""Days that cannot be, and days long past (E3xx, W3xx)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ....dates import OPEN, first_day, last_day
from ....model import Actor, Instrument, Milestone, Record, Source
from ..findings import Finding
from ..load import Authored
from ..manifest import manifest_finding
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
def future_days(corpus: Authored, today: date) -> Iterator[Remark]:
    """Something was checked, opened, counted or held after today, or issued after the year to come."""
    limits = today.isoformat(), f"{today.year + 1}-12-31"
    for placed in corpus.placed:
        for field, day, limit in _days(placed.record, *limits):
            if day > limit and first_day(day) > limit:
                yield Remark(placed, "E302", field, f"{field} {day} lies in the future")


def _days(record: Record, today: str, next_year: str) -> Iterator[tuple[str, str, str]]:
    """The days a record knows of, each with its field and the last day that it can be.

    A journal or book may bear the year after the one in which it came out.
    """
    if isinstance(record, Source):
        yield "accessed", record.accessed, today
        yield "issued", record.issued, next_year
        return
    yield "reviewed", record.reviewed, today
    for position in getattr(record, "positions", ()):
        yield "positions.as_of", position.as_of, today
    for count in getattr(record, "counts", ()):
        yield "counts.as_of", count.as_of, today
    for reading in getattr(record, "readings", ()):
        yield "readings.year", str(reading.year), next_year


@rule("E304")
def future_edition(corpus: Authored, today: date) -> Iterator[Finding]:
    """The as-of date of the corpus lies in the future."""
    as_of = corpus.manifest.as_of
    if as_of > today.isoformat() and first_day(as_of) > today.isoformat():
        yield manifest_finding("E304", corpus.folder, "as_of", f"as_of {as_of} lies in the future")


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


RULES = (
    reversed_spans, future_days, future_edition, instrument_dates_out_of_order, stale_records,
)  # fmt: skip
