"""What does this mean, according to whom?"""

from __future__ import annotations

from ..corpus.index.store import Heading, Row, Store
from ..folding import key
from ..model import (
    TYPE_CHECKING,
    Cite,
    Contrast,
    Holder,
    Position,
    Record,
    Source,
    Value,
    linked_ids,
)
from .resolve import Resolved, one_of, resolve, resolve_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .resolve import Tell

EXAMPLES = (
    "define cyber diplomacy",
    "compare cyber digital",
    "timeline --track us-cyber-diplomacy",
)
MOST_TIED = 5
MOST_ANSWERS = 3
SHORTEST_DESCRIPTION = 3


class Comparable(Value):
    """With what a record may be compared: a contrast or a record, and the words for ``compare``."""

    id: str
    name: str
    words: tuple[str, ...]


class Entry(Value):
    """A record with what is needed to show it whole.

    ``titles`` has every record it refers to, ``sources`` every source it cites, ``linked_from``
    what refers to it as (field, row), of very many some, ``links`` how many there are in all,
    ``comparisons`` what it is confused with, ``posts`` the posts that a person held, as (body,
    tenure), ``stances`` an actor's positions, as (issue, position).
    """

    record: Record
    titles: dict[str, Row]
    sources: dict[str, Source]
    linked_from: tuple[tuple[str, Row], ...] = ()
    links: int = 0
    comparisons: tuple[Comparable, ...] = ()
    posts: tuple[tuple[Row, Holder], ...] = ()
    stances: tuple[tuple[Row, Position], ...] = ()


class Definition(Value):
    """The answer to ``define``: entries, the corrections that apply, or suggestions."""

    query: str
    matched_by: str = ""
    as_name: str = ""
    matches: tuple[Entry, ...] = ()
    corrections: tuple[Entry, ...] = ()
    suggestions: tuple[str, ...] = ()


class Orientation(Value):
    """The answer to ``define`` alone: what there is, by topic, and what to try."""

    topics: tuple[Heading, ...]
    counts: dict[str, int]
    examples: tuple[str, ...] = EXAMPLES


def define(store: Store, name: str) -> Definition:
    """Every record that a name means, or the nearest names."""
    return defined(store, name, resolve(store, name))


def defined(store: Store, name: str, resolved: Resolved) -> Definition:
    """The records that a name has been found to mean, or the nearest names when it means none."""
    return Definition(
        query=name,
        matched_by=resolved.matched_by,
        as_name=resolved.as_name,
        matches=tuple([entry(store, record_id) for record_id in resolved.ids]),
        corrections=tuple([entry(store, record_id) for record_id in resolved.corrections]),
        suggestions=() if resolved.ids or resolved.corrections else _near(store, name),
    )


def define_one(store: Store, name: str, own_kind: str, tell: Tell) -> Definition:
    """The one record of a kind that a name means, or of another kind when there is none of it.

    ``tell`` is given what was passed over, and of another kind what it is tied to. Raises
    AmbiguousName for several of one kind.
    """
    resolved = resolve_as(store, name, (own_kind,))
    if own_kind == "issue":
        resolved = resolved.replace(ids=(*resolved.ids, *_issues_named(store, name, resolved.ids)))
    found = one_of(store, name, resolved, (own_kind,), tell)
    matches = (with_stances(store, entry(store, found)),) if found else ()
    for one in matches:
        if one.record.kind != own_kind:
            tell(f"no {own_kind} is called “{name}”; {_instead(one, own_kind)}")
    return Definition(
        query=name,
        matched_by=resolved.matched_by,
        as_name=resolved.as_name,
        matches=matches,
        corrections=tuple([entry(store, one) for one in resolved.corrections]),
        suggestions=() if found else _near(store, name, (own_kind,)) or _near(store, name),
    )


def _issues_named(store: Store, name: str, ids: Sequence[str]) -> list[str]:
    """The issues that share a name, or that of its records: their ids have ``issue-`` before it."""
    keys = dict.fromkeys(key(f"issue-{one}") for one in (name, *ids))
    hits = [hit for one in keys for hit in store.named(one)]
    return [hit.id for hit in hits if hit.kind == "issue" and hit.how == "id" and hit.id not in ids]


