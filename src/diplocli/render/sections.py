"""The sections of a page, as each kind of record has them."""

from __future__ import annotations

from ..dates import OPEN, in_words, span_in_words
from ..folding import key as fold
from ..model import (
    BUNDLED,
    TYPE_CHECKING,
    Actor,
    Contrast,
    Correction,
    Holder,
    Instrument,
    Issue,
    Milestone,
    Source,
    Term,
    Value,
)
from ..queries.standing import authority, dates_of, in_role, tenure_in_words
from .sources import Numbers, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from ..corpus.index.store import Row
    from ..queries.define import Entry

MOST_LINKS = 12


class Item(Value):
    """A line of a section: a label and a text, cite numbers behind, an aside below.

    ``ids`` are the records it speaks of, ``kind`` is theirs, ``names_id`` the one that its label
    points to; the text of a ``command`` is one to type; a ``tenure`` is a holder whose time can
    be drawn.
    """

    label: str = ""
    names_id: str = ""
    text: str = ""
    numbers: tuple[int, ...] = ()
    aside: str = ""
    kind: str = ""
    ids: tuple[str, ...] = ()
    command: bool = False
    tenure: Holder | None = None


class Section(Value):
    """A heading and what stands under it; ``flow`` for short items that may share a line.

    Where there are more items than ``most``, a short page tells only how many.
    """

    heading: str
    items: tuple[Item, ...]
    flow: bool = False
    most: int = 0


def sections(entry: Entry, numbers: Numbers) -> Iterable[Section]:
    """The sections of a record's own, as its kind has them; some of them may be empty."""
    return _BUILDERS[entry.record.kind](entry, entry.record, numbers)


def _term(entry: Entry, record: Term, numbers: Numbers) -> Iterable[Section]:
    # What an import makes of one text: a definition that begins with its summary.
    more = record.definition.removeprefix(record.summary)
    yield Section(heading="Definition", items=_paragraphs(more))
    yield Section(
        heading="Who means what by it",
        items=tuple(
            Item(
                label=authority(reading),
                names_id=reading.actor,
                text=reading.stresses + added(reading.pack),
                numbers=numbers.of(reading.cites),
                aside=f"Leaves out: {reading.leaves_out}" if reading.leaves_out else "",
            )
            for reading in record.readings
        ),
    )
    yield Section(heading="Contested", items=_paragraphs(record.contested))
    yield _confusions(entry)
    yield _corrections(entry)
    yield Section(heading="Wider", items=_links(entry, record.broader), flow=True)
    narrower = _inverse(entry, "broader")
    yield Section(heading="Narrower", items=named(narrower), flow=True, most=MOST_LINKS)
    below = {row.id for row in narrower}
    related = [row for one in record.related if (row := entry.titles.get(one))]
    terms = [row.id for row in related if row.kind == "term" and row.id not in below]
    yield Section(heading="Related", items=_links(entry, terms), flow=True)


def _issue(entry: Entry, record: Issue, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="Why it matters", items=_paragraphs(record.why))
    yield Section(heading="What is going on", items=_paragraphs(record.detail))
    yield Section(
        heading="Open questions",
        items=tuple(Item(label="•", text=text) for text in record.questions),
    )
    yield Section(
        heading="Who stands where",
        items=tuple(
            Item(
                label=_dated(_name(entry, position.actor), position.as_of),
                text=position.stance + added(position.pack),
                numbers=numbers.of(position.cites),
                kind="actor",
                ids=(position.actor,),
            )
            for position in record.positions
        ),
    )
    yield _confusions(entry)
    yield _corrections(entry)
    yield Section(heading="Instruments", items=_links(entry, record.instruments), flow=True)
    yield Section(heading="Words to know", items=_links(entry, record.terms), flow=True)


def _milestone(entry: Entry, record: Milestone, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="Why it matters", items=_paragraphs(record.why))
    yield Section(heading="Detail", items=_paragraphs(record.detail))
    yield _corrections(entry)


