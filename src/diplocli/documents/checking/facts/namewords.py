"""The names of the corpus’s texts and bodies, by their words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ....corpus.index.store import Store
from ....folding import words as fold

LITTLE = frozenset(
    ("a", "an", "and", "against", "between", "by", "concerning", "for", "from", "in", "of", "on", "the", "to", "with", "that",
     "which", "its", "their", "s")
)  # fmt: skip
SPELT_AI = frozenset(fold("artificial intelligence"))
# A name has so many words; a word that so few records share tells them apart.
ENOUGH, _RARE = 2, 3
# Words of a name that few who speak of a text say.
_QUALIFIERS = frozenset(("framework", "international", "modernised"))
_NONE: frozenset[str] = frozenset()


class Names:
    """The names of the corpus’s texts and bodies by their words, for any number of drafts."""

    def __init__(self, store: Store) -> None:
        rows = store.rows(["instrument", "actor"])
        kinds = {row.id: row.kind for row in rows if row.type not in ("state", "person")}
        self.words: dict[str, list[frozenset[str]]] = {}
        self.short: dict[str, list[frozenset[str]]] = {}
        self.called: dict[str, list[str]] = {}
        self.bare: dict[str, list[frozenset[str]]] = {}
        self._having: dict[str, set[str]] = {}
        self.texts = {one for one, kind in kinds.items() if kind == "instrument"}
        states = {row.id for row in rows if row.type == "state"}
        written = store.written_names(("instrument", "actor"))
        self.owners = frozenset(
            word
            for text, how, _, one, *_ in written
            if how == "acronym" or one in states
            for word in content(text)
        )
        for text, how, language, one, *_ in written:
            if language or how == "acronym" or one not in kinds:
                continue
            name = text.partition(" (")[0]
            words = content(name)
            if len(words) >= ENOUGH:
                self.words.setdefault(one, []).append(words)
                self.called.setdefault(one, []).append(name)
                if ENOUGH <= len(words - _QUALIFIERS) < len(words):
                    self.short.setdefault(one, []).append(words - _QUALIFIERS)
                if ENOUGH < len(words - self.owners) < len(words):
                    self.bare.setdefault(one, []).append(words - self.owners)
                for word in words:
                    self._having.setdefault(word, set()).add(one)

    def having(self, words: frozenset[str]) -> set[str]:
        """The records in whose names each of some words is."""
        sets = [self._having.get(word, set()) for word in words]
        return set.intersection(*sets) if sets else set()

    def near(self, words: frozenset[str]) -> Iterator[tuple[str, str]]:
        """The names, each with its record, that have all of some words but one, or of many but two."""
        lacking = 2 if len(words) > ENOUGH + 1 else 1
        sets = sorted((self._having.get(word, _NONE) for word in words), key=len)
        for one in set().union(*sets[: lacking + 1]):
            for text, its in zip(self.called[one], self.words[one], strict=True):
                if len(words - its) <= lacking and len(its - words) <= lacking:
                    yield one, text

    def is_rare(self, words: frozenset[str]) -> bool:
        """Whether one of some words is in the names of hardly any record."""
        return any(0 < len(self._having.get(word, ())) <= _RARE for word in words)

    @cache  # noqa: B019
    def all_words(self, one: str) -> frozenset[str]:
        """The words of all names of a record."""
        return frozenset().union(*self.words[one])


@lru_cache(4096)
def content(text: str) -> frozenset[str]:
    """The words of a name that tell it from others, folded; “artificial intelligence” is “ai”."""
    found = frozenset(fold(text)) - LITTLE
    return found - SPELT_AI | {"ai"} if found >= SPELT_AI else found
