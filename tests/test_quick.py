"""The quick path and Typer answer alike, byte for byte, whatever is asked and wherever."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from diplocli.cli import quick
from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.index.store import Store
from diplocli.model import KINDS

from .conftest import MINI, Run
from .test_packs import PACK

WITHOUT = (
    "from diplocli.cli import process, quick\nquick.answer = lambda *_: None\nprocess.entry_point()"
)
WITH = "from diplocli.cli.process import entry_point\nentry_point()"

Outcome = tuple[int, str, str]


class Opened(Environment):
    """An environment whose corpus is open already."""

    def __init__(
        self, store: Store, stdout: io.StringIO, stderr: io.StringIO, variables: dict[str, str]
    ) -> None:
        super().__init__(stdout, stderr, variables)
        self.opened = store

    def store(self) -> Store:
        return self.opened


def outcome(store: Store, arguments: list[str], variables: dict[str, str]) -> Outcome:
    stdout, stderr = io.StringIO(), io.StringIO()
    status = main(list(arguments), Opened(store, stdout, stderr, variables))
    return status, stdout.getvalue(), stderr.getvalue()


def assert_alike(store: Store, arguments: list[str], **variables: str) -> Outcome:
    """Ask with the quick path and without; the outcomes must be one."""
    quickly = outcome(store, arguments, variables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "answer", lambda *_: None)
        assert outcome(store, arguments, variables) == quickly, arguments
    return quickly


@pytest.fixture(scope="module")
def opened() -> Iterator[Store]:
    """The real corpus, opened once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIPLOCLI_DATA", raising=False)
        env = Environment(io.StringIO(), io.StringIO(), {})
        yield env.store()
        env.close()


