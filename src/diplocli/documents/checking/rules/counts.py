"""Numbers of parties, members, norms and the like that were never true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import in_words
from ....model import Actor, Count, Instrument
from ..claims.corrections import find
from ..claims.tallied import Tally, counted, in_sentence, in_tables
from ..claims.tallies import MORE_THAN, is_between, is_named_so, is_of, is_said, unit_of
from ..draft.context import narrated
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..facts import counting
from ..facts.counting import Counted
from ..facts.growth import GROWTH, is_impossible, is_impossible_then
from ..facts.records import short_name
from ..facts.stages import is_same
from ..finding import Rule, Trouble
from ..language import numbers
from ..language.when import When

# A number, an adjective or two and a noun: “nine broad principles”.
_COUNT = re.compile(
    rf"(?<![\w/.,-])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?![\d/%]|\.\d)[\s-]+(?!(?:additional|extra|further|more|other)\b)(?P<adjective>(?:(?!(?:of|the|in|and|or|to|for|years?|new|other|more|further|first|are|is|have|has)\b)[a-z][\w-]*\s+(?:and\s+(?=(?-i:[A-Z])))?){{0,4}}?)(?P<unit>[a-z]+(?![\w-])(?:\s+[a-z]+)?)\b",
    re.IGNORECASE,
)
# “Has 80 members”: a number that is said to be that of now.
_HAS_NOW = re.compile(
    r"(?:^|\b)(?:has|have|counts?|includes?|unites?|numbers?|comprises?|totals?)\s+(?:\w+\s+){0,2}$|[’']s\s+(?:\w+\s+)?$"
)
# “80 states”: who signs, joins and ratifies.
_DOERS = re.compile(
    rf"[\s-]+(?P<which>(?:(?:[A-Za-z][\w-]*|and)\s+){{0,4}}?)(?P<noun>{counting.DOERS})\b",
    re.IGNORECASE,
)
# Another number of states between.
_OTHER_DOERS = re.compile(
    rf"\b{numbers.NUMBER}\s+(?:\w+\s+){{0,2}}{counting.DOERS}\b", re.IGNORECASE
)
# “80 states have signed the …”
_DID = re.compile(rf"[^.;:]{{0,50}}?\b{counting.DEED}[^.;:]{{0,60}}$", re.IGNORECASE)
# “… was signed by 80 states.”
_DONE_BY = re.compile(
    rf"\b{counting.DEED}[^.;:]{{0,70}}?\b(?:by|of|from)\s+(?:all\s+|the\s+|some\s+|about\s+|a total of\s+|no fewer than\s+)*$",
    re.IGNORECASE,
)
# “The nine principles”: all of them.
_DEFINITE = re.compile(
    r"(?:\b(?:the|its|all|these|those|whose|both)|[’']s?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
# “Three norms deal with …”: some of them.
_PREDICATE = re.compile(
    r"(?:,[^.;:]{2,40},)?\s+(?:is|are|was|were|deals?|dealt|concerns?|speaks?|touch\w*|cover\w*|call\w*|ask\w*|mention\w*)\b"
)
# “… of our strategy”: somebody else’s.
_ANOTHERS = re.compile(
    r"\s+(?:of|in|from|by|for)\s+(?:our|my|his|her|a|an|another|their|some|every|each)\b"
)
# “In all”.
_IN_ALL = re.compile(r"\s+(?:in all|in total|altogether|overall)\b", re.IGNORECASE)
# A number and a text in two statements.
_APART = re.compile(r"\.\s|;\s(?!there (?:were|are)\b)")
_AT_FIRST = ("founding", "permanent")
# “40 ratifications are needed.”
_WANTED = re.compile(
    r"\s+(?:(?:is|are|were|was)\s+)?(?:needed|required|necessary|missing|short)\b", re.IGNORECASE
)
# “Needs 40 ratifications.”
_NEEDS = re.compile(
    r"\b(?:needs?|needed|requires?|required|takes?)\s+(?:only |at least )?$", re.IGNORECASE
)
# Whether the first verb behind a number is in the present tense.
_FINITE = re.compile(
    r"\b(?:(?P<now>is|are|has|have|can|must|do|does)|was|were|had|did|could|would|[a-z]{2,}ed|met|made|took|gave|went|held)\b"
)
# Words for the present time beside a number.
_NOW = re.compile(r"\b(?:now|today|currently|at present)\b", re.IGNORECASE)
_FAR, _NEAR = 120, 40


def never_true(draft: Draft) -> Iterator[Trouble]:
    """A number of something that its record counts, and that it never had."""
    yield from find(draft, "count")
    told = [*in_tables(draft)]
    for sentence in draft.sentences:
        if not sentence.corrects:
            told += in_sentence(sentence)
            yield from _before_nouns(sentence)
    for tally in told:
        if _is_wrong(draft, tally):
            yield _trouble(draft, tally, counting.counts_of(tally.record, tally.unit))


def _before_nouns(sentence: Sentence) -> Iterator[Trouble]:
    """The numbers of a sentence that stand before what they count, the first wrong record’s for each."""
    named = counted(sentence)
    for found in sentence.find_all(_COUNT) if named else ():
        judged = (_judged(sentence, found, *one) for one in named)
        if trouble := next(filter(None, judged), None):
            yield trouble


def _is_wrong(draft: Draft, tally: Tally) -> bool:
    """Whether no count leaves room for a number: of what changes, none then; of the rest, none ever."""
    record, sentence, number = tally.record, tally.sentence, tally.number
    counts = counting.counts_of(record, tally.unit)
    if number < 2 or number in counting.known(record):
        return False
    if MORE_THAN.search(sentence.before(tally.start)):
        return number > counting.largest(counts) * GROWTH + 1
    if tally.unit not in counting.CHANGING:
        return tally.is_all or number > counting.largest(counts)
    dates = sentence.dates
    around = draft.prose[max(sentence.start, tally.start - _NEAR) : tally.end + _NEAR // 2]
    if dates and not _NOW.search(around):
        return is_impossible_then(number, counts, dates, isinstance(record, Actor))
    now = tally.is_now and not narrated(sentence)
    now = now or (tally.is_all and bool(sentence.find(_NOW)))
    is_slow = isinstance(record, Actor) and record.type == "organisation"
    return is_impossible(number, counts, draft.as_of, now=now, is_slow=is_slow)


def _judged(
    sentence: Sentence, found: re.Match[str], mention: Mention, record: Counted
) -> Trouble | None:
    """What is wrong with a number before a noun, as one of a record’s; nothing where it is right or another’s."""
    draft = sentence.draft
    unit, end = unit_of(found, record)
    start, number = found.start(), numbers.value(found["number"])
    if _is_anothers(draft, (start, end or found.end("unit")), record):
        return None
    if trouble := _of_deed(sentence, found, mention, record):
        return trouble
    if not unit or mention.start <= start < mention.end:
        return None
    span = start, end
    is_its = is_of(sentence, *span, mention) or is_named_so(found, end, record)
    is_its = is_its or _is_nobodys_else(sentence, span, number, mention, record, unit)
    if not is_its or _is_some(sentence, *span, mention, number, record, unit):
        return None
    counts = counting.counts_of(record, unit)
    then = counting.fixed_then(counts, unit, sentence.dates)
    exact = then or (counts if unit.split()[0] in _AT_FIRST else ())
    if number < 2 or number in ({one.number for one in exact} or counting.known(record)):
        return None
    if not is_said(sentence, *span, number):
        return None
    is_now = _is_now(sentence, span)
    tally = Tally(*span, found["number"], record, unit, sentence, is_now=is_now)
    if _NEEDS.search(sentence.before(start)):
        counts = counting.needed(record, unit)
        return _trouble(draft, tally, counts) if counts else None
    return _trouble(draft, tally, then or counts) if exact or _is_wrong(draft, tally) else None


def _is_now(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a number is said to be that of now: what a text has, or all of which it tells something."""
    if _HAS_NOW.search(sentence.upto(span[0])):
        return True
    verb = _FINITE.search(sentence.draft.frame, span[1], sentence.end)
    return bool(_is_all(sentence, span) and verb and verb["now"])


