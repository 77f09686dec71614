"""Where events stand in a drawing: years as wide as they are full, no label on another."""

from __future__ import annotations

from bisect import bisect_right

from ...dates import day_number
from ...model import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .events import Event, Lane

EMPTIEST = 0.13  # the least width of a year, as a part of that of the fullest
LONGEST_GAP = 2  # years without events that are drawn as such; more are drawn as a break
BREAK = 0.25
APART = 6.0
# Widths of the printable ASCII characters in Helvetica and what is metrically like it (Arial,
# Liberation Sans), in thousandths of the size of the type.
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_WIDE = 0x1100  # from here on scripts have characters as wide as high


class Stretch(Value):
    """Consecutive years from ``first`` until before ``last``; a break where nothing happened."""

    first: int
    last: int
    left: float
    right: float
    is_break: bool


class Scale(Value):
    """Years from left to right."""

    stretches: tuple[Stretch, ...]

    def at(self, day: int) -> float:
        """Where a day number stands."""
        starts = [_new_year(one.first) for one in self.stretches]
        one = self.stretches[max(bisect_right(starts, day) - 1, 0)]
        start, end = _new_year(one.first), _new_year(one.last)
        return one.left + (one.right - one.left) * min((day - start) / (end - start), 1.0)


class Placed(Value):
    """An event with its row in the lane, counted from 0, and where its mark and label stand.

    ``left`` and ``right`` bound the mark; the label begins at ``label``, or ends there when it is
    ``before`` the mark.
    """

    event: Event
    row: int
    left: float
    right: float
    label: float
    width: float
    before: bool


class PlacedLane(Value):
    """A lane with its events placed and the number of its rows."""

    lane: Lane
    placed: tuple[Placed, ...]
    rows: int


def scale(events: Sequence[Event], left: float, right: float) -> Scale:
    """A scale on which every event stands, wider where there are more of them."""
    counts: dict[int, int] = {}
    for event in events:
        counts[event.year] = counts.get(event.year, 0) + 1
    first = min(counts)
    last = max(_year(event.ends[1]) for event in events)
    most = max(counts.values())
    parts: list[tuple[int, int, float, bool]] = []
    year = first
    while year <= last:
        end = year
        while end <= last and end not in counts:
            end += 1
        if end - year > LONGEST_GAP:
            parts.append((year, end, BREAK, True))
            year = end
        else:
            share = counts.get(year, 0) / most
            parts.append((year, year + 1, EMPTIEST + (1 - EMPTIEST) * share, False))
            year += 1
    unit = (right - left) / sum(width for _, _, width, _ in parts)
    stretches, at = [], left
    for begin, end, width, is_break in parts:
        stretches.append(
            Stretch(first=begin, last=end, left=at, right=at + width * unit, is_break=is_break)
        )
        at += width * unit
    return Scale(stretches=tuple(stretches))


def place(
    lanes: Iterable[Lane],
    on: Scale,
    bounds: tuple[float, float],
    width: Callable[[Event], float],
    mark: float,
) -> list[PlacedLane]:
    """Lanes with every event in the first row in which its mark and label touch no other.

    ``width`` is that of an event's label, ``mark`` the least of a mark; ``bounds`` are the left
    and right edge, between which labels stand.
    """  # fmt: skip
    found = []
    for lane in lanes:
        rows: list[list[tuple[float, float]]] = []
        placed = []
        for event in lane.events:
            choices = [
                (_free(rows, *taken(one)), one)
                for one in _choices(event, on, bounds, width(event), mark)
            ]
            row, one = min(choices, key=lambda choice: choice[0])
            if row == len(rows):
                rows.append([])
            rows[row].append(taken(one))
            placed.append(one.replace(row=row))
        found.append(PlacedLane(lane=lane, placed=tuple(placed), rows=len(rows)))
    return found


def text_width(text: str, size: float) -> float:
    """How wide a text is set in Helvetica."""
    thousandths = sum(
        _WIDTHS[ord(char) - 32] if " " <= char <= "~" else 1000 if ord(char) >= _WIDE else 600
        for char in text
    )
    return thousandths * size / 1000


def taken(placed: Placed) -> tuple[float, float]:
    """From where to where an event takes its row, with some room on both sides."""
    begin = placed.label - placed.width * placed.before
    return (
        min(placed.left, begin) - APART / 2,
        max(placed.right, begin + placed.width) + APART / 2,
    )


def _choices(
    event: Event, on: Scale, bounds: tuple[float, float], width: float, mark: float
) -> list[Placed]:
    """The ways to place an event: its label from the mark on, or up to it, within the bounds."""
    left, right = on.at(event.begins[0]), on.at(event.ends[1] + 1)
    if right - left < mark:
        middle = (left + right) / 2
        left, right = middle - mark / 2, middle + mark / 2
    after = Placed(
        event=event, row=0, left=left, right=right, label=left, width=width, before=False
    )
    up_to = after.replace(label=right, before=True)
    fitting = [after] * (left + width <= bounds[1]) + [up_to] * (right - width >= bounds[0])
    return fitting or [after.replace(label=max(bounds[0], bounds[1] - width))]


def _free(rows: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first row with room between two places, be it a new one."""
    for number, held in enumerate(rows):
        if all(end <= left or begin >= right for begin, end in held):
            return number
    return len(rows)


def _new_year(year: int) -> int:
    """The day number of 1 January, for the year after 9999 too."""
    return day_number(f"{year - 1:04}-12-31") + 1 if year > 1 else 306


def _year(day: int) -> int:
    year = day // 366
    while _new_year(year + 1) <= day:
        year += 1
    return year
