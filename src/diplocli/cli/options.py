"""Options that mean the same everywhere, declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core

from ..errors import UsageError
from ..queries.nearest import nearest, pick
from .environment import Environment
from .typed_dates import typed_date

VIEWS = "Views"
LONGEST_SENTENCE = 1_000

_SHARED_OPTIONS = {
    "json": (
        Annotated[bool, typer.Option("--json", help="One JSON object with every field.")],
        False,
    ),
    "plain": (Annotated[bool, typer.Option("--plain", help="Plain text, as when piped.")], False),
    "color": (
        Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")],
        "auto",
    ),
    "width": (
        Annotated[int | None, typer.Option("--width", metavar="N", help="Columns to fill.")],
        None,
    ),
    "hyperlinks": (
        Annotated[str, typer.Option("--hyperlinks", metavar="WHEN", help="auto, always or never.")],
        "auto",
    ),
    "pack": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--pack",
                metavar="PACK",
                help="Of the packs only this; may repeat.",
                show_default=False,
            ),
        ],
        None,
    ),
    "no_packs": (Annotated[bool, typer.Option("--no-packs", help="The corpus alone.")], False),
    "ascii": (
        Annotated[
            bool, typer.Option("--ascii", help="No drawing, for screen readers and old terminals.")
        ],
        False,
    ),
}


def _not_blank(names: list[str] | None) -> list[str] | None:
    """Words of a name, of which at least one says something. Raises UsageError where none does."""
    if names and not "".join(names).strip():
        raise UsageError("a name is needed, not an empty one; see diplocli define")
    return names


def none_blank(names: list[str] | None) -> list[str] | None:
    """Names, each of which says something. Raises UsageError where one does not."""
    for name in names or ():
        _not_blank([name])
    return names


def in_commas(values: Iterable[str] | None) -> list[str]:
    """The words of an option that may repeat and takes several with commas between."""
    return [word.strip() for value in values or () for word in value.split(",")]


Name = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...",
        help="Words are joined into one name.",
        show_default=False,
        callback=_not_blank,
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...",
        help="One name an argument; quote names of several words.",
        show_default=False,
        callback=none_blank,
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...", help="Only what holds all of these words.", show_default=False
    ),
]


def date_option(name: str, help: str) -> Any:
    """An option that takes a date as people type it."""
    return typer.Option(name, metavar="DATE", help=help, callback=typed_date)


From = Annotated[str, date_option("--from", "Not before: 2011, 2011-05, 2011-05-16 or May 2011.")]
To = Annotated[str, date_option("--to", "Not after.")]
Topic = Annotated[
    str, typer.Option("--topic", metavar="TOPIC", help="Only what stands under a topic.")
]
Track = Annotated[str, typer.Option("--track", metavar="TRACK", help="Only one story.")]


def kinds_option(help: str) -> Any:
    """An option that takes kinds of records, one by one or several with commas between."""
    return typer.Option("--kind", metavar="KIND", help=help, callback=in_commas)


Kinds = Annotated[list[str] | None, kinds_option("Only a kind of record, or several: term,issue.")]


def _not_standard_output(path: Path | None) -> Path | None:
    """A file to write; none for ``-``, which stands for standard output."""
    return None if path == Path("-") else path


def _named_file(path: Path | None) -> Path | None:
    """A file to write. Raises UsageError for ``-``."""
    if path == Path("-"):
        raise UsageError("this cannot go to standard output; name a file with -o")
    return path


def file_option(help: str, callback: Callable[[Path | None], Path | None] = _named_file) -> Any:
    """The option that takes a file to write, which is no ``-`` unless ``callback`` takes that."""
    return typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=help,
        readable=False,
        callback=callback,
    )


Output = Annotated[
    Path | None, file_option("Write to a file, whole or not at all.", _not_standard_output)
]
Pager = Annotated[bool, typer.Option("--pager", help="Show in $DIPLOCLI_PAGER, $PAGER or less.")]


def application(**settings: Any) -> typer.Typer:
    """A Typer application with the settings that all commands share."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, **settings)


class Group(typer.core.TyperGroup):
    """A group of commands that answers a word that is none of them with the nearest."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called. Raises UsageError for an unknown one."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            group = ctx.command_path.split()[1:]
            near = [" ".join([*group, one]) for one in nearest(args[0], self.commands)]
            raise UsageError(
                f"there is no command “{' '.join([*group, args[0]])}”",
                tuple(near) or self.instead(args),
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands, each with the whole first sentence of its help however narrow it is."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, one.get_short_help_str(LONGEST_SENTENCE))
                    for name, one in self.commands.items()
                    if not one.hidden
                ]
            )

    def instead(self, args: Sequence[str]) -> tuple[str, ...]:
        """What to try where no command is near what was typed."""
        return tuple(f"{self.name} {one}" for one in self.commands)


def command_group(help: str) -> typer.Typer:
    """A Typer application for a group of commands, which alone shows what they are."""
    group = application(help=help, cls=Group)

    @group.callback(invoke_without_command=True, help=help)
    def alone(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            context.obj.write(context.get_help() + "\n")

    return group


ENDINGS = {
    "markdown": (".md", ".markdown"), "html": (".html", ".htm"), "docx": (".docx",),
    "json": (".json",), "sarif": (".sarif",), "mermaid": (".mmd", ".mermaid"),
    "dot": (".dot", ".gv"), "bibtex": (".bib",), "ris": (".ris",), "csl-json": (".json",),
}  # fmt: skip
NOT_WRITTEN = (
    ".pdf", ".doc", ".odt", ".rtf", ".csv", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".xml",
    ".svg", ".png", ".jpg", ".jpeg", ".gif",
)  # fmt: skip


def chosen_format(named: str, formats: Iterable[str], output: Path | None, otherwise: str) -> str:
    """The format that is named; else what the name of the file to write ends in; else another.

    Raises UsageError for a format that there is not, named or by the ending of the file.
    """
    known = tuple(formats)
    if named:
        return pick("format", named, known)
    ending = output.suffix.lower() if output else ""
    fitting = [one for one in known if ending in ENDINGS.get(one, ())]
    if not fitting and ending in (*NOT_WRITTEN, *sum(ENDINGS.values(), ())):
        raise UsageError(f"{output}: there is no format “{ending[1:]}”", known)
    return next(iter(fitting), otherwise)


def for_lists_only(name: list[str] | None, **filters: str | bool) -> None:
    """Raise UsageError for filters of a list that are given beside the name of one record."""
    for option, value in filters.items():
        if name and value:
            written = option.replace("_", "-")
            raise UsageError(f"--{written} narrows the list; leave it out, or the name")


def shows(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the view options; it takes the Environment and the View they add up to.

    The command's first two parameters are ``env`` and ``view``; Typer sees the rest and the
    options of every view.
    """
    signature = inspect.signature(command, eval_str=True)
    own = [param for name, param in signature.parameters.items() if name not in ("env", "view")]
    added = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in _SHARED_OPTIONS.items()
    ]

    def run(context: typer.Context, **given: Any) -> Any:
        env: Environment = context.obj
        chosen = {name: given.pop(name) for name in _SHARED_OPTIONS}
        env.choose_packs(chosen.pop("pack"), none=chosen.pop("no_packs"))
        return command(env, env.view(**chosen), **given)

    first = inspect.Parameter(
        "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    params = [first, *(param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in own), *added]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = signature.replace(parameters=params)  # type: ignore[attr-defined]
    run.__annotations__ = {param.name: param.annotation for param in params}
    return run
