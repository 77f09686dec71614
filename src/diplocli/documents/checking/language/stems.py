"""Words without their endings, and words that say the same of an office, a text or a person."""

from __future__ import annotations

from functools import lru_cache

LITTLE = frozenset((
    "a", "an", "the", "of", "in", "on", "for", "to", "is", "was", "were", "are", "be", "been", "ha",
    "has", "have", "had", "by", "with", "that", "and", "it", "its", "their", "his", "her", "as", "at",
    "from", "which", "who", "s",
))  # fmt: skip
# So many words of a long draft are taken apart once.
MOST_REMEMBERED = 1 << 16
_ENDINGS = ("ions", "ion", "ing", "ed", "es", "s", "e")
# By the beginnings of words: what says the same of an office, a text, a person.
_ALIKE = {
    beginning: meant
    for meant, beginnings in {
        "creat": (
            "found", "establish", "set", "launch", "start", "began", "begin", "open", "form", "inaugurat",
        ),
        "clos": ("abolish", "dissolv", "disband", "shut", "dismantl", "scrap", "terminat", "wound"),
        "revok": ("rescind", "repeal", "annull", "withdr"),
        "extend": ("renew", "prolong", "continu"),
        "appoint": ("nam", "nominat", "pick", "chos"),
        "bann": ("ban", "prohibit", "forbad", "outlaw", "forbid"),
        "lead": ("chair", "head", "command", "direct", "led", "run", "govern", "control", "manag"),
        "blam": ("attribut", "accus"),
        "breach": ("hack", "penetrat", "compromis", "broke"),
        "replac": ("supersed", "succeed", "displac"),
        "confirm": ("approv",),
    }.items()
    for beginning in beginnings
}  # fmt: skip


@lru_cache(MOST_REMEMBERED)
def stem(key: str) -> str:
    """A folded word without its ending, or what says the same."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + 3:
            return _alike(key[: -len(ending)])
    return _alike(key)


def _alike(stem: str) -> str:
    """A stem, or that of a word that says the same."""
    return _ALIKE.get(stem, stem)
