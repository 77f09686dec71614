"""A brief as one HTML file: no script, nothing fetched; for the screen, light or dark, and paper."""

from __future__ import annotations

from html import escape

from ...render.safe import line, web
from .brief import PROSE, TABLE, Block, Brief, Line, Note, host

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #595959; --rule: #c9c5bd;
  --paper: #fffefb; --link: #0b4f8a; --band: #f4f1ea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a9a59d; --rule: #4a4843;
  --paper: #191a1c; --link: #8cc0f0; --band: #232427; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 Charter,
  "Bitstream Charter", "Source Serif 4", Cambria, Georgia, "Liberation Serif", serif;
  font-variant-numeric: oldstyle-nums; overflow-wrap: break-word; hanging-punctuation: first; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header { border-bottom: 2px solid var(--ink); margin-bottom: 1.25rem; padding-bottom: .6rem; }
h1 { font-size: 1.9rem; line-height: 1.15; margin: 0; text-wrap: balance; }
header p { margin: .35rem 0 0; color: var(--soft); font-size: .9rem; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .35rem; padding-bottom: .15rem;
  border-bottom: 1px solid var(--rule); }
p { margin: 0 0 .55rem; text-wrap: pretty; }
ul { margin: 0 0 .6rem; padding-left: 1.1rem; }
li { margin-bottom: .25rem; }
dl { margin: 0 0 .6rem; display: grid; grid-template-columns: fit-content(24%) 1fr;
  gap: .3rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: .3rem 0 .8rem; font-size: .95rem;
  line-height: 1.4; font-variant-numeric: lining-nums; }
caption, .caption { text-align: left; font-style: italic; padding-bottom: .2rem; margin: 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
  border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 1.5px solid var(--ink); font-size: .9em; color: var(--soft);
  font-weight: 600; }
tbody th { font-weight: 600; width: 20%; }
td.between { width: 16%; }
td:last-child, th:last-child { padding-right: 0; }
sup { font-size: .68em; line-height: 0; white-space: nowrap; font-variant-numeric: lining-nums; }
sup a { text-decoration: none; padding: 0 .08em; }
a { color: var(--link); }
ol { margin: 0; padding-left: 2rem; font-size: .85rem; line-height: 1.4; }
ol li { margin-bottom: .2rem; }
li:target { background: var(--band); }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; }
  table, tbody, tr, th, td { display: block; } thead { display: none; }
  tbody th, td.between { width: auto; border: 0; padding-bottom: 0; } td.between {
  color: var(--soft); font-size: .9em; } }
@page { margin: 13mm 17mm 14mm;
  @bottom-left { content: "FOOT"; font: 7.5pt Georgia, serif; color: #555; }
  @bottom-right { content: counter(page) " / " counter(pages);
    font: 7.5pt Georgia, serif; color: #555; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --rule: #bbb;
  --paper: #fff; --link: #000; --band: #fff; }
  body { font-size: 8.8pt; line-height: 1.25; } main { max-width: none; padding: 0; }
  header { margin-bottom: 8pt; padding-bottom: 5pt; } h1 { font-size: 17pt; } header p { font-size: 8.5pt; margin-top: 2pt; }
  h2 { margin: 7pt 0 2pt; font-size: 10pt; } p { margin-bottom: 3pt; } .caption { margin-bottom: 0; }
  h2, .caption, caption, thead { break-after: avoid; } tr, li, dt, dd { break-inside: avoid; }
  dl { gap: 1.5pt 10pt; margin-bottom: 4pt; } li, ol li { margin-bottom: .5pt; }
  table { font-size: 8.4pt; line-height: 1.22; margin: 1pt 0 4pt; }
  th, td { padding-top: 1.5pt; padding-bottom: 1.5pt; }
  ol { columns: 2; column-gap: 7mm; font-size: 6.7pt; line-height: 1.15; padding-left: 13pt; }
  a { text-decoration: none; } p { orphans: 3; widows: 3; } }
"""


def html(brief: Brief) -> str:
    """The brief as a page; every text of a record is escaped."""
    body = [
        "<header>",
        f"<h1>{_text(brief.title)}</h1>",
        *(f"<p>{_text(one)}</p>" for one in brief.face),
        "</header>",
    ]
    for section in brief.sections:
        body += ["<section>", f"<h2>{_text(section.heading)}</h2>"]
        body += [_block(block) for block in section.blocks]
        body.append("</section>")
    if brief.sources:
        body += ["<section>", "<h2>Sources</h2>", "<ol>"]
        body += [_note(note) for note in brief.sources]
        body += ["</ol>", "</section>"]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy"'
            " content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="diplocli">',
            f"<title>{_text(brief.title)}</title>",
            f"<style>{_STYLE.replace('FOOT', _css(brief.foot))}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _block(block: Block) -> str:
    if block.form == TABLE:
        return _table(block)
    caption = f'<p class="caption">{_text(block.caption)}</p>\n' if block.caption else ""
    if block.form == PROSE:
        lines = [f"<p>{_text(one.cells[0])}{_marks(one)}</p>" for one in block.lines]
        return caption + "\n".join(lines)
    if all(len(one.cells) > 1 for one in block.lines):
        lines = [
            f"<dt>{_text(one.cells[0])}</dt><dd>{_text(one.cells[-1])}{_marks(one)}</dd>"
            for one in block.lines
        ]
        return "\n".join([f"{caption}<dl>", *lines, "</dl>"])
    lines = [f"<li>{_text(one.cells[-1])}{_marks(one)}</li>" for one in block.lines]
    return "\n".join([f"{caption}<ul>", *lines, "</ul>"])


def _table(block: Block) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in block.columns)
    caption = [f"<caption>{_text(block.caption)}</caption>"] if block.caption else []
    rows = [_row(one) for one in block.lines]
    top = ["<table>", *caption, f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    return "\n".join([*top, *rows, "</tbody>", "</table>"])


def _row(one: Line) -> str:
    first, *between, last = [_text(cell) for cell in one.cells]
    cells = [f'<th scope="row">{first}</th>']
    cells += [f'<td class="between">{cell}</td>' for cell in between]
    return f"<tr>{''.join(cells)}<td>{last}{_marks(one)}</td></tr>"


def _marks(one: Line) -> str:
    links = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in one.numbers)
    return f"<sup>{links}</sup>" if links else ""


def _note(note: Note) -> str:
    parts = [_text(note.short), _text(note.at)]
    address = "" if note.same_as else web(note.url)
    if address:
        shown = _text(host(address))
        parts.append(f'<a href="{escape(address)}">{shown}</a>')
    return f'<li id="source-{note.number}">{", ".join(part for part in parts if part)}</li>'


def _text(text: str) -> str:
    return escape(line(text))


def _css(text: str) -> str:
    """A text as it may stand between quotation marks in a style sheet inside HTML."""
    return "".join(
        char if char.isalnum() or char in " .,;:-–—()" else f"\\{ord(char):x} "
        for char in line(text)
    )
