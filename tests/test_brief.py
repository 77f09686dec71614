"""``brief``: what it chooses, what it says on whose authority, and every form it takes."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest

from .conftest import Run

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '<script>alert(1)</script> **bold** [x](javascript:alert) | `c` &amp; _i_ "q"'


def sections(mini: Run, *arguments: str) -> dict[str, list[dict[str, Any]]]:
    """The lines of every section by heading."""
    answer = mini("brief", *arguments, "--json").json
    return {
        section["heading"]: [line for block in section["blocks"] for line in block["lines"]]
        for section in answer["sections"]
    }


def cells(lines: list[dict[str, Any]]) -> list[list[str]]:
    return [line["cells"] for line in lines]


class Page(HTMLParser):
    """The tags of a page, its text, and the targets and anchors of its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.links += [given["href"] or ""] if "href" in given else []
        self.anchors |= {given["id"] or ""} if "id" in given else set()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def saved(mini: Run, tmp_path: Path, format: str, *arguments: str) -> bytes:
    file = tmp_path / f"brief.{format}"
    result = mini("brief", *arguments, "--format", format, "-o", str(file))
    assert (result.status, result.stdout) == (0, "")
    assert result.stderr.endswith(f"written: {file}\n")
    return file.read_bytes()


def test_an_issue(mini: Run) -> None:
    said = sections(mini, "Espionage")
    assert list(said) == [
        "Bottom line", "Definition and readings", "Where the sides stand", "What to watch",
    ]  # fmt: skip
    assert cells(said["Bottom line"]) == [
        ["Whether spying breaks the law is disputed."],
        ["It sets the limits of retaliation."],
    ]
    assert cells(said["Definition and readings"]) == [
        ["Cyber espionage", "Covert access to information for a state."]
    ]
    assert cells(said["Where the sides stand"])[0] == [
        "United States", "25 September 2015", "Theft for commercial gain is out of bounds.",
    ]  # fmt: skip
    assert cells(said["What to watch"])[1] == ["Who judges?"]


def test_a_term_brings_the_issue_that_turns_on_it(mini: Run) -> None:
    said = sections(mini, "cyber espionage")
    assert "Left it open." in str(said["Where the sides stand"])
    assert "Whether spying breaks the law is disputed." in str(said["Bottom line"])


def test_readings_instruments_and_dates_of_a_term(mini: Run) -> None:
    said = sections(mini, "cyber diplomacy")
    texts = cells(said["Definition and readings"])
    assert ["States negotiate about the use of networks."] in texts
    assert ["Contested: Some restrict it to security."] in texts
    assert [
        "Barrinha and Renard, 2017",
        "An institution of international society. Leaves out: Tools.",
    ] in texts
    assert cells(said["What governs it"]) == [
        ["GGE report of 2015 (A/70/174)", "Not binding, adopted 26 June 2015", "The report that set out eleven norms."]
    ]  # fmt: skip
    (date,) = cells(said["Dates that matter"])
    assert date[0] == "June 2015"


def test_an_instrument(mini: Run) -> None:
    facts = dict(cells(sections(mini, "Budapest Convention")["At a glance"]))
    assert facts["Status"] == "Binding, in force since 1 July 2004"
    assert facts["Dates"].startswith("Adopted 8 November 2001; opened for signature")
    assert facts["Counted"] == "64 parties, 15 January 2020"
    assert "Norm 13(a)" in dict(cells(sections(mini, "report-of-2015")["At a glance"]))["Parts"]


def test_an_actor(mini: Run) -> None:
    said = sections(mini, "gge")
    assert cells(said["Where the sides stand"]) == [["Espionage", "July 2015", "Left it open."]]
    assert cells(said["Instruments"])[0][0] == "GGE report of 2015 (A/70/174)"
    facts = dict(cells(sections(mini, "S/CCI")["At a glance"]))
    assert facts["Coordinator"] == "John Roe (acting), from 1 August 2017, end not on record"
    posts = dict(cells(sections(mini, "Jane Doe")["At a glance"]))
    assert posts["18 April 2011 – 31 July 2017"] == "Coordinator, Coordinator for Cyber Issues"


