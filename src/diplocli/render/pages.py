"""The page of a record, in the order in which it is read: for a person and in plain text alike."""

from __future__ import annotations

from ..dates import OPEN, in_words, span_in_words
from ..folding import key as fold
from ..model import (
    TYPE_CHECKING,
    Actor,
    Alias,
    Correction,
    Instrument,
    Milestone,
    Record,
    Source,
    Value,
)
from ..queries.languages import language_name
from ..queries.standing import status_of
from .sections import MOST_LINKS, Item, Section, added, named, of_pack, sections
from .sources import Numbers, SourceLine

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from ..corpus.index.store import Row
    from ..queries.define import Entry

MOST_EVENTS = 10
MOST_MARKS = 4


class Page(Value):
    """A record as it is read: name, what it is, other names, summary, sections, sources.

    ``cited`` are the numbers of the sources on which the summary rests.
    """

    kind: str
    id: str
    name: str
    sort: str
    names: str
    summary: str
    cited: tuple[int, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    reviewed: str
    pack: str = ""


def page(entry: Entry, told: Container[str] = (), *, asked: str = "", whole: bool = False) -> Page:
    """The page of any record; corrections whose ids are in ``told`` have been shown before.

    ``asked`` is the name that led to it, which it shows in whatever language that is. Long lists of
    links are cut short unless ``whole``.
    """
    record = entry.record
    numbers = Numbers(entry.sources)
    summary_cites = numbers.of(record.cites)
    untold = tuple([link for link in entry.linked_from if link[1].id not in told])
    is_cut = entry.links > len(entry.linked_from)
    entry = entry.replace(linked_from=untold)
    stand = [section for section in sections(entry, numbers) if section.items]
    shown = {record.id} | {one for section in stand for item in section.items for one in item.ids}
    if whole:
        shown |= {item.names_id for section in stand for item in section.items}
    stand += [
        section
        for section in (
            *_ties(entry, shown, whole),
            _told_here(record),
            _in_other_languages(record),
        )
        if section.items
    ]
    if is_cut:
        told_of = f"{entry.links:,} links lead here; some of them are shown"
        stand.append(Section(heading="Linked from", items=(Item(text=told_of),)))
    return Page(
        kind=record.kind,
        id=record.id,
        name=record.name,
        sort=_sort(entry),
        names=_other_names(record, asked),
        summary="" if isinstance(record, Correction) else record.summary,
        cited=() if isinstance(record, Correction) else summary_cites[:MOST_MARKS],
        sections=tuple(stand if whole else [_cut(section) for section in stand]),
        sources=numbers.lines(),
        reviewed=record.reviewed,
        pack=of_pack(record.pack),
    )


def provenance(shown: Page, edition: str) -> str:
    """The last line of a page: the day it was checked, the pack or edition, the id."""
    checked = f"checked {in_words(shown.reviewed)}" if shown.reviewed else ""
    parts = [checked, shown.pack or f"edition {edition}", shown.id]
    text = " · ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] if checked else text


def marked_summary(shown: Page) -> str:
    """The summary with the numbers of its sources in brackets."""
    return shown.summary + "".join(f" [{number}]" for number in shown.cited)


def _sort(entry: Entry) -> str:
    record = entry.record
    sort = (
        getattr(record, "type", "")
        .replace("-", " ")
        .replace("cbm set", "set of confidence-building measures")
    )
    parts = [sort or record.kind]
    if isinstance(record, Instrument):
        parts += [record.symbol, status_of(record)]
    elif isinstance(record, Milestone):
        parts = [span_in_words(record.date, record.end), "milestone"]
    elif isinstance(record, Actor):
        country = entry.titles.get(record.country)
        life = (
            span_in_words(record.names[0].from_, record.names[-1].to or OPEN)
            if record.names
            else ""
        )
        parts += [country.name if country else "", life]
    elif isinstance(record, Source):
        parts = ["source", sort.replace("_", " "), "primary" if record.primary else "secondary"]
    return " · ".join(part for part in parts if part)


def _other_names(record: Record, asked: str) -> str:
    """Those without a language, and the one asked for."""
    others = [
        alias for alias in record.aliases
        if not alias.lang and alias.type != "see" and alias.text != record.name
    ]  # fmt: skip
    names = [alias.text + added(alias.pack) for alias in others]
    names += [
        f"{language_name(alias.lang)} {alias.text}{added(alias.pack)}"
        for alias in _translations(record)
        if asked and fold(alias.text) == fold(asked)
    ]
    return " · ".join(dict.fromkeys(names))


def _told_here(record: Record) -> Section:
    """What leads to a record without being a name of it."""
    led = [one.text + added(one.pack) for one in record.aliases if one.type == "see"]
    return Section(heading="Told here", items=tuple([Item(text=text) for text in led]), flow=True)


def _translations(record: Record) -> list[Alias]:
    """The names in other languages, without the case forms by which texts are matched."""
    return [
        alias for alias in record.aliases if alias.lang and alias.type not in ("spelling", "see")
    ]


def _in_other_languages(record: Record) -> Section:
    """A language an item: what it is called and the names in it."""
    names: dict[str, list[str]] = {}
    for alias in _translations(record):
        names.setdefault(alias.lang, []).append(alias.text + added(alias.pack))
    texts = sorted(
        f"{language_name(code)} {', '.join(dict.fromkeys(names[code]))}" for code in names
    )
    items = tuple([Item(text=text) for text in texts])
    return Section(heading="In other languages", items=items, flow=True)


def _ties(entry: Entry, shown: set[str], whole: bool) -> Iterable[Section]:
    """People, offices, instruments, events and words tied to a record that are not shown above."""
    if entry.record.kind in ("source", "correction", "contrast"):
        return
    rows = {row.id: row for row in entry.titles.values()}
    rows |= {row.id: row for field, row in entry.linked_from if not field.endswith("source")}
    near = [row for row in rows.values() if row.id not in shown]
    groups = {
        "People": [row for row in near if row.type == "person"],
        "Bodies and states": [row for row in near if row.kind == "actor" and row.type != "person"],
        "Instruments": [row for row in near if row.kind == "instrument"],
        "Issues": [row for row in near if row.kind == "issue"],
        "Words": [row for row in near if row.kind == "term" != entry.record.kind],
    }
    for heading, group in groups.items():
        yield Section(heading=heading, items=named(group), flow=True, most=MOST_LINKS)
    events = sorted(
        (row for row in near if row.kind == "milestone"), key=lambda row: (row.first, row.last)
    )
    yield Section(
        heading="Events", items=_events(entry.record, events, len(events) if whole else MOST_EVENTS)
    )


def _cut(section: Section) -> Section:
    more = len(section.items) - section.most
    if not section.most or more <= 0:
        return section
    rest = Item(text=f"and {more} more")
    return section.replace(items=(*section.items[: section.most], rest))


def _events(record: Record, events: Sequence[Row], most: int) -> tuple[Item, ...]:
    chosen = events
    if len(events) > most:
        kept = {row.id for row in sorted(events, key=lambda row: not row.key)[:most]}
        chosen = [row for row in events if row.id in kept]
    items = [
        Item(label=span_in_words(row.date, row.end), text=row.name, kind="milestone", ids=(row.id,))
        for row in chosen
    ]
    if len(events) > len(chosen):
        narrow = f"--actor {record.id}" if record.kind == "actor" else f'"{record.name}"'
        items.append(Item(text=f"all {len(events)}: diplocli timeline {narrow}", command=True))
    return tuple(items)
