"""``diplocli actor``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...dates import in_words, parse, when_in_words
from ...errors import UsageError
from ...model import TYPE_CHECKING
from ...queries.define import define_one
from ...queries.listing import actors
from ...queries.standing import tenure_in_words
from ...queries.tenures import PERSON, POST, OnDay, on_day
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Name, Topic, application, date_option, for_lists_only, shows
from ..showing import show_definition, show_listing, tell_what_is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...queries.tenures import Tenure

app = application()

MOST_LEFT_OUT = 3

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
        str, date_option("--on", "Who held the post, or every post, on a date or today.")
    ] = "",
    country: Annotated[
        str, typer.Option("--country", metavar="STATE", help="Only what belongs to a state.")
    ] = "",
    type: Annotated[
        str,
        typer.Option(
            "--type",
            metavar="TYPE",
            help="state, territory, organisation, office, group or person.",
        ),
    ] = "",
    topic: Topic = "",
) -> int:
    """A state, body, office, group or person: what it is, its names, succession and holders.

    Without a name: all of them by type.
    """
    for_lists_only(name, country=country, type=type, topic=topic)
    store = env.store()
    words = " ".join(name or [])
    if on:
        return _on(env, view, words, on, topic=topic, type=type, country=country)
    if name is None:
        return show_listing(
            env, view, store, actors(store, topic=topic, type=type, country=country, tell=env.tell)
        )
    return show_definition(env, view, store, define_one(store, words, "actor", env.tell), "actor")


def _on(env: Environment, view: View, words: str, on: str, **narrowed: str) -> int:
    parse(on)
    store = env.store()
    matched_by = ""
    if words:
        found = define_one(store, words, "actor", env.tell)
        if not found.matches:
            return show_definition(env, view, store, found, "actor")
        if found.matches[0].record.kind != "actor":
            raise UsageError("--on asks for the holders of a post, the posts of a body or a person")
        matched_by = found.matched_by
    answer = on_day(store, on, words, tell=_keep_quiet if words else env.tell, **narrowed)
    if view.mode == HUMAN:
        from ...render.human.tenures import on_day as show

        env.write(show(answer, store.edition, view))
    elif view.mode == JSON:
        env.write(json.on_day(answer, words, matched_by, store.edition))
    else:
        env.write(plain.on_day(answer))
    if all(tenure.holder.acting for tenure in answer.tenures):
        _say_gap(env, answer, is_narrowed=any(narrowed.values()), is_shown=view.mode == HUMAN)
    else:
        tell_what_is_known(env, store, on)
    if answer.unended:
        env.tell(_left_out(answer.unended))
    return ExitStatus.DONE if answer.tenures else ExitStatus.NOTHING_FOUND


def _left_out(tenures: Sequence[Tenure]) -> str:
    """The tenures that are not told because nobody knows whether they had ended."""
    named = [f"{one.person.name} ({one.body.name})" for one in tenures[:MOST_LEFT_OUT]]
    more = len(tenures) - len(named)
    rest = f" and {more} more" if more else ""
    return f"left out, since no end is on record: {', '.join(named)}{rest}"


def _keep_quiet(message: str) -> None:
    """What was passed over for a name has been told when it was found."""


def _say_gap(env: Environment, answer: OnDay, *, is_narrowed: bool, is_shown: bool) -> None:
    """Say that nobody, or somebody acting, is on record in a post; that a person held none.

    ``is_shown`` tells that the answer itself shows who held it before and after.
    """
    name = answer.asked.record.name if answer.asked else ""
    when = when_in_words(answer.on)
    acting = ", ".join([one.person.name for one in answer.tenures])
    if answer.asked_as == POST and not (acting or answer.before or answer.after):
        env.tell(f"no holder of {name} is on record")
    elif answer.asked_as == POST and not acting and answer.before and not answer.before.holder.to:
        last = answer.before
        since = in_words(last.holder.from_)
        env.tell(
            f"nobody is known to have held the post of {name} {when}: {last.person.name} held it"
            f" from {since}, end not on record"
        )
    elif answer.asked_as == POST:
        who = f"; {acting} acted" if acting else ", nor as acting"
        beside = "" if is_shown else _beside(answer)
        env.tell(f"nobody is on record as holding the post of {name} {when}{who}{beside}")
    elif answer.asked_as == PERSON:
        except_acting = ", except acting" if acting else ""
        env.tell(f"{name} held no post on record {when}{except_acting}")
    elif not acting:
        whose = f" of {name}" if name else " that the filters leave" if is_narrowed else ""
        env.tell(f"no post{whose} is on record as held {when}")


def _beside(answer: OnDay) -> str:
    """Who held a post before and after the day that was asked about."""
    tenures = (("before", answer.before), ("after", answer.after))
    return "".join(
        [
            f"; {when}: {one.person.name}{', acting' if one.holder.acting else ''},"
            f" {tenure_in_words(one.holder)}"
            for when, one in tenures
            if one
        ]
    )
