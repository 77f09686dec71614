"""Numbers of things in words."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 entry``, ``2 entries``; an s is added unless ``plural`` is given."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
