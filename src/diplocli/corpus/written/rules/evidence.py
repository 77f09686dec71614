"""What a record rests on: cites, sources, review days, votes (E4xx, W3xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ....model import Instrument, Source
from ..load import Authored
from .rule import Remark, rule_of_one


@rule_of_one("E401")
def unsourced_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record cites no source."""
    for placed in corpus.placed:
        if not isinstance(placed.record, Source) and not placed.record.cites:
            yield Remark(placed, "E401", "id", "cites no source")


@rule_of_one("E402", "term", "issue", "addition")
def unsourced_parts(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reading or a position cites no source."""
    for placed in corpus.placed:
        record = placed.record
        for reading in getattr(record, "readings", ()):
            if not reading.cites:
                message = f"the reading of {reading.who} cites no source"
                yield Remark(placed, "E402", "readings", message)
        for position in getattr(record, "positions", ()):
            if not position.cites:
                message = f"the position of {position.actor} cites no source"
                yield Remark(placed, "E402", "positions", message)


@rule_of_one("E403")
def unreviewed_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record does not say when it was last checked."""
    for placed in corpus.placed:
        if not isinstance(placed.record, Source) and not placed.record.reviewed:
            yield Remark(placed, "E403", "id", "needs reviewed: the day it was last checked")


@rule_of_one("E404", "source")
def anonymous_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """A source names neither author nor issuing body."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source) and not record.author and not record.issuer:
            yield Remark(placed, "E404", "id", "needs an author or an issuer")


@rule_of_one("E405", "source")
def doubtful_addresses(corpus: Authored, today: date) -> Iterator[Remark]:
    """An address is not http or https, or holds a space."""
    for placed in corpus.placed:
        record = placed.record
        url = record.url if isinstance(record, Source) else ""
        if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            yield Remark(
                placed, "E405", "url", "url must begin with http:// or https:// and hold no space"
            )


@rule_of_one("E406", "instrument")
def unreadable_votes(corpus: Authored, today: date) -> Iterator[Remark]:
    """A vote is not in the form that readers rely on."""
    form = re.compile(r"consensus|without a vote|\d+ for, \d+ against(, \d+ abstaining)?")
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Instrument) and record.vote and not form.fullmatch(record.vote):
            message = "vote is “consensus”, “without a vote” or “79 for, 60 against, 33 abstaining”"
            yield Remark(placed, "E406", "vote", message)


@rule_of_one("E407", "source")
def unopened_addresses(corpus: Authored, today: date) -> Iterator[Remark]:
    """A source has an address and not the day on which it was opened."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source) and record.url and not record.accessed:
            yield Remark(
                placed, "E407", "url", "needs accessed: the day the address was last opened"
            )


@rule_of_one("W302")
def missing_pinpoints(corpus: Authored, today: date) -> Iterator[Remark]:
    """A cite has no pinpoint."""
    for placed in corpus.placed:
        record = placed.record
        parts = (*getattr(record, "readings", ()), *getattr(record, "positions", ()))
        bare = [cite.source for one in (record, *parts) for cite in one.cites if not cite.at]
        if bare:
            yield Remark(placed, "W302", "cites", f"cites {', '.join(bare)} without a pinpoint")


RULES = (
    unsourced_records,
    unsourced_parts,
    unreviewed_records,
    anonymous_sources,
    doubtful_addresses,
    unreadable_votes,
    unopened_addresses,
    missing_pinpoints,
)
