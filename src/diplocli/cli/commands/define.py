"""``diplocli define``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...queries.define import define, orient
from ...render import json, plain
from ..environment import HUMAN, JSON, Environment, View
from ..exit_status import ExitStatus
from ..options import application, shows

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
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...", help="Words are joined into one name.", show_default=False
        ),
    ] = None,
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
    answer = define(store, " ".join(name))
    if answer.matched_by == "prefix":
        env.tell(f"“{_short(answer.query)}”: taken as {answer.as_name}")
    if answer.matched_by == "redirect":
        env.tell(f"“{_short(answer.query)}” is now {answer.as_name}")
    if view.mode == HUMAN:
        from ...render.human.pages import definition

        env.write(definition(answer, store.edition, view))
    else:
        env.write(
            json.definition(answer, store.edition)
            if view.mode == JSON
            else plain.definition(answer, store.edition)
        )
    if answer.matches or answer.corrections:
        return ExitStatus.DONE
    nearest = (
        f"; nearest: {', '.join(answer.suggestions)}"
        if answer.suggestions
        else "; try: diplocli glossary"
    )
    env.tell(f"nothing is called “{_short(answer.query)}”{nearest}")
    return ExitStatus.NOTHING_FOUND


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