@pytest.fixture
def layered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> Iterator[Store]:
    """The small corpus with a pack above it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    (tmp_path / "ministry.toml").write_text(PACK)
    assert mini("pack", "add", str(tmp_path / "ministry.toml")).status == 0
    env = Environment(io.StringIO(), io.StringIO(), {})
    yield env.store()
    env.close()


def names(store: Store) -> list[str]:
    """Every name of the corpus, wrong forms, short names and ids among them."""
    found = {hit.text for hits in store.aliases(KINDS).values() for hit in hits}
    for row in store.rows(KINDS):
        found |= {row.name, row.id}
    for hit in store.names_from("", 1_000_000):
        found.add(hit.text)
    return sorted(found)


def ways_to_ask(name: str) -> Iterator[list[str]]:
    """A name in every view, with a letter too few, and before a TAB."""
    for view in ([], ["--plain"], ["--json"]):
        yield ["define", *name.split(), *view]
    yield ["define", f"{name[:2]}{name[3:]}", "--plain"]
    yield ["complete", "define", *name[: len(name) // 2 + 1].split(" ")]


def test_a_sample_of_names(opened: Store) -> None:
    for name, way in zip(names(opened)[::20], cycle(range(5)), strict=False):
        assert_alike(opened, list(ways_to_ask(name))[way])


def test_every_name_of_a_pack_and_of_what_it_stands_on(layered: Store) -> None:
    every = names(layered)
    assert {"netpolitik", "CT", "cyber diplomacy"} <= set(every)
    for name in every:
        for arguments in ways_to_ask(name):
            assert_alike(layered, arguments)


@pytest.mark.long
@pytest.mark.parametrize("way", range(5))
def test_every_name(opened: Store, way: int) -> None:
    every = names(opened)
    assert len(every) > 17_000
    for name in every:
        assert_alike(opened, list(ways_to_ask(name))[way])


def test_every_beginning(opened: Store) -> None:
    letters = [chr(code) for code in range(0x21, 0x7F)]
    for command, word in product(("define", "cite", "compare", "show"), letters):
        assert_alike(opened, ["complete", command, word])


ODD = [
    [],
    ["define"],
    ["define", ""],
    ["define", "", "gge"],
    ["define", " "],
    ["define", "-"],
    ["define", "--"],
    ["define", "--", "gge"],
    ["define", "--", "--plain"],
    ["define", "gge", "--"],
    ["define", "--plain"],
    ["define", "--plain", "--json", "gge"],
    ["define", "--json", "gge", "--plain"],
    ["define", "--plain", "gge", "--plain"],
    ["define", "g", "--json", "ge"],
    ["define", "gge", "--jso"],
    ["define", "gge", "--json=1"],
    ["define", "gge", "--plain", "--color", "always"],
    ["define", "gge", "--color", "--plain"],
    ["define", "gge", "--width", "40"],
    ["define", "gge", "-h"],
    ["define", "--help"],
    ["--json", "define", "gge"],
    ["--version", "define", "gge"],
    ["DEFINE", "gge"],
    ["defin", "gge"],
    ["define", "кибердипломатия"],
    ["define", "网络外交", "--json"],
    ["define", "cyber\x00diplomacy"],
    ["define", "\x1b[31mgge\x1b[0m", "--json"],
    ["define", "\x9b31m gge"],
    ["define", "cyber\u202ediplomacy"],
    ["define", "\udcff\udcfe"],
    ["define", "gge\udcff", "--json"],
    ["define", "[bold]gge[/bold]"],
    ["define", "cyberdiplomac"],
    ["define", "Paris Call for T"],
    ["define", "cyber " * 2000],
    ["define", "x" * 10_000, "--json"],
    ["define", "GGE\n"],
    ["define", "gge", "\t", "--plain"],
    ["complete"],
    ["complete", ""],
    ["complete", "define"],
    ["complete", "define", ""],
    ["complete", "define", "--"],
    ["complete", "define", "--", "cy"],
    ["complete", "--", "define", "cy"],
    ["complete", "-h"],
    ["complete", "--help"],
    ["complete", "define", "--help"],
    ["complete", "define", "-h", "cy"],
    ["complete", "define", "cy", "--json"],
    ["complete", "define", "cyber", "dip"],
    ["complete", "define", "\x1b"],
    ["complete", "timeline", "--topic", ""],
    ["complete", "timeline", "--topic=c"],
    ["complete", "timeline", "--from", "2"],
    ["complete", "compare", "cy"],
    ["complete", "nothing", "cy"],
    ["complete", "define", "x" * 10_000],
    ["complete", "define", "zzzz"],
    ["complete", "define", "\udcff"],
]
VARIABLES = [
    {},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "1"},
    {"CLICOLOR_FORCE": "1"},
    {"DIPLOCLI_COLOR": "always"},
    {"DIPLOCLI_COLOR": "never", "FORCE_COLOR": "1"},
    {"COLUMNS": "20"},
    {"COLUMNS": "0", "NO_COLOR": ""},
    {"ACCESSIBLE": "1"},
    {"DIPLOCLI_PAGER": "false", "PAGER": "false"},
]


@pytest.mark.parametrize("arguments", ODD, ids=lambda words: repr(" ".join(words))[:40])
def test_odd_arguments(opened: Store, arguments: list[str]) -> None:
    for variables in VARIABLES:
        assert_alike(opened, arguments, **variables)


@settings(max_examples=200, deadline=None)
@given(
    some.sampled_from(["define", "complete", "complete define"]),
    some.lists(
        some.one_of(
            some.text(max_size=12),
            some.sampled_from(
                ["gge", "cyber", "--", "-", "--plain", "--json", "--color", "-h", ""]
            ),
        ),
        max_size=5,
    ),
)
def test_any_words(opened: Store, command: str, words: list[str]) -> None:
    assert_alike(opened, [*command.split(), *words])


def test_what_it_takes_upon_itself(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were everything left to Typer, the tests above would hold and prove nothing."""

    def imported(*_: object) -> int:
        raise AssertionError("left to Typer")

    monkeypatch.setattr("diplocli.cli.app.run", imported)
    for arguments in (
        ["define", "gge"],
        ["define", "Cyber", "Diplomacy", "--json"],
        ["define", "--plain", "Paris Call for T"],
        ["define", "department", "of", "state", "--plain"],
        ["complete", "define", "cy"],
        ["complete", "timeline", "--topic", ""],
    ):
        assert outcome(opened, arguments, {})[0] == 0
    for arguments in (["define", "no such name"], ["define", "gge", "--ascii"], ["info"]):
        assert "left to Typer" in outcome(opened, arguments, {})[2]


