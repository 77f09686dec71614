"""What can go wrong around a command, made to go wrong: nothing is lost, nothing is left half.

The long run kills 500 times and flips thousands of bits; the tests that always run take a sample.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplocli.corpus.locate import open_corpus
from diplocli.errors import DiplocliError

from .conftest import MINI, PACK, importing, run

CACHE = "XDG_CACHE_HOME"
PROGRAM = (sys.executable, "-m", "diplocli")
KILLS = int(os.environ.get("DIPLOCLI_KILLS", "500"))

# What writes, each with the arguments that make it write below the folder it runs in.
WRITING: dict[str, tuple[str, ...]] = {
    "first question": ("define", "gge"),
    "index build": ("corpus", "build", "-o", "index.sqlite"),
    "corpus format": ("corpus", "format"),
    "brief": ("brief", "gge", "--format", "html", "-o", "brief.html"),
    "cite": ("cite", "--all", "--format", "bibtex", "-o", "all.bib"),
    "annotate": ("annotate", "text.txt", "--format", "html", "-o", "page.html"),
    "pack new": ("pack", "new", "other", "-o", "other.toml"),
    "pack import": ("pack", "import", "words.csv", "--name", "words", "-o", "words.toml"),
    "pack add": ("pack", "add", "mine.toml"),
    "export": ("export", "csv", "-o", "all.csv"),
    "check": ("check", "draft.md", "--fix"),
    "graph": ("graph", "gge", "-o", "graph.dot"),
}


def variables(folder: Path, **more: str) -> dict[str, str]:
    """The variables of a process whose every folder lies in one."""
    home = {name: str(folder / name) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return {
        **importing(),
        **home,
        "HOME": str(folder),
        "DIPLOCLI_DATA": str(folder / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",  # what a full disk cuts short would be loaded later
        **more,
    }


def fill(folder: Path) -> None:
    """A folder as it is before a command: a corpus not in canonical form, a text, old answers."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(MINI, folder / "data")
    for path in (folder / "data").rglob("*.toml"):
        if path.name != "corpus.toml":
            path.write_text(path.read_text().replace(" = ", "  =  "))
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (folder / "words.csv").write_text("name,summary\nmy word,A word of mine.\n")
    (folder / "mine.toml").write_text(PACK)
    (folder / "draft.md").write_text(
        "The Office of the Coordinator for Cyber Challenges met.\n" * 200
    )
    (folder / "text.txt").write_text("The GGE and the OEWG on cyber diplomacy. " * 200)
    for name in ("brief.html", "all.bib", "page.html", "graph.dot"):
        (folder / name).write_text("the old answer")


