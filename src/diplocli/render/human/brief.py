"""A brief, for a person."""

from __future__ import annotations

from rich.text import Text

from ...model import TYPE_CHECKING
from ..safe import line
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from ...documents.briefing.brief import Block, Brief, Line
    from ..view import View

INDENT = 2
LABEL, BETWEEN = 24, 20


def brief(answer: Brief, view: View) -> str:
    """Title, face, then every section; tables as columns where there is room for them."""
    canvas = Canvas(view)
    kind = answer.subjects[0].kind
    canvas.add(Text(line(answer.title), style=accent(kind, strong=True)))
    for one in answer.face:
        canvas.add(Text(line(one), style="italic"))
    for section in answer.sections:
        canvas.heading(section.heading)
        for number, block in enumerate(section.blocks):
            if number:
                canvas.blank()
            _block(canvas, block)
    if answer.sources:
        canvas.heading("Sources")
        for note in answer.sources:
            canvas.source(note.number, note.short, note.at, "" if note.same_as else note.url)
    return canvas.painted()


def _block(canvas: Canvas, block: Block) -> None:
    if block.caption:
        canvas.add(Text(line(block.caption), style="italic"), INDENT)
    for number, one in enumerate(block.lines):
        *labels, text = [Text(line(cell)) for cell in one.cells]
        text.append("".join(f" [{mark}]" for mark in one.numbers))
        if len(labels) == 2:
            _row(canvas, labels, text)
        elif labels:
            labels[0].stylize("bold")
            canvas.labelled(labels[0], text, INDENT, _column(block.lines, canvas.width))
        elif block.form == "list":
            canvas.add(Text("• ").append_text(text), INDENT, INDENT)
        else:
            if number:
                canvas.blank()
            canvas.add(text, INDENT)


def _row(canvas: Canvas, labels: list[Text], text: Text) -> None:
    """A row of a table, or its cells one under another where the page is narrow."""
    first, between = labels
    first.stylize("bold")
    if canvas.width < LABEL + 2 * BETWEEN + 20:
        head = first.append(f", {between}" if between.plain else "", style="not bold")
        canvas.add(head, INDENT)
        canvas.add(text, 2 * INDENT)
        return
    rest = canvas.width - INDENT - LABEL - BETWEEN - 4
    canvas.columns([(first, LABEL), (between, BETWEEN), (text, rest)], INDENT, gap=2)


def _column(lines: tuple[Line, ...], width: int) -> int:
    """The width that labels need, or none, so that all stand alike, where that is too much."""
    needed = max(len(one.cells[0]) for one in lines) + 2
    return needed if needed <= width * 2 // 5 else 0
