"""The cells of a draft's tables, each with what heads its row and its column."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from ..language.sentences import ROW
from .draft import Draft, Sentence

Span = tuple[int, int]


class Cell(NamedTuple):
    """A cell that is no head: its place, the first cell of its row, and the one above its column."""

    start: int
    end: int
    row_head: Span
    column_head: Span
    sentence: Sentence


def cells(draft: Draft) -> Iterator[Cell]:
    """The cells of every table, row by row; the first row of a table heads its columns."""
    header: list[Span] = []
    block = -2
    for sentence in draft.sentences:
        if sentence.sort != ROW:
            continue
        row = _row(draft.text, sentence)
        if sentence.block != block + 1:
            header = row
        block = sentence.block
        if row is header or not row:
            continue
        for (start, end), head in zip(row[1:], header[1:], strict=False):
            yield Cell(start, end, row[0], head, sentence)


def _row(text: str, row: Sentence) -> list[Span]:
    bars = [
        place
        for place in range(row.start, row.end)
        if text[place] == "|" and text[place - 1] != "\\"
    ]
    return [(one + 1, other) for one, other in itertools.pairwise(bars)]