def process(code: str, arguments: list[str | bytes], **options: object) -> tuple[int, bytes, bytes]:
    variables: dict[str, str | None] = options.pop("variables", {})  # type: ignore[assignment]
    env = {**os.environ, "DIPLOCLI_DATA": str(MINI)}
    for name, value in variables.items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},  # type: ignore[call-overload]
    )
    return ended.returncode, ended.stdout or b"", ended.stderr or b""


SURROUNDINGS: list[dict[str, str | None]] = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "cp1252"},
    {"HOME": None, "XDG_CACHE_HOME": None},
    {"FORCE_COLOR": "1", "COLUMNS": "20"},
    {"_DIPLOCLI_COMPLETE": "bash_complete"},
    {"DIPLOCLI_DATA": "/nowhere"},
]


@pytest.mark.parametrize(
    "arguments",
    [
        ["define", "кибердипломатия"],
        ["define", "gge", b"\xff\xfe", "--json"],
        ["define", b"\xc3", "--plain"],
        ["complete", "define", "к"],
        ["complete", "define", b"\xff"],
    ],
    ids=str,
)
def test_surroundings(arguments: list[str | bytes]) -> None:
    for variables in SURROUNDINGS:
        ways = [process(code, arguments, variables=variables) for code in (WITH, WITHOUT)]
        assert ways[0] == ways[1], variables
        assert b"Traceback" not in ways[0][2]


@pytest.mark.parametrize("arguments", [["define", "gge"], ["complete", "define", "g"]], ids=str)
@pytest.mark.parametrize("closed", ["1", "2", "0"])
def test_streams_that_are_not_there(arguments: list[str], closed: str) -> None:
    def shell(code: str) -> tuple[int, bytes, bytes]:
        line = f'exec "$@" {closed}>&-' if closed != "0" else 'exec "$@" <&-'
        ended = subprocess.run(
            ["sh", "-c", line, "sh", sys.executable, "-c", code, *arguments],
            capture_output=True,
            env={**os.environ, "DIPLOCLI_DATA": str(MINI)},
        )
        return ended.returncode, ended.stdout, ended.stderr

    assert shell(WITH) == shell(WITHOUT)


@pytest.mark.parametrize("place", ["closed pipe", "full disk", "terminal"])
@pytest.mark.parametrize("arguments", [["define", "gge", "--plain"], ["complete", "define", "g"]], ids=str)  # fmt: skip
def test_streams_that_fail_or_are_a_terminal(place: str, arguments: list[str | bytes]) -> None:
    def once(code: str) -> tuple[int, bytes, bytes]:
        reader, writer = pty.openpty() if place == "terminal" else os.pipe()
        if place == "closed pipe":
            os.close(reader)
        if place == "full disk":
            os.close(writer)
            writer = os.open("/dev/full", os.O_WRONLY)
        status, _, told = process(code, arguments, stdout=writer)
        os.close(writer)
        shown = b""
        if place == "terminal":
            while True:
                try:
                    more = os.read(reader, 4096)
                except OSError:
                    break
                if not more:
                    break
                shown += more
        if place != "closed pipe":
            os.close(reader)
        return status, shown, told

    quickly = once(WITH)
    assert quickly == once(WITHOUT)
    assert quickly[0] == (4 if place == "full disk" else 0)
    assert b"Traceback" not in quickly[2]
