"""A file, or standard input, to a document: by what it holds, within limits."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from stat import S_ISBLK, S_ISCHR, S_ISDIR

from ...errors import DataError, MissingExtra
from ...model import TYPE_CHECKING
from .document import LARGEST, Document, too_large
from .markdown import markdown_passages, read_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

STANDARD_INPUT = "-"
LONG = 2 * 2**20
PASSAGE = 2**19
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
_LONG = frozenset({"text", "markdown"})
_LABELS = {"pdf": "a PDF", "docx": "a DOCX file"}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SNIFFED = 8_192
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_document(path: str, *, as_written: bool = False) -> Document:
    """The whole document in a file, or on standard input when the path is ``-``.

    ``as_written`` leaves HTML with its markup, so that places are those of its file.

    Raises DataError, naming the file, when it cannot be read, is not what its name says, is too
    large or is no text; MissingExtra when its form needs a part that is not installed.
    """
    found = list(passages(path, as_written=as_written))
    if problem := too_large(sum(len(one.text) for one in found)):
        raise DataError(f"{path}: {problem}")
    if len(found) == 1:
        return found[0]
    text, prose = "".join(one.text for one in found), "".join(one.prose for one in found)
    return found[0].replace(text=text, prose=prose, more=False)


def passages(path: str, *, as_written: bool = False) -> Iterator[Document]:
    """A document as ``read_document`` reads it, but a text or Markdown longer than ``LONG`` passage by passage.

    What is wrong with it is raised before the first passage.
    """
    said = SUFFIXES.get(os.path.splitext(path)[1].lower(), "")
    try:
        with _opened(path) as file:
            yield from _read(path, file, said, as_written)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from None


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise DataError(f"{path}: standard input is closed")
        return nullcontext(sys.stdin.buffer)
    try:
        mode = os.stat(path).st_mode
        if S_ISDIR(mode):
            raise DataError(f"{path}: is a folder")
        if S_ISBLK(mode) or (S_ISCHR(mode) and not path.startswith(("/dev/fd/", "/dev/stdin"))):
            raise DataError(f"{path}: is a device, not a file")
        return open(path, "rb")
    except ValueError as error:
        raise DataError(f"{path!r}: {error}") from None


def _read(path: str, file: BinaryIO, said: str, as_written: bool) -> Iterator[Document]:
    head = file.read(LONG + 1)
    if head.startswith(_ZIP):
        head += file.read(LARGEST + 1 - len(head))
    held = _sniff(head)
    if said in _LABELS and held != said:
        raise DataError(f"{path}: {_why_not(head, said)}")
    if held and said and held != said:
        raise DataError(f"{path}: is {_LABELS[held]}, not what its name says")
    form = held or said or ("html" if _is_webpage(head) else "text")
    if form not in _LONG or len(head) <= LONG:
        data = head + file.read(max(LARGEST + 1 - len(head), 0))
        if problem := too_large(len(data)):
            raise DataError(f"{path}: {problem}")
        yield _whole(path, data, form, said, as_written)
        return
    with _again_and_again(file, head) as (source, begin):
        encoding = _encoding(path, head, "")
        for _ in _decoded(path, source, begin, encoding):
            pass  # so that what is wrong further down is known before anything is shown
        read = {"markdown": markdown_passages, "text": text_passages}[form]
        yield from read(path, _decoded(path, source, begin, encoding))


def _whole(path: str, data: bytes, form: str, said: str, as_written: bool) -> Document:
    if form in _LABELS:
        return _extracted(path, data, form)
    encoding = _encoding(path, data, said or form)
    text = "".join(_decoded(path, BytesIO(data), 0, encoding))
    if form == "markdown":
        return read_markdown(path, text)
    if form == "html":
        from .pagesource import read_page_source
        from .webpage import read_webpage

        return read_page_source(path, text) if as_written else read_webpage(path, text)
    return Document(path=path, text=text, prose=text)


@contextmanager
def _again_and_again(file: BinaryIO, head: bytes) -> Iterator[tuple[BinaryIO, int]]:
    """What can be read twice, and where it begins: the file, or a copy of a pipe in a file."""
    if file.seekable():
        yield file, file.tell() - len(head)
        return
    from shutil import copyfileobj
    from tempfile import TemporaryFile

    with TemporaryFile() as copy:
        copy.write(head)
        copyfileobj(file, copy, LONG)
        yield copy, 0


def text_passages(path: str, texts: Iterable[str]) -> Iterator[Document]:
    """A long text, passage by passage."""
    before = ""
    for text in texts:
        if before:
            yield Document(path=path, text=before, prose=before, more=True)
        before = text
    yield Document(path=path, text=before, prose=before)


def _is_webpage(head: bytes) -> bool:
    return (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype html", b"<html"))
    )


def _sniff(data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "docx" if data.startswith(_ZIP) and b"word/" in data else ""


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
        raise MissingExtra.needed_by(f"{path}: {form.upper()}", "docs") from None


def _encoding(path: str, data: bytes, form: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data[:_SNIFFED]:
        raise DataError(f"{path}: is not text")
    named = ""
    if form == "html":
        from .webpage import declared_encoding

        named = declared_encoding(data)
    try:
        b"text".decode(named or "utf-8", "replace")  # of no bytes Python asks for no codec
        codecs.getincrementaldecoder(named or "utf-8")
    except (LookupError, UnicodeError):
        raise DataError(f"{path}: has an encoding that is not known: {named}") from None
    return named or "utf-8"


def _decoded(path: str, file: BinaryIO, begin: int, encoding: str) -> Iterator[str]:
    """The text of a file from a byte on, block by block."""
    file.seek(begin)
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    while True:
        block = file.read(PASSAGE)
        left = len(decoder.getstate()[0])
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeError as error:
            at = done - left + getattr(error, "start", 0) + 1
            raise DataError(
                f"{path}: is not {encoding.upper()} text (byte {at}); convert it to UTF-8"
            ) from None
        # In UTF-8 and its kin the character is this byte; looking for that takes a tenth of the time.
        if b"\0" in block and "\0" in text:
            raise DataError(f"{path}: is not text")
        if text:
            yield text
        if not block:
            return
        done += len(block)
