"""Lines of text set at a width: indents, hanging labels, columns, colour and links."""

from __future__ import annotations

from itertools import pairwise

from rich.color import ColorSystem
from rich.style import Style
from rich.text import Span, Text

from ...model import TYPE_CHECKING
from ..safe import line, web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..view import View

PROSE_WIDTH = 100
NARROW = 60
ACCENTS = {
    "term": "cyan",
    "issue": "magenta",
    "milestone": "green",
    "actor": "yellow",
    "instrument": "bright_blue",
    "contrast": "cyan",
    "correction": "red",
}
GLUE = "\ue000"  # A space at which no line is broken; Rich breaks at the no-break space too.
_ASCII = str.maketrans("•✗●○│┌└├─·→←▁▂▃▄▅▆▇█", "*x*o|+++--><.:-=+*#%")


class Canvas:
    """A page in the making; ``painted`` is the whole of it as the terminal takes it."""

    def __init__(self, view: View, widest: int = PROSE_WIDTH) -> None:
        self.view = view
        self.width = min(view.width, widest)
        self.narrow = self.width < NARROW
        self._lines: list[Text] = []

    def blank(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def add(self, text: Text | str, indent: int = 0, hang: int = 0) -> None:
        """A paragraph, its first line indented, the others by ``hang`` more."""
        body = Text(text) if isinstance(text, str) else text
        for number, part in enumerate(self.wrap(body, self.width - indent - hang)):
            self._lines.append(Text(" " * (indent + (hang if number else 0))).append_text(part))

    def unbroken(self, text: str, indent: int) -> None:
        """A line that is never wrapped, so that an address can still be clicked or copied."""
        self._lines.append(Text(" " * indent + text))

    def labelled(self, label: Text, body: Text, indent: int, column: int) -> None:
        """A label in a column of its own and a text beside it; stacked where that is too narrow."""
        if self.narrow or label.cell_len > column - 2:
            self.add(label, indent)
            self.add(body, indent + 2)
            return
        self.columns([(label, column), (body, self.width - indent - column)], indent)

    def entry(self, name: Text, body: Text, column: int) -> None:
        """A name in a column of a list and a text beside it; below it where that is too narrow."""
        if self.narrow:
            self.add(name, 2)
            self.add(body, 4)
        else:
            self.columns([(name, column), (body, self.width - column - 4)], 2, gap=2)

    def columns(self, cells: Sequence[tuple[Text, int]], indent: int = 0, gap: int = 0) -> None:
        """Texts side by side, each wrapped to its own width."""
        wrapped = [self.wrap(cell, width) for cell, width in cells]
        for row in range(max(len(lines) for lines in wrapped)):
            out = Text(" " * indent)
            for lines, (_, width) in zip(wrapped, cells, strict=True):
                part = lines[row] if row < len(lines) else Text()
                out.append_text(part)
                out.append(" " * (width - part.cell_len + gap))
            out.rstrip()
            self._lines.append(out)

    def wrap(self, text: Text, width: int) -> list[Text]:
        """A text cut into lines of at most ``width`` columns, at spaces where it can be."""
        # Rich wants a console here only to justify, which nothing does; importing it costs a third
        # of what is left of the time for an answer.
        lines = list(text.wrap(None, max(width, 1), overflow="fold"))  # type: ignore[arg-type]
        for part in lines:
            part.rstrip()
        return lines or [Text()]

    def heading(self, text: str) -> None:
        """A heading over a section."""
        self.blank()
        self.add(Text(line(text), style="bold"))

    def foot(self, text: Text | str) -> None:
        """The last line of a page, apart from the rest."""
        self.blank()
        self.add(Text(text, style="italic") if isinstance(text, str) else text)

    def source(self, number: int, text: str, at: str, url: str) -> None:
        """A numbered source: linked where the terminal shows links, else with its address below."""
        address = web(url)
        linked = self.view.hyperlinks and address
        body = Text(line(text), style=f"link {address}" if linked else "")
        if at:
            body = Text().append_text(body).append(f", {line(at)}")
        self.columns([(Text(f"[{number}]"), 5), (body, self.width - 7)], 2)
        if address and not linked:
            self.unbroken(address, 7)

    def painted(self) -> str:
        """Everything added, with its colours."""
        while self._lines and not self._lines[-1].plain:
            self._lines.pop()
        page = "".join(f"{_painted(one, self.view)}\n" for one in self._lines).replace(GLUE, " ")
        return page.translate(_ASCII) if self.view.ascii else page


def _painted(text: Text, view: View) -> str:
    """A line as the terminal takes it: its colours if it has them, its links if it shows them."""
    if not (view.color or view.hyperlinks):
        return text.plain
    spans = [Span(0, len(text.plain), text.style), *text.spans]
    edges = sorted(
        {0, len(text.plain), *(edge for span in spans for edge in (span.start, span.end))}
    )
    parts = []
    for start, end in pairwise(edges):
        styles = [Style.parse(str(span.style)) for span in spans if span.start <= start < span.end]
        style = Style.combine(styles)
        if not view.color:
            style = Style(link=style.link)
        parts.append(style.render(text.plain[start:end], color_system=ColorSystem.STANDARD))
    return "".join(parts)


def accent(kind: str, *, strong: bool = False) -> str:
    """The style of a kind of record."""
    color = ACCENTS.get(kind, "")
    return f"bold {color}".strip() if strong else color
