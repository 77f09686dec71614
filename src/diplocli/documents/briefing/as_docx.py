"""A brief as DOCX: headings, styles and tables of Word's own, the sources as its footnotes.

Imported only where python-docx is installed.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document as new_document
from docx.shared import Cm

from ...render.safe import line
from .brief import LIST, TABLE, Block, Brief, Line
from .docx_notes import Marks, add_notes
from .docx_styles import TABLE as TABLE_STYLE
from .docx_styles import element, set_page, set_styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_COLUMNS, _LABELLED, _DATED = (3.7, 3.4, 10.5), (3.7, 13.9), (2.9, 14.7)
_LONGEST_DATE = len("30 September 2026")


def docx(brief: Brief) -> bytes:
    """The brief as a file of Word."""
    document = new_document()
    set_page(document)
    set_styles(document)
    _add_foot(document, brief)
    document.add_paragraph(line(brief.title), "Title")
    for one in brief.face:
        document.add_paragraph(line(one), "Subtitle")
    marks = Marks()
    for section in brief.sections:
        document.add_heading(line(section.heading), 1)
        for block in section.blocks:
            _add(document, block, marks)
    add_notes(document, brief.sources)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Document, block: Block, marks: Marks) -> None:
    if block.caption:
        document.add_paragraph(line(block.caption), "Caption")
    if block.form == TABLE or all(len(one.cells) > 1 for one in block.lines):
        _add_table(document, block, marks)
        return
    for one in block.lines:
        style = "List Bullet" if block.form == LIST else "Body Text"
        paragraph = document.add_paragraph(line(one.cells[-1]), style)
        marks.add(paragraph, one.numbers)


def _add_table(document: Document, block: Block, marks: Marks) -> None:
    """A table with a heading row that repeats on the next page; a labelled list has none."""
    widths = _widths(block)
    table = document.add_table(rows=0, cols=len(widths), style=TABLE_STYLE)
    table.autofit = False
    if block.columns:
        _add_row(table, Line(cells=block.columns), marks, "Table Heading")
        table.rows[0]._tr.get_or_add_trPr().append(element("<w:tblHeader {}/>"))
    for one in block.lines:
        _add_row(table, one, marks, "Table Label")
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width)
        for cell in table.columns[column].cells:
            cell.width = Cm(width)
    document.add_paragraph(style="Table End")


def _widths(block: Block) -> tuple[float, ...]:
    """The columns of a table in centimetres; a list of dates has a narrow one for them."""
    if block.columns:
        return _COLUMNS
    labels = [len(one.cells[0]) for one in block.lines if " – " not in one.cells[0]]
    return _DATED if max(labels, default=0) <= _LONGEST_DATE else _LABELLED


def _add_row(table: Table, one: Line, marks: Marks, first: str) -> None:
    """A row that is not torn apart; ``first`` is the style of its first cell, or of a heading."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(element("<w:cantSplit {}/>"))
    last = len(one.cells) - 1
    for place, text in enumerate(one.cells):
        paragraph = row.cells[place].paragraphs[0]
        paragraph.style = first if not place or first == "Table Heading" else "Table Text"
        paragraph.add_run(line(text))
        marks.add(paragraph, one.numbers if place == last else ())


def _add_foot(document: Document, brief: Brief) -> None:
    """Title, edition and page number at the foot; the same facts among the file's properties."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{line(brief.foot)} – page ")
    field = '<w:fldSimple {{}} w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._p.append(element(field.format("PAGE")))
    foot.add_run(" of ")
    foot._p.append(element(field.format("NUMPAGES")))
    facts = document.core_properties
    facts.title, facts.subject = line(brief.title), line(brief.foot)
    facts.author, facts.comments = "diplocli", ""
    facts.created = facts.modified = datetime.fromisoformat(brief.as_of)
