"""``diplocli timeline``."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from ...dates import OPEN, span_in_words
from ...errors import UsageError
from ...queries.timeline import Span, timeline
from ...render import json, plain
from ...render.view import HUMAN, JSON, View
from ..environment import Environment
from ..exit_status import ExitStatus
from ..options import From, Pager, To, Topic, Track, Words, application, date_option, shows
from ..showing import search_for, shortened, show_text
from ..typed_dates import words_and_span

app = application()

_YEAR = re.compile(r"\d{4}")
EXAMPLES = """\b
Examples:
  diplocli timeline
  diplocli timeline --track us-cyber-diplomacy
  diplocli timeline 2010..2015 --topic norms
  diplocli timeline ransomware since 2021
  diplocli timeline --around 2011-05-16
"""


@app.command(epilog=EXAMPLES)
@shows
def command(
    env: Environment,
    view: View,
    words: Words = None,
    from_: From = "",
    to: To = "",
    topic: Topic = "",
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="Only what an actor had a part in.")
    ] = "",
    track: Track = "",
    around: Annotated[str, date_option("--around", "What lies nearest to a date.")] = "",
    last: Annotated[
        int | None, typer.Option("--last", metavar="N", min=1, help="Only the last N.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Every milestone, not only the key ones.")
    ] = False,
    page: Pager = False,
) -> int:
    """What happened, when, in what order: offices, treaties, incidents, strategies.

    With nothing to narrow it, the view for a person keeps to the key milestones. A date is a
    day, a month or a year; one alone, two as in 2010..2015, since 2015 or last month narrow to it.
    """
    store = env.store()
    sought = typed = " ".join(words or [])
    rest, first, last_date = words_and_span(typed)
    if from_ or to or around:
        if first != last_date:
            raise UsageError(f"“{shortened(typed)}” tells a time, and so does an option; give one")
    else:
        sought, from_, to = rest, first, last_date
        if from_ and from_ == to:
            env.tell(f"“{typed}” is taken as a date; for the word: diplocli search {typed}")
        elif (from_ or to) and not _YEAR.search(typed):
            told = shortened(" ".join(typed.split()).removeprefix(rest).removesuffix(rest).strip())
            env.tell(f"“{told}” is taken as {span_in_words(from_, to or OPEN)}")
    asked = Span(
        words=sought, from_=from_, to=to, topic=topic, actor=actor, track=track, around=around,
        last=last or 0, reverse=reverse,
    )  # fmt: skip
    answer = timeline(store, asked, env.tell, whole=view.mode == JSON)
    if view.mode == HUMAN:
        from ...render.human.timeline import timeline as show

        text = show(answer, store.edition, view, key_only=not (all_ or asked.narrows))
        show_text(env, text, paged=page)
    else:
        env.write(
            json.timeline(answer, store.edition) if view.mode == JSON else plain.timeline(answer)
        )
    if answer.rows:
        return ExitStatus.DONE
    only_words = sought and not (from_ or to or topic or actor or track or around)
    what = f"holds “{shortened(sought)}”" if only_words else "matches"
    if answer.suggestions:
        env.tell(f"no milestone {what}; nearest: {', '.join(answer.suggestions)}")
    else:
        elsewhere = search_for(sought) if only_words else ""
        then = f"try: {elsewhere}" if elsewhere else "widen the dates or filters"
        env.tell(f"no milestone {what}; {then}")
    return ExitStatus.NOTHING_FOUND
