"""What is found in a text, in columns: of a long text a row each would cost more than finding it."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Reading(NamedTuple):
    """What a wording may mean.

    ``loose`` when that needs another name in the text to be sure; ``ordinary`` when it is an
    everyday word where everything around is in capitals; ``sure`` is the one record it can mean, if
    it can mean no other, else empty; ``everyday`` when that needs a name nearby that has to do with
    it, unless it is a ``proper`` name within a sentence, where the capital shows that, or a ``surname``
    that the text has in full; ``yielding`` are the records that it means in few texts, where it may
    mean others as well.
    """

    ids: tuple[str, ...]
    loose: bool = False
    ordinary: bool = False
    sure: str = ""
    everyday: bool = False
    proper: bool = False
    surname: bool = False
    yielding: tuple[str, ...] = ()


# Where a name begins and ends, and what it may mean.
Span = tuple[int, int, Reading]


class Spans:
    """Names in a text, in order, none inside another: where each begins and ends, what it may mean."""

    __slots__ = ("begins", "ends", "readings")

    def __init__(
        self, begins: Sequence[int] = (), ends: Sequence[int] = (), readings: Sequence[Reading] = ()
    ) -> None:
        self.begins, self.ends, self.readings = list(begins), list(ends), list(readings)

    def __len__(self) -> int:
        return len(self.begins)

    def __iter__(self) -> Iterator[Span]:
        return zip(self.begins, self.ends, self.readings, strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and list(self) == list(other)

    def extend(self, others: Spans) -> None:
        """Put others behind these."""
        self.begins += others.begins
        self.ends += others.ends
        self.readings += others.readings

    def drop_last(self) -> None:
        """Take the last one away."""
        for column in (self.begins, self.ends, self.readings):
            del column[-1]

    def followed_by(self, others: Spans) -> Spans:
        """These and others behind them."""
        return Spans(
            self.begins + others.begins, self.ends + others.ends, self.readings + others.readings
        )

    def last(self, number: int) -> Spans:
        """So many of the last ones."""
        begin = len(self) - number
        return Spans(self.begins[begin:], self.ends[begin:], self.readings[begin:])

    def moved(self, by: int) -> Spans:
        """The same, so many characters further on."""
        return Spans(
            [begin + by for begin in self.begins], [end + by for end in self.ends], self.readings
        )


class Mentions(NamedTuple):
    """Names in a text with what is decided of them: one record, or several where that is not."""

    begins: list[int]
    ends: list[int]
    ids: list[tuple[str, ...]]

    @classmethod
    def meant(cls, spans: Spans | Mentions, ids: Sequence[tuple[str, ...] | None]) -> Mentions:
        """Those of some names that mean something."""
        return cls(
            list(compress(spans.begins, ids)),
            list(compress(spans.ends, ids)),
            [one for one in ids if one],
        )
