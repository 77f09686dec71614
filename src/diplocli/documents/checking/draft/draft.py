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
from ..facts.records import head_noun
from ..known import Known, once
from ..language.sentences import HEADING, Cut, sentences
from ..language.when import When, dates
from ..language.wording import CORRECTIVE
from .described import TEXTS
from .masking import own_prose, words_quoted
from .mentions import DESCRIPTION, NAME, REFERENCE, Mention, Named, has_its_capitals, mentions
from .referring import Place, Reference, references

# “(Osawa, 2017; Wilner, 2020)”.
_CITED = re.compile(
    r"\((?:[A-Z][\w’' .&-]{1,40}, \d{4}[a-z]?; ?)+[A-Z][\w’' .&-]{1,40}, \d{4}[a-z]?\)"
)
# “Eastern …”: a word with a capital before a name, not at the head of a sentence.
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:]\s)\b[A-Z][a-z]+\s+$")
# So far before a text its maker may be named.
_NEAR = 160

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
        cuts = sentences(self.text, self.prose)
        self.sentences = [Sentence(self, number, cut) for number, cut in enumerate(cuts)]
        self.headings = [place for place, cut in enumerate(cuts) if cut.sort == HEADING]
        self.mentions = mentions(known, self.prose)
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
        return {record.id: record for record in self.known.records(ids)}

    @once
    def links_to(self, record_id: str) -> list[tuple[str, Row]]:
        """What refers to a record, and by which field."""
        return self.store.links_to(record_id)

    @once
    def heads(self, person_id: str) -> list[Actor]:
        """The posts and bodies that a person is known to have held or headed."""
        links = self.links_to(person_id)
        ids = dict.fromkeys(row.id for field, row in links if field == "holders.person")
        return [one for one in self.known.records(ids) if isinstance(one, Actor)]

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
        return list(references(self.prose, [one.cut for one in self.sentences], named))

    def only(self, span: tuple[int, int], kind: type[R]) -> R | None:
        """The record of a kind that is named between two places, where no other of it is."""
        meant = {one.id: one for one in map(self.meant, self.within(*span)) if one is not None}
        found = [record for record in meant.values() if isinstance(record, kind)]
        return found[0] if len(found) == 1 else None

    @once
    def is_name(self, mention: Mention) -> bool:
        """Whether a mention is no common noun that some text happens to be called.

        “Code of practice” is what it is called where who made it is named just before.
        """
        record = self.meant(mention) if mention.how == NAME else None
        if not isinstance(record, Instrument):
            return True
        if head_noun(mention.text) in TEXTS:
            near = self.within(mention.start - _NEAR, mention.start)
            if any(one.ids[0] in record.actors for one in near if len(one.ids) == 1):
                return True
        return has_its_capitals(mention.text, record) and not self.is_anothers(mention, record)

    def is_anothers(self, mention: Mention, record: Actor | Instrument) -> bool:
        """Whether a state is said to own what bears a name and is not its: “Japan’s AI Act”."""
        place = bisect_left(self._starts, mention.start)
        last = self.mentions[place - 1] if place else None
        owner = self.meant(last) if last else None
        made_by = self.known.records(record.actors) if isinstance(record, Instrument) else [record]
        owners = [one for one in made_by if isinstance(one, Actor)]
        if not (last and isinstance(owner, Actor) and owner.type == "state" and owners):
            return False
        is_owned = self.prose[last.end : mention.start] in ("’s ", "'s ")
        return is_owned and all(owner.id not in (one.id, one.country) for one in owners)

    def __getitem__(self, span: tuple[int, int]) -> str:
        """The draft's own words between two places, on one line."""
        return " ".join(self.text[span[0] : span[1]].split())


