"""What happened, when, in what order?"""

from __future__ import annotations

from .. import dates
from ..corpus.index.store import Row, Store
from ..corpus.index.wording import STOP_WORDS
from ..model import TYPE_CHECKING, Value
from .define import Entry, entries
from .filters import actor_id, date_bounds, heading_id
from .nearest import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .resolve import Tell

AROUND = 10
MOST_WORDS = 8


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

    ``entries`` are the whole records, when they were asked for; ``total`` is how many the corpus
    has, ``title`` what the list was narrowed to.
    """

    rows: tuple[Row, ...]
    entries: tuple[Entry, ...] = ()
    total: int
    title: str = ""
    suggestions: tuple[str, ...] = ()


def timeline(store: Store, asked: Span, tell: Tell, *, whole: bool = False) -> Timeline:
    """The milestones that match, in date order or reversed; whole records too if asked for.

    Raises UsageError for an unknown topic, track or actor and DateError for a bad date.
    """
    first, last = date_bounds(asked.from_, asked.to)
    if asked.around:
        dates.parse(asked.around)
    topic = heading_id(store, "topic", asked.topic) if asked.topic else ""
    track = heading_id(store, "track", asked.track) if asked.track else ""
    actor = actor_id(store, asked.actor, tell) if asked.actor else ""

    def matching(words: str) -> list[Row]:
        return store.rows(
            ["milestone"],
            topic=topic,
            track=track,
            linked_to=actor,
            words=words,
            first=first,
            last=last,
            by_date=True,
        )

    words = _telling(asked.words)
    rows = matching(words)
    if asked.around:
        rows = _nearest(rows, asked.around, asked.last or AROUND)
    elif asked.last:
        rows = rows[-asked.last :]
    if asked.reverse:
        rows = rows[::-1]
    return Timeline(
        rows=tuple(rows),
        entries=tuple(entries(store, [row.id for row in rows])) if whole else (),
        total=store.counts().get("milestone", 0),
        title=_title(store, asked, topic, track, actor),
        suggestions=() if rows or not words else _instead(store, words, matching),
    )


def _telling(words: str) -> str:
    """Words without those that tell nothing, unless there are no others; WHO is an acronym."""
    several = words.split()
    kept = [one for one in several if one.lower() not in STOP_WORDS or one.isupper()]
    return " ".join(kept or several)


def _instead(store: Store, words: str, matching: Callable[[str], list[Row]]) -> tuple[str, ...]:
    """Those of several words for which there are milestones alone, or names near what was typed.

    None where it is the dates or filters that leave nothing.
    """
    several = words.split()[:MOST_WORDS]
    alone = [one for one in several if matching(one)] if len(several) > 1 else []
    if alone or store.rows(["milestone"], words=words):
        return tuple(alone)
    return suggestions(store, words)


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
