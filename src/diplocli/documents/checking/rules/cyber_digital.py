"""Cyber and digital diplomacy taken for each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from ....corpus.index.fulltext import holding
from ....corpus.index.wording import match
from ....folding import key as fold
from ....model import TYPE_CHECKING, Actor, Instrument, Milestone, Term
from ..finding import Rule, Trouble
from ..namewords import content
from ..sentences import HEADING, ITEM
from ..stages import STAGES, date_of, is_same
from ..wording import CORRECTIVE, NEGATION, REPORT, first_clause, last_clause

if TYPE_CHECKING:
    from ....model import Record
    from ..draft import Draft
    from ..sentences import Sentence
    from ..when import When

_NAMES = {"cyber": "cyber diplomacy", "digital": "digital diplomacy"}
_CYBER_TOPICS = {"norms", "cybercrime", "cyber-operations"}
_OTHER = {"cyber": "digital", "digital": "cyber"}
# By what each is known: the diplomat's tools, or the problems of cyberspace between states; one that is plain is enough.
_PLAIN_TOOLS = (
    r"tweet\w*|twitter|facebook|instagram|tiktok|social media|social networks?|hashtags?|selfies?|followers|viral|retweet\w*"
    r"|livestream\w*|chatbots?|emojis?|memes?|influencers?|virtual embass\w+|metaverse|digital tools|online presence|e-visas?"
)
_TOOLS = (
    r"accounts on|linkedin|youtube|whatsapp|telegram|weibo|posts?|posting|blog\w*|podcasts?|stream\w*|chat\w*|websites?"
    r"|web pages?|video ?calls?|videoconferenc\w*|zoom|virtual (?:meetings?|embass\w+|receptions?)|threads?|trolls?|reels?"
    r"|newsletters?|webinars?|e-?diplomacy|wikis?|virtual presence|hashtag campaigns?|video messages?|going live|smartphones?"
    r"|online (?:presence|outreach|campaigns?|services?)|apps?"
)
_PLAIN_PROBLEMS = (
    r"norms? of (?:responsible )?(?:state )?behaviou?r|state behaviou?r|cyber ?norms?|confidence[- ]building|cyber ?attacks?"
    r"|cyber ?conflicts?|cyber ?operations?|ransomware|public attribution|cyber ?sanctions?|First Committee"
    r"|Group of Governmental Experts|Open-ended Working Group|GGE|OEWG|cyber ?crime convention|Convention against Cybercrime"
    r"|Budapest Convention"
)
_PROBLEMS = (
    r"norms? (?:for|in|of) cyberspace|state behaviou?r in cyberspace|cyber ?crime|cyber ?war\w*|malicious cyber|hack\w*"
    r"|Global Mechanism|attribution|power[- ]grids?|espionage|malware|deterrence|hackers?|critical infrastructure|sanctions"
    r"|cyber ?(?:issues|threats|risks)|hotlines?|arms control|international law (?:applies|in cyberspace)|cyber ?security|ICT security"
)
_SIGNS = {
    "digital": re.compile(rf"\b(?:{_PLAIN_TOOLS}|{_TOOLS})\b", re.IGNORECASE),
    "cyber": re.compile(rf"\b(?:{_PLAIN_PROBLEMS}|{_PROBLEMS})\b", re.IGNORECASE),
}
_PLAIN = re.compile(rf"\b(?:{_PLAIN_TOOLS}|{_PLAIN_PROBLEMS})\b", re.IGNORECASE)
_TITLE_BEFORE = re.compile(
    r"\b(?:(?!Future|Rise|Role|Evolution|History|Impact)[A-Z][\w-]* +(?:(?:for|of|on|and|the) +)*)+$"
)
_TITLE_BEHIND = re.compile(
    r"(?P<one>(?:[’' ]+[A-Z][\w-]*)*)(?: +(?:(?:and|of|for|the|on) +)+[A-Z][\w-]*(?: +[A-Z][\w-]*)*)?"
)
_NEAR = 40
_EXPLAINS = re.compile(
    r"\s*(?:\(|:|–|—|,? (?:that is|i\.e\.|meaning|namely|such as|means?|is|are|in the sense of|deals? with|concerns?)\b|[\w ]{1,25}:)"
)
_INCIDENTAL = re.compile(
    r"\b(?:report|announc|publish|shar|said|wrote|comment|quot|discuss|critici[sz]|advertis|post)\w*\s+(?:[\w-]+\s+){0,4}(?:on|in|via|by)\b",
    re.IGNORECASE,
)
_DIPLOMAT = re.compile(r"\b(?P<which>cyber|digital)[ -]diplomat(?:s|ic)?\b", re.IGNORECASE)
# What speaks or writes about either: its tools are not what is called so.
_TOLD_ABOUT = re.compile(
    r"\b(?:role|impact|part|place|effect|rise) of\s+(?:[\w’'-]+\s+){1,4}(?:in|on)\s+$|\b(?:tweet|post|blog|wr[io]t|podcast|newsletter|panel|livestream|stream|video|lecture|talk|talked|talking|spoke|speak|discuss|debate|conference|event|webinar|thread|session|website|web page|page|article|report|book|workshop|seminar|interview|remark|joke)\w*\s+(?:[\w’'-]+\s+){0,4}?(?:about|on|of|to)\s+(?:the\s+|its\s+|our\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
# What goes on in either, or is used there, need not be what it is; nor what stands beside it.
_SOMETHING_IN_IT = re.compile(
    r"\b(?:(?:involvement|interest|participation|engagement|place)s?\s+in|(?:methods|techniques|means|theor(?:y|ies)|approaches)\b[\w ,]{0,40}\b(?:in|of|for)|used in|(?:concept|notion|idea|origins?|roots|history|study|context|importance)\s+of)\s+(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|as well as)\s+(?:the\s+)?")
_EMPHATIC = re.compile(
    r"\b(?:no other|no better|no less|not only|not just|not least|nowhere|nothing (?:shows|says|illustrates)|never before|no more|no end|no difference)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(
    r"^\W*(?:(?:This|That|These|Those|Such|Here|Nowhere|Thus|So|It|All (?:this|that)|In this|With this|Never)\b|(?:Cyber|Digital) diplomacy (?:in|at) (?:action|work|its))"
)
_SECTION = 6
_IN_A_TITLE = re.compile(r"\b(?:conclusions|resolution|communication) on\s+$", re.IGNORECASE)
_TALK = re.compile(
    r"\b(?:conference|lecture|talk|panel|event|session|prize|chair) (?:on|about|in|of)\s",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\b(?:practis\w+|practic\w+|produced|brought|yielded|that is|namely|i\.e\.|means?|is the|are the|consists? of|by which|a form of|example of|called|of using|in other words|this is|through|(?:was|is|were|are) an? (?:\w+ ){1,2}(?:of|in))\b",
    re.IGNORECASE,
)
_ON_DIPLOMACY = re.compile(
    r"\b(?P<what>conclusions|strategy|resolution|report|declaration|framework|plan|statement|communication|decision)\b(?:\s+(?:of|from)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?\d{4})?\s+on\s+(?:\w+\s+){0,2}?(?P<which>cyber|digital)[ -]diplomacy\b",
    re.IGNORECASE,
)
# What sets the two beside something else, an occasion called after one of them, and what the broad reading says.
_OPPOSED = re.compile(
    r"\b(?:should|(?<!better )than|gr[eo]wn?|(?:rise|growth|spread|advent|age|era) of|as (?:\w+ ){1,4}(?:change|evolve|grow|improve|spread)s?|compar\w+|unlike|versus|differ(?:s|ent|ence)?|apart|beside|like every\w+|also (?:has|have|had)|(?:left|leaves?|moved from) \w+ diplomacy)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s+(?:also|too)\b")
_OCCASION = re.compile(
    r"\s+(?:talks?|meetings?|conferences?|panels?|summits?|dialogues?|sessions?|workshops?|forums?|ambassadors?|officials?|events?)\b"
)
_TAKES_IN = re.compile(
    r"\s+(?:also |may |can )*(?:includes?|covers?|takes? in|extends? to|touch\w*)\b"
)
_NOUN = re.compile(r"[ -][a-z]+\b")
_CAPITAL = re.compile(r"\b[A-Z]")
_EQUATED = re.compile(
    r"\b(?:also (?:known as|called)|aka|a\.k\.a\.|otherwise known as|or|i\.e\.|that is,?|in other words,?|synonym\w* (?:of|for|with)|another (?:name|word|term) for|the same (?:thing )?as|identical (?:to|with)|interchangeabl\w+ with|equals|=|names? for (?:one|the same)|means? (?:exactly |precisely |just |much )?the same|in short)\b",
    re.IGNORECASE,
)
_INTERCHANGED = re.compile(
    r"\b(?:interchangeabl\w+|synonym\w*|the same (?:thing|field|practice|meaning)|one and the same|(?:two|different|other) (?:names|words|terms|labels) for|no (?:real )?difference between|means? (?:exactly |precisely |just |much )?the same|are (?:identical|the same|equivalent)|can be used for each other)\b",
    re.IGNORECASE,
)


def cyber_for_digital(draft: Draft) -> Iterator[Trouble]:
    """Cyber diplomacy for what is digital diplomacy, and the other way round."""
    if len(draft.store.titles([f"{name}-diplomacy" for name in _NAMES])) < len(_NAMES):
        return
    yield from _swapped_names(draft)
    yield from _by_its_date(draft)
    yield from _under_headings(draft)
    for sentence in draft.sentences:
        uses = list(_uses(draft, sentence))
        if len({name for name, _, _ in uses}) == 2:
            yield from _equated(draft, sentence, uses)
            yield from _exchanged(draft, sentence, uses)
        elif uses and _is_other(draft, sentence, *uses[0]):
            name, start, end = uses[0]
            yield _taken_for(draft, start, end, name)


class _Signs(NamedTuple):
    """What a stretch of a draft tells of: signs of the tools, and of the problems, and the plain ones."""

    digital: frozenset[str] = frozenset()
    cyber: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    def of(self, name: str) -> frozenset[str]:
        """The signs of one of the two."""
        return self.digital if name == "digital" else self.cyber

    def __or__(self, other: object) -> _Signs:
        """The signs of two stretches."""
        return _Signs(*(one | its for one, its in zip(self, other, strict=True)))  # type: ignore[call-overload]


def _signs(draft: Draft, *spans: tuple[int, int]) -> _Signs:
    """The signs in some stretches, by their words and by what they name."""
    found = _Signs()
    for start, end in spans:
        text = draft.prose[start:end]
        words = {
            name: frozenset(one[0].lower() for one in form.finditer(text))
            for name, form in _SIGNS.items()
        }
        named: dict[str, set[str]] = {name: set() for name in _SIGNS}
        plain = {one[0].lower() for one in _PLAIN.finditer(text)}
        for mention in draft.within(start, end):
            record = draft.meant(mention)
            side = _side(draft, record) if record else ""
            if record and side and not _SIGNS[side].search(mention.text):
                named[side].add(record.id)
                if not isinstance(record, Term) or record.id in _kin(draft, side):
                    plain.add(record.id)
        found |= _Signs(
            words["digital"] | named["digital"], words["cyber"] | named["cyber"], frozenset(plain)
        )
    return found


def _side(draft: Draft, record: Record) -> str:
    """Under which of the two the corpus puts what is named; nothing for what is under neither."""
    if isinstance(record, Term):
        near = [name for name in _NAMES if record.id in _kin(draft, name)]
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


def _is_other(draft: Draft, sentence: Sentence, name: str, start: int, end: int) -> bool:
    """Whether what a sentence says of one of the two is what the other is known by."""
    whole = draft.prose[sentence.start : sentence.end]
    before, after = draft.prose[sentence.start : start], draft.prose[end : sentence.end]
    begin = sentence.start + before.rfind(";") + 1
    stop = end + len(after.partition(";")[0])
    if whole.rstrip().endswith("?") or REPORT.search(whole) or CORRECTIVE.search(whole):
        return False
    if NEGATION.search(
        _EMPHATIC.sub("", f"{last_clause(before)[-_NEAR:]} | {first_clause(after)[:_NEAR]}")
    ):
        return False
    if (
        _TOLD_ABOUT.search(before)
        or _SOMETHING_IN_IT.search(before)
        or _is_coupled(draft, name, end)
        or _OPPOSED.search(_EMPHATIC.sub("", whole))
        or before.endswith("#")
    ):
        return False
    if (
        _OCCASION.match(after)
        or _ALSO.match(after)
        or (name == "digital" and _TAKES_IN.match(after))
    ):
        return False
    signs = _signs(draft, (begin, start), (end, stop), *_listed(draft, sentence))
    last = draft.previous(sentence)
    if last and not signs.of(_OTHER[name]) and _REFERS_BACK.search(whole):
        signs |= _signs(draft, (last.start, last.end))
    own, others = signs.of(name), signs.of(_OTHER[name])
    rest = f"{before[-len(before) + begin - sentence.start :] if before else ''} {draft.prose[end:stop]}"
    is_clear = others & signs.plain and not _INCIDENTAL.search(rest) and not _TALK.search(rest)
    if own:
        return bool(is_clear) and len(others) > 2 * len(own) and bool(_EXPLAINS.match(after))
    return bool(others) and bool(
        is_clear or len(others) > 1 or _APPLIED.search(rest) or after[:1] == ":"
    )


def _is_coupled(draft: Draft, name: str, end: int) -> bool:
    """Whether something of the other kind is named beside one of the two, so as another thing."""
    joined = _AND.match(draft.prose, end)
    beside = draft.within(joined.end(), joined.end() + 1) if joined else []
    record = draft.meant(beside[0]) if beside else None
    return record is not None and _side(draft, record) == _OTHER[name]


def _listed(draft: Draft, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The items of the list that a sentence introduces."""
    place = draft.place(sentence) + 1
    if draft.prose[sentence.start : sentence.end].rstrip().endswith(":"):
        for item in draft.sentences[place : place + _SECTION]:
            if item.sort != ITEM:
                break
            yield item.start, item.end


