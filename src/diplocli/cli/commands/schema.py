"""``diplocli schema``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ...errors import UsageError
from ...queries.nearest import nearest
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application

app = application()

EXAMPLES = """\b
Examples:
  diplocli schema define
  diplocli schema corpus check
  diplocli schema > diplocli.schemas.json
"""


@app.command(epilog=EXAMPLES)
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND]", help="A command that has --json, or error.", show_default=False
        ),
    ] = None,
) -> int:
    """The JSON Schema (2020-12) of what a command answers under --json.

    Without a command: one object with the schema of every command and that of an error.
    """
    from ...render import schemas

    env: Environment = context.obj
    name = " ".join(words or [])
    if name and name not in (*schemas.ANSWERS, "error"):
        known = (*schemas.ANSWERS, "error")
        raise UsageError(f"“{name}” answers in no JSON", nearest(name, known) or known)
    schema = (
        schemas.answers()
        if not name
        else schemas.error()
        if name == "error"
        else schemas.answer(name)
    )
    env.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    return ExitStatus.DONE
