"""``diplocli instrument``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ...queries.define import define_one
from ...queries.listing import instruments
from ...render.view import View
from ..environment import Environment
from ..options import Name, Topic, application, date_option, for_lists_only, shows
from ..showing import show_definition, show_listing, tell_what_is_known

app = application()

EXAMPLES = """\b
Examples:
  diplocli instrument Budapest Convention
  diplocli instrument --type treaty --in-force
  diplocli instrument --in-force-on 2010
  diplocli instrument --non-binding --topic norms
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    name: Name = None,
    topic: Topic = "",
    type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="treaty, resolution, strategy, norm …")
    ] = "",
    binding: Annotated[bool, typer.Option("--binding", help="Only what binds in law.")] = False,
    non_binding: Annotated[bool, typer.Option("--non-binding", help="Only what does not.")] = False,
    in_force: Annotated[
        bool, typer.Option("--in-force", help="Only what is in force as of the edition.")
    ] = False,
    in_force_on: Annotated[
        str, date_option("--in-force-on", "Only what was in force on a date.")
    ] = "",
) -> int:
    """A treaty, resolution, strategy, law, norm: its dates, status, parties, parts, what it binds.

    Without a name: all of them by type.
    """
    store = env.store()
    if binding and non_binding:
        raise UsageError("--binding and --non-binding leave nothing; give one")
    if in_force and in_force_on:
        raise UsageError("--in-force and --in-force-on name two days; give one")
    for_lists_only(
        name, topic=topic, type=type, binding=binding, non_binding=non_binding, in_force=in_force,
        in_force_on=in_force_on,
    )  # fmt: skip
    if name is None:
        wanted = True if binding else False if non_binding else None
        on = in_force_on or (store.as_of if in_force else "")
        answer = instruments(store, topic=topic, type=type, binding=wanted, in_force_on=on)
        status = show_listing(env, view, store, answer)
        if in_force_on:
            tell_what_is_known(env, store, in_force_on)
        return status
    return show_definition(
        env, view, store, define_one(store, " ".join(name), "instrument", env.tell), "instrument"
    )
