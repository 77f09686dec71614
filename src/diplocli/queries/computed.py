"""A comparison that no editor wrote, made of what the records themselves say."""

from __future__ import annotations

from ..corpus.index.store import MANY_LINKS, Store, Title
from ..dates import first_day, in_words
from ..model import TYPE_CHECKING, Actor, Cite, Instrument, Position, Record, linked_ids
from .comparison import Comparison, kept
from .define import entry
from .standing import authority, dates_of, status_of, tenure_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence


def computed(store: Store, records: Sequence[Record]) -> Comparison:
    """What the records themselves say, set side by side."""
    stances = _stances(store, records)
    cited = [cite for record in records for cite in record.cites]
    cited += [
        cite
        for of_issue in stances.values()
        for position in of_issue.values()
        for cite in position.cites
    ]
    cites = dict.fromkeys((cite.source, cite.at) for cite in cited)
    aspects = [
        ("What it is", {record.id: record.summary for record in records}),
        ("Sort", _unless_same({record.id: _sort(record) for record in records})),
        ("Dates", {record.id: _dates(record) for record in records}),
        ("Status", {record.id: _status(record) for record in records}),
        ("Posts", {record.id: _posts(store, record) for record in records}),
        ("Numbers", {record.id: _numbers(record) for record in records}),
        ("Read by", {record.id: _readers(record) for record in records}),
        ("Contested", {record.id: getattr(record, "contested", "") for record in records}),
        *((f"On: {issue}", _said(of_issue)) for issue, of_issue in stances.items()),
        *_neighbours(store, records),
        ("Left out", {record.id: _left_out(store, record) for record in records}),
    ]
    *names, last = [record.name for record in records]
    return Comparison(
        basis="computed",
        name=f"{', '.join(names)} and {last}",
        subjects=tuple(
            [Title(id=record.id, kind=record.kind, name=record.name) for record in records]
        ),
        summary=_order_in_time(records) or _common_ground(store, records),
        aspects=kept(aspects),
        cites=tuple([Cite(source=source, at=at) for source, at in cites]),
        sources=store.sources({source for source, _ in cites}),
        reviewed=min((record.reviewed for record in records if record.reviewed), default=""),
    )


def _stances(store: Store, records: Sequence[Record]) -> dict[str, dict[str, Position]]:
    """By the name of each issue on which two records or more take a position: their latest ones."""
    ids = [record.id for record in records if isinstance(record, Actor)]
    issues = dict.fromkeys(
        row.id for one in ids for field, row in store.links_to(one) if field == "positions.actor"
    )
    found = {}
    for issue in store.records(issues):
        taken = sorted(getattr(issue, "positions", ()), key=lambda position: position.as_of)
        latest = {one.actor: one for one in taken if one.actor in ids}
        if len(latest) > 1:
            found[issue.name] = latest
    return found


def _said(stances: dict[str, Position]) -> dict[str, str]:
    return {
        actor: f"{one.stance} ({in_words(one.as_of)})" if one.as_of else one.stance
        for actor, one in stances.items()
    }


def _posts(store: Store, record: Record) -> str:
    if getattr(record, "type", "") != "person":
        return ""
    return "\n".join(
        f"{holder.role or 'head'}, {body.name} ({tenure_in_words(holder)})"
        for body, holder in entry(store, record.id).posts
    )


def _unless_same(cells: dict[str, str]) -> dict[str, str]:
    return cells if len(set(cells.values())) > 1 else {}


def _sort(record: Record) -> str:
    sort = getattr(record, "type", "").replace("-", " ")
    return f"{sort} ({record.kind})" if sort else record.kind


def _dates(record: Record) -> str:
    return "; ".join(f"{what} {in_words(date)}".strip() for what, date in dates_of(record))


def _status(record: Record) -> str:
    return status_of(record) if isinstance(record, Instrument) else ""


def _numbers(record: Record) -> str:
    return "; ".join(
        f"{count.number} {count.of}" + (f" ({in_words(count.as_of)})" if count.as_of else "")
        for count in getattr(record, "counts", ())
    )


def _readers(record: Record) -> str:
    readings = getattr(record, "readings", ())
    return "\n".join(f"{authority(reading)}: {reading.stresses}" for reading in readings)


def _neighbours(store: Store, records: Sequence[Record]) -> list[tuple[str, dict[str, str]]]:
    """Topics, actors, instruments, terms and events around each; what all share is said first."""
    around: dict[str, dict[str, dict[str, str]]] = {}
    topics = {topic.id: topic.name for topic in store.headings("topic")}
    for record in records:
        near: dict[str, dict[str, str]] = {
            "topic": {one: topics.get(one, one) for one in record.topics}
        }
        for title in store.titles(linked_ids(record)).values():
            near.setdefault(title.kind, {})[title.id] = title.name
        for _, row in store.links_to(record.id):
            near.setdefault(row.kind, {})[row.id] = row.name
        around[record.id] = near
    aspects = []
    for kind, label in (
        ("topic", "Topics"), ("actor", "Actors"), ("instrument", "Instruments"), ("term", "Terms"),
        ("issue", "Issues"), ("milestone", "Events"),
    ):  # fmt: skip
        shared = set.intersection(*(set(near.get(kind, {})) for near in around.values()))
        shared -= set() if kind == "topic" else set(around)
        names = around[records[0].id].get(kind, {})
        if shared:
            text = _listed(sorted(names[one] for one in shared))
            aspects.append((f"{label}: shared", dict.fromkeys(around, text)))
        own = {
            one: _listed(
                [name for other, name in near.get(kind, {}).items() if other not in shared]
            )
            for one, near in around.items()
        }
        aspects.append((f"{label}: its own", own))
    return aspects


def _left_out(store: Store, record: Record) -> str:
    """That a record has more neighbours than are compared."""
    links = store.many_links_to(record.id)
    if not links:
        return ""
    return f"{links:,} links lead to it; of each relation the first {MANY_LINKS} are compared"


def _listed(names: Sequence[str], most: int = 6) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _order_in_time(records: Sequence[Record]) -> str:
    dated = [(first_day(dates_of(record)[0][1]), record) for record in records if dates_of(record)]
    if len(dated) < len(records):
        return ""
    dated.sort(key=lambda pair: pair[0])
    parts = [f"{record.name} ({in_words(dates_of(record)[0][1])})" for _, record in dated]
    return f"{parts[0]} came first, then " + ", then ".join(parts[1:]) + "."


def _common_ground(store: Store, records: Sequence[Record]) -> str:
    shared = set.intersection(*(set(record.topics) for record in records))
    names = [topic.name for topic in store.headings("topic") if topic.id in shared]
    who = "Both" if len(records) == 2 else "All"
    return f"{who} stand under {_listed(names)}." if names else "They stand under different topics."
