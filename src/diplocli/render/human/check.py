"""What a draft gets wrong, for a person."""

from __future__ import annotations

from rich.text import Text

from ...model import TYPE_CHECKING
from ..counting import counted
from ..findings import sources_of
from ..safe import line
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from ...documents.checking.check import Checked, Review
    from ...documents.checking.finding import Finding
    from ..view import View

INDENT = 2
_BEFORE, _AFTER = 40, 60


def review(answer: Review, edition: str, view: View) -> str:
    """Draft by draft: where, in which words, what is wrong, what to write instead, who says so."""
    canvas = Canvas(view, 100)
    for one in answer.documents:
        if not one.findings:
            continue
        canvas.heading(line(one.document.path))
        for finding in one.findings:
            canvas.blank()
            _finding(canvas, one, finding, answer)
    number = sum(len(one.findings) for one in answer.documents)
    if number:
        canvas.foot(f"{counted(number, 'finding')}; edition {line(edition)}.")
    return canvas.painted() if number else ""


def _finding(canvas: Canvas, one: Checked, finding: Finding, answer: Review) -> None:
    head = Text(f"{finding.line}:{finding.column}", style="bold")
    head.append(f"  {finding.code}  ", style=accent("correction"))
    canvas.add(head.append(_excerpt(one, finding)), 0, INDENT)
    canvas.add(Text(line(finding.message)), INDENT)
    if finding.suggestion:
        canvas.add(
            Text("Instead: ", style="italic").append(
                line(finding.suggestion), style="bold not italic"
            ),
            INDENT,
        )
    for source in sources_of(finding, answer):
        canvas.add(Text(line(source), style="italic"), 2 * INDENT)


def _excerpt(one: Checked, finding: Finding) -> Text:
    """The words of a finding in bold, with a little of what stands around them on their line."""
    text = one.document.text
    begin = max(text.rfind("\n", 0, finding.start) + 1, finding.start - _BEFORE)
    end = text.find("\n", finding.end)
    end = min(len(text) if end < 0 else end, finding.end + _AFTER)
    before = ("…" if begin and text[begin - 1] != "\n" else "") + text[begin : finding.start]
    after = text[finding.end : end] + ("…" if end < len(text) and text[end] != "\n" else "")
    shown = Text(line(before), style="not bold default")
    shown.append(line(text[finding.start : finding.end]), style="bold")
    return shown.append(line(after), style="not bold default")
