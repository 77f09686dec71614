"""SQLite: a plain relational database for people's own queries; its schema says what it holds.

It is not the index that answers commands. A field that is not known is NULL. Sources that the
records cite are there even where a filter leaves them out. A date is EDTF text (``2011``,
``2011-05``, ``2011-05-16``, with ``~`` or ``?`` where it is not certain).
"""

from __future__ import annotations

import math
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from ..dates import first_day, last_day
from ..errors import DataError
from ..model import TYPE_CHECKING
from ..queries.define import cites_of
from . import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, BinaryIO

    from ..model import (
        Actor,
        Cite,
        Contrast,
        Correction,
        Count,
        Instrument,
        Issue,
        Milestone,
        Record,
        Source,
        Term,
    )
    from ..queries.define import Entry
    from ..queries.selection import Selection

SCHEMA_VERSION = 1
SCHEMA = """\
CREATE TABLE about (  -- the edition, its as-of date and its licence
  what TEXT PRIMARY KEY, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE topic (id TEXT PRIMARY KEY, name TEXT NOT NULL, summary TEXT) WITHOUT ROWID;
CREATE TABLE track (  -- a story that milestones tell
  id TEXT PRIMARY KEY, name TEXT NOT NULL, summary TEXT
) WITHOUT ROWID;
CREATE TABLE record (  -- what all kinds have; each kind has a table of its own besides
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, summary TEXT,
  reviewed TEXT,  -- the day it was last checked against its sources
  pack TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE alias (  -- other names: acronyms, spellings, former and short names, synonyms, translations
  record TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  lang TEXT, PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE TABLE elsewhere (  -- names of a record that mean something else in most texts
  record TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE TABLE record_topic (  -- the main topic has place 1
  record TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, topic TEXT NOT NULL,
  PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE TABLE link (  -- what a record refers to, by the field that does: related, broader, actors …
  record TEXT NOT NULL REFERENCES record, field TEXT NOT NULL, place INTEGER NOT NULL,
  target TEXT NOT NULL, target_name TEXT, PRIMARY KEY (record, field, place)
) WITHOUT ROWID;
CREATE TABLE term (id TEXT PRIMARY KEY REFERENCES record, definition TEXT, contested TEXT) WITHOUT ROWID;
CREATE TABLE reading (  -- what one authority means by a term
  id INTEGER PRIMARY KEY, term TEXT NOT NULL REFERENCES term, place INTEGER NOT NULL,
  who TEXT NOT NULL, actor TEXT, year INTEGER, stresses TEXT, leaves_out TEXT
);
CREATE TABLE issue (id TEXT PRIMARY KEY REFERENCES record, why TEXT, detail TEXT) WITHOUT ROWID;
CREATE TABLE question (  -- open questions of an issue
  issue TEXT NOT NULL REFERENCES issue, place INTEGER NOT NULL, question TEXT NOT NULL,
  PRIMARY KEY (issue, place)
) WITHOUT ROWID;
CREATE TABLE position (  -- where one side stands on an issue
  id INTEGER PRIMARY KEY, issue TEXT NOT NULL REFERENCES issue, place INTEGER NOT NULL,
  actor TEXT NOT NULL, stance TEXT NOT NULL, as_of TEXT
);
CREATE TABLE milestone (  -- an event, or a span; end is .. while it goes on
  id TEXT PRIMARY KEY REFERENCES record, date TEXT NOT NULL, end TEXT,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL,  -- the days that its dates can span
  track TEXT, is_key INTEGER NOT NULL, why TEXT, detail TEXT
) WITHOUT ROWID;
CREATE TABLE actor (
  id TEXT PRIMARY KEY REFERENCES record, type TEXT NOT NULL, country TEXT, parent TEXT, detail TEXT
) WITHOUT ROWID;
CREATE TABLE actor_name (  -- the official names of an actor over time
  actor TEXT NOT NULL REFERENCES actor, place INTEGER NOT NULL, name TEXT NOT NULL, begins TEXT, ends TEXT,
  PRIMARY KEY (actor, place)
) WITHOUT ROWID;
CREATE TABLE holder (  -- who held a post; ends is .. while it lasts, NULL where it is not known
  id INTEGER PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor, place INTEGER NOT NULL,
  person TEXT NOT NULL, role TEXT, begins TEXT, ends TEXT, is_acting INTEGER NOT NULL
);
CREATE TABLE instrument (  -- binding is 1, 0, or NULL where neither can be said
  id TEXT PRIMARY KEY REFERENCES record, type TEXT NOT NULL, symbol TEXT, binding INTEGER,
  adopted TEXT, opened_for_signature TEXT, issued TEXT, entered_into_force TEXT, applies_from TEXT,
  ended TEXT, vote TEXT, part_of TEXT, detail TEXT
) WITHOUT ROWID;
CREATE TABLE number (  -- numbers of an actor or instrument, such as parties, with their day
  record TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, counted TEXT NOT NULL,
  number INTEGER NOT NULL, as_of TEXT, PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE TABLE subject (  -- what a contrast compares
  contrast TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (contrast, place)
) WITHOUT ROWID;
CREATE TABLE subject_name (  -- the short names by which compare knows the subject at a place
  contrast TEXT NOT NULL REFERENCES record, subject_place INTEGER NOT NULL, place INTEGER NOT NULL,
  name TEXT NOT NULL, PRIMARY KEY (contrast, subject_place, place)
) WITHOUT ROWID;
CREATE TABLE aspect (  -- a cell of a contrast: what it says of one subject under one aspect
  contrast TEXT NOT NULL REFERENCES record, place INTEGER NOT NULL, aspect TEXT NOT NULL,
  subject TEXT NOT NULL, cell TEXT NOT NULL, PRIMARY KEY (contrast, place, subject)
) WITHOUT ROWID;
CREATE TABLE correction (id TEXT PRIMARY KEY REFERENCES record, fact TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE wrong_form (  -- how a mistake is written
  correction TEXT NOT NULL REFERENCES correction, place INTEGER NOT NULL, wrong TEXT NOT NULL,
  PRIMARY KEY (correction, place)
) WITHOUT ROWID;
CREATE TABLE source (  -- a document that records cite; record.name is its title
  id TEXT PRIMARY KEY REFERENCES record, type TEXT NOT NULL, issuer TEXT, issued TEXT, number TEXT,
  container TEXT, publisher TEXT, volume TEXT, pages TEXT, url TEXT, doi TEXT, accessed TEXT,
  is_primary INTEGER NOT NULL, lang TEXT
) WITHOUT ROWID;
CREATE TABLE author (
  source TEXT NOT NULL REFERENCES source, place INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE TABLE citation (  -- where a source says it; of a part of the record where one is named
  record TEXT NOT NULL REFERENCES record, reading INTEGER REFERENCES reading,
  position INTEGER REFERENCES position, holder INTEGER REFERENCES holder,
  place INTEGER NOT NULL, source TEXT NOT NULL, pinpoint TEXT
);
"""
INDEXES = """\
CREATE INDEX record_by_kind ON record (kind);
CREATE INDEX alias_by_name ON alias (name);
CREATE INDEX link_by_target ON link (target);
CREATE INDEX milestone_by_day ON milestone (first_day);
CREATE INDEX citation_by_record ON citation (record);
CREATE INDEX citation_by_source ON citation (source);
"""
# The header tells the version of the library that wrote the file, which is no part of an edition.
_LIBRARY_VERSION = slice(96, 100)
_HEADER = 100
LARGEST, LARGEST_REAL = 63, 1024  # Bits of a number, its sign apart.
_LINKS = (
    "broader", "related", "confusable_with", "instruments", "terms", "actors", "issues",
    "predecessor", "replaces", "about",
)  # fmt: skip


