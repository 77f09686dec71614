"""A brief as Markdown, with tables and footnotes as GitHub and Pandoc read them."""

from __future__ import annotations

import re

from ...render.safe import line, web
from .brief import LIST, PROSE, Block, Brief, Line, Note

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$^]|&(?=[#A-Za-z]))")
_BEGINNING = re.compile(r"^(\d+(?=[.)])|(?=[-+#=:]))")


def markdown(brief: Brief) -> str:
    """The brief; no text of a record can become markup."""
    parts = [f"# {_escaped(brief.title)}"]
    parts += [f"*{_escaped(one)}*" for one in brief.face]
    for section in brief.sections:
        parts.append(f"## {_escaped(section.heading)}")
        parts += [_block(block) for block in section.blocks]
    if brief.sources:
        parts += ["## Sources", "\n".join(_note(note) for note in brief.sources)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    caption = f"*{_escaped(block.caption)}*\n\n" if block.caption else ""
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
    *before, last = [_escaped(cell) for cell in one.cells]
    return [*before, last + "".join(f"[^{number}]" for number in one.numbers)]


def _note(note: Note) -> str:
    address = web(note.url) and re.sub("[ <>]", lambda sign: f"%{ord(sign[0]):02X}", note.url)
    parts = [_escaped(note.text), _escaped(note.at), address and f"<{address}>"]
    if note.same_as:
        parts = [_escaped(note.short), _escaped(note.at)]
    return f"[^{note.number}]: " + ", ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Text on one line, with a backslash before each sign that Markdown would take."""
    return _BEGINNING.sub(r"\1\\", _SIGNS.sub(r"\\\1", line(text).strip()))
