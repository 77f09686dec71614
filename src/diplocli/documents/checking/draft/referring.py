"""Words by which a draft comes back to what it has named: “it”, “the Convention”, “the group”, “she”.

A pronoun at the head of a clause goes back to what the sentence before, or the clause before, is
about: the only text, body or person there, or the one with which it begins. A noun goes back to the
last thing that is called so. What could be either is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ....folding import words as fold
from ....model import Actor, Instrument, Record
from ..facts.records import english_names, is_body, is_person, is_text
from ..language.sentences import ITEM, Cut

# What a text of a sort may be called where its name does not say so.
_SORTS = {
    "treaty": ("treaty", "convention", "agreement", "pact", "accord", "covenant"),
    "protocol": ("treaty", "protocol", "agreement"),
    "agreement": ("agreement", "treaty", "pact", "accord", "deal"),
    "declaration": ("declaration", "statement", "call", "pledge", "communiqué"),
    "statement": ("statement", "declaration", "speech", "proposals", "communiqué", "pledge"),
    "law": ("law", "act", "statute", "regulation", "directive", "bill"),
    "bill": ("bill", "act", "law"),
    "strategy": ("strategy", "plan", "policy"),
    "policy": ("policy", "strategy", "plan", "doctrine", "toolbox"),
    "plan": ("plan", "strategy", "programme", "agenda"),
    "report": ("report", "paper"),
    "resolution": ("resolution",),
    "decision": ("decision", "conclusions"),
    "executive-order": ("order",),
    "guidance": ("guidance", "guide", "guidelines", "manual"),
    "principles": ("principles", "norms", "accord", "guidelines"),
    "norm": ("norm", "norms"),
    "cbm-set": ("measures",),
    "code": ("code",),
    "recommendation": ("recommendation", "principles", "guidelines"),
    "proposal": ("proposal", "draft"),
    "judgment": ("judgment", "ruling", "case"),
}  # fmt: skip
_ANY_TEXT = ("text", "document", "instrument", "paper")
_BODY = (
    "group", "body", "office", "bureau", "agency", "centre", "center", "forum", "coalition", "organisation",
    "organization", "commission", "committee", "council", "alliance", "network", "department", "ministry", "panel", "unit",
    "command", "authority", "mechanism", "board", "institute", "bloc", "union", "service", "partnership", "post", "club", "grouping", "association",
)  # fmt: skip
_BODIES = {
    "group": ("group", "body", "panel", "grouping", "club", "forum", "coalition"),
    "office": ("office", "post", "body", "unit", "agency", "bureau", "department"),
    "organisation": (
        "organisation", "organization", "body", "bloc", "alliance", "union", "association", "grouping",
    ),
}  # fmt: skip
_NOUNS = frozenset(noun for nouns in (*_SORTS.values(), _ANY_TEXT, _BODY) for noun in nouns)
# Pronouns, and nouns with an article, that come back to something.
_BACK = re.compile(
    r"(?i)\b(?P<pronoun>its?|they|their|s?he|his|her)\b"
    rf"|\b(?:the|this|that|these|those)\s+(?:same\s+|new\s+)?(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})\b"
    r"(?!\s+(?:of|on|for|between|against|to|in|that|called|named|known)\b|[- ](?-i:[A-Z]))"
)
_OF_PEOPLE = frozenset(("he", "she", "his", "her"))
# “A group …”: something new that is not named comes in.
_UNNAMED = re.compile(
    rf"(?:(?<=[.!?]\s)An?|\b(?:[Tt]he|[Tt]his|[Aa]nother|[Ii]ts))\s+(?:[a-z-]+\s+){{0,2}}(?:{'|'.join(sorted({noun for nouns in _SORTS.values() for noun in nouns}))})\b"
)
# A verb that makes a pronoun the subject.
_VERB = re.compile(r"\s+(?:is|are|was|were|has|have|had)\b")
# A pronoun at the head of a clause.
_HEADS = re.compile(
    r"(?i)(?:^|[,;:.!?—–(\n]\s*|\b(?:and|but|that|because|since|as|when|while|though|although|if|whether|so|or|than|which|where|until|before|after|once|then|yet)\s+)$"
)
_FAR = 3


class Reference(NamedTuple):
    """A word that stands for a record that was named before it."""

    start: int
    end: int
    text: str
    record: Record


class Place(NamedTuple):
    """A place and what is named there; nothing where it is a text that has no name."""

    start: int
    end: int
    record: Record | None


def references(prose: str, sentences: Sequence[Cut], named: Sequence[Place]) -> Iterator[Reference]:
    """What a text comes back to, in order; ``named`` are its names that can mean but one record.

    The items of a list go on from one another and from what stands above the first.
    """
    before: list[list[Place]] = []
    block, at = -1, 0
    for sentence in sentences:
        if sentence.block != block:
            goes_on = sentence.sort == ITEM and sentence.block == block + 1
            block, before = sentence.block, before if goes_on else []
        own = []
        while at < len(named) and named[at].start < sentence.end:
            own.append(named[at])
            at += 1
        if any(before) or own:
            own += list(_unnamed(prose, sentence, own))
            for found in _BACK.finditer(prose, sentence.start, sentence.end):
                for record in _meant(found, before[-_FAR:], own):
                    yield Reference(found.start(), found.end(), found[0], record)
                    own.append(Place(*found.span(), record))
        before.append(own)


def _meant(
    found: re.Match[str], before: Sequence[Sequence[Place]], own: Sequence[Place]
) -> list[Record]:
    """What a word can mean: a text, a body, a person; of each sort one at most."""
    if any(start <= found.start() < end for start, end, _ in own) or _is_object(found):
        return []
    earlier = [one for one in own if one.end <= found.start()]
    noun, pronoun = (found["noun"] or "").lower(), (found["pronoun"] or "").lower()
    tests: tuple[Callable[[Record], bool], ...] = (is_text, is_body)
    if noun:
        tests = (partial(_is_called, noun=noun),)
    elif pronoun in _OF_PEOPLE:
        tests = (is_person,)
    elif pronoun in ("they", "their"):
        tests = (_is_many,)
    elif pronoun == "its" and any(isinstance(record, Actor) for _, _, record in earlier):
        # Who is named before it in its own sentence owns what is “its”, a text only if named there.
        texts = any(record and is_text(record) for _, _, record in earlier)
        tests = (is_text, is_body) if texts else (is_body,)
    return [one for test in tests for one in _last(test, earlier, before, far=bool(noun))]


def _unnamed(prose: str, sentence: Cut, own: Sequence[Place]) -> Iterator[Place]:
    """Texts of which a sentence speaks without a name, so that “it” may mean them."""
    for found in _UNNAMED.finditer(prose, sentence.start, sentence.end):
        is_named = any(start < found.end() and found.start() < end for start, end, _ in own)
        if not is_named and not _BACK.match(prose, found.start()):
            yield Place(*found.span(), None)


def _is_object(found: re.Match[str]) -> bool:
    """Whether a pronoun that ends its own clause stands before the verb of another."""
    return bool(_VERB.match(found.string, found.end())) and not _HEADS.search(
        found.string, max(0, found.start() - 14), found.start()
    )


def _last(
    test: Callable[[Record], bool],
    earlier: Sequence[Place],
    before: Sequence[Sequence[Place]],
    *,
    far: bool,
) -> list[Record]:
    """The last that was named of what passes a test; nothing where a sentence has several such."""
    for some in (earlier, *reversed(before)):
        fitting = {record.id: record for _, _, record in some if record and test(record)}
        is_unclear = test is is_text and any(record is None for _, _, record in some)
        if len(fitting) == 1 and not is_unclear:
            return list(fitting.values())
        is_over = some and not far and some is not earlier
        if fitting or is_unclear or is_over:
            return []
    return []


def _is_many(record: Record) -> bool:
    """Whether a text is spoken of in the plural: principles, norms, guidelines."""
    noun = record.name.partition(" (")[0].partition(" on ")[0]
    return isinstance(record, Instrument) and noun.endswith("s")


def _is_called(record: Record, noun: str) -> bool:
    """Whether a record may be called by a noun: by its name, or as what it is."""
    (folded,) = fold(noun) or ("",)
    if not (is_text(record) or is_body(record)):
        return False
    if any(folded in fold(name) for name in english_names(record)):
        return True
    if isinstance(record, Instrument):
        return noun in _SORTS.get(record.type, ()) or noun in _ANY_TEXT
    return isinstance(record, Actor) and noun in _BODIES.get(record.type, ())
