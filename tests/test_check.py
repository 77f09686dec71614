"""The validator: each code is tripped by one edit of a corpus that trips none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from diplocli.corpus.written.check import RULES, check
from diplocli.corpus.written.load import read_corpus
from diplocli.corpus.written.rules.codes import FORM_CODES
from diplocli.corpus.written.schema import SCHEMA

from .conftest import MINI, REAL, Run

TODAY = date(2020, 2, 1)
LONG = "This sentence is long enough to be noticed when it stands in two records at once, word for word."

EDITS = {
    "E101": ("terms/forms.toml", 'id = "espionage"', 'id = "espionage'),
    "E102": ("terms/forms.toml", '[[term]]\nid = "espionage"', '[[word]]\nid = "espionage"'),
    "E103": ("terms/forms.toml", 'contested = "Some', 'disputed = "Some'),
    "E104": ("issues/all.toml", 'why = "It sets the limits of retaliation."\n', ""),
    "E105": ("actors/all.toml", "acting = true", 'acting = "yes"'),
    "E106": ("actors/all.toml", 'type = "office"', 'type = "bureau"'),
    "E107": ("terms/forms.toml", 'id = "espionage"', 'id = "Espionage"'),
    "E108": ("milestones/all.toml", 'date = "2015-06"', 'date = "2015-13"'),
    "E109": ("terms/forms.toml", "Some restrict it", "Some\\u001b[31m restrict it"),
    "E110": ("corpus.toml", 'licence = "CC-BY-4.0"\n', ""),
    "E111": ("terms/forms.toml", "[[term]]\n", '[[source]]\nid = "x"\ntype = "report"\ntitle = "x"\nissuer = "y"\n\n[[term]]\n'),
    "E112": ("terms/forms.toml", "Some restrict it", "S" * (2**20 + 1)),
    "E201": ("actors/all.toml", 'id = "oewg"', 'id = "gge"'),
    "E202": ("terms/forms.toml", 'related = ["issue-espionage"]', 'related = ["no-such-thing"]'),
    "E203": ("terms/forms.toml", 'broader = ["cyber-diplomacy"]', 'broader = ["gge"]'),
    "E204": ("corpus.toml", '= "cyber-diplomacy"', '= "no-such-thing"'),
    "E205": ("terms/forms.toml", 'topics = ["law"]', 'topics = ["cooking"]'),
    "E206": ("milestones/all.toml", 'track = "us"\nkey = true', 'track = "mars"\nkey = true'),
    "E207": ("terms/forms.toml", 'related = ["digital-diplomacy", "gge"]', 'broader = ["digital-diplomacy"]'),
    "E208": ("contrasts/all.toml", 'cells.digital-diplomacy = "Press office"\n', ""),
    "E209": ("terms/forms.toml", 'related = ["issue-espionage"]', 'related = ["espionage"]'),
    "E213": ("terms/forms.toml", 'related = ["issue-espionage"]', 'related = ["issue-espionage", "issue-espionage"]'),
    "E301": ("milestones/all.toml", 'end = "2017-07-31"', 'end = "2010"'),
    "E302": ("sources/all.toml", 'accessed = "2020-01-30"', 'accessed = "2020-02-02"'),
    "E304": ("corpus.toml", 'as_of = "2020-01-31"', 'as_of = "2020-02-02"'),
    "E303": ("instruments/all.toml", 'entered_into_force = "2004-07-01"', 'entered_into_force = "2001-07-01"'),
    "E401": ("actors/all.toml", 'cites = [\n  { source = "report-2015", at = "p. 2" },\n]\n', ""),
    "E402": ("terms/forms.toml", 'cites = [\n  { source = "scholars-2017", at = "p. 3" },\n]\n', ""),
    "E403": ("issues/all.toml", 'reviewed = "2020-01-31"\n', ""),
    "E404": ("sources/all.toml", 'issuer = "United Nations General Assembly"\n', ""),
    "E405": ("sources/all.toml", '"https://undocs.org', '"javascript://undocs.org'),
    "E407": ("sources/all.toml", 'accessed = "2020-01-30"\n', ""),
    "E406": ("instruments/all.toml", 'vote = "consensus"', 'vote = "by consensus"'),
    "W101": ("terms/forms.toml", "Diplomacy about cyberspace.", "Word " * 60 + "."),
    "W102": ("terms/forms.toml", "Ministries use", "Diplomacy with digital tools. Ministries use"),
    "W103": ("issues/all.toml", "It sets the limits of retaliation.", LONG),
    "W104": ("terms/forms.toml", "Diplomacy about cyberspace.", "Diplomacy about cyberspace"),
    "W105": ("terms/forms.toml", '"e-diplomacy"', '"Digital-Diplomacy"'),
    "W107": ("terms/forms.toml", 'summary = "Diplomacy about', 'elsewhere = ["Nobody"]\nsummary = "Diplomacy about'),
    "W201": ("instruments/all.toml", 'part_of = "report-of-2015"\n', ""),
    "W202": ("actors/all.toml", 'name = "Open-ended Working Group"\naliases', 'name = "Governmental Experts, Group of"\naliases'),
    "W203": ("sources/all.toml", 'id = "report-2015"', 'id = "report-2016"'),
    "W204": ("sources/all.toml", 'container = "Global Affairs"', 'url = "http://www.undocs.org/A/70/174/"\naccessed = "2020"'),
    "W205": ("issues/all.toml", 'actor = "gge"', 'actor = "united-nations"'),
    "W206": ("terms/forms.toml", 'topics = ["law"]\n', ""),
    "W301": ("issues/all.toml", 'reviewed = "2020-01-31"', 'reviewed = "2019-01-31"'),
    "W302": ("issues/all.toml", '"report-2015", at = "para. 3"', '"report-2015"'),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small corpus in which nothing is wrong."""
    copy = tmp_path / "data"
    shutil.copytree(MINI, copy)
    orphan = copy / "instruments" / "all.toml"
    orphan.write_text(
        orphan.read_text().replace(
            'symbol = "ETS No. 185"', 'symbol = "ETS No. 185"\nterms = ["espionage"]'
        )
    )
    return copy


