"""A Markdown text as its reader sees it, in HTML, with something around parts of it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

from ...model import TYPE_CHECKING
from ...render.safe import prose
from ..reading.markdown import hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

# Noncharacters, which stand in no text that is exchanged: Unicode, section 23.7.
_OPENS, _NUMBERED, _CLOSES = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGN = re.compile(f"{_OPENS}[0-9]+{_NUMBERED}|{_CLOSES}")
_TAG_OR_SIGN = re.compile(f"(<[^>]*>|{_SIGN.pattern})")
_EMPHASIS = frozenset(("</em>", "</strong>", "</s>"))
_TAKEN = dict.fromkeys(map(ord, (_OPENS, _NUMBERED, _CLOSES)), "\N{REPLACEMENT CHARACTER}")


class Around(NamedTuple):
    """What HTML stands before and behind the part of a text from ``begin`` to ``end``."""

    begin: int
    end: int
    before: str
    behind: str


def shown(text: str, parts: Sequence[Around]) -> str:
    """A Markdown text as HTML with something around its parts, which stand in order, none in another.

    CommonMark, tables and strikethrough. HTML in the text is shown as it is written. Where markup
    ends inside a part, the part ends with it; in what is no text, such as the words for an image,
    nothing is put.
    """
    reader = _Reader("commonmark", {"html": False}).enable(["table", "strikethrough"])
    page = reader.render(_signed(text, parts), {"references": _Labels()})
    return _with_parts(page, parts)


class _Reader(MarkdownIt):
    """Reads Markdown in which there are signs; an address has none."""

    def normalizeLink(self, url: str) -> str:
        return super().normalizeLink(_SIGN.sub("", url))


class _Labels(dict[str, Any]):
    """To what the labels of links lead, whatever signs are in them."""

    def __contains__(self, label: object) -> bool:
        return super().__contains__(_SIGN.sub("", str(label)))

    def __setitem__(self, label: str, link: Any) -> None:
        super().__setitem__(_SIGN.sub("", label), link)

    def get(self, label: str, other: Any = None) -> Any:
        return super().get(_SIGN.sub("", label), other)


def _signed(text: str, parts: Sequence[Around]) -> str:
    """The text with a sign where each part begins and ends, without what a reader does not see."""
    edits = [(begin, end, "") for begin, end in hidden(text)]
    for number, part in enumerate(parts):
        edits.append((part.begin, part.begin, f"{_OPENS}{number}{_NUMBERED}"))
        edits.append((part.end, part.end, _CLOSES))
    text = text.translate(_TAKEN)
    written: list[str] = []
    last = 0
    for begin, end, instead in sorted(edits, key=lambda edit: (edit[0], edit[2] != _CLOSES)):
        written += text[last:begin], instead
        last = end
    written.append(text[last:])
    return prose("".join(written).replace("\r\n", "\n").replace("\t", "    "))


def _with_parts(page: str, parts: Sequence[Around]) -> str:
    """HTML with signs, what stands around the parts in their place."""
    pieces, places = _without_signs(page)
    before: dict[int, str] = {}
    behind: dict[int, str] = {}
    for number, first, last in places:
        first, last = _balanced(pieces, first, last)
        if first < last:
            before[first], behind[last] = parts[number].before, parts[number].behind
    return "".join([
        f"{behind.get(at, '')}{before.get(at, '')}{piece}" for at, piece in enumerate([*pieces, ""])
    ])  # fmt: skip


def _without_signs(page: str) -> tuple[list[str], list[tuple[int, int, int]]]:
    """The tags and texts of a page, and of each part its number, its first piece and that behind it."""
    pieces: list[str] = []
    places = []
    begun = None
    for piece in _TAG_OR_SIGN.split(page):
        if piece.startswith(_OPENS):
            begun = int(piece[1:-1]), len(pieces)
        elif piece == _CLOSES:
            if begun:
                places.append((*begun, len(pieces)))
            begun = None
        elif piece:
            pieces.append(_SIGN.sub("", piece))
    return pieces, places


def _balanced(pieces: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Where what is opened and closed between two pieces is in balance: from which and up to which."""
    opened: list[int] = []
    for at in range(first, last):
        tag = pieces[at]
        if tag.startswith("</"):
            if opened:
                opened.pop()
            elif tag in _EMPHASIS and pieces[first - 1] == tag.replace("/", ""):
                first -= 1
            else:
                return first, at
        elif tag.startswith("<") and not tag.endswith("/>"):
            opened.append(at)
    return first, min(opened, default=last)
