"""The packs that are there, for a person."""

from __future__ import annotations

from rich.text import Text

from ...model import TYPE_CHECKING
from ..packs import facts, holds, whose
from ..safe import line
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...packs.installed import Shelved
    from ..view import View

LABELS = 16


def packs(answer: Sequence[Shelved], view: View) -> str:
    """Each pack with whose it is, what it holds and what is wrong with it."""
    canvas = Canvas(view)
    for one in answer:
        head = Text(line(one.file.name), style=accent("term", strong=True))
        about = f"  {whose(one)} · {line(holds(one))}"
        canvas.add(head.append(about, style="not bold default"))
        if one.title:
            canvas.add(line(one.title), 2)
        if one.fault:
            canvas.add(Text(line(one.fault), style=accent("correction")), 2)
    if answer:
        canvas.blank()
        canvas.add(Text("Highest precedence first; the corpus is below them.", style="italic"))
    return canvas.painted()


def pack(one: Shelved, every: Sequence[Shelved], view: View) -> str:
    """A pack, fact by fact."""
    canvas = Canvas(view)
    canvas.add(Text(line(one.file.name), style=accent("term", strong=True)))
    for label, text in facts(one, every):
        canvas.labelled(Text(label, style="bold"), Text(line(text)), 0, LABELS)
    return canvas.painted()
