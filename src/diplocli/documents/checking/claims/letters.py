"""Letters and the words they stand for: where a draft gives them, and what names have them."""

from __future__ import annotations

import re

from ....folding import words as fold_words
from ....model import Record
from ...annotation.decide import expansion
from ..draft.draft import Draft
from ..facts.records import spelt_names

# “Group of Governmental Experts (”: the capitals before a bracket.
_WORDS_BEFORE = re.compile(r"((?:[A-Z][\w’'-]*|of|for|on|and|the|in|against|to)(?:\s+|$)){2,12}$")
# “GGE (Group of Governmental Experts)”.
_WORDS_INSIDE = re.compile(r"\s*\(((?:[A-Z][\w’'-]*)(?:\s+[\w’'-]+){1,12})\)")
# “ICANN, the Internet Corporation for …”
_WORDS_BEHIND = re.compile(
    r",\s+the\s+([A-Z][\w’'-]*(?:\s+(?:(?:of|for|on|and|the|in|to)\s+){0,2}[A-Z][\w’'-]*){1,8})"
)
# Little words with which no name begins.
_LITTLE_FIRST = re.compile(r"(?:(?:of|for|on|and|the|in|against|to|The|In|At|By|A|An)\s+)+")
_SAME_BEGINNING = 4
# The first letter of a word, where it is a capital.
CAPITAL = re.compile(r"\b([A-Z])\w")
FAR = 80


def expanded_at(draft: Draft, start: int, end: int) -> tuple[int, int] | None:
    """Where the words stand that a draft gives for an acronym: before it in brackets, or behind."""
    text = draft.prose
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        begin = expansion(text, start, end)
        if begin >= 0:
            return begin, start - 2
        offset = max(0, start - 160)
        before = text[offset : start - 1].rstrip()
        if found := _WORDS_BEFORE.search(before):
            skip = _LITTLE_FIRST.match(found[0])
            return offset + found.start() + (skip.end() if skip else 0), offset + len(before)
    if found := _WORDS_INSIDE.match(text, end):
        return found.span(1)
    found = _WORDS_BEHIND.match(text, end)
    if found and has_initials(found[1], text[start:end].rstrip("s")):
        return found.span(1)
    return None


def spelt(record: Record, acronym: str) -> str:
    """The name of a record that an acronym stands for: one with its letters, else its own."""
    letters = [char for char in acronym.rstrip("s").upper() if char.isalnum()]
    for name in spelt_names(record):
        firsts = [word[0].upper() for word in re.findall(r"[^\W_]+", name)]
        if (
            firsts[: len(letters)] == letters
            or [one for one in firsts if one in letters] == letters
        ):
            return name
    return record.name if " " in record.name else ""


def has_initials(written: str, acronym: str) -> bool:
    """Whether the words of a text begin with the letters of an acronym, and no others."""
    firsts = "".join(word[0].upper() for word in content_in(written))
    return firsts == acronym.upper()


def has_capitals(text: str, acronym: str) -> bool:
    """Whether the capitals of a text begin as an acronym does."""
    return "".join(CAPITAL.findall(text)).startswith(acronym)


def words_of_letters(text: str, acronym: str) -> list[str]:
    """The words of a text for which an acronym’s letters stand; none where they are not there."""
    words = content_in(text.replace("-", " "))
    firsts = "".join(word[0].upper() for word in words)
    place = firsts.find(acronym.rstrip("s").upper())
    return words[place : place + len(acronym.rstrip("s"))] if place >= 0 else []


def likeness(written: str, name: str) -> float:
    """How many of the words of one are, or begin as, words of the other; from 0 to 1."""
    one, other = content_in(written), content_in(name)
    alike = sum(any(_alike(word, right) for right in other) for word in one)
    return alike / max(len(one), len(other), 1)


def content_in(text: str) -> list[str]:
    """The words of a text that give letters, folded."""
    return [
        word
        for word in fold_words(text)
        if word not in ("of", "for", "on", "and", "the", "in", "to")
    ]


def _alike(word: str, right: str) -> bool:
    return word == right or (
        len(word) > _SAME_BEGINNING and word[:_SAME_BEGINNING] == right[:_SAME_BEGINNING]
    )
