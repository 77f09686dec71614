"""A text to be read: where it came from, what it says, and what in it is not prose."""

from __future__ import annotations

from ...model import Value

LARGEST = 64 * 2**20


class Document(Value):
    """A document as text, or a passage of a long one.

    ``form`` is text, markdown, html, pdf or docx; ``text`` is what offsets count in; ``prose`` is
    the same text, as long, with code, addresses and markup blanked out; ``data`` the bytes of a
    form that is written back. Of a passage, ``offset`` says where it begins in the whole text and
    ``more`` whether others follow.
    """

    path: str
    form: str = "text"
    text: str = ""
    prose: str = ""
    data: bytes = b""
    offset: int = 0
    more: bool = False


def too_large(amount: int) -> str:
    """What is wrong with a document of more than ``LARGEST`` characters or bytes; else nothing."""
    if amount <= LARGEST:
        return ""
    return f"is larger than {LARGEST // 2**20} MB; split it"
