"""What ties a person to a post in a sentence: that the one is said to have held the other."""

from __future__ import annotations

import re

from ....folding import words as fold
from ....model import Actor
from ..facts.records import is_person
from ..language.numbers import ORDINALS
from ..language.when import dates as dates_in
from ..language.wording import FORMER, NEGATION
from .posts import Tie, heads_of

# A person and a post with a few words of any kind around what ties the one to the other.
HOLDS = r"(?:chair(?:s|ed)?|head(?:s|ed)?|lead(?:s)?|led|direct(?:s|ed)?|r[ua]ns?|command(?:s|ed)?|steer(?:s|ed)?|presid(?:es|ed) over|oversaw|oversees|held|holds|manag(?:es|ed)|took (?:over|charge of|the helm of|the chair of)|takes (?:over|charge of)|(?:was|is|were) (?:at the (?:helm|head) of|in charge of|head of|director of|chair of|chief of|the head of|secretary[- ]general of)|serv(?:es|ed) as (?:head|director|chair|chief|secretary[- ]general) of|acted as (?:head|chair) of)"
# “Smith, who has long led the …”
_PERSON_HOLDS = re.compile(
    rf"(?i),?\s+(?:who,?\s+)?(?:(?!and\b|but\b|where\b|which\b)[\w’']+,?\s+){{0,5}}?{HOLDS}\s+(?:the\s+|its\s+|what\s+was\s+|(?!of\b|from\b)[\w’'-]+\s+){{0,4}}"
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
# Who chairs a body need not be who heads it: a board has a chair, its agency a director.
_CHAIRED = frozenset(("chair", "chaired", "chairing", "chairmanship"))
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
    r"(?i)\b(?:deputy|vice|under[- ]?secretary|assistant|special adviser|adviser to|advisor to|spokes\w+|candidate|nominee|nominated|shadow|acting|interim|chief of staff)\W+(?:\w+\W+){0,3}$"
)
# “Under-Secretary-General”: another post than the one whose name follows.
_UNDERSECRETARY = re.compile(r"\b[Uu]nder[- ]Secretary")
# “Put forward … for Secretary-General”.
_CANDIDATE = re.compile(r"\s+for\s+(?:the\s+)?")
# “As ambassador, …”, “…, ”: the words before belong to the person behind.
_LEADS_IN = re.compile(r"\bAs\b|,\s+$")
# “, later …”: said of the person, not of the post.
_LATER = re.compile(r"\b(?:later|late|future)\b")
# “Director: Smith”; where another statement begins.
_LISTED, _STOP = re.compile(r":\s+"), re.compile(r"[.;:!?—]\s")
_LONGEST_LINK, _LEAD, _NEAR, _BY = 170, 80, 30, 20
# “The office’s chief …”
_CHIEF = re.compile(r"(?i)(?:[’']s)?\s+(?:chief|head|boss)\s+")
# “The office under its director …”
_UNDER = re.compile(
    r"(?i)\s+under\s+(?:(?:its|then|the|director|chair|head|general|admiral|ambassador)\s+)*"
)
# “would nominate her as …”, “years before she took office as …”: the post comes later.
_NOT_YET = re.compile(
    r"(?i)\bnomin\w+|\b(?:years?|months?|weeks?|long|shortly|just) before\b|\bto be\b"
)
# “Heads the union’s bureau”: a part of what is named.
_OF_A_PART = re.compile(r"[’']s?\s+\w")


def is_tied(tie: Tie) -> bool:
    """Whether a sentence has a person in a post: nobody else between, nothing denied, former or to come."""
    sentence, draft = tie.sentence, tie.sentence.draft
    start, end = tie.span
    is_part = tie.what.start >= tie.who.end and _OF_A_PART.match(draft.prose, end)
    if is_part or _CANDIDATE.fullmatch(tie.between) or not _is_link(tie):
        return False
    close, near, far = (
        draft.prose[max(sentence.start, start - back) : end] for back in (_BY, _NEAR, 2 * _NEAR)
    )
    behind = _LATER.sub(" ", sentence.beyond(end)[:_BY])
    return not (
        NEGATION.search(near)
        or FORMER.search(close + behind)
        or _NOT_YET.search(far)
        or any(is_person(draft.meant(one)) for one in draft.within(*tie.gap))
    ) and _has_the_role(tie)


def _is_link(tie: Tie) -> bool:
    """Whether nothing stands between a person and a post but what ties the one to the other."""
    between = tie.between
    if len(between) > _LONGEST_LINK:
        return False
    if _HELD_BY.fullmatch(between) or _LISTED.fullmatch(between):
        return True
    if _STOP.search(between):
        return False
    if _PERSON_HOLDS.fullmatch(between):
        return True
    named = [mention.text for mention in tie.sentence.draft.within(*tie.gap)]
    dated = [between[when.start : when.end] for when in dates_in(between)]
    roles = [one.role for one in tie.body.holders]
    return _LINKS.union(fold(" ".join((*named, *dated, *roles)))).issuperset(fold(between))


def _has_the_role(tie: Tie) -> bool:
    """Whether a sentence says that the person had the post of some holders and not another there."""
    sentence, prose, who, what = tie.sentence, tie.sentence.draft.prose, tie.who, tie.what
    start, end = tie.span
    if any(_LESSER.search(sentence.before(one.start, 60)) for one in (what, who)):
        return False
    if _UNDERSECRETARY.search(prose, max(sentence.start, what.start - 8), what.end):
        return False
    if what.end <= who.start and (_UNDER.fullmatch(tie.between) or _CHIEF.fullmatch(tie.between)):
        return True
    said = set(fold(prose[start:end])) - set(fold(who.text))
    before = sentence.upto(start)[-_LEAD:]
    if who.start > what.start or _LEADS_IN.search(before):
        said |= set(fold(before))
    if prose[end : end + 1] in ("’", "'"):
        said |= set(fold(prose[end : end + 30]))
    holders = tie.held or tie.body.holders
    roles = {noun for one in holders for noun in heads_of(one.role)}
    if said & _CHAIRED:
        return any("chair" in noun for noun in roles)
    return bool(said & set(_HELD) or roles & said)


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
