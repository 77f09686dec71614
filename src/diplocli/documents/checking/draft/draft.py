"""A draft made ready for the rules: its prose, its sentences and what they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from ....corpus.index.store import Row, Store
from ....folding import key as fold
from ....model import Actor, Instrument, Record
from ...reading.document import Document
from ..known import Known
from ..language.sentences import Sentence, sentences
from ..language.when import When, dates
from ..language.wording import CORRECTIVE
from ..once import once
from .masking import own_prose, words_quoted
from .mentions import DESCRIPTION, NAME, REFERENCE, Mention, Named, has_its_capitals, mentions
from .referring import Place, Reference, references

# “(Osawa, 2017; Wilner, 2020)”.
_CITED = re.compile(
    r"\((?:[A-Z][\w’' .&-]{1,40}, \d{4}[a-z]?; ?)+[A-Z][\w’' .&-]{1,40}, \d{4}[a-z]?\)"
)
# “Eastern …”: a word with a capital before a name, not at the head of a sentence.
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)\b[A-Z][a-z]+\s+$")


R = TypeVar("R", bound=Record)


class Draft:
    """What rules read: nothing of it changes while they do.

    ``prose`` is as long as the document's text and has only its author's own words; ``as_of`` is
    the day of which undated sentences in the present tense speak, and ``dated`` whether the author
    has given it.
    """

    def __init__(
        self, known: Known, document: Document, as_of: str = "", familiar: Iterable[str] = ()
    ) -> None:
        self.known = known
        self.store = store = known.store
        self.as_of = as_of or store.as_of
        self.dated = bool(as_of)
        self.familiar = frozenset(familiar)
        self.text = document.text
        self.prose = _with_terms(store, document, own_prose(document))
        self.sentences = sentences(self.text, self.prose)
        self.mentions = mentions(store, known.names, self.prose)
        self.frame = self._without_names()
        self._starts = [mention.start for mention in self.mentions]
        self.told: dict[tuple[object, ...], Any] = {}

    def _without_names(self) -> str:
        """The prose with underscores for names, terms apart, whose words hedge and deny nothing."""
        parts, last = [], 0
        for start, end, text, ids, how in self.mentions:
            is_name = any(self.records[one].kind != "term" for one in ids)
            if is_name and (how == DESCRIPTION or any(char.isupper() for char in text)):
                parts += [self.prose[last:start], "_" * (end - start)]
                last = end
        return "".join([*parts, self.prose[last:]])

    @cached_property
    def records(self) -> dict[str, Record]:
        """What is named in the draft, by id."""
        ids = dict.fromkeys(one for mention in self.mentions for one in mention.ids)
        return {record.id: record for record in self.store.records(ids)}

    @once
    def corrects(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of something as a mistake."""
        return CORRECTIVE.search(self.prose, sentence.start, sentence.end) is not None

    @once
    def links_to(self, record_id: str) -> list[tuple[str, Row]]:
        """What refers to a record, and by which field."""
        return self.store.links_to(record_id)

    @once
    def heads(self, person_id: str) -> list[Actor]:
        """The posts and bodies that a person is known to have held or headed."""
        links = self.links_to(person_id)
        ids = dict.fromkeys(row.id for field, row in links if field == "holders.person")
        return [one for one in self.store.records(ids) if isinstance(one, Actor)]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[first:last]

    def meant(self, mention: Mention) -> Record | None:
        """The record that a mention means, where it can mean only one: of a sort of body and a body, that."""
        found = [self.records[one] for one in mention.ids]
        bodies = [one for one in found if one.kind != "term"]
        some = bodies if all(isinstance(one, Actor) for one in bodies) and bodies else found
        return some[0] if len(some) == 1 else None

    @cached_property
    def references(self) -> list[Reference]:
        """The words that come back to what was named before them."""
        named = [
            Place(one.start, one.end, record)
            for one in self.mentions
            if (record := self.meant(one)) and self.is_name(one)
        ]
        return list(references(self.prose, self.sentences, named))

    def of_type(self, sentence: Sentence, kind: type[R]) -> Iterator[Named[R]]:
        """What is named or come back to in a sentence of a kind of record, in order."""
        for mention, record in self._told_of(sentence):
            if isinstance(record, kind):
                yield Named(mention, record)

    @once
    def _told_of(self, sentence: Sentence) -> list[Named[Record]]:
        """What is named or come back to in a sentence and can mean but one record, in order."""
        named = [
            Named(one, record)
            for one in self.within(sentence.start, sentence.end)
            if (record := self.meant(one))
        ]
        first = bisect_left(self.references, (sentence.start,))
        last = bisect_left(self.references, (sentence.end,))
        back = [
            Named(Mention(*one[:3], (one.record.id,), REFERENCE), one.record)
            for one in self.references[first:last]
        ]
        return sorted([*named, *back], key=attrgetter("mention"))

    def only(self, span: tuple[int, int], kind: type[R]) -> R | None:
        """The record of a kind that is named between two places, where no other of it is."""
        meant = {one.id: one for one in map(self.meant, self.within(*span)) if one is not None}
        found = [record for record in meant.values() if isinstance(record, kind)]
        return found[0] if len(found) == 1 else None

    def is_part_of_longer(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a word with a capital before a name makes it part of a longer one, not known."""
        found = _CAPITAL_BEFORE.search(self.frame[sentence.start : mention.start])
        return found is not None and found.start() > 0 and mention.text[:1].isupper()

    @once
    def actors(self, sentence: Sentence) -> list[Named[Actor]]:
        """The actors that a sentence names or comes back to."""
        return list(self.of_type(sentence, Actor))

    @once
    def named_actors(self, sentence: Sentence) -> list[Named[Actor]]:
        """The actors that a sentence names."""
        return [one for one in self.of_type(sentence, Actor) if one.mention.how != REFERENCE]

    @once
    def instruments(self, sentence: Sentence) -> list[Named[Instrument]]:
        """The instruments that a sentence names."""
        return [one for one in self.of_type(sentence, Instrument) if self.is_name(one.mention)]

    @once
    def is_name(self, mention: Mention) -> bool:
        """Whether a mention is no common noun that some text happens to be called."""
        record = self.meant(mention) if mention.how == NAME else None
        if not isinstance(record, Instrument):
            return True
        return has_its_capitals(mention.text, record) and not self.is_anothers(mention, record)

    def is_anothers(self, mention: Mention, record: Actor | Instrument) -> bool:
        """Whether a state is said to own what bears a name and is not its: “Japan’s AI Act”."""
        place = bisect_left(self._starts, mention.start)
        last = self.mentions[place - 1] if place else None
        owner = self.meant(last) if last else None
        made_by = self.store.records(record.actors) if isinstance(record, Instrument) else [record]
        owners = [one for one in made_by if isinstance(one, Actor)]
        if not (last and isinstance(owner, Actor) and owner.type == "state" and owners):
            return False
        is_owned = self.prose[last.end : mention.start] in ("’s ", "'s ")
        return is_owned and all(owner.id not in (one.id, one.country) for one in owners)

    @once
    def dates(self, sentence: Sentence) -> list[When]:
        """The dates in a sentence, those within names and beside the names of authors left out."""
        start = sentence.start
        cited = [found.span() for found in _CITED.finditer(self.prose, start, sentence.end)]
        named = [one for one in self.within(start, sentence.end) if one.how == NAME]
        return [
            moved
            for when in dates(self.prose[start : sentence.end])
            if (moved := when._replace(start=when.start + start, end=when.end + start))
            and not any(one.start <= moved.start < one.end for one in named)
            and not any(begin < moved.start < end for begin, end in cited)
        ]

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

    def before(self, sentence: Sentence, place: int, reach: int = 400) -> str:
        """What stands in a sentence before a place, names apart."""
        return self.frame[max(sentence.start, place - reach) : place]

    def after(self, sentence: Sentence, place: int, reach: int = 400) -> str:
        """What stands in a sentence after a place, names apart."""
        return self.frame[place : min(sentence.end, place + reach)]

    def __getitem__(self, span: tuple[int, int]) -> str:
        """The draft's own words between two places, on one line."""
        return " ".join(self.text[span[0] : span[1]].split())


def _with_terms(store: Store, document: Document, prose: str) -> str:
    """The author’s own prose with the terms that stand in quotation marks: they are spoken of."""
    for start, end, words in words_quoted(document):
        is_lost = prose[start - 1 : start].strip() and not prose[start:end].strip()
        if is_lost and any(hit.kind == "term" for hit in store.named(fold(words))):
            prose = prose[:start] + words + prose[end:]
    return prose
