"""What pieces of a text mean, one after another; worked out once for each wording."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from ...words import HYPHEN, LONGEST_REMEMBERED, MARK
from .casing import Name, fits, is_everyday, is_loose, is_ordinary, is_proper, is_shouted
from .spans import Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .names import Names

AROUND = 40
MOST_BLANKS = 60
MOST_HYPHENED = 5
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\u2029|\x0c")
_MARKS = re.compile(r"[\w\s'’ʼ`&\-\u2010-\u2013\u2212\u00ad\u200b-\u200d\u2060]+")
_LAST = re.compile(r"[\W_]+$")
_KINDS = ("term", "instrument", "actor", "issue", "milestone")


class Shouted(tuple[Span, ...]):
    """Names of which the first is an everyday word where everything around is in capitals."""

    __slots__ = ()


# What is known of several pieces in a row: the names that begin in the first of them, with their
# places in it; None where there are none; Ways where the next piece tells; IN_PLACE where only the
# text itself does.
IN_PLACE = "in place"


class Ways(dict[str, "Step"]):
    """What some pieces mean, by the piece after them; worked out once for each.

    ``key`` is that of the words so far, where a longer name begins with it, empty where that must be
    worked out; None where no name goes on. ``stop`` is what they mean then.
    """

    def __init__(self, senses: Senses, path: tuple[str, ...], key: str | None, stop: Step) -> None:
        # Two spaces in a row may part paragraphs.
        super().__init__({"": stop if key is None else IN_PLACE})
        self.key, self.stop = key, stop
        self._senses, self._path = senses, path

    def __missing__(self, piece: str) -> Step:
        senses, key = self._senses, self.key
        senses.remembered += 1
        if key is None or (
            key and (word := senses.only_words[piece]) and key + word not in senses.leading
        ):
            found = self.stop
        elif len(piece) > LONGEST_REMEMBERED or len(self._path) > MOST_BLANKS:
            return IN_PLACE
        else:
            found = senses.step((*self._path, piece))
        self[piece] = found
        return found


Step = tuple[Span, ...] | Ways | str | None


class Senses:
    """What may be meant by the wordings of a text; ``remembered`` counts what was worked out."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.only_words, self.leading = names.pieces.only_words, names.leading
        self._readings: dict[str, Reading | None] = {}
        self.remembered = 0

    def opening(self, piece: str) -> Ways | None:
        """What may begin in a piece; nothing, if it is a word with which no name begins."""
        self.remembered += 1
        key = self.only_words[piece]
        if key and key not in self.leading:
            return None
        if key and not self._names.is_name(key):
            return Ways(self, (piece,), key, None) if self._names.goes_on(key) else None
        step = self.step((piece,))
        return step if step is None or isinstance(step, Ways) else Ways(self, (), None, step)

    def step(self, path: tuple[str, ...]) -> Step:
        """What pieces mean that stand one space apart."""
        text = " ".join(path)
        pieces = list(path)
        words = self._names.pieces[path[0]].words
        found: list[Span] = []
        open_key = ""
        free = 0
        for number, word in enumerate(words):
            if word.first_begin < free:
                continue
            end, reading, open_key = self._longest(text, pieces, 0, 0, number, in_place=False)
            if reading is not None:
                if reading.ordinary and found:
                    return IN_PLACE
                found.append((word.first_begin, end, reading))
                free = end
            if open_key:
                break
        stop: Step = None
        if found:
            stop = Shouted(found) if found[0][2].ordinary else tuple(found)
        if not open_key:
            return stop
        if len(words) > 1 or not self._names.goes_on(open_key):
            open_key = ""
        return Ways(self, path, open_key, stop)

    def standing(
        self, step: Step, text: str, place: int, pieces: list[str], at: int
    ) -> tuple[Span, ...] | None:
        """The names of a step that is no plain one, where they stand so at a place of the text.

        They do where the first, an everyday word in capitals, is not among others in capitals.
        """
        if not isinstance(step, Shouted):
            return None
        begin, end, _ = step[0]
        before = pieces[at - 1] if at else ""
        is_beside = len(before) > 1 and before.isalpha() and before.islower()
        return step if is_beside or not _is_shouted(text, place + begin, place + end) else None

    def in_place(
        self, text: str, pieces: list[str], place: int, at: int, free: int
    ) -> Iterator[Span]:
        """The names that begin in a piece; its places, and ``free``, counted from where it begins."""
        for number, word in enumerate(self._names.pieces[pieces[at]].words):
            if word.first_begin < free:
                continue
            end, reading, _ = self._longest(text, pieces, place, at, number)
            if reading is not None:
                free = end - place
                yield word.first_begin, free, reading

    def _longest(
        self,
        text: str,
        pieces: list[str],
        place: int,
        at: int,
        number: int,
        in_place: bool = True,
    ) -> tuple[int, Reading | None, str]:
        """Where the longest name that may stand from a word on ends, and what it may mean.

        Last, the key so far where a piece after the last one might tell otherwise.
        """
        names, apart = self._names, self._names.pieces
        words, tail = apart[pieces[at]]
        word = words[number]
        key, start = word.first_key, place + word.first_begin
        end, found = 0, None
        marked, hyphened = False, 0
        parted = 0
        while True:
            if names.is_name(key):
                reading = self._reading(text[start : place + word.end], key, parted, marked)
                if reading is not None and not (
                    reading.ordinary and in_place and _is_shouted(text, start, place + word.end)
                ):
                    end, found = place + word.end, reading
                    if marked and text[end : end + 1] == ")" and "(" in text[start:end]:
                        end += 1
            open = names.goes_on(key)
            number += 1
            if number < len(words):
                gap = words[number].gap
            elif not open and tail != HYPHEN:
                return end, found, ""
            else:
                gap, limit = tail, at + MOST_BLANKS
                place += len(pieces[at]) + 1
                at += 1
                while at < limit and at < len(pieces) and not pieces[at]:
                    at += 1
                    place += 1
                if at == len(pieces):
                    return end, found, key
                words, tail = apart[pieces[at]]
                if not words:
                    return end, found, ""
                number = 0
                gap = max(gap, words[0].gap)
            if not open:
                hyphened += 1
                if gap != HYPHEN or hyphened > MOST_HYPHENED:
                    return end, found, ""
            elif gap != HYPHEN:
                parted |= 1 << len(key)
            word = words[number]
            marked = marked or gap == MARK
            key += word.key

    def _reading(self, written: str, key: str, parted: int, marked: bool) -> Reading | None:
        try:
            return self._readings[written]
        except KeyError:
            reading = self._readings[written] = self._read(written, key, parted, marked)
            return reading

    def _read(self, written: str, key: str, parted: int, marked: bool) -> Reading | None:
        """What a wording may mean, or nothing."""
        if _PARAGRAPH.search(written):
            return None
        names = [name for name in self._names.of(key, parted) if fits(name, written)]
        if marked:
            marks = _MARKS.sub("", written)
            names = [name for name in names if _MARKS.sub("", _LAST.sub("", name.text)) == marks]
        if not names:
            return None
        return _meaning(names, is_ordinary(written))


