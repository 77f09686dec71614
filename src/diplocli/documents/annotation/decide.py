"""What a name with several meanings means in a text: its expansion nearby, else its company.

Where neither decides, all meanings stay: nothing is guessed in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import compress, count
from operator import attrgetter, not_, sub

from ...model import TYPE_CHECKING
from .spans import Mentions, Reading, Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.index.store import Store

NEARBY = 1_500
CLOSE = 200
MOST_NEIGHBOURS = 1_000
_SMALL = frozenset((
    "a", "and", "de", "des", "du", "for", "in", "la", "of", "on", "the", "to", "und",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\([“\"‘'*_]*")
# What may stand around letters that a text defines: quotation marks, bold.
MARKS = "“”\"‘’'*_"
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\.? \Z")
_CAPITAL_AFTER = re.compile(r" (?:of (?:the )?)?[A-Z]")
_CODE_BEFORE = re.compile(r"(?:\d/|\.)\Z")
_CODE_AFTER = re.compile(r"-\d|\) No\b")
# What may stand in capitals before a name of which it is no part.
_APART = frozenset((
    "A", "After", "Ambassador", "An", "And", "As", "At", "Before", "But", "By", "Chair", "Commissioner",
    "Coordinator", "Director", "Dr", "EU", "For", "From", "General", "If", "In", "Minister", "Mr", "Mrs",
    "Ms", "Of", "On", "President", "Professor", "Secretary", "Since", "That", "The", "This", "To", "UN",
    "Under", "When", "While", "With",
))  # fmt: skip
_CLEARLY = 2
_IDS, _SURE = attrgetter("ids"), attrgetter("sure")


class Decisions:
    """Decides window after window of one text; remembers what the text has named before.

    Places are counted in the window; those of what went before it are below nothing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._topics: dict[str, frozenset[str]] = {}
        self._linked: defaultdict[str, set[str]] = defaultdict(set)
        self._before: dict[str, int] = {}
        self._last = Spans()
        self._foreign: set[str] = set()

    def decide(self, text: str, spans: Spans) -> Mentions:
        """Every span with what it means; those to which the text gives another meaning go."""
        self._foreign |= _defined_otherwise(text, spans)
        begins, ends, readings = spans.begins, spans.ends, spans.readings
        sure = list(map(_SURE, readings))
        unsure = list(compress(count(), map(not_, sure)))
        certain = self._certain(begins, sure, {one for at in unsure for one in readings[at].ids})
        ids: list[tuple[str, ...] | None] = list(map(_IDS, readings))
        undecided, everyday = [], []
        for number in unsure:
            begin, end, reading = begins[number], ends[number], readings[number]
            is_named = reading.loose and not certain.keys().isdisjoint(reading.ids)
            if reading.everyday and not is_named:
                everyday.append(number)
            elif reading.loose and (not is_named or _is_part(reading, text, begin, end)):
                ids[number] = None
            elif len(reading.ids) > 1:
                meant = _expanded(reading.ids, begin, certain)
                ids[number] = meant or reading.ids
                if not meant:
                    undecided.append(number)
        company = self._company(
            spans, sure, {**dict.fromkeys(everyday, CLOSE), **dict.fromkeys(undecided, NEARBY)}
        )
        for number in everyday:
            meant, near = readings[number].ids, company[number]
            is_alone = near.isdisjoint(meant) and all(
                near.isdisjoint(self._linked[one]) for one in meant
            )
            begin, end = begins[number], ends[number]
            if readings[number].proper and _stands_by_itself(text, begin, end):
                continue
            if is_alone or _is_in_longer_name(text, begin, end) or _is_in_code(text, begin, end):
                ids[number] = None
            elif len(meant) > 1:
                tied = [
                    one for one in meant if one in near or not near.isdisjoint(self._linked[one])
                ]
                ids[number] = tuple(tied)
        for number in undecided:
            ids[number] = self._of_several(readings[number], company[number])
        self._keep(len(text), spans, certain)
        self._drop_foreign(text, spans, ids)
        return Mentions.meant(spans, ids)

    def _drop_foreign(self, text: str, spans: Spans, ids: list[tuple[str, ...] | None]) -> None:
        """Let mean nothing what the text itself calls by the name of another."""
        sizes = set(map(len, self._foreign))
        alike = map(sizes.__contains__, map(sub, spans.ends, spans.begins))
        for number in compress(count(), alike) if sizes else ():
            if text[spans.begins[number] : spans.ends[number]] in self._foreign:
                ids[number] = None

    def _certain(
        self, begins: Sequence[int], sure: Sequence[str], doubtful: set[str]
    ) -> dict[str, list[int]]:
        """Where each record is named so that nothing else can be meant.

        Every place only of the ``doubtful``, which something else may mean too, else the last.
        """
        last = {**self._before, **dict(zip(sure, begins, strict=True))}
        last.pop("", None)
        places = {one: [place] for one, place in last.items()}
        for one in doubtful & places.keys():
            places[one] = [self._before[one]] if one in self._before else []
        is_doubtful = list(map(doubtful.__contains__, sure))
        for one, begin in zip(
            compress(sure, is_doubtful), compress(begins, is_doubtful), strict=True
        ):
            places[one].append(begin)
        return places

    def _keep(self, length: int, spans: Spans, certain: dict[str, list[int]]) -> None:
        """Go on to the next window."""
        self._before = {one: places[-1] - length for one, places in certain.items()}
        around = self._last.followed_by(spans)
        near = len(around) - bisect_left(around.begins, length - NEARBY)
        self._last = around.last(min(near, MOST_NEIGHBOURS)).moved(-length)

    def _company(
        self, spans: Spans, sure: Sequence[str], within: dict[int, int]
    ) -> dict[int, set[str]]:
        """The records that are surely named near some spans, by their numbers.

        ``within`` says how near. Learns what ties all of them.
        """
        if not within:
            return {}
        starts = [*self._last.begins, *spans.begins]
        sure = [*map(_SURE, self._last.readings), *sure]
        company: dict[int, set[str]] = {}
        asked: set[str] = set()
        for number, distance in within.items():
            begin = bisect_left(starts, spans.begins[number] - distance)
            end = bisect_right(starts, spans.begins[number] + distance)
            company[number] = {*sure[begin:end]} - {""}
            asked.update(spans.readings[number].ids)
        self._learn(asked.union(*company.values()))
        return company

    def _of_several(self, reading: Reading, near: set[str]) -> tuple[str, ...]:
        """Which of several meanings have the best company; those that few texts mean want a tie to it."""
        common = tuple([one for one in reading.ids if one not in reading.yielding])
        tied = [one for one in reading.ids if one in common or near & self._linked[one]]
        return self._by_company(tuple(tied), near) or common if len(tied) > 1 else common

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

    ``Global Cyber Forum (GCF)`` or ``(“GCF”)``: the place of ``Global``.
    """
    start, end = _without_marks(text, start, end)
    if text[start - 1 : start] != "(" or text[end : end + 1] not in (")", ",", ";"):
        return -1
    letters = [char.casefold() for char in text[start:end] if char.isalnum()]
    words = list(_WORD.finditer(text, max(0, start - 40 - 25 * len(letters)), start - 1))
    while letters and words:
        word = words.pop()
        is_little = word[0].casefold() in _SMALL
        if is_little and words and words[-1][0][0].casefold() == letters[-1]:
            continue
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif not is_little and not word[0].isdecimal():
            return -1
    return -1


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what stands in quotation marks or in bold begins and ends with them."""
    while start and text[start - 1] in MARKS:
        start -= 1
    while text[end : end + 1] and text[end] in MARKS:
        end += 1
    return start, end