def test_what_is_not_over_is_to_be_watched(mini: Run) -> None:
    said = sections(mini, "OEWG")
    assert cells(said["What to watch"])[-1][0] == "since 2019"
    assert "Dates that matter" not in said


def test_several_names_make_one_brief(mini: Run) -> None:
    answer = mini("brief", "cyber diplomacy", "Espionage", "cyber diplomacy", "--json").json
    assert answer["title"] == "Cyber diplomacy and Espionage"
    assert [one["id"] for one in answer["subjects"]] == ["cyber-diplomacy", "issue-espionage"]
    assert "Espionage: Whether spying breaks the law is disputed." in str(answer["sections"])
    two = sections(mini, "gge", "United States")
    assert [row[1] for row in cells(two["Where the sides stand"])] == [
        "Group of Governmental Experts, July 2015",
        "United States, 25 September 2015",
    ]


def test_one_side_first(mini: Run) -> None:
    table = cells(sections(mini, "Espionage", "--actor", "gge")["Where the sides stand"])
    assert [row[0] for row in table] == [
        "Group of Governmental Experts", "United States", "United Nations",
    ]  # fmt: skip
    readings = cells(sections(mini, "cyber-diplomacy", "--actor", "UN")["Definition and readings"])
    assert [row[0] for row in readings if len(row) == 2] == [
        "United Nations, 2015", "Barrinha and Renard, 2017",
    ]  # fmt: skip
    silent = mini("brief", "Espionage", "--actor", "OEWG")
    assert "Open-ended Working Group: no position on record" in silent.stdout
    assert "View first: Open-ended Working Group" in silent.stdout


def test_dates_narrow_the_dates(mini: Run) -> None:
    assert "Dates that matter" in sections(mini, "gge", "--from", "2015", "--to", "2015")
    narrowed = mini("brief", "gge", "--from", "2016")
    assert "Dates that matter\nNone on record in this time.\n" in narrowed.stdout
    assert "Dates since 2016" in narrowed.stdout
    assert "Left it open." in narrowed.stdout


@pytest.mark.parametrize(
    "name", ["Espionage", "cyber diplomacy", "Budapest Convention", "gge", "S/CCI"]
)
def test_every_number_has_its_source_in_the_order_of_reading(mini: Run, name: str) -> None:
    answer = mini("brief", name, "--json").json
    marks = [
        number
        for section in answer["sections"]
        for block in section["blocks"]
        for line in block["lines"]
        for number in line["numbers"]
    ]
    sources = {one["number"]: one for one in answer["sources"]}
    assert list(dict.fromkeys(marks)) == list(sources) == list(range(1, len(sources) + 1))
    assert all(one["text"] and one["at"] for one in sources.values())
    claims = [line for lines in sections(mini, name).values() for line in lines]
    assert all(line["numbers"] for line in claims)


@pytest.mark.parametrize("arguments", [(), ("--format", "markdown"), ("--format", "html")])
def test_edition_and_day_stand_on_its_face(mini: Run, arguments: tuple[str, ...]) -> None:
    for terminal in (False, True):
        face = mini("brief", "Espionage", *arguments, terminal=terminal).stdout
        assert "edition 2020.01, as of 31 January 2020" in " ".join(face.split())


def test_on_a_terminal(mini: Run) -> None:
    for width in ("30", "80", "120"):
        page = mini("brief", "Espionage", "--width", width, terminal=True).stdout
        assert "Where the sides stand" in page
        assert all(len(line) <= int(width) or "https://" in line for line in page.splitlines())
    assert "• Who judges? [1]" in page


def test_markdown(mini: Run) -> None:
    text = mini("brief", "Espionage", "--format", "markdown").stdout
    assert text.startswith("# Espionage\n\n*Brief composed by diplocli, corpus edition 2020.01")
    assert "| Side | As of | Position |\n| --- | --- | --- |\n| United States |" in text
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE))
    assert "A/70/174, 22 July 2015, para. 3, <https://undocs.org/A/70/174>" in text
    assert "As note 1, para. 4" in text


