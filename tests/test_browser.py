"""The web pages in a real browser; left out where there is no Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, Browser
from tests.conftest import Run

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        opened.look(1280, 900)
        yield opened


@pytest.fixture
def timeline(real: Run, tmp_path: Path) -> Path:
    path = tmp_path / "timeline.html"
    assert real("export", "timeline-html", "-o", str(path)).status == 0
    return path


def test_the_reference_opens_alone_and_without_complaint(browser: Browser, book: Path) -> None:
    browser.open(book)
    assert browser.run("found.textContent") == browser.run(
        "document.querySelectorAll('article').length.toLocaleString('en') + ' entries'"
    )
    assert browser.complaints() == []


def test_typing_filters_the_reference(browser: Browser, book: Path) -> None:
    browser.open(book)
    browser.key("/")
    assert browser.run("document.activeElement.id") == "find"
    browser.type("due diligence")
    browser.wait("found.textContent.includes(' of ')")
    shown = browser.run(
        "[...document.querySelectorAll('article:not([hidden])')].map(one => one.id)"
    )
    assert "due-diligence" in shown
    assert 1 < len(shown) < 300
    assert browser.run("named.querySelector('a').textContent") == "due diligence"
    browser.key("Escape")
    browser.wait("!document.querySelector('article[hidden]')")


def test_a_filter_that_leaves_nothing_says_so(browser: Browser, book: Path) -> None:
    browser.open(book)
    browser.run("find.focus()")
    browser.type("zzzzqqqq")
    browser.wait("!none.hidden")
    assert browser.run("document.querySelector('main').innerText.trim()").startswith("No entry")


def test_a_link_is_followed_to_an_entry_that_was_filtered_out(browser: Browser, book: Path) -> None:
    browser.open(book)
    browser.run("find.value = 'cyber norm'; kind.value = 'term'; apply()")
    assert browser.run("document.getElementById('un-a-70-174').hidden")
    browser.run("document.querySelector('#cyber-norm .sources a[href=\"#un-a-70-174\"]').focus()")
    browser.key("Enter")
    browser.wait("location.hash === '#un-a-70-174'")
    browser.wait("!document.getElementById('un-a-70-174').hidden")
    browser.wait(
        "Math.abs(document.getElementById('un-a-70-174').getBoundingClientRect().top) < 200"
    )


def test_an_address_leads_to_an_entry(browser: Browser, book: Path) -> None:
    browser.open(book)
    browser.open(book, "#cyber-norm")
    browser.wait(
        "Math.abs(document.getElementById('cyber-norm').getBoundingClientRect().top) < 200"
    )


def test_no_page_is_wider_than_a_telephone(browser: Browser, book: Path, timeline: Path) -> None:
    browser.look(360, 740, mobile=True)
    for page in (book, timeline):
        browser.open(page)
        assert browser.run("document.documentElement.scrollWidth") <= 360
    browser.look(1280, 900)


def test_the_timeline_goes_by_keyboard(browser: Browser, timeline: Path) -> None:
    browser.open(timeline)
    assert browser.complaints() == []
    stops = 0
    while not browser.run("document.activeElement.closest('.chart') !== null"):
        browser.key("Tab")
        stops += 1
        assert stops < 10
    first = browser.run("document.activeElement.getAttribute('href')")
    browser.key("ArrowRight")
    second = browser.run("document.activeElement.getAttribute('href')")
    assert first != second
    assert browser.run("told.textContent") == browser.run(
        "document.activeElement.getAttribute('aria-label')"
    )
    browser.key("ArrowDown")
    browser.key("End")
    browser.key("ArrowLeft")
    third = browser.run("document.activeElement.getAttribute('href')")
    browser.key("Enter")
    browser.wait(f"location.hash === '{third}'")
    row = f"document.getElementById('{third[1:]}').getBoundingClientRect()"
    browser.wait(f"{row}.top >= 0 && {row}.top < innerHeight")
    browser.key("Tab")
    assert browser.run("document.activeElement.closest('.chart') === null")


def test_the_timeline_filters_table_and_drawing(browser: Browser, timeline: Path) -> None:
    browser.open(timeline)
    browser.run("find.focus()")
    browser.type("Estonia")
    browser.wait("found.textContent.includes(' of ')")
    shown = browser.run("rows.filter(one => !one.row.hidden).length")
    assert 0 < shown < 60
    assert browser.run("marks.filter(one => !one.classList.contains('faded')).length") == shown
    browser.type(" zzzzqqqq")
    browser.wait("!document.getElementById('none').hidden")


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_stands_out_from_its_ground(
    browser: Browser, book: Path, timeline: Path, dark: bool
) -> None:
    browser.look(1280, 900, dark=dark)
    for page in (book, timeline):
        browser.open(page)
        ratios = browser.run(CONTRAST)
        assert min(ratios.values()) >= 4.5, ratios
    browser.look(1280, 900)


CONTRAST = """(() => {
  const style = getComputedStyle(document.documentElement);
  const light = name => {
    const probe = document.createElement('i');
    probe.style.color = style.getPropertyValue(name);
    document.body.append(probe);
    const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(one => {
      const part = one / 255;
      return part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
    });
    probe.remove();
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  };
  const paper = light('--paper');
  return Object.fromEntries(['--ink', '--soft', '--link', '--mark'].map(name => {
    const [more, less] = [paper, light(name)].sort((one, other) => other - one);
    return [name, (more + .05) / (less + .05)];
  }));
})()"""
