"""Words of texts as full-text search takes them: spelling made one, stop words, stems.

Chinese, Japanese, Thai and their neighbours write no spaces, so there each sign is a word of its own,
and what stands together is looked for as a phrase.
"""

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
    " run runs running become becomes became becoming happen happens happened current currently"
    " come comes came coming ever exactly actually"
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
_ARTICLES = ("ال", "وال", "بال", "كال", "فال", "لل")
_SHORTEST_AFTER_ARTICLE = 3
_WITHOUT_SPACES = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Myanmar
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"),  # Hiragana, Katakana
    ("\u31f0", "\u31ff"),
    ("\u3400", "\u9fff"),  # Han
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_FIRST_SIGN = _WITHOUT_SPACES[0][0]


def tokens(text: str) -> list[str]:
    """The words of a text in one spelling, case and number, as the index holds them."""
    return [token for word in fold_words(text) for token in cut(word)]


def cut(word: str) -> list[str]:
    """A folded word as the index holds it: whole, or sign by sign where it is written so."""
    if word < _FIRST_SIGN and max(word) < _FIRST_SIGN:
        return [standard(word)]
    pieces: list[str] = []
    is_open = False
    for char in word:
        if _SIGNS[char]:
            pieces.append(char)
            is_open = False
        elif is_open:
            pieces[-1] += char
        else:
            pieces.append(char)
            is_open = True
    return [piece if len(piece) == 1 else standard(piece) for piece in pieces]


def is_sign(token: str) -> bool:
    """Whether a token is a sign of a script that puts no spaces between words."""
    return len(token) == 1 and _SIGNS[token]


class _Signs(dict[str, bool]):
    """Tells of a character whether it is such a sign."""

    def __missing__(self, char: str) -> bool:
        found = self[char] = any(first <= char <= last for first, last in _WITHOUT_SPACES)
        return found


_SIGNS = _Signs()


def stem(token: str) -> str:
    """What a word that ``tokens`` gave shares with its other forms: ``negoti`` of negotiating."""
    if token.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if token.endswith(ending) and len(token) - len(ending) >= _SHORTEST_STEM:
                return token[: -len(ending)]
    return token


def standard(word: str) -> str:
    """A folded word as the index holds it.

    With -ence, not -ense, which would hide kinship, and without an Arabic article.
    """
    if word.endswith("ense") and word not in _TRULY_ENSE:
        return word[:-2] + "ce"
    while word.startswith(_ARTICLES):
        article = next(filter(word.startswith, _ARTICLES))
        if len(word) - len(article) < _SHORTEST_AFTER_ARTICLE:
            break
        word = word[len(article) :]
    return word


def match(text: str) -> str:
    """A full-text expression that asks for every word of a text, whatever signs stand in it."""
    return " ".join([f'"{" ".join(cut(word))}"' for word in fold_words(text)]) or '""'
