"""Who held a post, for a person: tenures as bars on one scale, and the answer for a day."""

from __future__ import annotations

from rich.text import Text

from ...dates import day_number, first_day, last_day, when_in_words
from ...model import TYPE_CHECKING
from ...queries.standing import in_role, tenure_in_words
from ...queries.tenures import PERSON, POST
from ..safe import line
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model import Holder
    from ...queries.tenures import OnDay, Tenure
    from ..view import View

LONGEST_BAR = 16
FULL, ACTING = "█", "▒"


def bars(tenures: Sequence[Holder | None], as_of: str) -> list[Text]:
    """A bar for each tenure, all on one scale that ends no later than ``as_of``; blank for None."""
    dated = [one for one in tenures if one]
    first = min(day_number(first_day(one.from_)) for one in dated)
    last = max(day_number(_last(one, as_of)) for one in dated)
    scale = LONGEST_BAR / max(last - first, 1)
    drawn = []
    for one in tenures:
        bar = Text(" " * LONGEST_BAR)
        if one:
            start = min(round((day_number(first_day(one.from_)) - first) * scale), LONGEST_BAR - 1)
            size = max(round((day_number(_last(one, as_of)) - first) * scale) - start, 1)
            bar = Text(" " * start).append((ACTING if one.acting else FULL) * size, accent("actor"))
            bar.append(" " * (LONGEST_BAR - start - size))
        drawn.append(bar)
    return drawn


def on_day(answer: OnDay, edition: str, view: View) -> str:
    """Who held the post that day, one line each, or who held it before and after."""
    canvas = Canvas(view)
    title = answer.asked.record.name if answer.asked else "Posts"
    canvas.add(
        Text()
        .append(line(title), accent("actor", strong=True))
        .append(f" {when_in_words(answer.on)}")
    )
    canvas.blank()
    if not answer.tenures:
        canvas.add(_nobody(answer))
    for tenure in answer.tenures:
        _tenure(
            canvas,
            tenure,
            with_body=answer.asked is None or answer.asked.record.id != tenure.body.id,
        )
    if not answer.tenures:
        for label, beside in (("Before", answer.before), ("After", answer.after)):
            if beside:
                canvas.labelled(Text(label, style="bold"), _terms(beside), 2, 10)
    canvas.foot(f"edition {line(edition)}")
    return canvas.painted()


def _nobody(answer: OnDay) -> str:
    if answer.asked_as == PERSON:
        return "No post on record then."
    if answer.asked_as != POST:
        return "No post is on record as held then."
    if answer.before is not None and not answer.before.holder.to:
        return "Nobody is known to have held it then; the end of the last tenure is not on record."
    return "Nobody on record held it then."


def _tenure(canvas: Canvas, tenure: Tenure, *, with_body: bool) -> None:
    if with_body:
        canvas.add(Text(line(tenure.body.name), style=accent("actor")), 2)
    canvas.add(_terms(tenure), 4 if with_body else 2)


def _terms(tenure: Tenure) -> Text:
    name = tenure.person.name
    terms = f"{in_role('', tenure.holder)}, {tenure_in_words(tenure.holder)}"
    return Text(line(name), style="bold").append(line(terms), style="not bold")


def _last(holder: Holder, as_of: str) -> str:
    return max(min(last_day(holder.to), as_of), first_day(holder.from_))
