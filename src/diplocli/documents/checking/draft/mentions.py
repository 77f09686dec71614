"""Names in a draft: as ``annotate`` finds them, and as writers vary them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ....corpus.index.store import Store
from ....folding import key as fold
from ....model import Actor, Instrument, Record
from ..facts.naming import named_in
from ..known import Known
from .described import described

# “GGE 2015”, “resolution 73/27”, “the GGE of 2019–21”: a number that is part of the name.
_NUMBER_BEHIND = re.compile(
    r"\s+(?:of\s+(?=\d{4}\s*[–-]\s*\d))?\d[\d/]*(?:[–-]\d{2,4})?\b(?![.,]\d)"
)
_TURN = r"(?:first|second|third|new|next|last|former|then|current|old)"
# “Denmark’s first tech ambassador”, “tech ambassador of Denmark”.
_POSSESSED = re.compile(
    rf"\b(?P<who>[A-Z]\w+)[’']s (?:{_TURN} )(?P<what>[a-z][\w-]+(?: [a-z][\w-]+){{0,3}})"
    r"|\b(?P<post>(?:[a-z][\w-]+ ){1,3})of (?:the )?(?P<of>[A-Z]\w+)"
)
# “General Assembly resolution 73/27.”
_OF_ITS_KIND = re.compile(
    r"\b(?:(?:UN|UNGA|General Assembly|Security Council|Permanent Council)\s+)?(?P<text>(?P<kind>[Rr]esolution|[Dd]ecision)\s+(?P<number>\d+(?:/\d+)?))\b"
)

# So far before a resolution stands the organ whose it is.
_ORGAN_BEFORE = 150

# A name of so many words is no common noun.
_LONG = 5
NAME, DESCRIPTION, REFERENCE = "name", "description", "reference"
R_co = TypeVar("R_co", bound=Record, covariant=True)


class Mention(NamedTuple):
    """A name in a draft and the records it means: one, or several where that is undecided.

    ``how`` tells a description, and a word that comes back to what was named before, from a name.
    """

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    how: str = NAME


class Named(NamedTuple, Generic[R_co]):
    """A record of which a sentence speaks, by the mention that means it."""

    mention: Mention
    record: R_co


def mentions(known: Known, prose: str) -> list[Mention]:
    """What a text names or describes, in order; of names that overlap the longest."""
    store = known.store
    found = [
        _with_body(store, _numbered(store, prose, Mention(one.start, one.end, one.text, one.ids)))
        for one in named_in(store, prose)
    ]
    found = _longest([*_by_number(store, prose, found), *_possessed(store, prose), *found])
    return _longest([*found, *_described(known, prose, found)])


def _described(known: Known, prose: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What a text describes, outside of the texts and bodies that it names."""
    ids = dict.fromkeys(it for one in found for it in one.ids)
    records = {it.id: it for it in known.records(ids)}
    actors, taken, parts, last = [], [], [], 0
    for one in found:
        meant = [records[it] for it in one.ids]
        owner = _body(meant)
        if owner and owner.type == "person":
            # Nobody's name is a part of what is described before it.
            parts += [prose[last : one.start], "_" * (one.end - one.start)]
            last = one.end
        elif owner:
            actors.append((one.start, one.end, owner))
        is_named = len(meant) == 1 and isinstance(meant[0], (Actor, Instrument))
        if is_named and not one.text.islower():
            taken.append((one.start, one.end))
    told = "".join([*parts, prose[last:]])
    for start, end, it in described(known, told, actors, taken):
        yield Mention(start, end, prose[start:end], (it,), DESCRIPTION)


def _with_body(store: Store, mention: Mention) -> Mention:
    """The name of a sort of body with the one body that bears it too: a group of experts and the group.

    The name of an event that a body bears too, since it is all that the body did, means the body.
    """
    if mention.text.islower() or len(mention.ids) != 1:
        return mention
    hits = [hit for hit in store.named(fold(mention.text)) if hit.how != "contrast"]
    kinds = {hit.kind for hit in hits if hit.id in mention.ids}
    bodies = {hit.id for hit in hits if hit.kind == "actor"}
    if len(bodies) != 1:
        return mention
    if kinds == {"milestone"}:
        return mention._replace(ids=tuple(bodies))
    is_written_so = any(hit.kind == "actor" and hit.text == mention.text for hit in hits)
    is_sort = kinds == {"term"} and mention.text[:1].isupper() and is_written_so
    return mention._replace(ids=(*mention.ids, *bodies)) if is_sort else mention