def state(folder: Path) -> dict[str, bytes]:
    """Every file but those in the cache, which can be made anew, and hidden, temporary ones."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        str(place): path.read_bytes()
        for place, path in found.items()
        if not any(part.startswith(".") or part == CACHE for part in place.parts)
    }


def start(folder: Path, arguments: tuple[str, ...], **options: object) -> subprocess.Popen[bytes]:
    process: subprocess.Popen[bytes] = subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=variables(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )
    return process


def kill_at_random(name: str, folder: Path, times: int, chance: random.Random) -> int:
    """Kill a command again and again; return how often it was killed before it had ended."""
    arguments, killed = WRITING[name], 0
    fill(folder)
    before = state(folder)
    began = time.monotonic()
    process = start(folder, arguments)
    answer, _ = process.communicate()
    lasts, after = time.monotonic() - began, state(folder)
    assert process.returncode in (0, 1)
    for _ in range(times):
        fill(folder)
        process = start(folder, arguments)
        time.sleep(chance.uniform(0, lasts))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        found = state(folder)
        assert before.keys() <= found.keys(), "something was lost"
        for path, content in found.items():
            assert content in (before.get(path), after.get(path)), f"{path} is half written"
        again = start(folder, arguments)
        assert set(again.communicate()[0].splitlines()) <= set(answer.splitlines())
        assert again.returncode in (0, 1, 2)
        assert state(folder) == after or again.returncode == 2
    return killed


@pytest.mark.parametrize("name", WRITING)
def test_killed(name: str, tmp_path: Path) -> None:
    kill_at_random(name, tmp_path / "here", 3, random.Random(name))


@pytest.mark.long
def test_killed_often(tmp_path: Path) -> None:
    killed = 0
    while killed < KILLS:
        for name in WRITING:
            killed += kill_at_random(name, tmp_path / "here", 10, random.Random(killed))
    print(f"{killed} kills")


def limited(kind: int, limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (limit, limit))


def ended(folder: Path, arguments: tuple[str, ...], **options: object) -> tuple[int, bytes, bytes]:
    process = start(folder, arguments, **options)
    stdout, stderr = process.communicate()
    assert b"Traceback" not in stderr
    assert b"a bug" not in stderr
    return process.returncode, stdout, stderr


@pytest.mark.parametrize("name", [one for one in WRITING if one != "first question"])
@pytest.mark.parametrize("limit", [0, 1000])
def test_no_room_on_the_disk(name: str, limit: int, tmp_path: Path) -> None:
    """The answer is refused whole: what was there stays, nothing new is half there."""
    fill(tmp_path / "here")
    os.environ.pop("DIPLOCLI_TRACEBACK", None)
    start(tmp_path / "here", ("info",)).communicate()
    before = state(tmp_path / "here")
    options = {"preexec_fn": limited(resource.RLIMIT_FSIZE, limit)}
    status, _, stderr = ended(tmp_path / "here", WRITING[name], **options)
    after = state(tmp_path / "here")
    if status == 0:
        assert all(len(after[path]) <= limit for path in after.keys() - before.keys())
    else:
        assert (status, after) == (4, before)
        assert stderr.count(b"\n") == 1
    assert not [path for path in (tmp_path / "here").rglob(".*-*") if path.is_file()]


def test_no_room_for_the_first_index(tmp_path: Path) -> None:
    """The question is answered all the same, from an index in memory."""
    fill(tmp_path / "here")
    whole = ended(tmp_path / "here", ("define", "gge"))[1]
    fill(tmp_path / "here")
    options = {"preexec_fn": limited(resource.RLIMIT_FSIZE, 20_000)}
    status, stdout, stderr = ended(tmp_path / "here", ("define", "gge"), **options)
    assert (status, stdout) == (0, whole)
    assert b"made for this call only" in stderr
    assert not list((tmp_path / "here" / "XDG_CACHE_HOME").rglob("*.sqlite*"))


def test_a_small_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        fill(disk / "here")
        whole = ended(disk / "here", ("info",))[1]
        shutil.rmtree(disk / "here" / "XDG_CACHE_HOME")
        with contextlib.suppress(OSError), (disk / "ballast").open("wb") as ballast:
            while True:
                ballast.write(bytes(4096))
                ballast.flush()
        before = state(disk / "here")
        for name, arguments in WRITING.items():
            status, _, stderr = ended(disk / "here", arguments)
            assert status in (0, 4), (name, stderr)
            assert state(disk / "here") == before, name
        assert ended(disk / "here", ("info",))[1] == whole
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def without_root() -> tuple[str, ...]:
    """A command line before which root, too, may not write what its owner may not."""
    if os.geteuid():
        return ()
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("root may write anywhere, and there is no setpriv to forbid it")
    return (tool, "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search", "--")


@pytest.mark.parametrize("folder", ["XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME"])
@pytest.mark.parametrize(
    "how", ["read-only", "missing", "a file", "unreadable", "a link to itself"]
)
def test_folders_that_fail(folder: str, how: str, tmp_path: Path) -> None:
    """Questions are answered whatever the cache, data and home folders are."""
    here, place = tmp_path / "here", tmp_path / "place"
    fill(here)
    prefix = without_root()
    if how in ("read-only", "unreadable"):
        place.mkdir(mode=0o555 if how == "read-only" else 0)
    elif how == "a file":
        place.write_text("in the way")
    elif how == "a link to itself":
        place.symlink_to(place)
    given = variables(here, **{folder: str(place)})
    if folder == "HOME":
        given = {name: value for name, value in given.items() if not name.startswith("XDG")}
    answers = []
    for arguments in (("define", "gge"), ("search", "norms"), ("info",), ("pack", "list")):
        process = subprocess.run(
            [*prefix, *PROGRAM, *arguments], cwd=here, env=given, capture_output=True
        )
        assert b"Traceback" not in process.stderr
        assert b"a bug" not in process.stderr
        answers.append(process.returncode)
    assert answers[:3] == [0, 0, 0]
    if how == "read-only":
        assert list(place.iterdir()) == []
    place.chmod(0o755) if how in ("read-only", "unreadable") else None


@pytest.mark.parametrize(
    "arguments",
    [("corpus", "check"), ("corpus", "format"), ("pack", "add"), ("pack", "check"), ("annotate",), ("check",)],
    ids=" ".join,
)  # fmt: skip
def test_what_may_not_be_read_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    fill(tmp_path)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    path = str(closed / "x.toml") if arguments[0] in ("annotate", "check") else str(closed)
    process = subprocess.run(
        [*without_root(), *PROGRAM, *arguments, path],
        cwd=tmp_path, env=variables(tmp_path), capture_output=True, text=True,
    )  # fmt: skip
    closed.chmod(0o755)
    assert (process.returncode, process.stdout) == (4, "")
    assert "Permission denied\n" in process.stderr


@pytest.mark.parametrize("cache", ["/dev/null/nowhere", "read-only"])
def test_a_pack_is_added_whatever_the_cache_is(cache: str, tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "read-only").mkdir(mode=0o555)
    given = variables(tmp_path, XDG_CACHE_HOME=str(tmp_path / cache))
    process = subprocess.run(
        [*without_root(), *PROGRAM, "pack", "add", "mine.toml"],
        cwd=tmp_path, env=given, capture_output=True, text=True,
    )  # fmt: skip
    (tmp_path / "read-only").chmod(0o755)
    assert (process.returncode, process.stdout) == (0, "mine\n"), process.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="there every name of a file is UTF-8")
def test_names_of_folders_and_files_that_are_no_utf8(tmp_path: Path) -> None:
    here = tmp_path / os.fsdecode(b"d\x9b31m")
    fill(here)
    (here / "data" / "terms" / os.fsdecode(b"t\xff.toml")).write_text(
        '[[term]]\nid = "other"\nname = "other word"\nsummary = "It is."\ndefinition = "It is."\n'
    )
    pack = os.fsdecode(b"p\x9b.toml")
    (here / "mine.toml").rename(here / pack)
    for arguments in (
        ("define", "gge"), ("define", "other word"), ("pack", "check", pack), ("pack", "add", pack),
        ("define", "my term"), ("pack", "show", "mine", "--json"), ("info", "--json"), ("corpus", "build"),
        ("annotate", "text.txt", "draft.md", "--jobs", "2", "--json"), ("export", "csv", "-o", pack),
        ("pack", "new", "other", "--title", pack, "-o", os.fsdecode(b"\xff.toml")), ("define", "gge"),
    ):  # fmt: skip
        status, stdout, stderr = ended(here, arguments)
        assert status == 0, (arguments, stderr)
        (stdout + stderr).decode("utf-8")


@pytest.mark.parametrize("packs", [0, 1])
def test_eight_first_questions_at_once(packs: int, tmp_path: Path) -> None:
    here = tmp_path / "here"
    fill(here)
    if packs:
        assert ended(here, ("pack", "add", "mine.toml"))[0] == 0
        shutil.rmtree(here / CACHE)
    several = [start(here, ("define", "my term" if packs else "gge")) for _ in range(8)]
    outcomes = {(*process.communicate(), process.returncode) for process in several}
    assert len(outcomes) == 1
    stdout, stderr, status = outcomes.pop()
    assert (status, stderr) == (0, b"")
    assert stdout
    assert len([path for path in here.rglob("*") if ".sqlite" in path.name]) == 1 + packs


def test_eight_add_a_pack_at_once(tmp_path: Path) -> None:
    here = tmp_path / "here"
    fill(here)
    several = [start(here, ("pack", "add", "mine.toml")) for _ in range(8)]
    outcomes = {(*process.communicate(), process.returncode) for process in several}
    assert {(stdout, status) for stdout, _, status in outcomes} == {(b"mine\n", 0)}
    assert ended(here, ("define", "my term"))[0] == 0
    assert len([path for path in here.rglob("*") if ".sqlite" in path.name]) == 2


QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("define", "gge"),
    ("define", "cyber diplomacy", "--json"),
    ("timeline", "--json"),
    ("search", "norms"),
    ("compare", "cyber", "digital"),
    ("complete", "define", "cy"),
    ("define", "cyber diplomcy"),
)


def flip(content: bytes, chance: random.Random, bits: int) -> bytes:
    spoilt = bytearray(content)
    for _ in range(bits):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def spoil(index: Path, times: int, seed: int) -> Iterator[tuple[int, str]]:
    """What becomes of answers when bits of the index are flipped."""
    whole = index.read_bytes()
    right = {question: run(*question) for question in QUESTIONS}
    for number in range(times):
        chance = random.Random(seed + number)
        for question in chance.sample(QUESTIONS, 3):
            index.write_bytes(flip(whole, chance, chance.choice((1, 1, 8, 200))))
            found = run(*question)
            assert "a bug" not in found.stderr, (seed + number, question, found.stderr)
            assert found.status in (0, 1, 4), (seed + number, question, found.stderr)
            same = found.stdout == right[question].stdout
            yield number, "same" if same else "told" if found.stderr else "silent"
    index.write_bytes(whole)


@pytest.mark.parametrize("times", [40, pytest.param(3000, marks=pytest.mark.long)])
def test_flipped_bits(corpus_copy: Path, times: int) -> None:
    store = open_corpus(lambda message: None)
    rows = store._db.execute("PRAGMA database_list").fetchall()
    store.close()
    outcomes = [outcome for _, outcome in spoil(Path(rows[0][2]), times, 7)]
    print({one: outcomes.count(one) for one in set(outcomes)})
    assert outcomes.count("silent") <= len(outcomes) // 20


@pytest.mark.parametrize("megabytes", [30, 60, 100, 150])
def test_little_memory(megabytes: int, tmp_path: Path) -> None:
    here = tmp_path / "here"
    fill(here)
    options = {"preexec_fn": limited(resource.RLIMIT_AS, megabytes << 20)}
    bare = subprocess.run([sys.executable, "-c", "import typer, tomli, sqlite3"], **options)  # type: ignore[call-overload]
    if bare.returncode:
        pytest.skip(f"the interpreter itself does not start in {megabytes} MB")
    for arguments in (("define", "gge"), ("glossary", "--json"), ("corpus", "check")):
        assert ended(here, arguments, **options)[0] in (0, 4)


@pytest.mark.parametrize("files", range(4, 13))
def test_few_open_files(files: int, tmp_path: Path) -> None:
    here = tmp_path / "here"
    fill(here)
    options = {"preexec_fn": limited(resource.RLIMIT_NOFILE, files)}
    bare = subprocess.run([sys.executable, "-c", "import typer"], capture_output=True, **options)  # type: ignore[call-overload]
    if bare.stderr:
        pytest.skip(f"the interpreter itself does not start with {files} files")
    for arguments in (("define", "gge"), ("define", "gge"), ("brief", "gge", "-o", "brief.html")):
        assert ended(here, arguments, **options)[0] in (0, 4)


@pytest.fixture
def heeding() -> Iterator[None]:
    """Processes that signals reach, even where the tests run in the background or under nohup."""
    usual: dict[int, Any] = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGHUP: signal.SIG_DFL,
    }
    kept = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE])
def test_signals(number: signal.Signals, tmp_path: Path) -> None:
    """A command that waits for its text ends as it is told to, and says so only for Ctrl-C."""
    fill(tmp_path / "here")
    process = subprocess.Popen(
        [*PROGRAM, "annotate", "-", "-o", "page.html"],
        cwd=tmp_path / "here",
        env=variables(tmp_path / "here"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b"The GGE ")
    process.stdin.flush()
    waiting = Path(f"/proc/{process.pid}/wchan")
    until = time.monotonic() + 20
    while time.monotonic() < until and "pipe" not in waiting.read_text():
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(number)
    if number == signal.SIGPIPE:
        process.stdin.close()
        process.stdin = None
    _, stderr = process.communicate()
    if number == signal.SIGINT:
        assert (process.returncode, stderr) == (130, b"diplocli: interrupted\n")
    elif number != signal.SIGPIPE:
        assert (process.returncode, stderr) == (-number, b"")
        assert (tmp_path / "here" / "page.html").read_text() == "the old answer"
    assert b"Traceback" not in stderr


def children(process: int) -> list[Path]:
    """The folders below ``/proc`` of the processes that one has begun."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if path.read_text().rpartition(")")[2].split()[1] == str(process):
                found.append(path.parent)
    return found


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_helpers_end_with_what_they_help(number: signal.Signals, tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "text.txt").write_text("The GGE and the OEWG on cyber diplomacy.\n\n" * 200_000)
    until = time.monotonic() + 20
    with start(tmp_path, ("annotate", "text.txt", "--jobs", "2", "-o", "page.html")) as process:
        while time.monotonic() < until and len(begun := children(process.pid)) < 2:
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(number)
    while time.monotonic() < until and any(one.exists() for one in begun):
        time.sleep(0.02)
    assert len(begun) == 2
    assert not any(one.exists() for one in begun)


