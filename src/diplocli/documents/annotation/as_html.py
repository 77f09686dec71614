"""A text with its findings as one self-contained page: glosses on hover and keyboard focus."""

from __future__ import annotations

import re
from html import escape
from itertools import count

from ...model import TYPE_CHECKING
from ...render.safe import line, prose
from .shown import Around, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...corpus.index.store import Row
    from ..reading.document import Document
    from .annotate import Annotated, Annotation, Entry

_PARAGRAPHS = re.compile(r"((?:\r?\n[^\S\n]*){2,})")
_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --edge: #999;
  --term: #006b75; --issue: #8a1f8a; --milestone: #1d6b1d; --actor: #7a5200; --instrument: #1f4fa8; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181a; --ink: #e8e8e8; --edge: #777;
  --term: #5fd3de; --issue: #e08be0; --milestone: #7fd07f; --actor: #e0b050; --instrument: #8fb4ff; } }
body { background: var(--paper); color: var(--ink); font: 1.05rem/1.6 Georgia, serif; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
p { white-space: pre-line; }
.shown p { white-space: normal; }
pre { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--edge); padding: .2rem .5rem; vertical-align: top; }
.n { position: relative; border-bottom: 1px dotted; cursor: help; color: var(--kind); }
.n:focus { outline: 2px solid; outline-offset: 2px; }
.g { display: none; position: absolute; left: 0; top: 1.7em; z-index: 1; width: max-content;
  max-width: min(24rem, 80vw); padding: .5rem .7rem; background: var(--paper); color: var(--ink);
  border: 1px solid var(--edge); border-radius: .3rem; font: .9rem/1.4 system-ui, sans-serif;
  white-space: normal; box-shadow: 0 2px 8px #0004; }
.n:hover > .g, .n:focus > .g { display: block; }
.g span { display: block; }
dt { font-weight: bold; color: var(--kind); }
dd { margin: 0 0 .8rem 1rem; }
.term { --kind: var(--term); } .issue { --kind: var(--issue); } .milestone { --kind: var(--milestone); }
.actor { --kind: var(--actor); } .instrument { --kind: var(--instrument); }
@media print { .g { display: none !important; } }
"""
_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""


def as_html(answer: Annotation, edition: str) -> Iterator[str]:
    """The documents of an answer as a page, with a list of what was found at its end.

    Markdown is shown as its reader sees it, other texts paragraph by paragraph.
    """
    yield _HEAD.format(title=_text(", ".join(answer.paths)), style=_STYLE)
    several = len(answer.paths) > 1
    begin, end = ("<section>\n", "</section>\n") if several else ("<main>\n", "</main>\n")
    numbers = count(1)
    for one in answer:
        if not one.document.offset:
            yield begin + (f"<h1>{_text(one.document.path)}</h1>\n" if several else "")
        glosses = _glosses(one, answer.rows, numbers)
        if one.document.form == "markdown":
            yield f'<div class="shown">\n{shown(one.document.text, glosses)}</div>\n'
        else:
            yield _paragraphs(one.document, glosses)
        if not one.document.more:
            yield end
    entries = answer.entries()
    yield f"<h2>{len(entries)} entries</h2>\n<dl>\n"
    yield from map(_listed, entries)
    yield f"</dl>\n<footer><p>diplocli, edition {_text(edition)}</p></footer>\n</body>\n</html>\n"


def _glosses(one: Annotated, rows: Mapping[str, Row], numbers: Iterator[int]) -> list[Around]:
    """What stands around each mention in the text of a document or of a part of it."""
    offset = one.document.offset
    return [
        Around(
            match.start - offset,
            match.end - offset,
            f'<span class="n {rows[match.ids[0]].kind}" tabindex="0" aria-describedby="g{number}">',
            f'<span class="g" role="tooltip" id="g{number}">'
            f"{''.join([_gloss(rows[record_id]) for record_id in match.ids])}</span></span>",
        )
        for match, number in zip(one.matches, numbers, strict=False)
    ]


def _paragraphs(document: Document, glosses: Sequence[Around]) -> str:
    text = document.text if document.more else document.text.rstrip()
    parts = [] if document.offset else ["<p>"]
    last = 0
    for begin, end, before, behind in glosses:
        parts += _broken(text[last:begin]), before, _text(text[begin:end]), behind
        last = end
    parts.append(_broken(text[last:]))
    if not document.more:
        parts.append("</p>\n")
    return "".join(parts)


def _broken(text: str) -> str:
    """Text between findings, its blank lines as new paragraphs."""
    return "</p>\n<p>".join(escape(prose(part.replace("\t", " ").replace("\r\n", "\n")))
                            for part in _PARAGRAPHS.split(text)[::2])  # fmt: skip


def _gloss(record: Row) -> str:
    return f"<span><b>{_text(record.name)}</b> ({record.kind}). {_text(record.summary)}</span>"


def _listed(entry: Entry) -> str:
    record = entry.record
    times = f"{entry.count} time{'s' * (entry.count > 1)}"
    return (
        f'<dt class="{record.kind}" id="{_text(record.id)}">{_text(record.name)}</dt>\n'
        f"<dd>{_text(record.summary)} <i>{record.kind}, {times}</i></dd>\n"
    )


def _text(text: str) -> str:
    return escape(line(text))
