"""What a review finds, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...model import Cite, Record, Value
from .draft.draft import Draft


class Trouble(NamedTuple):
    """What a rule finds: offsets in the draft, what is wrong there, and the record that shows it.

    ``instead`` says what to write; ``fix`` is a text to put in place where that is safe to do
    unseen; ``cites`` are the record's where none are given; ``correction`` is an id or nothing.
    """

    start: int
    end: int
    message: str
    record: Record
    instead: str = ""
    fix: str = ""
    correction: str = ""
    cites: tuple[Cite, ...] = ()


class Finding(Value):
    """A trouble in its place: lines and columns from 1, the end behind the last character."""

    code: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    suggestion: str = ""
    fix: str = ""
    record: str = ""
    correction: str = ""
    cites: tuple[Cite, ...] = ()


class Rule(Value):
    """A rule: its code, the slug of its family, what it finds and why, and what it must do.

    ``trips`` are a few drafts in which it finds something, ``passes`` near misses in which no rule
    does; ``tests/drafts/examples.toml`` has more. ``fixes`` says whether it may give a text that is
    safe to put in place unseen.
    """

    code: str
    slug: str
    title: str
    why: str
    find: Callable[[Draft], Iterator[Trouble]]
    trips: tuple[str, ...]
    passes: tuple[str, ...]
    fixes: bool = False
