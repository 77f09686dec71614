"""Passages of texts in which words stand, in any of their forms, or others that mean the same."""

from __future__ import annotations

from itertools import pairwise

from ..corpus.index.wording import stem, tokens
from ..model import TYPE_CHECKING
from .senses import kin, senses

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 160
WORDS = 22
STEP = 4


class Marks(dict[str, str]):
    """Tells of a word of a passage of which of some words it is a form: ``marks[word]``.

    What is told is what they share, or nothing. Chinese tells of China, and a single word that
    means the same as one, or two, of those words is as good as a form of it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        found = [(tokens(word), word.endswith("*")) for word in words]
        typed = [token for held, begins in found if not begins for token in held]
        self._stems: dict[str, str] = {}
        for said in (*typed, *[" ".join(pair) for pair in pairwise(typed)]):
            meant = stem(said.partition(" ")[0])
            for other in (*kin(said), *senses(said)):
                self._stems[stem(other)] = meant
        self._stems.update({stem(token): stem(token) for token in typed})
        self._begun = tuple([token for held, begins in found if begins for token in held[-1:]])
        sought = (*self._stems, *self._begun)
        self._heads = {one[:size] for one in sought for size in (1, 2, 3) if size in (3, len(one))}

    def __missing__(self, word: str) -> str:
        head = word[:3].lower()
        # Most words do not even begin alike, which tells at once.
        plain = head.isascii() and head.isalnum() and "-" not in word
        may_be = not plain or self._heads & {head, head[:2], head[:1]}
        found = self[word] = self._shared(word) if may_be else ""
        return found

    def _shared(self, word: str) -> str:
        for token in tokens(word):
            if stem(token) in self._stems:
                return self._stems[stem(token)]
            for begun in self._begun:
                if token.startswith(begun):
                    return begun
        return ""


def passage(text: str, marks: Marks) -> str:
    """The first passage in which most of the words stand, cut at words."""
    words = [word for word in text.split() if word != "-"]
    marked = [marks[word] for word in words]
    starts = range(0, max(len(words) - WORDS, 0) + 1, STEP)
    start = max(starts, key=lambda place: len({*marked[place : place + WORDS], ""}))
    cut = " ".join(words[start : start + WORDS])
    if len(cut) > LONGEST:
        cut = cut[:LONGEST].rpartition(" ")[0] or cut[:LONGEST]
    more = start + len(cut.split()) < len(words)
    return ("… " if start else "") + cut + (" …" if more else "")
