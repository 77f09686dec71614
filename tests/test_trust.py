"""What a user need not fear: no socket is opened, nothing is written but where it was asked for."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from diplocli.cli.app import COMMANDS

from .conftest import MINI, PACK, importing
from .test_terminal_safety import commands

PACKAGE = Path(__file__).parent.parent / "src" / "diplocli"
# Every command with words that make it do its work; a new command is asked for its own.
WORK: dict[str, tuple[tuple[str, ...], ...]] = {
    "define": (("gge",), ("cyber diplomcy",), ("gge", "--width", "80", "--color", "always")),
    "compare": (("cyber", "digital"),),
    "timeline": ((), ("--json",)),
    "glossary": ((), ("--json",)),
    "search": (("norms",),),
    "issue": ((), ("cyb",)),
    "actor": ((), ("gge", "--json")),
    "instrument": ((),),
    "show": (("gge",),),
    "graph": (("gge",),),
    "brief": (("gge",), ("gge", "--format", "html", "-o", "asked.html")),
    "cite": (("gge",), ("--all", "--format", "bibtex", "-o", "asked.bib")),
    "annotate": (
        ("text.txt",),
        ("page.html", "--unknown"),
        ("--format", "html", "text.txt", "-o", "asked.html"),
        ("text.txt", "page.html", "--jobs", "2"),
    ),
    "check": (("text.txt",), ("asked.md", "--fix"), ("text.txt", "-o", "asked.json", "--json")),
    "corpus check": ((),),
    "corpus format": (("--check",),),
    "corpus path": ((),),
    "corpus build": ((), ("-o", "asked.sqlite")),
    "export": (("csv", "-o", "asked.csv"), ("--list",)),
    "pack new": (("asked", "-o", "asked.toml"),),
    "pack check": (("mine.toml",),),
    "pack add": (("mine.toml",),),
    "pack list": ((), ("--json",)),
    "pack show": (("mine",),),
    "pack import": (("words.csv", "--name", "words", "-o", "asked.toml"),),
    "pack remove": (("mine",),),
    "schema": ((), ("define",)),
    "completion": (("bash",), ("zsh",), ("fish",)),
    "info": ((),),
    "complete": (("define", "cy"), ("timeline", "--topic", "")),
}
STRACE = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o")
AUDITED = """
import json, os, sys
seen = []
def hook(event, values):
    if event.split(".")[0] in ("socket", "urllib", "ftplib", "smtplib", "http", "ssl", "webbrowser"):
        seen.append([event, repr(values)])
    elif event == "open" and isinstance(values[0], (str, bytes)):
        mode, flags = values[1], values[2] or 0
        writes = any(sign in (mode or "") for sign in "wax+") or flags & (os.O_WRONLY | os.O_RDWR)
        if writes:
            seen.append(["write", os.path.abspath(os.fsdecode(values[0]))])
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.chmod", "shutil.rmtree"):
        seen.append(["write", os.path.abspath(os.fsdecode(values[0]))])
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        seen.append(["run", repr(values[0])])
sys.addaudithook(hook)
end, parent = os._exit, os.getpid()
def told(status):
    if os.getpid() != parent:
        end(status)
    with open(int(os.environ["TOLD"]), "w") as file:
        json.dump([status, seen], file)
    end(status)