def _actor(entry: Entry, record: Actor, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="Detail", items=_paragraphs(record.detail))
    yield _corrections(entry)
    yield Section(
        heading="Names over time" if len(record.names) > 1 else "Official name",
        items=tuple(
            Item(label=span_in_words(span.from_, span.to or OPEN), text=span.name)
            for span in record.names
            if len(record.names) > 1 or fold(span.name) != fold(record.name)
        ),
    )
    yield _grouped(
        "Succession",
        [
            ("Part of", _links(entry, [record.parent] if record.parent else [])),
            ("After", _links(entry, record.predecessor)),
            ("Followed by", named(_inverse(entry, "predecessor"))),
        ],
    )
    yield _tenures(entry, record, numbers)
    yield _posts(entry)
    yield _counts(record)
    yield _confusions(entry)
    parts = named(_inverse(entry, "parent"))
    yield Section(heading="Parts", items=parts, flow=True, most=MOST_LINKS)
    yield _positions(entry, numbers)


def _instrument(entry: Entry, record: Instrument, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="Detail", items=_paragraphs(record.detail))
    yield _corrections(entry)
    dates = [Item(label=what.capitalize(), text=in_words(date)) for what, date in dates_of(record)]
    if record.vote:
        dates.append(Item(label="Vote", text=record.vote))
    yield Section(heading="Dates", items=tuple(dates))
    yield _counts(record)
    yield _confusions(entry)
    yield _grouped(
        "Where it belongs",
        [
            ("Made by", _links(entry, record.actors)),
            ("Part of", _links(entry, [record.part_of] if record.part_of else [])),
            ("Replaces", _links(entry, record.replaces)),
            ("Replaced by", named(_inverse(entry, "replaces"))),
        ],
    )
    yield Section(heading="Parts", items=named(_inverse(entry, "part_of")))
    yield Section(heading="Turns on", items=_links(entry, record.terms), flow=True)


def _contrast(entry: Entry, record: Contrast, numbers: Numbers) -> Iterable[Section]:
    for aspect in record.aspects:
        yield Section(
            heading=aspect.aspect,
            items=tuple(
                Item(label=entry.titles[one].name, text=text, ids=(one,))
                for one, text in aspect.cells.items()
                if one in entry.titles
            ),
        )
    seen = [one for one in record.subjects if one.record in entry.titles]
    if len(seen) > 1:
        words = _compare([(*one.names, one.record)[0] for one in seen])
        yield Section(heading="Side by side", items=(Item(text=words, command=True),))


def _correction(entry: Entry, record: Correction, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="What is right", items=_paragraphs(record.fact))
    yield Section(
        heading="Wrong forms", items=tuple(Item(label="✗", text=text) for text in record.wrong)
    )
    yield Section(heading="About", items=_links(entry, record.about), flow=True)


def _source(entry: Entry, record: Source, numbers: Numbers) -> Iterable[Section]:
    yield Section(heading="Reference", items=(Item(text=reference(record)), Item(text=record.url)))
    cited_by = [row for field, row in entry.linked_from if field.endswith("source")]
    unique = {row.id: row for row in cited_by}
    yield Section(heading="Cited by", items=named(unique.values()), flow=True)


_BUILDERS: dict[str, Callable[[Entry, Any, Numbers], Iterable[Section]]] = {
    "term": _term, "issue": _issue, "milestone": _milestone, "actor": _actor, "instrument": _instrument,
    "contrast": _contrast, "correction": _correction, "source": _source,
}  # fmt: skip


def _tenures(entry: Entry, record: Actor, numbers: Numbers) -> Section:
    """Who held a post."""
    items = [
        Item(
            label=tenure_in_words(holder),
            text=in_role(_name(entry, holder.person), holder),
            numbers=numbers.of(holder.cites),
            kind="actor",
            ids=(holder.person,),
            tenure=holder if holder.from_ and holder.to else None,
        )
        for holder in record.holders
    ]
    return Section(heading="Held by", items=tuple(items))


