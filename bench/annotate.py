"""``annotate`` on 10 MB and 10 kB, with the corpus's names and a million: ``python -m bench.annotate [ROUNDS]``.

Whole processes less ``diplocli --version``, as multiples of ``python -c pass`` of the same round,
and the memory of the largest process of one more run.
The text is the corpus's own prose, repeated: denser in names than anything a user will have. The
million names are words of two to four syllables, one to three a name, added to a copy of the index.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diplocli.corpus.index.database import sealed
from diplocli.corpus.index.sieve import bits_holding, numbers_of
from diplocli.corpus.index.store import NOT_WRITTEN, Store
from diplocli.corpus.locate import corpus_folder, open_corpus
from diplocli.folding import key as fold
from diplocli.words import Pieces

from .timing import Run, in_turns, peak

MILLION = 1_000_000
KINDS = ("term", "issue", "actor", "instrument", "milestone")
FIELDS = ("summary", "definition", "detail", "why", "contested")
SIZES = {"10 kB": 10_000, "10 MB": 10_000_000}
VIEWS = ("", "--list", "--json")
GOALS = {
    ("10 kB", "corpus"): None,
    ("10 MB", "corpus"): 100,
    ("10 kB", "million"): 5,
    ("10 MB", "million"): 150,
}


def prose(store: Store, size: int) -> str:
    """The texts of the corpus, one after another and over again."""
    records = store.records(row.id for row in store.rows(KINDS))
    passages = "\n\n".join(
        " ".join(text for field in FIELDS if (text := getattr(record, field, "")))
        for record in records
    )
    return (passages * (size // len(passages) + 1))[:size]


def made_up(number: int) -> list[str]:
    """So many names that no text has been written with."""
    chance = random.Random(1)
    starts = [
        "b",
        "c",
        "d",
        "f",
        "g",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "br",
        "tr",
        "st",
        "pl",
    ]
    words = [
        "".join(chance.choice(starts) + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        for _ in range(50_000)
    ]
    names: set[str] = set()
    while len(names) < number:
        names.add(" ".join(chance.choices(words, k=chance.randint(1, 3))))
    return sorted(names)


def million(folder: Path, cache: Path) -> None:
    """Make ``folder`` a corpus whose index, in the cache, has a million more names: a large one."""
    shutil.copytree(corpus_folder(), folder)
    os.environ["DIPLOCLI_DATA"] = str(folder)
    before = set(cache.rglob("index-*.sqlite"))
    open_corpus(print).close()
    (place,) = set(cache.rglob("index-*.sqlite")) - before
    database = sqlite3.connect(place)
    (most,) = database.execute("SELECT max(n) FROM record").fetchone()
    columns = [row[1:3] for row in database.execute("PRAGMA table_info(record)")]
    defaults = [0 if type == "INTEGER" else "" for _, type in columns]
    at = {name: number for number, (name, _) in enumerate(columns)}

    def rows() -> Iterator[list[object]]:
        for n, name in enumerate(made_up(MILLION), most + 1):
            row: list[object] = list(defaults)
            body = {"id": f"made-up-{n}", "name": name, "definition": ""}
            for field, value in (("n", n), ("id", body["id"]), ("kind", "term"), ("name", name),
                                 ("body", sealed(json.dumps(body)))):  # fmt: skip
                row[at[field]] = value
            yield row

    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO record VALUES ({marks})", rows())
    database.executemany(
        "INSERT INTO name (key, rank, record, text, how, lang, elsewhere) VALUES (?, 1, ?, ?, 'name', '', 0)",
        (
            (fold(name), n, name)
            for n, name in database.execute(
                "SELECT n, name FROM record WHERE n > ?", [most]
            ).fetchall()
        ),
    )
    database.execute(
        "UPDATE meta SET value = CAST(value AS INTEGER) + ? WHERE key = 'count term'", [MILLION]
    )
    pieces = Pieces()
    every = [
        one
        for (text, how) in database.execute("SELECT text, how FROM name")
        for one in (numbers_of(text, pieces) if how not in NOT_WRITTEN else ())
    ]
    database.execute("INSERT INTO sieve VALUES (?)", [bits_holding(every)])
    database.execute("DELETE FROM parting")
    database.commit()
    database.close()


def median(runs: list[Run], starts: list[Run], references: list[Run]) -> float:
    """The median, round by round, of a command less the start, in multiples of the reference."""
    return statistics.median(
        (one.wall - start.wall) / reference.wall
        for one, start, reference in zip(runs, starts, references, strict=True)
    )


def main() -> None:
    """Measure and print a table; the user's own cache is left alone."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    script = Path(sys.executable).with_name("diplocli")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "diplocli"]
    print(f"{program}, {rounds} rounds, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        os.environ["XDG_CACHE_HOME"] = temporary
        store = open_corpus(print)
        for name, size in SIZES.items():
            (folder / name).write_text(prose(store, size))
        for corpus in ("corpus", "million"):
            if corpus == "million":
                million(folder / "million", folder)
            commands = {
                "pass": [sys.executable, "-c", "pass"],
                "version": [*program, "--version"],
                **{
                    f"{name} {view}".strip(): [
                        *program,
                        "annotate",
                        str(folder / name),
                        *view.split(),
                    ]
                    for name in SIZES
                    for view in VIEWS
                },
            }
            found = in_turns(commands, rounds, os.environ, warm_up=1)
            for name, runs in list(found.items())[2:]:
                ratio = median(runs, found["version"], found["pass"])
                memory = peak(commands[name], os.environ) or 0
                goal = GOALS[name[:5], corpus]
                wanted = f"goal {goal}" if goal else ""
                print(f"{name:13}, {corpus:8}{ratio:8.1f} × pass {memory:7.0f} MB  {wanted}")


if __name__ == "__main__":
    main()
