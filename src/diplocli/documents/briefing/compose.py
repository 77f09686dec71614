"""A brief of one to two pages, composed from the corpus: what to know, on whose authority."""

from __future__ import annotations

from ...corpus.index.store import Store, Title
from ...dates import OPEN, in_words, span_in_words
from ...errors import UsageError
from ...model import TYPE_CHECKING
from ...queries.nearest import suggestions
from ...queries.resolve import one_record
from ...render.sources import Numbers
from . import sections as parts
from .brief import Block, Brief, Note, Section
from .matter import Asked, Matter, gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...queries.resolve import Tell

OWN_KINDS = ("issue", "term")


def brief(store: Store, typed: Sequence[str], asked: Asked, tell: Tell) -> Brief:
    """One brief on the records that the names typed mean, issues before terms before other kinds.

    An acronym means whatever has it as its id. ``tell`` is given what was passed over. Raises
    UsageError for no name, an unknown actor or a record of another kind, AmbiguousName for a name
    of several, DateError for a bad date.
    """
    if not typed:
        raise UsageError("brief needs a name", ("diplocli brief data-localization",))
    ids: dict[str, None] = {}
    for name in typed:
        found = one_record(store, name, () if name.isupper() else OWN_KINDS, tell)
        if not found:
            return Brief(
                edition=store.edition,
                as_of=store.as_of,
                missing=name,
                suggestions=suggestions(store, name),
            )
        ids[found] = None
    return compose(gather(store, list(ids), asked, tell), asked, store.edition, store.as_of)


def compose(matter: Matter, asked: Asked, edition: str, as_of: str) -> Brief:
    """The brief that the records gathered make."""
    numbers = Numbers(matter.sources)
    cite = parts.Cites(numbers, matter)
    named = (
        ("Bottom line", [parts.bottom_line(matter, cite)]),
        ("At a glance", [parts.at_a_glance(matter, cite)]),
        (
            "Definition and readings",
            [*parts.definitions(matter, cite), parts.readings(matter, cite)],
        ),
        (
            "Where the sides stand",
            [*parts.positions(matter, cite), parts.stances(matter, cite)],
        ),
        (
            "What governs it" if matter.terms or matter.issues else "Instruments",
            [parts.governing(matter, cite)],
        ),
        (
            "Dates that matter",
            [parts.dates(matter, cite, is_narrowed=bool(asked.from_ or asked.to))],
        ),
        (
            "What to watch",
            [parts.questions(matter, cite), parts.ahead(matter, cite, as_of)],
        ),
    )
    sections = []
    for heading, blocks in named:
        filled = _joined(blocks)
        if filled:
            sections.append(Section(heading=heading, blocks=tuple(filled)))
    return Brief(
        subjects=tuple([Title(id=one.id, kind=one.kind, name=one.name) for one in matter.subjects]),
        title=parts.capital(_and([one.name for one in matter.subjects])),
        edition=edition,
        as_of=as_of,
        face=tuple(_face(matter, asked, edition, as_of)),
        sections=tuple(sections),
        sources=tuple(_notes(numbers)),
    )


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Blocks that have lines, neighbours without labels made one where they are of one form."""
    joined: list[Block] = []
    for block in blocks:
        if not block.lines:
            continue
        last = joined[-1] if joined else None
        if last and block.form == last.form and _width(block) == _width(last) == 1:
            joined[-1] = last.replace(lines=last.lines + block.lines)
        else:
            joined.append(block)
    return joined


def _width(block: Block) -> int:
    return len(block.lines[0].cells)


def _face(matter: Matter, asked: Asked, edition: str, as_of: str) -> Iterable[str]:
    checked = min([one.reviewed for one in matter.subjects if one.reviewed], default="")
    what = "subjects" if len(matter.subjects) > 1 else "subject"
    yield f"Brief composed by diplocli, corpus edition {edition}, as of {in_words(as_of)}" + (
        f"; {what} last checked {in_words(checked)}" if checked else ""
    )
    narrowed = []
    if asked.actor:
        narrowed.append(f"view first: {parts.names(matter, matter.voices[:1])}")
    if asked.from_ or asked.to:
        narrowed.append(f"dates {span_in_words(asked.from_, asked.to or OPEN)}")
    if narrowed:
        yield parts.capital("; ".join(narrowed))


def _notes(numbers: Numbers) -> Iterable[Note]:
    first: dict[tuple[str, str], int] = {}
    for one in numbers.lines():
        same = first.setdefault((one.text, one.url), one.number)
        yield Note(
            number=one.number,
            text=one.text,
            at=one.at,
            url=one.url,
            same_as=same if same != one.number else 0,
        )


def _and(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
