"""Text that Markdown takes for text."""

from __future__ import annotations

import re

from .safe import line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~$^]|&(?=[#A-Za-z]))")
_BEGINNING = re.compile(r"^(\d+(?=[.)])|(?=[-+#=:]))")
_CLOSING = re.compile(r"(?<!\\)(?=#+$)")


def markdown(text: str) -> str:
    """A text on one line with a backslash before each sign that Markdown would take for its own."""
    escaped = _SIGNS.sub(r"\\\1", line(text).strip())
    return _CLOSING.sub(r"\\", _BEGINNING.sub(r"\1\\", escaped), count=1)
