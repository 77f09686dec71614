"""Which records answer a question best.

The rarest parts of a question bring candidates from full-text search, names bring the others.
``relevance`` then judges each.
"""

from __future__ import annotations

from math import log

from .. import folding
from ..corpus.index import fulltext
from ..corpus.index.wording import stem
from ..model import TYPE_CHECKING, Value
from .naming import Naming
from .question import Part, Question, is_year, types_called
from .relevance import ALL, NAMES, SUMMARY, Evidence, relevance
from .senses import kin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.index.fulltext import Head
    from ..corpus.index.store import Store

KINDS = ("term", "issue", "actor", "instrument", "milestone", "contrast", "correction")
MOST_BEARERS = 60
MOST_JUDGED = 100
ENOUGH = 1500
TOO_MANY = 20_000
SOME = 3000


class Scope(Value):
    """Where is searched: some kinds, a topic, without what an expression matches."""

    kinds: tuple[str, ...] = ()
    topic: str = ""
    barred: str = ""


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
        for contrast, ones in fulltext.contrasting(store, list(naming.subjects)).items()
        if len({naming.subjects[one] for one in ones}) > 1
    }
    bearers = sorted(naming.bearers, key=lambda one: -len(naming.bearers[one]))[:MOST_BEARERS]
    candidates = list(dict.fromkeys([*list(by_text)[:MOST_JUDGED], *bearers, *contrasted]))
    allowed = _allowed(store, question, candidates, scope)
    heads = fulltext.heads(store, allowed, scope.kinds, topic=scope.topic)
    numbers = [head.number for head in heads]
    holding = _holding(store, question.parts, counts, numbers)
    marked = [
        of_actors | _of_type(part, heads)
        for part, of_actors in zip(
            question.parts, _of_actors(store, naming, question, numbers), strict=True
        )
    ]
    spoken = _spoken(question, naming, numbers)
    for of_part, *ones in zip(holding, marked, spoken, strict=True):
        for columns in (NAMES, SUMMARY):
            of_part[columns].update(*ones)
    evidence = Evidence(
        question=question,
        weights=tuple(weights),
        ways=tuple([_stems([" ".join(part.tokens), *part.others]) for part in question.parts]),
        senses=tuple([_stems(part.senses) for part in question.parts]),
        bearers=naming.bearers,
        contrasted=contrasted,
        holding=holding,
        marked=tuple(marked),
        by_text=by_text,
    )
    judged = sorted(
        [(head.number, relevance(head, evidence)) for head in heads], key=lambda one: -one[1]
    )
    least = judged[-1][1] if judged else 0.0
    rest = [(number, least * score) for number, score in by_text.items()][MOST_JUDGED:]
    return (judged + rest)[:limit]


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
    found = fulltext.search(store, expression, scope.kinds, topic=scope.topic, limit=limit)
    best = max([score for _, score in found], default=1.0) or 1.0
    return {number: score / best for number, score in found}


def _by_names(
    store: Store,
    by_rarity: Sequence[tuple[int, Part]],
    expression: str,
    scope: Scope,
    limit: int,
) -> dict[int, float]:
    """Candidates for common words: by names with all words or any; by text if those are few."""
    words = [part.in_names for _, part in by_rarity]
    found: dict[int, None] = {}
    for together in (" AND ".join(words), " OR ".join(words)):
        if len(found) < limit:
            named = fulltext.search_names(
                store, together, scope.kinds, topic=scope.topic, limit=limit
            )
            found.update(dict.fromkeys(named))
    if len(found) < limit:
        rest = fulltext.search(
            store, expression, scope.kinds, topic=scope.topic, limit=limit - len(found), most=SOME
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
            kept &= fulltext.among(store, part.expression, candidates)
    if scope.barred:
        kept -= fulltext.among(store, scope.barred, candidates)
    return [number for number in candidates if number in kept]


def weighed(store: Store, counts: Sequence[int]) -> tuple[float, ...]:
    """What each part weighs, all of them 1, by how many records hold it; 0 where none does."""
    held = store.counts()
    total = sum([held.get(kind, 0) for kind in KINDS])
    weights = [log(1 + total / count) if count else 0.0 for count in counts]
    whole = sum(weights) or 1.0
    return tuple([weight / whole for weight in weights])


def _spoken(question: Question, naming: Naming, numbers: Iterable[int]) -> list[set[int]]:
    """Of each part the records that it names, alone or with others."""
    spoken: list[set[int]] = [set() for _ in question.parts]
    for number in naming.bearers.keys() & {*numbers}:
        for part in {question.words[place].part for place in naming.bearers[number]} - {-1}:
            spoken[part].add(number)
    return spoken


def _of_actors(
    store: Store, naming: Naming, question: Question, numbers: Sequence[int]
) -> list[set[int]]:
    """Of each part the records whose country or maker it names: as good as named so."""
    words = question.words
    spans = {*naming.bearers.values(), *[frozenset([place]) for place in range(len(words))]}
    called: dict[str, set[int]] = {}
    for span in spans:
        said = " ".join([words[place].token for place in sorted(span)])
        for name in kin(said):
            called.setdefault(folding.key(name), set()).update(words[place].part for place in span)
    actors = _spoken(question, naming, naming.bearers)
    for named in fulltext.named_by(store, list(called)):
        for part in called[named.key] - {-1}:
            actors[part].add(named.number)
    few = [sorted(some)[:MOST_BEARERS] for some in actors]
    made = fulltext.of_actors(store, numbers, list({one for some in few for one in some}))
    return [set().union(*[made.get(one, ()) for one in some]) for some in few]


def _of_type(part: Part, heads: Sequence[Head]) -> set[int]:
    """The records of the type or of the year that a part names: as good as named so."""
    types = types_called(part.tokens)
    (year,) = part.tokens if is_year(part.text) else ("",)
    return {
        head.number for head in heads if head.type in types or (year and head.date.startswith(year))
    }


def _stems(ways: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The stems of each way to say a part."""
    return tuple([frozenset([stem(token) for token in way.split()]) for way in ways])


def _holding(
    store: Store, parts: Sequence[Part], counts: Sequence[int], numbers: Sequence[int]
) -> tuple[dict[str, set[int]], ...]:
    return tuple(
        [
            {
                columns: fulltext.among(
                    store,
                    f"{columns} : {part.expression}",
                    numbers,
                    is_common=count > TOO_MANY and part.form == "word",
                )
                for columns in (NAMES, SUMMARY, ALL)
            }
            for part, count in zip(parts, counts, strict=True)
        ]
    )