def _stands_by_itself(text: str, start: int, end: int) -> bool:
    """Whether a word goes on a sentence, so that its capital is no sentence's first, and no longer name."""
    before = text[max(0, start - 2) : start]
    is_within = before[:1].islower() and before[1:].isspace()
    return is_within and not (_CAPITAL_AFTER.match(text, end) or _is_in_code(text, start, end))


def _is_part(reading: Reading, text: str, start: int, end: int) -> bool:
    """Whether what stands for what a text has in full is, here, part of something else."""
    if _is_in_code(text, start, end):
        return True
    is_word = text[start:end].istitle() or not reading.everyday
    return is_word and not reading.surname and _is_in_longer_name(text, start, end)


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Whether letters are part of a number, of a law or of a thing: 95/46/EC, Regulation (EC) No 1, RT-2."""
    return bool(_CODE_BEFORE.search(text, max(0, start - 2), start) or _CODE_AFTER.match(text, end))


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


def _defined_otherwise(text: str, spans: Spans) -> set[str]:
    """Acronyms that the text itself expands to something that is none of their known meanings."""
    found = set()
    starts, ends, readings = spans.begins, spans.ends, spans.readings
    for bracket in _BRACKET.finditer(text):
        number = bisect_left(starts, bracket.end())
        if number == len(spans) or starts[number] != bracket.end():
            continue
        start, end = starts[number], ends[number]
        begin = expansion(text, start, end)
        is_name = number and ends[number - 1] >= start - 2 and starts[number - 1] <= begin
        if begin < 0 or is_name:
            continue
        known = any(
            one in readings[number].ids
            for before in range(max(0, number - 3), number) if ends[before] > begin
            for one in readings[before].ids
        )  # fmt: skip
        if not known:
            found.add(text[start:end])
    return found
