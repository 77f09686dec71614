"""A text with its findings as Markdown footnotes."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...model import TYPE_CHECKING
from ...render.safe import line, prose

if TYPE_CHECKING:
    from .annotate import Annotated, Annotation, Entry

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_INDENT = re.compile(r"(?<=\n)[ \t]+")
_NUMBERED = re.compile(r"(?<=\n)(\d{1,9})([.)])(?=\s)")
_LISTED = re.compile(r"(?<=\n)([-+=])")


def as_markdown(answer: Annotation) -> str:
    """The one document of an answer, each mention with a footnote, the footnotes at the end."""
    (one,) = answer.documents
    notes = "".join(f"[^{entry.record.id}]: {_note(entry)}\n" for entry in answer.entries)
    return prose(f"{_body(one).rstrip()}\n\n{notes}")


def _body(one: Annotated) -> str:
    text, own = one.document.text, one.document.form == "markdown"
    ends = [end for _, end in one.document.whole]
    starts = [start for start, _ in one.document.whole]
    parts = []
    last = 0
    for match in one.matches:
        at = bisect_right(starts, match.start) - 1
        end = max(match.end, ends[at]) if at >= 0 and ends[at] > match.start else match.end
        if end > last:
            parts.append(text[last:end] if own else escaped(text[last:end], last == 0))
            last = end
        parts.append("".join(f"[^{one}]" for one in match.ids))
    rest = text[last:]
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
