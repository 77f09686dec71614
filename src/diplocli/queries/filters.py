"""Filters that mean the same in every command: a topic, a track, an actor, by any name."""

from __future__ import annotations

from ..corpus.store import Store
from ..errors import UsageError
from ..folding import key as fold
from ..model import TYPE_CHECKING
from .resolve import edit_distance, one_record, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable


def heading_id(store: Store, which: str, name: str) -> str:
    """The id of the topic or track that a name, an id or the beginning of either means.

    Raises UsageError with the nearest ones when there is none.
    """
    headings = store.headings(which)
    if any(one.id == name for one in headings):
        return name
    asked = fold(name)
    for matches in (
        [one for one in headings if asked in (fold(one.id), fold(one.name))],
        [
            one
            for one in headings
            if asked and (fold(one.id).startswith(asked) or fold(one.name).startswith(asked))
        ],
    ):
        if len(matches) == 1:
            return matches[0].id
    nearest = sorted(
        headings, key=lambda one: edit_distance(asked, fold(one.id)) - 3 * (asked in fold(one.id))
    )
    raise UsageError(f"there is no {which} “{name}”", tuple([one.id for one in nearest[:5]]))


def actor_id(store: Store, name: str, tell: Callable[[str], None]) -> str:
    """The id of the actor a name means. Raises UsageError with the nearest when there is none."""
    found = one_record(store, name, ("actor",), tell)
    if not found or store.titles([found])[found].kind != "actor":
        raise UsageError(f"there is no actor “{name}”", suggestions(store, name, ("actor",)))
    return found
