"""A draft made ready for the rules: its prose, its sentences and what they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from ...dates import first_day, last_day
from ...folding import key as fold
from ...model import TYPE_CHECKING, Actor, Instrument, Record
from ..reading.document import Document
from .corrections import wrong_forms
from .masking import own_prose
from .naming import named_in
from .sentences import HEADING, ITEM, PROSE, ROW, Sentence, sentences
from .stages import Claim, claims
from .when import DAY, YEAR, When, dates

if TYPE_CHECKING:
    from ...corpus.store import Store
    from .corrections import Corrections, Form


_NUMBER_BEHIND = re.compile(r"\s+\d[\d/]*(?:[–-]\d{2,4})?\b(?![.,]\d)")
_TURN = r"(?:first|second|third|new|next|last|former|then|current|old)"
_POSSESSED = re.compile(
    rf"\b(?P<who>[A-Z]\w+)[’']s (?:{_TURN} )(?P<what>[a-z][\w-]+(?: [a-z][\w-]+){{0,3}})"
    r"|\b(?P<post>(?:[a-z][\w-]+ ){1,3})of (?:the )?(?P<of>[A-Z]\w+)"
)
_SHORT = 60
_OF_ITS_KIND = re.compile(
    r"\b(?:(?:UN|UNGA|General Assembly|Security Council|Permanent Council)\s+)?(?P<text>(?P<kind>[Rr]esolution|[Dd]ecision)\s+(?P<number>\d+(?:/\d+)?))\b"
)
_TURNED_ROUND = re.compile(r"(?P<what>(?!The )(?:[A-Z][\w-]+ ){1,4})(?:of|by) (?:the )?$")
_YEAR_LAST = re.compile(r"\b(?P<name>(?:[A-Z][\w-]* )(?:[\w-]+ ){1,3})of (?P<year>(?:19|20)\d\d)\b")
_MOVES_ON = re.compile(
    r"\b(?:later|between|meantime|now|today|since|years?|months?|weeks?|after|afterwards|before|meanwhile|eventually|subsequently|ever|former|still|currently|until|once|earlier|previously|next|by then|has|have|is|are|will)\b",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?:in|on|during|throughout)(?:\s+the)?(?:\s+(?:early|late|mid|spring|summer|autumn|winter|beginning|end|middle|course|of))*\s*$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)\b[A-Z][a-z]+\s+$")


R = TypeVar("R", bound=Record)


class Mention(NamedTuple):
    """A name in a draft and the records it means: one, or several where that is undecided."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]


