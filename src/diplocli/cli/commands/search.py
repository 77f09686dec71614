"""``diplocli search``."""

from __future__ import annotations

from typing import Annotated

import typer

from ...queries.ranking import KINDS as KINDS  # what completion offers
from ...queries.search import search
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import Kinds, Topic, application, shows
from ..showing import shortened

app = application()

EXAMPLES = """\b
Examples:
  diplocli search who was the first US cyber coordinator
  diplocli search '"due diligence"' --kind term
  diplocli search ransom* --not insurance
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS...",
            help='A question, words, "a phrase", the begin* of a word.',
            show_default=False,
        ),
    ] = None,
    kind: Kinds = None,
    topic: Topic = "",
    without: Annotated[
        list[str] | None,
        typer.Option("--not", metavar="WORD", help="Leave out what holds a word; may repeat."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most N hits.")] = 10,
) -> int:
    """Full text over every kind of record, best first.

    Words are ranked, not all required; a hit in a name goes before one in a text.
    """
    store = env.store()
    answer = search(
        store,
        " ".join(words or ()),
        kinds=kind or (),
        topic=topic,
        without=without or (),
        limit=limit,
    )
    if view.mode == HUMAN:
        from ...render.human.lists import findings

        env.write(findings(answer, store.edition, view))
    else:
        env.write(
            json.findings(answer, store.edition) if view.mode == JSON else plain.findings(answer)
        )
    for typed, taken in answer.instead:
        env.tell(f"nothing holds “{shortened(typed)}”; taken as {taken}")
    near = answer.suggestions if not answer.instead else ()
    nearest = f"; nearest: {', '.join(near)}" if near else ""
    if not answer.hits and not answer.missing and (kind or topic or without):
        env.tell(
            f"“{shortened(answer.query)}” stands only in what filters leave out; take one away"
        )
        return ExitStatus.NOTHING_FOUND
    if not answer.hits:
        env.tell(f"nothing holds “{shortened(answer.query)}”{nearest}")
        return ExitStatus.NOTHING_FOUND
    taken_as = {word for typed, _ in answer.instead for word in typed.split()}
    missing = "”, “".join([word for word in answer.missing if word not in taken_as])
    if missing:
        env.tell(f"nothing holds “{shortened(missing)}”{nearest}")
    return ExitStatus.DONE
