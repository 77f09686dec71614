"""The stages of an instrument: what they are called, and when one was reached."""

from __future__ import annotations

from ....dates import MARKS, first_day, in_words, last_day
from ....model import Instrument
from ..language.when import DAY, MONTH, When

ADOPTED, SIGNED, ISSUED, RATIFIED = "adopted", "opened_for_signature", "issued", "ratified"
IN_FORCE, APPLIES, ENDED = "entered_into_force", "applies_from", "ended"
STAGES = (ADOPTED, SIGNED, ISSUED, IN_FORCE, APPLIES, ENDED)
SAID = {
    ADOPTED: "it was adopted",
    SIGNED: "it was opened for signature",
    ISSUED: "it was issued",
    IN_FORCE: "it entered into force",
    APPLIES: "it applies from",
    ENDED: "it ended",
}
# So much of a date in full stands for a day, or a month.
LENGTHS = {DAY: len("2019-05-15"), MONTH: len("2019-05")}


def date_of(instrument: Instrument, stage: str) -> str:
    """When an instrument reached a stage, as its record has it; nothing where it does not say."""
    return str(getattr(instrument, stage, ""))


def stage_told(stage: str, date: str) -> str:
    """When a stage was reached, in a clause: “it was adopted on 4 July 2004”, “it applies from July 2004”."""
    return f"{SAID[stage]} {in_words(date) if stage == APPLIES else on(date)}"


def is_same(when: When, date: str) -> bool:
    """Whether a date of a text and a date of a record can be one."""
    return bool(date) and when.touches(first_day(date), last_day(date))


def is_exactly(when: When, date: str) -> bool:
    """As ``is_same``, and not by chance: to the day where the text gives one."""
    return is_same(when, date) and (when.exact != DAY or first_day(date) == last_day(date))


def is_of_another_year(when: When, date: str) -> bool:
    """Whether a date of a text is that of a record but for the year: its month, and its day if given."""
    if when.exact not in (DAY, MONTH) or when.first[:4] == date[:4]:
        return False
    shared = min(len(date.rstrip(MARKS)), LENGTHS[when.exact])
    return shared > len("2001") and when.first[4:shared] == date[4:shared]


def on(date: str) -> str:
    """A date with its preposition: on 4 July 2004, in July 2004."""
    return f"{'on' if len(date.rstrip(MARKS)) == 10 else 'in'} {in_words(date)}"
