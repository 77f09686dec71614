"""Who held a post on a day?"""

from __future__ import annotations

from ..corpus.index.store import Row, Store
from ..dates import first_day, last_day
from ..model import TYPE_CHECKING, Actor, Holder, Value
from .define import Entry, entry
from .filters import actor_id
from .listing import actors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .resolve import Tell

POST, PERSON, BODY = "post", "person", "body"


class Tenure(Value):
    """Somebody in a post: the body, the person and the terms on which it was held."""

    body: Row
    person: Row
    holder: Holder


class OnDay(Value):
    """Who held which post on a day (or in a month or year).

    ``asked`` is the actor that was named, if one was, and ``asked_as`` what it is here: a post, a
    person, or a body, such as a state, whose posts are told. ``before`` and ``after`` are the
    tenures of a post, or of a person, around that day. ``unended`` are, where many posts are told,
    the last known holders of some that may have been held that day: no end is on record.
    """

    on: str
    tenures: tuple[Tenure, ...] = ()
    asked: Entry | None = None
    asked_as: str = ""
    before: Tenure | None = None
    after: Tenure | None = None
    unended: tuple[Tenure, ...] = ()


def on_day(
    store: Store,
    on: str,
    name: str = "",
    *,
    topic: str = "",
    type: str = "",
    country: str = "",
    tell: Tell,
) -> OnDay:
    """Who held the post a name means, or every post, on a date.

    A person's name gives the posts that person held, that of a state or of a body that is no post
    those of its offices. Without a name ``topic``, ``type`` and ``country`` narrow the posts.
    Raises DateError for a bad date and UsageError for a name that is no actor's.
    """
    first, last = first_day(on), last_day(on)
    asked = actor_id(store, name, tell) if name else ""
    asked_as, tenures = _asked(store, asked) if asked else ("", [])
    if not asked:
        posts = store.held_posts()
        if topic or type or country:
            rows = actors(store, topic=topic, type=type, country=country, tell=tell).rows
            within = {row.id for row in rows}
            posts = [post for post in posts if post in within]
        tenures = _tenures(store, posts)
    dated = [one for one in tenures if one.holder.from_]
    then = [one for one in dated if _begins(one) <= last and _ends(one) >= first]
    around = dated if asked_as in (POST, PERSON) else []
    earlier = [one for one in around if _ends(one) < first]
    later = [one for one in around if _begins(one) > last]
    return OnDay(
        on=on,
        tenures=tuple(
            sorted(then, key=lambda one: (one.body.name, one.holder.acting, _begins(one)))
        ),
        asked=entry(store, asked) if asked else None,
        asked_as=asked_as,
        before=max(earlier, key=_begins, default=None),
        after=min(later, key=_begins, default=None),
        unended=() if around else tuple(_unended(dated, first)),
    )


def _unended(tenures: Iterable[Tenure], day: str) -> Iterator[Tenure]:
    """The last tenures of posts before a day that have no end on record, the latest first."""
    last: dict[str, Tenure] = {}
    for one in sorted(tenures, key=_begins):
        if _begins(one) < day:
            last[one.body.id] = one
    return (
        one
        for one in sorted(last.values(), key=_begins, reverse=True)
        if not one.holder.to and _ends(one) < day
    )


def _asked(store: Store, actor: str) -> tuple[str, list[Tenure]]:
    """What an actor is that was asked about, and the tenures on record that concern it."""
    links = [(field, row.id) for field, row in store.links_to(actor)]
    if held := {one for field, one in links if field == "holders.person"}:
        return PERSON, [one for one in _tenures(store, sorted(held)) if one.person.id == actor]
    if store.titles([actor])[actor].type == PERSON:
        return PERSON, []
    if own := _tenures(store, [actor]):
        return POST, own
    below = {one for field, one in links if field in ("country", "parent")}
    of_offices = _tenures(store, sorted(below))
    return (BODY, of_offices) if of_offices else (POST, [])


def _begins(tenure: Tenure) -> str:
    return first_day(tenure.holder.from_)


def _ends(tenure: Tenure) -> str:
    """The last day on record: where no end is known, no later than the beginning."""
    return last_day(tenure.holder.to or tenure.holder.from_)


def _tenures(store: Store, ids: Iterable[str]) -> list[Tenure]:
    bodies = [record for record in store.records(ids) if isinstance(record, Actor)]
    people = {holder.person for body in bodies for holder in body.holders}
    rows = store.titles([*(body.id for body in bodies), *people])
    return [
        Tenure(body=rows[body.id], person=rows[holder.person], holder=holder)
        for body in bodies
        for holder in body.holders
        if holder.person in rows
    ]
