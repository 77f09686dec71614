"""Cyber and digital diplomacy taken for each other.

A sentence that speaks of the one is held against the signs of the other in it: the words, texts and
bodies by which that is known. A sign counts where nothing between it and the name sets them apart,
denies the one of the other, or makes the sign what only speaks about it. Titles that exist with the
other name, and sentences that say that both are the same, are told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from ..claims.diplomacies import NAMES, OTHER, Sign, Use, of, side_of, signs, uses
from ..claims.swapped import by_its_date, swapped_names
from ..draft.draft import Draft, Sentence
from ..finding import Rule, Trouble
from ..language.sentences import HEADING, ITEM
from ..language.wording import CORRECTIVE, NEGATION, REPORT, first_clause, last_clause

_NEAR, _LEAD, _SETS = 40, 45, 12
# “Cyber diplomacy is …”, “, that is, …”: what follows explains it.
_EXPLAINS = re.compile(
    r"\s*(?:\(|:|–|—|,? (?:that is|i\.e\.|meaning|namely|such as|means?|is|are|in the sense of|deals? with|concerns?)\b|[\w ]{1,25}:)"
)
# What a clause of its own denies, such as what states may not do, is denied of neither.
_DENIED_WITHIN = re.compile(
    r"\b(?:what|which|how|where|when|whom)\b[^,;:.]{0,60}?\b(?:not|nor?|never|cannot)\b"
)
# “Not only”, “no better”: a negation that denies nothing.
_EMPHATIC = re.compile(
    r"(?i)\b(?:no other|no better|no less|not only|not just|not least|nowhere|nothing (?:shows|says|illustrates)|never before|no more|no end|no difference)\b"
)
# What sets one thing beside another, or tells how one grew out of the other.
_SETS_APART = re.compile(
    r"(?i)\b(?:should|(?<!better )than|gr[eo]wn?|(?:rise|growth|spread|advent|age|era) of|as (?:\w+ ){1,4}(?:change|evolve|grow|improve|spread)s?|compar\w+|unlike|versus|differ(?:s|ent|ence)?|apart|beside|like every\w+|also (?:has|have|had)|(?:left|leaves?|moved from) \w+ diplomacy)\b"
)
# What speaks or writes about either, or goes on in it: its tools are not what is called so.
_ABOUT = re.compile(
    r"(?i)\b(?:role|impact|part|place|effect|rise) of\s+(?:[\w’'-]+\s+){1,4}(?:in|on)\s+$|\b(?:tweet|post|blog|wr[io]t|podcast|newsletter|panel|livestream|stream|video|lecture|talk|talked|talking|spoke|speak|discuss|debate|conference|event|webinar|thread|session|website|web page|page|article|report|book|workshop|seminar|interview|remark|joke)\w*\s+(?:[\w’'-]+\s+){0,4}?(?:about|on|of|to)\s+(?:the\s+|its\s+|our\s+)?(?:[\w-]+\s+){0,2}$"
    r"|\b(?:(?:involvement|interest|participation|engagement|place)s?\s+in|(?:methods|techniques|means|theor(?:y|ies)|approaches)\b[\w ,]{0,40}\b(?:in|of|for)|used in|(?:concept|notion|idea|origins?|roots|history|study|context|importance)\s+of)\s+(?:[\w.’'-]+\s+){0,2}$"
)
# What is only told by way of a tool, or at an occasion.
_INCIDENTAL = re.compile(
    r"(?i)\b(?:report|announc|publish|shar|said|wrote|comment|quot|discuss|critici[sz]|advertis|post)\w*\s+(?:[\w-]+\s+){0,4}(?:on|in|via|by)\b"
    r"|\b(?:conference|lecture|talk|panel|event|session|prize|chair) (?:on|about|in|of)\s"
)
# What stands behind the name of an occasion, of something more, of the broad reading.
_BEHIND = re.compile(
    r"\s+(?:also|too|talks?|meetings?|conferences?|panels?|summits?|dialogues?|sessions?|workshops?|forums?|ambassadors?|officials?|events?)\b"
)
# “… also includes”.
_TAKES_IN = re.compile(
    r"\s+(?:also |may |can )*(?:includes?|covers?|takes? in|extends? to|touch\w*)\b"
)
# “Cyber and digital diplomacy”: both are meant.
_AND = re.compile(r"\s+(?:and|as well as)\s+(?:the\s+)?")
# “This is cyber diplomacy”: of the sentence before.
_REFERS_BACK = re.compile(
    r"^\W*(?:(?:This|That|These|Those|Such|Here|Nowhere|Thus|So|It|All (?:this|that)|In this|With this|Never)\b|(?:Cyber|Digital) diplomacy (?:in|at) (?:action|work|its))"
)
_SECTION = 6
# “A form of”, “called”, “by which”: something is called so.
_APPLIED = re.compile(
    r"(?i)\b(?:practis\w+|practic\w+|produced|brought|yielded|that is|namely|i\.e\.|means?|is the|are the|consists? of|by which|a form of|example of|called|of using|in other words|this is|through|(?:was|is|were|are) an? (?:\w+ ){1,2}(?:of|in))\b"
)
# “Cyber diplomacy, or …”: the two are taken for one.
_EQUATED = re.compile(
    r"(?i)\b(?:also (?:known as|called)|aka|a\.k\.a\.|otherwise known as|or|i\.e\.|that is,?|in other words,?|synonym\w* (?:of|for|with)|another (?:name|word|term) for|the same (?:thing )?as|identical (?:to|with)|interchangeabl\w+ with|equals|=|names? for (?:one|the same)|means? (?:exactly |precisely |just |much )?the same|in short)\b"
)
# “Synonyms”, “interchangeable”.
_ALIKE = re.compile(
    r"(?i)\b(?:interchangeabl\w+|synonym\w*|the same (?:thing|field|practice|meaning)|one and the same|(?:two|different|other) (?:names|words|terms|labels) for|no (?:real )?difference between|nothing (?:to tell|tells|that tells)|means? (?:exactly |precisely |just |much )?the same|are (?:identical|the same|equivalent)|can be used for each other)\b"
)
# “Students take digital diplomacy for the negotiation of norms.”
_TAKEN = re.compile(r"(?i)\b(?:takes?|took|taken|taking)\s+$")
# A question.
_ASKED = re.compile(r"\?[\s”\")]*$")


def cyber_for_digital(draft: Draft) -> Iterator[Trouble]:
    """Cyber diplomacy for what is digital diplomacy, and the other way round."""
    if len(draft.store.titles([f"{name}-diplomacy" for name in NAMES])) < len(NAMES):
        return
    yield from swapped_names(draft)
    yield from by_its_date(draft)
    yield from _under_headings(draft)
    for sentence in draft.sentences:
        found = list(uses(sentence))
        if len({one.name for one in found}) == len(NAMES):
            yield from _equated(sentence, found)
            yield from _exchanged(sentence, found)
        elif found and _is_other(sentence, found[0]):
            yield _taken_for(draft, found[0].start, found[0].end, found[0].name)


def _is_other(sentence: Sentence, use: Use) -> bool:
    """Whether what a sentence says of one of the two is what the other is known by."""
    draft, whole = sentence.draft, sentence.prose
    before, after = sentence.upto(use.start), sentence.beyond(use.end)
    if _ASKED.search(whole) or REPORT.search(whole) or CORRECTIVE.search(whole):
        return False
    if _TAKEN.search(before) or _ABOUT.search(before) or _is_coupled(draft, use):
        return False
    if _BEHIND.match(after) or (use.name == "digital" and _TAKES_IN.match(after)):
        return False
    if _denies(f"{last_clause(before)[-_LEAD:]} | {first_clause(after)[:_NEAR]}"):
        return False
    begin = sentence.start + before.rfind(";") + 1
    stop = use.end + len(after.partition(";")[0])
    spans = [(begin, use.start), (use.end, stop), *_listed(sentence)]
    last = sentence.previous
    if last and not of(OTHER[use.name], signs(draft, *spans)) and _REFERS_BACK.search(whole):
        spans.append((last.start, last.end))
    told = signs(draft, *spans)
    own = of(use.name, told)
    others = of(OTHER[use.name], [one for one in told if not _is_apart(draft, use, one)])
    rest = f"{draft.prose[begin : use.start]} {draft.prose[use.end : stop]}"
    is_clear = any(one.is_plain for one in others) and not _INCIDENTAL.search(rest)
    if own:
        return is_clear and len(others) > 2 * len(own)
    return bool(others) and bool(is_clear or len(others) > 1 or _APPLIED.search(rest))


def _denies(text: str) -> bool:
    """Whether a text denies something, what a clause of its own denies and emphasis apart."""
    return NEGATION.search(_DENIED_WITHIN.sub("", _EMPHATIC.sub("", text))) is not None


def _is_apart(draft: Draft, use: Use, sign: Sign) -> bool:
    """Whether what stands between a sign and one of the two sets them beside each other."""
    first, last = sorted(((use.start, use.end), (sign.start, sign.end)))
    clause = first_clause(draft.prose[last[1] : last[1] + _NEAR].partition(".")[0])
    between = draft.prose[max(0, first[0] - _SETS) : last[0]]
    return _SETS_APART.search(f"{between}|{clause.partition(',')[0]}") is not None


def _is_coupled(draft: Draft, use: Use) -> bool:
    """Whether something of the other kind is named beside one of the two, so as another thing."""
    joined = _AND.match(draft.prose, use.end)
    beside = draft.within(joined.end(), joined.end() + 1) if joined else []
    record = draft.meant(beside[0]) if beside else None
    return record is not None and side_of(draft, record) == OTHER[use.name]


def _listed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The items of the list that a sentence introduces."""
    place = sentence.number + 1
    if sentence.prose.rstrip().endswith(":"):
        for item in sentence.draft.sentences[place : place + _SECTION]:
            if item.sort != ITEM:
                break
            yield item.start, item.end