def _exchanged(
    draft: Draft, sentence: Sentence, uses: list[tuple[str, int, int]]
) -> Iterator[Trouble]:
    """“Digital diplomacy (norms, sanctions) and cyber diplomacy (posts, videos)”."""
    whole = draft.prose[sentence.start : sentence.end]
    if NEGATION.search(whole) or REPORT.search(whole) or CORRECTIVE.search(whole):
        return
    told = []
    for (name, _, end), (_, stop, _) in zip(uses, [*uses[1:], ("", sentence.end, 0)], strict=True):
        if _EXPLAINS.match(draft.prose, end):
            signs = _signs(draft, (end, stop))
            told.append(bool(signs.of(_OTHER[name])) - bool(signs.of(name)))
    if len(told) == len(uses) and all(one > 0 for one in told):
        name, start, _ = uses[0]
        yield _taken_for(draft, start, uses[-1][2], name)


def _under_headings(draft: Draft) -> Iterator[Trouble]:
    """A heading that names the one over a section that tells only of the other."""
    for place, heading in enumerate(draft.sentences):
        uses = list(_uses(draft, heading)) if heading.sort == HEADING else []
        if len(uses) != 1:
            continue
        name, start, end = uses[0]
        section = list(
            takewhile(
                lambda one: one.sort != HEADING, draft.sentences[place + 1 : place + 1 + _SECTION]
            )
        )
        text = draft.prose[heading.end : section[-1].end] if section else ""
        signs = _signs(draft, (heading.start, start), (end, heading.end + len(text)))
        is_told_apart = re.search(r"diploma", text, re.IGNORECASE)
        if len(signs.of(_OTHER[name])) > 1 and not (
            signs.of(name) or is_told_apart or NEGATION.search(text)
        ):
            yield _taken_for(draft, start, end, name)


