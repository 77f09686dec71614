"""The parts of a drawing of time: its years, and a mark that claims no more than its date says."""

from __future__ import annotations

from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .layout import Placed, Scale

YEAR = 32.0
LARGER = 2.0


def grid(on: Scale, top: float, bottom: float) -> Iterator[str]:
    """A line at the beginning of each year, a band for a break."""
    for one in on.stretches:
        yield f'<path class="line" d="M{one.left:.1f} {top:.1f}V{bottom:.1f}"/>'
        if one.is_break:
            yield (
                f'<rect class="break" x="{one.left:.1f}" y="{top:.1f}"'
                f' width="{one.right - one.left:.1f}" height="{bottom - top:.1f}"/>'
            )


def years(on: Scale, foot: float) -> Iterator[str]:
    """The numbers of the years, where there is room, on a line."""
    free = 0.0
    for one in on.stretches:
        if not one.is_break and one.left >= free:
            yield f'<text class="year" x="{one.left + 2:.1f}" y="{foot:.1f}">{one.first}</text>'
            free = one.left + YEAR


def mark(placed: Placed, on: Scale, middle: float, height: float) -> str:
    """What stands for an event.

    A day is a full dot. A month or year is an empty bar as long as the month or year. A span is a
    full bar, empty from the first to the last day on which it can have begun or ended; an arrow
    ends what goes on. Doubtful dates have a broken outline, key milestones a larger mark.
    """
    event = placed.event
    height += LARGER * event.record.key
    names = "mark" + " key" * event.record.key + " doubt" * event.doubt
    left, right, radius = placed.left, placed.right, height / 2
    is_day = event.begins[0] == event.begins[1]
    if event.begins == event.ends and is_day:
        return (
            f'<circle class="{names}" cx="{(left + right) / 2:.1f}" cy="{middle:.1f}"'
            f' r="{radius:.1f}"/>'
        )
    top = middle - radius
    parts = [
        f'<rect class="{names} span" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}"'
        f' height="{height:.1f}" rx="{radius / 2:.1f}"/>'
    ]
    if event.begins != event.ends:
        sure = max(on.at(event.begins[1]), left), min(on.at(event.ends[0] + 1), right)
        if is_day and event.ends[0] == event.ends[1]:
            sure = left, right
        if sure[1] > sure[0]:
            parts.append(
                f'<rect class="{names} sure" x="{sure[0]:.1f}" y="{top:.1f}"'
                f' width="{sure[1] - sure[0]:.1f}" height="{height:.1f}" rx="{radius / 2:.1f}"/>'
            )
    if event.goes_on:
        parts.append(
            f'<path class="{names} sure" d="M{right:.1f} {middle - height:.1f}l{height:.1f}'
            f' {height:.1f}l-{height:.1f} {height:.1f}z"/>'
        )
    return "".join(parts)
