"""Whether somebody held a post at the dates that a sentence gives, and what is told where not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....dates import span_in_words
from ....folding import words as fold
from ....model import Actor, Holder
from ..draft.context import headed, narrated, today, told_before
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Mention
from ..facts.lives import Span, outside, span, tenure_span, tenures
from ..finding import Trouble
from ..language.tense import is_now
from ..language.when import SPAN, When
from .anniversaries import other_years
from .posts import title_words

# “The current ambassador.”
_INCUMBENT = re.compile(
    r"\b(?:current|present|incumbent|sitting|serving)\s+(?:\w+\s+){0,3}", re.IGNORECASE
)
# “Until”, “resigned”, “former”: the end of the time in a post.
_LEFT = re.compile(
    r"\b(?:until|till|former|formerly|ex|resign\w*|left|leav\w+|step\w*|retir\w*|dismiss\w*|had been|once|no longer|before|since|from|successor|predecessor)\b",
    re.IGNORECASE,
)
# “Served until May 2019.”
_STAYED = re.compile(
    r"\b(?:stayed|remained|served|continued|(?:was|were) in (?:office|post)|held (?:it|the post|the office))(?:\s+\w+){0,3}\s+(?:until|till)\s+(?=[A-Z\d])"
)
# “From 2019”, “since 2019” behind a post.
_BOUNDS = re.compile(r"^,?\s*(from|between|since|until|till)\b", re.IGNORECASE)
# Coming into a post, often before the first day in it.
_NAMED = re.compile(
    r"\b(?:appointed|named|nominated|chosen|elected|confirmed|announced|picked|selected)\b"
)
# “Was appointed the …”: between a person and a post.
_WAS_NAMED = re.compile(
    r"\s+(?:was|had been|has been)\s+(?:appointed|named|elected|chosen)\s+(?:as\s+)?(?:the\s+|its\s+)?"
)
# “… in 2019”: between a post and a date.
_THEN = re.compile(r"\s+(?:in|on)\s+")
# Nothing but a comma or a bracket between a post and a date.
_BESIDE_IT = re.compile(r"[,\s(]+")
# “Ambassador Smith”, “Smith, the ambassador”: nothing but a title between.
_BESIDE = re.compile(
    r"(?:[’']s)?,?\s+(?:the\s+|its\s+)?(?:(?!(?:of|in|at|under|for|and|with|by)\b)[A-Za-z-]+\s+){0,2}"
)
_FEW, _NEAR = 2, 20
_LONGEST_LINK = 170


def at_wrong_time(
    sentence: Sentence,
    place: tuple[int, int],
    human: Actor,
    body: Actor,
    held: Sequence[Holder],
    what: Mention,
) -> Trouble | None:
    """What is wrong where a person who is put into a post did not hold it then.

    ``place`` is where person and post stand, ``held`` the person's times in the post, ``what`` the
    words for it. Years that are given for the time in it must lie within it; of any other date some
    day must.
    """
    draft = sentence.draft
    start, end = place
    spans = [tenure_span(body, one) for one in held]
    if held and (span_end := _beyond(sentence, place, spans)):
        return not_theirs(draft, start, span_end, body, human, held, ())
    if _is_bounded(sentence, place) or other_years(sentence):
        return None
    dates = sentence.dates or told_before(sentence) or headed(sentence)
    if not dates and not held and _is_never_theirs(draft, human, body, place):
        return not_theirs(draft, start, end, body, human, (), ())
    dates = dates or _today(sentence, place)
    others = [
        one
        for one in body.holders
        if one.person != human.id and all(_covers(one, when) for when in dates)
    ]
    if not dates:
        return None
    if held:
        is_wrong = _is_outside(draft, place, dates, spans)
    else:
        is_wrong = bool(others) and _is_anothers(draft, human, body, what, others[0])
    return not_theirs(draft, start, end, body, human, held, others) if is_wrong else None


def _beyond(sentence: Sentence, place: tuple[int, int], spans: Sequence[Span]) -> int:
    """Where the years end that a sentence gives for a time in a post, and that go beyond it; else 0."""
    start, end = place
    dates = sentence.dates
    years = next((one for one in dates if _leads(sentence, one, start)), None)
    if years is not None:
        return 0 if any(_fits(one, years) for one in spans) else end
    stayed = _STAYED.search(sentence.draft.prose, end, sentence.end)
    until = next((one for one in dates if stayed and one.start == stayed.end()), None)
    if until and all(until.first > one.last for one in spans):
        return until.end
    bounds = _BOUNDS.match(sentence.after(end))
    has_left = _LEFT.search(sentence.before(start)[-_NEAR:])
    is_out = bounds and _is_out_of_bounds(sentence, end, bounds[1].lower(), spans)
    return end if is_out and not has_left else 0


def _is_bounded(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Whether a sentence has the time in a post itself: years before it, bounds behind, an end."""
    start, end = place
    return (
        _LEFT.search(sentence.before(start)[-_NEAR:]) is not None
        or _BOUNDS.match(sentence.after(end)) is not None
    )


def _today(sentence: Sentence, place: tuple[int, int]) -> list[When]:
    """The day of the draft, where an undated sentence speaks of it."""
    before, after = sentence.before(place[0]), sentence.after(place[1])
    is_today = is_now(before, after, dated=sentence.draft.dated) or _INCUMBENT.search(
        sentence.before(place[1])[-_LONGEST_LINK:]
    )
    return [today(sentence.draft)] if is_today and not narrated(sentence) else []


