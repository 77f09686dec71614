"""What is the difference between these? Curated where an editor wrote it, else computed."""

from __future__ import annotations

from ..corpus.store import Store, Title
from ..dates import first_day, in_words
from ..errors import UsageError
from ..folding import key as fold
from ..model import (
    TYPE_CHECKING,
    Aspect,
    Cite,
    Contrast,
    Instrument,
    Record,
    Source,
    Term,
    Value,
    linked_ids,
)
from .resolve import one_record, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Tell = Callable[[str], None]


class Comparison(Value):
    """The answer to ``compare``: subjects in the order asked for and what differs.

    ``basis`` is curated, computed or readings; a cell is empty where nothing is known.
    ``missing`` is the name that was not found, when one was not, with ``suggestions``.
    """

    basis: str = ""
    id: str = ""
    name: str = ""
    subjects: tuple[Title, ...] = ()
    summary: str = ""
    aspects: tuple[Aspect, ...] = ()
    cites: tuple[Cite, ...] = ()
    sources: dict[str, Source] = {}
    reviewed: str = ""
    missing: str = ""
    suggestions: tuple[str, ...] = ()


def compare(store: Store, names: Sequence[str], tell: Tell) -> Comparison:
    """Two or more names set side by side. ``tell`` is given what was passed over.

    Raises UsageError for fewer than two different records, AmbiguousName for a name that leads
    to several of one kind.
    """
    if len(names) < 2:
        raise UsageError(
            "compare needs two names or more", ("compare cyber digital", "compare GGE OEWG")
        )
    curated = _curated(store, names)
    if curated:
        return curated
    ids = []
    for name in names:
        record_id = one_record(store, name, (), tell)
        if not record_id:
            return Comparison(missing=name, suggestions=suggestions(store, name))
        if record_id in ids:
            raise UsageError(f"“{name}” is the same record as a name before it: {record_id}")
        ids.append(record_id)
    members = _containing(store, ids)
    return _narrowed(store, members, ids) if members else _computed(store, store.records(ids))


def compare_readings(store: Store, name: str, tell: Tell) -> Comparison:
    """One term's readings side by side, the authorities as its subjects.

    Raises UsageError when the name leads to no term or its term has fewer than two readings.
    """
    term_id = one_record(store, name, ("term",), tell)
    if not term_id:
        return Comparison(missing=name, suggestions=suggestions(store, name, ("term",)))
    term = store.record(term_id)
    if not isinstance(term, Term) or len(term.readings) < 2:
        raise UsageError(
            f"“{term.name}” has no two readings to compare; see: diplocli define {term.name}"
        )
    subjects = [
        Title(id=f"{term.id}:{place}", kind="reading", name=f"{reading.who} ({reading.year})")
        for place, reading in enumerate(term.readings, start=1)
    ]
    by_subject = list(zip(subjects, term.readings, strict=True))
    aspects = [("Stresses", {one.id: reading.stresses for one, reading in by_subject})]
    aspects.append(
        ("Leaves out or denies", {one.id: reading.leaves_out for one, reading in by_subject})
    )
    cites = tuple([cite for reading in term.readings for cite in reading.cites])
    return Comparison(
        basis="readings",
        id=term.id,
        name=term.name,
        subjects=tuple(subjects),
        summary=term.summary,
        aspects=_kept(aspects),
        cites=cites,
        sources=store.sources({cite.source for cite in cites}),
        reviewed=term.reviewed,
    )


def _curated(store: Store, names: Sequence[str]) -> Comparison | None:
    """The smallest contrast of which every name is a member by any of its names."""
    keys = [fold(name) for name in names]
    hits = [hit for hit in store.named(keys[0]) if hit.how != "wrong"]
    contrast_ids = dict.fromkeys(one for hit in hits for one in store.contrasts_of(hit.id))
    best: tuple[int, Contrast, list[str]] | None = None
    for contrast in store.records(contrast_ids):
        if isinstance(contrast, Contrast):
            ids = _members(store, contrast, keys)
            if ids and (best is None or len(contrast.subjects) < best[0]):
                best = (len(contrast.subjects), contrast, ids)
    return _narrowed(store, best[1], best[2]) if best else None


def _members(store: Store, contrast: Contrast, keys: Sequence[str]) -> list[str]:
    """The subjects that folded names mean, or none when any means none or two the same."""
    known = store.names_of(subject.record for subject in contrast.subjects)
    short = {
        subject.record: {fold(name) for name in subject.names} for subject in contrast.subjects
    }
    found = []
    for key in keys:
        meant = [one for one, names in short.items() if key in names]
        meant = meant or [one for one, names in known.items() if key in names]
        if len(meant) != 1 or meant[0] in found:
            return []
        found.append(meant[0])
    return found


