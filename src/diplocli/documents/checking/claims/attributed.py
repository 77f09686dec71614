"""Firsts of which the corpus says whose claim they are: “by Denmark’s account the first of the kind”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....corpus.index import fulltext
from ....model import Term
from ..draft.described import BODIES, TEXTS
from ..draft.draft import Draft, Sentence
from ..facts.events import stems_of
from ..facts.records import statements
from ..known import Known, once

_KINDS = ("instrument", "actor", "milestone", "term")
_MOST = 2_000
# Where the clause ends in which a claim is told.
_CLAUSE = re.compile(r"[,;:()–—]\s|\s(?:and|but)\s")
# Where what is said to be first ends and something is said of it.
_PREDICATE = re.compile(r"[,;:()–—]\s|\b(?:and|but|was|were|is|are|has|had|that|which|who)\b")
# The first of all there are, not of a row.
_OF_ALL = re.compile(
    r"(?i)\b(?:world|ever|anywhere|kind|sort|history|country|state|nation|government|capital)\b"
)
# Whose claim it is stands directly before the word, or at the end of the clause.
_CLAIMED = re.compile(
    r"(?i)(?:\b(?:by (?:its|his|her|their) own (?:account|claim)|by [\w’' -]{2,50}?(?:account|claim)|billed (?:it )?as|(?:was|were|is) (?:often |widely |commonly )?(?:reported|described|hailed|presented|styled)(?: in [\w ]{3,20})? as"
    r"|calls? (?:it|itself)|claims?|describes (?:it|itself|his office|her office) as)\b[^.;]{0,25}?\b(?P<one>first)\b"
    r"|\b(?P<two>first)\b[^.;]{0,60}?\b(?:as commonly described|by [\w’' -]{2,50}?(?:account|claim)|is (?:the [\w’' ]+|somebody[’']s) own)\b)"
)
# A word with a capital: part of a name.
_PROPER = re.compile(r"\b[A-Z][^\W\d_]+")
_LITTLE = stems_of(
    "account kind ever anywhere time any all one own such over do so did claim billed called described reported commonly known been"
    " have had has not or who which that whose world first country state nation who there was were is are be he his she her they"
    " it its i no any both after before since then when what more most other some only also than into out up about"
)
# Capitals of these tell nothing of whom a text speaks.
_SORTS = stems_of(
    " ".join((*TEXTS, *BODIES)) + " ai cyber artificial intelligence tech digital internet"
)
# Of the words of a claim, the share that makes it the same; so many say it whatever is first.
_HALF, _NAMED, _ENOUGH = 0.5, 2, 4
_AFTER = 70
# So far around the word stands what is said of it.
_AROUND = 130


class Attributed(NamedTuple):
    """A first that somebody claims: the record whose text says so, what is first, all that is said.

    ``proper`` are the words of all that begin with a capital: who or what it is about.
    """

    id: str
    matter: frozenset[str]
    whole: frozenset[str]
    proper: frozenset[str]


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
        for one in statements(text):
            for claim in _CLAIMED.finditer(one):
                end = max(claim.end("one"), claim.end("two"))
                whole = f"{row.name} {one}"
                proper = _matter(" ".join(_PROPER.findall(f"{row.name}, {one}"))) - _SORTS
                matter = _matter(_CLAUSE.split(one[end:])[0][:_AFTER])
                found.append(Attributed(row.id, matter, _matter(whole), proper))
    return found


def claimed(
    sentence: Sentence, span: tuple[int, int], claim: str, named: set[str]
) -> Iterator[str]:
    """The ids of the records whose attributed first a sentence claims in its author’s own name.

    ``span`` is the place of the word, ``claim`` what is called the first, ``named`` the ids of what
    the sentence names or comes back to. The claim is the same where it has half the words of what
    is first, or many of all that is said, and is about somebody or something of which that is said.
    """
    draft = sentence.draft
    first = max(sentence.start, span[0] - _AROUND)
    around = draft.prose[first : min(sentence.end, span[1] + _AROUND)]
    matter, whole = _matter(claim), _matter(around)
    rest = _PREDICATE.split(draft.prose[span[1] : min(sentence.end, span[1] + _AFTER)])[0]
    narrower = _matter(" ".join(_PROPER.findall(rest)))
    subject, of_all = _matter(rest), _OF_ALL.search(claim)
    for one in attributed_firsts(draft.known):
        shared, told = len(one.matter & matter), len(one.whole & whole)
        same = shared >= max(_NAMED, _HALF * len(one.matter)) or (
            of_all and told > _ENOUGH - (not one.matter)
        )
        is_whole = subject <= one.matter and len(subject) >= max(_NAMED, len(one.matter) - 1)
        is_whole = is_whole or (len(one.matter) >= _NAMED and one.matter <= whole)
        if same and narrower <= one.whole and _is_about(draft, one, whole, named, is_whole):
            yield one.id


def _is_about(
    draft: Draft, one: Attributed, whole: frozenset[str], named: set[str], is_whole: bool
) -> bool:
    """Whether a sentence has a name of what is told; where it names nothing, it must say the whole of it."""
    if one.id in named or one.proper & whole:
        return True
    return is_whole and all(isinstance(it, Term) for it in draft.known.records(sorted(named)))


def _matter(text: str) -> frozenset[str]:
    said = text.lower().replace("artificial intelligence", "ai").replace("technology", "tech")
    return stems_of(said.replace("cyberattack", "cyber attack")) - _LITTLE
