"""HTML as its author wrote it: the markup blanked out, everything else in its place."""

from __future__ import annotations

import re
from html import unescape

from .document import Document

_NOT_PROSE = re.compile(
    r"<!--.*?(?:-->|\Z)|<![^>]*>|<\?[^>]*>"
    r"|<(?P<tag>script|style|svg|template|title|code|pre|kbd|samp|var|blockquote|q|cite)\b.*?(?:</(?P=tag)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "data", "del", "dfn", "em", "font", "i", "ins", "label", "mark",
    "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
))  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_VISIBLE = re.compile(r"[^\n]")
_FILL = "\N{WORD JOINER}"


def read_page_source(path: str, source: str) -> Document:
    """A page as it was written, so that lines, columns and comments are those of its file.

    Of its prose quotations and code are blanked out too, and blocks begin with an empty line.
    """
    prose = _NOT_PROSE.sub(lambda found: _gap(found[0], bool(found["tag"])), source)
    prose = _TAG.sub(lambda found: _gap(found[0], found["name"].lower() not in _INLINE), prose)
    prose = _ENTITY.sub(_character, prose)
    return Document(path=path, form="html", text=source, prose=prose)


def _gap(markup: str, is_block: bool) -> str:
    blank = _VISIBLE.sub(" ", markup)
    return f"\n\n{blank[2:]}" if is_block and len(blank) > 2 else blank


def _character(entity: re.Match[str]) -> str:
    plain = unescape(entity[0])
    if plain == entity[0] or len(plain) > len(entity[0]):
        return entity[0]
    return plain + _FILL * (len(entity[0]) - len(plain))
