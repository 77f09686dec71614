"""Records to rows of the tables of an index, each record by itself, whatever the others are."""

from __future__ import annotations

import json
import marshal
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ...dates import OPEN, first_day, last_day
from ...folding import key_of
from ...folding import words as fold_words
from ...model import (
    Actor,
    Addition,
    Contrast,
    Correction,
    Instrument,
    Milestone,
    Record,
    Source,
    Value,
)
from ...words import Pieces
from ..written.references import references
from .database import sealed
from .near import BEGINNING, SHORTEST_WORD
from .sieve import numbers_of
from .store import NOT_WRITTEN, RANKS
from .wording import STOP_WORDS, cut, stem, tokens

TABLES = (
    "record", "name", "topic", "head", "link", "prose", "named", "held", "called", "word",
)  # fmt: skip
LONGEST_KEPT = 30
MOST_KEPT = 30_000
_PROSE = ("definition", "detail", "why", "contested", "fact")
_NOT_CALLED = ("wrong", "symbol", "reference")


class Rows:
    """Rows by table, and counts of what they hold."""

    def __init__(self) -> None:
        self.tables: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        self.counts: Counter[str] = Counter()
        self.languages: set[str] = set()
        self.beginnings = array("I")
        self._learnt: set[str] = set()

    def __len__(self) -> int:
        return len(self.tables["record"])

    def __getstate__(self) -> bytes:
        """What another process needs, as marshal writes it: faster than pickle, for plain values."""
        told = dict(self.counts), self.languages, self.beginnings.tobytes()
        return marshal.dumps((self.tables, *told))

    def __setstate__(self, state: bytes) -> None:
        self.tables, counts, self.languages, told = marshal.loads(state)  # noqa: S302 (from __getstate__)
        self.counts, self.beginnings = Counter(counts), array("I", told)

    def add(self, n: int, record: Record, path: str, line: int) -> None:
        """The rows of the record number ``n``, which stands in a file on a line."""
        tables = self.tables
        self._count(record)
        own = Spoken(record.name)
        heads, others, translations = self._names(n, record, own)
        date, end = life(record)
        tables["record"].append(
            (
                n, record.id, record.kind, record.name, own.key, record.summary,
                getattr(record, "type", ""), date, end, first_day(date), last_day(end or date),
                getattr(record, "track", ""), int(getattr(record, "key", False)), path, line,
                sealed(_encoded(record.__dict__)),
            )
        )  # fmt: skip
        if record.topics:
            tables["topic"] += [(topic, n) for topic in dict.fromkeys(record.topics)]
        tables["link"] += dict.fromkeys(
            [(target, n, field) for field, _, target in references(record)]
        )
        if not isinstance(record, Source):
            summary = f"{record.summary} {date} {end}" if date or end else record.summary
            body = plain("\n".join(_prose(record)))
            tables["prose"].append((n, own.tokens, others, translations, plain(summary), body))
            tables["head"].append((n, heads, ""))
        if isinstance(record, Actor):
            self._posts(record)

    def _names(self, n: int, record: Record, own: Spoken) -> tuple[str, str, str]:
        """Set down the names that lead to a record, which itself is called ``own``.

        Gives the stems of its own, a line a name, and the words of its other names and of its
        translations.
        """
        tables = self.tables
        heads: list[str] = []
        columns: tuple[list[str], list[str]] = ([], [])
        called: list[str] = []
        elsewhere = record.__dict__.get("elsewhere", ())
        for owner, how, text, lang in dict.fromkeys(names_of(record)):
            name = own if text == record.name else Spoken(text)
            if not name.key:
                continue
            if owner == record.id:
                tables["name"].append((name.key, RANKS[how], n, text, how, lang, text in elsewhere))
            else:
                tables["named"].append((owner, name.key, text, how))
            if how not in NOT_WRITTEN:
                self.beginnings.extend(numbers_of(text, _PIECES))
            if how not in _NOT_CALLED:
                called.append(name.tokens)
            if how == "id":
                continue
            if how != "contrast":
                heads.append(name.stems)
            if name is not own:
                columns[bool(lang)].append(name.tokens)
            if how not in _NOT_CALLED and not self._learnt.issuperset(name.written):
                self._learn(name)
        if called:
            tables["called"].append((n, " ".join(dict.fromkeys(" ".join(called).split()))))
        stems = "\n".join(filter(None, dict.fromkeys(heads)))
        return stems, "\n".join(columns[0]), "\n".join(columns[1])

    def _learn(self, name: Spoken) -> None:
        """Keep the words of a name to which slips are put right, as the name writes them."""
        for written, folded in zip(name.written, name.folded, strict=True):
            for word in folded.split() if written not in self._learnt else ():
                if len(word) >= SHORTEST_WORD:
                    spelled = written if word == folded else word
                    self.tables["word"].append((word, spelled, word[:BEGINNING]))
        self._learnt.update(name.written)

    def _count(self, record: Record) -> None:
        counts, given = self.counts, record.__dict__
        counts[record.kind] += 1
        for kind, field in _COUNTED:
            if field in given:
                counts[kind] += len(given[field])
        for alias in record.aliases:
            if alias.lang:
                counts["translation"] += 1
                self.languages.add(alias.lang)

    def _posts(self, record: Actor) -> None:
        """What the holders of a post are found by: their role and the English names of the body."""
        names = [record.name, *(alias.text for alias in record.aliases if not alias.lang)]
        for holder in record.holders:
            for post in filter(None, (holder.role, *names)):
                self.tables["held"].append((holder.person, plain(post), Spoken(post).stems))