def _is_anothers(draft: Draft, span: tuple[int, int], record: Counted) -> bool:
    """Whether an owner stands between a number and its noun, or both in a name: “38 OECD members”."""
    return any(
        one.end > span[0] and one.text[:1].isupper() and record.id not in one.ids
        for one in draft.within(span[0] - _FAR, span[1])
    )


def _of_deed(
    sentence: Sentence, found: re.Match[str], mention: Mention, record: Counted
) -> Trouble | None:
    """How many signed, joined or backed a text, where that is more than did, or not who did that day."""
    draft = sentence.draft
    doers = _DOERS.match(draft.prose, found.end("number"), sentence.end)
    if not doers:
        return None
    start, end = found.start("number"), doers.end()
    if mention.start >= end:
        did = _DID.match(draft.prose, end, mention.start)
    else:
        did = _DONE_BY.search(draft.prose, mention.end, start)
    # What is backed or signed is a text; a body is joined.
    is_done = did and (isinstance(record, Instrument) or did["deed"].lower().startswith("join"))
    counts = counting.units_done(did["deed"], doers["noun"], record) if did and is_done else []
    number = numbers.value(found["number"])
    if not did or (mention.start >= end and _OTHER_DOERS.search(did[0])):
        return None
    if not counts or number in counting.known(record) or is_between(draft, mention, start, end):
        return None
    if not is_said(sentence, start, end, number):
        return None
    most = counting.largest(counts)
    dates = sentence.dates
    then = [one for one in counts if counting.is_at_first(one, record) and _is_then(one, dates)]
    exact = (
        number != then[0].number and (number > most or not doers["which"].strip())
        if then
        else False
    )
    founded = any(one.of.startswith("founding") for one in counts)
    if exact or founded or "founding" in doers["which"] or number > most * GROWTH + 1:
        tally = Tally(start, end, found["number"], record, "", sentence)
        return _trouble(draft, tally, counts)
    return None


