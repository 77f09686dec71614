"""Words of texts as full-text search takes them: spelling made one, stop words, stems."""

from __future__ import annotations

from ...folding import words as fold_words


def listed(text: str) -> frozenset[str]:
    """The words of a table of words."""
    return frozenset(text.split())


STOP_WORDS = listed(
    "a about after again all also am an and any are as at be because been before being between both"
    " but by can could did do does doing done for from get gets give given go goes got had has have"
    " having he her here him his how i if in into is it its itself just let like list made make many"
    " may me might more most much must my no not of on one or other our out over own per please same"
    " say says she should show so some such take taken tell than that the their them then there these"
    " they this those through to too under until up use used very via was we were what whats when"
    " where whether which while who whom whose why will with within would you your s t"
    " mean means meant meaning definition define explain versus vs difference differ differs"
    " different compare compared"
)
_TRULY_ENSE = listed(
    "condense defense dense dispense expense immense incense intense license nonsense offense"
    " pretense recompense sense suspense tense"
)
_ENDINGS = tuple(
    sorted(
        listed(
            "ization izing ized ize ations ation ating ators ator ated ate ions ion ings ing ments"
            " ment ances ance ences ence ants ant ents ent abilities ability able ers er ors or ed"
            " ive ly"
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_SHORTEST_STEM = 4


def tokens(text: str) -> list[str]:
    """The words of a text in one spelling, case and number, as the index holds them."""
    return [standard(word) for word in fold_words(text)]


def stem(token: str) -> str:
    """What a word that ``tokens`` gave shares with its other forms: ``negoti`` of negotiating."""
    if token.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
                return token[: -len(ending)]
    return token


def standard(word: str) -> str:
    """A folded word as the index holds it: with -ence, not -ense, which would hide kinship."""
    if word.endswith("ense") and word not in _TRULY_ENSE:
        return word[:-2] + "ce"
    return word


def match(text: str) -> str:
    """A full-text expression that asks for every word of a text, whatever signs stand in it."""
    return " ".join([f'"{word}"' for word in tokens(text)]) or '""'
