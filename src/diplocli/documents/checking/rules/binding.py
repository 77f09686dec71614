"""Texts said to bind that do not, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import MONTHS
from ....folding import words as fold_words
from ....model import TYPE_CHECKING, Instrument, Term
from ....queries.standing import TREATIES
from .. import force
from ..corrections import find
from ..finding import Rule, Trouble
from ..naming import short_name
from ..stages import is_same
from ..standing import is_not_in_force, is_treaty
from ..tables import cells
from ..when import SPAN, YEAR
from ..wording import NEGATION, REPORT, first_clause, is_asserted, last_clause

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence

_LEGAL_KINDS = frozenset((*TREATIES, "law", "decision", "executive-order", "judgment"))
_PART_BEFORE = re.compile(
    r"\b(?:paragraphs?|articles?|reservations?|annex(?:es)?|clauses?|sections?|chapters?|parts?|accession|participation|membership|reporting|signature|declarations?|statements?|guidance|notes?|comments?|report|meetings?|sessions?|drafts?|version|bodies|committee)\b(?:\s+[\w’'-]+){0,3}\s+(?:of|under|to|on|in|by|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SOFTLY = re.compile(r"\b(?:voluntary|non-binding)\s+")
_SOFT_BY_NATURE = re.compile(r"An? (?:voluntary|non-binding)\b")
_BESIDE = re.compile(
    r"\b(?:unlike|like|than|from|against|after|before|instead of|beyond|(?:compared|together|along) with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# What governs a noun so that it is not what the text itself is.
_OTHER = re.compile(
    r"\b(?:about|for|than|from|towards?|into|without|like|unlike|(?<!amounts )(?<!amount )(?<!amounted )to|against|between|beyond|not an?|paved|negotiat\w+|drafting|restat\w+|quot\w+|exist\w+|other|another|any|every|first|last|earlier|later|next|existing|(?:concept|idea|drafts?|proposals?|calls?|plans?)\s+(?:of|for))\s+(?:an?\s+|the\s+|any\s+|new\s+|its\s+|their\s+|all\s+)*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^\W*(?:(?:an?|the|all|any|some|several|many|most|other|such|no|these|those|\d+)\s+)*$",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    r"^(?:\s+(?!of\b)[\w-]+){0,6}?\s+(?:has|have|had|is|are|was|were|will|would|may|can|should)\b"
)
_TIED = re.compile(
    r"^\W*(?:\([^()]*\)\W*)?(?:(?:which|that)\s+)?(?:(?:is|are|was|were|has been|have been|remains?|being|as|,|legally|now|thus|also|only|merely|an?|the)\W*)*$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|remains?|remained|as|becomes?|became|constitutes?|but|only|merely|just|purely|simply|mere|entirely|wholly|largely|of course|in law)|[,:(–—|])\s+(?:(?:an?|the|only|merely|purely|just|all|both|still|now|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:under|by|in|implement\w+|amend\w+|ratify|join|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COMES_IN = re.compile(
    r"^\s*(?:\([^()]*\))?\s*,\s+(?:which|that|an?|the|merely|only|purely|non|vol|opt)",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(
    r"(?:,|:|\s[–—]|\s(?:called|named|known as|entitled|dubbed))\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
_AS = re.compile(r"^\W*(?:as\s+)?$", re.IGNORECASE)
_SUPPOSES = re.compile(
    r"\b(?:if|as though|whether|could|would|might|proposed|calls? for|instead of|more than an?|(?:treat|regard|see|view|consider)\w*)\b",
    re.IGNORECASE,
)
_LINKS = frozenset(
    ("and", "or", "but", "under", "upon", "on", "in", "by", "before", "at", "to", "for", "of", "since", "because", "with", "from",
     "that", "which", "who", "the", "only", "all", "every", "as", "though", "although", "today", "now", "its", "without",
     "across", "not", "among", "between", "everywhere", "ever")
)  # fmt: skip
_RIVAL = re.compile(
    r"\b(?:convention|treaty|law|regulation|act|directive|agreement|protocol|charter|notes?|guidance|articles|schemes?|codes?|bills?|contract)s?\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"^\s*(?:\([^()]*\))?\s*,\s+$")
_GOVERNED = re.compile(
    r"\b(?:of|to|in|under|with|by|from|on|for|than|unlike|like|at)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
_OF_WHAT_ELSE = re.compile(r"\w[^,]*?(?<!\bis )\b(?:that|which|who)\b[^,]*$")
_ITS_OWN = re.compile(
    r"(?:[’']s?)?\s+(?:\w+\s+){0,2}?(?:signator|part(?:y|ies)|members?|supporters|endorsers|adherents|norms|rules|principles|provisions|objectives|articles|measures|commitments|demands|terms|text)"
)
_CAN = re.compile(r"\b(?:can|may) be\b")
# “Bound by”, “obligations under”: the text follows.
_LEADS_ON = re.compile(
    r"\b(?:by|under|from|with|obey|follow|observe|apply|respect)$", re.IGNORECASE
)
_TO_IT = re.compile(
    r"\s+(?:(?:the|its|their|all|both|each|these|those|[a-z]+) ){0,3}?(?:\w+ of )?(?:the )?"
)
_PLURAL_VERB = re.compile(r"(?:bind|oblige|obligate|compel)\b", re.IGNORECASE)
_GENITIVE = re.compile(r"[’']s?\s")
_IS_PLURAL = re.compile(r"s$|^they$", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:the\s+)?", re.IGNORECASE)
_NEAR = 45
_SAME_MATTER = 3
Subject = tuple["Mention", Instrument | Term]


def wrong_force(draft: Draft) -> Iterator[Trouble]:
    """A declaration called a treaty or binding; a treaty or law called voluntary."""
    yield from find(draft, "binding")
    for sentence in draft.sentences:
        if draft.corrects(sentence):
            continue
        texts = sorted(_texts(draft, sentence), key=lambda one: one[0].start)
        yield from _of_texts(draft, sentence, texts)
        if not texts:
            yield from _by_its_day(draft, sentence)
    yield from _in_tables(draft)


def _texts(draft: Draft, sentence: Sentence) -> Iterator[Subject]:
    """The texts and norms of a sentence of which the corpus knows whether they bind."""
    for mention, text in draft.instruments(sentence):
        if text.binding is not None:
            yield mention, text
    for mention in draft.within(sentence.start, sentence.end):
        several = [draft.records[one] for one in mention.ids] if len(mention.ids) > 1 else []
        texts = [one for one in several if isinstance(one, Instrument)]
        if texts == several and len({(one.binding, one.type) for one in texts}) == 1:
            yield mention, texts[0]
    for mention, term in draft.of_type(sentence, Term):
        if _is_soft(term) and len(mention.text.split()) > 1:
            yield mention, term


def _is_soft(record: Instrument | Term) -> bool:
    if isinstance(record, Instrument):
        return record.binding is False
    plain = {_SOFTLY.sub("", alias.text) for alias in record.aliases}
    return bool(_SOFT_BY_NATURE.match(record.summary)) or record.name in plain - {
        alias.text for alias in record.aliases
    }


def _is_hard(record: Instrument | Term) -> bool:
    """Whether a text is law of some kind that binds."""
    return isinstance(record, Instrument) and record.binding is True and record.type in _LEGAL_KINDS


def _is_no_treaty(record: Instrument | Term) -> bool:
    return not isinstance(record, Instrument) or record.type not in TREATIES or not record.binding


def _of_texts(draft: Draft, sentence: Sentence, texts: Sequence[Subject]) -> Iterator[Trouble]:
    """What a sentence says of the force of its texts and their records do not bear out."""
    told: set[str] = set()
    for form, is_wrong in (
        (force.A_TREATY, _is_no_treaty),
        (force.BINDS, _is_soft),
        (force.NOT_SOFT, _is_soft),
        (force.DOES_NOT_BIND, _is_hard),
    ):
        for found in form.finditer(draft.frame, sentence.start, sentence.end) if texts else ():
            subject = _said_of(draft, sentence, texts, found)
            if subject is None or not is_wrong(subject[1]) or subject[1].id in told:
                continue
            if _stands(draft, sentence, subject, found):
                told.add(subject[1].id)
                start = min(subject[0].start, found.start())
                yield _trouble(draft, start, max(subject[0].end, found.end()), subject[1])


def _said_of(
    draft: Draft, sentence: Sentence, texts: Sequence[Subject], found: re.Match[str]
) -> Subject | None:
    """The text of which a word is said: the one at it, or the only one of its clause or sentence."""
    start, end = found.span()
    for one in texts:
        if one[0].end <= start and not draft.prose[one[0].end : start].strip():
            return one
        if one[0].start >= end and re.fullmatch(
            r"\s+(?:[A-Z]\w+\s+)?", draft.prose[end : one[0].start]
        ):
            return one
    if _LEADS_ON.search(found[0]):
        behind = [one for one in texts if one[0].start >= end]
        is_next = behind and _TO_IT.fullmatch(draft.frame[end : behind[0][0].start])
        return behind[0] if is_next else None
    before = [one for one in texts if one[0].end <= start]
    if before and _TIED.match(draft.frame[before[-1][0].end : start]):
        return before[-1]
    first = start - len(last_clause(draft.frame[sentence.start : start]))
    last = end + len(first_clause(draft.frame[end : sentence.end]))
    near = [one for one in texts if first <= one[0].start < last]
    if not near:
        near = [one for one in before if ";" not in draft.frame[one[0].end : start]]
    if not near and draft.prose[last : last + 1] == ":":
        near = list(texts[:1]) if _NEXT.fullmatch(draft.frame[last + 1 : texts[0][0].start]) else []
    near = [one for one in near if not _BESIDE.search(draft.before(sentence, one[0].start, 30))]
    if len({record.id for _, record in near}) > 1:
        near = [
            one for one in near if not _GOVERNED.search(draft.before(sentence, one[0].start, 30))
        ]
    if len({record.id for _, record in near}) != 1:
        return None
    earlier = [one for one in near if one[0].end <= start]
    subject = earlier[-1] if earlier else near[0]
    between = draft.frame[subject[0].end : start] if earlier else ""
    is_elses = _RIVAL.search(draft.frame, first, start) or _OF_WHAT_ELSE.search(between)
    return None if is_elses else subject


def _stands(draft: Draft, sentence: Sentence, subject: Subject, found: re.Match[str]) -> bool:
    """Whether a word says of a text, in the author’s own name, what kind of text it is."""
    mention, record = subject
    before, after = draft.before(sentence, found.start()), draft.after(sentence, found.end())
    owns = _GENITIVE.match(draft.prose, mention.end) or mention.text.lower() in ("its", "their")
    is_its = found.re is not force.DOES_NOT_BIND and _ITS_OWN.match(draft.prose, mention.end)
    if owns and mention.end <= found.start() and not is_its:
        return False
    if _PLURAL_VERB.match(found[0]) and not _IS_PLURAL.search(mention.text):
        return False
    lead = draft.before(sentence, mention.start)
    if _PART_BEFORE.search(lead) or after.rstrip().endswith("?"):
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
        return _is_called(draft, sentence, mention, found)
    if _is_of_another(found, before, after):
        return False
    if not is_denial:
        return True
    is_behind = mention.end <= found.start()
    between = draft.frame[mention.end : found.start()]
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


def _is_called(draft: Draft, sentence: Sentence, mention: Mention, found: re.Match[str]) -> bool:
    """Whether “treaty” is said of a text: as what it is, beside its name, or as a part of it."""
    before = draft.before(sentence, found.start())
    if found.start() >= mention.end:
        if not draft.prose[mention.end : found.start("noun")].strip():
            return True
        if not found["article"]:
            return False
        return bool(_PREDICATE.search(before))
    between = draft.frame[found.end() : mention.start]
    if found["article"] and _AS.search(before) and re.match(r"\W*\s+(?:the\s+)?$", between):
        return True
    return bool(_NAMED_SO.search(between)) and not _BESIDE.search(before)


def _is_of_another(found: re.Match[str], before: str, after: str) -> bool:
    """Whether an adjective goes with a noun that is not the text of which the clause speaks."""
    noun = None if after.lstrip().startswith("_") else force.NOUN_BEHIND.match(after)
    is_adjective = force.ADJECTIVE.fullmatch(found[0])
    if not is_adjective:
        return bool(_OTHER.search(before))
    if _OTHER.search(before):
        return True
    nouns = noun.groups("") if noun and noun["first"] not in _LINKS else ()
    if nouns and not any(force.IS_TEXT.fullmatch(word) for word in nouns):
        return True
    return bool(
        _OPENS.match(last_clause(before))
        and _OWN_VERB.match(after)
        and not _PREDICATE.search(before)
    )


def _by_its_day(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """The force of a text that a sentence does not name but tells by its date and its matter."""
    dates = [one for one in draft.dates(sentence) if one.exact not in (YEAR, SPAN)]
    if len(dates) != 1:
        return
    for form, is_wrong in ((force.A_TREATY, _is_soft), (force.DOES_NOT_BIND, is_treaty)):
        said = form.search(draft.frame, sentence.start, sentence.end)
        if said is None or (form is force.A_TREATY and not said["article"]):
            continue
        before, after = draft.before(sentence, said.start()), draft.after(sentence, said.end())
        if not is_asserted(before, "", after) or _OTHER.search(before):
            continue
        matter = _matter(draft.prose[sentence.start : sentence.end])
        rows = draft.store.rows(["instrument"])
        ids = [row.id for row in rows if row.date and is_same(dates[0], row.date)]
        meant = [
            one
            for one in draft.store.records(ids)
            if isinstance(one, Instrument)
            and len(matter & _matter(f"{one.name} {one.summary}")) >= _SAME_MATTER
        ]
        if len(meant) == 1 and is_wrong(meant[0]):
            yield _trouble(draft, said.start(), said.end(), meant[0])


def _matter(text: str) -> set[str]:
    return {word for word in fold_words(text) if len(word) > 3} - {*fold_words(" ".join(MONTHS))}


def _in_tables(draft: Draft) -> Iterator[Trouble]:
    """Whether a text binds, as the cell of a table has it under a heading such as “force”."""
    for cell in cells(draft):
        record = draft.only(cell.row_head, Instrument)
        if record is None or not force.HEAD.search(draft.prose[slice(*cell.column_head)]):
            continue
        said = draft.prose[cell.start : cell.end]
        if (force.YES.fullmatch(said) and record.binding is False) or (
            force.NO.fullmatch(said) and _is_hard(record)
        ):
            start = cell.start + len(said) - len(said.lstrip())
            yield _trouble(draft, start, start + len(said.strip()), record)


def _trouble(draft: Draft, start: int, end: int, record: Instrument | Term) -> Trouble:
    name = short_name(record)
    if isinstance(record, Term):
        return Trouble(
            start, end, f"“{draft[start, end]}”: {name} does not bind. {record.summary}", record
        )
    if record.binding:
        fact = f"{name} is {_article(record.type)} and binds those bound by it"
    else:
        fact = f"{name} is {_article(record.type)} and does not bind"
    if (
        record.binding
        and record.type not in TREATIES
        and "treaty" in draft.prose[start:end].lower()
    ):
        fact = f"{name} is {_article(record.type)}, not a treaty"
    return Trouble(
        start, end, f"“{draft[start, end]}”: {fact}", record, instead=record.type.replace("-", " ")
    )


def _article(type: str) -> str:
    plain = {"cbm-set": "set of confidence-building measures", "guidance": "guide", "principles": "set of principles",
             "code": "code of conduct"}.get(type, type.replace("-", " "))  # fmt: skip
    return f"{'an' if plain[0] in 'aeiou' else 'a'} {plain}"


RULES = (
    Rule(
        code="D303",
        slug="binding",
        title="A text that does not bind called binding, or the reverse",
        why="A declaration, a set of norms or a code is not a treaty, and a treaty or a law is not voluntary. Whether a text binds"
        " stands in its record.",
        find=wrong_force,
        trips=(
            "The Paris Call is a treaty.",
            "The Tallinn Manual is legally binding.",
            "The Budapest Convention is only a political declaration without legal force.",
            "The Bletchley Declaration binds its signatories under international law.",
            "States are legally bound by the Paris Call.",
            "The eleven norms of the 2015 GGE report are legally binding on all states.",
            "The Global Digital Compact imposes legal obligations on member states.",
            "The Global Digital Compact creates binding obligations.",
            "Signatories of the Bletchley Declaration accepted binding duties.",
            "The Christchurch Call, a treaty, was signed by France.",
            "A treaty known as the Paris Call was launched in 2018.",
            "The OECD AI Principles are enforceable law.",
            "The OECD AI Principles have the force of law.",
            "Parties to the Paris Call treaty must report.",
            "Under the OECD AI Principles, which are mandatory for members, AI is safe.",
            "The Budapest Convention is not legally binding.",
            "The Budapest Convention is a non-binding instrument.",
            "Newest of the digital treaties, the Global Digital Compact has five objectives.",
            "Nobody is legally bound by the Budapest Convention.",
            "With the Seoul Declaration the ten states assumed treaty obligations.",
            "Compliance with the GDPR is optional for companies outside Europe.",
        ),
        passes=(
            "The Paris Call is not a treaty.",
            "The Budapest Convention is a binding treaty; its guidance notes are not binding.",
            "A delegate asked whether the Bletchley Declaration could become a treaty.",
            "The Paris Call is voluntary and not binding.",
            "Paragraph 2 of the Budapest Convention is optional.",
            "The Paris Call is no treaty, it binds nobody.",
            "States should turn the Bletchley Declaration into a binding treaty.",
            "Unlike the Budapest Convention, a binding treaty, the Paris Call is voluntary.",
            "Reservations under the Budapest Convention are optional.",
            "The Paris Call recalls that international law is binding on states in cyberspace.",
            "The Paris Call was followed by demands for a binding treaty.",
            "The Global Digital Compact calls on states to honour their obligations under the UN Charter.",
            "The AI Act's code of practice is voluntary.",
            "Under the GDPR, certification is voluntary.",
            "The Budapest Convention leaves parties free to choose how they criminalise illegal access.",
            "The Hanoi Convention is not yet binding.",
            "While the Budapest Convention is a binding treaty, the Paris Call is a voluntary pledge.",
            "The UNESCO Recommendation inspired several binding laws.",
            "The Tallinn Manual deals with treaty law and the law of armed conflict.",
            "He described the Paris Call as a treaty in all but name.",
        ),
    ),
)
