"""Firsts that the corpus knows to be disputed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from ....model import Record
from ..claims.attributed import claimed
from ..claims.corrections import find
from ..claims.wrongfirsts import first_claims
from ..draft.draft import Draft, Sentence
from ..finding import Rule, Trouble
from ..language.wording import CORRECTIVE, NEGATION, REPORT, last_clause

# “The first”, “the world’s very first”, not “the first step”.
_FIRST = re.compile(
    r"(?i)\b(?:the|its|[\w’'-]+[’']s?)\s+(?:world[’']s\s+)?(?:very\s+)?first\b(?!\s+(?:of all|place|step|half|instance|and foremost))"
)
# “Pioneered”, “inaugural”, “before any other”: first in other words.
_PIONEERED = re.compile(
    r"(?i)\b(?:pioneer(?:ed|s|ing)?(?: of| in)?|inaugural|was first to|were first to|before any(?:one| other \w+)|(?:had|has|have) ever (?:before )?|first(?= met| discussed| debated| took up| appeared| came| addressed| talked)|(?:the )?world(?:wide|[’']s) (?:very )?first|(?:the )?earliest|for the (?:very )?first time|never before|no (?:other )?(?:state|country|ministry|government|body|organisation|treaty|text|diplomat) (?:had|has) (?:ever )?(?:before|previously))\b"
)
# No sentence that is read by anybody says more often that something was first.
_ENOUGH = 8
# “First of its kind”: what is first stands before it.
_OF_ITS_KIND = re.compile(
    r"(?i)\s*(?:\w+\s+)?(?:of (?:its|this|that|the) (?:kind|sort|type)|anywhere|in the world|worldwide)\b"
)
# “For the first time”: what is first is what goes before.
_TIME = re.compile(r"first time\b")
# “The first time the Treasury did”: of one only.
_TIME_OF_ONE = re.compile(r"first time\s+(?:that\s+)?(?:the\s+)?[A-Z]")
_NEAR = 30
# “…, though not the …”: taken back.
_NOT_THAT = re.compile(r"[^.;]{0,80}?,\s+(?:though |but |if |and )?not\b")
# What is said to be first, to the end of its clause.
_CLAIM = re.compile(r"[^.;:(),]{0,120}")
# “Denmark’s first”, “its first”: of one owner only, which nobody disputes.
_BOUNDED = re.compile(
    r"(?i)(?!the\b|the world)(?:its|their|his|her|(?!world)\w+[’']s?)\s+(?:very\s+)?first\b"
)
# “Of the region”, “of the session”: of some, not of all.
_OF_A_REGION = re.compile(
    r"(?i)\b(?:of|in|for) (?:the|its|that|their|this) (?:region|country|series|year|decade|month|week|day|session|group|room|meeting|programme|course)\b"
)
# “By its own account”, “as often said”: somebody’s claim, and said so.
_PASSED_ON = re.compile(
    r"(?i)[^.;:]{0,120}?\b(?:by [\w’' _-]{2,50}?(?:account|claim|count|telling|reckoning)|as (?:commonly|often|widely|usually|generally) (?:described|said|told|put)|(?:it|he|she|they) (?:says?|claims?|said|claimed)|according to|so far as is known|as far as (?:is )?known|we know of|is (?:still )?(?:disputed|contested|debated|doubtful|open to (?:question|debate)))\b"
)
# “The first is privacy. The second …”: the place in a row.
_BARE = re.compile(r"\s*(?:(?:one|thing|point)\s+)?(?:is|are|was|were|concerns?|has|had|and|or)\b")
# “…; the second …”: the first of those that are told.
_IN_A_ROW = re.compile(
    r"(?i)^\W*(?:(?:the|a)\s+)?(?:second|other|another|next|third|latter|last|finally)\b|[,;]\s+(?:and\s+|while\s+)?the\s+(?:second|other|latter|last)\b"
)
# “Press accounts call it the first …”
_OTHERS_CALL_IT = re.compile(
    r"(?i)\b(?:says?|said|claims?|claimed|boasts?|insists?|maintains?|recalls?)\b[^.;:]{0,40}$|\b(?:been|is|was|are|were)\s+(?:\w+\s+)?(?:called|described as|billed as|hailed as|styled|labelled)\s+$|(?<!\bwe )(?<!\bI )\b(?:calls?|called|describes?|described|bills?|billed|hails?|hailed)\s+(?:it|itself|this|that|them|him|her|these)\b[^.;]{0,25}$"
    r"|(?<!\bwe )(?<!\bI )\b(?:call|bill|present|describe|promote|advertise|market|sell|style|hail|tout|celebrate|cast|frame)(?:s|ed|d)?\b[^.;:]{0,100}\bas\s+$"
    r"|\bcalls?\s+(?-i:[A-Z_])[^.;:]{0,120}$|^\W*whether\b[^;]*$"
)
# “One of the first”, “perhaps the first”.
_ONE_OF = re.compile(r"(?i)\b(?:one of|among|perhaps|arguably|probably|possibly|maybe)\W+$")


def disputed_first(draft: Draft) -> Iterator[Trouble]:
    """A “first” in the author’s own name that a correction takes back."""
    told = []
    for trouble in find(draft, "first"):
        told.append(trouble.start)
        if not _NOT_THAT.match(draft.prose, trouble.end):
            yield trouble
    for sentence in draft.sentences:
        if any(sentence.start <= start < sentence.end for start in told):
            continue
        firsts = chain(
            sentence.find_all(_FIRST),
            sentence.find_all(_PIONEERED),
        )
        for found in islice(firsts, _ENOUGH):
            disputed = _disputed(sentence, found)
            if disputed:
                yield disputed
                break


def _disputed(sentence: Sentence, found: re.Match[str]) -> Trouble | None:
    """What the corpus has against a “first”: a correction or, where it is one of all, whose claim it is."""
    before, after = sentence.before(found.start()), sentence.after(found.end())
    claim = _CLAIM.match(after)
    if not claim or not _is_own(before, after) or _is_ordinal(sentence, after):
        return None
    said = claim[0]
    if _OF_ITS_KIND.match(said) or _TIME.search(found[0] + said[:6]):
        said = f"{sentence.upto(found.start())} {said}"
    disputed = first_claims(sentence, found.start(), found.end(), said)
    if disputed or _is_one_of_few(sentence, found, said):
        return disputed
    return _attributed(sentence, found.span(), said)


def _is_one_of_few(sentence: Sentence, found: re.Match[str], said: str) -> bool:
    """Whether a “first” is said of a name, of one actor or of a region, not of all there are."""
    draft = sentence.draft
    is_named = any(
        one.start <= found.end() + 1 < one.end and not one.text.islower()
        for one in draft.within(sentence.start, found.end() + 2)
    )
    return bool(
        is_named
        or _TIME_OF_ONE.search(draft.prose, found.start(), found.end() + _NEAR)
        or _BOUNDED.match(draft.prose, found.start())
        or _OF_A_REGION.search(said)
    )


def _attributed(sentence: Sentence, span: tuple[int, int], said: str) -> Trouble | None:
    """A first that the corpus has as somebody’s claim."""
    draft = sentence.draft
    named = {one for mention in sentence.mentions for one in mention.ids}
    named |= {record.id for _, record in sentence.of_type(Record)}
    start, end = span
    for one in claimed(sentence, span, said, named):
        record = draft.store.record(one)
        claim = _CLAIM.match(draft.prose, end, sentence.end)
        stop = end + len(claim[0].rstrip() if claim else "")
        message = f"“{draft[start, stop]}”: the corpus passes this on as a claim. {record.summary}"
        return Trouble(start, stop, message, record, instead="say whose claim it is")
    return None


def _is_own(before: str, after: str) -> bool:
    denied = NEGATION.search(last_clause(before)) or _ONE_OF.search(before)
    passed_on = REPORT.search(before) or _PASSED_ON.match(after)
    others = _OTHERS_CALL_IT.search(before)
    return not (denied or passed_on or others or CORRECTIVE.search(before + after))


def _is_ordinal(sentence: Sentence, after: str) -> bool:
    """Whether a first without a noun is the first of several that a draft goes through."""
    following = sentence.following
    rest = following.prose if following else ""
    return bool(_BARE.match(after) and (_IN_A_ROW.search(after) or _IN_A_ROW.match(rest)))


RULES = (
    Rule(
        code="D402",
        slug="first",
        title="A first that is disputed, without saying whose claim it is",
        why="Many firsts are somebody's own claim, or true only of one country. Where the corpus has a correction of a first, the"
        " claim needs an attribution or has to go.",
        find=disputed_first,
        trips=(
            "Christopher Painter was the world's first cyber diplomat.",
            "The strategy of 2011 was the first government document on cyber diplomacy.",
            "The first cyber diplomat in the world was Christopher Painter.",
            "Sweden pioneered the virtual embassy.",
        ),
        passes=(
            "Christopher Painter was the first Coordinator for Cyber Issues of the United States.",
            "By his own account Painter was the world's first cyber diplomat.",
            "Sweden opened an early virtual embassy.",
            "Christopher Painter was the first Coordinator for Cyber Issues.",
        ),
    ),
)
