"""How summaries and details are written (W1xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ....folding import key as fold
from ....model import Correction, Source
from ..load import Authored
from ..records import Placed
from .rule import Remark, rule

LONGEST_SUMMARY = 240
SHARED_SENTENCE = 90


@rule("W101")
def long_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """A summary is too long to be read aloud in one breath."""
    for placed in corpus.placed:
        summary = placed.record.summary
        if not isinstance(placed.record, Correction) and len(summary) > LONGEST_SUMMARY:
            yield Remark(
                placed,
                "W101",
                "summary",
                f"the summary has {len(summary)} characters, over {LONGEST_SUMMARY}",
            )


@rule("W102")
def repeated_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """The detail begins by saying the summary again."""
    for placed in corpus.placed:
        record = placed.record
        detail = getattr(record, "definition", "") or getattr(record, "detail", "")
        if record.summary and fold(detail).startswith(fold(record.summary)):
            yield Remark(placed, "W102", "summary", "the detail repeats the summary")


@rule("W103")
def shared_sentences(corpus: Authored, today: date) -> Iterator[Remark]:
    """A long sentence stands in two records."""
    first: dict[str, Placed] = {}
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source):
            continue
        prose = [
            record.summary,
            *(getattr(record, name, "") for name in ("definition", "detail", "why", "contested")),
        ]
        for sentence in re.split(r"(?<=[.!?])\s+", " ".join(prose)):
            if len(sentence) >= SHARED_SENTENCE:
                other = first.setdefault(fold(sentence), placed)
                if other.record.id != record.id:
                    yield Remark(
                        placed,
                        "W103",
                        "id",
                        f"shares a sentence with “{other.record.id}”: {sentence[:60]}…",
                    )


@rule("W104")
def unfinished_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """A summary does not end as a sentence does."""
    for placed in corpus.placed:
        summary = placed.record.summary
        if summary and not summary.endswith((".", "!", "?", "”", ".)")):
            yield Remark(placed, "W104", "summary", "the summary does not end with a full stop")


RULES = (long_summaries, repeated_summaries, shared_sentences, unfinished_summaries)
