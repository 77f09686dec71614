"""Whether an instrument binds, whether it is in force and who has refused it, as the records have it."""

from __future__ import annotations

import re

from ....model import Actor, Instrument
from ....queries.standing import TREATIES, UNDECIDED
from .records import english_names, statements, text_of

# How the corpus says that a text is not in force.
_NOT_IN_FORCE = re.compile(
    r"\bnot (?:yet )?(?:been )?(?:in force|entered into force)\b|\bhas not entered into force\b|\bwas not yet in force\b"
)

# “Has not ratified”, “declined to sign”, “stayed outside”.
_HAS_NOT = re.compile(
    r"(?i)\b(?:without|not|never|nor|neither|declin\w+|refus\w+|yet to|stayed? out|outside)\b[^.;]{0,40}?\b(?P<deed>ratif|sign|acced|join|part(?:y|ies)\b)"
)
_LEAST = 4
# How the corpus says that a text takes effect bit by bit.
_IN_STEPS = re.compile(
    r"\b(?:in(?:to)? (?:effect|force)|appl(?:y|ies|ication)|effective)\b[^.]{0,60}\b(?:in steps|in stages|gradually|months later|years later)\b"
)


def is_treaty(instrument: Instrument) -> bool:
    """Whether a text is a treaty by whatever name."""
    return instrument.binding is True and instrument.type in TREATIES


def is_not_in_force(instrument: Instrument) -> bool:
    """Whether the corpus says that a text is not in force: a treaty that waits, a bill, a proposal."""
    if instrument.entered_into_force or instrument.applies_from:
        return False
    if instrument.type in UNDECIDED:
        return True
    needed = _count(instrument, "ratifications needed")
    if needed and _count(instrument, "ratifications") < needed:
        return True
    return bool(_NOT_IN_FORCE.search(text_of(instrument)))


def comes_in_steps(instrument: Instrument) -> bool:
    """Whether the corpus says that a text takes effect bit by bit, after it was made."""
    return bool(_IN_STEPS.search(text_of(instrument)))


def ratifications(instrument: Instrument) -> int:
    """How many states have ratified, as last counted; 0 where that is not known."""
    return _count(instrument, "ratifications")


def _count(instrument: Instrument, of: str) -> int:
    found = [
        one.number for one in instrument.counts if one.of == of or one.of.startswith(f"{of} (")
    ]
    return found[-1] if found else 0


def refusal(state: Actor, instrument: Instrument, deed: str) -> str:
    """The sentence of either record that says that a state has not done a deed; else nothing.

    ``deed`` is ``sign`` or ``ratif``; who has not signed has not ratified.
    """
    for teller, other in ((state, instrument), (instrument, state)):
        names = [name for name in english_names(other) if len(name) >= _LEAST]
        for sentence in statements(text_of(teller)):
            found = _HAS_NOT.search(sentence)
            if not found or not any(name in sentence for name in names):
                continue
            said = found["deed"].lower()
            if deed.startswith("ratif") or said == "sign":
                return sentence
    return ""
