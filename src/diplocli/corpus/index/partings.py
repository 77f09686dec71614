"""Under which keys texts bear the names of a corpus, and how these may be parted: worked out once."""

from __future__ import annotations

from ...model import TYPE_CHECKING, Value
from ...parting import parted
from ...words import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

# None of these may stand in a record.
_KEYS, _ROWS, _FIELDS = "\x1d", "\x1e", "\x1f"


class Partings(Value):
    """The names of an index by the keys that texts make of them, each with its written rows.

    ``beginnings`` are those of the keys after which a text may part a name.
    """

    names: dict[str, str]
    beginnings: set[str]

    @classmethod
    def of(cls, rows: Iterable[Sequence[Any]]) -> Partings:
        """The partings of names whose rows are as ``Store.written_names`` gives them."""
        pieces = Pieces()
        names: dict[str, list[str]] = {}
        beginnings: set[str] = set()
        for row in rows:
            key, lengths = parted(row[0], pieces)
            if len(key) > 1:
                fields = (*row[:-1], row[-1] or "", bits(lengths))
                names.setdefault(key, []).append(_FIELDS.join(map(str, fields)))
                beginnings.update([key[:length] for length in lengths])
        return cls(names={key: _ROWS.join(names[key]) for key in names}, beginnings=beginnings)

    @classmethod
    def read(cls, columns: Iterable[tuple[str, str]]) -> Partings:
        """The partings that ``written`` gave."""
        told = {what: held.split(_KEYS) if held else [] for what, held in columns}
        names = dict(zip(told["keys"], told["names"], strict=True))
        return cls(names=names, beginnings=set(told["beginnings"]))

    def written(self) -> list[tuple[str, str]]:
        """Three long texts: they are quicker to read than many short ones."""
        columns = {
            "keys": self.names, "names": self.names.values(), "beginnings": sorted(self.beginnings),
        }  # fmt: skip
        return [(what, _KEYS.join(held)) for what, held in columns.items()]

    def rows(self, key: str) -> list[tuple[Any, ...]]:
        """The names with a key, as ``Store.written_names`` gives them; last, bits for where each may be
        parted.
        """
        if key not in self.names:
            return []
        rows = [row.split(_FIELDS) for row in self.names[key].split(_ROWS)]
        return [(*row, bool(elsewhere), int(lengths)) for *row, elsewhere, lengths in rows]


def bits(lengths: Iterable[int]) -> int:
    """Lengths as the bits of a number."""
    return sum({1 << length for length in lengths})
