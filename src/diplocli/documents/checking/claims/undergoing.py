"""Of which text a stage’s word is said: the one that underwent it, or to which somebody did it.

The word’s object behind it, its subject before it, or what the block is about where a pronoun opens
the sentence; a text that is only compared, amended or carried out underwent nothing.
"""

from __future__ import annotations

import re

from ....model import TYPE_CHECKING, Instrument
from ..draft.mentions import REFERENCE, Named
from ..language.sentences import Sentence
from .stagewords import INTRANSITIVE, NOMINAL

if TYPE_CHECKING:
    from ..draft.draft import Draft

_OBJECT = re.compile(r"[:*]*\s+(?:the\s+|its\s+|a\s+|an\s+|their\s+)?(?:[\w’'-]+\s+){0,2}$")
_OF = re.compile(r"\s+(?:of|to)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$")
_PRONOUN = re.compile(
    r"^\W*(?:It|(?:The|This|That|Its) (?:\w+ )?(?:treaty|convention|regulation|act|agreement|directive|protocol|resolution|declaration|text|law|report|strategy|compact|charter|instrument|pact|deal|framework|code|call)|Then it|Later it|But it|Yet it)\b"
)
# “The Call, which the president launched in May”.
_OBJECT_OF_CLAUSE = re.compile(
    r"^,?\s+(?:which|that)\s+(?!(?:has|had|have|was|were|is)\b)(?:the\s+|its\s+)?[\w’'-]+[^,;:.()]*\s$"
)
_WITH_ITS = re.compile(
    r"^\W*(?:With|Since|Upon|After|Before|On|At|Through|By)\s+its\s+(?:\w+\s+)?$"
)
A_DATE_LONG = 40
_IS_ABOUT = re.compile(
    r"\b(?:under|pursuant to|implementing|based on|modelled on|by|unlike|like|than|after|before|since|until|from|replac\w+|amend\w+|supplement\w+|carr(?:y|ies|ied|ying) out|transpos\w+|implement(?:s|ed)|enforc\w+|complement\w+|giv\w+ effect to|(?:to |would |will )(?:ratify|implement|join|accede to|transpose|sign)"
    r"|(?:revision|review|negotiations?|drafting|work|protocol|amendments?|annex|accession|commentary|report|guidance|reservations?|agreement|resolution|talks|bill|order|decision|statement|act|law|rules?)\s+(?:to|on|about|for|of))\s+(?:the\s+|a\s+|its\s+)?$",
    re.IGNORECASE,
)
# “Its first ratification”, “the Call’s swift adoption”.
_OWNS = re.compile(r"^(?:[’']s?)?\s+(?:[a-z-]+\s+){1,2}$")
# “Adopted in 2012 after long talks, the …”: a participle that opens a sentence speaks of its subject.
# “Was adopted by the Assembly as resolution 53/70”.
_AS = re.compile(r"\s+(?:by\s+(?:the\s+)?[\w’' ]{2,60}\s+)?as\s+(?:its\s+|the\s+|a\s+)?")
_OPENS = re.compile(
    r"^\W*(?:(?:First|Only|Finally|Already|Though|Although|While|Having(?: been)?|(?:Since|After) it(?: was)?)\s+)?$"
)
_APPOSED = re.compile(r"^[^.;:]{0,80}?,\s+(?:the\s+|its\s+|this\s+)?(?:[a-z][\w’'-]+\s+){0,2}$")
_UNDERGOES = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+|first\s+|later\s+|then\s+|also\s+|only\s+|not\s+)*|^\s*(?:,|\(|–|—|:)\s*(?:which\s+was\s+|first\s+|\w+ly\s+)*|^\s+|,\s+|(?:^\s*(?:,|\(|–|—|:)|\b(?:was|were|is|are|been)\b).*\band\s+(?:\w+ly\s+|then\s+|later\s+)?|/\s*)$",
    re.DOTALL,
)


def subject_of(
    draft: Draft,
    sentence: Sentence,
    topic: Instrument | None,
    named: list[Named[Instrument]],
    start: int,
    end: int,
) -> tuple[Instrument, bool] | None:
    """The instrument of which a stage’s word speaks, and whether it is the word’s object."""
    after = next(((one, record) for one, record in named if one.start >= end), None)
    if after and _AS.fullmatch(draft.frame[end : after[0].start]):
        return after[1], False
    if after and _OBJECT.match(draft.frame[end : after[0].start]):
        return after[1], not _OF.match(draft.prose[end : after[0].start])
    if after and _WITH_ITS.match(draft.prose[sentence.start : start]):
        return (after[1], False) if after[0].start - end < A_DATE_LONG else None
    earlier = [(one, record) for one, record in named if one.end <= start]
    if earlier:
        mention, record = earlier[-1]
        between = draft.frame[mention.end : start]
        lead = draft.frame[sentence.start : mention.start]
        tells_more = r",?\s+(?:which|that)\b"
        if re.search(r"\b(?:from|like|unlike|than|since|until|before|after)\s+(?:the\s+)?$", lead):
            tells_more += r"|,\s+(?:now\s+|already\s+|first\s+)?$|\s*\($"
        if _IS_ABOUT.search(lead) and not re.match(tells_more, between):
            return None
        is_object = _OBJECT_OF_CLAUSE.match(between)
        owns = NOMINAL.match(draft.prose[start:end]) and _OWNS.match(between)
        is_passive = _UNDERGOES.search(between) or is_object or owns
        if not INTRANSITIVE.match(draft.prose[start:end]) and not is_passive:
            return None
        if (
            mention.how == REFERENCE
            and not between.strip()
            and not NOMINAL.match(draft.prose[start:end])
        ):
            return None
        if len(between) > 120 or re.search(r"[;:]\s|\.\s", between):
            return _only(draft, sentence, named) if ":" in between and len(between) < 60 else None
        if re.search(
            r",\s+(?:and|but|while|whereas)\s+(?!(?:has|have|had|was|were|is|it|opened|entered|adopted|signed|issued|applies|applied|came|in force)\b)",
            between,
        ):
            return None
        return record, False
    lead = draft.prose[sentence.start : start]
    if after and _OPENS.search(lead) and _APPOSED.match(draft.frame[end : after[0].start]):
        return after[1], False
    passive = INTRANSITIVE.match(draft.prose[start:end]) or _UNDERGOES.search(
        draft.frame[sentence.start : start]
    )
    if topic and ((passive and _PRONOUN.match(lead)) or not lead.strip(" *-\n")):
        return topic, False
    return None


def _only(
    draft: Draft, sentence: Sentence, named: list[Named[Instrument]]
) -> tuple[Instrument, bool] | None:
    return (named[0][1], False) if len({record.id for _, record in named}) == 1 else None
