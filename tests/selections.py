"""Selections of records that no corpus would let in, and texts that mean harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st

from diplocli.corpus.index.store import Heading
from diplocli.model import Actor, Alias, Cite, Milestone, Reading, Record, Source, Term
from diplocli.queries.define import Entry

NASTY = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "]]>", "-->", "\\", "`",
    "*", "_", "[x](javascript:alert(1))", "# ", "- ", "1. ", "|", "=HYPERLINK(1)", "+1", "@SUM", "-1",
    "\x1b[31m", "\x00", "\t", "\r\n", "\u202e", "\u2028", "\ufffe", "{{Front}}", "{{/Date}}", ";", ",",
    ":", "العربية", "漢字", "é", " ", "word", "<!--", "</style>", "</svg>", "~", "$", "^", "&", "'", "www.x.org",
)  # fmt: skip
HOSTILE = settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=3), min_size=1, max_size=6).map("".join)
addresses = st.sampled_from(
    ("https://example.org/a?b=1&c='\"<>()", "javascript:alert(1)", "data:text/html,x", "")
)
dates = st.sampled_from(("2015", "2015-06", "2015-06-30", "2015~", "2015-06-30?", "1865-05-17"))
ends = st.sampled_from(("", "..", "2016", "2016-01-01", "2015-07~", "9999-12-31"))


class Few:
    """A selection of a few entries, as a format sees it."""

    edition, as_of, licence = "2020.01", "2020-01-31", "CC-BY-4.0"

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def entries(self, *kinds: str, linked: bool = False) -> Iterator[Entry]:
        return (one for one in self._entries if not kinds or one.record.kind in kinds)

    pages = entries

    def headings(self, which: str) -> list[Heading]:
        return [Heading(id="us", name="United <States>", summary="", count=1)]


def entry(record: Record, source: Source, *others: Record) -> Entry:
    return Entry(record=record, titles={}, sources={source.id: source})


@st.composite
def selections(draw: st.DrawFn) -> Few:
    """A term, an actor, a milestone and the source they cite, with any text in every field."""
    source = Source(
        id="s", name=draw(texts), issuer=draw(texts), url=draw(addresses), type="report"
    )
    cites = (Cite(source="s", at=draw(texts)),)
    shared: dict[str, Any] = {"topics": (draw(texts),), "cites": cites, "reviewed": "2020-01-31"}
    reading = Reading(who=draw(texts), year=2011, stresses=draw(texts), cites=cites)
    records = [
        Term(
            id="t", name=draw(texts), summary=draw(texts), definition=draw(texts), contested=draw(texts),
            aliases=(Alias(text=draw(texts), type="acronym"), Alias(text=draw(texts), lang="fr")),
            readings=(reading, reading), **shared,
        ),
        Actor(id="a", type="office", name=draw(texts), summary=draw(texts), **shared),
        Milestone(
            id="m", name=draw(texts), summary=draw(texts), why=draw(texts), date=draw(dates),
            end=draw(ends), track=draw(st.sampled_from(("us", "of <a> pack"))), key=draw(st.booleans()), **shared,
        ),
        source,
    ]  # fmt: skip
    return Few([entry(record, source) for record in records])
