"""Records to the index: one SQLite file that answers every look-up."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from ..dates import OPEN, first_day, last_day
from ..errors import DataError
from ..folding import key as fold
from ..folding import words as fold_words
from ..model import (
    BUNDLED,
    Actor,
    Contrast,
    Correction,
    Instrument,
    Milestone,
    Record,
    Source,
    Term,
)
from .check import references
from .load import Authored
from .read import Placed
from .store import INDEX_VERSION, RANKS, slips
from .wording import STOP_WORDS, stem, tokens

SQL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE heading (
  list TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, summary TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (list, place)
) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL,
  summary TEXT NOT NULL, type TEXT NOT NULL, date TEXT NOT NULL, end TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL, track TEXT NOT NULL, key INTEGER NOT NULL,
  path TEXT NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL, rank INTEGER NOT NULL, record INTEGER NOT NULL, text TEXT NOT NULL, how TEXT NOT NULL,
  lang TEXT NOT NULL, PRIMARY KEY (key, rank, record, text, lang)
) WITHOUT ROWID;
CREATE TABLE topic (topic TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (topic, record)) WITHOUT ROWID;
CREATE TABLE link (
  target TEXT NOT NULL, source INTEGER NOT NULL, relation TEXT NOT NULL, PRIMARY KEY (target, source, relation)
) WITHOUT ROWID;
CREATE TABLE shadow (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE word_name (word INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (word, key)) WITHOUT ROWID;
CREATE TABLE slip (variant INTEGER NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (variant, word)) WITHOUT ROWID;
CREATE TABLE head (record INTEGER PRIMARY KEY, names TEXT NOT NULL, posts TEXT NOT NULL);
CREATE VIRTUAL TABLE text USING fts5 (
  name, alias, translation, summary, post, body, linked,
  content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
"""
INDEXES = """
CREATE INDEX record_kind ON record (kind, sort);
CREATE INDEX record_date ON record (kind, first, last);
CREATE INDEX link_source ON link (source);
CREATE INDEX name_record ON name (record);
UPDATE heading SET count = (SELECT count(*) FROM topic WHERE topic.topic = heading.id) WHERE list = 'topic';
UPDATE heading SET count = (SELECT count(*) FROM record WHERE record.track = heading.id) WHERE list = 'track';
"""
LONGEST_JOINED = 20


def write_index(corpus: Authored, path: Path) -> None:
    """Write the index of a corpus, whole or not at all.

    Raises DataError when the corpus has errors, OSError when the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(temporary)) as connection:
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;"
            )
            fill_index(corpus, connection)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def fill_index(corpus: Authored, connection: sqlite3.Connection) -> None:
    """Make and fill the tables of an index in an empty database.

    Raises DataError, naming the first fault, when the corpus has errors of form or identity.
    """
    errors = [finding for finding in corpus.findings if finding.is_error]
    if errors:
        more = f" ({len(errors) - 1} more: diplocli corpus check)" if len(errors) > 1 else ""
        raise DataError(f"{corpus.folder}/{errors[0]}{more}")
    connection.executescript(SQL)
    _write_manifest(corpus, connection)
    numbers = {record_id: n for n, record_id in enumerate(corpus.by_id, start=1)}
    known = [corpus.by_id[record_id] for record_id in numbers]
    connection.executemany(
        f"INSERT INTO record VALUES ({', '.join('?' * 16)})",
        (_row(numbers[placed.record.id], placed) for placed in known),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?)",
        (
            (fold(text), RANKS[how], numbers[record_id], text, how, lang)
            for placed in known
            for record_id, how, text, lang in names_of(placed.record)
            if record_id in numbers and fold(text)
        ),
    )
    for placed in known:
        record, n = placed.record, numbers[placed.record.id]
        topics = dict.fromkeys(record.topics or _inherited_topics(record, corpus))
        connection.executemany("INSERT INTO topic VALUES (?, ?)", ((topic, n) for topic in topics))
        connection.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?)",
            ((target, n, field) for field, _, target in references(record)),
        )
    _write_text(connection, known, numbers)
    _write_words(connection)
    connection.commit()
    connection.executescript(INDEXES + "ANALYZE; VACUUM;")


def names_of(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Every name that leads to a record: (record id, how, the name, its language)."""
    yield record.id, "id", record.id, ""
    if isinstance(record, Source):
        if record.number:
            yield record.id, "reference", record.number, ""
        return
    if isinstance(record, Correction):
        for wrong in record.wrong:
            yield record.id, "wrong", wrong, ""
        return
    yield record.id, "name", record.name, ""
    for alias in record.aliases:
        yield record.id, alias.type, alias.text, alias.lang
    if isinstance(record, Actor):
        for span in record.names:
            yield record.id, "former" if span.to else "name", span.name, ""
    if isinstance(record, Instrument) and record.symbol:
        yield record.id, "symbol", record.symbol, ""
    if isinstance(record, Contrast):
        for subject in record.subjects:
            for name in subject.names:
                yield subject.record, "contrast", name, ""


