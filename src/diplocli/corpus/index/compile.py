"""Records to the index: one SQLite file that answers every look-up.

Records come one at a time and are let go at once, so that a pack may have a million of them. What
needs other records (the names of those linked to, the posts of a person) waits in temporary tables
until all have come.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from ...errors import DataError
from ...files import told
from ...model import BUNDLED, Addition, Record
from ...parting import KINDS
from ..written.load import Authored
from ..written.manifest import Heading
from .database import INDEX_VERSION, marks
from .near import slips
from .partings import Partings
from .rows import MOST_KEPT, Rows
from .seal import seal
from .sieve import bits_holding
from .store import MANY_LINKS, NAME

HASH = 32 * 2**20
SQL = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE heading (
  list TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, summary TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (list, place)
) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL,
  summary TEXT NOT NULL, type TEXT NOT NULL, date TEXT NOT NULL, end TEXT NOT NULL,
  first TEXT NOT NULL, last TEXT NOT NULL, track TEXT NOT NULL, key INTEGER NOT NULL,
  path TEXT NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL, rank INTEGER NOT NULL, record INTEGER NOT NULL, text TEXT NOT NULL, how TEXT NOT NULL,
  lang TEXT NOT NULL, elsewhere INTEGER NOT NULL
);
CREATE TABLE parting (what TEXT PRIMARY KEY, held TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB NOT NULL);
CREATE TABLE tally (
  list TEXT NOT NULL, id TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (list, id)
) WITHOUT ROWID;
CREATE TABLE topic (topic TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (topic, record)) WITHOUT ROWID;
CREATE TABLE link (target TEXT NOT NULL, source INTEGER NOT NULL, relation TEXT NOT NULL);
CREATE TABLE shadow (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE word (text TEXT PRIMARY KEY, spelled TEXT NOT NULL, beginning TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE called USING fts5 (
  words, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
CREATE TABLE slip (variant INTEGER NOT NULL, beginning TEXT NOT NULL, PRIMARY KEY (variant, beginning)) WITHOUT ROWID;
CREATE TABLE head (record INTEGER PRIMARY KEY, names TEXT NOT NULL, posts TEXT NOT NULL);
CREATE VIRTUAL TABLE text USING fts5 (
  name, alias, translation, summary, post, body, linked,
  content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO called (called, rank) VALUES ('hashsize', {HASH:d}), ('automerge', 0);
INSERT INTO text (text, rank) VALUES ('hashsize', {HASH:d}), ('automerge', 0);
CREATE TEMP TABLE prose (
  n INTEGER PRIMARY KEY, name TEXT, alias TEXT, translation TEXT, summary TEXT, post TEXT, body TEXT
);
CREATE TEMP TABLE named (id TEXT, key TEXT, text TEXT, how TEXT);
CREATE TEMP TABLE held (
  person TEXT, post TEXT, stems TEXT, PRIMARY KEY (person, post)
) WITHOUT ROWID;
CREATE TEMP TABLE outside (id TEXT PRIMARY KEY, kind TEXT, name TEXT) WITHOUT ROWID;
CREATE TEMP TABLE led (source INTEGER, relation TEXT, target TEXT, n INTEGER, kind TEXT);
"""
TOGETHER = """
CREATE INDEX record_id ON record (id, kind);
INSERT INTO led SELECT link.source, link.relation, link.target, record.n, record.kind FROM link
  LEFT JOIN record ON record.id = link.target AND record.kind <> 'addition';
CREATE INDEX temp.led_source ON led (source);
"""
JOINED = """
INSERT INTO name SELECT DISTINCT named.key, 3, record.n, named.text, named.how, '', 0 FROM named JOIN record USING (id);
INSERT OR IGNORE INTO topic
  SELECT topic.topic, link.source FROM link JOIN record AS correction ON correction.n = link.source
  JOIN record AS about ON about.id = link.target JOIN topic ON topic.record = about.n
  WHERE link.relation = 'about' AND correction.kind = 'correction'
  AND NOT EXISTS (SELECT 1 FROM topic WHERE record = correction.n);
UPDATE prose SET post = (
  SELECT group_concat(held.post, char(10)) FROM record JOIN held ON held.person = record.id WHERE record.n = prose.n
) WHERE n IN (SELECT n FROM record JOIN held ON held.person = record.id);
UPDATE head SET posts = (
  SELECT group_concat(held.stems, char(10)) FROM record JOIN held ON held.person = record.id WHERE record.n = head.record
) WHERE record IN (SELECT n FROM record JOIN held ON held.person = record.id);
"""
FULL_TEXT = """
INSERT INTO text (rowid, name, alias, translation, summary, post, body, linked)
  SELECT n, name, alias, translation, summary, post, body,
  ifnull((
    SELECT group_concat(ifnull(other.name, outside.name), char(10)) FROM led
    LEFT JOIN prose AS other ON other.n = led.n LEFT JOIN outside ON outside.id = led.target
    WHERE led.source = prose.n
  ), '') FROM prose WHERE n >= ? AND n < ? ORDER BY n
"""

