"""What this program's own exports say beyond what their formats tell anybody.

They know themselves by their title. The first paragraph of a definition is the summary; a reading
stands in a note as ``WHO (YEAR): what it stresses``.
"""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from ...queries.cite import TITLE

if TYPE_CHECKING:
    from typing import Any

_READING = re.compile(
    r"(?P<who>.+?) \((?P<year>\d{1,4})\): (?P<stresses>.+?)(?: Leaves out: (?P<leaves_out>.+))?",
    re.DOTALL,
)


def is_own(title: str) -> bool:
    """Whether a file of that title was written by ``export``."""
    return title == TITLE


def parted(definition: str) -> dict[str, str]:
    """The summary and, behind the empty line, the definition."""
    summary, _, rest = definition.partition("\n\n")
    return {"summary": summary, "definition": rest or summary}


def reading(note: str) -> dict[str, Any] | None:
    """The reading that a note tells, or None when it tells none."""
    found = _READING.fullmatch(note)
    if not found:
        return None
    told = {name: text for name, text in found.groupdict().items() if text}
    return {**told, "year": int(told["year"])}
