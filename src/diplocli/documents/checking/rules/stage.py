"""Stages of an instrument confused with each other, or not reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....dates import last_day
from ....model import Instrument
from ....queries.standing import UNDECIDED
from ..claims.corrections import find
from ..claims.stages import Claim, claims, other_stage, own_date
from ..draft.context import narrated, today
from ..draft.draft import Draft
from ..facts.records import short_name, statements, text_of
from ..facts.stages import (
    ADOPTED,
    APPLIES,
    IN_FORCE,
    RATIFIED,
    SAID,
    SIGNED,
    is_same,
    on,
    stage_told,
)
from ..facts.standing import is_not_in_force, ratifications, refusal
from ..finding import Rule, Trouble
from ..language.numbers import NUMBER, value
from ..language.when import DAY
from ..language.when import dates as dates_in

_MARGIN = 10
_NEAR = 40
_ORGANS_ADOPT = "only states and organisations of states ratify; an organ adopts"
_STATES = r"(?:states|countries|governments|nations|members|parties|signatories|delegations)(?:\s+and\s+(?:regional\s+)?organi[sz]ations)?"
# “Forty states have already …”
_SO_MANY_HAVE = re.compile(
    rf"(?i)\b(?P<number>{NUMBER})\s+(?:\w+\s+)?{_STATES}\s+(?:(?:have|had|has|already|now|since|all|duly|promptly)\s+)*$"
)
# “… by some forty states.”
_BY_SO_MANY = re.compile(
    rf"(?i)\s+(?:\w+\s+)?by\s+(?:some\s+|about\s+)?(?P<number>{NUMBER})\s+(?:\w+\s+)?{_STATES}\b"
)
# “Is still in force”, “applies”.
_IS_NOW = re.compile(
    r"(?i)\b(?:is|are|remains?|stays?|continues to be|still|continues to) (?:now |still |fully |today )*(?:(?:in|in full) (?:force|effect)|appl(?:y|ies|icable))$"
)
_ORGAN = r"(?:General Assembly|UN|United Nations|Third Committee|First Committee|Security Council|Assembly)"
# Words for what a state has done to be bound.
_DONE = re.compile(r"(?i)ratified|acceded to|.*\bpart(?:y|ies) to")
# Ratifying, not joining.
_ANY_RATIFYING = re.compile(r"(?i)ratif(?:ied|ying|ications?)")
# “The General Assembly has …”
_ORGAN_BEFORE = re.compile(rf"\b{_ORGAN}\s+(?:has\s+|had\s+)?$")
# “… by the General Assembly.”
_BY_ORGAN = re.compile(rf"\s+by\s+the\s+{_ORGAN}\b")


def wrong_stage(draft: Draft) -> Iterator[Trouble]:
    """A stage with another stage’s date, or one that an instrument has not reached or has left."""
    yield from find(draft, "stage")
    for claim in claims(draft):
        fact = _confused(claim) or _not_reached(draft, claim)
        if fact:
            name = short_name(claim.instrument)
            message = f"{name}, “{draft[claim.start, claim.end]}”: {fact}"
            yield Trouble(claim.start, claim.end, message, claim.instrument)


def _confused(claim: Claim) -> str:
    """What happened on a claim’s date, where that was another stage; else nothing."""
    when = claim.when
    other = other_stage(claim, when) if when else ""
    if not when or not other:
        return ""
    fact = f"{'on that date' if when.exact == DAY else 'that is when'} {SAID[other]}"
    if claim.stage in (IN_FORCE, RATIFIED) and is_not_in_force(claim.instrument):
        return f"{fact}; it is not in force{_ratified(claim.instrument)}"
    own = own_date(claim) if claim.stage != RATIFIED else ""
    return f"{fact}; {stage_told(claim.stage, own)}" if own else fact


def _not_reached(draft: Draft, claim: Claim) -> str:
    """Why a claim’s stage is not that of its instrument: not yet, never, or no longer."""
    instrument, when = claim.instrument, claim.when
    if said := _told_instead(claim):
        return f"of that date the corpus says: {said}"
    is_past = when is not None and when.last < today(draft).first
    is_said = claim.stage == IN_FORCE and (is_past or _says_done(claim))
    if is_said and is_not_in_force(instrument):
        return f"it is not in force{_ratified(instrument)}"
    if claim.stage in (IN_FORCE, APPLIES) and _is_over(draft, claim):
        return f"it ended {on(instrument.ended)}"
    if instrument.type == "bill" and re.match(r"signed|enact", claim.word, re.IGNORECASE):
        return "it is a bill that was not enacted under that name"
    is_made = claim.stage in (ADOPTED, IN_FORCE) and not claim.chamber
    if instrument.type == "proposal" and not instrument.adopted and is_made:
        return "it is a proposal, of which no adoption is known"
    if claim.stage == RATIFIED and _by_more_than_have(claim):
        return f"more states than have ratified{_ratified(instrument)}"
    if claim.stage == RATIFIED and _by_an_organ(claim):
        return _ORGANS_ADOPT
    soft = instrument.binding is False and instrument.type not in UNDECIDED
    if claim.stage == RATIFIED and soft and _ANY_RATIFYING.fullmatch(claim.word):
        return "it is not a text that is ratified; it does not bind"
    if claim.active and claim.stage in (SIGNED, RATIFIED) and (said := _refused(claim)):
        return f"the corpus has it otherwise. {said}"
    return ""


def _told_instead(claim: Claim) -> str:
    """The sentence of a record that tells something else of the day of a claim; else nothing."""
    instrument, when, own = claim.instrument, claim.when, own_date(claim)
    if not when or when.exact != DAY or claim.stage not in (IN_FORCE, APPLIES):
        return ""
    if not own or is_same(when, own):
        return ""
    for sentence in statements(text_of(instrument)):
        if any(one.exact == DAY and one.first == when.first for one in dates_in(sentence)):
            return sentence
    return ""


def _refused(claim: Claim) -> str:
    """What the corpus says of the state that is said to have signed or ratified, if it has not."""
    sentence = claim.sentence
    deed = "sign" if claim.stage == SIGNED else "ratif"
    states = [(one, actor) for one, actor in sentence.actors if actor.type == "state"]
    near = [
        actor
        for one, actor in states
        if 0 <= claim.start - one.end < _NEAR or 0 <= one.start - claim.end < _NEAR
    ]
    return refusal(near[0], claim.instrument, deed) if len(near) == 1 else ""


def _by_more_than_have(claim: Claim) -> bool:
    """Whether more states are said to have ratified a text that waits for ratifications than have."""
    if not is_not_in_force(claim.instrument) or not _DONE.fullmatch(claim.word):
        return False
    before = claim.sentence.before(claim.start, 60)
    after = claim.sentence.after(claim.start + len(claim.word), 60)
    found = _SO_MANY_HAVE.search(before) or _BY_SO_MANY.match(after)
    return found is not None and value(found["number"]) > ratifications(claim.instrument) + _MARGIN


def _by_an_organ(claim: Claim) -> bool:
    """Whether an organ is said to have ratified."""
    before = claim.sentence.upto(claim.start)
    after = claim.sentence.beyond(claim.start + len(claim.word))
    is_so = _ORGAN_BEFORE.search(before) or _BY_ORGAN.match(after)
    return claim.word.lower() == "ratified" and is_so is not None


def _ratified(instrument: Instrument) -> str:
    number = ratifications(instrument)
    return f" ({number} ratification{'s' * (number != 1)} counted)" if number else ""


def _says_done(claim: Claim) -> bool:
    """Whether a word says that a text is in force, not merely speaks of its coming into force."""
    return not re.match(
        r"entry|entering|coming|(?:enter|come|take|become|go)\b", claim.word, re.IGNORECASE
    )


def _is_over(draft: Draft, claim: Claim) -> bool:
    """Whether an undated sentence has a text in force that has ended since."""
    ended = claim.instrument.ended
    said = f"{claim.sentence.before(claim.start, 14)}{claim.word}"
    is_present = not claim.when and _IS_NOW.search(said) and not narrated(claim.sentence)
    return bool(ended and is_present) and last_day(ended) < today(draft).first


RULES = (
    Rule(
        code="D302",
        slug="stage",
        title="Stages of an instrument confused, or not reached",
        why="Adoption, opening for signature, signature, ratification, entry into force and application are different things on"
        " different days. A treaty that waits for ratifications is not in force; a declaration is not ratified.",
        find=wrong_stage,
        trips=(
            "The General Data Protection Regulation entered into force on 25 May 2018.",
            "The UN Convention against Cybercrime is in force.",
            "The Budapest Convention was adopted in 2004.",
            "The UN Convention against Cybercrime took effect in 2025.",
        ),
        passes=(
            "The General Data Protection Regulation entered into force on 24 May 2016 and has applied since 25 May 2018.",
            "The UN Convention against Cybercrime is not in force.",
            "The UN Convention against Cybercrime will enter into force after forty ratifications.",
            "The UN Convention against Cybercrime has yet to enter into force.",
        ),
    ),
)
