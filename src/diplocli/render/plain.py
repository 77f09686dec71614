"""The plain view: UTF-8 without colour, boxes or wrapping; lists as tab-separated lines.

A line of a list has one cell more, the pack, where a record is of one.
"""

from __future__ import annotations

from ..model import TYPE_CHECKING
from .pages import Page, marked_summary, page, provenance
from .safe import line, prose
from .sections import Item, Section, of_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..corpus.index.store import Row
    from ..documents.annotation.annotate import Annotation
    from ..documents.briefing.brief import Block, Brief, Line
    from ..documents.checking.check import Review
    from ..packs.installed import Shelved
    from ..queries.comparison import Comparison
    from ..queries.define import Definition, Orientation
    from ..queries.glossary import Glossary
    from ..queries.info import Info
    from ..queries.listing import Listing
    from ..queries.search import Findings
    from ..queries.tenures import OnDay
    from ..queries.timeline import Timeline


def definition(answer: Definition, edition: str) -> str:
    """Every match as titled paragraphs, corrections that were hit first."""
    blocks = [_correction(answer.query, entry.record.summary) for entry in answer.corrections]
    told = {entry.record.id for entry in answer.corrections}
    blocks += [_page(page(entry, told, asked=answer.query), edition) for entry in answer.matches]
    return prose("\n\n\n".join(blocks)) + "\n" if blocks else ""


def orientation(answer: Orientation) -> str:
    """A topic a line: id, name, number of records."""
    return _table((topic.id, topic.name, str(topic.count)) for topic in answer.topics)


def comparison(answer: Comparison) -> str:
    """A header line with the subjects, then an aspect a line, a cell for each subject."""
    if not answer.subjects:
        return ""
    rows = [("aspect", *(subject.name for subject in answer.subjects))]
    rows += [
        (aspect.aspect, *(aspect.cells.get(subject.id, "") for subject in answer.subjects))
        for aspect in answer.aspects
    ]
    return _table(rows)


def timeline(answer: Timeline) -> str:
    """A milestone a line: date, end, id, name."""
    return _table((row.date, row.end, row.id, row.name, *_pack(row)) for row in answer.rows)


def glossary(answer: Glossary) -> str:
    """An entry a line: name, kind, id, summary."""
    return _table(
        (entry.head, entry.row.kind, entry.row.id, entry.row.summary, *_pack(entry.row))
        for entry in answer.entries
    )


def findings(answer: Findings) -> str:
    """A hit a line: kind, id, name, snippet."""
    return _table(
        (hit.row.kind, hit.row.id, hit.row.name, hit.snippet, *_pack(hit.row))
        for hit in answer.hits
    )


def review(answer: Review) -> str:
    """A finding a line, as compilers print them: path:line:column code message [source]."""
    from .findings import said, sources_of

    lines = []
    for one in answer.documents:
        for finding in one.findings:
            sources = "; ".join(sources_of(finding, answer))
            place = f"{line(one.document.path)}:{finding.line}:{finding.column}"
            shown = f" [{line(sources)}]" if sources else ""
            lines.append(f"{place} {finding.code} {line(said(finding))}{shown}\n")
    return "".join(lines)


def annotation(answer: Annotation) -> Iterator[str]:
    """A match a line: path, line, column, text, kind, id, name."""
    from .wordings import once

    meanings = once(lambda text, ids: _meanings(text, ids, answer.rows))
    for one in answer:
        path = line(one.document.path)
        meant = meanings(one.matches.texts(), one.matches.ids)
        yield "".join(
            [
                f"{path}\t{at_line}\t{column}\t{row}"
                for at_line, column, rows in zip(*one.matches.places(), meant, strict=True)
                for row in rows
            ]
        )


def _meanings(text: str, ids: tuple[str, ...], rows: Mapping[str, Row]) -> list[str]:
    """For each record the rest of a line: text, kind, id, name."""
    meant = map(rows.__getitem__, ids)
    return ["\t".join(map(line, (text, row.kind, row.id, row.name))) + "\n" for row in meant]


def annotation_entries(answer: Annotation) -> str:
    """An entry a line: name, kind, id, count, path, line, column."""
    return _table(
        (
            entry.record.name,
            entry.record.kind,
            entry.record.id,
            str(entry.count),
            entry.path,
            str(entry.first.line),
            str(entry.first.column),
        )
        for entry in answer.entries()
    )


