"""People in posts that they did not hold then, or were not the first to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from ....dates import first_day, span_in_words
from ....folding import words as fold
from ....model import TYPE_CHECKING, Actor, Holder
from ..anniversaries import other_years
from ..context import headed, narrated, today, told_before
from ..corrections import find
from ..finding import Rule, Trouble
from ..lives import Span, outside, span, tenure_span, tenures
from ..mentions import REFERENCE, Mention
from ..namewords import content
from ..numbers import ORDINALS
from ..posts import by_name, by_role, heads_of, of_their_country, posts_in, title_words
from ..tense import is_now
from ..when import SPAN, When
from ..when import dates as dates_in
from ..wording import FORMER, NEGATION

if TYPE_CHECKING:
    from ..draft import Draft
    from ..sentences import Sentence

# A person and a post with a few words of any kind around what ties the one to the other.
_HOLDS = r"(?:chair(?:s|ed)?|head(?:s|ed)?|lead(?:s)?|led|direct(?:s|ed)?|r[ua]ns?|command(?:s|ed)?|steer(?:s|ed)?|presid(?:es|ed) over|oversaw|oversees|held|holds|manag(?:es|ed)|took (?:over|charge of|the helm of|the chair of)|takes (?:over|charge of)|(?:was|is|were) (?:at the (?:helm|head) of|in charge of|head of|director of|chair of|chief of|the head of|secretary[- ]general of)|serv(?:es|ed) as (?:head|director|chair|chief|secretary[- ]general) of|acted as (?:head|chair) of)"
_PERSON_HOLDS = re.compile(
    rf",?\s+(?:who,?\s+)?(?:(?!and\b|but\b|where\b|which\b)[\w’']+,?\s+){{0,5}}?{_HOLDS}\s+(?:the\s+|its\s+|what\s+was\s+|(?!of\b|from\b)[\w’'-]+\s+){{0,4}}",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,\s[^;:.()]{1,100}?,)?,?\s+(?:(?:which|that)\s+)?(?:(?:was|is|had been|then|now|still|also|already)\s+)*(?:chaired|headed|led|run|directed|commanded|steered|presided over|managed)\s+(?:(?:in|on|from|until|since|at|during|for|that|the|time|then|\d{4}|[A-Z][a-z]+|of)\s+){0,6}by\s+(?:the\s+|a\s+|its\s+)?(?:[\w’'-]+\s+){0,4}"
)
_INCUMBENT = re.compile(
    r"\b(?:current|present|incumbent|sitting|serving)\s+(?:\w+\s+){0,3}", re.IGNORECASE
)
_HELD = (
    "chair", "chaired", "chairing", "head", "headed", "heading", "lead", "led", "leading", "direct",
    "directed", "run", "ran", "command", "commanded", "held", "leadership", "chairmanship", "directorship",
    "helm", "charge", "steered", "steer", "presided", "presiding", "preside", "oversaw", "oversee", "managed", "governed", "boss", "helmed", "stood", "stand",
)  # fmt: skip
# What may stand between a person and a post where the one is said to have held the other.
_LINKS = frozenset((
    *_HELD, *ORDINALS, "a", "to", "over", "take", "taken", "under", "hold", "tenure", "during", "acting", "also", "an", "and", "appointed", "as", "at", "became", "been", "being", "by",
    "confirmed", "department", "elected", "expert", "for", "group", "ha", "had", "he", "his", "in", "interim", "is", "it",
    "made", "minister", "ministry", "named", "now", "of", "office", "on", "our", "post", "president", "role", "s", "secretary", "person", "fill",
    "served", "serving", "she", "state", "still", "the", "then", "took", "wa", "was", "were", "who", "whose", "new", "chief",
    "executive", "officer", "capacity", "function", "stood", "stand", "sat", "sit", "speaking", "time", "moment", "country", "nation", "when", "that", "her", "me", "him", "day", "governor", "commissioner", "commander", "chairman", "chairwoman", "chairperson", "director", "coordinator", "envoy", "ambassador", "un", "us", "general", "admiral", "dr", "mr", "ms",
))  # fmt: skip
_LESSER = re.compile(
    r"\b(?:deputy|vice|under[- ]?secretary|assistant|special adviser|adviser to|advisor to|spokes\w+|candidate|nominee|nominated|shadow|acting|interim|chief of staff)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:until|till|former|formerly|ex|resign\w*|left|leav\w+|step\w*|retir\w*|dismiss\w*|had been|once|no longer|before|since|from|successor|predecessor)\b",
    re.IGNORECASE,
)
_COURTESY = frozenset(("president", "ambassador", "minister", "secretary", "general", "admiral"))
_STAYED = re.compile(
    r"\b(?:stayed|remained|served|continued|(?:was|were) in (?:office|post)|held (?:it|the post|the office))(?:\s+\w+){0,3}\s+(?:until|till)\s+(?=[A-Z\d])"
)
_BOUNDS = re.compile(r"^,?\s*(from|between|since|until|till)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:appointed|named|nominated|chosen|elected|confirmed|announced|picked|selected)\b"
)
_BESIDE = re.compile(
    r"(?:[’']s)?,?\s+(?:the\s+|its\s+)?(?:(?!(?:of|in|at|under|for|and|with|by)\b)[A-Za-z-]+\s+){0,2}"
)
_FEW, _LEAD = 2, 60
_CHAIRS = re.compile(r"\bchair(?:s|ed)\b")
_LONGEST_LINK = 170
_WAS_AFTER = re.compile(
    r",?\s+(?:(?:who|then|later|had|has|would)\s+)*(?:succeeded|succeeds|replaced|replaces|followed|follows|took over from|takes over from|inherited the (?:post|office) from)\s+(?:(?:Mr|Ms|Ambassador|General|Admiral|Director|Secretary)\.?\s+)*"
)
_WAS_BEFORE = re.compile(
    r",?\s+(?:(?:who|then|later|had|has)\s+)*(?:(?:was|is)\s+(?:succeeded|replaced|followed)\s+(?:in \d{4} )?by|handed (?:it |the (?:post|office) )?over to|preceded|made way for|gave way to)\s+(?:(?:Mr|Ms|Ambassador|General|Admiral|Director|Secretary)\.?\s+)*"
)
_NEIGHBOUR = re.compile(
    r"[’']s?\s+(?:immediate\s+|direct\s+)?(?P<which>predecessor|successor)(?:,|\s+was|\s+is)?\s+"
)
_CHIEF = re.compile(r"(?:[’']s)?\s+(?:chief|head|boss)\s+", re.IGNORECASE)
_WAS_NAMED = re.compile(
    r"\s+(?:was|had been|has been)\s+(?:appointed|named|elected|chosen)\s+(?:as\s+)?(?:the\s+|its\s+)?"
)
_UNDER = re.compile(
    r"\s+under\s+(?:(?:its|then|the|director|chair|head|general|admiral|ambassador)\s+)*",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"(?:,?\s+of\s+[A-Z]\w+,?)?\s+(?:who\s+)?(?:had\s+)?{_HOLDS}\s+the\s+(?P<which>{'|'.join(ORDINALS)})\s+(?:(?:and\s+)?(?:last|final|UN|United Nations|expert|GGE|governmental)\s+)*(?P<group>\w+)",
    re.IGNORECASE,
)


# “…, the first person to hold Germany's post of cyber envoy”.
_FIRST_TO_HOLD = re.compile(
    r",?\s+(?:who\s+)?(?:(?:was|is|became|has been|had been)\s+)?the first(?:\s+(?:person|one|official|diplomat|holder|incumbent))?"
    r"\s+(?:to|in|of|who)\s+(?P<post>(?![^,;:.]*\b(?:called|styled|titled|rank)\b)[^,;:.]{4,100})"
)


def not_then(draft: Draft) -> Iterator[Trouble]:
    """A person named in a post at a date outside the time in it, or as first where others were."""
    yield from find(draft, "holder")
    for sentence in draft.sentences:
        if draft.corrects(sentence):
            continue
        actors = draft.actors(sentence)
        people = [(one, actor) for one, actor in actors if actor.type == "person"]
        for one, other in pairwise(people):
            if trouble := (
                _wrong_order(draft, sentence, one, other) or _no_neighbour(draft, one, other)
            ):
                yield trouble
        posts = [(one, actor) for one, actor in posts_in(draft, sentence) if actor.holders]
        for person in people:
            if trouble := _wrong_turn(draft, sentence, *person) or _not_first_there(
                draft, sentence, *person
            ):
                yield trouble
            others = (
                *by_name(draft, sentence, person),
                *by_role(draft, sentence, person),
                *of_their_country(draft, sentence, person),
            )
            for post in (*posts, *others):
                trouble = _judged(draft, sentence, person, post)
                if trouble:
                    yield trouble
                    break


def _wrong_turn(draft: Draft, sentence: Sentence, who: Mention, human: Actor) -> Trouble | None:
    """A person said to have headed one of several numbered groups who headed another."""
    found = _TURN.match(draft.prose, who.end, sentence.end)
    if not found or NEGATION.search(draft.before(sentence, who.start)[-30:]):
        return None
    for body in draft.heads(human.id):
        if _is_numbered(body) and set(fold(found["group"])) & set(fold(body.name)):
            start = _named_before(draft, sentence, who)
            return _wrong_number(draft, start, found.end(), body, human, found["which"].lower())
    return None


def _not_first_there(
    draft: Draft, sentence: Sentence, who: Mention, human: Actor
) -> Trouble | None:
    """Somebody called the first to hold a post that is described and can only be the one held."""
    found = _FIRST_TO_HOLD.match(draft.prose, who.end, sentence.end)
    bodies = draft.heads(human.id)
    if not found or len(bodies) != 1 or NEGATION.search(found[0]):
        return None
    names = " ".join((bodies[0].name, *(one.text for one in bodies[0].aliases)))
    is_it = content(found["post"]) & content(names)
    start = _named_before(draft, sentence, who)
    return _not_first(draft, start, found.end(), bodies[0], human) if is_it else None


def _wrong_order(
    draft: Draft, sentence: Sentence, one: tuple[Mention, Actor], other: tuple[Mention, Actor]
) -> Trouble | None:
    """Somebody said to have come after a person in a post who came before."""
    between = draft.prose[one[0].end : other[0].start]
    if _WAS_AFTER.fullmatch(between):
        later, earlier = one[1], other[1]
    elif _WAS_BEFORE.fullmatch(between):
        later, earlier = other[1], one[1]
    else:
        return None
    if NEGATION.search(draft.before(sentence, one[0].start)[-30:]):
        return None
    for body in sorted(draft.heads(later.id), key=attrgetter("id")):
        mine, theirs = (
            [first_day(held.from_) for held in tenures(body, human.id) if held.from_]
            for human in (later, earlier)
        )
        if mine and theirs and max(mine) < min(theirs):
            start, end = one[0].start, other[0].end
            return _trouble(draft, start, end, body, later, tenures(body, later.id), ())
    return None


def _no_neighbour(
    draft: Draft, one: tuple[Mention, Actor], other: tuple[Mention, Actor]
) -> Trouble | None:
    """“Guterres’s predecessor, Kofi Annan”: somebody else was between them."""
    found = _NEIGHBOUR.fullmatch(draft.prose[one[0].end : other[0].start])
    if not found:
        return None
    for body in draft.heads(one[1].id):
        held = [it for it in body.holders if it.from_ and not it.acting]
        order = [it.person for it in sorted(held, key=lambda it: first_day(it.from_))]
        if other[1].id not in order or one[1].id not in order:
            continue
        step = -1 if found["which"] == "predecessor" else 1
        place = order.index(one[1].id) + step
        if 0 <= place < len(order) and order[place] != other[1].id:
            near = next(it for it in held if it.person == order[place])
            return _trouble(
                draft,
                one[0].start,
                other[0].end,
                body,
                other[1],
                tenures(body, other[1].id),
                [near],
            )
    return None


# “would nominate her as …”, “years before she took office as …”: the post comes later.
_NOT_YET = re.compile(
    r"\bnomin\w+|\b(?:years?|months?|weeks?|long|shortly|just) before\b|\bto be\b", re.IGNORECASE
)


def _judged(
    draft: Draft, sentence: Sentence, person: tuple[Mention, Actor], post: tuple[Mention, Actor]
) -> Trouble | None:
    (who, human), (what, body) = person, post
    start, end = min(who.start, what.start), max(who.end, what.end)
    between = draft.prose[min(who.end, what.end) : max(who.start, what.start)]
    held = tenures(body, human.id)
    if any(
        _is_person(draft, one)
        for one in draft.within(min(who.end, what.end), max(who.start, what.start))
    ):
        return None
    if len(between) > _LONGEST_LINK or not _is_link(draft, between, body, min(who.end, what.end)):
        return None
    if NEGATION.search(draft.prose[max(sentence.start, start - 30) : end]) or FORMER.search(
        _near(draft, sentence, start, end)
    ):
        return None
    if _NOT_YET.search(draft.prose[max(sentence.start, start - 60) : end]):
        return None
    role = _role(draft, sentence, who, what, body, held)
    if role is None:
        return None
    lead = draft.prose[max(sentence.start, what.start - _LEAD) : what.start]
    turn = lead if what.start <= who.start else between
    ordinal = _ordinal(turn, draft.prose[what.end : what.end + 30], body)
    ordinal = ordinal or _ordinal(between, "", body)
    if ordinal and held and _is_numbered(body):
        return _wrong_number(draft, start, end, body, human, ordinal)
    if ordinal == "first" and (held or _is_documented(body)):
        return _not_first(draft, start, end, body, human)
    if (
        not held
        and (_CHAIRS.search(between) if what.start > who.end else "chaired by" in between)
        and _is_chaired_by_others(body)
    ):
        return _trouble(draft, start, end, body, human, (), body.holders[-1:])
    return _at_wrong_time(draft, sentence, (start, end), human, body, held, what)


def _is_chaired_by_others(body: Actor) -> bool:
    """Whether it is known who chaired a body, all its life long."""
    return bool(body.names) and all("chair" in one.role.lower() for one in body.holders)


def _is_person(draft: Draft, mention: Mention) -> bool:
    record = draft.meant(mention)
    return isinstance(record, Actor) and record.type == "person"


def _at_wrong_time(
    draft: Draft,
    sentence: Sentence,
    place: tuple[int, int],
    human: Actor,
    body: Actor,
    held: Sequence[Holder],
    what: Mention,
) -> Trouble | None:
    start, end = place
    after = draft.after(sentence, end)
    spans = [tenure_span(body, one) for one in held]
    years = next(
        (one for one in draft.dates(sentence) if _leads(draft, sentence, one, start)), None
    )
    if years is not None and held:
        fits = any(_fits(one, years) for one in spans)
        return None if fits else _trouble(draft, start, end, body, human, held, ())
    if held and (stayed := _STAYED.search(draft.prose, end, sentence.end)):
        until = next((one for one in draft.dates(sentence) if one.start == stayed.end()), None)
        if until and all(until.first > one.last for one in spans):
            return _trouble(draft, start, until.end, body, human, held, ())
    if _LEFT.search(draft.before(sentence, start)[-20:]):
        return None
    if bounds := _BOUNDS.match(after):
        if held and _is_out_of_bounds(draft, sentence, end, bounds[1].lower(), spans):
            return _trouble(draft, start, end, body, human, held, ())
        return None
    if other_years(draft, sentence):
        return None
    dates = draft.dates(sentence) or told_before(draft, sentence) or headed(draft, sentence)
    if not dates:
        if (
            not held
            and _is_beside(draft, human, body, start, end)
            and _is_well_documented(body)
            and draft.heads(human.id)
        ):
            return _trouble(draft, start, end, body, human, (), ())
        now = is_now(draft.before(sentence, start), after, dated=draft.dated)
        if not now and not _INCUMBENT.search(draft.before(sentence, end)[-_LONGEST_LINK:]):
            return None
        if narrated(draft, sentence):
            return None
        dates = [today(draft)]
    others = [
        one
        for one in body.holders
        if one.person != human.id and all(_covers(one, when) for when in dates)
    ]
    if not held:
        is_title = set(fold(what.text)) & set(_title(others[0])) if others else set()
        is_post = body.type not in ("group", "organisation") or is_title
        if not others or (is_post and _has_another_post(draft, human, others[0])):
            return None
        return _trouble(draft, start, end, body, human, held, others)
    behind = [
        one for one in dates if re.fullmatch(r"\s+(?:in|on)\s+", draft.prose[end : one.start])
    ]
    if behind and _WAS_NAMED.search(draft.prose[start:end]):
        dates, spans = behind, [_around_beginning(one) for one in spans]
    elif _NAMED.search(draft.prose[start:end]):
        spans = [Span(f"{int(one.first[:4]) - 1:04}{one.first[4:]}", one.last) for one in spans]
    own = [
        one
        for one in dates
        if one.exact == SPAN and re.fullmatch(r"[,\s(]+", draft.prose[end : one.start])
    ]
    exceeds = own and not any(_fits(one, own[0]) for one in spans)
    if not outside(dates, spans) and not exceeds:
        return None
    return _trouble(draft, start, end, body, human, held, others)


def _around_beginning(tenure: Span) -> Span:
    """A year before and after a time in a post began: when somebody may have been named to it."""
    year = int(tenure.first[:4])
    return Span(f"{max(year - 1, 0):04}{tenure.first[4:]}", f"{year + 1:04}{tenure.first[4:]}")


def _leads(draft: Draft, sentence: Sentence, when: When, start: int) -> bool:
    """Whether a span of years stands before a person as the time in a post: “From 2010 to 2014 …”."""
    return (
        when.exact == SPAN
        and when.end <= start
        and not draft.prose[when.end : start].strip(" ,")
        and re.fullmatch(r"\W*(?:From|Between|In)\s+", draft.prose[sentence.start : when.start])
        is not None
    )


def _is_out_of_bounds(
    draft: Draft, sentence: Sentence, end: int, word: str, spans: Sequence[Span]
) -> bool:
    """Whether the dates that a text gives for a time in a post go beyond it."""
    when = next((one for one in draft.dates(sentence) if end <= one.start < end + 30), None)
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


def _trouble(
    draft: Draft,
    start: int,
    end: int,
    body: Actor,
    human: Actor,
    held: Sequence[Holder],
    others: Sequence[Holder],
) -> Trouble:
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


def _named_before(draft: Draft, sentence: Sentence, who: Mention) -> int:
    """Where in a sentence the person is named for whom a pronoun stands; else its own place."""
    named = [one.start for one in draft.within(sentence.start, who.start) if one.ids == who.ids]
    return named[-1] if named and who.how == REFERENCE else who.start


def _not_first(draft: Draft, start: int, end: int, body: Actor, human: Actor) -> Trouble | None:
    words = {word for one in tenures(body, human.id) for word in fold(one.role)}
    known = [
        one
        for one in body.holders
        if one.from_ and not one.acting and (not words or words & set(fold(one.role)) - {"and"})
    ]
    earliest = min(known, key=lambda one: first_day(one.from_), default=None)
    if earliest is None or earliest.person == human.id or earliest is not known[0]:
        return None
    mine = [one for one in tenures(body, human.id) if one.from_]
    if mine and min(first_day(one.from_) for one in mine) <= first_day(earliest.from_):
        return None
    name = _name(draft, earliest)
    message = (
        f"“{draft[start, end]}”: the first was {name}, {span_in_words(earliest.from_, earliest.to)}"
    )
    return Trouble(start, end, message, body, instead=name, cites=earliest.cites or body.cites)


def _wrong_number(
    draft: Draft, start: int, end: int, body: Actor, human: Actor, ordinal: str
) -> Trouble | None:
    mine = [one for one in tenures(body, human.id) if ordinal in one.role.lower().split()]
    theirs = [one for one in body.holders if ordinal in one.role.lower().split()]
    if mine or not theirs:
        return None
    name = _name(draft, theirs[0])
    message = f"“{draft[start, end]}”: {theirs[0].role} was {name}"
    return Trouble(start, end, message, body, instead=name, cites=theirs[0].cites or body.cites)


def _name(draft: Draft, holder: Holder) -> str:
    row = draft.store.titles([holder.person]).get(holder.person)
    return row.name if row else "somebody else"


def _is_numbered(body: Actor) -> bool:
    return any(word in ORDINALS for one in body.holders for word in one.role.lower().split())


def _is_documented(body: Actor) -> bool:
    return len(body.holders) > 1


def _ordinal(between: str, after: str, body: Actor) -> str:
    """The ordinal that stands before a post or a role in it, with nothing else between."""
    roles = "|".join(
        {re.escape(word) for one in body.holders for word in fold(one.role) if word.isalpha()}
        | {"of", "the", "for", "president", "head"}
    )
    found = re.search(
        rf"\b({'|'.join(ORDINALS)})\W+(?:(?:UN|expert|ambassador|group|at|large|general|person|to|who|hold|held|have|had|lead|fill|be|was|is|post|office|role|title|as|{roles})\W+)*$",
        between,
        re.IGNORECASE,
    )
    if not found and "first" in between:
        return ""
    found = found or re.match(rf"[’']s\s+(first)\s+(?:{roles})\b", after, re.IGNORECASE)
    return found[1].lower() if found else ""


def _is_link(draft: Draft, between: str, body: Actor, offset: int) -> bool:
    """Whether nothing stands between a person and a post but what ties the one to the other."""
    listed = re.fullmatch(r":\s+", between) is not None
    if _HELD_BY.fullmatch(between):
        return True
    if (re.search(r"[.;:!?—]\s", between) and not listed) or re.search(r"\)\s*$", between):
        return False
    roles = {word for one in body.holders for word in fold(one.role)}
    names = {
        word
        for mention in draft.within(offset, offset + len(between))
        for word in fold(mention.text)
    }
    if _PERSON_HOLDS.fullmatch(between) or _HELD_BY.fullmatch(between):
        return True
    allowed = _LINKS | roles | names
    allowed |= {word for when in dates_in(between) for word in fold(between[when.start : when.end])}
    return allowed.issuperset(fold(between))


def _near(draft: Draft, sentence: Sentence, start: int, end: int) -> str:
    """The words of a post and a person, and those directly before and behind."""
    after = re.sub(
        r"\b(?:later|late|future)\b", " ", draft.prose[end : min(sentence.end, end + 22)]
    )
    return draft.prose[max(sentence.start, start - 18) : end] + after


def _role(
    draft: Draft,
    sentence: Sentence,
    who: Mention,
    what: Mention,
    body: Actor,
    held: Sequence[Holder],
) -> str | None:
    """The word by which a sentence says that the person had the post and not some other there."""
    start, end = min(who.start, what.start), max(who.end, what.end)
    before = draft.prose[max(sentence.start, start - 80) : start]
    before_what = draft.prose[max(sentence.start, what.start - 8) : what.start]
    own = held or body.holders
    named = set(fold(draft.prose[start:end])) - set(fold(who.text))
    if who.start > what.start or re.search(r"\bAs\b|,\s+$", before):
        named |= set(fold(before))
    if draft.prose[end : end + 1] in ("’", "'"):
        named |= set(fold(draft.prose[end : end + 30]))
    if what.text.startswith("Secretary") and re.search(r"\b[Uu]nder[- ]$", before_what):
        return None
    if _LESSER.search(draft.before(sentence, what.start, 60)) or _LESSER.search(
        draft.before(sentence, who.start, 60)
    ):
        return None
    if named & set(_HELD) or (
        what.end <= who.start
        and any(one.fullmatch(draft.prose[what.end : who.start]) for one in (_UNDER, _CHIEF))
    ):
        return "held"
    for one in own:
        heads = heads_of(one.role) & named
        if heads and not (heads <= _COURTESY and what.text.lower().endswith("white house")):
            return min(heads)
    return None


RULES = (
    Rule(
        code="D202",
        slug="holder",
        title="A person in a post at the wrong time",
        why="The corpus knows who held a post from when to when. Where a sentence has somebody in it at a date outside"
        " that time, has somebody else's turn, or calls somebody the first who was not, it is wrong. “Former” and"
        " “then” are respected.",
        find=not_then,
        trips=(
            "In October 2019 Christopher Painter, the Coordinator for Cyber Issues, told an audience so.",
            "Harry Coker was the first National Cyber Director.",
            "As National Cyber Director, Chris Inglis said in 2024 that the plan was ready.",
            "Jen Easterly, who headed CISA in 2019, spoke.",
            "Jen Easterly took over as director of CISA in 2018.",
            "Under Chris Krebs's leadership CISA published guidance in 2023.",
            "CISA Director Chris Krebs warned in 2022 of attacks.",
            "CISA, then headed by Jen Easterly, was created in 2018.",
            "CISA under Jen Easterly said in 2019 that the election was secure.",
            "In 2014 ITU Secretary-General Doreen Bogdan-Martin opened the conference.",
            "Doreen Bogdan-Martin, ITU Secretary-General since 2015, opened it.",
            "Doreen Bogdan-Martin was elected to head the ITU in 2014.",
            "Houlin Zhao became Secretary-General of the ITU in 2010.",
            "The post of National Cyber Director was held in 2022 by Harry Coker.",
            "From 2010 to 2014 Amandeep Gill was the Secretary-General's Envoy on Technology.",
            "The National Security Agency's director in 2015, Paul Nakasone, spoke.",
            "Göran Marby, who ran ICANN from 2016, stayed until December 2025.",
            "Amandeep Singh Gill, the first to hold the post of Envoy on Technology, spoke.",
        ),
        passes=(
            "In October 2014 Christopher Painter, the Coordinator for Cyber Issues, told an audience so.",
            "In 2019 Christopher Painter, the former Coordinator for Cyber Issues, told an audience so.",
            "Chris Inglis was the first National Cyber Director.",
            "In 2014 Christopher Painter led the Office of the Coordinator for Cyber Issues.",
            "Casper Klynge was Denmark's first tech ambassador.",
            "In 2023 Casper Klynge, once Denmark's tech ambassador, worked in industry.",
            "Burhan Gafoor chaired the OEWG 2021–2025.",
            "Göran Marby, who ran ICANN from 2016, stayed until December 2022.",
            "Doreen Bogdan-Martin is the first woman to head the International Telecommunication Union.",
        ),
    ),
)
