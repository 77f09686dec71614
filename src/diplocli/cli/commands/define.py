"""``diplocli define``."""

from __future__ import annotations

from ...queries.define import define, orient
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Name, application, shows
from ..showing import show_definition

app = application()

EXAMPLES = """\b
Examples:
  diplocli define cyber diplomacy
  diplocli define GGE
  diplocli define Office of the Coordinator for Cyber Challenges
  diplocli define cyberdiplomatie --json
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    name: Name = None,
) -> int:
    """What a term, office, person, treaty or event means, according to whom.

    Any name will do: an acronym, a former name, a symbol, another language, a common mistake.
    Without a name: what there is.
    """
    store = env.store()
    if name is None:
        topics = orient(store)
        if view.mode == HUMAN:
            from ...render.human.pages import orientation

            env.write(orientation(topics, store.edition, view))
        else:
            env.write(
                json.orientation(topics, store.edition)
                if view.mode == JSON
                else plain.orientation(topics)
            )
        return ExitStatus.DONE
    return show_definition(env, view, store, define(store, " ".join(name)))
