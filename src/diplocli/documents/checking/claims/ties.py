"""What ties a person to a post in a sentence: that the one is said to have held the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....folding import words as fold
from ....model import Actor, Holder
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..facts.records import is_person
from ..language.numbers import ORDINALS
from ..language.when import dates as dates_in
from ..language.wording import FORMER, NEGATION
from .posts import heads_of

# A person and a post with a few words of any kind around what ties the one to the other.
HOLDS = r"(?:chair(?:s|ed)?|head(?:s|ed)?|lead(?:s)?|led|direct(?:s|ed)?|r[ua]ns?|command(?:s|ed)?|steer(?:s|ed)?|presid(?:es|ed) over|oversaw|oversees|held|holds|manag(?:es|ed)|took (?:over|charge of|the helm of|the chair of)|takes (?:over|charge of)|(?:was|is|were) (?:at the (?:helm|head) of|in charge of|head of|director of|chair of|chief of|the head of|secretary[- ]general of)|serv(?:es|ed) as (?:head|director|chair|chief|secretary[- ]general) of|acted as (?:head|chair) of)"
# “Smith, who has long led the …”
_PERSON_HOLDS = re.compile(
    rf",?\s+(?:who,?\s+)?(?:(?!and\b|but\b|where\b|which\b)[\w’']+,?\s+){{0,5}}?{HOLDS}\s+(?:the\s+|its\s+|what\s+was\s+|(?!of\b|from\b)[\w’'-]+\s+){{0,4}}",
    re.IGNORECASE,
)
# “The office, then headed by …”
_HELD_BY = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,\s[^;:.()]{1,100}?,)?,?\s+(?:(?:which|that)\s+)?(?:(?:was|is|had been|then|now|still|also|already)\s+)*(?:chaired|headed|led|run|directed|commanded|steered|presided over|managed)\s+(?:(?:in|on|from|until|since|at|during|for|that|the|time|then|\d{4}|[A-Z][a-z]+|of)\s+){0,6}by\s+(?:the\s+|a\s+|its\s+)?(?:[\w’'-]+\s+){0,4}"
)
_HELD = (
    "chair", "chaired", "chairing", "head", "headed", "heading", "lead", "led", "leading", "direct",
    "directed", "run", "ran", "command", "commanded", "held", "leadership", "chairmanship", "directorship",
    "helm", "charge", "steered", "steer", "presided", "presiding", "preside", "oversaw", "oversee", "managed", "governed", "boss", "helmed", "stood", "stand",
)  # fmt: skip
# What may stand between a person and a post where the one is said to have held the other.
_LINKS = frozenset((
    *_HELD, *ORDINALS, "a", "to", "over", "take", "taken", "under", "hold", "tenure", "during", "acting", "also", "an", "and", "appointed", "as", "at", "became", "been", "being", "by",
    "confirmed", "department", "elected", "expert", "for", "group", "ha", "had", "he", "his", "in", "interim", "is", "it",
    "made", "minister", "ministry", "named", "now", "of", "office", "on", "our", "post", "president", "role", "s", "secretary", "person", "fill",
    "served", "serving", "she", "state", "still", "the", "then", "took", "wa", "was", "were", "who", "whose", "new", "chief",
    "executive", "officer", "capacity", "function", "stood", "stand", "sat", "sit", "speaking", "time", "moment", "country", "nation", "when", "that", "her", "me", "him", "day", "governor", "commissioner", "commander", "chairman", "chairwoman", "chairperson", "director", "coordinator", "envoy", "ambassador", "un", "us", "general", "admiral", "dr", "mr", "ms",
))  # fmt: skip
# “Deputy”, “adviser to”, “candidate”: another post beside the one named.
_LESSER = re.compile(
    r"\b(?:deputy|vice|under[- ]?secretary|assistant|special adviser|adviser to|advisor to|spokes\w+|candidate|nominee|nominated|shadow|acting|interim|chief of staff)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
# “Under-Secretary-General”: another post than the one whose name follows.
_UNDERSECRETARY = re.compile(r"\b[Uu]nder[- ]Secretary")
# “As ambassador, …”, “…, ”: the words before belong to the person behind.
_LEADS_IN = re.compile(r"\bAs\b|,\s+$")
# In “President Obama’s White House” the word before a name is no post there.
_COURTESY = frozenset(("president", "ambassador", "minister", "secretary", "general", "admiral"))
_LONGEST_LINK = 170
# “The office’s chief …”
_CHIEF = re.compile(r"(?:[’']s)?\s+(?:chief|head|boss)\s+", re.IGNORECASE)
# “The office under its director …”
_UNDER = re.compile(
    r"\s+under\s+(?:(?:its|then|the|director|chair|head|general|admiral|ambassador)\s+)*",
    re.IGNORECASE,
)
# “would nominate her as …”, “years before she took office as …”: the post comes later.
_NOT_YET = re.compile(
    r"\bnomin\w+|\b(?:years?|months?|weeks?|long|shortly|just) before\b|\bto be\b", re.IGNORECASE
)
# “Put forward … for Secretary-General”; “has headed the union’s development bureau”.
_CANDIDATE = re.compile(r"\s+for\s+(?:the\s+)?")
# “Heads the union’s bureau”: a part of what is named.
_OF_A_PART = re.compile(r"[’']s?\s+\w")


def is_tied(
    sentence: Sentence,
    who: Mention,
    what: Mention,
    body: Actor,
    held: Sequence[Holder],
) -> bool:
    """Whether a sentence has a person in a post: nobody else between, nothing denied, former or to come."""
    draft = sentence.draft
    start, end = min(who.start, what.start), max(who.end, what.end)
    first, last = min(who.end, what.end), max(who.start, what.start)
    between = draft.prose[first:last]
    return (
        len(between) <= _LONGEST_LINK
        and not _CANDIDATE.fullmatch(between)
        and not (what.start >= who.end and _OF_A_PART.match(draft.prose, what.end))
        and not any(is_person(draft.meant(one)) for one in draft.within(first, last))
        and _is_link(draft, between, body, first)
        and not NEGATION.search(draft.prose[max(sentence.start, start - 30) : end])
        and not FORMER.search(_near(sentence, start, end))
        and not _NOT_YET.search(draft.prose[max(sentence.start, start - 60) : end])
        and _has_the_role(sentence, who, what, held or body.holders)
    )


def _is_link(draft: Draft, between: str, body: Actor, offset: int) -> bool:
    """Whether nothing stands between a person and a post but what ties the one to the other."""
    if _HELD_BY.fullmatch(between):
        return True
    is_listed = re.fullmatch(r":\s+", between) is not None
    if (re.search(r"[.;:!?—]\s", between) and not is_listed) or re.search(r"\)\s*$", between):
        return False
    if _PERSON_HOLDS.fullmatch(between):
        return True
    roles = {word for one in body.holders for word in fold(one.role)}
    names = {
        word
        for mention in draft.within(offset, offset + len(between))
        for word in fold(mention.text)
    }
    allowed = _LINKS | roles | names
    allowed |= {word for when in dates_in(between) for word in fold(between[when.start : when.end])}
    return allowed.issuperset(fold(between))


def _near(sentence: Sentence, start: int, end: int) -> str:
    """The words of a post and a person, and those directly before and behind."""
    after = re.sub(
        r"\b(?:later|late|future)\b", " ", sentence.draft.prose[end : min(sentence.end, end + 22)]
    )
    return sentence.draft.prose[max(sentence.start, start - 18) : end] + after


def _has_the_role(
    sentence: Sentence, who: Mention, what: Mention, holders: Sequence[Holder]
) -> bool:
    """Whether a sentence says that the person had the post of some holders and not another there."""
    draft = sentence.draft
    start, end = min(who.start, what.start), max(who.end, what.end)
    before = draft.prose[max(sentence.start, start - 80) : start]
    if _UNDERSECRETARY.search(draft.prose[max(sentence.start, what.start - 8) : what.end]):
        return False
    if any(_LESSER.search(sentence.before(one.start, 60)) for one in (what, who)):
        return False
    is_led = what.end <= who.start and any(
        one.fullmatch(draft.prose[what.end : who.start]) for one in (_UNDER, _CHIEF)
    )
    said = set(fold(draft.prose[start:end])) - set(fold(who.text))
    if who.start > what.start or _LEADS_IN.search(before):
        said |= set(fold(before))
    if draft.prose[end : end + 1] in ("’", "'"):
        said |= set(fold(draft.prose[end : end + 30]))
    if is_led or said & set(_HELD):
        return True
    is_house = what.text.lower().endswith("white house")
    heads = (heads_of(one.role) & said for one in holders)
    return any(one and not (is_house and one <= _COURTESY) for one in heads)


def ordinal_of(between: str, after: str, body: Actor) -> str:
    """The ordinal that stands before a post or a role in it, with nothing else between."""
    roles = "|".join(
        {re.escape(word) for one in body.holders for word in fold(one.role) if word.isalpha()}
        | {"of", "the", "for", "president", "head"}
    )
    found = re.search(
        rf"\b({'|'.join(ORDINALS)})\W+(?:(?:UN|expert|ambassador|group|at|large|general|person|to|who|hold|held|have|had|lead|fill|be|was|is|post|office|role|title|as|{roles})\W+)*$",
        between,
        re.IGNORECASE,
    )
    if not found and "first" in between:
        return ""
    found = found or re.match(rf"[’']s\s+(first)\s+(?:{roles})\b", after, re.IGNORECASE)
    return found[1].lower() if found else ""
