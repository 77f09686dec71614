"""How well ``search`` answers what users ask: ``python -m bench.relevance [--all]``.

Scores the corpus in use by ``bench/questions.toml``: the mean reciprocal rank of the first record
that answers, the shares of questions answered first and among the first five, and the questions
not answered first. Those held out are named only with ``--all``, so that nobody tunes on them.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplocli.corpus.index.store import Store
from diplocli.corpus.locate import open_corpus
from diplocli.queries.search import search

QUESTIONS = Path(__file__).with_name("questions.toml")
DEPTH = 10


@dataclass(frozen=True)
class Question:
    """What a user types, the ids of the records that answer it, and the kind it is filed under."""

    ask: str
    find: tuple[str, ...]
    kind: str
    held_out: bool = False


@dataclass(frozen=True)
class Answer:
    """A question with the ids that were found, best first, and the seconds it took."""

    question: Question
    found: tuple[str, ...]
    seconds: float

    @property
    def rank(self) -> int:
        """The place of the first record that answers, from 1; 0 when none is among them."""
        return next(
            (place for place, one in enumerate(self.found, 1) if one in self.question.find), 0
        )


def questions(path: Path = QUESTIONS) -> list[Question]:
    """Every question of the file, in its order."""
    return [
        Question(entry["ask"], tuple(entry["find"]), kind, entry.get("held_out", False))
        for kind, entries in tomllib.loads(path.read_text("utf-8")).items()
        for entry in entries
    ]


def answers(store: Store, asked: Iterable[Question]) -> list[Answer]:
    """Each question put to the search."""
    found = []
    for question in asked:
        started = time.perf_counter()
        hits = search(store, question.ask, limit=DEPTH).hits
        seconds = time.perf_counter() - started
        found.append(Answer(question, tuple(hit.row.id for hit in hits), seconds))
    return found


def mean_reciprocal_rank(found: Sequence[Answer]) -> float:
    """The mean of 1 for an answer in the first place, ½ in the second … 0 for none."""
    return sum(1 / one.rank if one.rank else 0 for one in found) / len(found)


def within(found: Sequence[Answer], place: int) -> float:
    """The share of questions answered at a place or before it."""
    return sum(0 < one.rank <= place for one in found) / len(found)


def _line(name: str, found: Sequence[Answer]) -> str:
    return (
        f"{name:12}{len(found):5}{mean_reciprocal_rank(found):8.3f}"
        f"{within(found, 1):8.0%}{within(found, 5):8.0%}"
    )


def main() -> None:
    """Print the scores of both halves, of the kinds, and what was not answered first."""
    store = open_corpus(lambda message: print(message, file=sys.stderr))
    found = answers(store, questions())
    print(f"{'':12}{'asked':>5}{'MRR':>8}{'first':>8}{'in five':>8}")
    for name, part in (
        ("tuned", [one for one in found if not one.question.held_out]),
        ("held out", [one for one in found if one.question.held_out]),
        ("all", found),
        *(
            (kind, [one for one in found if one.question.kind == kind])
            for kind in dict.fromkeys(one.question.kind for one in found)
        ),
    ):
        print(_line(name, part))
    times = sorted(one.seconds * 1000 for one in found)
    print(f"\nmilliseconds: median {times[len(times) // 2]:.2f}, most {times[-1]:.2f}\n")
    for one in found:
        if one.rank != 1 and ("--all" in sys.argv or not one.question.held_out):
            print(f"{one.rank:2}  {one.question.ask}: {', '.join(one.found[:3])}")


if __name__ == "__main__":
    main()
