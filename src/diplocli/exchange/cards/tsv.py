"""Cards as a text file with the header that tells Anki what stands where.

Anki takes a row whose note it has, by its id, for a change of that note. Every sign that would
mean something to Anki or a spreadsheet is written as HTML has it, so that no cell is a formula.
"""

from __future__ import annotations

from ...model import TYPE_CHECKING
from .. import Report
from .notes import notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from ...queries.selection import Selection
    from .notes import Note

HEADER = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#columns:ID\tFront\tBack\tDeck\tTags",
    "#guid column:1",
    "#deck column:4",
    "#tags column:5",
)
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write a row a card."""
    written = 0
    for note in notes(records):
        if not written:
            out.writelines(f"{line}\n" for line in HEADER)
        for row in _rows(note):
            out.write("\t".join(map(_cell, row)) + "\n")
        written += 1
    return Report(written=written)


def _rows(note: Note) -> Iterator[tuple[str, ...]]:
    deck, tags = f"diplocli::{note.deck}", " ".join(note.tags)
    kind = f'<div style="opacity:.7"><i>{note.kind}</i></div>'
    sources = f'<hr><small style="opacity:.8">{note.sources}</small>'
    yield note.id, f"{note.front}{kind}", note.back + sources, deck, tags
    if note.date:
        yield f"{note.id}:when", f"{note.front}<div>When?</div>", note.date + sources, deck, tags


def _cell(content: str) -> str:
    """A cell that begins with no sign of a formula, as HTML says the sign."""
    content = content.replace("\t", " ").strip()
    return f"&#{ord(content[0])};{content[1:]}" if content.startswith(_FORMULA) else content
