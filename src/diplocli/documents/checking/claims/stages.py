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
from ..draft.mentions import REFERENCE, Named
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
from ..language.sentences import ITEM, ROW
from ..language.when import DAY, MONTH, YEAR, When, dates
from ..language.wording import is_asserted
from ..once import once
from .stagewords import IN_A_HEADER, VERB
from .undergoing import A_DATE_LONG, subject_of

# The stage that texts of some sorts have in place of another.
_INSTEAD = {ADOPTED: ISSUED, ISSUED: ADOPTED, SIGNED: ADOPTED}
# “In force for Japan”, “in Ghana”: not in force by itself.
_FOR_SOMEBODY = re.compile(
    rf"\s+(?:for|(?P<where>in)|with respect to|between|against|to)\s+(?:the\s+)?(?P<who>(?!(?:{'|'.join(MONTHS)})\b)[A-Z]\w+)"
)
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
# “Drawn up between May 2021 and August 2024”.
_FROM = re.compile(r"\bbetween\s+$")
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
    r"\b(?:its|their|_[’']s?)\s+(?:[\w-]+\s+){0,2}(?:bans?|prohibitions?|articles?|chapters?|provisions?|rules|duties|obligations|requirements)\b|\b(?:bans?|prohibitions?|articles?|chapters?|titles?|parts?|sections?|provisions?|rules|duties|obligations|requirements)\s+(?:of|in|under)\s",
    re.IGNORECASE,
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
    draft = sentence.draft
    found = _FIRST_WORD.match(draft.prose, sentence.start, sentence.end)
    hits = draft.store.named(fold(found["word"])) if found else []
    ids = {hit.id for hit in hits if hit.kind == "instrument"}
    record = (
        draft.store.record(ids.pop())
        if len(ids) == 1 and len({hit.id for hit in hits}) == 1
        else None
    )
    return record if isinstance(record, Instrument) else None


def _in_sentence(sentence: Sentence, topic: Instrument | None) -> Iterator[Claim]:
    named = sentence.instruments
    verbs = [verb for verb in sentence.find_all(VERB) if sentence.draft.frame[verb.start()] != "_"]
    when = sentence.dates
    for number, verb in enumerate(verbs):
        following = verbs[number + 1].start() if number + 1 < len(verbs) else sentence.end
        subject = subject_of(sentence, topic, named, verb.start(), verb.end())
        if subject is None:
            continue
        stage = _stage(verb, subject.instrument)
        claim = Claim(
            subject.instrument, stage, verb[0], None, *verb.span(), sentence, subject.is_object
        )
        if same := _same_day(sentence, subject.instrument, verbs, number, when):
            yield claim._replace(when=same[0], end=same[1])
        elif stage not in (IN_FORCE, APPLIES) or not _is_in_part(sentence, verb, following):
            date = _date_of(sentence, verbs[: number + 1], following, when, named)
            yield claim._replace(
                when=date,
                end=date.end if date and date.start > verb.start() else verb.end(),
                active=claim.active or _is_by_one(sentence, verb, following),
                chamber=verb[0].lower() in ("agreed", "passed")
                or bool(
                    _BY_A_CHAMBER.search(
                        _without(sentence.draft.prose, sentence.start, following, named)
                    )
                ),
            )


def _stage(verb: re.Match[str], instrument: Instrument) -> str:
    """The stage of a word: a text that waits for nothing “became law” when it was adopted."""
    stage = str(verb.lastgroup)
    is_made_law = stage == IN_FORCE and "law" in verb[0].lower() and not _is_open(instrument)
    return ADOPTED if is_made_law else stage


def _date_of(
    sentence: Sentence,
    verbs: Sequence[re.Match[str]],
    following: int,
    when: Sequence[When],
    named: list[Named[Instrument]],
) -> When | None:
    """The date of the last of some words: one that follows closely, else that which leads the sentence."""
    verb = verbs[-1]
    date = next((one for one in when if verb.end() <= one.start < following), None)
    if date and _leads_to(sentence.draft, verb, date.start, named):
        return date
    opens = len(verbs) == 1 or ":" in sentence.upto(verb.start())
    return _leading(sentence, when, verb.start()) if opens else None


