"""What records refer to, and what refers to them (E2xx, W2xx)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....model import Contrast, Correction, Issue, Milestone, Source
from ..load import Authored
from ..references import references
from ..schema import SCHEMA, Form
from .rule import Remark, rule, rule_of_one

LISTED = "corpus.toml, or the head of a pack, lists them"
_LISTS = {
    kind: tuple(field.name for field in fields if field.form is Form.IDS or field.name == "topics")
    for kind, fields in SCHEMA.items()
}


@rule("E202")
def dangling_references(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reference points to no record."""
    for placed in corpus.placed:
        for field, _, target in references(placed.record):
            if target not in corpus.by_id and target not in corpus.malformed:
                moved = corpus.manifest.redirects.get(target)
                hint = (
                    f"it was renamed to “{moved}”" if moved else "write that record or mend the id"
                )
                yield Remark(
                    placed, "E202", field, f"{field} names “{target}”, which does not exist; {hint}"
                )


@rule("E203")
def references_of_wrong_kind(corpus: Authored, today: date) -> Iterator[Remark]:
    """A reference points to a record of a kind that its field does not take."""
    for placed in corpus.placed:
        for field, described, target in references(placed.record):
            found = corpus.by_id.get(target)
            if found and found.record.kind not in described.targets:
                kinds = " or ".join(described.targets)
                message = f"of the kind {found.record.kind}; it takes only {kinds}"
                yield Remark(placed, "E203", field, f"{field} names “{target}”, {message}")


@rule_of_one("E205")
def unknown_topics(corpus: Authored, today: date) -> Iterator[Remark]:
    """A topic is not in corpus.toml."""
    known = {topic.id for topic in corpus.manifest.topics}
    for placed in corpus.placed:
        for topic in placed.record.topics:
            if topic not in known:
                yield Remark(placed, "E205", "topics", f"no topic “{topic}”; {LISTED}")


@rule_of_one("E206", "milestone")
def unknown_tracks(corpus: Authored, today: date) -> Iterator[Remark]:
    """A track is not in corpus.toml."""
    known = {track.id for track in corpus.manifest.tracks}
    for placed in corpus.placed:
        if isinstance(placed.record, Milestone) and placed.record.track not in known:
            yield Remark(placed, "E206", "track", f"no track “{placed.record.track}”; {LISTED}")


@rule("E207")
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
                yield Remark(placed, "E207", field, f"{field} leads back to the record itself")


@rule_of_one("E208", "contrast")
def uneven_contrasts(corpus: Authored, today: date) -> Iterator[Remark]:
    """A contrast has fewer than two subjects, one twice, or an aspect without a cell for each."""
    for placed in corpus.placed:
        if isinstance(placed.record, Contrast):
            subjects = [subject.record for subject in placed.record.subjects]
            if len(set(subjects)) < max(2, len(subjects)):
                yield Remark(placed, "E208", "subjects", "needs two or more different subjects")
            for aspect in placed.record.aspects:
                if set(aspect.cells) != set(subjects):
                    message = (
                        f"aspect “{aspect.aspect}” needs one cell for each of {', '.join(subjects)}"
                    )
                    yield Remark(placed, "E208", "aspects", message)


@rule("E209")
def self_references(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record refers to itself."""
    for placed in corpus.placed:
        for field, _, target in references(placed.record):
            if target == placed.record.id:
                yield Remark(placed, "E209", field, f"{field} names the record itself")


@rule_of_one("E213")
def repeated_ids(corpus: Authored, today: date) -> Iterator[Remark]:
    """A list has an id or a topic twice."""
    for placed in corpus.placed:
        for name in _LISTS[placed.record.kind]:
            ids = getattr(placed.record, name)
            for twice in [one for place, one in enumerate(ids) if one in ids[:place]]:
                yield Remark(placed, "E213", name, f"{name} has “{twice}” twice; strike one")


@rule("W201")
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
            yield Remark(placed, "W201", "id", "nothing points to it and it points to nothing")


@rule("W203")
def unused_sources(corpus: Authored, today: date) -> Iterator[Remark]:
    """Nobody cites a source."""
    cited = {target for placed in corpus.placed for _, _, target in references(placed.record)}
    for placed in corpus.placed:
        if isinstance(placed.record, Source) and placed.record.id not in cited:
            yield Remark(placed, "W203", "id", "nobody cites it")


@rule("W205")
def one_sided_issues(corpus: Authored, today: date) -> Iterator[Remark]:
    """An issue gives the positions of fewer than three sides."""
    for placed in corpus.placed:
        record = placed.record
        if isinstance(record, Issue) and len({position.actor for position in record.positions}) < 3:
            yield Remark(placed, "W205", "positions", "gives fewer than three sides")


@rule_of_one("W206")
def topicless_records(corpus: Authored, today: date) -> Iterator[Remark]:
    """A record stands under no topic."""
    for placed in corpus.placed:
        record = placed.record
        if not isinstance(record, Source | Correction) and not record.topics:
            yield Remark(placed, "W206", "id", "stands under no topic")


RULES = (
    dangling_references,
    references_of_wrong_kind,
    unknown_topics,
    unknown_tracks,
    circular_hierarchies,
    uneven_contrasts,
    self_references,
    repeated_ids,
    orphans,
    unused_sources,
    one_sided_issues,
    topicless_records,
)
