"""How a text may part a name: between its words, and in some words that are written either way."""

from __future__ import annotations

import re
from functools import lru_cache

from .words import MOST_REMEMBERED, Pieces, blanked, unparted, word_key

# Of records of these kinds texts bear the names.
KINDS = ("term", "issue", "actor", "instrument", "milestone")
# No name begins with it: that goes without.
ARTICLE = "the"
# Written in one word, with a hyphen or apart.
APART = (
    "bio", "block", "counter", "crypto", "cyber", "data", "deep", "dis", "geo", "hyper", "info", "inter", "mal",
    "meta", "micro", "mini", "mis", "multi", "neuro", "non", "open", "para", "pluri", "post", "ransom", "semi",
    "spy", "stable", "super", "techno", "trans", "water", "wire",
)  # fmt: skip
_SHORTEST_REST = 2
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)\d+|(\d+)[a-z]+")


def parted(name: str, pieces: Pieces) -> tuple[str, list[int]]:
    """The key that the words of a name make in a text, and how long the beginnings of it are after
    which a text may part it; ``pieces`` takes the name apart as it does a text.
    """
    words = _words(name, pieces)
    if len(words) > 1 and words[0] == ARTICLE:
        del words[0]
    lengths: list[int] = []
    length = 0
    for word in words:
        if length:
            lengths.append(length)
        lengths += [length + len(part) for part in _parts(word)]
        length += len(word)
    return "".join(words), lengths


def _words(name: str, pieces: Pieces) -> list[str]:
    """The keys of a name's words."""
    spaced = name.replace("-", " ")
    if spaced.replace(" ", "").isalnum():
        characters = unparted(name)
        if not characters:
            return list(map(word_key, spaced.split()))
        if len(characters) == len(name):
            return list(filter(None, map(word_key, characters)))
    return [
        word.key if number else word.first_key
        for number, word in enumerate(
            word for piece in blanked(name).split(" ") for word in pieces[piece].words
        )
    ]


@lru_cache(MOST_REMEMBERED)
def _parts(word: str) -> tuple[str, ...]:
    """The beginnings of a word after which a text may part it: cyber|space, apt|28."""
    if word.startswith(APART):
        least = len(word) - _SHORTEST_REST
        return tuple([part for part in APART if len(part) <= least and word.startswith(part)])
    mixed = None if word.isalpha() else _LETTERS_AND_DIGITS.fullmatch(word)
    return (mixed[1] or mixed[2],) if mixed else ()
