"""Numbers in running text, as figures or words."""

from __future__ import annotations

import re

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(_SMALL)}
WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
WORDS |= {
    f"{ten}-{one}": 10 * number + digit
    for number, ten in enumerate(_TENS, 2)
    for digit, one in enumerate(_SMALL[1:10], 1)
}
WORDS |= {"a dozen": 12, "two dozen": 24, "three dozen": 36, "a hundred": 100, "one hundred": 100}
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_TENTHS = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
)  # fmt: skip
# The numbers that ordinals stand for, from the tenth on.
ORDINAL_WORDS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15,
    **{word: 10 * number for number, word in enumerate(_TENTHS, 2)},
    **{f"{ten}-{one}": 10 * number + digit for number, ten in enumerate(_TENS, 2) for digit, one in enumerate(ORDINALS[:9], 1)},
}  # fmt: skip
_AFTER_TENS = rf"(?:{'|'.join(_TENS)})-"
_TENTH_WORDS = "|".join([*_TENTHS, "tenth", "eleventh", "twelfth", "fifteenth"])
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_AFTER_TENS}(?:{'|'.join(ORDINALS[:9])})|{_TENTH_WORDS})"
_UP_TO_A_HUNDRED = (
    rf"(?:a|two|three) dozen|(?:a|one) hundred|{_AFTER_TENS}(?:{'|'.join(_SMALL[1:10])})"
    rf"|{'|'.join(_TENS)}|{'|'.join(reversed(_SMALL))}"
)
_HUNDREDS = rf"(?:an?|{'|'.join(_SMALL[1:10])}) hundred(?: and (?:{_UP_TO_A_HUNDRED}))?"
# A year of this century or the last.
A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_HUNDREDS}|{_UP_TO_A_HUNDRED})"


def value(text: str) -> int:
    """The number that figures or English words up to a thousand stand for, or an ordinal from the tenth on."""
    plain = text.replace(",", "").lower()
    if plain in ORDINAL_WORDS or (plain[:-2].isdigit() and not plain.isdigit()):
        return ORDINAL_WORDS.get(plain) or int(plain[:-2])
    hundreds, _, rest = plain.partition(" hundred")
    if plain.isdigit() or plain in WORDS:
        return int(plain) if plain.isdigit() else WORDS[plain]
    return 100 * WORDS.get(hundreds, 1) + WORDS.get(rest.removeprefix(" and "), 0)


def like(number: int, text: str) -> str:
    """A number written as another is: in figures or, up to ninety-nine, in words."""
    if text[:1].isdigit() or number > 99:
        return str(number)
    word = next(word for word, one in WORDS.items() if one == number)
    return word.capitalize() if text[:1].isupper() else word
