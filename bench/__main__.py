"""What a call costs, as users feel it: ``python -m bench [ROUNDS] [--write]``.

Whole processes, run in turns, as ratios to ``python -c pass`` and to a one-command Typer program in
the same round; beside them raw SQLite and the tools a user would pick instead. Run with the
interpreter of an environment in which the wheel is installed. ``--write`` puts the tables into
``docs/performance.md``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from diplocli.corpus.index.store import Store

from .installed import package, script, variables, versions
from .peers import WORD, peers
from .timing import Run, in_turns, peak, ratio

HELLO = """import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)


app()
"""
RAW = (
    "import sqlite3; db = sqlite3.connect('file:{}?mode=ro&immutable=1', uri=True);"
    " print(db.execute('SELECT body FROM record JOIN name ON name.record = record.n"
    " WHERE name.key = ?', ['{}']).fetchone()[0])"
)
QUICK = {
    "--version": ("--version",),
    "--help": ("--help",),
    "define, plain": ("define", WORD),
    "define, JSON": ("define", WORD, "--json"),
    "define, for a person": ("define", WORD, "--width", "80", "--color", "always"),
    "define, a slip": ("define", "atribution"),
    "one TAB": ("complete", "define", "cyber", "d"),
    "compare, plain": ("compare", "cyber", "digital"),
    "compare, for a person": ("compare", "cyber", "digital", "--width", "80"),
    "timeline of a track, plain": ("timeline", "--track", "us-cyber-diplomacy"),
    "timeline, JSON": ("timeline", "--json"),
    "search, plain": ("search", "due", "diligence"),
    "search, for a person": ("search", "due", "diligence", "--width", "80"),
    "annotate, 10 kB": ("annotate", "{text}"),
    "check, 10 kB": ("check", "{text}", "--ignore", "acronym"),
}
SLOW = {
    "annotate, 1 MB": ("annotate", "{long}"),
    "check, 1 MB": ("check", "{long}", "--ignore", "acronym"),
    "index build": ("corpus", "build", "{corpus}", "-o", "{index}"),
}
GOALS = {"define, plain": (2.5, 0.45), "define, JSON": (2.5, 0.45), "one TAB": (2.5, 0.45)}
MARKS = ("<!-- bench -->", "<!-- /bench -->")
REPORT = Path(__file__).parent.parent / "docs" / "performance.md"
KINDS = ("term", "issue", "actor", "instrument")


def prose(store: Store, size: int) -> str:
    """The corpus's own summaries as a text: denser in names than anything a user will have."""
    texts = [row.summary for row in store.rows(KINDS)]
    passage = "\n\n".join(texts)
    return (passage * (size // len(passage) + 1))[:size]


def main(rounds: int, write: bool) -> None:
    """Measure, print the tables, and write them if asked to."""
    folder = package()
    store = Store.open(str(folder / "data" / "index.sqlite"))
    entries = {row.name: row.summary for row in store.rows(KINDS)}
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        env = variables(home)
        (home / "hello.py").write_text(HELLO)
        (home / "text.txt").write_text(prose(store, 10_000))
        (home / "long.txt").write_text(prose(store, 1_000_000))
        given = {
            "text": str(home / "text.txt"),
            "long": str(home / "long.txt"),
            "corpus": str(folder / "data"),
            "index": str(home / "index.sqlite"),
        }
        references = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "a Typer hello": [sys.executable, str(home / "hello.py")],
            "raw SQLite": [
                sys.executable, "-c", RAW.format(folder / "data" / "index.sqlite", WORD),
            ],
        }  # fmt: skip
        with peers(home, entries, env) as others:
            quick = {**references, **_commands(QUICK, given), **others.commands}
            found = in_turns(quick, rounds, env)
            slow = {**references, **_commands(SLOW, given)}
            found_slow = in_turns(slow, max(rounds // 4, 3), env, warm_up=1)
            peaks = {name: peak(command, env) for name, command in {**quick, **slow}.items()}
    shown = {**found, **{name: runs for name, runs in found_slow.items() if name in SLOW}}
    lines = [
        f"{datetime.now(UTC):%d %B %Y}; {rounds} rounds, {len(found_slow['index build'])} of what is slow.",
        *versions(folder),
        "",
        *_table(shown, found, found_slow, peaks),
        *(f"Left out: {name}: {why}." for name, why in others.absent.items()),
    ]
    text = "\n".join(lines)
    print(text)
    if write:
        _write(text)


def _commands(words: Mapping[str, Sequence[str]], given: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        name: [str(script()), *(word.format_map(given) for word in several)]
        for name, several in words.items()
    }


def _table(
    shown: Mapping[str, Sequence[Run]],
    quick: Mapping[str, Sequence[Run]],
    slow: Mapping[str, Sequence[Run]],
    peaks: Mapping[str, float | None],
) -> Iterator[str]:
    yield "| command | × `python -c pass` | × a Typer hello | processor, × pass | peak MB |"
    yield "| --- | --- | --- | --- | --- |"
    for name, runs in shown.items():
        side = quick if name in quick else slow
        bare, hello = side["python -c pass"], side["a Typer hello"]
        ratios = (ratio(runs, bare), ratio(runs, hello))
        statuses = {one.status for one in runs}
        expected = {1} if name == "define, a slip" else {0}
        if statuses != expected and name in (*QUICK, *SLOW):
            sys.exit(f"bench: {name} ended with {statuses}, not {expected}")
        goals = GOALS.get(name, ())
        missed = [
            f" (goal {goal})" if goals and one.median > goal else ""
            for one, goal in zip(ratios, goals or (0, 0), strict=True)
        ]
        cells = [f"{one}{note}" for one, note in zip(ratios, missed, strict=True)]
        memory = peaks.get(name)
        cells += [
            f"{ratio(runs, bare, 'cpu').median:.2f}",
            f"{memory:.1f}" if memory is not None else "not measured",
        ]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _write(text: str) -> None:
    before, _, rest = REPORT.read_text().partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    REPORT.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(numbers[0] if numbers else 20, "--write" in sys.argv)
