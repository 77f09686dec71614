"""Full text over every kind, best first."""

from __future__ import annotations

from .. import folding
from ..corpus.index import fulltext
from ..corpus.index.near import near_words
from ..corpus.index.store import Row, Store
from ..corpus.index.wording import tokens
from ..errors import UsageError
from ..model import TYPE_CHECKING, Addition, Value
from .filters import heading_id
from .naming import understood
from .nearest import edit_distance, suggestions
from .passages import Marks, passage
from .question import parse
from .ranking import KINDS, Scope, ranked, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_SUGGESTIONS = 5
MOST_NEAR_A_WORD = 3
CLOSE = 2


class Find(Value):
    """A hit: the record, a passage in which the words stand, and a score, higher for better."""

    row: Row
    snippet: str
    score: float


class Findings(Value):
    """The answer to ``search``: hits, best first, and the words that count.

    ``missing`` are words that stand nowhere, ``suggestions`` what is near them.
    """

    query: str
    hits: tuple[Find, ...] = ()
    words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


def search(
    store: Store,
    query: str,
    *,
    kinds: Sequence[str] = (),
    topic: str = "",
    without: Sequence[str] = (),
    limit: int = 10,
) -> Findings:
    """The records that hold the words of a query, ranked; not every word need stand in each.

    In the query ``"…"`` is a phrase, which must stand in a record, and ``word*`` a beginning; stop
    words do not count unless there is nothing else. ``without`` are words that must not stand in a
    record. Raises UsageError for an unknown topic or a query without words.
    """
    question = parse(query)
    if not question.parts:
        raise UsageError("search needs a word to look for", ("search due diligence",))
    scope = Scope(
        kinds=() if set(kinds) == set(KINDS) else tuple(kinds),
        topic=heading_id(store, "topic", topic) if topic else "",
        barred=" OR ".join([f'"{" ".join(tokens(word))}"' for word in without if tokens(word)]),
    )
    words = tuple([part.text for part in question.parts])
    marks = Marks(words)
    asked = [(layer, *understood(layer, question)) for layer in store.layers]
    counts = [
        [fulltext.holding(layer, part.expression) for part in meant.parts]
        for layer, meant, _ in asked
    ]
    held = [sum(of_part) for of_part in zip(*counts, strict=True)]
    weights = weighed(store, held)
    hits: dict[str, Find] = {}
    for (layer, meant, naming), here in zip(asked, counts, strict=True):
        best = ranked(layer, meant, naming, here, weights, scope, limit)
        for hit in _finds(store, layer, best, marks, scope):
            if hit.row.id not in hits or hits[hit.row.id].score < hit.score:
                hits[hit.row.id] = hit
    shown = sorted(hits.values(), key=lambda hit: -hit.score)[:limit]
    missing = tuple([word for word, count in zip(words, held, strict=True) if not count])
    return Findings(
        query=query,
        hits=tuple(shown),
        words=words,
        missing=missing,
        suggestions=_near(store, words, missing, bool(shown)),
    )


def _is_within(store: Store, row: Row, scope: Scope) -> bool:
    """Whether a record, to which a pack adds what was found, is of what is asked for."""
    kinds = [row.kind] if row.kind in (scope.kinds or KINDS) else []
    return bool(kinds and store.rows(kinds, ids=[row.id], topic=scope.topic))


def _finds(
    store: Store, layer: Store, scored: Sequence[tuple[int, float]], marks: Marks, scope: Scope
) -> Iterator[Find]:
    """Hits of one index, by number, as all layers show them, with a passage each."""
    texts = fulltext.found(layer, [number for number, _ in scored])
    found = [(*texts[number], score) for number, score in scored]
    shown = store.shown(layer, [row for row, _, _ in found])
    for (own, text, score), row in zip(found, shown, strict=True):
        if row and (own.kind != Addition.kind or _is_within(store, row, scope)):
            yield Find(row=row, snippet=passage(text, marks), score=round(score, 3))


def _near(
    store: Store, words: Sequence[str], missing: Sequence[str], is_found: bool
) -> tuple[str, ...]:
    """Names near a query that found nothing, and words near those that stand nowhere."""
    near = [] if is_found else list(suggestions(store, " ".join(words)))
    for word in missing:
        folded = "".join(folding.words(word))
        distances = sorted(
            [
                (edit_distance(folded, "".join(folding.words(one))), one)
                for one in near_words(store, folded)
            ]
        )
        near += [one for distance, one in distances if distance <= CLOSE][:MOST_NEAR_A_WORD]
    return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]
