"""Whether a sentence speaks of now."""

from __future__ import annotations

import re

# Words for the present time.
_NOW = re.compile(
    r"(?i)\b(?:today|currently|nowadays|at present|these days|presently|at the moment|to this day|still)\b"
)
# A verb in the past tense; a participle behind “be” is none.
_PAST = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bto )\b(?:was|were|had|did|said|told|wrote|gave|took|made|met|held|led|sent|went|came|became|began|found|saw|spoke|brought|ran|left|kept)\b"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )\b(?!need|indeed|speed|exceed|proceed|succeed|embed|agreed-|hundred|sacred|feed|seed|shed|breed)[a-z]{2,}ed\b"
)
# A verb in the present tense right behind a subject.
_PRESENT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:(?:which|that|who)\s+)?(?:(?:also|still|now|today|currently|already|only|alone|again)\s+)*"
    r"(?:is|are|has|does|coordinates|leads|heads|runs|handles|advises|works|oversees|speaks|says|warns|remains|reports|represents"
    r"|manages|negotiates|chairs|meets|directs|serves|sits|monitors|publishes|supports|supervises|sets|acts|deals|holds|keeps"
    r"|provides|gives|offers|organi[sz]es|issues|takes|brings|tracks|counters|maintains|assists|helps|answers|exists|continues"
    r"|consists|employs|plans|hosts|covers|commands|decides|convenes|develops|conducts|promotes|pursues|funds|seeks|tells|argues"
    r"|explains|can|must|should|will)\b"
)
# “Contact the …”: an order is for now.
_ORDER = re.compile(r"^\W*(?:Ask|Contact|Write to|Call|Consult|See|Apply to|Turn to)\b")


def is_past(text: str) -> bool:
    """Whether a text has a verb in the past tense."""
    return _PAST.search(text) is not None


def is_now(before: str, after: str, *, dated: bool) -> bool:
    """Whether what stands between two parts of a sentence is spoken of as there now.

    ``dated`` when the author has said of which day the draft speaks: then any sentence that is not
    in the past tense will do.
    """
    if _PAST.search(before) or _PAST.match(after.lstrip(" ,")[:25]):
        return False
    if _ORDER.match(before) or _PRESENT.match(after) or _NOW.search(before):
        return not _PAST.search(after[:30])
    return dated and not _PAST.search(after)
