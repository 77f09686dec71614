"""Markdown: what in it is prose, and what in it is a link."""

from __future__ import annotations

import re

from ...model import TYPE_CHECKING
from .document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOT_PROSE = re.compile(
    r"\A---\r?\n.*?\n---(?=\r?\n|\Z)"  # front matter
    r"|^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|(?P<code>\Z))"
    r"|<!--.*?(?:-->|(?P<comment>\Z))"
    r"|(?<!`)(?P<tick>`++)(?:[^\n]|\n(?![^\S\n]*\n))+?(?<!`)(?P=tick)(?!`)"
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\]\n]*\]|^\[(?!\^)[^\]\n]+\]:[^\n]*|^\[\^[^\]\n]+\]:"
    r"|</?[A-Za-z][^<>\n]*>|<?https?://[^\s<>]+>?|\[\^[^\]\s]+\]|^[ ]{0,3}>+ ?|[*~|\\]+|(?<!\w)_+|_+(?!\w)",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"!?\[(?!\^)[^\[\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_HIDDEN = ("---", "<!--")
_VISIBLE = re.compile(r"[^\n]")


def read_markdown(path: str, text: str) -> Document:
    """A Markdown text, its code, addresses and marks blanked out of its prose."""
    return Document(path=path, form="markdown", text=text, prose=_prose(text, "")[0])


def markdown_passages(path: str, texts: Iterable[str]) -> Iterator[Document]:
    """A long Markdown text, passage by passage, cut between paragraphs where there are any."""
    text, opened = "", ""
    for more in texts:
        text += more
        end = text.rfind("\n\n", len(text) // 2) + 1 or len(text)
        prose, after = _prose(text[:end], opened)
        yield Document(path=path, form="markdown", text=text[:end], prose=prose, more=True)
        text, opened = text[end:], after
    yield Document(path=path, form="markdown", text=text, prose=_prose(text, opened)[0])


def links(text: str) -> list[tuple[int, int]]:
    """Where the links of a Markdown text begin and end, inside which nothing may be put."""
    return [found.span() for found in _LINK.finditer(text)]


def hidden(text: str) -> list[tuple[int, int]]:
    """Where in a Markdown text front matter and comments begin and end, which no reader sees."""
    return [one.span() for one in _NOT_PROSE.finditer(text) if one[0].startswith(_HIDDEN)]


def _prose(text: str, opened: str) -> tuple[str, str]:
    """A text without what is no prose, and what a passage after it has before it.

    That is the beginning of what this one leaves open, at least a line break.
    """
    after = "\n"

    def blank(found: re.Match[str]) -> str:
        nonlocal after
        if found["code"] is not None:
            after = f"{found['fence']}\n"
        elif found["comment"] is not None:
            after = "<!--"
        return _VISIBLE.sub(" ", found[0])

    return _NOT_PROSE.sub(blank, opened + text)[len(opened) :], after
