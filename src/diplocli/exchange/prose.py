"""Reference lists for readers: APA 7th edition, Chicago author-date, and the latter in Markdown."""

from __future__ import annotations

import re

from ..dates import MONTHS
from ..model import TYPE_CHECKING, Value
from ..render.safe import web
from .reference import PARTS, PERIODICALS, SITES, Day, Person, Reference, parted, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..model import Source

MOST_IN_CHICAGO, FIRST_IN_CHICAGO = 6, 3
MOST_IN_APA, FIRST_IN_APA = 20, 19
_QUOTED = PERIODICALS | SITES | PARTS | {"broadcast", "interview", "speech"}
_DATED_BY_YEAR = frozenset({"article-journal", "book", "chapter", "thesis"})
_INNER_QUOTES = str.maketrans('“”"', "‘’'")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d*)([.)#+=-])")


class _Ink(Value):
    """How text, emphasis and an address are written."""

    text: Callable[[str], str]
    emphasis: Callable[[str], str]
    link: Callable[[str], str]


def apa(sources: Iterable[Source]) -> Iterator[str]:
    """An entry a line, in APA style, in the order given."""
    return (_apa(reference(source)) + "\n" for source in sources)


def chicago(sources: Iterable[Source]) -> Iterator[str]:
    """An entry a line, in Chicago style, in the order given."""
    return (_chicago(reference(source), _PLAIN) + "\n" for source in sources)


def markdown(sources: Iterable[Source]) -> Iterator[str]:
    """A paragraph an entry, in Chicago style."""
    entries = (_chicago(reference(source), _MARKED) for source in sources)
    return parted(_LINE_START.sub(r"\1\\\2", one) + "\n" for one in entries)


def _as_is(text: str) -> str:
    return text


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _linked(address: str) -> str:
    return f"<{address}>" if web(address) else _escaped(address)


_PLAIN = _Ink(text=_as_is, emphasis=_as_is, link=_as_is)
_MARKED = _Ink(text=_escaped, emphasis=lambda text: f"*{_escaped(text)}*", link=_linked)


def _chicago(ref: Reference, ink: _Ink) -> str:
    names = _chicago_names(ref.persons) or ref.body
    paper = ref.type in PERIODICALS and not names and ref.container
    who = ink.emphasis(ref.container) if paper else ink.text(names)
    year = ink.text(_chicago_year(ref.issued))
    title = (
        f"“{ink.text(_stopped(ref.title.translate(_INNER_QUOTES)))}”"
        if ref.type in _QUOTED
        else ink.emphasis(ref.title)
    )
    head = [who, year, title] if who else [title, year]
    seen = _seen(ref)
    rest = [
        *_chicago_place(ref, ink, known=bool(paper)),
        f"Accessed {seen}" if seen else "",
        ink.link(_where(ref)),
    ]
    return " ".join(_stopped(part) for part in (*head, *rest) if part)


def _chicago_place(ref: Reference, ink: _Ink, *, known: bool) -> list[str]:
    """Where it stands: periodical and day, book and pages, or number, series and publisher.

    ``known`` when the periodical has been named as author.
    """
    day = _full(ref)
    container = ink.emphasis(ref.container) if ref.container and not known else ""
    issue = f"({ref.issue})" if ref.issue else ""
    number, publisher = ink.text(ref.number), ink.text(ref.publisher)
    if ref.type in PERIODICALS:
        volume = " ".join(
            part for part in (container, ink.text(ref.volume), ink.text(issue)) if part
        )
        pages = ink.text(ref.pages)
        placed = f"{volume}: {pages}" if volume and pages else volume or pages
        return [", ".join(part for part in (placed, day) if part), number, publisher]
    volume = ink.text(f"vol. {ref.volume} {issue}".strip()) if ref.volume else ""
    if ref.type in PARTS:
        edition = ink.text(f"{ref.edition} ed.") if ref.edition else ""
        inside = [
            f"In {container}" if container else "",
            edition,
            volume,
            ink.text(ref.pages),
            number,
        ]
        return [", ".join(part for part in inside if part), publisher, day]
    return [container, volume, number, ink.text(ref.pages), publisher, day]


def _apa(ref: Reference) -> str:
    names = _apa_names(ref.persons) or ref.body
    date = f"({_apa_date(ref)})"
    inside = _in_book(ref) if ref.type in PARTS else ""
    number = "" if inside or not ref.number else f" ({ref.number})"
    title = ref.title + number
    head = [names, date, title] if names else [title, date]
    rest = [inside or _in_periodical(ref), ref.publisher]
    where = _where(ref)
    if seen := _seen(ref):
        where = f"Retrieved {seen}, from {where}"
    return " ".join([_stopped(part) for part in (*head, *rest) if part] + [where] * bool(where))


def _chicago_year(day: Day) -> str:
    if not day.year:
        return "n.d."
    year = _doubted(f"{day.year}", day)
    return f"[{year}]" if day.approximate or day.uncertain else year


def _apa_date(ref: Reference) -> str:
    day = ref.issued
    if not day.year:
        return "n.d."
    known = f"{day.year}, {_month_day(day)}" if _full(ref) else f"{day.year}"
    return _doubted(known, day)


def _in_book(ref: Reference) -> str:
    """In a book: its title, then edition, volume and pages in parentheses."""
    details = [
        f"{ref.edition} ed." if ref.edition else "",
        f"Vol. {ref.volume}" if ref.volume else "",
        f"pp. {ref.pages}" if ref.pages else "",
        ref.number,
    ]
    told = ", ".join(part for part in details if part)
    return f"In {ref.container}" + (f" ({told})" if told else "") if ref.container else ""


def _in_periodical(ref: Reference) -> str:
    """In a periodical or on a site: its name, volume, issue and pages."""
    volume = ref.volume + (f"({ref.issue})" if ref.issue else "")
    return ", ".join(part for part in (ref.container, volume, ref.pages) if part)


def _chicago_names(persons: Sequence[Person]) -> str:
    """The first name inverted, the others not; three and et al. when there are more than six."""
    names = [person.inverted for person in persons[:1]]
    names += [f"{person.given} {person.family}".strip() for person in persons[1:]]
    if len(names) > MOST_IN_CHICAGO:
        return ", ".join(names[:FIRST_IN_CHICAGO]) + ", et al."
    return _series(names, "and")


def _apa_names(persons: Sequence[Person]) -> str:
    """Every name inverted, with initials; the last after an ellipsis when there are many."""
    names = [person.replace(given=_initials(person.given)).inverted for person in persons]
    if len(names) > MOST_IN_APA:
        return f"{', '.join(names[:FIRST_IN_APA])}, … {names[-1]}"
    return _series(names, "&")


def _series(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def _initials(given: str) -> str:
    """Initials of given names: ``J.-P. M.``; what stands in parentheses is left out."""
    words = re.sub(r"\([^)]*\)?", " ", given).replace(".", " ").split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def _seen(ref: Reference) -> str:
    """The day on which what stands at an address was read, told only of what has no date."""
    return "" if ref.issued.year or ref.doi or not ref.url else _american(ref.accessed)


def _full(ref: Reference) -> str:
    """The date to the day or month, where its type is not dated by year alone."""
    if not ref.issued.month or ref.type in _DATED_BY_YEAR:
        return ""
    return _doubted(_american(ref.issued), ref.issued)


def _american(day: Day) -> str:
    """A date in the order that both styles use: ``July 22, 2015``, ``July 2015``, ``2015``."""
    if not day.month:
        return f"{day.year}" if day.year else ""
    return f"{_month_day(day)}{',' * bool(day.day)} {day.year}"


def _month_day(day: Day) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}" if day.day else MONTHS[day.month - 1]


def _doubted(date: str, day: Day) -> str:
    return "ca. " * day.approximate + date + "?" * day.uncertain


def _where(ref: Reference) -> str:
    return f"https://doi.org/{ref.doi}" if ref.doi else ref.url


def _stopped(text: str) -> str:
    """A part of an entry with its full stop, unless it ends with a stop of its own."""
    return text if text.rstrip("*”’'\"")[-1:] in (".", "?", "!", "…") else text + "."
