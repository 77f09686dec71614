"""What the corpus says that a state has not done to a text: signed it, ratified it, joined it."""

from __future__ import annotations

import re

from ....model import Actor, Instrument
from .records import english_names, statements, text_of

# “Has not ratified”, “declined to sign”, “stayed outside”.
_HAS_NOT = re.compile(
    r"(?i)\b(?:without|not|never|nor|neither|declin\w+|refus\w+|yet to|stayed? out|outside)\b[^.;]{0,40}?\b(?P<deed>ratif|sign|acced|join|part(?:y|ies)\b)"
)
_LEAST = 4


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
