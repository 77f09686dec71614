from __future__ import annotations

import io
import json
import re
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import html as lxml_html  # type: ignore[import-untyped]

from diplocli.exchange.cards import apkg, tsv
from diplocli.exchange.cards.notes import expansion
from diplocli.model import Actor, Alias
from tests.conftest import Run
from tests.selections import HOSTILE, Few, selections


def exported(run: Run, path: Path, *arguments: str) -> bytes:
    result = run("export", *arguments, "-o", str(path))
    assert result.status == 0, result.stderr
    return path.read_bytes()


def rows(package: bytes, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in the collection of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        collection = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(collection)
        return connection.execute(query).fetchall()


def notes_of(package: bytes) -> dict[str, list[str]]:
    """The fields of every note by its guid."""
    return {
        guid: fields.split("\x1f") for guid, fields in rows(package, "SELECT guid, flds FROM notes")
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from tests.conftest import run

    pytest.importorskip("genanki")
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIPLOCLI_DATA", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(base / "cache"))
        return exported(run, tmp_path_factory.mktemp("anki") / "all.apkg", "anki")


def test_a_collection_has_a_note_for_all_that_is_to_be_learnt(package: bytes, real: Run) -> None:
    counts = real("info", "--json").json["counts"]
    found = notes_of(package)
    kinds = ("term", "issue", "milestone", "actor", "instrument", "contrast")
    plain = [guid for guid in found if guid.count(":") == 1]
    assert len(plain) == sum(counts[kind] for kind in kinds)
    acronyms = {
        alias["text"]
        for written in map(json.loads, real("export", "jsonl").stdout.splitlines()[1:])
        for alias in written.get("aliases", ())
        if written["kind"] in ("term", "actor", "instrument")
        and alias["type"] == "acronym"
        and not alias["lang"]
    }
    assert {guid for guid in found if guid.startswith("diplocli:acronym:")} == {
        f"diplocli:acronym:{acronym}" for acronym in acronyms
    }
    assert rows(package, "SELECT count(*), count(DISTINCT guid) FROM notes") == [(len(found),) * 2]
    assert rows(package, "SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)") == [
        (0,)
    ]


def test_an_answer_has_authority_pinpoint_and_day(package: bytes) -> None:
    front, kind, back, date, sources, _ = notes_of(package)["diplocli:cyber-norm"]
    assert (front, kind, date) == ("cyber norm", "term", "")
    assert "voluntary" in back.lower()
    assert "A/70/174" in sources
    assert "paras 9–13" in sources
    assert "Checked 2" in sources
    front, _, back, _, _, _ = notes_of(package)["diplocli:cyber-norm:who"]
    assert front == "cyber norm: who means what by it?"
    assert "UN Group of Governmental Experts (2015)" in back
    assert "paras 9–10" in back


def test_the_date_of_a_key_event_alone_is_asked_for(package: bytes, real: Run) -> None:
    key = sum(one["key"] for one in real("timeline", "--json").json["milestones"])
    assert rows(package, "SELECT count(*) FROM cards WHERE ord = 1") == [(key,)]
    front, _, _, date, _, _ = notes_of(package)["diplocli:2015-gge-eleven-norms"]
    assert front and date == "22 July 2015"


def test_an_acronym_stands_for_all_it_stands_for(package: bytes) -> None:
    front, _, back, *_ = notes_of(package)["diplocli:acronym:GGE"]
    assert front == "GGE"
    assert back.count("<b>") == 2


def test_the_words_of_an_acronym_are_those_with_its_letters() -> None:
    record = Actor(
        id="x", type="group", name="emerging technologies",
        aliases=(Alias(text="emerging and disruptive technologies", type="spelling"),),
    )  # fmt: skip
    assert expansion("EDT", record) == "emerging and disruptive technologies"
    assert expansion("ET", record) == "emerging technologies"
    assert expansion("XYZ", record) == "emerging technologies"


def test_tags_are_topics_and_decks_are_sorts(package: bytes) -> None:
    ((tags,),) = rows(package, "SELECT tags FROM notes WHERE guid = 'diplocli:cyber-norm'")
    assert tags.split() == ["diplocli::norms"]
    ((decks,),) = rows(package, "SELECT decks FROM col")
    names = {one["name"] for one in json.loads(decks).values()}
    assert {"diplocli::Terms", "diplocli::Acronyms", "diplocli::Events"} <= names


def test_the_same_bytes_each_time(mini: Run, tmp_path: Path) -> None:
    once = exported(mini, tmp_path / "once.apkg", "anki")
    assert once == exported(mini, tmp_path / "twice.apkg", "anki")


def test_a_later_edition_changes_notes_and_makes_none_anew(
    corpus_copy: Path, mini: Run, tmp_path: Path
) -> None:
    before = exported(mini, tmp_path / "before.apkg", "anki")
    for path, old, new in (
        ("corpus.toml", 'as_of = "2020-01-31"', 'as_of = "2020-06-30"'),
        ("milestones/all.toml", "The post is new.", "The post was new."),
        ("milestones/all.toml", "A coordinator is named", "Somebody is named"),
    ):
        file = corpus_copy / path
        file.write_text(file.read_text().replace(old, new))
    after = exported(mini, tmp_path / "after.apkg", "anki")
    assert notes_of(before).keys() == notes_of(after).keys()
    assert notes_of(before) != notes_of(after)
    ((older,),), ((newer,),) = (
        rows(one, "SELECT DISTINCT mod FROM notes") for one in (before, after)
    )
    assert older < newer
    types = [list(json.loads(rows(one, "SELECT models FROM col")[0][0])) for one in (before, after)]
    assert types[0] == types[1]


def test_without_genanki_the_extra_is_named(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    path = tmp_path / "none.apkg"
    result = mini("export", "anki", "-o", str(path))
    assert result.status == 5
    assert "diplocli[anki]" in result.stderr
    assert not path.exists()


def test_the_text_file_says_what_stands_where(real: Run, tmp_path: Path) -> None:
    lines = exported(real, tmp_path / "a.tsv", "anki-tsv").decode().splitlines()
    header = [line for line in lines if line.startswith("#")]
    assert header == list(tsv.HEADER)
    assert lines[: len(header)] == header
    cells = [line.split("\t") for line in lines[len(header) :]]
    assert {len(row) for row in cells} == {5}
    assert len({row[0] for row in cells}) == len(cells)
    assert {row[3].partition("::")[0] for row in cells} == {"diplocli"}
    assert not [cell for row in cells for cell in row if re.match("[=+@-]", cell)]


def test_a_corpus_without_genanki_has_its_text_file(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert exported(mini, tmp_path / "a.tsv", "anki-tsv")


def learnt(records: Few) -> Few:
    return Few(list(records.entries("term", "actor", "milestone")))


@given(selections())
@HOSTILE
def test_no_text_becomes_markup_cell_or_formula(records: Few) -> None:
    out = io.StringIO()
    report = tsv.write(learnt(records), out, {})  # type: ignore[arg-type]
    lines = out.getvalue().split("\n")
    assert lines.pop() == ""
    cells = [line.split("\t") for line in lines[len(tsv.HEADER) :]]
    assert len(cells) >= report.written
    for row in cells:
        assert len(row) == 5
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\"'＝＋－＠")]
        assert row[0].startswith("diplocli:")
        assert not re.search("[\x00-\x1f\x7f-\x9f]", "".join(row))
        root = lxml_html.fromstring(f"<div>{row[1]}{row[2]}</div>")
        assert not root.xpath(".//script | .//img | .//style | .//@onerror")
        assert all(one.startswith("http") for one in root.xpath(".//@href"))


@given(selections())
@HOSTILE
def test_no_text_becomes_a_field_of_a_template(records: Few) -> None:
    pytest.importorskip("genanki")
    out = io.BytesIO()
    apkg.write(learnt(records), out, {})  # type: ignore[arg-type]
    for fields in notes_of(out.getvalue()).values():
        assert len(fields) == len(apkg.FIELDS)
