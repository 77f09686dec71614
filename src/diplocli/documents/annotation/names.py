"""The names to look for: all of the corpus, or those that a short text can hold."""

from __future__ import annotations

import re
from itertools import accumulate

from ...model import TYPE_CHECKING
from .casing import Name, counts
from .words import Pieces, blanked, word_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...corpus.index.store import Store

KINDS = ("term", "issue", "actor", "instrument", "milestone")
MANY_RECORDS = 50_000
SHORT_TEXT = 100_000
# Written in one word, with a hyphen or apart.
APART = (
    "bio", "block", "counter", "crypto", "cyber", "data", "deep", "dis", "geo", "hyper", "info", "inter", "mal",
    "meta", "micro", "mini", "mis", "multi", "neuro", "non", "open", "para", "pluri", "post", "ransom", "semi",
    "spy", "stable", "super", "techno", "trans", "water", "wire",
)  # fmt: skip
_SHORTEST_REST = 2
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)\d+|(\d+)[a-z]+")


class Names:
    """Names by their keys, and every beginning of a key at which a word of a text may end.

    ``asks`` when they are better told beforehand what they will be asked.
    """

    asks = False

    def __init__(self, rows: Iterable[tuple[str, ...]], pieces: Pieces) -> None:
        """``rows`` are (text, how, lang, id, kind, name of the record)."""
        self.pieces = pieces
        self._by_key: dict[str, list[tuple[Name, int]]] = {}
        self._beginnings: set[str] = set()
        self._add(rows)

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
        return [name for name, ends in self._by_key[key] if not parted & ~ends and counts(name)]

    def expect(self, pieces: Iterable[str]) -> None:
        """Be told of pieces in which names may begin, none of them met before."""

    def expect_after(self, openings: Iterable[tuple[str, str]]) -> None:
        """Be told of keys with which names begin, each with the piece after it, none met before."""

    def forget(self) -> None:
        """Let go of what can be had again."""

    def _add(self, rows: Iterable[tuple[str, ...]]) -> None:
        for row in rows:
            name = Name(*row)
            keys = _keys(name.text, self.pieces)
            if len(keys) > 1 and keys[0] == "the":
                del keys[0]
            so_far, ends = "", 0
            for key in keys:
                if key.startswith(APART) or not key.isalpha():
                    for part in _parts(key):
                        self._beginnings.add(so_far + part)
                        ends |= 1 << len(so_far) + len(part)
                if so_far:
                    self._beginnings.add(so_far)
                    ends |= 1 << len(so_far)
                so_far += key
            if len(so_far) > 1:
                self._by_key.setdefault(so_far, []).append((name, ends))


class Asked(Names):
    """The names of a corpus, each asked of the index when a text may hold it."""

    asks = True

    def __init__(self, store: Store, pieces: Pieces) -> None:
        super().__init__((), pieces)
        self._store = store
        self._known: set[str] = set()

    def is_name(self, key: str) -> bool:
        """Whether a key is that of a name."""
        if key not in self._known:
            self._ask({key})
        return key in self._by_key

    def goes_on(self, key: str) -> bool:
        """Whether that of a longer name begins with a key, be it in the middle of a word."""
        if key not in self._known:
            self._ask({key})
        return key in self._beginnings

    def expect(self, pieces: Iterable[str]) -> None:
        """Ask at once for all names that may begin in some pieces."""
        asked: set[str] = set()
        for piece in pieces:
            words = self.pieces[piece].words
            for begin, word in enumerate(words):
                asked.update(
                    accumulate((one.key for one in words[begin + 1 :]), initial=word.first_key)
                )
        self._ask(asked)

    def expect_after(self, openings: Iterable[tuple[str, str]]) -> None:
        """Ask at once for all names that may go on in the pieces after some keys."""
        self._ask({key + word for key, piece in openings if (word := self.pieces.only_word(piece))})

    def forget(self) -> None:
        """Let go of all names; they are asked for again."""
        for each in (self._known, self._by_key, self._beginnings):
            each.clear()

    def _ask(self, keys: set[str]) -> None:
        fresh = keys - self._known
        if not fresh:
            return
        self._known |= fresh
        names = []
        for key, is_name, following in self._store.keys_from(fresh):
            if is_name:
                names.append(key)
            if following.startswith(key):
                self._beginnings.add(key)
        if names:
            self._add(self._store.written_names(KINDS, names))


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
