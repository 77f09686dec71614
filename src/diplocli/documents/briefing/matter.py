"""Which records a brief speaks of: chosen by how near they are to its subjects, and cut."""

from __future__ import annotations

from ...corpus.index.store import MANY_LINKS, Row, Store
from ...errors import UsageError
from ...model import (
    TYPE_CHECKING,
    Actor,
    Holder,
    Instrument,
    Issue,
    Milestone,
    Position,
    Record,
    Source,
    Term,
    Value,
    linked_ids,
)
from ...queries.define import cites_of, entry
from ...queries.filters import actor_id
from ...queries.timeline import Span, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...queries.resolve import Tell

MOST_INSTRUMENTS = 5
MOST_DATES = 8
LATEST_DATES = 3
MOST_STANCES = 10
SUBJECT, NEAR, FAR = 4, 2, 1
KINDS = ("issue", "term", "instrument", "actor")


class Asked(Value):
    """What narrows a brief: whose view comes first, and EDTF bounds of its dates."""

    actor: str = ""
    from_: str = ""
    to: str = ""


class Stance(Value):
    """A position and the issue on which it is taken."""

    issue: Issue
    position: Position


class Matter(Value):
    """The records of a brief, each list in the order in which it is to be read.

    ``voices`` are the actors whose view comes first; ``terms`` the words to define, one for each
    subject before the others; ``stances`` the positions of actors where nothing else is the
    subject; ``dates`` lie behind the corpus's day and ``ahead`` on or after it, or are not over;
    ``posts`` are what persons among the subjects held, as (body, tenure), ``parts`` are those of
    instruments among them. ``crowded`` says that there is more than one subject or issue.
    """

    subjects: tuple[Record, ...]
    voices: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    issues: tuple[Issue, ...] = ()
    stances: tuple[Stance, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    parts: tuple[Row, ...] = ()
    posts: tuple[tuple[Row, Holder], ...] = ()
    dates: tuple[Milestone, ...] = ()
    ahead: tuple[Milestone, ...] = ()
    titles: dict[str, Row] = {}
    sources: dict[str, Source] = {}
    crowded: bool = False


def room(most: int, crowded: bool) -> int:
    """How much of one thing a brief has room for."""
    return most - most // 4 if crowded else most


def gather(store: Store, ids: Sequence[str], asked: Asked, tell: Tell) -> Matter:
    """The records that matter to the subjects with these ids.

    Raises UsageError for an unknown actor, a subject of another kind or bounds that leave nothing,
    DateError for a bad date.
    """
    subjects = tuple(store.records(ids))
    for one in subjects:
        _admit(store, one, tell)
    voices = [actor_id(store, asked.actor, tell)] if asked.actor else []
    voices = list(dict.fromkeys(voices + [one.id for one in subjects if isinstance(one, Actor)]))
    topical = [one for one in subjects if not isinstance(one, Actor)]
    issues = _issues(store, topical)
    terms = _terms(store, topical)
    stances = () if topical else _stances(store, voices, [one.id for one in subjects])
    weights = _weights(topical or subjects, issues, terms)
    near_voices = {row.id for one in voices for _, row in store.links_to(one)} if topical else set()
    crowded = max(len(subjects), len(issues)) > 1
    instruments = _instruments(store, weights, near_voices, room(MOST_INSTRUMENTS, crowded))
    within = timeline(store, Span(from_=asked.from_, to=asked.to), tell).rows
    dates, ahead = _dates(store, weights, near_voices, within, room(MOST_DATES, crowded))
    records = [*subjects, *terms, *issues, *(one.issue for one in stances), *instruments]
    records += [*dates, *ahead]
    posts = [post for one in ids for post in entry(store, one).posts]
    cited = [cite for record in records for cite in cites_of(record)]
    cited += [cite for _, holder in posts for cite in holder.cites]
    return Matter(
        subjects=subjects,
        voices=tuple(voices),
        terms=tuple(terms),
        issues=tuple(issues),
        stances=stances,
        instruments=tuple(instruments),
        parts=_parts(store, subjects),
        posts=tuple(posts),
        dates=tuple(dates),
        ahead=tuple(ahead),
        titles=store.titles({*voices, *(one for record in records for one in linked_ids(record))}),
        sources=store.sources({cite.source for cite in cited}),
        crowded=crowded,
    )


def _admit(store: Store, subject: Record, tell: Tell) -> None:
    """Raise UsageError for what no brief is about; tell of a subject with too many neighbours."""
    if subject.kind not in KINDS:
        raise UsageError(
            "a brief is about an issue, term, instrument or actor;"
            f" {subject.name} is a {subject.kind}",
            (f"diplocli define {subject.id}",),
        )
    if links := store.many_links_to(subject.id):
        tell(
            f"{links:,} links lead to {subject.name};"
            f" the brief looks at the first {MANY_LINKS} of each relation"
        )


def _issues(store: Store, topical: Sequence[Record]) -> list[Issue]:
    """The issues among the subjects, and those in which another subject comes first or highest."""
    found: dict[str, Issue] = {}
    for subject in topical:
        if isinstance(subject, Issue):
            found[subject.id] = subject
            continue
        field = subject.kind + "s"
        users = [row.id for link, row in store.links_to(subject.id) if link == field]
        placed = [
            (getattr(one, field).index(subject.id), one)
            for one in store.records(users)
            if isinstance(one, Issue)
        ]
        highest = min((place for place, _ in placed), default=0)
        chosen = [one for place, one in placed if place == highest]
        found |= {one.id: one for one in (chosen if highest == 0 else chosen[:1])}
    return list(found.values())


def _terms(store: Store, topical: Sequence[Record]) -> list[Term]:
    """The words to define: the first of each subject, then the others of an issue."""
    first, rest = [], []
    for subject in topical:
        own = [subject.id] if isinstance(subject, Term) else list(getattr(subject, "terms", ()))
        first += own[:1]
        rest += own[1:]
    records = store.records(dict.fromkeys(first + rest))
    return [one for one in records if isinstance(one, Term)]


def _stances(store: Store, voices: Sequence[str], own: Sequence[str]) -> tuple[Stance, ...]:
    """Positions of actors: on the issues on which most of them speak, the latest first."""
    rows = [row.id for one in own for field, row in store.links_to(one) if "positions" in field]
    found: list[tuple[int, str, list[Stance]]] = []
    for issue in store.records(dict.fromkeys(rows)):
        if isinstance(issue, Issue):
            stances = [
                Stance(issue=issue, position=position)
                for voice in voices
                for position in issue.positions
                if position.actor == voice
            ]
            speakers = len({one.position.actor for one in stances})
            found.append((speakers, max(one.position.as_of for one in stances), stances))
    found.sort(key=lambda one: one[:2], reverse=True)
    return tuple([one for _, _, stances in found for one in stances][:MOST_STANCES])


def _weights(
    subjects: Sequence[Record], issues: Sequence[Issue], terms: Sequence[Term]
) -> dict[str, int]:
    """How near each record is to the subjects."""
    weights: dict[str, int] = {}
    for place, term in enumerate(terms):
        weights[term.id] = NEAR if place < len(subjects) else FAR
    for issue in issues:
        weights |= dict.fromkeys(issue.instruments, NEAR)
        weights[issue.id] = NEAR + 1
    return weights | {one.id: SUBJECT for one in subjects}


def _instruments(
    store: Store, weights: dict[str, int], preferred: set[str], most: int
) -> list[Instrument]:
    """The instruments among the subjects and those nearest, those in force before others."""
    kinds = {one: row.kind for one, row in store.titles(weights).items()}
    score = {one: weight for one, weight in weights.items() if kinds.get(one) == "instrument"}
    for near, weight in weights.items():
        kind = kinds.get(near)
        if kind not in ("term", "actor") and weight < SUBJECT:
            continue
        for _, row in [*store.links_to(near), *store.links_from(near)]:
            if row.kind == "instrument":
                score[row.id] = score.get(row.id, 0) + weight
    score = {one: points + NEAR * (one in preferred) for one, points in score.items()}
    found = [one for one in store.records(score) if isinstance(one, Instrument)]
    found.sort(
        key=lambda one: (
            score[one.id],
            bool(one.binding and one.entered_into_force and not one.ended),
            one.adopted or one.opened_for_signature or one.issued,
        ),
        reverse=True,
    )
    subjects = [one for one in found if weights.get(one.id) == SUBJECT]
    return subjects + [one for one in found if one not in subjects][:most]


def _dates(
    store: Store,
    weights: dict[str, int],
    preferred: set[str],
    within: Sequence[Row],
    most: int,
) -> tuple[list[Milestone], list[Milestone]]:
    """The milestones nearest to the subjects, behind and ahead, in date order."""
    score: dict[str, int] = {}
    for near, weight in weights.items():
        for _, row in store.links_to(near):
            if row.kind == "milestone":
                score[row.id] = score.get(row.id, 0) + weight
    rows = [row for row in within if row.id in score]
    recent = f"{int(store.as_of[:4]) - 2:04}{store.as_of[4:]}"
    points = {
        row.id: score[row.id]
        + NEAR * row.key
        + (row.first >= recent)
        + NEAR * (row.id in preferred)
        for row in rows
    }
    near_enough = [row for row in rows if points[row.id] > FAR]
    ahead = [row for row in near_enough if _is_ahead(row, store.as_of)]
    behind = [row for row in near_enough if not _is_ahead(row, store.as_of)]
    behind.sort(key=lambda row: (points[row.id], row.first), reverse=True)
    best, rest = behind[: most - LATEST_DATES], behind[most - LATEST_DATES :]
    best += sorted(rest, key=lambda row: row.first)[-LATEST_DATES:]
    best.sort(key=lambda row: (row.first, row.last))
    return _milestones(store, best), _milestones(store, ahead[:most])


def _is_ahead(row: Row, as_of: str) -> bool:
    """Whether an event begins after a day, or is a span that has not ended by then."""
    return row.first > as_of or bool(row.end and row.last >= as_of)


def _milestones(store: Store, rows: Iterable[Row]) -> list[Milestone]:
    records = store.records([row.id for row in rows])
    return [one for one in records if isinstance(one, Milestone)]


def _parts(store: Store, subjects: Iterable[Record]) -> tuple[Row, ...]:
    return tuple(
        row
        for one in subjects
        if isinstance(one, Instrument)
        for field, row in store.links_to(one.id)
        if field == "part_of"
    )
