"""Contested terms used as if nobody disputed them.

A sentence that says that all agree (``agreement``) is told where it says so of a contested term: the
term stands in the same clause, or the clause goes back to it, and the agreement is about what it
means or what the law is, not that it matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Term
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention, Named
from ..finding import Rule, Trouble
from ..language.agreement import AGREED, is_flat

# “… simply means that”, “is defined as”.
_DEFINES = re.compile(
    r"(?i)\s*(?:\([^()]*\)\s*)?(?:(?:simply |plainly |always |just )*means? (?:that|nothing|the (?:right|duty|control|use|power))\b|is always\b|is (?:legally )?defined as\b|is (?:universally |generally )?understood (?:as|to mean)\b)"
)
# Any letter.
_LETTER = re.compile(r"[^\W\d_]")
_MANY = 3
# An agreement on meaning or law, whatever else the sentence is about.
_OF_WORDS = re.compile(
    r"(?i)defin|regard|treat|takes|mean|sense|reading|interpret|\blaw|legal|lawful|\brule|principle|the same|(?:words|names|terms|labels) for|stands for|synonym|interchang|undisputed\b|uncontested\b|one way"
)
# So near a term stands what is said of it.
_CLOSE = 75
# “…, a definition on which all agree”, “…; this is settled law”.
_GOES_BACK = re.compile(
    r"(?:,\s+(?:an?|as|which)\b[^,;:]*|\s(?:on|about) (?:whose|which)\b[^,;:]*|[;:]\s+(?:this|that|it|they|on this)\b[^;:]{0,60})(?:,[^,;:]{1,40}){0,2}$"
)
# A sentence about rules, law or meaning.
_OF_RULES = re.compile(
    r"(?i)\b(?:rules?|law|lawful|unlawful|illegal|legal|means?|meaning|definition|defined|right|obligation|binding|prohibited|forbidden|allowed|attack|armed|use of force|applies|what|must|(?-i:may)|dut(?:y|ies)|crimes?|lawyers|(?:the|this) (?:term|word|notion|concept)|obliges?|entitled?|protectionism)\b"
)
# What happens “in cyberspace” says nothing of cyberspace.
_IN = re.compile(
    r"\b(?:(?:seminar|meeting|panel|workshop|conference|report|paper|course|session|talks?|debate|discussion|book|chapter|training|lecture)s? (?:on|about|of)|in|across|through|throughout|from|via|(?<!same )by)\s+(?:the\s+)?$"
)


# Terms that are themselves the word for it.
_SAYS_SO = re.compile(
    r"(?i)consensus|unanim\w+|treat(?:y|ies)|norms?|(?:international )?agreements?"
)


def as_if_agreed(draft: Draft) -> Iterator[Trouble]:
    """A sentence that says of a contested term that all agree on it, or defines it for everybody."""
    for sentence in draft.sentences:
        if terms := _contested_terms(sentence):
            agreed = _agreed(sentence, terms)
            yield from [agreed] if agreed else _defined(sentence, terms)


def _contested_terms(sentence: Sentence) -> list[Named[Term]]:
    """The contested terms of a sentence, or of the question that it answers."""
    terms = [
        one
        for one in sentence.of_type(Term)
        if one.record.contested
        and not _SAYS_SO.fullmatch(one.mention.text)
        and not _IN.search(sentence.before(one.mention.start, 30))
    ]
    asked = None if terms else sentence.previous
    if asked and sentence.draft.prose[asked.end - 3 : asked.end].strip().endswith("?"):
        return [one for one in asked.of_type(Term) if one.record.contested]
    return terms


def _agreed(sentence: Sentence, terms: list[Named[Term]]) -> Trouble | None:
    """What is wrong where a sentence has all agree on what a term means or on the law of it."""
    whole = sentence.prose
    rest = _without(whole, sentence.start, terms) if len(terms) == 1 else whole
    marks = [
        one
        for one in AGREED.finditer(whole)
        if (_OF_RULES.search(rest) or _OF_WORDS.search(one[0]))
        and any(_is_bound(term, one, whole, sentence) for term, _ in terms)
        and is_flat(whole, one.start(), one.end())
    ]
    if not marks:
        return None
    first = marks[0].start() + sentence.start
    mention, record = min(terms, key=lambda one: abs(one.mention.start - first))
    ends = [one.mention.end for one in terms]
    ends += [marks[-1].end() + sentence.start, _goes_on(sentence)]
    return _contested(sentence.draft, min(mention.start, first), max(ends), record)


def _defined(sentence: Sentence, terms: list[Named[Term]]) -> Iterator[Trouble]:
    """A term of many readings with which a sentence opens and that it flatly defines."""
    whole = sentence.prose
    for mention, record in terms:
        if len(record.readings) < _MANY or " " not in mention.text:
            continue
        defines = _DEFINES.match(sentence.draft.prose, mention.end, sentence.end)
        place = mention.start - sentence.start
        opens = not _LETTER.search(whole[:place].replace("The ", "").replace("A ", ""))
        if defines and opens and is_flat(whole, place, defines.end() - sentence.start):
            yield _contested(sentence.draft, mention.start, defines.end(), record)


def _without(whole: str, offset: int, terms: list[Named[Term]]) -> str:
    """A sentence with nothing where its terms stand."""
    for term, _ in terms:
        start, end = term.start - offset, term.end - offset
        if start >= 0:
            whole = whole[:start] + " " * (end - start) + whole[end:]
    return whole


def _is_bound(term: Mention, mark: re.Match[str], whole: str, sentence: Sentence) -> bool:
    """Whether what a mark says is said of a term: it stands close by, in the same clause."""
    begin, end = term.start - sentence.start, term.end - sentence.start
    if begin < 0:
        return True
    between = whole[end : mark.start()] or whole[mark.end() : begin]
    is_close = len(between) < _CLOSE and not re.search(r"[;?]\s", between)
    return is_close or (end <= mark.start() and _GOES_BACK.search(between) is not None)


def _goes_on(sentence: Sentence) -> int:
    """Where the next sentence says once more that all agree, naming no term; 0 where it does not."""
    following = sentence.following
    if following is None or any(record.contested for _, record in following.of_type(Term)):
        return 0
    return max((one.end() for one in following.find_all(AGREED)), default=0)


def _contested(draft: Draft, start: int, end: int, record: Term) -> Trouble:
    return Trouble(
        start,
        end,
        f"“{draft[start, end]}”: {record.name} is contested. {record.contested}",
        record,
        instead="say whose reading it is",
    )


RULES = (
    Rule(
        code="D501",
        slug="contested",
        title="A contested term used as if it were not",
        why="Where the corpus records who disagrees about a term, a sentence that says that all agree, or that"
        " international law defines it, is not true. Using the term is fine.",
        find=as_if_agreed,
        trips=(
            "International law defines a cyber attack as any unauthorised access.",
            "All states agree that due diligence is a rule of its own.",
            "All states agree that sovereignty in cyberspace is a rule of its own.",
            "It is settled law that due diligence applies in cyberspace.",
        ),
        passes=(
            "There is no agreed legal definition of a cyber weapon.",
            "For France and Germany due diligence is an obligation.",
            "The cyber attack of 2015 cut power in western Ukraine.",
            "States disagree whether sovereignty in cyberspace is a rule.",
        ),
    ),
)
