"""A long text as windows, between which nothing but what has been named before is remembered."""

from __future__ import annotations

from typing import NamedTuple

from ...model import TYPE_CHECKING
from ..reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEYOND = 2_000


class Window(NamedTuple):
    """A part of a text that ends at ``until``, with what stands behind it.

    Where it ends hangs on the text alone; a name that begins in it may end behind it. ``document``
    is that of which it is a part, without its text.
    """

    document: Document
    text: str
    prose: str
    until: int


def windows(passages: Iterable[Document]) -> Iterator[Window]:
    """The windows of a document, or of a long text that is read passage by passage."""
    text = prose = ""
    for passage in passages:
        is_all_prose = prose == text and passage.prose is passage.text
        text += passage.text
        prose = text if is_all_prose else prose + passage.prose
        until = _cut(prose) if passage.more else len(prose)
        yield Window(passage.replace(text="", prose=""), text, prose, until)
        text, prose = text[until:], prose[until:]


def _cut(prose: str) -> int:
    """Where a window may end: between paragraphs, else where names that begin before are whole."""
    least, most = len(prose) // 2, max(len(prose) - BEYOND, 1)
    for mark in ("\n\n", "\n\r\n", "\n", " "):
        at = prose.rfind(mark, least, most)
        if at > 0:
            return at
    return most
