"""What is the difference between these? Curated where an editor wrote it, else computed."""

from __future__ import annotations

from ..corpus.index.store import Store, Title
from ..errors import UsageError
from ..folding import key as fold
from ..model import TYPE_CHECKING, Aspect, Contrast, Term
from .comparison import Comparison, kept
from .computed import computed
from .nearest import suggestions
from .resolve import one_record, one_resolved, resolve
from .standing import authority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .resolve import Tell


def compare(store: Store, names: Sequence[str], tell: Tell) -> Comparison:
    """Two or more names set side by side. ``tell`` is given what was passed over.

    Raises UsageError for fewer than two different records, AmbiguousName for a name that leads
    to several of one kind.
    """
    if len(names) < 2:
        raise UsageError("compare needs two names or more", _instead(store, names))
    curated = _curated(store, names)
    if curated:
        return curated
    resolved = [resolve(store, name) for name in names]
    for name, found in zip(names, resolved, strict=True):
        if not found.ids:
            return Comparison(missing=name, suggestions=suggestions(store, name))
    ids: list[str] = []
    for name, found in zip(names, resolved, strict=True):
        record_id = one_resolved(store, name, found, (), tell)
        if record_id in ids:
            raise UsageError(f"“{name}” is the same record as a name before it: {record_id}")
        ids.append(record_id)
    members = _containing(store, ids)
    return _narrowed(store, members, ids) if members else computed(store, store.records(ids))


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
        Title(id=f"{term.id}:{place}", kind="reading", name=authority(reading))
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
        aspects=kept(aspects),
        cites=cites,
        sources=store.sources({cite.source for cite in cites}),
        reviewed=term.reviewed,
    )


def _instead(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """What to type where one name is not enough: its readings, if there are two, or an example."""
    for record_id in resolve(store, names[0]).ids if names else ():
        term = store.record(record_id)
        if isinstance(term, Term) and len(term.readings) > 1:
            return (f"diplocli compare {term.id} --by authority",)
    return ("diplocli compare cyber digital", "diplocli compare GGE OEWG")


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
    seen = store.titles(subject.record for subject in contrast.subjects)
    known = store.names_of(seen)
    short = {
        subject.record: {fold(name) for name in subject.names}
        for subject in contrast.subjects
        if subject.record in seen
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
        Aspect(aspect=aspect.aspect, cells={one: aspect.cells.get(one, "") for one in ids})
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
