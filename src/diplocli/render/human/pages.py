"""Records, the orientation and the facts of the corpus, for a person."""

from __future__ import annotations

from rich.text import Text

from ...dates import in_words
from ...model import TYPE_CHECKING
from ..counting import counted
from ..pages import Page, marked_summary, page, provenance
from ..safe import line, prose
from ..sections import Item, Section
from .canvas import Canvas, accent
from .tenures import bars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...queries.define import Definition, Orientation
    from ...queries.info import Info
    from ..view import View

INDENT = 2
SHORTEST_COLUMN = 14


def definition(answer: Definition, edition: str, view: View) -> str:
    """Corrections that were hit, then the page of every match."""
    canvas = Canvas(view)
    for entry in answer.corrections:
        _correction(canvas, answer.query, entry.record.summary)
    known = {entry.record.id for entry in answer.corrections}
    pages = [page(entry, known, asked=answer.query) for entry in answer.matches]
    if len(pages) > 1:
        canvas.add(Text(f"“{line(answer.query)}” names {len(pages)} things", style="bold"))
        for one in pages:
            told = " · ".join(filter(None, (one.sort, one.pack)))
            canvas.add(Text("• ").append_text(_name(one)).append(f"  {line(told)}"), 2, 2)
        canvas.blank()
    for number, one in enumerate(pages):
        if number:
            canvas.blank()
            canvas.add(Text("─" * min(canvas.width, 40)))
        _page(canvas, one, edition)
    return canvas.painted()


def orientation(answer: Orientation, edition: str, view: View) -> str:
    """What there is, by topic, and three commands to try."""
    canvas = Canvas(view)
    counts = answer.counts
    canvas.add(
        Text()
        .append("diplocli", style=accent("term", strong=True))
        .append("  cyber, digital and tech diplomacy")
    )
    kinds = ("term", "issue", "milestone", "actor", "instrument", "contrast", "correction")
    canvas.add(
        ", ".join(counted(counts.get(kind, 0), kind) for kind in kinds)
        + f"; edition {line(edition)}"
    )
    canvas.heading("Topics")
    widest = max([len(topic.id) for topic in answer.topics], default=0) + 2
    for topic in answer.topics:
        body = Text(line(topic.name)).append(f"  {topic.count}", style=accent("term"))
        canvas.labelled(Text(line(topic.id)), body, INDENT, widest)
    canvas.heading("Try")
    for example in answer.examples:
        canvas.add(Text(f"diplocli {example}", style=accent("term")), INDENT)
    return canvas.painted()


def facts(answer: Info, view: View) -> str:
    """The edition, its day, what it counts and where it lies."""
    canvas = Canvas(view)
    head = Text().append("diplocli ", style="bold").append(answer.version)
    canvas.add(head.append(f", corpus {line(answer.edition)} as of {in_words(answer.as_of)}"))
    canvas.add(f"Licence of the corpus: {line(answer.licence)}")
    canvas.add(f"Corpus: {line(answer.folder)}")
    if answer.packs:
        canvas.add(f"Packs: {line(', '.join(answer.packs))}")
    canvas.heading("Counts")
    for name, count in answer.counts.items():
        canvas.add(Text(f"{count:>7}  ").append(f"{name}s", style=accent(name)))
    return canvas.painted()


def _correction(canvas: Canvas, query: str, fact: str) -> None:
    mark = Text("✗ ", style=accent("correction", strong=True))
    mark.append(f"“{line(query)}” is a common mistake.", style=accent("correction", strong=True))
    canvas.add(mark)
    canvas.add(prose(fact), INDENT)
    canvas.blank()


def _name(shown: Page) -> Text:
    return Text(line(shown.name), style=accent(shown.kind, strong=True))


def _page(canvas: Canvas, shown: Page, edition: str) -> None:
    canvas.add(_name(shown).append_text(Text(f"  {line(shown.sort)}", style="not bold default")))
    if shown.names:
        canvas.add(Text("also " + line(shown.names), style="italic"), 0, INDENT)
    if shown.summary:
        canvas.blank()
        canvas.add(prose(marked_summary(shown)))
    flows: list[Section] = []
    for section in shown.sections:
        if section.flow:
            flows.append(section)
            continue
        _flow(canvas, flows)
        flows = []
        canvas.heading(section.heading)
        tenures = [item.tenure for item in section.items]
        if sum(one is not None for one in tenures) > 1 and not canvas.narrow:
            _drawn(canvas, section.items, bars(tenures, shown.reviewed))
        else:
            _items(canvas, section.items)
    _flow(canvas, flows)
    if shown.sources:
        canvas.heading("Sources")
        for source in shown.sources:
            canvas.source(source.number, source.text, source.at, source.url)
    canvas.blank()
    canvas.add(Text(line(provenance(shown, edition)), style="italic"))


def _flow(canvas: Canvas, sections: Sequence[Section]) -> None:
    """Short sections as labels with what stands under them beside."""
    if not sections:
        return
    canvas.blank()
    column = max(len(section.heading) for section in sections) + 2
    for section in sections:
        names = [Text(line(item.text), style=accent(item.kind)) for item in section.items]
        canvas.labelled(Text(section.heading, style="bold"), Text(" · ").join(names), 0, column)


def _items(canvas: Canvas, items: Sequence[Item]) -> None:
    labels = [len(item.label) for item in items if item.label and item.label not in ("•", "✗")]
    column = max([SHORTEST_COLUMN, *(length + 2 for length in labels)])
    beside = column <= canvas.width * 43 // 100
    for item in items:
        body = _body(item)
        if item.label in ("•", "✗"):
            canvas.add(Text(f"{item.label} ").append_text(body), INDENT, 2)
        elif not item.label:
            if item is not items[0] and not item.ids:
                canvas.blank()
            canvas.add(body, INDENT)
        elif beside:
            canvas.labelled(Text(line(item.label), style=_label_style(item)), body, INDENT, column)
        else:
            canvas.add(Text(line(item.label), style=_label_style(item) or "bold"), INDENT)
            canvas.add(body, 2 * INDENT)
        if item.aside:
            canvas.add(Text(prose(item.aside), style="italic"), 2 * INDENT)


def _drawn(canvas: Canvas, items: Sequence[Item], drawings: Sequence[Text]) -> None:
    """Items with a drawing before each."""
    for item, drawing in zip(items, drawings, strict=True):
        words = Text(f"{line(item.label)}: " if item.label else "").append_text(_body(item))
        rest = canvas.width - drawing.cell_len - INDENT - 2
        canvas.columns([(drawing, drawing.cell_len), (words, rest)], INDENT, gap=2)


def _label_style(item: Item) -> str:
    return accent(item.kind) if item.kind in ("correction", "milestone") else ""


def _body(item: Item) -> Text:
    style = accent("contrast") if item.command else ""
    body = Text(prose(item.text), style=style)
    for number in item.numbers:
        body.append(f" [{number}]")
    return body
