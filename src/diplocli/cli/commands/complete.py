"""``diplocli complete``: what the scripts of ``diplocli completion`` ask when TAB is typed."""

from __future__ import annotations

from typing import Annotated

import typer

from ..environment import Environment
from ..options import application
from ..showing import show_candidates

app = application()
AS_TYPED = {"ignore_unknown_options": True, "allow_interspersed_args": False}


@app.command(context_settings=AS_TYPED, hidden=True)
def command(
    context: typer.Context,
    typed: Annotated[
        list[str],
        typer.Argument(
            metavar="COMMAND [WORD]... WORD",
            help="A command line as it stands, up to the word being typed, be it empty.",
        ),
    ],
) -> int:
    """Print what the last word can become, a candidate a line: the word, a tab, what it is."""
    env: Environment = context.obj
    return show_candidates(env, env.store(), typed)
