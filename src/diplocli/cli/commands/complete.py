"""``diplocli complete``: what the scripts of ``diplocli completion`` ask when TAB is typed."""

from __future__ import annotations

from typing import Annotated

import typer

from ...queries.complete import complete
from ...render.safe import line
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application

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
    name, *before, word = [*typed, ""] if len(typed) == 1 else typed
    found = complete(env.store(), name, before, word)
    env.write("".join([f"{line(one.text)}\t{line(one.about)}\n" for one in found]))
    return ExitStatus.DONE if found else ExitStatus.NOTHING_FOUND