def _containing(store: Store, ids: Sequence[str]) -> Contrast | None:
    shared = set.intersection(*(set(store.contrasts_of(one)) for one in ids))
    contrasts = [one for one in store.records(sorted(shared)) if isinstance(one, Contrast)]
    return min(contrasts, key=lambda contrast: len(contrast.subjects), default=None)


def _narrowed(store: Store, contrast: Contrast, ids: Sequence[str]) -> Comparison:
    titles = store.titles(ids)
    aspects = [
        Aspect(aspect=aspect.aspect, cells={one: aspect.cells[one] for one in ids})
        for aspect in contrast.aspects
    ]
    return Comparison(
        basis="curated",
        id=contrast.id,
        name=contrast.name,
        subjects=tuple([titles[one] for one in ids]),
        summary=contrast.summary,
        aspects=tuple(aspects),
        cites=contrast.cites,
        sources=store.sources({cite.source for cite in contrast.cites}),
        reviewed=contrast.reviewed,
    )


def _computed(store: Store, records: Sequence[Record]) -> Comparison:
    """What the records themselves say, set side by side."""
    cites = tuple(
        dict.fromkeys((cite.source, cite.at) for record in records for cite in record.cites)
    )
    cites_of_records = tuple([Cite(source=source, at=at) for source, at in cites])
    aspects = [
        ("What it is", {record.id: record.summary for record in records}),
        ("Sort", _unless_same({record.id: _sort(record) for record in records})),
        ("Dates", {record.id: _dates(record) for record in records}),
        ("Status", {record.id: _status(record) for record in records}),
        ("Numbers", {record.id: _numbers(record) for record in records}),
        ("Read by", {record.id: _readers(record) for record in records}),
        ("Contested", {record.id: getattr(record, "contested", "") for record in records}),
        *_neighbours(store, records),
    ]
    return Comparison(
        basis="computed",
        name=" and ".join(record.name for record in records),
        subjects=tuple(
            [Title(id=record.id, kind=record.kind, name=record.name) for record in records]
        ),
        summary=_order_in_time(records) or _common_ground(store, records),
        aspects=_kept(aspects),
        cites=cites_of_records,
        sources=store.sources({cite.source for cite in cites_of_records}),
        reviewed=min((record.reviewed for record in records if record.reviewed), default=""),
    )


def _kept(aspects: Sequence[tuple[str, dict[str, str]]]) -> tuple[Aspect, ...]:
    """The aspects on which at least one subject has something to say."""
    return tuple(
        [Aspect(aspect=name, cells=cells) for name, cells in aspects if any(cells.values())]
    )


def _unless_same(cells: dict[str, str]) -> dict[str, str]:
    return cells if len(set(cells.values())) > 1 else {}


def _sort(record: Record) -> str:
    sort = getattr(record, "type", "").replace("-", " ")
    return f"{sort} ({record.kind})" if sort else record.kind


def dates_of(record: Record) -> list[tuple[str, str]]:
    """A record's dates as (what happened, EDTF date), in the order of a text's life."""
    if isinstance(record, Instrument):
        named = (
            ("adopted", record.adopted), ("opened for signature", record.opened_for_signature),
            ("issued", record.issued), ("entered into force", record.entered_into_force),
            ("applies from", record.applies_from), ("ended", record.ended),
        )  # fmt: skip
        return [(what, date) for what, date in named if date]
    date, end = getattr(record, "date", ""), getattr(record, "end", "")
    names = getattr(record, "names", ())
    if names:
        date, end = names[0].from_, names[-1].to
    return [pair for pair in (("from" if end else "", date), ("to", end)) if pair[1]]


def _dates(record: Record) -> str:
    return "; ".join(f"{what} {in_words(date)}".strip() for what, date in dates_of(record))


def status_of(instrument: Instrument) -> str:
    """Whether an instrument binds and where it stands, as its dates tell."""
    force = {True: "binding", False: "not binding", None: ""}[instrument.binding]
    if instrument.ended:
        stage = f"ended {in_words(instrument.ended)}"
    elif instrument.type in ("bill", "proposal"):
        stage = "proposed"
    elif instrument.binding and instrument.entered_into_force:
        stage = f"in force since {in_words(instrument.entered_into_force)}"
    elif instrument.binding and instrument.type in ("treaty", "protocol", "agreement"):
        stage = "no entry into force recorded"
    else:
        stage = ""
    return ", ".join(part for part in (force, stage) if part)


def _status(record: Record) -> str:
    return status_of(record) if isinstance(record, Instrument) else ""


def _numbers(record: Record) -> str:
    return "; ".join(
        f"{count.number} {count.of}" + (f" ({in_words(count.as_of)})" if count.as_of else "")
        for count in getattr(record, "counts", ())
    )


def _readers(record: Record) -> str:
    readings = getattr(record, "readings", ())
    return "\n".join(f"{reading.who} ({reading.year}): {reading.stresses}" for reading in readings)


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
