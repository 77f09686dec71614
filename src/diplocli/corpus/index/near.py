"""Slips put right: names, and words of names, that are near what was typed."""

from __future__ import annotations

from zlib import crc32

from ...folding import key_of
from ...folding import words as fold_words
from ...model import TYPE_CHECKING
from .store import LAST
from .wording import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .database import Index
    from .store import Store

BEGINNING = 7
SHORTEST_WORD = 3
CLOSE = SLACK = 2
MOST_HALVES = 8
MOST_KEYS = 400
_SHORT = 4


def slips(beginning: str) -> set[int]:
    """Checksums of the beginning of a word, and of it with any one or two letters left out.

    Words at most two letters apart, one where they are short, have one in common.
    """
    fewer = {beginning[:at] + beginning[at + 1 :] for at in range(len(beginning))}
    fewest = {one[:at] + one[at + 1 :] for one in fewer for at in range(len(one))}
    variants = {beginning, *fewer, *(fewest if len(beginning) > _SHORT else ())}
    return {crc32(variant.encode()) for variant in variants}


def near_keys(store: Store, words: Iterable[str]) -> list[str]:
    """Keys of names that may be meant by some folded words, each with a slip or two.

    Those whose words are near all of these, or all but one, or two of which one may be; and
    those that begin as they do.
    """
    asked = [word for word in words if word]
    return list(dict.fromkeys(key for layer in store.layers for key in _near_keys(layer, asked)))


def near_words(store: Store, word: str) -> list[str]:
    """Words of names at most about two letters from a folded word, as a name writes them."""
    near = (spelled for layer in store.layers for _, spelled in _near(layer, word))
    return list(dict.fromkeys(near))


def begun_words(store: Store, begun: str, limit: int) -> list[str]:
    """Words of names that begin as a folded word does, the shortest first, as a name writes them."""
    rows = [
        row
        for layer in store.layers
        for row in layer.select(
            "SELECT text, spelled FROM word WHERE text > ? AND text < ?"
            " ORDER BY length(text), text LIMIT ?",
            [begun, begun + LAST, limit],
        )
    ]
    return list(
        dict.fromkeys([spelled for _, spelled in sorted(rows, key=lambda row: len(row[0]))])
    )


def _near_keys(index: Index, asked: list[str]) -> list[str]:
    key = key_of(asked)
    ways = {word: _ways(index, word) for word in asked if len(word) >= SHORTEST_WORD}
    for word in sorted(ways, key=len, reverse=True)[:1]:
        ways[word] += _two_ways(index, word)
    known = [f"({' OR '.join(way)})" for way in ways.values() if way]
    but_one = [known[:at] + known[at + 1 :] for at in range(len(known))]
    found = dict.fromkeys(_keys_begun(index, key))
    for several in ([known], but_one):
        tried = len(found)
        expression = " OR ".join([f"({' AND '.join(one)})" for one in several if one])
        if expression:
            found.update(dict.fromkeys(_keys_called(index, expression, key)))
        if len(found) > tried:
            break
    return list(found)


def _keys_called(index: Index, expression: str, key: str) -> list[str]:
    """Keys of about the length of one, of names whose words an expression matches."""
    rows = index.select(
        "SELECT DISTINCT name.key FROM (SELECT rowid FROM called WHERE called MATCH ? LIMIT ?)"
        " AS called JOIN name ON name.record = called.rowid"
        " WHERE length(name.key) BETWEEN ? AND ? LIMIT ?",
        [expression, 10 * MOST_KEYS, len(key) - SLACK, len(key) + SLACK, MOST_KEYS],
    )
    return [row[0] for row in rows]


def _ways(index: Index, word: str) -> list[str]:
    """The words of names that a word may be meant for, as full-text search takes them."""
    return [_called(text) for text, _ in _near(index, word)]


def _called(word: str) -> str:
    """What asks full-text search for a folded word of a name."""
    tokens = " AND ".join([f'"{token}"' for token in cut(word)])
    return f"({tokens})"


def _two_ways(index: Index, word: str) -> list[str]:
    """Pairs of words that a word may be where the space between them was mistyped."""
    cuts = range(SHORTEST_WORD, len(word) - SHORTEST_WORD + 1)
    sides = [(word[:at], word[after:]) for at in cuts for after in (at, at + 1)]
    folded = {side: key_of(fold_words(side)) for pair in sides for side in pair}
    rows = index.select_in("SELECT text FROM word WHERE text IN", set(folded.values()))
    known = {row[0] for row in rows}
    pairs: list[str] = []
    tried: set[str] = set()
    for left, right in sorted(sides, key=lambda pair: -max(map(len, pair))):
        whole = [one for one in (left, right) if folded[one] in known]
        if len(whole) == 2:
            pairs.append(f"({_called(folded[left])} AND {_called(folded[right])})")
        elif whole and len(tried) < MOST_HALVES:
            other = folded[right if whole[0] == left else left]
            near = _ways(index, other) if other not in tried else []
            tried.add(other)
            if near:
                pairs.append(f"({_called(folded[whole[0]])} AND ({' OR '.join(near)}))")
    return pairs


def _near(index: Index, word: str) -> list[tuple[str, str]]:
    rows = index.select_in(
        "SELECT text, spelled FROM word WHERE length(text) BETWEEN ? AND ? AND beginning IN"
        " (SELECT beginning FROM slip WHERE variant IN",
        slips(word[:BEGINNING]),
        ")",
        first=[len(word) - CLOSE, len(word) + CLOSE],
    )
    return [(row[0], row[1]) for row in rows]


def _keys_begun(index: Index, key: str) -> list[str]:
    """Keys of about one length that share the first half."""
    begun = key[: len(key) // 2]
    if len(begun) < SHORTEST_WORD:
        return []
    rows = index.select(
        "SELECT DISTINCT key FROM name WHERE key >= ? AND key < ?"
        " AND length(key) BETWEEN ? AND ? LIMIT ?",
        [begun, begun + LAST, len(key) - SLACK, len(key) + SLACK, MOST_KEYS],
    )
    return [row[0] for row in rows]
