"""Numbers of parties, members, norms and the like that were never true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import first_day, in_words, last_day
from ....folding import key as fold_key
from ....model import TYPE_CHECKING, Actor, Count, Instrument
from .. import counting, numbers
from ..context import narrated
from ..corrections import find
from ..counting import Counted
from ..finding import Rule, Trouble
from ..growth import GROWTH, is_impossible, is_impossible_then
from ..naming import short_name
from ..tables import cells
from ..tallies import MORE_THAN, NOUN, is_between, is_named_so, is_of, is_said, unit_of
from ..wording import is_asserted

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence
    from ..when import When

_COUNT = re.compile(
    rf"(?<![\w/.,-])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?![\d/%]|\.\d)[\s-]+(?!(?:additional|extra|further|more|other)\b)(?P<adjective>(?:(?!(?:of|the|in|and|or|to|for|years?|new|other|more|further|first|are|is|have|has)\b)[a-z][\w-]*\s+(?:and\s+(?=(?-i:[A-Z])))?){{0,4}}?)(?P<unit>[a-z]+(?![\w-])(?:\s+[a-z]+)?)\b",
    re.IGNORECASE,
)
_NEAR = 40
_LISTED = re.compile(r"\b(?P<unit>[a-z]+)\s+(?:of|to|in)\s+(?:the\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(
    rf"\s*(?::|–|—|=|\()\s*(?P<number>{numbers.NUMBER})(?=\s*(?:[.,;)\n]|$))", re.IGNORECASE
)
_IN_A_CELL = re.compile(
    rf"\s*(?P<number>{numbers.NUMBER})(?:\s+(?P<noun>[^\W\d]+)\b[^|]*)?\s*", re.IGNORECASE
)
_HAS_NOW = re.compile(
    r"(?:^|\b)(?:has|have|counts?|includes?|unites?|numbers?|comprises?|totals?)\s+(?:\w+\s+){0,2}$|[’']s\s+(?:\w+\s+)?$"
)
_DOERS = re.compile(
    rf"[\s-]+(?P<which>(?:(?:[A-Za-z][\w-]*|and)\s+){{0,4}}?)(?P<noun>{counting.DOERS})\b",
    re.IGNORECASE,
)
_OTHER_DOERS = re.compile(
    rf"\b{numbers.NUMBER}\s+(?:\w+\s+){{0,2}}{counting.DOERS}\b", re.IGNORECASE
)
_DID = re.compile(rf"[^.;:]{{0,50}}?\b{counting.DEED}[^.;:]{{0,60}}$", re.IGNORECASE)
_DONE_BY = re.compile(
    rf"\b{counting.DEED}[^.;:]{{0,70}}?\b(?:by|of|from)\s+(?:all\s+|the\s+|some\s+|about\s+|a total of\s+|no fewer than\s+)*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    rf"\b(?:has|had|have|counts?|counted)\s+(?:only\s+|now\s+|just\s+)?(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?=\s*(?:[,.;)]|$)|\s+(?:of them|in all|as|then|today|now)\b)",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    rf"(?<![\w.,-])(?P<number>{numbers.NUMBER})-(?P<noun>strong|members?|nation|state|country|party|economy)\s+(?:(?!then\b)\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?P<number>{numbers.ORDINAL})\s+(?:\w+\s+)?(?P<noun>party|member|signatory|ratification|state|country|adherent|endorser|supporter|norm|principle|rule)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?:\b(?:the|its|all|these|those|whose|both)|[’']s?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\s+(?:is|are|was|were|deals?|dealt|concerns?|speaks?|touch\w*|cover\w*|call\w*|ask\w*|mention\w*)\b"
)
_NUMBER_BEFORE = re.compile(
    rf"(?<![\w.,])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})\s+$", re.IGNORECASE
)
_ANOTHERS = re.compile(
    r"\s+(?:of|in|from|by|for)\s+(?:our|my|his|her|a|an|another|their|some|every|each)\b"
)
_IN_ALL = re.compile(r"\s+(?:in all|in total|altogether|overall)\b", re.IGNORECASE)
_SOME_OF = re.compile(rf"\b(?P<number>{numbers.NUMBER}) of (?:the )?$", re.IGNORECASE)
_APART = re.compile(r"\.\s|;\s(?!there (?:were|are)\b)")
_AT_FIRST = ("founding", "permanent")
_HEAD_NOUN = re.compile(r"\s(?:of|for|on|in)\s")
_WANTED = re.compile(
    r"\s+(?:(?:is|are|were|was)\s+)?(?:needed|required|necessary|missing|short)\b", re.IGNORECASE
)
_NEEDS = re.compile(
    r"\b(?:needs?|needed|requires?|required|takes?)\s+(?:only |at least )?$", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|today|currently|at present)\b", re.IGNORECASE)
_FAR, _NEAR = 120, 40


def never_true(draft: Draft) -> Iterator[Trouble]:
    """A number of something that its record counts, and that it never had."""
    yield from find(draft, "count")
    yield from _in_tables(draft)
    for sentence in draft.sentences:
        if draft.corrects(sentence):
            continue
        counted = _counted(draft, sentence)
        yield from _numbered_names(draft, sentence)
        if not counted:
            continue
        yield from _after_a_colon(draft, sentence, counted)
        yield from _elliptic(draft, sentence, counted)
        yield from _compound(draft, sentence, counted)
        yield from _ordinal(draft, sentence, counted)
        for found in _COUNT.finditer(draft.prose, sentence.start, sentence.end):
            for mention, record in counted:
                trouble = _judged(draft, sentence, found, mention, record)
                if trouble:
                    yield trouble
                    break


def _counted(draft: Draft, sentence: Sentence) -> list[tuple[Mention, Counted]]:
    """What is named or come back to in a sentence of which the corpus counts something."""
    named: list[tuple[Mention, Counted]] = [
        *draft.of_type(sentence, Instrument),
        *draft.of_type(sentence, Actor),
    ]
    return sorted([one for one in named if one[1].counts], key=lambda one: one[0].start)


def _after_a_colon(
    draft: Draft, sentence: Sentence, counted: Sequence[tuple[Mention, Counted]]
) -> Iterator[Trouble]:
    """“Signatories of the …: 45”, as headings and lists have it."""
    for mention, record in counted:
        lead = _LISTED.search(draft.prose, sentence.start, mention.start)
        figure = _FIGURE.match(draft.prose, mention.end, sentence.end)
        unit = counting.unit_called(lead["unit"], record) if lead and figure else ""
        if unit and figure and _is_wrong(draft, sentence, figure, record, unit):
            counts = counting.counts_of(record, unit)
            yield _trouble(draft, figure.span("number"), figure["number"], record, counts)


def _in_tables(draft: Draft) -> Iterator[Trouble]:
    """A number in the cell of a table whose column is headed by what a record counts."""
    for cell in cells(draft):
        figure = _IN_A_CELL.fullmatch(draft.prose, cell.start, cell.end)
        if not figure:
            continue
        for one, other in (
            (cell.row_head, cell.column_head),
            (cell.column_head, cell.row_head),
        ):
            named = {
                record.id: record
                for record in [draft.only(one, Instrument) or draft.only(one, Actor)]
                if record and record.counts
            }
            if len(named) != 1:
                continue
            (record,) = named.values()
            words = [figure["noun"]] if figure["noun"] else NOUN.findall(draft.prose[slice(*other)])
            units = {unit for word in words if (unit := counting.unit_called(word, record))}
            if len(units) != 1:
                continue
            (unit,) = units
            if _is_wrong(draft, cell.sentence, figure, record, unit):
                span, counts = figure.span("number"), counting.counts_of(record, unit)
                yield _trouble(draft, span, figure["number"], record, counts)


def _is_wrong(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    record: Counted,
    unit: str,
) -> bool:
    """Whether no count leaves room for a number of a unit."""
    number = numbers.value(found["number"])
    if number < 2 or number in counting.known(record):
        return False
    counts = counting.counts_of(record, unit)
    if MORE_THAN.search(draft.before(sentence, found.start())):
        return number > max(one.number for one in counts) * GROWTH + 1
    if unit not in counting.CHANGING:
        return True
    dates = draft.dates(sentence)
    around = draft.prose[max(sentence.start, found.start() - _NEAR) : found.end() + _NEAR // 2]
    if dates and not _NOW.search(around):
        return is_impossible_then(number, counts, dates, isinstance(record, Actor))
    present = _HAS_NOW.search(draft.prose[sentence.start : found.start()]) is not None
    whole = draft.prose[sentence.start : sentence.end]
    now = bool(_NOW.search(whole)) or (present and not narrated(draft, sentence))
    is_slow = isinstance(record, Actor) and record.type == "organisation"
    return is_impossible(number, counts, draft.as_of, now=now, is_slow=is_slow)


def _judged(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    mention: Mention,
    record: Counted,
) -> Trouble | None:
    unit, end = unit_of(found, record)
    some = _SOME_OF.search(draft.prose, sentence.start, found.start())
    if some and numbers.value(some["number"]) in counting.known(record):
        return None
    if _is_anothers(draft, (found.start(), end or found.end("unit")), record):
        return None
    if trouble := _of_deed(draft, sentence, found, mention, record):
        return trouble
    if not unit:
        return None
    inside = mention.start <= found.start() < mention.end
    is_its = is_of(draft, sentence, found.start(), end, mention) or is_named_so(found, end, record)
    number = numbers.value(found["number"])
    is_its = is_its or _is_nobodys_else(
        draft, sentence, (found.start(), end), number, mention, record, unit
    )
    if (
        inside
        or not is_its
        or _is_some(draft, sentence, found.start(), end, mention, number, record, unit)
    ):
        return None
    counts = counting.counts_of(record, unit)
    then = counting.fixed_then(counts, unit, draft.dates(sentence))
    exact = then or (counts if unit.split()[0] in _AT_FIRST else ())
    known = {one.number for one in exact} or counting.known(record)
    if number < 2 or number in known or not is_said(draft, sentence, found.start(), end):
        return None
    if _NEEDS.search(draft.before(sentence, found.start())):
        counts = [one for one in record.counts if one.of == f"{unit} needed"]
        wrong = bool(counts)
    else:
        wrong = bool(exact) or _is_wrong(draft, sentence, found, record, unit)
    counts = then or counts
    span = found.start(), end
    return _trouble(draft, span, found["number"], record, counts) if wrong else None


def _is_anothers(draft: Draft, span: tuple[int, int], record: Counted) -> bool:
    """Whether an owner stands between a number and its noun, or both in a name: “38 OECD members”."""
    return any(
        one.end > span[0] and one.text[:1].isupper() and record.id not in one.ids
        for one in draft.within(span[0] - _FAR, span[1])
    )


def _of_deed(
    draft: Draft, sentence: Sentence, found: re.Match[str], mention: Mention, record: Counted
) -> Trouble | None:
    """How many signed, joined or backed a text, where that is more than did, or not who did that day."""
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
    if not is_said(draft, sentence, start, end):
        return None
    most = counting.largest(counts)
    dates = draft.dates(sentence)
    then = [one for one in counts if counting.is_at_first(one, record) and _is_then(one, dates)]
    exact = (
        number != then[0].number and (number > most or not doers["which"].strip())
        if then
        else False
    )
    if exact or "founding" in doers["which"] or number > most * GROWTH + 1:
        return _trouble(draft, (start, end), found["number"], record, counts)
    return None


def _is_then(count: Count, dates: Sequence[When]) -> bool:
    """Whether the only date of a sentence is that of a count."""
    return len(dates) == 1 and dates[0].touches(first_day(count.as_of), last_day(count.as_of))


def _is_some(
    draft: Draft,
    sentence: Sentence,
    start: int,
    end: int,
    mention: Mention,
    number: int,
    record: Counted,
    unit: str,
) -> bool:
    """Whether a sentence speaks of some of many: “Three pillars of the strategy are about trade.”"""
    fewer = number < counting.largest(counting.counts_of(record, unit))
    bare = not _DEFINITE.search(draft.prose[sentence.start : start])
    return (
        fewer and bare and mention.start >= end and bool(_PREDICATE.match(draft.prose, mention.end))
    )


def _is_nobodys_else(
    draft: Draft,
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
    start, end = span
    counts = counting.counts_of(record, unit)
    fewer = number < counting.largest(counts)
    then = counting.fixed_then(counts, unit, draft.dates(sentence))
    if not counting.is_own_noun(draft.prose[start:end], unit):
        return False
    if _WANTED.match(draft.prose, end) or (
        fewer and not then and not _is_all(draft, sentence, span)
    ):
        return False
    first, last = (end, mention.start) if mention.start >= end else (mention.end, start)
    rivals = [
        one
        for one, other in _counted(draft, sentence)
        if other.id != record.id and counting.unit_called(unit, other)
    ]
    return not (
        rivals
        or last - first > _FAR
        or _APART.search(draft.prose[first:last])
        or _ANOTHERS.match(draft.prose, end, sentence.end)
        or is_between(draft, mention, start, end)
    )


def _is_all(draft: Draft, sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a number is said to be that of all: “its nine actions”, “nine actions in all”."""
    return bool(
        _DEFINITE.search(draft.prose[sentence.start : span[0]])
        or _IN_ALL.match(draft.prose, span[1], sentence.end)
    )