def _write_manifest(corpus: Authored, connection: sqlite3.Connection) -> None:
    manifest = corpus.manifest
    meta = {
        "version": str(INDEX_VERSION),
        "pack": BUNDLED,
        "edition": manifest.edition,
        "as_of": manifest.as_of,
        "licence": manifest.licence,
        "languages": " ".join(_languages(corpus)),
    }
    for kind, number in sorted(_counts(corpus).items()):
        meta[f"count {kind}"] = str(number)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    for name, headings in (("topic", manifest.topics), ("track", manifest.tracks)):
        connection.executemany(
            "INSERT INTO heading VALUES (?, ?, ?, ?, ?, 0)",
            (
                (name, place, item.id, item.name, item.summary)
                for place, item in enumerate(headings)
            ),
        )
    connection.executemany(
        "INSERT INTO heading VALUES ('redirect', ?, ?, ?, '', 0)",
        ((place, old, new) for place, (old, new) in enumerate(sorted(manifest.redirects.items()))),
    )


def _languages(corpus: Authored) -> list[str]:
    aliases = (alias for placed in corpus.by_id.values() for alias in placed.record.aliases)
    return sorted({alias.lang for alias in aliases if alias.lang})


def _counts(corpus: Authored) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    acronyms = set()
    for placed in corpus.by_id.values():
        record = placed.record
        counts[record.kind] += 1
        counts["reading"] += len(getattr(record, "readings", ()))
        counts["position"] += len(getattr(record, "positions", ()))
        counts["holder"] += len(getattr(record, "holders", ()))
        counts["translation"] += sum(bool(alias.lang) for alias in record.aliases)
        acronyms |= {alias.text for alias in record.aliases if alias.type == "acronym"}
    counts["acronym"] = len(acronyms)
    return counts


