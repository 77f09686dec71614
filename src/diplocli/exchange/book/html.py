"""The book as one web page: every entry under its id, a filter, light and dark, fit for print."""

from __future__ import annotations

from ...dates import in_words
from ...model import TYPE_CHECKING, Source
from ...render.safe import web
from ...render.webpage import foot, head, outward, text
from .. import Report
from ..assets import asset
from .contents import BULLETS, TITLE, book, marks, pieces, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from ...corpus.index.store import Heading
    from ...model import Record
    from ...queries.selection import Selection
    from ...render.pages import Page
    from ...render.sections import Item, Section
    from ...render.sources import SourceLine
    from .contents import Article, Book, Chapter

SHORT = 28  # the longest label beside which a text stands


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write the page."""
    contents = book(records)
    if contents.names:
        out.writelines(_page(contents, records.headings("topic")))
    return Report(written=len(contents.names))


def _page(contents: Book, topics: Sequence[Heading]) -> Iterator[str]:
    script = asset("book/book.js")
    yield head(f"{TITLE} (diplocli)", asset("book/book.css"), script)
    yield '<a class="skip" href="#entries">Skip to the entries</a>\n'
    yield _side(contents, topics)
    yield '<main id="entries" tabindex="-1">\n'
    yield '<p class="none" id="none" hidden>No entry matches; take away a word or a filter.</p>\n'
    for chapter in contents.chapters:
        yield from _chapter(chapter, contents.names)
    yield "</main>\n"
    yield foot(script)


def _side(contents: Book, topics: Sequence[Heading]) -> str:
    held = {topic for one in contents.chapters for it in one.articles for topic in it.record.topics}
    kinds = [(one.kind, one.name) for one in contents.chapters]
    listed = "".join(
        f'<li><a href="#{one.id}">{one.name}</a><span>{len(one.articles):,}</span></li>\n'
        for one in contents.chapters
    )
    return (
        f'<header class="side">\n<h1>{TITLE}</h1>\n'
        f"<p>{text(contents.about)}</p>\n"
        '<div class="controls" role="search" aria-label="Entries" hidden>\n'
        '<div><label for="find">Filter by words (press / to come here)</label>\n'
        '<input id="find" type="search" autocomplete="off" spellcheck="false"'
        ' aria-describedby="found" aria-controls="entries"></div>\n'
        '<div class="pair">\n'
        f"{_choice('kind', 'Kind', 'every kind', kinds)}"
        f"{_choice('topic', 'Topic', 'every topic', [(one.id, one.name) for one in topics if one.id in held])}"
        "</div>\n"
        '<p id="found" role="status"></p>\n'
        '<ol id="named" aria-label="Entries of that name" hidden></ol>\n</div>\n'
        f'<nav class="chapters" aria-label="Chapters"><ol>\n{listed}</ol></nav>\n</header>\n'
    )


def _choice(name: str, label: str, any_: str, values: Iterable[tuple[str, str]]) -> str:
    options = "".join(
        f'<option value="{text(one)}">{text(words)}</option>' for one, words in values
    )
    return (
        f'<div><label for="{name}">{label}</label>\n'
        f'<select id="{name}"><option value="">{any_}</option>{options}</select></div>\n'
    )


def _chapter(chapter: Chapter, names: Mapping[str, str]) -> Iterator[str]:
    yield f'<section class="{chapter.kind}" id="{chapter.id}" aria-label="{chapter.name}">\n'
    yield f"<h2>{chapter.name}</h2>\n"
    letters = " ".join(
        f'<a href="#{text(first)}">{text(mark)}</a>' for mark, first in chapter.marks().items()
    )
    yield f'<p class="marks">{letters}</p>\n'
    for article in chapter.articles:
        yield _article(article, names)
    yield "</section>\n"


def _article(article: Article, names: Mapping[str, str]) -> str:
    record, shown = article.record, article.page
    topics = f' data-t="{text(" ".join(record.topics))}"' if record.topics else ""
    parts = [
        f'<article id="{text(record.id)}"{topics}>',
        f'<h3><a href="#{text(record.id)}">{text(record.name)}</a></h3>',
        f'<p class="sort">{text(shown.sort)}</p>',
        _other_names(record),
        f'<p class="sum">{text(shown.summary)}{marks(shown.cited)}</p>' if shown.summary else "",
        *(_section(one, names) for one in sections(shown)),
        _sources(shown.sources, names),
        _checked(record, shown),
        "</article>\n",
    ]
    return "\n".join(part for part in parts if part)


def _other_names(record: Record) -> str:
    """The other names, each with its language and in its own direction."""
    names = {
        (one.text, one.lang): one for one in record.aliases
        if one.type != "see" and (one.lang or one.text != record.name)
    }  # fmt: skip
    ordered = sorted(names.values(), key=lambda one: bool(one.lang))
    told = [
        f'<bdi lang="{text(one.lang)}">{text(one.text)}</bdi>'
        if one.lang
        else f"<span>{text(one.text)}</span>"
        for one in ordered
    ]
    return f'<p class="names">also {" · ".join(told)}</p>' if told else ""


def _section(section: Section, names: Mapping[str, str]) -> str:
    heading = f"<h4>{text(section.heading)}</h4>"
    if section.flow:
        flow = " · ".join(_linked(item.text, item.ids, names) for item in section.items)
        return f'<div class="flow">{heading} <p>{flow}</p></div>'
    return heading + "".join(_blocks(section.items, names))


def _blocks(items: Sequence[Item], names: Mapping[str, str]) -> Iterator[str]:
    """Items of one form after each other as a list, a list of labels or paragraphs."""
    at = 0
    while at < len(items):
        form = _form(items[at])
        end = at
        while end < len(items) and _form(items[end]) == form:
            end += 1
        group = items[at:end]
        at = end
        if form == "ul":
            yield f"<ul>{''.join(f'<li>{_body(one, names)}</li>' for one in group)}</ul>"
        elif form == "p":
            yield "".join(f"<p>{_body(one, names)}</p>" for one in group)
        else:
            rows = "".join(
                f"<dt>{_label(one, names)}</dt><dd>{_body(one, names)}</dd>" for one in group
            )
            short = all(len(one.label) <= SHORT and not one.aside for one in group)
            yield f"<dl{' class=when' if short else ''}>{rows}</dl>"


def _form(item: Item) -> str:
    return "ul" if item.label in BULLETS else "dl" if item.label else "p"


def _label(item: Item, names: Mapping[str, str]) -> str:
    if item.names_id in names:
        return f'<a href="#{text(item.names_id)}">{text(item.label)}</a>'
    return _linked(item.label, item.ids, names)


def _body(item: Item, names: Mapping[str, str]) -> str:
    aside = f'<p class="aside">{text(item.aside)}</p>' if item.aside else ""
    if web(item.text):
        return outward(item.text, text(item.text)) + aside
    return _linked(item.text, item.ids, names) + marks(item.numbers) + aside


def _linked(words: str, ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "".join(
        f'<a href="#{text(one)}">{text(piece)}</a>' if one else text(piece)
        for piece, one in pieces(words, ids, names)
    )


def _sources(lines: Sequence[SourceLine], names: Mapping[str, str]) -> str:
    """The sources in the order of their numbers, each a link to its entry or else its address."""
    items = []
    for one in lines:
        words = text(one.text)
        linked = (
            f'<a href="#{text(one.id)}">{words}</a>' if one.id in names else outward(one.url, words)
        )
        items.append(f"<li>{linked}{', ' + text(one.at) if one.at else ''}</li>")
    return f'<ol class="sources" aria-label="Sources">{"".join(items)}</ol>' if items else ""


def _checked(record: Record, shown: Page) -> str:
    checked = f"Checked {text(in_words(shown.reviewed))} · " if shown.reviewed else ""
    seen = (
        f"Read {text(in_words(record.accessed))} · "
        if isinstance(record, Source) and record.accessed
        else ""
    )
    pack = f"{text(shown.pack)} · " if shown.pack else ""
    return f'<p class="checked">{checked}{seen}{pack}{text(record.id)}</p>'