def _body(meant: Sequence[Record]) -> Actor | None:
    """The one actor that a name can mean."""
    found = [one for one in meant if one.kind != "term"]
    return found[0] if len(found) == 1 and isinstance(found[0], Actor) else None


def _numbered(store: Store, prose: str, mention: Mention) -> Mention:
    """A mention with the number behind it, where that makes it the name of one record."""
    if prose[mention.end : mention.end + 1] == "+":
        hits = store.named(fold(f"{mention.text} plus"))
        plus = tuple(dict.fromkeys(hit.id for hit in hits if hit.how != "contrast"))
        longer = Mention(mention.start, mention.end + 1, f"{mention.text}+", plus)
        return longer if len(plus) == 1 else mention
    number = _NUMBER_BEHIND.match(prose, mention.end)
    if not number or not mention.text[:1].isupper():
        return mention
    text = prose[mention.start : number.end()]
    key = fold(text)
    if number[0].strip()[4:5] in ("–", "-"):
        return _of_years(store, prose, mention, number)
    ids = {hit.id for hit in store.names_from(key, 20) if fold(hit.text.partition(":")[0]) == key}
    return Mention(mention.start, number.end(), text, tuple(ids)) if len(ids) == 1 else mention


def _of_years(store: Store, prose: str, mention: Mention, years: re.Match[str]) -> Mention:
    """A group with its years behind it, by its acronym: “Open-ended Working Group 2021–2025”."""
    meant = store.records(mention.ids)
    names = [mention.text, *(alias.text for one in meant for alias in one.aliases)]
    for name in dict.fromkeys(names):
        ids = {hit.id for hit in store.named(fold(f"{name}{years[0]}"))}
        if len(ids) == 1:
            text = prose[mention.start : years.end()]
            return Mention(mention.start, years.end(), text, tuple(ids))
    return mention


def _possessed(store: Store, prose: str) -> Iterator[Mention]:
    """A state's post with a word in between or turned round: “Denmark's first tech ambassador”."""
    for found in _POSSESSED.finditer(prose):
        who = found["who"] or found["of"]
        part = "what" if found["what"] else "post"
        words = found[part].split()
        for number in range(len(words)):
            kept = words[: len(words) - number] if found["what"] else words[number:]
            hits = store.named(fold(f"{who}'s {' '.join(kept)}"))
            ids = {hit.id for hit in hits if hit.kind == "actor"}
            if len(ids) == 1:
                left = found[part].find(kept[0]) if found["post"] else 0
                start = found.start(part) + left
                end = found.end() if found["post"] else start + len(" ".join(kept))
                yield Mention(start, end, prose[start:end], tuple(ids))
                break


def _by_number(store: Store, prose: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Resolutions and decisions by their bare number: “resolution 68/167” without its organ."""
    starts = [one.start for one in named]
    for found in _OF_ITS_KIND.finditer(prose):
        plain = f"{found['kind'].lower()} {found['number']}"
        first = bisect_left(starts, found.start() - _ORGAN_BEFORE)
        organs = [one.text for one in named[first : bisect_left(starts, found.start())]]
        owned = [f"{organ} {plain}" for organ in reversed(organs)]
        for name in (found[0], plain, *owned, f"General Assembly {plain}", f"UNGA {plain}"):
            ids = {hit.id for hit in store.named(fold(name)) if hit.kind == "instrument"}
            if len(ids) == 1:
                yield Mention(found.start(), found.end(), found[0], tuple(ids))
                break


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
    """Whether a name has the capitals of the record’s, so that it is no common noun.

    One of so many words that has no capital in the record either is none.
    """
    names = [record.name, *(alias.text for alias in record.aliases)]
    if not any(char.isupper() or char.isdigit() for char in written):
        return written in names and len(written.split()) >= _LONG
    key = fold(written)
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
