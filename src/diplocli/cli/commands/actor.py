"""``diplocli actor``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...dates import in_words, parse
from ...model import Record
from ...queries.define import define_one
from ...queries.listing import actors, on_day
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Name, Topic, application, shows
from ..showing import show_definition, show_listing

app = application()

EXAMPLES = """\b
Examples:
  diplocli actor Coordinator for Cyber Issues
  diplocli actor Coordinator for Cyber Issues --on 2014-06-01
  diplocli actor --country France
  diplocli actor --on 2011-05-16
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    name: Name = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="Who held the post, or every post, on a date."),
    ] = "",
    country: Annotated[
        str, typer.Option("--country", metavar="STATE", help="Only what belongs to a state.")
    ] = "",
    type: Annotated[
        str,
        typer.Option(
            "--type", metavar="TYPE", help="state, organisation, office, group or person."
        ),
    ] = "",
    topic: Topic = "",
) -> int:
    """A state, body, office, group or person: what it is, its names, succession and holders.

    Without a name: all of them by type.
    """
    store = env.store()
    words = " ".join(name or [])
    if on:
        return _on(env, view, words, on)
    if name is None:
        return show_listing(
            env, view, store, actors(store, topic=topic, type=type, country=country, tell=env.tell)
        )
    return show_definition(env, view, store, define_one(store, words, "actor", env.tell), "actor")


def _on(env: Environment, view: View, words: str, on: str) -> int:
    parse(on)
    store = env.store()
    if words:
        found = define_one(store, words, "actor", env.tell)
        if not found.matches:
            return show_definition(env, view, store, found, "actor")
    answer = on_day(store, on, words, lambda message: None)
    if view.mode == HUMAN:
        from ...render.human.tenures import on_day as show

        env.write(show(answer, store.edition, view))
    elif view.mode == JSON:
        env.write(json.on_day(answer, words, found.matched_by if words else "", store.edition))
    else:
        env.write(plain.on_day(answer))
    if answer.asked and all(tenure.holder.acting for tenure in answer.tenures):
        _say_gap(env, answer.asked.record, on, [one.person.name for one in answer.tenures])
    return ExitStatus.DONE if answer.tenures else ExitStatus.NOTHING_FOUND


def _say_gap(env: Environment, asked: Record, on: str, acting: list[str]) -> None:
    if getattr(asked, "type", "") == "person":
        except_acting = ", except acting" if acting else ""
        env.tell(f"{asked.name} held no post on record on {in_words(on)}{except_acting}")
        return
    who = f"; {', '.join(acting)} acted" if acting else " and nobody is on record as acting"
    env.tell(f"nobody held the post of {asked.name} on {in_words(on)}{who}")
