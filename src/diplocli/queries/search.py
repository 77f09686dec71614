"""Full text over every kind, best first."""

from __future__ import annotations

from .. import folding
from ..corpus import fulltext
from ..corpus.near import near_words
from ..corpus.store import Row, Store
from ..corpus.wording import stem, tokens
from ..errors import UsageError
from ..model import TYPE_CHECKING, Addition, Value
from .filters import heading_id
from .naming import understood
from .nearest import edit_distance, suggestions
from .question import parse
from .ranking import KINDS, Scope, ranked, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SNIPPET = 160
SNIPPET_WORDS = 22
STEP = 4
MOST_SUGGESTIONS = 5
MOST_NEAR_A_WORD = 3
CLOSE = 2

__all__ = ["KINDS", "Find", "Findings", "Marks", "search"]


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
        found = _finds(layer, best, marks)
        rows = store.shown(layer, [hit.row for hit in found])
        for hit, row in zip(found, rows, strict=True):
            if row is None or (row.id in hits and hits[row.id].score >= hit.score):
                continue
            if hit.row.kind != Addition.kind or _is_within(store, row, scope):
                hits[row.id] = hit.replace(row=row)
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
    """Whether a record, to which a pack adds what was found, is of the kinds and topic asked for."""
    kinds = [row.kind] if row.kind in (scope.kinds or KINDS) else []
    return bool(kinds and store.rows(kinds, ids=[row.id], topic=scope.topic))


def _finds(layer: Store, scored: Sequence[tuple[int, float]], marks: Marks) -> list[Find]:
    """Hits of one index, by number, with a passage each."""
    texts = fulltext.found(layer, [number for number, _ in scored])
    return [
        Find(
            row=texts[number][0],
            snippet=_snippet(texts[number][1], marks),
            score=round(score, 3),
        )
        for number, score in scored
    ]


class Marks(dict[str, str]):
    """Tells of a word of a passage of which of some words it is a form: ``marks[word]``.

    What is told is what they share, or nothing.
    """

    def __init__(self, words: Iterable[str]) -> None:
        found = [(tokens(word), word.endswith("*")) for word in words]
        self._stems = {stem(token) for held, begins in found if not begins for token in held}
        self._begun = tuple([token for held, begins in found if begins for token in held[-1:]])
        sought = (*self._stems, *self._begun)
        self._heads = {one[:size] for one in sought for size in (1, 2, 3) if size in (3, len(one))}

    def __missing__(self, word: str) -> str:
        head = word[:3].lower()
        # Most words do not even begin alike, which tells at once.
        plain = head.isascii() and head.isalnum() and "-" not in word
        may_be = not plain or self._heads & {head, head[:2], head[:1]}
        found = self[word] = self._shared(word) if may_be else ""
        return found

    def _shared(self, word: str) -> str:
        for token in tokens(word):
            if stem(token) in self._stems:
                return stem(token)
            for begun in self._begun:
                if token.startswith(begun):
                    return begun
        return ""


def _snippet(text: str, marks: Marks) -> str:
    """The first passage in which most of the words stand, cut at words."""
    words = [word for word in text.split() if word != "-"]
    marked = [marks[word] for word in words]
    starts = range(0, max(len(words) - SNIPPET_WORDS, 0) + 1, STEP)
    start = max(starts, key=lambda place: len({*marked[place : place + SNIPPET_WORDS], ""}))
    passage = " ".join(words[start : start + SNIPPET_WORDS])
    if len(passage) > SNIPPET:
        passage = passage[:SNIPPET].rpartition(" ")[0] or passage[:SNIPPET]
    more = start + len(passage.split()) < len(words)
    return ("… " if start else "") + passage + (" …" if more else "")


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
