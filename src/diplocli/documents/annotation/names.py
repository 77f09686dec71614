"""The names to look for: all of the corpus, or those that a short text can hold."""

from __future__ import annotations

import re
from itertools import compress
from operator import contains, getitem, not_

from ...model import TYPE_CHECKING
from .casing import Name, counts
from .words import MOST_REMEMBERED, Pieces, blanked, word_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.index.store import Store

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


class Names:
    """Names by their keys, and every beginning of a key at which a word of a text may end."""

    def __init__(self, rows: Iterable[tuple[str, ...]], pieces: Pieces) -> None:
        """``rows`` are (text, how, lang, id, kind, name of the record)."""
        self.pieces = pieces
        self.by_key: dict[str, list[Name]] = {}
        self.beginnings: set[str] = set()
        self.add(rows)

    def add(self, rows: Iterable[tuple[str, ...]]) -> list[str]:
        """Take in more names and give their keys; all names with a key are taken in at once."""
        return [self._add(Name(*row)) for row in rows]

    def _add(self, name: Name) -> str:
        keys = _keys(name.text, self.pieces)
        if len(keys) > 1 and keys[0] == "the":
            del keys[0]
        so_far = ""
        for key in keys:
            if key.startswith(APART) or not key.isalpha():
                self.beginnings.update([so_far + part for part in _parts(key)])
            if so_far:
                self.beginnings.add(so_far)
            so_far += key
        if len(so_far) > 1:
            self.by_key.setdefault(so_far, []).append(name)
        return so_far

    def of(self, key: str) -> list[Name]:
        """The names with a key that are looked for in texts."""
        return [name for name in self.by_key[key] if counts(name)]


def _keys(text: str, pieces: Pieces) -> list[str]:
    """The keys of a name's words."""
    parted = text.replace("-", " ")
    if text.isascii() and parted.replace(" ", "").isalnum():
        return list(map(word_key, parted.split()))
    return [
        word.key if number else word.first_key
        for number, word in enumerate(
            word for piece in blanked(text).split(" ") for word in pieces[piece].words
        )
    ]


def _parts(key: str) -> Iterator[str]:
    """The beginnings of a word after which a text may part it: cyber|space, apt|28."""
    if key.startswith(APART):
        for part in APART:
            if key.startswith(part) and len(key) >= len(part) + _SHORTEST_REST:
                yield part
    elif mixed := _LETTERS_AND_DIGITS.fullmatch(key):
        yield mixed[1] or mixed[2]


def is_large(store: Store) -> bool:
    """Whether a corpus has so many records that their names are better looked up."""
    return sum(store.counts().get(kind, 0) for kind in KINDS) > MANY_RECORDS


def every_name(store: Store, pieces: Pieces) -> Names:
    """All names of a corpus."""
    return Names(store.written_names(KINDS), pieces)


class Sums(dict[str, "Sums | None"]):
    """What the words of some pieces add up to, and by the piece after them what they do with it.

    ``sums`` are what the keys from each word of the first piece to the last word add up to, where a
    longer name begins so; where none does, there is nothing instead.
    """

    def __init__(self, sums: tuple[str, ...]) -> None:
        # Never empty, so that it counts as something.
        super().__init__({"": None})
        self.sums = sums


class Lookup:
    """Finds the names that texts may hold in the index; remembers what it has asked."""

    def __init__(self, store: Store, pieces: Pieces) -> None:
        self._store, self._pieces = store, pieces
        self._forget()

    def rows(self, keys: Iterable[str]) -> list[tuple[str, ...]]:
        """The names with some keys, as ``Names`` takes them."""
        return self._store.written_names(KINDS, keys)

    def fresh(self, text: str) -> set[str]:
        """The keys of names that the words of a text, one after another, add up to.

        At least those that no text before it held. Rows of pieces with the same sums go on alike.
        """
        found: set[str] = set()
        for begin in range(0, len(text), STRETCH):
            if self._remembered > MOST_REMEMBERED:
                self._forget()
            row = list(filter(None, blanked(text[begin : begin + STRETCH + BEYOND]).split(" ")))
            places = list(range(len(row)))
            so_far = [self._begin] * len(row)
            while places:
                here = list(map(row.__getitem__, places))
                unknown = map(not_, map(contains, so_far, here))
                found |= self._learn(list(compress(zip(so_far, here, strict=True), unknown)))
                after = list(map(getitem, so_far, here))
                places = list(map((1).__add__, compress(places, after)))
                so_far = list(filter(None, after))
                if places and places[-1] == len(row):
                    del places[-1], so_far[-1]
        return found

    def _learn(self, steps: list[tuple[Sums, str]]) -> set[str]:
        """Ask what some rows add up to with the piece after each; gives the keys of names."""
        added = [
            (before, piece, _added(before.sums, piece, self._pieces))
            for (_, piece), before in {(id(one), piece): one for one, piece in steps}.items()
        ]
        asked = {one for _, _, every in added for one, _ in every}
        opening, names = self._index.known(asked)
        for before, piece, every in added:
            sums = tuple([one for one, whole in every if whole and one in opening])
            if sums and sums not in self._every:
                self._every[sums] = Sums(sums)
            before[piece] = self._every[sums] if sums else None
        self._remembered += len(added)
        return asked & names

    def _forget(self) -> None:
        self._remembered = 0
        self._index = _Index(self._store)
        self._begin = Sums(())
        self._every: dict[tuple[str, ...], Sums] = {}


def _added(so_far: tuple[str, ...], piece: str, pieces: Pieces) -> list[tuple[str, bool]]:
    """What sums become with each word of a piece, and whether that was its last."""
    words = pieces[piece].words
    last = len(words) - 1
    found = []
    for one in so_far:
        for number, word in enumerate(words):
            one += word.key
            found.append((one, number == last))
    if not so_far:
        for begin, first in enumerate(words):
            one = first.first_key
            found.append((one, begin == last))
            for number in range(begin + 1, last + 1):
                one += words[number].key
                found.append((one, number == last))
    return found


class _Index:
    """What the index knows of keys; asks for each but once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opening: set[str] = set()
        self._asked: set[str] = set()
        self._names: set[str] = set()

    def known(self, keys: set[str]) -> tuple[set[str], set[str]]:
        """The keys with which that of a longer name begins, and those of names.

        At least those among ``keys``.
        """
        fresh = keys - self._asked
        if fresh:
            self._asked |= fresh
            for key, is_name, following in self._store.keys_from(fresh):
                if is_name:
                    self._names.add(key)
                if following.startswith(key):
                    self._opening.add(key)
        return self._opening, self._names
