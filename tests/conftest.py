from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.index.store import Store
from diplocli.corpus.locate import open_corpus
from diplocli.documents.checking.known import Known
from diplocli.render import schemas

PACK = """pack = "mine"
title = "My terms"
edition = "1"
licence = "CC0-1.0"

[[term]]
id = "my-term"
name = "my term"
summary = "A term of mine."
definition = "It is mine."
"""
# The same examples every time, however slow the machine; --hypothesis-profile=default seeks new ones.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

HERE = Path(__file__).parent
MINI = HERE / "corpus"
REAL = HERE.parent / "data"


class Result:
    """What a command did: its exit status and what it wrote where.

    ``json`` is what it answered, found to be as the command's schema says; ``error`` likewise.
    """

    def __init__(self, command: str, status: int, stdout: str, stderr: str) -> None:
        self.command = command
        self.status = status
        self.stdout = stdout
        self.stderr = stderr

    @property
    def json(self) -> dict[str, Any]:
        return as_described(self.stdout, self.command)

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = as_described(self.stderr, "error")["error"]
        return found


def as_described(text: str, name: str) -> dict[str, Any]:
    """An object as ``diplocli schema NAME`` describes it. Raises ValidationError when it is not."""
    found: dict[str, Any] = json.loads(text)
    error = best_match(validator(name).iter_errors(found))
    if error is not None:
        raise error
    return found


@cache
def validator(name: str) -> Draft202012Validator:
    """What checks the answers of a command, or the error object."""
    return Draft202012Validator(schemas.error() if name == "error" else schemas.answer(name))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


Run = Callable[..., Result]


def importing() -> dict[str, str]:
    """The variables by which a process in any folder finds the same programs and modules."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    if "PYTHONPATH" in kept:
        parts = kept["PYTHONPATH"].split(os.pathsep)
        kept["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, parts))
    return kept


def run(*arguments: str, terminal: bool = False, **variables: str) -> Result:
    """Run a command in this process, piped or on a terminal of 80 columns without colour."""
    stdout, stderr = (Terminal() if terminal else io.StringIO()), io.StringIO()
    given = {"COLUMNS": "80", "TERM": "dumb", **variables}
    with contextlib.redirect_stdout(stdout):
        status = main(list(arguments), Environment(stdout, stderr, given))
    command = " ".join(arguments[: 2 if arguments[:1] in (("corpus",), ("pack",)) else 1])
    return Result(command, int(status), stdout.getvalue(), stderr.getvalue())


@pytest.fixture(scope="module")
def corpus() -> Iterator[Store]:
    """The bundled corpus."""
    store = open_corpus(lambda message: None)
    yield store
    store.close()


@pytest.fixture(scope="module")
def known(corpus: Store) -> Known:
    return Known(corpus)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep indexes of test corpora apart from the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "no-packs"))


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole reference as a web page, made once."""
    path = tmp_path_factory.mktemp("book") / "diplocli.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIPLOCLI_DATA", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        assert run("export", "html", "-o", str(path)).status == 0
    return path


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
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The index of the small corpus."""
    monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
    opened = open_corpus(lambda message: None)
    yield opened
    opened.close()


@pytest.fixture
def corpus_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> Iterator[Path]:
    """A copy of the small corpus to spoil, in use while the test runs."""
    folder = tmp_path / "data"
    shutil.copytree(MINI, folder)
    monkeypatch.setenv("DIPLOCLI_DATA", str(folder))
    yield folder
