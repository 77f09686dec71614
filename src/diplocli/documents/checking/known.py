"""A corpus as the rules know it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ...corpus.index.store import Store
from .facts.namewords import Names


class Known:
    """A corpus with what was read in it for the rules, once for any number of drafts.

    ``told`` keeps the answers of readings that are marked with ``once``: wrong forms, events,
    attributed firsts.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.told: dict[tuple[object, ...], Any] = {}

    @cached_property
    def names(self) -> Names:
        """The names of the corpus by their words."""
        return Names(self.store)
