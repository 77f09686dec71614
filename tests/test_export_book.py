from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import html5lib  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from lxml import html as lxml_html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from diplocli.exchange.book import html, markdown
from diplocli.model import KINDS
from diplocli.render.safe import line
from tests.conftest import Run
from tests.selections import HOSTILE, Few, selections


def exported(run: Run, path: Path, *arguments: str) -> str:
    result = run("export", *arguments, "-o", str(path))
    assert result.status == 0, result.stderr
    return path.read_text(encoding="utf-8")


def assert_links_hold(page: str) -> lxml_html.HtmlElement:
    """Ids once each; every link leads to one of them or to an address on the web."""
    root = lxml_html.fromstring(page)
    ids = Counter(root.xpath("//@id"))
    assert not [one for one, number in ids.items() if number > 1]
    for address in root.xpath("//@href"):
        if address.startswith("#"):
            assert unquote(address[1:]) in ids, address
        else:
            assert address.startswith(("https://", "http://")), address
    return root


def rendered(text: str) -> str:
    return f"<body>{MarkdownIt('commonmark').render(text)}</body>"


def test_the_page_holds_every_record_and_its_links_resolve(book: Path, real: Run) -> None:
    root = assert_links_hold(book.read_text(encoding="utf-8"))
    counts = real("info", "--json").json["counts"]
    assert len(root.xpath("//article")) == sum(counts[kind] for kind in KINDS)
    assert root.get("lang") == "en"
    norm = root.get_element_by_id("cyber-norm")
    assert norm.xpath(".//h3//text()") == ["cyber norm"]
    assert "#un-a-70-174" in norm.xpath(".//ol[@class='sources']//@href")
    assert root.get_element_by_id("un-a-70-174").xpath(".//@href[contains(., 'undocs')]")


def test_no_command_to_type_stands_on_the_page(book: Path) -> None:
    assert "diplocli compare" not in book.read_text(encoding="utf-8")


def test_the_page_is_html_without_a_fault(mini: Run, tmp_path: Path) -> None:
    page = exported(mini, tmp_path / "mini.html", "html")
    html5lib.HTMLParser(strict=True).parse(page)
    assert_links_hold(page)


def test_the_document_holds_every_record_and_its_links_resolve(real: Run, tmp_path: Path) -> None:
    text = exported(real, tmp_path / "norms.md", "markdown", "--topic", "norms")
    root = assert_links_hold(rendered(text))
    assert "eleven-norms" in root.xpath("//h3/a/@id")
    assert len(root.xpath("//h3")) == len(root.xpath("//h3/a/@id")) > 50


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_part_of_it_leads_nowhere_that_is_not_in_it(
    real: Run, tmp_path: Path, format: str
) -> None:
    text = exported(real, tmp_path / "part", format, "--kind", "term", "--topic", "negotiation")
    root = assert_links_hold(text if format == "html" else rendered(text))
    assert "https://" in "".join(root.xpath("//@href"))  # sources that are not in it: their address


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_the_same_bytes_each_time(mini: Run, tmp_path: Path, format: str) -> None:
    once = exported(mini, tmp_path / "once", format)
    assert once == exported(mini, tmp_path / "twice", format)


@pytest.mark.parametrize(
    "format", ["html", "markdown", "timeline-html", "timeline-svg", "ics", "anki-tsv"]
)
def test_nothing_left_is_told_and_nothing_written(mini: Run, tmp_path: Path, format: str) -> None:
    path = tmp_path / "none"
    result = mini("export", format, "nowhere-found", "-o", str(path))
    assert result.status == 1
    assert "nothing is left" in result.stderr
    assert not path.exists()


@given(selections())
@HOSTILE
def test_no_text_becomes_markup_on_the_page(records: Few) -> None:
    out = io.StringIO()
    html.write(records, out, {})  # type: ignore[arg-type]
    root = assert_links_hold(out.getvalue())
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img | //b | //@onerror | //article//style")
    for one in records.entries():
        name = root.get_element_by_id(one.record.id).xpath("string(.//h3)")
        assert shown(name) == shown(line(one.record.name))


@given(selections())
@HOSTILE
def test_no_text_becomes_markup_in_the_document(records: Few) -> None:
    out = io.StringIO()
    markdown.write(records, out, {})  # type: ignore[arg-type]
    root = assert_links_hold(rendered(out.getvalue()))
    kept = {
        "a",
        "body",
        "em",
        "h1",
        "h2",
        "h3",
        "html",
        "li",
        "ol",
        "p",
        "strong",
        "sup",
        "ul",
        "div",
    }
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= kept
    for one in records.entries():
        (anchor,) = root.xpath(f"//h3/a[@id='{one.record.id}']")
        name = anchor.getparent().xpath("string()")
        assert shown(name) == shown(line(one.record.name))


def shown(text: str) -> str:
    return text.replace("\ufffe", "\ufffd").strip()
