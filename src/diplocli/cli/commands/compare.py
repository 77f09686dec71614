"""``diplocli compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ...queries.compare import compare, compare_readings
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application, shows
from ..showing import not_found

app = application()

EXAMPLES = """\b
Examples:
  diplocli compare cyber digital tech
  diplocli compare GGE OEWG
  diplocli compare "due diligence" sovereignty
  diplocli compare sovereignty --by authority
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME NAME...", help="One name an argument; quote names of several words."
        ),
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="WHAT", help="authority: lay one term's readings side by side."
        ),
    ] = "",
) -> int:
    """What differs between two things or more, aspect by aspect.

    Where an editor has written the contrast it is shown with its sources; otherwise it is
    computed from the records, and says so.
    """
    store = env.store()
    if by not in ("", "authority"):
        raise UsageError(f"--by takes “authority”, not “{by}”")
    answer = (
        compare_readings(store, " ".join(names), env.tell)
        if by
        else compare(store, names, env.tell)
    )
    if view.mode == HUMAN:
        from ...render.human.compare import comparison

        env.write(comparison(answer, store.edition, view))
    else:
        env.write(
            json.comparison(answer, store.edition)
            if view.mode == JSON
            else plain.comparison(answer)
        )
    if answer.subjects:
        return ExitStatus.DONE
    return not_found(env, answer.missing, answer.suggestions)
