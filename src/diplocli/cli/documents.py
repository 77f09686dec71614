"""What commands that read documents share: the files they are given, how their errors end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..documents.reading.folders import files
from ..documents.reading.read import STANDARD_INPUT
from ..errors import DataError, MissingExtra, UsageError
from ..model import TYPE_CHECKING
from .exit_status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..errors import DiplocliError

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE]...",
        help="Text, Markdown, HTML, PDF or DOCX; folders; - for standard input.",
        show_default=False,
    ),
]


def files_given(
    paths: Sequence[str] | None,
    errors: list[DiplocliError],
    needed: str,
    suggestions: tuple[str, ...],
    output: Path | None = None,
) -> list[str]:
    """The files that arguments name, standard input where none is given and it is no terminal.

    ``errors`` gets one for each folder that cannot be read. Raises UsageError, saying what is
    ``needed``, when there is nothing to read, and where ``output`` would be written over what is.
    """
    if paths and not all(paths):
        raise UsageError("the name of a file is empty", suggestions)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError(needed, suggestions)
        paths = [STANDARD_INPUT]
    if output is not None and output.is_file():
        there = [path for path in paths if path != STANDARD_INPUT and os.path.isfile(path)]
        if any(map(output.samefile, there)):
            raise UsageError(f"{output} is what is read; name another file to write")
    return files(paths, lambda message: errors.append(DataError(message)))


def status_of_reading(errors: Sequence[DiplocliError]) -> int:
    """The exit status that errors of documents end with; DONE without any."""
    if any(isinstance(error, MissingExtra) for error in errors):
        return ExitStatus.MISSING_EXTRA
    return ExitStatus.BAD_DATA if errors else ExitStatus.DONE
