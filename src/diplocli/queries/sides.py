"""An issue as one side sees it."""

from __future__ import annotations

from ..model import TYPE_CHECKING, Issue
from .filters import actor_id

if TYPE_CHECKING:
    from ..corpus.index.store import Store
    from .define import Definition
    from .resolve import Tell


def of_one_side(store: Store, answer: Definition, actor: str, tell: Tell) -> Definition:
    """The answer with the positions of one actor only; ``tell`` is given that it has none.

    Raises UsageError for an unknown actor.
    """
    side = actor_id(store, actor, tell)
    kept, is_silent = [], True
    for entry in answer.matches:
        if isinstance(entry.record, Issue):
            positions = tuple([one for one in entry.record.positions if one.actor == side])
            entry = entry.replace(record=entry.record.replace(positions=positions))
            is_silent = is_silent and not positions
        kept.append(entry)
    if kept and is_silent:
        tell(f"no position of {store.titles([side])[side].name} on this is on record")
    return answer.replace(matches=tuple(kept))
