"""What happened, when, in what order?"""

from __future__ import annotations

from .. import dates
from ..corpus.store import Row, Store
from ..errors import UsageError
from ..model import TYPE_CHECKING, Value
from .define import Entry, entries
from .resolve import edit_distance, one_record, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AROUND = 10


class Span(Value):
    """What narrows a timeline. Dates are EDTF text; empty means no bound."""

    words: str = ""
    from_: str = ""
    to: str = ""
    topic: str = ""
    actor: str = ""
    track: str = ""
    around: str = ""
    last: int = 0
    reverse: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(value for name, value in self.__dict__.items() if name != "reverse")


class Timeline(Value):
    """The answer to ``timeline``: every milestone that matches, in the order asked for.

    ``total`` is how many the corpus has, ``title`` what the list was narrowed to.
    """

    rows: tuple[Row, ...]
    entries: tuple[Entry, ...]
    total: int
    title: str = ""
    suggestions: tuple[str, ...] = ()


def timeline(store: Store, asked: Span, tell: Callable[[str], None]) -> Timeline:
    """The milestones that match, in date order or reversed.

    Raises UsageError for an unknown topic, track or actor and DateError for a bad date.
    """
    _check_bounds(asked)
    topic = heading_id(store, "topic", asked.topic) if asked.topic else ""
    track = heading_id(store, "track", asked.track) if asked.track else ""
    actor = _actor_id(store, asked.actor, tell) if asked.actor else ""
    rows = store.rows(
        ["milestone"],
        topic=topic,
        track=track,
        linked_to=actor,
        words=asked.words,
        first=dates.first_day(asked.from_) if asked.from_ else "",
        last=dates.last_day(asked.to) if asked.to else "",
        by_date=True,
    )
    if asked.around:
        rows = _nearest(rows, asked.around, asked.last or AROUND)
    elif asked.last:
        rows = rows[-asked.last :]
    if asked.reverse:
        rows = rows[::-1]
    return Timeline(
        rows=tuple(rows),
        entries=tuple(entries(store, [row.id for row in rows])),
        total=store.counts().get("milestone", 0),
        title=_title(store, asked, topic, track, actor),
        suggestions=() if rows or not asked.words else suggestions(store, asked.words),
    )


def heading_id(store: Store, which: str, name: str) -> str:
    """The id of the topic or track that a name, an id or the beginning of either means.

    Raises UsageError with the nearest ones when there is none.
    """
    from ..folding import key as fold

    headings = store.headings(which)
    asked = fold(name)
    for matches in (
        [one for one in headings if asked in (fold(one.id), fold(one.name))],
        [
            one
            for one in headings
            if asked and (fold(one.id).startswith(asked) or fold(one.name).startswith(asked))
        ],
    ):
        if len(matches) == 1:
            return matches[0].id
    nearest = sorted(
        headings, key=lambda one: edit_distance(asked, fold(one.id)) - 3 * (asked in fold(one.id))
    )
    raise UsageError(f"there is no {which} “{name}”", tuple([one.id for one in nearest[:5]]))


def _actor_id(store: Store, name: str, tell: Callable[[str], None]) -> str:
    found = one_record(store, name, ("actor",), tell)
    if not found or store.titles([found])[found].kind != "actor":
        raise UsageError(f"there is no actor “{name}”", suggestions(store, name, ("actor",)))
    return found


def _check_bounds(asked: Span) -> None:
    for date in (asked.from_, asked.to, asked.around):
        if date:
            dates.parse(date)
    if asked.from_ and asked.to and dates.last_day(asked.to) < dates.first_day(asked.from_):
        raise UsageError(f"nothing lies from {asked.from_} to {asked.to}; swap the two dates")


def _nearest(rows: Sequence[Row], around: str, number: int) -> list[Row]:
    """The rows nearest to a date, in date order."""
    first, last = dates.first_day(around), dates.last_day(around)

    def distance(row: Row) -> int:
        if row.first > last:
            return dates.day_number(row.first) - dates.day_number(last)
        if dates.last_day(row.date) < first:
            return dates.day_number(first) - dates.day_number(dates.last_day(row.date))
        return 0

    nearest = {row.id for row in sorted(rows, key=distance)[:number]}
    return [row for row in rows if row.id in nearest]


def _title(store: Store, asked: Span, topic: str, track: str, actor: str) -> str:
    names = {one.id: one.name for one in (*store.headings("track"), *store.headings("topic"))}
    parts = [names[one] for one in (track, topic) if one]
    if actor:
        parts.append(store.titles([actor])[actor].name)
    if asked.words:
        parts.append(f"“{asked.words}”")
    if asked.around:
        parts.append(f"around {dates.in_words(asked.around)}")
    elif asked.from_ or asked.to:
        parts.append(dates.span_in_words(asked.from_, asked.to or dates.OPEN))
    return ", ".join(parts)
