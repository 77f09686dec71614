"""``diplocli completion``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ...queries.nearest import pick
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application

app = application()

EXAMPLES = """\b
Examples:
  diplocli completion bash > ~/.local/share/bash-completion/completions/diplocli
  diplocli completion fish > ~/.config/fish/completions/diplocli.fish
  diplocli completion zsh > ~/.zfunc/_diplocli

The folder ~/.zfunc must be in zsh's fpath before compinit runs.
"""


SHELLS = ("bash", "zsh", "fish")


@app.command(epilog=EXAMPLES)
def command(
    context: typer.Context,
    shell: Annotated[
        str,
        typer.Argument(metavar="|".join(SHELLS), help="The shell.", show_default=False),
    ] = "",
) -> int:
    """Print a script by which a shell completes commands, options, names, topics and tracks.

    No file of yours is changed. Print it anew after an update.
    """
    from ..completion import script

    if not shell:
        raise UsageError("completion needs a shell", SHELLS)
    env: Environment = context.obj
    env.write(script(pick("shell", shell, SHELLS)))
    return ExitStatus.DONE
