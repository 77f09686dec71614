"""Cyber and digital diplomacy in a draft: where it speaks of either, and what shows which is meant.

Digital diplomacy is known by the diplomat’s tools, cyber diplomacy by the problems of cyberspace
between states: by their words, and by what the corpus puts under either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....folding import key as fold
from ....model import Actor, Instrument, Milestone, Record, Term
from ..draft.draft import Draft, Sentence

NAMES = {"cyber": "cyber diplomacy", "digital": "digital diplomacy"}
OTHER = {"cyber": "digital", "digital": "cyber"}
_CYBER_TOPICS = {"norms", "cybercrime", "cyber-operations"}
# A plain sign is enough by itself; of the others, which also stand beside much else, it takes two.
_PLAIN_TOOLS = (
    r"tweet\w*|retweet\w*|twitter|facebook|instagram|tiktok|youtube|whatsapp|weibo|second life|social (?:media|networks?)"
    r"|hashtags?|selfies?|followers|viral|livestream\w*|chatbots?|emojis?|memes?|influencers?|virtual embass\w+|metaverse"
    r"|digital tools|online presence|e-visas?"
)
_TOOLS = (
    r"accounts?|linkedin|telegram|posts?|posting|blog\w*|podcasts?|stream\w*|chats?|chatting|websites?|web (?:pages?|sites?)|videos?|video ?calls?"
    r"|videoconferenc\w*|zoom|virtual|threads?|trolls?|reels?|newsletters?|webinars?|wikis?|going live|smartphones?|by phone|apps?"
    r"|online (?:outreach|campaigns?|services?)|consular"
)
_PLAIN_PROBLEMS = (
    r"norms? of (?:responsible )?(?:state )?behaviou?r|state behaviou?r|cyber ?(?:norms?|attacks?|conflicts?|operations?|sanctions?)"
    r"|confidence[- ]building|ransomware|public attribution|international law (?:applies|in cyberspace|governs)|in cyberspace"
    r"|(?:each |one an)other[’']s (?:\w+ ){0,2}(?:networks?|systems?|hospitals?|grids?|infrastructures?)|information security"
    r"|cyber ?crime convention|First Committee"
)
_PROBLEMS = (
    r"norms? (?:for|in|of) cyberspace|Global Mechanism|cyber ?(?:crime|war\w*|issues|threats|risks|security)|malicious|hack\w*|attribution|grids?|espionage|malware|deterrence"
    r"|critical infrastructure|sanctions|hotlines?|arms control|ICT security"
)
_SIGNS = {
    "digital": re.compile(rf"(?i)\b(?:{_PLAIN_TOOLS}|{_TOOLS})\b"),
    "cyber": re.compile(rf"(?i)\b(?:{_PLAIN_PROBLEMS}|{_PROBLEMS})\b"),
}
# Signs that need nothing else beside them.
_PLAIN = re.compile(rf"(?i)(?:{_PLAIN_TOOLS}|{_PLAIN_PROBLEMS})")
# “Cyber diplomats”: their craft is meant.
_DIPLOMAT = re.compile(r"(?i)\b(?P<which>cyber|digital)[ -]diplomat(?:s|ic)?\b")
# “Conclusions on cyber diplomacy”: part of a title.
_IN_A_TITLE = re.compile(r"(?i)\b(?:conclusions|resolution|communication) on\s+$")


class Use(NamedTuple):
    """Where a draft speaks of one of the two, or of those who practise it."""

    name: str
    start: int
    end: int


class Sign(NamedTuple):
    """What shows one of the two: where it stands, which it shows, what it is, whether it is enough."""

    start: int
    end: int
    side: str
    what: str
    is_plain: bool


def uses(sentence: Sentence) -> Iterator[Use]:
    """Where a sentence speaks of either, or of those who practise it, outside of longer titles."""
    found = [
        Use(name, mention.start, mention.end)
        for mention in sentence.mentions
        for name, term in NAMES.items()
        if fold(mention.text) == fold(term) and f"{name}-diplomacy" in mention.ids
    ]
    for diplomat in sentence.find_all(_DIPLOMAT):
        if not any(one.start <= diplomat.start() < one.end for one in found):
            found.append(Use(diplomat["which"].lower(), *diplomat.span()))
    for one in sorted(found, key=lambda one: one.start):
        if not _IN_A_TITLE.search(sentence.draft.prose[max(0, one.start - 30) : one.start]):
            yield one


def signs(draft: Draft, *spans: tuple[int, int]) -> list[Sign]:
    """The signs of either in some stretches, by their words and by what they name."""
    found = []
    for start, end in spans:
        for side, form in _SIGNS.items():
            for one in form.finditer(draft.prose, start, end):
                is_plain = _PLAIN.fullmatch(one[0]) is not None
                found.append(Sign(*one.span(), side, one[0].lower().rstrip("s"), is_plain))
        for mention in draft.within(start, end):
            record = draft.meant(mention)
            side = side_of(draft, record) if record else ""
            if record and side and not _SIGNS[side].search(mention.text):
                is_plain = not isinstance(record, Term) or record.id in _kin(draft, side)
                found.append(Sign(mention.start, mention.end, side, record.id, is_plain))
    return found


def of(side: str, found: list[Sign]) -> list[Sign]:
    """The signs of one of the two among some, each but once."""
    return list({one.what: one for one in found if one.side == side}.values())


def side_of(draft: Draft, record: Record) -> str:
    """Under which of the two the corpus puts what is named; nothing for what is under neither."""
    if isinstance(record, Term):
        near = [name for name in NAMES if record.id in _kin(draft, name)]
        return near[0] if len(near) == 1 else "cyber" * bool(_CYBER_TOPICS & set(record.topics))
    if isinstance(record, Milestone) and record.track == "digital-diplomacy":
        return "digital"
    is_made = isinstance(record, (Instrument, Milestone)) or (
        isinstance(record, Actor) and record.type in ("group", "organisation")
    )
    return "cyber" if is_made and _CYBER_TOPICS & set(record.topics) else ""


def _kin(draft: Draft, name: str) -> set[str]:
    """The terms that have to do with one of the two by its record or by theirs."""
    one = f"{name}-diplomacy"
    linked = {row.id for field, row in draft.links_to(one) if field in ("related", "broader")}
    return linked | set(getattr(draft.store.record(one), "related", ()))
