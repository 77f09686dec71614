"""Every name in a text: from the left, the longest that stands in whole words.

A name is tried from each word on, word by word, and the longest that may stand there is taken, so
that a longer one which does not fit never hides a shorter one.
"""

from __future__ import annotations

from itertools import compress, islice
from operator import getitem

from ...model import TYPE_CHECKING
from ...words import LONGEST_REMEMBERED, MOST_REMEMBERED, Pieces, blanked
from .names import Known, Names, Sifted
from .senses import AROUND, IN_PLACE, Senses, Ways
from .spans import Spans
from .windows import BEYOND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.index.store import Store
    from .senses import Step
    from .spans import Span
    from .windows import Window

STRETCH = 1 << 15
SHORT_TEXT = 100_000


class Openings(dict[str, Ways | None]):
    """What may begin in a piece."""

    def __init__(self, senses: Senses) -> None:
        super().__init__({"": None})
        self._senses = senses

    def __missing__(self, piece: str) -> Ways | None:
        if len(piece) > LONGEST_REMEMBERED:
            return Ways(self._senses, (), None, IN_PLACE)
        found = self[piece] = self._senses.opening(piece)
        return found


class Matcher:
    """Looks for names stretch by stretch; remembers what it has made of each distinct wording."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._counted: list[int] = []
        self._begin()

    def every(self, text: str, free: int = 0, until: int | None = None) -> Spans:
        """Every name that begins from ``free`` on and before ``until``."""
        every = Spans()
        begin, until = free, len(text) if until is None else until
        while begin < until:
            end = min(cut(text, begin + STRETCH), until)
            around = max(0, begin - AROUND)
            found = self._spans(text[around : end + BEYOND], around, free, end)
            if found:
                every.extend(found)
                free = found.ends[-1]
            begin = end
        return every

    def _spans(self, text: str, offset: int, free: int, until: int) -> Spans:
        """The names of a stretch; it begins ``offset`` characters after the text begins."""
        pieces = blanked(text).split(" ")
        pieces += "", ""
        ways = list(map(self._openings.__getitem__, pieces))
        following = compress(islice(pieces, 1, None), ways)
        steps: list[Step] = list(map(getitem, filter(None, ways), following))
        found = Spans()
        add_begin, add_end = found.begins.append, found.ends.append
        add_reading = found.readings.append
        begun = compress(compress(self._numbers(len(pieces)), ways), steps)
        place, last = offset, 0
        for at, step in zip(begun, compress(steps, steps), strict=True):
            ahead = at
            while type(step) is Ways:
                ahead += 1
                step = step[pieces[ahead + 1]]
            if step is None:
                continue
            place += sum(map(len, pieces[last:at])) + at - last
            last = at
            if place >= until:
                break
            if type(step) is tuple:
                spans: Iterable[Span] | None = step
            else:
                spans = self._senses.standing(step, text, place - offset, pieces, at)
            if spans is None or place < free:
                spans = self._senses.in_place(text, pieces, place - offset, at, free - place)
            for begin, end, reading in spans:
                free = place + end
                add_begin(place + begin)
                add_end(free)
                add_reading(reading)
        while found and found.begins[-1] >= until:
            found.drop_last()
        if self._senses.remembered > MOST_REMEMBERED:
            self._begin()
        return found

    def _numbers(self, least: int) -> list[int]:
        """The numbers from 0 on, at least so many: made once, not for each stretch."""
        if len(self._counted) < least:
            self._counted = list(range(least))
        return self._counted

    def _begin(self) -> None:
        self._names.forget()
        self._senses = Senses(self._names)
        self._openings = Openings(self._senses)


class Vocabulary:
    """The names of a corpus, as one text after another needs them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = 0
        self._is_whole = False
        self._matcher = Matcher(Names(store, Pieces()))

    def names(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Spans]]:
        """The names that begin in each window, behind those that end in it."""
        free = 0
        for window in windows:
            found = self.matcher(window.prose).every(window.prose, free, window.until)
            yield window, found
            free = max(0, (found.ends[-1] if found else free) - window.until)

    def matcher(self, text: str) -> Matcher:
        """What finds the names of a text: from so much text on it knows all, as far as it can."""
        self._read += len(text)
        if self._read > SHORT_TEXT and not self._is_whole:
            self._is_whole = True
            layers = self._store.partings()
            known = (
                Known(self._store, Pieces(), layers) if layers else Sifted(self._store, Pieces())
            )
            self._matcher = Matcher(known)
        return self._matcher


def cut(text: str, near: int) -> int:
    """The end of a stretch: a space after ``near`` if there is one, so that no word is cut."""
    if near >= len(text):
        return len(text)
    for mark in (" ", "\n"):
        at = text.find(mark, near, near + STRETCH)
        if at >= 0:
            return at
    return near + STRETCH
