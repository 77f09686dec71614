"""``diplocli issue``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...queries.define import define_one
from ...queries.listing import issues
from ...queries.sides import of_one_side
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
        answer = of_one_side(store, answer, actor, env.tell)
    return show_definition(env, view, store, answer, "issue")
