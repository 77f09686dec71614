"""The posts of which a sentence speaks: by name, by title, by a noun that only a person’s own can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....folding import key as fold_key
from ....folding import words as fold
from ....model import Actor, Holder
from ..draft.draft import Sentence
from ..draft.mentions import REFERENCE, Mention, Named
from ..facts.lives import tenures
from ..facts.namewords import content
from ..facts.records import english_names, is_body
from ..language.numbers import ORDINALS

# “Its first cyber ambassador”: a title that many states have.
_COMMON_TITLE = re.compile(
    rf"\b(?:(?:{'|'.join(ORDINALS)}|new|then|current|the|a|its|their|of)\s+)(?P<title>(?:[a-z]+[ -]){{1,2}}(?:ambassador|envoy|coordinator|commissioner))\b(?!\s+(?:of|for|to|from)\b)"
)
# “Painter, coordinator until 2019”, “Fick, who has led the bureau since 2021”.
_APPOSED_ROLE = (
    r",\s+(?:(?:the|its|their)\s+)?(?P<what>{noun})\s+(?=(?:until|till|since|from|between|in)\b)"
)
_THE_BODY = r"(?:,\s+who)?\s+(?:has\s+|had\s+)?(?:led|headed|run|ran|leads|heads|directed|chaired|commanded)\s+(?P<what>the {noun})\b"
_BODY_NOUNS = frozenset(
    ("bureau", "office", "agency", "command", "commission", "department", "center", "council", "union", "group")
)  # fmt: skip


class Tie(NamedTuple):
    """A person and a post in a sentence, by the words for either."""

    sentence: Sentence
    who: Mention
    human: Actor
    what: Mention
    body: Actor

    @property
    def span(self) -> tuple[int, int]:
        """Where the first of them begins and the last ends."""
        return min(self.who.start, self.what.start), max(self.who.end, self.what.end)

    @property
    def gap(self) -> tuple[int, int]:
        """Where the first of them ends and the last begins."""
        return min(self.who.end, self.what.end), max(self.who.start, self.what.start)

    @property
    def between(self) -> str:
        """What stands between them."""
        return self.sentence.draft.prose[slice(*self.gap)]

    @property
    def held(self) -> list[Holder]:
        """The person’s times in the post."""
        return tenures(self.body, self.human.id)


def posts_in(sentence: Sentence) -> Iterator[Named[Actor]]:
    """The posts and bodies with known heads of which a sentence speaks, also where a name is several’s."""
    for mention, body in sentence.actors:
        if mention.how == REFERENCE and body.holders and _is_own_word(mention.text, body):
            yield Named(mention, body)
    for mention in sentence.mentions:
        for one in mention.ids:
            record = sentence.draft.records[one]
            if (
                isinstance(record, Actor)
                and record.holders
                and not sentence.is_part_of_longer(mention)
            ):
                yield Named(mention, record)


def _is_own_word(written: str, body: Actor) -> bool:
    """Whether what comes back to a body is a pronoun, or a noun that no part of it would be called by."""
    noun = written.lower().split()[-1]
    own = {body.type, *fold(" ".join(english_names(body)))}
    return is_body(body) and (" " not in written or noun in own)


def by_name(sentence: Sentence, person: Named[Actor]) -> Iterator[Named[Actor]]:
    """The bodies that a person headed, by names that also mean something else: “the fourth GGE”."""
    for body in sentence.draft.heads(person.record.id):
        yield from _by_noun(sentence, person.mention, body)
        names = {fold_key(name) for name in (body.name, *(alias.text for alias in body.aliases))}
        for mention in sentence.mentions:
            if body.id not in mention.ids and fold_key(mention.text) in names:
                yield Named(mention, body)


def _by_noun(sentence: Sentence, who: Mention, body: Actor) -> Iterator[Named[Actor]]:
    """The post that a bare noun behind a person can only mean."""
    roles = "|".join(
        sorted({re.escape(noun) for one in body.holders for noun in heads_of(one.role)})
    )
    nouns = "|".join(sorted(set(fold(body.name)) & _BODY_NOUNS))
    for form, noun in ((_APPOSED_ROLE, roles), (_THE_BODY, nouns)):
        found = noun and re.compile(form.format(noun=f"(?:{noun})")).match(
            sentence.draft.prose, who.end, sentence.end
        )
        if found:
            start, end = found.span("what")
            yield Named(Mention(start, end, found["what"], (body.id,)), body)


def by_role(sentence: Sentence, person: Named[Actor]) -> Iterator[Named[Actor]]:
    """The posts that a person held and whose title of several words stands in a sentence."""
    _, human = person
    for body in sentence.draft.heads(human.id):
        for title in {
            one.role.partition("(")[0].partition(";")[0].strip() for one in tenures(body, human.id)
        }:
            if len(title_words(title)) < 2:
                continue
            found = re.search(
                rf"\b{re.escape(title)}\b",
                sentence.prose,
                re.IGNORECASE,
            )
            if found:
                start, end = sentence.start + found.start(), sentence.start + found.end()
                yield Named(Mention(start, end, sentence.draft.prose[start:end], (body.id,)), body)


def of_their_country(sentence: Sentence, person: Named[Actor]) -> Iterator[Named[Actor]]:
    """The post that a common title can only mean of a person’s country: “its first cyber ambassador”."""
    draft = sentence.draft
    titles = list(sentence.find_all(_COMMON_TITLE))
    countries = (
        {body.country for body in draft.heads(person.record.id) if body.country}
        if titles
        else set()
    )
    for found in titles if countries else ():
        ids = draft.known.names.having(content(found["title"]))
        offices = [
            one
            for one in draft.known.records(sorted(ids))
            if isinstance(one, Actor) and one.holders and one.country in countries
        ]
        if len(offices) == 1:
            start, end = found.span("title")
            yield Named(Mention(start, end, found["title"], (offices[0].id,)), offices[0])


def title_words(title: str) -> list[str]:
    """The words of a title that tell it from others, “acting” and remarks left out."""
    little = ("acting", "interim", "post", "later")
    return [one for one in fold(title.partition("(")[0]) if len(one) > 3 and one not in little]


def heads_of(role: str) -> set[str]:
    """The nouns that name a role: secretary of “Secretary of State”, president and ceo of both."""
    title = role.partition("(")[0]
    found = set()
    for part in re.split(r"\s+and\s+|[,;]", title):
        noun = re.split(r"\s+(?:of|for|on|in|at|with)\b", part.strip())[0].split()
        found |= set(fold(noun[-1])) if noun else set()
    return found - {"advisory", "policy", "technology"}
