"""What a name with several meanings means in a text: its expansion nearby, else its company.

Where neither decides, all meanings stay: nothing is guessed in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.index.store import Store
    from .senses import Span

NEARBY = 1_500
CLOSE = 200
MOST_NEIGHBOURS = 1_000
_SMALL = frozenset((
    "a", "and", "de", "des", "du", "for", "in", "la", "of", "on", "the", "to", "und",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\(")
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\.? \Z")
_CAPITAL_AFTER = re.compile(r" (?:of (?:the )?)?[A-Z]")
# What may stand in capitals before a name of which it is no part.
_APART = frozenset((
    "A", "After", "Ambassador", "An", "And", "As", "At", "Before", "But", "By", "Chair", "Commissioner",
    "Coordinator", "Director", "Dr", "EU", "For", "From", "General", "If", "In", "Minister", "Mr", "Mrs",
    "Ms", "Of", "On", "President", "Professor", "Secretary", "Since", "That", "The", "This", "To", "UN",
    "Under", "When", "While", "With",
))  # fmt: skip
_CLEARLY = 2


# Where a name begins and ends, and the records it means: one, or several where that is undecided.
Mention = tuple[int, int, tuple[str, ...]]


class Decisions:
    """Decides window after window of one text; remembers what the text has named before.

    Places are counted in the window; those of what went before it are below nothing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._topics: dict[str, frozenset[str]] = {}
        self._linked: defaultdict[str, set[str]] = defaultdict(set)
        self._before: dict[str, int] = {}
        self._last: list[Span] = []
        self._foreign: set[str] = set()

    def decide(self, text: str, spans: Sequence[Span]) -> list[Mention]:
        """Every span with what it means; those to which the text gives another meaning go."""
        self._foreign |= _defined_otherwise(text, spans)
        foreign = self._foreign
        unsure = [number for number, (_, _, found) in enumerate(spans) if not found[3]]
        certain = self._certain(spans, {one for number in unsure for one in spans[number][2].ids})
        around = [*self._last, *spans]
        mentions: list[Mention | None] = [(start, end, found[0]) for start, end, found in spans]
        undecided, everyday = [], []
        for number in unsure:
            start, end, reading = spans[number]
            ids = reading.ids
            is_named = reading.loose and not certain.keys().isdisjoint(ids)
            if reading.everyday and not is_named:
                everyday.append(number)
            elif reading.loose and (
                not is_named or (not reading.everyday and _is_in_longer_name(text, start, end))
            ):
                mentions[number] = None
            elif len(ids) > 1:
                meant = _expanded(ids, start, certain)
                mentions[number] = (start, end, meant or ids)
                if not meant:
                    undecided.append(number)
        company = self._company(
            around, {**dict.fromkeys(everyday, CLOSE), **dict.fromkeys(undecided, NEARBY)}
        )
        for number in everyday:
            start, end, (ids, *_) = spans[number]
            near = company[number]
            is_alone = near.isdisjoint(ids) and all(
                near.isdisjoint(self._linked[one]) for one in ids
            )
            if is_alone or _is_in_longer_name(text, start, end):
                mentions[number] = None
        for number in undecided:
            start, end, (ids, *_) = spans[number]
            mentions[number] = (start, end, self._by_company(ids, company[number]) or ids)
        self._keep(len(text), around, certain)
        return [
            one for one in mentions if one and not (foreign and text[one[0] : one[1]] in foreign)
        ]

    def _certain(self, spans: Sequence[Span], doubtful: set[str]) -> dict[str, list[int]]:
        """Where each record is named so that nothing else can be meant.

        Every place only of the ``doubtful``, which something else may mean too, else the last.
        """
        last = {found[0][0]: start for start, _, found in spans if found[3]}
        places = {one: [place] for one, place in {**self._before, **last}.items()}
        for one in doubtful & places.keys():
            places[one] = [self._before[one]] if one in self._before else []
        for start, _, found in spans:
            if found[3] and found[0][0] in doubtful:
                places[found[0][0]].append(start)
        return places

    def _keep(self, length: int, around: Sequence[Span], certain: dict[str, list[int]]) -> None:
        """Go on to the next window."""
        self._before = {one: places[-1] - length for one, places in certain.items()}
        near = [span for span in around[-MOST_NEIGHBOURS:] if span[0] >= length - NEARBY]
        self._last = [(start - length, end - length, reading) for start, end, reading in near]

    def _company(self, spans: Sequence[Span], within: dict[int, int]) -> dict[int, set[str]]:
        """The records that are surely named near some spans, by their numbers.

        ``within`` says how near; ``spans`` begin with those of what went before. Learns what ties all
        of them.
        """
        if not within:
            return {}
        starts = [start for start, _, _ in spans]
        sure = [found[0][0] if found[3] else "" for _, _, found in spans]
        company: dict[int, set[str]] = {}
        asked: set[str] = set()
        for number, distance in within.items():
            here = number + len(self._last)
            begin = bisect_left(starts, starts[here] - distance)
            end = bisect_right(starts, starts[here] + distance)
            company[number] = {*sure[begin:end]} - {""}
            asked.update(spans[here][2].ids)
        self._learn(asked.union(*company.values()))
        return company

    def _by_company(self, ids: tuple[str, ...], around: set[str]) -> tuple[str, ...]:
        """The meaning that has clearly more topics and links in common with what is named around."""
        topics = Counter(map(self._topics.__getitem__, around))
        scores = sorted([(self._score(one, around, topics), one) for one in ids], reverse=True)
        best, second = scores[0][0], scores[1][0]
        return (scores[0][1],) if best >= _CLEARLY and best >= _CLEARLY * second else ()

    def _score(self, one: str, around: set[str], topics: Counter[frozenset[str]]) -> int:
        """Two for each record around that refers to one or that it refers to; one for each with a
        topic in common.
        """
        own = self._topics[one]
        alike = sum([number for some, number in topics.items() if not own.isdisjoint(some)])
        return 2 * len(around & self._linked[one]) + alike

    def _learn(self, ids: set[str]) -> None:
        """Ask for the topics of records, and which of them refer to one another."""
        fresh = ids.difference(self._topics)
        if fresh:
            self._topics.update(self._store.topics_of(fresh))
            for one, other in self._store.links_of(fresh):
                self._linked[one].add(other)
                self._linked[other].add(one)


def expansion(text: str, start: int, end: int) -> int:
    """Where the words begin of which an acronym in brackets has the first letters, or -1.

    ``Global Cyber Forum (GCF)``: the place of ``Global``.
    """
    if text[start - 1 : start] != "(" or text[end : end + 1] not in (")", ",", ";"):
        return -1
    letters = [char.casefold() for char in text[start:end] if char.isalnum()]
    words = list(_WORD.finditer(text, max(0, start - 40 - 25 * len(letters)), start - 1))
    while letters and words:
        word = words.pop()
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif word[0].casefold() not in _SMALL and not word[0].isdecimal():
            return -1
    return -1


def _is_in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a word in a capital stands in a longer name: South Korea, the State Council."""
    if not text[start].isupper() or not text[start:end].isalpha():
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, start - 40), start)
    return bool(_CAPITAL_AFTER.match(text, end) or (before and before[1] not in _APART))


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