def _is_in_part(sentence: Sentence, verb: re.Match[str], following: int) -> bool:
    """Whether a text is said to be in force or to apply for some alone, or a part of it alone."""
    is_part = _OF_A_PART.search(sentence.draft.prose, sentence.start, verb.start())
    return is_part is not None or _is_for_somebody(sentence.draft, verb.end(), following)


def _is_by_one(sentence: Sentence, verb: re.Match[str], following: int) -> bool:
    """Whether a word says by whom it was done, in a sentence with a state or an organisation."""
    return _BY.match(sentence.draft.prose, verb.end(), following) is not None and any(
        actor.type in ("state", "organisation") for _, actor in sentence.actors
    )


def _without(prose: str, start: int, end: int, named: Sequence[Named[Instrument]]) -> str:
    """What stands between two places but for the names of texts: the Council of Europe’s is no chamber’s."""
    text = prose[start:end]
    for mention, _ in named:
        text = text.replace(mention.text, "") if mention.how != REFERENCE else text
    return text


def _is_for_somebody(draft: Draft, start: int, end: int) -> bool:
    """Whether a text is said to be in force for some: “in Ghana”, not “in Malabo”, where it was made."""
    found = _FOR_SOMEBODY.match(draft.prose, start, end)
    if not found or not found["where"]:
        return found is not None
    return any(isinstance(draft.meant(one), Actor) for one in draft.within(*found.span("who")))


def _leading(sentence: Sentence, when: Sequence[When], place: int) -> When | None:
    """The date with which the sentence, or the clause behind its colon, begins in which a place is."""
    begin = max(sentence.start, sentence.draft.prose.rfind(": ", sentence.start, place) + 1)
    dates = [one for one in when if begin <= one.start < place]
    is_first = len(dates) == 1 and _LEADING.match(sentence.draft.prose[begin : dates[0].start])
    return dates[0] if is_first else None


def _same_day(
    sentence: Sentence,
    instrument: Instrument,
    verbs: Sequence[re.Match[str]],
    number: int,
    when: Sequence[When],
) -> tuple[When, int] | None:
    """The day of another stage on which one is said to have come too, and where it is said.

    “Is adopted and applies from the same day”, “has been in force since its adoption”.
    """
    draft = sentence.draft
    verb = verbs[number]
    before = [one for one in when if one.end <= verb.start()]
    if before and (found := _THE_SAME_DAY.match(draft.prose, verb.end())):
        return before[-1], found.end()
    before = before or dates_before(sentence)
    if before and (found := _THAT_YEAR.match(draft.prose, verb.end())):
        year = before[-1].first[:4]
        return When(verb.start(), found.end(), f"{year}-01-01", f"{year}-12-31", YEAR), found.end()
    found = _SINCE_STAGE.match(draft.prose, verb.end())
    if not found or number + 1 == len(verbs):
        return None
    date = date_of(instrument, str(verbs[number + 1].lastgroup))
    if not date:
        return None
    end = verbs[number + 1].end()
    return When(verb.start(), end, first_day(date), last_day(date), DAY), end


def _is_open(instrument: Instrument) -> bool:
    """Whether a text becomes law only after it was adopted: a treaty, a bill."""
    return instrument.type in UNDECIDED or instrument.type in TREATIES


def _leads_to(draft: Draft, verb: re.Match[str], end: int, named: list[Named[Instrument]]) -> bool:
    """Whether nothing but place and people stands between a stage’s word and a date."""
    start = verb.end()
    is_then = _DID_NOT.search(draft.prose[max(0, verb.start() - A_DATE_LONG) : verb.start()])
    between = _NOT_UNTIL.sub(" ", draft.prose[start:end]) if is_then else draft.prose[start:end]
    others = sum(start <= one.start < end for one, _ in named)
    return (
        len(between) < 110
        and others < 2
        and not _FROM.search(between)
        and not re.search(
            r"[;:.]\s|\b(?:after|before|following|until|years?|months?|which|who|when|where|while|but)\b|\band\s+[a-z]",
            between,
        )
    )


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
    own, instead = date_of(claim.instrument, claim.stage), _INSTEAD.get(claim.stage, "")
    return (
        own
        or date_of(claim.instrument, instead)
        or (date_of(claim.instrument, ISSUED) if instead else "")
    )


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
