"""Which language a file of several is in, and how its tags are written."""

from __future__ import annotations

from ...corpus.written.languages import is_language
from ...model import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def main_language(counts: Mapping[str, int], entries: int) -> str:
    """English where half of the entries have it, else the language that most of them have.

    What is no tag of a language is none.
    """
    tags = [one for one in sorted(counts) if not one or is_language(one)]
    for tag in tags:
        if tag.partition("-")[0] == "en" and counts[tag] * 2 >= entries:
            return tag
    return max(tags, key=lambda tag: counts[tag], default="")


def tag(text: str) -> str:
    """A language tag in the case of BCP 47 (RFC 5646, 2.1.1): ``zh-Hant``, ``pt-BR``."""
    first, *rest = text.strip().replace("_", "-").split("-")
    cased = [
        one.upper() if len(one) == 2 else one.title() if len(one) == 4 else one.lower()
        for one in rest
    ]
    return "-".join([first.lower(), *cased])
