"""A draft cut into sentences: of its paragraphs, headings, items of lists and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PROSE, HEADING, ITEM, ROW = "prose", "heading", "item", "row"
# What ends a block: an empty line, a heading, a row of a table, the mark of an item.
_BLOCK = re.compile(
    r"(?P<gap>(?:[^\S\n]*\n){2,})"
    r"|(?P<heading>^[ ]{0,3}#{1,6}[^\S\n][^\n]*\n?)"
    r"|(?P<row>^[ ]{0,3}\|[^\n]*\n?)"
    r"|(?P<item>^[^\S\n]*(?:[-*+•]|\d{1,3}[.)]|\([a-z\d]\))[^\S\n]+)",
    re.MULTILINE,
)
# The end of a sentence: a stop, and behind it no small letter.
_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W_a-z])")
# A full stop that ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sen|Rep|Amb|No|Nos|art|arts|Art|para|paras|para|sec|secs|s|ch|vol|p|pp|cf|vs|v|e\.g|i\.e|etc|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|approx|ca|c)|\b[A-Z])\.$"
)


LONGEST = 2_000
_LONGEST_ABBREVIATION = 12


class Cut(NamedTuple):
    """A sentence: where it stands, in which block of the draft, and what sort of block that is."""

    start: int
    end: int
    block: int
    sort: str


def sentences(text: str, prose: str) -> list[Cut]:
    """The sentences of a draft. ``text`` shows where blocks begin, ``prose`` where sentences end."""
    found = []
    for number, (start, end, sort) in enumerate(_blocks(text)):
        if sort == ROW:
            found.append(Cut(start, end, number, sort))
            continue
        begin = start
        for mark in _END.finditer(prose, start, end):
            stop = mark.start() + 1
            if not _ABBREVIATION.search(prose, max(begin, stop - _LONGEST_ABBREVIATION), stop):
                found += _pieces(prose, Cut(begin, mark.end(), number, sort))
                begin = mark.end()
        if prose[begin:end].strip():
            found += _pieces(prose, Cut(begin, end, number, sort))
    return found


def _pieces(prose: str, sentence: Cut) -> Iterator[Cut]:
    """A sentence, or what is longer than any as pieces cut at spaces."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        space = prose.rfind(" ", start + 1, start + LONGEST)
        cut = space + 1 if space > start else start + LONGEST
        yield sentence._replace(start=start, end=cut)
        start = cut
    yield sentence._replace(start=start)


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    begin, sort = 0, PROSE
    for mark in _BLOCK.finditer(text):
        if text[begin : mark.start()].strip():
            yield begin, mark.start(), sort
        if mark["heading"] or mark["row"]:
            yield mark.start(), mark.end(), HEADING if mark["heading"] else ROW
        sort = ITEM if mark["item"] else PROSE
        begin = mark.end()
    if text[begin:].strip():
        yield begin, len(text), sort
