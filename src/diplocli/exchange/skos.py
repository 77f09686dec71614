"""SKOS, as Turtle and as JSON-LD: one stream of described resources, written in two ways.

Every resource has a stable address; there are no blank nodes. The integrity conditions of the SKOS
Reference (W3C, 2009) hold: a language has one preferred label (S14), no label is of two sorts
(S13), what is related is not broader at any remove (S27), and concepts, collections and the scheme
are apart (S9, S37); nothing is said of concepts elsewhere (S46).
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from ..errors import UsageError
from ..model import TYPE_CHECKING, Value
from ..queries.cite import AUTHORS, TITLE
from ..queries.selection import ENGLISH
from ..render.safe import web
from . import Report
from .reference import reference
from .terminology import Terminology, language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, TextIO

    from ..corpus.index.store import Heading
    from ..model import Source
    from ..queries.selection import Selection
    from .terminology import Concept

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SCHEME = "scheme:diplocli"
_BASE = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*[:/#]""")
_LOCAL = re.compile(r"[a-z0-9]+(?:[:-][a-z0-9]+)*")
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_HIDDEN = ("spelling", "see", "wrong")
_TYPES = ("acronym", "short", "former", "spelling", "see")


class Iri(Value):
    """A resource: one of the export's own by its local name, one of a vocabulary, or an address."""

    own: str = ""
    vocabulary: str = ""
    address: str = ""


class Literal(Value):
    """A text, with its language or its datatype if it has one."""

    text: str
    lang: str = ""
    type: str = ""


class Resource(Value):
    """A resource with what is said of it: predicates of the vocabularies, each with its object."""

    iri: Iri
    said: tuple[tuple[str, Iri | Literal], ...]


