"""Firsts that a correction takes back, by what is said to be first and of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..draft.draft import Sentence
from ..finding import Trouble
from ..known import Known, once
from ..language.stems import LITTLE, stem
from .corrections import corrections, trouble_of
from .matching import Form, Unit, words_of

# Of the words of a wrong first, the share that a sentence must have to make the same claim.
_MOST = 0.75
# Of what is first, the words that say the same.
_SAME_MATTER = {
    "agreement": "treaty",
    "convention": "treaty",
    "instrument": "treaty",
    "computer": "cyber",
}
# So far behind “first” stands what narrows it: the first American, the first United Nations treaty.
_BOUNDS = 40
# “The first African …”: the first of some, not of all.
_BOUNDED = re.compile(
    r"\b(?:UN|United Nations|African|Asian|Arab|Latin American|regional|universal|global treaty)\b"
)


class First(NamedTuple):
    """A wrong first: its form, what of it says what was first, and all that it says.

    ``claimant`` are the names before the word “first”, ``named`` all of the form's.
    """

    form: Form
    matter: frozenset[str]
    all_matter: frozenset[str]
    years: tuple[str, ...]
    claimant: tuple[Unit, ...]
    named: tuple[Unit, ...]


class _Said(NamedTuple):
    """What a sentence says: its words by their keys, and the ids of what it names."""

    keys: frozenset[str]
    ids: frozenset[str]

    def any_of(self, units: Sequence[Unit]) -> bool:
        """Whether it has one of some units; also where there are none."""
        return not units or any(unit.key in self.keys or unit.ids & self.ids for unit in units)


@once
def _first(known: Known, place: int) -> First:
    """The first of a corpus’s corrections at a place of their list."""
    form = corrections(known).firsts[place]
    keys = [word.key for word in form.words]
    matter = _matter(form.words[keys.index("first") + 1 :])
    years = tuple(word.key for word in form.words if word.key.isdigit())
    named = tuple(unit for unit in form.units if form.text[unit.start].isupper())
    place = form.text.index("first")
    claimant = tuple(unit for unit in named if unit.start < place)
    all_matter = frozenset(_matter(form.words))
    return First(form, frozenset(matter), all_matter, years, claimant, named)


def first_claims(sentence: Sentence, start: int, end: int, claim: str) -> Trouble | None:
    """What a correction says of a first that is claimed of something that it is about.

    ``start`` and ``end`` are the place of the word; ``claim`` what is said to be first, in most
    sentences what follows it.
    """
    draft = sentence.draft
    stop = min(sentence.end, end + len(claim))
    whole = sentence.upto(stop)
    words = words_of(whole)
    matter, all_matter = _matter(words_of(claim)), _matter(words)
    figures = {word.key for word in words if word.key.isdigit()}
    said = _Said(
        frozenset(word.key for word in words_of(sentence.prose)),
        frozenset(one for mention in sentence.mentions for one in mention.ids),
    )
    is_bounded = _BOUNDED.search(claim[:_BOUNDS]) is not None
    known = corrections(draft.known)
    for place in range(len(known.firsts)):
        first = _first(draft.known, place)
        if is_bounded or not figures.issuperset(first.years):
            continue
        if not (said.any_of(first.claimant) and said.any_of(first.named)):
            continue
        same = len(first.matter & matter) >= min(2, len(first.matter))
        if same:
            same = not said.ids.isdisjoint(first.form.correction.about)
        shared = len(first.all_matter & all_matter)
        if same or (len(first.all_matter) > 3 and shared >= _MOST * len(first.all_matter)):
            told = draft.prose[start:stop].rstrip()
            return trouble_of(draft, first.form, start, start + len(told))
    return None


def _matter(words: Sequence[Unit]) -> set[str]:
    """The stems of the words that say what is claimed, ``cyber`` apart from what it is joined to."""
    plain = {stem(_SAME_MATTER.get(word.key, word.key).removeprefix("cyber")) for word in words}
    if any(_SAME_MATTER.get(word.key, word.key).startswith("cyber") for word in words):
        plain.add("cyber")
    return plain - LITTLE - {"", "first", "world"}
