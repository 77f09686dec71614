"""Filters that mean the same in every command: a topic, a track, an actor, by any name; a type."""

from __future__ import annotations

from .. import dates
from ..corpus.index.store import Store
from ..errors import UsageError
from ..folding import key as fold
from ..model import TYPE_CHECKING
from .nearest import pick, suggestions
from .resolve import one_resolved, resolve_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .resolve import Tell


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
    return pick(which, name, [one.id for one in headings])


def actor_id(store: Store, name: str, tell: Tell) -> str:
    """The id of the actor a name means. Raises UsageError with the nearest when there is none."""
    resolved = resolve_as(store, name, ("actor",))
    if not any(one.kind == "actor" for one in store.titles(resolved.ids).values()):
        raise UsageError(f"there is no actor “{name}”", suggestions(store, name, ("actor",)))
    return one_resolved(store, name, resolved, ("actor",), tell)


def type_of(store: Store, kinds: Sequence[str], type: str) -> str:
    """The type of some record of these kinds that a word means. Raises UsageError for none."""
    known = sorted({one for kind in kinds for one in store.types(kind) if one})
    return pick(f"{kinds[0] if len(kinds) == 1 else 'record'} of type", type, known)


def date_bounds(from_: str, to: str) -> tuple[str, str]:
    """The first and the last day that two dates of a filter allow, empty for no bound.

    Raises DateError for a bad date, UsageError when the second lies before the first.
    """
    first = dates.first_day(from_) if from_ else ""
    last = dates.last_day(to) if to else ""
    if first and last and last < first:
        raise UsageError(f"nothing lies from {from_} to {to}; swap the two dates")
    return first, last
