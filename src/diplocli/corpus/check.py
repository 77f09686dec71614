"""The validator: coded checks over a whole corpus. E is an error, W a warning.

E1xx form (found while reading) · E2xx identity and links · E3xx dates · E4xx evidence ·
W1xx prose · W2xx links worth a look · W3xx age and precision.
Each check's docstring is its entry in the editor's handbook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ..dates import OPEN, first_day, last_day
from ..folding import key as fold
from ..model import (
    Actor,
    Contrast,
    Correction,
    Instrument,
    Issue,
    Milestone,
    Record,
    Source,
    Value,
)
from .findings import Finding
from .load import Authored
from .records import Placed
from .schema import PACK_KINDS, Field, Form


class Remark(NamedTuple):
    """A finding about a field of a record before its line has been looked up."""

    placed: Placed
    code: str
    field: str
    message: str

    def finding(self) -> Finding:
        """The remark with the line of the field."""
        record, table = self.placed.record, self.placed.table
        return Finding(
            self.code,
            table.path,
            table.line_of(self.field),
            f"{record.kind} “{record.id}”: {self.message}",
        )


Check = Callable[[Authored, date], Iterator[Remark] | Iterator[Finding]]
CheckOfOne = Callable[[Authored, date], Iterator[Remark]]

CHECKS: dict[str, Check] = {}
OF_ONE: dict[str, tuple[tuple[str, ...], CheckOfOne]] = {}

FORM_CODES = {
    "E101": "The file is not valid TOML, or not readable.",
    "E102": "A table is of no known kind.",
    "E103": "A key is unknown.",
    "E104": "A required key is missing.",
    "E105": "A value is of the wrong type or empty.",
    "E106": "A value is not in its list.",
    "E107": "An id is not kebab-case.",
    "E108": "A date is not of the EDTF subset, or does not exist.",
    "E109": "A text holds a control or direction-changing character.",
    "E110": "corpus.toml, or the head of a pack, lacks something or has too much.",
    "E111": "A record lies in another kind's folder.",
    "E112": "A text has over a million characters, or a record over 8 MB.",
}

PACK_CODES = {
    "E113": "A file leads out of the pack's folder, or is no file.",
    "E210": "A record has the id of one of a layer below and does not say that it overrides it.",
    "E211": "A record overrides nothing, or a record of another kind.",
    "E212": "An addition adds to nothing, or what its record cannot have.",
    "W207": "An id that is hidden is of no layer below.",
    "W401": "E401 as a pack may have it: a record cites no source.",
    "W402": "E402 as a pack may have it: a reading or a position cites no source.",
    "W403": "E403 as a pack may have it: a record does not say when it was last checked.",
    "W404": "E404 as a pack may have it: a source names neither author nor issuing body.",
    "W405": "E407 as a pack may have it: an address lacks the day on which it was opened.",
    "W406": "E104 as a pack may have it: a record lacks a text that would make it complete.",
}
LENIENT = {"E401": "W401", "E402": "W402", "E403": "W403", "E404": "W404", "E407": "W405"}

UNREADABLE = "E101"
LISTED = "corpus.toml, or the head of a pack, lists them"
LONGEST_SUMMARY = 240
SHARED_SENTENCE = 90


def check(corpus: Authored, today: date | None = None) -> list[Finding]:
    """All that is wrong with a corpus, in the order of its files and lines.

    While a file cannot be read, records are looked at one by one only: what others refer to may
    be in it.
    """
    today = today or date.today()
    findings = list(corpus.findings)
    is_whole = all(finding.code != UNREADABLE for finding in findings)
    for run in CHECKS.values() if is_whole else [run for _, run in OF_ONE.values()]:
        found = run(corpus, today)
        findings += [one.finding() if isinstance(one, Remark) else one for one in found]
    return sorted(
        set(findings), key=lambda found: (found.path, found.line, found.code, found.message)
    )


def references(record: Record) -> Iterator[tuple[str, Field, str]]:
    """Every id a record refers to, as (dotted field, its description, id)."""
    return _references(record, PACK_KINDS[record.kind], "")


def _references(value: Value, described: Field, place: str) -> Iterator[tuple[str, Field, str]]:
    given = value.__dict__
    for field in described.linking:
        content = given.get(field.name)
        if not content:
            continue
        if field.form is Form.ID:
            yield place + field.name, field, content
        elif field.form is Form.IDS:
            for item in content:
                yield place + field.name, field, item
        else:
            for item in content:
                yield from _references(item, field, f"{place}{field.name}.")


def _rule(code: str) -> Callable[[Check], Check]:
    def register(run: Check) -> Check:
        CHECKS[code] = run
        return run

    return register


def _rule_of_one(code: str, *kinds: str) -> Callable[[CheckOfOne], CheckOfOne]:
    """Register a check that looks at each record, of some kinds, by itself: packs have it too."""

    def register(run: CheckOfOne) -> CheckOfOne:
        CHECKS[code] = run
        OF_ONE[code] = kinds, run
        return run

    return register


def _at(placed: Placed, code: str, field: str, message: str) -> Remark:
    return Remark(placed, code, field, message)


@_rule("E201")
def duplicate_ids(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two records have one id."""
    for placed in corpus.placed:
        first = corpus.by_id[placed.record.id]
        if first is not placed:
            yield _at(
                placed, "E201", "id", f"the id is taken at {first.table.path}:{first.table.line}"
            )


