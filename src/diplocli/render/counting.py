"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 entry``, ``2 entries``: a number with its noun, whose plural takes an s if none is given."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
