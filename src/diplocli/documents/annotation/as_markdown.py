"""A text with its findings as Markdown footnotes."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...model import TYPE_CHECKING
from ...render.safe import line, prose
from ..reading.markdown import links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .annotate import Annotated, Annotation, Entry

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_INDENT = re.compile(r"(?<=\n)[ \t]+")
_NUMBERED = re.compile(r"(?<=\n)(\d{1,9})([.)])(?=\s)")
_LISTED = re.compile(r"(?<=\n)([-+=])")


def as_markdown(answer: Annotation) -> Iterator[str]:
    """The one document of an answer, each mention with a footnote, the footnotes at the end."""
    for one in answer:
        yield prose(_body(one))
    notes = "".join(f"[^{entry.record.id}]: {_note(entry)}\n" for entry in answer.entries())
    yield prose(f"\n\n{notes}")


def _body(one: Annotated) -> str:
    text, own = one.document.text, one.document.form == "markdown"
    before = one.document.offset
    whole = links(text) if own else []
    starts = [start for start, _ in whole]
    parts = []
    last = 0
    for match in one.matches:
        start, end = match.start - before, match.end - before
        at = bisect_right(starts, start) - 1
        if at >= 0 and whole[at][1] > start:
            end = max(end, whole[at][1])
        if end > last:
            parts.append(text[last:end] if own else escaped(text[last:end], last == 0))
            last = end
        parts.append("".join(f"[^{one}]" for one in match.ids))
    rest = text[last:] if one.document.more else text[last:].rstrip()
    parts.append(rest if own else escaped(rest, last == 0))
    return "".join(parts).replace("\r\n", "\n").replace("\t", "    ")


def escaped(text: str, begins: bool) -> str:
    """Plain text as Markdown that shows it; ``begins`` when it stands at the beginning of a line."""
    text = _SPECIAL.sub(r"\\\1", f"\n{text}" if begins else text)
    text = _INDENT.sub("", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _LISTED.sub(r"\\\1", text)
    return text[1:] if begins else text


def _note(entry: Entry) -> str:
    record = entry.record
    return f"**{_plain(record.name)}** ({record.kind}). {_plain(record.summary)}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", line(text))
