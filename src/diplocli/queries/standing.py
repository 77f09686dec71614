"""Where a record's subject stands in time: its dates, whether it binds, who held it or read it when."""

from __future__ import annotations

from ..dates import first_day, in_words, last_day, span_in_words
from ..model import Holder, Instrument, Reading, Record

TREATIES = frozenset(("treaty", "protocol", "agreement"))
UNDECIDED = frozenset(("bill", "proposal"))


def dates_of(record: Record) -> list[tuple[str, str]]:
    """A record's dates as (what happened, EDTF date), in the order of a text's life."""
    if isinstance(record, Instrument):
        named = (
            ("adopted", record.adopted), ("opened for signature", record.opened_for_signature),
            ("issued", record.issued), ("entered into force", record.entered_into_force),
            ("applies from", record.applies_from), ("ended", record.ended),
        )  # fmt: skip
        return [(what, date) for what, date in named if date]
    date, end = getattr(record, "date", ""), getattr(record, "end", "")
    names = getattr(record, "names", ())
    if names:
        date, end = names[0].from_, names[-1].to
    return [pair for pair in (("from" if end else "", date), ("to", end)) if pair[1]]


def status_of(instrument: Instrument) -> str:
    """Whether an instrument binds and where it stands, as its dates tell."""
    force = {True: "binding", False: "not binding", None: ""}[instrument.binding]
    if instrument.ended:
        stage = f"ended {in_words(instrument.ended)}"
    elif instrument.type in UNDECIDED:
        stage = "proposed"
    elif instrument.binding and instrument.entered_into_force:
        stage = f"in force since {in_words(instrument.entered_into_force)}"
    elif instrument.binding and instrument.type in TREATIES:
        stage = "no entry into force recorded"
    else:
        stage = ""
    return ", ".join(part for part in (force, stage) if part)


def tenure_in_words(holder: Holder) -> str:
    """When a post was held: ``from`` alone where its end is not on record."""
    if holder.from_ and not holder.to:
        return f"from {in_words(holder.from_)}, end not on record"
    return span_in_words(holder.from_, holder.to) if holder.to else ""


def authority(reading: Reading) -> str:
    """Whose reading it is, with its year where that is known: ``NATO (2016)``."""
    return f"{reading.who} ({reading.year})" if reading.year else reading.who


def in_role(name: str, holder: Holder) -> str:
    """Who held a post, the title held and whether only acting: ``Name, Coordinator (acting)``."""
    acting = " (acting)" if holder.acting and "acting" not in holder.role.lower() else ""
    return name + (f", {holder.role}" if holder.role else "") + acting


def in_force(instrument: Instrument, on: str) -> bool:
    """Whether a binding instrument was in force at some time of a date."""
    starts = instrument.entered_into_force
    if not instrument.binding or not starts:
        return False
    return first_day(starts) <= last_day(on) and last_day(instrument.ended) >= first_day(on)
