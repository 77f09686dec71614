"""Footnotes of a brief as DOCX, which python-docx does not write.

The first mark of a source is the footnote itself; a later one is a cross-reference to it, which
Word keeps in step. Imported only where python-docx is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn

from ...render.safe import line, web
from .brief import Note, host
from .docx_styles import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Marks:
    """Marks of sources in the text: a footnote where a number is new, else a cross-reference."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def add(self, paragraph: Paragraph, numbers: tuple[int, ...]) -> None:
        """Put the marks of numbers behind a paragraph's text."""
        for place, number in enumerate(numbers):
            if place:
                _superscript(paragraph, "<w:t>, </w:t>")
            if number in self._seen:
                _refer(paragraph, number)
            else:
                self._seen.add(number)
                _note(paragraph, number)


def add_notes(document: Document, notes: tuple[Note, ...]) -> None:
    """The part that holds the notes, and what the settings must say of it."""
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, b"", document.part.package)
    body = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    body += "".join(_text(part, note) for note in notes)
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w', 'r')}>{body}</w:footnotes>"
    ).encode()
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    document.settings.element.find(qn("w:compat")).addprevious(
        element(f"<w:footnotePr {{}}>{separators}</w:footnotePr>")
    )


def _note(paragraph: Paragraph, number: int) -> None:
    """A footnote with a bookmark around its mark, so that it can be referred to."""
    mark = f'w:id="{number}"'
    paragraph._p.append(element(f'<w:bookmarkStart {{}} {mark} w:name="_Note{number}"/>'))
    _superscript(paragraph, f"<w:footnoteReference {mark}/>")
    paragraph._p.append(element(f"<w:bookmarkEnd {{}} {mark}/>"))


def _refer(paragraph: Paragraph, number: int) -> None:
    code = f'<w:instrText xml:space="preserve"> NOTEREF _Note{number} \\h </w:instrText>'
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        code,
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{number}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        _superscript(paragraph, content)


def _superscript(paragraph: Paragraph, content: str) -> None:
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    paragraph._p.append(element(f"<w:r {{}}>{look}{content}</w:r>"))


def _text(part: Part, note: Note) -> str:
    said = ", ".join(one for one in (line(note.short), line(note.at)) if one)
    address = "" if note.same_as else web(note.url)
    link = ""
    if address:
        relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        shown = _run(host(address), '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>')
        link = f"{_run(', ')}<w:hyperlink r:id={quoteattr(relation)}>{shown}</w:hyperlink>"
    return (
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f"{_run(' ' + said)}{link}</w:p></w:footnote>"
    )


def _run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
