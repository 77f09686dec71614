"""HTML inside a field to plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset((
    "p", "div", "br", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "blockquote", "h1",
    "h2", "h3", "h4", "h5", "h6", "pre", "section",
))  # fmt: skip
_SILENT = frozenset({"script", "style", "template"})
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")


def text_of(source: str) -> str:
    """The text of a piece of HTML, a line for each paragraph or item; other text as it is."""
    if "<" not in source and "&" not in source:
        return source.strip()
    parser = _Text()
    parser.feed(source)
    parser.close()
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parser.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """``<![`` begins what browsers take for a comment (HTML Standard, 13.2.5.42)."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data.replace("\n", " "))
