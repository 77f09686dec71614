"""What the corpus says that a state has not done to a text: signed it, ratified it, joined it."""

from __future__ import annotations

import re

from ....model import TYPE_CHECKING, Actor, Instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_HAS_NOT = re.compile(
    r"\b(?:without|not|never|nor|neither|declin\w+|refus\w+|yet to|stayed? out|outside)\b[^.;]{0,40}?\b(?P<deed>ratif|sign|acced|join|part(?:y|ies)\b)",
    re.IGNORECASE,
)
_LEAST = 4


def refusal(state: Actor, instrument: Instrument, deed: str) -> str:
    """The sentence of either record that says that a state has not done a deed; else nothing.

    ``deed`` is ``sign`` or ``ratif``; who has not signed has not ratified.
    """
    for text, other in ((_text(state), instrument), (_text(instrument), state)):
        for sentence in _SENTENCE.split(text):
            found = _HAS_NOT.search(sentence)
            if not found or not any(name in sentence for name in _names(other)):
                continue
            said = found["deed"].lower()
            if deed.startswith("ratif") or said == "sign":
                return sentence
    return ""


def _text(record: Actor | Instrument) -> str:
    return f"{record.summary} {record.detail}"


def _names(record: Actor | Instrument) -> Iterator[str]:
    names = (record.name, *(alias.text for alias in record.aliases if not alias.lang))
    return (name for name in names if len(name) >= _LEAST)
