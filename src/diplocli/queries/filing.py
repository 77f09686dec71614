"""How names are filed from A to Z: without an article, what begins with no letter at the end."""

from __future__ import annotations

from ..folding import key as fold

NO_LETTER = "#"
_ARTICLES = ("a", "an")  # folding leaves out “the”


def filed(name: str) -> tuple[bool, str]:
    """By what a name is sorted."""
    return initial(name) == NO_LETTER, _bare(name)


def initial(name: str) -> str:
    """The letter under which a name stands: A to Z or another script's, else ``#``."""
    first = _bare(name)[:1].upper()
    return first if first.isalpha() else NO_LETTER


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return (rest and first.lower() in _ARTICLES and fold(rest)) or fold(name)