def _elliptic(
    draft: Draft, sentence: Sentence, counted: Sequence[tuple[Mention, Counted]]
) -> Iterator[Trouble]:
    """“That one has 20 signatories; the Seoul Declaration had 28.”"""
    for found in _ELLIPSIS.finditer(draft.prose, sentence.start, sentence.end):
        before = [one for one in counted if one[0].end <= found.start()]
        if not before or found.start() - before[-1][0].end > _FAR // 2:
            continue
        mention, record = before[-1]
        nouns = NOUN.findall(draft.prose[sentence.start : mention.start])
        unit = next(
            (unit for noun in reversed(nouns) if (unit := counting.unit_called(noun, record))), ""
        )
        if (
            unit
            and is_said(draft, sentence, found.start(), found.end())
            and _is_wrong(draft, sentence, found, record, unit)
        ):
            counts = counting.counts_of(record, unit)
            yield _trouble(draft, found.span(), found["number"], record, counts)


def _ordinal(
    draft: Draft, sentence: Sentence, counted: Sequence[tuple[Mention, Counted]]
) -> Iterator[Trouble]:
    """“Took in its hundredth party”: more than there were."""
    for found in _NTH.finditer(draft.prose, sentence.start, sentence.end):
        if not is_asserted(draft.before(sentence, found.start()), "", ""):
            continue
        for _, record in counted:
            unit = counting.unit_called(found["noun"], record)
            counts = counting.counts_of(record, unit)
            number, dates = numbers.place(found["number"]), draft.dates(sentence)
            is_fixed = unit not in counting.CHANGING
            too_many = counts and number > counting.largest(counts) * (
                1 if is_fixed else GROWTH
            ) + (not is_fixed)
            if counts and dates and not is_fixed:
                too_many = is_impossible_then(number, counts, dates, False)
            if too_many and number not in counting.known(record):
                yield _trouble(draft, found.span(), str(number), record, counts)
                break


