"""The JSON view: one object, every field, ``schema_version`` and ``edition`` first."""

from __future__ import annotations

import json
import re

from ..model import CLASSES, LINK_FIELDS, TYPE_CHECKING, Alias, Cite, Record, Source, Value
from .safe import STEERING
from .sources import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from ..corpus.index.store import Row
    from ..corpus.written.findings import Finding as Fault
    from ..documents.annotation.annotate import Annotated, Annotation
    from ..documents.briefing.brief import Brief
    from ..documents.checking.check import Review
    from ..errors import DiplocliError
    from ..exchange.intake.make import Carried
    from ..packs.installed import Checked, Shelved
    from ..queries.comparison import Comparison
    from ..queries.define import Definition, Entry, Orientation
    from ..queries.glossary import Glossary
    from ..queries.graph import Graph
    from ..queries.info import Info
    from ..queries.listing import Listing
    from ..queries.search import Findings
    from ..queries.tenures import OnDay, Tenure
    from ..queries.timeline import Timeline

SCHEMA_VERSION = 1
_STEERS = re.compile(f"[{''.join(map(chr, STEERING))}]")


def definition(answer: Definition, edition: str) -> str:
    """query, matched_by, matches, corrections, suggestions."""
    return dump(
        edition,
        query=answer.query,
        matched_by=answer.matched_by,
        matches=[record(entry) for entry in answer.matches],
        corrections=[record(entry) for entry in answer.corrections],
        suggestions=list(answer.suggestions),
    )


def orientation(answer: Orientation, edition: str) -> str:
    """Topics with counts, and counts of everything."""
    topics = [{"id": topic.id, "name": topic.name, "count": topic.count} for topic in answer.topics]
    return dump(edition, topics=topics, counts=answer.counts, examples=list(answer.examples))


def comparison(answer: Comparison, edition: str) -> str:
    """subjects, basis, summary, aspects, cites, suggestions."""
    return dump(
        edition,
        id=answer.id,
        name=answer.name,
        subjects=[{"id": subject.id, "name": subject.name} for subject in answer.subjects],
        basis=answer.basis,
        summary=answer.summary,
        aspects=[
            {"aspect": aspect.aspect, "cells": dict(aspect.cells)} for aspect in answer.aspects
        ],
        cites=_cites(answer.cites, answer.sources),
        reviewed=answer.reviewed,
        suggestions=list(answer.suggestions),
    )


def timeline(answer: Timeline, edition: str) -> str:
    """Milestones as records, in the order asked for."""
    return dump(
        edition,
        milestones=[record(entry) for entry in answer.entries],
        suggestions=list(answer.suggestions),
    )


def glossary(answer: Glossary, edition: str) -> str:
    """entries: id, kind, name, aliases, summary."""
    entries = [
        {
            "id": entry.row.id,
            "kind": entry.row.kind,
            "name": entry.row.name,
            "head": entry.head,
            "aliases": [
                {
                    "text": alias.text,
                    "type": alias.how,
                    "lang": alias.lang,
                    "pack": alias.pack,
                }
                for alias in entry.aliases
            ],
            "summary": entry.row.summary,
            "pack": entry.row.pack,
        }
        for entry in answer.entries
    ]
    return dump(edition, entries=entries, suggestions=[])


def findings(answer: Findings, edition: str) -> str:
    """query, hits, suggestions."""
    hits = [
        {
            "kind": hit.row.kind,
            "id": hit.row.id,
            "name": hit.row.name,
            "snippet": hit.snippet,
            "score": hit.score,
            "pack": hit.row.pack,
        }
        for hit in answer.hits
    ]
    return dump(edition, query=answer.query, hits=hits, suggestions=list(answer.suggestions))


