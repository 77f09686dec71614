"""A pager, when one is asked for."""

from __future__ import annotations

import shlex
import subprocess

from .environment import Environment

DEFAULT = "less -FRX"


def show(env: Environment, text: str) -> None:
    """Show a text in ``$DIPLOCLI_PAGER``, ``$PAGER`` or less; write it where none can be run."""
    command = env.variables.get("DIPLOCLI_PAGER") or env.variables.get("PAGER") or DEFAULT
    if not env.on_terminal:
        env.write(text)
        return
    try:
        process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE)
    except (OSError, ValueError):
        env.tell(f"cannot run the pager “{command}”")
        env.write(text)
        return
    try:
        process.communicate(text.encode("utf-8", "replace"))
    except (BrokenPipeError, KeyboardInterrupt):
        process.wait()
