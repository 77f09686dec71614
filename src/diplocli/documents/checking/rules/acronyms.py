"""Acronyms that a reader cannot resolve, or that are resolved wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....folding import key as fold
from ....model import Actor, Record
from ..claims.expansions import expansions, other_letters
from ..claims.letters import FAR, expanded_at, has_initials, spelt
from ..draft.draft import Draft
from ..draft.mentions import Mention
from ..finding import Rule, Trouble
from ..known import once

# Readers of the field need no expansion of these.
FAMILIAR = frozenset((
    "AI", "API", "ASEAN", "BBC", "BRICS", "CEO", "CIA", "EU", "FBI", "G20", "G7", "G77", "GPS",
    "ICT", "ICTs", "ID", "INTERPOL", "IP", "IT", "MP", "NATO", "NGO", "OECD", "PC", "PDF", "SMS", "TV",
    "UK", "UN", "UNESCO", "UNICEF", "URL", "US", "USA", "USB", "USSR", "5G", "6G",
))  # fmt: skip
# Letters that stand for words: “OEWG”, “G7”, “A/RES”, “OSCEs”.
_ACRONYM = re.compile(
    r"(?=.{2,12}$)(?:[A-Z][/-])?[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)?s?"
)
# Words right before a bracket.
_SPELT_BEFORE = re.compile(r"\w[\w’' -]+\s$")
# “CERT-UA”: letters behind other letters are not by themselves.
_JOINED = re.compile(r"[A-Z][-/]$")
# Letters so few stand for much else outside the field, unless what has to do with them is named so near.
_FEW, _REACH, _ENOUGH = 3, 2_000, 4
# “DATA PROTECTION LAWS”: a word among others in capitals.
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{4,}(?:\s+(?:[A-Z]{1,3}\s+)?)$|\b[A-Z]{2,}\.\s+$")
# More capitals behind: a line of capitals, no acronym.
_CAPITALS_AFTER = re.compile(r"(?:\s+[A-Z]{1,3})?\s+[A-Z]{4,}\b")


class Use(NamedTuple):
    """The first place at which a draft uses an acronym that the corpus knows."""

    mention: Mention
    acronym: str
    meanings: tuple[Record, ...]


def unexpanded(draft: Draft) -> Iterator[Trouble]:
    """An acronym that the draft never spells out, whether it means one thing or several."""
    for use in _uses(draft):
        if _is_foreign(draft, use):
            continue
        if undecided := _undecided(draft, use):
            several = " or ".join(record.name for record in undecided)
            message = f"“{use.acronym}” may mean {several}: the draft names both"
            yield Trouble(use.mention.start, use.mention.end, message, undecided[0])
            continue
        if use.acronym in FAMILIAR | draft.familiar or _is_spelt_out(draft, use):
            continue
        spellings = (spelt(record, use.acronym) for record in use.meanings)
        names = [name for name in spellings if name and not _is_a_code(use.acronym, name)]
        if not names:
            continue
        if len(names) > 1:
            several = " or ".join(names[:4])
            message = f"“{use.acronym}” is never spelt out and has several meanings: {several}"
        else:
            message = f"“{use.acronym}” is never spelt out: {names[0]}"
        yield Trouble(
            use.mention.start,
            use.mention.end,
            message,
            use.meanings[0],
            instead=f"{names[0]} ({use.acronym})" if len(names) == 1 else "",
        )


def misexpanded(draft: Draft) -> Iterator[Trouble]:
    """An acronym beside words that look like its name and are not, or a name beside other letters."""
    yield from other_letters(draft)
    yield from expansions(draft)


def _is_a_code(acronym: str, name: str) -> bool:
    """Whether letters with a number stand for no words: APT35 is Charming Kitten’s, not short for it."""
    letters = acronym.rstrip("0123456789")
    return letters != acronym and letters not in name and not has_initials(name, letters)


def _is_foreign(draft: Draft, use: Use) -> bool:
    """Whether letters are a word in capitals, or few and the names near by are of another field.

    Near by there are some names, and none of what has to do with any of the meanings.
    """
    start, end = use.mention.start, use.mention.end
    lead, rest = draft.prose[max(0, start - FAR) : start], draft.prose[end : end + FAR]
    before, after = _CAPITALS_BEFORE.search(lead), _CAPITALS_AFTER.match(rest)
    if use.acronym.isalpha() and (before or after) and _is_a_word(draft, use.acronym):
        return True
    letters = use.acronym.removesuffix("s")
    if len(letters) > _FEW or not letters.isupper():
        return False
    near = {
        one
        for mention in draft.within(start - _REACH, start + _REACH)
        for one in mention.ids
        if mention.text != use.acronym
    }
    kin = {
        row.id
        for record in use.meanings
        for field, row in (*draft.store.links_from(record.id), *draft.links_to(record.id))
        if field != "topics"
    }
    return len(near) > _ENOUGH and not near & (kin | {record.id for record in use.meanings})


def _is_a_word(draft: Draft, acronym: str) -> bool:
    """Whether a draft has letters as a word of the language as well, or such a word among its names."""
    return acronym.lower() in _words(draft)


@once
def _words(draft: Draft) -> frozenset[str]:
    """The words of a draft's own prose as they are written."""
    return frozenset(re.findall(r"\w+", draft.prose))