def write(records: Selection, out: BinaryIO, options: Mapping[str, str]) -> Report:
    """The database, made in a temporary file. Raises DataError when that cannot be written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.sqlite"
        try:
            written = _make(path, records)
        except sqlite3.OperationalError as error:
            raise DataError(f"the database cannot be made in {folder}: {error}") from None
        with path.open("rb") as file:
            header = bytearray(file.read(_HEADER))
            header[_LIBRARY_VERSION] = bytes(4)
            out.write(header)
            shutil.copyfileobj(file, out)
    return Report(written=written)


_placed = partial(enumerate, start=1)  # The items of a list, counted from 1.


def _make(path: Path, records: Selection) -> int:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;"
            f"PRAGMA encoding = 'UTF-8'; PRAGMA user_version = {SCHEMA_VERSION:d}; {SCHEMA}"
        )
        written = _fill(database, records)
        database.executescript(INDEXES)
    return written


def _fill(database: sqlite3.Connection, records: Selection) -> int:
    """Insert everything; the number of records that were selected."""
    written = 0
    there: set[str] = set()
    with database:
        insert = _Inserter(database)
        for what in ("edition", "as_of", "licence"):
            if value := getattr(records, what):
                insert("about", what=what, value=value)
        for table in ("topic", "track"):
            for one in records.headings(table):
                insert(table, id=one.id, name=one.name, summary=one.summary)
        for entry in records.entries():
            cited = [entry.sources.get(cite.source) for cite in cites_of(entry.record)]
            for record in filter(None, (entry.record, *cited)):
                if record.kind != "source":
                    _record(insert, record, entry)
                elif record.id not in there:
                    there.add(record.id)
                    _record(insert, record, entry)
            written += 1
    return written


class _Inserter:
    """Inserts rows by the names of their columns; an empty text becomes NULL."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __call__(self, table: str, **values: Any) -> int:
        """Insert a row and tell its number, where the table numbers its rows."""
        marks = ", ".join("?" * len(values))
        row = [_stored(value) for value in values.values()]
        cursor = self._database.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", row
        )
        return cursor.lastrowid or 0


