"""Whether somebody held a post at the dates that a sentence gives, and what is told where not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....dates import span_in_words
from ....model import Actor, Holder
from ..draft.context import headed, narrated, today, told_before
from ..draft.draft import Draft, Sentence
from ..facts.lives import Span, is_complete, outside, span, tenure_span, tenures
from ..finding import Trouble
from ..language.tense import is_now
from ..language.when import SPAN, When
from .anniversaries import other_years
from .posts import Tie, title_words

# “Until”, “resigned”, “former”: the end of the time in a post.
_LEFT = re.compile(
    r"(?i)\b(?:until|till|former|formerly|ex|resign\w*|left|leav\w+|step\w*|retir\w*|dismiss\w*|had been|once|no longer|before|since|from|successor|predecessor)\b"
)
# “From 2019”, “since 2019” behind a post; “served until May 2019”.
_BOUNDS = re.compile(
    r"(?i)(?:^,?\s*|\b(?P<stayed>stayed|remained|served|continued|(?:was|were) in (?:office|post)|held (?:it|the post|the office))(?:\s+\w+){0,3}\s+(?=un|til))"
    r"(?P<word>from|between|since|until|till)\b"
)
# “The director is …”
_IS = re.compile(r"(?:[’']s\s+[\w-]+)?\s+is\s+(?:(?:the|its|their)\s+)?")
# “… leads it now.”
_NOW = re.compile(r"(?i),?\s+(?:now|today|currently|at present)\b")
# “The current ambassador.”
_INCUMBENT = re.compile(r"(?i)\b(?:current|present|incumbent|sitting|serving)\s+(?:\w+\s+){0,3}")
# Coming into a post, often before the first day in it.
_NAMED = re.compile(
    r"\b(?:appointed|named|nominated|chosen|elected|confirmed|announced|picked|selected)\b"
)
# Nothing but a comma or a bracket between a post and a date.
_BESIDE_IT = re.compile(r"[,\s(]+")
_NEAR, _CLOSE = 20, 30


def at_wrong_time(tie: Tie) -> Trouble | None:
    """What is wrong where a person who is put into a post did not hold it then.

    Years that are given for the time in it must lie within it; of any other date some day must.
    """
    sentence, (start, end) = tie.sentence, tie.span
    spans = [tenure_span(tie.body, one) for one in tie.held]
    if spans and (last := _beyond(tie, spans)):
        return not_theirs(sentence.draft, (start, last), tie.body, tie.human)
    is_bounded = _LEFT.search(sentence.before(start)[-_NEAR:]) or _BOUNDS.match(sentence.after(end))
    if is_bounded or other_years(sentence):
        return None
    dates = sentence.dates or told_before(sentence) or headed(sentence) or _today(tie)
    others = [one for one in tie.body.holders if one.person != tie.human.id]
    then = [one for one in others if dates and all(_covers(one, when) for when in dates)]
    if spans:
        is_wrong = _is_outside(tie, dates, spans)
    else:
        known = then or (others if is_complete(tie.body) else [])
        is_wrong = any(known) and not any(_has_another_post(tie, one) for one in known)
    if dates and not then:
        then = [one for one in others if not outside(dates, [tenure_span(tie.body, one)])]
    return not_theirs(sentence.draft, tie.span, tie.body, tie.human, then) if is_wrong else None


def _beyond(tie: Tie, spans: Sequence[Span]) -> int:
    """Where the years end that a sentence gives for a time in a post, and that go beyond it; else 0."""
    sentence, (start, end) = tie.sentence, tie.span
    years = next((one for one in sentence.dates if _leads(sentence, one, start)), None)
    if years is not None:
        return 0 if any(_fits(one, years) for one in spans) else end
    for bounds in _BOUNDS.finditer(sentence.after(end)):
        place = end + bounds.end()
        when = next((one for one in sentence.dates if place <= one.start < place + _CLOSE), None)
        if when and _is_out(when, bounds["word"].lower(), spans):
            return when.end if bounds["stayed"] else end
    return 0


def _is_out(when: When, word: str, spans: Sequence[Span]) -> bool:
    """Whether a date that bounds a time in a post, behind “since” or “until”, lies beyond all of some."""
    if when.exact == SPAN:
        return not any(_fits(one, when) for one in spans)
    if word in ("until", "till"):
        return all(when.first > one.last for one in spans)
    return word == "since" and all(when.last < one.first for one in spans)


def _today(tie: Tie) -> list[When]:
    """The day of the draft, where an undated sentence speaks of it."""
    sentence, (start, end) = tie.sentence, tie.span
    before, after = sentence.before(start), sentence.after(end)
    says_so = _INCUMBENT.search(sentence.before(end)) or _NOW.match(after)
    is_present = _IS.fullmatch(tie.between) or is_now(before, after, dated=sentence.draft.dated)
    return [today(sentence.draft)] if says_so or (is_present and not narrated(sentence)) else []


def _is_outside(tie: Tie, dates: Sequence[When], spans: Sequence[Span]) -> bool:
    """Whether dates lie outside somebody's times in a post; a naming may come a year before them."""
    prose, (start, end) = tie.sentence.draft.prose, tie.span
    if _NAMED.search(prose[start:end]):
        spans = [Span(f"{int(one.first[:4]) - 1:04}{one.first[4:]}", one.last) for one in spans]
    own = [
        one for one in dates if one.exact == SPAN and _BESIDE_IT.fullmatch(prose[end : one.start])
    ]
    exceeds = bool(own) and not any(_fits(one, own[0]) for one in spans)
    return outside(dates, spans) or exceeds


def _leads(sentence: Sentence, when: When, start: int) -> bool:
    """Whether a span of years stands before a person as the time in a post: “From 2010 to 2014 …”."""
    return (
        when.exact == SPAN
        and when.end <= start
        and not sentence.draft.prose[when.end : start].strip(" ,")
        and re.fullmatch(r"\W*(?:From|Between|In)\s+", sentence.upto(when.start)) is not None
    )


def _fits(held: Span, when: When) -> bool:
    """Whether years given for a time in a post are not more than it had."""
    return held.first[:4] <= when.first[:4] and when.last[:4] <= held.last[:4]


def _has_another_post(tie: Tie, holder: Holder) -> bool:
    """Whether a person held an office of the same title elsewhere, of which a text may speak."""
    title = set(title_words(holder.role))
    bodies = tie.sentence.draft.heads(tie.human.id)
    elsewhere = [one for body in bodies for one in tenures(body, tie.human.id)]
    is_office = tie.body.type not in ("group", "organisation")
    return is_office and any(title & set(title_words(one.role)) for one in elsewhere)


def _covers(holder: Holder, when: When) -> bool:
    own = span(holder.from_, holder.to)
    return (
        bool(holder.from_) and bool(holder.to) and own.first <= when.first and when.last <= own.last
    )


def not_theirs(
    draft: Draft, place: tuple[int, int], body: Actor, human: Actor, others: Sequence[Holder] = ()
) -> Trouble:
    """What is told of a person who did not hold a post then: when it was, and who did."""
    held = tenures(body, human.id)
    times = " and ".join(span_in_words(one.from_, one.to) for one in held if one.from_ or one.to)
    fact = f"{human.name} held the post {times}" if held else f"{human.name} did not hold the post"
    names = draft.store.titles([one.person for one in others])
    then = " or ".join(dict.fromkeys(row.name for row in names.values()))
    cites = tuple(cite for one in (*held, *others) for cite in one.cites) or body.cites
    message = f"“{draft[place]}”: {fact}" + (f"; then it was {then}" if then else "")
    return Trouble(*place, message, body, instead=then, cites=cites)
