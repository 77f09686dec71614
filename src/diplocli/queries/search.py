"""Full text over every kind, best first."""

from __future__ import annotations

from ..corpus.store import Row, Store
from ..errors import UsageError
from ..folding import words as fold_words
from ..model import TYPE_CHECKING, Value
from .filters import heading_id
from .resolve import resolve, suggestions

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("term", "issue", "actor", "instrument", "milestone", "contrast", "correction")
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "between",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "get",
        "got",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "in",
        "into",
        "is",
        "it",
        "its",
        "like",
        "list",
        "made",
        "make",
        "many",
        "me",
        "mean",
        "means",
        "meaning",
        "more",
        "most",
        "much",
        "my",
        "of",
        "on",
        "or",
        "our",
        "out",
        "over",
        "s",
        "say",
        "says",
        "she",
        "should",
        "show",
        "so",
        "some",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "definition",
        "define",
        "explain",
        "versus",
        "vs",
        "difference",
    ]
)
SNIPPET = 160
NAMED_FIRST = 3


class Find(Value):
    """A hit: the record, a passage in which the words stand, and a score, higher for better."""

    row: Row
    snippet: str
    score: float


class Findings(Value):
    """The answer to ``search``: hits, best first, and the words that count."""

    query: str
    hits: tuple[Find, ...] = ()
    words: tuple[str, ...] = ()
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

    In the query ``"…"`` is a phrase and ``word*`` a beginning; stop words do not count unless
    there is nothing else. ``without`` are words that must not stand in a record. Raises UsageError
    for an unknown topic or a query without words.
    """
    parts = _parts(query)
    if not parts:
        raise UsageError("search needs a word to look for", ("search due diligence",))
    topic_id = heading_id(store, "topic", topic) if topic else ""
    expression = " OR ".join(_expression(part) for part in parts)
    for word in without:
        expression = f"({expression}) NOT ({_expression(word)})" if _plain(word) else expression
    found = store.search(expression, kinds or KINDS, topic=topic_id, limit=limit)
    plain = tuple([part.strip('"*') for part in parts])
    named = _named(
        store, query, plain, {row.id for row, _ in found} if without else set(), bool(without)
    )
    scored = _with_named(store, found, named, kinds or KINDS, topic_id)[:limit]
    passages = store.passages([row.id for row, _ in scored])
    hits = tuple(
        [
            Find(row=row, snippet=_snippet(passages.get(row.id, row.summary), plain), score=score)
            for row, score in scored
        ]
    )
    return Findings(
        query=query,
        hits=hits,
        words=plain,
        suggestions=() if hits else suggestions(store, " ".join(plain)),
    )


def stem(word: str) -> str:
    """What a word shares with its other forms, near enough to mark them in a passage."""
    folded = "".join(fold_words(word))
    for ending in (
        "ations",
        "ation",
        "ating",
        "ators",
        "ator",
        "ated",
        "ate",
        "ions",
        "ion",
        "ings",
        "ing",
        "ers",
        "er",
        "ed",
        "ive",
    ):
        if folded.endswith(ending) and len(folded) - len(ending) >= 4:
            return folded[: -len(ending)]
    return folded


def _parts(query: str) -> list[str]:
    """Phrases in quotation marks, beginnings with their ``*`` and the words that count."""
    for mark in "“”„«»":
        query = query.replace(mark, '"')
    pieces = query.split('"')
    phrases = [f'"{piece.strip()}"' for piece in pieces[1::2] if _plain(piece)]
    loose = [word for piece in pieces[::2] for word in piece.split() if _plain(word)]
    counting = [word for word in loose if _plain(word).lower() not in STOP_WORDS]
    return phrases + (counting or ([] if phrases else loose))


def _plain(text: str) -> str:
    return " ".join("".join([char if char.isalnum() else " " for char in text]).split())


def _expression(part: str) -> str:
    """A part as full-text search takes it: whatever signs stand in it, they cannot break it."""
    plain = _plain(part)
    beginning = part.endswith("*") and len(plain) > 1
    return f'"{plain}"{"*" if beginning else ""}'


def _named(
    store: Store, query: str, words: Sequence[str], allowed: set[str], only_allowed: bool
) -> list[str]:
    """Records of which the whole query, or the words that count, is a name."""
    ids: dict[str, None] = {}
    for name in dict.fromkeys((query, " ".join(words))):
        resolved = resolve(store, name)
        if resolved.matched_by != "prefix":
            ids |= dict.fromkeys(resolved.ids)
    return [one for one in ids if not only_allowed or one in allowed]


def _with_named(
    store: Store,
    found: Sequence[tuple[Row, float]],
    named: Sequence[str],
    kinds: Sequence[str],
    topic: str,
) -> list[tuple[Row, float]]:
    """Hits with those that bear the name first, scored above the best of the others."""
    best = max((score for _, score in found), default=0.0)
    rows = {row.id: row for row in store.rows(kinds, ids=named, topic=topic)} if named else {}
    first = [(rows[one], round(best + 10.0, 3)) for one in named if one in rows][:NAMED_FIRST]
    taken = {row.id for row, _ in first}
    return first + [(row, score) for row, score in found if row.id not in taken]


def _snippet(text: str, words: Sequence[str]) -> str:
    """The passage in which most of the words stand, cut at words."""
    stems = {stem(part) for word in words for part in word.split()}
    tokens = text.split()
    marks = [any(stem(token).startswith(one) for one in stems if one) for token in tokens]
    size = 26
    best, start = -1, 0
    for place in range(0, max(len(tokens) - size, 0) + 1, 4):
        score = sum(marks[place : place + size])
        if score > best:
            best, start = score, place
    passage = " ".join(tokens[start : start + size])
    if len(passage) > SNIPPET:
        passage = passage[:SNIPPET].rpartition(" ")[0]
    more = start + len(passage.split()) < len(tokens)
    return ("… " if start else "") + passage + (" …" if more else "")
