"""``annotate``: what is found, in which files, and how it is shown."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.index.partings import Partings, bits
from diplocli.corpus.index.sieve import Sieve, bits_holding, numbers_of
from diplocli.corpus.index.store import Store
from diplocli.documents.annotation import at_once
from diplocli.documents.annotation.annotate import annotate, wanted
from diplocli.documents.annotation.at_once import Helped
from diplocli.documents.annotation.decide import expansion
from diplocli.documents.annotation.match import Matcher, Vocabulary
from diplocli.documents.annotation.names import Known, Names, Sifted
from diplocli.documents.annotation.shown import Around, shown
from diplocli.documents.annotation.windows import Window
from diplocli.documents.reading.document import LARGEST, Document
from diplocli.documents.reading.markdown import read_markdown
from diplocli.folding import key as fold
from diplocli.parting import KINDS, parted
from diplocli.render.human import progress
from diplocli.words import Pieces

from .conftest import MINI, Run, Terminal

CLEARED = "\x1b[1A\x1b[2K"  # the line of a bar, taken away
SPEECH = """The US and the GGE agreed on cyber-diplomacy in the Budapest
Convention. (Cyber diplomacy is hard.)

Jane Doe spoke of defence spying and of the Global Cyber Forum (GCF).
"""


@pytest.fixture
def speech(tmp_path: Path) -> str:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH)
    return str(path)


class Written(Store):
    """An index of nothing but names, each as (text, how, id, kind).

    Their records are called like them, or ``called``.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, str]], called: str) -> None:
        self.written = [(fold(row[0]), row) for row in sorted(rows)]
        self.called = called

    def written_names(self, kinds: Sequence[str], key: str | None = None) -> list[tuple[Any, ...]]:
        return [
            (text, how, "", id, kind, self.called or text, "", False)
            for folded, (text, how, id, kind) in self.written
            if folded == key
        ]

    def keys_from(self, key: str, limit: int) -> list[str]:
        return sorted({folded for folded, _ in self.written if folded >= key})[:limit]

    def partings(self) -> list[Partings]:
        every = [row for key, _ in self.written for row in self.written_names(KINDS, key)]
        return [Partings.of(every)]

    def beginnings(self) -> list[Sieve | Set[str]]:
        return [sieve(row[0] for _, row in self.written)]


def sieve(names: Iterable[str]) -> Sieve:
    pieces = Pieces()
    return Sieve(bits_holding([number for name in names for number in numbers_of(name, pieces)]))


def names(*rows: tuple[str, str, str, str], called: str = "", size: str = "small") -> Names:
    """Names as ``Written`` takes them, known as those of a corpus of a size are."""
    store = Written(rows, called)
    if size == "small":
        return Known(store, Pieces(), store.partings())
    return (Sifted if size == "sifted" else Names)(store, Pieces())


SIZES = pytest.mark.parametrize("size", ["small", "large", "sifted"])


def found(text: str, known: Names) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[begin:end], reading.ids) for begin, end, reading in Matcher(known).every(text)]


@SIZES
def test_a_word_is_parted_only_where_writers_part_it(size: str) -> None:
    written = [(name, "name", name, "term") for name in ("deepfake", "OpenAI", "internet", "in")]
    text = "deep fakes by Open AI in ter net, in internet"
    wordings = [wording for wording, _ in found(text, names(*written, size=size))]
    assert wordings == ["deep fakes", "Open AI", "in", "in", "internet"]


@SIZES
def test_a_letter_is_no_name(size: str) -> None:
    known = names(("X", "short", "x", "actor"), ("X Corp.", "name", "x", "actor"), size=size)
    assert found("X is a letter; X Corp. is a firm.", known) == [("X Corp", ("x",))]


def test_a_plus_behind_a_number_is_part_of_the_name() -> None:
    known = names(
        ("Pact 108", "name", "old", "instrument"), ("Pact 108+", "name", "new", "instrument")
    )
    text = "Pact 108, Pact 108+ and (Pact 108+)."
    assert [(one, *ids) for one, ids in found(text, known)] == [
        ("Pact 108", "old"), ("Pact 108+", "new"), ("Pact 108+", "new"),
    ]  # fmt: skip


def test_matches_are_exact_slices_with_their_places(mini: Run, speech: str) -> None:
    answer = mini("annotate", speech, "--json")
    assert answer.status == 0
    for match in answer.json["matches"]:
        assert SPEECH[match["start"] : match["end"]] == match["text"]
        before = SPEECH[: match["start"]]
        assert match["line"] == before.count("\n") + 1
        assert match["column"] == match["start"] - before.rfind("\n")
    assert [(one["text"], one["id"]) for one in answer.json["matches"]] == [
        ("US", "united-states"),
        ("GGE", "gge"),
        ("cyber-diplomacy", "cyber-diplomacy"),
        ("Budapest\nConvention", "convention"),
        ("Cyber diplomacy", "cyber-diplomacy"),
        ("Jane Doe", "jane-doe"),
        ("defence spying", "espionage"),
    ]
    counts = {entry["id"]: entry["count"] for entry in answer.json["entries"]}
    assert counts["cyber-diplomacy"] == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cyberdiplomacy, Cyber-Diplomacy, cyber\n   diplomacy", 3),
        ("cyber\n\ndiplomacy", 0),
        ("cyber. Diplomacy; cyber, diplomacy", 0),
        ("bicyber diplomacy of cyber diplomacystic", 0),
        ("кибердипломатия и кибердипломатия", 2),
        ("the United States' view, United States’s, UNITED STATES", 3),
        ("us and un, but US and UN and U.S. and U.N.", 4),
        ("Groups of Governmental Experts, GGEs and OEWGs", 3),
        ("la cyberdiplomatie", 1),
        ("A/70/174 and A/70/175", 1),
        ("E-Diplomacy e diplomacy ediplomacy", 3),
        ("jane doe", 0),
    ],
)
def test_forms_of_names(mini: Run, tmp_path: Path, text: str, expected: int) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text)
    matches = mini("annotate", str(path), "--json").json["matches"]
    assert len({match["start"] for match in matches}) == expected