def _is_then(count: Count, dates: Sequence[When]) -> bool:
    """Whether the only date of a sentence is that of a count."""
    return len(dates) == 1 and is_same(dates[0], count.as_of)


def _is_some(
    sentence: Sentence, start: int, end: int, mention: Mention, number: int,
    record: Counted, unit: str,
) -> bool:  # fmt: skip
    """Whether a sentence speaks of some of many: “Three pillars of the strategy are about trade.”"""
    fewer = number < counting.largest(counting.counts_of(record, unit))
    bare = not _DEFINITE.search(sentence.upto(start))
    if not (fewer and bare and mention.start >= end):
        return False
    return bool(_PREDICATE.match(sentence.draft.prose, mention.end))


def _is_nobodys_else(
    sentence: Sentence,
    span: tuple[int, int],
    number: int,
    mention: Mention,
    record: Counted,
    unit: str,
) -> bool:
    """Whether a number with a record’s own noun can be of nothing else that its sentence names.

    Fewer than there are may be some of them, unless they are all that it speaks of.
    """
    draft = sentence.draft
    start, end = span
    counts = counting.counts_of(record, unit)
    fewer = number < counting.largest(counts)
    then = counting.fixed_then(counts, unit, sentence.dates)
    if not counting.is_own_noun(draft.prose[start:end], unit):
        return False
    if _WANTED.match(draft.prose, end) or (fewer and not then and not _is_all(sentence, span)):
        return False
    first, last = (end, mention.start) if mention.start >= end else (mention.end, start)
    rivals = [
        one
        for one, other in counted(sentence)
        if other.id != record.id and counting.unit_called(unit, other)
    ]
    return not (
        rivals
        or last - first > _FAR
        or _APART.search(draft.prose[first:last])
        or _ANOTHERS.match(draft.prose, end, sentence.end)
        or is_between(draft, mention, start, end)
    )


def _is_all(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a number is said to be that of all: “its nine actions”, “nine actions in all”."""
    return bool(
        _DEFINITE.search(sentence.upto(span[0]))
        or _IN_ALL.match(sentence.draft.prose, span[1], sentence.end)
    )


def _trouble(draft: Draft, tally: Tally, counts: Sequence[Count]) -> Trouble:
    known = [
        f"{one.number} {one.of.partition(' (')[0]}"
        + (f" ({in_words(one.as_of)})" if one.as_of else "")
        for one in counts
    ]
    name, span = short_name(tally.record), (tally.start, tally.end)
    message = f"“{draft[span]}”: the corpus counts for {name} {'; '.join(known)}"
    instead = numbers.like(counts[-1].number, tally.written)
    return Trouble(*span, message, tally.record, instead=instead)


RULES = (
    Rule(
        code="D401",
        slug="count",
        title="A number that was never true",
        why="The corpus counts parties, signatories and members, with the day of each count, and norms, principles and the like, which"
        " do not change. A number that no count leaves room for is reported; one that was once true is not.",
        find=never_true,
        trips=(
            "The Tallinn Manual 2.0 contains 254 rules.",
            "By 28 October 2025 the Budapest Convention had 96 parties.",
            "The Budapest Convention has 120 parties.",
            "With its 112 parties, the Budapest Convention is the widest treaty on cybercrime.",
        ),
        passes=(
            "The Tallinn Manual 2.0 contains 154 rules.",
            "Of the nine principles of the Paris Call, three are about companies.",
            "On 20 June 2024 the Budapest Convention had 75 parties.",
            "The Paris Call has nine principles.",
        ),
    ),
)