def _compound(
    draft: Draft, sentence: Sentence, counted: Sequence[tuple[Mention, Counted]]
) -> Iterator[Trouble]:
    """“The 30-nation alliance NATO”, “the 193-strong Assembly”."""
    for mention, record in counted:
        found = _COMPOUND.search(draft.prose, sentence.start, mention.start)
        counts = [one for one in record.counts if counting.head(one) in counting.MEMBERS]
        if not found or not counts or numbers.value(found["number"]) in counting.known(record):
            continue
        is_more = numbers.value(found["number"]) > counting.largest(counts)
        if is_more or not (draft.dates(sentence) or narrated(draft, sentence)):
            yield _trouble(draft, (found.start(), mention.end), found["number"], record, counts)


def _numbered_names(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """“Six regional internet registries”: the very name of a group is what is counted."""
    for mention in draft.within(sentence.start, sentence.end):
        found = _NUMBER_BEFORE.search(draft.prose, sentence.start, mention.start)
        if not found or " " not in mention.text:
            continue
        ids = {
            hit.id
            for hit in draft.store.named(fold_key(mention.text))
            if hit.kind in ("actor", "instrument")
        }
        for record in draft.store.records(sorted(ids)):
            if not isinstance(record, (Actor, Instrument)):
                continue
            counts = counting.counts_of(
                record, counting.unit_called(_HEAD_NOUN.split(mention.text)[0].split()[-1], record)
            )
            said = is_said(draft, sentence, found.start(), mention.end)
            if counts and said and numbers.value(found["number"]) > counting.largest(counts):
                yield _trouble(draft, (found.start(), mention.end), found["number"], record, counts)


def _trouble(
    draft: Draft,
    span: tuple[int, int],
    written: str,
    record: Counted,
    counts: Sequence[Count],
) -> Trouble:
    known = [
        f"{one.number} {one.of.partition(' (')[0]}"
        + (f" ({in_words(one.as_of)})" if one.as_of else "")
        for one in counts
    ]
    name = short_name(record)
    message = f"“{draft[span]}”: the corpus counts for {name} {'; '.join(known)}"
    instead = numbers.like(counts[-1].number, written)
    return Trouble(*span, message, record, instead=instead)


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
            "Nine voluntary norms were agreed in the 2015 GGE report.",
            "All fourteen norms of the 2015 GGE report are voluntary.",
            "A dozen norms were set out in the 2015 GGE report.",
            "The Paris Call rests on twelve principles.",
            "The twelve principles of the Paris Call are voluntary.",
            "The Paris Call names 7 principles.",
            "The ITU has 150 member states.",
            "NATO, with its 28 members, has a cyber policy today.",
            "The OECD counts 45 member countries.",
            "The Global Digital Compact sets seven objectives.",
            "The seven objectives of the Global Digital Compact include one on AI.",
            "The OSCE's 16 confidence-building measures were joined by 20 participating states.",
            "In Osaka 30 signatories joined the declaration of June 2019, known as the Osaka Track.",
            "Between 2004 and 2021 eight groups of governmental experts met.",
            "The last Group of Governmental Experts, which agreed its report in May 2021, had fifteen experts.",
        ),
        passes=(
            "The Tallinn Manual 2.0 contains 154 rules.",
            "Of the nine principles of the Paris Call, three are about companies.",
            "On 20 June 2024 the Budapest Convention had 75 parties.",
            "The Paris Call has nine principles.",
            "The High-level Advisory Body on AI had 39 members.",
            "Of the eleven norms of the 2015 GGE report, three speak of critical infrastructure.",
            "The Hanoi Convention needs forty ratifications to enter into force.",
            "Two experts on the Independent International Scientific Panel on AI come from Kenya.",
            "Twelve states spoke about the Paris Call.",
            "Four norms in the 2015 GGE report deal with critical infrastructure.",
            "In the vote 79 members of the General Assembly were for, 60 against.",
            "NATO had 29 members in 2018.",
            "The Budapest Convention needed five ratifications, three of them from members of the Council of Europe.",
            "The 2016 United Nations arbitration went the other way.",
            "The Chip Circle, an alliance led by Japan and the EU to share its stocks, has 15 partner countries.",
            "The sixth UN GGE was chaired by the expert of Brazil and included two additional experts.",
            "In the 2015 GGE report,<sup>13</sup> the norms are voluntary.",
            "The 2015 GGE report [13] norms are voluntary; so are the report’s^13 norms.",
        ),
    ),
)