def _stored(value: Any) -> Any:
    """A value as SQLite has it: NULL for an empty text, REAL for what no INTEGER can hold."""
    if isinstance(value, int) and value.bit_length() > LARGEST:
        return float(value) if value.bit_length() < LARGEST_REAL else math.inf
    return None if value == "" else value


def _record(insert: _Inserter, record: Record, entry: Entry) -> None:
    """A record with its names, topics, links and cites, and what its kind has besides."""
    own = record.id
    insert(
        "record", id=own, kind=record.kind, name=record.name, summary=record.summary,
        reviewed=record.reviewed, pack=record.pack,
    )  # fmt: skip
    for place, alias in _placed(record.aliases):
        insert("alias", record=own, place=place, name=alias.text, type=alias.type, lang=alias.lang)
    for place, name in _placed(getattr(record, "elsewhere", ())):
        insert("elsewhere", record=own, place=place, name=name)
    for place, topic in _placed(record.topics):
        insert("record_topic", record=own, place=place, topic=topic)
    for field in _LINKS:
        for place, target in _placed(getattr(record, field, ())):
            name = entry.titles[target].name if target in entry.titles else ""
            insert("link", record=own, field=field, place=place, target=target, target_name=name)
    _WRITERS[record.kind](insert, record)
    _cites(insert, own, record.cites)


def _term(insert: _Inserter, term: Term) -> None:
    insert("term", id=term.id, definition=term.definition, contested=term.contested)
    for place, one in _placed(term.readings):
        number = insert(
            "reading", term=term.id, place=place, who=one.who, actor=one.actor,
            year=one.year or None, stresses=one.stresses, leaves_out=one.leaves_out,
        )  # fmt: skip
        _cites(insert, term.id, one.cites, reading=number)