def turtle(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """Turtle. Raises UsageError for a ``base`` that is no beginning of an address."""
    base = _base(options)
    for name, address in {"": base, **PREFIXES}.items():
        out.write(f"@prefix {name}: <{address}> .\n")
    terminology, written = Terminology(records), 0
    for resource in _resources(terminology, records):
        written += resource.said[0] == _A_CONCEPT
        said: dict[str, list[str]] = {}
        for predicate, thing in resource.said:
            said.setdefault(predicate, []).append(_as_turtle(thing, base))
        lines = " ;\n  ".join(
            f"{'a' if predicate == 'rdf:type' else predicate} {', '.join(things)}"
            for predicate, things in said.items()
        )
        out.write(f"\n{_as_turtle(resource.iri, base)} {lines} .\n")
    return Report(written=written, left_out=terminology.left_out)


def json_ld(records: Selection, out: TextIO, options: Mapping[str, str]) -> Report:
    """JSON-LD 1.1, a resource a line. Raises UsageError for a ``base`` that is none."""
    base = _base(options)
    out.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [')
    terminology, written = Terminology(records), 0
    comma = ""
    for resource in _resources(terminology, records):
        written += resource.said[0] == _A_CONCEPT
        node: dict[str, Any] = {"@id": _address(resource.iri, base)}
        for predicate, thing in resource.said:
            if predicate == "rdf:type":
                node.setdefault("@type", []).append(_address(thing, base))
            else:
                node.setdefault(predicate, []).append(_as_json(thing, base))
        out.write(f"{comma}\n{json.dumps(node, ensure_ascii=False)}")
        comma = ","
    out.write("\n]}\n")
    return Report(written=written, left_out=terminology.left_out)


def _resources(terminology: Terminology, records: Selection) -> Iterator[Resource]:
    """The scheme, the topics, and each concept followed by the sources that no other cited."""
    yield _scheme(records)
    for topic in records.headings("topic"):
        yield _collection(topic)
    told: set[str] = set()
    for concept in terminology.concepts():
        yield _concept(concept, terminology)
        for topic_id in dict.fromkeys(concept.record.topics):
            yield Resource(
                iri=_topic(topic_id), said=(("skos:member", Iri(own=concept.record.id)),)
            )
        for source, cite in concept.cites:
            if source.id not in told:
                told.add(source.id)
                yield _source(source)
            place = _place(source, cite.at)
            if cite.at and place.own not in told:
                told.add(place.own)
                yield Resource(
                    iri=place,
                    said=(
                        ("dct:isPartOf", Iri(own=source.id)),
                        ("dct:description", Literal(text=cite.at)),
                    ),
                )


def _scheme(records: Selection) -> Resource:
    return Resource(
        iri=Iri(own=SCHEME),
        said=(
            ("rdf:type", Iri(vocabulary="skos:ConceptScheme")),
            ("dct:title", Literal(text=TITLE, lang=ENGLISH)),
            ("dct:creator", Literal(text=AUTHORS, lang=ENGLISH)),
            *([("dct:rights", Literal(text=records.licence))] if records.licence else []),
            ("dct:issued", _date(records.as_of)),
            ("owl:versionInfo", Literal(text=records.edition)),
        ),
    )


def _collection(topic: Heading) -> Resource:
    return Resource(
        iri=_topic(topic.id),
        said=(
            ("rdf:type", Iri(vocabulary="skos:Collection")),
            ("skos:prefLabel", Literal(text=topic.name, lang=ENGLISH)),
            ("skos:definition", Literal(text=topic.summary, lang=ENGLISH)),
        ),
    )


def _concept(concept: Concept, terminology: Terminology) -> Resource:
    record = concept.record
    return Resource(
        iri=Iri(own=record.id),
        said=(
            _A_CONCEPT,
            ("skos:inScheme", Iri(own=SCHEME)),
            *([] if concept.broader else [("skos:topConceptOf", Iri(own=SCHEME))]),
            ("dct:identifier", Literal(text=record.id)),
            ("dct:type", Literal(text=record.kind)),
            *_labels(concept, terminology),
            *_prose("skos:definition", [concept.definition], concept.language),
            *_prose("skos:note", [concept.contested], concept.language),
            *_prose("skos:scopeNote", concept.readings, concept.language),
            *(("skos:broader", Iri(own=one)) for one in concept.broader),
            *(("skos:related", Iri(own=one)) for one in _related(concept, terminology)),
            *(("dct:source", _place(source, cite.at)) for source, cite in concept.cites),
            *([("dct:modified", _date(record.reviewed))] if record.reviewed else []),
        ),
    )


def _labels(concept: Concept, terminology: Terminology) -> Iterator[tuple[str, Literal]]:
    """The first name in a language is preferred, variants in spelling and mistakes are hidden."""
    preferred: set[str] = set()
    for name in concept.names:
        if name.how == "symbol":
            yield "skos:notation", Literal(text=name.text)
            continue
        label = Literal(text=name.text, lang=name.lang)
        language = name.lang.lower()
        if name.how == "name" or (name.how == "translation" and language not in preferred):
            preferred.add(language)
            yield "skos:prefLabel", label
        else:
            yield ("skos:hiddenLabel" if name.how in _HIDDEN else "skos:altLabel"), label
            if name.how in _TYPES:
                terminology.left_out["type of an alias", "a label does not tell it"] += 1


def _related(concept: Concept, terminology: Terminology) -> Iterator[str]:
    own = concept.record.id
    for one in concept.related:
        if terminology.is_above(one, own) or terminology.is_above(own, one) or one == own:
            terminology.left_out[
                "links", "related to what is broader or narrower, as SKOS forbids"
            ] += 1
        else:
            yield one


def _source(source: Source) -> Resource:
    ref = reference(source)
    creators = [person.inverted for person in ref.persons] or [ref.body]
    return Resource(
        iri=Iri(own=source.id),
        said=(
            ("rdf:type", Iri(vocabulary="dct:BibliographicResource")),
            ("dct:identifier", Literal(text=source.id)),
            ("dct:title", Literal(text=source.name)),
            *(("dct:creator", Literal(text=one)) for one in creators if one),
            *([("dct:issued", _date(source.issued))] if source.issued else []),
            *([("rdfs:seeAlso", Iri(address=ref.url))] if web(ref.url) else []),
        ),
    )


def _prose(predicate: str, texts: Iterable[str], lang: str) -> list[tuple[str, Literal]]:
    return [(predicate, Literal(text=text, lang=lang)) for text in texts if text]


def _place(source: Source, at: str) -> Iri:
    """A source, or the place in it that a pinpoint means."""
    return Iri(own=f"{source.id}/{quote(at, safe='')}" if at else source.id)


def _topic(topic: str) -> Iri:
    return Iri(own=f"topic:{topic}")


def _date(text: str) -> Literal:
    """A date with its datatype; one that is not certain as EDTF text."""
    return Literal(text=text, type="" if text[-1:] in "~?%" else _DATES.get(len(text), ""))


def _base(options: Mapping[str, str]) -> str:
    base = options["base"]
    if not _BASE.fullmatch(base):
        raise UsageError(
            f"--set base= is the beginning of an address and ends in /, # or :, not “{base}”"
        )
    return base


def _address(iri: Iri | Literal, base: str) -> str:
    """The address of a resource; of one of a vocabulary its short form."""
    if isinstance(iri, Literal):
        return iri.text
    return iri.vocabulary or iri.address or base + quote(iri.own, safe=":/%")


def _as_turtle(thing: Iri | Literal, base: str) -> str:
    if isinstance(thing, Iri):
        if _LOCAL.fullmatch(thing.own):
            return f":{thing.own}"
        return thing.vocabulary or f"<{_address(thing, base)}>"
    text = json.dumps(thing.text, ensure_ascii=False)
    if thing.lang:
        return f"{text}@{language_tag(thing.lang)}"
    return f"{text}^^{thing.type}" if thing.type else text


def _as_json(thing: Iri | Literal, base: str) -> Any:
    if isinstance(thing, Iri):
        return {"@id": _address(thing, base)}
    if thing.lang:
        return {"@value": thing.text, "@language": language_tag(thing.lang)}
    return {"@value": thing.text, "@type": thing.type} if thing.type else thing.text


_A_CONCEPT = ("rdf:type", Iri(vocabulary="skos:Concept"))
