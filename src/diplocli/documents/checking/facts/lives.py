"""From when to when a body existed, bore a name, or had somebody in its post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....dates import MARKS, OPEN, first_day, last_day
from ....folding import key as fold
from ....model import Actor, Holder
from ..language.numbers import ORDINALS
from ..language.when import When

# Months by which a rough date may be out: one of a year, of a month, of a day.
_SLACK = {4: 12, 7: 3, 10: 1}
_A_YEAR = 12


class Span(NamedTuple):
    """The first and last day on which something may have been so."""

    first: str
    last: str


def span(begin: str, end: str) -> Span:
    """Between two dates of a record, with some months more where a date is marked as rough."""
    first, last = first_day(begin), last_day(end)
    if begin and begin[-1] in MARKS:
        first = _moved(first, -_SLACK[len(begin) - 1])
    if end and end != OPEN and end[-1] in MARKS:
        last = _moved(last, _SLACK[len(end) - 1])
    return Span(first, last)


def _moved(day: str, months: int) -> str:
    """A day some months earlier or later; the last of a month stays within it as text compares."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}{day[7:]}"


def life(actor: Actor) -> Span | None:
    """How long a body existed, from its first name to its last; nothing where names are not known."""
    if not actor.names or actor.type in ("person", "state"):
        return None
    spans = [span(name.from_, name.to) for name in actor.names]
    return Span(min(one.first for one in spans), max(one.last for one in spans))


def name_spans(actor: Actor, written: str) -> list[Span]:
    """When a body bore the name that is written; nothing where that is none of its dated names."""
    key = fold(written)
    spans = [span(name.from_, name.to) for name in actor.names if fold(name.name) == key]
    acronyms = {one.text for one in actor.aliases if one.type == "acronym" and not one.lang}
    if spans or not written.isupper() or not acronyms - {written}:
        return spans
    return [span(one.from_, one.to) for one in actor.names if _initials(one.name) == written]


def is_undated(actor: Actor, written: str) -> bool:
    """Whether what is written is a former name, or an acronym, of which no dates are known."""
    if any(one.type == "former" and fold(one.text) == fold(written) for one in actor.aliases):
        return all(fold(one.name) != fold(written) for one in actor.names)
    known = {_initials(one.name) for one in actor.names}
    acronyms = {one.text for one in actor.aliases if one.type == "acronym" and not one.lang}
    return written in acronyms and written not in known and bool(acronyms & known)


def _initials(name: str) -> str:
    """The capitals with which the words of a name begin."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def tenures(actor: Actor, person: str) -> list[Holder]:
    """A person’s times in a post."""
    return [holder for holder in actor.holders if holder.person == person]


def tenure_span(actor: Actor, holder: Holder) -> Span:
    """When somebody may have held a post: where no end is known, until the next took it over."""
    begin, end = holder.from_, holder.to
    if not end:
        later = [
            one.from_
            for one in actor.holders
            if one.from_ and one.person != holder.person and begin and one.from_ > begin
        ]
        end = min(later) + "~" if later and min(later)[-1] not in MARKS else min(later, default="")
    if not begin:
        earlier = [
            one.to
            for one in actor.holders
            if one.to and one.to != OPEN and one.person != holder.person and end and one.to < end
        ]
        begin = max(earlier).rstrip(MARKS) + "~" if earlier else ""
    return span(begin, end)


def is_complete(actor: Actor) -> bool:
    """Whether nobody can have held a post but those who are known to: no time in its life is open.

    Of a body that is one of several, each with a head of its own, all are known by their numbers.
    """
    lived, held = life(actor), sorted(actor.holders, key=lambda one: first_day(one.from_))
    if not lived or not all(one.from_ for one in held):
        return False
    numbers = [ordinal for one in held for ordinal in ordinals_in(one.role)]
    if numbers:
        return numbers == list(ORDINALS[: len(numbers)])
    free = lived.first
    for one in held:
        if first_day(one.from_) > _moved(free, _A_YEAR):
            return False
        free = max(free, tenure_span(actor, one).last)
    return free >= _moved(lived.last, -_A_YEAR)


def ordinals_in(role: str) -> list[str]:
    """Which of several bodies a role was in: fourth of “Chair of the fourth GGE”."""
    return [word for word in role.lower().split() if word in ORDINALS]


def outside(dates: Sequence[When], spans: Sequence[Span]) -> bool:
    """Whether every one of some dates lies before or after every one of some spans."""
    return bool(dates) and not any(
        when.touches(one.first, one.last) for when in dates for one in spans
    )
