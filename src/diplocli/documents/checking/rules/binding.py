"""Texts said to bind that do not, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....folding import key as fold
from ....folding import words as fold_words
from ....model import TYPE_CHECKING, Instrument
from ....queries.standing import TREATIES
from ..corrections import find
from ..finding import Rule, Trouble
from ..naming import short_name
from ..numbers import NUMBER
from ..standing import is_treaty
from ..tables import cells
from ..when import DAY
from ..wording import CORRECTIVE, HYPOTHESIS, NEGATION, REPORT, last_clause

if TYPE_CHECKING:
    from ..draft import Draft, Mention
    from ..sentences import Sentence

_LEGAL_KINDS = frozenset((*TREATIES, "law", "decision", "executive-order", "judgment"))
_LINK = (
    r"^(?:\s+\((?:[^()]{1,60})\))?(?:\s+(?:of|from)\s+(?:[A-Z]\w+\s+)*(?:\d{1,2}\s+)?(?:[A-Z]\w+\s+)?\d{4})?"
    r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+of\s+[A-Z]\w+)?)?(?:,?\s+(?:which\s+|that\s+)?(?:is|are|was|were|became|becomes|remains|constitutes|forms|being)\s+(?:thus |therefore |also |now |still |itself |already )?|,\s+|\s+(?:as|–|—)\s+|\s*\(\s*)"
)
_ADJECTIVES = r"(?:(?:\w+-)?\w+\s+){0,3}?"
_SAYS_TREATY = re.compile(
    _LINK
    + rf"(?P<said>(?:an?|the)\s+{_ADJECTIVES}(?:treaty|pact under international law|convention of international law|binding (?:agreement|instrument|treaty|text|law|document|commitment|accord|pact|code)(?: under international law)?)\b"
    r"|(?:legally |fully |internationally )+binding\b|binding (?:on|for|upon|under|in|international)\b|binding$|binding(?=\s*[.,;)]))",
    re.IGNORECASE,
)
_SAYS_SOFT = re.compile(
    _LINK
    + r"(?P<said>(?:(?:only|merely|just|purely|simply|no more than|little more than|nothing more than)\s+)?(?:an?\s+)?(?:(?:only|merely|purely|entirely|wholly|legally)\s+)?(?:voluntary|non-binding|nonbinding|not (?:legally )?binding|soft[- ]law|optional)\b[\w\s-]{0,30}?(?=[.,;:)]|\s(?:that|which|and|for|with|of|under|so)\b|$)"
    r"|(?:only|merely|just|purely|simply|no more than|little more than|nothing more than)\s+(?:an?\s+)?(?:\w+\s+)?(?:declaration|statement|recommendation|guideline|guidance|pledge|promise|gentlem\w+ agreement)\b(?:\s+without legal force)?|an?\s+(?:mere|simple|purely political|political)\s+(?:declaration|statement|recommendation|pledge|promise|text)\b"
    r"|(?:only |merely |just |simply )?an? (?:set|list|body|collection|series) of (?:purely )?(?:voluntary|non-binding|optional)\s+\w+|without legal force|of no legal force|a recommendation\b|an? (?:political )?(?:declaration|pledge|promise)\b)",
    re.IGNORECASE,
)
_HAS_NO_FORCE = re.compile(
    r"(?<!\bunder )(?<!\bof )(?<!\bto )(?<!\bwith )(?<!\bby )\b(?:it|which|they|and)\s+(?P<said>(?:is|are)\s+(?:only |merely |just )?(?:an?\s+)?(?:recommendation|voluntary code|guideline|political declaration|non-binding\w*|voluntary)\b[^.;]{0,50}|(?:creates?|imposes?|contains?|has|have)\s+no\s+(?:legal(?:ly binding)?|binding)\s+(?:force|dut(?:y|ies)|obligations?|effects?))",
    re.IGNORECASE,
)
_TREATY_NEXT = re.compile(
    r"^(?P<said>\s+(?:treaty|pact)\b)(?!\s+(?:bod|law|proposal|talks|negotiat|idea|committee))",
    re.IGNORECASE,
)
_BINDING_BEFORE = re.compile(
    r"\b(?P<said>(?:legally[ -]|fully )?binding\s+)(?:[A-Z]\w+\s+){0,1}$", re.IGNORECASE
)
_TREATY_BEFORE = re.compile(
    r"\b(?P<said>(?:treaty|binding agreement)\s+(?:called|named|known as)\s+(?:the\s+)?|As an? (?:\w+ )?(?:treaty|binding \w+),\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_BOUND_BY = re.compile(
    r"\b(?P<said>legally (?:bound|obliged|required)\s+(?:\w+\s+){0,3}?(?:by|under)\s+(?:the\s+)?|legal (?:obligations?|dut(?:y|ies)) (?:under|of)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_SOFT_BEFORE = re.compile(
    r"\b(?P<said>(?:voluntary|non-binding|nonbinding)\s+)(?:[A-Z]\w+\s+){0,1}$", re.IGNORECASE
)
_A_TREATY = re.compile(
    r"\b(?:an?|the|this|their)\s+(?:[\w-]+\s+){0,2}?(?:treaty|(?:legally )?binding (?:agreement|treaty|pact|accord|convention))\b",
    re.IGNORECASE,
)
_A_DECLARATION = re.compile(
    r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,1}?(?:non-binding|voluntary|purely political|political)\s+(?:declaration|statement|agreement|text|pact|accord|understanding|pledge|commitment)\b",
    re.IGNORECASE,
)
_SAME_MATTER = 3
_REACH = r"^(?P<lead>[^.;:()]{0,70}?)\b"
_BOUND = r"(?:legally |internationally |fully )?(?:binding|enforceable)"
_OBLIGATIONS = r"(?:[\w-]+ ){0,2}?(?:obligations?|dut(?:y|ies)|commitments?|rules?|norms?|objectives?|requirements?|law|provisions?|targets?|standards?|undertakings?|articles|principles|terms|force|effect)"
_HAS_FORCE = re.compile(
    _REACH
    + rf"(?P<said>(?:(?:is|are|was|were|been|being|bec(?:ame|omes?)|remains?|made)\s+(?:\w+ly\s+|now\s+|also\s+|thus\s+|all\s+)*(?:mandatory|compulsory|obligatory|(?:legally )?enforceable|(?:legally |fully |universally )*binding|law|hard law|legal obligations?)(?=\s*[.,;]|\s+(?:on|for|upon|law|in|under|and|to|at)\b|$))"
    rf"|(?:accept|assum|took on|takes? on|undert|impos|creat|contain|lays? down|laid down|establish|sets?|has|have|had|with|carr|includ|gives?|brings?|entail)\w*(?: out)?\s+(?:the\s+|an?\s+|its\s+|their\s+|new\s+|several\s+|(?!\w+ed\b)\w+\s+)?(?:{_BOUND}\s+{_OBLIGATIONS}|legal (?:obligations?|dut(?:y|ies)|commitments?)|(?:the )?force of (?:law|a treaty|a convention)|(?:the )?(?:status|rank|force) of (?:a )?(?:treaty|law|convention)|legal force|treaty (?:status|force))"
    rf"|(?:legally )?(?:binds|obliges|obligates|compels)\s+(?:its|all|the|every|each|states|governments|members|signatories|parties|companies|\d+|{NUMBER})\b)",
    re.IGNORECASE,
)
_HAS_NO_DUTIES = re.compile(
    _REACH
    + r"(?P<said>(?:merely|only|just|simply)\s+(?:recommends?|suggests?|encourages?|invites?|advis\w+|urges?|asks?)\b|(?:binds|obliges|compels)\s+(?:nobody|no one|no state|none)\b|leaves?\s+(?:its |the )?(?:parties|states|members) free\b|(?:is|are|remains?)\s+(?:legally )?unenforceable\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:paragraphs?|articles?|reservations?|annex(?:es)?|clauses?|sections?|chapters?|parts?|accession|participation|membership|reporting|signature|declarations?|statements?|guidance|notes?|comments?|report|meetings?|sessions?|drafts?|version|bodies|committee)\b(?:\s+[\w’'-]+){0,3}\s+(?:of|under|to|on|in|by|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:which|who|that)\b.*\b(?:which|who|that)\b|\b(?:but|while|whereas|and|than|unlike|until|before|after|law|laws|act|treaty|convention)\b",
    re.IGNORECASE,
)
_FORCE_HEAD = re.compile(
    r"\b(?:binding|force|legal status|status|nature|binds|obligation)\b", re.IGNORECASE
)
_YES = re.compile(
    r"\W*(?:yes|(?:legally |fully )?binding|treaty|hard law|mandatory|obligatory|✓|✔)\W*",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:no|non-?binding|not (?:legally )?binding|voluntary|soft law|(?:political )?declaration|political|optional|✗|✘)\W*",
    re.IGNORECASE,
)
_OBLIGES = re.compile(
    r"^(?:\s+of\s+(?:[A-Z]\w+\s+)?\d{4})?,?\s+(?:which\s+)?(?P<said>(?:is |are )?legally (?:binds?|obliges?|obligat\w+|requires?|compels?)\b)",
    re.IGNORECASE,
)


def wrong_force(draft: Draft) -> Iterator[Trouble]:
    """A declaration called a treaty or binding; a treaty or law called voluntary."""
    yield from find(draft, "binding")
    for sentence in draft.sentences:
        whole = draft.prose[sentence.start : sentence.end]
        if CORRECTIVE.search(whole):
            continue
        told: set[str] = set()
        for mention, record in draft.instruments(sentence):
            if record.id in told or record.binding is None:
                continue
            for start, end in _said(draft, sentence, mention, record):
                told.add(record.id)
                yield _trouble(draft, start, end, record)
                break
        if not draft.instruments(sentence):
            yield from _by_its_day(draft, sentence)
    yield from _in_tables(draft)


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
        if record is None or not _FORCE_HEAD.search(draft.prose[slice(*cell.column_head)]):
            continue
        said = draft.prose[cell.start : cell.end]
        if (_YES.fullmatch(said) and record.binding is False) or (
            _NO.fullmatch(said) and _is_hard(record)
        ):
            start = cell.start + len(said) - len(said.lstrip())
            yield _trouble(draft, start, start + len(said.strip()), record)


def _is_hard(record: Instrument) -> bool:
    """Whether a text is law of some kind that binds."""
    return record.binding is True and record.type in _LEGAL_KINDS


def _said(
    draft: Draft, sentence: Sentence, mention: Mention, record: Instrument
) -> Iterator[tuple[int, int]]:
    before, after = draft.before(sentence, mention.start), draft.after(sentence, mention.end)
    if _is_doubtful(before, after) or _PART_BEFORE.search(before):
        return
    is_hard = _is_hard(record)
    called_treaty = "treaty" in mention.text.lower() or "convention" in mention.text.lower()
    if record.binding is False or (record.type not in TREATIES and is_hard):
        for form in (_SAYS_TREATY, _TREATY_NEXT, *((_OBLIGES,) if record.binding is False else ())):
            found = form.match(after)
            if found and not NEGATION.search(found[0]) and not HYPOTHESIS.search(found[0]):
                if record.binding is True and "treaty" not in found["said"].lower():
                    continue
                its_own = fold(mention.text) in fold(record.name)
                if form is not _TREATY_NEXT or (its_own and not called_treaty):
                    yield mention.start, mention.end + found.end()
        if record.binding is False and (found := _is_said(draft, mention, _HAS_FORCE, after)):
            yield mention.start, mention.end + found.end()
        for form in (_BINDING_BEFORE, _TREATY_BEFORE, _BOUND_BY):
            found = form.search(before)
            if (
                found
                and record.binding is False
                and not NEGATION.search(last_clause(before))
                and not before.rstrip().lower().endswith("non-binding")
            ):
                yield mention.start - (len(before) - found.start()), mention.end
    if is_hard:
        if (found := _HAS_NO_FORCE.search(after)) and _is_about(
            draft, sentence, mention, after[: found.start()]
        ):
            yield mention.end + found.start("said"), mention.end + found.end("said")
        elif (found := _SAYS_SOFT.match(after)) and not re.search(
            r"\bnot (?:only|merely|just|a|an)\b|\bno mere\b", found[0]
        ):
            if re.fullmatch(
                r"an? (?:political )?(?:declaration|pledge|promise)|a recommendation", found["said"]
            ) and not re.search(r"\b(?:is|are|was)\b", found[0]):
                return
            yield mention.start, mention.end + found.end()
        elif found := _is_said(draft, mention, _HAS_NO_DUTIES, after):
            yield mention.start, mention.end + found.end()
        elif found := _SOFT_BEFORE.search(before):
            yield mention.start - (len(before) - found.start()), mention.end


def _is_said(
    draft: Draft, mention: Mention, form: re.Pattern[str], after: str
) -> re.Match[str] | None:
    """What is said of a text in its clause, unless it is denied or of something named between."""
    found = form.match(after)
    if not found or NEGATION.search(found[0]) or HYPOTHESIS.search(found[0]):
        return None
    between = draft.within(mention.end, mention.end + found.start("said"))
    others = any(isinstance(draft.meant(one), Instrument) for one in between)
    return None if others or _ANOTHERS.search(found["lead"]) else found


def _is_about(draft: Draft, sentence: Sentence, mention: Mention, between: str) -> bool:
    """Whether a pronoun after a name can only stand for it."""
    others = draft.within(mention.end, mention.end + len(between))
    return (
        not any(isinstance(draft.meant(one), Instrument) for one in others) and len(between) < 120
    )


def _is_doubtful(before: str, after: str) -> bool:
    near = last_clause(before)
    conditional = re.search(
        r"\b(?:if|whether|could|would|might|proposed|calls? for|instead of|more than)\b",
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
