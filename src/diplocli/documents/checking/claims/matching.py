"""How a wrong form is found in a draft: word by word, nearly so, or in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ....folding import words as fold
from ....model import Correction
from ..language import numbers
from ..language.stems import LITTLE, MOST_REMEMBERED, stem
from ..language.wording import NEGATION

# A word, a name with a plus (“108+”), or an ampersand.
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*\+?|(?<=\s)&(?=\s)")
_MOST_BETWEEN, _MOST_ONCE = 3, 8
YEAR_LONG, ANY_NUMBER = 4, "#"
_LONG_ENOUGH_TO_LACK_ONE = 6
_A_SPACE = 1
_OTHER_CLAUSE = frozenset(
    ("that", "which", "who", "whose", "where", "when", "while", "but", "after", "before", "and")
)
_NOTHING: frozenset[str] = frozenset()
_LEAST_IN_ANY_ORDER, _AROUND, _MOST_SPARE = 3, 14, 6


class Unit(NamedTuple):
    """A word of a text or a name in it: folded, with its place and what it may mean."""

    key: str
    start: int
    end: int
    ids: frozenset[str] = _NOTHING
    is_capital: bool = False


class Form(NamedTuple):
    """A wrong form: its correction, the rule's family it belongs to, its words and its units.

    A sentence without all that is ``needed`` of either does not make its claim.
    """

    correction: Correction
    family: str
    text: str
    words: tuple[Unit, ...]
    units: tuple[Unit, ...]
    is_claim: bool
    most: int = 0
    needed: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def words_of(text: str, offset: int = 0) -> list[Unit]:
    """The words of a text, folded; numbers as figures, ``cyber`` as one with what follows it."""
    found: list[Unit] = []
    for match in _WORD.finditer(text):
        raw = match[0].removesuffix("’s").removesuffix("'s")
        key = _key(raw)
        start, end = offset + match.start(), offset + match.start() + len(raw)
        if found and found[-1].key == "cyber" and start - found[-1].end == 1:
            last = found.pop()
            found.append(Unit(f"cyber{key}", last.start, end, _NOTHING, last.is_capital))
        elif key:
            found.append(Unit(key, start, end, _NOTHING, raw[0].isupper()))
    # What is set is made only where it is set up.
    for place, word in enumerate(found):
        if word.key == "set" and [one.key for one in found[place + 1 : place + 2]] != ["up"]:
            found[place] = word._replace(key="setting")
    return found


@lru_cache(MOST_REMEMBERED)
def _key(raw: str) -> str:
    number = numbers.WORDS.get(raw.lower())
    return "".join(fold(raw)) if number is None else str(number)


def units_of(
    words: Sequence[Unit], named: Sequence[tuple[int, int, tuple[str, ...]]]
) -> list[Unit]:
    """Words with those of a name as one unit that has what the name may mean."""
    units: list[Unit] = []
    waiting = list(reversed(named))
    for word in words:
        while waiting and waiting[-1][1] <= word.start:
            waiting.pop()
        if waiting and waiting[-1][0] <= word.start:
            start, end, ids = waiting[-1]
            if units and units[-1].start == start and units[-1].ids:
                is_capital = units[-1].is_capital or word.is_capital
                units[-1] = units[-1]._replace(key=units[-1].key + word.key, is_capital=is_capital)
            else:
                last = max(end, word.end)
                units.append(Unit(word.key, start, last, frozenset(ids), word.is_capital))
        else:
            units.append(word)
    return units


def without_article(units: list[Unit]) -> list[Unit]:
    """Units without a “the” before them."""
    return units[1:] if len(units) > 1 and units[0].key == "the" else units


def keys_of(unit: Unit) -> set[str]:
    """By what a unit is looked up: its stem, that it is a number, what it may mean."""
    number = {ANY_NUMBER} if unit.key.isdigit() and len(unit.key) < YEAR_LONG else set()
    return {stem(unit.key), *number, *(f"@{one}" for one in unit.ids)}


def hits(
    openings: dict[str, list[Form]], words: Sequence[Unit], units: Sequence[Unit]
) -> Iterator[tuple[int, int, Form]]:
    """Where a sentence, as words and as units, has a form: its first and last place, and the form."""
    for which, text in enumerate((words, units)):
        said = {stem(unit.key) for unit in text}
        there = said | {f"@{one}" for unit in text for one in unit.ids}
        for at, unit in enumerate(text):
            for form in _begun(openings, unit):
                if form.is_claim and not form.needed[which] <= said:
                    continue
                if text is units and not (form.is_claim or numbers.A_YEAR.search(form.text)):
                    continue
                wrong = form.words if text is words else form.units
                is_dated_name = text is units and not form.is_claim
                end = -1 if is_dated_name else _exactly(wrong, text, at, form.most)
                if end < 0 and form.is_claim:
                    end = _roughly(wrong, text, at)
                if end >= 0:
                    yield unit.start, text[end].end, form
                elif (
                    text is units
                    and form.family != "count"
                    and all(keys_of(one) & there for one in wrong if one.key not in LITTLE)
                    and (around := _in_any_order(wrong, text, at))
                ):
                    yield text[around[0]].start, text[around[1]].end, form


def _begun(openings: dict[str, list[Form]], unit: Unit) -> Iterable[Form]:
    """The forms that may begin with a unit, each once."""
    if not (unit.ids or unit.key.isdigit()):
        return openings.get(stem(unit.key), ())
    return {id(form): form for key in keys_of(unit) for form in openings.get(key, ())}.values()


def _exactly(wrong: Sequence[Unit], text: Sequence[Unit], at: int, most: int = 0) -> int:
    """The place of the last unit of a form that stands at a place of a text, or -1.

    Any number above ``most`` does for the one with which a form begins, where that is given.
    """
    if at + len(wrong) > len(text):
        return -1
    for number, unit in enumerate(wrong):
        other = text[at + number]
        if number == 0 and most and other.key.isdigit() and int(other.key) > most:
            continue
        if not _same(unit, other) or (number and unit.is_capital and not other.is_capital):
            return -1
    return at + len(wrong) - 1


def _roughly(wrong: Sequence[Unit], text: Sequence[Unit], at: int) -> int:
    """As ``_exactly``, for the words that carry the claim, a few others allowed between them."""
    needed = [unit for unit in wrong if unit.key not in LITTLE]
    spare = len(needed) >= _LONG_ENOUGH_TO_LACK_ONE
    if len(needed) < 3:
        return -1
    if not _same(needed[0], text[at]):
        if not (spare and needed[0].is_capital and _same(needed[1], text[at])):
            return -1
        needed, spare = needed[1:], False
    here, last, long = at, at, len(needed) < 5
    most = _MOST_BETWEEN if len(needed) > 3 else 1
    for unit in needed[1:]:
        between = 0
        here += 1
        while here < len(text) and not _same(unit, text[here]):
            between += text[here].key not in LITTLE
            stops = NEGATION.fullmatch(text[here].key) or (
                unit.key.isdigit() and text[here].key.isdigit()
            )
            if stops or between > (most if long else _MOST_ONCE):
                here = len(text)
            here += 1
        long = long or between > most
        if here >= len(text):
            if not spare or not unit.is_capital:
                return -1
            spare, here = False, last
        last = here
    return last


def _in_any_order(wrong: Sequence[Unit], text: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """The first and last place of the words of a form around a place of a text, in whatever order.

    A name must be among them, and of years no other may stand there.
    """
    needed = [unit for unit in wrong if unit.key not in LITTLE]
    named = sum(bool(unit.ids) or unit.is_capital for unit in needed)
    if len(needed) < _LEAST_IN_ANY_ORDER or not named:
        return None
    first, last = max(0, at - _AROUND), min(len(text), at + _AROUND)
    places = []
    for unit in needed:
        near = [
            here
            for here in range(first, last)
            if _same(unit, text[here]) and (text[here].is_capital or not unit.is_capital)
        ]
        if not near:
            return None
        places.append(min(near, key=lambda here: abs(here - at)))
    begin, end = min(places), max(places)
    between = text[begin : end + 1]
    if any(later.start - earlier.end > _A_SPACE for earlier, later in pairwise(between)):
        return None
    years = {unit.key for unit in between if unit.key.isdigit() and len(unit.key) == YEAR_LONG}
    if len(set(places)) < len(needed) or not years <= {unit.key for unit in needed}:
        return None
    spare = sum(unit.key not in LITTLE for unit in between) - len(needed)
    denied = any(NEGATION.fullmatch(unit.key) or unit.key in _OTHER_CLAUSE for unit in between)
    return None if denied or spare > _MOST_SPARE else (begin, end)


def _same(one: Unit, other: Unit) -> bool:
    return one.key == other.key or bool(one.ids & other.ids) or stem(one.key) == stem(other.key)