class Draft:
    """What rules read: nothing of it changes while they do.

    ``prose`` is as long as the document's text and has only its author's own words; ``as_of`` is
    the day of which undated sentences in the present tense speak, and ``dated`` whether the author
    has given it.
    """

    def __init__(
        self, store: Store, document: Document, corrections: Corrections, as_of: str = "",
        familiar: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self.store = store
        self.corrections = corrections
        self.as_of = as_of or store.as_of
        self.dated = bool(as_of)
        self.familiar = frozenset(familiar)
        self.text = document.text
        self.prose = own_prose(document)
        self.sentences = sentences(self.text, self.prose)
        found = [
            self._numbered(Mention(one.start, one.end, one.text, one.ids))
            for one in named_in(store, self.prose)
        ]
        by_parts = (
            *self._by_number(), *self._by_year(), *self._turned_round(found), *self._possessed(),
        )  # fmt: skip
        self.mentions = _longest([*by_parts, *found])
        self.frame = self._without_names()
        self._starts = [mention.start for mention in self.mentions]
        self._dates: dict[tuple[int, int], list[When]] = {}

    def _numbered(self, mention: Mention) -> Mention:
        """A mention with the number behind it, where that makes it the name of one record."""
        if self.prose[mention.end : mention.end + 1] == "+":
            hits = self.store.named(fold(f"{mention.text} plus"))
            plus = tuple(dict.fromkeys(hit.id for hit in hits if hit.how != "contrast"))
            longer = Mention(mention.start, mention.end + 1, f"{mention.text}+", plus)
            return longer if len(plus) == 1 else mention
        number = _NUMBER_BEHIND.match(self.prose, mention.end)
        if not number or not mention.text[:1].isupper():
            return mention
        text = self.prose[mention.start : number.end()]
        key = fold(text)
        if number[0].strip()[4:5] in ("–", "-"):
            return self._of_years(mention, number)
        ids = {
            hit.id
            for hit in self.store.names_from(key, 20)
            if fold(hit.text.partition(":")[0]) == key
        }
        return Mention(mention.start, number.end(), text, tuple(ids)) if len(ids) == 1 else mention

    def _of_years(self, mention: Mention, years: re.Match[str]) -> Mention:
        """A group with its years behind it, by its acronym: “Open-ended Working Group 2021–2025”."""
        meant = self.store.records(mention.ids)
        names = [mention.text, *(alias.text for one in meant for alias in one.aliases)]
        for name in dict.fromkeys(names):
            ids = {hit.id for hit in self.store.named(fold(f"{name}{years[0]}"))}
            if len(ids) == 1:
                text = self.prose[mention.start : years.end()]
                return Mention(mention.start, years.end(), text, tuple(ids))
        return mention

    def _possessed(self) -> Iterator[Mention]:
        """A state's post with a word in between or turned round: “Denmark's first tech ambassador”."""
        for found in _POSSESSED.finditer(self.prose):
            who = found["who"] or found["of"]
            part = "what" if found["what"] else "post"
            words = found[part].split()
            for number in range(len(words)):
                kept = words[: len(words) - number] if found["what"] else words[number:]
                hits = self.store.named(fold(f"{who}'s {' '.join(kept)}"))
                ids = {hit.id for hit in hits if hit.kind == "actor"}
                if len(ids) == 1:
                    left = found[part].find(kept[0]) if found["post"] else 0
                    start = found.start(part) + left
                    end = found.end() if found["post"] else start + len(" ".join(kept))
                    yield Mention(start, end, self.prose[start:end], tuple(ids))
                    break

    def _by_number(self) -> Iterator[Mention]:
        """Resolutions and decisions by their bare number: “resolution 68/167” without its organ."""
        for found in _OF_ITS_KIND.finditer(self.prose):
            plain = f"{found['kind'].lower()} {found['number']}"
            for name in (found[0], plain, f"General Assembly {plain}", f"UNGA {plain}"):
                ids = {hit.id for hit in self.store.named(fold(name)) if hit.kind == "instrument"}
                if len(ids) == 1:
                    yield Mention(found.start(), found.end(), found[0], tuple(ids))
                    break

    def _by_year(self) -> Iterator[Mention]:
        """Texts whose names begin with their year, with it behind: “the GGE report of 2015”."""
        for found in _YEAR_LAST.finditer(self.prose):
            hits = self.store.named(fold(f"{found['year']} {found['name']}"))
            ids = {hit.id for hit in hits if hit.kind == "instrument"}
            if len(ids) == 1:
                yield Mention(found.start(), found.end(), found[0], tuple(ids))

    def _turned_round(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """A body's text with the body behind it: “the Privacy Guidelines of the OECD”."""
        for mention in mentions:
            lead = _TURNED_ROUND.search(self.prose[max(0, mention.start - 70) : mention.start])
            if not lead or len(mention.ids) != 1:
                continue
            owner = self.store.record(mention.ids[0])
            if not isinstance(owner, Actor):
                continue
            short = [alias.text for alias in owner.aliases if alias.type == "acronym"]
            for name in (mention.text, owner.name, *short):
                hits = self.store.named(fold(f"{name} {lead['what']}"))
                ids = {hit.id for hit in hits if hit.kind == "instrument"}
                if len(ids) == 1:
                    start = mention.start - len(lead[0])
                    text = self.prose[start : mention.end]
                    yield Mention(start, mention.end, text, tuple(ids))
                    break

    def _without_names(self) -> str:
        """The prose with underscores for names, terms apart, whose words hedge and deny nothing."""
        parts, last = [], 0
        for start, end, text, ids in self.mentions:
            is_name = any(self.records[one].kind != "term" for one in ids)
            if is_name and any(char.isupper() for char in text):
                parts += [self.prose[last:start], "_" * (end - start)]
                last = end
        return "".join([*parts, self.prose[last:]])

    @cached_property
    def records(self) -> dict[str, Record]:
        """What is named in the draft, by id."""
        ids = dict.fromkeys(one for mention in self.mentions for one in mention.ids)
        return {record.id: record for record in self.store.records(ids)}

    @cached_property
    def wrong_forms(self) -> list[tuple[Sentence, int, int, Form]]:
        """What the draft has of the wrong forms of corrections."""
        return wrong_forms(self)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the draft asserts of the stages of instruments."""
        return tuple(claims(self))

    @cached_property
    def today(self) -> When:
        """The day, or the days, of which undated sentences in the present tense speak."""
        return When(0, 0, first_day(self.as_of), last_day(self.as_of), DAY)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[first:last]

    def meant(self, mention: Mention) -> Record | None:
        """The record that a mention means, where it can mean only one."""
        return self.records[mention.ids[0]] if len(mention.ids) == 1 else None

    def of_type(self, sentence: Sentence, kind: type[R]) -> Iterator[tuple[Mention, R]]:
        """The mentions of a kind of record in a sentence, each with the record it means."""
        for mention in self.within(sentence.start, sentence.end):
            record = self.meant(mention)
            if isinstance(record, kind):
                yield mention, record

    def only(self, span: tuple[int, int], kind: type[R]) -> R | None:
        """The record of a kind that is named between two places, where no other of it is."""
        meant = {one.id: one for one in map(self.meant, self.within(*span)) if one is not None}
        found = [record for record in meant.values() if isinstance(record, kind)]
        return found[0] if len(found) == 1 else None

    def is_part_of_longer(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a word with a capital before a name makes it part of a longer one, not known."""
        found = _CAPITAL_BEFORE.search(self.frame[sentence.start : mention.start])
        return found is not None and found.start() > 0 and mention.text[:1].isupper()

    def actors(self, sentence: Sentence) -> list[tuple[Mention, Actor]]:
        """The actors that a sentence names."""
        return list(self.of_type(sentence, Actor))

    def instruments(self, sentence: Sentence) -> list[tuple[Mention, Instrument]]:
        """The instruments that a sentence names."""
        return [
            (one, record)
            for one, record in self.of_type(sentence, Instrument)
            if has_its_capitals(one.text, record)
        ]

    def dates(self, sentence: Sentence) -> list[When]:
        """The dates in a sentence, those within names left out."""
        key = sentence.start, sentence.end
        if key not in self._dates:
            named = self.within(*key)
            self._dates[key] = [
                moved
                for when in dates(self.prose[sentence.start : sentence.end])
                if (moved := when._replace(start=when.start + key[0], end=when.end + key[0]))
                and not any(one.start <= moved.start < one.end for one in named)
            ]
        return self._dates[key]

    def place(self, sentence: Sentence) -> int:
        """Which sentence of the draft one is, from 0."""
        return bisect_left(self.sentences, sentence)

    def previous(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one in the same block."""
        return self._neighbour(sentence, -1)

    def following(self, sentence: Sentence) -> Sentence | None:
        """The sentence after one in the same block."""
        return self._neighbour(sentence, 1)

    def _neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        place = self.place(sentence) + step
        one = self.sentences[place] if 0 <= place < len(self.sentences) else None
        return one if one and one.block == sentence.block else None

    def narrated(self, sentence: Sentence) -> bool:
        """Whether an earlier sentence of the same block is set at a date of its own."""
        earlier = self.previous(sentence)
        while earlier and not self.dates(earlier):
            earlier = self.previous(earlier)
        return earlier is not None

    def told_before(self, sentence: Sentence) -> list[When]:
        """The one date of the sentence before, where an undated sentence goes on from there."""
        last = self.previous(sentence)
        if last is None or _MOVES_ON.search(self.prose[sentence.start : sentence.end]):
            return []
        found = self.dates(last)
        return (
            found if len(found) == 1 and _SETS.search(self.before(last, found[0].start, 40)) else []
        )

    def headed(self, sentence: Sentence) -> list[When]:
        """The one date of the heading, or the short line, above a row of a table or an item of a list."""
        if sentence.sort not in (ROW, ITEM):
            return []
        for one in reversed(self.sentences[: self.place(sentence)]):
            text = self.prose[one.start : one.end].strip()
            if one.sort == HEADING or (one.sort == PROSE and len(text) < _SHORT):
                found = self.dates(one)
                return found if len(found) == 1 and found[0].exact == YEAR else []
            if one.sort == PROSE:
                return []
        return []

    def before(self, sentence: Sentence, place: int, reach: int = 400) -> str:
        """What stands in a sentence before a place, names apart."""
        return self.frame[max(sentence.start, place - reach) : place]

    def after(self, sentence: Sentence, place: int, reach: int = 400) -> str:
        """What stands in a sentence after a place, names apart."""
        return self.frame[place : min(sentence.end, place + reach)]

    def __getitem__(self, span: tuple[int, int]) -> str:
        """The draft's own words between two places, on one line."""
        return " ".join(self.text[span[0] : span[1]].split())


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order, of those that overlap the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def has_its_capitals(written: str, record: Record) -> bool:
    """Whether a name has the capitals of the record’s, so that it is no common noun."""
    if not any(char.isupper() or char.isdigit() for char in written):
        return False
    key = fold(written)
    names = [record.name, *(alias.text for alias in record.aliases)]
    same = [name for name in names if fold(name) == key]
    return not same or any(
        all(
            mine[:1].isupper()
            for mine, its in zip(_big(written), _big(name), strict=False)
            if its[:1].isupper()
        )
        for name in same
    )


def _big(text: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", text) if len(word) > 3]
