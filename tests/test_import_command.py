"""The command ``pack import``: what it writes, tells and refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import typer.main

from diplocli.cli.commands.pack_import import importing
from diplocli.cli.environment import Environment
from diplocli.cli.options import application
from diplocli.errors import DiplocliError, UsageError

from .conftest import MINI, Terminal

WORDS = "term,definition,owner\nNote,A letter.,x\nCable,A message.,\n"


class Called:
    """The command run once: what it wrote, and what was added."""

    def __init__(self, *arguments: str, terminal: bool = False) -> None:
        self.added: dict[str, str] = {}
        self.stdout = io.StringIO()
        self.stderr = Terminal() if terminal else io.StringIO()
        app = application()
        app.command("import")(importing(self._add))
        self.env = Environment(self.stdout, self.stderr, {"TERM": "dumb"})
        command: Any = typer.main.get_command(app)
        try:
            self.status = command.main(list(arguments), standalone_mode=False, obj=self.env)
        finally:
            self.env.close()

    def _add(self, env: Environment, path: Path) -> None:
        self.added[path.name] = path.read_text()


@pytest.fixture(autouse=True)
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.csv").write_text(WORDS)
    return tmp_path


def test_a_pack_is_made_and_added(words: Path) -> None:
    done = Called("words.csv", "--name", "ministry")
    assert done.status == 0
    assert list(done.added) == ["ministry.toml"]
    assert done.added["ministry.toml"].startswith('pack = "ministry"\n')
    assert done.stdout.getvalue() == (
        "words.csv: csv, 2 entries → pack ministry\n"
        "carried\n"
        "  records: 2 term\n"
        "  of these: 2 definitions\n"
        "left behind\n"
        "  cells of the column “owner”: 1 (first: words.csv:2)\n"
    )
    assert [one.name for one in words.iterdir()] == ["words.csv"]


def test_a_dry_run_tells_the_same_and_does_nothing(words: Path) -> None:
    real, dry = (
        Called("words.csv", "--name", "ministry"),
        Called("words.csv", "--name", "ministry", "--dry-run"),
    )
    assert dry.stdout.getvalue() == real.stdout.getvalue()
    assert dry.added == {}
    assert [one.name for one in words.iterdir()] == ["words.csv"]


def test_a_file_is_written_instead(words: Path) -> None:
    done = Called("words.csv", "--name", "ministry", "-o", "m.toml")
    assert done.added == {}
    assert (words / "m.toml").read_text().startswith('pack = "ministry"\n')
    assert "pack add m.toml" in done.stderr.getvalue()


def test_columns_are_mapped(words: Path) -> None:
    done = Called("words.csv", "--name", "m", "--map", "owner=note", "--dry-run", "--json")
    report = json.loads(done.stdout.getvalue())
    assert report["left"] == []
    assert report["records"] == {"term": 2}


def test_a_person_sees_how_far_it_is(words: Path) -> None:
    rows = "".join(f"t{n},d\n" for n in range(3_000))
    (words / "many.csv").write_text(f"term,definition\n{rows}")
    done = Called("many.csv", "--name", "m", "--dry-run", terminal=True)
    assert done.stderr.getvalue().endswith("\r")


@pytest.mark.parametrize(
    "arguments",
    [
        ("words.csv", "--name", "m", "--map", "owner"),
        ("words.csv", "--name", "m", "--map", "=name"),
        ("words.csv", "--name", "m", "--dry-run", "-o", "x.toml"),
        ("words.csv", "--name", "../m"),
        ("words.csv", "--name", "m", "--format", "nope"),
    ],
)
def test_misuse(words: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        Called(*arguments)
    assert [one.name for one in words.iterdir()] == ["words.csv"]


@pytest.mark.parametrize("path", ["gone.csv", ".", "a\0b"])
def test_files_that_cannot_be_read(words: Path, path: str) -> None:
    with pytest.raises(DiplocliError):
        Called(path, "--name", "m")


def test_a_file_that_is_refused_leaves_what_was_there(words: Path) -> None:
    (words / "m.toml").write_text("old")
    (words / "words.csv").write_text(WORDS + "bad\x1b,x,\n")
    with pytest.raises(DiplocliError, match=r"words\.csv:4"):
        Called("words.csv", "--name", "m", "-o", "m.toml")
    assert (words / "m.toml").read_text() == "old"
    assert sorted(one.name for one in words.iterdir()) == ["m.toml", "words.csv"]
