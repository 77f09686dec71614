"""Lists of issues, actors and instruments, and who held a post on a day."""

from __future__ import annotations

from ..corpus.store import Row, Store
from ..dates import first_day, last_day, parse
from ..model import TYPE_CHECKING, Actor, Holder, Instrument, Value
from .define import Entry, entry
from .filters import actor_id, heading_id, type_of
from .standing import in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Tell = Callable[[str], None]


class Listing(Value):
    """The answer to ``issue``, ``actor`` or ``instrument`` without a name, in groups."""

    kind: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...] = ()

    @property
    def rows(self) -> list[Row]:
        """Every row once, by name."""
        unique = {row.id: row for _, rows in self.groups for row in rows}
        return sorted(unique.values(), key=lambda row: row.name.casefold())


class Tenure(Value):
    """Somebody in a post: the body, the person and the terms on which it was held."""

    body: Row
    person: Row
    holder: Holder


class OnDay(Value):
    """Who held which post on a day (or in a month or year); ``asked`` is the body, if one was."""

    on: str
    tenures: tuple[Tenure, ...] = ()
    asked: Entry | None = None
    before: Tenure | None = None
    after: Tenure | None = None


def issues(store: Store, *, topic: str = "", actor: str = "", tell: Tell) -> Listing:
    """Issues under their main topic. Raises UsageError for an unknown topic or actor."""
    rows = store.rows(
        ["issue"],
        topic=heading_id(store, "topic", topic) if topic else "",
        linked_to=actor_id(store, actor, tell) if actor else "",
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
    rows = store.rows(
        ["actor"],
        topic=heading_id(store, "topic", topic) if topic else "",
        type=type_of(store, ["actor"], type) if type else "",
    )
    if country:
        state = actor_id(store, country, tell)
        of_state = {row.id for field, row in store.links_to(state) if field == "country"}
        rows = [row for row in rows if row.id in of_state]
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


def on_day(store: Store, on: str, name: str, tell: Tell) -> OnDay:
    """Who held the post a name means, or every post, on a date.

    A person's name gives the posts that person held. Raises DateError for a bad date and
    UsageError for a name that is no actor's.
    """
    first, last = first_day(on), last_day(on)
    asked = actor_id(store, name, tell) if name else ""
    links = store.links_to(asked) if asked else []
    held = {row.id for field, row in links if field == "holders.person"}
    ids = list(held) or ([asked] if asked else store.held_posts())
    tenures = _tenures(store, ids)
    if held:
        tenures = [tenure for tenure in tenures if tenure.person.id == asked]
    dated = [one for one in tenures if one.holder.from_]
    then = [one for one in dated if _begins(one) <= last and _ends(one) >= first]
    earlier = [one for one in dated if _ends(one) < first]
    later = [one for one in dated if _begins(one) > last]
    return OnDay(
        on=on,
        tenures=tuple(
            sorted(then, key=lambda one: (one.body.name, one.holder.acting, _begins(one)))
        ),
        asked=entry(store, asked) if asked else None,
        before=max(earlier, key=_ends, default=None),
        after=min(later, key=_begins, default=None),
    )


def _begins(tenure: Tenure) -> str:
    return first_day(tenure.holder.from_)


def _ends(tenure: Tenure) -> str:
    """The last day on record: where no end is known, no later than the beginning."""
    return last_day(tenure.holder.to or tenure.holder.from_)


def _tenures(store: Store, ids: Sequence[str]) -> list[Tenure]:
    bodies = [record for record in store.records(ids) if isinstance(record, Actor)]
    people = {holder.person for body in bodies for holder in body.holders}
    rows = store.titles([*(body.id for body in bodies), *people])
    return [
        Tenure(body=rows[body.id], person=rows[holder.person], holder=holder)
        for body in bodies
        for holder in body.holders
        if holder.person in rows
    ]


def _fits(record: object, binding: bool | None, on: str) -> bool:
    return (
        isinstance(record, Instrument)
        and (binding is None or record.binding is binding)
        and (not on or in_force(record, on))
    )


def _by_type(rows: Sequence[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    types = sorted({row.type for row in rows})
    return tuple([(one, tuple([row for row in rows if row.type == one])) for one in types])
