"""Sources in the formats of reference managers, as ``cite`` writes them."""

from __future__ import annotations

from ..model import TYPE_CHECKING, Source
from . import Report, reference_writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from ..queries.selection import Selection


def biblatex(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """BibLaTeX, by id."""
    return _write("biblatex", records, out)


def bibtex(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """BibTeX, by id."""
    return _write("bibtex", records, out)


def ris(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """RIS, by id."""
    return _write("ris", records, out)


def csl_json(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """CSL-JSON, by id."""
    return _write("csl-json", records, out)


def _write(format: str, records: Selection, out: TextIO) -> Report:
    number = 0

    def sources() -> Iterator[Source]:
        nonlocal number
        for entry in records.entries("source"):
            if isinstance(entry.record, Source):
                number += 1
                yield entry.record

    for piece in reference_writer(format)(sources()):
        out.write(piece)
    return Report(written=number)