def _exchanged(sentence: Sentence, found: list[Use]) -> Iterator[Trouble]:
    """“Digital diplomacy (norms, sanctions) and cyber diplomacy (posts, videos)”."""
    draft, told = sentence.draft, []
    for use, stop in zip(found, [*(one.start for one in found[1:]), sentence.end], strict=True):
        if _EXPLAINS.match(draft.prose, use.end):
            there = signs(draft, (use.end, stop))
            told.append(bool(of(OTHER[use.name], there)) - bool(of(use.name, there)))
    if len(told) == len(found) and all(one > 0 for one in told):
        yield _taken_for(draft, found[0].start, found[-1].end, found[0].name)


def _under_headings(draft: Draft) -> Iterator[Trouble]:
    """A heading that names the one over a section that tells only of the other."""
    for place, heading in enumerate(draft.sentences):
        found = list(uses(heading)) if heading.sort == HEADING else []
        if len(found) != 1:
            continue
        name, start, end = found[0]
        below = draft.sentences[place + 1 : place + 1 + _SECTION]
        section = list(takewhile(lambda one: one.sort != HEADING, below))
        text = draft.prose[heading.end : section[-1].end] if section else ""
        told = signs(draft, (heading.start, start), (end, heading.end + len(text)))
        is_told_apart = re.search(r"diploma", text, re.IGNORECASE)
        if len(of(OTHER[name], told)) > 1 and not (
            of(name, told) or is_told_apart or NEGATION.search(text)
        ):
            yield _taken_for(draft, start, end, name)


