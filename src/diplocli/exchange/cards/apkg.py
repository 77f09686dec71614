"""Cards as a package of Anki: decks by sort, with a note type of their own."""

from __future__ import annotations

import io
import itertools
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime

from ...errors import MissingExtra
from ...model import TYPE_CHECKING
from .. import Report
from ..assets import asset
from .notes import DECKS, notes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, BinaryIO

    from ...queries.selection import Selection
    from .notes import Note

# By these numbers Anki knows note type and decks again; they never change.
NOTE_TYPE = 1763769600000
FIRST_DECK = 1763769600100
FIELDS = ("Front", "Kind", "Back", "Date", "Sources", "ID")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP archive can name
_FRONT = '<p class="kind">{{Kind}}</p><p class="front">{{Front}}</p>'
_SOURCES = "<footer>{{Sources}}</footer>"
_TEMPLATES = (
    ("Meaning", _FRONT, "{{FrontSide}}<hr id=answer>{{Back}}" + _SOURCES),
    (
        "Date",
        '{{#Date}}<p class="kind">When?</p><p class="front">{{Front}}</p>{{/Date}}',
        '{{FrontSide}}<hr id=answer><p class="when">{{Date}}</p>' + _SOURCES,
    ),
)


def write(records: Selection, out: BinaryIO, options: Mapping[str, str]) -> Report:
    """Write the package. Raises MissingExtra when genanki is not installed.

    Notes bear the day of the edition, so that Anki takes those of a later one for newer.
    """
    try:
        import genanki  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtra.needed_by("anki", "anki") from None
    note_type = genanki.Model(
        NOTE_TYPE,
        "diplocli",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": ask, "afmt": answer} for name, ask, answer in _TEMPLATES],
        css=asset("cards/card.css"),
    )
    decks = {
        name: genanki.Deck(FIRST_DECK + place, f"diplocli::{name}", "diplocli, edition "
                           f"{records.edition}")
        for place, name in enumerate(DECKS)
    }  # fmt: skip
    written = 0
    for note in notes(records):
        decks[note.deck].add_note(_genanki_note(genanki, note_type, note))
        written += 1
    if written:
        package = genanki.Package([deck for deck in decks.values() if deck.notes])
        day = datetime.fromisoformat(records.as_of).replace(tzinfo=UTC)
        out.write(_packed(package, day.timestamp()))
    return Report(written=written)


def _genanki_note(genanki: Any, note_type: Any, note: Note) -> Any:
    fields = [note.front, note.kind, note.back, note.date, note.sources, note.id]
    return genanki.Note(model=note_type, fields=fields, tags=list(note.tags), guid=note.id)


def _packed(package: Any, timestamp: float) -> bytes:
    """The package as a ZIP archive that is the same whenever it is made.

    genanki's own writer leaves a file behind and stamps the archive with the time.
    """
    with closing(sqlite3.connect(":memory:")) as collection:
        package.write_to_db(collection.cursor(), timestamp, itertools.count(int(timestamp * 1000)))
        collection.commit()
        parts = {"collection.anki2": collection.serialize(), "media": json.dumps({}).encode()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
