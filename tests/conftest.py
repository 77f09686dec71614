from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplocli.cli.app import main
from diplocli.cli.environment import Environment
from diplocli.corpus.locate import open_corpus
from diplocli.corpus.store import Store

HERE = Path(__file__).parent
MINI = HERE / "corpus"
REAL = HERE.parent / "data"


class Result:
    """What a command did: its exit status and what it wrote where."""

    def __init__(self, status: int, stdout: str, stderr: str) -> None:
        self.status = status
        self.stdout = stdout
        self.stderr = stderr

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.stdout)
        return found


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Run = Callable[..., Result]


def run(*arguments: str, terminal: bool = False, **variables: str) -> Result:
    """Run a command in this process, piped or on a terminal of 80 columns without colour."""
    stdout, stderr = (Terminal() if terminal else io.StringIO()), io.StringIO()
    given = {"COLUMNS": "80", "TERM": "dumb", **variables}
    with contextlib.redirect_stdout(stdout):
        status = main(list(arguments), Environment(stdout, stderr, given))
    return Result(int(status), stdout.getvalue(), stderr.getvalue())


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep indexes of test corpora apart from the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def mini(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on the small corpus of ``tests/corpus``."""
    monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
    return run


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on the real corpus, as users do."""
    monkeypatch.delenv("DIPLOCLI_DATA", raising=False)
    return run


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    """The index of the small corpus."""
    monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
    return open_corpus(lambda message: None)


@pytest.fixture
def corpus_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> Iterator[Path]:
    """A copy of the small corpus to spoil, in use while the test runs."""
    folder = tmp_path / "data"
    shutil.copytree(MINI, folder)
    monkeypatch.setenv("DIPLOCLI_DATA", str(folder))
    yield folder
