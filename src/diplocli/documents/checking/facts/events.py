"""Events that a text tells in the words in which the corpus names them, or nearly so.

“The Court of Justice struck down the Privacy Shield” has every word of “EU court strikes down Privacy
Shield” but whose court it was: only owners and the sort of occasion may be left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....corpus.index.store import Row
from ....folding import key as fold
from ..known import Known, once
from ..language.stems import LITTLE, stem

# A word without figures.
_WORD = re.compile(r"[^\W\d_]+")
# An acronym.
_LETTERS = re.compile(r"[A-Z]{3,}")
# So many words of a name are enough to tell an event.
_ENOUGH = 4
# What an event is, and its place in a row: few who tell it say so.
_OCCASIONS = frozenset(
    ("assembly", "conference", "group", "meeting", "session", "summit", "talks", "states", "new", "world", "leaders",
     "ministers", "global", "international")
)  # fmt: skip
# In the row of a table also which of several it was.
_PARTS = frozenset(("phase", "first", "second", "third"))
# Verbs that do not begin alike in all their forms, and those that say the same of an event.
_SAME = {
    "struck": "strike", "met": "meet", "took": "take", "broke": "break", "gave": "give", "won": "win", "left": "leave", "began": "begin",
    "held": "hold", "recognises": "make", "recognised": "make", "recognizes": "make", "recognized": "make", "made": "make",
    "declares": "make", "declared": "make", "declare": "make", "shut": "close",
}  # fmt: skip
_OF_A_NATION = ("ian", "ia", "an", "ese")
_SHORTEST = 4


class Events:
    """The dated events of the corpus by the words of their names, for any number of drafts."""

    def __init__(self, known: Known) -> None:
        self._words: dict[str, list[tuple[frozenset[str], Row]]] = {}
        self._occasions = frozenset(map(_stem, _OCCASIONS))
        self._parts = frozenset(map(_stem, _PARTS))
        self._free = self._occasions | frozenset(map(_stem, known.names.owners))
        named = [
            (self._name(known, row.name), row)
            for row in known.store.rows(["milestone"])
            if row.date and (not row.end or row.end[:7] == row.date[:7])
        ]
        common: dict[str, int] = {}
        for words, _ in named:
            for word in words:
                common[word] = common.get(word, 0) + 1
        for words, row in named:
            needed = words - self._free
            if len(words) >= _ENOUGH and needed:
                rarest = min(needed, key=lambda word: (common[word], word))
                self._words.setdefault(rarest, []).append((words, row))

    def _name(self, known: Known, name: str) -> frozenset[str]:
        """The words of an event’s name, letters as the record that they mean."""
        found = set(stems_of(_LETTERS.sub(" ", name)))
        for letters in _LETTERS.findall(name):
            ids = {hit.id for hit in known.store.named(fold(letters)) if hit.kind == "actor"}
            found.add(ids.pop() if len(ids) == 1 else _stem(letters.lower()))
        return frozenset(found)

    def told(
        self, text: str, ids: Iterable[str] = (), *, is_owned: bool = False, is_row: bool = False
    ) -> list[Row]:
        """The events of whose name a text has all that matters, the longest names first.

        ``ids`` are of what the text names: letters in an event’s name stand for one of them. A
        text that is said to be somebody’s means no other’s event: ``is_owned``.
        """
        said = stems_of(text) | {*ids}
        free = self._occasions if is_owned else self._free
        free |= self._parts if is_row else frozenset()
        found = {
            row.id: (len(words & said), row)
            for word in said
            for words, row in self._words.get(word, ())
            if words <= said or (words - said <= free and len(words & said) + 2 * is_row >= _ENOUGH)
        }
        return [row for _, row in sorted(found.values(), key=lambda one: (-one[0], one[1].id))]


@once
def events(known: Known) -> Events:
    """The dated events of a corpus."""
    return Events(known)


def stems_of(text: str) -> frozenset[str]:
    """The words of a text by their stems, the little ones apart."""
    return frozenset([_stem(word) for word in _WORD.findall(text.lower()) if word not in LITTLE])


def _stem(word: str) -> str:
    """A word without its ending; a nation’s adjective as its country."""
    plain = stem(_SAME.get(word, word))
    for ending in _OF_A_NATION:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            return plain.removesuffix(ending)
    return plain