def annotation_unknown(answer: Annotation) -> str:
    """An unknown name a line, the most frequent first: text, count, path, line, column."""
    return _table(
        (one.text, str(one.count), one.path, str(one.first.line), str(one.first.column))
        for one in answer.unknown()
    )


def listing(answer: Listing) -> str:
    """A record a line: name, type, id, summary."""
    return _table((row.name, row.type, row.id, row.summary, *_pack(row)) for row in answer.rows)


def described(items: Iterable[tuple[str, ...]]) -> str:
    """An item a line, each with what is said of it."""
    return _table(items)


def on_day(answer: OnDay) -> str:
    """A tenure a line: body, person, role, from, to, acting."""
    return _table(
        (
            tenure.body.name,
            tenure.person.name,
            tenure.holder.role,
            tenure.holder.from_,
            tenure.holder.to,
            "acting" if tenure.holder.acting else "",
        )
        for tenure in answer.tenures
    )


def brief(answer: Brief) -> str:
    """Titled paragraphs: a line for each item and each row, its sources by number."""
    if not answer.sections:
        return ""
    blocks = ["\n".join([answer.title, *answer.face])]
    for section in answer.sections:
        first, *rest = [_block(block) for block in section.blocks]
        blocks += [f"{section.heading}\n{first}", *rest]
    blocks.append(
        "Sources\n"
        + "\n".join(_source(one.number, one.text, one.at, one.url) for one in answer.sources)
    )
    return prose("\n\n".join(blocks)) + "\n"


def packs(answer: Sequence[Shelved]) -> str:
    """A pack a line: name, whose it is, number of records, title, file, what is wrong."""
    from .packs import records

    return _table(
        (one.file.name, one.file.scope, str(records(one)), one.title, one.file.path, one.fault)
        for one in answer
    )


def pack(one: Shelved, every: Sequence[Shelved]) -> str:
    """A fact a line: what, value."""
    from .packs import facts

    return _table([("name", one.file.name), *facts(one, every)])


def info(answer: Info) -> str:
    """A fact a line: what, value."""
    facts = [("version", answer.version), ("edition", answer.edition), ("as of", answer.as_of)]
    facts += [("licence", answer.licence), ("corpus", answer.folder)]
    facts += [("pack", name) for name in answer.packs]
    return _table([*facts, *((name, str(count)) for name, count in answer.counts.items())])


def _block(block: Block) -> str:
    lines = [_sentence(one) for one in block.lines]
    return "\n".join([f"{line(block.caption)}:", *lines] if block.caption else lines)


def _sentence(one: Line) -> str:
    *before, text = [line(cell) for cell in one.cells]
    label = " ".join([*before[:1], *(f"({cell})" for cell in before[1:] if cell)])
    text += "".join(f" [{number}]" for number in one.numbers)
    return f"{label}: {text}" if label else text


def _pack(row: Row) -> tuple[str, ...]:
    """One more cell for a record that is not the corpus's own: its pack."""
    return tuple(filter(None, [of_pack(row.pack)]))


def _table(rows: Iterable[Iterable[str]]) -> str:
    return "".join("\t".join([line(cell) for cell in row]) + "\n" for row in rows)


def _correction(query: str, fact: str) -> str:
    return f"Correction: “{query}” is a common mistake.\n{fact}"


def _page(shown: Page, edition: str) -> str:
    head = f"{shown.name} ({shown.sort})"
    blocks = [f"{head}\nAlso: {shown.names}" if shown.names else head]
    if shown.summary:
        blocks.append(marked_summary(shown))
    blocks += [_section(section) for section in shown.sections]
    if shown.sources:
        blocks.append(
            "Sources\n"
            + "\n".join(
                _source(line.number, line.text, line.at, line.url) for line in shown.sources
            )
        )
    blocks.append(provenance(shown, edition))
    return "\n\n".join(blocks)


def _section(section: Section) -> str:
    if section.flow:
        return f"{section.heading}: " + "; ".join(item.text for item in section.items)
    return f"{section.heading}\n" + "\n".join(_item(item) for item in section.items)


def _item(item: Item) -> str:
    if item.label in ("•", "✗"):
        text = f"{item.label} {item.text}"
    else:
        text = f"{item.label}: {item.text}" if item.label else item.text
    text += "".join(f" [{number}]" for number in item.numbers)
    return f"{text} {item.aside}" if item.aside else text


def _source(number: int, text: str, at: str, url: str) -> str:
    said = ", ".join(part for part in (text, at) if part)
    return f"[{number}] {said}" + (f". {url}" if url else "")
