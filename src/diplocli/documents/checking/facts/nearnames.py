"""How a name may come out wrong: a word for another, one left out, two turned round, “for” for “on”."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ....folding import words as fold
from .namewords import LITTLE, Names

# Words that people take for each other in a name: sorts of texts, of bodies and of both; what a name
# is about; how far it reaches.
_TEXTS = frozenset(
    ("accord", "agreement", "arrangement", "call", "charter", "compact", "convention", "covenant", "declaration",
     "initiative", "pact", "pledge", "process", "protocol", "statement", "treaty")
)  # fmt: skip
_BODIES = frozenset(
    ("agency", "alliance", "authority", "board", "body", "bureau", "center", "club", "coalition", "commission",
     "committee", "council", "department", "directorate", "division", "forum", "group", "initiative", "institute",
     "mechanism", "network", "office", "panel", "partnership", "party", "process", "unit")
)  # fmt: skip
_ACTS = frozenset(
    ("act", "bill", "code", "company", "directive", "framework", "guideline", "law", "order", "plan", "program",
     "regulation", "report", "resolution", "strategy", "toolbox")
)  # fmt: skip
_MATTERS = (
    frozenset(("cyber", "cybercrime", "cybersecurity", "cyberspace", "data", "digital", "information", "internet", "online", "technology")),
    frozenset(("crime", "defense", "peace", "privacy", "protection", "resilience", "safety", "security", "stability", "trust")),
    frozenset(("affair", "challenge", "diplomacy", "governance", "issue", "matter", "policy", "question")),
    frozenset(("global", "international", "universal", "world")),
)  # fmt: skip
SORTS = (_TEXTS, _BODIES)
# With these a name is that of a like body in another field: the Director of Naval Intelligence.
_OF_ANOTHER_FIELD = frozenset(
    ("aerospace", "agricultural", "army", "health", "maritime", "medical", "military", "naval", "nuclear", "space", "transport")
)  # fmt: skip
# Letters of a word, words of a name, records that share the rest of it.
_LONG, _SHORT, _FEW = 5, 3, 3
_ALIKE, _SURE, _MOST = 0.8, 3, 2
_MOSTLY = 0.6


class Slip(NamedTuple):
    """What is wrong in a name: the words written, those that belong there, and whether either is sure.

    What is not sure wants something else in the text that shows that the name is meant.
    """

    written: tuple[str, ...]
    right: tuple[str, ...]
    is_sure: bool = True


@lru_cache(4096)
def told(text: str) -> tuple[str, ...]:
    """The words of a name in order, the little ones apart."""
    return tuple([word for word in fold(text) if word not in LITTLE])


def slip(names: Names, written: str, right: str) -> Slip | None:
    """What makes one of two names a slip of the other; nothing where they are the same or far apart."""
    one, other = told(written), told(right)
    if "and" in fold(written) and "and" not in fold(right):
        return None
    if one == other:
        return _other_link(written, right) if len(one) >= _SHORT else None
    if sorted(one) == sorted(other):
        return _turned(written, one, other)
    if len(one) == len(other):
        return _exchanged(names, one, other)
    return _left_out(names, one, other)


def _differing(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, str, str]]:
    """Where two names of as many words differ, and the word of either there."""
    pairs = enumerate(zip(one, other, strict=True))
    return [(place, a, b) for place, (a, b) in pairs if a != b]


def _other_link(written: str, right: str) -> Slip | None:
    """A preposition for another: “Forum for Cyber Expertise”."""
    articles = ("a", "an", "the", "and")
    one, other = ([word for word in fold(it) if word not in articles] for it in (written, right))
    pairs = _differing(one, other) if len(one) == len(other) else []
    return Slip((pairs[0][1],), (pairs[0][2],)) if len(pairs) == 1 else None


def _turned(written: str, one: tuple[str, ...], other: tuple[str, ...]) -> Slip | None:
    """Two words turned round about an “and”."""
    words, pairs = fold(written), _differing(one, other)
    joined = [
        (a, b) for a, link, b in zip(words, words[1:], words[2:], strict=False) if link == "and"
    ]
    if len(pairs) != _MOST or pairs[1][0] - pairs[0][0] != 1:
        return None
    pair = pairs[0][1], pairs[1][1]
    return Slip(pair, pair[::-1]) if pair in joined and len(one) >= _SHORT else None


def _exchanged(names: Names, one: tuple[str, ...], other: tuple[str, ...]) -> Slip | None:
    """One word for another, or two that are each like their own."""
    pairs = _differing(one, other)
    rest = frozenset(one) - {a for _, a, _ in pairs}
    if len(pairs) == _MOST and len(rest) >= _MOST:
        are_alike = (_is_spelt_alike(names, a, b, rest) or _are_kin(a, b) for _, a, b in pairs)
        _, written, right = zip(*pairs, strict=True)
        return Slip(written, right) if all(are_alike) else None
    if len(pairs) != 1:
        return None
    ((place, word, instead),) = pairs
    found = Slip((word,), (instead,))
    shared, own = len(names.having(rest)), rest - names.owners
    if any({word, instead} <= sort for sort in SORTS):
        return found._replace(is_sure=len(rest) > 1) if shared <= _FEW else None
    is_sort = any(word in sort or instead in sort for sort in (*SORTS, _ACTS))
    if is_sort or min(len(word), len(instead)) < _SHORT or word[:-2] == instead[:-2]:
        return None
    if _is_spelt_alike(names, word, instead, rest):
        return found
    if place > 0 and len(own) >= _SURE and shared == 1:
        return None if word in _OF_ANOTHER_FIELD else found
    is_kin = _are_kin(word, instead) and shared == 1 and len(own) > 1
    return found._replace(is_sure=False) if is_kin else None


def _left_out(names: Names, one: tuple[str, ...], other: tuple[str, ...]) -> Slip | None:
    """A word within a name that is not there: “Cybersecurity and Infrastructure Agency”."""
    if len(other) != len(one) + 1 or len(one) <= _SHORT:
        return None
    for place in range(1, len(other) - 1):
        if other[:place] + other[place + 1 :] == one and other[place] not in names.owners:
            is_one = len(names.having(frozenset(one))) == 1
            return Slip((), (other[place],)) if is_one else None
    return None


def _is_spelt_alike(names: Names, word: str, right: str, rest: frozenset[str]) -> bool:
    """Whether one word may be a slip of the pen for another in a name with some other words."""
    if min(len(word), len(right)) < _LONG:
        return False
    shared = len(names.having(rest))
    is_word = bool(names.having(frozenset((word,))))
    alike = SequenceMatcher(None, word, right).ratio() >= _ALIKE
    return (alike and (shared <= _FEW or len(rest) > 1 or not is_word)) or (
        _is_grown(word, right) and not is_word
    )


def _is_grown(word: str, right: str) -> bool:
    """Whether two words begin alike and one is the other's beginning, or most of both is alike."""
    short, long = sorted((word, right), key=len)
    alike = [one == other for one, other in zip(short, long, strict=False)]
    shared = [*alike, False].index(False)
    return shared >= _LONG and (shared == len(short) or shared >= _MOSTLY * len(long))


def _are_kin(word: str, right: str) -> bool:
    """Whether two words stand for the same sort of matter."""
    return any({word, right} <= some for some in _MATTERS)
