"""Words beside an acronym that look like the name it stands for and are not, and letters beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....corpus.index.fulltext import holding
from ....corpus.index.wording import match
from ....folding import key as fold
from ....model import Record
from ..draft.draft import Draft
from ..facts.namewords import content
from ..facts.records import spelt_names
from ..finding import Trouble
from .letters import (
    CAPITAL,
    FAR,
    content_in,
    expanded_at,
    has_capitals,
    has_initials,
    likeness,
    spelt,
    words_of_letters,
)

# Where words beside letters end.
_ENDS = re.compile(r"[.!?]\s|\)")
# Letters so few stand for much else outside the field.
_FEW = 3
# Words that begin alike for so long are forms of one.
_STEM = 7
# Letters in brackets behind words, or before words in brackets or in apposition.
_BESIDE = re.compile(
    r"(?<=\()(?:[A-Z][A-Za-z]{0,2}[A-Z][A-Z]*s?)(?=\))|\b(?:[A-Z][A-Za-z]{0,2}[A-Z][A-Z]*s?)(?=\s*\([A-Z]|,\s+the\s+[A-Z])"
)
# “CLOUD (…) Act”: the noun of a name behind what is said to spell out its letters.
_NOUN_BEHIND = re.compile(r"\)\s+(?P<noun>[A-Z][a-z]+)")
# Below this likeness words with the right initials are somebody's own: of few letters, of more.
_OWN, _HALF, _THIRD = 0.7, 1 / 2, 1 / 3
# Somebody’s: “Japan’s …”.
_OWNER = re.compile(r"[’']s?$|^\w+[’']s\s")
# In so many records stand the letters that readers of the field know by themselves.
_COMMON = 12
# “… (ABC)”: letters in brackets.
_LETTERS = re.compile(r"\s{1,3}(?P<open>\()(?P<letters>[A-Z]{3,8})\)")


def expansions(draft: Draft) -> Iterator[Trouble]:
    """An acronym beside words that look like its name and are not."""
    for found in _BESIDE.finditer(draft.prose):
        acronym, (start, end) = found[0], found.span()
        span = expanded_at(draft, start, end)
        if span is None or _ENDS.search(draft.prose[slice(*span)]):
            continue
        hits = [
            hit
            for hit in draft.store.named(fold(acronym))
            if hit.how in ("acronym", "name") and hit.text == acronym
        ]
        noun = None if hits else _NOUN_BEHIND.match(draft.prose, max(span[1], end))
        if noun:
            hits = draft.store.named(fold(f"{acronym} {noun['noun']}"))
        meant = draft.known.records(dict.fromkeys(hit.id for hit in hits))
        records = [record for record in meant if acronym not in getattr(record, "elsewhere", ())]
        right = [name for record in records for name in spelt_names(record)]
        place, written = min(span[0], start), draft[span]
        if not right or _is_right(draft, records, written, acronym, place):
            continue
        best = max(right, key=lambda name: likeness(written, name))
        is_spelt = noun is not None or (start < span[0] and _is_on_topic(draft, records))
        if _is_meant(draft, records, written, best, acronym) or (
            is_spelt and _is_of_letters(written, acronym) and not has_initials(written, acronym)
        ):
            record = next(record for record in records if best in spelt_names(record))
            last = max(span[1], end)
            last += draft.text[last : last + 1] == ")"
            message = f"{acronym} stands for {best}, not “{written}”"
            yield Trouble(place, last, message, record, instead=best)


def _is_right(
    draft: Draft, records: Sequence[Record], written: str, acronym: str, place: int
) -> bool:
    """Whether what is written is a name of what an acronym stands for, whole, in part or translated."""
    right = [name for record in records for name in spelt_names(record)]
    best = max(right, key=lambda name: likeness(written, name))
    return (
        fold(written) in {fold(name) for name in right}
        or (written.islower() and any(_is_inflected(written, name) for name in right))
        or _ends_with_a_name(written, right, acronym)
        or any(_covers(draft, written, name, place) for name in right)
        or any(_is_same_where_it_counts(written, name, acronym) for name in right)
        or _is_translated(records, written, best, acronym)
    )


def _is_inflected(written: str, name: str) -> bool:
    """Whether words are those of a common noun in another form: “artificially intelligent”."""
    pairs = list(zip(content_in(written), content_in(name), strict=False))
    same = len(content_in(written)) == len(content_in(name))
    return same and all(one[:_STEM] == other[:_STEM] for one, other in pairs)


def _is_meant(
    draft: Draft, records: Sequence[Record], written: str, best: str, acronym: str
) -> bool:
    """Whether words are enough like a name to be meant for it, and not somebody's own for the letters."""
    has_letters, alike = has_initials(written, acronym), likeness(written, best)
    is_own = has_letters and alike < _least_like(best, acronym)
    least = _THIRD if len(records) == 1 or has_letters else _HALF
    return alike >= least and not (is_own and not _is_common(draft, acronym))


