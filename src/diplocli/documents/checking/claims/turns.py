"""Who held a post first, before or after somebody, or as which of several: what a sentence has wrong of it."""

from __future__ import annotations

import re
from operator import attrgetter

from ....dates import first_day, span_in_words
from ....folding import words as fold
from ....model import Actor, Holder
from ..draft.draft import Draft, Sentence
from ..draft.mentions import REFERENCE, Mention, Named
from ..facts.lives import is_complete, ordinals_in, tenures
from ..facts.namewords import content
from ..finding import Trouble
from ..language.numbers import ORDINALS
from ..language.wording import NEGATION
from .tenures import not_theirs
from .ties import HOLDS

# “Smith, who chaired the third group”.
_TURN = re.compile(
    rf"(?i)(?:,?\s+of\s+[A-Z]\w+,?)?\s+(?:who\s+)?(?:had\s+)?{HOLDS}\s+the\s+(?P<which>{'|'.join(ORDINALS)})\s+(?:(?:and\s+)?(?:last|final|UN|United Nations|expert|GGE|governmental)\s+)*(?P<group>\w+)"
)
# “… succeeded …”
_WAS_AFTER = re.compile(
    r",?\s+(?:(?:who|then|later|had|has|would)\s+)*(?:succeeded|succeeds|replaced|replaces|followed|follows|took over from|takes over from|inherited the (?:post|office) from)\s+(?:(?:Mr|Ms|Ambassador|General|Admiral|Director|Secretary)\.?\s+)*"
)
# “… was succeeded by …”
_WAS_BEFORE = re.compile(
    r",?\s+(?:(?:who|then|later|had|has)\s+)*(?:(?:was|is)\s+(?:succeeded|replaced|followed)\s+(?:in \d{4} )?by|handed (?:it |the (?:post|office) )?over to|preceded|made way for|gave way to)\s+(?:(?:Mr|Ms|Ambassador|General|Admiral|Director|Secretary)\.?\s+)*"
)
# “…’s predecessor, …”, “her predecessor was …”
_NEIGHBOUR = re.compile(
    r"(?:[’']s?)?\s+(?:immediate\s+|direct\s+)?(?P<which>predecessor|successor)(?:,|\s+was|\s+is)?\s+"
)
# “…, the first person to hold Germany's post of cyber envoy”.
_FIRST_TO_HOLD = re.compile(
    r",?\s+(?:who\s+)?(?:(?:was|is|became|has been|had been)\s+)?the first(?:\s+(?:person|one|official|diplomat|holder|incumbent))?"
    r"\s+(?:to|in|of|who)\s+(?P<post>(?![^,;:.]*\b(?:called|styled|titled|rank)\b)[^,;:.]{4,100})"
)

# The first ambassador who headed an office need not be the first who headed it.
_RANKS = frozenset(fold("ambassador commissioner coordinator director envoy minister secretary"))


def wrong_turn(sentence: Sentence, who: Mention, human: Actor) -> Trouble | None:
    """A person said to have headed one of several numbered groups who headed another."""
    draft = sentence.draft
    found = _TURN.match(draft.prose, who.end, sentence.end)
    if not found or NEGATION.search(sentence.before(who.start)[-30:]):
        return None
    for body in draft.heads(human.id):
        if is_numbered(body) and set(fold(found["group"])) & set(fold(body.name)):
            start = _named_before(sentence, who)
            return wrong_number(draft, start, found.end(), body, human, found["which"].lower())
    return None


def wrong_order(sentence: Sentence, one: Named[Actor], other: Named[Actor]) -> Trouble | None:
    """Somebody said to have come after a person in a post who came before."""
    draft = sentence.draft
    between = draft.prose[one.mention.end : other.mention.start]
    if _WAS_AFTER.fullmatch(between):
        later, earlier = one.record, other.record
    elif _WAS_BEFORE.fullmatch(between):
        later, earlier = other.record, one.record
    else:
        return None
    if NEGATION.search(sentence.before(one.mention.start)[-30:]):
        return None
    place = one.mention.start, other.mention.end
    for body in sorted(draft.heads(later.id), key=attrgetter("id")):
        mine, theirs = (
            [first_day(held.from_) for held in tenures(body, human.id) if held.from_]
            for human in (later, earlier)
        )
        if mine and theirs and max(mine) < min(theirs):
            return not_theirs(draft, place, body, later)
    left = draft.heads(earlier.id)
    if not all(is_complete(body) and not tenures(body, later.id) for body in left):
        return None
    after = [(body, it) for body in left if (it := _beside(body, earlier, 1))]
    return not_theirs(draft, place, after[0][0], later, [after[0][1]]) if after else None


