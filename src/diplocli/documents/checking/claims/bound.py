"""Of which text of a sentence a word of force is said, and whether its author says it.

The words are those of ``force``; the clause in which one stands tells whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....model import Instrument, Term
from ..draft.draft import Sentence
from ..draft.mentions import REFERENCE, Mention, Named
from ..facts.standing import is_not_in_force, is_treaty
from ..language import force
from ..language.wording import NEGATION, REPORT, first_clause, is_asserted, last_clause

# What governs a noun so that it is not what the text itself is.
OTHER = re.compile(
    r"(?i)\b(?:about|for|than|from|towards?|into|without|like|unlike|(?<!amounts )(?<!amount )(?<!amounted )to|against|between|beyond|not an?|paved|negotiat\w+|drafting|restat\w+|quot\w+|exist\w+|other|another|any|every|first|last|earlier|later|next|existing|(?:concept|idea|drafts?|proposals?|calls?|plans?)\s+(?:of|for))\s+(?:an?\s+|the\s+|any\s+|new\s+|its\s+|their\s+|all\s+)*$"
)
# “Article 5 of the …”: a part binds otherwise than the whole.
_PART_BEFORE = re.compile(
    r"(?i)\b(?:paragraphs?|articles?|reservations?|annex(?:es)?|clauses?|sections?|chapters?|parts?|accession|participation|membership|reporting|signature|declarations?|statements?|guidance|notes?|comments?|report|meetings?|sessions?|drafts?|version|bodies|committee)\b(?:\s+[\w’'-]+){0,3}\s+(?:of|under|to|on|in|by|for)\s+(?:the\s+)?$"
)
# “Joining the Convention is voluntary”: what is done with a text is not the text.
_DEED_BEFORE = re.compile(r"(?:^|[,;:]\s+|\bthat\s+)\W*[A-Za-z]+ing\s+(?:to\s+|in\s+)?(?:the\s+)?$")
# Nothing but an article before a word: the sentence begins with it.
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:an?|the|all|any|some|several|many|most|other|such|no|these|those|\d+)\s+)*$"
)
# “Binding rules are …”: the words behind have a verb of their own.
_OWN_VERB = re.compile(
    r"^(?:\s+(?!of\b)[\w-]+){0,6}?\s+(?:has|have|had|is|are|was|were|will|would|may|can|should)\b"
)
# “The Call, which is legally …”: nothing but a copula between a text and a word.
_TIED = re.compile(
    r"(?i)^\W*(?:\([^()]*\)\W*)?(?:(?:which|that)\s+)?(?:(?:is|are|was|were|has been|have been|remains?|being|as|,|legally|now|thus|also|only|merely|an?|the)\W*)*$"
)
# “Is”, “remains”, “merely”: what makes a word behind it the predicate.
_PREDICATE = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|been|being|remains?|remained|as|becomes?|became|constitutes?|but|only|merely|just|purely|simply|mere|entirely|wholly|largely|of course|in law)|[,:(–—|])\s+(?:(?:an?|the|only|merely|purely|just|all|both|still|now|\w+ly)\s+)*$"
)
# “Under the …”, “to implement the …”: the text is where it is so, not what is so.
_UNDER = re.compile(
    r"(?i)\b(?:under|by|in|implement\w+|amend\w+|ratify|join|through)\s+(?:the\s+)?$"
)
# “As a voluntary code, it …”: who is meant comes later.
_LEADS_IN = re.compile(r"\W*(?:As|Being|Though|Although|While)\b")
# “The Call, a voluntary …”: an apposition comes in behind the name.
_COMES_IN = re.compile(
    r"(?i)^\s*(?:\([^()]*\))?\s*,\s+(?:which|that|an?|the|merely|only|purely|non|vol|opt)"
)
# “A treaty called the …”: the name stands beside the noun.
_NAMED_SO = re.compile(
    r"(?i)(?:,|:|\s[–—]|\s(?:called|named|known as|entitled|dubbed))\s+(?:the\s+|its\s+)?$"
)
# “The Convention, a non-binding …”: whatever noun follows is what the text is called.
_IS_A = re.compile(r"\s*,\s+an?\s+$")
# “If”, “proposed”, “treats as”: what somebody makes of a text.
_SUPPOSES = re.compile(
    r"(?i)\b(?:if|as though|whether|could|would|might|proposed|calls? for|instead of|more than an?|(?:treat|regard|see|view|consider)\w*)\b"
)
_LINKS = frozenset(
    ("and", "or", "but", "under", "upon", "on", "in", "by", "before", "at", "to", "for", "of", "since", "because", "with", "from",
     "that", "which", "who", "the", "only", "all", "every", "as", "though", "although", "today", "now", "its", "without",
     "across", "not", "among", "between", "everywhere", "ever")
)  # fmt: skip
# Another text that is not named may be what is meant.
_RIVAL = re.compile(
    r"(?i)\b(?:convention|treaty|law|regulation|act|directive|agreement|protocol|charter|notes?|guidance|articles|schemes?|codes?|bills?|contract)s?\b"
)
# “The Call, voluntary …”: a comma and nothing else.
_APPOSED = re.compile(r"^\s*(?:\([^()]*\))?\s*,\s+$")
# A text behind a preposition is no subject.
_GOVERNED = re.compile(
    r"(?i)\b(?:of|to|in|under|with|by|from|on|for|than|unlike|like|at)\s+(?:the\s+|its\s+)?$"
)
# “The Call asks for rules that bind”: a relative clause of something else.
_OF_WHAT_ELSE = re.compile(r"\w[^,]*?(?<!\bis )\b(?:that|which|who)\b[^,]*$")
# Behind a colon stands the text itself.
_NEXT = re.compile(r"\s+(?:[Tt]he\s+)?")
# “Can be binding”: possible, not so.
_CAN = re.compile(r"\b(?:can|may) be\b")
# “Bound by”, “obligations under”: the text follows.
_LEADS_ON = re.compile(r"(?i)\b(?:by|under|from|with|obey|follow|observe|apply|respect)$")
# What stands between “bound by” and the text.
_TO_IT = re.compile(
    r"\s+(?:(?:the|its|their|all|both|each|these|those|[a-z]+) ){0,3}?(?:\w+ of )?(?:the )?"
)
# “Voluntary and mandatory …”: two adjectives with one noun.
_AND_ITS_LIKE = re.compile(rf"^\s+(?:and|or)\s+{force.ADJECTIVE.pattern[4:]}")
# “The voluntary code of practice”: one that is known, and not the text that is spoken of.
_THE = re.compile(r"\bthe\s+$")
_NEAR = 45
# The text, or the norm, of which a word of force is said.
Subject = Named[Instrument | Term]


def said_of(sentence: Sentence, texts: Sequence[Subject], found: re.Match[str]) -> Subject | None:
    """The text of which a word is said: the one beside it, or the only one of its clause or sentence."""
    frame, (start, end) = sentence.draft.frame, found.span()
    if _LEADS_ON.search(found[0]):
        behind = next((one for one in texts if one.mention.start >= end), None)
        is_next = behind and _TO_IT.fullmatch(frame[end : behind.mention.start])
        return behind if is_next else None
    before = [one for one in texts if one.mention.end <= start]
    if before and _TIED.match(frame[before[-1].mention.end : start]):
        return before[-1]
    first = start - len(last_clause(sentence.before(start)))
    last = end + len(first_clause(sentence.after(end)))
    near = _in_clause(sentence, texts, start, (first, last))
    if len({record.id for _, record in near}) != 1 or _RIVAL.search(frame, first, start):
        return None
    subject = next((one for one in reversed(near) if one.mention.end <= start), near[0])
    return None if _OF_WHAT_ELSE.search(frame[subject.mention.end : start]) else subject


def _in_clause(
    sentence: Sentence, texts: Sequence[Subject], start: int, clause: tuple[int, int]
) -> list[Subject]:
    """The texts in the clause of a word that begins at a place, else before it or behind a colon."""
    draft, (first, last) = sentence.draft, clause
    if not _LEADS_IN.match(sentence.upto(start)):
        texts = [one for one in texts if one.mention.start < start or one.mention.how != REFERENCE]
    near = [one for one in texts if first <= one.mention.start < last]
    if not near:
        before = (one for one in texts if one.mention.end <= start)
        near = [one for one in before if ";" not in draft.frame[one.mention.end : start]]
    if not near and texts and draft.prose[last : last + 1] == ":":
        is_next = _NEXT.fullmatch(draft.frame[last + 1 : texts[0].mention.start])
        near = list(texts[:1]) if is_next else []
    if len({record.id for _, record in near}) > 1:
        near = [one for one in near if not _GOVERNED.search(sentence.before(one.mention.start, 30))]
    return near


def stands(sentence: Sentence, subject: Subject, found: re.Match[str]) -> bool:
    """Whether a word says of a text, in the author’s own name, what kind of text it is."""
    mention, record = subject
    before, after = sentence.before(found.start()), sentence.after(found.end())
    lead, between = (
        sentence.before(mention.start),
        sentence.draft.frame[mention.end : found.start()],
    )
    if _PART_BEFORE.search(lead) or _DEED_BEFORE.search(lead) or after.rstrip().endswith("?"):
        return False
    is_denial = found.re is force.DOES_NOT_BIND
    if is_denial or found.re is force.NOT_SOFT:
        near = last_clause(before)
        if NEGATION.search(near[-_NEAR:]) or _SUPPOSES.search(near) or REPORT.search(before):
            return False
    # Of what is put beside a name, “…, voluntary”, the sentence says no more.
    elif not is_asserted(
        _CAN.sub("is", between if _APPOSED.match(between) else before), found[0], after
    ):
        return False
    if found.re is force.A_TREATY:
        return _is_called(sentence, mention, found)
    if not _IS_A.match(between) and _is_of_another(record, found, before, after):
        return False
    return not is_denial or _denies_it(record, found, lead, between, after)


def _denies_it(
    record: Instrument | Term, found: re.Match[str], lead: str, between: str, after: str
) -> bool:
    """Whether what is said not to bind is the text itself, and not merely not in force yet."""
    if between and _UNDER.search(lead) and not _COMES_IN.match(between):
        return False
    said = found[0].lower()
    if not isinstance(record, Instrument) or ("treaty" in said and not is_treaty(record)):
        return False
    waits = is_not_in_force(record) or force.ONLY_FOR_SOME.match(after)
    return not (waits and "bind" in said and "non" not in said)


def _is_called(sentence: Sentence, mention: Mention, found: re.Match[str]) -> bool:
    """Whether “treaty” is said of a text: as what it is, beside its name, or as a part of it."""
    if found.start() < mention.end:
        return _NAMED_SO.search(sentence.draft.frame[found.end() : mention.start]) is not None
    is_part = not sentence.draft.prose[mention.end : found.start("noun")].strip()
    return is_part or bool(found["article"] and _PREDICATE.search(sentence.before(found.start())))


def _is_of_another(
    record: Instrument | Term, found: re.Match[str], before: str, after: str
) -> bool:
    """Whether an adjective goes with a noun that is not the text of which the clause speaks."""
    after = _AND_ITS_LIKE.sub("", after)
    if OTHER.search(before) or not force.ADJECTIVE.fullmatch(found[0]):
        return OTHER.search(before) is not None
    noun = None if after.lstrip().startswith("_") else force.NOUN_BEHIND.match(after)
    nouns = noun.groups("") if noun and noun["first"] not in _LINKS else ()
    if nouns and not any(force.IS_TEXT.fullmatch(word) for word in nouns):
        return True
    is_denial = found.re is force.DOES_NOT_BIND
    if nouns and is_denial and _THE.search(before):
        return nouns[0] not in f"{record.name} {getattr(record, 'type', '')}".lower()
    return bool(_OPENS.match(last_clause(before)) and _OWN_VERB.match(after))