def _posts(entry: Entry) -> Section:
    """Which posts a person held."""
    items = [
        Item(
            label=tenure_in_words(holder),
            text=f"{holder.role or 'head'}, {body.name}" + (" (acting)" if holder.acting else ""),
            kind="actor",
            ids=(body.id,),
        )
        for body, holder in entry.posts
    ]
    return Section(heading="Posts", items=tuple(items))


def _positions(entry: Entry, numbers: Numbers) -> Section:
    """What an actor says on issues, where that is told; else only on which."""
    if not entry.stances:
        issues = named(_inverse(entry, "positions.actor"))
        return Section(heading="Takes a position on", items=issues, flow=True, most=MOST_LINKS)
    items = [
        Item(
            label=_dated(issue.name, position.as_of),
            text=position.stance + added(position.pack),
            numbers=numbers.of(position.cites),
            ids=(issue.id,),
        )
        for issue, position in entry.stances
    ]
    return Section(heading="Positions", items=tuple(items))


def _counts(record: Actor | Instrument) -> Section:
    items = [
        Item(
            label=count.of.capitalize(),
            text=f"{count.number}" + (f", {in_words(count.as_of)}" if count.as_of else ""),
        )
        for count in record.counts
    ]
    return Section(heading="Counted", items=tuple(items))


def _confusions(entry: Entry) -> Section:
    """With what a record is confused, and how to compare the two."""
    items = [
        Item(label=one.name, names_id=one.id, text=_compare(one.words), command=True)
        for one in entry.comparisons
    ]
    return Section(heading="Not to be confused", items=tuple(items[:8]))


def _corrections(entry: Entry) -> Section:
    """What people get wrong about a record."""
    rows = _inverse(entry, "about")
    return Section(
        heading="Often got wrong",
        items=tuple(
            Item(label=f"✗ {row.name}", text=row.summary, kind="correction", ids=(row.id,))
            for row in rows
        ),
    )


def _compare(words: Sequence[str]) -> str:
    """The command that compares, with quotation marks where the shell needs them."""
    quoted = [f'"{word}"' if set(word) & set(" '&()/;*?") else word for word in words]
    return "diplocli compare " + " ".join(quoted)


def _paragraphs(text: str) -> tuple[Item, ...]:
    """A text as items, its lines that begin with a hyphen as those of a list."""
    return tuple(
        Item(label="•", text=line[2:].strip()) if line.startswith("- ") else Item(text=line.strip())
        for line in text.split("\n")
        if line.strip()
    )


def _links(entry: Entry, ids: Iterable[str]) -> tuple[Item, ...]:
    """The names of records to which a record refers."""
    rows = [entry.titles[one] for one in ids if one in entry.titles]
    return named(rows)


def _inverse(entry: Entry, field: str) -> list[Row]:
    """What refers to a record by a field."""
    return [row for relation, row in entry.linked_from if relation == field]


def named(rows: Iterable[Row]) -> tuple[Item, ...]:
    """The names of records, each to be followed."""
    return tuple(Item(text=row.name, kind=row.kind, ids=(row.id,)) for row in rows)


def _grouped(heading: str, groups: Iterable[tuple[str, Sequence[Item]]]) -> Section:
    """A line for each group that has items."""
    items = [_joined(label, items) for label, items in groups if items]
    return Section(heading=heading, items=tuple(items))


def _joined(label: str, items: Sequence[Item]) -> Item:
    ids = tuple(one for item in items for one in item.ids)
    return Item(label=label, text="; ".join(item.text for item in items), ids=ids)


def _name(entry: Entry, record_id: str) -> str:
    """The name of a record that an entry refers to, or its id where that leads nowhere."""
    return entry.titles[record_id].name if record_id in entry.titles else record_id


def _dated(text: str, date: str) -> str:
    """A text with a date behind it, if there is one."""
    return f"{text} ({in_words(date)})" if date else text


def added(pack: str) -> str:
    """The pack that added a part of a record, after what the part says."""
    return f" ({of_pack(pack)})" if pack else ""


def of_pack(name: str) -> str:
    """How a page or list names the pack of a record or part; nothing for the corpus's own."""
    return f"pack {name}" if name and name != BUNDLED else ""
