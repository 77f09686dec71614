"""The names to look for: all of the corpus, or those that a short text can hold."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from .casing import Name, counts
from .words import MOST_REMEMBERED, Pieces, blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.store import Store

KINDS = ("term", "issue", "actor", "instrument", "milestone")
MANY_RECORDS = 50_000
SHORT_TEXT = 100_000
STRETCH, BEYOND = 1 << 18, 2_000
# Written in one word, with a hyphen or apart.
APART = (
    "bio", "block", "counter", "crypto", "cyber", "data", "dis", "geo", "hyper", "info", "inter", "mal",
    "meta", "micro", "mini", "mis", "multi", "neuro", "non", "para", "pluri", "post", "ransom", "semi",
    "spy", "stable", "super", "techno", "trans", "water", "wire",
)  # fmt: skip
_SHORTEST_REST = 3
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)\d+|(\d+)[a-z]+")
# Folded as plurals in -es, these lose their e: démarches.
_LOSES_E = ("che", "she", "sse", "xe", "ze")


class Names:
    """Names by their keys, and every beginning of a key at which a word of a text may end."""

    def __init__(self, rows: Iterable[tuple[str, ...]], pieces: Pieces) -> None:
        """``rows`` are (text, how, lang, id, kind, name of the record)."""
        self.pieces = pieces
        self.by_key: dict[str, list[Name]] = {}
        self.beginnings: set[str] = set()
        for row in rows:
            self._add(Name(*row))

    def _add(self, name: Name) -> None:
        keys = [
            word.key if number else word.first_key
            for number, word in enumerate(
                word for piece in blanked(name.text).split(" ") for word in self.pieces[piece].words
            )
        ]
        if len(keys) > 1 and keys[0] == "the":
            del keys[0]
        so_far = ""
        for key in keys:
            self.beginnings.update(so_far + part for part in _parts(key))
            if so_far:
                self.beginnings.add(so_far)
            so_far += key
        if len(so_far) > 1:
            self.by_key.setdefault(so_far, []).append(name)
            if so_far.endswith(_LOSES_E):
                self.by_key.setdefault(so_far[:-1], []).append(name)

    def of(self, key: str) -> list[Name]:
        """The names with a key that are looked for in texts."""
        return [name for name in self.by_key[key] if counts(name)]


def _parts(key: str) -> Iterator[str]:
    """The beginnings of a word after which a text may part it: cyber|space, apt|28."""
    if key.startswith(APART):
        for part in APART:
            if key.startswith(part) and len(key) >= len(part) + _SHORTEST_REST:
                yield part
    elif mixed := _LETTERS_AND_DIGITS.fullmatch(key):
        yield mixed[1] or mixed[2]


def names_for(store: Store, text: str, pieces: Pieces) -> Names:
    """The names that a text may hold: looked up for a short one or a large index, else all."""
    large = sum(store.counts().get(kind, 0) for kind in KINDS) > MANY_RECORDS
    if len(text) > SHORT_TEXT and not large:
        return Names(store.written_names(KINDS), pieces)
    return Names(store.written_names(KINDS, _keys_in(store, text, pieces)), pieces)


def _keys_in(store: Store, text: str, pieces: Pieces) -> set[str]:
    """The keys of names that the words of a text, one after another, add up to."""
    index = _Index(store)
    for begin in range(0, len(text), STRETCH):
        stretch = blanked(text[begin : begin + STRETCH + BEYOND])
        words = [word for piece in stretch.split(" ") for word in pieces[piece].words]
        keys = [word.key for word in words] + [""]
        sums = [word.first_key for word in words]
        places = list(range(1, len(keys)))
        while places:
            opening = index.opening(set(sums))
            going_on = [number for number, so_far in enumerate(sums) if so_far in opening]
            sums = [sums[number] + keys[places[number]] for number in going_on]
            places = [places[number] + 1 for number in going_on]
            if places and places[-1] == len(keys):
                del places[-1], sums[-1]
    return index.found


class _Index:
    """What the index knows of keys; asks for each but once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opening: set[str] = set()
        self._asked: set[str] = set()
        self.found: set[str] = set()

    def opening(self, keys: set[str]) -> set[str]:
        """Those of some keys with which the key of a longer name begins; remembers names' keys."""
        fresh = keys - self._asked
        if fresh:
            self._asked |= fresh
            fresh |= {f"{key}e" for key in fresh if f"{key}e".endswith(_LOSES_E)}
            for key, is_name, following in self._store.keys_from(fresh):
                if is_name:
                    self.found.add(key)
                if following.startswith(key):
                    self._opening.add(key)
        if len(self._asked) > MOST_REMEMBERED:
            self._asked.clear()
        return self._opening
