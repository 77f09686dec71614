"""A pack of a million terms against one of a thousand: ``python -m bench.packs [TERMS [ROUNDS]]``.

Makes both, adds them to two homes of their own, and prints how many times as long, and how much
more memory, the same questions take in the large one; then how often a slip is put right there and
in the corpus. What costs little, and so varies most beside it, is asked ``CHEAP`` times a round.
Takes some 4 GB in the temporary folder (``TMPDIR``) for a million.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diplocli import folding
from diplocli.corpus.index.store import Store
from diplocli.corpus.locate import bundled, open_corpus
from diplocli.queries.nearest import suggestions
from diplocli.queries.resolve import resolve

from .made_up import MadeUp
from .timing import Run, ratio, run

SMALL = 1000
SLIPS = 300
LETTERS = "abcdefghijklmnopqrstuvwxyz"
KINDS = ("term", "issue", "actor", "instrument", "milestone")
PROSE = ("name", "summary", "definition", "detail", "why")
GOALS = {
    "define": 1.1,
    "near miss": 1.4,
    "search, a rare word": 2.0,
    "search, a name": 2.0,
    "search, a word in a fifth": 5.0,
    "one TAB": 1.1,
}
CHEAP = {"define": 5, "one TAB": 5}
FASTEST, SMALLEST = 10_000, 256


@dataclass(frozen=True)
class Home:
    """A pack in a home of its own: its file and the variables under which it is in use."""

    pack: Path
    variables: Mapping[str, str]


def homes(folder: Path, terms: int) -> dict[str, Home]:
    """A home for the small pack and one for the large."""
    store = bundled(print)
    records = store.records(row.id for row in store.rows(KINDS))
    texts = [getattr(record, field, "") for record in records for field in PROSE]
    found = {}
    for name, number in (("small", SMALL), ("large", terms)):
        home = folder / name
        home.mkdir()
        pack = home / "made-up.toml"
        with pack.open("w", encoding="utf-8") as file:
            MadeUp(texts).write(number, "made-up", file)
        places = {"XDG_DATA_HOME": str(home / "share"), "XDG_CACHE_HOME": str(home / "cache")}
        found[name] = Home(pack, {**os.environ, **places})
    return found


def questions(pack: Path) -> dict[str, list[str]]:
    """Commands about the terms of a pack that begins as the other does."""
    with pack.open(encoding="utf-8") as file:
        lines = [line for _, line in zip(range(20_000), file, strict=False)]
    names = [line.split('"')[1] for line in lines if line.startswith("name = ")]
    texts = [set(line.lower().split()) for line in lines if line.startswith("definition = ")]
    words = sorted(set().union(*texts))
    held = {word: sum(word in text for text in texts) for word in words if word.isalpha()}
    common = min(held, key=lambda word: abs(held[word] - len(texts) / 5))
    rare = min(held, key=lambda word: (abs(held[word] - 3), word))
    name = next(name for name in names[100:] if name.count(" ") == 1)
    slip = name[:3] + name[4:]
    return {
        "define": ["define", name, "--plain"],
        "near miss": ["define", slip, "--plain"],
        "search, a rare word": ["search", rare, "--plain"],
        "search, a name": ["search", name, "--plain"],
        "search, a word in a fifth": ["search", common, "--plain"],
        "one TAB": ["complete", "define", name[:3]],
    }


def slipped(name: str, chance: random.Random) -> str:
    """A name with a letter left out, put in, taken for another, or changed with its neighbour."""
    at = chance.randrange(len(name) - 1)
    ways = [
        name[:at] + name[at + 1 :],
        name[:at] + chance.choice(LETTERS) + name[at:],
        name[:at] + chance.choice(LETTERS) + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ]
    return chance.choice(ways)


def names(layer: Store) -> list[str]:
    """Names of records of a layer, chosen at random."""
    ids = [one for some in layer.ids_by_thousands() for one in some]
    rows = layer.titles(random.Random(1).sample(ids, min(2 * SLIPS, len(ids)))).values()
    return [row.name for row in rows if row.kind in KINDS and len(row.name) > 3][:SLIPS]


def recall(store: Store, sample: list[str], letters: int) -> float:
    """How many of slips in names have a name of the record meant among the suggestions."""
    chance = random.Random(letters)
    righted = asked = 0
    for name in sample:
        typed = name
        for _ in range(letters):
            typed = slipped(typed, chance)
        if folding.key(typed) == folding.key(name) or resolve(store, typed).ids:
            continue
        asked += 1
        meant = set(resolve(store, name).ids)
        near = suggestions(store, typed)
        righted += any(meant & set(resolve(store, one).ids) for one in near)
    return righted / max(asked, 1)


def program() -> list[str]:
    """How the command line is called: as installed, or from a checkout."""
    script = Path(sys.executable).with_name("diplocli")
    is_installed = script.exists() and "PYTHONPATH" not in os.environ
    return [str(script)] if is_installed else [sys.executable, "-m", "diplocli"]


def added(home: Home) -> Run:
    """The pack of a home added to it."""
    return run([*program(), "pack", "add", str(home.pack)], home.variables)


Runs = dict[str, list[Run]]


def asked(made: Mapping[str, Home], rounds: int) -> dict[str, Runs]:
    """Runs of every question in either home, by turns; a round before the first is not counted."""
    asking = questions(made["large"].pack)
    found: dict[str, Runs] = {name: {which: [] for which in made} for name in asking}
    for number in range(rounds + 1):
        for name, words in asking.items():
            for _ in range(CHEAP.get(name, 1)):
                for which, home in made.items():
                    one = run([*program(), *words], home.variables)
                    if number:
                        found[name][which].append(one)
    return found


def main() -> None:
    """Measure and print."""
    terms = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        made = homes(Path(folder), terms)
        run([*program(), "info"], made["small"].variables)
        small, large = added(made["small"]), added(made["large"])
        size = made["large"].pack.stat().st_size
        assert small.status == large.status == 0, "a pack was refused"
        speed = (terms - SMALL) / (large.wall - small.wall)
        print(f"{terms} terms, {size / terms:.0f} bytes each, load {os.getloadavg()[0]:.1f}")
        print(f"added: {speed:.0f} entries/s (goal {FASTEST}), {terms / large.cpu:.0f} a second of")
        print(f"  processor; peak {large.peak / 2**20:.0f} MB in one process (goal {SMALLEST})")
        for name, found in asked(made, rounds).items():
            memory = statistics.median(
                big.peak / little.peak
                for big, little in zip(found["large"], found["small"], strict=True)
            )
            times = ratio(found["large"], found["small"])
            print(f"{name:28}{times!s:>22} (goal {GOALS[name]})  memory {memory:.2f}")
        for name, variables in (("corpus", os.environ), ("large", made["large"].variables)):
            os.environ.update(variables)
            store = open_corpus(print)
            sample = names(store.layers[0])
            shares = [f"{recall(store, sample, letters):.1%}" for letters in (1, 2)]
            print(f"slips put right in the {name}: {shares[0]} of one letter, {shares[1]} of two")


if __name__ == "__main__":
    main()
