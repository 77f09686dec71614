"""To which family of rules a wrong form belongs, by what it gets wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....folding import key as fold_key
from ....model import Actor, Instrument, Record
from ..language import numbers

# A form that gets a stage wrong.
_STAGE = re.compile(
    r"\b(?:in force|into force|adopted|ratif\w+|signed|is (?:US )?law|repealed|rescinded|revoked|published|closed in|withdrew|lifted|launched in|operation)\b"
)
# A form that gets force wrong.
_BINDING = re.compile(r"(?i)\b(?:treaty|binding|non-binding|voluntary|doctrine)\b")
# A form that begins with a number of something.
_COUNTED = re.compile(
    rf"(?i)^(?:the |all )?(?:{numbers.NUMBER})\b[\s-]+(?!years?\b|October|November)"
)
# A form that gets a post wrong.
_LEADS = re.compile(
    r"(?i)\b(?:chairs|chaired|leads|commands|first|succeeded|appointed|became|ambassador|director|chief)\b"
)
# A date behind a name.
_DATED = re.compile(
    r"(?:\b(?:of|in|since|on|from)\s+|\()(?:the\s+)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b|(?<!/)\b(?:19|20)\d\d$"
)


def family(text: str, about: Sequence[Record]) -> str:
    """The family of rules to which a wrong form belongs."""
    persons = [one for one in about if isinstance(one, Actor) and one.type == "person"]
    named = any(part in text for one in persons for part in one.name.split() if len(part) > 3)
    if re.search(r"\b(?:chairs|leads|commands)\b", text):
        return "holder"
    has_post = any(isinstance(one, Actor) and one.holders for one in about)
    if named and has_post and _LEADS.search(text) and not numbers.A_YEAR.search(text):
        return "first" if re.search(r"\bfirst cyber.diplomat", text) else "holder"
    if re.search(r"\bfirst\b", text):
        return "first"
    soft = isinstance(about[0], Instrument) and about[0].binding is not True
    if _BINDING.search(text) and (soft or "binding" in text or about[0].kind != "instrument"):
        return "binding"
    if _COUNTED.search(text):
        return "count"
    if _STAGE.search(text):
        return "stage"
    if re.search(
        rf"\b{numbers.NUMBER}\s+(?:[a-z]+ )?(?:priorities|pillars|norms|members|reports)\b", text
    ):
        return "count"
    return "date-of" if _is_misdated(text, about[0]) else "name-wrong"


def _is_misdated(text: str, record: Record) -> bool:
    """Whether a wrong form is a record’s own name with a date that is not its."""
    dated = _DATED.search(text)
    if not dated or record.kind == "actor":
        return False
    name = fold_key(text[: dated.start()].strip(" ,("))
    return record.kind == "milestone" or name in {
        fold_key(one) for one in (record.name, *(alias.text for alias in record.aliases))
    }
