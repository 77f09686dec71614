"""Under which keys texts bear the names of a corpus, and how these begin: worked out once."""

from __future__ import annotations

from ...model import TYPE_CHECKING, Value
from ...parting import parted
from ...words import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable


class Partings(Value):
    """Keys that texts make of names, and their beginnings after which a text may part them.

    ``otherwise`` has the key that the index has for the few names for which texts make another.
    """

    names: frozenset[str] | set[str]
    beginnings: frozenset[str] | set[str]
    otherwise: dict[str, str]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Partings:
        """The partings of names that come with their keys in the index."""
        pieces = Pieces()
        found: set[str] = set()
        beginnings: set[str] = set()
        otherwise: dict[str, str] = {}
        for text, key in names:
            name = parted(text, pieces)
            if len(name.key) > 1:
                found.add(name.key)
                beginnings.update(name.beginnings())
                if name.key != key:
                    otherwise[name.key] = key
        return cls(names=found, beginnings=beginnings, otherwise=otherwise)

    @classmethod
    def read(cls, rows: Iterable[tuple[str, str]]) -> Partings:
        """The partings that ``written`` wrote."""
        told = {what: keys.splitlines() for what, keys in rows}
        return cls(
            names=set(told["names"]),
            beginnings=set(told["beginnings"]),
            otherwise=dict([line.split(" ") for line in told["otherwise"]]),
        )

    def written(self) -> list[tuple[str, str]]:
        """Rows of a name and many lines: it is quicker to read few long ones than many short ones."""
        otherwise = [" ".join(pair) for pair in self.otherwise.items()]
        return [
            (what, "\n".join(sorted(lines)))
            for what, lines in (
                ("names", self.names), ("beginnings", self.beginnings), ("otherwise", otherwise),
            )
        ]  # fmt: skip