def _is_never_theirs(draft: Draft, human: Actor, body: Actor, place: tuple[int, int]) -> bool:
    """Whether a post whose holders are all known stands beside the holder of another."""
    return (
        _is_beside(draft, human, body, *place)
        and _is_well_documented(body)
        and bool(draft.heads(human.id))
    )


def _is_anothers(draft: Draft, human: Actor, body: Actor, what: Mention, holder: Holder) -> bool:
    """Whether a post that another held then is not merely called like one that the person held."""
    is_title = set(fold(what.text)) & set(_title(holder))
    is_post = body.type not in ("group", "organisation") or is_title
    return not (is_post and _has_another_post(draft, human, holder))


def _is_outside(
    draft: Draft, place: tuple[int, int], dates: Sequence[When], spans: Sequence[Span]
) -> bool:
    """Whether dates lie outside somebody's times in a post; a naming may come a year before them."""
    start, end = place
    behind = [one for one in dates if _THEN.fullmatch(draft.prose[end : one.start])]
    if behind and _WAS_NAMED.search(draft.prose[start:end]):
        dates, spans = behind, [_around_beginning(one) for one in spans]
    elif _NAMED.search(draft.prose[start:end]):
        spans = [Span(f"{int(one.first[:4]) - 1:04}{one.first[4:]}", one.last) for one in spans]
    own = [
        one
        for one in dates
        if one.exact == SPAN and _BESIDE_IT.fullmatch(draft.prose[end : one.start])
    ]
    exceeds = bool(own) and not any(_fits(one, own[0]) for one in spans)
    return outside(dates, spans) or exceeds


def _around_beginning(tenure: Span) -> Span:
    """A year before and after a time in a post began: when somebody may have been named to it."""
    year = int(tenure.first[:4])
    return Span(f"{max(year - 1, 0):04}{tenure.first[4:]}", f"{year + 1:04}{tenure.first[4:]}")


def _leads(sentence: Sentence, when: When, start: int) -> bool:
    """Whether a span of years stands before a person as the time in a post: “From 2010 to 2014 …”."""
    return (
        when.exact == SPAN
        and when.end <= start
        and not sentence.draft.prose[when.end : start].strip(" ,")
        and re.fullmatch(r"\W*(?:From|Between|In)\s+", sentence.upto(when.start)) is not None
    )


def _is_out_of_bounds(sentence: Sentence, end: int, word: str, spans: Sequence[Span]) -> bool:
    """Whether the dates that a text gives for a time in a post go beyond it."""
    when = next((one for one in sentence.dates if end <= one.start < end + 30), None)
    if when is None:
        return False
    if when.exact == SPAN:
        return not any(_fits(one, when) for one in spans)
    if word in ("until", "till"):
        return all(when.first > one.last for one in spans)
    return word == "since" and all(when.last < one.first for one in spans)


def _is_beside(draft: Draft, human: Actor, body: Actor, start: int, end: int) -> bool:
    """Whether a post and a person stand side by side, a comma or a title between them at most."""
    named = [one for one in draft.within(start, end) if human.id in one.ids or body.id in one.ids]
    return (
        len(named) > 1
        and _BESIDE.fullmatch(draft.prose[named[0].end : named[-1].start]) is not None
    )


def _is_well_documented(body: Actor) -> bool:
    """Whether it is known who held a post from when, without a gap in the list."""
    return len(body.holders) > _FEW and all(one.from_ for one in body.holders)


def _fits(held: Span, when: When) -> bool:
    """Whether years given for a time in a post are not more than it had."""
    return held.first[:4] <= when.first[:4] and when.last[:4] <= held.last[:4]


def _has_another_post(draft: Draft, human: Actor, holder: Holder) -> bool:
    """Whether a person held a post of the same title elsewhere, of which a text may speak."""
    title = set(_title(holder))
    elsewhere = [one for body in draft.heads(human.id) for one in tenures(body, human.id)]
    return any(title & set(_title(one)) for one in elsewhere)


def _title(holder: Holder) -> list[str]:
    """The words of a role that name it, “acting” and remarks left out."""
    return title_words(holder.role.partition("(")[0])


def _covers(holder: Holder, when: When) -> bool:
    own = span(holder.from_, holder.to)
    return (
        bool(holder.from_) and bool(holder.to) and own.first <= when.first and when.last <= own.last
    )


def not_theirs(
    draft: Draft,
    start: int,
    end: int,
    body: Actor,
    human: Actor,
    held: Sequence[Holder],
    others: Sequence[Holder],
) -> Trouble:
    """What is told of a person who did not hold a post then: when it was, and who did."""
    if held:
        times = " and ".join(
            span_in_words(one.from_, one.to) for one in held if one.from_ or one.to
        )
        fact = f"{human.name} held the post {times}"
    else:
        fact = f"{human.name} did not hold the post"
    names = draft.store.titles([one.person for one in others])
    then = " or ".join(dict.fromkeys(row.name for row in names.values()))
    cites = tuple(cite for one in (*held, *others) for cite in one.cites) or body.cites
    message = f"“{draft[start, end]}”: {fact}" + (f"; then it was {then}" if then else "")
    return Trouble(start, end, message, body, instead=then, cites=cites)
