"""Names in a draft that are nearly one of the corpus’s: all its words but one, and that one like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ...corpus.index.fulltext import holding
from ...corpus.index.wording import match
from ...dates import first_day, last_day
from ...folding import key as fold_key
from ...folding import words as fold
from ...model import TYPE_CHECKING, Actor
from ...queries.standing import dates_of
from .namewords import LITTLE
from .wording import SUPPOSED

if TYPE_CHECKING:
    from ...model import Record
    from .draft import Draft
    from .mentions import Mention
    from .sentences import Sentence

_BIG = r"[A-Z][^\W\d_]*(?:[-’'][A-Z]?[^\W\d_]{2,})*"
_TITLE = re.compile(
    rf"\b{_BIG}(?:\s+(?:(?:of|for|on|and|the|in|to|against|at|with|by)\s+){{0,3}}{_BIG})+"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Sorts of texts, and of bodies, that people take for each other in a name.
_SORTS = (
    frozenset(("accord", "agreement", "arrangement", "call", "charter", "compact", "convention", "covenant", "declaration",
               "pact", "pledge", "protocol", "statement", "treaty")),
    frozenset(("agency", "alliance", "authority", "board", "body", "bureau", "center", "club", "coalition", "commission",
               "committee", "council", "department", "directorate", "division", "forum", "group", "initiative", "institute",
               "mechanism", "network", "office", "panel", "partnership", "party", "process", "unit")),
    frozenset(("act", "bill", "code", "company", "directive", "framework", "guideline", "law", "order", "plan", "program",
               "regulation", "report", "resolution", "strategy", "toolbox")),
)  # fmt: skip
_ALIKE, _LONG, _SURE, _FEW = 0.8, 5, 3, 3
_FEWEST, _MOST = 2, 9
_DATED = re.compile(r"\s+(?:of\s+|\()|,\s+")
# “… Working Group on Cyber” says what it is about.
_ON = re.compile(r"\son\s\w+$")
_INDEFINITE = re.compile(r"\b(?:an?|any|another|some)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|nor|without)\s+(?:the\s+|any\s+|such\s+)?$", re.IGNORECASE)
_DENIED = re.compile(r"\W*(?:is|was|does|did|has|would)\s+(?:\w+\s+)?(?:not|no|never)\b")


class Slip(NamedTuple):
    """A name that is nearly a record’s: its place, and the name as it should be."""

    start: int
    end: int
    record: Record
    right: str


def slips(draft: Draft) -> Iterator[Slip]:
    """Every name of a draft that lacks one word of being a known one, and is none itself."""
    for sentence in draft.sentences:
        if draft.corrects(sentence) or SUPPOSED.match(draft.prose, sentence.start):
            continue
        for title in _TITLE.finditer(draft.prose, sentence.start, sentence.end):
            for start, end in _parts(draft, title):
                found = _nearly(draft, draft.prose[start:end])
                if found and _stands(draft, sentence, start, end, *found):
                    yield Slip(start, end, *found)
                    break


def _parts(draft: Draft, title: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The parts of a run of capitals that may be a name, the longest first, known names left out."""
    words = [one.span() for one in _WORD.finditer(title.string, *title.span())]
    little = [title.string[start:end].lower() in LITTLE for start, end in words]
    known = [(one.start, one.end) for one in draft.within(*title.span()) if " " in one.text]
    lead = title.string[max(0, words[0][0] - 4) : words[0][0]].rstrip(" *_")
    begins = lead[-1:] in ("", "\n", ".", "!", "?", ":", "|", "-")
    spans = [
        (words[first][0], words[last][1])
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + _MOST))
        if not (little[first] or little[last])
        and (first == 0 or little[first - 1] or (first == 1 and begins))
        and (last == len(words) - 1 or little[last + 1])
    ]
    for start, end in sorted(spans, key=lambda one: one[0] - one[1]):
        if not any(
            begin < start < stop
            or (begin <= start and end <= stop)
            or len(_told(f"{title.string[start:begin]} {title.string[stop:end]}")) < _FEWEST
            for begin, stop in known
            if begin < end and start < stop
        ):
            yield start, end


