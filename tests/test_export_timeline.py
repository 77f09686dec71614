from __future__ import annotations

import io
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree  # type: ignore[import-untyped]

from diplocli.dates import day_number
from diplocli.exchange.chronology import calendar, html, svg
from diplocli.exchange.chronology.events import events
from diplocli.exchange.chronology.layout import scale
from diplocli.model import Milestone
from diplocli.queries.define import Entry
from diplocli.render.safe import line
from tests.conftest import Run
from tests.selections import HOSTILE, Few, selections
from tests.test_export_book import assert_links_hold, exported, shown

SVG = {"s": "http://www.w3.org/2000/svg"}
FORMATS = {"timeline-html": html, "timeline-svg": svg, "ics": calendar}


def calendar_events(data: bytes) -> list[Any]:
    """The events of a calendar, as the library reads it."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def milestones(run: Run) -> list[dict[str, str]]:
    found: list[dict[str, str]] = run("timeline", "--json").json["milestones"]
    return found


@pytest.fixture
def drawing(real: Run, tmp_path: Path) -> etree._Element:
    return etree.fromstring(exported(real, tmp_path / "t.svg", "timeline-svg").encode())


def test_the_drawing_names_every_milestone_and_links_its_source(
    drawing: etree._Element, real: Run
) -> None:
    items = drawing.xpath("//s:g[@role='listitem']", namespaces=SVG)
    wanted = milestones(real)
    assert len(items) == len(wanted)
    told = "\n".join(drawing.xpath("//s:g[@role='listitem']//s:title/text()", namespaces=SVG))
    assert all(one["name"] in told for one in wanted)
    addresses = drawing.xpath("//s:a/@href", namespaces=SVG)
    assert len(addresses) > 600
    assert all(one.startswith(("https://", "http://")) for one in addresses)


def test_no_label_stands_on_another_or_over_the_edge(drawing: etree._Element) -> None:
    width = float(drawing.get("width"))
    rows = defaultdict(list)
    for text in drawing.xpath("//s:text[@textLength]", namespaces=SVG):
        begin, length = float(text.get("x")), float(text.get("textLength"))
        begin -= length * (text.get("text-anchor") == "end")
        rows[text.get("y")].append((begin, begin + length))
    assert sum(map(len, rows.values())) > 600
    for row in rows.values():
        row.sort()
        assert row[0][0] >= 0
        assert row[-1][1] <= width
        assert all(one[1] < other[0] for one, other in pairwise(row))


def test_a_mark_is_as_long_as_its_date_is_vague(mini: Run, tmp_path: Path) -> None:
    root = etree.fromstring(exported(mini, tmp_path / "t.svg", "timeline-svg").encode())

    def parts(name: str) -> list[tuple[str, str]]:
        (title,) = root.xpath(f"//s:title[contains(., '{name}')]", namespaces=SVG)
        marks = title.getparent().xpath(".//*[contains(@class, 'mark')]")
        return [(etree.QName(one).localname, one.get("class")) for one in marks]

    assert parts("coordinator is named") == [("circle", "mark key")]
    assert parts("eleven norms") == [("rect", "mark key span")]
    assert parts("Doe serves") == [("rect", "mark span"), ("rect", "mark sure")]
    assert parts("open-ended group") == [
        ("rect", "mark span"), ("rect", "mark sure"), ("path", "mark sure"),
    ]  # fmt: skip


@given(st.sets(st.integers(1800, 2200), min_size=1, max_size=30))
@HOSTILE
def test_time_runs_from_left_to_right(years: set[int]) -> None:
    found = events(several(years), "2200-01-01")
    on = scale(found, 10, 500)
    days = range(day_number(f"{min(years)}-01-01"), day_number(f"{max(years)}-12-31") + 1, 100)
    places = [on.at(day) for day in days]
    assert places == sorted(places)
    assert 10 <= places[0] <= places[-1] <= 500


def several(years: set[int]) -> list[Entry]:
    return [
        Entry(record=Milestone(id=f"e{year}", name="x", date=f"{year}", track="us"), titles={}, sources={})
        for year in years
    ]  # fmt: skip


def test_the_table_has_what_the_drawing_has(real: Run, tmp_path: Path) -> None:
    root = assert_links_hold(exported(real, tmp_path / "t.html", "timeline-html"))
    marks = root.xpath("//svg//a/@href")
    rows = root.xpath("//tbody/tr[not(@class='year')]/@id")
    assert sorted(marks) == sorted(f"#{row}" for row in rows)
    assert len(rows) == len(milestones(real))
    assert all(
        row.xpath(".//td[@class='sources']//li") for row in root.xpath("//tbody/tr[@data-track]")
    )
    assert not root.xpath("//tbody/tr/th[not(@scope)] | //thead//th[not(@scope)]")


def test_the_page_is_html_without_a_fault(mini: Run, tmp_path: Path) -> None:
    page = exported(mini, tmp_path / "mini.html", "timeline-html")
    html5lib.HTMLParser(strict=True).parse(page)
    assert_links_hold(page)


def test_the_calendar_has_an_all_day_event_for_each_full_date(real: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.ics"
    result = real("export", "ics", "-o", str(path))
    wanted = {one["id"]: one for one in milestones(real)}
    full = {id for id, one in wanted.items() if len(one["date"]) == 10}
    assert f"left out, no full date: milestones {len(wanted) - len(full)}" in result.stderr
    found = {str(one["UID"]): one for one in calendar_events(path.read_bytes())}
    assert found.keys() == {f"{id}@diplocli" for id in full}
    for id in full:
        one, milestone = found[f"{id}@diplocli"], wanted[id]
        assert one["DTSTART"].dt == date.fromisoformat(milestone["date"])
        if len(milestone["end"] or "") == 10:
            last = date.fromisoformat(milestone["end"])
            assert (one["DTEND"].dt - last).days == 1
        else:
            assert "DTEND" not in one
        assert str(one["SUMMARY"]).startswith(milestone["name"])


def test_lines_of_the_calendar_are_as_the_standard_has_them(real: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.ics"
    real("export", "ics", "-o", str(path))
    data = path.read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for one in data.split(b"\r\n"):
        one.decode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
@HOSTILE
def test_folding_comes_undone(text: str) -> None:
    folded = calendar.folded(text)
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == text
    assert all(len(one.encode()) <= 75 for one in folded.split("\r\n"))


@given(selections())
@HOSTILE
def test_no_text_becomes_markup_in_a_drawing(records: Few) -> None:
    out = io.StringIO()
    svg.write(records, out, {})  # type: ignore[arg-type]
    root = etree.fromstring(out.getvalue().encode(), etree.XMLParser(resolve_entities=False))
    names = Counter(etree.QName(one).localname for one in root.iter())
    assert not names.keys() - {
        "svg",
        "g",
        "a",
        "title",
        "desc",
        "style",
        "rect",
        "path",
        "text",
        "tspan",
        "circle",
    }
    (one,) = records.entries("milestone")
    told = "".join(root.xpath("//s:text[@textLength]//text()", namespaces=SVG))
    assert shown(line(one.record.name)) in shown(told)


@given(selections())
@HOSTILE
def test_no_text_becomes_markup_on_a_page(records: Few) -> None:
    out = io.StringIO()
    html.write(records, out, {})  # type: ignore[arg-type]
    root = assert_links_hold(out.getvalue())
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img | //b | //@onerror")


@given(selections())
@HOSTILE
def test_a_calendar_says_what_the_record_says(records: Few) -> None:
    out = io.StringIO(newline="")
    report = calendar.write(records, out, {})  # type: ignore[arg-type]
    (one,) = records.entries("milestone")
    if not report.written:
        assert len(getattr(one.record, "date", "")) != 10
        return
    (event,) = calendar_events(out.getvalue().encode())
    assert set(event) <= {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "TRANSP",
    }  # fmt: skip
    assert str(event["SUMMARY"]).removesuffix(" (begins)") == line(one.record.name)
    assert str(event.get("URL", "https://")).startswith("https://")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_each_time(mini: Run, tmp_path: Path, format: str) -> None:
    once, twice = (tmp_path / name for name in ("once", "twice"))
    for path in (once, twice):
        mini("export", format, "-o", str(path))
    assert once.read_bytes() == twice.read_bytes()


def test_one_story_alone(real: Run, tmp_path: Path) -> None:
    text = exported(real, tmp_path / "t.svg", "timeline-svg", "--track", "un-ict-security")
    root = etree.fromstring(text.encode())
    assert len(root.xpath("//s:g[@role='list']", namespaces=SVG)) == 1
