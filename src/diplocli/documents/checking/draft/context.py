"""The date at which a sentence is set that has none of its own: that of what stands around it."""

from __future__ import annotations

import re

from ....dates import first_day, last_day
from ..known import once
from ..language.numbers import NUMBER, ORDINALS, value
from ..language.sentences import HEADING, ITEM, PROSE, ROW
from ..language.when import DAY, MONTH, PART, SPAN, YEAR, When, dates, later
from .draft import Draft, Sentence

_SHORT, _ARTICLE = 60, 2
# A draft with so many dates shows by them when it was written.
_MANY = 12
# Words by which a sentence leaves the time of the one before; “the first group” had its own.
_MOVES_ON = re.compile(
    rf"(?i)\b(?:the (?:{'|'.join(ORDINALS)})|later|follow(?:s|ed)|between|meantime|now|today|since|years?|months?|weeks?|after|afterwards|before|meanwhile|eventually|subsequently|ever|former|still|currently|until|once|earlier|previously|next|by then|has|have|is|are|will)\b"
)
# “A month later the agency …”
_PASSED = re.compile(
    rf"(?i)\W*(?P<number>an?|{NUMBER})\s+(?P<unit>day|week|month|year)s?\s+(?:later|after(?:wards|\s+that))\b"
)
# “In”, “in the spring of”: what sets a sentence at the date behind it.
_SETS = re.compile(rf"(?i)\b(?:in|on|during|throughout)(?:\s+the)?(?:\s+(?:{PART}|of))*\s*$")
# A word that makes a few words more than a place and a date.
_TELLS = re.compile(r"(?<![\w-])(?!(?:of|for|the|to|from|in|and)\b)[a-z]{2,}(?!\w)")


@once
def today(draft: Draft) -> When:
    """The day, or the days, of which undated sentences in the present tense speak.

    Without ``as_of`` those from the last year on of which a draft with many dates speaks.
    """
    told = (
        []
        if draft.dated
        else [one for one in dates(draft.prose) if one.last[:4] <= draft.as_of[:4]]
    )
    if len(told) >= _MANY and (year := max(one.last[:4] for one in told)) < draft.as_of[:4]:
        return When(0, 0, f"{year}-01-01", last_day(draft.as_of), SPAN)
    return When(0, 0, first_day(draft.as_of), last_day(draft.as_of), DAY)


def narrated(sentence: Sentence) -> bool:
    """Whether an earlier sentence of the same block is set at a date of its own."""
    earlier = sentence.previous
    while earlier and not earlier.dates:
        earlier = earlier.previous
    return earlier is not None


def dates_before(sentence: Sentence) -> list[When]:
    """The dates of the sentence before one in the same block."""
    last = sentence.previous
    return last.dates if last else []


def told_before(sentence: Sentence) -> list[When]:
    """The one date of the sentence before, where an undated sentence goes on from it or answers it."""
    last = sentence.previous
    if last and last.prose.rstrip().endswith("?"):
        asked = last.dates
        return asked if len(asked) == 1 else []
    if last and (passed := _PASSED.match(sentence.draft.prose, sentence.start, sentence.end)):
        found = last.dates
        number = value(passed["number"]) if len(passed["number"]) > _ARTICLE else 1
        return [later(found[0], number, passed["unit"])] if len(found) == 1 else []
    if last is None or _MOVES_ON.search(sentence.prose):
        return []
    found = last.dates
    return found if len(found) == 1 and _SETS.search(last.before(found[0].start, 40)) else []


def headed(sentence: Sentence) -> list[When]:
    """The one date above a row of a table or an item of a list, or that of a dateline."""
    if sentence.sort not in (ROW, ITEM):
        return _dateline(sentence) or _under_a_date(sentence)
    for place in reversed(range(sentence.number)):
        one = sentence.draft.sentences[place]
        text = sentence.draft.prose[one.start : one.end].strip()
        if one.sort == HEADING or (one.sort == PROSE and len(text) < _SHORT):
            found = one.dates
            return found if len(found) == 1 and found[0].exact == YEAR else []
        if one.sort == PROSE:
            return []
    return []


def _under_a_date(sentence: Sentence) -> list[When]:
    """The month or day in the heading of a section that names no other: “Programme, March 2005”."""
    place = sentence.number
    above = sentence.heading
    found = above.dates if above else []
    is_exact = len(found) == 1 and found[0].exact in (MONTH, DAY)
    if not above or not is_exact or sentence.sort == HEADING:
        return []
    told = sentence.draft.sentences[above.number + 1 : place]
    return [] if any(one.dates for one in told) else found


def _dateline(sentence: Sentence) -> list[When]:
    """The one date of the few words that open a block: “Dispatch, April 2025.”"""
    first = sentence
    while earlier := first.previous:
        first = earlier
    text = sentence.draft.prose[first.start : first.end].strip()
    found = first.dates if first is not sentence and len(text) < _SHORT else []
    return found if len(found) == 1 and not _TELLS.search(text) else []
