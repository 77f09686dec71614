"""Hits of a search and lists of records, for a person."""

from __future__ import annotations

from rich.text import Text

from ...dates import span_in_words
from ...model import TYPE_CHECKING
from ...queries.passages import Marks
from ..counting import counted
from ..graphs import tree as plain_tree
from ..safe import line
from ..sections import of_pack
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...corpus.index.store import Row
    from ...queries.graph import Graph
    from ...queries.listing import Listing
    from ...queries.search import Findings
    from ..view import View

NAME_COLUMN = 34
WORD_COLUMN = 16


def findings(answer: Findings, edition: str, view: View) -> str:
    """Hits, best first: name and kind, then the passage with the words marked."""
    canvas = Canvas(view)
    marks = Marks(answer.words)
    for hit in answer.hits:
        canvas.blank()
        head = Text(line(hit.row.name), style=accent(hit.row.kind, strong=True))
        told = (hit.row.kind, hit.row.id, of_pack(hit.row.pack))
        head.append("  " + " · ".join(filter(None, told)), style="not bold default")
        canvas.add(head, 0, 2)
        canvas.add(_marked(line(hit.snippet), marks), 2)
    if answer.hits:
        canvas.foot(f"{counted(len(answer.hits), 'hit')}; edition {line(edition)}.")
    return canvas.painted()


def tree(answer: Graph, edition: str, view: View) -> str:
    """The neighbourhood as a tree."""
    canvas = Canvas(view, 160)
    root, *rest = plain_tree(answer).splitlines()
    canvas.add(Text(root, style=accent("term", strong=True)))
    for one in rest:
        branch = one.lstrip("│├└─ ")
        drawing = one[: len(one) - len(branch)]
        below = drawing.replace("├─", "│ ").replace("└─", "  ") + "  "
        for number, part in enumerate(canvas.wrap(Text(branch), canvas.width - len(below))):
            canvas.unbroken((below if number else drawing) + part.plain, 0)
    canvas.foot(f"{counted(len(answer.nodes) - 1, 'neighbour')}; edition {line(edition)}.")
    return canvas.painted()


def listing(answer: Listing, edition: str, view: View) -> str:
    """Groups with their size; in each the name in its colour and the summary beside it."""
    canvas = Canvas(view, 120)
    for name, rows in answer.groups:
        canvas.blank()
        canvas.add(Text(line(name), style="bold").append(f"  {len(rows)}", style="not bold"))
        for row in rows:
            head = Text(line(row.name), style=accent(row.kind, strong=True))
            body = Text(_when(row) + line(row.summary)).append_text(packed(row))
            canvas.entry(head, body, NAME_COLUMN)
    if answer.groups:
        canvas.foot(f"{counted(len(answer.rows), answer.kind)}; edition {line(edition)}.")
    return canvas.painted()


def packed(row: Row) -> Text:
    """The pack of a record in a list, after what is said of it."""
    pack = of_pack(row.pack)
    return Text(f" ({line(pack)})" if pack else "", style="italic")


def described(items: Iterable[tuple[str, str]], view: View) -> str:
    """Names of one word, each with what it is beside it."""
    canvas = Canvas(view, 120)
    for name, about in items:
        canvas.labelled(Text(line(name), style="bold"), Text(line(about)), 0, WORD_COLUMN)
    return canvas.painted()


def _when(row: Row) -> str:
    when = span_in_words(row.date, row.end)
    return f"{when}. " if when and row.kind == "instrument" else ""


def _marked(text: str, marks: Marks) -> Text:
    """A passage with every form of the words that were looked for in bold."""
    words = text.split(" ")
    return Text(" ").join([Text(word, style="bold" if marks[word] else "") for word in words])
