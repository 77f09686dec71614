"""Numbers of parties, members, norms and the like that were never true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import first_day, in_words, last_day
from ....folding import words as fold
from ....model import TYPE_CHECKING, Actor, Count, Instrument
from .. import numbers
from ..corrections import find
from ..finding import Rule, Trouble
from ..naming import short_name
from ..tables import cells
from ..wording import CORRECTIVE, NEGATION, REPORT, last_clause

if TYPE_CHECKING:
    from ..draft import Draft, Mention
    from ..sentences import Sentence
    from ..when import When

# Counts of these change from year to year; any other is fixed when a text is made.
_CHANGING = frozenset(
    ("parties", "members", "signatories", "ratifications", "endorsers", "adherents", "states", "governments", "economies",
     "partners", "participants", "supporters", "persons", "entities", "gatekeepers", "agreements", "companies")
)  # fmt: skip
_NAMES = {
    "parties": ("party", "parties", "states parties", "contracting parties"),
    "members": (
        "members",
        "member states",
        "member countries",
        "states",
        "countries",
        "nations",
        "member nations",
    ),
    "signatories": ("signatories", "signatory states", "signatures", "signatory"),
    "states": (
        "states",
        "countries",
        "nations",
        "governments",
        "signatories",
        "members",
        "participants",
    ),
    "ratifications": ("ratifications",),
    "endorsers": ("endorsers", "endorsing states", "endorsements"),
}
_COUNT = re.compile(
    rf"(?<![\w/.,-])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?![\d/%]|\.\d)[\s-]+(?P<adjective>(?:(?!(?:of|the|in|and|or|to|for|years?|new|other|more|further|first|are|is|have|has)\b)[a-z][\w-]*\s+){{0,2}}?)(?P<unit>[a-z]+(?:\s+[a-z]+)?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|more than|fewer than|less than|at least|up to|roughly|only|other|additional|another|further|first|last|next|these|those|required|after|until|fewer|more|initial|original|founding)\s+$",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:more than|over|at least|well over|no fewer than)\s+$", re.IGNORECASE)
_OF_IT = re.compile(
    r"^\s+(?:of responsible \w+ \w+ )?(?:(?:that |which )?(?:is|are|were|was|have been|had been|stand) )?(?:\w+ly )?(?:of|to|in|under|(?:set out|contained|listed|laid down|agreed|adopted|named|formulated|enumerated|spelt out|found|recommended|proposed|written|counted|included) (?:in|by|under)|behind|from|party to|parties to|belong(?:ed)? to|sit on|sat on|serve[ds]? on|form|make up|made up)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?$",
    re.IGNORECASE,
)
_HAS_IT = re.compile(
    r"\b(?:has|have|had|contains?|contained|sets? itself|sets?|gives? itself|sets? out|lists?|listed|comprises?|comprised|consists? of|consisted of|lays? down|laid down|identif(?:y|ies|ied)|names?|counts?|counted|includes?|includ(?:ed|ing)|with|its|of|rests? on|"
    r"built on|around|into|defines?|states?|proposes?|proposed|gathers?|unites?|numbers?|brings? together|brought together|assembl\w+|united|gathered|admitted|enumerates?|outlin\w+|formulat\w+|articulat\w+|stands? on|’s|'s|reached|attracted|won|needs?|needed|requires?|required|runs? to|ran to|offers?|puts? forward|spells? out|covers?|mentions?|boasts?|totals?|adds? up to|amounts? to|divided into|made up of|composed of|consisting of|comprising|containing|listing|setting out|naming|gathering|in|through|propose|(?:supported|signed|endorsed|backed|joined|agreed|adopted|approved|ratified) by)\s+(?:the\s+|all\s+|a total of\s+|exactly\s+|now\s+|currently\s+|in total\s+)*$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:if|whether|would|could|draft\w*|plan(?:s|ned)|hop(?:es?|ed|ing)|aims?)\b",
    re.IGNORECASE,
)
_DID_IT = re.compile(
    r"^\s+(?:have |had |has )?(?:issued|signed|joined|endorsed|adopted|supported|backed|ratified|agreed|support|endorse|(?:put|set) their names? to|st(?:and|ood) behind|subscribed? to|signed up to|adher(?:e|ed) to|belong(?:ed)? to)\s+(?:the\s+|its\s+)?$"
)
_NEAR = 40
_NOUN = re.compile(r"[^\W\d_]+")
_WITH = re.compile(r"\b[Ww]ith (?:its|all its|some|about)?\s*$")
_LISTED = re.compile(r"\b(?P<unit>[a-z]+)\s+(?:of|to|in)\s+(?:the\s+)?$", re.IGNORECASE)
_FIGURE = re.compile(
    rf"\s*(?::|–|—|=|\()\s*(?P<number>{numbers.NUMBER})(?=\s*(?:[.,;)\n]|$))", re.IGNORECASE
)
_IN_A_CELL = re.compile(rf"\s*(?P<number>{numbers.NUMBER})\s*")
_HAS_NOW = re.compile(
    r"(?:^|\b)(?:has|have|counts?|includes?|unites?|numbers?|comprises?|totals?)\s+(?:\w+\s+){0,2}$|[’']s\s+(?:\w+\s+)?$"
)
_PEOPLE = frozenset(("experts", "scientists", "people", "persons", "specialists", "seats"))
_STATES = re.compile(
    r"[\s-]+(?:[a-z]+\s+)?(?:states|countries|governments|nations|members|parties)\b"
)
_DEED = r"(?P<deed>signed|ratified|joined|endorsed|backed|supported)"
_HAVE = re.compile(rf"\s+(?:have\s+|had\s+)?{_DEED}\s+(?:the\s+)?")
_WAS = re.compile(rf"\b{_DEED}\s+by\s+(?:some\s+|about\s+)?$")
_DEEDS = {
    "signed": ("signatories", "states", "parties"),
    "ratified": ("ratifications", "parties"),
    "joined": ("parties", "members", "states", "supporters", "endorsers"),
    "endorsed": ("endorsers", "states", "supporters"),
    "backed": ("endorsers", "states", "supporters"),
    "supported": ("endorsers", "states", "supporters"),
}
_NEEDS = re.compile(
    r"\b(?:needs?|needed|requires?|required|takes?)\s+(?:only |at least )?$", re.IGNORECASE
)
_AND_STATES = re.compile(r"\s+(?:states|countries|nations)\b")
_NOW = re.compile(r"\b(?:now|today|currently|at present)\b", re.IGNORECASE)
# By how much a count may have grown since it was made.
_GROWTH = 1.1
_ITS_WORK = re.compile(
    r"\b(?:recommendations?|reports?|summits?|decisions?|agreements?|statements?|declarations?|resolutions?|conventions?|strateg(?:y|ies)|principles|council|committee)\b",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(
    r"^\s+(?:that|which|who|concern\w*|on|about|relating|dealing|directly|among|have been|had been)\b"
)


def never_true(draft: Draft) -> Iterator[Trouble]:
    """A number of something that its record counts, and that it never had."""
    yield from find(draft, "count")
    yield from _in_tables(draft)
    for sentence in draft.sentences:
        whole = draft.prose[sentence.start : sentence.end]
        if CORRECTIVE.search(whole):
            continue
        counted = _counted(draft, sentence.start, sentence.end)
        yield from _after_a_colon(draft, sentence, counted)
        for found in _COUNT.finditer(draft.prose, sentence.start, sentence.end) if counted else ():
            for mention, record in counted:
                trouble = _judged(draft, sentence, found, mention, record)
                if trouble:
                    yield trouble
                    break


def _counted(draft: Draft, start: int, end: int) -> list[tuple[Mention, Actor | Instrument]]:
    """What is named between two places of which the corpus counts something."""
    return [
        (mention, record)
        for mention in draft.within(start, end)
        if isinstance(record := draft.meant(mention), (Actor, Instrument)) and record.counts
    ]


def _after_a_colon(
    draft: Draft, sentence: Sentence, counted: Sequence[tuple[Mention, Actor | Instrument]]
) -> Iterator[Trouble]:
    """“Signatories of the …: 45”, as headings and lists have it."""
    for mention, record in counted:
        lead = _LISTED.search(draft.prose, sentence.start, mention.start)
        figure = _FIGURE.match(draft.prose, mention.end, sentence.end)
        unit = _unit_called(lead["unit"], record) if lead and figure else ""
        if unit and figure and _is_wrong(draft, sentence, figure, record, unit):
            counts = _counts_of(record, unit)
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
            named = {record.id: record for _, record in _counted(draft, *one)}
            if len(named) != 1:
                continue
            (record,) = named.values()
            words = _NOUN.findall(draft.prose[slice(*other)])
            units = {unit for word in words if (unit := _unit_called(word, record))}
            if len(units) != 1:
                continue
            (unit,) = units
            if _is_wrong(draft, cell.sentence, figure, record, unit):
                span, counts = figure.span("number"), _counts_of(record, unit)
                yield _trouble(draft, span, figure["number"], record, counts)


def _is_wrong(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    record: Actor | Instrument,
    unit: str,
) -> bool:
    """Whether no count leaves room for a number of a unit."""
    number = numbers.value(found["number"])
    if number < 2 or number in _known(record):
        return False
    counts = _counts_of(record, unit)
    if _MORE_THAN.search(draft.before(sentence, found.start())):
        return number > max(one.number for one in counts) * _GROWTH + 1
    if unit not in _CHANGING:
        return True
    dates = draft.dates(sentence)
    if dates:
        return _is_impossible_then(number, counts, dates, isinstance(record, Actor))
    now = _NOW.search(draft.prose[sentence.start : sentence.end]) is not None
    return _is_impossible(number, counts, draft.as_of, now) or (
        bool(_HAS_NOW.search(draft.prose[sentence.start : found.start()]))
        and number < min(one.number for one in counts) / _GROWTH - 1
    )


def _judged(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    mention: Mention,
    record: Actor | Instrument,
) -> Trouble | None:
    unit, end = _unit(found, record)
    if not unit:
        unit, end = _by_verb(draft, sentence, found, mention, record)
        if not unit:
            return None
        return _of_deed(draft, sentence, found, end, record, unit)
    inside = mention.start <= found.start() < mention.end
    is_its = _is_of(draft, sentence, found.start(), end, mention) or _is_named_so(
        found, end, record
    )
    if inside or not is_its:
        return None
    number = numbers.value(found["number"])
    if number < 2 or number in _known(record) or not _is_said(draft, sentence, found.start(), end):
        return None
    counts = _counts_of(record, unit)
    if _NEEDS.search(draft.before(sentence, found.start())):
        counts = [one for one in record.counts if one.of == f"{unit} needed"]
        wrong = bool(counts)
    else:
        wrong = _is_wrong(draft, sentence, found, record, unit)
    span = found.start(), end
    return _trouble(draft, span, found["number"], record, counts) if wrong else None


def _by_verb(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    mention: Mention,
    record: Actor | Instrument,
) -> tuple[str, int]:
    """What states are counted as by what they did: signed, ratified, joined; and where they end."""
    states = _STATES.match(draft.prose, found.end("number"), sentence.end)
    if not states:
        return "", 0
    done = _HAVE.match(draft.prose, states.end(), mention.start)
    if done is None or draft.prose[done.end() : mention.start].strip():
        by = _WAS.search(draft.prose[mention.end : found.start()])
        done = by if by and by.start() < _NEAR else None
    if done is None:
        return "", 0
    heads = {_head(one) for one in record.counts}
    unit = next((one for one in _DEEDS[done["deed"].lower()] if one in heads), "")
    return unit, states.end()


def _of_deed(
    draft: Draft,
    sentence: Sentence,
    found: re.Match[str],
    end: int,
    record: Actor | Instrument,
    unit: str,
) -> Trouble | None:
    number = numbers.value(found["number"])
    counts = _counts_of(record, unit)
    most = max(one.number for one in counts)
    said = _is_said(draft, sentence, found.start(), end) and number not in _known(record)
    if not said or number <= most * _GROWTH + 1:
        return None
    return _trouble(draft, (found.start(), end), found["number"], record, counts)


def _is_said(draft: Draft, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a number is the author’s own, and that of all, not of some or of what is needed."""
    before, after = draft.before(sentence, start), draft.after(sentence, end)
    clause = last_clause(before)
    doubtful = NEGATION.search(clause) or _DOUBT.search(clause) or REPORT.search(before)
    some = _SOME.search(before) and not _MORE_THAN.search(before)
    return not (doubtful or some or _RESTRICTED.match(after))


