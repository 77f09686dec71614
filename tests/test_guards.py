"""What does not vary and decides how fast an answer comes: modules, files opened, query plans."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from diplocli.corpus.index.database import Index

from .conftest import run
from .test_terminal_safety import commands
from .test_trust import WORK, surroundings, surroundings_of

WATCHED = """
import json, os, sys
opened = []
def hook(event, values):
    if event == "open" and not str(values[0]).endswith((".py", ".pyc", ".so")):
        opened.append(str(values[0]))
    elif event == "sqlite3.connect":
        opened.append("sqlite")
sys.addaudithook(hook)
end = os._exit
def told(status):
    names = [name for name in sys.modules]
    files = list(opened)
    with open("told", "w") as file:
        json.dump({"modules": names, "opened": files}, file)
    end(status)
os._exit = told
from diplocli.cli.process import entry_point
entry_point()
"""
# What no question needs: each costs more than an answer.
NEVER = {
    "rich.console", "rich.markdown", "rich.table", "rich.panel", "rich.traceback", "pygments",
    "pydantic", "asyncio", "email", "http.client", "socket", "ssl", "unittest", "importlib.metadata",
    "concurrent.futures", "multiprocessing", "pypdf", "docx", "lxml", "xml.dom",
}  # fmt: skip
WRITERS = ("corpus", "pack", "annotate", "brief", "check", "export")
QUICK = (("define", "gge"), ("define", "gge", "--json"), ("complete", "define", "cy"))


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the index has been made."""
    folder = tmp_path_factory.mktemp("warm")
    surroundings(folder)
    watched(folder, "info")
    return folder


def watched(folder: Path, *words: str) -> dict[str, list[str]]:
    """The modules and files that a call loads and opens."""
    subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=folder, env=surroundings_of(folder), stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip
    found: dict[str, list[str]] = json.loads((folder / "told").read_text())
    return found


@pytest.mark.parametrize("name", [name for name in WORK if name.split()[0] not in WRITERS])
def test_a_question_loads_its_own_module_and_nothing_heavy(name: str, warm: Path) -> None:
    for words in WORK[name]:
        modules = set(watched(warm, *name.split(), *words)["modules"])
        assert not NEVER & modules
        assert "tomli" not in modules or name == "show"
        own = {one.split(".")[3] for one in modules if one.startswith("diplocli.cli.commands.")}
        assert own <= {name.split()[0]} or name == "completion"
        assert ("rich" in modules) <= ("--width" in words)


@pytest.mark.parametrize("words", QUICK)
def test_the_quick_path_opens_one_index_and_no_other_file(
    words: tuple[str, ...], warm: Path
) -> None:
    seen = watched(warm, *words)
    assert seen["opened"].count("sqlite") == 1
    others = [one for one in seen["opened"] if one != "sqlite" and not one.startswith("/proc")]
    assert others == []
    own = [one for one in seen["modules"] if one.startswith("diplocli")]
    assert len(own) <= 30
    assert not {"typer", "click", "inspect", "typing", "subprocess", "argparse"} & set(
        seen["modules"]
    )


def plans(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How SQLite goes about every query of a call."""
    found: list[str] = []
    ask = Index.select

    def explained(self: Index, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        found.extend(row[3] for row in self._db.execute(f"EXPLAIN QUERY PLAN {sql}", values))
        return ask(self, sql, values)

    monkeypatch.setattr(Index, "select", explained)
    run(*words)
    return found


@pytest.mark.parametrize(
    "words",
    [("define", "cyber diplomacy"), ("define", "GGE", "--json"), ("define", "cyber dip"), ("define", "cyber diplomcy"),
     ("actor", "GGE"), ("complete", "define", "cyber"), ("compare", "cyber", "digital"), ("cite", "gge"), ("show", "gge"),
     ("search", "due diligence"), ("search", "what replaced the chinese law of 2019")],
    ids=" ".join,
)  # fmt: skip
def test_no_look_up_reads_a_whole_table(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIPLOCLI_DATA", raising=False)
    steps = plans(words, monkeypatch)
    assert steps
    tables = "record|name|link|topic|head|word|word_name|slip|shadow"
    assert not [step for step in steps if re.match(rf"SCAN ({tables})\b(?! VIRTUAL)", step)]


def test_every_question_is_guarded() -> None:
    assert {name for name in commands() if name.split()[0] not in WRITERS} <= WORK.keys()
