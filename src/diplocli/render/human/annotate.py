"""A text with what it names marked and explained, for a person."""

from __future__ import annotations

import re
from itertools import count

from rich.text import Text

from ...model import TYPE_CHECKING
from ..counting import counted
from ..safe import line, prose
from .canvas import Canvas, accent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...corpus.index.store import Row
    from ...documents.annotation.annotate import Annotated, Annotation, Entry, Unknown
    from ...documents.annotation.matches import Match
    from ..view import View

NAME_COLUMN = 34
NUMBER_COLUMN = 6
HARD_WRAPPED = 50
_BLANK_LINES = re.compile(r"\s*\n[^\S\n]*\n\s*")
_LONG_LINE = re.compile(rf"(?<=[^\n]{{{HARD_WRAPPED}}})\n(?![ \t]*(?:[-*•#>|]|\d+[.)]))")


def annotation(answer: Annotation, edition: str, view: View) -> Iterator[str]:
    """Document by document, by paragraphs: the text, findings numbered, and their glosses."""
    numbers: dict[str, int] = {}
    for one in answer:
        canvas = Canvas(view)
        if len(answer.paths) > 1 and not one.document.offset:
            canvas.heading(one.document.path)
        for paragraph, offset, matches in _paragraphs(one):
            fresh = dict.fromkeys(
                one for match in matches for one in match.ids if one not in numbers
            )
            numbers.update(zip(fresh, count(len(numbers) + 1), strict=False))
            canvas.blank()
            canvas.add(_marked(paragraph, offset, matches, numbers, answer.rows))
            for record_id in fresh:
                _gloss(canvas, numbers[record_id], answer.rows[record_id])
        yield canvas.painted() + "\n"
    if entries := answer.entries():
        canvas = Canvas(view)
        _foot(canvas, entries, edition)
        yield canvas.painted()


def annotation_entries(answer: Annotation, edition: str, view: View) -> str:
    """The entries found: name in its kind's colour, how often and where first, summary."""
    canvas = Canvas(view, 120)
    entries = answer.entries()
    for entry in entries:
        record = entry.record
        head = Text(line(record.name), style=accent(record.kind, strong=True))
        body = Text(f"{_mentions(answer, entry)}. ", style="italic")
        body.append(line(record.summary), style="not italic")
        canvas.entry(head, body, NAME_COLUMN)
    _foot(canvas, entries, edition)
    return canvas.painted() if entries else ""


def annotation_unknown(answer: Annotation, view: View) -> str:
    """The names that the corpus does not know: how often and where first."""
    canvas = Canvas(view, 120)
    for one in answer.unknown():
        where = Text(f"  {_mentions(answer, one)}", style="not bold")
        canvas.add(Text(line(one.text), style="bold").append_text(where), 0, 2)
    return canvas.painted()


def _mentions(answer: Annotation, one: Entry | Unknown) -> str:
    """How often something is named, and where first: in which document where there are several."""
    path = f"{line(one.path)}:" if len(answer.paths) > 1 else ""
    return f"{counted(one.count, 'time')}, first {path}{one.first.line}:{one.first.column}"


def _paragraphs(one: Annotated) -> Iterator[tuple[str, int, Sequence[Match]]]:
    """Each paragraph with its offset and the matches in it."""
    text, matches, before = one.document.text, one.matches, one.document.offset
    begin = len(text) - len(text.lstrip())
    at = 0
    while begin < len(text):
        gap = _BLANK_LINES.search(text, begin)
        end = gap.start() if gap else len(text.rstrip())
        last = at
        while last < len(matches) and matches[last].start - before < end:
            last += 1
        if end > begin:
            yield text[begin:end], before + begin, matches[at:last]
        at, begin = last, gap.end() if gap else len(text)


def _marked(
    paragraph: str,
    offset: int,
    matches: Sequence[Match],
    numbers: dict[str, int],
    rows: Mapping[str, Row],
) -> Text:
    shown = _LONG_LINE.sub(" ", prose(paragraph.replace("\r", " ").replace("\t", " ")))
    text = Text()
    last = 0
    for match in matches:
        text.append(shown[last : match.start - offset])
        last = min(match.end - offset, len(shown))
        kind = rows[match.ids[0]].kind
        text.append(shown[match.start - offset : last], style=accent(kind, strong=True))
        which = " or ".join(str(numbers[one]) for one in match.ids)
        text.append(f"[{which}]", style=accent(kind))
    return text.append(shown[last:])


def _gloss(canvas: Canvas, number: int, record: Row) -> None:
    body = Text(line(record.name), style=accent(record.kind, strong=True))
    body.append(f"  {record.kind}. ", style="not bold default")
    body.append(line(record.summary), style="not bold default")
    canvas.labelled(Text(f"[{number}]", style=accent(record.kind)), body, 4, NUMBER_COLUMN)


def _foot(canvas: Canvas, entries: Sequence[Entry], edition: str) -> None:
    found = counted(len(entries), "entry", "entries")
    times = counted(sum(entry.count for entry in entries), "time")
    canvas.foot(f"{found}, named {times}; edition {line(edition)}.")
