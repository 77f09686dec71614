"""What stands in the book: chapters of entries, in an order in which a reader finds them."""

from __future__ import annotations

from ...dates import first_day, last_day
from ...model import KINDS, TYPE_CHECKING, Milestone, Record, Value
from ...queries.filing import filed, initial
from ...queries.selection import imprint
from ...render.pages import Page, page
from ...render.safe import line
from ...render.sections import Item, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ...queries.selection import Selection

CHAPTERS = {
    "term": "Terms",
    "issue": "Issues",
    "milestone": "Milestones",
    "actor": "Actors",
    "instrument": "Instruments",
    "contrast": "What people confuse",
    "correction": "What people get wrong",
    "source": "Sources",
}
BULLETS = ("•", "✗")
TITLE = "A policy reference on cyber, digital and tech diplomacy"


class Article(Value):
    """An entry: the record, its page and the mark under which a reader looks for it."""

    record: Record
    page: Page
    mark: str


class Chapter(Value):
    """The entries of a kind, by name, those of milestones by date."""

    kind: str
    name: str
    articles: tuple[Article, ...]

    @property
    def id(self) -> str:
        """An anchor that is the id of no record."""
        return f"chapter:{self.kind}"

    def marks(self) -> dict[str, str]:
        """The first entry of each letter, or of each year of milestones, by id."""
        found: dict[str, str] = {}
        for one in self.articles:
            found.setdefault(one.mark, one.record.id)
        return found


class Book(Value):
    """Chapters that have entries; the names of all entries, by id, to link to.

    ``about`` tells the edition, its day and its licence.
    """

    chapters: tuple[Chapter, ...]
    names: Mapping[str, str]
    about: str


def book(records: Selection) -> Book:
    """Records, with what refers to them, as chapters."""
    by_kind: dict[str, list[Article]] = {kind: [] for kind in KINDS}
    for entry in records.pages():
        record = entry.record
        article = Article(record=record, page=page(entry, whole=True), mark=_mark(record))
        by_kind[record.kind].append(article)
    return Book(
        chapters=tuple(
            Chapter(kind=kind, name=CHAPTERS[kind], articles=tuple(sorted(found, key=_place)))
            for kind, found in by_kind.items()
            if found
        ),
        names={one.record.id: line(one.record.name) for found in by_kind.values() for one in found},
        about=imprint(records),
    )


def sections(shown: Page) -> Iterator[Section]:
    """The sections of a page as a document has them: what commands say as links, or not at all."""
    for section in shown.sections:
        items = [_printed(item) for item in section.items if item.label or not item.command]
        if items:
            as_links = all(item.command for item in section.items)
            yield section.replace(items=tuple(items), flow=section.flow or as_links)


def pieces(text: str, ids: Iterable[str], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A text cut where the names of records stand in it: (text, id), the id empty between them."""
    text, done = line(text), 0
    for one in ids:
        name = names.get(one, "")
        at = text.find(name, done) if name else -1
        if at >= 0:
            yield text[done:at], ""
            yield name, one
            done = at + len(name)
    yield text[done:], ""


def marks(numbers: Iterable[int]) -> str:
    """The numbers of sources, raised, as HTML and Markdown both have it; nothing for none."""
    listed = ", ".join(map(str, numbers))
    return f"<sup>{listed}</sup>" if listed else ""


def _printed(item: Item) -> Item:
    return item.replace(text=item.label, label="", ids=(item.names_id,)) if item.command else item


def _mark(record: Record) -> str:
    return record.date[:4] if isinstance(record, Milestone) else initial(record.name)


def _place(article: Article) -> tuple[object, ...]:
    record = article.record
    if isinstance(record, Milestone):
        return first_day(record.date), last_day(record.end or record.date), record.id
    return filed(record.name), record.id