def _equated(sentence: Sentence, found: list[Use]) -> Iterator[Trouble]:
    """A sentence that says that the two are one, or answers so to the question that names them."""
    draft = sentence.draft
    for (one, start, first_end), (other, second, end) in pairwise(found):
        between = draft.prose[first_end:second]
        rest = sentence.upto(start) + " " + sentence.beyond(end)
        if one == other or CORRECTIVE.search(rest) or REPORT.search(rest):
            continue
        said = len(between) < _NEAR and _EQUATED.search(between) and not NEGATION.search(between)
        alike = _ALIKE.search(rest)
        apart = alike and not NEGATION.search(_EMPHATIC.sub("", _ALIKE.sub("", rest)))
        if said or apart:
            end += draft.prose[end : end + 1] == ")"
            yield _taken_for(draft, start, end, one, "the two are not the same")
            return
    answer = sentence.following if _ASKED.search(sentence.prose) else None
    said_so = answer.find(_ALIKE) if answer and not answer.find(REPORT) else None
    if said_so:
        yield _taken_for(draft, *said_so.span(), found[0].name, "the two are not the same")


def _taken_for(draft: Draft, start: int, end: int, name: str, also: str = "") -> Trouble:
    record = draft.store.record(f"{name}-diplomacy")
    other = NAMES[OTHER[name]]
    said = also or f"what is described here is {other}"
    message = f"“{draft[start, end]}”: {said}. {getattr(record, 'summary', '')}"
    return Trouble(start, end, message, record, instead="" if also else other)


RULES = (
    Rule(
        code="D502",
        slug="cyber-digital",
        title="Cyber and digital diplomacy taken for each other",
        why="Cyber diplomacy is about the problems of cyberspace; digital diplomacy is about the diplomat's digital"
        " tools or, in a broad reading, every digital topic. Usage overlaps; the two are not synonyms.",
        find=cyber_for_digital,
        trips=(
            "Embassies that tweet are practising cyber diplomacy.",
            "Cyber diplomacy is the use of digital tools by diplomats.",
            "Cyber diplomacy (also known as digital diplomacy) is young.",
            "With its hashtag campaign the ministry showed what cyber diplomacy can do.",
        ),
        passes=(
            "Students often take digital diplomacy for the negotiation of cyber norms.",
            "Cyber diplomacy is not the same as digital diplomacy.",
            "In the reading of DiploFoundation, digital diplomacy takes in cyber diplomacy.",
            "Digital diplomacy, such as consular apps and chatbots, saves time.",
        ),
    ),
)