def _trouble(
    draft: Draft,
    span: tuple[int, int],
    written: str,
    record: Actor | Instrument,
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


def _unit(found: re.Match[str], record: Actor | Instrument) -> tuple[str, int]:
    """What is counted, by the head noun of one of a record’s counts, and where its name ends."""
    words = _NOUN.finditer(found["adjective"] + found["unit"])
    offset = found.start("adjective")
    for word in words:
        if head := _unit_called(word[0], record):
            more = _AND_STATES.match(found.string, offset + word.end())
            return head, more.end() if more else offset + word.end()
    return "", 0


def _unit_called(word: str, record: Actor | Instrument) -> str:
    """What a record counts by a noun; nothing where it counts no such thing."""
    plain = "".join(fold(word))
    for head in dict.fromkeys(_head(one) for one in record.counts):
        names = {"".join(fold(name.split()[-1])) for name in _NAMES.get(head, (head,))}
        is_group = head == "members" and isinstance(record, Actor) and record.type == "group"
        if plain in names or (is_group and plain in {"".join(fold(one)) for one in _PEOPLE}):
            return head
    return ""


def _known(record: Actor | Instrument) -> set[int]:
    """Every number that a record gives for anything: one may stand for another."""
    return {one.number for one in record.counts} | {
        int(figure) for one in record.counts for figure in re.findall(r"\d+", one.of)
    }


def _counts_of(record: Actor | Instrument, unit: str) -> list[Count]:
    """What a record counts of a unit, time after time."""
    return [one for one in record.counts if _head(one) == unit]


def _head(count: Count) -> str:
    """The noun of a count: ``members`` of “member states”, ``priorities`` of “policy priorities”."""
    plain = re.split(r"\s+(?:\(|of |at |in |on |that |entitled )|[,(]", count.of)[0]
    if plain in ("member states", "participating states", "permanent members", "founding members"):
        return "members" if plain == "member states" else plain
    if any(word in plain for word in ("needed", "founding", "listed", "supporting")):
        return plain
    return plain.removesuffix(" proposed").split()[-1]


def _is_of(draft: Draft, sentence: Sentence, start: int, end: int, mention: Mention) -> bool:
    """Whether a number and noun are said of what is named: beside it, or as what it has."""
    if mention.start >= end:
        between = draft.prose[end : mention.start]
        if _WITH.search(draft.prose[sentence.start : start]) and re.fullmatch(
            r",\s+(?:the\s+)?", between
        ):
            return True
        return bool(_OF_IT.match(between) or _DID_IT.match(between)) or not between.strip()
    between = draft.prose[mention.end : start]
    others = _counted(draft, mention.end, start)
    if re.search(r"[;]\s|\.\s", between) or len(between) > 110 or others:
        return False
    if isinstance(draft.meant(mention), Actor) and _ITS_WORK.search(between):
        return False
    return (
        bool(_HAS_IT.search(between))
        or re.fullmatch(r"\W*(?:[’']s?)?\s*(?:with\s+|and its\s+)?", between) is not None
    )


def _is_named_so(found: re.Match[str], end: int, record: Actor | Instrument) -> bool:
    """Whether what is counted is what a record is called: “sixteen cyber confidence-building measures”."""
    counted = fold(found.string[found.end("number") : end])
    return len(counted) > 2 and set(counted) <= set(fold(record.name))


def _is_impossible(number: int, counts: Sequence[Count], as_of: str, now: bool) -> bool:
    """Whether a number is more than was ever counted, or, where a text speaks of now, another."""
    latest = max(counts, key=lambda one: last_day(one.as_of))
    is_fresh = last_day(latest.as_of) >= as_of
    if number > latest.number:
        return is_fresh or number > latest.number * _GROWTH + 1
    return now


def _is_impossible_then(
    number: int, counts: Sequence[Count], dates: Sequence[When], shrinks: bool
) -> bool:
    """Whether the counts on either side of a date leave no room for a number.

    What ``shrinks`` as well as grows may have been a little more before.
    """
    when = max(dates, key=lambda one: one.last)
    earlier = [one.number for one in counts if last_day(one.as_of) <= when.first]
    later = [one.number for one in counts if first_day(one.as_of) >= when.last]
    then = [one.number for one in counts if when.touches(first_day(one.as_of), last_day(one.as_of))]
    if later:
        return number > max(later) * (_GROWTH if shrinks else 1) + shrinks
    if then:
        return number > max(then) * _GROWTH + 1
    return number > max(earlier, default=number) * 1.3 + 2


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
        ),
    ),
)