def test_html(mini: Run, tmp_path: Path) -> None:
    text = mini("brief", "Espionage", "--format", "html").stdout
    assert saved(mini, tmp_path, "html", "Espionage").decode() == text
    page = Page(text)
    assert {"table", "caption", "thead", "h1", "h2", "ol"} - set(page.tags) == {"caption"}
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "url(" not in text and "@import" not in text
    assert "@media print" in text and "prefers-color-scheme: dark" in text
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside == page.anchors
    assert {link for link in page.links if not link.startswith("#")} == {
        "https://undocs.org/A/70/174"
    }


def test_docx(mini: Run, tmp_path: Path) -> None:
    data = saved(mini, tmp_path, "docx", "Espionage")
    document = docx.Document(io.BytesIO(data))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[:3] == ["Title", "Subtitle", "Heading 1"]
    headings = [
        one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert headings == list(sections(mini, "Espionage"))
    sides = document.tables[1]
    assert [cell.text for cell in sides.rows[0].cells] == ["Side", "As of", "Position"]
    assert sides.rows[0]._tr.trPr is not None
    assert sides.rows[0]._tr.trPr.find(f"{WORDS}tblHeader") is not None
    assert "edition 2020.01" in document.sections[0].footer.paragraphs[0].text


def test_docx_has_real_footnotes(mini: Run, tmp_path: Path) -> None:
    data = saved(mini, tmp_path, "docx", "Espionage")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        notes = ElementTree.fromstring(parts.read("word/footnotes.xml"))
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        links = parts.read("word/_rels/footnotes.xml.rels").decode()
        types = parts.read("[Content_Types].xml").decode()
        styles = parts.read("word/styles.xml").decode()
    ids = [note.get(f"{WORDS}id") for note in notes]
    marks = [mark.get(f"{WORDS}id") for mark in body.iter(f"{WORDS}footnoteReference")]
    assert ids == ["-1", "0", *marks]
    names = {one.get(f"{WORDS}name") for one in body.iter(f"{WORDS}bookmarkStart")}
    referred = [one.text or "" for one in body.iter(f"{WORDS}instrText")]
    assert referred
    assert all(one.split()[1] in names for one in referred)
    assert "footnotes+xml" in types
    assert 'Target="https://undocs.org/A/70/174"' in links
    assert 'w:styleId="FootnoteText"' in styles
    assert "para. 3" in "".join(notes.itertext())


@pytest.fixture
def spoiled(corpus_copy: Path) -> Path:
    """A corpus in whose issue and source stand texts that would be markup."""
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    issue = corpus_copy / "issues" / "all.toml"
    text = issue.read_text().replace("Left it open.", quoted).replace("Who judges?", f"# {quoted}")
    issue.write_text(text.replace('name = "Espionage"', f'name = "Espionage {quoted}"'))
    source = corpus_copy / "sources" / "all.toml"
    told = source.read_text().replace("Report of the Group", f"</li>{quoted}")
    source.write_text(told.replace("https://undocs.org/A/70/174", "javascript:alert(1)"))
    return corpus_copy


def test_no_text_of_a_record_is_markup(mini: Run, spoiled: Path, tmp_path: Path) -> None:
    html = mini("brief", "issue-espionage", "--format", "html").stdout
    page = Page(html)
    assert not {"script", "b", "strong"} & set(page.tags)
    assert page.tags.count("li") == html.count("<li")
    assert not [link for link in page.links if link.startswith("javascript")]
    assert HOSTILE in "".join(page.text)
    assert "</style>" not in html.split("<style>")[1].split("</style>\n</head>")[0]
    markdown = mini("brief", "issue-espionage", "--format", "markdown").stdout
    assert "<script>" not in markdown.replace("\\<", "")
    assert "\\*\\*bold\\*\\* \\[x\\](javascript:alert) \\| \\`c\\` \\&amp;" in markdown
    assert "- \\# \\<script" in markdown
    assert "<javascript" not in markdown
    document = docx.Document(io.BytesIO(saved(mini, tmp_path, "docx", "issue-espionage")))
    assert "<script>alert(1)</script> **bold**" in document.paragraphs[0].text


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ((), 2, "brief needs a name"),
        (("digital dip",), 0, "taken as"),
        (("no such thing",), 1, "no record is called “no such thing”"),
        (("Espionage", "no such thing"), 1, "no record is called “no such thing”"),
        (("the expert body",), 3, "names 2 records"),
        (("CD",), 0, "also Coordinator for Cyber Issues"),
        (("2015-report-adopted",), 2, "is a milestone"),
        (("Espionage", "--actor", "nobody"), 2, "there is no actor “nobody”"),
        (("Espionage", "--from", "soon"), 2, "is not a date"),
        (("Espionage", "--from", "2020", "--to", "2019"), 2, "swap the two dates"),
        (("Espionage", "--format", "pdf"), 2, "try: markdown, html, docx"),
        (("Espionage", "--format", "docx"), 2, "-o brief.docx"),
        (("Espionage", "--format", "html", "--json"), 2, "give one"),
    ],
)
def test_how_it_ends(mini: Run, arguments: tuple[str, ...], status: int, says: str) -> None:
    result = mini("brief", *arguments)
    assert result.status == status
    assert bool(result.stdout) == (status == 0)
    assert says in result.stderr


