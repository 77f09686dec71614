"""The words of a text, folded as names are, with their places and what stands between them.

A text is cut at its spaces into pieces; each distinct piece is taken apart once, whatever the
text's length. Chinese, Japanese and Thai, which do not part words, are cut into characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .folding import words as fold

FREE, HYPHEN, MARK = 0, 1, 2
MOST_REMEMBERED = 200_000
LONGEST_REMEMBERED = 200
# What may stand around a word without changing what it is.
PUNCTUATION = '.,;:!?()[]{}<>"“”„«»…*/'

_AROUND = PUNCTUATION + "\x0c"
_UNPARTED = (
    "\u0e00-\u0e7f\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_COMBINING = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
# A piece without one of these has no character of the two lists above.
_FAR = re.compile(r"[^\x00-\u02ff\u2000-\u2bff]")
_SIMPLE = re.compile(r"([(\[\"“‘]*)(\d+|[A-Za-z]+)((?<=[A-Za-z]{3})['’][sS])?([.,;:?!)\]\"”]*)")
_ELIDED = re.compile(r"(?:[ldsncjmt]|qu)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_ACRONYMS = re.compile(r"[A-Z]{2,3}s")
_HYPHENS = re.compile(r"[-\u2010\u2011\u2013\u2212]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]*")
_BLANKS = ("\n", "\r", "\t", "\x0b", "\x85", "\xa0", "\u2007", "\u2009", "\u202f", "\u3000")


class Word(NamedTuple):
    """A word of a piece: its folded key and place, and the gap before it.

    As the first word of a name it may have another key and beginning: without ``l’`` or ``d’``.
    """

    key: str
    begin: int
    end: int
    gap: int
    first_key: str
    first_begin: int


class Piece(NamedTuple):
    """What stands between two spaces: its words and the gap after the last."""

    words: tuple[Word, ...]
    tail: int


class Pieces(dict[str, Piece]):
    """Pieces that have been taken apart; takes others apart as they are asked for.

    Of those that are longer than any word it remembers but the last.
    """

    def __init__(self) -> None:
        super().__init__()
        self.only_words = OnlyWords(self)
        self._long = ("", Piece((), FREE))

    def __missing__(self, piece: str) -> Piece:
        if len(piece) > LONGEST_REMEMBERED:
            if self._long[0] is not piece:
                self._long = (piece, _apart(piece))
            return self._long[1]
        if len(self) > MOST_REMEMBERED:
            self.clear()
        found = self[piece] = _apart(piece)
        return found


class OnlyWords(dict[str, str]):
    """The key of a piece that is one word, not too long, and is not joined to the next, else nothing."""

    def __init__(self, pieces: Pieces) -> None:
        super().__init__()
        self._pieces = pieces

    def __missing__(self, piece: str) -> str:
        if len(piece) > LONGEST_REMEMBERED:
            return ""
        plain = piece.strip(_AROUND)
        if plain.isascii() and plain.isalnum():
            found = word_key(plain)
        else:
            words, tail = self._pieces[piece]
            is_only = len(words) == 1 and tail != HYPHEN and words[0].key == words[0].first_key
            found = words[0].key if is_only else ""
        if len(self) > MOST_REMEMBERED:
            self.clear()
        self[piece] = found
        return found


def blanked(text: str) -> str:
    """A text with every kind of white space as one space, as long as before.

    A form feed, which parts paragraphs, stays; an empty line becomes one.
    """
    text = text.replace("\n\n", " \x0c")
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text


def _apart(piece: str) -> Piece:
    if simple := _SIMPLE.fullmatch(piece):
        key = _key(simple[2])
        begin, end = simple.span(2)
        word = Word(key, begin, end, MARK if begin else FREE, key, begin)
        return Piece((word,), MARK if simple[4] else FREE)
    words: list[Word] = []
    last = 0
    pattern = _word(_UNPARTED, _COMBINING) if _FAR.search(piece) else _word()
    for found in pattern.finditer(piece):
        begin, end = found.span()
        gap = _gap(piece[last:begin]) if words or begin else FREE
        last = end
        raw = found[0]
        if _POSSESSIVE.search(raw):
            end, raw = end - 2, raw[:-2]
        key = _key(raw)
        if not key:
            continue
        elided = _ELIDED.match(raw)
        first_key = _key(raw[elided.end() :]) if elided else key
        first_begin = begin + (elided.end() if elided else 0)
        words.append(Word(key, begin, end, gap, first_key, first_begin))
    return Piece(tuple(words), _tail(piece, words[-1].end, last) if words else FREE)


def unparted(text: str) -> list[str]:
    """The characters of a text that are of a script that does not part words."""
    return _unparted().findall(text) if not text.isascii() and _FAR.search(text) else []


@lru_cache
def _unparted() -> re.Pattern[str]:
    return re.compile(f"[{_UNPARTED}]")


@lru_cache
def _word(unparted: str = "", combining: str = "") -> re.Pattern[str]:
    """The pattern of a word; with the long lists it takes as long to make as Python to start."""
    letter = rf"[^\W_{unparted}]"
    letters = rf"{letter}(?:{letter}|[{combining}])*" if combining else f"{letter}+"
    return re.compile(
        rf"(?P<dotted>(?<![\w])(?:[^\W\d_{unparted}]\.){{2,}}(?!\w))"
        rf"|{letters}(?:['’ʼ`]{letters})*|&|(?<=\d)\+(?!\w)"
        + (rf"|[{unparted}]" if unparted else "")
    )


def _key(raw: str) -> str:
    return word_key(raw if len(raw) <= LONGEST_REMEMBERED else raw[:LONGEST_REMEMBERED])


@lru_cache(MOST_REMEMBERED)
def word_key(raw: str) -> str:
    """The folded key of one word as it is written."""
    if raw == "+":
        return "plus"
    is_plural = raw.endswith("s") and _ACRONYMS.fullmatch(raw)
    return "".join(fold(raw[:-1] if is_plural else raw))


def _gap(between: str) -> int:
    if _INVISIBLE.fullmatch(between):
        return FREE
    return HYPHEN if _HYPHENS.fullmatch(between) else MARK


def _tail(piece: str, end: int, last: int) -> int:
    after = piece[last:]
    if after in ("'", "’") and piece[end - 1] in "sS":
        return FREE
    return _gap(after)
