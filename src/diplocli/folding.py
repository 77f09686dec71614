"""Names as people type them, folded so that what does not matter does not count.

Case, accents, hyphens, dots, apostrophes and spaces, plural and singular, British and American
spelling, a leading "the" and an ampersand for "and" all fold away, so that ``Cyber-Defence`` and
``cyber defenses`` have one key. A plus behind a number stays, as a word: 108+ is not 108.
"""

from __future__ import annotations

_ENDINGS = (
    ("isations", "ization"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("yse", "yze"), ("ise", "ize"), ("ises", "ize"), ("izes", "ize"), ("ours", "or"), ("our", "or"),
    ("ences", "ense"), ("ence", "ense"), ("enses", "ense"), ("tres", "ter"), ("tre", "ter"),
    ("grammes", "gram"), ("gramme", "gram"), ("elling", "eling"), ("elled", "eled"),
    ("judgement", "judgment"), ("ogue", "og"), ("ogues", "og"),
)  # fmt: skip


_LAST = (*(ending for ending, _ in _ENDINGS), "s", "che", "she", "sse", "xe", "ze")
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


def words(text: str) -> list[str]:
    """The words of a text, folded one by one: ``["cyber", "defense"]``."""
    if text.isascii() and text.isalpha():
        return [_word(text.lower())]
    return [_word(word) for word in _split(text)]


def key(text: str) -> str:
    """The key under which a name is found: its folded words without what is between them."""
    return key_of(words(text))


def key_of(folded: list[str]) -> str:
    """The key that folded words make."""
    return "".join(folded[1:] if len(folded) > 1 and folded[0] == "the" else folded)


def _split(text: str) -> list[str]:
    text = _bare(text.casefold()).replace("&", " and ")
    if "+" in text:
        text = _with_plus(text)
    for mark in ".'’ʼ`":
        text = text.replace(mark, "")
    if text.isascii():
        return text.translate(_SPACED).split()
    return "".join([char if char.isalnum() else " " for char in text]).split()


def _with_plus(text: str) -> str:
    """Text with the plus that ends a number as a word, and without any other."""
    joined, *parts = text.split("+")
    for part in parts:
        ends_number = joined[-1:].isdigit() and not part[:1].isalnum()
        joined += (" plus " if ends_number else " ") + part
    return joined


def _bare(text: str) -> str:
    """Text without accents; ß, ø and the like have been case-folded or stand as they are."""
    if text.isascii():
        return text
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", text)
    if decomposed.isalnum():
        return decomposed
    return "".join([char for char in decomposed if not unicodedata.combining(char)])


def _word(word: str) -> str:
    if not word.endswith(_LAST):
        return word
    for ending, standard in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + standard
    return _singular(word)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith(("che", "she", "sse", "xe", "ze")) or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    ):
        return word[:-1]
    return word
