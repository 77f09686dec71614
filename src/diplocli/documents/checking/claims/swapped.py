"""Titles that exist with “cyber diplomacy” and are written with “digital diplomacy”, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....folding import key as fold
from ....model import Instrument, Record
from ..draft.draft import Draft
from ..facts.namewords import content
from ..facts.naming import is_told
from ..facts.stages import STAGES, date_of, is_same
from ..finding import Trouble
from ..language.when import When
from .diplomacies import NAMES, OTHER

# The capitals before one of the two, as far as a title reaches.
_LEAD = re.compile(
    r"\b(?:(?!Future|Rise|Role|Evolution|History|Impact)[A-Z][\w-]* +(?:(?:for|of|on|and|the) +)*)+$"
)
# The capitals behind it; ``one`` without what is joined to them.
_REST = re.compile(
    r"(?P<one>(?:[’' ]+[A-Z][\w-]*)*)(?: +(?:(?:and|of|for|the|on) +)+[A-Z][\w-]*(?: +[A-Z][\w-]*)*)?"
)
# “Cyber diplomacy toolbox”: the noun behind.
_NOUN = re.compile(r"[ -][a-z]+\b")
# Where a shorter title may begin.
_CAPITAL = re.compile(r"\b[A-Z]")
# “The conclusions of 2015 on cyber diplomacy.”
_ON_DIPLOMACY = re.compile(
    r"(?i)\b(?P<what>conclusions|strategy|resolution|report|declaration|framework|plan|statement|communication|decision)\b(?:\s+(?:of|from)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?\d{4})?\s+on\s+(?:\w+\s+){0,2}?(?P<which>cyber|digital)[ -]diplomacy\b"
)
_BACK = 60


def swapped_names(draft: Draft) -> Iterator[Trouble]:
    """A title with one of the two in it that exists with the other."""
    for name, term in NAMES.items():
        for found in re.finditer(term.replace(" ", "[ -]"), draft.prose, re.IGNORECASE):
            if found[0].islower():
                noun = _NOUN.match(draft.prose, found.end())
                right = f"{NAMES[OTHER[name]]}{noun[0]}" if noun else ""
                if noun and _exists_only_as(draft, draft.prose[found.start() : noun.end()], right):
                    yield _misnamed(draft, found.start(), noun.end(), right)
                continue
            yield from _swapped_title(draft, name, found)


def _swapped_title(draft: Draft, name: str, found: re.Match[str]) -> Iterator[Trouble]:
    """The capitals around one of the two, where the other stands there in a name or in any text."""
    lead = _LEAD.search(draft.prose[max(0, found.start() - _BACK) : found.start()])
    rest = _REST.match(draft.prose, found.end())
    begin = found.start() - len(lead[0]) if lead else found.start()
    ends = [found.end(), *([rest.end(), rest.end("one")] if rest else [])]
    other = NAMES[OTHER[name]].title()
    for start in {begin, found.start()}:
        for end in ends:
            right = _with(draft, start, found, end, other)
            is_more = end - start > len(found[0])
            if is_more and _exists_only_as(draft, draft.prose[start:end], right):
                yield _misnamed(draft, start, end, right)
                return
    end = ends[-1]
    for word in _CAPITAL.finditer(draft.prose, begin, found.end()):
        written = draft.prose[word.start() : end]
        if len(written.split()) <= len(other.split()):
            return
        right = _with(draft, word.start(), found, end, other)
        if _is_told_only_as(draft, written, right):
            record = draft.store.record(f"{OTHER[name]}-diplomacy")
            yield _misnamed(draft, word.start(), end, right, record)
            return


def _with(draft: Draft, start: int, found: re.Match[str], end: int, other: str) -> str:
    """A stretch of a draft with the other name for the one that was found in it."""
    return f"{draft.prose[start : found.start()]}{other}{draft.prose[found.end() : end]}"


def _exists_only_as(draft: Draft, written: str, right: str) -> bool:
    """Whether the other name exists and the one that is written does not."""
    hits = [hit for hit in draft.store.named(fold(right)) if hit.kind != "source"]
    return bool(hits) and not draft.store.named(fold(written))


def _is_told_only_as(draft: Draft, written: str, right: str) -> bool:
    """Whether the corpus’s own texts have the other name and nowhere the one that is written."""
    return is_told(draft.store, right) and not is_told(draft.store, written)


def _misnamed(
    draft: Draft, start: int, end: int, right: str, record: Record | None = None
) -> Trouble:
    record = record or draft.store.record(draft.store.named(fold(right))[0].id)
    name = " ".join(right.split())
    message = f"“{draft[start, end]}”: the name is {name}"
    return Trouble(start, end, message, record, instead=name)


def by_its_date(draft: Draft) -> Iterator[Trouble]:
    """A text of the one kind with the date of the text of the other that is called alike."""
    for sentence in draft.sentences:
        found, dates = sentence.find(_ON_DIPLOMACY), sentence.dates
        if not found or len(dates) != 1:
            continue
        name = found["which"].lower()
        own = _made_then(draft, f"{found['what']} {name} diplomacy", dates[0])
        theirs = _made_then(draft, f"{found['what']} {OTHER[name]} diplomacy", dates[0])
        if theirs and not own:
            message = f"“{draft[found.span()]}”: the text of that date is {theirs[0].name}"
            start, end = min(found.start(), dates[0].start), max(found.end(), dates[0].end)
            yield Trouble(start, end, message, theirs[0], instead=theirs[0].name)


def _made_then(draft: Draft, words: str, when: When) -> list[Instrument]:
    """The texts with some words in their names that have a date."""
    return [
        one
        for one in draft.known.records(sorted(draft.known.names.having(content(words))))
        if isinstance(one, Instrument) and any(is_same(when, date_of(one, it)) for it in STAGES)
    ]
