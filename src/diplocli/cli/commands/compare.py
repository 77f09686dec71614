"""``diplocli compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import AmbiguousName, UsageError
from ...queries.compare import compare, compare_readings
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application, none_blank, shows
from ..showing import VERSUS, not_found, quoted, unquoted

app = application()

EXAMPLES = """\b
Examples:
  diplocli compare cyber digital tech
  diplocli compare GGE OEWG
  diplocli compare "due diligence" sovereignty
  diplocli compare cyber norm vs confidence-building measure
  diplocli compare sovereignty --by authority
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME NAME...",
            help="One name an argument; quote names of several words, or put vs between names.",
            show_default=False,
            callback=none_blank,
        ),
    ] = None,
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
    if by and not names:
        raise UsageError(
            "--by authority needs a name", ("diplocli compare sovereignty --by authority",)
        )
    parted = _names(names or [])
    try:
        answer = (
            compare_readings(store, " ".join(names or ()), env.tell)
            if by
            else compare(store, parted, env.tell)
        )
    except AmbiguousName as error:
        raise unquoted(error, store, "compare", parted) from None
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
    if by:
        return not_found(env, answer.missing, answer.suggestions, "term")
    meant = quoted(store, "compare", parted)
    return not_found(env, answer.missing, answer.suggestions, instead=meant)


def _names(words: list[str]) -> list[str]:
    """One name an argument, or, where ``vs`` or else ``and`` stands between names, what it parts."""
    parted: list[list[str]] = [[]]
    lowered = [word.lower() for word in " ".join(words).split()]
    signs = VERSUS if VERSUS & {*lowered} else {"and"} & {word.lower() for word in words}
    for word in " ".join(words).split():
        if word.lower() in signs:
            parted.append([])
        else:
            parted[-1].append(word)
    return [" ".join(name) for name in parted if name] if len(parted) > 1 else words
