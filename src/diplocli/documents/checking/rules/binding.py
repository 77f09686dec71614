"""Texts said to bind that do not, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....folding import key as fold
from ....folding import words as fold_words
from ....model import TYPE_CHECKING, Instrument, Term
from ....queries.standing import TREATIES
from .. import force
from ..corrections import find
from ..finding import Rule, Trouble
from ..naming import short_name
from ..standing import is_not_in_force, is_treaty
from ..tables import cells
from ..when import DAY
from ..wording import HYPOTHESIS, NEGATION, REPORT, last_clause

if TYPE_CHECKING:
    from ..draft import Draft
    from ..mentions import Mention
    from ..sentences import Sentence

_LEGAL_KINDS = frozenset((*TREATIES, "law", "decision", "executive-order", "judgment"))
_A_TREATY = re.compile(
    r"\b(?:an?|the|this|their)\s+(?:[\w-]+\s+){0,2}?(?:treaty|(?:legally )?binding (?:agreement|treaty|pact|accord|convention))\b",
    re.IGNORECASE,
)
_A_DECLARATION = re.compile(
    r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,1}?(?:non-binding|voluntary|purely political|political)\s+(?:declaration|statement|agreement|text|pact|accord|understanding|pledge|commitment)\b",
    re.IGNORECASE,
)
_SAME_MATTER = 3
_PART_BEFORE = re.compile(
    r"\b(?:paragraphs?|articles?|reservations?|annex(?:es)?|clauses?|sections?|chapters?|parts?|accession|participation|membership|reporting|signature|declarations?|statements?|guidance|notes?|comments?|report|meetings?|sessions?|drafts?|version|bodies|committee)\b(?:\s+[\w’'-]+){0,3}\s+(?:of|under|to|on|in|by|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_MERELY = re.compile(
    r"\b(?:not (?:only|merely|just|a|an|simply|voluntary|optional)|no mere|anything but|no longer)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:treat|regard|see|view|consider|describ|present|read|think|handl)\w*\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"_\s*[,(–—]\s*$")
_IS_SOFT = re.compile(
    r"\b(?:voluntary|non-binding|not binding|does not bind|do not bind)\b", re.IGNORECASE
)
_BREACH = re.compile(
    r"\b(?:breach\w*|violat\w+|non-compliance|infring\w+|disregard)\s+(?:of|with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:[Uu]nlike|[Ll]ike|than|with|from|against|[Aa]fter|[Bb]efore)\s+(?:the\s+)?$"
)
_RELATIVE = re.compile(r"\b(?:which|that)\b")
_WEAK = re.compile(r"an? (?:political )?(?:declaration|pledge|promise)|a recommendation")
_IS = re.compile(r"\b(?:is|are|was|were|remains)\b", re.IGNORECASE)
_ANOTHERS = re.compile(
    r"\b(?:which|who|that)\b.*\b(?:which|who|that)\b|\b(?:but|while|whereas|and|than|unlike|until|before|after|law|laws|act|treaty|convention)\b",
    re.IGNORECASE,
)


def wrong_force(draft: Draft) -> Iterator[Trouble]:
    """A declaration called a treaty or binding; a treaty or law called voluntary."""
    yield from find(draft, "binding")
    for sentence in draft.sentences:
        if draft.corrects(sentence):
            continue
        told: set[str] = set()
        for mention, record in draft.instruments(sentence):
            if record.id in told or record.binding is None:
                continue
            if spans := list(_said(draft, sentence, mention, record)):
                told.add(record.id)
                start, end = min(start for start, _ in spans), max(end for _, end in spans)
                yield _trouble(draft, start, end, record)
        yield from _of_soft_terms(draft, sentence)
        if not draft.instruments(sentence):
            yield from _by_its_day(draft, sentence)
    yield from _in_tables(draft)


def _of_soft_terms(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """Norms that the corpus calls voluntary, said to bind."""
    for mention, term in draft.of_type(sentence, Term):
        if not _IS_SOFT.search(
            f"{term.name} {term.summary} {' '.join(one.text for one in term.aliases)}"
        ):
            continue
        before, after = draft.before(sentence, mention.start), draft.after(sentence, mention.end)
        if _is_doubtful(before, after) or NEGATION.search(last_clause(before)):
            continue
        found = force.BOUND_BY.search(before)
        if found:
            start = mention.start - (len(before) - found.start())
            message = f"“{draft[start, mention.end]}”: {term.name} do not bind. {term.summary}"
            yield Trouble(start, mention.end, message, term)


def _by_its_day(draft: Draft, sentence: Sentence) -> Iterator[Trouble]:
    """The force of a text that a sentence does not name but tells by its day and its matter."""
    treaty = _A_TREATY.search(draft.prose, sentence.start, sentence.end)
    soft = _A_DECLARATION.search(draft.prose, sentence.start, sentence.end)
    days = [one for one in draft.dates(sentence) if one.exact == DAY]
    said = soft or treaty
    if said is None or len(days) != 1:
        return
    before, after = draft.before(sentence, said.start()), draft.after(sentence, said.end())
    planned = re.search(
        r"\b(?:concept|idea|drafts?|proposals?|calls?|text|plans?)\s+(?:of|for)\s*$",
        before,
        re.IGNORECASE,
    )
    if planned or _is_doubtful(before, after) or NEGATION.search(last_clause(before)):
        return
    ids = [row.id for row in draft.store.rows(["instrument"]) if row.date == days[0].first]
    matter = _matter(draft.prose[sentence.start : sentence.end])
    meant = [
        one
        for one in draft.store.records(ids)
        if isinstance(one, Instrument)
        and len(matter & _matter(f"{one.name} {one.summary}")) >= _SAME_MATTER
    ]
    if len(meant) == 1:
        wrong = meant[0].binding is False if said is treaty else is_treaty(meant[0])
        if wrong:
            yield _trouble(draft, said.start(), said.end(), meant[0])


def _matter(text: str) -> set[str]:
    return {word for word in fold_words(text) if len(word) > 3}


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


def _is_hard(record: Instrument) -> bool:
    """Whether a text is law of some kind that binds."""
    return record.binding is True and record.type in _LEGAL_KINDS


def _said(
    draft: Draft, sentence: Sentence, mention: Mention, record: Instrument
) -> Iterator[tuple[int, int]]:
    """Where a sentence says of a text what its record does not bear out."""
    before, after = draft.before(sentence, mention.start), draft.after(sentence, mention.end)
    if _is_doubtful(before, after) or _PART_BEFORE.search(before) or _is_taken_for(before, after):
        return
    if record.binding is False or record.type not in TREATIES:
        yield from _said_to_bind(draft, mention, record, before, after)
    if _is_hard(record):
        yield from _said_not_to_bind(draft, mention, record, before, after)


def _is_taken_for(before: str, after: str) -> bool:
    """Whether a text is only treated as something: “firms may regard the Act as voluntary”."""
    return after.lstrip().startswith("as ") and bool(_TREATED.search(last_clause(before)))


def _said_to_bind(
    draft: Draft, mention: Mention, record: Instrument, before: str, after: str
) -> Iterator[tuple[int, int]]:
    for form in (force.SAYS_HARD, force.HAS_FORCE):
        found = _is_said(draft, mention, form, after)
        if found and (record.binding is False or "treaty" in found["said"].lower()):
            yield mention.start, mention.end + found.end()
    its_own = fold(mention.text) in fold(record.name)
    called_treaty = "treaty" in mention.text.lower() or "convention" in mention.text.lower()
    if its_own and not called_treaty and (found := force.TREATY_NEXT.match(after)):
        yield mention.start, mention.end + found.end()
    if (
        record.binding is False
        and _BREACH.search(before)
        and (found := force.BREACHED.match(after))
    ):
        yield mention.start, mention.end + found.end()
    if record.binding is not False or NEGATION.search(last_clause(before)):
        return
    for form in (force.BINDING_BEFORE, force.AS_HARD, force.BOUND_BY, force.HARD_BEFORE):
        found = form.search(before)
        if (
            found
            and not NEGATION.search(found[0])
            and not _names_text(draft, mention, before, found)
        ):
            yield mention.start - (len(before) - found.start()), mention.end


def _said_not_to_bind(
    draft: Draft, mention: Mention, record: Instrument, before: str, after: str
) -> Iterator[tuple[int, int]]:
    if is_treaty(record) and (found := force.NO_TREATY.match(after)):
        yield mention.start, mention.end + found.end()
    if not is_not_in_force(record) and (found := force.FREE_TO.search(before)):
        yield mention.start - (len(before) - found.start()), mention.end
    soft = force.SAYS_SOFT.match(after)
    if (
        soft
        and not _is_aside(draft, mention, soft)
        and _is_of(draft, mention, soft)
        and not _is_true(record, soft, after)
    ):
        yield mention.start, mention.end + soft.end()
    if found := _is_said(draft, mention, force.HAS_NO_DUTIES, after):
        yield mention.start, mention.end + found.end()
    if (found := force.PRONOUN_SOFT.search(after)) and _is_of(draft, mention, found):
        yield mention.end + found.start("said"), mention.end + found.end("said")
    for form in (force.VOLUNTARY_BEFORE, force.SOFT_BEFORE):
        found = form.search(before)
        if (
            found
            and not NEGATION.search(last_clause(before))
            and not _names_text(draft, mention, before, found)
        ):
            yield mention.start - (len(before) - found.start()), mention.end


def _is_true(record: Instrument, soft: re.Match[str], after: str) -> bool:
    """Whether what sounds as if a text did not bind is true of it, or says nothing of the kind."""
    said = soft["said"].lower()
    tied = soft[0][: soft.start("said")]
    if _NOT_MERELY.search(soft[0]) or (_WEAK.fullmatch(said) and not _IS.search(tied)):
        return True
    waits = "binding" in said and "non" not in said and is_not_in_force(record)
    return waits or bool("binding" in said and force.ONLY_FOR_SOME.match(after[soft.end() :]))


def _names_text(draft: Draft, mention: Mention, before: str, found: re.Match[str]) -> bool:
    """Whether a word is said of another text: one before it, or between it and a name."""
    start = mention.start - (len(before) - found.start())
    if _APPOSED.search(before[: found.start()]):
        return True
    return any(
        isinstance(draft.meant(one), Instrument) for one in draft.within(start, mention.start)
    )


def _is_of(draft: Draft, mention: Mention, found: re.Match[str]) -> bool:
    """Whether no other text is named between a name and what is said."""
    lead = found.groupdict().get("lead")
    between = draft.within(mention.end, mention.end + found.start("said") if lead else mention.end)
    return not any(isinstance(draft.meant(one), Instrument) for one in between)


def _is_said(
    draft: Draft, mention: Mention, form: re.Pattern[str], after: str
) -> re.Match[str] | None:
    """What is said of a text in its clause, unless it is denied or of something named between."""
    found = form.match(after)
    if not found or NEGATION.search(found[0]) or HYPOTHESIS.search(found[0]):
        return None
    lead = found.groupdict().get("lead") or ""
    if _is_aside(draft, mention, found):
        return None
    return None if not _is_of(draft, mention, found) or _ANOTHERS.search(lead) else found


def _is_aside(draft: Draft, mention: Mention, found: re.Match[str]) -> bool:
    """Whether a text is named only beside what a sentence is about: “unlike the Convention, X is …”."""
    tied = found[0][: found.start("said")]
    beside = _BESIDE.search(draft.prose[max(0, mention.start - 20) : mention.start])
    return bool(beside and _IS.search(tied) and not _RELATIVE.search(tied))


def _is_doubtful(before: str, after: str) -> bool:
    near = last_clause(before)
    conditional = re.search(
        r"\b(?:if|as though|whether|could|would|might|proposed|calls? for|instead of|more than an?)\b",
        near,
        re.IGNORECASE,
    )
    return bool(conditional or REPORT.search(before) or after.rstrip().endswith("?"))


def _trouble(draft: Draft, start: int, end: int, record: Instrument) -> Trouble:
    name = short_name(record)
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
        ),
    ),
)
