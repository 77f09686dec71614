"""What the rules ask of any one record: its names, its text, whether it is a person, a text or a body."""

from __future__ import annotations

import re

from ....model import Actor, Instrument, Record

# Where a name goes on behind its noun.
_MORE = re.compile(r"\s(?:of|for|on|in)\s")
# After a full stop or a semicolon.
_STATEMENT_ENDS = re.compile(r"(?<=[.!?;])\s+")


def short_name(record: Record) -> str:
    """A record's name without the subtitle behind its colon."""
    return record.name.partition(":")[0]


def english_names(record: Record) -> list[str]:
    """What a record is called in English, its acronyms among it."""
    return [record.name, *(alias.text for alias in record.aliases if not alias.lang)]


def head_noun(name: str) -> str:
    """What a name says that it is of: “rules” of “eight rules for civilian hackers”."""
    return _MORE.split(name)[0].split()[-1]


def former_names(record: Record) -> list[str]:
    """What a body was called at some time of its life; nothing of any other record."""
    return [span.name for span in record.names] if isinstance(record, Actor) else []


def spelt_names(record: Record) -> list[str]:
    """What a record is or was called in English, its acronyms apart."""
    names = [record.name, record.name.partition(" (")[0]]
    names += [alias.text for alias in record.aliases if alias.type != "acronym" and not alias.lang]
    return names + former_names(record)


def text_of(record: Record) -> str:
    """What the corpus says of a record in words."""
    return f"{getattr(record, 'summary', '')} {getattr(record, 'detail', '')}"


def statements(text: str) -> list[str]:
    """The sentences of such a text, and the parts of them between semicolons."""
    return _STATEMENT_ENDS.split(text)


def is_person(record: Record | None) -> bool:
    """Whether a record is of somebody, not of a body."""
    return isinstance(record, Actor) and record.type == "person"


def is_text(record: Record) -> bool:
    """Whether a record is of a text."""
    return isinstance(record, Instrument)


def is_body(record: Record) -> bool:
    """Whether a record is of a body: no person and no state."""
    return isinstance(record, Actor) and record.type not in ("person", "state")
