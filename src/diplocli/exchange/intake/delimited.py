"""Tables with a heading line: CSV and TSV (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import csv
from itertools import chain, islice

from ...errors import DataError
from ...model import TYPE_CHECKING
from . import Contents
from .export_table import is_export, item
from .headings import columns
from .json_records import is_record, record
from .opening import LONGEST_FIELD, encoding_of, lines
from .rows import Row, entries, main_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Given
    from .entry import Entry, Tally

DELIMITERS = (",", ";", "\t", "|")


def read_csv(given: Given) -> Contents:
    """A table whose delimiter is a comma, semicolon, bar or tab: that which its headings fit."""
    return _read(given, DELIMITERS)


def read_tsv(given: Given) -> Contents:
    """A table whose delimiter is a tab."""
    return _read(given, ("\t",))


def _read(given: Given, delimiters: tuple[str, ...]) -> Contents:
    encoding = encoding_of(given.path, old=True)
    found = [(mark, _heading(given.path, encoding, mark)) for mark in delimiters]
    mark, heading = max(found, key=lambda one: (_known(one[1], given), len(one[1])))
    _refuse_twins(heading, given.path)
    if is_export(heading) and not given.columns:
        return Contents(entries=lambda tally: _records(given, encoding, mark, heading, tally))
    understood = columns(heading, given.columns)
    if not any(column.field == "name" for column in understood.values()):
        raise DataError(
            f"{given.path}:1: no column for the term; the columns are"
            f" {', '.join(heading[:20])}; say which with --map COLUMN=name"
        )
    language = main_language(understood)

    def each(tally: Tally) -> Iterator[Entry]:
        for line, cells in _rows(given.path, encoding, mark, len(heading)):
            place = f"{given.path}:{line}"
            values = dict(zip(heading, cells, strict=False))
            for name, cell in values.items():
                if name not in understood and cell.strip():
                    tally.leave(f"cells of the column “{name}”", place)
            row = Row(understood, {name: (cell,) for name, cell in values.items()})
            yield from entries(row, language, place, tally)

    notes = ("not UTF-8; read as Windows-1252",) if encoding == "cp1252" else ()
    return Contents(entries=each, language=language, notes=notes)


def _records(
    given: Given, encoding: str, mark: str, heading: list[str], tally: Tally
) -> Iterator[Entry]:
    for line, cells in _rows(given.path, encoding, mark, len(heading)):
        place = f"{given.path}:{line}"
        found = item(dict(zip(heading, cells, strict=False)), place)
        if not is_record(found):
            raise DataError(f"{place}: needs a kebab-case id and a kind")
        yield from record(found, place, tally)


def _known(heading: list[str], given: Given) -> int:
    return sum(name in given.columns for name in heading) + len(columns(heading, {}))


def _heading(path: str, encoding: str, mark: str) -> list[str]:
    _, cells = next(_parsed(path, encoding, mark), (1, []))
    return [cell.strip() for cell in cells]


def _refuse_twins(heading: list[str], path: str) -> None:
    twins = [name for name in heading if name and heading.count(name) > 1]
    if twins:
        raise DataError(f"{path}:1: two columns are called “{twins[0]}”; rename one")


def _rows(path: str, encoding: str, mark: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading, with their lines. Raises DataError for one that is too wide."""
    for line, cells in islice(_parsed(path, encoding, mark), 1, None):
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise DataError(
                f"{path}:{line}: {len(cells)} cells under {width} headings;"
                " quote what holds the delimiter"
            )
        yield line, cells


def _parsed(path: str, encoding: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_FIELD)
    text = lines(path, encoding)
    first = next(text, "")
    skipped = first.lower().startswith("sep=")
    reader = csv.reader(text if skipped else chain([first], text), delimiter=mark)
    start = 1 + skipped
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            reason = str(error)
            if "field larger" in reason:
                reason = (
                    f"a cell of over {LONGEST_FIELD // 10**6} MB; is a quotation mark not closed?"
                )
            raise DataError(f"{path}:{start}: {reason}") from None
        if cells is None:
            return
        if cells:
            yield start, cells
        start = reader.line_num + 1 + skipped
