"""A document against the rules: what it gets wrong, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ...corpus.index.store import Store
from ...errors import DiplocliError
from ...model import Correction, Source, Value
from ..reading.document import Document
from .draft.draft import Draft
from .finding import Finding, Rule, Trouble
from .ignoring import comments, is_quiet
from .known import Known


class Checked(Value):
    """A document with what was found in it."""

    document: Document
    findings: tuple[Finding, ...] = ()


class Review(Value):
    """The answer to ``check``: documents in the order given, with what the findings refer to."""

    documents: tuple[Checked, ...] = ()
    corrections: dict[str, Correction] = {}
    sources: dict[str, Source] = {}
    errors: tuple[DiplocliError, ...] = ()


def check(
    known: Known,
    document: Document,
    rules: Sequence[Rule],
    as_of: str = "",
    familiar: Iterable[str] = (),
) -> Checked:
    """What rules find in a document, its comments heeded.

    ``as_of`` is the day of which undated sentences speak, the corpus’s own where it is empty;
    ``familiar`` are acronyms that need not be spelt out.
    """
    draft = Draft(known, document, as_of, familiar)
    quiet = comments(document.text)
    found = [
        (trouble, rule)
        for rule in rules
        for trouble in rule.find(draft)
        if not is_quiet(quiet, rule, trouble.start)
    ]
    found.sort(key=lambda one: (one[0].start, one[1].code))
    place = _Places(document.text)
    kept = [_finding(place, document.text, trouble, rule) for trouble, rule in _once_each(found)]
    return Checked(document=document, findings=tuple(kept))


def gather(
    store: Store, documents: Iterable[Checked], errors: Sequence[DiplocliError] = ()
) -> Review:
    """Documents as one answer, with the corrections and sources of their findings."""
    kept = tuple(documents)
    findings = [finding for one in kept for finding in one.findings]
    ids = dict.fromkeys(finding.correction for finding in findings if finding.correction)
    sources = dict.fromkeys(cite.source for finding in findings for cite in finding.cites)
    return Review(
        documents=kept,
        corrections={record.id: record for record in store.records(ids)},  # type: ignore[misc]
        sources=store.sources(sources),
        errors=tuple(errors),
    )


def _once_each(found: list[tuple[Trouble, Rule]]) -> list[tuple[Trouble, Rule]]:
    """Findings without those that say of the same words again what another says.

    Of two by one rule the first stays; a name from a correction gives way to the rule whose matter
    it is, and a wrong date to a wrong stage.
    """
    kept: list[tuple[Trouble, Rule]] = []
    for trouble, rule in found:
        rivals = [one for one in kept if one[0].start < trouble.end and trouble.start < one[0].end]
        if any(one[1].slug == rule.slug or _goes_before(one, (trouble, rule)) for one in rivals):
            continue
        kept = [one for one in kept if one not in rivals or not _goes_before((trouble, rule), one)]
        kept.append((trouble, rule))
    return kept


def _goes_before(one: tuple[Trouble, Rule], other: tuple[Trouble, Rule]) -> bool:
    weaker, stronger = other[1].slug, one[1].slug
    if weaker == "name-wrong":
        return stronger != "acronym" and other[0].record.id == one[0].record.id
    return weaker == "date-of" and stronger in ("stage", "name-wrong", "holder", "cyber-digital")


def _finding(place: _Places, text: str, trouble: Trouble, rule: Rule) -> Finding:
    line, column = place(trouble.start)
    end_line, end_column = place(trouble.end)
    return Finding(
        code=rule.code,
        start=trouble.start,
        end=trouble.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text[trouble.start : trouble.end],
        message=trouble.message,
        suggestion=trouble.instead,
        fix=trouble.fix if rule.fixes else "",
        record=trouble.record.id,
        correction=trouble.correction,
        cites=trouble.cites or trouble.record.cites,
    )


class _Places:
    """Lines and columns, from 1, of offsets."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def __call__(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
