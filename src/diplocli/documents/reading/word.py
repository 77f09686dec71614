"""DOCX: the text of its paragraphs, and the document back with comments. Needs python-docx."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document as open_docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run

from ...errors import DataError
from ...model import TYPE_CHECKING
from ...render.safe import line, prose
from .document import LARGEST, Document, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..annotation.annotate import Annotation

MOST_PARTS = 10_000
BETWEEN = "\n\n"
BESIDE = ("footnotes", "endnotes", "header", "footer")
_BLANK_LINES = re.compile(r"\s*\n[^\S\n]*\n\s*")
_AS_SPACES = str.maketrans("\r\n\t", "   ")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
AUTHOR, INITIALS = "diplocli", "D"
_TEXT_TAGS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n",
              qn("w:noBreakHyphen"): "-"}  # fmt: skip
_PLAIN_PARTS = frozenset({qn("w:t"), qn("w:rPr")})


class Remark(NamedTuple):
    """A comment to be put on a stretch of a document’s text."""

    start: int
    end: int
    text: str


def read_word(path: str, data: bytes) -> Document:
    """The text of a DOCX, a blank line between paragraphs, those of tables and text boxes among them.

    After the body come footnotes, endnotes, headers and footers.

    Raises DataError for one that is broken, or that would unpack to more than a document may hold.
    """
    _check(path, data)
    try:
        docx = open_docx(BytesIO(data))
        text = BETWEEN.join(map(_text, [*_paragraphs(docx.element.body), *_beside(docx)]))
    except Exception as error:
        # A broken DOCX makes python-docx and lxml raise whatever its parts raise.
        raise DataError(f"{path}: is a broken DOCX file ({type(error).__name__})") from None
    if problem := too_large(len(text)):
        raise DataError(f"{path}: {problem}")
    return Document(path=path, form="docx", text=text, prose=text, data=data)


def as_word(answer: Annotation) -> tuple[bytes, int]:
    """The one document of an answer as DOCX, a comment at each match; how many matches have none.

    Those are the ones in text boxes, notes, headers and footers, where Word knows no comments. A
    document of another form becomes plain paragraphs.
    """
    (one,) = answer
    glosses = {record_id: _gloss(row) for record_id, row in answer.rows.items()}
    return with_comments(
        one.document,
        [
            Remark(match.start, match.end, "\n".join(glosses[record_id] for record_id in match.ids))
            for match in one.matches
        ],
    )


def with_comments(document: Document, remarks: Sequence[Remark]) -> tuple[bytes, int]:
    """A document as DOCX with comments, in the order of the text; how many could not be put.

    A comment that is already there is not put again.
    """
    if document.form == "docx":
        docx = open_docx(BytesIO(document.data))
        places = list(_placed(_paragraphs(docx.element.body)))
    else:
        docx = open_docx()
        places = [
            (start, end, docx.add_paragraph(_on_one_line(document.text[start:end]))._p)
            for start, end in _blocks(document.text)
        ]
    there = {(one.text, one.author) for one in docx.comments}
    waiting = [one for one in reversed(remarks) if (one.text, AUTHOR) not in there]
    without = 0
    for start, end, paragraph in places:
        is_boxed = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
        while waiting and waiting[-1].start < end:
            one = waiting.pop()
            if is_boxed:
                without += 1
                continue
            _comment(docx, paragraph, one.start - start, one.end - start, one.text)
    written = BytesIO()
    docx.save(written)
    return written.getvalue(), without + len(waiting)


def _check(path: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise DataError(f"{path}: is encrypted")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise DataError(f"{path}: unpacks to more than {LARGEST // 2**20} MB")
            if "word/document.xml" not in packed.namelist():
                raise DataError(f"{path}: is not a DOCX file, whatever its name says")
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise DataError(f"{path}: is a broken DOCX file ({error})") from None


def _paragraphs(element: Any) -> list[Any]:
    """The paragraphs of a part; of a text box, which is written twice, those that Word shows."""
    return [
        paragraph
        for paragraph in element.iter(qn("w:p"))
        if next(paragraph.iterancestors(_FALLBACK), None) is None
    ]


def _beside(docx: Any) -> list[Any]:
    """The paragraphs with text that stand beside the body."""
    found = []
    for kind in BESIDE:
        parts = {
            str(relation.target_part.partname): relation.target_part
            for relation in docx.part.rels.values()
            if not relation.is_external and relation.reltype.endswith(f"/{kind}")
        }
        for _, part in sorted(parts.items()):
            found += [one for one in _paragraphs(parse_xml(part.blob)) if _text(one)]
    return found


def _runs(paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph that are shown, those of links and insertions among them."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag in (qn("w:hyperlink"), qn("w:ins"), qn("w:smartTag"), qn("w:sdt"),
                           qn("w:sdtContent"), qn("w:moveTo")):  # fmt: skip
            yield from _runs(child)


def _run_text(run: Any) -> str:
    return "".join((child.text or "") if child.tag == qn("w:t") else _TEXT_TAGS.get(child.tag) or ""
                   for child in run)  # fmt: skip


def _text(paragraph: Any) -> str:
    return "".join(map(_run_text, _runs(paragraph)))


def _placed(paragraphs: Sequence[Any]) -> Iterator[tuple[int, int, Any]]:
    """Where each paragraph begins and ends in the text of its document."""
    start = 0
    for paragraph in paragraphs:
        end = start + len(_text(paragraph))
        yield start, end, paragraph
        start = end + len(BETWEEN)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a plain text begin and end."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _on_one_line(text: str) -> str:
    return prose(text.translate(_AS_SPACES))


def _comment(docx: Any, paragraph: Any, start: int, end: int, text: str) -> None:
    """Put a comment on a stretch of a paragraph."""
    _split(paragraph, start)
    _split(paragraph, end)
    runs, at = [], 0
    for run in _runs(paragraph):
        length = len(_run_text(run))
        if at < end and at + length > start:
            runs.append(Run(run, docx._body))
        at += length
    if runs:
        docx.add_comment([runs[0], runs[-1]], text=text, author=AUTHOR, initials=INITIALS)


def _split(paragraph: Any, place: int) -> None:
    """Cut the run in which a place lies in two there, where it holds nothing but text."""
    at = 0
    for run in _runs(paragraph):
        text = _run_text(run)
        if at < place < at + len(text) and all(child.tag in _PLAIN_PARTS for child in run):
            rest = deepcopy(run)
            run.addnext(rest)
            _set_text(run, text[: place - at])
            _set_text(rest, text[place - at :])
            return
        at += len(text)


def _set_text(run: Any, text: str) -> None:
    texts = [child for child in run if child.tag == qn("w:t")]
    for extra in texts[1:]:
        run.remove(extra)
    texts[0].text = text
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _gloss(record: Any) -> str:
    return f"{line(record.name)} ({record.kind}). {line(record.summary)}"
