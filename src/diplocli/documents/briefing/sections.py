"""What stands in each section of a brief, from the records that were gathered for it."""

from __future__ import annotations

from ...dates import OPEN, first_day, in_words, span_in_words
from ...model import TYPE_CHECKING, Actor, Count, Instrument, Issue
from ...queries.standing import dates_of, status_of, tenure_in_words
from ...render.sources import Numbers
from .brief import LIST, PROSE, TABLE, Block, Line
from .matter import Matter, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...model import Cite, Position, Reading, Record

MOST_READINGS = 5
MOST_WORDS = 3
MOST_POSITIONS = 10
MOST_QUESTIONS = 5
MOST_PARTS = 15
MOST_DETAIL = 500
MOST_DEFINITION = 750
_AHEAD = {"entered into force": "enters into force", "applies from": "applies", "ended": "ends"}


class Cites:
    """Numbers for what is cited, primary sources first, no more than a line can bear."""

    def __init__(self, numbers: Numbers, matter: Matter) -> None:
        self._numbers = numbers
        self._sources = matter.sources

    def __call__(self, cites: Iterable[Cite], most: int = 2) -> tuple[int, ...]:
        """The numbers of at most so many of these cites."""
        known = [one for one in cites if one.source in self._sources]
        known.sort(key=lambda one: not self._sources[one.source].primary)
        return tuple(sorted(self._numbers.of(known[:most])))


def bottom_line(matter: Matter, cite: Cites) -> Block:
    """What each subject is or disputes, then the issues that turn on it."""
    lines = []
    for one in matter.subjects:
        lines.append(Line(cells=(_owner(matter, one) + one.summary,), numbers=cite(one.cites)))
        if isinstance(one, Issue):
            said = " ".join(part for part in (one.detail, one.why) if part)
        else:
            said = getattr(one, "detail", "")
        if said:
            lines.append(Line(cells=(_cut(said, MOST_DETAIL),), numbers=cite(one.cites)))
    subjects = {one.id for one in matter.subjects}
    for issue in matter.issues:
        if issue.id not in subjects:
            alone = len(subjects) == len(matter.issues) == 1
            said = f"{issue.summary} {issue.why}" if alone else issue.summary
            lines.append(Line(cells=(said,), numbers=cite(issue.cites)))
    return Block(form=PROSE, lines=tuple(lines))


def at_a_glance(matter: Matter, cite: Cites) -> Block:
    """Facts about the instruments and actors among the subjects."""
    lines = []
    for one in matter.subjects:
        if isinstance(one, Instrument):
            facts = _facts_of_instrument(one, matter)
        elif isinstance(one, Actor):
            facts = _facts_of_actor(one, matter)
        else:
            continue
        owner = _owner(matter, one)
        lines += [
            Line(cells=(owner + label, text), numbers=cite(cites))
            for label, text, cites in facts
            if text
        ]
    return Block(form=LIST, lines=tuple(lines))


def _facts_of_instrument(
    one: Instrument, matter: Matter
) -> Iterable[tuple[str, str, tuple[Cite, ...]]]:
    cites = one.cites[:1]
    yield "Status", capital(status_of(one)), cites
    told = "; ".join(f"{what} {in_words(date)}" for what, date in dates_of(one))
    yield "Dates", capital(told), cites
    yield "Vote", one.vote, cites
    yield "Counted", _counted(one.counts), cites
    yield "Made by", names(matter, one.actors), cites
    yield "Replaces", names(matter, one.replaces), cites
    parts = [row.name for row in matter.parts]
    more = f"; and {len(parts) - MOST_PARTS} more" if len(parts) > MOST_PARTS else ""
    yield "Parts", "; ".join(parts[:MOST_PARTS]) + more, cites


def _facts_of_actor(one: Actor, matter: Matter) -> Iterable[tuple[str, str, tuple[Cite, ...]]]:
    cites = one.cites[:1]
    yield "Country", names(matter, [one.country]), cites
    if one.names:
        last = one.names[-1]
        yield "Official name", f"{last.name} ({span_in_words(last.from_, last.to or OPEN)})", cites
    yield "Part of", names(matter, [one.parent]), cites
    yield "After", names(matter, one.predecessor), cites
    yield "Counted", _counted(one.counts), cites
    for holder in one.holders[-2:]:
        name = names(matter, [holder.person])
        acting = " (acting)" if holder.acting else ""
        when = tenure_in_words(holder)
        yield holder.role or "Held by", f"{name}{acting}, {when}".strip(", "), holder.cites
    if one.type == "person":
        for body, holder in matter.posts[-4:]:
            acting = " (acting)" if holder.acting else ""
            yield (
                tenure_in_words(holder) or "Post",
                f"{holder.role or 'head'}, {body.name}{acting}",
                holder.cites,
            )


