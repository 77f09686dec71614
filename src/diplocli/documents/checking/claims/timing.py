"""At which of the dates of a sentence a body is at work."""

from __future__ import annotations

import re

from ....model import Milestone
from ..draft.context import headed, narrated, today, told_before
from ..draft.draft import Sentence
from ..draft.mentions import REFERENCE, Mention
from ..language.sentences import ITEM
from ..language.tense import is_now, is_past
from ..language.when import PART, When
from ..language.wording import WHOSE

# “The Telegraph Act, 1885.”
_AN_ACT = re.compile(r"\b(?:Act|Bill|Code|Ordinance|Regulations|Rules),\s+$")
# “In”, “since”, “in the spring of”: what sets a sentence at the date behind it, or nothing.
_SET_THEN = re.compile(
    rf"(?i)(?:\b(?:in|on|at|during|throughout|since|by|from|as early as|as late as)(?:\s+the)?(?:\s+(?:{PART}|first|second|last|half|months?|weeks?|days?|quarter|run-up to|year|of))*[\s-]*(?:[A-Z][a-z]+ (?:and|or|to) )?|^\W*)$"
)
# “The centre in London, which in 2014 was already writing …”
_WHICH_THEN = re.compile(
    r"(?:\s+(?:in|at|of)\s+[A-Z_][\w ]{1,30})?,\s+(?:which|who|whose \w+)\s+(?:already\s+)?(?:in|on|by|since|as early as)\s+(?:early\s+|late\s+|mid-?\s*)?"
)
# What opens a sentence or clause and is about its time: “At its meeting in 2003, …”, “Asked about the raid of 2015, …”
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:today|now|then|thus|and|but|so|yet|only|already|even|back|still|as),?\s+)*"
    r"(?:$|(?:\w+(?:ed|ing)|when|while|as|in|on|at|during|throughout|since|from|by|around|early|late|mid|amid|with|against|seen|[A-Z][a-z]+ (?:in|of) $)\b[^,;:]*$)"
)
# “In response to the theft of records, disclosed in June 2015, the agency …”
_STARTS = re.compile(r"\W*(?:In|On|At|When|While|As|During|Amid|Against|With)\b")
# A comma ends what opens the sentence.
_NEXT = re.compile(r",\s+(?:the\s+)?")
# “2007: the agency …”: a date heads an item.
_HEADS_ITEM = re.compile(r"(?i)\s*(?::|–|—|-)\s+(?:the\s+|a\s+)?")
# “Brussels, 2007: the service drafts …”
_DATELINE = re.compile(r"^\W*(?:[A-Z][\w’'-]*\W+){1,4}$")
# Between a name and a date: the date is of something else.
_ANOTHERS = re.compile(
    r"[:;]\s|\b(?:which|that|who|whose|where|after|before|until|founded|created|established)\b"
)
# What begins another clause, with a time of its own.
_BREAKS = re.compile(r"[,;:(]|\b(?:and|but|or|as|which|that|who|whose|where|than)\b")
# “In 2011 they published a strategy that the bureau still quotes.”
_RELATIVE = re.compile(r"\b(?:which|that|who|whose|where)\b")
# A verb in the present: the sentence is not of that date.
_NOW = re.compile(r"\s+(?:\w+ly\s+)?(?:still|now|today|is|are|has|have|does|[a-z]+s)\b")
# “… enforces a regulation proposed in 2021”.
_DOES_NOW = re.compile(r"\s+(?:\w+ly\s+)?(?!was\b|has\b|is\b)[a-z]+s\s")
# “Proposed in 2021”: the date of a deed that is told aside.
_DONE_THEN = re.compile(r"\b[a-z]+(?:ed|en|wn|ght)\s+(?:in|on|by)\s+(?:early\s+|late\s+)?$")
# Where a clause with a time of its own begins.
_CLAUSE = re.compile(r"[:;—]\s|,\s+(?:and|but|while|whereas|so)\s")
# “Founded in 2004, the agency …”: the date is that of its beginning.
_FOUNDED = re.compile(r"(?i)^\W*(?:found|creat|establish|set up|born|launch|open|form)")
# “It was the agency that …”
_IT_WAS = re.compile(r"\b[Ii]t was (?:the )?$")
# “…, in early 2015”: a date set apart by a comma.
_APART = re.compile(
    r",\s+(?:in|on|from|between|during|by|as of|as early as|as late as)(?:\s+the)?(?:\s+(?:\w+)\s+of)?\s+(?:early\s+|late\s+|mid-?)?$"
)
# “The group has been instrumental in …”: what it has done lasts when it has ended.
_HAS_DONE = re.compile(
    r"(?i)^\W*(?:\([^()]*\)\W*)?(?:has|have)\s+(?:\w+\s+)?(?:been\s+\w+|shaped|laid|helped|paved|contributed)\s+"
)


