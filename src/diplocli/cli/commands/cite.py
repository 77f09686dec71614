"""``diplocli cite``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import AmbiguousName, UsageError
from ...exchange import REFERENCES, reference_writer
from ...queries.cite import bibliography, cite
from ...render import json
from ...render.safe import prose
from ...render.view import JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Names, Output, application, chosen_format, shows
from ..showing import not_found, quoted, unquoted, write_or_save

app = application()

DEFAULT = "chicago"
EXAMPLES = """\b
Examples:
  diplocli cite "cyber diplomacy"
  diplocli cite GGE OEWG --sources -o groups.bib
  diplocli cite "due diligence" --sources --format apa
  diplocli cite --all --format csl-json -o diplocli.json

\b
Formats:
""" + "\n".join(f"  {one.id:<9} {one.description}" for one in REFERENCES.values())


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    names: Names = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="The sources that a record cites, not the record.")
    ] = False,
    all: Annotated[
        bool, typer.Option("--all", help="The whole bibliography: every source there is.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(REFERENCES)}; else what FILE ends in, else {DEFAULT}.",
        ),
    ] = "",
    output: Output = None,
) -> int:
    """How to cite a record, with its edition and the day of its review, or its sources.

    Plain Chicago author-date entries unless another format is named. A key is the id of the
    source or record, and does not change.
    """
    format = chosen_format(format, REFERENCES, None if view.mode == JSON else output, DEFAULT)
    write = reference_writer(format)
    if all and names:
        raise UsageError("--all cites every source; leave it out, or the names")
    if not (all or names):
        raise UsageError(
            "cite needs a name, or --all", ("diplocli cite GDPR", "diplocli cite --all")
        )
    store = env.store()
    try:
        answer = (
            bibliography(store) if all else cite(store, names or (), env.tell, of_sources=sources)
        )
    except AmbiguousName as error:
        raise unquoted(error, store, "cite", names or ()) from None
    if view.mode == JSON:
        each = [(one.id, "".join(write([one])).rstrip("\n")) for one in answer.sources]
        text = json.citations(each, format, answer.suggestions, store.edition)
    else:
        text = prose("".join(write(answer.sources))) if answer.sources else ""
    if answer.missing is not None:
        env.write(text)
        meant = quoted(store, "cite", names or ())
        return not_found(env, answer.missing, answer.suggestions, instead=meant)
    if not answer.sources:
        env.write(text)
        env.tell("no source is cited there")
        return ExitStatus.NOTHING_FOUND
    write_or_save(env, text, output)
    return ExitStatus.DONE