def annotation(answer: Annotation, edition: str) -> Iterator[str]:
    """matches, entries (as glossary, with count and first place), unknown."""
    from .wordings import once

    head, tail = dump(edition, matches=[]).rsplit("]", 1)
    yield head
    comma = ""
    meanings = once(lambda text, ids: _meanings(text, ids, answer.rows))
    for one in answer:
        if one.matches:
            meant = meanings(one.matches.texts(), one.matches.ids)
            yield comma + ", ".join(_matches(one, meant))
            comma = ", "
    entries = [
        {
            "id": record.id,
            "kind": record.kind,
            "name": record.name,
            "aliases": [_alias(alias) for alias in record.aliases],
            "summary": record.summary,
            "count": entry.count,
            "path": entry.path,
            "line": entry.first.line,
            "column": entry.first.column,
        }
        for entry, record in zip(answer.entries(), answer.records(), strict=True)
    ]
    unknown = [
        {
            "text": one.text,
            "count": one.count,
            "path": one.path,
            "start": one.first.start,
            "end": one.first.end,
            "line": one.first.line,
            "column": one.first.column,
        }
        for one in answer.unknown()
    ]
    yield f'], "entries": {_encoded(entries)}, "unknown": {_encoded(unknown)}{tail}'


def _meanings(text: str, ids: tuple[str, ...], rows: Mapping[str, Row]) -> list[str]:
    """For each record that a text means the end of the object of a match."""
    return [_encoded({"text": text, "id": id, "kind": rows[id].kind})[1:] for id in ids]


def _matches(one: Annotated, meanings: Iterator[list[str]]) -> list[str]:
    """The object of each match, for each record that it means."""
    begin = f'{{"path": {_encoded(one.document.path)}, "start": '
    places = zip(*one.matches.offsets(), *one.matches.places(), meanings, strict=True)
    return [
        f'{begin}{start}, "end": {end}, "line": {line}, "column": {column}, {meant}'
        for start, end, line, column, several in places
        for meant in several
    ]


def review(answer: Review, edition: str) -> str:
    """findings: where they are, code, message, suggestion, correction, cites.

    ``correction`` is the id and name of one, or null.
    """
    findings = [
        {
            "path": one.document.path,
            "line": finding.line,
            "column": finding.column,
            "end_line": finding.end_line,
            "end_column": finding.end_column,
            "code": finding.code,
            "message": finding.message,
            "suggestion": finding.suggestion,
            "correction": (
                {"id": finding.correction, "name": answer.corrections[finding.correction].name}
                if finding.correction
                else None
            ),
            "cites": _cites(finding.cites, answer.sources),
        }
        for one in answer.documents
        for finding in one.findings
    ]
    return dump(edition, findings=findings)


def listing(answer: Listing, edition: str) -> str:
    """entries: id, kind, name, type, date, end, summary."""
    names = ("id", "kind", "name", "type", "date", "end", "summary", "pack")
    entries = [{name: getattr(row, name) for name in names} for row in answer.rows]
    return dump(edition, entries=entries, suggestions=[])


def on_day(answer: OnDay, query: str, matched_by: str, edition: str) -> str:
    """As define or a listing, with on, the holders true that day and those around it."""
    asked = [record(answer.asked)] if answer.asked else []
    return dump(
        edition,
        query=query,
        matched_by=matched_by,
        on=answer.on,
        holders=[_tenure(one) for one in answer.tenures],
        before=_tenure(answer.before) if answer.before else None,
        after=_tenure(answer.after) if answer.after else None,
        matches=asked,
        corrections=[],
        suggestions=[],
    )


def _tenure(one: Tenure) -> dict[str, Any]:
    return {
        "actor": {"id": one.body.id, "name": one.body.name},
        "person": {"id": one.person.id, "name": one.person.name},
        "role": one.holder.role,
        "from": one.holder.from_,
        "to": one.holder.to,
        "acting": one.holder.acting,
    }


def graph(answer: Graph, edition: str) -> str:
    """nodes, edges, suggestions."""
    return dump(
        edition,
        root=answer.root,
        nodes=[{"id": node.id, "kind": node.kind, "name": node.name} for node in answer.nodes],
        edges=[
            {"from": edge.source, "to": edge.target, "relation": edge.relation}
            for edge in answer.edges
        ],
        suggestions=list(answer.suggestions),
    )


