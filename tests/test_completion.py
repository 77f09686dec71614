"""Completion: what the program offers, and what bash, zsh and fish make of it."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import diplocli
from diplocli.cli.app import COMMANDS, load
from diplocli.cli.completion import ASK, FILES, offers
from diplocli.cli.completion import script as script_for
from diplocli.corpus.index.store import Store
from diplocli.queries.complete import FREE_VALUES, JOINED, MOST, SEPARATE, VALUES, complete

from .conftest import MINI, Run
from .test_architecture import modules_after

SHELLS = ("bash", "zsh", "fish")


def texts(store: Store, line: str) -> list[str]:
    """What can stand where a line ends."""
    command, *before, word = re.findall(r"""(?<=")[^"]*$|(?<=\s)$|[^\s"]+""", line)
    return [one.text for one in complete(store, command, before, word)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("define cyber d", ["diplomacy"]),
        ("define CYBER D", ["diplomacy"]),
        ("define cyber e", ["espionage"]),
        ("define group of gov", ["Governmental"]),
        ("define the exp", ["expert", "experts"]),
        ("define exp", ["expert", "experts"]),
        ("define --width 60 cyber d", ["diplomacy"]),
        ("define -- cyber d", ["diplomacy"]),
        ("define кибер", ["кибердипломатия"]),
        ("define GG", ["GGE"]),
        ("define oe", ["OEWG"]),
        ("define cyber-d", ["cyber-diplomacy"]),
        ("define coordinator for cyber ", ["Issues"]),
        ("define cyber zebra d", []),
        ("define zz", []),
        ("actor unit", ["United"]),
        ("actor united ", ["Nations", "States"]),
        ("issue cyb", []),
        ("instrument cyb", []),
        ("graph oe", ["OEWG"]),
        ("show report-", ["report-2015", "report-of-2015"]),
        (
            "compare cyb",
            ["cyber-office", "cyber-diplomacy", "cyber", "cyberdiplomatie", "cyber espionage"],
        ),
        ('compare "cyber d', ["cyber diplomacy"]),
        ("compare cyber di", ["digital-diplomacy", "digital"]),
        ("cite scho", ["scholars-2017"]),
        ("timeline --topic ", ["forms", "law"]),
        ("timeline --topic l", ["law"]),
        ("timeline --topic=l", ["law"]),
        ("timeline --track U", ["us", "un"]),
        ("timeline --actor GG", ["GGE"]),
        ("actor --country u", ["united-states"]),
        ("actor --type o", ["office", "organisation"]),
        ("timeline espi", []),
        ("define --width 6", []),
        ("nonsense x", []),
    ],
)
def test_what_can_follow(store: Store, line: str, expected: list[str]) -> None:
    assert texts(store, line) == expected


def test_nothing_typed_gives_names_of_the_kind(store: Store) -> None:
    assert texts(store, "define ") == ["cyber", "digital"]
    assert texts(store, "compare ") == ["cyber diplomacy", "digital diplomacy"]


def test_the_real_corpus(real: Run) -> None:
    assert len(real("complete", "define", "c").stdout.splitlines()) == MOST
    assert "fr\tFrench\n" in real("complete", "glossary", "--lang", "f").stdout


def test_a_candidate_says_what_it_leads_to(mini: Run) -> None:
    result = mini("complete", "define", "cyber", "d")
    assert (result.status, result.stdout) == (0, "diplomacy\tcyber diplomacy, term\n")
    assert mini("complete", "define", "CD").stdout == "CD\t2 records\n"
    assert mini("complete", "define", "oewg").stdout == "OEWG\tOpen-ended Working Group, actor\n"
    assert mini("complete", "timeline", "--topic", "l").stdout == "law\tInternational law\n"


@pytest.mark.parametrize("word", ["", "\udcff", "\x00", "-", "--", "%", "x" * 5000, "'", "🦆"])
@pytest.mark.parametrize("command", ["define", "compare", "timeline", "", "--help"])
def test_anything_may_be_typed(mini: Run, command: str, word: str) -> None:
    result = mini("complete", command, word)
    assert result.status in (0, 1)
    assert result.stderr == ""


def test_a_tab_loads_no_more_than_a_definition() -> None:
    own = {"diplocli.queries.complete", "diplocli.cli.commands.complete", "unicodedata"}
    definition = modules_after("define", "gge", "--plain")
    for words in (("define", "cyber", "d"), ("timeline", "--topic", "l"), ("compare", "c")):
        assert modules_after("complete", *words) - definition <= own


def test_the_command_behind_it_is_hidden(mini: Run) -> None:
    assert "complete " not in mini("--help").stdout
    assert "completion" in mini("--help").stdout


def parameters(name: str, sort: str) -> list[Any]:
    command = load(name)
    inner = [one for each in getattr(command, "commands", {}).values() for one in each.params]
    return [one for one in (*command.params, *inner) if one.param_type_name == sort]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_offered(name: str) -> None:
    offered = {
        word[0]
        for key, words in offers().items()
        if key.startswith(name) and key.endswith(" -")
        for word in words
    }
    options = [opt for one in parameters(name, "option") for opt in one.opts]
    assert {opt for opt in options if opt.startswith("--")} <= offered


