"""Full text over every kind, best first."""

from __future__ import annotations

from itertools import pairwise

from .. import folding
from ..corpus.index import fulltext
from ..corpus.index.near import begun_words, near_words
from ..corpus.index.store import Row, Store
from ..corpus.index.wording import match, tokens
from ..errors import UsageError
from ..model import TYPE_CHECKING, Addition, Value
from .filters import heading_id
from .naming import understood
from .nearest import edit_distance, pick, suggestions
from .passages import Marks, passage
from .question import parse, trimmed
from .ranking import KINDS, Scope, ranked, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_SUGGESTIONS = 5
MOST_NEAR_A_WORD = 3
CLOSE = 2
SHORT, LONG = 3, 7
QUOTES_AND_STARS = str.maketrans("", "", '"“”„«»*')


class Find(Value):
    """A hit: the record, a passage in which the words stand, and a score, higher for better."""

    row: Row
    snippet: str
    score: float


class Findings(Value):
    """The answer to ``search``: hits, best first, and the words that count.

    ``missing`` are words that stand nowhere, ``suggestions`` what is near them; where other words
    are found, ``instead`` tells what missing ones are taken as.
    """

    query: str
    hits: tuple[Find, ...] = ()
    words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()


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
    words do not count unless there is nothing else. Beside words that are found, one that stands
    nowhere is taken as one that is a slip away. ``without`` are words that must not stand in a
    record. Raises UsageError for an unknown kind or topic or a query without words.
    """
    wanted = tuple([pick("kind", one, KINDS) for one in kinds])
    scope = Scope(
        kinds=() if set(wanted) == set(KINDS) else wanted,
        topic=heading_id(store, "topic", topic) if topic else "",
        barred=" OR ".join([f'"{" ".join(tokens(word))}"' for word in without if tokens(word)]),
    )
    typed = _search(store, query, scope, limit)
    if not typed.missing or query != query.translate(QUOTES_AND_STARS):
        return typed
    missing = typed.missing
    instead = list(_closed_up(store, query.split(), missing))
    if typed.hits and not instead:
        instead = [(word, one) for word in missing for one in _meant(store, word)]
    mended = _replaced(query, instead)
    if mended == query:
        return typed
    found = _search(store, mended, scope, limit)
    near = dict.fromkeys([*(one for _, one in instead), *typed.suggestions])
    return found.replace(
        query=query,
        missing=missing,
        suggestions=tuple(near)[:MOST_SUGGESTIONS],
        instead=tuple(instead),
    )


def _search(store: Store, query: str, scope: Scope, limit: int) -> Findings:
    """The records that hold the words of a query, as they are typed."""
    question = parse(query)
    if not question.parts:
        raise UsageError("search needs a word to look for", ("diplocli search due diligence",))
    words = tuple(dict.fromkeys([part.text for part in question.parts]))
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
    known = {part.text for part, count in zip(question.parts, held, strict=True) if count}
    missing = tuple([word for word in words if word not in known])
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
    texts = fulltext.found_by_name(layer, [number for number, _ in scored])
    found = [(*texts[number], score) for number, score in scored]
    shown = store.shown(layer, [own for own, _, _, _ in found])
    for (own, text, others, score), row in zip(found, shown, strict=True):
        if row and (own.kind != Addition.kind or _is_within(store, row, scope)):
            snippet = passage(text, marks)
            name = _named_by(f"{row.name} {snippet}", others, marks)
            yield Find(row=row, snippet=f"{name}{snippet}", score=round(score, 3))


def _named_by(seen: str, others: Sequence[str], marks: Marks) -> str:
    """The other name by which a record was found of which nothing that is seen tells why."""
    if any(marks[word] for word in seen.split()):
        return ""
    names = [name for name in others if any(marks[word] for word in name.split())]
    return f"{min(names, key=len)} · " if names else ""


def _near(
    store: Store, words: Sequence[str], missing: Sequence[str], is_found: bool
) -> tuple[str, ...]:
    """Names near a query that found nothing, and words near those that stand nowhere."""
    near = [] if is_found else list(suggestions(store, " ".join(words)))
    for word in missing:
        begun = begun_words(store, _folded(word), MOST_NEAR_A_WORD) if _is_long(word) else []
        near += [*begun, *(one for _, one in _slips(store, word))][:MOST_NEAR_A_WORD]
    return tuple(dict.fromkeys(near))[:MOST_SUGGESTIONS]


def _meant(store: Store, word: str) -> list[str]:
    """The word that one which stands nowhere is a slip of; none where that is not sure.

    Of three letters almost any is a slip away from some other: Wer is not taken as were.
    """
    nearest = _slips(store, word)[:1] if _is_long(word) else []
    furthest = CLOSE if len(_folded(word)) > LONG else 1
    return [one for distance, one in nearest if distance <= furthest]


def _closed_up(
    store: Store, words: Sequence[str], missing: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Two words that are one with a space in it, one of which stands nowhere: solar winds."""
    bare = [trimmed(word) for word in words]
    for pair in pairwise(bare):
        if {*pair} & {*missing}:
            whole = "".join(pair)
            if any(fulltext.holding(layer, match(whole)) for layer in store.layers):
                yield " ".join(pair), whole


def _slips(store: Store, word: str) -> list[tuple[int, str]]:
    """Words of names a slip or two from a word, the nearest first, with their distances."""
    folded = _folded(word)
    found = []
    for one in near_words(store, folded):
        distance = edit_distance(folded, other := _folded(one))
        if distance <= CLOSE:
            at_first = [left == right for left, right in zip(folded, other, strict=False)]
            alike = [*at_first, False].index(False)
            found.append((distance, -alike, one))
    return [(distance, one) for distance, _, one in sorted(found)]


def _replaced(query: str, instead: Sequence[tuple[str, str]]) -> str:
    """A query with other words for some of its words."""
    spaced = f" {' '.join([trimmed(word) for word in query.split()])} "
    for typed, other in instead:
        spaced = spaced.replace(f" {typed} ", f" {other} ")
    return spaced.strip() if instead else query


def _folded(word: str) -> str:
    return "".join(folding.words(word))


def _is_long(word: str) -> bool:
    return len(_folded(word)) > SHORT