def _meaning(names: list[Name], ordinary: bool) -> Reading:
    """The records meant by names that may stand for a wording.

    An acronym of several is shown with all, whatever is near, unless most texts mean something else
    by it, or none but one of them.
    """
    meant = names if len(names) == 1 else _foremost(names)
    ids = tuple(dict.fromkeys([name.id for name in meant]))
    rare = {name.id for name in meant if name.elsewhere}
    is_several = len(rare) < len(ids) > 1 and any(name.how == "acronym" for name in meant)
    loose = not is_several and all(map(is_loose, meant))
    everyday = not is_several and all(map(is_everyday, meant))
    return Reading(
        ids,
        loose,
        ordinary,
        sure=ids[0] if len(ids) == 1 and not loose and not everyday else "",
        everyday=everyday,
        proper=all(map(is_proper, meant)),
        surname=all(name.type == "person" for name in meant),
        yielding=tuple([one for one in ids if one in rare]) if is_several else (),
    )


def _foremost(names: list[Name]) -> list[Name]:
    """A name goes before an alias, that before what is no name; an acronym brings all that bear it.

    Where records of several kinds have one name, that of the first kind.
    """
    acronyms = [name for name in names if name.how == "acronym"]
    others = [name for name in names if name.how != "acronym"]
    others = [name for name in others if name.how != "see"] or others
    own = [name for name in others if name.how in ("name", "symbol")]
    if own:
        first = min((name.kind for name in own), key=_KINDS.index)
        others = [name for name in own if name.kind == first]
    return sorted(others + acronyms, key=lambda name: (_KINDS.index(name.kind), name.id))


def _is_shouted(text: str, start: int, end: int) -> bool:
    return is_shouted(text[max(0, start - AROUND) : start], text[end : end + AROUND])
