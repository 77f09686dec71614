"""Of which text of a sentence a word of force is said, and whether its author says it.

The words are those of ``force``; the clause in which one stands tells whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....model import Instrument, Term
from ..draft.draft import Draft, Sentence
from ..draft.mentions import REFERENCE, Mention, Named
from ..facts.standing import is_not_in_force, is_treaty
from ..language import force
from ..language.wording import NEGATION, REPORT, first_clause, is_asserted, last_clause

# What governs a noun so that it is not what the text itself is.
OTHER = re.compile(
    r"\b(?:about|for|than|from|towards?|into|without|like|unlike|(?<!amounts )(?<!amount )(?<!amounted )to|against|between|beyond|not an?|paved|negotiat\w+|drafting|restat\w+|quot\w+|exist\w+|other|another|any|every|first|last|earlier|later|next|existing|(?:concept|idea|drafts?|proposals?|calls?|plans?)\s+(?:of|for))\s+(?:an?\s+|the\s+|any\s+|new\s+|its\s+|their\s+|all\s+)*$",
    re.IGNORECASE,
)
# “Article 5 of the …”: a part binds otherwise than the whole.
_PART_BEFORE = re.compile(
    r"\b(?:paragraphs?|articles?|reservations?|annex(?:es)?|clauses?|sections?|chapters?|parts?|accession|participation|membership|reporting|signature|declarations?|statements?|guidance|notes?|comments?|report|meetings?|sessions?|drafts?|version|bodies|committee)\b(?:\s+[\w’'-]+){0,3}\s+(?:of|under|to|on|in|by|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# “Joining the Convention is voluntary”: what is done with a text is not the text.
_DEED_BEFORE = re.compile(r"(?:^|[,;:]\s+|\bthat\s+)\W*[A-Za-z]+ing\s+(?:to\s+|in\s+)?(?:the\s+)?$")
# “Unlike the …”: a text with which another is compared.
_BESIDE = re.compile(
    r"\b(?:unlike|like|than|from|against|after|before|instead of|beyond|(?:compared|together|along) with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Nothing but an article before a word: the sentence begins with it.
_OPENS = re.compile(
    r"^\W*(?:(?:an?|the|all|any|some|several|many|most|other|such|no|these|those|\d+)\s+)*$",
    re.IGNORECASE,
)
# “Binding rules are …”: the words behind have a verb of their own.
_OWN_VERB = re.compile(
    r"^(?:\s+(?!of\b)[\w-]+){0,6}?\s+(?:has|have|had|is|are|was|were|will|would|may|can|should)\b"
)
# “The Call, which is legally …”: nothing but a copula between a text and a word.
_TIED = re.compile(
    r"^\W*(?:\([^()]*\)\W*)?(?:(?:which|that)\s+)?(?:(?:is|are|was|were|has been|have been|remains?|being|as|,|legally|now|thus|also|only|merely|an?|the)\W*)*$",
    re.IGNORECASE,
)
# “Is”, “remains”, “merely”: what makes a word behind it the predicate.
_PREDICATE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|remains?|remained|as|becomes?|became|constitutes?|but|only|merely|just|purely|simply|mere|entirely|wholly|largely|of course|in law)|[,:(–—|])\s+(?:(?:an?|the|only|merely|purely|just|all|both|still|now|\w+ly)\s+)*$",
    re.IGNORECASE,
)
# “Under the …”, “to implement the …”: the text is where it is so, not what is so.
_UNDER = re.compile(
    r"\b(?:under|by|in|implement\w+|amend\w+|ratify|join|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# “As a voluntary code, it …”: who is meant comes later.
_LEADS_IN = re.compile(r"\W*(?:As|Being|Though|Although|While)\b")
# “Binding duties and one on norms”: what is set beside it is another’s.
_AND_ONE = re.compile(r"\band\s+(?:one|another|others)\b")
# “The Call, a voluntary …”: an apposition comes in behind the name.
_COMES_IN = re.compile(
    r"^\s*(?:\([^()]*\))?\s*,\s+(?:which|that|an?|the|merely|only|purely|non|vol|opt)",
    re.IGNORECASE,
)
# “A treaty called the …”: the name stands beside the noun.
_NAMED_SO = re.compile(
    r"(?:,|:|\s[–—]|\s(?:called|named|known as|entitled|dubbed))\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
# “The Convention, a non-binding …”: whatever noun follows is what the text is called.
_IS_A = re.compile(r"\s*,\s+an?\s+$")
# “As a treaty, the …” at the head of a sentence.
_AS = re.compile(r"^\W*(?:as\s+)?$", re.IGNORECASE)
# “If”, “proposed”, “treats as”: what somebody makes of a text.
_SUPPOSES = re.compile(
    r"\b(?:if|as though|whether|could|would|might|proposed|calls? for|instead of|more than an?|(?:treat|regard|see|view|consider)\w*)\b",
    re.IGNORECASE,
)
_LINKS = frozenset(
    ("and", "or", "but", "under", "upon", "on", "in", "by", "before", "at", "to", "for", "of", "since", "because", "with", "from",
     "that", "which", "who", "the", "only", "all", "every", "as", "though", "although", "today", "now", "its", "without",
     "across", "not", "among", "between", "everywhere", "ever")
)  # fmt: skip
# Another text that is not named may be what is meant.
_RIVAL = re.compile(
    r"\b(?:convention|treaty|law|regulation|act|directive|agreement|protocol|charter|notes?|guidance|articles|schemes?|codes?|bills?|contract)s?\b",
    re.IGNORECASE,
)
# “The Call, voluntary …”: a comma and nothing else.
_APPOSED = re.compile(r"^\s*(?:\([^()]*\))?\s*,\s+$")
# A text behind a preposition is no subject.
_GOVERNED = re.compile(
    r"\b(?:of|to|in|under|with|by|from|on|for|than|unlike|like|at)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
# “The Call asks for rules that bind”: a relative clause of something else.
_OF_WHAT_ELSE = re.compile(r"\w[^,]*?(?<!\bis )\b(?:that|which|who)\b[^,]*$")
# “The Call’s signatories”, “its norms”: said of what is the text’s.
_ITS_OWN = re.compile(
    r"(?:[’']s?)?\s+(?:\w+\s+){0,2}?(?:signator|part(?:y|ies)|members?|supporters|endorsers|adherents|norms|rules|principles|provisions|objectives|articles|measures|commitments|demands|terms|text)"
)
# “Can be binding”: possible, not so.
_CAN = re.compile(r"\b(?:can|may) be\b")
# “Bound by”, “obligations under”: the text follows.
_LEADS_ON = re.compile(
    r"\b(?:by|under|from|with|obey|follow|observe|apply|respect)$", re.IGNORECASE
)
# What stands between “bound by” and the text.
_TO_IT = re.compile(
    r"\s+(?:(?:the|its|their|all|both|each|these|those|[a-z]+) ){0,3}?(?:\w+ of )?(?:the )?"
)
# A verb in the plural: what has it is not one text.
_PLURAL_VERB = re.compile(r"(?:bind|oblige|obligate|compel)\b", re.IGNORECASE)
# Something of the text’s, not the text.
_GENITIVE = re.compile(r"[’']s?\s")
# A subject in the plural.
_IS_PLURAL = re.compile(r"s(?:$| of\b)|^they$", re.IGNORECASE)
# Behind a colon stands the text itself.
_NEXT = re.compile(r"\s+(?:the\s+)?", re.IGNORECASE)
# “Binding EU Regulation”: one capital more before a name.
_BUT_FOR_A_CAPITAL = re.compile(r"\s+(?:[A-Z]\w+\s+)?")
_NEAR = 45
# The text, or the norm, of which a word of force is said.
Subject = Named[Instrument | Term]


def said_of(sentence: Sentence, texts: Sequence[Subject], found: re.Match[str]) -> Subject | None:
    """The text of which a word is said: the one at it, or the only one of its clause or sentence."""
    draft = sentence.draft
    start, end = found.span()
    if at_it := _at_it(draft, texts, start, end):
        return at_it
    if _LEADS_ON.search(found[0]):
        behind = [one for one in texts if one.mention.start >= end]
        is_next = behind and _TO_IT.fullmatch(draft.frame[end : behind[0].mention.start])
        return behind[0] if is_next else None
    before = [one for one in texts if one.mention.end <= start]
    if before and _TIED.match(draft.frame[before[-1].mention.end : start]):
        return before[-1]
    clause = (
        start - len(last_clause(draft.frame[sentence.start : start])),
        end + len(first_clause(draft.frame[end : sentence.end])),
    )
    near = _in_clause(sentence, texts, start, clause)
    if len({record.id for _, record in near}) != 1:
        return None
    earlier = [one for one in near if one.mention.end <= start]
    if not earlier and _AND_ONE.search(draft.frame, end, near[0].mention.start):
        return None
    subject = earlier[-1] if earlier else near[0]
    between = draft.frame[subject.mention.end : start] if earlier else ""
    is_elses = _RIVAL.search(draft.frame, clause[0], start) or _OF_WHAT_ELSE.search(between)
    return None if is_elses else subject


def _at_it(draft: Draft, texts: Sequence[Subject], start: int, end: int) -> Subject | None:
    """The text whose name stands directly before a word or, but for another capital, behind it."""
    for one in texts:
        is_before = one.mention.end <= start
        if is_before and not draft.prose[one.mention.end : start].strip():
            return one
        behind = draft.prose[end : one.mention.start]
        if one.mention.start >= end and _BUT_FOR_A_CAPITAL.fullmatch(behind):
            return one
    return None


def _in_clause(
    sentence: Sentence,
    texts: Sequence[Subject],
    start: int,
    clause: tuple[int, int],
) -> list[Subject]:
    """The texts in the clause of a word that begins at a place, else before it or behind a colon."""
    draft = sentence.draft
    first, last = clause
    if not _LEADS_IN.match(draft.prose, sentence.start, start):
        texts = [one for one in texts if one.mention.start < start or one.mention.how != REFERENCE]
    near = [one for one in texts if first <= one.mention.start < last]
    if not near:
        before = (one for one in texts if one.mention.end <= start)
        near = [one for one in before if ";" not in draft.frame[one.mention.end : start]]
    if not near and texts and draft.prose[last : last + 1] == ":":
        is_next = _NEXT.fullmatch(draft.frame[last + 1 : texts[0].mention.start])
        near = list(texts[:1]) if is_next else []
    near = [one for one in near if not _BESIDE.search(_lead(sentence, one))]
    if len({record.id for _, record in near}) > 1:
        near = [one for one in near if not _GOVERNED.search(_lead(sentence, one))]
    return near


def _lead(sentence: Sentence, subject: Subject) -> str:
    return sentence.before(subject.mention.start, 30)


def stands(sentence: Sentence, subject: Subject, found: re.Match[str]) -> bool:
    """Whether a word says of a text, in the author’s own name, what kind of text it is."""
    draft = sentence.draft
    mention, record = subject
    before, after = sentence.before(found.start()), sentence.after(found.end())
    owns = _GENITIVE.match(draft.prose, mention.end) or mention.text.lower() in ("its", "their")
    is_its = found.re is not force.DOES_NOT_BIND and _ITS_OWN.match(draft.prose, mention.end)
    if owns and mention.end <= found.start() and not is_its:
        return False
    if _PLURAL_VERB.match(found[0]) and not _IS_PLURAL.search(mention.text):
        return False
    lead = sentence.before(mention.start)
    if _PART_BEFORE.search(lead) or _DEED_BEFORE.search(lead) or after.rstrip().endswith("?"):
        return False
    is_denial = found.re is force.DOES_NOT_BIND
    if is_denial or found.re is force.NOT_SOFT:
        if NEGATION.search(last_clause(before)[-_NEAR:]) or _is_doubtful(before):
            return False
    elif not is_asserted(
        _CAN.sub("is", _from_its_name(draft, mention, found) or before), found[0], after
    ):
        return False
    if found.re is force.A_TREATY:
        return _is_called(sentence, mention, found)
    is_behind = mention.end <= found.start()
    between = draft.frame[mention.end : found.start()]
    is_apposed = is_behind and _IS_A.match(between)
    if not is_apposed and _is_of_another(found, before, after):
        return False
    if not is_denial:
        return True
    if is_behind and _UNDER.search(lead) and not _COMES_IN.match(between):
        return False
    said = found[0].lower()
    if not isinstance(record, Instrument) or ("treaty" in said and not is_treaty(record)):
        return False
    waits = is_not_in_force(record) or force.ONLY_FOR_SOME.match(after)
    return not (waits and "bind" in said and "non" not in said)


def _from_its_name(draft: Draft, mention: Mention, found: re.Match[str]) -> str:
    """What stands between a name and what is put beside it: of that alone the sentence says no more."""
    between = draft.frame[mention.end : found.start()]
    return between if _APPOSED.match(between) else ""


def _is_doubtful(before: str) -> bool:
    near = last_clause(before)
    return bool(_SUPPOSES.search(near) or REPORT.search(before))


def _is_called(sentence: Sentence, mention: Mention, found: re.Match[str]) -> bool:
    """Whether “treaty” is said of a text: as what it is, beside its name, or as a part of it."""
    before = sentence.before(found.start())
    if found.start() >= mention.end:
        if not sentence.draft.prose[mention.end : found.start("noun")].strip():
            return True
        if not found["article"]:
            return False
        return bool(_PREDICATE.search(before))
    between = sentence.draft.frame[found.end() : mention.start]
    if found["article"] and _AS.search(before) and re.match(r"\W*\s+(?:the\s+)?$", between):
        return True
    return bool(_NAMED_SO.search(between)) and not _BESIDE.search(before)


def _is_of_another(found: re.Match[str], before: str, after: str) -> bool:
    """Whether an adjective goes with a noun that is not the text of which the clause speaks."""
    noun = None if after.lstrip().startswith("_") else force.NOUN_BEHIND.match(after)
    is_adjective = force.ADJECTIVE.fullmatch(found[0])
    if not is_adjective:
        return bool(OTHER.search(before))
    if OTHER.search(before):
        return True
    nouns = noun.groups("") if noun and noun["first"] not in _LINKS else ()
    if nouns and not any(force.IS_TEXT.fullmatch(word) for word in nouns):
        return True
    return bool(
        _OPENS.match(last_clause(before))
        and _OWN_VERB.match(after)
        and not _PREDICATE.search(before)
    )
