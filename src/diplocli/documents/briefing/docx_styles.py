"""The page and the styles of a brief as DOCX. Imported only where python-docx is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor

from ...model import Value

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
INK, SOFT, RULE, LINK = "1B1B1B", "595959", "BFBFBF", "0B4F8A"
TABLE = "Brief Table"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Look(Value):
    """How a paragraph looks: sizes and spaces in points."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    color: str = INK
    bold: bool = False
    italic: bool = False
    with_next: bool = False


LOOKS = (
    Look(name="Normal", size=9.5),
    Look(name="Title", size=18, after=1, bold=True),
    Look(name="Subtitle", size=9, after=1, color=SOFT),
    Look(name="Heading 1", size=11, before=6, after=2, bold=True, with_next=True),
    Look(name="Body Text", size=9.5, after=2),
    Look(name="List Bullet", size=9.5, after=0.5),
    Look(name="Caption", size=9.5, before=1, after=1, italic=True, with_next=True),
    Look(name="Footer", size=8, color=SOFT),
    Look(name="Table Text", size=9, before=1, after=1),
    Look(name="Table Label", size=9, before=1, after=1, bold=True),
    Look(name="Table Heading", size=8.5, before=1, after=1, bold=True, color=SOFT, with_next=True),
    Look(name="Table End", size=2),
    Look(name="footnote text", size=7.5),
)


def element(xml: str) -> BaseOxmlElement:
    """An element of Word's vocabulary; ``{}`` is where its namespace is to be declared."""
    return parse_xml(xml.replace("{}", f'xmlns:w="{_WORDS}"', 1))


def set_styles(document: Document) -> None:
    """One face throughout, sizes and spaces for a page that is read closely."""
    for look in LOOKS:
        _set_paragraph(document, look)
    styles = document.styles
    styles["footnote text"].element.set(qn("w:styleId"), "FootnoteText")
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = RGBColor.from_string(LINK)
    table = styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("bottom", "insideH")
    )
    table.element.append(
        element(
            f"<w:tblPr {{}}><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>"
            '<w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
        )
    )


def set_page(document: Document) -> None:
    """A4, with margins that leave a full page on either continent's paper."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.7)
    page.top_margin, page.bottom_margin = Cm(1.4), Cm(1.6)
    page.footer_distance = Cm(0.8)


def _set_paragraph(document: Document, look: Look) -> None:
    styles = document.styles
    if look.name not in styles:
        builtin = look.name == "footnote text"
        styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
        styles[look.name].base_style = styles["Normal"]
    style: ParagraphStyle = styles[look.name]
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.color)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = 1.0
    shape.keep_with_next = look.with_next
    _forget_template(style)


def _forget_template(style: ParagraphStyle) -> None:
    """Take away what python-docx's template has set: theme fonts, wide letters, a rule."""
    fonts = style.element.rPr.rFonts
    for slot in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{slot}"), None)
    for holder, tag in ((style.element.rPr, "w:spacing"), (style.element.pPr, "w:pBdr")):
        for found in holder.findall(qn(tag)):
            if tag != "w:spacing" or found.get(qn("w:val")):
                holder.remove(found)