def no_neighbour(draft: Draft, one: Named[Actor], other: Named[Actor]) -> Trouble | None:
    """“Guterres’s predecessor, Kofi Annan”: somebody else was between them, or was it at all."""
    found = _NEIGHBOUR.fullmatch(draft.prose[one.mention.end : other.mention.start])
    if not found:
        return None
    step = -1 if found["which"] == "predecessor" else 1
    bodies = draft.heads(one.record.id)
    near = [(body, it) for body in bodies if (it := _beside(body, one.record, step))]
    if any(it.person == other.record.id for _, it in near):
        return None
    for body, it in near:
        if tenures(body, other.record.id) or is_complete(body):
            place = one.mention.start, other.mention.end
            return not_theirs(draft, place, body, other.record, [it])
    return None


def _beside(body: Actor, human: Actor, step: int) -> Holder | None:
    """Who held a post just before or after somebody, those who filled in left out."""
    held = [one for one in body.holders if one.from_ and not one.acting]
    held.sort(key=lambda one: first_day(one.from_))
    order = [one.person for one in held]
    there = order.index(human.id) + step if human.id in order else -1
    return held[there] if 0 <= there < len(held) else None


def not_first_there(sentence: Sentence, who: Mention, human: Actor) -> Trouble | None:
    """Somebody called the first to hold a post that is described and can only be the one held."""
    draft = sentence.draft
    found = _FIRST_TO_HOLD.match(draft.prose, who.end, sentence.end)
    bodies = draft.heads(human.id)
    if not found or len(bodies) != 1 or NEGATION.search(found[0]):
        return None
    names = " ".join((bodies[0].name, *(one.text for one in bodies[0].aliases)))
    is_it = content(found["post"]) & content(names)
    start = _named_before(sentence, who)
    return not_first(draft, start, found.end(), bodies[0], human) if is_it else None


def not_first(draft: Draft, start: int, end: int, body: Actor, human: Actor) -> Trouble | None:
    """What is wrong where somebody is called the first in a post who was not."""
    words = {word for one in tenures(body, human.id) for word in fold(one.role)}
    rank = _RANKS & set(fold(draft[start, end]))
    known = [
        one
        for one in body.holders
        if one.from_ and not one.acting and (not words or words & set(fold(one.role)) - {"and"})
        if not rank or rank & set(fold(one.role))
    ]
    earliest = min(known, key=lambda one: first_day(one.from_), default=None)
    if earliest is None or earliest.person == human.id:
        return None
    name = _name(draft, earliest)
    message = (
        f"“{draft[start, end]}”: the first was {name}, {span_in_words(earliest.from_, earliest.to)}"
    )
    return Trouble(start, end, message, body, instead=name, cites=earliest.cites or body.cites)


def wrong_number(
    draft: Draft, start: int, end: int, body: Actor, human: Actor, ordinal: str
) -> Trouble | None:
    """What is wrong where somebody is said to have headed another of several groups than it was."""
    mine = [one for one in tenures(body, human.id) if ordinal in ordinals_in(one.role)]
    theirs = [one for one in body.holders if ordinal in ordinals_in(one.role)]
    if mine or not theirs:
        return None
    name = _name(draft, theirs[0])
    message = f"“{draft[start, end]}”: {theirs[0].role} was {name}"
    return Trouble(start, end, message, body, instead=name, cites=theirs[0].cites or body.cites)


def _named_before(sentence: Sentence, who: Mention) -> int:
    """Where in a sentence the person is named for whom a pronoun stands; else its own place."""
    named = [
        one.start for one in sentence.draft.within(sentence.start, who.start) if one.ids == who.ids
    ]
    return named[-1] if named and who.how == REFERENCE else who.start


def _name(draft: Draft, holder: Holder) -> str:
    row = draft.store.titles([holder.person]).get(holder.person)
    return row.name if row else "somebody else"


def is_numbered(body: Actor) -> bool:
    """Whether a body is one of several that are counted: the fourth group of experts."""
    return any(ordinals_in(one.role) for one in body.holders)
