"""Whether a date at a name is that of another text: a namesake’s, an edition’s, one of several in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....dates import MONTHS, OPEN
from ....folding import key as fold
from ....model import Instrument, Milestone, Record
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..facts.records import text_of
from ..facts.stages import LENGTHS, STAGES, date_of, is_same
from ..language.when import When, dates
from .stages import Claim

# “The Protocol to the …”: the text that a name has in it.
_TO_WHAT = re.compile(r"\bto (?:the )?(?P<what>[A-Z].*)")
# “A cybersecurity act”, “the draft …”, “UK …”: another of the name.
A_NAMESAKE = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|whose|(?:interim|draft)(?:\s+\w+)?|(?<![.!?:] )[A-Z]{3,})\s+$"
)
# A capital that goes on with the name, no month.
GOES_ON = re.compile(rf"\s+(?!{'|'.join(MONTHS)})[A-Z][a-z]+")
# “The 2013, 2015 and 2021 reports.”
_MORE_YEARS = re.compile(r"(?:,\s*\d{4})*,?\s+and\s+\d{4}\b")
# Another law is named behind the name.
_ANOTHER_ACT = re.compile(r"\b(?:Act|Bill|Code|Decree|Law)\b")
# “ISO/IEC 27001:2022”.
EDITION = re.compile(r":\d{4}$")
# “The Cybersecurity Act of 2010.”
_ACT_OF = re.compile(r"(?:Act|Bill) of $")


def is_of_a_namesake(claim: Claim, when: When) -> bool:
    """Whether the name in a claim is part of another, a draft’s, or of another state’s text."""
    sentence, frame = claim.sentence, claim.sentence.draft.frame
    named = [one for one in sentence.mentions if claim.instrument.id in one.ids]
    if not named:
        return False
    nearest = min(named, key=lambda one: abs(one.start - claim.start))
    return bool(
        A_NAMESAKE.search(sentence.before(nearest.start, 20))
        or GOES_ON.match(frame, nearest.end)
        or _MORE_YEARS.match(sentence.beyond(when.end))
        or _ANOTHER_ACT.search(frame, nearest.end, claim.start)
        or _is_another_states(sentence, nearest, claim.instrument)
    )


def _is_another_states(sentence: Sentence, mention: Mention, instrument: Instrument) -> bool:
    """Whether a name leaves out whose text it is, and the sentence speaks of another state."""
    left_out = instrument.name.replace(mention.text, "").strip().removeprefix("of ")
    owners = {hit.id for hit in sentence.draft.store.named(fold(left_out)) if hit.kind == "actor"}
    states = {one.id for _, one in sentence.named_actors if one.type == "state"}
    return bool(owners and states) and owners.isdisjoint(states)


def dates_around(draft: Draft, record: Record) -> list[str]:
    """Every date that the corpus ties to a record: those it tells and those of the events about it."""
    events = [row.date for _, row in draft.links_to(record.id) if row.kind == "milestone"]
    return [*dates_told(record), *filter(None, events)]


def dates_told(record: Record) -> list[str]:
    """The dates of an event or a text, and the days and months that its record tells of it."""
    own, text = [], ""
    if isinstance(record, Milestone):
        own = [record.date, record.end.replace(OPEN, "")]
    elif isinstance(record, Instrument):
        own, text = [date_of(record, stage) for stage in STAGES], text_of(record)
    told = [one.first[: LENGTHS[one.exact]] for one in dates(text) if one.exact in LENGTHS]
    return [date for date in (*own, *told) if date]


def is_of_another(draft: Draft, mention: Mention, when: When, record: Record) -> bool:
    """Whether a date is that of a text in a name, or of a namesake.

    “The Cybersecurity Act of 2010” leaves the EU unsaid.
    """
    if _ACT_OF.search(draft.prose[mention.start : when.start]):
        return fold(mention.text) not in (fold(record.name), fold(record.name.partition(" (")[0]))
    return _is_of_what_it_names(draft, mention, when)


def _is_of_what_it_names(draft: Draft, mention: Mention, when: When) -> bool:
    """Whether a date is that of a text in a name: “the Protocol to the Geneva Conventions of 1949”."""
    part = _TO_WHAT.search(mention.text)
    ids = {hit.id for hit in draft.store.named(fold(part["what"]))} if part else set()
    inner = draft.known.records(sorted(ids))
    return any(is_same(when, date) for one in inner for date in dates_around(draft, one))


def namesakes(draft: Draft, mention: Mention, records: Sequence[Record]) -> list[str]:
    """The dates of others whose names begin as the name that is written."""
    if (
        any(fold(mention.text) == fold(one.name) for one in records)
        and len(fold(mention.text)) > 24
    ):
        return []
    ids = {
        hit.id
        for hit in draft.store.names_from(fold(mention.text), 60)
        if hit.kind in ("instrument", "milestone")
    }
    found = draft.known.records(sorted(ids - {one.id for one in records}))
    return [date for record in found for date in dates_around(draft, record)]
