"""A corpus as the rules know it, and answers that are worked out once for all who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from ...corpus.index.store import Store
from ...model import Record
from .facts.namewords import Names

P = ParamSpec("P")
A = TypeVar("A")


class Keeper(Protocol):
    """A draft, or what is known of a corpus: it keeps what was once read in it."""

    told: dict[tuple[object, ...], Any]


K = TypeVar("K", bound=Keeper)


def once(read: Callable[Concatenate[K, P], A]) -> Callable[Concatenate[K, P], A]:
    """A reading whose answer the thing that is read keeps, for each of its further arguments.

    Any module can so add to what rules read without the draft having to know of it. An iterator
    can be read but once: give a list.
    """

    @wraps(read)
    def told(keeper: K, /, *of: P.args, **named: P.kwargs) -> A:
        key = (read, *of)
        if key not in keeper.told:
            keeper.told[key] = read(keeper, *of, **named)
        return keeper.told[key]  # type: ignore[no-any-return]

    return told


class Known:
    """A corpus with what was read in it for the rules, once for any number of drafts.

    ``told`` keeps the answers of readings that are marked with ``once``: wrong forms, events,
    attributed firsts.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.told: dict[tuple[object, ...], Any] = {}
        self._records: dict[str, Record] = {}

    def records(self, ids: Iterable[str]) -> list[Record]:
        """The records with these ids, in the order of the ids, each asked for once."""
        wanted = list(ids)
        fresh = [one for one in dict.fromkeys(wanted) if one not in self._records]
        self._records.update(zip(fresh, self.store.records(fresh), strict=True))
        return [self._records[one] for one in wanted]

    @cached_property
    def names(self) -> Names:
        """The names of the corpus by their words."""
        return Names(self.store)
