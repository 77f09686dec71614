"""Every name in a text: from the left, the longest that stands in whole words.

A name is tried from each word on, word by word, and the longest that may stand there is taken, so
that a longer one which does not fit never hides a shorter one.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress, count
from typing import NamedTuple

from ...model import TYPE_CHECKING
from .casing import Name, fits, is_loose, is_ordinary, is_shouted
from .words import HYPHEN, MARK, MOST_REMEMBERED, NOTHING, blanked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .names import Names
    from .words import Pieces

STRETCH = 1 << 18
BEYOND = 2_000
MOST_BLANKS = 60
MOST_HYPHENED = 5
MOST_FOLLOWERS = 5_000
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\u2029|\x0c")
_MARKS = re.compile(r"[\w\s'’ʼ`&\-\u2010-\u2013\u2212\u00ad\u200b-\u200d\u2060]+")
_LAST = re.compile(r"[\W_]+$")
_KINDS = ("term", "instrument", "actor", "issue", "milestone")
_AROUND = 40


class Reading(NamedTuple):
    """What a wording may mean.

    ``loose`` when that needs another name in the text to be sure; ``ordinary`` when it is an
    everyday word where everything around is in capitals.
    """

    ids: tuple[str, ...]
    loose: bool = False
    ordinary: bool = False


class Span(NamedTuple):
    """Where a name stands and what it may mean."""

    start: int
    end: int
    reading: Reading


def spans(text: str, names: Names) -> Iterator[Span]:
    """Every name in a text, in order, none inside another."""
    matcher = Matcher(names)
    begin, length = 0, len(text)
    while begin < length:
        end = _cut(text, begin + STRETCH)
        found = matcher.spans(text[begin : end + BEYOND], begin, end - begin)
        yield from found
        begin = max(end, found[-1].end) if found else end


class Followers(dict[str, bool]):
    """Whether a name that begins with a key may go on with a piece; remembers what it was asked."""

    def __init__(self, key: str, opens: set[str], pieces: Pieces) -> None:
        super().__init__({"": True})
        self._key, self._opens, self._pieces = key, opens, pieces

    def __missing__(self, piece: str) -> bool:
        if len(self) > MOST_FOLLOWERS:
            self.clear()
            self[""] = True
        words = self._pieces[piece].words
        found = self[piece] = bool(words) and self._key + words[0].key in self._opens
        return found


class Matcher:
    """Looks for names stretch by stretch; remembers what it has made of each distinct wording."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._opens = names.by_key.keys() | names.beginnings
        self._readings: dict[str, Reading | None] = {}
        self._openings: dict[str, Any] = {}

    def spans(self, text: str, offset: int, until: int) -> list[Span]:
        """The names that begin before ``until``, their places counted from ``offset``."""
        pieces = [*blanked(text).split(" "), ""]
        openings, apart = self._openings, self._names.pieces
        for piece in set(pieces).difference(openings):
            openings[piece] = self._opening(piece)
        places = list(accumulate(map(len, pieces), initial=0))
        found: list[Span] = []
        free = 0
        opened = list(map(openings.__getitem__, pieces))
        for at in [
            at
            for at in compress(count(), opened)
            if opened[at] is True or opened[at][pieces[at + 1]]
        ]:
            place = places[at] + at
            if place >= until:
                break
            for number, word in enumerate(apart[pieces[at]].words):
                if place + word.first_begin < free:
                    continue
                end, reading = self._longest(text, pieces, place, at, number)
                if reading is not None:
                    free = end
                    found.append(Span(offset + place + word.first_begin, offset + end, reading))
        self._forget()
        return found

    def _forget(self) -> None:
        if len(self._openings) > MOST_REMEMBERED:
            self._openings.clear()
        if len(self._readings) > MOST_REMEMBERED:
            self._readings.clear()

    def _opening(self, piece: str) -> bool | Followers:
        """Whether a name may begin in a piece, or before which other pieces."""
        by_key, opens = self._names.by_key, self._opens
        words, tail = self._names.pieces[piece]
        last = len(words) - 1
        for number, word in enumerate(words):
            key = word.first_key
            if number == last and tail != HYPHEN:
                if key in by_key and self._read(piece[word.first_begin : word.end], key, False):
                    return True
                open = key in self._names.beginnings
                return Followers(key, opens, self._names.pieces) if open else False
            if key in opens:
                return True
            for following in words[number + 1 : number + 1 + MOST_HYPHENED]:
                if following.gap != HYPHEN:
                    break
                key += following.key
                if key in opens:
                    return True
        return tail == HYPHEN

    def _longest(
        self, text: str, pieces: list[str], place: int, at: int, number: int
    ) -> tuple[int, Reading | None]:
        """Where the longest name that may stand from a word on ends, and what it may mean."""
        by_key, beginnings, apart = self._names.by_key, self._names.beginnings, self._names.pieces
        words, tail = apart[pieces[at]]
        word = words[number]
        key, start = word.first_key, place + word.first_begin
        end, found = 0, None
        marked, hyphened = False, 0
        while True:
            if key in by_key:
                reading = self._reading(text, start, place + word.end, key, marked)
                if reading is not None:
                    end, found = place + word.end, reading
                    if marked and text[end : end + 1] == ")" and "(" in text[start:end]:
                        end += 1
            open = key in beginnings
            number += 1
            if number < len(words):
                gap = words[number].gap
            elif not open and tail != HYPHEN:
                return end, found
            else:
                gap, limit = tail, at + MOST_BLANKS
                place += len(pieces[at]) + 1
                at += 1
                while at < limit and at < len(pieces) and not pieces[at]:
                    at += 1
                    place += 1
                words, tail = apart[pieces[at]] if at < len(pieces) else NOTHING
                if not words:
                    return end, found
                number = 0
                gap = max(gap, words[0].gap)
            if not open:
                hyphened += 1
                if gap != HYPHEN or hyphened > MOST_HYPHENED:
                    return end, found
            word = words[number]
            marked = marked or gap == MARK
            key += word.key

    def _reading(self, text: str, start: int, end: int, key: str, marked: bool) -> Reading | None:
        written = text[start:end]
        try:
            reading = self._readings[written]
        except KeyError:
            reading = self._readings[written] = self._read(written, key, marked)
        if reading is not None and reading.ordinary:
            around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            return None if is_shouted(*around) else reading
        return reading

    def _read(self, written: str, key: str, marked: bool) -> Reading | None:
        """What a wording may mean, or nothing."""
        if _PARAGRAPH.search(written):
            return None
        names = [name for name in self._names.of(key) if fits(name, written)]
        if marked:
            marks = _MARKS.sub("", written)
            names = [name for name in names if _MARKS.sub("", _LAST.sub("", name.text)) == marks]
        if not names:
            return None
        return _meaning(names)._replace(ordinary=is_ordinary(written))


def _meaning(names: list[Name]) -> Reading:
    """The records meant: a name goes before an alias, an acronym brings all that bear it.

    Where records of several kinds have one name, that of the first kind.
    """
    acronyms = [name for name in names if name.how == "acronym"]
    others = [name for name in names if name.how != "acronym"]
    own = [name for name in others if name.how in ("name", "symbol")]
    if own:
        first = min((name.kind for name in own), key=_KINDS.index)
        others = [name for name in own if name.kind == first]
    meant = sorted(others + acronyms, key=lambda name: (_KINDS.index(name.kind), name.id))
    return Reading(tuple(dict.fromkeys(name.id for name in meant)), all(map(is_loose, meant)))


def _cut(text: str, near: int) -> int:
    """The end of a stretch: a space after ``near`` if there is one, so that no word is cut."""
    if near >= len(text):
        return len(text)
    for mark in (" ", "\n"):
        at = text.find(mark, near, near + STRETCH)
        if at >= 0:
            return at
    return near + STRETCH
