"""The names to look for, fetched from the index when a text may hold them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ...corpus.index.partings import bits
from ...model import TYPE_CHECKING
from ...parting import ARTICLE, KINDS, parted
from .casing import Name, counts

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from typing import Any

    from ...corpus.index.partings import Partings
    from ...corpus.index.sieve import Sieve
    from ...corpus.index.store import Store
    from ...words import Pieces

RUN = 4
# What a key may be, or both.
_NAME, _BEGINNING = 1, 2


class Names:
    """The names of a corpus, however large: whether a key is one's is asked of the index too.

    ``leading`` holds the keys that are a name's or with which one begins.
    """

    leading: Container[str] | Sieve | Names

    def __init__(self, store: Store, pieces: Pieces) -> None:
        self.store, self.pieces = store, pieces
        self.leading = self
        self._fetched: dict[str, list[tuple[Any, ...]]] = {}
        self._known: dict[str, int] = {}
        self._starts: list[str] = []
        self._runs: list[list[str]] = []

    def is_name(self, key: str) -> bool:
        """Whether a key is that of a name, be it none that is looked for in texts."""
        return bool(self._asked(key) & _NAME)

    def goes_on(self, key: str) -> bool:
        """Whether that of a longer name begins with a key, be it in the middle of a word."""
        return bool(self._asked(key) & _BEGINNING)

    def __contains__(self, key: str) -> bool:
        run = self._run_with(key)
        at = bisect_left(run, key)
        return at < len(run) and run[at].startswith(key)

    def of(self, key: str, parting: int) -> list[Name]:
        """The names with a key that are looked for in texts, and may be parted so.

        ``parting`` has a bit for the length of each beginning of the key after which a text goes on.
        """
        if key not in self._fetched:
            self._fetched[key] = self._fetch(key)
        fitting = [Name(*row) for *row, lengths in self._fetched[key] if not parting & ~lengths]
        return [name for name in fitting if counts(name)]

    def forget(self) -> None:
        """Let go of what can be had again."""
        self._fetched.clear()
        self._known.clear()
        self._starts.clear()
        self._runs.clear()

    def _fetch(self, key: str) -> list[tuple[Any, ...]]:
        """The names with a key as the index has them; last, bits for where each may be parted."""
        rows = self.store.written_names(KINDS, key) if len(key) > 1 else ()
        made = [(row, *parted(row[0], self.pieces)) for row in rows]
        return [(*row, bits(lengths)) for row, own, lengths in made if own == key]

    def _asked(self, key: str) -> int:
        known = self._known.get(key)
        if known is None:
            run = self._run_with(key)
            at = bisect_left(run, key)
            is_name = run[at : at + 1] == [key]
            following = run[at + is_name : at + is_name + 1]
            goes_on = bool(following) and following[0].startswith(key) and key != ARTICLE
            known = self._known[key] = is_name * _NAME | goes_on * _BEGINNING
        return known

    def _run_with(self, key: str) -> list[str]:
        """Some keys of names in order, among them the first from a key on and the next: asked once."""
        place = bisect_right(self._starts, key)
        run = self._runs[place - 1] if place else []
        if not run or key >= run[-1]:
            run = self.store.keys_from(key, RUN)
            self._starts.insert(place, key)
            self._runs.insert(place, run)
        return run


class Sifted(Names):
    """The names of a large corpus for a long text: of most keys with which none begins that is told
    without asking.
    """

    def __init__(self, store: Store, pieces: Pieces) -> None:
        super().__init__(store, pieces)
        self._layers = store.beginnings()
        self.leading = self._layers[0] if len(self._layers) == 1 else self

    def __contains__(self, key: str) -> bool:
        return any(key in layer for layer in self._layers)

    def _asked(self, key: str) -> int:
        return super()._asked(key) if key in self.leading else 0


class Known(Names):
    """The names of a corpus that is not large: their keys, and how these begin, are known."""

    def __init__(self, store: Store, pieces: Pieces, layers: Sequence[Partings]) -> None:
        super().__init__(store, pieces)
        self._layers = layers
        self._names: set[str] = set().union(*[layer.names for layer in layers])
        self._beginnings: set[str] = set().union(*[layer.beginnings for layer in layers])
        self.leading = self._names | self._beginnings

    def is_name(self, key: str) -> bool:
        """Whether a key is that of a name, be it none that is looked for in texts."""
        return key in self._names

    def goes_on(self, key: str) -> bool:
        """Whether that of a longer name begins with a key, at the end of a word."""
        return key in self._beginnings

    def _fetch(self, key: str) -> list[tuple[Any, ...]]:
        return [
            row
            for place, layer in enumerate(self._layers)
            for row in self.store.seen(KINDS, place, layer.rows(key))
        ]
