"""Names in a draft that are nearly one of the corpus’s, and are no other thing’s.

A run of words in capitals is held against the names that share most of its words. It is told where
the difference is one that people make, nothing bears the name as it is written, and the text does
not name the record rightly beside it. A difference that may as well be another thing’s name wants
evidence: somebody or something that has to do with the record, words of its summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....folding import key as fold_key
from ....folding import key_of
from ....folding import words as fold
from ....model import Record, Term
from ....queries.standing import dates_of
from ..draft.draft import Draft, Sentence
from ..draft.mentions import NAME, Mention
from ..facts.namewords import LITTLE, content
from ..facts.naming import is_told
from ..facts.nearnames import Slip, slip, told
from ..facts.records import spelt_names, text_of
from ..facts.stages import is_same
from ..language.stems import stem
from ..language.wording import SUPPOSED, is_asserted

_BIG = r"[A-Z][^\W\d_]*(?:[-’'][A-Z]?[^\W\d_]{2,})*"
# A run of words with capitals, little words between them.
TITLE = re.compile(
    rf"\b{_BIG}(?:\s+(?:(?:of|for|on|and|the|in|to|against|at|with|by)\s+){{0,3}}{_BIG})+"
)
# A word, joined ones as one.
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FEWEST, _MOST = 2, 9
# “The Call of 2018”, “(2018)”: what leads from a name to its date.
_DATED = re.compile(r"\s+(?:of\s+|\()|,\s+")
# “… Working Group on Cyber” says what it is about.
_ON = re.compile(r"\son\s\w+$")
# “A Cyber Agency”: perhaps any, not the one.
_INDEFINITE = re.compile(r"(?i)\b(?:an?|any|another|some)\s+(?:\w+\s+)?$")
# “No Geneva Protocol.”
_NO = re.compile(r"(?i)\b(?:no|not|never|nor|without)\s+(?:the\s+|any\s+|such\s+)?$")
# “Japan’s AI Act”: it may be Japan’s own.
_OWNED = re.compile(r"[A-Z_][\w-]*[’']s?\s+$")
# Words that any text about states may have.
_OF_ALL = frozenset(map(stem, fold(
    "agreement cooperation countries country framework global governments international members national nations other"
    " state states support their these those through united which world"
)))  # fmt: skip
# A word of so many letters says something; so many of a record's own words in a sentence mean it.
_TELLING, _ENOUGH = 5, 2


class Misnamed(NamedTuple):
    """A name that is nearly a record’s: its place, the name as it should be, whether any text shows it."""

    start: int
    end: int
    record: Record
    right: str
    is_sure: bool


def slips(draft: Draft) -> Iterator[Misnamed]:
    """Every name of a draft that is nearly a known one, and is none itself."""
    for sentence in draft.sentences:
        if sentence.corrects or SUPPOSED.match(draft.prose, sentence.start):
            continue
        for title in sentence.find_all(TITLE):
            for start, end in _parts(draft, title):
                found = _nearly(draft, draft.prose[start:end])
                if found and _has_letters_of_its_own(draft, draft.prose[start:end], found[1]):
                    continue
                if found and _stands(sentence, (start, end), found[0], found[2]):
                    yield Misnamed(start, end, *found[:2], is_sure=found[2].is_sure)
                    break


def _parts(draft: Draft, title: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The parts of a run of capitals that may be a name, the longest first, known names left out."""
    words = [one.span() for one in _WORD.finditer(title.string, *title.span())]
    little = [title.string[start:end].lower() in LITTLE for start, end in words]
    known = [(one.start, one.end) for one in draft.within(*title.span()) if _is_whole(draft, one)]
    lead = title.string[max(0, words[0][0] - 4) : words[0][0]].rstrip(" *_")
    begins = lead[-1:] in ("", "\n", ".", "!", "?", ":", "|", "-")
    spans = [
        (words[first][0], words[last][1])
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + _MOST))
        if not (little[first] or little[last])
        and (first == 0 or little[first - 1] or (first == 1 and begins))
        and (last == len(words) - 1 or little[last + 1])
    ]
    for start, end in sorted(spans, key=lambda one: one[0] - one[1]):
        if not any(
            begin < start < stop
            or (begin <= start and end <= stop)
            or len(told(f"{title.string[start:begin]} {title.string[stop:end]}")) < _FEWEST
            for begin, stop in known
            if begin < end and start < stop
        ):
            yield start, end


