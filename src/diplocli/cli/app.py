"""The Typer application: every command, loaded only when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main

from .. import __version__
from ..render.safe import line
from .environment import Environment
from .exit_status import ExitStatus
from .options import Group

COMMANDS = {
    "define": "What it means, according to whom",
    "compare": "What differs, side by side",
    "timeline": "What happened, when, in what order",
    "glossary": "Everything A to Z",
    "search": "Full text over every kind of record",
    "issue": "What is at issue, who stands where",
    "actor": "States, bodies, offices, people; who held a post on a day",
    "instrument": "Treaties, resolutions, strategies, laws, norms",
    "show": "A record as its author wrote it, and where",
    "graph": "What a record is tied to",
    "brief": "One or two pages on a subject",
    "cite": "How to cite a record or its sources",
    "annotate": "Explain what a text names",
    "check": "Review a draft: what it gets wrong",
    "export": "Take everything out, in a format other programs read",
    "pack": "Your own terms beside the corpus",
    "corpus": "For authors: check, format and build the corpus",
    "schema": "The JSON Schema of what a command answers",
    "completion": "A script by which a shell completes commands and names",
    "info": "Edition, as-of date and counts",
}
HIDDEN = {"complete": "What the completion scripts ask"}
SETTINGS = {"help_option_names": ["-h", "--help"]}
WIDEST_HELP, MARGIN = 100, 2
EPILOG = """\b
Try:
  diplocli define cyber diplomacy
  diplocli compare cyber digital
  diplocli timeline --track us-cyber-diplomacy
"""


class LazyCommands(Group):
    """A group that knows its commands by name and imports only the one that is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, help in (COMMANDS | HIDDEN).items():
            self.commands[name] = typer.core.TyperCommand(
                name=name, help=help, hidden=name in HIDDEN, rich_markup_mode=None
            )

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Load the command that is called."""
        if args and args[0] in self.commands:
            self.commands[args[0]] = load(args[0])
        return super().resolve_command(ctx, args)

    def instead(self, args: Sequence[str]) -> tuple[str, ...]:
        """What is no command may be meant as a name."""
        return (
            " ".join(["diplocli define", *(word for word in args if not word.startswith("-"))]),
        )


def load(name: str) -> Any:
    """A command, or group of commands, from its module in ``commands/``."""
    module = import_module(f".commands.{name}", __package__)
    app: typer.Typer = module.app
    command = typer.main.get_command(app)
    command.name = name
    return command


app = typer.Typer(
    cls=LazyCommands,
    name="diplocli",
    help="A policy reference on cyber, digital and tech diplomacy: the answer, the authority,\n"
    "the pinpoint and the day it was last checked, offline.",
    epilog=EPILOG,
    context_settings=SETTINGS,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print version and edition, and exit."),
) -> int:
    """Print the version, or the help when no command is given."""
    if version:
        store = context.obj.store()
        edition = f"corpus {store.edition} as of {store.as_of}"
        context.obj.write(f"diplocli {__version__}, {line(edition)}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        context.obj.write(context.get_help() + "\n")
    return ExitStatus.DONE


def run(arguments: list[str], env: Environment) -> int:
    """Run one command as Typer reads it and return its exit status; ``help X`` is ``X --help``.

    Raises KeyboardInterrupt, which Typer takes for an answer, as what it is.
    """
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    command = typer.main.get_command(app)
    try:
        status = command.main(
            arguments,
            prog_name="diplocli",
            complete_var="",
            standalone_mode=False,
            obj=env,
            terminal_width=min(env.columns(), WIDEST_HELP) - MARGIN,
        )
    except typer.TyperException as error:
        from .misuse import refusal

        env.report(refusal(error, arguments, COMMANDS))
        return ExitStatus.USAGE
    if status == ExitStatus.INTERRUPTED:
        raise KeyboardInterrupt
    return int(status or ExitStatus.DONE)
