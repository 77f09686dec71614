"""Whether counts made on some days leave room for a number on another."""

from __future__ import annotations

from collections.abc import Sequence

from ....dates import first_day, last_day
from ....model import Count
from ..language.when import YEAR, When
from .stages import is_same

# By how much a count may have grown since it was made.
GROWTH, _IN_A_MONTH = 1.1, 1.05
# What an organisation's membership was a year ago it nearly is.
_LATELY = 3


def _is_of_late(date: str, as_of: str) -> bool:
    return int(as_of[:4]) - int(date[:4]) < _LATELY


def is_impossible(
    number: int, counts: Sequence[Count], as_of: str, *, now: bool, is_slow: bool
) -> bool:
    """Whether a number is more than was ever counted, or, where a text speaks of now, another."""
    latest = max(counts, key=lambda one: last_day(one.as_of))
    is_fresh = last_day(latest.as_of) >= as_of or (is_slow and _is_of_late(latest.as_of, as_of))
    if number > latest.number:
        return is_fresh or number > latest.number * GROWTH + 1
    return now


def is_impossible_then(
    number: int, counts: Sequence[Count], dates: Sequence[When], shrinks: bool
) -> bool:
    """Whether the counts on either side of a date leave no room for a number.

    What ``shrinks`` as well as grows may have been a little more before.
    """
    when = max(dates, key=lambda one: one.last)
    earlier = [one.number for one in counts if last_day(one.as_of) <= when.first]
    later = [one.number for one in counts if first_day(one.as_of) >= when.last]
    then = [one.number for one in counts if is_same(when, one.as_of)]
    if later:
        return number > max(later) * (GROWTH if shrinks else 1) + shrinks
    if then:
        return number > max(then) * (GROWTH if when.exact == YEAR else _IN_A_MONTH) + 1
    return number > max(earlier, default=number) * 1.3 + 2
