"""What the corpus says people get wrong, looked for in a draft.

A wrong form that is a name is looked for as it stands; one that is a claim also with a few words
between, and by any name of what it speaks of. Each form belongs to the rule whose matter it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....corpus.index.store import Store
from ....folding import words as fold
from ....model import Correction, Record
from ..draft.draft import Draft, Sentence
from ..facts.families import family
from ..facts.naming import named_in
from ..facts.records import english_names, former_names
from ..finding import Trouble
from ..known import Known, once
from ..language import numbers
from ..language.stems import LITTLE, stem
from ..language.wording import CORRECTIVE, NEGATION, is_asserted
from .matching import ANY_NUMBER, Form, Unit, hits, keys_of, units_of, without_article, words_of
from .stagewords import stages_told

# A form of so many words says enough of what it counts for any other number to be wrong there.
_LONG = 4
# A sign that parts what is written.
_BREAK = re.compile(r"[;:!?()]|\.\s|,\s+(?:who|which)\b")
# “The Council’s Convention”: whose it is stands before it.
_GENITIVE = re.compile(r"(?P<whose>(?:the )?[A-Z][\w ]{1,20})[’']s? (?P<what>[A-Z][\w ]+)")
# Words for a post: somebody’s first there is no first of its kind.
_POST = re.compile(r"\b(?:appointed|ambassador|envoy|director)\b")


class _Waiting(NamedTuple):
    """A wrong form that no draft has had a word of yet."""

    correction: Correction
    text: str
    words: tuple[Unit, ...]
    keys: frozenset[str]


class Corrections:
    """The wrong forms of the corpus, read once for any number of drafts.

    What is named in a form is looked up only when a draft has words of it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        ids = [row.id for row in store.rows(["correction"])]
        given = [one for one in store.records(ids) if isinstance(one, Correction)]
        about = store.titles({one for correction in given for one in correction.about})
        # What a pack hides may be what a correction is about.
        known = [one.replace(about=tuple([it for it in one.about if it in about])) for one in given]
        self._waiting = [
            _waiting(correction, text)
            for correction in known
            if correction.about
            for wrong in correction.wrong
            for text in (wrong, *_turned_round(wrong))
        ]
        self._meanings: dict[str, frozenset[str]] = {}
        self.records: dict[str, Record] = {}
        self.openings: dict[str, list[Form]] = {}
        self.firsts: list[Form] = []

    def make_ready(self, prose: str) -> None:
        """Look up what is named in the forms of which a text has words."""
        said = {stem(key) for key in {word.key for word in words_of(prose)}}
        wanted = [one for one in self._waiting if _may_be_in(one, said)]
        if not wanted:
            return
        chosen = {id(one) for one in wanted}
        self._waiting = [one for one in self._waiting if id(one) not in chosen]
        about = dict.fromkeys(it for one in wanted for it in one.correction.about)
        new = self._store.records(one for one in about if one not in self.records)
        self.records |= {record.id: record for record in new}
        for form in self._forms(self._store, wanted):
            is_first = form.family == "first" and "first" in form.text.split()
            if is_first and not _POST.search(form.text):
                self.firsts.append(form)
            for opening in _openings(form):
                self.openings.setdefault(opening, []).append(form)

    def _named(self, store: Store, unit: Unit) -> frozenset[str]:
        """Whatever bears a name that a form has, so that a text may mean any of it."""
        if not unit.ids:
            return frozenset()
        if unit.key not in self._meanings:
            self._meanings[unit.key] = frozenset(
                hit.id for hit in store.named(unit.key) if hit.how != "contrast"
            )
        return self._meanings[unit.key]

    def _forms(self, store: Store, waiting: Sequence[_Waiting]) -> Iterator[Form]:
        lines = "\n\n".join(one.text for one in waiting)
        at, named = 0, list(reversed(named_in(store, lines)))
        for correction, text, words, _ in waiting:
            inside = []
            while named and named[-1].start < at + len(text):
                match = named.pop()
                inside.append((match.start - at, match.end - at, match.ids))
            units = without_article(units_of(words_of(text), inside))
            units = [unit._replace(ids=unit.ids | self._named(store, unit)) for unit in units]
            records = [self.records[one] for one in correction.about]
            yield Form(
                correction,
                family(text, records),
                text,
                words,
                tuple(units),
                _is_claim(words),
                _true_number(words, records),
                (_needed(words), _needed(units)),
            )
            at += len(text) + 2


@once
def corrections(known: Known) -> Corrections:
    """The wrong forms of a corpus."""
    return Corrections(known.store)


def _needed(units: Sequence[Unit]) -> frozenset[str]:
    """The stems of the words that no name can stand for."""
    return frozenset(
        stem(unit.key)
        for unit in units
        if not (unit.is_capital or unit.ids or unit.key in LITTLE or unit.key.isdigit())
    )


def _turned_round(text: str) -> Iterator[str]:
    """“NATO’s Tallinn Manual” as “Tallinn Manual of NATO”."""
    if found := _GENITIVE.fullmatch(text):
        yield f"{found['what']} of {found['whose']}"


def _waiting(correction: Correction, text: str) -> _Waiting:
    words = tuple(without_article(words_of(text)))
    content = [word for word in words if word.key not in LITTLE and not word.key.isdigit()]
    said = [word for word in content if not word.is_capital] if _is_claim(words) else content
    return _Waiting(correction, text, words, frozenset(stem(word.key) for word in said or content))