TO_BE_OFFERED = ("KIND", "FORMAT", "WHEN", "TOPIC", "TRACK", "LANG", "STATE", "TYPE", "FILE")


@pytest.mark.parametrize("name", COMMANDS)
def test_values_that_can_be_known_are_offered(name: str) -> None:
    known = {key: offer for key, offer in offers().items() if key.startswith(name)}
    for one in parameters(name, "option"):
        if one.metavar in TO_BE_OFFERED:
            assert any(known[key] for key in known if key.endswith(f" {one.opts[0]}"))
    for one in parameters(name, "argument"):
        if "NAME" in one.metavar:
            assert known[name] == ASK
        if one.metavar == "PACK":
            assert ASK in known.values()
        if "FILE" in one.metavar:
            assert FILES in known.values()


@pytest.mark.parametrize("name", [name for name in (*JOINED, *SEPARATE) if name in COMMANDS])
def test_values_of_options_are_not_taken_for_names(name: str) -> None:
    taking = {opt for one in parameters(name, "option") if not one.is_flag for opt in one.opts}
    assert taking <= FREE_VALUES | VALUES.keys(), "add what is new to FREE_VALUES in complete.py"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_static(mini: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("DIPLOCLI_DATA", "/nowhere")
    result = mini("completion", shell)
    assert (result.status, result.stderr) == (0, "")
    assert result.stdout == script_for(shell)
    assert "@offers@" not in result.stdout


def test_a_shell_without_a_script(mini: Run) -> None:
    result = mini("completion", "tcsh")
    assert result.status == 2
    assert "bash" in result.stderr


class Desk:
    """A place with the scripts and a ``diplocli`` that keeps a record of how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.called = folder / "called"
        program = folder / "bin" / "diplocli"
        program.parent.mkdir()
        program.write_text(
            f'#!/bin/sh\nprintf "<%s>" "$@" >>{self.called}; echo >>{self.called}\n'
            f'[ "$1" = complete ] && exec {sys.executable} -m diplocli "$@"\n'
        )
        program.chmod(0o755)
        for shell in SHELLS:
            (folder / f"script.{shell}").write_text(script_for(shell))
        self.variables = {
            **os.environ,
            "DIPLOCLI_DATA": str(MINI),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(Path(diplocli.__file__).parent.parent),
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "TERM": "xterm",
            "ZDOTDIR": str(folder),
        }

    def calls(self) -> list[str]:
        """How the program was called since this was last asked."""
        lines = self.called.read_text().splitlines() if self.called.exists() else []
        self.called.unlink(missing_ok=True)
        return lines

    def run(self, *command: str) -> list[str]:
        """The lines that a command writes."""
        return subprocess.run(
            command, cwd=self.folder, env=self.variables, capture_output=True, text=True,
            check=True, timeout=60,
        ).stdout.splitlines()  # fmt: skip

    def type(self, keys: str, *command: str, until: Path) -> None:
        """Type at the prompt of a shell on a terminal, until a file is there."""
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execvpe(command[0], command, self.variables)
        seen, typed, end = b"", False, time.monotonic() + 60
        while not until.exists() and time.monotonic() < end:
            if not typed and b"READY> " in seen:
                os.write(terminal, keys.encode())
                typed = True
            if select.select([terminal], [], [], 0.02)[0]:
                seen += os.read(terminal, 4096)
        os.kill(child, 9)
        os.close(terminal)
        os.waitpid(child, 0)
        assert until.exists(), seen.decode(errors="replace")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"there is no {shell} here")


def in_bash(desk: Desk, line: str) -> list[str]:
    words = re.findall(r'"[^"]*"?|=|[^\s="]+|(?<=[\s=])$', line)
    quoted = " ".join("'" + word + "'" for word in words)
    (desk.folder / "drive.bash").write_text(
        f"set -u; source script.bash; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
        '_diplocli diplocli; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    return [text for text in desk.run("bash", "drive.bash") if text]


def in_fish(desk: Desk, line: str) -> list[str]:
    escaped = line.replace("\\", "\\\\").replace("'", "\\'")
    found = desk.run("fish", "-c", f"source script.fish; complete -C '{escaped}'")
    option = line.split()[-1].partition("=")[0] + "=" if "=" in line else ""
    return [one.split("\t")[0].removeprefix(option) for one in found]


def in_zsh(desk: Desk, line: str) -> list[str]:
    found = desk.folder / "found"
    (desk.folder / ".zshrc").write_text(
        "PS1='READY> '; autoload -Uz compinit; compinit -D -u; source script.zsh\n"
        "compadd() {\n"
        '  [[ " ${@[1,(i)(-|--)]} " == *\\ -(O|A|D)* ]] && { builtin compadd "$@"; return }\n'
        '  local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >>candidates\n'
        '  builtin compadd "$@"\n'
        "}\n"
        "finish() { touch candidates; mv candidates found }\n"
        "comppostfuncs=(finish)\n"
    )
    desk.type(f"{line}\t", "zsh", "-o", "no_global_rcs", "-i", until=found)
    texts = [one for one in found.read_text().splitlines() if one]
    found.unlink()
    return texts


CASES = [
    ("diplocli tim", ["timeline"], 0),
    ("diplocli --v", ["--version"], 0),
    ("diplocli define cyber d", ["diplomacy"], 1),
    ("diplocli define CYBER DI", ["diplomacy"], 1),
    ('diplocli define "cyber" d', ["diplomacy"], 1),
    ('diplocli compare cyber "cyber d', ["cyber diplomacy"], 1),
    ("diplocli show report-o", ["report-of-2015"], 1),
    ("diplocli define zz", [], 1),
    ("diplocli define --pl", ["--plain"], 0),
    ("diplocli define --width ", [], 0),
    ("diplocli timeline --track u", ["un", "us"], 1),
    ("diplocli timeline --topic=f", ["forms"], 1),
    ("diplocli graph gge --format m", ["mermaid"], 0),
    ("diplocli glossary --kind i", ["instrument", "issue"], 0),
    ("diplocli corpus ch", ["check"], 0),
    ("diplocli schema pa", ["pack"], 0),
    ("diplocli schema corpus ", ["check"], 0),
    ("diplocli schema define ", [], 0),
    ("diplocli corpus check --s", ["--select"], 0),
    ("diplocli completion z", ["zsh"], 0),
]


@pytest.mark.parametrize(("line", "expected", "calls"), CASES)
@pytest.mark.parametrize(
    "found",
    [
        pytest.param(in_bash, marks=needs("bash")),
        pytest.param(in_fish, marks=needs("fish")),
        pytest.param(in_zsh, marks=needs("zsh")),
    ],
)
def test_in_a_shell(desk: Desk, found: Any, line: str, expected: list[str], calls: int) -> None:
    assert sorted(found(desk, line)) == expected
    assert len(desk.calls()) == calls


BY_HAND = [
    ("diplocli define cyber dip\t", "<define><cyber><diplomacy>"),
    ("diplocli compare digital bud\t", "<compare><digital><Budapest Convention>"),
    ('diplocli compare "budapest c\t', "<compare><Budapest Convention>"),
    ("diplocli compare budapest\\ c\t", "<compare><Budapest Convention>"),
    ("diplocli timeline --topic=f\t--all", "<timeline><--topic=forms><--all>"),
    ("diplocli define GG\t", "<define><GGE>"),
]


@pytest.mark.parametrize(("keys", "expected"), BY_HAND)
@pytest.mark.parametrize(
    "shell", [pytest.param(shell, marks=needs(shell)) for shell in ("bash", "zsh")]
)
def test_by_hand(desk: Desk, shell: str, keys: str, expected: str) -> None:
    start = {
        "bash": ("bash", "--noprofile", "--rcfile", ".bashrc", "-i"),
        "zsh": ("zsh", "-o", "no_global_rcs", "-i"),
    }[shell]
    (desk.folder / ".bashrc").write_text("PS1='READY> '; source script.bash\n")
    (desk.folder / ".zshrc").write_text(
        "PS1='READY> '; autoload -Uz compinit; compinit -D -u; source script.zsh\n"
    )
    done = desk.folder / "done"
    desk.type(f"{keys}\ntouch done\n", *start, until=done)
    assert desk.calls()[-1] == expected


@needs("bash")
def test_files_in_bash(desk: Desk) -> None:
    (desk.folder / "graph of it.dot").touch()
    assert in_bash(desk, "diplocli graph gge -o gra") == ["graph\\ of\\ it.dot"]
    (desk.folder / ".bashrc").write_text("PS1='READY> '; source script.bash\n")
    start = ("bash", "--noprofile", "--rcfile", ".bashrc", "-i")
    desk.type("diplocli graph -o gra\t\ntouch done\n", *start, until=desk.folder / "done")
    assert desk.calls() == ["<graph><-o><graph of it.dot>"]


def test_packs_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> None:
    (tmp_path / ".diplocli").mkdir()
    (tmp_path / ".diplocli" / "desk.toml").write_text('pack = "desk"\ntitle = "Ours"\n')
    monkeypatch.chdir(tmp_path)
    assert mini("complete", "define", "--pack", "d").stdout == "desk\tOurs\n"
    assert mini("complete", "pack", "show", "").stdout == "desk\tOurs\n"


def test_one_sign_of_a_script_without_spaces_is_enough(real: Run) -> None:
    offered = real("complete", "define", "网").stdout.splitlines()
    assert any(line.startswith("网络主权\t") for line in offered)
    assert "fr\tFrench" in real("complete", "glossary", "--lang", "f").stdout.splitlines()


def test_a_word_that_is_a_name_and_begins_others_tells_what_it_names(real: Run) -> None:
    offered = dict(
        line.split("\t") for line in real("complete", "define", "GDP").stdout.splitlines()
    )
    assert offered["GDPR"].startswith("General Data Protection Regulation, instrument, and ")
    united = dict(
        line.split("\t") for line in real("complete", "define", "Unite").stdout.splitlines()
    )
    assert united["United"].endswith(" records")
