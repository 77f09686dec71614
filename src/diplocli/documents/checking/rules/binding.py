"""Texts said to bind that do not, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....dates import MONTHS
from ....folding import words as fold_words
from ....model import Instrument, Term
from ....queries.standing import TREATIES
from ..claims.bound import OTHER, Subject, said_of, stands
from ..claims.corrections import find
from ..draft.draft import Draft, Sentence
from ..draft.mentions import Named
from ..draft.tables import cells
from ..facts.records import short_name
from ..facts.stages import is_same
from ..facts.standing import is_treaty
from ..finding import Rule, Trouble
from ..language import force
from ..language.when import SPAN, YEAR
from ..language.wording import is_asserted

_LEGAL_KINDS = frozenset((*TREATIES, "law", "decision", "executive-order", "judgment"))
# “Voluntary norms …”: an alias that says more than the name.
_SOFTLY = re.compile(r"\b(?:voluntary|non-binding)\s+")
# “A voluntary …”: how the corpus begins on a norm that does not bind.
_SOFT_BY_NATURE = re.compile(r"An? (?:voluntary|non-binding)\b")
# “A voluntary code by which firms meet the …”: what does not bind is the code.
_OF_ANOTHER = re.compile(r"\s+[a-z]+\b[^,:;]*\b(?:that|which|who|whom|whose)\b[^,:;]*$")
_SAME_MATTER = 3


def wrong_force(draft: Draft) -> Iterator[Trouble]:
    """A declaration called a treaty or binding; a treaty or law called voluntary."""
    yield from find(draft, "binding")
    for sentence in draft.sentences:
        if sentence.corrects:
            continue
        texts = sorted(_texts(sentence), key=lambda one: one.mention.start)
        yield from _of_texts(sentence, texts)
        if not texts:
            yield from _by_its_day(sentence)
    yield from _in_tables(draft)


def _texts(sentence: Sentence) -> Iterator[Subject]:
    """The texts and norms of a sentence of which the corpus knows whether they bind."""
    for mention, text in sentence.instruments:
        if text.binding is not None:
            yield Named(mention, text)
    for mention in sentence.mentions:
        several = (
            [sentence.draft.records[one] for one in mention.ids] if len(mention.ids) > 1 else []
        )
        texts = [one for one in several if isinstance(one, Instrument)]
        if texts == several and len({(one.binding, one.type) for one in texts}) == 1:
            yield Named(mention, texts[0])
    for mention, term in sentence.of_type(Term):
        if _is_soft(term) and len(mention.text.split()) > 1:
            yield Named(mention, term)


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


def _of_texts(sentence: Sentence, texts: Sequence[Subject]) -> Iterator[Trouble]:
    """What a sentence says of the force of its texts and their records do not bear out."""
    told: set[str] = set()
    for form, is_wrong in (
        (force.A_TREATY, _is_no_treaty),
        (force.BINDS, _is_soft),
        (force.NOT_SOFT, _is_soft),
        (force.DOES_NOT_BIND, _is_hard),
    ):
        for found in (
            form.finditer(sentence.draft.frame, sentence.start, sentence.end) if texts else ()
        ):
            subject = said_of(sentence, texts, found)
            if subject is None or not is_wrong(subject[1]) or subject[1].id in told:
                continue
            if is_wrong is _is_soft and force.DOES_NOT_BIND.search(subject[0].text):
                continue
            if is_wrong is _is_hard and _OF_ANOTHER.match(
                sentence.draft.prose[found.end() : max(found.end(), subject[0].start)]
            ):
                continue
            if stands(sentence, subject, found):
                told.add(subject[1].id)
                start = min(subject[0].start, found.start())
                yield _trouble(sentence.draft, start, max(subject[0].end, found.end()), subject[1])


def _by_its_day(sentence: Sentence) -> Iterator[Trouble]:
    """The force of a text that a sentence does not name but tells by its date and its matter."""
    draft = sentence.draft
    dates = [one for one in sentence.dates if one.exact not in (YEAR, SPAN)]
    if len(dates) != 1:
        return
    for form, is_wrong in ((force.A_TREATY, _is_soft), (force.DOES_NOT_BIND, is_treaty)):
        said = form.search(draft.frame, sentence.start, sentence.end)
        if said is None or (form is force.A_TREATY and not said["article"]):
            continue
        before, after = sentence.before(said.start()), sentence.after(said.end())
        if not is_asserted(before, "", after) or OTHER.search(before):
            continue
        matter = _matter(sentence.prose)
        rows = draft.store.rows(["instrument"])
        ids = [row.id for row in rows if row.date and is_same(dates[0], row.date)]
        meant = [
            one
            for one in draft.known.records(ids)
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
        fact = f"“{name}” names what does not bind"
        return Trouble(start, end, f"“{draft[start, end]}”: {fact}. {record.summary}", record)
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
        ),
        passes=(
            "The Paris Call is not a treaty.",
            "The Budapest Convention is a binding treaty; its guidance notes are not binding.",
            "A delegate asked whether the Bletchley Declaration could become a treaty.",
            "The Paris Call is voluntary and not binding.",
        ),
    ),
)
