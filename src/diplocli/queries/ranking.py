"""Which records answer a question best.

The rarest parts of a question bring candidates from full-text search, names bring the others.
Each candidate is then judged: how much of the question its names say, and how much more they say;
how much its summary and the whole of it hold; whether its kind is what the question asks for.
What a question holds is measured in shares of it, in which rare words weigh more than common ones.
"""

from __future__ import annotations

from math import log

from .. import folding
from ..corpus.wording import stem, tokens
from ..model import TYPE_CHECKING, Value
from .question import Part, Question, kin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..corpus.store import Head, Store

KINDS = ("term", "issue", "actor", "instrument", "milestone", "contrast", "correction")
LONGEST_NAME = 7
MOST_BEARERS = 60
MOST_JUDGED = 100
MOST_MEANINGS = 3
ENOUGH = 1500
TOO_MANY = 20_000
SOME = 3000

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
# … and by how much a kind gains, where it is asked for, and a correction typed as it is.
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

NAMES = "{name alias translation}"
SUMMARY = "{name alias translation summary post}"
ALL = "{name alias translation summary post body linked}"


class Scope(Value):
    """Where is searched: some kinds, a topic, without what an expression matches."""

    kinds: tuple[str, ...] = ()
    topic: str = ""
    barred: str = ""


class Naming(Value):
    """Which records, by number, words of a question name: the places of those words.

    ``subjects`` are named by the short names of contrasts too.
    """

    bearers: Mapping[int, frozenset[int]]
    subjects: Mapping[int, frozenset[int]]


class Evidence(Value):
    """What candidates are judged by.

    ``weights`` and ``ways``, the sets of stems by which it can be said, are those of each part of
    the question; ``holding`` tells of each part which records hold it in which columns;
    ``contrasted`` are the places of the words that name several subjects of a contrast; ``by_text``
    is the score of full-text search, 1 for the best.
    """

    question: Question
    weights: tuple[float, ...]
    ways: tuple[tuple[frozenset[str], ...], ...]
    bearers: Mapping[int, frozenset[int]]
    contrasted: Mapping[int, frozenset[int]]
    holding: tuple[Mapping[str, set[int]], ...]
    by_text: Mapping[int, float]


def understood(store: Store, question: Question) -> tuple[Question, Naming]:
    """A question with what else its parts are called, and the records that its words name."""
    words = question.words
    spans: dict[str, range] = {}
    for start in range(len(words)):
        for end in {*range(start + 1, min(start + LONGEST_NAME, len(words)) + 1), len(words)}:
            if any(word.part >= 0 for word in words[start:end]):
                key = folding.key(" ".join([word.token for word in words[start:end]]))
                spans[key] = range(start, end)
    bearers: dict[int, frozenset[int]] = {}
    subjects: dict[int, frozenset[int]] = {}
    meanings: dict[str, dict[int, None]] = {}
    for named in store.named_by(list(spans)):
        span = spans[named.key]
        if named.how == "acronym" and not _is_acronym(named.text, words[span[0]].typed):
            continue
        for found in (subjects,) if named.how == "contrast" else (subjects, bearers):
            if len(span) > len(found.get(named.number, ())):
                found[named.number] = frozenset(span)
        if named.how != "contrast":
            meanings.setdefault(named.key, {})[named.number] = None
    others = _others(store, question, spans, meanings)
    parts = [
        part.replace(others=tuple(others.get(place, ()))) if part.form == "word" else part
        for place, part in enumerate(question.parts)
    ]
    return question.replace(parts=tuple(parts)), Naming(bearers=bearers, subjects=subjects)


