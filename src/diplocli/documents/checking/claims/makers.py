"""Texts that are said to be those of somebody who did not make them.

“The European Union’s Budapest Convention”, “…, a treaty of the European Union”, “… was adopted by the
Security Council”: whoever is meant must be one of the makers that the text's record has, near to one,
or told of in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Actor, Instrument
from ....queries.standing import TREATIES, UNDECIDED
from ..draft.described import TEXTS
from ..draft.draft import Draft, Sentence
from ..draft.mentions import NAME, Mention
from ..facts.namewords import content
from ..facts.records import english_names, text_of
from ..finding import Trouble
from ..language.wording import is_asserted
from .slips import TITLE

# “Brazil’s own …”: between an owner and a name.
_OWNS = re.compile(r"[’']s?\s+(?:(?:own|new|landmark)\s+)?")
# “…, a treaty of the …”, “… is the first convention of the …”: between a name and an owner.
_IS_OF = re.compile(
    rf"(?:\s*\([^()]*\))?(?:,|\s+(?:is|was|remains))\s+(?:an?|the|one of the)\s+(?:[\w-]+\s+){{0,3}}?(?:instrument|text|{'|'.join(TEXTS)})s?\s+(?:of|by|from)\s+(?:the\s+)?"
)
# “… was adopted in June by the …”: between a name and who did it.
_MADE_BY = re.compile(
    r"(?:\s*\([^()]*\))?(?:,)?\s+(?:which\s+)?(?:was\s+|were\s+)?(?:\w+ly\s+|first\s+)?(?P<deed>adopted|agreed|drafted|drawn up|negotiated|concluded|issued|launched|initiated|proclaimed|passed|created)"
    r"(?:\s+(?:in|on|at)\s+[^,;:.]{3,30}?)?\s+by\s+(?:the\s+)?"
)
# What more than one organ of an organisation may do to a text.
_DECIDED = ("adopted", "passed")
# What states do who make a text for others to join.
_BEGAN = ("launched", "initiated", "proclaimed", "created")
# A title of fewer words may be several texts'.
_LONG = 3


def wrong_makers(sentence: Sentence) -> Iterator[Trouble]:
    """A text said to be somebody’s who did not make it."""
    draft = sentence.draft
    for owner, actor in sentence.named_actors:
        owned = _OWNS.match(draft.prose, owner.end, sentence.end)
        if owned and actor.type == "organisation":
            end, record = _text_at(sentence, owned.end())
            if record and _is_no_maker(draft, actor, record):
                yield _trouble(draft, (owner.start, end), record)
    for text, record in sentence.instruments:
        for owner, actor in sentence.named_actors:
            if text.end > owner.start or not _is_said(sentence, text, owner):
                continue
            between = draft.prose[text.end : owner.start]
            made = _MADE_BY.fullmatch(between)
            if (made and _has_not(draft, actor, record, made["deed"])) or (
                _IS_OF.fullmatch(between)
                and actor.type == "organisation"
                and _is_no_maker(draft, actor, record)
            ):
                yield _trouble(draft, (text.start, owner.end), record)


def _is_said(sentence: Sentence, text: Mention, owner: Mention) -> bool:
    """Whether a sentence says in its author’s own name what stands between a text and an owner."""
    before, after = sentence.before(text.start), sentence.after(owner.end)
    return is_asserted(before, sentence.draft.frame[text.end : owner.start], after)


def _text_at(sentence: Sentence, place: int) -> tuple[int, Instrument | None]:
    """Where the text ends that is named at a place, or the only one with all words of a long title."""
    draft = sentence.draft
    for mention, record in sentence.instruments:
        if mention.start == place and mention.how == NAME:
            return mention.end, record
    title = TITLE.match(draft.prose, place, sentence.end)
    words = content(title[0]) if title else frozenset()
    if words.isdisjoint(TEXTS):
        return place, None
    having = draft.known.names.having(words) if len(words) >= _LONG else set()
    known = [one for one in draft.known.records(sorted(having)) if isinstance(one, Instrument)]
    return (title.end(), known[0]) if title and len(known) == 1 else (place, None)


def _has_not(draft: Draft, actor: Actor, record: Instrument, deed: str) -> bool:
    """Whether somebody has not done to a text what they are said to have done."""
    if any(name in text_of(record) for name in english_names(actor)):
        return False
    if actor.type == "organisation" and _is_no_maker(draft, actor, record):
        return True
    makers = _makers(draft, record)
    if actor.type == "state":
        is_of_states = any(one.type == "state" for one in makers)
        return deed in _BEGAN and is_of_states and actor.id not in {one.id for one in makers}
    is_decided_by_one = record.type not in (*TREATIES, *UNDECIDED, "law")
    organs = [one for one in makers if actor.parent and one.parent == actor.parent]
    ids = {one.id for one in makers}
    return bool(
        deed in _DECIDED and is_decided_by_one and organs and not ids & {actor.id, actor.parent}
    )


def _is_no_maker(draft: Draft, owner: Actor, record: Instrument) -> bool:
    """Whether a text’s makers are all organisations, and an owner is neither one nor near to one."""
    makers = _makers(draft, record)
    if not makers or any(one.type != "organisation" for one in makers):
        return False
    near = {*record.related, *(one for maker in makers for one in (maker.id, maker.parent))} - {""}
    return not (
        near & {owner.id, owner.parent} or any(owner.name in maker.name for maker in makers)
    )


def _makers(draft: Draft, record: Instrument) -> list[Actor]:
    return [one for one in draft.known.records(record.actors) if isinstance(one, Actor)]


def _trouble(draft: Draft, span: tuple[int, int], record: Instrument) -> Trouble:
    makers = " and ".join(row.name for row in draft.store.titles(record.actors).values())
    return Trouble(*span, f"“{draft[span]}”: it is a text of {makers}", record, instead=makers)