def names_of(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Every name that leads to a record: (record id, how, the name, its language)."""
    if isinstance(record, Addition):
        for alias in record.aliases:
            yield record.id, alias.type, alias.text, alias.lang
        return
    yield record.id, "id", record.id, ""
    if isinstance(record, Source):
        if record.number:
            yield record.id, "reference", record.number, ""
        return
    if isinstance(record, Correction):
        for wrong in (record.name, *record.wrong):
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


def life(record: Record) -> tuple[str, str]:
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


def plain(text: str) -> str:
    """A text in the words that the index holds."""
    return " ".join(map(_SPELLED.__getitem__, text.split()))


class Spoken:
    """A name word by word: as it is written, as ``folding.words`` folds it, and put together.

    ``key`` is what it is found by, ``tokens`` and ``stems`` are its words as full-text search takes
    them and what they share with their other forms.
    """

    def __init__(self, name: str) -> None:
        self.written = name.replace("-", " ").split()
        words = [_WORDS[word] for word in self.written]
        self.folded = [folded for folded, _, _ in words]
        self.tokens = " ".join([found for _, found, _ in words])
        self.stems = " ".join([stems for _, _, stems in words if stems])
        self.key = key_of(" ".join(self.folded).split())


def _prose(record: Record) -> Iterator[str]:
    given = record.__dict__
    for field in _PROSE:
        if field in given:
            yield given[field]
    yield from given.get("questions", ())
    for reading in given.get("readings", ()):
        yield f"{reading.who} {reading.stresses} {reading.leaves_out}"
    for position in given.get("positions", ()):
        yield position.stance
    for holder in given.get("holders", ()):
        yield holder.role
    for aspect in given.get("aspects", ()):
        yield aspect.aspect
        yield from aspect.cells.values()


def _as_plain(value: Value) -> dict[str, object]:
    return value.to_plain()


_encoded = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_as_plain, check_circular=False
).encode
_COUNTED = (("reading", "readings"), ("position", "positions"), ("holder", "holders"))


Made = TypeVar("Made")


class _Known(dict[str, Made]):
    """What has been made of words, which come again and again."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = made
        return made


def _word(written: str) -> tuple[str, str, str]:
    """A word of a name folded, as a token and as a stem; several, between spaces, where it is so."""
    folded = fold_words(written)
    found = [token for word in folded for token in cut(word)]
    stems = [stem(word) for word in found if word not in STOP_WORDS]
    return " ".join(folded), " ".join(found), " ".join(stems)


_PIECES = Pieces()
_WORDS = _Known(_word)
_SPELLED = _Known(lambda word: " ".join(tokens(word)))