def _row(n: int, placed: Placed) -> tuple[object, ...]:
    record = placed.record
    date, end = _life(record)
    return (
        n, record.id, record.kind, record.name, fold(record.name), record.summary,
        getattr(record, "type", ""), date, end, first_day(date), last_day(end or date),
        getattr(record, "track", ""), int(getattr(record, "key", False)),
        placed.table.path, placed.table.line,
        json.dumps(record.to_plain(), ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip


def _life(record: Record) -> tuple[str, str]:
    """When a record's subject began and ended, as listings show it."""
    if isinstance(record, Milestone):
        return record.date, record.end
    if isinstance(record, Instrument):
        return record.adopted or record.opened_for_signature or record.issued, record.ended
    if isinstance(record, Actor) and record.names:
        return record.names[0].from_, "" if record.names[-1].to == OPEN else record.names[-1].to
    if isinstance(record, Source):
        return record.issued, ""
    return "", ""


def _inherited_topics(record: Record, corpus: Authored) -> Iterable[str]:
    about = record.about if isinstance(record, Correction) else ()
    return (
        topic for one in about if one in corpus.by_id for topic in corpus.by_id[one].record.topics
    )


def _write_text(
    connection: sqlite3.Connection, known: Iterable[Placed], numbers: dict[str, int]
) -> None:
    """What full-text search sees: a row of columns a record, and the stems of its names."""
    records = [placed.record for placed in known if not isinstance(placed.record, Source)]
    titles = {record.id: record.name for record in records}
    posts = _posts(records)
    spelled: dict[str, list[str]] = {}

    def plain(text: str) -> str:
        return " ".join(
            part
            for word in text.split()
            for part in spelled.get(word) or spelled.setdefault(word, tokens(word))
        )

    for record in records:
        n = numbers[record.id]
        columns = _searchable(record, titles, posts.get(record.id, ()))
        connection.execute(
            f"INSERT INTO text (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})",
            [n, *map(plain, columns.values())],
        )
        names = [
            text
            for owner, how, text, _ in names_of(record)
            if owner == record.id and how not in ("id", "contrast")
        ]
        connection.execute(
            "INSERT INTO head VALUES (?, ?, ?)",
            (n, _stems(map(plain, names)), _stems(map(plain, posts.get(record.id, ())))),
        )


def _stems(texts: Iterable[str]) -> str:
    """Lines of the stems of the words that count in texts, each line once."""
    lines = (
        " ".join(stem(word) for word in text.split() if word not in STOP_WORDS) for text in texts
    )
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _searchable(record: Record, titles: dict[str, str], posts: Iterable[str]) -> dict[str, str]:
    """The text of a record by column of full-text search, links by their names."""
    names = [
        (text, lang)
        for owner, how, text, lang in names_of(record)
        if owner == record.id and how not in ("id", "contrast") and text != record.name
    ]
    prose = [
        getattr(record, field, "") for field in ("definition", "detail", "why", "contested", "fact")
    ]
    prose += getattr(record, "questions", ())
    if isinstance(record, Term):
        prose += [f"{item.who} {item.stresses} {item.leaves_out}" for item in record.readings]
    prose += [
        f"{titles.get(item.actor, '')} {item.stance}" for item in getattr(record, "positions", ())
    ]
    prose += [
        f"{titles.get(item.person, '')} {item.role}" for item in getattr(record, "holders", ())
    ]
    for aspect in getattr(record, "aspects", ()):
        prose += [aspect.aspect, *aspect.cells.values()]
    linked = {target for field, _, target in references(record) if not field.endswith("source")}
    shorts = [name for subject in getattr(record, "subjects", ()) for name in subject.names]
    return {
        "name": record.name,
        "alias": "\n".join(dict.fromkeys([*(text for text, lang in names if not lang), *shorts])),
        "translation": "\n".join(dict.fromkeys(text for text, lang in names if lang)),
        "summary": f"{record.summary} {' '.join(filter(None, _life(record)))}",
        "post": "\n".join(dict.fromkeys(posts)),
        "body": "\n".join(prose),
        "linked": "\n".join(sorted(titles[target] for target in linked if target in titles)),
    }


def _posts(records: Iterable[Record]) -> dict[str, list[str]]:
    """The posts that each person held: the role and every English name of the office."""
    posts: dict[str, list[str]] = defaultdict(list)
    for record in records:
        names = [record.name, *(alias.text for alias in record.aliases if not alias.lang)]
        for holder in getattr(record, "holders", ()):
            posts[holder.person] += [holder.role, *names]
    return posts


def _write_words(connection: sqlite3.Connection) -> None:
    """The words of names and their one-letter deletions, from which slips are put right."""
    numbers: dict[str, int] = {}
    pairs = set()
    rows = connection.execute(
        "SELECT key, text FROM name WHERE how NOT IN ('wrong', 'symbol', 'reference')"
    )
    for key, text in rows:
        parts = {word for word in fold_words(text) if len(word) > 2}
        if len(key) <= LONGEST_JOINED:
            parts.add(key)
        pairs |= {(numbers.setdefault(part, len(numbers) + 1), key) for part in parts}
    connection.executemany(
        "INSERT INTO word VALUES (?, ?)", ((n, word) for word, n in numbers.items())
    )
    connection.executemany("INSERT INTO word_name VALUES (?, ?)", sorted(pairs))
    connection.executemany(
        "INSERT OR IGNORE INTO slip VALUES (?, ?)",
        sorted((variant, n) for word, n in numbers.items() for variant in slips(word)),
    )
