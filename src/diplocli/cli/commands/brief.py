"""``diplocli brief``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...documents.briefing.brief import Brief
from ...documents.briefing.compose import brief
from ...documents.briefing.matter import Asked
from ...errors import AmbiguousName, MissingExtra, UsageError
from ...model import TYPE_CHECKING
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import From, Names, Output, To, application, chosen_format, shows
from ..showing import not_found, quoted, save, unquoted, write_or_save

if TYPE_CHECKING:
    from pathlib import Path

app = application()

EXAMPLES = """\b
Examples:
  diplocli brief data-localization
  diplocli brief "Budapest Convention" -o budapest.html
  diplocli brief "data sovereignty" "data residency" --actor China
  diplocli brief "United States" China --from 2020 -o bilateral.docx
"""
FORMATS = ("markdown", "html", "docx")


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    names: Names = None,
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="Whose view comes first.")
    ] = "",
    from_: From = "",
    to: To = "",
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="markdown, html or docx; else what FILE ends in."
        ),
    ] = "",
    output: Output = None,
) -> int:
    """One or two pages on an issue, term, instrument or actor, every claim with its source.

    The bottom line, what the words mean and to whom, where the sides stand, what governs it, the
    dates that matter, what to watch. DOCX needs -o FILE.
    """
    if format and view.mode == JSON:
        raise UsageError(f"--json and --format {format} are two forms; give one")
    format = "" if view.mode == JSON else chosen_format(format, FORMATS, output, "")
    if format == "docx" and output is None:
        raise UsageError("docx needs a file to write: -o brief.docx")
    store = env.store()
    asked = Asked(actor=actor, from_=from_, to=to)
    try:
        answer = brief(store, names or [], asked, env.tell)
    except AmbiguousName as error:
        raise unquoted(error, store, "brief", names or []) from None
    if answer.subjects:
        _show(env, view, answer, format, output)
        return ExitStatus.DONE
    if view.mode == JSON:
        env.write(json.brief(answer))
    meant = quoted(store, "brief", names or [])
    return not_found(env, answer.missing, answer.suggestions, instead=meant)


def _show(env: Environment, view: View, answer: Brief, format: str, output: Path | None) -> None:
    if format == "docx" and output is not None:
        save(env, _docx(answer), output)
    elif format == "html":
        from ...documents.briefing.as_html import html

        write_or_save(env, html(answer), output)
    elif format == "markdown":
        from ...documents.briefing.as_markdown import markdown

        write_or_save(env, markdown(answer), output)
    elif view.mode == HUMAN and output is None:
        from ...render.human.brief import brief as show

        env.write(show(answer, view))
    else:
        text = json.brief(answer) if view.mode == JSON else plain.brief(answer)
        write_or_save(env, text, output)


def _docx(answer: Brief) -> bytes:
    try:
        from ...documents.briefing.as_docx import docx
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "docx":
            raise
        raise MissingExtra.needed_by("docx", "docs") from None
    return docx(answer)
