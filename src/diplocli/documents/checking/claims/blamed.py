"""Attacks that are laid to somebody whom nobody that the corpus knows of has named for them.

“WannaCry was the work of Russia”, “the GRU was behind SolarWinds”: whom an attack is laid to must be
one of those whom the milestones about it have, or belong to one of them, or be told of in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....model import Actor, Milestone
from ..draft.draft import Draft, Sentence
from ..facts.records import english_names, is_person, statements, text_of
from ..finding import Trouble
from ..known import Known, once
from ..language.wording import is_asserted
from .parents import wholes

_DID = r"(?:carried out|launched|unleashed|perpetrated|mounted|conducted|released)"
_LAID = r"(?:(?:attributed|traced|ascribed)(?:\s+(?:it|the\s+\w+))?\s+(?:in\s+[^;:.,]{3,20}\s+)?to|(?:blamed|pinned)(?:\s+(?:it|the\s+\w+))?\s+on)"
# “… was the work of …”, “…, which London attributed to …”: an attack and whose it was.
_WAS_BY = re.compile(
    rf"(?:(?!\b(?:first|initially|said)\b)[^;:.()]){{0,70}}?\b(?:{_LAID}|(?:is|was|were)\s+(?:the\s+)?(?:work|doing|handiwork)\s+of|(?:was|were)\s+{_DID}\s+by)"
    r"\s+(?:hackers\s+(?:from|of|in)\s+)?(?:the\s+)?"
)
# A word with which an attack may be laid to somebody.
_LAYS = re.compile(
    rf"\b(?:attributed|traced|ascribed|blamed|pinned|behind|responsible|work|doing|handiwork|{_DID})\b"
)
# “… attributed it to …”, “It was traced to …”: the attack of the sentence before.
_IT = r"(?:[Ii]t|[Tt]he\s+(?:attack|breach|campaign|compromise|hack|intrusion|malware|operation|worm))"
_LAID_IT = re.compile(
    rf"\b(?=(?:attributed|traced|ascribed|blamed|pinned)\s+{_IT}\b)|\b{_IT}(?=\s+(?:was|were)\s+(?:the|{_DID}|attributed|traced|ascribed|blamed)\b)"
)
# “… was behind …”, “… unleashed …”, “…’s attack on …”: who it was and an attack.
_WAS_BEHIND = re.compile(
    rf"(?:[’']s\s+(?:\w+\s+)?hackers)?\s+(?:(?:is|was|were|stood|stands)\s+(?:behind|responsible\s+for)|{_DID})\s+(?:the\s+)?(?:\d{{4}}\s+)?"
)
# How the corpus says that somebody was named for an attack.
_NAMED = re.compile(
    r"(?i)\b(?:accus|attribut|behind|blam|indict|lay|name|responsib|sanction|trace|tie)\w*\b"
)
# The topic of events that are attacks.
_OF_ATTACKS = "cyber-operations"
# So much of a state's name its adjective shares.
_SHARED = 4


def wrongly_blamed(sentence: Sentence) -> Iterator[Trouble]:
    """An attack that is said to be the deed of somebody else than was named for it."""
    draft = sentence.draft
    for start, end, event in _attacks(sentence) if sentence.find(_LAYS) else ():
        for who, actor in sentence.named_actors:
            is_behind = who.start >= end
            gap = (end, who.start) if is_behind else (who.end, start)
            form = _WAS_BY if is_behind else _WAS_BEHIND
            if not form.fullmatch(draft.prose[slice(*gap)]) or is_person(actor):
                continue
            span = min(start, who.start), max(end, who.end)
            before, after = sentence.before(span[0]), sentence.after(span[1])
            if is_asserted(before, draft.frame[slice(*gap)], after):
                yield from _judged(draft, span, event, actor)


def _attacks(sentence: Sentence) -> list[tuple[int, int, Milestone]]:
    """The attacks of which a sentence speaks, and where: by name, or by the word that lays one to somebody."""
    named, last = _named_attacks(sentence), sentence.previous
    if laid := sentence.find(_LAID_IT) if last and not named else None:
        before = _named_attacks(last) if last else []
        named = [(*laid.span(), event) for *_, event in before]
    return named if len({event.id for *_, event in named}) == 1 else []


def _named_attacks(sentence: Sentence) -> list[tuple[int, int, Milestone]]:
    """The attacks that a sentence names, also where a term has the name of one."""
    events = _events(sentence.draft.known)
    return [
        (one.start, one.end, events[one.text]) for one in sentence.mentions if one.text in events
    ]


@once
def _events(known: Known) -> dict[str, Milestone]:
    """The attacks among the events of the corpus by their short names."""
    rows = known.store.rows(["milestone"])
    events = [one for one in known.records([row.id for row in rows]) if isinstance(one, Milestone)]
    attacks = [one for one in events if _OF_ATTACKS in one.topics]
    return {alias.text: one for one in attacks for alias in one.aliases if not alias.lang}


def _judged(
    draft: Draft, span: tuple[int, int], event: Milestone, blamed: Actor
) -> Iterator[Trouble]:
    """What is wrong where somebody is blamed for an event, if the corpus knows who was and is not."""
    known, (told, ids) = draft.known, _told_of(draft.known, event)
    actors = [one for one in known.records(ids) if isinstance(one, Actor)]
    culprits = [one for one in actors if _is_named_for_it(one, told)]
    near = {it for one in actors for it in _with_owners(known, one)}
    is_told = any(name in one for name in _called(blamed) for one in told)
    if culprits and not is_told and near.isdisjoint((blamed.id, blamed.country or blamed.id)):
        names = " and ".join(one.name for one in culprits)
        message = f"“{draft[span]}”: named for it is {names}"
        yield Trouble(*span, message, event, instead=names)


def _told_of(known: Known, event: Milestone) -> tuple[list[str], list[str]]:
    """What the milestones that are called by an event tell, by sentences, and who is in them."""
    names = [alias.text for alias in event.aliases if not alias.lang]
    rows = known.store.rows(["milestone"])
    ids = [row.id for row in rows if any(name in row.name for name in names)]
    about = [one for one in known.records([event.id, *ids]) if isinstance(one, Milestone)]
    told = [it for one in about for it in statements(f"{one.name}. {text_of(one)}")]
    return told, list(dict.fromkeys(it for one in about for it in one.actors))


def _is_named_for_it(actor: Actor, told: Sequence[str]) -> bool:
    """Whether somebody is named in a sentence behind a word for naming somebody for a deed."""
    found = [(one, _NAMED.search(one)) for one in told]
    behind = [one[word.end() :] for one, word in found if word]
    return any(name in one for one in behind for name in english_names(actor))


def _with_owners(known: Known, actor: Actor) -> Iterator[str]:
    """Somebody, all that they are a part of, and the states of these."""
    for one in known.records(wholes(known, actor)):
        yield one.id
        if isinstance(one, Actor) and one.country:
            yield one.country


def _called(actor: Actor) -> list[str]:
    """What somebody is called in English, and how a state’s adjective begins."""
    begins = [actor.name[:_SHARED]] if actor.type == "state" else []
    return [*english_names(actor), *begins]
