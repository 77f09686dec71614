"""Acronyms and names of bodies in a text that the corpus does not know."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from ...model import TYPE_CHECKING
from .decide import MARKS, expansion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .spans import Mentions

_BODIES = (
    "Academy|Agency|Alliance|Assembly|Association|Authority|Bank|Board|Bureau|Cent(?:er|re)|Chamber|Coalition"
    "|Commission|Committee|Commonwealth|Community|Conference|Confederation|Consortium|Convention|Council|Court"
    "|Department|Directorate|Division|Federation|Forum|Foundation|Fund|Group|Inspectorate|Institut(?:e|ion)"
    "|Laboratory|League|Ministry|Mission|Network|Office|Organi[sz]ation|Panel|Parliament|Partnership"
    "|Programme|Secretariat|Service|Society|Task Force|Team|Tribunal|Union|University"
)
_CAPITAL = r"[A-Z][\w’'&-]*"
_SMALL = r"(?:of|for|on|and|the|to|in|against|de|des|du)"
_GAP = r"[^\S\n]+"
_BODY = re.compile(
    rf"\b(?:(?:{_CAPITAL}{_GAP}(?:(?:of|for|on|and){_GAP})?){{1,6}}(?:{_BODIES})\b"
    rf"|(?:{_BODIES})\b(?={_GAP}{_SMALL}{_GAP}))"
    rf"(?:{_GAP}(?:{_SMALL}{_GAP}){{1,2}}{_CAPITAL}(?:{_GAP}{_CAPITAL}){{0,5}})?"
)
_ACRONYM = re.compile(r"(?<![\w./-])[A-Z][A-Z0-9&]{1,9}s?(?![\w/]|-\w*[a-z])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_OPENING = re.compile(
    r"(?:(?:The|A|An|This|That|Our|Its|Their|In|At|By|For|From|To|And|But|Under|[A-Z]{2,}\s+and)\s+)+"
)
_NEIGHBOUR = re.compile(r"[^\W\d_]{2,}")
_LINE_AROUND = 60


class Stranger(NamedTuple):
    """A name that the corpus does not know, and where it stands."""

    start: int
    end: int
    text: str


def strangers(text: str, mentions: Mentions) -> list[Stranger]:
    """The unknown acronyms and names of bodies of a text, in order.

    An acronym that the text expands brings its expansion: ``GCF (Global Cyber Forum)``.
    """
    found: dict[tuple[int, int], Stranger] = {}
    for start, end in _candidates(text):
        if not _is_known(start, end, mentions):
            begin = expansion(text, start, end)
            meant = f" ({text[begin:start].rstrip(f' ({MARKS}')})" if begin >= 0 else ""
            name = " ".join(f"{text[start:end]}{meant}".split())
            found[start, end] = Stranger(start, end, name)
    return [found[place] for place in sorted(found)]


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for match in _ACRONYM.finditer(text):
        if not (_ROMAN.fullmatch(match[0]) or _in_capitals(text, match.start(), match.end())):
            yield match.span()
    for match in _BODY.finditer(text):
        opening = _OPENING.match(match[0])
        start = match.start() + (opening.end() if opening else 0)
        if " " in text[start : match.end()]:
            yield start, match.end()


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides on the line are in capitals: a heading, not acronyms."""
    before = text[max(0, start - _LINE_AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _LINE_AROUND].partition("\n")[0]
    beside = _NEIGHBOUR.findall(before)[-2:] + _NEIGHBOUR.findall(after)[:2]
    return len(beside) > 1 and all(map(str.isupper, beside))


def _is_known(start: int, end: int, mentions: Mentions) -> bool:
    at = bisect_right(mentions.begins, start) - 1
    return at >= 0 and mentions.ends[at] >= end
