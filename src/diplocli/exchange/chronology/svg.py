"""Milestones as a drawing, a lane a story: every name in full, each linked to its source."""

from __future__ import annotations

from ...model import TYPE_CHECKING
from ...render.safe import line, web
from ...render.webpage import text
from .. import Report
from ..assets import asset
from .draw import grid, mark, years
from .events import events, lanes, short_date, title
from .layout import place, scale, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from ...corpus.index.store import Heading
    from ...queries.selection import Selection
    from .events import Event
    from .layout import Placed, Scale

SIZE = 11.0
ROW, MARK, HEADING, TOP, EDGE, LINE = 22.0, 6.0, 46.0, 46.0, 24.0, 15.0
NARROWEST, WIDEST, MORE_FOR_EACH = 1120.0, 2600.0, 3.0
LEGEND = (
    "A dot is a day, an empty bar a month or year in which it was.",
    "A full bar is a span, empty where its beginning or end is not known to the day; an arrow goes on.",
    "A broken outline is a doubtful date.",
    "Bold is a key milestone.",
    "The more happened in a year, the wider it is; long times without events are shaded.",
)


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write the drawing of the milestones."""
    found = events(records.entries("milestone"), records.as_of)
    if found:
        out.writelines(_svg(found, records.headings("track"), records.edition))
    return Report(written=len(found))


def _svg(found: Sequence[Event], tracks: Sequence[Heading], edition: str) -> Iterator[str]:
    width = min(NARROWEST + MORE_FOR_EACH * max(len(found) - 70, 0), WIDEST)
    on = scale(found, EDGE, width - EDGE - 8)
    laid = place(lanes(found, tracks), on, (EDGE, width - EDGE), _label_width, MARK)
    legend = _wrapped(LEGEND, width - 2 * EDGE)
    top = TOP + LINE * len(legend)
    height = top + sum(HEADING + one.rows * ROW for one in laid) + EDGE
    shown = "".join(
        f'<text class="legend" x="{EDGE:.0f}" y="{50 + LINE * number:.0f}">{text(words)}</text>\n'
        for number, words in enumerate(legend)
    )
    heading = text(title(found, edition))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}" role="group" lang="en"'
        ' aria-labelledby="chart:title" aria-describedby="chart:desc">\n'
        f'<title id="chart:title">{heading}</title>\n<desc id="chart:desc">{text(" ".join(LEGEND))}</desc>\n'
        f"<style>{asset('chronology/svg.css')}</style>\n"
        f'<rect class="paper" width="{width:.0f}" height="{height:.0f}"/>\n'
        f'<text class="title" x="{EDGE:.0f}" y="32" aria-hidden="true">{heading}</text>\n'
        f'<g aria-hidden="true">\n{shown}'
    )
    yield from grid(on, top + 6, height - EDGE)
    yield "</g>\n"
    for one in laid:
        name = text(one.lane.name)
        yield (
            f'<g role="list" aria-label="{name}">\n<path class="edge" d="M{EDGE:.0f}'
            f' {top + 6:.0f}H{width - EDGE:.0f}"/>\n<text class="lane" x="{EDGE:.0f}"'
            f' y="{top + 23:.0f}" aria-hidden="true">{name}</text>\n'
            f'<g aria-hidden="true">{"".join(years(on, top + 38))}</g>\n'
        )
        for placed in one.placed:
            yield _event(placed, on, top + HEADING + placed.row * ROW)
        yield "</g>\n"
        top += HEADING + one.rows * ROW
    yield "</svg>\n"


def _event(placed: Placed, on: Scale, top: float) -> str:
    event = placed.event
    record = event.record
    anchor = ' text-anchor="end"' if placed.before else ""
    shown = (
        f"{mark(placed, on, top + 17, MARK)}"
        f'<text class="{"key" if record.key else "other"}" x="{placed.label:.1f}" y="{top + 10:.1f}"'
        f' textLength="{placed.width:.1f}" lengthAdjust="spacingAndGlyphs"{anchor}>'
        f'<tspan class="date">{text(short_date(event))}</tspan>&#160; {text(record.name)}</text>'
    )
    source = next((one for one in event.sources if web(one.url)), None)
    told = f"{event.when}: {record.name}. {record.summary}"
    if source is None:
        return f'<g role="listitem"><title>{text(told)}</title>{shown}</g>\n'
    said = ", ".join(part for part in (source.text, source.at) if part)
    return (
        f'<g role="listitem"><a href="{text(source.url)}" aria-label="{text(told)}">'
        f"<title>{text(f'{told} Source: {said}')}</title>{shown}</a></g>\n"
    )


def _label_width(event: Event) -> float:
    words = f"{short_date(event)}\xa0 {line(event.record.name)}"
    return text_width(words, SIZE) * (1.06 if event.record.key else 1.0)


def _wrapped(sentences: Sequence[str], width: float) -> list[str]:
    """Sentences on as few lines as they need."""
    lines: list[str] = []
    for one in sentences:
        longer = f"{lines[-1]} {one}" if lines else one
        if lines and text_width(longer, SIZE) <= width:
            lines[-1] = longer
        else:
            lines.append(one)
    return lines
