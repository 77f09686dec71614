"""What a record counts, by which nouns and verbs a draft speaks of it, and what its counts leave room for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....dates import first_day, last_day
from ....folding import words as fold
from ....model import Actor, Count, Instrument
from ..language.when import YEAR, When
from .stages import is_same

Counted = Actor | Instrument

# Who signs, joins or belongs: counts of these change from year to year; any other is fixed.
_STATES = ("states", "countries", "nations", "governments", "delegations", "capitals")
_FIRMS = ("companies", "firms", "corporations", "businesses", "vendors", "enterprises")
_NAMES = {
    "parties": ("parties", "states", "countries", "nations", "ratifications"),
    "members": ("members", "membership", "allies", *_STATES),
    "signatories": ("signatories", "signatory", "signatures", *_STATES),
    "states": (*_STATES, "signatories", "members", "participants", "supporters", "endorsers"),
    "ratifications": ("ratifications",),
    "endorsers": ("endorsers", "endorsements", "supporters", "signatories", *_STATES),
    "supporters": ("supporters", *_STATES),
    "adherents": ("adherents", *_STATES),
    "partners": ("partners", *_STATES),
    "governments": _STATES,
    "leaders": ("leaders", *_STATES),
    "economies": ("economies", "members", *_STATES),
    "companies": (*_FIRMS, "signatories", "members", "founders"),
    "participants": ("participants",),
    "represented": _STATES,
}
MEMBERS = frozenset(("members", "parties", "states", "signatories", "economies"))
_ALSO = ("persons", "entities", "gatekeepers", "agreements", "sessions", "groups")
CHANGING = frozenset((*_NAMES, *_ALSO))
_FOUNDING, _FOUNDED = "founding", ("found", "creat", "set up", "launch")
_PEOPLE = ("experts", "scientists", "people", "persons", "specialists", "seats", "members")
# By what they did: the units that tell how many did it, the closest first.
_DONE = {
    "ratif": ("ratifications", "parties"),
    "acced": ("parties", "ratifications", "members"),
    "sign": ("signatories", "states", "endorsers", "companies", "parties", "supporters", "leaders", "economies", "governments", "partners"),
    "join": ("parties", "members", "states", "supporters", "endorsers", "companies", "signatories", "economies", "partners"),
    "": ("endorsers", "states", "supporters", "signatories", "companies", "adherents", "leaders", "governments", "partners", "economies", "represented"),
}  # fmt: skip
DEED = (
    r"(?P<deed>sign(?:ed|atures?|ing)?\b|ratif\w+|acced\w+|join(?:ed|ing|s)?\b|endors\w+|back(?:ed|ing|s)?\b|support(?:ed|ing|s)?\b|adopt(?:ed|ing|s)?\b"
    r"|found(?:ed|ing)|creat(?:ed|ing)|set up|agreed\b|adher\w+|subscrib\w+|approv\w+|affirm\w+|conclud\w+|launch\w+|put (?:\w+ )?names?|(?:stood|stand) behind|committed|initialled|welcomed|proclaim\w+|accepted|backers)"
)
DOERS = rf"(?:{'|'.join((*_STATES, *_FIRMS, 'members', 'parties', 'participants', 'signatories', 'leaders', 'economies'))})"

# By how much a count may have grown since it was made.
GROWTH, _IN_A_MONTH = 1.1, 1.05
# What an organisation's membership was a year ago it nearly is.
_LATELY = 3
# A date to the day has so many characters; counts of so many numbers are several.
_TO_THE_DAY, _SEVERAL = 10, 2


def unit_called(noun: str, record: Counted) -> str:
    """What a record counts by a noun; nothing where it counts no such thing."""
    plain = _plain(noun)
    if plain in ("founders", "founder"):
        return next((one.of for one in record.counts if one.of.startswith(_FOUNDING)), "")
    heads = dict.fromkeys(head(one) for one in record.counts)
    is_group = isinstance(record, Actor) and record.type == "group"
    for one in sorted(heads, key=lambda head: _plain(head) != plain):
        names = {_plain(name) for name in _NAMES.get(one.split()[-1], (one.split()[-1],))}
        if plain in names or (is_group and one == "members" and plain in map(_plain, _PEOPLE)):
            return one
    return ""


def needed(record: Counted, unit: str) -> list[Count]:
    """How many of a unit a text needs: as it says, or as it had on the day of its entry into force."""
    said = [one for one in record.counts if one.of == f"{unit} needed"]
    day = getattr(record, "entered_into_force", "")
    return said or [one for one in counts_of(record, unit) if day and one.as_of == day]


def units_done(deed: str, noun: str, record: Counted) -> list[Count]:
    """The counts of a record that tell how many of a noun did something to it."""
    if deed.lower().startswith(_FOUNDED):
        return [one for one in record.counts if one.of.startswith(_FOUNDING)]
    stem = next((one for one in _DONE if one and deed.lower().startswith(one)), "")
    for unit in _DONE[stem]:
        found = [
            one for one in record.counts if head(one).split()[-1] == unit and "needed" not in one.of
        ]
        if found and _plain(noun) in {_plain(name) for name in _NAMES[unit]}:
            return found
    return []


def is_at_first(count: Count, record: Counted) -> bool:
    """Whether a count is that of the day on which a text was made, which no later one changes."""
    if not isinstance(record, Instrument) or len(count.as_of) < _TO_THE_DAY:
        return False
    dates = (record.adopted, record.issued, record.opened_for_signature)
    return any(date and first_day(date) == first_day(count.as_of) for date in dates)


def counts_of(record: Counted, unit: str) -> list[Count]:
    """What a record counts of a unit, time after time."""
    return [one for one in record.counts if unit in (head(one), one.of)]


def known(record: Counted) -> set[int]:
    """Every number that a record gives for anything: one may stand for another."""
    return {one.number for one in record.counts} | {
        int(figure) for one in record.counts for figure in re.findall(r"\d+", one.of)
    }


def fixed_then(counts: Sequence[Count], unit: str, dates: Sequence[When]) -> list[Count]:
    """Of counts that do not change but are several, as of one group and the next, those of the dates."""
    if unit in CHANGING or len({one.number for one in counts}) < _SEVERAL:
        return []
    return [one for one in counts if dates and all(is_same(when, one.as_of) for when in dates)]


def head(count: Count) -> str:
    """The noun of a count: ``members`` of “member states”, ``priorities`` of “policy priorities”."""
    plain = re.split(r"\s+(?:\(|of |at |in |on |that |entitled |reported )|[,(]", count.of)[0]
    if plain in ("member states", "member countries"):
        return "members"
    if plain in ("participating states", "permanent members", "founding members"):
        return plain
    if any(word in plain for word in ("needed", "listed")):
        return plain
    return plain.removesuffix(" proposed").split()[-1]


def is_own_noun(said: str, unit: str) -> bool:
    """Whether what is counted is called by a record’s own noun, not by another that may stand for it."""
    noun = unit.split()[-1]
    return noun not in _STATES and _plain(noun) in {
        _plain(word) for word in re.findall(r"[^\W\d_]+", said)
    }


def _plain(noun: str) -> str:
    return "".join(fold(noun))


def largest(counts: Sequence[Count]) -> int:
    """The highest of some counts; 0 where there is none."""
    return max((one.number for one in counts), default=0)


def _is_of_late(date: str, as_of: str) -> bool:
    return int(as_of[:4]) - int(date[:4]) < _LATELY


def is_impossible(
    number: int, counts: Sequence[Count], as_of: str, *, now: bool, is_slow: bool
) -> bool:
    """Whether a number is more than was ever counted, or, where a text speaks of now, another."""
    latest = max(counts, key=lambda one: last_day(one.as_of))
    is_fresh = last_day(latest.as_of) >= as_of or (is_slow and _is_of_late(latest.as_of, as_of))
    if number > latest.number:
        return is_fresh or number > latest.number * GROWTH + 1
    return now


def is_impossible_then(
    number: int, counts: Sequence[Count], dates: Sequence[When], shrinks: bool
) -> bool:
    """Whether the counts on either side of a date leave no room for a number.

    What ``shrinks`` as well as grows may have been a little more before.
    """
    when = max(dates, key=lambda one: one.last)
    earlier = [one.number for one in counts if last_day(one.as_of) <= when.first]
    later = [one.number for one in counts if first_day(one.as_of) >= when.last]
    then = [one.number for one in counts if is_same(when, one.as_of)]
    if later:
        return number > max(later) * (GROWTH if shrinks else 1) + shrinks
    if then:
        return number > max(then) * (GROWTH if when.exact == YEAR else _IN_A_MONTH) + 1
    return number > max(earlier, default=number) * 1.3 + 2
