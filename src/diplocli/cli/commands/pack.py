"""``diplocli pack``: terms of one's own, beside the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...errors import DataError, UsageError
from ...model import TYPE_CHECKING
from ...render import json, plain
from ...render.packs import replaced
from ...render.safe import line
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import command_group, file_option, shows
from ..showing import call
from .pack_import import EXAMPLES, import_
from .pack_import import FORMATS as FORMATS  # what completion offers

if TYPE_CHECKING:
    from ...packs.installed import Checked

app = command_group("Your own terms: make, check, add, import, list, show and remove packs.")

PackName = Annotated[str, typer.Argument(metavar="PACK", help="The pack's name.")]
PackPath = Annotated[
    Path,
    typer.Argument(
        metavar="PATH", help="A pack: a TOML file, or a folder with pack.toml.", readable=False
    ),
]


@app.command()
def new(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="WORD", help="Its name, in kebab-case: my-ministry.")
    ],
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What it is called.")] = "",
    output: Annotated[Path | None, file_option("Where to write it: NAME.toml.")] = None,
) -> int:
    """Write a commented pack to fill in."""
    from ...files import write_new
    from ...packs.template import template

    env: Environment = context.obj
    path = output or Path(f"{name}.toml")
    text = template(name, title, str(path))
    try:
        write_new(path, text)
    except FileExistsError:
        raise UsageError(f"{path} is there already; name another file with -o") from None
    env.write(f"{line(str(path))}\n")
    env.tell(f"next: diplocli pack check {path}")
    return ExitStatus.DONE


@app.command()
@shows
def check(
    env: Environment,
    view: View,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A pack, or the name of one.")],
) -> int:
    """Everything wrong with a pack, as compilers print it. Exit 4 when there are errors."""
    from ...packs.installed import check as checked_pack
    from ...packs.installed import path_of
    from ...render.human.progress import progress

    _refuse_glossary(path)
    with progress(env.stderr, "checking") as advance:
        checked = checked_pack(env.bundled(), path_of(path), env.tell, advance)
    if view.mode == JSON:
        env.write(json.pack_check(checked))
    else:
        env.write("".join(f"{line(str(finding))}\n" for finding in checked.findings))
    env.tell(f"pack {checked.manifest.name}: {_summed(checked)}")
    return ExitStatus.BAD_DATA if checked.errors else ExitStatus.DONE


@app.command()
def add(context: typer.Context, path: PackPath) -> int:
    """Add a pack to your own, or what has changed in it. All of it or, with an error, nothing."""
    from ...packs.installed import add as add_pack
    from ...packs.installed import no_pack
    from ...render.human.progress import progress

    env: Environment = context.obj
    _refuse_glossary(str(path))
    if not path.exists():
        raise no_pack(str(path))
    with progress(env.stderr, "adding") as advance:
        checked = add_pack(env.bundled(), path, env.tell, advance)
    return added(env, checked, str(path))


def _refuse_glossary(path: str) -> None:
    """Raise UsageError for a file that is to be imported, not added."""
    from ...exchange.intake import INTAKES

    ending = Path(path).suffix.lower().removeprefix(".")
    if any(ending in intake.extensions for intake in INTAKES.values()):
        instead = call("pack", "import", path, "--name", "NAME")
        raise UsageError(f"{path} is no pack but may become one", (instead,))


def added(env: Environment, checked: Checked, path: str) -> int:
    """Say what was added. Raises DataError when the pack has errors."""
    if checked.errors:
        raise DataError(
            f"{checked.errors[0]}; {_summed(checked)}, nothing was added: diplocli pack check {path}"
        )
    env.write(f"{line(checked.manifest.name)}\n")
    if told := replaced(checked):
        env.tell(told)
    see = f": {call('pack', 'check', checked.manifest.name)}" if checked.findings else ""
    env.tell(f"added: {_summed(checked)}{see}")
    return ExitStatus.DONE


app.command("import", epilog=EXAMPLES)(import_)


@app.command("list")
@shows
def list_(env: Environment, view: View) -> int:
    """The packs that are there, highest precedence first, and whether they can be read."""
    from ...packs.installed import shelved

    packs = shelved(env.bundled())
    if view.mode == JSON:
        env.write(json.packs(packs))
    elif view.mode == HUMAN:
        from ...render.human.packs import packs as human

        env.write(human(packs, view))
    else:
        env.write(plain.packs(packs))
    if packs:
        return ExitStatus.DONE
    env.tell("there are no packs; make one: diplocli pack new NAME")
    return ExitStatus.NOTHING_FOUND


@app.command()
@shows
def show(env: Environment, view: View, name: PackName) -> int:
    """What a pack holds, what it changes in the corpus, and which packs stand above it."""
    from ...packs.installed import shelved

    packs = shelved(env.bundled())
    found = [pack for pack in packs if pack.file.name == name]
    if not found:
        names = tuple(pack.file.name for pack in packs)
        raise UsageError(f"there is no pack “{name}”; see diplocli pack list", names)
    if view.mode == JSON:
        env.write(json.pack(found[0], packs))
    elif view.mode == HUMAN:
        from ...render.human.packs import pack as human

        env.write(human(found[0], packs, view))
    else:
        env.write(plain.pack(found[0], packs))
    return ExitStatus.BAD_DATA if found[0].fault else ExitStatus.DONE


@app.command()
def remove(context: typer.Context, name: PackName) -> int:
    """Remove one of your packs."""
    from ...packs.installed import remove as remove_pack

    context.obj.write(f"{line(str(remove_pack(name)))}\n")
    context.obj.tell("removed")
    return ExitStatus.DONE


def _summed(checked: Checked) -> str:
    """Counts of records, errors and warnings in words."""
    records, errors = checked.records, len(checked.errors)
    warnings = len(checked.findings) - errors
    return (
        f"{records:,} record{'s' * (records != 1)}, {errors} error{'s' * (errors != 1)},"
        f" {warnings} warning{'s' * (warnings != 1)}"
    )