def _stands(
    draft: Draft, sentence: Sentence, start: int, end: int, record: Record, right: str
) -> bool:
    """Whether a draft means a record by a name that is nearly its: not another thing of another year."""
    before, after = draft.before(sentence, start), draft.after(sentence, end)
    if _NO.search(before) or _INDEFINITE.search(before) or _DENIED.match(after):
        return False
    others = [one for one in draft.within(*sentence[:2]) if not start <= one.start < end]
    if any(record.id in one.ids and " " in one.text for one in others):
        return False
    written, name = _told(draft.prose[start:end]), _told(right)
    is_other_sort = any({*written} ^ {*name} <= sort for sort in _SORTS)
    if (
        is_other_sort
        and len(written) == _FEWEST
        and not _is_on_topic(draft, start, end, others, record)
    ):
        return False
    near = [one for one in draft.dates(sentence) if _DATED.fullmatch(draft.prose[end : one.start])]
    own = [day for _, day in dates_of(record)]
    return not (near and own) or any(
        one.touches(first_day(day), last_day(day)) for one in near for day in own
    )


def _is_on_topic(draft: Draft, start: int, end: int, others: list[Mention], record: Record) -> bool:
    """Whether a word of a name alone means the record, or others name what it is tied to."""
    if any(one.ids == (record.id,) for one in draft.within(start, end)):
        return True
    linked = {it for name in ("actors", "related", "terms") for it in getattr(record, name, ())}
    return any(it in linked for one in others for it in one.ids)


def _nearly(draft: Draft, written: str) -> tuple[Record, str] | None:
    """The one record one of whose names differs from what is written by one word, and that name."""
    told = _told(written)
    if (
        not _FEWEST <= len(told) <= _MOST
        or _ON.search(written)
        or draft.store.named(fold_key(written))
    ):
        return None
    names = draft.known.names
    near = set()
    for place, word in enumerate(told):
        rest = frozenset(told[:place] + told[place + 1 :])
        for one in names.having(rest):
            others = [
                it
                for name in names.words[one]
                if len(it := name - rest) == 1 and len(name) == len(told)
            ]
            if any(_is_slip(draft, word, next(iter(other)), rest, place) for other in others):
                near.add(one)
    if len(near) != 1 or _is_told(draft, written):
        return None
    (record,) = draft.store.records(near)
    for name in _names(record):
        own = _told(name)
        if len(own) == len(told) and sum(a != b for a, b in zip(own, told, strict=True)) == 1:
            return record, name
    return None


def _is_slip(draft: Draft, word: str, right: str, rest: frozenset[str], place: int) -> bool:
    """Whether somebody may have written a word for another in a name that its rest makes known."""
    names = draft.known.names
    shared = len(names.having(rest))
    texts, bodies, _ = _SORTS
    if {word, right} <= texts or ({word, right} <= bodies and len(rest) > 1):
        return shared <= _FEW
    if any(word in sort or right in sort for sort in _SORTS):
        return False
    if min(len(word), len(right)) < _FEW or word[:-2] == right[:-2]:
        return False
    if min(len(word), len(right)) >= _LONG:
        is_word = bool(names.having(frozenset((word,))))
        alike = SequenceMatcher(None, word, right).ratio() >= _ALIKE
        if (alike and (shared <= _FEW or len(rest) > 1 or not is_word)) or (
            word[:_LONG] == right[:_LONG] and not is_word
        ):
            return True
    return place > 0 and len(rest - names.owners) >= _SURE and shared == 1


def _told(text: str) -> tuple[str, ...]:
    """The words of a name in order, the little ones apart."""
    return tuple(word for word in fold(text) if word not in LITTLE)


def _names(record: Record) -> list[str]:
    names = [record.name.partition(" (")[0]]
    names += [one.text for one in record.aliases if not one.lang and one.type != "acronym"]
    return names + ([one.name for one in record.names] if isinstance(record, Actor) else [])


def _is_told(draft: Draft, written: str) -> bool:
    """Whether the corpus’s own texts have a name as it is written."""
    phrase = match(written).replace('" "', " ")
    return any(holding(one, phrase) for one in draft.store.layers)
