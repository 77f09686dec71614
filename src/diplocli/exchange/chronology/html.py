"""Milestones as a web page: a drawing of all stories at a glance, and the table it stands for."""

from __future__ import annotations

from itertools import groupby

from ...model import TYPE_CHECKING
from ...queries.selection import imprint
from ...render.webpage import foot, head, outward, text
from .. import Report
from ..assets import asset
from .draw import grid, mark, years
from .events import events, lanes, reach, title
from .layout import place, scale
from .svg import LEGEND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from ...queries.selection import Selection
    from .events import Cited, Event, Lane
    from .layout import Placed, Scale

WIDTH, NAMES = 1100.0, 236.0
ROW, MARK, PADDING, TOP = 10.0, 7.0, 6.0, 18.0


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write the page of the milestones."""
    found = events(records.entries("milestone"), records.as_of)
    if found:
        stories = lanes(found, records.headings("track"))
        out.writelines(_page(found, stories, title(found, records.edition), imprint(records)))
    return Report(written=len(found))


def _page(found: Sequence[Event], stories: Sequence[Lane], name: str, about: str) -> Iterator[str]:
    script = asset("chronology/timeline.js")
    yield head(name, asset("chronology/svg.css") + asset("chronology/timeline.css"), script)
    yield '<a class="skip" href="#:table">Skip the drawing: the table has all that it shows</a>\n'
    yield (
        f"<header>\n<h1>Cyber, digital and tech diplomacy</h1>\n<p>{text(reach(found))}."
        f" {text(about)}</p>\n</header>\n<main>\n"
    )
    yield _controls(stories, any(event.record.key for event in found))
    yield from _drawing(found, stories)
    yield from _table(found, {one.id: one.name for one in stories})
    yield "</main>\n"
    yield foot(script)


def _controls(stories: Sequence[Lane], has_key: bool) -> str:
    options = "".join(
        f'<option value="{text(one.id)}">{text(one.name)}</option>' for one in stories
    )
    key = (
        '<p class="check"><input id="key" type="checkbox"> <label for="key">Key milestones only'
        "</label></p>\n"
    )
    return (
        '<div class="controls" role="search" aria-label="Milestones" hidden>\n'
        '<div><label for="find">Filter by words (press / to come here)</label>\n'
        '<input id="find" type="search" autocomplete="off" spellcheck="false"'
        ' aria-describedby="found" aria-controls=":table"></div>\n'
        '<div><label for="track">Story</label>\n'
        f'<select id="track"><option value="">every story</option>{options}</select></div>\n'
        f'{key if has_key else ""}<p id="found" role="status"></p>\n</div>\n'
    )


def _drawing(found: Sequence[Event], stories: Sequence[Lane]) -> Iterator[str]:
    on = scale(found, NAMES, WIDTH - MARK)
    laid = place(stories, on, (NAMES, WIDTH), lambda event: 0.0, MARK)
    height = TOP + sum(one.rows * ROW + PADDING for one in laid)
    yield (
        '<section class="glance" aria-labelledby=":drawn">\n<h2 id=":drawn">At a glance</h2>\n'
        f'<p class="legend" id=":legend">{text(" ".join(LEGEND[:3]))} A larger mark in another'
        f' colour is a key milestone. {text(LEGEND[-1])} <span class="keys" hidden>Arrow keys go from mark to mark, Enter to'
        " the table.</span></p>\n"
        '<div class="chart">\n'
        f'<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="group" aria-labelledby=":drawn"'
        ' aria-describedby=":legend">\n<g aria-hidden="true">'
    )
    yield from grid(on, TOP - 2, height)
    yield from years(on, TOP - 6)
    yield "</g>\n"
    top = TOP
    for one in laid:
        middle = top + (one.rows * ROW + PADDING) / 2
        name = text(one.lane.name)
        yield (
            f'<g role="list" aria-label="{name}"><path class="edge" d="M0 {top:.1f}H{WIDTH:.0f}"/>'
            f'<text class="story" x="0" y="{middle + 4:.1f}" aria-hidden="true">{name}</text>\n'
        )
        for placed in one.placed:
            yield _mark(placed, on, top + PADDING / 2 + ROW * (placed.row + 0.5))
        yield "</g>\n"
        top += one.rows * ROW + PADDING
    yield '</svg>\n</div>\n<p id="told" aria-hidden="true">&#160;</p>\n</section>\n'


def _mark(placed: Placed, on: Scale, middle: float) -> str:
    event = placed.event
    told = text(f"{event.when}: {event.record.name}")
    return (
        f'<g role="listitem"><a href="#{text(event.record.id)}" aria-label="{told}">'
        f"<title>{told}</title>{mark(placed, on, middle, MARK)}</a></g>\n"
    )


def _table(found: Sequence[Event], names: Mapping[str, str]) -> Iterator[str]:
    by_year = [(year, list(held)) for year, held in groupby(found, key=lambda one: one.year)]
    marks = " ".join(f'<a href="#:{year}">{year}</a>' for year, _ in by_year)
    yield (
        '<section aria-labelledby=":named">\n<h2 id=":named">In order</h2>\n'
        f'<nav class="marks" aria-label="Years">{marks}</nav>\n'
        '<p class="none" id="none" hidden>No milestone matches; take away a word or a filter.</p>\n'
        '<table id=":table" tabindex="-1">\n<caption>Milestones by the day on which they began'
        "</caption>\n"
        '<thead><tr><th scope="col">When</th><th scope="col">What happened</th>'
        '<th scope="col">Story</th><th scope="col">Sources</th></tr></thead>\n'
    )
    for year, held in by_year:
        yield (
            f'<tbody>\n<tr class="year" id=":{year}"><th scope="rowgroup" colspan="4">{year}</th>'
            "</tr>\n"
        )
        for event in held:
            yield _row(event, names[event.record.track])
        yield "</tbody>\n"
    yield "</table>\n</section>\n"


def _row(event: Event, story: str) -> str:
    record = event.record
    why = f'<p class="why">{text(record.why)}</p>' if record.why else ""
    date = f'<time datetime="{record.date}">{text(event.when)}</time>'
    return (
        f'<tr id="{text(record.id)}" data-track="{text(record.track)}"'
        f'{" class=key" if record.key else ""}><th scope="row">'
        f"{date if event.begins == event.ends and not event.doubt else text(event.when)}</th>\n"
        f'<td><p class="name">{text(record.name)}'
        f"{'<span class=seen> (key milestone)</span>' if record.key else ''}</p>"
        f"<p>{text(record.summary)}</p>{why}</td>\n"
        f'<td class="story">{text(story)}</td>\n<td class="sources">{_sources(event.sources)}</td>'
        "</tr>\n"
    )


def _sources(sources: Iterable[Cited]) -> str:
    items = [
        f"<li>{outward(one.url, text(one.text))}{', ' + text(one.at) if one.at else ''}</li>"
        for one in sources
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""
