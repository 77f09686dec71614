"""A file, or standard input, to a document: by what it holds, within limits."""

from __future__ import annotations

import codecs
import os
import sys

from ...errors import DataError, MissingExtra
from .document import LARGEST, Document, too_large
from .markdown import read_markdown
from .webpage import declared_encoding, read_webpage

STANDARD_INPUT = "-"
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_LABELS = {"pdf": "a PDF", "docx": "a DOCX file"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SNIFFED = 8_192
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_document(path: str) -> Document:
    """The document in a file, or on standard input when the path is ``-``.

    Raises DataError, naming the file, when it cannot be read, is not what its name says, is too
    large or is no text; MissingExtra when its form needs a part that is not installed.
    """
    data = _bytes(path)
    said = SUFFIXES.get(os.path.splitext(path)[1].lower(), "")
    held = _sniff(data)
    if said in _LABELS and held != said:
        raise DataError(f"{path}: {_why_not(data, said)}")
    if held and said and held != said:
        raise DataError(f"{path}: is {_LABELS[held]}, not what its name says")
    if held in _LABELS:
        return _extracted(path, data, held)
    text = _decoded(path, data, said)
    form = said or (
        "html" if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")) else "text"
    )
    if form == "markdown":
        return read_markdown(path, text)
    if form == "html":
        return read_webpage(path, text)
    return Document(path=path, form="text", text=text, prose=text)


def _bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None
    except ValueError as error:
        raise DataError(f"{path!r}: {error}") from None
    if problem := too_large(len(data)):
        raise DataError(f"{path}: {problem}")
    return data


def _sniff(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "docx" if data.startswith(b"PK\x03\x04") and b"word/" in data else ""


def _why_not(data: bytes, said: str) -> str:
    if not data:
        return f"is empty, not {_LABELS[said]}"
    if said == "docx" and data.startswith(_OLE):
        return "is encrypted, or an old Word file; save it as DOCX without a password"
    return f"is not {_LABELS[said]}, whatever its name says"


def _extracted(path: str, data: bytes, form: str) -> Document:
    try:
        if form == "pdf":
            from .pdf import read_pdf

            return read_pdf(path, data)
        from .word import read_word

        return read_word(path, data)
    except ImportError:
        raise MissingExtra(
            f"{path}: {form.upper()} needs a part that is not installed: pip install 'diplocli[docs]'"
        ) from None


def _decoded(path: str, data: bytes, said: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not encoding:
        if b"\0" in data[:_SNIFFED]:
            raise DataError(f"{path}: is not text")
        encoding = (declared_encoding(data) if said in ("html", "") else "") or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: is not {encoding.upper()} text (byte {error.start + 1}); convert it to UTF-8"
        ) from None
    except LookupError:
        raise DataError(f"{path}: has an encoding that is not known: {encoding}") from None
    if "\0" in text:
        raise DataError(f"{path}: is not text")
    return text