def _may_be_in(waiting: _Waiting, said: set[str]) -> bool:
    """Whether a text has the words of a name, or a word of a claim: its names may have others."""
    if _is_claim(waiting.words):
        return bool(waiting.keys & said)
    if years := {word.key for word in waiting.words if numbers.A_YEAR.fullmatch(word.key)}:
        return years <= said
    return waiting.keys <= said


def find(draft: Draft, family: str) -> Iterator[Trouble]:
    """The wrong forms of a family in a draft, the longest where several begin at one place."""
    free = 0
    for sentence, start, end, form in wrong_forms(draft):
        if form.family == family and start >= free and _stands(sentence, form, start, end):
            free = end
            yield trouble_of(draft, form, start, end)


@once
def wrong_forms(draft: Draft) -> list[tuple[Sentence, int, int, Form]]:
    """Every wrong form in a draft, whatever is said of it, by place and the longest first."""
    found = []
    known = corrections(draft.known)
    known.make_ready(draft.prose)
    for sentence in draft.sentences:
        words = words_of(sentence.prose, sentence.start)
        named = [(one.start, one.end, one.ids) for one in sentence.mentions]
        units = units_of(words, named)
        for start, end, form in hits(known.openings, words, units):
            if _is_one_piece(form, draft.prose[start:end]):
                found.append((sentence, start, end, form))
    return sorted(found, key=lambda one: (one[1], -one[2]))


def _is_one_piece(form: Form, written: str) -> bool:
    """Whether no sign parts what is written that does not stand in the form as well."""
    broken = _BREAK.search(written)
    if broken and broken[0].strip() not in form.text:
        return False
    return form.is_claim or "," not in written or "," in form.text


def _stands(sentence: Sentence, form: Form, start: int, end: int) -> bool:
    """Whether a wrong form is the author's own, and about what its correction is about."""
    draft = sentence.draft
    before, after = sentence.before(start), sentence.after(end)
    if before.lower().endswith("non-"):
        return False
    if form.family == "stage" and not stages_told(draft.prose[start:end]) <= stages_told(form.text):
        return False
    if form.is_claim:
        return is_asserted(before, draft.frame[start:end], after)
    if CORRECTIVE.search(before + after) or NEGATION.search(before[-25:]):
        return False
    return len(form.words) > 2 or _is_on_topic(draft, form, start, end)


def _is_on_topic(draft: Draft, form: Form, start: int, end: int) -> bool:
    """Whether the draft also names something else under the topics of a form’s correction."""
    if form.words[0].is_capital and len(form.words) > 1 and not form.words[0].key.isdigit():
        return True
    topics = set(form.correction.topics)
    return any(
        topics & set(draft.records[one].topics)
        for mention in draft.mentions
        if not start <= mention.start < end
        for one in mention.ids
    )


def trouble_of(draft: Draft, form: Form, start: int, end: int) -> Trouble:
    """What a wrong form at a place of a draft gets wrong, and the fact."""
    correction = form.correction
    record = corrections(draft.known).records[correction.about[0]]
    right = _right_name(form, record)
    return Trouble(
        start=start,
        end=end,
        message=f"“{draft[start, end]}”: {correction.fact}",
        record=record,
        instead=right,
        fix=right if form.family == "name-wrong" else "",
        correction=correction.id,
        cites=correction.cites,
    )


def _right_name(form: Form, record: Record) -> str:
    """The record’s name of which a form is a slip: one that the fact gives and that is much like it."""
    wrong = {word.key for word in words_of(form.text)} - LITTLE
    told = {word.key for word in words_of(form.correction.fact)}
    best, score = "", 0.5
    for name in english_names(record) + former_names(record):
        right = {word.key for word in words_of(name)} - LITTLE
        likeness = len(wrong & right) / max(len(wrong | right), 1)
        is_slip = len(wrong - right) < 2 and 0 < len(right - wrong) < 2 and right - wrong <= told
        if is_slip and likeness >= score and len(wrong) > 2:
            best, score = name, likeness
    return best


def _is_claim(words: Sequence[Unit]) -> bool:
    content = [word for word in words if word.key not in LITTLE]
    if any(word.key.endswith("ed") and not word.is_capital for word in content[1:]):
        return True
    return sum(not word.is_capital and not word.key.isdigit() for word in content) > 1


def _openings(form: Form) -> set[str]:
    """With what a text must go on for a form to be looked for there."""
    found = set()
    for units in (form.words, form.units):
        needed = [unit for unit in units if unit.key not in LITTLE] if form.is_claim else []
        for unit in (
            units[0],
            *needed[:1],
            *(needed[1:2] if needed and needed[0].is_capital else ()),
        ):
            found |= keys_of(unit)
    return found | {ANY_NUMBER} if form.most else found


def _true_number(words: Sequence[Unit], about: Sequence[Record]) -> int:
    """The number that a record counts of what a long form counts wrongly; else 0."""
    if len(words) < _LONG or not words[0].key.isdigit():
        return 0
    keys = {word.key for word in words}
    counts = [one for record in about for one in getattr(record, "counts", ())]
    return max((one.number for one in counts if keys & set(fold(one.of))), default=0)