# Says on stdout when the first import begins that is the program's own.
STARTING = """
import os, sys
sys.addaudithook(lambda event, values: event == "import" and values[0] == "diplocli.cli.program" and os.write(1, b"!"))
from diplocli.cli.process import entry_point
entry_point()
"""


def interrupted(folder: Path, words: tuple[str, ...], after: float) -> tuple[int, bytes]:
    """The end of a command to which Ctrl-C comes so many seconds after it began, and stderr."""
    process = subprocess.Popen(
        [sys.executable, "-c", STARTING, *words],
        cwd=folder, env=variables(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.read(1)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate()
    return process.returncode, stderr


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize("words", [("define", "gge"), ("timeline",)], ids=" ".join)
def test_ctrl_c_while_it_starts(words: tuple[str, ...], tmp_path: Path) -> None:
    here, chance = tmp_path / "here", random.Random(words[0])
    fill(here)
    start(here, words).communicate()
    began, _ = time.monotonic(), start(here, words).communicate()
    lasts = time.monotonic() - began
    ends = [interrupted(here, words, 0)]
    ends += [interrupted(here, words, chance.uniform(0, lasts)) for _ in range(20)]
    assert set(ends) <= {(130, b""), (130, b"diplocli: interrupted\n"), (0, b"")}
    assert (130, b"") in ends


UNRAISABLE = """
import weakref
from diplocli.cli import process, program

class Thing:
    pass

def main():
    def callback(gone):
        raise KeyboardInterrupt
    thing = Thing()
    watched = weakref.ref(thing, callback)
    del thing
    try:
        while True:
            pass
    except KeyboardInterrupt:
        return 130

program.main = main
process.entry_point()
"""


@pytest.mark.usefixtures("heeding")
def test_ctrl_c_where_nothing_can_be_raised_is_heeded_a_little_later() -> None:
    ended = subprocess.run([sys.executable, "-c", UNRAISABLE], capture_output=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (130, b"")


def test_ctrl_c_that_is_not_for_it(tmp_path: Path) -> None:
    """What a shell has put in the background goes on."""
    fill(tmp_path / "here")
    ignored = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert interrupted(tmp_path / "here", ("define", "gge"), 0) == (0, b"")
    finally:
        signal.signal(signal.SIGINT, ignored)


@pytest.mark.parametrize(
    "arguments",
    [("define", "gge"), ("glossary",), ("define", "nothing so"), ("compare", "gge", "--json"),
     ("pack", "show", "nowhere", "--json")],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("closed", ["stdout", "stderr", "both"])
def test_nobody_reads(arguments: tuple[str, ...], closed: str, tmp_path: Path) -> None:
    fill(tmp_path)
    status, _, told = ended(tmp_path, arguments)
    reader, writer = os.pipe()
    os.close(reader)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    streams.update({name: writer for name in streams if closed in (name, "both")})
    process: subprocess.Popen[bytes] = subprocess.Popen(
        [*PROGRAM, *arguments],
        env=variables(tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=streams["stdout"],
        stderr=streams["stderr"],
    )
    os.close(writer)
    _, stderr = process.communicate()
    assert process.returncode == status or (process.returncode == 0 and closed != "stderr")
    assert (stderr or told) == told


@pytest.mark.parametrize("arguments", [("define", "gge"), ("search", "espionage"), ("--version",)])
def test_standard_output_is_closed(arguments: tuple[str, ...], tmp_path: Path) -> None:
    fill(tmp_path)
    told = b"diplocli: standard output is closed: the answer went nowhere\n"
    assert ended(tmp_path, arguments, preexec_fn=lambda: os.close(1)) == (4, b"", told)


@pytest.mark.parametrize("command", ["annotate", "check"])
def test_standard_input_is_closed(command: str, tmp_path: Path) -> None:
    fill(tmp_path)
    closed = {"preexec_fn": lambda: os.close(0)}
    told = b"diplocli: -: standard input is closed\n"
    assert ended(tmp_path, (command, "-"), **closed) == (4, b"", told)
    status, _, told = ended(tmp_path, (command,), **closed)
    assert (status, told.split(b";")[0]) == (2, f"diplocli: {command} needs a file".encode())


@pytest.mark.parametrize("pager", ["false", "head -1", "/nowhere", "kill -9 $$", "'", "sh -c 'exit 3'"])  # fmt: skip
def test_a_pager_that_dies(pager: str, tmp_path: Path) -> None:
    import pty

    fill(tmp_path)
    control, terminal = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "glossary", "--pager"],
        env=variables(tmp_path, DIPLOCLI_PAGER=pager, TERM="dumb"),
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.PIPE,
    )
    os.close(terminal)
    with contextlib.suppress(OSError):
        while os.read(control, 65536):
            pass
    os.close(control)
    _, stderr = process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in stderr


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "utf-16"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    """Off a terminal what is written is UTF-8, whatever the machine is set to."""
    fill(tmp_path)
    process = subprocess.run(
        [*PROGRAM, "define", "кибердипломатия"],
        env=variables(tmp_path, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0"),
        capture_output=True,
    )
    assert process.returncode == 0
    assert "кибердипломатия" in process.stdout.decode("utf-8")


@pytest.mark.parametrize("arguments", QUESTIONS)
def test_twenty_columns(mini: object, arguments: tuple[str, ...]) -> None:
    if arguments[0] == "complete":
        return
    plain = tuple(one for one in arguments if one != "--json")
    shown = run(*plain, terminal=True, COLUMNS="20").stdout
    long = [line for line in shown.splitlines() if len(line) > 20 and "http" not in line]
    assert not [line for line in long if " " in line.strip()], long


def test_an_error_has_a_status() -> None:
    from diplocli.cli.exit_status import ExitStatus, status_of

    for kind in DiplocliError.__subclasses__():
        assert status_of(kind("x")) != ExitStatus.BUG
