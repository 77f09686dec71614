"""JSON and JSON Lines: records in the interface's own form, as ``define --json`` gives them."""

from __future__ import annotations

from ..model import TYPE_CHECKING
from ..render import json
from . import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from ..queries.selection import Selection


def whole(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """One object: ``schema_version``, ``edition`` and ``records``, a record a line."""
    head, tail = json.dump(records.edition, records=[]).rsplit("]", 1)
    out.write(head)
    written = 0
    for entry in records.entries(linked=True):
        out.write((",\n" if written else "\n") + json.record_text(entry))
        written += 1
    out.write(f"\n]{tail}")
    return Report(written=written)


def lines(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """A record a line, each of which is an object that needs no other."""
    written = 0
    for entry in records.entries(linked=True):
        out.write(json.record_text(entry) + "\n")
        written += 1
    return Report(written=written)