def edit(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_nothing_is_wrong_with_the_small_corpus(folder: Path) -> None:
    assert check(read_corpus(folder), TODAY) == []


def test_every_code_has_a_fixture() -> None:
    assert EDITS.keys() == {rule.code for rule in RULES} | FORM_CODES.keys()


@pytest.mark.parametrize("code", EDITS)
def test_each_code(folder: Path, code: str) -> None:
    path, old, new = EDITS[code]
    if code == "W103":
        edit(folder, "actors/all.toml", "The office for cyber policy.", LONG)
    edit(folder, path, old, new)
    findings = check(read_corpus(folder), TODAY)
    found = [finding for finding in findings if finding.code == code]
    assert found, findings
    assert found[0].is_error is code.startswith("E")
    assert (folder / found[0].path).is_file()
    assert 1 <= found[0].line <= len((folder / found[0].path).read_text().splitlines()) + 1


@pytest.mark.parametrize(
    ("trait", "field"),
    [
        ('title = "Report of  the group"\nissued = "2015-07-22"', "title"),
        ('title = "Other"\ndoi = "10.1000/ABC"', "doi"),
        ('title = "Other"\nurl = "https://doi.org/10.1000/abc"\naccessed = "2020"', "doi"),
        ('title = "Report of the Group"\nissued = "2016-07-22"', ""),
        ('title = "Report of the Group"\nissued = "2015"', ""),
        ('title = "Report of the Group"', ""),
    ],
)
def test_a_text_listed_twice_is_told_by_what_it_shares(
    folder: Path, trait: str, field: str
) -> None:
    edit(folder, "sources/all.toml", "primary = true\n", 'doi = "10.1000/abc"\nprimary = true\n')
    twin = f'[[source]]\nid = "a-twin"\ntype = "report"\nissuer = "Somebody"\n{trait}\n\n'
    edit(folder, "sources/all.toml", "[[source]]\n", f"{twin}[[source]]\n")
    found = [one.message for one in check(read_corpus(folder), TODAY) if one.code == "W204"]
    assert len(found) == bool(field)
    assert all(message.endswith(f"has the {field} of “a-twin”") for message in found)


def test_a_finding_names_file_and_line(folder: Path) -> None:
    edit(folder, "terms/forms.toml", 'related = ["issue-espionage"]', 'related = ["no-such-thing"]')
    line = (folder / "terms/forms.toml").read_text().splitlines().index(
        'related = ["no-such-thing"]'
    ) + 1
    (finding,) = [one for one in check(read_corpus(folder), TODAY) if one.code == "E202"]
    assert str(finding).startswith(
        f"terms/forms.toml:{line}: E202 term “espionage”: related names “no-such-thing”"
    )


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("E203", "broader names “gge”, of the kind actor; it takes only term"),
        ("E303", "entered_into_force 2001-07-01 comes before opened_for_signature 2001-11-23"),
        ("W301", "was last checked on 2019-01-31, over a year ago"),
    ],
)
def test_what_a_finding_says(folder: Path, code: str, message: str) -> None:
    path, old, new = EDITS[code]
    edit(folder, path, old, new)
    (found,) = [one for one in check(read_corpus(folder), TODAY) if one.code == code]
    line = (folder / path).read_text().splitlines()[found.line - 1]
    assert found.message.endswith(f"”: {message}")
    assert line == new


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("terms/forms.toml", 'lang = "fr"', 'lang = "french"', "4: E106 term “cyber-diplomacy”: aliases.lang must be a language's tag as BCP 47 has it, such as fr, zh-Hant or pcm, not “french”"),
        ("terms/forms.toml", 'lang = "fr"', 'lang = "sp"', "4: E106 term “cyber-diplomacy”: aliases.lang must be a language's tag as BCP 47 has it, such as fr, zh-Hant or pcm, not “sp”"),
        ("terms/forms.toml", "year = 2017", "year = 20170", "25: E105 term “cyber-diplomacy”: readings.year must be a year in four digits: 2017"),
        ("terms/forms.toml", "year = 2017", "year = 2170", "25: E302 term “cyber-diplomacy”: readings.year 2170 lies in the future"),
        ("sources/all.toml", 'issued = "2015-07-22"', 'issued = "2051-07-22"', "6: E302 source “report-2015”: issued 2051-07-22 lies in the future"),
        ("issues/all.toml", 'as_of = "2015', 'as_of = "2051', "14: E302 issue “issue-espionage”: positions.as_of 2051-09-25 lies in the future"),
        ("terms/forms.toml", 'topics = ["law"]', 'topics = ["law", "forms", "law"]', "66: E213 term “espionage”: topics has “law” twice; strike one"),
        ("corpus.toml", 'licence = "CC', 'license = "CC', "3: E110 unknown key “license”; the keys are as_of, edition, licence, redirects, topics, tracks"),
        ("corpus.toml", "cyberdiplomacy-old =", "gge =", "14: E204 redirects: “gge” is the id of a record"),
        ("milestones/all.toml", '[[milestone]]\nid = "2019', '[milestone]\nid = "2019', "46: E101 not valid TOML: a record begins with [[milestone]]"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_told_with_its_line(
    folder: Path, path: str, old: str, new: str, message: str
) -> None:
    edit(folder, path, old, new)
    assert f"{path}:{message}" in [str(one) for one in check(read_corpus(folder), TODAY)]


def test_the_only_record_of_a_file_begins_with_two_brackets_too(folder: Path) -> None:
    (folder / "terms/one.toml").write_text('# A term\n\n[term]\nid = "x"\nname = "x"\n')
    assert [str(one) for one in read_corpus(folder).findings] == [
        "terms/one.toml:3: E102 a record begins with [[term]]"
    ]


def test_a_source_may_bear_the_year_to_come(folder: Path) -> None:
    edit(folder, "sources/all.toml", 'issued = "2015-07-22"', 'issued = "2021"')
    assert check(read_corpus(folder), TODAY) == []


def test_one_record_of_wrong_form_is_one_finding(folder: Path) -> None:
    """What refers to it is not said to refer to nothing: the id is there."""
    edit(folder, "terms/forms.toml", 'contested = "Some', 'disputed = "Some')
    edit(folder, "sources/all.toml", 'issuer = "United Nations General Assembly"', "issuer = 3")
    errors = [one for one in check(read_corpus(folder), TODAY) if one.is_error]
    assert [one.code for one in errors] == ["E105", "E103"]


def test_a_syntax_error_in_the_middle_names_its_line(folder: Path) -> None:
    text = (folder / "terms/forms.toml").read_text()
    edit(folder, "terms/forms.toml", 'id = "espionage"', 'id = = "espionage"')
    line = text.splitlines().index('id = "espionage"') + 1
    (finding,) = [one for one in read_corpus(folder).findings if one.code == "E101"]
    assert (finding.path, finding.line) == ("terms/forms.toml", line)


def test_a_head_inside_a_text_is_text(folder: Path) -> None:
    edit(folder, "terms/forms.toml", "States negotiate", "[[term]]\nStates negotiate")
    corpus = read_corpus(folder)
    assert corpus.findings == ()
    assert len(corpus.placed) == len(read_corpus(MINI).placed)


def test_the_command_exits_4_on_errors_and_counts(folder: Path, mini: Run) -> None:
    assert mini("corpus", "check", str(folder)).status == 0
    edit(folder, "terms/forms.toml", 'topics = ["law"]', 'topics = ["cooking"]')
    result = mini("corpus", "check", str(folder), "--select", "E2")
    assert result.status == 4
    assert "E205" in result.stdout
    assert "W301" not in result.stdout
    assert "23 records, 1 error, " in result.stderr
    found = mini("corpus", "check", str(folder), "--json", "--select", "E").json["findings"]
    assert [finding["code"] for finding in found] == ["E205"]


def test_codes_that_there_are_not_are_refused(folder: Path, mini: Run) -> None:
    for select in ("E9", "E2,foo", "e2"):
        result = mini("corpus", "check", str(folder), "--select", select)
        assert (result.status, result.stdout) == (2, "")
        assert f"no code begins with “{select.rpartition(',')[2]}”" in result.stderr
    assert mini("corpus", "check", str(folder), "--select", "E, W2,").status == 0


def test_links_are_not_checked_while_a_file_cannot_be_read(folder: Path, mini: Run) -> None:
    edit(folder, "terms/forms.toml", 'id = "espionage"', 'id = "espionage')
    result = mini("corpus", "check", str(folder))
    (line,) = result.stdout.splitlines()
    assert "terms/forms.toml" in line
    assert "E101" in line
    assert "1 error, 0 warnings; a file cannot be read" in result.stderr


def test_a_broken_corpus_is_refused_whole(
    folder: Path, mini: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPLOCLI_DATA", str(folder))
    edit(folder, "terms/forms.toml", 'id = "espionage"', 'id = "espionage')
    result = mini("define", "GGE")
    assert (result.status, result.stdout) == (4, "")
    line = (folder / "terms/forms.toml").read_text().splitlines().index('id = "espionage') + 1
    assert f"{folder}/terms/forms.toml:{line}: E101" in result.stderr
    index = folder / "index.sqlite"
    assert mini("corpus", "build", str(folder), "-o", str(index)).status == 4
    assert not index.exists()


def test_the_corpus_has_no_errors() -> None:
    assert [str(finding) for finding in check(read_corpus(REAL)) if finding.is_error] == []


def test_fields_of_the_schema_are_those_of_the_model() -> None:
    from diplocli.corpus.written.schema import Field, Form
    from diplocli.model import CLASSES, LINK_FIELDS, Record

    def names(fields: tuple[Field, ...]) -> set[str]:
        return {field.name for field in fields}

    for kind, cls in CLASSES.items():
        known = {name.rstrip("_") for one in (cls, Record) for name in one.__annotations__}
        assert names(SCHEMA[kind]) - {"title"} <= known
        own = {name.rstrip("_") for name in cls.__annotations__}
        assert own <= names(SCHEMA[kind])

    def links(fields: tuple[Field, ...]) -> set[str]:
        found = {field.name for field in fields if field.form in (Form.ID, Form.IDS)}
        for field in fields:
            found |= links(field.fields)
        return found

    assert set().union(*(links(fields) for fields in SCHEMA.values())) == {*LINK_FIELDS, "source"}
