"""``diplocli issue``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...model import Issue
from ...queries.define import Definition, define_one
from ...queries.filters import actor_id
from ...queries.listing import issues
from ...render.view import View
from ..environment import Environment
from ..options import Name, Topic, application, for_lists_only, shows
from ..showing import show_definition, show_listing

app = application()

EXAMPLES = """\b
Examples:
  diplocli issue
  diplocli issue data localisation
  diplocli issue attribution --actor China
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    name: Name = None,
    topic: Topic = "",
    actor: Annotated[
        str,
        typer.Option(
            "--actor",
            metavar="NAME",
            help="Only one side's position, or the issues it takes one on.",
        ),
    ] = "",
) -> int:
    """What is at issue: why it matters, open questions, who stands where, what governs it.

    Without a name: the issues by topic.
    """
    for_lists_only(name, topic=topic)
    store = env.store()
    if name is None:
        return show_listing(
            env, view, store, issues(store, topic=topic, actor=actor, tell=env.tell)
        )
    answer = define_one(store, " ".join(name), "issue", env.tell)
    if actor:
        side = actor_id(store, actor, env.tell)
        answer = _of_one_side(answer, side)
        if answer.matches and not any(
            getattr(one.record, "positions", ()) for one in answer.matches
        ):
            env.tell(f"no position of {store.titles([side])[side].name} on this is on record")
    return show_definition(env, view, store, answer, "issue")


def _of_one_side(answer: Definition, actor: str) -> Definition:
    """The answer with the positions of one side only."""
    kept = []
    for entry in answer.matches:
        if isinstance(entry.record, Issue):
            positions = tuple([one for one in entry.record.positions if one.actor == actor])
            kept.append(entry.replace(record=entry.record.replace(positions=positions)))
        else:
            kept.append(entry)
    return answer.replace(matches=tuple(kept))
