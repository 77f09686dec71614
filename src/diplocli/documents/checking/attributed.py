"""Firsts of which the corpus says whose claim they are: “by Denmark’s account the first of the kind”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...corpus.index import fulltext
from ...model import TYPE_CHECKING, Actor, Term
from .once import once

if TYPE_CHECKING:
    from .draft import Draft
    from .known import Known
    from .sentences import Sentence

_KINDS = ("instrument", "actor", "milestone", "term")
_MOST = 2_000
_CLAUSE = re.compile(r"[,;:()–—]\s|\s(?:and|but)\s")
_PREDICATE = re.compile(r"\b(?:was|were|is|are|has|had|that|which|who|in|at)\b")
_OF_THE_KIND = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:of (?:its|the|this|that) (?:kind|sort|type)|in the world|anywhere|worldwide|ever|such)\b|\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
# Whose claim it is stands directly before the word, or at the end of the clause.
_CLAIMED = re.compile(
    r"(?:\b(?:by (?:its|his|her|their) own (?:account|claim)|by [\w’' -]{2,50}?(?:account|claim)|billed (?:it )?as|(?:was|were|is) (?:often |widely |commonly )?(?:reported|described|hailed|presented|styled)(?: in [\w ]{3,20})? as"
    r"|calls? (?:it|itself)|claims?|describes (?:it|itself|his office|her office) as)\b[^.;]{0,25}?\b(?P<one>first)\b"
    r"|\b(?P<two>first)\b[^.;]{0,60}?\b(?:as commonly described|by [\w’' -]{2,50}?(?:account|claim)|is (?:the [\w’' ]+|somebody[’']s) own)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{2,}")
_LITTLE = frozenset(
    ("a", "an", "the", "of", "in", "on", "for", "to", "is", "was", "were", "are", "be", "by", "with", "that", "and", "it", "its",
     "his", "her", "as", "at", "from", "which", "who", "s", "account", "world", "first", "kind", "ever", "anywhere", "time", "had", "has",
     "any", "all", "one", "this", "own", "such", "or", "not", "over", "do", "so", "did", "claim", "billed", "called", "described", "ever")
)  # fmt: skip
# Of the words of a claim, the share that makes it the same.
_MUCH = 0.5
_AFTER, _NAMED, _ALONE, _WHOLE = 70, 2, 3, 6


class Attributed(NamedTuple):
    """A first that somebody claims: the record whose text says so, what is first, all that is said."""

    id: str
    matter: frozenset[str]
    whole: frozenset[str]


@once
def attributed_firsts(known: Known) -> list[Attributed]:
    """Every first that the corpus passes on as somebody’s claim."""
    told = [
        one
        for layer in known.store.layers
        for one in fulltext.found(
            layer, [it for it, _ in fulltext.search(layer, "first", _KINDS, limit=_MOST)]
        ).values()
    ]
    found = []
    for row, text in told:
        for one in _SENTENCE.split(text):
            for claim in _CLAIMED.finditer(one):
                end = max(claim.end("one"), claim.end("two"))
                found.append(
                    Attributed(
                        row.id,
                        _matter(_CLAUSE.split(one[end:])[0][:_AFTER]),
                        _matter(f"{row.name} {one}"),
                    )
                )
    return found


def claimed(draft: Draft, sentence: Sentence, claim: str, named: set[str]) -> Iterator[str]:
    """The ids of the records whose attributed first a sentence claims in its author’s own name.

    ``claim`` is what it calls the first, ``named`` the ids of what it names or comes back to: a
    record is meant only where it is among them, or has to do with one of them.
    """
    matter, subject = _matter(claim), _matter(_PREDICATE.split(claim)[0])
    whole = _matter(draft.prose[sentence.start : sentence.end])
    for one in attributed_firsts(draft.known):
        shared, all_shared = len(one.matter & matter), len(one.whole & whole)
        if not one.matter:
            same = one.id in named and all_shared >= _NAMED and bool(_OF_THE_KIND.match(claim))
        elif one.id in named:
            same = shared >= min(_NAMED, len(one.matter)) and all_shared >= _ALONE
        else:
            same = shared >= _ALONE or (
                shared >= _NAMED
                and (
                    all_shared > _ALONE + 1
                    or (subject <= one.whole and shared > _MUCH * len(one.matter))
                )
            )
        same = same or all_shared >= max(_WHOLE, _MUCH * len(one.whole))
        is_whole = shared >= _NAMED and (
            (bool(subject) and subject <= one.matter) or one.matter <= matter
        )
        if same and _is_about(draft, one.id, named, is_whole=is_whole):
            yield one.id


def _is_about(draft: Draft, record_id: str, named: set[str], *, is_whole: bool) -> bool:
    """Whether a record is one of those named, or tied to a body or text, or its state, else a state.

    Where nobody and nothing is named, it is meant by a claim that is wholly the same.
    """
    told = [one for one in draft.store.records(sorted(named)) if not isinstance(one, Term)]
    states = {one.id for one in told if isinstance(one, Actor) and one.type == "state"}
    subjects = {one.id for one in told} - states or states
    if record_id in named or not subjects:
        return record_id in named or is_whole
    subjects |= {one.country for one in told if isinstance(one, Actor) and one.country}
    linked = (*draft.store.links_from(record_id), *draft.links_to(record_id))
    return any(row.id in subjects for _, row in linked)


def _matter(text: str) -> frozenset[str]:
    said = text.lower().replace("artificial intelligence", "ai")
    words = [word.removesuffix("s").removesuffix("ed") for word in _WORD.findall(said)]
    return frozenset(words) - _LITTLE