def _instead(shown: Entry, kind: str) -> str:
    """What is shown instead of a record of a kind, and the records of that kind tied to it."""
    rows = {row.id: row for row in (*shown.titles.values(), *(row for _, row in shown.linked_from))}
    tied = [f"{row.name} ({row.id})" for row in rows.values() if row.kind == kind]
    more = f" and {len(tied) - MOST_TIED} more" if len(tied) > MOST_TIED else ""
    listed = f"; {kind}s tied to it: {', '.join(tied[:MOST_TIED])}{more}" if tied else ""
    return f"this is the {shown.record.kind} {shown.record.name}{listed}"


def _near(store: Store, name: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """The names nearest to one that was not found, and what answers it if it is a description."""
    # Most names are found, and then these modules need not be loaded.
    from .nearest import MOST_SUGGESTIONS, suggestions
    from .ranking import KINDS
    from .search import search

    near = suggestions(store, name, kinds)
    if near and len(name.split()) >= SHORTEST_DESCRIPTION:
        known = {hit.id for one in near for hit in store.named(key(one))}
        sought = kinds or [kind for kind in KINDS if kind != "correction"]
        answers = search(store, name, kinds=sought, limit=MOST_ANSWERS).hits
        near += tuple([hit.row.name for hit in answers if hit.row.id not in known])
    return near[:MOST_SUGGESTIONS]


def orient(store: Store) -> Orientation:
    """What the corpus holds."""
    return Orientation(topics=tuple(store.headings("topic")), counts=store.counts())


def entry(store: Store, record_id: str) -> Entry:
    """A record with the names, sources, inverse links and comparisons that its page shows."""
    (bare,) = entries(store, [record_id])
    linked_from = tuple(store.links_to(record_id))
    return bare.replace(
        linked_from=linked_from,
        links=max(store.many_links_to(record_id), len(linked_from)),
        comparisons=tuple(_comparisons(store, bare.record)),
        posts=tuple(
            _posts(
                store, record_id, [row for field, row in linked_from if field == "holders.person"]
            )
        ),
    )


def with_stances(store: Store, bare: Entry) -> Entry:
    """An entry with an actor's positions and their sources, which only its own page spells out."""
    rows = {row.id: row for field, row in bare.linked_from if field == "positions.actor"}
    stances = [
        (rows[issue.id], position)
        for issue in store.records(rows)
        for position in getattr(issue, "positions", ())
        if position.actor == bare.record.id
    ]
    cited = store.sources({cite.source for _, position in stances for cite in position.cites})
    return bare.replace(stances=tuple(stances), sources=bare.sources | cited)


def entries(store: Store, ids: Iterable[str]) -> list[Entry]:
    """Records with the names and sources they refer to, without what refers to them."""
    records = store.records(ids)
    titles = store.titles({one for record in records for one in linked_ids(record)})
    sources = store.sources({cite.source for record in records for cite in cites_of(record)})
    return [Entry(record=record, titles=titles, sources=sources) for record in records]


def _posts(store: Store, person: str, bodies: Iterable[Row]) -> Iterable[tuple[Row, Holder]]:
    rows = {row.id: row for row in bodies}
    held = [
        (rows[body.id], holder)
        for body in store.records(rows)
        for holder in getattr(body, "holders", ())
        if holder.person == person
    ]
    return sorted(held, key=lambda pair: pair[1].from_)


def cites_of(record: Record) -> list[Cite]:
    """Every cite of a record and its parts, in the order in which its page shows them."""
    found = list(record.cites)
    for part in ("readings", "positions", "holders"):
        for item in getattr(record, part, ()):
            found += item.cites
    return found


def _comparisons(store: Store, record: Record) -> Iterable[Comparable]:
    """A comparison for each contrast the record stands in, and for what it is confused with."""
    covered = set()
    for contrast_id in store.contrasts_of(record.id):
        contrast = store.record(contrast_id)
        if isinstance(contrast, Contrast):
            ordered = sorted(contrast.subjects, key=lambda subject: subject.record != record.id)
            covered |= {subject.record for subject in ordered}
            words = [(*subject.names, subject.record)[0] for subject in ordered]
            yield Comparable(id=contrast.id, name=contrast.name, words=tuple(words))
    for other in getattr(record, "confusable_with", ()):
        if other not in covered:
            titles = store.titles([other])
            name = titles[other].name if other in titles else other
            yield Comparable(id=other, name=name, words=(record.id, other))
