"""``diplocli completion``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import application

app = application()

EXAMPLES = """\b
Examples:
  diplocli completion bash > ~/.local/share/bash-completion/completions/diplocli
  diplocli completion fish > ~/.config/fish/completions/diplocli.fish
  diplocli completion zsh > ~/.zfunc/_diplocli

\b
The folder ~/.zfunc must be in zsh's fpath before compinit runs.
"""


class Shell(StrEnum):
    """A shell for which there is a script."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@app.command(epilog=EXAMPLES)
def command(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help="The shell.")],
) -> int:
    """Print a script by which a shell completes commands, options, names, topics and tracks.

    No file of yours is changed. Print it anew after an update.
    """
    from ..completion import script

    env: Environment = context.obj
    env.write(script(shell.value))
    return ExitStatus.DONE