class Sentence:
    """A sentence of a draft: where it stands, what it names and comes back to, its dates.

    ``block`` and ``sort`` are those of its block; ``number`` tells which one of the draft it is,
    from 0. It keeps what is read in it ``once``.
    """

    def __init__(self, draft: Draft, number: int, cut: Cut) -> None:
        self.draft = draft
        self.number = number
        self.cut = cut
        self.start, self.end, self.block, self.sort = cut
        self.told: dict[tuple[object, ...], Any] = {}

    @property
    def prose(self) -> str:
        """Its author’s own words."""
        return self.draft.prose[self.start : self.end]

    def upto(self, place: int) -> str:
        """Its words before a place."""
        return self.draft.prose[self.start : place]

    def beyond(self, place: int) -> str:
        """Its words behind a place."""
        return self.draft.prose[place : self.end]

    def before(self, place: int, reach: int = 400) -> str:
        """What stands in it before a place, names apart."""
        return self.draft.frame[max(self.start, place - reach) : place]

    def after(self, place: int, reach: int = 400) -> str:
        """What stands in it after a place, names apart."""
        return self.draft.frame[place : min(self.end, place + reach)]

    def find(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """Where it first has a form."""
        return form.search(self.draft.prose, self.start, self.end)

    def find_all(self, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where it has a form."""
        return form.finditer(self.draft.prose, self.start, self.end)

    @property
    def previous(self) -> Sentence | None:
        """The sentence before it in the same block."""
        return self._neighbour(-1)

    @property
    def following(self) -> Sentence | None:
        """The sentence after it in the same block."""
        return self._neighbour(1)

    @property
    def heading(self) -> Sentence | None:
        """The last heading before it."""
        headings = self.draft.headings
        place = bisect_left(headings, self.number)
        return self.draft.sentences[headings[place - 1]] if place else None

    def _neighbour(self, step: int) -> Sentence | None:
        place = self.number + step
        one = self.draft.sentences[place] if 0 <= place < len(self.draft.sentences) else None
        return one if one and one.block == self.block else None

    @cached_property
    def corrects(self) -> bool:
        """Whether it speaks of something as a mistake."""
        return self.find(CORRECTIVE) is not None

    @cached_property
    def mentions(self) -> list[Mention]:
        """What it names or describes."""
        return self.draft.within(self.start, self.end)

    @cached_property
    def _told_of(self) -> list[Named[Record]]:
        """What is named or come back to in it and can mean but one record, in order."""
        meant, references = self.draft.meant, self.draft.references
        named = [Named(one, record) for one in self.mentions if (record := meant(one))]
        first, last = (bisect_left(references, (place,)) for place in (self.start, self.end))
        back = [
            Named(Mention(*one[:3], (one.record.id,), REFERENCE), one.record)
            for one in references[first:last]
        ]
        return sorted([*named, *back], key=attrgetter("mention"))

    def of_type(self, kind: type[R]) -> list[Named[R]]:
        """What is named or come back to in it of a kind of record, in order."""
        return [Named(one, it) for one, it in self._told_of if isinstance(it, kind)]

    @cached_property
    def actors(self) -> list[Named[Actor]]:
        """The actors that it names or comes back to."""
        return self.of_type(Actor)

    @cached_property
    def named_actors(self) -> list[Named[Actor]]:
        """The actors that it names."""
        return [one for one in self.actors if one.mention.how != REFERENCE]

    @cached_property
    def instruments(self) -> list[Named[Instrument]]:
        """The instruments that it names."""
        return [one for one in self.of_type(Instrument) if self.draft.is_name(one.mention)]

    @cached_property
    def dates(self) -> list[When]:
        """The dates in it, those within names and beside the names of authors left out."""
        others = [found.span() for found in self.find_all(_CITED)]
        others += [(one.start - 1, one.end) for one in self.mentions if one.how == NAME]
        return [
            when._replace(start=self.start + when.start, end=self.start + when.end)
            for when in dates(self.prose)
            if not any(begin < self.start + when.start < end for begin, end in others)
        ]

    def is_part_of_longer(self, mention: Mention) -> bool:
        """Whether a word with a capital before a name makes it part of a longer one, not known."""
        found = _CAPITAL_BEFORE.search(self.draft.frame[self.start : mention.start])
        return found is not None and found.start() > 0 and mention.text[:1].isupper()


def _with_terms(store: Store, document: Document, prose: str) -> str:
    """The author’s own prose with the terms that stand in quotation marks: they are spoken of."""
    for start, end, words in words_quoted(document):
        is_lost = prose[start - 1 : start].strip() and not prose[start:end].strip()
        if is_lost and any(hit.kind == "term" for hit in store.named(fold(words))):
            prose = prose[:start] + words + prose[end:]
    return prose
