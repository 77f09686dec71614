"""Numbers that do not stand before what they count: in a cell, behind a colon, in a name.

Each is read as a tally, a number of something that a record counts; the rule on numbers judges it
as it does those that stand before their noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....folding import key as fold
from ....folding import words as fold_words
from ....model import Actor, Instrument
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention, Named
from ..draft.tables import cells
from ..facts import counting
from ..facts.counting import Counted
from ..facts.records import head_noun
from ..known import Known, once
from ..language import numbers
from ..language.wording import is_asserted
from .tallies import NOUN, Tally, is_said

# “Membership of the OECD stands at 38”, “Signatories of the Declaration: 28”.
_LISTED = re.compile(r"(?i)\b(?P<unit>[a-z]+)\s+(?:of|to|in)\s+(?:the\s+)?$")
# “… stands at 38”, “…: 28”: a number behind what is counted.
_FIGURE = re.compile(
    rf"(?i)(?:\s*(?::|–|—|=|\()|\s+(?:(?P<now>stands?|is|are|numbers?|totals?|comes?)|stood|was|were|reached|rose|grew|came)(?:\s+(?:now|today|up|currently))?(?:\s+(?:at|to))?)\s*"
    rf"(?P<number>{numbers.NUMBER})(?=\s*(?:[.,;)\n]|$))"
)
# A cell of a number and what it counts.
_IN_A_CELL = re.compile(rf"(?i)\s*(?P<number>{numbers.NUMBER})(?:\s+(?P<noun>[^\W\d]+)\b[^|]*)?\s*")
# “The Seoul Declaration had 28”, of what was counted before.
_ELLIPSIS = re.compile(
    rf"(?i)\b(?:(?P<now>has|have|counts?)|had|counted)\s+(?:only\s+|now\s+|just\s+)?(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})(?=\s*(?:[,.;)]|$)|\s+(?:of them|in all|as|then|today|now)\b)"
)
_NEAR = 60
# “The 30-nation alliance”, “the 193-strong Assembly”.
_COMPOUND = re.compile(
    rf"(?i)(?<![\w.,-])(?P<number>{numbers.NUMBER})-(?P<noun>strong|members?|nation|state|country|party|economy)\s+(?:(?!then\b)\w+\s+){{0,2}}$"
)
# “The 100th party”, “its fortieth member”: at least so many.
_NTH = re.compile(
    rf"(?i)\b(?P<number>{numbers.ORDINAL})\s+(?:\w+\s+)?(?P<noun>party|member|signatory|ratification|state|country|adherent|endorser|supporter|norm|principle|rule)\b"
)
# A number right before a name, no year.
_BEFORE = re.compile(rf"(?i)(?<![\w.,])(?!(?:1[6-9]|20)\d\d\b)(?P<number>{numbers.NUMBER})\s+$")
# “Eight rules for …”: a name that begins with a number.
_BEGINS = re.compile(rf"(?i)(?P<number>{numbers.NUMBER})\s+(?P<rest>\w.*)")
# “… 1.1”, “… version 1.1”.
_VERSION = re.compile(r",?\s+(?:(?:in its )?[Vv]ersion\s+|v)?(?P<number>\d\.\d)")
# A name that begins with a number has so many words behind it.
_ENOUGH = 3


def counted(sentence: Sentence) -> list[Named[Counted]]:
    """What is named or come back to in a sentence of which the corpus counts something.

    Of a version that is not the one its summary is about it counts nothing.
    """
    named: list[Named[Counted]] = [*sentence.of_type(Instrument), *sentence.of_type(Actor)]
    found = [
        one
        for one in named
        if one.record.counts
        and not (
            (version := _VERSION.match(sentence.beyond(one.mention.end)))
            and version["number"] not in one.record.summary
        )
    ]
    return sorted(found, key=lambda one: one.mention.start)


def in_tables(draft: Draft) -> Iterator[Tally]:
    """The numbers in cells whose row is headed by a record and whose column by what it counts."""
    for cell in cells(draft):
        figure = _IN_A_CELL.fullmatch(draft.prose, cell.start, cell.end)
        heads = (cell.row_head, cell.column_head)
        for one, other in (heads, heads[::-1]) if figure else ():
            record = draft.only(one, Instrument) or draft.only(one, Actor)
            if not figure or not record or not record.counts:
                continue
            words = [figure["noun"]] if figure["noun"] else NOUN.findall(draft.prose[slice(*other)])
            units = {unit for word in words if (unit := counting.unit_called(word, record))}
            if len(units) == 1:
                yield Tally(
                    *figure.span("number"), figure["number"], record, units.pop(), cell.sentence
                )


def in_sentence(sentence: Sentence) -> Iterator[Tally]:
    """The numbers of a sentence that stand elsewhere than before their noun."""
    yield from _in_names(sentence)
    named = counted(sentence)
    for mention, record in named:
        yield from _summed_up(sentence, mention, record)
        yield from _compound(sentence, mention, record)
    if named:
        yield from _elliptic(sentence, named)
        yield from _ordinal(sentence, named)


def _summed_up(sentence: Sentence, mention: Mention, record: Counted) -> Iterator[Tally]:
    lead = _LISTED.search(sentence.draft.prose, sentence.start, mention.start)
    figure = _FIGURE.match(sentence.draft.prose, mention.end, sentence.end)
    unit = counting.unit_called(lead["unit"], record) if lead and figure else ""
    if unit and figure:
        now = bool(figure["now"])
        yield Tally(
            *figure.span("number"), figure["number"], record, unit, sentence, is_now=now
        )  # fmt: skip


def _compound(sentence: Sentence, mention: Mention, record: Counted) -> Iterator[Tally]:
    found = _COMPOUND.search(sentence.draft.prose, sentence.start, mention.start)
    unit = next((it for one in record.counts if (it := counting.head(one)) in counting.MEMBERS), "")
    if found and unit:
        yield Tally(
            found.start(), mention.end, found["number"], record, unit, sentence, is_now=True
        )  # fmt: skip


def _elliptic(sentence: Sentence, named: Sequence[Named[Counted]]) -> Iterator[Tally]:
    for found in sentence.find_all(_ELLIPSIS):
        before = [one for one in named if one.mention.end <= found.start()]
        if not before or found.start() - before[-1].mention.end > _NEAR:
            continue
        mention, record = before[-1]
        nouns = NOUN.findall(sentence.upto(mention.start))
        unit = next(
            (it for one in reversed(nouns) if (it := counting.unit_called(one, record))), ""
        )
        if unit and is_said(sentence, *found.span()):
            now = bool(found["now"])
            yield Tally(*found.span(), found["number"], record, unit, sentence, is_now=now)


def _ordinal(sentence: Sentence, named: Sequence[Named[Counted]]) -> Iterator[Tally]:
    for found in sentence.find_all(_NTH):
        if not is_asserted(sentence.before(found.start()), "", ""):
            continue
        for _, record in named:
            if unit := counting.unit_called(found["noun"], record):
                yield Tally(*found.span(), found["number"], record, unit, sentence, is_all=False)
                break


def _in_names(sentence: Sentence) -> Iterator[Tally]:
    """A number in a name that has another, or before a name that is itself what is counted."""
    draft = sentence.draft
    pattern, named = _numbered(draft.known)
    for found in pattern.finditer(draft.prose, sentence.start, sentence.end):
        if is_said(sentence, *found.span()):
            record, unit = named[found["rest"].lower()]
            yield Tally(*found.span(), found["number"], record, unit, sentence)
    for mention in sentence.mentions:
        number = _BEFORE.search(draft.prose, sentence.start, mention.start)
        if not number or " " not in mention.text:
            continue
        noun = head_noun(mention.text)
        hits = draft.store.named(fold(mention.text))
        ids = {hit.id for hit in hits if hit.kind in ("actor", "instrument")}
        said = is_said(sentence, number.start(), mention.end)
        for one in draft.known.records(sorted(ids)) if said else ():
            if isinstance(one, (Actor, Instrument)) and (it := counting.unit_called(noun, one)):
                span = number.start(), mention.end
                yield Tally(*span, number["number"], one, it, sentence, is_all=False)


@once
def _numbered(known: Known) -> tuple[re.Pattern[str], dict[str, tuple[Counted, str]]]:
    """What finds the names that begin with a number, be it another, and the names by what follows it.

    The rules for civilian hackers are eight.
    """
    found: dict[str, tuple[Counted, str]] = {}
    for text, _, language, one, *_ in known.store.written_names(("instrument", "actor")):
        name = _BEGINS.fullmatch(text)
        if language or not name or len(fold_words(name["rest"])) < _ENOUGH:
            continue
        record = known.store.record(one)
        noun = head_noun(name["rest"])
        if isinstance(record, (Actor, Instrument)) and (it := counting.unit_called(noun, record)):
            found[name["rest"].lower()] = record, it
    rests = "|".join(map(re.escape, sorted(found, key=len, reverse=True))) or "(?!)"
    pattern = rf"\b(?P<number>{numbers.NUMBER})\s+(?P<rest>{rests})\b"
    return re.compile(pattern, re.IGNORECASE), found
