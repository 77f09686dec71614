"""What listings are narrowed by, as SQL asks it of a row of ``record``."""

from __future__ import annotations

from ...model import TYPE_CHECKING
from .database import marks
from .wording import match

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    class Narrowed(TypedDict, total=False):
        """What records can be narrowed by; nothing, or an empty text, leaves it open.

        ``first`` and ``last`` are ``YYYY-MM-DD`` days that a record's own days must touch;
        ``linked_to`` an id that it refers to, ``country`` one that it has as its country;
        ``words`` full text that it must hold, every word.
        """

        topic: str
        type: str
        track: str
        first: str
        last: str
        linked_to: str
        country: str
        words: str


_CONDITIONS = {
    "topic": "n IN (SELECT record FROM topic WHERE topic = ? LIMIT {most:d})",
    "type": "type = ?",
    "track": "track = ?",
    "first": "date || end <> '' AND last >= ?",
    "last": "date || end <> '' AND first <= ?",
    "linked_to": "n IN (SELECT source FROM link WHERE target = ?)",
    "country": "n IN (SELECT source FROM link WHERE target = ? AND relation = 'country')",
    "words": "n IN (SELECT rowid FROM text WHERE text MATCH ? LIMIT {most:d})",
}


def clause(kinds: Sequence[str], most: int, filters: Narrowed) -> tuple[str, list[str]]:
    """What kinds and filters ask of a row of ``record``, and the values they bind.

    Of a topic and of words the first so many at ``most`` are looked at, all below 0.
    """
    # The plus keeps SQLite from going through every record of the kinds instead.
    plus = (
        "+" if any(filters.get(one) for one in ("topic", "linked_to", "country", "words")) else ""
    )
    where, bound = [f"{plus}kind IN ({marks(kinds)})"], list(kinds)
    for name, condition in _CONDITIONS.items():
        value = str(filters.get(name, ""))
        if value:
            where.append(condition.format(most=most))
            bound.append(match(value) if name == "words" else value)
    return " AND ".join(where), bound
