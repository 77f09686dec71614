"""The book as one Markdown document (CommonMark): each entry has an anchor, links lead to it."""

from __future__ import annotations

from urllib.parse import quote

from ...dates import in_words
from ...model import TYPE_CHECKING
from ...render.markup import markdown
from ...render.safe import web
from ...render.webpage import text
from .. import Report
from .contents import BULLETS, TITLE, book, marks, pieces, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from ...queries.selection import Selection
    from ...render.sections import Item, Section
    from ...render.sources import SourceLine
    from .contents import Article, Book


def write(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Write the document."""
    contents = book(records)
    if contents.names:
        for block in _blocks(contents):
            out.write(f"{block}\n\n")
    return Report(written=len(contents.names))


def _blocks(contents: Book) -> Iterator[str]:
    yield f"# {TITLE}"
    yield f"*{markdown(contents.about)}*"
    yield "\n".join(
        f"- [{one.name}](#{_anchor(one.id)}): {len(one.articles):,}" for one in contents.chapters
    )
    for chapter in contents.chapters:
        yield f'## <a id="{chapter.id}"></a>{chapter.name}'
        for article in chapter.articles:
            yield from _article(article, contents.names)


def _article(article: Article, names: Mapping[str, str]) -> Iterator[str]:
    record, shown = article.record, article.page
    yield f'### <a id="{text(record.id)}"></a>{markdown(record.name)}'
    yield f"*{markdown(shown.sort)}*"
    if shown.names:
        yield f"Also: {markdown(shown.names)}"
    if shown.summary:
        yield markdown(shown.summary) + marks(shown.cited)
    for section in sections(shown):
        yield from _section(section, names)
    if shown.sources:
        yield "**Sources**"
        yield "\n".join(_source(one, names) for one in shown.sources)
    checked = f"Checked {in_words(shown.reviewed)}" if shown.reviewed else ""
    if last := " · ".join(part for part in (checked, shown.pack) if part):
        yield f"*{markdown(last)}*"


def _section(section: Section, names: Mapping[str, str]) -> Iterator[str]:
    heading = f"**{markdown(section.heading)}**"
    if section.flow:
        yield f"{heading}: " + " · ".join(
            _linked(item.text, item.ids, names) for item in section.items
        )
        return
    yield heading
    listed: list[str] = []
    for item in section.items:
        if item.label:
            listed.append(f"- {_labelled(item, names)}")
            continue
        yield from _list(listed)
        listed = []
        yield _body(item, names)
    yield from _list(listed)


def _list(items: Sequence[str]) -> Iterator[str]:
    if items:
        yield "\n".join(items)


def _labelled(item: Item, names: Mapping[str, str]) -> str:
    body = _body(item, names)
    if item.label in BULLETS:
        return body
    label = _linked(item.label, item.ids, names)
    if item.names_id in names:
        label = f"[{markdown(item.label)}](#{_anchor(item.names_id)})"
    return f"**{label}**: {body}"


def _body(item: Item, names: Mapping[str, str]) -> str:
    aside = f" *{markdown(item.aside)}*" if item.aside else ""
    if web(item.text):
        return f"<{_address(item.text)}>{aside}"
    return _linked(item.text, item.ids, names) + marks(item.numbers) + aside


def _linked(words: str, ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "".join(
        f"[{markdown(piece)}](#{_anchor(one)})" if one else _kept(piece)
        for piece, one in pieces(words, ids, names)
    )


def _kept(piece: str) -> str:
    """A piece of a text with the spaces at its ends."""
    bare = piece.strip()
    if not bare:
        return piece
    return piece.replace(bare, markdown(bare))


def _source(one: SourceLine, names: Mapping[str, str]) -> str:
    words, at = markdown(one.text), f", {markdown(one.at)}" if one.at else ""
    address = f"#{_anchor(one.id)}" if one.id in names else _address(web(one.url))
    return f"{one.number}. " + (f"[{words}]({address})" if address else words) + at


def _anchor(id: str) -> str:
    return quote(id, safe=":")


def _address(url: str) -> str:
    """An address as it may stand between brackets of either sort."""
    return quote(url, safe="%/:?#@!$&'*+,;=~[]-._") if url else ""
