"""Numbers of parties, members, norms and the like that were never true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import in_words
from ....model import Actor, Count, Instrument
from ..claims.corrections import find
from ..claims.tallied import counted, in_sentence, in_tables
from ..claims.tallies import MORE_THAN, Tally, is_between, is_of, is_said, unit_of
from ..draft.context import narrated
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..facts import counting
from ..facts.counting import GROWTH, Counted, is_impossible, is_impossible_then
from ..facts.records import short_name
from ..facts.stages import is_same
from ..finding import Rule, Trouble
from ..language import numbers

# A number, an adjective or two and a noun: “nine broad principles”.
_COUNT = re.compile(
    rf"(?i)(?<![\w/.,-])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?![\d/%]|\.\d)[\s-]+(?!(?:additional|extra|further|more|other)\b)(?P<adjective>(?:(?!(?:of|the|in|and|or|to|for|years?|new|other|more|further|first|are|is|have|has)\b)[a-z][\w-]*\s+(?:and\s+(?=(?-i:[A-Z])))?){{0,4}}?)(?P<unit>[a-z]+(?![\w-])(?:\s+[a-z]+)?)\b"
)
# “Has 80 members”: a number that is said to be that of now.
_HAS_NOW = re.compile(
    r"(?:^|\b)(?:has|have|counts?|includes?|unites?|numbers?|comprises?|totals?)\s+(?:\w+\s+){0,2}$|[’']s\s+(?:\w+\s+)?$"
)
# “80 states”: who signs, joins and ratifies.
_DOERS = re.compile(
    rf"(?i)[\s-]+(?P<which>(?:(?:[A-Za-z][\w-]*|and)\s+){{0,4}}?)(?P<noun>{counting.DOERS})\b"
)
# Another number of states between.
_OTHER_DOERS = re.compile(rf"(?i)\b{numbers.NUMBER}\s+(?:\w+\s+){{0,2}}{counting.DOERS}\b")
# “80 states have signed the …”
_DID = re.compile(rf"(?i)[^.;:]{{0,50}}?\b{counting.DEED}[^.;:]{{0,60}}$")
# “… was signed by 80 states.”
_DONE_BY = re.compile(
    rf"(?i)\b{counting.DEED}[^.;:]{{0,70}}?\b(?:by|of|from)\s+(?:all\s+|the\s+|some\s+|about\s+|a total of\s+|no fewer than\s+)*$"
)
# “The nine principles”: all of them.
_DEFINITE = re.compile(r"(?i)(?:\b(?:the|its|all|these|those|whose|both)|[’']s?)\s+(?:\w+\s+)?$")
# “Three norms deal with …”: some of them.
_PREDICATE = re.compile(
    r"(?:,[^.;:]{2,40},)?\s+(?:is|are|was|were|deals?|dealt|concerns?|speaks?|touch\w*|cover\w*|call\w*|ask\w*|mention\w*)\b"
)
# “In all”.
_IN_ALL = re.compile(r"(?i)\s+(?:in all|in total|altogether|overall)\b")
# A number and a text in two statements.
_APART = re.compile(r"\.\s|;\s(?!there (?:were|are)\b)")
_AT_FIRST = ("founding", "permanent")
# “40 ratifications are needed.”
_WANTED = re.compile(
    r"(?i)\s+(?:(?:is|are|were|was)\s+)?(?:needed|required|necessary|missing|short)\b"
)
# “Needs 40 ratifications.”
_NEEDS = re.compile(r"(?i)\b(?:needs?|needed|requires?|required|takes?)\s+(?:only |at least )?$")
# Whether the first verb behind a number is in the present tense.
_FINITE = re.compile(
    r"\b(?:(?P<now>is|are|has|have|can|must|do|does)|was|were|had|did|could|would|[a-z]{2,}ed|met|made|took|gave|went|held)\b"
)
# Words for the present time beside a number.
_NOW = re.compile(r"(?i)\b(?:now|today|currently|at present)\b")
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
        if _is_wrong(tally):
            yield _trouble(tally, tally.counts)


def _before_nouns(sentence: Sentence) -> Iterator[Trouble]:
    """The numbers of a sentence that stand before what they count, the first wrong record’s for each."""
    named = counted(sentence)
    for found in sentence.find_all(_COUNT) if named else ():
        judged = (_judged(sentence, found, *one) for one in named)
        if trouble := next(filter(None, judged), None):
            yield trouble


def _is_wrong(tally: Tally) -> bool:
    """Whether no count leaves room for a number: of what changes, none then; of the rest, none ever."""
    record, sentence, number = tally.record, tally.sentence, tally.number
    if number < 2 or number in counting.known(record):
        return False
    if MORE_THAN.search(sentence.before(tally.start)):
        return number > tally.most * GROWTH + 1
    if tally.unit not in counting.CHANGING:
        return tally.is_all or number > tally.most
    around = f"{sentence.upto(tally.start)[-_NEAR:]} {sentence.beyond(tally.end)[: _NEAR // 2]}"
    if sentence.dates and not _NOW.search(around):
        return is_impossible_then(number, tally.counts, sentence.dates, isinstance(record, Actor))
    now = tally.is_now and not narrated(sentence)
    now = now or (tally.is_all and sentence.find(_NOW) is not None)
    is_slow = isinstance(record, Actor) and record.type == "organisation"
    return is_impossible(number, tally.counts, sentence.draft.as_of, now=now, is_slow=is_slow)


def _judged(
    sentence: Sentence, found: re.Match[str], mention: Mention, record: Counted
) -> Trouble | None:
    """What is wrong with a number before a noun, as one of a record’s; nothing where it is right or another’s."""
    unit, end = unit_of(found, record)
    if _is_anothers(sentence.draft, (found.start(), end or found.end("unit")), record):
        return None
    if trouble := _of_deed(sentence, found, mention, record):
        return trouble
    if not unit or mention.start <= found.start() < mention.end:
        return None
    tally = Tally(found.start(), end, found["number"], record, unit, sentence)
    if not (is_of(tally, mention) or _is_nobodys_else(tally, mention)):
        return None
    exact = tally.fixed_then or (tally.counts if unit.split()[0] in _AT_FIRST else ())
    if tally.number < 2 or tally.number in (
        {one.number for one in exact} or counting.known(record)
    ):
        return None
    if _is_some(tally, mention) or not is_said(sentence, tally.start, end, tally.number):
        return None
    if _NEEDS.search(sentence.before(tally.start)):
        counts = counting.needed(record, unit)
        return _trouble(tally, counts) if counts else None
    is_wrong = exact or _is_wrong(tally._replace(is_now=_is_now(tally)))
    return _trouble(tally, tally.fixed_then or tally.counts) if is_wrong else None


def _is_now(tally: Tally) -> bool:
    """Whether a number is said to be that of now: what a text has, or all of which it tells something."""
    if _HAS_NOW.search(tally.sentence.upto(tally.start)):
        return True
    verb = _FINITE.search(tally.sentence.after(tally.end))
    return bool(_is_all_there_are(tally) and verb and verb["now"])


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
    prose = sentence.draft.prose
    doers = _DOERS.match(prose, found.end("number"), sentence.end)
    if not doers:
        return None
    start, end = found.start("number"), doers.end()
    if mention.start >= end:
        did = _DID.match(prose, end, mention.start)
    else:
        did = _DONE_BY.search(prose, mention.end, start)
    # What is backed or signed is a text; a body is joined.
    if not did or not (isinstance(record, Instrument) or did["deed"].lower().startswith("join")):
        return None
    if mention.start >= end and _OTHER_DOERS.search(did[0]):
        return None
    counts = counting.units_done(did["deed"], doers["noun"], record)
    tally = Tally(start, end, found["number"], record, "", sentence)
    if not counts or tally.number in counting.known(record) or is_between(tally, mention):
        return None
    if not is_said(sentence, start, end, tally.number):
        return None
    most, dates = counting.largest(counts), sentence.dates
    then = [one for one in counts if counting.is_at_first(one, record)]
    is_then = len(dates) == 1 and any(is_same(dates[0], one.as_of) for one in then)
    is_exact = is_then and (tally.number > most or not doers["which"].strip())
    return _trouble(tally, counts) if is_exact or tally.number > most * GROWTH + 1 else None


def _is_some(tally: Tally, mention: Mention) -> bool:
    """Whether a sentence speaks of some of many: “Three pillars of the strategy are about trade.”"""
    is_bare = not _DEFINITE.search(tally.sentence.upto(tally.start))
    if tally.number >= tally.most or not is_bare or mention.start < tally.end:
        return False
    return _PREDICATE.match(tally.sentence.beyond(mention.end)) is not None


def _is_nobodys_else(tally: Tally, mention: Mention) -> bool:
    """Whether a number with a record’s own noun can be of nothing else that its sentence names.

    Fewer than there are may be some of them, unless they are all that it speaks of.
    """
    sentence, (first, last) = tally.sentence, tally.between(mention)
    if not counting.is_own_noun(sentence.draft.prose[tally.start : tally.end], tally.unit):
        return False
    is_few = tally.number < tally.most and not tally.fixed_then and not _is_all_there_are(tally)
    if is_few or _WANTED.match(sentence.beyond(tally.end)):
        return False
    others = [record for _, record in counted(sentence) if record.id != tally.record.id]
    between = sentence.draft.prose[first:last]
    return not (
        len(between) > _FAR
        or _APART.search(between)
        or any(counting.unit_called(tally.unit, one) for one in others)
    )


def _is_all_there_are(tally: Tally) -> bool:
    """Whether a number is said to be that of all: “its nine actions”, “nine actions in all”."""
    before, after = tally.sentence.upto(tally.start), tally.sentence.beyond(tally.end)
    return bool(_DEFINITE.search(before) or _IN_ALL.match(after))


def _trouble(tally: Tally, counts: Sequence[Count]) -> Trouble:
    known = [
        f"{one.number} {one.of.partition(' (')[0]}" + f" ({in_words(one.as_of)})" * bool(one.as_of)
        for one in counts
    ]
    draft, name, span = tally.sentence.draft, short_name(tally.record), (tally.start, tally.end)
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
