"""What a draft says of the stages of an instrument: which stage, of which text, on which date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...dates import MONTHS, first_day, last_day
from ...folding import key as fold
from ...model import TYPE_CHECKING, Actor, Instrument
from ...queries.standing import TREATIES, UNDECIDED
from .context import dates_before
from .mentions import REFERENCE
from .once import once
from .sentences import ITEM, ROW, Sentence
from .stages import (
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
from .standing import comes_in_steps, is_not_in_force
from .tables import cells
from .when import DAY, MONTH, YEAR, When, dates
from .wording import is_asserted

if TYPE_CHECKING:
    from .draft import Draft
    from .mentions import Mention

# The stage that texts of some sorts have in place of another.
_INSTEAD = {ADOPTED: ISSUED, ISSUED: ADOPTED, SIGNED: ADOPTED}
_VERB = re.compile(
    r"\b(?P<entered_into_force>(?:(?:enter(?:s|ed|ing)?|came|comes|coming|brought|brings?|been|is|are|was|were|now|still) (?:now |still |fully |already )?(?:in|into)|entry into|in) force"
    r"|(?:took|takes|taken|taking|came into|comes into|come into|into|been in|is in|remains in|went into|goes into) (?:legal |full )?(?:effect|operation)|bec(?:ame|omes|ome) (?:effective|operative|operational)|(?:went|goes|gone) live|kicked in|(?:has|have|had) bound (?=its|the|all|every|states|parties|members)|came to bind|bec(?:ame|omes|ome) (?:binding )?law|(?:has|have) been (?:binding )?law|binding since|(?:is|are|was|were|been) (?:now |fully |already )?(?:operative|operational)\b|is (?:now )?law\b|in effect since|signed into law|into force)"
    r"|(?P<opened_for_signature>signator(?:y|ies) (?:to|of)|open(?:s|ed|ing)? (?:for|to) signature|sign(?:ed|ing|s)\b|signature|initialled|inked)"
    r"|(?P<ratified>ratif(?:ied|ies|ying|y|ications?)\b|acced(?:ed|es|ing) to\b|accession to\b|(?:is|are|was|were|been) (?:[a-z]+ ){0,4}?part(?:y|ies) to\b|\ba (?:full |state )?party to\b|bec(?:ame|omes|ome) (?:a )?part(?:y|ies) to\b)"
    r"|(?P<applies_from>(?:has |have |had )?(?:become |became )?(?:appli(?:ed(?! by)|es|cable)|enforceable)|apply|application|(?:comply|complied|complying|conform) with)"
    r"|(?P<adopted>adopt(?:ed|s|ion)|enact(?:ed|ment|ing)|adopting|beg[au]n(?! to\b)|introduced|conclu(?:ded|sion)|passed|passage|approv(?:ed|al)|endorsed by consensus|agreed)"
    r"|(?P<issued>issu(?:ed|es)|publish(?:ed|es)|releas(?:ed|es)|launch(?:ed|es)?|appear(?:ed|s)|publication|issuance|launching|presentation|unveiling|c[ao]mes? out|came about|(?:was|were) made|present(?:ed|s)|unveil(?:ed|s)|proclaimed|arrived|(?:gave|given) (?:us|the world|birth to)|saw the light of day|dr[ae]w(?:n)? up|(?:was|were) born|came(?! in| into| out| to| from| under)|on the books)"
    r"|(?P<ended>expir(?:ed|es)|laps(?:ed|es)|repeal(?:ed|s)|struck down|invalidat(?:ed|ion)|annul(?:led|ment)|revok(?:ed|es))\b",
    re.IGNORECASE,
)
_IN_A_HEADER = {
    ADOPTED: r"adopt(?:ed|ion)|agreed|concluded",
    SIGNED: r"sign(?:ed|ature|ing)|opened",
    ISSUED: r"issued|published|launched|presented",
    IN_FORCE: r"in force|entry into force|entered into force|into force",
    APPLIES: r"appli(?:es|ed|cable|cation)|apply",
    ENDED: r"ended|expired|repealed|lapsed",
}
_OBJECT = re.compile(r"[:*]*\s+(?:the\s+|its\s+|a\s+|an\s+|their\s+)?(?:[\w’'-]+\s+){0,2}$")
_OF = re.compile(r"\s+(?:of|to)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$")
_FOR_SOMEBODY = re.compile(
    rf"\s+(?:for|(?P<where>in)|with respect to|between|against|to)\s+(?:the\s+)?(?P<who>(?!(?:{'|'.join(MONTHS)})\b)[A-Z]\w+)"
)
_BY_A_CHAMBER = re.compile(
    r"\b(?:Parliament|House|Senate|Council|[Cc]ommittee|Bundestag|(?<!General )Assembly|Commission|lower|upper|chamber|senate|parliament|deputies|Congress|cabinet|ministers|first reading|plenary|provisional\w*|politically|preliminar\w*|in principle)\b"
)
_PRONOUN = re.compile(
    r"^\W*(?:It|(?:The|This|That|Its) (?:\w+ )?(?:treaty|convention|regulation|act|agreement|directive|protocol|resolution|declaration|text|law|report|strategy|compact|charter|instrument|pact|deal|framework|code|call)|Then it|Later it|But it|Yet it)\b"
)
_THE_SAME_DAY = re.compile(
    r"\s+(?:ever\s+)?since\s*(?=[,.;)]|$)|\s+(?:from|on|since|as of|with effect from)\s+(?:the|that)\s+(?:very\s+)?(?:same\s+)?day\b|\s+(?:at once|immediately|straight away|the same day|that very day)\b"
)
_SINCE_STAGE = re.compile(
    r"(?:\s+(?:(?:ever\s+)?since|from|upon|on|as of|with)|(?<=since))\s+(?:the\s+day\s+of\s+)?(?:its|the|their)\s+(?=(?:adoption|signature|signing|publication|conclusion|opening for signature)\b)"
)
# “The Call, which the president launched in May”.
_OBJECT_OF_CLAUSE = re.compile(
    r"^,?\s+(?:which|that)\s+(?!(?:has|had|have|was|were|is)\b)(?:the\s+|its\s+)?[\w’'-]+[^,;:.()]*\s$"
)
# “Practices that the Act bans”, “article 5 of the Act”: these are spoken of, not the Act.
_ASIDE = re.compile(
    r"\b(?:that|which|whom|(?:articles?|chapters?|annex|part|section)(?: \w+)? of)\s+(?:the\s+)?(?:_+[’']s\s+)?$"
)
# “Did not enter into force until”: it did so then.
_DID_NOT = re.compile(r"\b(?:did|was|were|had|has|would) (?:not|only)(?: been)?\s+(?:\w+ly\s+)?$")
_NOT_UNTIL = re.compile(r"\s(?:until|before)\s")
_WITH_ITS = re.compile(
    r"^\W*(?:With|Since|Upon|After|Before|On|At|Through|By)\s+its\s+(?:\w+\s+)?$"
)
_A_DATE_LONG = 40
_THAT_YEAR = re.compile(
    r"\s+(?:in\s+|during\s+|later\s+)?(?:that|the)\s+(?:very\s+)?same\s+(?:year|spring|summer|autumn|fall|winter|month)\b|\s+(?:later\s+)?that\s+(?:year|spring|summer|autumn|fall|winter)\b"
)
# “Drawn up between May 2021 and August 2024”.
_FROM = re.compile(r"\bbetween\s+$")
_FIRST_WORD = re.compile(r"[^\w\n]*(?P<word>[A-Z]\w+)")
_LEADING = re.compile(
    r"^\W*(?:(?:(?!(?:[Aa]fter|[Bb]efore|[Uu]ntil|[Ff]ollowing)\b)[\w’'-]+,?\s+){0,3}(?:[Ii]n|[Oo]n|[Ss]ince|[Ff]rom|[Bb]y|[Aa]s of)\s+)?$"
)
_IS_ABOUT = re.compile(
    r"\b(?:under|pursuant to|implementing|based on|modelled on|by|unlike|like|than|after|before|since|until|from|replac\w+|amend\w+|supplement\w+|carr(?:y|ies|ied|ying) out|transpos\w+|implement(?:s|ed)|enforc\w+|complement\w+|giv\w+ effect to|(?:to |would |will )(?:ratify|implement|join|accede to|transpose|sign)"
    r"|(?:revision|review|negotiations?|drafting|work|protocol|amendments?|annex|accession|commentary|report|guidance|reservations?|agreement|resolution|talks|bill|order|decision|statement|act|law|rules?)\s+(?:to|on|about|for|of))\s+(?:the\s+|a\s+|its\s+)?$",
    re.IGNORECASE,
)
_INTRANSITIVE = re.compile(
    r"(?!.*\b(?:sign|ratif|adopt|enact|conclu|pass|approv|agree|issu|publish|releas|launch|present|unveil|proclaim|repeal|invalidat|annul|revok|struck)).*\b(?:force|effect|effective|law|appl\w+|appear\w*|out|about|binding since|bound|operative|operational|part(?:y|ies) to|expire[sd]?|lapse[sd]?)",
    re.IGNORECASE,
)
# “Its first ratification”, “the Call’s swift adoption”.
_OWNS = re.compile(r"^(?:[’']s?)?\s+(?:[a-z-]+\s+){1,2}$")
_NOMINAL = re.compile(r".*(?:ion|al|ure|ing|ment|force|effect)$", re.IGNORECASE)
# “Adopted in 2012 after long talks, the …”: a participle that opens a sentence speaks of its subject.
# “Was adopted by the Assembly as resolution 53/70”.
_AS = re.compile(r"\s+(?:by\s+(?:the\s+)?[\w’' ]{2,60}\s+)?as\s+(?:its\s+|the\s+|a\s+)?")
_OPENS = re.compile(
    r"^\W*(?:(?:First|Only|Finally|Already|Though|Although|While|Having(?: been)?|(?:Since|After) it(?: was)?)\s+)?$"
)
_APPOSED = re.compile(r"^[^.;:]{0,80}?,\s+(?:the\s+|its\s+|this\s+)?(?:[a-z][\w’'-]+\s+){0,2}$")
_UNDERGOES = re.compile(
    r"(?:\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+|first\s+|later\s+|then\s+|also\s+|only\s+|not\s+)*|^\s*(?:,|\(|–|—|:)\s*(?:which\s+was\s+|first\s+|\w+ly\s+)*|^\s+|,\s+|(?:^\s*(?:,|\(|–|—|:)|\b(?:was|were|is|are|been)\b).*\band\s+(?:\w+ly\s+|then\s+|later\s+)?|/\s*)$",
    re.DOTALL,
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


# “The first bans of the act have applied since …” says nothing of the rest.
_OF_A_PART = re.compile(
    r"\b(?:its|their|_[’']s?)\s+(?:[\w-]+\s+){0,2}(?:bans?|prohibitions?|articles?|chapters?|provisions?|rules|duties|obligations|requirements)\b|\b(?:bans?|prohibitions?|articles?|chapters?|titles?|parts?|sections?|provisions?|rules|duties|obligations|requirements)\s+(?:of|in|under)\s",
    re.IGNORECASE,
)


def stages_told(text: str) -> set[str]:
    """The stages of which a text has a word."""
    return {str(found.lastgroup) for found in _VERB.finditer(text)}


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
            topic = _opening(draft, sentence) or (topic if goes_on else None)
            block = sentence.block
        for claim in _in_sentence(draft, sentence, topic):
            before = draft.before(sentence, claim.start)
            after = draft.after(sentence, claim.end)
            words = draft.frame[claim.start : claim.end]
            if claim.when and _NOT_UNTIL.search(words) and _DID_NOT.search(before):
                before, words = _DID_NOT.sub("", before), _NOT_UNTIL.sub(" ", words)
            if is_asserted(before, words, after):
                yield claim
        named = {
            record.id: record
            for one, record in draft.instruments(sentence)
            if not _ASIDE.search(draft.before(sentence, one.start, 60))
        }
        if named:
            topic = next(iter(named.values())) if len(named) == 1 else None


def _opening(draft: Draft, sentence: Sentence) -> Instrument | None:
    """The instrument by whose short name a block begins: “Budapest in brief.”"""
    found = _FIRST_WORD.match(draft.prose, sentence.start, sentence.end)
    hits = draft.store.named(fold(found["word"])) if found else []
    ids = {hit.id for hit in hits if hit.kind == "instrument"}
    record = (
        draft.store.record(ids.pop())
        if len(ids) == 1 and len({hit.id for hit in hits}) == 1
        else None
    )
    return record if isinstance(record, Instrument) else None


def _in_sentence(draft: Draft, sentence: Sentence, topic: Instrument | None) -> Iterator[Claim]:
    named = draft.instruments(sentence)
    verbs = [
        verb
        for verb in _VERB.finditer(draft.prose, sentence.start, sentence.end)
        if draft.frame[verb.start()] != "_"
    ]
    when = draft.dates(sentence)
    for number, verb in enumerate(verbs):
        stage = str(verb.lastgroup)
        following = verbs[number + 1].start() if number + 1 < len(verbs) else sentence.end
        subject = _subject(draft, sentence, topic, named, verb.start(), verb.end())
        if subject is None:
            continue
        instrument, active = subject
        if stage == IN_FORCE and "law" in verb[0].lower() and not _is_open(instrument):
            stage = ADOPTED
        date = next((one for one in when if verb.end() <= one.start < following), None)
        if same := _same_day(draft, sentence, instrument, verbs, number, when):
            yield Claim(
                instrument, stage, verb[0], same[0], verb.start(), same[1], sentence, active, False
            )
            continue
        if date and not _leads_to(draft, verb, date.start, named):
            date = None
        if date is None and (number == 0 or ":" in draft.prose[sentence.start : verb.start()]):
            date = _leading(draft, sentence, when, verb.start())
        end = date.end if date and date.start > verb.start() else verb.end()
        rest = draft.prose[verb.end() : following]
        if stage in (IN_FORCE, APPLIES) and (
            _is_for_somebody(draft, verb.end(), following)
            or _OF_A_PART.search(draft.prose, sentence.start, verb.start())
        ):
            continue
        chamber = verb[0].lower() in ("agreed", "passed") or bool(
            _BY_A_CHAMBER.search(_without(draft.prose, sentence.start, following, named))
        )
        by_one = bool(re.match(r"\s+by\b", rest)) and any(
            isinstance(one, Actor) and one.type in ("state", "organisation")
            for _, one in draft.actors(sentence)
        )
        yield Claim(
            instrument, stage, verb[0], date, verb.start(), end, sentence, active or by_one, chamber
        )


def _without(prose: str, start: int, end: int, named: Sequence[tuple[Mention, Instrument]]) -> str:
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


def _leading(draft: Draft, sentence: Sentence, when: Sequence[When], place: int) -> When | None:
    """The date with which the sentence, or the clause behind its colon, begins in which a place is."""
    begin = max(sentence.start, draft.prose.rfind(": ", sentence.start, place) + 1)
    dates = [one for one in when if begin <= one.start < place]
    is_first = len(dates) == 1 and _LEADING.match(draft.prose[begin : dates[0].start])
    return dates[0] if is_first else None


def _same_day(
    draft: Draft,
    sentence: Sentence,
    instrument: Instrument,
    verbs: Sequence[re.Match[str]],
    number: int,
    when: Sequence[When],
) -> tuple[When, int] | None:
    """The day of another stage on which one is said to have come too, and where it is said.

    “Is adopted and applies from the same day”, “has been in force since its adoption”.
    """
    verb = verbs[number]
    if found := _THE_SAME_DAY.match(draft.prose, verb.end()):
        before = [one for one in when if one.end <= verb.start()]
        return (before[-1], found.end()) if before else None
    if found := _THAT_YEAR.match(draft.prose, verb.end()):
        before = [one for one in when if one.end <= verb.start()] or dates_before(draft, sentence)
        if not before:
            return None
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


def _subject(
    draft: Draft,
    sentence: Sentence,
    topic: Instrument | None,
    named: list[tuple[Mention, Instrument]],
    start: int,
    end: int,
) -> tuple[Instrument, bool] | None:
    """The instrument of which a stage’s word speaks, and whether it is the word’s object."""
    after = next(((one, record) for one, record in named if one.start >= end), None)
    if after and _AS.fullmatch(draft.frame[end : after[0].start]):
        return after[1], False
    if after and _OBJECT.match(draft.frame[end : after[0].start]):
        return after[1], not _OF.match(draft.prose[end : after[0].start])
    if after and _WITH_ITS.match(draft.prose[sentence.start : start]):
        return (after[1], False) if after[0].start - end < _A_DATE_LONG else None
    earlier = [(one, record) for one, record in named if one.end <= start]
    if earlier:
        mention, record = earlier[-1]
        between = draft.frame[mention.end : start]
        lead = draft.frame[sentence.start : mention.start]
        tells_more = r",?\s+(?:which|that)\b"
        if re.search(r"\b(?:from|like|unlike|than|since|until|before|after)\s+(?:the\s+)?$", lead):
            tells_more += r"|,\s+(?:now\s+|already\s+|first\s+)?$|\s*\($"
        if _IS_ABOUT.search(lead) and not re.match(tells_more, between):
            return None
        is_object = _OBJECT_OF_CLAUSE.match(between)
        owns = _NOMINAL.match(draft.prose[start:end]) and _OWNS.match(between)
        is_passive = _UNDERGOES.search(between) or is_object or owns
        if not _INTRANSITIVE.match(draft.prose[start:end]) and not is_passive:
            return None
        if (
            mention.how == REFERENCE
            and not between.strip()
            and not _NOMINAL.match(draft.prose[start:end])
        ):
            return None
        if len(between) > 120 or re.search(r"[;:]\s|\.\s", between):
            return _only(draft, sentence, named) if ":" in between and len(between) < 60 else None
        if re.search(
            r",\s+(?:and|but|while|whereas)\s+(?!(?:has|have|had|was|were|is|it|opened|entered|adopted|signed|issued|applies|applied|came|in force)\b)",
            between,
        ):
            return None
        return record, False
    lead = draft.prose[sentence.start : start]
    if after and _OPENS.search(lead) and _APPOSED.match(draft.frame[end : after[0].start]):
        return after[1], False
    passive = _INTRANSITIVE.match(draft.prose[start:end]) or _UNDERGOES.search(
        draft.frame[sentence.start : start]
    )
    if topic and ((passive and _PRONOUN.match(lead)) or not lead.strip(" *-\n")):
        return topic, False
    return None


def _only(
    draft: Draft, sentence: Sentence, named: list[tuple[Mention, Instrument]]
) -> tuple[Instrument, bool] | None:
    return (named[0][1], False) if len({record.id for _, record in named}) == 1 else None


def _leads_to(
    draft: Draft, verb: re.Match[str], end: int, named: list[tuple[Mention, Instrument]]
) -> bool:
    """Whether nothing but place and people stands between a stage’s word and a date."""
    start = verb.end()
    is_then = _DID_NOT.search(draft.prose[max(0, verb.start() - _A_DATE_LONG) : verb.start()])
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
        if len(found) == 1:
            heads = (cell.row_head, cell.column_head)
            yield from _cell_claim(draft, cell.sentence, heads, found[0], cell.start)


def _cell_claim(
    draft: Draft,
    sentence: Sentence,
    heads: tuple[tuple[int, int], tuple[int, int]],
    when: When,
    offset: int,
) -> Iterator[Claim]:
    for one, other in (heads, heads[::-1]):
        record = draft.only(one, Instrument)
        word = draft.prose[other[0] : other[1]].strip()
        stage = next(
            (stage for stage, form in _IN_A_HEADER.items() if re.search(form, word, re.IGNORECASE)),
            "",
        )
        if record and stage:
            date = when._replace(start=when.start + offset, end=when.end + offset)
            yield Claim(record, stage, word, date, date.start, date.end, sentence)


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
