"""What a draft says of the stages of an instrument: which stage, of which text, on which date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....dates import MONTHS, first_day, last_day
from ....folding import key as fold
from ....model import Actor, Instrument
from ....queries.standing import TREATIES, UNDECIDED
from ..draft.context import dates_before
from ..draft.draft import Draft, Sentence
from ..draft.tables import cells
from ..facts.stages import (
    ADOPTED,
    APPLIES,
    ENDED,
    IN_FORCE,
    ISSUED,
    RATIFIED,
    SIGNED,
    STAGES,
    date_of,
    is_exactly,
    is_same,
)
from ..facts.standing import comes_in_steps, is_not_in_force
from ..known import once
from ..language.sentences import ITEM, ROW
from ..language.when import DAY, MONTH, YEAR, When, dates
from ..language.wording import is_asserted
from .stagewords import IN_A_HEADER, VERB
from .undergoing import subject_of

# The stage that texts of some sorts have in place of another.
_INSTEAD = {ADOPTED: ISSUED, ISSUED: ADOPTED, SIGNED: ADOPTED}
# “In force for Japan”, “in Ghana”: not in force by itself.
_FOR_SOMEBODY = re.compile(
    rf"\s+(?:for|(?P<where>in)|with respect to|between|against|to)\s+(?:the\s+)?(?P<who>(?!(?:{'|'.join(MONTHS)})\b)[A-Z]\w+)"
)
# “Has applied to banks since …”: not to all.
_TO_SOME = re.compile(r"\s+(?:to|only)\s+(?!(?:all|every|its|the)\b)[a-z]")
# Who adopts or agrees before it is done: a house of several, a committee.
_BY_A_CHAMBER = re.compile(
    r"\b(?:[Pp]arliament|House|[Ss]enate|Council|[Cc]ommittee|Bundestag|(?<!General )Assembly|Commission|Congress"
    r"|lower|upper|chamber|deputies|cabinet|ministers|first reading|plenary|provisional\w*|politically|preliminar\w*|in principle)\b"
)
# “Ever since”, “from the same day”: on the day of the stage before.
_THE_SAME_DAY = re.compile(
    r"\s+(?:ever\s+)?since\s*(?=[,.;)]|$)|\s+(?:from|on|since|as of|with effect from)\s+(?:the|that)\s+(?:very\s+)?(?:same\s+)?day\b|\s+(?:at once|immediately|straight away|the same day|that very day)\b"
)
# “Since its adoption”: on the day of that stage.
_SINCE_STAGE = re.compile(
    r"(?:\s+(?:(?:ever\s+)?since|from|upon|on|as of|with)|(?<=since))\s+(?:the\s+day\s+of\s+)?(?:its|the|their)\s+(?=(?:adoption|signature|signing|publication|conclusion|opening for signature)\b)"
)
# “Practices that the Act bans”, “article 5 of the Act”: these are spoken of, not the Act.
_ASIDE = re.compile(
    r"\b(?:that|which|whom|(?:articles?|chapters?|annex|part|section)(?: \w+)? of)\s+(?:the\s+)?(?:_+[’']s\s+)?$"
)
# “Did not enter into force until”: it did so then.
_DID_NOT = re.compile(r"\b(?:did|was|were|had|has|would) (?:not|only)(?: been)?\s+(?:\w+ly\s+)?$")
# What follows “did not enter into force”.
_NOT_UNTIL = re.compile(r"\s(?:until|before)\s")
# “That same year”: in the year of the date before.
_THAT_YEAR = re.compile(
    r"\s+(?:in\s+|during\s+|later\s+)?(?:that|(?:that|the)\s+(?:very\s+)?same)\s+(?:year|spring|summer|autumn|fall|winter|month)\b"
)
# What parts a stage’s word from a date: another statement, another time.
_BREAKS = re.compile(
    r"[;:.]\s|\b(?:after|before|between|following|until|years?|months?|which|who|when|where|while|but)\b|\band\s+[a-z]"
)
# “The discussions on its adoption”: it is only spoken of.
_TALK_OF = re.compile(
    r"(?i)\b(?:consultations?|debates?|discussions?|negotiations?|talks|views) (?:about|for|on|over|towards?)\s+(?:the\s+|its\s+)?$"
)
_FAR = 110
# “Signed by …”.
_BY = re.compile(r"\s+by\b")
# The word with which a block begins.
_FIRST_WORD = re.compile(r"[^\w\n]*(?P<word>[A-Z]\w+)")
# “In 2001”, “On 23 November 2001” at the head of a clause.
_LEADING = re.compile(
    r"^\W*(?:(?:(?!(?:[Aa]fter|[Bb]efore|[Uu]ntil|[Ff]ollowing)\b)[\w’'-]+,?\s+){0,3}(?:[Ii]n|[Oo]n|[Ss]ince|[Ff]rom|[Bb]y|[Aa]s of)\s+)?$"
)
# “The first bans of the act have applied since …” says nothing of the rest.
_OF_A_PART = re.compile(
    r"(?i)\b(?:its|their|_[’']s?)\s+(?:[\w-]+\s+){0,2}(?:bans?|prohibitions?|articles?|chapters?|provisions?|rules|duties|obligations|requirements)\b|\b(?:bans?|prohibitions?|articles?|chapters?|titles?|parts?|sections?|provisions?|rules|duties|obligations|requirements)\s+(?:of|in|under)\s"
)


class Claim(NamedTuple):
    """A stage of an instrument as a draft has it; ``when`` is nothing where it gives no date.

    ``start`` and ``end`` hold the stage’s word and its date; ``active`` when somebody did it to the
    text, who may be one state of many; ``chamber`` when perhaps one house of several did.
    """

    instrument: Instrument
    stage: str
    word: str
    when: When | None
    start: int
    end: int
    sentence: Sentence
    active: bool = False
    chamber: bool = False


@once
def claims(draft: Draft) -> list[Claim]:
    """What a draft asserts, in its author’s own name, of the stages of instruments."""
    return [*_in_prose(draft), *_in_tables(draft)]


def _in_prose(draft: Draft) -> Iterator[Claim]:
    topic: Instrument | None = None
    block = -1
    for sentence in draft.sentences:
        if sentence.sort == ROW:
            continue
        if sentence.block != block:
            goes_on = sentence.sort == ITEM and topic and sentence.block == block + 1
            topic = _opening(sentence) or (topic if goes_on else None)
            block = sentence.block
        for claim in _in_sentence(sentence, topic):
            before = sentence.before(claim.start)
            after = sentence.after(claim.end)
            words = draft.frame[claim.start : claim.end]
            if claim.when and _NOT_UNTIL.search(words) and _DID_NOT.search(before):
                before, words = _DID_NOT.sub("", before), _NOT_UNTIL.sub(" ", words)
            if is_asserted(before, words, after):
                yield claim
        named = {
            record.id: record
            for one, record in sentence.instruments
            if not _ASIDE.search(sentence.before(one.start, 60))
        }
        if named:
            topic = next(iter(named.values())) if len(named) == 1 else None


def _opening(sentence: Sentence) -> Instrument | None:
    """The instrument by whose short name a block begins: “Budapest in brief.”"""
    store, found = sentence.draft.store, _FIRST_WORD.match(sentence.prose)
    ids = {hit.id for hit in store.named(fold(found["word"]))} if found else set()
    record = store.record(ids.pop()) if len(ids) == 1 else None
    return record if isinstance(record, Instrument) else None


class _Told(NamedTuple):
    """A word for a stage in its sentence: its place, the words for stages up to it, and the next."""

    sentence: Sentence
    start: int
    end: int
    verbs: Sequence[re.Match[str]]
    following: re.Match[str] | None

    @property
    def stop(self) -> int:
        """Where the next word for a stage begins, or the sentence ends."""
        return self.following.start() if self.following else self.sentence.end

    @property
    def behind(self) -> str:
        """What stands behind it and before the next."""
        return self.sentence.draft.prose[self.end : self.stop]


def _in_sentence(sentence: Sentence, topic: Instrument | None) -> Iterator[Claim]:
    frame = sentence.draft.frame
    verbs = [verb for verb in sentence.find_all(VERB) if frame[verb.start()] != "_"]
    for number, verb in enumerate(verbs):
        subject = subject_of(sentence, topic, *verb.span())
        if subject is None or _TALK_OF.search(sentence.before(verb.start(), 40)):
            continue
        following = verbs[number + 1] if number + 1 < len(verbs) else None
        told = _Told(sentence, *verb.span(), verbs[: number + 1], following)
        text, stage = subject.instrument, _stage(verb, subject.instrument)
        claim = Claim(text, stage, verb[0], None, *verb.span(), sentence, subject.is_object)
        if same := _same_day(told, text):
            yield claim._replace(when=same[0], end=same[1])
        elif stage not in (IN_FORCE, APPLIES) or not _is_in_part(told):
            date = _date_of(told)
            yield claim._replace(
                when=date,
                end=date.end if date and date.start > verb.start() else verb.end(),
                active=claim.active or _is_by_one(told),
                chamber=_is_by_a_chamber(told),
            )


def _stage(verb: re.Match[str], instrument: Instrument) -> str:
    """The stage of a word: a text that waits for nothing “became law” when it was adopted."""
    waits = instrument.type in UNDECIDED or instrument.type in TREATIES
    is_made_law = verb.lastgroup == IN_FORCE and "law" in verb[0].lower() and not waits
    return ADOPTED if is_made_law else str(verb.lastgroup)


def _is_in_part(told: _Told) -> bool:
    """Whether a text is said to be in force for some alone, “in Ghana”, or a part of it alone."""
    draft, found = told.sentence.draft, _FOR_SOMEBODY.match(told.behind)
    if _OF_A_PART.search(told.sentence.upto(told.start)) or _TO_SOME.match(told.behind):
        return True
    if not found or not found["where"]:
        return found is not None
    who = draft.within(told.end + found.start("who"), told.end + found.end("who"))
    return any(isinstance(draft.meant(one), Actor) for one in who)


def _is_by_one(told: _Told) -> bool:
    """Whether a word says by whom it was done, in a sentence with a state or an organisation."""
    types = {actor.type for _, actor in told.sentence.actors}
    return _BY.match(told.behind) is not None and not types.isdisjoint(("state", "organisation"))


def _is_by_a_chamber(told: _Told) -> bool:
    """Whether perhaps one house of several did it; the Council of Europe’s convention is no chamber’s."""
    text = told.sentence.upto(told.stop)
    for mention, _ in told.sentence.instruments:
        text = text.replace(mention.text, "")
    return told.verbs[-1][0].lower() in ("agreed", "passed") or bool(_BY_A_CHAMBER.search(text))


def _same_day(told: _Told, instrument: Instrument) -> tuple[When, int] | None:
    """The day of another stage on which one is said to have come too, and where it is said.

    “Is adopted and applies from the same day”, “has been in force since its adoption”.
    """
    start, end = told.start, told.end
    before = [one for one in told.sentence.dates if one.end <= start]
    if before and (found := _THE_SAME_DAY.match(told.behind)):
        return before[-1], end + found.end()
    before = before or dates_before(told.sentence)
    if before and (found := _THAT_YEAR.match(told.behind)):
        year, end = before[-1].first[:4], end + found.end()
        return When(start, end, f"{year}-01-01", f"{year}-12-31", YEAR), end
    if not told.following or not _SINCE_STAGE.match(told.sentence.draft.prose, end):
        return None
    date, end = date_of(instrument, str(told.following.lastgroup)), told.following.end()
    return (When(start, end, first_day(date), last_day(date), DAY), end) if date else None


def _date_of(told: _Told) -> When | None:
    """The date of a stage’s word: one that follows closely, else that with which its clause begins."""
    sentence, dates = told.sentence, told.sentence.dates
    date = next((one for one in dates if told.end <= one.start < told.stop), None)
    if date and _leads_to(told, date.start):
        return date
    lead = sentence.upto(told.start)
    if len(told.verbs) > 1 and ":" not in lead:
        return None
    begin = sentence.start + lead.rfind(": ") + 1
    before = [one for one in dates if begin <= one.start < told.start]
    is_first = len(before) == 1 and _LEADING.match(sentence.draft.prose[begin : before[0].start])
    return before[0] if is_first else None


def _leads_to(told: _Told, end: int) -> bool:
    """Whether nothing but place and people stands between a stage’s word and a date."""
    between = told.sentence.draft.prose[told.end : end]
    if _DID_NOT.search(told.sentence.upto(told.start)):
        between = _NOT_UNTIL.sub(" ", between)
    others = [one for one, _ in told.sentence.instruments if told.end <= one.start < end]
    return len(between) < _FAR and len(others) < 2 and not _BREAKS.search(between)


def _in_tables(draft: Draft) -> Iterator[Claim]:
    """Dates in the cells of tables whose rows and columns are headed by instruments and stages."""
    for cell in cells(draft):
        found = dates(draft.prose[cell.start : cell.end])
        heads = (cell.row_head, cell.column_head)
        for one, other in (heads, heads[::-1]) if len(found) == 1 else ():
            record = draft.only(one, Instrument)
            word = draft.prose[slice(*other)].strip()
            if record and (stage := IN_A_HEADER.search(word)):
                start, end = cell.start + found[0].start, cell.start + found[0].end
                date = found[0]._replace(start=start, end=end)
                yield Claim(record, str(stage.lastgroup), word, date, start, end, cell.sentence)


def own_date(claim: Claim) -> str:
    """The date of a claim’s stage, or of the one that texts of some sorts have in its place."""
    stages = (
        (claim.stage, _INSTEAD[claim.stage], ISSUED) if claim.stage in _INSTEAD else (claim.stage,)
    )
    return next(filter(None, (date_of(claim.instrument, stage) for stage in stages)), "")


def other_stage(claim: Claim, when: When) -> str:
    """The other stage whose date a claim has; nothing where it has its own, or no stage’s."""
    instrument, known = claim.instrument, own_date(claim)
    if claim.stage == RATIFIED or (claim.stage == SIGNED and claim.active):
        by_all = claim.stage == RATIFIED and when.exact in (DAY, MONTH)
        reached = [one for one in (SIGNED, ADOPTED) if is_exactly(when, date_of(instrument, one))]
        return reached[0] if by_all and reached else ""
    if claim.stage == ENDED or (not known and claim.stage in (ADOPTED, ISSUED, SIGNED)):
        return ""
    waits = is_not_in_force(instrument) or (when.exact == DAY and comes_in_steps(instrument))
    if claim.stage == IN_FORCE and not known and not waits:
        return ""
    is_opening = claim.stage == SIGNED and claim.word.lower().startswith("open") and known
    kin = (ADOPTED, ISSUED) if claim.stage in _INSTEAD and not is_opening else (claim.stage,)
    if any(is_same(when, date_of(instrument, one)) for one in (claim.stage, *kin)):
        return ""
    others = (one for one in STAGES if one not in (claim.stage, ENDED))
    return next((one for one in others if is_exactly(when, date_of(instrument, one))), "")
