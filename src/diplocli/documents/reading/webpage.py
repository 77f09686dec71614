"""HTML: the prose of a page, as a browser would show it, paragraph by paragraph."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .document import Document

_SILENT = frozenset({"script", "style", "svg", "template", "title"})
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)


def read_webpage(path: str, source: str) -> Document:
    """A page as text, a blank line between paragraphs."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    text = parser.text()
    return Document(path=path, form="html", text=text, prose=text)


def declared_encoding(data: bytes) -> str:
    """The encoding that a page says it has, or nothing."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._silent = 0
        self._paragraphs: list[str] = []
        self._running: list[str] = []

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """``<![`` begins what browsers take for a comment (HTML Standard, 13.2.5.42)."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag == "br":
            self._running.append(" ")
        elif tag not in _INLINE:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag not in _INLINE and tag != "br":
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._running.append(data)

    def text(self) -> str:
        self._end_paragraph()
        return "\n\n".join(self._paragraphs) + "\n" * bool(self._paragraphs)

    def _end_paragraph(self) -> None:
        paragraph = _SPACE.sub(" ", "".join(self._running)).strip()
        self._running.clear()
        if paragraph:
            self._paragraphs.append(paragraph)