@_rule("E202")
def dangling_references(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reference points to no record."""
    for placed in corpus.placed:
        for field, _, target in references(placed.record):
            if target not in corpus.by_id:
                moved = corpus.manifest.redirects.get(target)
                hint = (
                    f"it was renamed to “{moved}”" if moved else "write that record or mend the id"
                )
                yield _at(
                    placed, "E202", field, f"{field} names “{target}”, which does not exist; {hint}"
                )


@_rule("E203")
def references_of_wrong_kind(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reference points to a record of a kind that its field does not take."""
    for placed in corpus.placed:
        for field, described, target in references(placed.record):
            found = corpus.by_id.get(target)
            if found and found.record.kind not in described.targets:
                kinds = " or ".join(described.targets)
                yield _at(
                    placed,
                    "E203",
                    field,
                    f"{field} names “{target}”, a {found.record.kind}; it takes a {kinds}",
                )


@_rule("E204")
def broken_redirects(corpus: Authored, today: date) -> Iterator[Finding]:
    """A redirect leads nowhere, or away from an id that is in use."""
    for old, new in corpus.manifest.redirects.items():
        if old in corpus.by_id:
            yield Finding("E204", "corpus.toml", 1, f"redirects: “{old}” is the id of a record")
        if new not in corpus.by_id:
            yield Finding(
                "E204",
                "corpus.toml",
                1,
                f"redirects: “{old}” leads to “{new}”, which does not exist",
            )


@_rule_of_one("E205")
def unknown_topics(corpus: Authored, today: date) -> Iterator[Remark]:
    """A topic is not in corpus.toml."""
    known = {topic.id for topic in corpus.manifest.topics}
    for placed in corpus.placed:
        for topic in placed.record.topics:
            if topic not in known:
                yield _at(placed, "E205", "topics", f"no topic “{topic}”; {LISTED}")


@_rule_of_one("E206", "milestone")
def unknown_tracks(corpus: Authored, today: date) -> Iterator[Remark]:
    """A track is not in corpus.toml."""
    known = {track.id for track in corpus.manifest.tracks}
    for placed in corpus.placed:
        if isinstance(placed.record, Milestone) and placed.record.track not in known:
            yield _at(placed, "E206", "track", f"no track “{placed.record.track}”; {LISTED}")


@_rule("E207")
def circular_hierarchies(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record is, by way of others, broader than or part of itself."""
    for field in ("broader", "part_of", "parent"):
        upward: dict[str, tuple[str, ...]] = {}
        for placed in corpus.placed:
            value = getattr(placed.record, field, ())
            upward[placed.record.id] = (value,) if isinstance(value, str) else value
        for placed in corpus.placed:
            seen: set[str] = set()
            above = list(upward.get(placed.record.id, ()))
            while above:
                one = above.pop()
                if one not in seen:
                    seen.add(one)
                    above += upward.get(one, ())
            if placed.record.id in seen:
                yield _at(placed, "E207", field, f"{field} leads back to the record itself")


@_rule_of_one("E208", "contrast")
def uneven_contrasts(corpus: Authored, today: date) -> Iterator[Remark]:
    """A contrast has fewer than two subjects, one twice, or an aspect without a cell for each."""
    for placed in corpus.placed:
        if isinstance(placed.record, Contrast):
            subjects = [subject.record for subject in placed.record.subjects]
            if len(set(subjects)) < max(2, len(subjects)):
                yield _at(placed, "E208", "subjects", "needs two or more different subjects")
            for aspect in placed.record.aspects:
                if set(aspect.cells) != set(subjects):
                    message = (
                        f"aspect “{aspect.aspect}” needs one cell for each of {', '.join(subjects)}"
                    )
                    yield _at(placed, "E208", "aspects", message)


@_rule("E209")
def self_references(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record refers to itself."""
    for placed in corpus.placed:
        for field, _, target in references(placed.record):
            if target == placed.record.id:
                yield _at(placed, "E209", field, f"{field} names the record itself")


@_rule_of_one("E301", "milestone", "actor")
def reversed_spans(corpus: Authored, today: date) -> Iterator[Remark]:
    """Something ends before it begins."""
    for placed in corpus.placed:
        for field, start, end in _spans(placed.record):
            if start and end and end != OPEN and last_day(end) < first_day(start):
                yield _at(placed, "E301", field, f"{field}: {end} is before {start}")


def _spans(record: Record) -> Iterator[tuple[str, str, str]]:
    if isinstance(record, Milestone):
        yield "end", record.date, record.end
    elif isinstance(record, Actor):
        for name in record.names:
            yield "names", name.from_, name.to
        for holder in record.holders:
            yield "holders", holder.from_, holder.to


@_rule_of_one("E302")
def future_reviews(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record was checked, or a source opened, after today."""
    for placed in corpus.placed:
        record = placed.record
        field, day = (
            ("accessed", record.accessed)
            if isinstance(record, Source)
            else ("reviewed", record.reviewed)
        )
        if day > today.isoformat() and first_day(day) > today.isoformat():
            yield _at(placed, "E302", field, f"{field} {day} lies in the future")


@_rule_of_one("E303", "instrument")
def instrument_dates_out_of_order(corpus: Authored, today: date) -> Iterator[Remark]:
    """An instrument enters into force before it is adopted, or ends before it begins."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Instrument):
            order = [
                record.adopted,
                record.opened_for_signature,
                record.entered_into_force,
                record.ended,
            ]
            given = [day for day in order if day]
            for earlier, later in pairwise(given):
                if last_day(later) < first_day(earlier):
                    yield _at(placed, "E303", "adopted", f"{later} comes before {earlier}")


@_rule_of_one("E401")
def unsourced_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record cites no source."""
    for placed in corpus.placed:
        if not isinstance(placed.record, Source) and not placed.record.cites:
            yield _at(placed, "E401", "id", "cites no source")


@_rule_of_one("E402", "term", "issue", "addition")
def unsourced_parts(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reading or a position cites no source."""
    for placed in corpus.placed:
        record = placed.record
        for reading in getattr(record, "readings", ()):
            if not reading.cites:
                message = f"the reading of {reading.who} cites no source"
                yield _at(placed, "E402", "readings", message)
        for position in getattr(record, "positions", ()):
            if not position.cites:
                message = f"the position of {position.actor} cites no source"
                yield _at(placed, "E402", "positions", message)


@_rule_of_one("E403")
def unreviewed_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record does not say when it was last checked."""
    for placed in corpus.placed:
        if not isinstance(placed.record, Source) and not placed.record.reviewed:
            yield _at(placed, "E403", "id", "needs reviewed: the day it was last checked")


@_rule_of_one("E404", "source")
def anonymous_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """A source names neither author nor issuing body."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source) and not record.author and not record.issuer:
            yield _at(placed, "E404", "id", "needs an author or an issuer")


@_rule_of_one("E405", "source")
def doubtful_addresses(corpus: Authored, today: date) -> Iterator[Remark]:
    """An address is not http or https, or holds a space."""
    for placed in corpus.placed:
        record = placed.record
        url = record.url if isinstance(record, Source) else ""
        if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            yield _at(
                placed, "E405", "url", "url must begin with http:// or https:// and hold no space"
            )


@_rule_of_one("E407", "source")
def unopened_addresses(corpus: Authored, today: date) -> Iterator[Remark]:
    """A source has an address and not the day on which it was opened."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source) and record.url and not record.accessed:
            yield _at(placed, "E407", "url", "needs accessed: the day the address was last opened")


@_rule_of_one("E406", "instrument")
def unreadable_votes(corpus: Authored, today: date) -> Iterator[Remark]:
    """A vote is not in the form that readers rely on."""
    form = re.compile(r"consensus|without a vote|\d+ for, \d+ against(, \d+ abstaining)?")
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Instrument) and record.vote and not form.fullmatch(record.vote):
            message = "vote is “consensus”, “without a vote” or “79 for, 60 against, 33 abstaining”"
            yield _at(placed, "E406", "vote", message)


@_rule("W101")
def long_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """A summary is too long to be read aloud in one breath."""
    for placed in corpus.placed:
        summary = placed.record.summary
        if not isinstance(placed.record, Correction) and len(summary) > LONGEST_SUMMARY:
            yield _at(
                placed,
                "W101",
                "summary",
                f"the summary has {len(summary)} characters, over {LONGEST_SUMMARY}",
            )


@_rule("W102")
def repeated_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """The detail begins by saying the summary again."""
    for placed in corpus.placed:
        record = placed.record
        detail = getattr(record, "definition", "") or getattr(record, "detail", "")
        if record.summary and fold(detail).startswith(fold(record.summary)):
            yield _at(placed, "W102", "summary", "the detail repeats the summary")


@_rule("W103")
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
                    yield _at(
                        placed,
                        "W103",
                        "id",
                        f"shares a sentence with “{other.record.id}”: {sentence[:60]}…",
                    )


@_rule("W104")
def unfinished_summaries(corpus: Authored, today: date) -> Iterator[Remark]:
    """A summary does not end as a sentence does."""
    for placed in corpus.placed:
        summary = placed.record.summary
        if summary and not summary.endswith((".", "!", "?", "”", ".)")):
            yield _at(placed, "W104", "summary", "the summary does not end with a full stop")


@_rule("W105")
def needless_aliases(corpus: Authored, today: date) -> Iterator[Remark]:
    """An alias folds to the name itself, or stands twice."""
    for placed in corpus.placed:
        record = placed.record
        seen = {(fold(record.name), "")}
        for alias in record.aliases:
            place = (fold(alias.text), alias.lang)
            if place in seen and not (alias.lang or alias.type == "acronym"):
                yield _at(placed, "W105", "aliases", f"alias “{alias.text}” is found already")
            seen.add(place)


@_rule("W201")
def orphans(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record points to no other, and none points to it."""
    linked: set[str] = set()
    for placed in corpus.placed:
        others = {
            target for field, _, target in references(placed.record) if not field.endswith("source")
        }
        if others:
            linked |= others | {placed.record.id}
    for placed in corpus.placed:
        if not isinstance(placed.record, Source) and placed.record.id not in linked:
            yield _at(placed, "W201", "id", "nothing points to it and it points to nothing")


@_rule("W202")
def near_duplicate_names(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two records of one kind have the same name but for folding or the order of words."""
    first: dict[tuple[str, str], Placed] = {}
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Source):
            continue
        name = " ".join(sorted(fold(word) for word in record.name.split()))
        other = first.setdefault((record.kind, name), placed)
        if other.record.id != record.id:
            yield _at(placed, "W202", "name", f"has nearly the name of “{other.record.id}”")


@_rule("W203")
def unused_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """Nobody cites a source."""
    cited = {target for placed in corpus.placed for _, _, target in references(placed.record)}
    for placed in corpus.placed:
        if isinstance(placed.record, Source) and placed.record.id not in cited:
            yield _at(placed, "W203", "id", "nobody cites it")


@_rule("W204")
def twin_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """Two sources have one address, one DOI, or one title and day of issue."""
    first: dict[str, Placed] = {}
    for placed in corpus.placed:
        if isinstance(placed.record, Source):
            for field, mark in _marks(placed.record):
                other = first.setdefault(mark, placed)
                if other.record.id != placed.record.id:
                    yield _at(placed, "W204", field, f"has the {field} of “{other.record.id}”")


def _marks(source: Source) -> Iterator[tuple[str, str]]:
    """What no other source should have, with its field: an address also stands for its DOI."""
    if source.url:
        yield "url", re.sub(r"^https?://(www\.)?", "", source.url).rstrip("/").lower()
    if source.doi:
        yield "doi", f"doi.org/{source.doi}".lower()
    if first_day(source.issued) == last_day(source.issued):
        yield "title", f"{fold(source.name)} {source.issued}"


@_rule("W205")
def one_sided_issues(corpus: Authored, today: date) -> Iterator[Remark]:
    """An issue gives the positions of fewer than three sides."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Issue) and len({position.actor for position in record.positions}) < 3:
            yield _at(placed, "W205", "positions", "gives fewer than three sides")


@_rule_of_one("W206")
def topicless_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record stands under no topic."""
    for placed in corpus.placed:
        record = placed.record
        if not isinstance(record, Source | Correction) and not record.topics:
            yield _at(placed, "W206", "id", "stands under no topic")


@_rule("W301")
def stale_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record has not been checked for a year."""
    limit = (today - timedelta(days=365)).isoformat()
    for placed in corpus.placed:
        reviewed = placed.record.reviewed
        if reviewed and last_day(reviewed) < limit:
            yield _at(placed, "W301", "reviewed", f"was last checked on {reviewed}")


@_rule_of_one("W302")
def missing_pinpoints(corpus: Authored, today: date) -> Iterator[Remark]:
    """A cite has no pinpoint."""
    for placed in corpus.placed:
        record = placed.record
        parts = (*getattr(record, "readings", ()), *getattr(record, "positions", ()))
        bare = [cite.source for one in (record, *parts) for cite in one.cites if not cite.at]
        if bare:
            yield _at(placed, "W302", "cites", f"cites {', '.join(bare)} without a pinpoint")