os._exit = told
from diplocli.cli.process import entry_point
entry_point()
"""


def surroundings(folder: Path) -> dict[str, str]:
    """A home with nothing in it but a corpus and two texts."""
    shutil.copytree(MINI, folder / "data")
    (folder / "text.txt").write_text("The GGE and the OEWG. https://example.org")
    (folder / "asked.md").write_text("The Office of the Coordinator for Cyber Challenges met.")
    (folder / "page.html").write_text('<p>GGE <img src="https://example.org/x.png"> XYZQ')
    (folder / "words.csv").write_text("name,summary\nmy word,A word of mine.\n")
    (folder / "mine.toml").write_text(PACK)
    return surroundings_of(folder)


def audited(folder: Path, words: tuple[str, ...]) -> tuple[int, list[list[str]]]:
    """The exit status of a command and what the interpreter saw it do."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", AUDITED, *words],
        cwd=folder,
        env={**surroundings_of(folder), "TOLD": str(writer)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[writer],
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        outcome = told.read()
    assert process.stderr is not None
    trouble = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert outcome, trouble
    status, seen = json.loads(outcome)
    return status, seen


def surroundings_of(folder: Path) -> dict[str, str]:
    own = {
        "HOME": str(folder),
        "DIPLOCLI_DATA": str(folder / "data"),
        "TMPDIR": tempfile.gettempdir(),
    }
    return {**importing(), **own, "PYTHONDONTWRITEBYTECODE": "1"}


def test_every_command_has_work_to_do() -> None:
    assert WORK.keys() >= commands().keys()


@pytest.mark.parametrize("name", WORK)
def test_no_socket_and_no_file_but_those_asked_for(name: str, tmp_path: Path) -> None:
    surroundings(tmp_path)
    documented = (tmp_path / ".cache" / "diplocli", tmp_path / ".local" / "share" / "diplocli")
    for words in WORK[name]:
        status, seen = audited(tmp_path, (*name.split(), *words))
        assert status in (0, 1, 2)
        for event, what in seen:
            path = Path(what)
            asked = "asked" in path.name or path in documented
            within = any(folder in path.parents for folder in documented)
            above = any(path in folder.parents for folder in documented)
            device = what in (os.devnull, "/dev/shm") or what.startswith("/dev/")
            forks = name == "annotate" and "--jobs" in words
            assert event == "write" or (event == "run" and forks), (event, what)
            gone = path.parent == Path(tempfile.gettempdir()) and not path.exists()
            assert asked or within or above or device or forks or gone, what


@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")
@pytest.mark.parametrize("name", WORK)
def test_the_system_sees_no_socket_either(name: str, tmp_path: Path) -> None:
    surroundings(tmp_path)
    log = tmp_path / "calls"
    for words in WORK[name]:
        traced = subprocess.run(
            [*STRACE, log, sys.executable, "-m", "diplocli", *name.split(), *words],
            cwd=tmp_path, env=surroundings_of(tmp_path), stdin=subprocess.DEVNULL, capture_output=True,
        )  # fmt: skip
        if b"PTRACE" in traced.stderr or b"ptrace" in traced.stderr:
            pytest.skip("tracing is not allowed here")
        calls = [line for line in log.read_text().splitlines() if "(" in line]
        assert not [line for line in calls if "AF_UNIX" not in line], calls


def test_no_module_imports_the_network() -> None:
    """Nor could it: nothing here imports what opens a socket."""
    network = re.compile(
        r"^\s*(?:import|from)\s+(?:socket|ssl|http(?!\.?parser)|urllib\.request|ftplib|smtplib|asyncio|requests|httpx)\b",
        re.MULTILINE,
    )
    for path in PACKAGE.rglob("*.py"):
        assert not network.search(path.read_text()), path


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o000])
def test_permissions(umask: int, tmp_path: Path) -> None:
    """What is kept for the user nobody else may write, whatever the umask."""
    variables = surroundings(tmp_path)
    for words in (("define", "gge"), ("brief", "gge", "-o", "asked.txt")):
        subprocess.run(
            [sys.executable, "-m", "diplocli", *words],
            cwd=tmp_path, env=variables, check=True, capture_output=True, umask=umask,
        )  # fmt: skip
    made = [*(tmp_path / ".cache" / "diplocli").rglob("*"), tmp_path / ".cache" / "diplocli"]
    assert len(made) > 1
    for path in made:
        assert not stat.S_IMODE(path.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH), path


def test_an_answer_keeps_the_permissions_of_the_file_it_replaces(tmp_path: Path) -> None:
    variables = surroundings(tmp_path)
    (tmp_path / "asked.txt").write_text("old")
    (tmp_path / "asked.txt").chmod(0o600)
    subprocess.run(
        [sys.executable, "-m", "diplocli", "brief", "gge", "-o", "asked.txt"],
        cwd=tmp_path, env=variables, check=True, capture_output=True,
    )  # fmt: skip
    assert stat.S_IMODE((tmp_path / "asked.txt").stat().st_mode) == 0o600


def test_the_commands_are_those_of_the_readme() -> None:
    assert {name.split()[0] for name in WORK} >= COMMANDS.keys()
