"""The command ``pack import``: what it writes, tells and refuses, and what answers then say."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

WORDS = "term,definition,owner\nNote,A letter.,x\nCable,A message. Often coded.,\ncyber diplomacy,Ours.,\n"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> Path:
    """An empty home, and a working folder that holds a table."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "words.csv").write_text(WORDS)
    monkeypatch.chdir(folder)
    return folder


def held(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_pack_is_made_and_added(words: Path, mini: Run) -> None:
    done = mini("pack", "import", "words.csv", "--name", "ministry")
    assert done.status == 0
    assert done.stdout == (
        "words.csv: csv, 3 entries → pack ministry\n"
        "carried\n"
        "  records: 3 terms\n"
        "  of these: 3 definitions\n"
        "left behind\n"
        "  cells of the column “owner”: 1 (first: words.csv:2)\n"
    )
    assert held(words) == ["words.csv"]
    assert "ministry" in mini("pack", "list").stdout
    cable = mini("define", "cable").stdout
    assert cable.count("A message.") == 1
    assert "Often coded." in cable


def test_a_name_that_the_corpus_has_too_gives_both(words: Path, mini: Run) -> None:
    mini("pack", "import", "words.csv", "--name", "ministry")
    found = mini("define", "cyber diplomacy", "--json").json["matches"]
    assert {one["pack"] for one in found} == {"bundled", "ministry"}


def test_importing_again_replaces_the_pack(words: Path, mini: Run) -> None:
    first = mini("pack", "import", "words.csv", "--name", "ministry")
    assert "pack ministry is added; next" in first.stderr
    (words / "words.csv").write_text("term,definition\nCourier,A person.\n")
    dry = mini("pack", "import", "words.csv", "--name", "ministry", "--dry-run")
    assert "there is a pack ministry already; this one would take its place" in dry.stderr
    again = mini("pack", "import", "words.csv", "--name", "ministry")
    assert again.status == 0
    assert "diplocli: replaced: 3 records; now 1 record\n" in again.stderr
    assert mini("define", "courier").status == 0
    assert mini("define", "cable").status == 1


def test_a_dry_run_tells_the_same_and_does_nothing(words: Path, mini: Run) -> None:
    dry = mini("pack", "import", "words.csv", "--name", "ministry", "--dry-run")
    assert mini("pack", "list").status == 1
    real = mini("pack", "import", "words.csv", "--name", "ministry")
    assert dry.stdout == real.stdout
    assert held(words) == ["words.csv"]


def test_a_file_is_written_instead(words: Path, mini: Run) -> None:
    done = mini("pack", "import", "words.csv", "--name", "ministry", "-o", "m.toml")
    assert (words / "m.toml").read_text().startswith('pack = "ministry"\n')
    assert "pack add m.toml" in done.stderr
    assert mini("pack", "list").status == 1
    assert mini("pack", "add", "m.toml").status == 0


def test_the_report_as_json(words: Path, mini: Run) -> None:
    arguments = ("pack", "import", "words.csv", "--name", "m", "--dry-run", "--json")
    report = mini(*arguments).json
    assert report["records"] == {"term": 3}
    assert report["left"] == [
        {"what": "cells of the column “owner”", "count": 1, "place": "words.csv:2"}
    ]
    assert mini(*arguments, "--map", "owner=note").json["left"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("words.csv", "--name", "m", "--map", "owner"),
        ("words.csv", "--name", "m", "--map", "=name"),
        ("words.csv", "--name", "m", "--map", "nobody=name"),
        ("words.csv", "--name", "m", "--dry-run", "-o", "x.toml"),
        ("words.csv", "--name", "../m"),
        ("words.csv", "--name", "bundled"),
        ("words.csv", "--name", "m", "--format", "nope"),
        ("words.csv",),
        (),
    ],
)
def test_misuse(words: Path, mini: Run, arguments: tuple[str, ...]) -> None:
    done = mini("pack", "import", *arguments)
    assert (done.status, done.stdout) == (2, "")
    assert held(words) == ["words.csv"]
    assert mini("pack", "list").status == 1


@pytest.mark.parametrize("path", ["gone.csv", ".", "a\0b"])
def test_files_that_cannot_be_read(words: Path, mini: Run, path: str) -> None:
    done = mini("pack", "import", path, "--name", "m")
    assert (done.status, done.stdout) == (4, "")


def test_a_file_that_is_refused_leaves_what_was_there(words: Path, mini: Run) -> None:
    mini("pack", "import", "words.csv", "--name", "m")
    (words / "m.toml").write_text("old")
    (words / "words.csv").write_text(WORDS + "bad\x1b,x,\n")
    for more in ((), ("-o", "m.toml")):
        done = mini("pack", "import", "words.csv", "--name", "m", *more)
        assert (done.status, done.stdout) == (4, "")
        assert "words.csv:5: holds U+001B" in done.stderr
        assert "\x1b" not in done.stderr
    assert (words / "m.toml").read_text() == "old"
    assert held(words) == ["m.toml", "words.csv"]
    assert mini("define", "cable").status == 0


def test_no_heading_of_a_file_steers_the_terminal(words: Path, mini: Run) -> None:
    (words / "words.csv").write_text("term,a\x1b]0;x\nb,c\n")
    done = mini("pack", "import", "words.csv", "--name", "m", "--dry-run")
    assert "\x1b" not in done.stdout + done.stderr


def test_an_answer_to_define_can_be_added(words: Path, mini: Run) -> None:
    answer = mini("define", "cyber diplomacy", "--json").stdout
    (words / "answer.json").write_text(answer)
    assert mini("pack", "import", "answer.json", "--name", "copy").status == 0