def definitions(matter: Matter, cite: Cites) -> Iterable[Block]:
    """What the words mean: a subject's own definition, a summary for words used in an issue."""
    subjects = {one.id for one in matter.subjects}
    for term in matter.terms:
        if term.id in subjects:
            most = MOST_DEFINITION // len(subjects)
            text = _owner(matter, term) + term.definition
            yield from _paragraphs(text, most, cite(term.cites))
            if term.contested:
                text = f"Contested: {term.contested}"
                yield Block(form=PROSE, lines=(Line(cells=(text,), numbers=cite(term.cites)),))
    yield Block(
        form=LIST,
        lines=tuple(
            Line(cells=(capital(term.name), term.summary), numbers=cite(term.cites, 1))
            for term in matter.terms[:MOST_WORDS]
            if term.id not in subjects
        ),
    )


def readings(matter: Matter, cite: Cites) -> Block:
    """Who means what: the voices first, then sides that take a position, then the latest."""
    sides = {position.actor for issue in matter.issues for position in issue.positions}

    def nearness(pair: tuple[int, Reading]) -> tuple[bool, bool, int, int]:
        place, reading = pair
        actor = reading.actor
        return actor not in matter.voices, actor not in sides, place, -reading.year

    pairs = [(place, one) for place, term in enumerate(matter.terms) for one in term.readings]
    most = room(MOST_READINGS, matter.crowded)
    chosen = sorted(sorted(pairs, key=nearness)[:most], key=lambda pair: pair[0])
    chosen.sort(key=lambda pair: pair[1].actor not in matter.voices)
    several = len(matter.terms) > 1
    lines = []
    for place, one in chosen:
        parts = [f"On {matter.terms[place].name}:"] if several else []
        parts.append(one.stresses)
        if one.leaves_out:
            parts.append(f"Leaves out: {one.leaves_out}")
        label = f"{one.who}, {one.year}" if one.year else one.who
        lines.append(Line(cells=(label, " ".join(parts)), numbers=cite(one.cites, 1)))
    return Block(form=LIST, caption="Who means what", lines=tuple(lines))