def _undecided(draft: Draft, use: Use) -> list[Record]:
    """The records that bear an acronym and are named in full, where it stands beside none of them."""
    ids = {hit.id for hit in draft.store.named(fold(use.acronym)) if hit.how == "acronym"}
    firsts = {one: mentions[0].start for one, mentions in _in_full(draft).items() if one in ids}
    named = [one for one, start in firsts.items() if start < use.mention.start]
    if len(named) < 2:
        return []
    beside = re.search(rf"\({re.escape(use.acronym)}\b|\b{re.escape(use.acronym)}\s*\(", draft.text)
    # Of a sort and one of the sort, either is right.
    akin = any(row.id in named for one in named for _, row in draft.store.links_from(one))
    return [] if beside or akin else [draft.records[one] for one in named]


def _uses(draft: Draft) -> Iterator[Use]:
    seen = set()
    for mention in draft.mentions:
        acronym = mention.text
        if _JOINED.search(draft.prose, max(0, mention.start - 2), mention.start):
            continue
        if not _ACRONYM.fullmatch(acronym) or acronym in seen:
            continue
        meanings = tuple(
            [draft.records[one] for one in mention.ids if _bears(draft.records[one], acronym)]
        )
        if meanings:
            seen.add(acronym)
            yield Use(mention, acronym, meanings)


def _bears(record: Record, acronym: str) -> bool:
    """Whether an acronym is one of a record’s, and not its very name or that of a state."""
    if fold(record.name) == fold(acronym) or (isinstance(record, Actor) and record.type == "state"):
        return False
    return any(
        alias.type == "acronym"
        and fold(alias.text) == fold(acronym)
        and _is_shaped(acronym, alias.text)
        for alias in record.aliases
    )


def _is_shaped(acronym: str, alias: str) -> bool:
    """Whether an s at the end is a letter of both or of neither: “CNAS” is not several CNAs."""
    return acronym[-1:].islower() or not alias[-1:].islower()


def _is_spelt_out(draft: Draft, use: Use) -> bool:
    """Whether the draft has one of the meanings in full, or an expansion of its own."""
    in_full = [one for record in use.meanings for one in _in_full(draft).get(record.id, ())]
    if any(not _has_acronym(mention.text, use.acronym) for mention in in_full):
        return True
    alone = _by_text(draft)[use.acronym]
    if any(expanded_at(draft, one.start, one.end) is not None for one in alone):
        return True
    beside = re.compile(rf"\({re.escape(use.acronym.rstrip('s'))}s?\b[^()]*\)")
    return any(
        _SPELT_BEFORE.search(draft.text, max(0, found.start() - FAR), found.start())
        for found in beside.finditer(draft.text)
        if draft.text[max(0, found.start() - 1) : found.start()].isspace()
    )


@once
def _by_text(draft: Draft) -> dict[str, list[Mention]]:
    """By the very words where a draft names anything, in order."""
    found: dict[str, list[Mention]] = {}
    for mention in draft.mentions:
        found.setdefault(mention.text, []).append(mention)
    return found


@once
def _in_full(draft: Draft) -> dict[str, list[Mention]]:
    """By the id of a record where a draft names it in several words, in order."""
    found: dict[str, list[Mention]] = {}
    for mention in draft.mentions:
        for one in mention.ids if " " in mention.text.strip() else ():
            found.setdefault(one, []).append(mention)
    return found


def _has_acronym(text: str, acronym: str) -> bool:
    return acronym in re.split(r"[^\w]+", text) and len(text.split()) < 3


RULES = (
    Rule(
        code="D111",
        slug="acronym",
        title="An acronym that is never spelt out",
        why="A reader who does not know it cannot look it up, and some acronyms have several meanings: CISA is an"
        " agency and an act. Acronyms that everybody knows, and those that familiar in the configuration lists,"
        " may stand alone.",
        find=unexpanded,
        trips=("Our lawyer spent two weeks at the CCDCOE.", "The new rule was explained by BIS."),
        passes=(
            "The Global Forum on Cyber Expertise (GFCE) met. The GFCE is ten years old.",
            "The GFCE (Global Forum on Cyber Expertise) met.",
            "The EU, the UK and NATO spoke at the UN.",
            "# Overview of data PROTECTION LAWS\n\nTen laws apply.",
        ),
    ),
    Rule(
        code="D112",
        slug="acronym",
        title="An acronym that is spelt out wrongly",
        why="The words before or behind an acronym look like the name it stands for and are not.",
        find=misexpanded,
        trips=(
            "The Global Forum on Cyber Education (GFCE) met in May.",
            "The Global Forum for Cyber Experts (GFCE) met in May.",
            "The Open-Ended Working Party (OEWG) ended in 2021.",
            "GFCE (Global Foundation for Cyber Expertise) met.",
        ),
        passes=(
            "The Global Forum on Cyber Expertise (GFCE) met in May.",
            "Our Great Fishing and Canoeing Event (GFCE) was fun.",
            "The International Telecommunication Union (ITU) met.",
            "The Open-ended Working Group (OEWG) ended in 2021.",
        ),
    ),
)
