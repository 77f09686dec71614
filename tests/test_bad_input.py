"""What users and machines do wrong: a clear message, the right status, never a traceback."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diplocli.cli.app import COMMANDS
from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.locate import open_corpus
from diplocli.errors import DataError

from .conftest import MINI, Run, run

HOSTILE = ["", " ", "\x1b[31mred", "[bold]x[/bold]", "\u202egnp.exe", "a\tb\nc", "\x00", "'; DROP TABLE", "*", '"', "\udcff", "x" * 10_000, "%s", "--", "🦆" * 50]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("command", ["define", "timeline", "compare", "glossary"])
@pytest.mark.parametrize("view", [(), ("--json",), ("--width", "40")])
def test_hostile_arguments(mini: Run, command: str, text: str, view: tuple[str, ...]) -> None:
    given = {
        "define": ("--", text),
        "timeline": ("--", text),
        "compare": ("--", text, "cyber"),
        "glossary": ("--topic", text),
    }[command]
    result = mini(command, *view, *given)
    assert result.status in (0, 1, 2, 3)
    if result.status == 1 and view != ("--json",):
        assert result.stdout == ""
    if result.status:
        assert result.stderr.startswith(("diplocli: ", '{"error"'))
        assert len(result.stderr) < 2000
    for stream in (result.stdout, result.stderr):
        assert "Traceback" not in stream
        if view != ("--json",):
            assert not {"\x1b", "\x00", "\u202e", "\udcff"} & set(stream)


@pytest.mark.parametrize(
    "arguments",
    [
        ("defin", "x"),
        ("--nope",),
        ("define", "--nope"),
        ("timeline", "--last", "many"),
        ("compare",),
        ("corpus", "chek"),
    ],
)
def test_misuse(mini: Run, arguments: tuple[str, ...]) -> None:
    result = mini(*arguments)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message", "suggestions"),
    [
        (("defin", "x"), "there is no command “defin”", ["define"]),
        (("sovereignty", "in", "cyberspace"), "there is no command “sovereignty”", ["diplocli define sovereignty in cyberspace"]),
        (("corpus", "chek"), "there is no command “corpus chek”", ["corpus check"]),
        (("define", "--jsn", "x"), "there is no option --jsn here", ["--json"]),
        (("show",), "show needs a name", ["diplocli show cyber-diplomacy"]),
        (("completion", "zhs"), "there is no shell “zhs”", ["zsh"]),
        (("completion",), "completion needs a shell", ["bash", "zsh", "fish"]),
        (("schema", "defin"), "“defin” answers in no JSON", ["define"]),
        (("graph", "GGE", "--format", "dott"), "there is no format “dott”", ["dot"]),
        (("cite", "GGE", "--format", "bib"), "there is no format “bib”", ["bibtex", "biblatex"]),
        (("glossary", "dark", "web"), "“dark web” is too much for glossary", ["diplocli define dark web"]),
        (("--plain", "define", "GGE"), "there is no option --plain here; it stands behind the command", ["diplocli define GGE --plain"]),
        (("--color", "never", "define", "GGE"), "there is no option --color here; it stands behind the command", ["diplocli define GGE --color never"]),
        (("cite",), "cite needs a name, or --all", ["diplocli cite GDPR", "diplocli cite --all"]),
    ],
)  # fmt: skip
def test_a_word_that_is_none_is_answered_with_what_is_near_or_what_there_is(
    mini: Run, arguments: tuple[str, ...], message: str, suggestions: list[str]
) -> None:
    result = mini(*arguments)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr == f"diplocli: {message}; try: {', '.join(suggestions)}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        *((name, "", "--json") for name in ("define", "issue", "actor", "instrument", "graph", "show")),
        *((name, "GGE", "  ") for name in ("compare", "cite", "brief")),
    ],
)  # fmt: skip
def test_an_empty_name_is_misuse(mini: Run, arguments: tuple[str, ...]) -> None:
    result = mini(*arguments)
    assert (result.status, result.stdout) == (2, "")
    assert "a name is needed" in result.stderr


def test_a_file_that_cannot_be_written_is_told_as_the_view_is(mini: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "nowhere" / "list.txt")
    for view in ((), ("--json",)):
        refused = mini("cite", "gge", *view, "-o", path)
        assert (refused.status, refused.stdout) == (4, "")
        assert f"{path}: there is no such folder; make it first" in refused.stderr
    assert refused.error["code"] == "data"
    folder = mini("cite", "gge", "-o", str(tmp_path))
    assert (folder.status, folder.stdout) == (4, "")
    assert f"{tmp_path}: this is a folder; name a file in it" in folder.stderr


@pytest.mark.parametrize(
    "arguments",
    [("corpus", "build"), ("pack", "new", "desk"), ("export", "csv"), ("graph", "gge"), ("brief", "gge")],
)  # fmt: skip
def test_no_command_makes_the_folder_of_its_file(
    mini: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "nowhere" / "file"
    refused = mini(*arguments, "-o", str(path))
    assert (refused.status, refused.stdout) == (4, "")
    assert f"{path}: there is no such folder; make it first" in refused.stderr
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "arguments",
    [("corpus", "build"), ("pack", "new", "desk"), ("pack", "import", "words.csv", "--name", "x")],
    ids=" ".join,
)
def test_what_needs_a_file_does_not_take_standard_output(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.csv").write_text("name,summary\nmy word,A word of mine.\n")
    refused = mini(*arguments, "-o", "-")
    assert (refused.status, refused.stdout) == (2, "")
    assert "this cannot go to standard output; name a file with -o" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["words.csv"]


def test_an_index_is_written_to_where_a_link_leads(mini: Run, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "index.sqlite")
    assert mini("corpus", "build", "-o", str(link)).status == 0
    assert link.is_symlink()
    os.mkfifo(tmp_path / "pipe")
    refused = mini("corpus", "build", "-o", str(tmp_path / "pipe"))
    assert (refused.status, refused.stdout) == (4, "")
    assert "pipe: this is no file; name another" in refused.stderr
    assert (tmp_path / "index.sqlite").stat().st_size


def test_an_option_that_only_shares_hyphens_with_another_is_not_taken_for_it(mini: Run) -> None:
    result = mini("graph", "GGE", "--kind", "term")
    assert result.stderr == "diplocli: there is no option --kind here; see diplocli graph --help\n"


@pytest.mark.parametrize("command", ["annotate", "check"])
def test_an_empty_name_of_a_file_is_misuse(mini: Run, command: str) -> None:
    result = mini(command, "")
    assert (result.status, result.stdout) == (2, "")
    assert "the name of a file is empty" in result.stderr


def test_what_is_too_long_to_be_typed_again_is_not_offered_again(mini: Run) -> None:
    for command in ("define", "timeline"):
        result = mini(command, "a" * 10_000)
        assert result.status == 1
        assert "search" not in result.stderr
        assert len(result.stderr) < 200


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("glossary", "--kind", "Terms"), ("glossary", "--kind", "term")),
        (("glossary", "--lang", "FR"), ("glossary", "--lang", "fr")),
        (("instrument", "--type", "treaties"), ("instrument", "--type", "treaty")),
        (("cite", "GGE", "--format", "CSL JSON"), ("cite", "GGE", "--format", "csl-json")),
        (("export", "CSV", "--kind", "actors"), ("export", "csv", "--kind", "actor")),
        (("help", "define"), ("define", "--help")),
        (("help",), ("--help",)),
    ],
)
def test_case_and_number_of_a_choice_do_not_matter(
    mini: Run, typed: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    answers = [mini(*arguments) for arguments in (typed, meant)]
    assert {(one.status, one.stdout, one.stderr) for one in answers} == {
        (0, answers[1].stdout, answers[1].stderr)
    }
    assert answers[1].stdout


def test_errors_are_json_when_answers_are(mini: Run) -> None:
    import json

    for arguments in (("timeline", "--from", "2011-13", "--json"), ("define", "--nope", "--json")):
        result = mini(*arguments)
        assert (result.status, result.stdout) == (2, "")
        error = json.loads(result.stderr)["error"]
        assert set(error) == {"code", "message", "suggestions"}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_on_a_narrow_terminal_is_whole(name: str) -> None:
    told, wide = (run(*name.split(), "--help", COLUMNS=one).stdout for one in ("40", "100"))
    assert "".join(told.split()) == "".join(wide.split())
    for line in told.splitlines():
        as_it_stands = line.startswith("    ") and line[4] != " " and line in wide.splitlines()
        assert len(line) <= 40 or as_it_stands


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command(mini: Run, name: str) -> None:
    result = mini(name, "-h")
    assert result.status == 0
    assert "Usage: diplocli " + name in result.stdout


def program(*arguments: str, **variables: str | None) -> subprocess.Popen[bytes]:
    """Start the program as users do, with some variables set or taken away."""
    given = {**os.environ, "DIPLOCLI_DATA": str(MINI)}
    for name, value in variables.items():
        given.pop(name, None)
        if value is not None:
            given[name] = value
    return subprocess.Popen(
        [sys.executable, "-m", "diplocli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=given,
    )


def test_a_closed_pipe_ends_quietly() -> None:
    process = program("glossary", "--json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait() == 0


def test_a_full_disk_is_reported() -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "diplocli", "glossary"], stdout=full, stderr=subprocess.PIPE,
            env={**os.environ, "DIPLOCLI_DATA": str(MINI)},
        )  # fmt: skip
    assert process.returncode == 4
    assert b"No space left" in process.stderr
    assert b"Traceback" not in process.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": None, "XDG_CACHE_HOME": None},
        {"TERM": None},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/nowhere"},
        {"COLUMNS": "banana"},
    ],
)
def test_poor_surroundings(variables: dict[str, str | None]) -> None:
    stdout, stderr = program("define", "кибердипломатия", **variables).communicate()
    assert stdout.decode("utf-8").startswith("cyber diplomacy (term)")
    assert b"Traceback" not in stderr


def test_interrupted(mini: Run) -> None:
    class Interrupts(io.StringIO):
        def write(self, text: str) -> int:
            raise KeyboardInterrupt

    stderr = io.StringIO()
    assert main(["--version"], Environment(Interrupts(), stderr, {})) == 130
    assert stderr.getvalue() == "diplocli: interrupted\n"


def test_a_bug_is_reported_as_one(mini: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("x")

    monkeypatch.setattr("diplocli.cli.environment.Environment.store", broken)
    result = mini("info")
    assert result.status == 70
    assert "a bug: RuntimeError: x" in result.stderr


def index_of(corpus: Path) -> Path:
    """The index in the cache that answers for a corpus folder, made if need be."""
    store = open_corpus(lambda message: None)
    rows = store._db.execute("PRAGMA database_list").fetchall()
    store.close()
    return Path(rows[0][2])


@pytest.mark.parametrize("damage", ["empty", "truncated", "text", "garbled", "folder", "version"])
def test_a_damaged_index_is_made_anew(corpus_copy: Path, mini: Run, damage: str) -> None:
    whole = mini("define", "cyber diplomacy").stdout
    index = index_of(corpus_copy)
    content = index.read_bytes()
    if damage == "folder":
        index.unlink()
        index.mkdir()
    elif damage == "version":
        with sqlite3.connect(index) as connection:
            connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
        connection.close()
    else:
        spoilt = {
            "empty": b"",
            "truncated": content[: len(content) // 2],
            "text": b"not a database " * 1000,
            "garbled": content[:4096] + bytes(len(content) - 4096),
        }[damage]
        index.write_bytes(spoilt)
    result = mini("define", "cyber diplomacy")
    assert (result.status, result.stdout) == (0, whole)


def test_the_index_follows_the_files(corpus_copy: Path, mini: Run) -> None:
    assert mini("define", "gge").status == 0
    first = index_of(corpus_copy)
    path = corpus_copy / "actors" / "all.toml"
    path.write_text(path.read_text().replace("Experts appointed", "Specialists appointed"))
    assert "Specialists appointed" in mini("define", "gge").stdout
    assert not first.exists()


def test_a_corpus_that_is_not_there(
    mini: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIPLOCLI_DATA", str(tmp_path / "nowhere"))
    result = mini("define", "gge")
    assert (result.status, result.stdout) == (4, "")
    assert "nowhere" in result.stderr
    monkeypatch.setenv("DIPLOCLI_DATA", str(tmp_path))
    result = mini("define", "gge")
    assert (result.status, result.stdout) == (4, "")
    told = "no corpus.toml is there; name the folder that holds it, here or in DIPLOCLI_DATA"
    assert result.stderr == f"diplocli: {tmp_path}: {told}\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file(corpus_copy: Path, mini: Run) -> None:
    (corpus_copy / "terms" / "forms.toml").chmod(0)
    assert mini("define", "gge").status == 4


def test_a_file_that_is_not_utf8(corpus_copy: Path, mini: Run) -> None:
    (corpus_copy / "terms" / "bad.toml").write_bytes(b'[[term]]\nid = "\xff"\n')
    result = mini("define", "gge")
    assert result.status == 4
    assert "bad.toml:2: E101 not UTF-8: the byte 0xFF" in result.stderr


def test_deep_nesting_is_refused(corpus_copy: Path, mini: Run) -> None:
    (corpus_copy / "terms" / "deep.toml").write_text("a = " + "[" * 100_000)
    assert mini("define", "gge").status == 4


def test_a_cache_that_cannot_be_written(
    corpus_copy: Path, mini: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    result = mini("define", "gge")
    assert result.status == 0
    assert "made for this call only" in result.stderr


def test_first_runs_at_once_and_one_killed(corpus_copy: Path, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    place = {"DIPLOCLI_DATA": str(corpus_copy), "XDG_CACHE_HOME": cache}
    victim = program("define", "gge", **place)
    time.sleep(0.15)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    several = [program("define", "gge", **place) for _ in range(4)]
    answers = {process.communicate()[0] for process in several}
    assert len(answers) == 1
    assert answers.pop().startswith(b"Group of Governmental Experts")
    assert len(list(Path(cache, "diplocli").glob("index-*.sqlite"))) == 1


def test_an_error_names_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCLI_DATA", "/nowhere")
    with pytest.raises(DataError, match=r"corpus\.toml"):
        open_corpus(lambda message: None)
    assert run("define", "x").status == 4


@pytest.mark.parametrize(
    ("arguments", "message", "help"),
    [
        (("define", "x", "--format", "md"), "there is no option --format here", "define --help"),
        (("-V",), "there is no option -V here", "--help"),
        (("search", "x", "--not"), "--not needs a value", "search --help"),
        (("search", "x", "--limit", "0"), "--limit is a whole number from 1", "search --help"),
        (("search", "x", "--limit", "a"), "--limit is a whole number from 1", "search --help"),
        (("define", "--json=1", "x"), "--json takes no value", "define --help"),
        (("pack", "import"), "pack import needs FILE, what to read", "pack import --help"),
        (
            ("pack", "import", "x"),
            "pack import needs --name, the pack's name, in kebab-case",
            "pack import --help",
        ),
        (("corpus", "check", "a", "b"), "“b” is too much for corpus check", "corpus check --help"),
    ],
)
def test_what_typer_refuses_is_told_as_all_else(
    mini: Run, arguments: tuple[str, ...], message: str, help: str
) -> None:
    result = mini(*arguments)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr == f"diplocli: {message}; see diplocli {help}\n"