def positions(matter: Matter, cite: Cites) -> Iterable[Block]:
    """A table for each issue, the voices first; a voice that is silent on all is said to be."""
    subjects = {one.id for one in matter.subjects}
    speaking = {position.actor for issue in matter.issues for position in issue.positions}
    speaking |= {one.position.actor for one in matter.stances}
    silent = [one for one in matter.voices if speaking and one not in speaking]
    yield Block(
        form=PROSE,
        lines=tuple(
            Line(cells=(f"{names(matter, [one])}: no position on record in this edition.",))
            for one in silent
        ),
    )
    each = max(MOST_POSITIONS // max(len(matter.issues), 1), 3)
    most_cites = 1 if len(matter.issues) > 1 else 2
    for issue in matter.issues:
        ordered = sorted(issue.positions, key=lambda one: _turn(one, matter.voices))
        alone = len(matter.issues) == 1 and issue.id in subjects
        yield Block(
            form=TABLE,
            caption="" if alone else issue.name,
            columns=("Side", "As of", "Position"),
            lines=tuple(
                Line(
                    cells=(names(matter, [one.actor]), in_words(one.as_of), one.stance),
                    numbers=cite(one.cites, most_cites),
                )
                for one in ordered[:each]
            ),
        )


def _turn(position: Position, voices: Sequence[str]) -> int:
    return voices.index(position.actor) if position.actor in voices else len(voices)


def stances(matter: Matter, cite: Cites) -> Block:
    """Where actors stand, issue by issue."""
    several = len({one.position.actor for one in matter.stances}) > 1
    return Block(
        form=TABLE,
        columns=("Issue", "Side, as of" if several else "As of", "Position"),
        lines=tuple(
            Line(
                cells=(
                    one.issue.name,
                    (f"{names(matter, [one.position.actor])}, " if several else "")
                    + in_words(one.position.as_of),
                    one.position.stance,
                ),
                numbers=cite(one.position.cites),
            )
            for one in matter.stances
        ),
    )


def governing(matter: Matter, cite: Cites) -> Block:
    """The instruments, whether they bind and since when; subjects have had their say before."""
    subjects = {one.id for one in matter.subjects}
    return Block(
        form=TABLE,
        columns=("Instrument", "Status", "What it does"),
        lines=tuple(
            Line(
                cells=(
                    one.name if one.symbol in one.name else f"{one.name} ({one.symbol})",
                    _standing(one),
                    one.summary,
                ),
                numbers=cite(one.cites, 1),
            )
            for one in matter.instruments
            if one.id not in subjects
        ),
    )


def _standing(one: Instrument) -> str:
    """Whether an instrument binds, the date that counts most, when it applies; else its type."""
    status = status_of(one)
    told = [(what, date) for what, date in dates_of(one) if what == "applies from"]
    if not one.ended and "in force since" not in status:
        told = list(dict.fromkeys([*dates_of(one)[:1], *told]))
    parts = [status, *(f"{what} {in_words(date)}" for what, date in told)]
    counted = _counted([count for count in one.counts if count.of == "parties"])
    said = "; ".join(part for part in (", ".join(filter(None, parts)), counted) if part)
    return capital(said or one.type.replace("-", " "))


def dates(matter: Matter, cite: Cites, *, is_narrowed: bool) -> Block:
    """What has happened, in date order; where dates are asked for that have none, that there is none."""
    if is_narrowed and not matter.dates:
        return Block(form=PROSE, lines=(Line(cells=("None on record in this time.",)),))
    return Block(
        form=LIST,
        lines=tuple(
            Line(
                cells=(
                    span_in_words(one.date, one.end),
                    f"{one.name}. {_first_sentence(one.summary)}",
                ),
                numbers=cite(one.cites, 1),
            )
            for one in matter.dates
        ),
    )


def questions(matter: Matter, cite: Cites) -> Block:
    """Open questions of the issues, or the first of each on which an actor speaks."""
    issues = matter.issues or tuple({one.issue.id: one.issue for one in matter.stances}.values())
    each = max(MOST_QUESTIONS // max(len(issues), 1), 1)
    labelled = len(issues) > 1
    lines = [
        Line(
            cells=(issue.name, question) if labelled else (question,), numbers=cite(issue.cites, 1)
        )
        for issue in issues[:MOST_QUESTIONS]
        for question in issue.questions[:each]
    ]
    return Block(form=LIST, lines=tuple(lines))


def ahead(matter: Matter, cite: Cites, as_of: str) -> Block:
    """What is dated after the corpus's day, and what has begun and is not over."""
    dated = [
        (
            one.date,
            Line(
                cells=(span_in_words(one.date, one.end), f"{one.name}. {one.summary}"),
                numbers=cite(one.cites, 1),
            ),
        )
        for one in matter.ahead
    ]
    dated += [
        (
            date,
            Line(
                cells=(in_words(date), f"{one.name} {_AHEAD.get(what, what)}."),
                numbers=cite(one.cites, 1),
            ),
        )
        for one in matter.instruments
        for what, date in dates_of(one)
        if first_day(date) > as_of
    ]
    return Block(
        form=LIST, lines=tuple([line for _, line in sorted(dated, key=lambda one: one[0])])
    )


def _paragraphs(text: str, most: int, numbers: tuple[int, ...]) -> Iterable[Block]:
    """A text of at most about ``most`` characters as blocks of prose and lists."""
    shown = 0
    for line in text.split("\n"):
        if not line.strip() or shown >= most:
            continue
        body = _cut(line.strip(), most - shown)
        shown += len(body)
        if body.startswith("- "):
            yield Block(form=LIST, lines=(Line(cells=(body[2:].strip(),), numbers=numbers),))
        else:
            yield Block(form=PROSE, lines=(Line(cells=(body,), numbers=numbers),))


def _cut(text: str, most: int) -> str:
    """A text cut after the last sentence that ends within ``most`` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    whole, stop, _ = text[:most].rpartition(". ")
    return whole + "." if stop else text[:most].rpartition(" ")[0] + " …"


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + stop.rstrip()


def _counted(counts: Iterable[Count]) -> str:
    """The latest of each number that is counted."""
    latest: dict[str, Count] = {}
    for one in sorted(counts, key=lambda count: count.as_of):
        latest[one.of] = one
    return "; ".join(
        f"{one.number} {one.of}" + (f", {in_words(one.as_of)}" if one.as_of else "")
        for one in latest.values()
    )


def _owner(matter: Matter, one: Record) -> str:
    """Of which subject something is said, where there are several."""
    return f"{capital(one.name)}: " if len(matter.subjects) > 1 else ""


def names(matter: Matter, ids: Iterable[str]) -> str:
    """The names of records in one line."""
    return "; ".join(matter.titles[one].name if one in matter.titles else one for one in ids if one)


def capital(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]