def dates_of(sentence: Sentence, mention: Mention) -> list[When]:
    """The dates at which a sentence has a body at work: its own, those it goes on from, or today."""
    if dates := [one for one in sentence.dates if not _is_of_an_act(sentence, one)]:
        return dates if any(_is_its_time(sentence, mention, one) for one in dates) else []
    goes_on = is_past(sentence.prose) and not _has_its_own_time(sentence)
    told = told_before(sentence) if goes_on else []
    if dates := told or headed(sentence):
        return dates
    is_now = not narrated(sentence) and _speaks_of_now(sentence, mention)
    return [today(sentence.draft)] if is_now else []


def _has_its_own_time(sentence: Sentence) -> bool:
    """Whether a sentence names a text or an event, which has a date of its own."""
    dated = [*sentence.instruments, *sentence.of_type(Milestone)]
    return any(one.mention.how != REFERENCE for one in dated)


def _is_of_an_act(sentence: Sentence, when: When) -> bool:
    """Whether a year is part of a law’s name: “the Telegraph Act, 1885”."""
    return _AN_ACT.search(sentence.before(when.start, 40)) is not None


def _is_its_time(sentence: Sentence, mention: Mention, when: When) -> bool:
    """Whether a date tells when a body acts: at the head of its sentence or clause, or within it."""
    before = sentence.before(when.start)
    after = sentence.after(when.end)
    if mention.end <= when.start:
        between = WHOSE.sub("", sentence.draft.frame[mention.end : when.start])
        if _IT_WAS.search(sentence.before(mention.start)):
            between = between.replace(" that ", " ", 1)
        if _DOES_NOW.match(sentence.after(mention.end)) and _DONE_THEN.search(before):
            return False
        is_close = not _ANOTHERS.search(between) or _WHICH_THEN.fullmatch(between)
        return bool(is_close and _SET_THEN.search(before))
    between = sentence.draft.frame[when.end : mention.start]
    if sentence.sort == ITEM and not before.strip(" -*•\n\t") and _HEADS_ITEM.fullmatch(between):
        return True
    if _DATELINE.match(before) and _HEADS_ITEM.fullmatch(between):
        return True
    lead = _CLAUSE.split(before)[-1]
    if _FOUNDED.search(lead):
        return False
    if _STARTS.match(lead) and _NEXT.fullmatch(between):
        return True
    if _OPENS.match(lead) and (_SET_THEN.search(before) or after.startswith(",")):
        is_other = _RELATIVE.search(between) and _NOW.match(sentence.after(mention.end))
        return not (is_other or re.search(r"[:;]\s", between))
    if _APART.search(before):
        between = between.removeprefix(",")
    return bool(_SET_THEN.search(before)) and not _BREAKS.search(between)


def _speaks_of_now(sentence: Sentence, mention: Mention) -> bool:
    before, after = sentence.before(mention.start), sentence.after(mention.end)
    return is_now(before, after, dated=sentence.draft.dated) and not _HAS_DONE.match(after)