def test_the_readings_of_a_brief_stand_all_in_one_form(real: Run) -> None:
    page = real("brief", "attribution", "--width", "80", terminal=True).stdout
    readings = page.partition("  Who means what\n")[2].partition("\n\n")[0].splitlines()
    labels = [line for line in readings if not line.startswith("    ")]
    assert len(labels) > 2
    assert not [line for line in labels if "  " in line.strip()]


@pytest.mark.parametrize("name", ["", " ", "\x1b[31m", "[b]x", "\u202e", "*", "--", "x" * 9000])
@pytest.mark.parametrize("form", [(), ("--json",), ("--format", "html"), ("--width", "40")])
def test_hostile_names(mini: Run, name: str, form: tuple[str, ...]) -> None:
    result = mini("brief", *form, "--", name)
    assert result.status == (1 if name.strip() else 2)
    assert not {"\x1b", "\u202e"} & set(result.stdout + result.stderr)


def test_an_unknown_name_as_json(mini: Run) -> None:
    result = mini("brief", "espionnage", "--json")
    assert result.status == 1
    assert (result.json["sections"], result.json["edition"]) == ([], "2020.01")
    assert result.json["suggestions"]


def test_nothing_is_half_written(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "brief.docx"
    file.write_text("before")
    for arguments, status in ((("no such thing",), 1), (("Espionage", "--from", "x"), 2)):
        result = mini("brief", *arguments, "--format", "docx", "-o", str(file))
        assert result.status == status
    for module in [
        name for name in sys.modules if name.startswith("diplocli.documents.briefing.as_docx")
    ]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "docx", None)
    result = mini("brief", "Espionage", "--format", "docx", "-o", str(file))
    assert (result.status, file.read_text()) == (5, "before")
    assert "pip install 'diplocli[docs]'" in result.stderr
    lost = mini("brief", "Espionage", "--format", "html", "-o", str(tmp_path / "no" / "x.html"))
    assert lost.status == 4
    assert list(tmp_path.iterdir()) == [file]


def test_several_subjects_are_spoken_of_as_several(real: Run) -> None:
    for names, says in ((["GDPR"], "; subject last"), (["GDPR", "PIPL"], "; subjects last")):
        assert says in real("brief", *names).stdout.splitlines()[1]


def test_of_an_acronym_it_is_on_the_body_that_has_it_as_its_id(real: Run) -> None:
    assert real("brief", "GGE").stdout.startswith("UN Group of Governmental Experts on ICTs\n")
