"""Wrong dates beside instruments and events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....dates import MARKS, MONTHS, first_day, in_words, last_day
from ....folding import key as fold
from ....model import Actor, Instrument, Milestone, Record
from ....queries.standing import TREATIES, UNDECIDED
from ..claims.anniversaries import other_years
from ..claims.beside import LATER, is_at
from ..claims.corrections import find
from ..claims.namesakes import (
    A_NAMESAKE,
    EDITION,
    GOES_ON,
    dates_around,
    dates_told,
    is_of_a_namesake,
    is_of_another,
    namesakes,
)
from ..claims.stages import Claim, claims, other_stage, own_date
from ..draft.draft import Draft, Sentence
from ..draft.mentions import NAME, Mention, has_its_capitals
from ..facts.events import events, stems_of
from ..facts.records import short_name
from ..facts.stages import (
    ADOPTED,
    APPLIES,
    ISSUED,
    RATIFIED,
    SIGNED,
    STAGES,
    date_of,
    is_exactly,
    is_of_another_year,
    is_same,
    stage_told,
)
from ..facts.standing import is_treaty
from ..finding import Rule, Trouble
from ..language.sentences import ROW
from ..language.when import DAY, MONTH, SPAN, YEAR, When
from ..language.wording import NEGATION, REPORT, is_asserted

# “His speech of …”: a work that is known by its author.
_WORK = re.compile(
    r"\b(?:his|her|[’']s)\s+(?P<work>speech|letter|report|review|lecture)\s+(?:of|on)\s+$"
)
# “…, which was founded in …”
_WAS_FOUNDED = re.compile(
    r"(?:\s+\([^()]{2,20}\))?,?\s+(?:which\s+)?(?:(?:was\s+)?(?:founded|established|created|set up|formed)|was\s+(?:launched|opened|inaugurated)|opened(?=\s+in\s+(?:[A-Z]\w+\s+)?\d{4}[.,;])|has existed since|dates from)"
    rf"\s+(?:in\s+(?!{'|'.join(MONTHS)})[A-Z]\w+\s+)?(?:in\s+|on\s+)?"
)
# “Its agency …”: perhaps another of the name.
_SOME = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Aa]n?)\s+(?:\w+\s+){1,3}$")
# The head of a column of dates.
_IS_DATE = re.compile(r"(?i)\b(?:dates?|day|year|when|launched|adopted|made)\b")
# Where another clause begins, with a date of its own.
_BREAK = re.compile(
    r"(?i)[;:()—]|,\s+(?:and|but|which|who|whose|when|while|where|after|before|as)\b|\s(?:which|who|whose|when|while|where|that|whom)\s"
)
# What nothing that merely leads to a text is called: a draft is presented, a text adopted.
_MAKING = re.compile(r"(?i)adopt|enact|conclu|sign|open|.*\bforce")
# These are agreed, adopted and launched on one day.
_MADE_AT_ONCE = frozenset(
    ("declaration", "statement", "treaty", "protocol", "code", "principles", "agreement")
)


def wrong_date(draft: Draft) -> Iterator[Trouble]:
    """A date beside an event or an instrument, or with one of its stages, that is none of its dates."""
    yield from find(draft, "date-of")
    for claim in claims(draft):
        when = claim.when
        if (
            when
            and when.exact != SPAN
            and not other_stage(claim, when)
            and _is_none_of_its(draft, claim, when)
            and not is_of_a_namesake(claim, when)
        ):
            yield _not_that_day(draft, when, claim.instrument, claim.stage)
    for sentence in draft.sentences:
        yield from _beside(sentence)
        yield from _of_somebodys(sentence)
        yield from _founded(sentence)
        yield from _of_another_year(sentence)
        yield from _told_in_its_words(sentence)
        if sentence.sort == ROW:
            yield from _in_row(sentence)


def _of_somebodys(sentence: Sentence) -> Iterator[Trouble]:
    """The date of somebody’s speech or letter, where the corpus has it under that person’s name."""
    draft = sentence.draft
    people = [actor for _, actor in sentence.actors if actor.type == "person"]
    for when in sentence.dates:
        work = _WORK.search(sentence.upto(when.start))
        if not work or len(people) != 1 or sentence.corrects:
            continue
        hits = draft.store.named(fold(f"{people[0].name.split()[-1]} {work['work']}"))
        ids = {hit.id for hit in hits if hit.kind in ("instrument", "milestone")}
        if len(ids) == 1:
            record = draft.store.record(ids.pop())
            if not any(is_same(when, date) for date in dates_around(draft, record)):
                yield _not_that_day(draft, when, record)


def _of_another_year(sentence: Sentence) -> Iterator[Trouble]:
    """A date that has the day or month of what a sentence tells, in another year."""
    if sentence.corrects:
        return
    for one in other_years(sentence):
        record = sentence.draft.store.record(one.id)
        message = f"“{sentence.draft[one.when.start, one.when.end]}” has the wrong year: {record.name} is of {in_words(one.date)}"
        yield Trouble(one.when.start, one.when.end, message, record, instead=in_words(one.date))


def _told_in_its_words(sentence: Sentence) -> Iterator[Trouble]:
    """The only date of a sentence that has all words by which the corpus tells an event, at another."""
    draft, dates = sentence.draft, sentence.dates
    if len(dates) != 1 or dates[0].exact == SPAN or sentence.corrects:
        return
    (when,) = dates
    begins = [found.end() for found in _BREAK.finditer(draft.frame, sentence.start, when.start)]
    ends = _BREAK.search(draft.frame, when.end, sentence.end)
    clause = max(begins, default=sentence.start), ends.start() if ends else sentence.end
    in_clause = draft.within(*clause)
    ids = [it for one in in_clause for it in one.ids]
    is_owned = any(isinstance(draft.records[one], Actor) for one in ids)
    told = events(draft.known).told(
        draft.prose[slice(*clause)], ids, is_owned=is_owned, is_row=sentence.sort == ROW
    )
    if not told or not any(one.text[:1].isupper() for one in in_clause):
        return
    before, after = sentence.before(when.start), sentence.after(when.end)
    own = stems_of(told[0].name)
    later = any(not stems_of(one[0]) <= own for one in LATER.finditer(before + after))
    if not is_asserted(before, "", after) or later:
        return
    named = [record for _, record in sentence.of_type(Record)]
    around = [date for one in named for date in dates_around(draft, one)]
    during = [(row.date, row.end or row.date) for row in told]
    if not any(is_same(when, date) for date in around) and not any(
        when.touches(first_day(begin), last_day(end)) for begin, end in during
    ):
        record = draft.store.record(told[0].id)
        yield _not_that_day(draft, when, record)


def _founded(sentence: Sentence) -> Iterator[Trouble]:
    """A year in which a body is said to have been founded, years from the one it was."""
    draft = sentence.draft
    for mention, actor in sentence.actors:
        begins = [name.from_ for name in actor.names if name.from_]
        found = _WAS_FOUNDED.match(draft.prose, mention.end, sentence.end) if begins else None
        when = next((one for one in sentence.dates if found and one.start == found.end()), None)
        is_some = _SOME.search(sentence.before(mention.start, 40))
        if when is None or is_some or sentence.is_part_of_longer(mention):
            continue
        around = [*begins, *dates_around(draft, actor)]
        begin = min(begins, key=first_day)
        is_slip = is_of_another_year(when, begin) and not any(is_same(when, one) for one in around)
        if is_slip or all(abs(int(when.first[:4]) - int(one[:4])) > 1 for one in around):
            message = f"“{draft[when.start, when.end]}”: {actor.name} dates from {in_words(begin)}"
            instead = begin[:4] if when.exact == YEAR else in_words(begin)
            yield Trouble(when.start, when.end, message, actor, instead=instead)


def _in_row(sentence: Sentence) -> Iterator[Trouble]:
    """The one date of a row of a table that names one text or event, under a heading such as “date”."""
    draft = sentence.draft
    header = _header_of(sentence)
    dates = sentence.dates
    if len(dates) != 1 or not _IS_DATE.search(header):
        return
    named = {
        record.id: record
        for mention in sentence.mentions
        if isinstance(record := draft.meant(mention), (Instrument, Milestone))
        and has_its_capitals(mention.text, record)
    }
    if len(named) == 1:
        (record,) = named.values()
        around = dates_around(draft, record)
        if around and not any(is_same(dates[0], date) for date in around):
            yield _not_that_day(draft, dates[0], record)


def _header_of(row: Sentence) -> str:
    """The headings of the table in which a row stands; nothing for that row itself."""
    head, rows = row, row.draft.sentences
    while head.number and rows[head.number - 1].sort == ROW:
        if rows[head.number - 1].block != head.block - 1:
            break
        head = rows[head.number - 1]
    return head.prose if head is not row else ""


def _is_none_of_its(draft: Draft, claim: Claim, when: When) -> bool:
    """Whether a stage’s date is known and a claim has another, that is not of an event about the text."""
    instrument, own = claim.instrument, date_of(claim.instrument, claim.stage)
    around = dates_around(draft, instrument)
    if claim.stage == APPLIES:
        is_known = any(is_same(when, date) for date in around)
        return when.exact == DAY and is_of_another_year(when, own) and not is_known
    if claim.stage == RATIFIED or (claim.stage == SIGNED and claim.active):
        return _is_before_all(instrument, when)
    if claim.chamber and instrument.type in TREATIES:
        return False
    is_exact = bool(own) and when.exact == DAY and not claim.chamber
    own = own or own_date(claim)
    if not own or is_same(when, own) or own[-1] in MARKS:
        return False
    in_its_year = when.first[:4] == own[:4] == when.last[:4]
    is_plain = when.exact == MONTH and instrument.type in _MADE_AT_ONCE
    if in_its_year and not is_exact and not is_plain and claim.stage in (ADOPTED, ISSUED, SIGNED):
        return False
    is_early = _MAKING.match(claim.word) and _is_before_all(instrument, when)
    tied = dates_told(instrument) if is_early else around
    return not any(is_exactly(when, date) for date in tied)


def _is_year_in_force(when: When, record: Record) -> bool:
    """Whether a treaty is called by the year in which it came into force, and not that of the text."""
    if not isinstance(record, Instrument) or not is_treaty(record) or when.exact != YEAR:
        return False
    own = [date_of(record, stage) for stage in (ADOPTED, SIGNED, ISSUED)]
    made = any(date and is_same(when, date) for date in own)
    return any(own) and not made and is_same(when, record.entered_into_force)


def _is_before_all(instrument: Instrument, when: When) -> bool:
    """Whether a date lies before everything that is known of a text."""
    known = (first_day(date) for stage in STAGES if (date := date_of(instrument, stage)))
    return when.last < min(known, default="")


def _beside(sentence: Sentence) -> Iterator[Trouble]:
    """Dates that stand directly at the name of an instrument or event."""
    draft = sentence.draft
    whole = sentence.prose
    if sentence.corrects:
        return
    for mention in sentence.mentions:
        if A_NAMESAKE.search(draft.frame[max(sentence.start, mention.start - 12) : mention.start]):
            continue
        if not draft.is_name(mention):
            continue
        records = _events(draft, mention) or [draft.records[one] for one in mention.ids]
        if not all(isinstance(one, (Instrument, Milestone)) for one in records):
            continue
        first = records[0]
        if isinstance(first, Instrument) and (
            first.type in UNDECIDED
            or EDITION.search(first.symbol)
            or (mention.how == NAME and not has_its_capitals(mention.text, first))
            or GOES_ON.match(draft.frame, mention.end)
        ):
            continue
        for when in sentence.dates:
            if when.exact == SPAN or not is_at(sentence, mention, when, records):
                continue
            if (NEGATION.search(whole) and REPORT.search(whole)) or is_of_another(
                draft, mention, when, first
            ):
                continue
            around = [date for record in records for date in dates_around(draft, record)]
            around += namesakes(draft, mention, records)
            is_listed = "," in draft.prose[mention.end : when.start]
            in_force = len(records) == 1 and not is_listed and _is_year_in_force(when, first)
            if around and (in_force or not any(is_same(when, date) for date in around)):
                yield _not_that_day(draft, when, records[0])


def _events(draft: Draft, mention: Mention) -> list[Record]:
    """The events that bear the very name of a term: Stuxnet is both."""
    if any(draft.records[one].kind != "term" for one in mention.ids):
        return []
    hits = draft.store.named(fold(mention.text))
    return draft.known.records(dict.fromkeys(hit.id for hit in hits if hit.kind == "milestone"))


def _not_that_day(draft: Draft, when: When, record: Record, stage: str = "") -> Trouble:
    if isinstance(record, Instrument):
        reached = [one for one in STAGES if date_of(record, one)]
        meant = [stage] if stage in reached else reached
        own = "; ".join(stage_told(one, date_of(record, one)) for one in meant)
        right = date_of(record, meant[0]) if len(meant) == 1 else ""
    else:
        right = record.date if isinstance(record, Milestone) else ""
        own = f"it is of {in_words(right)}"
    name = short_name(record)
    message = f"“{draft[when.start, when.end]}” is not the date of {name}: {own}"
    instead = right[:4] if when.exact == YEAR else in_words(right)
    return Trouble(when.start, when.end, message, record, instead=instead)


RULES = (
    Rule(
        code="D301",
        slug="date-of",
        title="A wrong date beside an event or an instrument",
        why="Where a date stands at the name of a text or event, in brackets, after “of”, before a colon or with the word for a"
        " stage, and none of the dates that the corpus has for it fits, one of the two is wrong.",
        find=wrong_date,
        trips=(
            "The Budapest Convention, opened for signature on 23 November 2002, is a treaty.",
            "- 27 June 2018: NotPetya destroys data around the world",
            "The Paris Call (2016) is a declaration.",
            "NotPetya, in June 2016, proved the experts right.",
        ),
        passes=(
            "The Global Security Initiative, introduced in April 2022, asks for indivisible security.",
            "The Budapest Convention, opened for signature on 23 November 2001, is a treaty.",
            "- 27 June 2017: NotPetya destroys data around the world",
            "In 2021 the United States joined the Paris Call.",
        ),
    ),
)