def ranked(
    store: Store,
    question: Question,
    naming: Naming,
    counts: Sequence[int],
    weights: Sequence[float],
    scope: Scope,
    limit: int,
) -> list[tuple[int, float]]:
    """Numbers of records of one index with their scores, best first.

    ``counts`` tells how many of them hold each part, ``weights`` what each part weighs.
    """
    by_text = _by_text(store, question, counts, scope, max(limit, MOST_JUDGED))
    contrasted = {
        contrast: frozenset().union(*[naming.subjects[one] for one in ones])
        for contrast, ones in store.contrasting(list(naming.subjects)).items()
        if len({naming.subjects[one] for one in ones}) > 1
    }
    bearers = sorted(naming.bearers, key=lambda one: -len(naming.bearers[one]))[:MOST_BEARERS]
    candidates = list(dict.fromkeys([*list(by_text)[:MOST_JUDGED], *bearers, *contrasted]))
    allowed = _allowed(store, question, candidates, scope)
    heads = store.heads(allowed, scope.kinds, topic=scope.topic)
    evidence = Evidence(
        question=question,
        weights=tuple(weights),
        ways=tuple([_ways(part) for part in question.parts]),
        bearers=naming.bearers,
        contrasted=contrasted,
        holding=_holding(store, question.parts, counts, [head.number for head in heads]),
        by_text=by_text,
    )
    judged = sorted(
        [(head.number, relevance(head, evidence)) for head in heads], key=lambda one: -one[1]
    )
    least = judged[-1][1] if judged else 0.0
    rest = [(number, least * score) for number, score in by_text.items()][MOST_JUDGED:]
    return (judged + rest)[:limit]


def relevance(head: Head, evidence: Evidence) -> float:
    """How well a record answers the question, higher for better."""
    number, asks_for = head.number, evidence.question.asks_for
    named = _share(evidence.bearers.get(number, ()), evidence)
    wholly = len(evidence.bearers[number]) / len(evidence.question.words) if named > 0.999 else 0.0
    near = _nearness(head.names, evidence)
    if head.posts:
        by_post = BY_POST_WHO if "actor" in asks_for else BY_POST
        near = max(near, by_post * _nearness(head.posts, evidence))
    gain = PRIORS[head.sort] + ASKED_FOR * (head.kind in asks_for)
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


def _is_acronym(text: str, typed: str) -> bool:
    """Whether a word was typed as an acronym is written: LAWS is not meant by law."""
    written, found = [
        "".join([char for char in word.lower() if char.isalnum()]) for word in (text, typed)
    ]
    return found in (written, written + "s")


def _others(
    store: Store,
    question: Question,
    spans: Mapping[str, range],
    meanings: Mapping[str, Mapping[int, None]],
) -> dict[int, dict[str, None]]:
    """What else the parts of a question are called, by their places.

    An acronym brings the full name and a full name its acronyms, where they mean few records; a
    country brings its adjective and the adjective its country.
    """
    few = {key: numbers for key, numbers in meanings.items() if len(numbers) <= MOST_MEANINGS}
    called = store.other_names(
        {number for numbers in few.values() for number in numbers}, ("name", "acronym")
    )
    others: dict[int, dict[str, None]] = {}
    for key, span in spans.items():
        names = [name for number in few.get(key, ()) for name in called.get(number, ())]
        acronyms = [name for name in names if name.isupper()]
        if key in [folding.key(acronym) for acronym in acronyms]:
            acronyms = names
        means = [" ".join(tokens(name)) for name in acronyms]
        said = " ".join([question.words[place].token for place in span])
        means += [relative for name in (said, *means) for relative in kin(name)]
        for place in {question.words[one].part for one in span} - {-1}:
            if means and len(question.parts[place].tokens) <= len(span):
                others.setdefault(place, {}).update(dict.fromkeys(means))
    return others


def _by_text(
    store: Store, question: Question, counts: Sequence[int], scope: Scope, limit: int
) -> dict[int, float]:
    """Candidates from full-text search by number, best first, with scores of which the best is 1.

    What it costs grows with the hits. So the rarest parts are asked for, as many as bring enough,
    and where even they are common, names are looked at first.
    """
    by_rarity = sorted(
        [(count, part) for count, part in zip(counts, question.parts, strict=True) if count],
        key=lambda pair: pair[0],
    )
    phrases = [part.expression for part in question.parts if part.form == "phrase"]
    if not by_rarity or sum([part.form == "phrase" for _, part in by_rarity]) < len(phrases):
        return {}
    chosen: list[str] = []
    hits = 0
    for count, part in by_rarity:
        if not chosen or hits + count <= max(ENOUGH, 10 * limit):
            chosen.append(part.expression)
            hits += count
    expression = " OR ".join(chosen)
    if phrases:
        expression = f"{' AND '.join(phrases)} AND ({expression})"
    if scope.barred:
        expression = f"({expression}) NOT ({scope.barred})"
    if hits >= TOO_MANY:
        return _by_names(store, by_rarity, expression, scope, limit)
    found = store.search(expression, scope.kinds, topic=scope.topic, limit=limit)
    best = max([score for _, score in found], default=1.0) or 1.0
    return {number: score / best for number, score in found}