def _uses(draft: Draft, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Where a sentence speaks of either, or of those who practise it, outside of longer titles."""
    found = []
    for mention in draft.within(sentence.start, sentence.end):
        for name, term in _NAMES.items():
            if fold(mention.text) == fold(term) and f"{name}-diplomacy" in mention.ids:
                found.append((name, mention.start, mention.end))
    for diplomat in _DIPLOMAT.finditer(draft.prose, sentence.start, sentence.end):
        if not any(start <= diplomat.start() < end for _, start, end in found):
            found.append((diplomat["which"].lower(), *diplomat.span()))
    for name, start, end in sorted(found, key=lambda one: one[1]):
        if not _IN_A_TITLE.search(draft.prose[max(0, start - 30) : start]):
            yield name, start, end


def _equated(
    draft: Draft, sentence: Sentence, uses: list[tuple[str, int, int]]
) -> Iterator[Trouble]:
    for (one, start, first_end), (other, second, end) in pairwise(uses):
        between = draft.prose[first_end:second]
        rest = draft.prose[sentence.start : start] + " " + draft.prose[end : sentence.end]
        if one == other or CORRECTIVE.search(rest) or REPORT.search(rest):
            continue
        said = len(between) < 40 and _EQUATED.search(between) and not NEGATION.search(between)
        apart = _INTERCHANGED.search(rest) and not NEGATION.search(_EMPHATIC.sub("", rest))
        alternative = re.fullmatch(r"\s+or\s+", between) and not apart
        if (said and not alternative) or apart:
            end += draft.prose[end : end + 1] == ")"
            yield _taken_for(draft, start, end, one, "the two are not the same")
            return


def _swapped_names(draft: Draft) -> Iterator[Trouble]:
    """A title with “digital diplomacy” in it that exists with “cyber diplomacy”, or the reverse."""
    for name, term in _NAMES.items():
        other = _NAMES[_OTHER[name]].title()
        for found in re.finditer(term.replace(" ", "[ -]"), draft.prose, re.IGNORECASE):
            if found[0].islower():
                noun = _NOUN.match(draft.prose, found.end())
                meant = f"{_NAMES[_OTHER[name]]}{noun[0]}" if noun else ""
                if noun and _is_only(draft, found.start(), noun.end(), meant):
                    record = draft.store.record(draft.store.named(fold(meant))[0].id)
                    yield _misnamed(draft, found.start(), noun.end(), meant, record)
                continue
            lead = _TITLE_BEFORE.search(draft.prose[max(0, found.start() - 60) : found.start()])
            rest = _TITLE_BEHIND.match(draft.prose, found.end())
            ends = [found.end(), *([rest.end(), rest.end("one")] if rest else [])]
            for start in {found.start() - len(lead[0]) if lead else found.start(), found.start()}:
                right = [
                    (
                        end,
                        f"{draft.prose[start : found.start()]}{other}{draft.prose[found.end() : end]}",
                    )
                    for end in ends
                    if end - start > len(found[0])
                ]
                hit = next(
                    ((end, one) for end, one in right if _is_only(draft, start, end, one)), None
                )
                if hit:
                    record = draft.store.record(draft.store.named(fold(hit[1]))[0].id)
                    yield _misnamed(draft, start, *hit, record)
                    break
            else:
                yield from _misnamed_in_texts(draft, name, found, lead, rest)


def _misnamed(draft: Draft, start: int, end: int, right: str, record: Record) -> Trouble:
    message = f"“{draft[start, end]}”: the name is {' '.join(right.split())}"
    return Trouble(start, end, message, record, instead=" ".join(right.split()))


def _misnamed_in_texts(
    draft: Draft,
    name: str,
    found: re.Match[str],
    lead: re.Match[str] | None,
    rest: re.Match[str] | None,
) -> Iterator[Trouble]:
    """A title that stands only with the other word in the corpus’s own texts."""
    begins = found.start() - len(lead[0]) if lead else found.start()
    last = rest.end("one") if rest else found.end()
    other = _NAMES[_OTHER[name]]
    for word in _CAPITAL.finditer(draft.prose, begins, found.end()):
        first = word.start()
        if len(draft.prose[first:last].split()) <= len(other.split()):
            return
        right = (
            f"{draft.prose[first : found.start()]}{other.title()}{draft.prose[found.end() : last]}"
        )
        if _is_only_told(draft, draft.prose[first:last], right):
            record = draft.store.record(f"{_OTHER[name]}-diplomacy")
            yield _misnamed(draft, first, last, right, record)
            return


def _is_only(draft: Draft, start: int, end: int, right: str) -> bool:
    """Whether the other name exists and the one that is written does not."""
    hits = [hit for hit in draft.store.named(fold(right)) if hit.kind != "source"]
    return bool(hits) and not draft.store.named(fold(draft.prose[start:end]))


def _is_only_told(draft: Draft, written: str, right: str) -> bool:
    """Whether the corpus’s own texts have the other name and nowhere the one that is written."""
    said, meant = (match(name).replace('" "', " ") for name in (written, right))
    layers = draft.store.layers
    return any(holding(one, meant) for one in layers) and not any(
        holding(one, said) for one in layers
    )


def _by_its_date(draft: Draft) -> Iterator[Trouble]:
    """A text of the one kind with the date of the text of the other that is called alike."""
    for sentence in draft.sentences:
        found = _ON_DIPLOMACY.search(draft.prose, sentence.start, sentence.end)
        dates = draft.dates(sentence) if found else []
        if not found or len(dates) != 1:
            continue
        name = found["which"].lower()
        own, other = (
            {
                record.id: record
                for record in draft.store.records(
                    sorted(draft.known.names.having(content(f"{found['what']} {one} diplomacy")))
                )
                if isinstance(record, Instrument)
            }
            for one in (name, _OTHER[name])
        )
        mine = [one for one in own.values() if _is_of(one, dates[0])]
        theirs = [one for one in other.values() if one.id not in own and _is_of(one, dates[0])]
        if theirs and own and not mine:
            message = f"“{draft[found.span()]}”: the text of that date is {theirs[0].name}"
            start, end = min(found.start(), dates[0].start), max(found.end(), dates[0].end)
            yield Trouble(start, end, message, theirs[0], instead=theirs[0].name)


def _is_of(instrument: Instrument, when: When) -> bool:
    return any(is_same(when, date) for stage in STAGES if (date := date_of(instrument, stage)))


def _taken_for(draft: Draft, start: int, end: int, name: str, also: str = "") -> Trouble:
    record: Record = draft.store.record(f"{name}-diplomacy")
    other = _NAMES[_OTHER[name]]
    said = also or f"what is described here is {other}"
    return Trouble(
        start,
        end,
        f"“{draft[start, end]}”: {said}. {record.summary}",
        record,
        instead="" if also else other,
    )


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
            "The ambassador's Instagram account is a fine example of cyber diplomacy.",
            "Cyber diplomacy, such as consular apps and chatbots, saves time.",
            "The ministry's cyber diplomacy unit runs its Twitter accounts and its web sites.",
            "Our course in cyber diplomacy teaches how to write tweets and reels.",
            "For cyber diplomacy an embassy needs a good camera, a TikTok account and wit.",
            "Cyber diplomacy on Twitter reached millions.",
            "Virtual embassies are a form of cyber diplomacy.",
            "Digital diplomacy produced the eleven norms of responsible state behaviour.",
            "The norms talks in the Open-ended Working Group are the core of digital diplomacy.",
            "Negotiating the Hanoi Convention was a triumph of digital diplomacy.",
            "Digital diplomacy, that is the negotiation of norms for state behaviour in cyberspace, is slow.",
            "In digital diplomacy, confidence-building measures and hotlines prevent escalation.",
            "Attribution of cyber attacks is the hardest task of digital diplomacy.",
            "Twiplomacy, also called cyber diplomacy, is done on platforms.",
            "Two words: digital diplomacy (norms, attribution, sanctions) and cyber diplomacy (posts, videos).",
            "Our cyber diplomacy in 2024:\n\n- live chats with students\n- a hashtag for the national day",
            "The Council calls its framework the digital diplomacy toolbox.",
            "Listing hackers, agreeing what states must not do to power grids: in short, digital diplomacy.",
        ),
        passes=(
            "Cyber diplomacy is not the same as digital diplomacy.",
            "In the reading of DiploFoundation, digital diplomacy takes in cyber diplomacy.",
            "Digital diplomacy, such as consular apps and chatbots, saves time.",
            "Cyber diplomacy produced the eleven norms.",
            "The cyber ambassador tweeted about cyber diplomacy.",
            "A panel on cyber diplomacy was streamed on YouTube.",
            "Some writers use cyber diplomacy and digital diplomacy as synonyms.",
            "Cyber diplomacy also covers disinformation on social media, some argue.",
            "Cyber diplomacy and digital diplomacy overlap.",
            "Our newsletter on cyber diplomacy has many followers.",
            "Cyber diplomacy is older than Twitter and will outlive it.",
            "After the cyber diplomacy talks the ministers posted a selfie.",
            "The digital diplomacy strategy of the ministry has five aims.",
            "Digital diplomacy includes crisis communication after a cyber attack on an embassy.",
            "Companies make much of their involvement in cyber diplomacy, which answers the embrace of 21st century statecraft.",
            "We looked at the methods used in cyber diplomacy, including the use of digital tools for talks.",
            "The ministry is fond of cyber diplomacy and 21st century statecraft.",
            "Cyber diplomacy uses digital tools to meet cyber threats.",
            "The concept of cyber diplomacy goes back to the years in which digital tools reached embassies.",
            "The digital diplomacy of Estonia grew out of the cyber attacks of 2007.",
        ),
    ),
)
