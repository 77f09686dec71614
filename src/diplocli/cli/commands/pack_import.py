"""``diplocli pack import``: what others have written down becomes a pack."""

from __future__ import annotations

import json as json_text
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ...errors import UsageError
from ...exchange.intake import INTAKES, Given
from ...model import TYPE_CHECKING
from ...render.safe import prose
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Output

if TYPE_CHECKING:
    from ...exchange.intake.make import Carried

EXAMPLES = """\b
Examples:
  diplocli pack import words.csv --name ministry --dry-run
  diplocli pack import words.csv --name ministry --map Begriff=name --map Erklärung=definition
  diplocli pack import thesaurus.ttl --name unesco
  diplocli pack import terms.tbx --name iate -o iate.toml
"""
_EVERY = 0.2


def importing(add: Callable[[Environment, Path], None]) -> Callable[..., int]:
    """The command; ``add`` puts the file of a pack, called by its name, among the user's packs."""

    def import_(
        context: typer.Context,
        file: Annotated[
            str, typer.Argument(metavar="FILE", help="What to read.", show_default=False)
        ],
        name: Annotated[
            str, typer.Option("--name", metavar="NAME", help="What the pack is called: kebab-case.")
        ],
        format: Annotated[
            str,
            typer.Option(
                "--format", metavar="FORMAT", help=f"{', '.join(INTAKES)}; else recognised."
            ),
        ] = "",
        map: Annotated[
            list[str] | None,
            typer.Option(
                "--map", metavar="COLUMN=FIELD", help="What a column is; may be repeated."
            ),
        ] = None,
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help="Only tell what would be carried and what not.")
        ] = False,
        output: Output = None,
        json: Annotated[
            bool, typer.Option("--json", help="The report as one JSON object.")
        ] = False,
    ) -> int:
        """Make a pack of a glossary, thesaurus or term base, and add it.

        Every record has an id of its own, links follow, languages are kept. What cannot be carried
        over is counted and told. -o writes the pack to a file and adds nothing.
        """
        import tempfile

        from ...exchange.intake.make import import_pack
        from ...exchange.intake.report import report

        env: Environment = context.obj
        if dry_run and output is not None:
            raise UsageError("--dry-run writes nothing; leave out -o")
        given = Given(path=file, columns=_columns(map or []))
        with tempfile.TemporaryDirectory(prefix="diplocli-") as folder:
            made = output or Path(folder) / f"{name}.toml"
            with _Progress(env) as progress:
                done = import_pack(
                    given,
                    name,
                    env.store(),
                    None if dry_run else made,
                    format=format,
                    progress=progress.tell,
                )
            if not dry_run and output is None:
                add(env, made)
        env.write(_as_json(done) if json else prose(report(done)))
        if output is not None:
            env.tell(f"written: {output}; diplocli pack add {output} adds it")
        return ExitStatus.DONE

    return import_


def _columns(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not (column and equals and field):
            raise UsageError(f"--map is COLUMN=FIELD, not “{pair}”", ("--map Term=name",))
        found[column] = field
    return found


class _Progress:
    """How many entries are written, and how many a second, where a person sees it."""

    def __init__(self, env: Environment) -> None:
        stream = env.stderr
        self._stream = stream if stream is not None and stream.isatty() else None
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.write("\r" + " " * 60 + "\r")

    def tell(self, done: int) -> None:
        """Show the number, now and then."""
        if self._stream is None or done % 100:
            return
        now = time.monotonic()
        if now - self._told > _EVERY:
            self._told = now
            rate = done / (now - self._begun)
            self._stream.write(f"\r{done:,} records, {rate:,.0f} a second")
            self._stream.flush()


def _as_json(done: Carried) -> str:
    plain = {"schema_version": 1, **done.to_plain()}
    return json_text.dumps(plain, ensure_ascii=False, indent=2) + "\n"
