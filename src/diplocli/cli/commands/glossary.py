"""``diplocli glossary``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...queries.glossary import KINDS as KINDS  # what completion offers
from ...queries.glossary import glossary
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Pager, Topic, application, kinds_option, shows
from ..showing import show_text

app = application()

EXAMPLES = """\b
Examples:
  diplocli glossary --topic norms
  diplocli glossary --letter d
  diplocli glossary --acronyms
  diplocli glossary --lang fr
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    topic: Topic = "",
    letter: Annotated[str, typer.Option("--letter", metavar="L", help="Only one letter.")] = "",
    acronyms: Annotated[
        bool, typer.Option("--acronyms", help="Under their acronyms, expanded.")
    ] = False,
    kind: Annotated[
        list[str] | None, kinds_option("term, issue, actor or instrument, or several: term,issue.")
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            "--lang", metavar="LANG", help="Under their names in a language: fr or French, es, ru …"
        ),
    ] = "",
    page: Pager = False,
) -> int:
    """Every term, issue, actor and instrument from A to Z, one line each."""
    store = env.store()
    answer = glossary(
        store, kinds=kind or (), topic=topic, letter=letter, acronyms=acronyms, lang=lang
    )
    if view.mode == HUMAN:
        from ...render.human.glossary import glossary as show

        text = show(answer, store.edition, view)
        show_text(env, text, paged=page)
    else:
        env.write(
            json.glossary(answer, store.edition) if view.mode == JSON else plain.glossary(answer)
        )
    if answer.entries:
        return ExitStatus.DONE
    env.tell("no entry matches; take away a filter")
    return ExitStatus.NOTHING_FOUND