@pytest.mark.parametrize(
    ("text", "name", "how", "kind", "expected"),
    [
        ("it is", "IT", "acronym", "term", []),
        ("IT is", "IT", "acronym", "term", ["IT"]),
        ("ACT now, act", "ACT", "acronym", "actor", ["ACT"]),
        ("WE MUST ACT NOW", "ACT", "acronym", "actor", []),
        ("the US A/70", "USA", "acronym", "actor", []),
        ("APT 28 and APT-28", "APT28", "name", "actor", ["APT 28", "APT-28"]),
        ("X and x", "X", "name", "actor", []),
        ("the white house and the White House", "The White House", "name", "actor", ["White House"]),
        ("georgia, Georgia", "Georgia", "name", "actor", ["Georgia"]),
        ("发展网络主权的", "网络主权", "translation", "term", ["网络主权"]),
        ("de\u0301marche, demarches", "démarche", "name", "term", ["de\u0301marche", "demarches"]),
        ("l’internet", "internet", "name", "term", ["internet"]),
        ("cyber space", "cyberspace", "name", "term", ["cyber space"]),
        ("ETS No. 185", "ETS No. 185", "symbol", "instrument", ["ETS No. 185"]),
        ("the vote", "vote", "short", "term", []),
        ("two data freezes", "data freeze", "name", "term", ["data freezes"]),
        ("law enforcement", "Law Enforcement", "name", "instrument", []),
        ("the Paris call, the paris call", "Paris Call", "short", "instrument", ["Paris call"]),
        ("national security agencies, the National Security Agency", "National Security Agency",
         "name", "actor", ["National Security Agency"]),
    ],
)  # fmt: skip
def test_capitals_scripts_and_everyday_words(
    text: str, name: str, how: str, kind: str, expected: list[str]
) -> None:
    known = names((name, how, "it", kind), called="something" if how == "short" else name)
    assert [wording for wording, _ in found(text, known)] == expected


def test_a_longer_name_that_does_not_fit_hides_no_shorter_one() -> None:
    known = names(("cyber", "name", "a", "term"), ("cyber ACT", "acronym", "b", "term"))
    assert found("cyber act", known) == [("cyber", ("a",))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The decision to buy new servers rests with the principal's office.", []),
        ("Every principle has its price.", []),
        ("The widespread adoption of smartphones surprised nobody.", []),
        ("Free of charge, as the military and the economy like it.", []),
        ("Our APIs are a safety net.", []),
        ("Major Arms Systems use Signals and germanium.", []),
        ("After its adoption by the conference, signature and ratification follow.",
         ["adoption", "signature", "ratification"]),
        ("Robert met Michael Roberts, and Roberts smiled.", ["michael-roberts"] * 2),
        ("Roberts met Robert, Stock, Khan and Daniel.", []),
        ("Biden met Trump.", ["joe-biden", "donald-trump"]),
        ("The CI of the genome lies in DNA; the PV panels do not.", []),
        ("Critical infrastructure (CI) needs care. CI is old.", ["critical-infrastructure"] * 3),
        ("Law enforcement matters to international development.", []),
        ("Graphite and net exports: USGS, CNAS, AES-256 and the Covid virus.", []),
        ("Anonymous sources said so. “Anonymous calls,” she said.", []),
        ("The ministry blamed Anonymous.", ["anonymous"]),
        ("Anonymous claimed it: hacktivism, as in 2010.", ["anonymous", "hacktivism"]),
        ("The Council of the European Union met. The Council chose. So did the State Council.",
         ["council-of-the-eu"] * 2),
        ("The Internet Research Agency (IRA) lied.", ["internet-research-agency"] * 2),
        ("The Inflation Reduction Act of 2022 (IRA) passed.", []),
        ("The Garden Care Initiative (GCI, founded last year) met.", []),
        ("Attach the file; the duty attaches. The attaché met attachés.", ["attache"] * 2),
        ("Article 24 of the act is not Article 2(4).", ["use-of-force"]),
        ("Article 15 of the act; login credentials; a screen of high resolution.", []),
        ("Directive 2006/112/EC, says the European Commission (EC).", ["european-commission"] * 2),
        ("The robot RT-2 moved, and the ministry blamed RT.", ["rt"]),
        ("Written in VB.NET and sold by the Signal Battalion.", []),
        ("Global Energy Certification (“GEC”) is a domain. GEC is old.", []),
        ("The Global South rose, not the South Korean side of the South.", ["global-south"] * 2),
        ("The NSA told the CIA of AWS and CISA.", ["nsa", "cia", "amazon", "cisa"]),
        ("For artificial intelligence hosts such as AWS are used.",
         ["artificial-intelligence", "amazon"]),
        ("The SOC is a chip. A security operations centre (SOC) is none.",
         ["security-operations-centre"] * 3),
        ("It was for the states to choose between principle and rule of international law.",
         ["principle-of-international-law", "international-rule"]),
    ],
)  # fmt: skip
def test_an_everyday_word_means_its_record_only_in_company(
    text: str, named: list[str], corpus: Store
) -> None:
    document = Document(path="-", text=text, prose=text)
    (one,) = annotate(corpus, Vocabulary(corpus), [document], wanted(corpus))
    assert [record_id for match in one.matches for record_id in match.ids] == named


