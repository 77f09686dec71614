"""``diplocli annotate``."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from ...documents.annotation.annotate import Annotation, wanted
from ...documents.annotation.many import annotated
from ...errors import DiplocliError, MissingExtra, UsageError
from ...files import Composed
from ...model import TYPE_CHECKING
from ...parting import KINDS
from ...queries.nearest import pick
from ...render import plain
from ...render.view import HUMAN, JSON, View
from ...workers import uncollected
from ..documents import Files, files_given, status_of_reading
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Kinds, Output, Topic, application, chosen_format, shows
from ..showing import save, write_or_save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ...corpus.index.store import Store

app = application()

EXAMPLES = """\b
Examples:
  diplocli annotate speech.txt
  diplocli annotate statement.pdf --list
  diplocli annotate draft.docx -o explained.docx
  diplocli annotate speeches/ --unknown --jobs 4
  pdftotext report.pdf - | diplocli annotate --json
"""
FORMATS = ("text", "html", "markdown", "docx")


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    paths: Files = None,
    entries: Annotated[
        bool, typer.Option("--list", help="Only the entries found, with counts and first places.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, html, markdown or docx; else what FILE ends in.",
        ),
    ] = "",
    output: Output = None,
    first: Annotated[bool, typer.Option("--first", help="Only the first mention of each.")] = False,
    topic: Topic = "",
    kind: Kinds = None,
    unknown: Annotated[
        bool,
        typer.Option("--unknown", help="Acronyms and bodies that the corpus does not know."),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar="N",
            min=1,
            help="Processes at once; if not given one, for a long text one a core.",
        ),
    ] = None,
) -> int:
    """Find every term, acronym, office, person, instrument and event in a text and explain it."""
    lists = entries or unknown or view.mode == JSON
    format = chosen_format(format, FORMATS, None if lists else output, "text")
    if (entries or unknown) and format != "text":
        option = "--unknown" if unknown else "--list"
        raise UsageError(f"{option} is shown as text or with --json; leave out --format {format}")
    kinds = [pick("kind", one, KINDS) for one in kind or ()]
    store = env.store()
    want = wanted(
        store,
        kinds=kinds,
        topic=topic,
        first=first or (entries and view.mode != JSON and format == "text"),
        unknown=unknown,
        text=format != "text" or (view.mode == HUMAN and not (entries or unknown)),
        whole=format == "docx",
    )
    unread: list[DiplocliError] = []
    named = files_given(
        paths,
        unread,
        "annotate needs a file",
        ("diplocli annotate speech.txt", "diplocli annotate -"),
        output,
    )
    if format in ("markdown", "docx") and len(named) > 1:
        raise UsageError(f"--format {format} takes one document, not {len(named)}")
    if format == "docx" and output is None:
        raise UsageError("docx needs a file to write: -o explained.docx")
    from ...render.human.progress import progress

    with uncollected(), progress(env.stderr, "reading") as advance:
        found = annotated(store, named, want, jobs, env.packs, advance)
        answer = Annotation(store, named, chain(unread, found))
        pieces = _view(view, store, answer, format, entries, unknown, output)
        composed = Composed(() if format == "docx" else pieces)
    if format == "docx" and output is not None:
        _save_docx(env, answer, output)
    else:
        _tell_unread(env, answer)
        is_page = view.mode == HUMAN and format == "text" and not unknown
        if view.mode == JSON or (answer.documents and (answer.entries() or not is_page)):
            write_or_save(env, composed, output)
    return _status(env, answer, unknown)


def _view(
    view: View,
    store: Store,
    answer: Annotation,
    format: str,
    entries: bool,
    unknown: bool,
    output: Path | None,
) -> Iterable[str]:
    """The answer as text, piece by piece; it is found as the pieces are asked for."""
    if view.mode == JSON:
        from ...render import json

        return json.annotation(answer, store.edition)
    if format == "html":
        from ...documents.annotation.as_html import as_html

        return as_html(answer, store.edition)
    if format == "markdown":
        from ...documents.annotation.as_markdown import as_markdown

        return as_markdown(answer)
    if view.mode == HUMAN and output is None:
        from ...render.human import annotate as human

        if unknown:
            return human.annotation_unknown(answer, view)
        show = human.annotation_entries if entries else human.annotation
        return show(answer, store.edition, view)
    if unknown:
        return plain.annotation_unknown(answer)
    return plain.annotation_entries(answer) if entries else plain.annotation(answer)


def _tell_unread(env: Environment, answer: Annotation) -> None:
    for error in answer.errors:
        env.report(error)


def _save_docx(env: Environment, answer: Annotation, output: Path) -> None:
    try:
        from ...documents.reading.word import as_word
    except ImportError:
        raise MissingExtra.needed_by("docx", "docs") from None
    written, without = as_word(answer)
    _tell_unread(env, answer)
    if answer.documents:
        save(env, written, output)
        if without:
            env.tell(
                f"{without} found in text boxes, notes, headers or footers, where Word knows no"
                " comments; --list shows them"
            )


def _status(env: Environment, answer: Annotation, unknown: bool) -> int:
    if answer.errors:
        return status_of_reading(answer.errors)
    if unknown:
        if answer.unknown():
            return ExitStatus.DONE
        env.tell("every acronym and body is known")
    elif answer.entries():
        return ExitStatus.DONE
    else:
        env.tell("the corpus knows nothing that is named there")
    return ExitStatus.NOTHING_FOUND
