"""Bodies that are said to be a part of another than they are.

“CISA is part of the Department of Justice”, “APT28, a unit of the FSB”: the record of a body has what
it is a part of, and so has that one's; whatever else is named must be told of in one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Actor
from ..draft.described import BODIES
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Named
from ..facts.records import english_names, is_body, text_of
from ..finding import Trouble
from ..known import Known
from ..language.wording import FORMER, is_asserted

_SORT = rf"(?:[\w-]+\s+){{0,3}}?(?:part|arm|body|branch|entity|institution|organ|service|subsidiary|{'|'.join(BODIES)})"
# “… is a part of the …”, “…, an agency of the …”, “… belongs to the …”.
_IS_OF = re.compile(
    r"(?:\s*\([^()]*\))?(?:,\s[^,;:.]{3,60},(?=\s+\w+s\s))?(?:"
    rf"(?:,|\s+(?:is|was|remains))\s+(?:(?:an?|the|now)\s+)?{_SORT}\s+(?:of|in|within|under)"
    r"|\s+(?:(?:is|was)\s+housed|sits?)\s+(?:inside|within|under)|\s+(?:belong(?:s|ed)|reports?|answers?)\s+to|\s+(?:works|operates)\s+(?:under|within))\s+(?:the\s+)?"
)
# “… unit …” with a body on either side: the one behind is the part.
_HAS = re.compile(
    r"(?:[’']s?)?\s+(?:[a-z-]+\s+)?(?:arm|bureau|hackers|office|unit)\s+(?:called\s+|named\s+|known as\s+)?(?:the\s+)?"
)


def wrong_parents(sentence: Sentence) -> Iterator[Trouble]:
    """A body said to be part of another that its record does not have it in."""
    draft = sentence.draft
    bodies = [one for one in sentence.actors if is_body(one.record)]
    for part in bodies if len(bodies) > 1 else ():
        for whole in sentence.named_actors:
            if _is_joined(sentence, part, whole) and _is_another(draft.known, part.record, whole):
                start = min(part.mention.start, whole.mention.start)
                end = max(part.mention.end, whole.mention.end)
                yield _trouble(draft, (start, end), part.record)


def _is_joined(sentence: Sentence, part: Named[Actor], whole: Named[Actor]) -> bool:
    """Whether a sentence has one body as a part of another, now or for good."""
    first, last, form = part.mention, whole.mention, _IS_OF
    if first.start > last.start:
        first, last, form = last, first, _HAS
    between = sentence.draft.prose[first.end : last.start]
    if first.end > last.start or not form.fullmatch(between):
        return False
    before, after = sentence.before(first.start), sentence.after(last.end)
    return is_asserted(before, between, after) and not FORMER.search(before + between)


def _is_another(known: Known, part: Actor, whole: Named[Actor]) -> bool:
    """Whether a body's record knows what it is a part of, and that is not, nor near, what is named."""
    body = whole.record
    if not part.parent or not is_body(body) or body.id in {*wholes(known, part), *part.related}:
        return False
    is_told = any(name in text_of(part) for name in english_names(body)) or any(
        name in text_of(body) for name in english_names(part)
    )
    is_near = body.parent == part.parent or part.id in {
        body.parent,
        *body.predecessor,
        *body.related,
    }
    return not (is_told or is_near)


def wholes(known: Known, part: Actor) -> Iterator[str]:
    """The ids of a body, of what it is a part of, and of what that is a part of."""
    yield part.id
    if part.parent:
        (whole,) = known.records([part.parent])
        if isinstance(whole, Actor):
            yield from wholes(known, whole)


def _trouble(draft: Draft, span: tuple[int, int], part: Actor) -> Trouble:
    (whole,) = draft.known.records([part.parent])
    message = f"“{draft[span]}”: {part.name} is part of {whole.name}"
    return Trouble(*span, message, part, instead=whole.name)
