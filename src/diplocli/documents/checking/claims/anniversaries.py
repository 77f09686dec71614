"""Dates that have the day and month of something the corpus knows, and the wrong year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ....corpus.index.store import Row
from ....model import Actor, Record, Value
from ....queries.standing import dates_of
from ..draft.draft import Draft, Sentence
from ..facts.records import statements, text_of
from ..facts.stages import is_same
from ..known import Known, once
from ..language.when import DAY, MONTH, YEAR, When, dates

_KINDS = ("milestone", "instrument")
# A word of three letters or more, or “AI”.
_WORD = re.compile(r"[^\W\d_]{3,}|\bai\b")
_LITTLE = frozenset(
    ("a", "an", "the", "of", "in", "on", "for", "to", "is", "was", "were", "are", "by", "with", "that", "and", "it", "its", "his",
     "her", "as", "at", "from", "which", "who", "this", "their", "after", "first", "state", "new", "about", "or", "not", "be",
     "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
     "cyber", "digital", "into", "enter", "force", "adopted", "adopt", "sign", "signed", "been", "over", "when", "they", "were", "have", "text", "law", "international", "united", "nation", "year", "day", "one", "two", "all")
)  # fmt: skip
# “Until 5 May”: a bound, not the day itself.
_BOUND = re.compile(r"\b(?:until|till|through|to|before|by)\s+(?:the\s+)?$")
# “Executive Order 13660 of 6 March 2014”: the date of a text by its number.
_OF_A_TEXT = re.compile(
    r"\b(?:Act|Decision|Directive|Law|Memorandum|Order|Proclamation|Regulation|Resolution)\b[^.;,]{0,30}[\d)][^.;,]{0,10}\s+of\s+$"
)
# Names within a sentence: places and people, which tell an event.
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?! \d)")
# “Ten years later”, “marked the anniversary”: the day is rightly another year’s.
_LATER = re.compile(
    r"(?i)\b(?:anniversar\w+|years? (?:after|later|on|to the day)|again|since|birthday|annual\w*|every year|each year|marked|commemorat\w+)\b"
)
# How many words a sentence must share with what is known of another year.
_OF_A_DAY, _TOLD_OF_A_DAY, _TOLD_OF_A_MONTH = 4, 3, 4
# And the share of the words of its name.
_OF_THE_NAME = 0.5
# On these days much begins and ends.
_NEW_YEARS = ("01-01", "07-01")
_NEAR = 15


class Anniversary(Value):
    """A date of a draft, and what happened on that day of another year: a record’s id and the date."""

    when: When
    id: str
    date: str


@once
def _by_day(known: Known) -> dict[str, list[Row]]:
    """The events and texts of the corpus by month and day: ``06-27``."""
    found: dict[str, list[Row]] = {}
    for row in known.store.rows(_KINDS):
        if len(row.date) == len("2017-06-27"):
            found.setdefault(row.date[5:], []).append(row)
    return found


@once
def other_years(sentence: Sentence) -> list[Anniversary]:
    """The dates of a sentence that are right but for the year, by what else it says."""
    return list(_other_years(sentence))


def _other_years(sentence: Sentence) -> Iterator[Anniversary]:
    draft = sentence.draft
    whole = sentence.prose
    found = [
        one for one in sentence.dates if one.exact in (DAY, MONTH) and one.first[:7] == one.last[:7]
    ]
    if not found or _LATER.search(whole):
        return
    if not any(one.first[5:] in _by_day(draft.known) or one.exact == MONTH for one in found):
        return
    said: frozenset[str] = frozenset()
    named = {one.id: one for one in map(draft.meant, sentence.mentions) if one}
    days = [one.first[5:] for one in sentence.dates]
    for when in found:
        own = [day for one in named.values() for _, day in dates_of(one)]
        if any(is_same(when, day) for day in own):
            continue
        if days.count(when.first[5:]) > 1 or when.first[5:] in _NEW_YEARS:
            continue
        if _BOUND.search(draft.prose, sentence.start, when.start):
            continue
        if _OF_A_TEXT.search(sentence.before(when.start, 90)):
            continue
        said = said or _content(whole)
        hit = _of_that_day(draft, when, said) or _told(when, said, list(named.values()))
        if hit and not _is_known(draft, when, list(named.values())):
            yield Anniversary(when=when, id=hit[0], date=hit[1])


def _is_known(draft: Draft, when: When, named: Sequence[Record]) -> bool:
    """Whether something that is named, or the post of somebody who is, has a date just as it is."""
    posts = [body for one in named for body in draft.heads(one.id)]
    return any(when.first in str(one.to_plain()) for one in (*named, *posts))


def _of_that_day(draft: Draft, when: When, said: frozenset[str]) -> tuple[str, str] | None:
    """What happened on the same day of another year and shares most of a sentence’s words."""
    if when.exact != DAY or when.first != when.last:
        return None
    rows = [
        row
        for row in _by_day(draft.known).get(when.first[5:], ())
        if abs(int(row.date[:4]) - int(when.first[:4])) <= _NEAR
    ]
    if any(
        row.date == when.first and len(said & _words(row.name, row.summary)) > 1 for row in rows
    ):
        return None
    shared = {row.id: len(said & _words(row.name, row.summary)) for row in rows}
    near = [
        row
        for row in rows
        if shared[row.id] >= _OF_A_DAY - bool(said & _content(row.name))
        and (
            shared[row.id] > _OF_A_DAY
            or len(said & _content(row.name)) >= _OF_THE_NAME * len(_content(row.name))
        )
        and _is_near(row.date, when)
    ]
    best = max(near, key=lambda row: shared[row.id], default=None)
    return (best.id, best.date) if best else None


def _told(when: When, said: frozenset[str], named: Sequence[Record]) -> tuple[str, str] | None:
    """What a record that is named tells of the same day or month of another year."""
    least = _TOLD_OF_A_DAY if when.exact == DAY else _TOLD_OF_A_MONTH
    for record in named:
        if isinstance(record, Actor) and record.type not in ("group", "organisation"):
            continue
        text = f"{text_of(record)} {getattr(record, 'why', '')}"
        own = _content(record.name)
        told = dates(text)
        if any(one.exact != YEAR and one.touches(when.first, when.last) for one in told):
            continue
        for one in statements(text):
            shared = len((said & _content(one)) - own)
            places = len(_CAPITALS.findall(one)) > 1
            for other in dates(one) if shared >= least - places else ():
                same = other.exact == when.exact and other.first[5:] == when.first[5:]
                if same and _is_near(other.first, when):
                    return record.id, other.first if other.exact == DAY else other.first[:7]
    return None


@lru_cache(4096)
def _words(name: str, summary: str) -> frozenset[str]:
    return _content(f"{name} {summary}")


def _is_near(date: str, when: When) -> bool:
    return 0 < abs(int(date[:4]) - int(when.first[:4])) <= _NEAR


def _content(text: str) -> frozenset[str]:
    return frozenset([word.removesuffix("s") for word in _WORD.findall(text.lower())]) - _LITTLE
