"""What a finding of a review says, the same in every view and report."""

from __future__ import annotations

from ..model import TYPE_CHECKING
from .sources import reference

if TYPE_CHECKING:
    from ..documents.checking.check import Review
    from ..documents.checking.finding import Finding


def said(finding: Finding) -> str:
    """What is wrong and what to write instead, in one line."""
    advice = f"; instead: {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.message.rstrip('.')}{advice}"


def sources_of(finding: Finding, review: Review, most: int = 2) -> list[str]:
    """The first sources that show a finding, in one line each, with the place in them."""
    found = []
    for cite in finding.cites[:most]:
        if cite.source in review.sources:
            source = reference(review.sources[cite.source]).rstrip(".")
            found.append(f"{source}, {cite.at}" if cite.at else source)
    return found
