"""Events that a text tells in the words in which the corpus names them."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from .matching import LITTLE, stem
from .once import once

if TYPE_CHECKING:
    from ...corpus.index.store import Row, Store
    from .known import Known

_WORD = re.compile(r"[^\W\d_]+")
# So many words of a name are enough to tell an event.
_ENOUGH = 4


class Events:
    """The dated events of the corpus by the words of their names, for any number of drafts."""

    def __init__(self, store: Store) -> None:
        self._words: dict[str, list[tuple[frozenset[str], Row]]] = {}
        common: dict[str, int] = {}
        named = [
            (_stems(row.name), row) for row in store.rows(["milestone"]) if row.date and not row.end
        ]
        for words, _ in named:
            for word in words:
                common[word] = common.get(word, 0) + 1
        for words, row in named:
            if len(words) >= _ENOUGH:
                for word in sorted(words, key=lambda word: (common[word], word))[:1]:
                    self._words.setdefault(word, []).append((words, row))

    def told(self, text: str) -> list[Row]:
        """The events all of whose name a text has, the longest names first."""
        said = _stems(text)
        found = {
            row.id: (len(words), row)
            for word in said
            for words, row in self._words.get(word, ())
            if words <= said
        }
        return [row for _, row in sorted(found.values(), key=lambda one: (-one[0], one[1].id))]


@once
def events(known: Known) -> Events:
    """The dated events of a corpus."""
    return Events(known.store)


def _stems(text: str) -> frozenset[str]:
    return frozenset([stem(word) for word in _WORD.findall(text.lower()) if word not in LITTLE])