INDEXES = f"""
CREATE INDEX name_key ON name (key, rank, record);
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target, relation, source);
CREATE INDEX link_holder ON link (source) WHERE relation = 'holders.person';
CREATE INDEX record_kind ON record (kind, sort);
CREATE INDEX record_date ON record (kind, first, last);
CREATE INDEX name_record ON name (record);
CREATE INDEX word_beginning ON word (beginning);
INSERT INTO tally SELECT 'topic', topic, count(*) FROM topic GROUP BY topic;
INSERT INTO tally SELECT 'linked', target, count(*) FROM link GROUP BY target HAVING count(*) > {MANY_LINKS:d};
INSERT INTO tally SELECT 'track', track, count(*) FROM record WHERE track <> '' GROUP BY track;
UPDATE heading SET count = ifnull(
  (SELECT tally.count FROM tally WHERE tally.list = heading.list AND tally.id = heading.id), 0
) WHERE list IN ('topic', 'track');
"""
BATCH = 1000
MOST_PARTED = 50_000
AT_ONCE = 20_000
SHARE_OF_TEXT, SHARE_BEFORE_INDEXES = 0.6, 0.8
CACHE = 32 * 2**20


def write_index(corpus: Authored, path: Path) -> None:
    """Write the index of a corpus, whole or not at all.

    Raises DataError when the corpus has errors, OSError when the file cannot be written.
    """
    with new_index(path) as connection:
        fill_index(corpus, connection)


