"""A timeline for a person: a vertical rail by year, spans beside it, a density strip on top."""

from __future__ import annotations

from rich.text import Text

from ...dates import MONTHS, OPEN, day_number, in_words, parse
from ...model import TYPE_CHECKING, Value
from ..counting import counted
from ..safe import line
from .canvas import Canvas, accent
from .lists import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...corpus.index.store import Row
    from ...queries.timeline import Timeline
    from ..view import View

LANES = 3
SHORTEST_SPAN = 45
YEAR_COLUMN, DAY_COLUMN = 6, 9
_LEVELS = " ▁▂▃▄▅▆▇█"


class _Point(Value):
    """A line of the rail: a milestone, or the end of a span (``closes``)."""

    day: str
    date: str
    row: Row
    closes: bool = False


def timeline(answer: Timeline, edition: str, view: View, *, key_only: bool) -> str:
    """The rail, with the key milestones only when nothing narrowed the list."""
    canvas = Canvas(view)
    rows = [row for row in answer.rows if row.key] if key_only else list(answer.rows)
    if not rows:
        return ""
    title = line(answer.title) or ("Key milestones" if key_only else "Milestones")
    canvas.add(Text(title[:1].upper() + title[1:], style=accent("milestone", strong=True)))
    if not view.ascii:
        _density(canvas, rows)
    canvas.blank()
    if view.ascii or canvas.narrow:
        _listed(canvas, rows)
    else:
        _railed(canvas, rows)
    canvas.foot(_total(answer, rows, key_only, edition))
    return canvas.painted()


def _density(canvas: Canvas, rows: Sequence[Row]) -> None:
    """How many milestones each year has, one column a year or a few years."""
    years = [int(row.first[:4]) for row in rows]
    first, last = min(years), max(years)
    if first == last:
        return
    room = max(canvas.width - 12, 8)
    step = -(-(last - first + 1) // room)
    counts = [0] * (-(-(last - first + 1) // step))
    for year in years:
        counts[(year - first) // step] += 1
    most = max(counts)
    bars = "".join(_LEVELS[-(-count * (len(_LEVELS) - 1) // most)] for count in counts)
    canvas.add(Text(f"{first} ").append(bars, style=accent("milestone")).append(f" {last}"))


def _points(rows: Sequence[Row]) -> list[_Point]:
    """Milestones and the ends of spans in one order; reversed when the rows are."""
    points = [_Point(day=row.first, date=row.date, row=row) for row in rows]
    latest = max(row.first for row in rows)
    points += [
        _Point(day=row.last, date=row.end, row=row, closes=True)
        for row in rows
        if row.end and row.end != OPEN and row.last <= latest and _days(row) >= SHORTEST_SPAN
    ]
    backwards = len(rows) > 1 and rows[0].first > rows[-1].first
    return sorted(points, key=lambda point: (point.day, point.closes), reverse=backwards)


def _railed(canvas: Canvas, rows: Sequence[Row]) -> None:
    points = _points(rows)
    closing = {point.row.id for point in points if point.closes}
    lanes = [""] * min(LANES, len(closing))
    year = ""
    backwards = points[0].day > points[-1].day
    for point in points:
        opens = point.row.id in closing and point.closes is backwards
        shuts = point.row.id in closing and point.closes is not backwards
        lane = -1
        if opens and "" in lanes:
            lane = lanes.index("")
            lanes[lane] = point.row.id
        elif shuts and point.row.id in lanes:
            lane = lanes.index(point.row.id)
        corner = "└" if shuts else "┌"
        signs = [
            corner if place == lane else "│" if held else " " for place, held in enumerate(lanes)
        ]
        if shuts and lane >= 0:
            lanes[lane] = ""
        carried = ["│" if held else " " for held in lanes]
        shown_year, year = ("" if point.day[:4] == year else point.day[:4]), point.day[:4]
        _point(canvas, point, shown_year, "".join(signs), "".join(carried))


def _point(canvas: Canvas, point: _Point, year: str, signs: str, carried: str) -> None:
    style = accent("milestone", strong=True)
    mark = "│" if point.closes else "●" if point.row.key else "○"
    head = Text().append(year.ljust(YEAR_COLUMN), style="bold")
    head.append(signs, style=accent("milestone"))
    day = _day(point.date).rjust(DAY_COLUMN - 2) + "  "
    head.append(f" {mark} ", style=style).append(day)
    follow = Text(" " * YEAR_COLUMN).append(carried, style=accent("milestone"))
    follow.append(" │ ", style=style).append(" " * DAY_COLUMN)
    lines = canvas.wrap(_body(point), canvas.width - head.cell_len)
    for number, part in enumerate(lines):
        canvas.add((follow if number else head).copy().append_text(part))


def _body(point: _Point) -> Text:
    row = point.row
    if point.closes:
        return Text(f"end: {line(row.name)}", style="italic")
    body = Text(line(row.name), style="bold" if row.key else "").append_text(packed(row))
    if row.end:
        until = "goes on" if row.end == OPEN else f"to {_end(row)}"
        body.append(f" ({until})", style="italic not bold")
    return body


def _listed(canvas: Canvas, rows: Sequence[Row]) -> None:
    """Without a rail: a heading a year and a line a milestone."""
    year = ""
    for row in rows:
        if row.first[:4] != year:
            year = row.first[:4]
            canvas.heading(year)
        day = _day(row.date)
        text = Text(f"{day}: " if day else "").append(
            line(row.name), style="bold" if row.key else ""
        )
        text.append_text(packed(row))
        if row.end:
            text.append(" (goes on)" if row.end == OPEN else f" (to {_end(row)})")
        canvas.add(text, 2, 2)


def _day(date: str) -> str:
    """Day and month of a date, as far as it says: ``18 Sep``, ``~Sep``, nothing for a year."""
    _, month, day = parse(date)
    about = "~" if month and date[-1] in "~?%" else ""
    return about + (f"{day} " if day else "") + (MONTHS[month - 1][:3] if month else "")


def _end(row: Row) -> str:
    """The end of a span, its year left out where it is that of the beginning."""
    same_year = row.end[:4] == row.date[:4] and len(row.end) > 4
    words = in_words(row.end).replace(" (uncertain)", ", uncertain")
    return words.replace(f" {row.end[:4]}", "") if same_year else words


def _days(row: Row) -> int:
    return day_number(row.last) - day_number(row.first)


def _total(answer: Timeline, rows: Sequence[Row], key_only: bool, edition: str) -> Text:
    first, last = min(row.first[:4] for row in rows), max(row.first[:4] for row in rows)
    years = first if first == last else f"{first}–{last}"
    key = sum(row.key for row in rows)
    marked = f", {key} key (●)" if key and not key_only else ""
    number = counted(len(rows), "milestone")
    text = Text(f"{number}{marked}, {years}; edition {line(edition)}.", style="italic")
    if key_only:
        text.append(f" All {answer.total}: diplocli timeline --all")
    elif len(rows) < answer.total:
        text.append(f" {answer.total} in all.")
    return text
