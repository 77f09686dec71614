"""What is worth learning by heart: a question, the answer, on whose authority, checked when."""

from __future__ import annotations

import re

from ...dates import in_words, span_in_words
from ...model import (
    TYPE_CHECKING,
    Actor,
    Cite,
    Contrast,
    Instrument,
    Issue,
    Milestone,
    Record,
    Term,
    Value,
)
from ...queries.standing import authority, status_of
from ...render.safe import line
from ...render.sources import reference
from ...render.webpage import outward, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...queries.define import Entry
    from ...queries.selection import Selection

DECKS = (
    "Terms", "Acronyms", "Issues", "Events", "Bodies and people", "Instruments", "Differences",
    "Who says what",
)  # fmt: skip
_DECK_OF = {
    "term": "Terms",
    "issue": "Issues",
    "milestone": "Events",
    "actor": "Bodies and people",
    "instrument": "Instruments",
    "contrast": "Differences",
}
LEAST_READINGS = 2
MOST_SOURCES = 4


class Note(Value):
    """What a learner is asked. Every field but ``id``, ``deck`` and ``tags`` is HTML.

    ``id`` is made from that of the record and does not change. ``kind`` says what sort of thing
    ``front`` is; ``date`` is asked for by a second card, where it is given.
    """

    id: str
    deck: str
    kind: str
    front: str
    back: str
    date: str = ""
    sources: str
    tags: tuple[str, ...]


def notes(records: Selection) -> Iterator[Note]:
    """The notes of records: what each is, its date if it is a key event, who says what of it.

    An acronym is one note, whatever it stands for; those come last.
    """
    acronyms: dict[str, list[Entry]] = {}
    for entry in records.entries():
        record = entry.record
        yield _meaning(entry)
        if who := _who_says_what(entry):
            yield _note(
                entry, "who", "Who says what", _question(record), who, told=_has_own_sources(record)
            )
        if isinstance(record, Term | Actor | Instrument):
            for alias in record.aliases:
                if alias.type == "acronym" and not alias.lang:
                    acronyms.setdefault(line(alias.text).strip(), []).append(entry)
    for acronym in sorted(acronyms):
        yield _acronym(acronym, acronyms[acronym])


def _meaning(entry: Entry) -> Note:
    record = entry.record
    date = ""
    parts = [f"<p>{text(record.summary)}</p>"]
    if isinstance(record, Milestone):
        when = text(span_in_words(record.date, record.end))
        parts.insert(0, f'<p class="when">{when}</p>')
        parts += [f'<p class="more">{text(record.why)}</p>'] * bool(record.why)
        date = when if record.key else ""
    elif isinstance(record, Instrument):
        told = " · ".join(part for part in (record.symbol, status_of(record)) if part)
        parts += [f'<p class="more">{text(told)}</p>'] * bool(told)
    return _note(entry, "", _DECK_OF[record.kind], text(record.name), "".join(parts), date=date)


def _note(
    entry: Entry, role: str, deck: str, front: str, back: str, *, date: str = "", told: bool = False
) -> Note:
    """``told`` says that the answer names its sources itself."""
    record = entry.record
    return Note(
        id=":".join(part for part in ("diplocli", line(record.id), role) if part),
        deck=deck,
        kind=text(_kind(record)),
        front=front,
        back=back,
        date=date,
        sources=_sources(entry, () if told else record.cites) + _checked(record),
        tags=tuple([_tag(topic) for topic in record.topics]),
    )


def _kind(record: Record) -> str:
    if isinstance(record, Milestone):
        return "event"
    if isinstance(record, Contrast):
        return "what is the difference?"
    return getattr(record, "type", "").replace("-", " ") or record.kind


def _question(record: Record) -> str:
    asked = "who stands where?" if isinstance(record, Issue) else "who means what by it?"
    return f"{text(record.name)}: {asked}"


def _has_own_sources(record: Record) -> bool:
    return isinstance(record, Term | Issue)


def _who_says_what(entry: Entry) -> str:
    """The readings of a contested term or the positions on an issue, each on its authority."""
    record = entry.record
    said: list[tuple[str, str, Sequence[Cite]]] = []
    more = ""
    if isinstance(record, Term) and record.contested:
        said = [(authority(one), one.stresses, one.cites) for one in record.readings]
        more = f'<p class="more">{text(record.contested)}</p>'
    elif isinstance(record, Issue):
        names = entry.titles
        said = [
            (
                f"{names[one.actor].name if one.actor in names else one.actor}"
                f" ({in_words(one.as_of)})",
                one.stance,
                one.cites,
            )
            for one in record.positions
        ]
    if len(said) < LEAST_READINGS:
        return ""
    items = [
        f"<li><b>{text(who)}</b>: {text(what)}{_pinpoints(entry, cites)}</li>"
        for who, what, cites in said
    ]
    return f"<ul>{''.join(items)}</ul>{more}"


def _pinpoints(entry: Entry, cites: Iterable[Cite]) -> str:
    """Where it is said: the symbol of the document, or its title, and the place in it."""
    found = []
    for cite in cites:
        if source := entry.sources.get(cite.source):
            name = outward(source.url, text(source.number or source.name))
            found.append(name + (f", {text(cite.at)}" if cite.at else ""))
    return f' <span class="at">{"; ".join(found)}</span>' if found else ""


def _acronym(acronym: str, entries: Sequence[Entry]) -> Note:
    parts = []
    for entry in entries:
        record = entry.record
        stands_for = expansion(acronym, record)
        entry_name = f" ({text(record.name)})" if stands_for != record.name else ""
        parts.append(
            f"<p><b>{text(stands_for)}</b>{entry_name}</p>"
            f'<p class="more">{text(record.summary)}</p>'
        )
    sources = dict.fromkeys(_sources(entry, entry.record.cites[:1]) for entry in entries)
    tags = dict.fromkeys(_tag(topic) for entry in entries for topic in entry.record.topics)
    reviewed = min(entries, key=lambda entry: entry.record.reviewed).record
    return Note(
        id=f"diplocli:acronym:{acronym}",
        deck="Acronyms",
        kind="acronym",
        front=text(acronym),
        back="".join(parts),
        sources="".join(sources) + _checked(reviewed),
        tags=tuple(tags),
    )


def expansion(acronym: str, record: Record) -> str:
    """The name of a record whose words begin with the letters of an acronym, else its name."""
    names = [record.name, *(one.text for one in record.aliases if not one.lang)]
    letters = [char for char in acronym.casefold() if char.isalnum()]
    for name in names:
        initials = iter(word[0] for word in re.findall(r"\w+", name.casefold()))
        if len(name) > len(acronym) and all(letter in initials for letter in letters):
            return name
    return record.name


def _sources(entry: Entry, cites: Sequence[Cite]) -> str:
    items = []
    for cite in cites[:MOST_SOURCES]:
        if source := entry.sources.get(cite.source):
            words = outward(source.url, text(reference(source)))
            items.append(f"<li>{words}{', ' + text(cite.at) if cite.at else ''}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _checked(record: Record) -> str:
    return f"<p>Checked {text(in_words(record.reviewed))}</p>" if record.reviewed else ""


def _tag(topic: str) -> str:
    """A tag of Anki has no space in it."""
    return "diplocli::" + "-".join(line(topic).split())
