"""The glossary for a person: grouped by letter, counted."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from ...model import TYPE_CHECKING
from ...queries.filing import initial
from ..counting import counted
from ..safe import line
from .canvas import Canvas, accent
from .lists import packed

if TYPE_CHECKING:
    from ...queries.glossary import Glossary
    from ..view import View

NAME_COLUMN = 30


def glossary(answer: Glossary, edition: str, view: View) -> str:
    """Letter by letter: the name in its kind's colour and the summary beside it."""
    if not answer.entries:
        return ""
    canvas = Canvas(view, 120)
    if answer.title:
        canvas.add(Text(f"Glossary: {line(answer.title)}", style="bold"))
    sizes = Counter(initial(entry.head) for entry in answer.entries)
    letter = ""
    for entry in answer.entries:
        if initial(entry.head) != letter:
            letter = initial(entry.head)
            canvas.blank()
            canvas.add(Text(letter, style="bold").append(f"  {sizes[letter]}", style="not bold"))
        head = Text(line(entry.head), style=accent(entry.row.kind, strong=True))
        body = Text(line(entry.row.summary)).append_text(packed(entry.row))
        if entry.head != entry.row.name:
            body = (
                Text(line(entry.row.name), style=accent(entry.row.kind))
                .append(". ")
                .append_text(body)
            )
        canvas.entry(head, body, NAME_COLUMN)
    kinds = Counter(entry.row.kind for entry in answer.entries)
    listed = ", ".join(
        counted(number, kind)
        for kind, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    entries = counted(len(answer.entries), "entry", "entries")
    canvas.foot(f"{entries}: {listed}; edition {line(edition)}.")
    return canvas.painted()
