"""What a name with several meanings means in a text: its expansion nearby, else its company.

Where neither decides, all meanings stay: nothing is guessed in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ...model import TYPE_CHECKING, linked_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.store import Store
    from .match import Span

NEARBY = 1_500
MOST_NEIGHBOURS = 1_000
_SMALL = frozenset((
    "a", "and", "de", "des", "du", "for", "in", "la", "of", "on", "the", "to", "und",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\(")
_CLEARLY = 2


# Where a name begins and ends, and the records it means: one, or several where that is undecided.
Mention = tuple[int, int, tuple[str, ...]]


class Decisions:
    """Decides window after window of one text; remembers what the text has named before.

    Places are counted in the window; those of what went before it are below nothing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ties: dict[str, Ties] = {}
        self._before: dict[str, int] = {}
        self._last: list[Span] = []
        self._foreign: set[str] = set()

    def decide(self, text: str, spans: Sequence[Span]) -> list[Mention]:
        """Every span with what it means; those to which the text gives another meaning go."""
        self._foreign |= _defined_otherwise(text, spans)
        foreign = self._foreign
        certain = self._certain(spans)
        around = [*self._last, *spans]
        mentions: list[Mention] = []
        undecided: list[tuple[int, int]] = []
        for number, (start, end, (ids, loose, _, sure)) in enumerate(spans, len(self._last)):
            if not sure:
                if loose and certain.keys().isdisjoint(ids):
                    continue
                if len(ids) > 1:
                    meant = _expanded(ids, start, certain)
                    if not meant:
                        undecided.append((len(mentions), number))
                    ids = meant or ids
            mentions.append((start, end, ids))
        if undecided:
            self._learn({one for _, _, reading in around for one in reading.ids})
        for place, number in undecided:
            start, end, ids = mentions[place]
            mentions[place] = (start, end, self._by_company(around, number) or ids)
        if foreign:
            mentions = [one for one in mentions if text[one[0] : one[1]] not in foreign]
        self._keep(len(text), around, certain)
        return mentions

    def _certain(self, spans: Sequence[Span]) -> dict[str, list[int]]:
        """Where each record is named so that nothing else can be meant.

        Every place only of those that something else may mean too, else the last.
        """
        sure = [(ids[0], start) for start, _, (ids, _, _, sure) in spans if sure]
        doubtful = {one for _, _, (ids, _, _, sure) in spans if not sure for one in ids}
        last = {**self._before, **dict(sure)}
        found = {one: [place] for one, place in last.items()}
        for one in doubtful & found.keys():
            found[one] = [self._before[one]] if one in self._before else []
        for one, start in sure:
            if one in doubtful:
                found[one].append(start)
        return found

    def _keep(self, length: int, around: Sequence[Span], certain: dict[str, list[int]]) -> None:
        """Go on to the next window."""
        self._before = {one: places[-1] - length for one, places in certain.items()}
        near = [span for span in around[-MOST_NEIGHBOURS:] if span[0] >= length - NEARBY]
        self._last = [(start - length, end - length, reading) for start, end, reading in near]

    def _by_company(self, spans: Sequence[Span], number: int) -> tuple[str, ...]:
        """The meaning that has clearly more topics and links in common with what is named around."""
        around = _around(spans, number)
        scores = sorted(
            ((self._score(one, around), one) for one in spans[number][2].ids), reverse=True
        )
        best, second = scores[0][0], scores[1][0]
        return (scores[0][1],) if best >= _CLEARLY and best >= _CLEARLY * second else ()

    def _score(self, one: str, around: set[str]) -> int:
        topics, links = self._ties[one]
        score = 0
        for other in around:
            other_topics, other_links = self._ties[other]
            score += 2 * (other in links or one in other_links) + bool(topics & other_topics)
        return score

    def _learn(self, ids: set[str]) -> None:
        for record in self._store.records(sorted([one for one in ids if one not in self._ties])):
            self._ties[record.id] = (frozenset(record.topics), frozenset(linked_ids(record)))


# A record's topics and the records that it refers to.
Ties = tuple[frozenset[str], frozenset[str]]


def expansion(text: str, start: int, end: int) -> int:
    """Where the words begin of which an acronym in brackets has the first letters, or -1.

    ``Global Cyber Forum (GCF)``: the place of ``Global``.
    """
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return -1
    letters = [char.casefold() for char in text[start:end] if char.isalnum()]
    words = list(_WORD.finditer(text, max(0, start - 40 - 25 * len(letters)), start - 1))
    while letters and words:
        word = words.pop()
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif word[0].casefold() not in _SMALL:
            return -1
    return -1


def _expanded(ids: tuple[str, ...], start: int, certain: dict[str, list[int]]) -> tuple[str, ...]:
    """The one that the text names in full: last before this place, else first after it."""
    named = [one for one in ids if one in certain]
    if len(named) < 2:
        return tuple(named)
    last: dict[str, int] = {}
    for one in named:
        places = certain[one]
        before = bisect_right(places, start)
        if before:
            last[one] = places[before - 1]
    if last:
        return (max(last, key=last.__getitem__),)
    return ()


def _defined_otherwise(text: str, spans: Sequence[Span]) -> set[str]:
    """Acronyms that the text itself expands to something that is none of their known meanings."""
    found = set()
    starts = [start for start, _, _ in spans]
    for bracket in _BRACKET.finditer(text):
        number = bisect_left(starts, bracket.end())
        if number == len(spans) or starts[number] != bracket.end():
            continue
        start, end, reading = spans[number]
        begin = expansion(text, start, end)
        before = spans[number - 1] if number else None
        if begin < 0 or (before and before[1] >= start - 2 and before[0] <= begin):
            continue
        known = any(
            one in reading.ids for span in spans[max(0, number - 3) : number] if span[1] > begin
            for one in span[2].ids
        )  # fmt: skip
        if not known:
            found.add(text[start:end])
    return found


def _around(spans: Sequence[Span], number: int) -> set[str]:
    """The records that are certainly named near a span."""
    here = spans[number][0]
    found: set[str] = set()
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(spans) and abs(spans[at][0] - here) <= NEARBY:
            reading = spans[at][2]
            if reading.sure:
                found.add(reading.ids[0])
            at += step
    return found
