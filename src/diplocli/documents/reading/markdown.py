"""Markdown: what in it is prose, and the text back with footnotes."""

from __future__ import annotations

import re

from .document import Document

_NOT_PROSE = re.compile(
    r"\A---\n.*?\n---(?=\n|\Z)"  # front matter
    r"|^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"
    r"|<!--.*?(?:-->|\Z)"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|^\[[^\]\n]+\]:[^\n]*"
    r"|</?[A-Za-z][^<>\n]*>|<?https?://[^\s<>]+>?|\[\^[^\]\s]+\]|^[ ]{0,3}>+ ?|[*~|\\]+|(?<!\w)_+|_+(?!\w)",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"!?\[(?!\^)[^\[\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_VISIBLE = re.compile(r"[^\n]")


def read_markdown(path: str, text: str) -> Document:
    """A Markdown text, its code, addresses and marks blanked out of its prose."""
    prose = _NOT_PROSE.sub(lambda found: _VISIBLE.sub(" ", found[0]), text)
    links = tuple([found.span() for found in _LINK.finditer(text)])
    return Document(path=path, form="markdown", text=text, prose=prose, whole=links)