def _is_whole(draft: Draft, mention: Mention) -> bool:
    """Whether a name of several words is that of a text or body, and not the beginning of a longer one."""
    record = draft.meant(mention)
    if " " not in mention.text or mention.how != NAME or isinstance(record, Term):
        return False
    return not (
        record and any(name.startswith(f"{mention.text} ") for name in _plain_names(record))
    )


def _nearly(draft: Draft, written: str) -> tuple[Record, str, Slip] | None:
    """The one record one of whose names is nearly what is written, that name, and what is wrong."""
    words = told(written)
    if not _FEWEST <= len(words) <= _MOST or _ON.search(written):
        return None
    names = draft.known.names
    near: dict[str, list[tuple[str, Slip]]] = {}
    for one, name in names.near(content(written)):
        if it := slip(names, written, name):
            near.setdefault(one, []).append((name, it))
    if not near or draft.store.named(fold_key(written)):
        return None
    found = [
        (record, *min(near[record.id], key=lambda one: len(one[1].right)))
        for record in draft.known.records(sorted(near))
    ]
    found = [one for one in found if not _is_anothers(draft, written, one[0], one[2])]
    found = [one for one in found if one[1] == one[0].name] or found
    return found[0] if len(found) == 1 and not is_told(draft.store, written) else None


def _is_anothers(draft: Draft, written: str, record: Record, it: Slip) -> bool:
    """Whether a name without its last word is another’s: “Security Council Questions”; or ends in an owner’s."""
    words = fold(written)
    if LITTLE.issuperset(it.written) and it.written:
        behind = words[words.index(it.written[0]) + 1 :]
        return any(hit.kind == "actor" for hit in draft.store.named(key_of(behind)))
    *rest, last = words
    if last not in it.written or len(rest) < _FEWEST:
        return False
    return any(
        hit.kind != "term" and hit.id != record.id for hit in draft.store.named("".join(rest))
    )


def _has_letters_of_its_own(draft: Draft, written: str, right: str) -> bool:
    """Whether a draft gives a name letters that are its initials and not those of the right one.

    “United Nations Conference on Environment and Development (UNCED)” is not UNCTAD.
    """
    own, other = (_initials(one) for one in (written, right))
    if own == other:
        return False
    words = r"\s+".join(map(re.escape, written.split()))
    return re.search(rf"\b{words}\s+\(\W*{own}\b", draft.prose) is not None


def _initials(name: str) -> str:
    """The first letters of a name’s words, the little ones apart."""
    return "".join(word[0].upper() for word in told(name))


def _stands(sentence: Sentence, place: tuple[int, int], record: Record, it: Slip) -> bool:
    """Whether a draft means a record by a name that is nearly its: not another thing of another year."""
    start, end = place
    before, after = sentence.before(start), sentence.after(end)
    if _NO.search(before):
        return False
    others = [one for one in sentence.mentions if not start <= one.start < end]
    if any(record.id in one.ids and " " in one.text for one in others):
        return False
    is_one_of_some = _INDEFINITE.search(before) is not None
    if is_one_of_some and not is_asserted(before, sentence.draft[start, end], after):
        return False
    is_doubtful = not it.is_sure or is_one_of_some or _OWNED.search(before)
    if is_doubtful and not _is_evident(sentence, place, record):
        return False
    prose = sentence.draft.prose
    near = [one for one in sentence.dates if _DATED.fullmatch(prose, end, one.start)]
    own = [day for _, day in dates_of(record)]
    return not (near and own) or any(is_same(one, day) for one in near for day in own)


def _is_evident(sentence: Sentence, place: tuple[int, int], record: Record) -> bool:
    """Whether a sentence shows that it means a record: by whom or what it names, by date or words."""
    draft = sentence.draft
    start, end = place
    if any(one.ids == (record.id,) for one in draft.within(start, end)):
        return True
    named = {
        one
        for mention in sentence.mentions
        if not start <= mention.start < end
        for one in mention.ids
        if getattr(draft.records[one], "type", "") != "state"
    }
    linked = {row.id for _, row in (*draft.links_to(record.id), *draft.store.links_from(record.id))}
    if named & linked:
        return True
    about = text_of(record)
    rest = f"{draft.frame[sentence.start : start]} {draft.frame[end : sentence.end]}"
    return len(_telling(rest) & _telling(about)) >= _ENOUGH


def _telling(text: str) -> set[str]:
    """The stems of the longer words of a text."""
    return {stem(word) for word in fold(text) if len(word) >= _TELLING} - _OF_ALL


def _plain_names(record: Record) -> set[str]:
    """What a record is called, without what stands in brackets behind it."""
    return {name.partition(" (")[0] for name in spelt_names(record)}