def shown(entry: Entry, path: str, edition: str) -> str:
    """A record and the path of its file, with the line."""
    return dump(edition, **record(entry), path=path)


def brief(answer: Brief) -> str:
    """as_of, subjects, title, face, sections, sources, suggestions.

    A section has ``heading`` and ``blocks``; a block ``form`` (prose, list or table), ``caption``,
    ``columns`` and ``lines``; a line ``cells`` and the ``numbers`` of its sources. A source has
    ``number``, ``text``, ``at`` and ``url``.
    """
    sections = [
        {
            "heading": section.heading,
            "blocks": [
                {
                    "form": block.form,
                    "caption": block.caption,
                    "columns": list(block.columns),
                    "lines": [
                        {"cells": list(line.cells), "numbers": list(line.numbers)}
                        for line in block.lines
                    ],
                }
                for block in section.blocks
            ],
        }
        for section in answer.sections
    ]
    sources = [
        {"number": note.number, "text": note.text, "at": note.at, "url": note.url}
        for note in answer.sources
    ]
    return dump(
        answer.edition,
        as_of=answer.as_of,
        subjects=[{"id": one.id, "kind": one.kind, "name": one.name} for one in answer.subjects],
        title=answer.title,
        face=list(answer.face),
        sections=sections,
        sources=sources,
        suggestions=list(answer.suggestions),
    )


def info(answer: Info) -> str:
    """version, as_of, licence, counts, corpus folder, packs."""
    return dump(
        answer.edition,
        version=answer.version,
        as_of=answer.as_of,
        licence=answer.licence,
        counts=answer.counts,
        corpus=answer.folder,
        packs=list(answer.packs),
    )


def citations(
    cited: Iterable[tuple[str, str]], format: str, suggestions: Iterable[str], edition: str
) -> str:
    """citations: id, format, text; suggestions. ``cited`` is each id with its text."""
    return dump(
        edition,
        citations=[{"id": one, "format": format, "text": text} for one, text in cited],
        suggestions=list(suggestions),
    )


def formats(known: Iterable[dict[str, Any]], edition: str) -> str:
    """formats: id, extension, kinds, binary, options (name, default, help), extra, about."""
    return dump(edition, formats=list(known))


def error(failure: DiplocliError) -> str:
    """The one object that stands on stderr when a command fails under ``--json``."""
    plain = {
        "code": failure.code,
        "message": failure.message,
        "suggestions": list(failure.suggestions),
    }
    return _encoded({"error": plain}) + "\n"


def packs(answer: Sequence[Shelved]) -> str:
    """packs, highest precedence first."""
    return _dumped(packs=[_pack(one) for one in answer])


def pack(one: Shelved, every: Sequence[Shelved]) -> str:
    """A pack, with the names of those above and below it."""
    return _dumped(
        pack={
            **_pack(one),
            "overrides": list(one.overrides),
            "hides": list(one.hides),
            "adds_to": list(one.adds_to),
            "above": [other.file.name for other in every if other.rank < one.rank],
            "below": [other.file.name for other in every if other.rank > one.rank],
        }
    )


def pack_check(checked: Checked) -> str:
    """name, number of records and findings of a pack."""
    found = _faults(checked.findings)
    return _dumped(name=checked.manifest.name, records=checked.records, findings=found)


def corpus_check(findings: Iterable[Fault]) -> str:
    """The findings of the validator, a line each value."""
    plain = {"schema_version": SCHEMA_VERSION, "findings": _faults(findings)}
    return _encoded(plain, indent=2) + "\n"


def _faults(findings: Iterable[Fault]) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "path": one.path, "line": one.line, "message": one.message}
        for one in findings
    ]


def pack_import(done: Carried) -> str:
    """What an import carried over and what it left: path, format, pack, counts, left, notes."""
    return _dumped(
        path=done.path,
        format=done.format,
        pack=done.pack,
        language=done.language,
        entries=done.entries,
        records=dict(done.records),
        names=dict(done.names),
        parts=dict(done.parts),
        left=[{"what": one.what, "count": one.count, "place": one.place} for one in done.left],
        notes=list(done.notes),
    )