def _issue(insert: _Inserter, issue: Issue) -> None:
    insert("issue", id=issue.id, why=issue.why, detail=issue.detail)
    for place, question in _placed(issue.questions):
        insert("question", issue=issue.id, place=place, question=question)
    for place, one in _placed(issue.positions):
        number = insert(
            "position", issue=issue.id, place=place, actor=one.actor, stance=one.stance,
            as_of=one.as_of,
        )  # fmt: skip
        _cites(insert, issue.id, one.cites, position=number)


def _milestone(insert: _Inserter, one: Milestone) -> None:
    insert(
        "milestone", id=one.id, date=one.date, end=one.end, first_day=first_day(one.date),
        last_day=last_day(one.end or one.date), track=one.track, is_key=one.key, why=one.why,
        detail=one.detail,
    )  # fmt: skip


def _actor(insert: _Inserter, actor: Actor) -> None:
    insert(
        "actor", id=actor.id, type=actor.type, country=actor.country, parent=actor.parent,
        detail=actor.detail,
    )  # fmt: skip
    for place, span in _placed(actor.names):
        insert(
            "actor_name", actor=actor.id, place=place, name=span.name, begins=span.from_,
            ends=span.to,
        )  # fmt: skip
    _numbers(insert, actor.id, actor.counts)
    for place, one in _placed(actor.holders):
        number = insert(
            "holder", actor=actor.id, place=place, person=one.person, role=one.role,
            begins=one.from_, ends=one.to, is_acting=one.acting,
        )  # fmt: skip
        _cites(insert, actor.id, one.cites, holder=number)


def _instrument(insert: _Inserter, one: Instrument) -> None:
    insert(
        "instrument", id=one.id, type=one.type, symbol=one.symbol, binding=one.binding,
        adopted=one.adopted, opened_for_signature=one.opened_for_signature, issued=one.issued,
        entered_into_force=one.entered_into_force, applies_from=one.applies_from,
        ended=one.ended, vote=one.vote, part_of=one.part_of, detail=one.detail,
    )  # fmt: skip
    _numbers(insert, one.id, one.counts)


def _contrast(insert: _Inserter, contrast: Contrast) -> None:
    own = contrast.id
    for place, one in _placed(contrast.subjects):
        insert("subject", contrast=own, place=place, record=one.record)
        for at, name in _placed(one.names):
            insert("subject_name", contrast=own, subject_place=place, place=at, name=name)
    for place, aspect in _placed(contrast.aspects):
        for subject, cell in aspect.cells.items():
            insert(
                "aspect", contrast=own, place=place, aspect=aspect.aspect, subject=subject,
                cell=cell,
            )  # fmt: skip


def _correction(insert: _Inserter, correction: Correction) -> None:
    insert("correction", id=correction.id, fact=correction.fact)
    for place, wrong in _placed(correction.wrong):
        insert("wrong_form", correction=correction.id, place=place, wrong=wrong)


def _source(insert: _Inserter, one: Source) -> None:
    insert(
        "source", id=one.id, type=one.type, issuer=one.issuer, issued=one.issued,
        number=one.number, container=one.container, publisher=one.publisher, volume=one.volume,
        pages=one.pages, url=one.url, doi=one.doi, accessed=one.accessed,
        is_primary=one.primary, lang=one.lang,
    )  # fmt: skip
    for place, name in _placed(one.author):
        insert("author", source=one.id, place=place, name=name)


def _numbers(insert: _Inserter, record: str, counts: Iterable[Count]) -> None:
    for place, one in _placed(counts):
        insert(
            "number", record=record, place=place, counted=one.of, number=one.number,
            as_of=one.as_of,
        )  # fmt: skip


def _cites(insert: _Inserter, record: str, cites: Iterable[Cite], **part: int) -> None:
    for place, cite in _placed(cites):
        insert("citation", record=record, place=place, source=cite.source, pinpoint=cite.at, **part)


_WRITERS: dict[str, Callable[[_Inserter, Any], None]] = {
    "term": _term,
    "issue": _issue,
    "milestone": _milestone,
    "actor": _actor,
    "instrument": _instrument,
    "contrast": _contrast,
    "correction": _correction,
    "source": _source,
}
