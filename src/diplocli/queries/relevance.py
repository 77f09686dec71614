"""How well a record answers a question, from what is known of both.

How much of the question its names say, and how much more they say; how much its summary and the
whole of it hold; whether its kind is what the question asks for. What a question holds is measured
in shares of it, in which rare words weigh more than common ones.
"""

from __future__ import annotations

from ..model import TYPE_CHECKING, Value
from .question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.index.fulltext import Head

NAMES = "{name alias translation}"
SUMMARY = "{name alias translation summary post}"
ALL = "{name alias translation summary post body linked}"

# What the signs of relevance are worth …
NAMED = 1.2
WHOLLY_NAMED = 1.2
IN_NAMES = 0.3
IN_SUMMARY = 0.35
ANYWHERE = 0.6
BY_TEXT = 0.5
CONTRASTED = 0.3
# … how much less it is to be named by the post one held, also where a person is asked for …
BY_POST = 0.5
BY_POST_WHO = 0.7
# … how fast a name counts less that says more than the question …
PRECISION = 0.5
# … how much of a name an actor, a type or a year is worth that the record has, but not its name …
MARKED = 1.0
# … how much of a name is said by a word that only may be meant …
SENSE = 0.6
# … and by how much a kind gains, where it is asked for, and a correction typed as it is; a text that
# is no longer in force loses.
PRIORS = {
    "term": 0.1,
    "issue": 0.08,
    "actor": 0.08,
    "state": -0.1,
    "instrument": 0.05,
    "milestone": 0.05,
    "contrast": 0.0,
    "correction": -0.25,
    "addition": 0.0,
}
ASKED_FOR = 0.3
MISTAKEN = 0.3
OVER = -0.05


class Evidence(Value):
    """What candidates are judged by.

    Of each part of the question ``weights`` tells what it weighs, ``ways`` the sets of stems by
    which it can be said, ``senses`` those by which it may be meant, ``holding`` which records hold
    it in which columns, ``marked`` which are of the actor, type or year that it names.
    ``contrasted`` are the places of the words that name several subjects of a contrast; ``by_text``
    is the score of full-text search, 1 for the best.
    """

    question: Question
    weights: tuple[float, ...]
    ways: tuple[tuple[frozenset[str], ...], ...]
    senses: tuple[tuple[frozenset[str], ...], ...]
    bearers: Mapping[int, frozenset[int]]
    contrasted: Mapping[int, frozenset[int]]
    holding: tuple[Mapping[str, set[int]], ...]
    marked: tuple[set[int], ...]
    by_text: Mapping[int, float]


def relevance(head: Head, evidence: Evidence) -> float:
    """How well a record answers the question, higher for better."""
    number, asks_for = head.number, evidence.question.asks_for
    named = _share(evidence.bearers.get(number, ()), evidence)
    wholly = len(evidence.bearers[number]) / len(evidence.question.words) if named > 0.999 else 0.0
    near = _nearness(number, head.names, evidence)
    if head.posts:
        by_post = BY_POST_WHO if "actor" in asks_for else BY_POST
        near = max(near, by_post * _nearness(number, head.posts, evidence))
    gain = PRIORS[head.sort] + ASKED_FOR * (head.kind in asks_for) + OVER * head.is_over
    if head.kind == "correction":
        gain += MISTAKEN * near**2
    return (1 + gain) * (
        NAMED * max(near, named)
        + WHOLLY_NAMED * wholly
        + IN_NAMES * _held(number, NAMES, evidence)
        + IN_SUMMARY * _held(number, SUMMARY, evidence)
        + ANYWHERE * _held(number, ALL, evidence)
        + BY_TEXT * evidence.by_text.get(number, 0.0)
        + CONTRASTED * _share(evidence.contrasted.get(number, ()), evidence)
    )


def _share(places: Iterable[int], evidence: Evidence) -> float:
    """How much of the question some of its words make up."""
    parts = [word.part for word in evidence.question.words]
    said = [parts[place] for place in places if parts[place] >= 0]
    return sum([evidence.weights[part] / parts.count(part) for part in said])


def _held(number: int, columns: str, evidence: Evidence) -> float:
    """How much of the question some columns of a record hold."""
    return sum(
        [
            weight
            for weight, holding in zip(evidence.weights, evidence.holding, strict=True)
            if number in holding[columns]
        ]
    )


def _nearness(number: int, names: Sequence[str], evidence: Evidence) -> float:
    """How much of the question the nearest of some names says, less where it says more."""
    nearest = 0.0
    for name in names:
        stems = frozenset(name.split())
        said = marked = 0.0
        matched: set[str] = set()
        for ways, senses, weight, of_mark in zip(
            evidence.ways, evidence.senses, evidence.weights, evidence.marked, strict=True
        ):
            for way in ways:
                if way <= stems:
                    said += weight
                    matched |= way
                    break
            else:
                for way in senses:
                    if way <= stems:
                        said += SENSE * weight
                        matched |= way
                        break
                else:
                    marked += weight * (number in of_mark)
        if matched:
            precision = (len(matched) / len(stems)) ** PRECISION
            nearest = max(nearest, (said + MARKED * marked) * precision)
    return nearest
