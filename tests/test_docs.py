"""The documents: what they promise is there, and nothing of the workshop shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from diplocli.cli.app import COMMANDS
from diplocli.corpus.written.tables import files

from .conftest import REAL

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "data" / "README.md"]


def test_ci_runs_the_readmes_second_command_word_for_word() -> None:
    commands = re.findall(r"^```sh\n(.+)\n```$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text().splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_reference(name: str) -> None:
    assert f"## diplocli {name}" in (ROOT / "docs" / "cli.md").read_text()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text()):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


def test_the_librarys_examples_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPLOCLI_DATA", raising=False)
    done = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert (done.failed, done.attempted > 10) == (0, True)


def test_nothing_names_a_place_outside() -> None:
    texts = [*DOCUMENTS, *ROOT.glob("src/**/*.py"), *ROOT.glob("docs/*.py"), *files(REAL)]
    outside = re.compile(r"(?<![\w.])/(work|root|tmp)/|\.\./shared")
    found = [str(path) for path in texts if outside.search(path.read_text())]
    assert found == []
