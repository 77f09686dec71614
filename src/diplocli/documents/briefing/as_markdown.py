"""A brief as Markdown, with tables and footnotes as GitHub and Pandoc read them."""

from __future__ import annotations

import re

from ...render.markup import markdown as escaped
from ...render.safe import web
from .brief import LIST, PROSE, Block, Brief, Line, Note


def markdown(brief: Brief) -> str:
    """The brief; no text of a record can become markup."""
    parts = [f"# {escaped(brief.title)}"]
    parts += [f"*{escaped(one)}*" for one in brief.face]
    for section in brief.sections:
        parts.append(f"## {escaped(section.heading)}")
        parts += [_block(block) for block in section.blocks]
    if brief.sources:
        parts += ["## Sources", "\n".join(_note(note) for note in brief.sources)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    caption = f"*{escaped(block.caption)}*\n\n" if block.caption else ""
    if block.form == PROSE:
        return caption + "\n\n".join(_cells(one)[0] for one in block.lines)
    if block.form == LIST:
        return caption + "\n".join(f"- {_item(one)}" for one in block.lines)
    rows = [block.columns, ["---"] * len(block.columns), *(_cells(one) for one in block.lines)]
    return caption + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _item(one: Line) -> str:
    *label, text = _cells(one)
    return f"**{label[0]}:** {text}" if label else text


def _cells(one: Line) -> list[str]:
    """Cells as Markdown, the marks of the sources behind the last."""
    *before, last = [escaped(cell) for cell in one.cells]
    return [*before, last + "".join(f"[^{number}]" for number in one.numbers)]


def _note(note: Note) -> str:
    address = web(note.url) and re.sub("[ <>]", lambda sign: f"%{ord(sign[0]):02X}", note.url)
    parts = [escaped(note.text), escaped(note.at), address and f"<{address}>"]
    if note.same_as:
        parts = [escaped(note.short), escaped(note.at)]
    return f"[^{note.number}]: " + ", ".join(part for part in parts if part)
