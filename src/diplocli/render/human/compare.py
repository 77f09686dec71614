"""A comparison for a person: side by side where there is room, else stacked."""

from __future__ import annotations

from rich.text import Text

from ...dates import in_words
from ...model import TYPE_CHECKING
from ..safe import line, prose
from ..sources import reference
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from ...model import Aspect
    from ...queries.comparison import Comparison
    from ..view import View

WIDEST = 140
NARROWEST_CELL = 18
ASPECT_COLUMN = 15
GAP = 2
_BASIS = {
    "curated": "",
    "computed": "Computed from the records; no editor has written this contrast.",
    "readings": "Readings of one term by authority.",
}


def comparison(answer: Comparison, edition: str, view: View) -> str:
    """The subjects, the difference in a sentence, aspect by aspect, the sources."""
    if not answer.subjects:
        return ""
    canvas = Canvas(view, WIDEST)
    canvas.add(Text(line(answer.name), style=accent("contrast", strong=True)))
    if _BASIS[answer.basis]:
        canvas.add(Text(_BASIS[answer.basis], style="italic"))
    if answer.summary:
        canvas.blank()
        canvas.add(prose(answer.summary))
    canvas.blank()
    cell = (canvas.width - ASPECT_COLUMN - GAP * len(answer.subjects)) // len(answer.subjects)
    if cell >= NARROWEST_CELL:
        _side_by_side(canvas, answer, cell)
    elif answer.basis == "readings":
        _by_subject(canvas, answer)
    else:
        _stacked(canvas, answer)
    _sources(canvas, answer)
    checked = f"Checked {in_words(answer.reviewed)} · " if answer.reviewed else ""
    foot = f"{checked}edition {line(edition)}" + (f" · {answer.id}" if answer.id else "")
    canvas.foot(foot)
    return canvas.painted()


def _side_by_side(canvas: Canvas, answer: Comparison, cell: int) -> None:
    heads = [
        (Text(line(one.name), style=accent(one.kind, strong=True)), cell) for one in answer.subjects
    ]
    canvas.columns([(Text(), ASPECT_COLUMN), *heads], gap=GAP)
    canvas.add(Text("─" * canvas.width))
    for aspect in answer.aspects:
        label = Text(line(aspect.aspect), style="bold")
        if shared := _shared(answer, aspect):
            texts = [(Text(prose(shared)), canvas.width - ASPECT_COLUMN - GAP)]
        else:
            cells = [aspect.cells.get(one.id, "") or "–" for one in answer.subjects]
            texts = [(Text(prose(one)), cell) for one in cells]
        canvas.columns([(label, ASPECT_COLUMN), *texts], gap=GAP)
        canvas.blank()


def _stacked(canvas: Canvas, answer: Comparison) -> None:
    for aspect in answer.aspects:
        canvas.heading(aspect.aspect)
        if shared := _shared(answer, aspect):
            canvas.add(prose(shared), 2)
            continue
        for one in answer.subjects:
            if aspect.cells.get(one.id):
                canvas.add(Text(line(one.name), style=accent(one.kind)), 2)
                canvas.add(prose(aspect.cells[one.id]), 4)


def _shared(answer: Comparison, aspect: Aspect) -> str:
    """What a computed comparison says of all its subjects alike, to be read once."""
    said = {aspect.cells.get(one.id, "") for one in answer.subjects}
    return said.pop() if answer.basis == "computed" and len(said) == 1 else ""


def _by_subject(canvas: Canvas, answer: Comparison) -> None:
    for one in answer.subjects:
        canvas.heading(one.name)
        for place, aspect in enumerate(answer.aspects):
            if aspect.cells.get(one.id):
                label = Text(f"{line(aspect.aspect)}: " if place else "", style="italic")
                canvas.add(label.append(prose(aspect.cells[one.id]), style="not italic"), 2)


def _sources(canvas: Canvas, answer: Comparison) -> None:
    known = dict.fromkeys(
        (cite.source, cite.at) for cite in answer.cites if cite.source in answer.sources
    )
    if not known:
        return
    canvas.heading("Sources")
    for number, (source_id, at) in enumerate(known, start=1):
        source = answer.sources[source_id]
        canvas.source(number, reference(source), at, source.url)