def _pack(one: Shelved) -> dict[str, Any]:
    return {
        "name": one.file.name,
        "scope": one.file.scope,
        "path": one.file.path,
        "title": one.title,
        "edition": one.edition,
        "licence": one.licence,
        "counts": dict(one.counts),
        "fault": one.fault,
    }


def dump(edition: str, **fields: Any) -> str:
    """An answer's object as text."""
    return _dumped(edition=edition, **fields)


def record_text(entry: Entry) -> str:
    """A record as one line of JSON, without an end of line."""
    return _encoded(record(entry))


def _dumped(**fields: Any) -> str:
    return _encoded({"schema_version": SCHEMA_VERSION, **fields}) + "\n"


def _encoded(plain: Any, indent: int | None = None) -> str:
    """JSON (RFC 8259) in which what could steer a terminal stands as an escape, and so is kept."""
    written = json.dumps(plain, ensure_ascii=False, indent=indent)
    escaped = _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return escaped.encode("utf-8", "replace").decode()


def record(entry: Entry) -> dict[str, Any]:
    """A record with every field of its kind, references as id and name, cites with sources."""
    one = entry.record
    plain: dict[str, Any] = {
        "kind": one.kind,
        "id": one.id,
        "name": one.name,
        "aliases": [_alias(alias) for alias in one.aliases],
        "summary": one.summary,
        "topics": list(one.topics),
        "reviewed": one.reviewed,
        "pack": one.pack,
    }
    for name in _FIELDS[one.kind]:
        plain[name] = _value(name, getattr(one, name), entry)
    if one.kind == "instrument":
        plain["parties"] = _parties(one)
    if isinstance(one, Source):
        plain["reference"] = reference(one)
    plain["cites"] = _cites(one.cites, entry.sources)
    plain["linked_from"] = [_linked(field, row) for field, row in entry.linked_from]
    plain["linked_from_total"] = entry.links
    return plain


def _own_fields(cls: type[Record]) -> list[str]:
    return [name for name in cls.__annotations__ if name not in Record.__annotations__]


# The fields of each kind beyond those that all records have.
_FIELDS = {kind: _own_fields(cls) for kind, cls in CLASSES.items()}


def _value(name: str, value: Any, entry: Entry) -> Any:
    if name == "cites":
        return _cites(value, entry.sources)
    if name in LINK_FIELDS:
        if isinstance(value, tuple):
            return [_link(one, entry.titles) for one in value]
        return _link(value, entry.titles) if value else None
    if isinstance(value, Value):
        return {
            part.rstrip("_"): _value(part, getattr(value, part), entry)
            for part in type(value).__annotations__
            if part != "PARTS"
        }
    if isinstance(value, tuple):
        return [_value("", item, entry) for item in value]
    return value


def _alias(alias: Alias) -> dict[str, str]:
    return {"text": alias.text, "type": alias.type, "lang": alias.lang, "pack": alias.pack}


def _link(target: str, titles: Mapping[str, Row]) -> dict[str, str]:
    return {"id": target, "name": titles[target].name if target in titles else target}


def _linked(field: str, row: Row) -> dict[str, str]:
    return {"id": row.id, "name": row.name, "kind": row.kind, "relation": field}


def _cites(cites: Iterable[Cite], sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    return [
        {"at": cite.at, "source": _source(sources[cite.source])}
        for cite in cites
        if cite.source in sources
    ]


def _source(source: Source) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": source.id, "title": source.name, "url": source.url}
    for name in _FIELDS["source"]:
        value = getattr(source, name)
        plain[name] = list(value) if isinstance(value, tuple) else value
    return plain


def _parties(instrument: Record) -> dict[str, Any] | None:
    counted = [count for count in getattr(instrument, "counts", ()) if count.of == "parties"]
    latest = max(counted, key=lambda count: count.as_of, default=None)
    return {"number": latest.number, "as_of": latest.as_of} if latest else None