def _by_names(
    store: Store,
    by_rarity: Sequence[tuple[int, Part]],
    expression: str,
    scope: Scope,
    limit: int,
) -> dict[int, float]:
    """Candidates for common words: by their names, all words or any, and by text if those are few."""
    words = [part.in_names for _, part in by_rarity]
    found: dict[int, None] = {}
    for together in (" AND ".join(words), " OR ".join(words)):
        if len(found) < limit:
            named = store.search_names(together, scope.kinds, topic=scope.topic, limit=limit)
            found.update(dict.fromkeys(named))
    if len(found) < limit:
        rest = store.search(
            expression, scope.kinds, topic=scope.topic, limit=limit - len(found), among=SOME
        )
        found.update(dict.fromkeys([number for number, _ in rest]))
    return {number: 1 - place / len(found) for place, number in enumerate(found)}


def _allowed(
    store: Store, question: Question, candidates: Sequence[int], scope: Scope
) -> list[int]:
    """Those of some records that hold every phrase of the question and nothing that is barred."""
    kept = set(candidates)
    for part in question.parts:
        if part.form == "phrase":
            kept &= store.among(part.expression, candidates)
    if scope.barred:
        kept -= store.among(scope.barred, candidates)
    return [number for number in candidates if number in kept]


def weighed(store: Store, counts: Sequence[int]) -> tuple[float, ...]:
    """What each part weighs, all of them 1, by how many records hold it; 0 where none does."""
    held = store.counts()
    total = sum([held.get(kind, 0) for kind in KINDS])
    weights = [log(1 + total / count) if count else 0.0 for count in counts]
    whole = sum(weights) or 1.0
    return tuple([weight / whole for weight in weights])


def _ways(part: Part) -> tuple[frozenset[str], ...]:
    """The stems of each way to say a part."""
    ways = [part.tokens, *[other.split() for other in part.others]]
    return tuple([frozenset([stem(token) for token in way]) for way in ways])


def _holding(
    store: Store, parts: Sequence[Part], counts: Sequence[int], numbers: Sequence[int]
) -> tuple[dict[str, set[int]], ...]:
    return tuple(
        [
            {
                columns: store.among(
                    f"{columns} : {part.expression}",
                    numbers,
                    is_common=count > TOO_MANY and part.form == "word",
                )
                for columns in (NAMES, SUMMARY, ALL)
            }
            for part, count in zip(parts, counts, strict=True)
        ]
    )


def _share(places: Iterable[int], evidence: Evidence) -> float:
    """How much of the question some of its words make up."""
    share = 0.0
    for place in places:
        part = evidence.question.words[place].part
        if part >= 0:
            share += evidence.weights[part] / len(evidence.question.parts[part].tokens)
    return share


def _held(number: int, columns: str, evidence: Evidence) -> float:
    """How much of the question some columns of a record hold."""
    return sum(
        [
            weight
            for weight, holding in zip(evidence.weights, evidence.holding, strict=True)
            if number in holding[columns]
        ]
    )


def _nearness(names: Sequence[str], evidence: Evidence) -> float:
    """How much of the question the nearest of some names says, less where it says more than that."""
    nearest = 0.0
    for name in names:
        stems = frozenset(name.split())
        said = 0.0
        matched: set[str] = set()
        for ways, weight in zip(evidence.ways, evidence.weights, strict=True):
            for way in ways:
                if way <= stems:
                    said += weight
                    matched |= way
                    break
        if said > nearest:
            nearest = max(nearest, said * (len(matched) / len(stems)) ** PRECISION)
    return nearest