@contextmanager
def new_index(path: Path) -> Iterator[sqlite3.Connection]:
    """An empty database that becomes the file ``path`` if nothing is raised, and nothing else.

    Raises OSError when it cannot be written, or its disk is full.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            code = errno.EISDIR if target.is_dir() else errno.EINVAL
            raise OSError(code, "this is no file; name another")
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    except OSError as error:
        raise told(error, path) from None
    os.close(handle)
    try:
        with closing(sqlite3.connect(temporary)) as connection:
            connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;"
                f"PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -{CACHE >> 10:d};"
            )
            yield connection
        seal(temporary)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except sqlite3.Error as error:
        Path(temporary).unlink(missing_ok=True)
        raise OSError(errno.EIO, str(error), str(path)) from None
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
    manifest = corpus.manifest
    index = Filling(connection)
    for placed in corpus.by_id.values():
        index.add(placed.record, placed.table.path, placed.table.line)
    index.together()
    index.finish(
        {
            "pack": BUNDLED,
            "title": "",
            "edition": manifest.edition,
            "as_of": manifest.as_of,
            "licence": manifest.licence,
        },
        {"topic": manifest.topics, "track": manifest.tracks},
        manifest.redirects,
    )
    connection.executescript("ANALYZE; VACUUM;")


class Filling:
    """An index that is being filled: ``add`` or ``insert``, then ``together``, then ``finish``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._counts: Counter[str] = Counter()
        self._languages: set[str] = set()
        self._number = 0
        self._words: set[str] = set()
        self._beginnings = array("I")
        self._rows = Rows()
        connection.executescript(SQL)

    def add(self, record: Record, path: str, line: int) -> None:
        """Take in a record that stands in a file on a line."""
        self._number += 1
        self._rows.add(self._number, record, path, line)
        if len(self._rows) >= BATCH:
            self._flush()

    def insert(self, rows: Rows) -> None:
        """Take in records whose rows have been made."""
        words = [row for row in rows.tables["word"] if row[0] not in self._words]
        for table, several in {**rows.tables, "word": words}.items():
            self.connection.executemany(_INSERTS[table], several)
        if len(self._words) > MOST_KEPT:
            self._words.clear()
        self._words.update([row[0] for row in words])
        self._counts += rows.counts
        self._languages |= rows.languages
        self._beginnings += rows.beginnings

    def together(self) -> None:
        """Bring all records together: they can be found by id, and what refers to what is known."""
        self._flush()
        self.connection.executescript(TOGETHER)

    def finish(
        self,
        meta: Mapping[str, str],
        headings: Mapping[str, Iterable[Heading]],
        redirects: Mapping[str, str] | None = None,
        shadows: Iterable[str] = (),
        progress: Callable[[float], None] = lambda share: None,
    ) -> None:
        """Make what needs all records; ``shadows`` are ids of layers below that are not to be seen.

        ``meta``, ``headings`` by their list and ``redirects`` from old ids to new ones are the
        head of the corpus or pack; ``progress`` is told the share that is done.
        """
        connection = self.connection
        self._head(headings, redirects or {})
        connection.executemany(
            "INSERT OR IGNORE INTO shadow VALUES (?)", ((one,) for one in shadows)
        )
        connection.executescript(JOINED)
        self._full_text(lambda share: progress(SHARE_OF_TEXT * share))
        self._slips()
        self._partings()
        self._meta(meta)
        connection.commit()
        progress(SHARE_BEFORE_INDEXES)
        connection.executescript(INDEXES)
        progress(1.0)

    def _head(
        self, headings: Mapping[str, Iterable[Heading]], redirects: Mapping[str, str]
    ) -> None:
        for which, several in headings.items():
            self.connection.executemany(
                "INSERT INTO heading VALUES (?, ?, ?, ?, ?, 0)",
                (
                    (which, place, item.id, item.name, item.summary)
                    for place, item in enumerate(several)
                ),
            )
        self.connection.executemany(
            "INSERT INTO heading VALUES ('redirect', ?, ?, ?, '', 0)",
            ((place, *pair) for place, pair in enumerate(sorted(redirects.items()))),
        )

    def _full_text(self, progress: Callable[[float], None]) -> None:
        (most,) = self.connection.execute("SELECT ifnull(max(n), 0) FROM prose").fetchone()
        for n in range(0, most + 1, AT_ONCE):
            self.connection.execute(FULL_TEXT, [n, n + AT_ONCE])
            progress(n / (most + 1))

    def _slips(self) -> None:
        """What words of names are found by where a letter or two are wrong."""
        connection = self.connection
        connection.executemany(
            "INSERT INTO slip VALUES (?, ?)",
            (
                (variant, beginning)
                for (beginning,) in connection.execute("SELECT DISTINCT beginning FROM word")
                for variant in sorted(slips(beginning))
            ),
        )

    def _partings(self) -> None:
        """How texts may part the names of a corpus; of a large one, which are asked for one by one, with
        what they begin.
        """
        kinds = (*KINDS, Addition.kind)
        if sum(self._counts[kind] for kind in kinds) <= MOST_PARTED:
            names = self.connection.execute(f"{NAME} AND record.kind IN ({marks(kinds)})", kinds)
            partings = Partings.of(names).written()
            self.connection.executemany("INSERT INTO parting VALUES (?, ?)", partings)
        else:
            self.connection.execute(
                "INSERT INTO sieve VALUES (?)", [bits_holding(self._beginnings)]
            )

    def _meta(self, meta: Mapping[str, str]) -> None:
        """What the index says of itself, and how many of each kind of thing it holds."""
        (acronyms,) = self.connection.execute(
            "SELECT count(DISTINCT text) FROM name WHERE how = 'acronym'"
        ).fetchone()
        counts = {**self._counts, "acronym": acronyms}
        self.connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            {
                "version": str(INDEX_VERSION),
                **meta,
                "languages": " ".join(sorted(self._languages)),
                **{f"count {kind}": str(number) for kind, number in sorted(counts.items())},
            }.items(),
        )

    def _flush(self) -> None:
        self.insert(self._rows)
        self._rows = Rows()


_INSERTS = {
    "record": f"INSERT INTO record VALUES ({', '.join('?' * 16)})",
    "name": "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
    "topic": "INSERT INTO topic VALUES (?, ?)",
    "head": "INSERT INTO head VALUES (?, ?, ?)",
    "link": "INSERT INTO link VALUES (?, ?, ?)",
    "prose": "INSERT INTO prose VALUES (?, ?, ?, ?, ?, '', ?)",
    "named": "INSERT INTO named VALUES (?, ?, ?, ?)",
    "held": "INSERT OR IGNORE INTO held VALUES (?, ?, ?)",
    "called": "INSERT INTO called (rowid, words) VALUES (?, ?)",
    "word": "INSERT OR IGNORE INTO word VALUES (?, ?, ?)",
}
