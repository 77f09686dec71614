"""``diplocli pack import``: what others have written down becomes a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ...corpus.places import user_packs
from ...errors import DataError, UsageError
from ...exchange.intake import INTAKES, Given
from ...render import json
from ...render.packs import replaced
from ...render.safe import prose
from ...render.view import JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import file_option, shows

FORMATS = tuple(INTAKES)
EXAMPLES = """\b
Examples:
  diplocli pack import words.csv --name ministry --dry-run
  diplocli pack import wörter.csv --name amt --map Wort=name_de --map Sinn=definition_de
  diplocli pack import thesaurus.ttl --name unesco
  diplocli pack import terms.tbx --name iate -o iate.toml
"""


@shows
def import_(
    env: Environment,
    view: View,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What to read.", show_default=False)],
    name: Annotated[
        str,
        typer.Option(
            "--name", metavar="WORD", help="The pack's name, in kebab-case.", show_default=False
        ),
    ],
    format: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; else recognised."),
    ] = "",
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is; may repeat."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be carried over.")
    ] = False,
    output: Annotated[Path | None, file_option("Write to a file, whole or not at all.")] = None,
) -> int:
    """Make a pack of a glossary, thesaurus or term base, and add it.

    Every record gets an id of its own, links follow, languages are kept. What cannot be carried over
    is counted and told. With -o the pack is written to a file and not added.
    """
    if dry_run and output is not None:
        raise UsageError("--dry-run writes nothing; leave out -o")
    import tempfile

    from ...exchange.intake.make import import_pack
    from ...exchange.intake.report import report
    from ...render.human.progress import progress

    given = Given(path=file, columns=_columns(map or []))
    with tempfile.TemporaryDirectory(prefix="diplocli-") as folder:
        made = output or Path(folder) / "pack.toml"
        with progress(env.stderr, "importing") as advance:
            done = import_pack(
                given,
                name,
                env.bundled(),
                None if dry_run else made,
                format=format,
                progress=advance,
            )
        if not dry_run and output is None:
            _add(env, made)
    env.write(json.pack_import(done) if view.mode == JSON else prose(report(done)))
    if output is not None:
        env.tell(f"written: {output}; next: diplocli pack add {output}")
    elif not dry_run:
        env.tell(f"pack {name} is added; next: diplocli pack show {name}")
    elif name in [pack.name for pack in user_packs()]:
        env.tell(f"there is a pack {name} already; this one would take its place")
    return ExitStatus.DONE


def _columns(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not (column and equals and field):
            raise UsageError(f"--map is COLUMN=FIELD, as in --map Term=name, not “{pair}”")
        found[column] = field
    return found


def _add(env: Environment, path: Path) -> None:
    """Add the pack that was made. Raises DataError when it cannot stand."""
    from ...packs.installed import add
    from ...render.human.progress import progress

    with progress(env.stderr, "adding") as advance:
        checked = add(env.bundled(), path, env.tell, advance)
    if checked.errors:
        raise DataError(
            f"{checked.errors[0].message}; nothing was added; -o FILE writes the pack to look at"
        )
    if told := replaced(checked):
        env.tell(told)
