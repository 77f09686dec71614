"""What a name with several meanings means in a text: its expansion nearby, else its company.

Where neither decides, all meanings stay: nothing is guessed in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from ...model import TYPE_CHECKING, linked_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.store import Store
    from ...model import Record
    from .match import Span

NEARBY = 1_500
_SMALL = frozenset((
    "a", "and", "de", "des", "du", "for", "in", "la", "of", "on", "the", "to", "und",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_CLEARLY = 2


class Mention(NamedTuple):
    """A name in a text and the records it means: one, or several where that is undecided."""

    start: int
    end: int
    ids: tuple[str, ...]


def decide(store: Store, text: str, spans: Sequence[Span]) -> list[Mention]:
    """Every span with what it means; those to which the text itself gives another meaning go."""
    if all(len(span.reading.ids) == 1 and not span.reading.loose for span in spans):
        certain: dict[str, list[int]] = {}
    else:
        certain = _certain(spans)
    company = _Company(store, spans)
    foreign = _defined_otherwise(text, spans)
    mentions = []
    for number, (start, end, reading) in enumerate(spans):
        if foreign and text[start:end] in foreign:
            continue
        if reading.loose and not any(one in certain for one in reading.ids):
            continue
        ids = reading.ids
        if len(ids) > 1:
            ids = _expanded(ids, start, certain) or company.decide(number) or ids
        mentions.append(Mention(start, end, ids))
    return mentions


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


def _certain(spans: Sequence[Span]) -> dict[str, list[int]]:
    """Where each record is named so that nothing else can be meant."""
    found: dict[str, list[int]] = {}
    for start, _, reading in spans:
        if len(reading.ids) == 1 and not reading.loose:
            found.setdefault(reading.ids[0], []).append(start)
    return found


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
    for number, (start, end, reading) in enumerate(spans):
        if text[start - 1 : start] != "(" or start == 0:
            continue
        begin = expansion(text, start, end)
        before = spans[number - 1] if number else None
        if begin < 0 or (before and before.end >= start - 2 and before.start <= begin):
            continue
        known = any(
            one in reading.ids for span in spans[max(0, number - 3) : number] if span.end > begin
            for one in span.reading.ids
        )  # fmt: skip
        if not known:
            found.add(text[start:end])
    return found


class _Company:
    """Decides by the topics and links that a meaning shares with what is named around it."""

    def __init__(self, store: Store, spans: Sequence[Span]) -> None:
        self._store = store
        self._spans = spans
        self._known: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def decide(self, number: int) -> tuple[str, ...]:
        """The meaning of a span that has clearly more in common with its neighbours, or nothing."""
        ids = self._spans[number].reading.ids
        around = self._around(number)
        scores = sorted(((self._score(one, around), one) for one in ids), reverse=True)
        best, second = scores[0][0], scores[1][0]
        return (scores[0][1],) if best >= _CLEARLY and best >= _CLEARLY * second else ()

    def _around(self, number: int) -> set[str]:
        here = self._spans[number].start
        found: set[str] = set()
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(self._spans) and abs(self._spans[at].start - here) <= NEARBY:
                reading = self._spans[at].reading
                if len(reading.ids) == 1 and not reading.loose:
                    found.add(reading.ids[0])
                at += step
        return found

    def _score(self, one: str, around: set[str]) -> int:
        self._learn({one, *around})
        topics, links = self._known[one]
        score = 0
        for other in around:
            other_topics, other_links = self._known[other]
            score += 2 * (other in links or one in other_links) + bool(topics & other_topics)
        return score

    def _learn(self, ids: set[str]) -> None:
        for record in self._store.records(sorted(ids - self._known.keys())):
            self._known[record.id] = _ties(record)


def _ties(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(record.topics), frozenset(linked_ids(record))
