"""Records as concepts with names, as the formats of terminology need them."""

from __future__ import annotations

import re
from collections import Counter

from ..model import TYPE_CHECKING, Correction, Instrument, Term, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Cite, Reading, Record, Source
    from ..queries.selection import Selection

_WHOLE = ("term", "instrument")  # Of other kinds: what has an acronym, or was asked for.
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CARRIED = frozenset(
    {
        "id", "name", "aliases", "summary", "definition", "detail", "contested", "symbol",
        "broader", "part_of", "related", "topics", "cites", "reviewed", "readings", "pack",
    }
)  # fmt: skip


class Name(Value):
    """A name of a concept.

    ``how`` is ``name``, the type of an alias, ``symbol`` or ``wrong``; to what is wrong, ``note``
    says what is right.
    """

    text: str
    how: str
    lang: str
    note: str = ""


class Concept(Value):
    """A record as a concept, and the language of its prose.

    ``broader`` and ``related`` are ids of concepts that are there too.
    """

    record: Record
    language: str
    names: tuple[Name, ...]
    broader: tuple[str, ...]
    related: tuple[str, ...]
    sources: dict[str, Source]

    @property
    def definition(self) -> str:
        """The summary, then the detail after an empty line."""
        detail = getattr(self.record, "definition", "") or getattr(self.record, "detail", "")
        return "\n\n".join(filter(None, (self.record.summary, detail)))

    @property
    def contested(self) -> str:
        """Who disagrees with whom, and why."""
        return getattr(self.record, "contested", "")

    @property
    def readings(self) -> list[str]:
        """What each authority means by it, as text."""
        return [_told(one) for one in getattr(self.record, "readings", ())]

    @property
    def cites(self) -> list[tuple[Source, Cite]]:
        """The sources that say it, with where they do."""
        return [
            (self.sources[cite.source], cite)
            for cite in self.record.cites
            if cite.source in self.sources
        ]


class Terminology:
    """The concepts of a selection: every term and instrument, and whatever has an acronym.

    Where kinds were asked for, every record of those. Holds the ids of the concepts and of what
    is broader, and the wrong names, but no records. ``left_out`` counts what concepts lack of
    their records, as ``Report`` has it, while ``concepts`` is gone through.
    """

    def __init__(self, records: Selection) -> None:
        self.left_out: Counter[tuple[str, str]] = Counter()
        self._records = records
        self._broader = {
            record.id: _broader(record) for record in records.records() if self._is_wanted(record)
        }
        self._wrong: dict[str, list[Name]] = {}
        for one in records.corrections():
            if isinstance(one, Correction) and one.about:
                self._wrong.setdefault(one.about[0], []).extend(
                    Name(text=text, how="wrong", lang=records.language(one.pack), note=one.fact)
                    for text in one.wrong
                )

    def concepts(self) -> Iterator[Concept]:
        """The concepts, in the order of the selection."""
        for entry in self._records.entries():
            record = entry.record
            if record.id not in self._broader:
                continue
            self._count_what_is_left(record)
            yield Concept(
                record=record,
                language=self._records.language(record.pack),
                names=self._names(record),
                broader=self._here(_broader(record)),
                related=self._here(getattr(record, "related", ())),
                sources=entry.sources,
            )

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether a concept is broader than another, at any remove."""
        seen: set[str] = set()
        waiting = [lower]
        while waiting:
            for one in self._broader.get(waiting.pop(), ()):
                if one == upper:
                    return True
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return False

    def _is_wanted(self, record: Record) -> bool:
        return record.kind in (*_WHOLE, *self._records.asked.kinds) or any(
            alias.type == "acronym" for alias in record.aliases
        )

    def _here(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([one for one in dict.fromkeys(ids) if one in self._broader])

    def _names(self, record: Record) -> tuple[Name, ...]:
        """The names of a record, each once in a language, the best use of it."""
        names: dict[tuple[str, str], Name] = {}
        for one in self._called(record):
            names.setdefault((one.text, one.lang.lower()), one)
        return tuple(names.values())

    def _called(self, record: Record) -> Iterator[Name]:
        language = self._records.language(record.pack)
        yield Name(text=record.name, how="name", lang=language)
        for alias in record.aliases:
            own = self._records.language(alias.pack or record.pack)
            yield Name(text=alias.text, how=alias.type, lang=alias.lang or own)
        if isinstance(record, Instrument) and record.symbol:
            yield Name(text=record.symbol, how="symbol", lang=language)
        yield from self._wrong.get(record.id, ())

    def _count_what_is_left(self, record: Record) -> None:
        for field, value in record.__dict__.items():
            if value not in ("", (), None) and field not in _CARRIED:
                self.left_out[field.rstrip("_"), "there is no place for it"] += 1
        elsewhere = set(_broader(record)) | set(getattr(record, "related", ()))
        missing = sum(one not in self._broader for one in elsewhere)
        if missing:
            self.left_out["links", "to records that are not in the file"] += missing
        readings = len(getattr(record, "readings", ()))
        if readings:
            self.left_out["readings", "told in notes, without their sources"] += readings


def language_tag(language: str) -> str:
    """A language as BCP 47 can have it; ``und`` for what is no tag."""
    return language if _TAG.fullmatch(language) else "und"


def _broader(record: Record) -> tuple[str, ...]:
    if isinstance(record, Term):
        return record.broader
    return (record.part_of,) if isinstance(record, Instrument) and record.part_of else ()


def _told(reading: Reading) -> str:
    text = f"{reading.who} ({reading.year}): {reading.stresses}"
    return f"{text} Leaves out: {reading.leaves_out}" if reading.leaves_out else text
