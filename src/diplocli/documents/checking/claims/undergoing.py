"""Of which text a stage’s word is said: the one that underwent it, or to which somebody did it.

The word’s object behind it, its subject before it, or what the block is about where a pronoun opens
the sentence; a text that is only compared, amended or carried out underwent nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ....model import Instrument
from ..draft.draft import Sentence
from ..draft.mentions import REFERENCE, Named
from .stagewords import INTRANSITIVE, NOMINAL

# “Adopted the new …”: nothing but an article and two words between.
_OBJECT = re.compile(r"[:*]*\s+(?:the\s+|its\s+|a\s+|an\s+|their\s+)?(?:[\w’'-]+\s+){0,2}$")
# “Adoption of the …”: a noun’s object, which nobody does.
_OF = re.compile(r"\s+(?:of|to)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$")
# “The Call, which the president launched in May”.
_OBJECT_OF_CLAUSE = re.compile(
    r"^,?\s+(?:which|that)\s+(?!(?:has|had|have|was|were|is)\b)(?:the\s+|its\s+)?[\w’'-]+[^,;:.()]*\s$"
)
# “With its adoption, the …”: the text follows.
_WITH_ITS = re.compile(
    r"^\W*(?:With|Since|Upon|After|Before|On|At|Through|By)\s+its\s+(?:\w+\s+)?$"
)
A_DATE_LONG = 40
# “Under the …”, “talks on the …”, “to implement the …”: the text is what something else is about.
_IS_ABOUT = re.compile(
    r"(?i)\b(?:under|pursuant to|implementing|based on|modelled on|by|unlike|like|than|after|before|since|until|from|replac\w+|amend\w+|supplement\w+|carr(?:y|ies|ied|ying) out|transpos\w+|implement(?:s|ed)|enforc\w+|complement\w+|giv\w+ effect to|(?:to |would |will )(?:ratify|implement|join|accede to|transpose|sign)"
    r"|(?:revision|review|negotiations?|drafting|work|protocol|amendments?|annex|accession|commentary|report|guidance|reservations?|agreement|resolution|talks|bill|order|decision|statement|act|law|rules?)\s+(?:to|on|about|for|of))\s+(?:the\s+|a\s+|its\s+)?$"
)
# “Its first ratification”, “the Call’s swift adoption”.
_OWNS = re.compile(r"^(?:[’']s?)?\s+(?:[a-z-]+\s+){1,2}$")
# “Adopted in 2012 after long talks, the …”: a participle that opens a sentence speaks of its subject.
_OPENS = re.compile(
    r"^\W*(?:(?:First|Only|Finally|Already|Though|Although|While|Having(?: been)?|(?:Since|After) it(?: was)?)\s+)?$"
)
# “Adopted in 2001, the …”: the subject behind a comma.
_APPOSED = re.compile(r"^[^.;:]{0,80}?,\s+(?:the\s+|its\s+|this\s+)?(?:[a-z][\w’'-]+\s+){0,2}$")
# “… was first …”, “…, which was …”: what ties a participle to the text before it.
_UNDERGOES = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+|first\s+|later\s+|then\s+|also\s+|only\s+|not\s+)*|^\s*(?:,|\(|–|—|:)\s*(?:which\s+was\s+|first\s+|\w+ly\s+)*|^\s+|,\s+|(?:^\s*(?:,|\(|–|—|:)|\b(?:was|were|is|are|been)\b).*\band\s+(?:\w+ly\s+|then\s+|later\s+)?|/\s*)$",
    re.DOTALL,
)

# “Under the Act, which entered into force in …”: what it is under is yet the subject.
_TELLS_MORE = re.compile(r",?\s+(?:which|that)\b")
# “Unlike the …”: a text beside the one that is spoken of.
_BESIDE = re.compile(r"\b(?:from|like|unlike|than|since|until|before|after)\s+(?:the\s+)?$")
# The same of a text that another is beside: also “…, now …” and a bracket.
_TELLS_MORE_OF_A_RIVAL = re.compile(
    rf"{_TELLS_MORE.pattern}|,\s+(?:now\s+|already\s+|first\s+)?$|\s*\($"
)
# Where another statement begins.
_STOP = re.compile(r"[;:]\s|\.\s")
# “…, and the Commission …”: somebody else’s deed; “…, and has applied” is not.
_OTHER_CLAUSE = re.compile(
    r",\s+(?:and|but|while|whereas)\s+(?!(?:has|have|had|was|were|is|it|opened|entered|adopted|signed|issued|applies|applied|came|in force)\b)"
)
_FAR = 120


class Undergone(NamedTuple):
    """The text that underwent a stage, and whether the stage’s word has it as its object."""

    instrument: Instrument
    is_object: bool = False


def subject_of(
    sentence: Sentence, topic: Instrument | None, start: int, end: int
) -> Undergone | None:
    """The instrument of which a stage’s word speaks; ``topic`` is that of words with no subject."""
    draft, lead = sentence.draft, sentence.upto(start)
    after = next((one for one in sentence.instruments if one.mention.start >= end), None)
    between = draft.frame[end : after.mention.start] if after else ""
    if after and _OBJECT.match(between):
        is_object = not _OF.match(draft.prose[end : after.mention.start])
        return Undergone(after.record, is_object)
    if after and _WITH_ITS.match(lead):
        return Undergone(after.record) if len(between) < A_DATE_LONG else None
    if earlier := [one for one in sentence.instruments if one.mention.end <= start]:
        record = _of_the_one_before(sentence, earlier[-1], start, end)
        return Undergone(record) if record else None
    if after and _OPENS.search(lead) and _APPOSED.match(between):
        return Undergone(after.record)
    return Undergone(topic) if topic and not lead.strip(" *-\n") else None


def _of_the_one_before(
    sentence: Sentence,
    nearest: Named[Instrument],
    start: int,
    end: int,
) -> Instrument | None:
    """The text before a stage’s word, where it is the word’s subject and not what another is about."""
    draft = sentence.draft
    mention, record = nearest
    word, between = draft.prose[start:end], draft.frame[mention.end : start]
    lead = draft.frame[sentence.start : mention.start]
    tells_more = _TELLS_MORE_OF_A_RIVAL if _BESIDE.search(lead) else _TELLS_MORE
    if _IS_ABOUT.search(lead) and not tells_more.match(between):
        return None
    is_noun, is_intransitive = NOMINAL.match(word), INTRANSITIVE.match(word)
    owns = is_noun and _OWNS.match(between)
    is_passive = _UNDERGOES.search(between) or _OBJECT_OF_CLAUSE.match(between) or owns
    if not is_intransitive and not is_passive:
        return None
    if mention.how == REFERENCE and not between.strip() and not is_noun:
        return None
    is_apart = len(between) > _FAR or _STOP.search(between) or _OTHER_CLAUSE.search(between)
    return None if is_apart else record
