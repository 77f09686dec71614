"""Lists of issues, actors and instruments."""

from __future__ import annotations

from ..corpus.index.store import Row, Store
from ..dates import parse
from ..errors import UsageError
from ..model import TYPE_CHECKING, Instrument, Value
from .filing import filed
from .filters import actor_id, heading_id, type_of
from .standing import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .resolve import Tell


class Listing(Value):
    """The answer to ``issue``, ``actor`` or ``instrument`` without a name, in groups."""

    kind: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...] = ()

    @property
    def rows(self) -> list[Row]:
        """Every row once, by name."""
        unique = {row.id: row for _, rows in self.groups for row in rows}
        return _sorted(unique.values())


def issues(store: Store, *, topic: str = "", actor: str = "", tell: Tell) -> Listing:
    """Issues under their main topic. Raises UsageError for an unknown topic or actor."""
    rows = _sorted(
        store.rows(
            ["issue"],
            topic=heading_id(store, "topic", topic) if topic else "",
            linked_to=actor_id(store, actor, tell) if actor else "",
        )
    )
    main = {record.id: record.topics[:1] for record in store.records([row.id for row in rows])}
    groups = []
    for heading in store.headings("topic"):
        under = tuple([row for row in rows if heading.id in main[row.id]])
        if under:
            groups.append((heading.name, under))
    rest = tuple([row for row in rows if not main[row.id]])
    return Listing(kind="issue", groups=(*groups, ("Other", rest)) if rest else tuple(groups))


def actors(
    store: Store, *, topic: str = "", type: str = "", country: str = "", tell: Tell
) -> Listing:
    """Actors by type. Raises UsageError for an unknown topic, type or country."""
    state = actor_id(store, country, tell) if country else ""
    rows = store.rows(
        ["actor"],
        topic=heading_id(store, "topic", topic) if topic else "",
        type=type_of(store, ["actor"], type) if type else "",
        country=state,
    )
    is_state = not state or store.titles([state])[state].type == "state"
    if not (rows or is_state or store.rows(["actor"], country=state)):
        raise UsageError(f"“{country}” is no state", ("diplocli actor --type state",))
    return Listing(kind="actor", groups=_by_type(rows))


def instruments(
    store: Store,
    *,
    topic: str = "",
    type: str = "",
    binding: bool | None = None,
    in_force_on: str = "",
) -> Listing:
    """Instruments by type; ``in_force_on`` keeps those that bound somebody on that date.

    Raises UsageError for an unknown topic or type, DateError for a bad date.
    """
    if in_force_on:
        parse(in_force_on)
    rows = store.rows(
        ["instrument"],
        topic=heading_id(store, "topic", topic) if topic else "",
        type=type_of(store, ["instrument"], type) if type else "",
    )
    if binding is not None or in_force_on:
        records = {record.id: record for record in store.records([row.id for row in rows])}
        rows = [row for row in rows if _fits(records[row.id], binding, in_force_on)]
    return Listing(kind="instrument", groups=_by_type(rows))


def _fits(record: object, binding: bool | None, on: str) -> bool:
    return (
        isinstance(record, Instrument)
        and (binding is None or record.binding is binding)
        and (not on or in_force(record, on))
    )


def _by_type(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    types = sorted({row.type for row in rows})
    return tuple([(one, tuple(_sorted([row for row in rows if row.type == one]))) for one in types])


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (filed(row.name), row.id))