def test_an_acronym_is_decided_by_its_expansion_or_company_or_not_at_all(
    store: Store,
) -> None:
    def ids(text: str) -> list[str]:
        document = Document(path="-", text=text, prose=text)
        (one,) = annotate(store, Vocabulary(store), [document], wanted(store))
        return [",".join(match.ids) for match in one.matches if match.text == "CD"]

    assert ids("The CD met.") == ["cyber-diplomacy,cyber-office"]
    assert ids("Cyber diplomacy (CD) is new. CD is old.") == ["cyber-diplomacy"] * 2
    assert ids("The Coordinator for Cyber Issues met the CD.") == ["cyber-office"]
    assert ids("The Conference on Disarmament (CD) met. CD rose.") == []
    assert ids("Jane Doe and John Roe were at CD.") == ["cyber-office"]


def test_an_undecided_acronym_is_one_match_a_meaning(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The CD met.")
    matches = mini("annotate", str(path), "--json").json["matches"]
    assert {(one["start"], one["end"]) for one in matches} == {(4, 6)}
    assert {one["id"] for one in matches} == {"cyber-diplomacy", "cyber-office"}
    assert "CD[1 or 2]" in mini("annotate", str(path), terminal=True).stdout


def test_what_brackets_expand() -> None:
    text = "the Global Forum on Cyber Expertise (GFCE), so (GFCE)"
    start = text.index("GFCE")
    assert text[expansion(text, start, start + 4) :].startswith("Global Forum")
    last = text.rindex("GFCE")
    assert expansion(text, last, last + 4) == -1
    text = "the Office of Management and Budget (“OMB”)"
    assert text[expansion(text, text.index("OMB"), text.index("OMB") + 3) :].startswith("Office")


def test_lists(mini: Run, speech: str) -> None:
    lines = mini("annotate", speech).stdout.splitlines()
    assert lines[0] == f"{speech}\t1\t5\tUS\tactor\tunited-states\tUnited States"
    entries = mini("annotate", speech, "--list").stdout.splitlines()
    assert f"cyber diplomacy\tterm\tcyber-diplomacy\t2\t{speech}\t1\t30" in entries
    page = mini("annotate", speech, "--list", terminal=True).stdout
    assert "cyber diplomacy" in page
    assert "2 times, first" in page


def test_for_a_person_the_text_with_numbers_and_glosses(mini: Run, speech: str) -> None:
    page = mini("annotate", speech, terminal=True).stdout
    assert "The US[1] and the GGE[2] agreed on cyber-diplomacy[3]" in page
    assert page.index("Diplomacy about cyberspace.") < page.index("Jane Doe[5]")
    coloured = mini("annotate", speech, "--color", "always").stdout
    assert "\x1b[1;36mcyber-diplomacy" in coloured
    for width in (20, 40, 80):
        narrow = mini("annotate", speech, "--width", str(width), terminal=True).stdout
        assert max(map(len, narrow.splitlines())) <= width


def test_html_is_one_safe_page(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<script>alert(1)</script> the GGE & the US\n\nGGE\x1b[31m")
    page = mini("annotate", str(path), "--format", "html").stdout
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page
    assert not re.search(r"(src|href)=", page)
    assert page.count('tabindex="0"') == 3
    assert 'role="tooltip"' in page
    assert ".n:focus > .g" in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_page_shows_markdown_as_its_reader_sees_it(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: GGE\n---\n# The **GGE**\n\n- <!-- the GGE -->one\n- the [GGE][], the [US](http://x/US)\n\n"
        "![GGE](a.png) `GGE` **cyber** diplomacy, **the Budapest** Convention <b>\n\n| a |\n| - |\n| GGE |\n\n"
        "[gge]: http://x/GGE\n"
    )
    page = mini("annotate", str(path), "--format", "html").stdout
    body = page[page.index('<div class="shown">') : page.index("</main>")]
    plain = re.sub(r'<span class="g".*?</span></span>(?=</span>)', "", body)
    assert "title:" not in body
    assert "<!--" not in body
    assert '<h1>The <strong><span class="n actor"' in plain
    assert re.search(r'<a href="http://x/GGE"><span class="n actor"[^>]*>GGE</span></a>', plain)
    assert re.search(r'<a href="http://x/US"><span class="n actor"[^>]*>US</span></a>', plain)
    assert '<img src="a.png" alt="GGE" /> <code>GGE</code>' in plain
    assert re.search(r'<span class="n term"[^>]*><strong>cyber</strong> diplomacy</span>', plain)
    assert re.search(r">Budapest</span></strong> Convention &lt;b&gt;</p>", plain)
    assert re.search(r"<td><span [^>]*>GGE</span></td>", plain)


@given(
    st.lists(
        st.sampled_from(
            ["GGE", "US", "**", "*", "_", "`", "~~", "[", "]", "(x)", "[a]: b", "![", " ", " ", "\n", "\n\n", "# ",
             "- ", "> ", "|", "\n| - |\n", "<b>", "<!--", "-->", "&amp;", "\ufdd0", "\ufdd2", "\r\n", "\t", "中"]
        )
    ).map("".join)
)  # fmt: skip
def test_what_is_put_around_parts_of_markdown_changes_nothing_else(text: str) -> None:
    parts = [
        Around(*found.span(), "{", "}")
        for found in re.finditer("GGE|US", read_markdown("", text).prose)
    ]
    page = shown(text, parts)
    assert shown(text, []) == page.replace("{", "").replace("}", "")
    assert re.fullmatch(r"([^{}]|{[^{}]+})*", page)
    for part in re.findall("{([^}]*)}", page):
        ElementTree.fromstring(f"<p>{part}</p>")


def test_markdown_has_footnotes(mini: Run, tmp_path: Path, speech: str) -> None:
    page = mini("annotate", speech, "--format", "markdown").stdout
    assert "Budapest\nConvention[^convention]. (Cyber diplomacy[^cyber-diplomacy]" in page
    assert page.count("[^cyber-diplomacy]: ") == 1
    path = tmp_path / "a.md"
    path.write_text(
        "# GGE\n\n`GGE` and [the GGE](http://x/GGE)\n\n```\nGGE\n```\n\n**cyber** diplomacy\n"
    )
    page = mini("annotate", str(path), "--format", "markdown").stdout
    assert "# GGE[^gge]\n\n`GGE` and [the GGE](http://x/GGE)[^gge]\n\n```\nGGE\n```\n" in page
    assert "**cyber** diplomacy[^cyber-diplomacy]" in page
    path = tmp_path / "b.txt"
    path.write_text("# *GGE* <b>\n1. one\n")
    assert "\\# \\*GGE[^gge]\\* \\<b\\>\n1\\. one" in mini("annotate", str(path), "--format", "markdown").stdout  # fmt: skip


def test_html_is_read_as_it_is_shown(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<title>GGE</title><p>The <b>cy</b>ber\n diplomacy<p>of<script>GGE</script> caf&eacute;</p>"
    )
    (match,) = mini("annotate", str(path), "--json").json["matches"]
    assert match["text"] == "cyber diplomacy"
    assert (match["line"], match["column"]) == (1, 5)


def test_first_topic_and_kind(mini: Run, speech: str) -> None:
    first = mini("annotate", speech, "--first", "--json").json
    assert [one["id"] for one in first["matches"]].count("cyber-diplomacy") == 1
    assert {one["id"]: one["count"] for one in first["entries"]}["cyber-diplomacy"] == 2
    law = mini("annotate", speech, "--topic", "law", "--json").json["matches"]
    assert {one["id"] for one in law} == {"united-states", "gge", "convention", "espionage"}
    terms = mini("annotate", speech, "--kind", "term", "--json").json["matches"]
    assert {one["kind"] for one in terms} == {"term"}
    assert mini("annotate", speech, "--topic", "nonsense").status == 2
    assert mini("annotate", speech, "--kind", "nonsense").status == 2


def test_unknown_acronyms_and_bodies(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "NATO and the Global Cyber Forum (GCF) met the GGE in II rounds.\nA GREAT DAY FOR ALL\n"
        "NATO and the Agency for Digital Peace spoke to the Group of Governmental Experts.\n"
    )
    answer = mini("annotate", str(path), "--unknown")
    assert [line.split("\t")[0] for line in answer.stdout.splitlines()] == [
        "NATO", "Global Cyber Forum", "GCF (Global Cyber Forum)", "Agency for Digital Peace",
    ]  # fmt: skip
    assert answer.stdout.startswith(f"NATO\t2\t{path}\t1\t1\n")
    assert mini("annotate", str(path), "--unknown", "--json").json["unknown"][0]["count"] == 2
    assert "2 times" in mini("annotate", str(path), "--unknown", terminal=True).stdout


def test_nothing_found(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nothing here.")
    answer = mini("annotate", str(path), "--json")
    assert (answer.status, answer.json["matches"], answer.json["entries"]) == (1, [], [])
    path.write_text("")
    assert mini("annotate", str(path)).status == 1
    assert mini("annotate", str(path), "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_standard_input(mini: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (("-",), ()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"the GGE")))
        (match,) = mini("annotate", *arguments, "--json").json["matches"]
        assert (match["path"], match["text"]) == ("-", "GGE")


def test_lists_have_no_format(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("the GGE")
    for option in ("--list", "--unknown"):
        for format in ("html", "markdown", "docx"):
            refused = mini("annotate", str(path), option, "--format", format)
            assert (refused.status, refused.stdout) == (2, "")
            assert f"leave out --format {format}" in refused.stderr
        assert mini("annotate", str(path), option, "--format", "text").status in (0, 1)


@pytest.mark.parametrize("command", ["annotate", "check"])
def test_what_is_read_is_not_written_over(mini: Run, tmp_path: Path, command: str) -> None:
    path, link = tmp_path / "a.md", tmp_path / "b.md"
    path.write_text("the GGE")
    link.symlink_to(path)
    for output in (path, link):
        answer = mini(command, str(path), "-o", str(output))
        assert (answer.status, path.read_text()) == (2, "the GGE")
        assert answer.stderr == (
            f"diplocli: {output} is what is read; name another file to write\n"
        )
    link.unlink()
    assert mini(command, str(tmp_path), "-o", str(path)).status in (0, 1)


def test_folders_and_jobs_in_a_stable_order(mini: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", "d.bin"):
        (tmp_path / name).write_text("the GGE")
    one = mini("annotate", str(tmp_path))
    assert [Path(line.split("\t")[0]).name for line in one.stdout.splitlines()] == [
        "a.md",
        "b.txt",
        "c.html",
    ]
    assert mini("annotate", str(tmp_path), "--jobs", "3").stdout == one.stdout


def bad_files(folder: Path) -> dict[str, bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (LARGEST + 1))
    return {
        "binary.txt": bytes(range(256)),
        "latin.txt": "café".encode("latin-1"),
        "pdf.txt": b"%PDF-1.4",
        "text.pdf": b"the GGE",
        "text.docx": b"the GGE",
        "empty.pdf": b"",
        "broken.pdf": b"%PDF-1.4 broken",
        "broken.docx": b"PK\x03\x04word/broken",
        "encrypted.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "bomb.docx": packed.getvalue(),
    }


def test_a_bad_file_is_reported_and_the_rest_done(mini: Run, tmp_path: Path) -> None:
    for name, data in bad_files(tmp_path).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("the GGE")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    answer = mini("annotate", str(tmp_path), str(tmp_path / "missing.txt"))
    assert answer.status == 4
    assert len(answer.stdout.splitlines()) == 1
    reported = answer.stderr.splitlines()
    for name in [*bad_files(tmp_path), "loop", "self.txt", "missing.txt"]:
        assert sum(f"{name}: " in line for line in reported) == 1, name
    assert "Traceback" not in answer.stderr
    alone = mini("annotate", str(tmp_path / "missing.txt"), "--json")
    assert alone.status == 4
    assert json.loads(alone.stderr)["error"]["code"] == "data"


def test_only_what_must_be_whole_can_be_too_large(mini: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"the GGE\n" * (LARGEST // 8 + 1))
    answer = mini("annotate", str(page))
    assert answer.status == 4
    assert "larger than 64 MB" in answer.stderr


def test_one_very_long_line(store: Store) -> None:
    text = "x" * 600_000 + " the GGE " + "中国" * 200_000 + " GGE"
    assert [wording for wording, _ in found(text, Known(store, Pieces(), store.partings()))] == [
        "GGE",
        "GGE",
    ]


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n", "\r\n", "\n\n\n"])
def test_a_long_text_is_read_in_passages_and_found_alike(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    words = "The Budapest Convention, cyber diplomacy and the GGE (Group of Governmental Experts)."
    text = gap.join(
        f"{words.replace(' ', gap.strip(chr(13))[:1] or ' ')} é{number}" for number in range(400)
    )
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    for view in ("--json", "--plain", "--list"):
        monkeypatch.undo()
        monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
        whole = mini("annotate", str(path), view)
        in_passages(monkeypatch, 7_001)
        assert mini("annotate", str(path), view).stdout == whole.stdout
    for match in mini("annotate", str(path), "--json").json["matches"]:
        assert text[match["start"] : match["end"]] == match["text"]
        assert match["line"] == text.count("\n", 0, match["start"]) + 1
    for view in ("html", "markdown"):
        assert mini("annotate", str(path), "--format", view).stdout.count("Budapest") >= 400
    with path.open("rb") as file:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(file.read())))
        assert (
            mini("annotate", "-", "--list").stdout.replace("\t-\t", f"\t{path}\t") == whole.stdout
        )


def in_passages(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    """Let texts be read in passages of so many bytes."""
    for limit in ("LONG", "PASSAGE"):
        monkeypatch.setattr(f"diplocli.documents.reading.read.{limit}", length)


def seamed(number: int) -> str:
    """A text in which names stand at every place, so that they reach over whatever seam there is."""
    names = (
        "Budapest Convention on Cybercrime", "cyber-\ndiplomacy", "the GGE", "UN", "cyber diplomacy",
        "US/UN", "GGE (Group of Governmental Experts)", "Global Cyber Forum (GCF)", "中国",
    )  # fmt: skip
    return " ".join(f"{names[one % len(names)]}{'.' * (one % 4)}" for one in range(number))


@pytest.mark.parametrize(("passage", "chunk"), [(7_001, 509), (4_099, 1 << 18)])
def test_several_processes_find_in_a_long_text_what_one_finds(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passage: int, chunk: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(seamed(1_200))
    in_passages(monkeypatch, passage)
    monkeypatch.setattr("diplocli.documents.annotation.at_once.CHUNK", chunk)
    monkeypatch.setattr("diplocli.documents.annotation.match.STRETCH", chunk)
    for view in (["--json", "--unknown"], ["--list"], ["--first", "--format", "html"]):
        alone = mini("annotate", str(path), *view, "--jobs", "1")
        several = mini("annotate", str(path), *view, "--jobs", "2")
        assert alone.stdout
        assert (several.stdout, several.stderr) == (alone.stdout, alone.stderr)


def test_a_process_that_is_ended_is_told(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("the GGE. " * 1_000)
    in_passages(monkeypatch, 4_099)
    monkeypatch.setattr(
        "diplocli.documents.annotation.at_once.open_corpus", lambda *args, **named: os._exit(1)
    )
    answer = mini("annotate", str(tmp_path / "a.txt"), "--jobs", "2")
    assert answer.status == 4
    assert "a.txt: a process that read it was ended" in answer.stderr
    assert answer.stdout == ""


class Pipe(io.BytesIO):
    """Bytes that can be read but once."""

    def seekable(self) -> bool:
        return False


def test_markdown_in_passages_keeps_what_is_code(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    filling = "word " * 300 + "\n\n"
    path.write_text(
        f"GGE\n\n{filling * 3}```\n{filling * 8}GGE\n```\n\n{filling * 3}GGE <!-- {filling * 8} GGE -->"
    )
    whole = mini("annotate", str(path)).stdout
    assert whole.count("GGE") == 2
    monkeypatch.setattr("diplocli.documents.reading.read.PASSAGE", 5_000)
    assert mini("annotate", str(path)).stdout == whole


@pytest.mark.parametrize("bad", [b"\xff", b"\0", "é".encode()[:1]])
def test_what_is_wrong_far_down_is_known_before_anything_is_shown(
    mini: Run, tmp_path: Path, bad: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(b"the GGE met. " * 600_000 + bad)
    (tmp_path / "b.txt").write_text("the GGE")
    answer = mini("annotate", str(tmp_path))
    assert answer.status == 4
    assert len(answer.stdout.splitlines()) == 1
    assert re.search(r"a\.txt: is not (text|UTF-8 text \(byte 7800001\))", answer.stderr)


def test_many_megabytes_in_one_line(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 9_000_000 + b" GGE")
    assert (
        mini("annotate", str(path)).stdout
        == f"{path}\t1\t9000002\tGGE\tactor\tgge\tGroup of Governmental Experts\n"
    )


def test_pipes_are_read_and_devices_are_not(mini: Run, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=["the GGE"])
    writer.start()
    answer = mini("annotate", str(fifo), "/dev/zero")
    writer.join()
    assert answer.status == 4
    assert answer.stdout.startswith(f"{fifo}\t1\t5\tGGE")
    assert "/dev/zero: is a device" in answer.stderr
    assert mini("annotate", str(tmp_path)).stdout == ""


def test_a_file_that_vanishes_and_one_with_an_odd_name(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "a\n\t\x1b[2Jb.txt"
    for path in (odd, tmp_path / "gone.txt"):
        path.write_text("the GGE")

    @contextmanager
    def vanishing(stream: object, what: str) -> Iterator[progress.Advance]:
        yield lambda done, total, records: (tmp_path / "gone.txt").unlink() if done == 1 else None

    monkeypatch.setattr(progress, "progress", vanishing)
    answer = mini("annotate", str(tmp_path))
    assert answer.status == 4
    assert "gone.txt: No such file" in answer.stderr
    assert len(answer.stdout.splitlines()) == 1
    assert "\x1b" not in answer.stdout
    assert mini("annotate", "a\0b").status == 4


def test_a_bar_shows_only_on_a_terminal(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("the GGE")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "STEP", 0.0)
    quiet = mini("annotate", str(tmp_path))
    assert quiet.stderr == ""
    stdout, stderr = io.StringIO(), Terminal()
    main(["annotate", str(tmp_path)], Environment(stdout, stderr, {}))
    assert re.search("reading.* 100 %", stderr.getvalue())
    assert stderr.getvalue().endswith(CLEARED)
    assert stdout.getvalue() == quiet.stdout


def test_of_a_long_text_alone_it_is_told_how_far_it_is_read(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("the GGE met. " * 4_000)
    in_passages(monkeypatch, 7_001)
    told: list[float] = []

    @contextmanager
    def recording(stream: object, what: str) -> Iterator[progress.Advance]:
        yield lambda done, total, records: told.append(done / total)

    monkeypatch.setattr(progress, "progress", recording)
    mini("annotate", str(path), "--list")
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1
    assert len(set(told)) > 5


def test_an_output_file_is_written_whole_or_not_at_all(
    mini: Run, tmp_path: Path, speech: str
) -> None:
    output = tmp_path / "out.html"
    assert mini("annotate", speech, "--format", "html", "-o", str(output)).status == 0
    assert output.read_text().endswith("</html>\n")
    output.unlink()
    assert mini("annotate", str(tmp_path / "none"), "--format", "html", "-o", str(output)).status == 4  # fmt: skip
    assert not output.exists()


def pdf(text: str) -> bytes:
    """A page with a text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))  # fmt: skip


def test_pdf(mini: Run, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("The GGE met."))
    (match,) = mini("annotate", str(path), "--json").json["matches"]
    assert (match["text"], match["start"]) == ("GGE", 4)
    writer = pypdf.PdfWriter(clone_from=path)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    answer = mini("annotate", str(tmp_path / "b.pdf"))
    assert answer.status == 4
    assert "is encrypted" in answer.stderr


def test_docx_comes_back_with_comments(mini: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    paragraph = document.add_paragraph("The G")
    paragraph.add_run("GE").bold = True
    paragraph.add_run(" met.")
    document.add_table(1, 1).cell(0, 0).text = "cyber diplomacy"
    path, output = tmp_path / "a.docx", tmp_path / "b.docx"
    document.save(str(path))
    matches = mini("annotate", str(path), "--json").json["matches"]
    assert [(one["text"], one["line"]) for one in matches] == [("GGE", 1), ("cyber diplomacy", 3)]
    assert mini("annotate", str(path), "--format", "docx").status == 2
    assert mini("annotate", str(path), "--format", "docx", "-o", str(output)).status == 0
    back = docx.Document(str(output))
    assert [one.text for one in back.comments] == [
        "Group of Governmental Experts (actor). Experts appointed to study the question.",
        "cyber diplomacy (term). Diplomacy about cyberspace.",
    ]
    assert [run.text for run in back.paragraphs[0].runs if run.text] == ["The ", "G", "GE", " met."]
    assert mini("annotate", str(output), "--json").json["matches"][0]["text"] == "GGE"


NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="2"><w:p><w:r><w:t>See the Budapest Convention.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:r>"""


def test_docx_is_read_beside_its_body_too(mini: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    opc = pytest.importorskip("docx.opc.part")
    uri = pytest.importorskip("docx.opc.packuri")
    document = docx.Document()
    document.add_paragraph("The GGE met.")._p.append(docx.oxml.parse_xml(BOX))
    document.sections[0].header.paragraphs[0].text = "United States"
    document.sections[0].footer.paragraphs[0].text = "cyber diplomacy"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name = uri.PackURI("/word/footnotes.xml")
    document.part.relate_to(opc.Part(name, type, NOTES.encode(), document.part.package), kind)
    path, output = tmp_path / "a.docx", tmp_path / "b.docx"
    document.save(str(path))
    matches = mini("annotate", str(path), "--json").json["matches"]
    assert [one["text"] for one in matches] == [
        "GGE", "Jane Doe", "Budapest Convention", "United States", "cyber diplomacy",
    ]  # fmt: skip
    answer = mini("annotate", str(path), "--format", "docx", "-o", str(output))
    assert answer.status == 0
    assert "4 found in text boxes, notes, headers or footers" in answer.stderr
    assert len(docx.Document(str(output)).comments) == 1
    assert mini("annotate", str(output), "--json").json["matches"][2:] == [
        {**one, "path": str(output)} for one in matches[2:]
    ]


def test_any_text_becomes_a_docx_with_comments(mini: Run, tmp_path: Path, speech: str) -> None:
    docx = pytest.importorskip("docx")
    output = tmp_path / "b.docx"
    assert mini("annotate", speech, "--format", "docx", "-o", str(output)).status == 0
    assert len(docx.Document(str(output)).comments) == 7


@pytest.mark.parametrize(
    ("module", "name", "data"),
    [("pypdf", "a.pdf", b"%PDF-1.4"), ("docx", "a.docx", b"PK\x03\x04word/")],
)
def test_a_missing_extra_is_named(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.delitem(sys.modules, "diplocli.documents.reading.word", raising=False)
    (tmp_path / name).write_bytes(data)
    answer = mini("annotate", str(tmp_path / name))
    assert answer.status == 5
    assert "pip install 'diplocli[docs]'" in answer.stderr


def test_text_cannot_steer_the_terminal(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.txt"
    path.write_text("\x1b[31mthe GGE\u202e [bold]x[/bold]")
    for arguments in ((), ("--list",), ("--width", "60"), ("--format", "markdown")):
        shown = mini("annotate", str(path), *arguments).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize("remembered", [200_000, 100])
def test_names_looked_up_for_a_text_and_all_names_find_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch, remembered: int
) -> None:
    monkeypatch.setattr("diplocli.documents.annotation.match.MOST_REMEMBERED", remembered)
    written = [row[0] for row in store.written_names(KINDS)]
    texts = [SPEECH + " ".join(written[number::4]) for number in range(4)]
    every = Matcher(Known(store, Pieces(), store.partings()))
    asked = Matcher(Names(store, Pieces()))
    monkeypatch.setattr(store, "beginnings", lambda: [sieve(written[::2]), sieve(written[1::2])])
    sifted = Matcher(Sifted(store, Pieces()))
    for text in [SPEECH, *texts, " ".join(texts), *texts]:
        assert asked.every(text) == every.every(text) == sifted.every(text)


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\x1d\x1e\x1f", codec="utf-8")),
        max_size=8,
    )
)
@example(["the a\tb", "line\nbreak", "cyberspace", "中国", "CHIPSおよび科学法", "x" * 300])
def test_partings_come_back_as_they_were_written(names: list[str]) -> None:
    rows = [(name, "name", "", f"n{number}", "term", name, "", number % 2 == 0)
            for number, name in enumerate(names)]  # fmt: skip
    partings = Partings.read(Partings.of(rows).written())
    assert partings == Partings.of(rows)
    pieces = Pieces()
    for row in rows:
        key, lengths = parted(row[0], pieces)
        if len(key) > 1:
            assert (*row, bits(lengths)) in partings.rows(key)
            assert {key[:length] for length in lengths} <= partings.beginnings
    assert partings.rows("nothing") == []


@given(st.lists(st.text(max_size=20), max_size=40))
@example(["Tallinn Manual 2.0", "cyberspace", "the GGE", "中国网络", "A/RES/79/243", "\ud800"])
def test_a_sieve_lets_pass_what_it_holds_and_hardly_anything_else(names: list[str]) -> None:
    held, pieces = sieve(names), Pieces()
    for name in names:
        key, lengths = parted(name, pieces)
        assert key in held
        assert all(key[:length] in held for length in lengths)
    assert sum(f"no name {number}" in held for number in range(1000)) < 300


def test_a_long_text_is_read_alike_where_names_are_very_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run
) -> None:
    text = tmp_path / "long.txt"
    text.write_text(SPEECH * 2_000)
    known = mini("annotate", str(text), "--json")
    monkeypatch.setattr("diplocli.corpus.index.compile.MOST_PARTED", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    sifted = mini("annotate", str(text), "--json")
    assert list(tmp_path.rglob("index-*.sqlite"))
    assert sifted.stdout == known.stdout


WORDS = st.sampled_from(["cyber", "digital", "norms", "of", "law", "UN", "un", "diplomacy", "acts"])
GAPS = st.sampled_from(
    [" ", "  ", "-", "\n", "\n\n", ", ", ". ", " (", "–", "\t", "\xa0", "/", "\x0c"]
)
FREE_GAP = re.compile(r"[^\S\n\x0c]*\n?[^\S\n\x0c]*|[-–]")


def slowly(text: str, known: list[str]) -> list[str]:
    """The longest run of whole words from each place on that are a name's: plainly right.

    A word of a name in capitals stands in capitals; how another is written does not matter.
    """
    tokens = list(re.finditer(r"\w+", text))
    result = []
    at = 0
    while at < len(tokens):
        for last in range(len(tokens), at, -1):
            run = tokens[at:last]
            gaps = [text[a.end() : b.start()] for a, b in pairwise(run)]
            if all(FREE_GAP.fullmatch(gap) for gap in gaps) and any(
                len(name.split()) == len(run)
                and all(
                    token[0] == word if word.isupper() else token[0].lower() == word
                    for word, token in zip(name.split(), run, strict=True)
                )
                for name in known
            ):
                result.append(text[run[0].start() : run[-1].end()])
                at = last
                break
        else:
            at += 1
    return result


@given(
    st.lists(
        st.lists(WORDS, min_size=1, max_size=4, unique_by=str.lower).map(" ".join),
        min_size=1,
        max_size=8,
    ),
    st.lists(st.tuples(WORDS, GAPS), max_size=30).map(lambda pairs: "".join(map("".join, pairs))),
)
@example(["cyber norms of law", "norms"], "cyber norms of digital law")
@example(["law of un acts", "of UN"], "law of UN, acts")
def test_no_whole_word_match_is_lost(known: list[str], text: str) -> None:
    table = names(*((name, "name", name, "term") for name in known))
    assert [wording for wording, _ in found(text, table)] == slowly(text, known)


@given(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=200), st.integers(1, 60))
def test_the_size_of_a_stretch_and_what_is_remembered_change_nothing(
    pairs: list[tuple[str, str]], size: int
) -> None:
    text = "".join(map("".join, pairs))
    rows = ("cyber norms of law", "cyber", "norms", "UN acts", "law of un acts", "of UN", "UN")
    matcher = Matcher(names(*((row, "name", row, "term") for row in rows)))
    whole = matcher.every(text)
    assert matcher.every(text) == whole
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("diplocli.documents.annotation.match.STRETCH", size)
        patch.setattr("diplocli.documents.annotation.match.MOST_REMEMBERED", 3)
        assert matcher.every(text) == whole


class Told(Helped):
    """A vocabulary of names that are told."""

    def __init__(self, *rows: str) -> None:
        self.told = Matcher(names(*((row, "name", row, "term") for row in rows)))

    def matcher(self, text: str) -> Matcher:
        return self.told


@given(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=200), st.integers(1, 60))
@example([("law", " "), ("of", " "), ("UN", " "), ("acts", " "), ("cyber", " ")] * 9, 10)
def test_the_size_of_a_chunk_changes_nothing(pairs: list[tuple[str, str]], size: int) -> None:
    text = "".join(map("".join, pairs))
    begin = text.find(" ", len(text) // 2) + 1
    parts = [
        Window(Document(path=""), part, part, until)
        for part, until in ((text, begin), (text[begin:], len(text) - begin))
    ]
    told = Told(
        "cyber norms of law", "cyber", "norms", "UN acts", "law of un acts", "of UN", "acts"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(at_once, "CHUNK", size)
        begun: deque[Window] = deque()
        every = (
            (chunk, at_once.names_of(told, chunk, chunk.begin))
            for chunk in at_once.chunks_of(parts, begun)
        )
        assert list(told.by_chunks(begun, every)) == list(Vocabulary.names(told, parts))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    table = names(("cyber diplomacy", "name", "a", "term"), ("UN", "acronym", "b", "actor"))
    for wording, _ in found(text, table):
        assert wording.strip() == wording != ""


def test_a_folder_that_cannot_be_read(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("the GGE")
    closed = tmp_path / "closed"
    closed.mkdir()
    listdir = os.listdir

    def refuse(path: str) -> list[str]:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    answer = mini("annotate", str(tmp_path))
    assert answer.status == 4
    assert "closed: Permission denied" in answer.stderr
    assert "GGE" in answer.stdout
