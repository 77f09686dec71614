"""The names to look for: all of the corpus, or those that a short text can hold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from ...model import TYPE_CHECKING
from .casing import Name, counts
from .words import MOST_REMEMBERED, Pieces, blanked, unparted, word_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ...corpus.index.store import Store

KINDS = ("term", "issue", "actor", "instrument", "milestone")
MANY_RECORDS = 50_000
SHORT_TEXT = 100_000
RUN = 4
# No name begins with it: that goes without.
ARTICLE = "the"
# Written in one word, with a hyphen or apart.
APART = (
    "bio", "block", "counter", "crypto", "cyber", "data", "deep", "dis", "geo", "hyper", "info", "inter", "mal",
    "meta", "micro", "mini", "mis", "multi", "neuro", "non", "open", "para", "pluri", "post", "ransom", "semi",
    "spy", "stable", "super", "techno", "trans", "water", "wire",
)  # fmt: skip
_SHORTEST_REST = 2
# What a key may be, or both.
_NAME, _BEGINNING = 1, 2
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)\d+|(\d+)[a-z]+")


class Names:
    """Names by their keys, and every beginning of a key at which a word of a text may end.

    ``leading`` holds the keys that are either.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]], pieces: Pieces) -> None:
        """``rows`` are as ``Store.written_names`` gives them."""
        self.pieces = pieces
        self._by_key: dict[str, list[tuple[tuple[Any, ...], int]]] = {}
        self._beginnings: set[str] = set()
        self._add(rows)
        self.leading: set[str] | Asked = self._beginnings.union(self._by_key)

    def is_name(self, key: str) -> bool:
        """Whether a key is that of a name."""
        return key in self._by_key

    def goes_on(self, key: str) -> bool:
        """Whether that of a longer name begins with a key; it may be told of more than do."""
        return key in self._beginnings

    def of(self, key: str, parted: int) -> list[Name]:
        """The names with a key that are looked for in texts, and may be parted so.

        ``parted`` has a bit for the length of each beginning of the key after which a text goes on.
        """
        fitting = [Name(*row) for row, ends in self._by_key.get(key, ()) if not parted & ~ends]
        return [name for name in fitting if counts(name)]

    def forget(self) -> None:
        """Let go of what can be had again."""

    def _add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for row in rows:
            keys = _keys(row[0], self.pieces)
            if len(keys) > 1 and keys[0] == ARTICLE:
                del keys[0]
            so_far, ends = "", 0
            for key in keys:
                if so_far:
                    self._beginnings.add(so_far)
                    ends |= 1 << len(so_far)
                for part in _parts(key):
                    self._beginnings.add(so_far + part)
                    ends |= 1 << len(so_far) + len(part)
                so_far += key
            if len(so_far) > 1:
                self._by_key.setdefault(so_far, []).append((row, ends))


class Asked(Names):
    """The names of a corpus, each asked of the index when a text may hold it."""

    def __init__(self, store: Store, pieces: Pieces) -> None:
        super().__init__((), pieces)
        self.leading = self
        self.store = store
        self._fetched: set[str] = set()
        self._known: dict[str, int] = {}
        self._starts: list[str] = []
        self._runs: list[list[str]] = []

    def is_name(self, key: str) -> bool:
        """Whether a key is that of a name, be it none that is looked for in texts."""
        return bool(self._asked(key) & _NAME)

    def goes_on(self, key: str) -> bool:
        """Whether that of a longer name begins with a key, be it in the middle of a word."""
        return bool(self._asked(key) & _BEGINNING)

    def __contains__(self, key: str) -> bool:
        run = self._run_with(key)
        at = bisect_left(run, key)
        return at < len(run) and run[at].startswith(key)

    def of(self, key: str, parted: int) -> list[Name]:
        """The names with a key that are looked for in texts, and may be parted so."""
        if key not in self._fetched:
            self._fetched.add(key)
            self._add(self.store.written_names(KINDS, key))
        return super().of(key, parted)

    def forget(self) -> None:
        """Let go of all names; they are asked for again."""
        self._by_key.clear()
        self._beginnings.clear()
        self._fetched.clear()
        self._known.clear()
        self._starts.clear()
        self._runs.clear()

    def _asked(self, key: str) -> int:
        known = self._known.get(key)
        if known is None:
            run = self._run_with(key)
            at = bisect_left(run, key)
            is_name = run[at : at + 1] == [key]
            following = run[at + is_name : at + is_name + 1]
            goes_on = bool(following) and following[0].startswith(key) and key != ARTICLE
            known = self._known[key] = is_name * _NAME | goes_on * _BEGINNING
        return known

    def _run_with(self, key: str) -> list[str]:
        """Some keys of names in order, among them the first from a key on and the next: asked once."""
        place = bisect_right(self._starts, key)
        run = self._runs[place - 1] if place else []
        if not run or key >= run[-1]:
            run = self.store.keys_from(key, RUN)
            self._starts.insert(place, key)
            self._runs.insert(place, run)
        return run


def _keys(text: str, pieces: Pieces) -> list[str]:
    """The keys of a name's words."""
    parted = text.replace("-", " ")
    if parted.replace(" ", "").isalnum():
        characters = unparted(text)
        if not characters:
            return list(map(word_key, parted.split()))
        if len(characters) == len(text):
            return list(filter(None, map(word_key, characters)))
    return [
        word.key if number else word.first_key
        for number, word in enumerate(
            word for piece in blanked(text).split(" ") for word in pieces[piece].words
        )
    ]


@lru_cache(MOST_REMEMBERED)
def _parts(key: str) -> tuple[str, ...]:
    """The beginnings of a word after which a text may part it: cyber|space, apt|28."""
    if key.startswith(APART):
        least = len(key) - _SHORTEST_REST
        return tuple([part for part in APART if len(part) <= least and key.startswith(part)])
    mixed = None if key.isalpha() else _LETTERS_AND_DIGITS.fullmatch(key)
    return (mixed[1] or mixed[2],) if mixed else ()


def is_large(store: Store) -> bool:
    """Whether a corpus has so many records that their names are better looked up."""
    return sum(store.counts().get(kind, 0) for kind in KINDS) > MANY_RECORDS


def every_name(store: Store, pieces: Pieces) -> Names:
    """All names of a corpus."""
    return Names(store.written_names(KINDS), pieces)
