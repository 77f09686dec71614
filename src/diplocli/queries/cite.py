"""How to cite a record of this reference, or the sources it rests on."""

from __future__ import annotations

from ..folding import key as fold
from ..model import TYPE_CHECKING, Record, Source, Value
from .define import cites_of
from .nearest import suggestions
from .resolve import one_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..corpus.index.store import Store
    from .resolve import Tell

AUTHORS = "The diplocli authors"
TITLE = "diplocli: a policy reference on cyber, digital and tech diplomacy"


class CitedRecord(Source):
    """An entry of this reference as others cite it: the edition, and the day of its review."""

    edition: str


class Bibliography(Value):
    """The answer to ``cite``: sources, each once, or the name that leads nowhere, if one does."""

    sources: tuple[Source, ...] = ()
    missing: str | None = None
    suggestions: tuple[str, ...] = ()


def cite(
    store: Store, names: Sequence[str], tell: Tell, *, of_sources: bool = False
) -> Bibliography:
    """The records that names mean, as sources; with ``of_sources`` the sources they cite.

    A name that means a source gives that source. ``tell`` is given a line about what was passed
    over. Raises AmbiguousName when a name means several records of one kind.
    """
    ids: dict[str, None] = {}
    for name in names:
        found = one_record(store, name, (), tell)
        if not found:
            return Bibliography(missing=name, suggestions=suggestions(store, name))
        ids[found] = None
    records = store.records(ids)
    if not of_sources:
        return Bibliography(sources=tuple([_as_source(one, store) for one in records]))
    cited = dict.fromkeys(source for record in records for source in _sources_of(record))
    by_id = store.sources(cited)
    return Bibliography(sources=tuple([by_id[one] for one in cited if one in by_id]))


def bibliography(store: Store) -> Bibliography:
    """Every source there is, by author or title."""
    sources = store.sources(row.id for row in store.rows(["source"]))
    return Bibliography(sources=tuple(sorted(sources.values(), key=_place)))


def _as_source(record: Record, store: Store) -> Source:
    if isinstance(record, Source):
        return record
    by, title, edition = AUTHORS, TITLE, store.edition
    for layer in store.layers[:-1]:
        if layer.pack == record.pack:
            title, edition = layer.meta["title"] or f"Pack {layer.pack}", layer.edition
            by = f"The authors of {title}"
    return CitedRecord(
        id=record.id,
        name=record.name,
        type="entry-encyclopedia",
        issuer=by,
        issued=record.reviewed,
        container=title,
        number=f"entry {record.id}",
        edition=edition,
    )


def _sources_of(record: Record) -> Iterable[str]:
    if isinstance(record, Source):
        return [record.id]
    return [cite.source for cite in cites_of(record)]


def _place(source: Source) -> tuple[str, str, str]:
    who = next(iter(source.author), source.issuer or source.name)
    return fold(who), source.issued, source.id
