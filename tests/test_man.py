"""The manual pages are those of the program as it is, and readers of manual pages like them."""

from __future__ import annotations

import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from diplocli.cli.app import COMMANDS, HIDDEN

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted((DOCS / "man").iterdir())


def test_the_pages_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    made = import_module("man").pages()
    assert {path.name: path.read_text() for path in PAGES} == made, "python docs/man.py"


def test_there_is_a_page_for_every_command() -> None:
    names = {path.name for path in PAGES}
    assert names == {"diplocli.1", *(f"diplocli-{name}.1" for name in COMMANDS)}
    assert not any(f"diplocli-{name}.1" in names for name in HIDDEN)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_the_parts_of_one(path: Path) -> None:
    text = path.read_text()
    parts = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "SEE ALSO"]
    places = [text.index(f"\n.SH {part}") for part in parts]
    assert places == sorted(places)
    assert text.isascii()


@pytest.mark.parametrize(
    "reader",
    [("groff", "-man", "-ww", "-Tutf8"), ("mandoc", "-Tlint", "-Wwarning")],
    ids=lambda reader: reader[0],
)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_reader_has_nothing_to_complain_of(path: Path, reader: tuple[str, ...]) -> None:
    if not shutil.which(reader[0]):
        pytest.skip(f"there is no {reader[0]} here")
    result = subprocess.run([*reader, str(path)], capture_output=True, text=True)
    complaints = result.stdout if reader[0] == "mandoc" else result.stderr
    assert (result.returncode, complaints) == (0, "")
