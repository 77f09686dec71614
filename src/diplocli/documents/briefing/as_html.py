"""A brief as one HTML file: no script, nothing fetched; for the screen, light or dark, and paper."""

from __future__ import annotations

from pathlib import Path

from ...render.safe import line, web
from ...render.webpage import foot, head, outward, text
from .brief import PROSE, TABLE, Block, Brief, Line, Note, host

_STYLE = Path(__file__).with_name("brief.css")


def html(brief: Brief) -> str:
    """The brief as a page; every text of a record is escaped."""
    body = [
        "<header>",
        f"<h1>{text(brief.title)}</h1>",
        *(f"<p>{text(one)}</p>" for one in brief.face),
        "</header>",
    ]
    for section in brief.sections:
        body += ["<section>", f"<h2>{text(section.heading)}</h2>"]
        body += [_block(block) for block in section.blocks]
        body.append("</section>")
    if brief.sources:
        body += ["<section>", "<h2>Sources</h2>", "<ol>"]
        body += [_note(note) for note in brief.sources]
        body += ["</ol>", "</section>"]
    style = _STYLE.read_text(encoding="utf-8").replace("FOOT", _css(brief.foot))
    return head(brief.title, style) + "\n".join(["<main>", *body, "</main>\n"]) + foot()


def _block(block: Block) -> str:
    if block.form == TABLE:
        return _table(block)
    caption = f'<p class="caption">{text(block.caption)}</p>\n' if block.caption else ""
    if block.form == PROSE:
        lines = [f"<p>{text(one.cells[0])}{_marks(one)}</p>" for one in block.lines]
        return caption + "\n".join(lines)
    if all(len(one.cells) > 1 for one in block.lines):
        lines = [
            f"<dt>{text(one.cells[0])}</dt><dd>{text(one.cells[-1])}{_marks(one)}</dd>"
            for one in block.lines
        ]
        return "\n".join([f"{caption}<dl>", *lines, "</dl>"])
    lines = [f"<li>{text(one.cells[-1])}{_marks(one)}</li>" for one in block.lines]
    return "\n".join([f"{caption}<ul>", *lines, "</ul>"])


def _table(block: Block) -> str:
    headings = "".join(f'<th scope="col">{text(name)}</th>' for name in block.columns)
    caption = [f"<caption>{text(block.caption)}</caption>"] if block.caption else []
    rows = [_row(one) for one in block.lines]
    top = ["<table>", *caption, f"<thead><tr>{headings}</tr></thead>", "<tbody>"]
    return "\n".join([*top, *rows, "</tbody>", "</table>"])


def _row(one: Line) -> str:
    first, *between, last = [text(cell) for cell in one.cells]
    cells = [f'<th scope="row">{first}</th>']
    cells += [f'<td class="between">{cell}</td>' for cell in between]
    return f"<tr>{''.join(cells)}<td>{last}{_marks(one)}</td></tr>"


def _marks(one: Line) -> str:
    links = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in one.numbers)
    return f"<sup>{links}</sup>" if links else ""


def _note(note: Note) -> str:
    parts = [text(note.short), text(note.at)]
    if web(note.url) and not note.same_as:
        parts.append(outward(note.url, text(host(note.url))))
    return f'<li id="source-{note.number}">{", ".join(part for part in parts if part)}</li>'


def _css(given: str) -> str:
    """A text as it may stand between quotation marks in a style sheet inside HTML."""
    return "".join(
        char if char.isalnum() or char in " .,;:-–—()" else f"\\{ord(char):x} "
        for char in line(given)
    )
