"""Offices and bodies at a date at which they did not exist, or were not called so.

A body that a sentence has at work (``presence``) is held against the dates at which it is (``timing``):
those of its clause, those it goes on from, or today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....dates import first_day, in_words, last_day
from ....model import Actor
from ..claims.presence import is_at_work
from ..claims.timing import dates_of
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..draft.tables import cells
from ..facts.lives import is_undated, life, name_spans, outside, span
from ..facts.stages import on
from ..finding import Rule, Trouble
from ..language.when import When
from ..language.when import dates as dates_in
from ..language.wording import SUPPOSED

# A body that has been renamed, with the letters that it has kept: “… (ENISA)”.
_KEPT = re.compile(r"\s*\([A-Z]{3,}\)")
# So far behind a name a date belongs to what is marked.
_NEAR = 60
# “Minutes of 3 May 2021”: a thing and its date.
_THING = re.compile(r"\b(?P<what>[a-z]+)\s+(?:of|dated|in|on)\s+(?:early\s+|late\s+)?$")
# “The report of 2015 was drafted by …”: between a date and a body.
_BY = re.compile(
    r"\s+(?:was|were)\s+(?:\w+ly\s+)?(?:co-?)?(?:drafted|written|prepared|issued|published|edited|commissioned|sent|signed|hosted|led|organi[sz]ed|chaired)\s+by\s+(?:the\s+)?|,?\s+(?:from|by|of|at|with|(?:sign|issu|writt|sen|host|led)\w*\s+by)\s+(?:the\s+|its\s+)?"
)
# A word of beginning, end or denial near a name.
_LIFE = re.compile(
    r"(?i)\b(?:found|creat|establish|open|clos|end|set up|began|birth|idea|plan|propos|since|until|before|after|not|none|no|future)\w*\b"
)


def out_of_time(draft: Draft) -> Iterator[Trouble]:
    """A body that acts at a date before it began or after it ended, or under a name it lacked then."""
    yield from _in_tables(draft)
    for sentence in draft.sentences:
        if sentence.corrects or SUPPOSED.match(sentence.prose):
            continue
        yield from _wrote_then(sentence)
        for mention, actor in sentence.named_actors:
            if life(actor) and not is_undated(actor, mention.text):
                at_work = is_at_work(sentence, mention, actor)
                dates = dates_of(sentence, mention) if at_work else []
                is_kept = _KEPT.match(draft.prose, mention.end)
                yield from _judged(draft, mention, actor, dates, is_kept=bool(is_kept))


def _judged(
    draft: Draft, mention: Mention, actor: Actor, dates: list[When], *, is_kept: bool = False
) -> Iterator[Trouble]:
    """What is wrong where a body is at work at some dates; ``is_kept`` where its letters are too."""
    lived = life(actor)
    if lived and outside(dates, [lived]):
        yield _not_there(draft, mention, actor, dates[0])
    elif lived and not is_kept and outside(dates, name_spans(actor, mention.text) or [lived]):
        yield _called_otherwise(draft, mention, actor, dates[0])


def _in_tables(draft: Draft) -> Iterator[Trouble]:
    """A body in a row with an entry in a column that is headed by a date outside its life."""
    for cell in cells(draft):
        actor = draft.only(cell.row_head, Actor)
        head = draft.prose[slice(*cell.column_head)]
        lived = life(actor) if actor and not _LIFE.search(head) else None
        found = dates_in(head)
        if not actor or not lived or not draft.prose[cell.start : cell.end].strip():
            continue
        if len(found) == 1 and outside(found, [lived]):
            yield _not_there(draft, draft.within(*cell.row_head)[0], actor, found[0])


def _wrote_then(sentence: Sentence) -> Iterator[Trouble]:
    """“A letter of June 2011 from the …”: what a body wrote, dated before it was there or after."""
    draft = sentence.draft
    for mention, actor in sentence.named_actors:
        for when in sentence.dates:
            thing = _THING.search(sentence.upto(when.start))
            is_thing = thing and thing["what"] != "over" and not _LIFE.search(thing["what"])
            if is_thing and _BY.fullmatch(draft.prose, when.end, mention.start):
                yield from _judged(draft, mention, actor, [when])


def _not_there(draft: Draft, mention: Mention, actor: Actor, when: When) -> Trouble:
    names = actor.names
    begin = min((name.from_ for name in names if name.from_), key=first_day, default="")
    end = names[-1].to
    if when.last < span(begin, "").first:
        fact = f"it exists only since {in_words(begin)}"
    else:
        fact = f"it ended {on(end)}"
    after = _successors(draft, actor) if when.first > last_day(end) else ""
    instead = f"{after} came after it" if after else ""
    return _trouble(draft, mention, actor, fact, instead, when)


def _called_otherwise(draft: Draft, mention: Mention, actor: Actor, when: When) -> Trouble:
    then = [name.name for name in actor.names if when.touches(*span(name.from_, name.to))]
    fact = f"it was called {' or '.join(then)} then" if then else "it was not called so then"
    return _trouble(draft, mention, actor, fact, then[0] if then else "", when)


def _trouble(
    draft: Draft, mention: Mention, actor: Actor, fact: str, instead: str, when: When
) -> Trouble:
    """What is wrong, from the name to the date where that follows in its clause."""
    follows = mention.end <= when.start <= mention.end + _NEAR
    message = f"“{draft[mention.start, mention.end]}”: {fact}"
    end = when.end if follows else mention.end
    return Trouble(mention.start, end, message, actor, instead=instead)


def _successors(draft: Draft, actor: Actor) -> str:
    names = [row.name for relation, row in draft.links_to(actor.id) if relation == "predecessor"]
    return " or ".join(names)


RULES = (
    Rule(
        code="D201",
        slug="body-at-date",
        title="A body at a date at which it did not exist",
        why="Offices and bodies begin, end and are renamed. Where a sentence sets a body to work at a date outside its"
        " life, that date or that body is wrong. Undated sentences in the present tense speak of the day given with"
        " --as-of, else of the corpus's own day.",
        find=out_of_time,
        trips=(
            "In March 2023 the Office of the Coordinator for Cyber Issues sent four officials.",
            "The Global Engagement Center coordinates the work of the agencies.",
            "The Global Engagement Center published a report in 2009.",
            "CISA warned of the worm in 2012.",
        ),
        passes=(
            "In 2014 the Office of the Coordinator for Cyber Issues sent four officials.",
            "The former Global Engagement Center still turns up in links of 2026.",
            "In 2023 nobody missed the Office of the Coordinator for Cyber Issues, which had been closed the year before.",
            "The Working Group on Internet Governance reported in July 2005.",
        ),
    ),
)