def _least_like(name: str, acronym: str) -> float:
    """How like a name words must be, that have the letters, to be meant for it and nobody's own.

    More letters that are a name's initials as well leave less to chance.
    """
    return _HALF if len(acronym) > _FEW and has_initials(name, acronym) else _OWN


def _is_same_where_it_counts(written: str, name: str, acronym: str) -> bool:
    """Whether the words that the letters stand for are a name’s, whatever stands around them."""
    said, right = (words_of_letters(one, acronym) for one in (written, name))
    return len(acronym) > _FEW and bool(said) and said == right


def _is_translated(records: Sequence[Record], written: str, best: str, acronym: str) -> bool:
    """Whether letters are those of a name in another language, of which there are several in English."""
    return (
        any(
            has_capitals(one.text, acronym)
            for record in records
            for one in record.aliases
            if one.lang
        )
        and not any(
            words_of_letters(one, acronym) for record in records for one in spelt_names(record)
        )
        and likeness(written, best) >= 1 / 2
    )


def _plain(text: str) -> str:
    """A text as all writers spell it alike: most favored nation, cooperation, UN."""
    return text.replace("our", "or").replace("o-o", "oo").replace("United Nations", "UN")


def _is_common(draft: Draft, acronym: str) -> bool:
    """Whether letters stand in many texts of the corpus: whoever uses them means what it means."""
    return sum(holding(one, match(acronym)) for one in draft.store.layers) >= _COMMON


def _covers(draft: Draft, written: str, name: str, place: int) -> bool:
    """Whether what is written says less than a name, or more, and nothing else; or the rest stands before it."""
    said, right = (content(_plain(one)) for one in (_OWNER.sub("", written), name))
    before = content(_plain(draft.prose[max(0, place - FAR) : place]))
    goes_on = fold(written).startswith(fold(name))
    return said <= right or goes_on or (not right <= said and right <= said | before)


def _ends_with_a_name(written: str, names: list[str], acronym: str) -> bool:
    """Whether what is written is a name, its end, its beginning, or ends with one.

    What it has before a name must not give a letter that the name lacks.
    """
    is_spelt = has_initials(written, acronym)
    return any(
        (fold(written).endswith(fold(name)) and (has_initials(name, acronym) or not is_spelt))
        or fold(name).endswith(fold(written))
        or fold(name).startswith(fold(written))
        or content_in(written) == content_in(name)
        for name in names
    )


def _is_on_topic(draft: Draft, records: Sequence[Record]) -> bool:
    """Whether the draft names something else under the topics of what an acronym stands for."""
    topics = {topic for record in records for topic in record.topics}
    return any(
        topics & set(draft.records[one].topics)
        for mention in draft.mentions
        for one in mention.ids
        if one not in {record.id for record in records}
    )


def _is_of_letters(written: str, acronym: str) -> bool:
    """Whether the initials of some words stand in an acronym in their order."""
    letters = iter(acronym)
    firsts = [word[0].upper() for word in content_in(written)]
    return len(firsts) > 2 and all(first in letters for first in firsts)


def other_letters(draft: Draft) -> Iterator[Trouble]:
    """A known name with letters behind it that are not its, nor anything's, and much like its."""
    for found in _LETTERS.finditer(draft.prose):
        before = [one for one in draft.mentions if one.end == found.start()]
        record = draft.meant(before[0]) if before else None
        if record is None or " " not in before[0].text or draft.store.named(fold(found["letters"])):
            continue
        lead = CAPITAL.findall(draft.prose, max(0, before[0].start - FAR), before[0].start)
        if found["letters"][0] in lead[-3:]:
            continue
        own = [alias.text for alias in record.aliases if alias.type == "acronym" and not alias.lang]
        letters = [one for one in own if fold(spelt(record, one)) == fold(before[0].text)]
        if letters and _is_mixture(found["letters"], letters):
            message = (
                f"“{found['letters']}”: the letters of {record.name} are {' or '.join(letters)}"
            )
            yield Trouble(found.start("open"), found.end(), message, record, instead=letters[0])


def _is_mixture(letters: str, own: list[str]) -> bool:
    """Whether letters are those of one of some acronyms with one more, one less or one other."""
    return any(
        abs(len(letters) - len(one)) < 2
        and 0 < len(set(letters) ^ set(one)) < 3
        and len(set(letters) & set(one)) > 1
        for one in own
    )
