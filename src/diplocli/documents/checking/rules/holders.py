"""People in posts that they did not hold then, or were not the first to hold.

A sentence that ties a person to a post (``ties``) is held against who held it: as which of several
and after whom (``turns``), and at the dates that it gives (``tenures``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..claims.corrections import find
from ..claims.posts import Tie, by_name, by_role, of_their_country, posts_in
from ..claims.tenures import at_wrong_time
from ..claims.ties import is_tied, ordinal_of
from ..claims.turns import (
    is_numbered,
    no_neighbour,
    not_first,
    not_first_there,
    wrong_number,
    wrong_order,
    wrong_turn,
)
from ..draft.draft import Draft
from ..facts.records import is_person
from ..finding import Rule, Trouble

_LEAD, _REST = 60, 30


def not_then(draft: Draft) -> Iterator[Trouble]:
    """A person named in a post at a date outside the time in it, or as first where others were."""
    yield from find(draft, "holder")
    for sentence in draft.sentences:
        if sentence.corrects:
            continue
        actors = sentence.actors
        people = [one for one in actors if is_person(one.record)]
        for one, other in pairwise(people):
            if trouble := (wrong_order(sentence, one, other) or no_neighbour(draft, one, other)):
                yield trouble
        posts = list(posts_in(sentence))
        for person in people:
            if trouble := wrong_turn(sentence, *person) or not_first_there(sentence, *person):
                yield trouble
            others = (
                *by_name(sentence, person),
                *by_role(sentence, person),
                *of_their_country(sentence, person),
            )
            for post in (*posts, *others):
                trouble = _judged(Tie(sentence, *person, *post))
                if trouble:
                    yield trouble
                    break


def _judged(tie: Tie) -> Trouble | None:
    """What is wrong where a sentence has a person in a post: the turn or the time."""
    if not is_tied(tie):
        return None
    draft, body, (start, end) = tie.sentence.draft, tie.body, tie.span
    lead = tie.sentence.upto(tie.what.start)[-_LEAD:]
    turn = lead if tie.what.start <= tie.who.start else tie.between
    ordinal = ordinal_of(turn, draft.prose[tie.what.end : tie.what.end + _REST], body)
    ordinal = ordinal or ordinal_of(tie.between, "", body)
    if ordinal and tie.held and is_numbered(body):
        return wrong_number(draft, start, end, body, tie.human, ordinal)
    if ordinal == "first" and (tie.held or len(body.holders) > 1):
        return not_first(draft, start, end, body, tie.human)
    return at_wrong_time(tie)


RULES = (
    Rule(
        code="D202",
        slug="holder",
        title="A person in a post at the wrong time",
        why="The corpus knows who held a post from when to when. Where a sentence has somebody in it at a date outside"
        " that time, has somebody else's turn, or calls somebody the first who was not, it is wrong. “Former” and"
        " “then” are respected.",
        find=not_then,
        trips=(
            "In October 2019 Christopher Painter, the Coordinator for Cyber Issues, told an audience so.",
            "Harry Coker was the first National Cyber Director.",
            "As National Cyber Director, Chris Inglis said in 2024 that the plan was ready.",
            "Jen Easterly, who headed CISA in 2019, spoke.",
        ),
        passes=(
            "In October 2014 Christopher Painter, the Coordinator for Cyber Issues, told an audience so.",
            "In 2019 Christopher Painter, the former Coordinator for Cyber Issues, told an audience so.",
            "Chris Inglis was the first National Cyber Director.",
            "In 2014 Christopher Painter led the Office of the Coordinator for Cyber Issues.",
        ),
    ),
)
