"""SKOS and SKOS-XL: the concepts of an RDF graph.

https://www.w3.org/TR/skos-reference/ says what the properties mean.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from rdflib import Graph
from rdflib.namespace import DC, DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import BNode, Literal, Node, URIRef

from ...corpus.written.forms import IDENTIFIER
from ...model import TYPE_CHECKING
from . import Contents
from .entry import (
    Entry,
    Name,
    Text,
    cite,
    correction,
    is_web,
    one_line,
    same_language,
    source,
    term,
)
from .graph import (
    documented,
    first_value,
    literals_of,
    local_name,
    read_graph,
    sort_key,
    sort_keys,
    text_in,
)
from .languages import main_language, tag
from .own import is_own, parted, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Given
    from .entry import Tally

XL = "http://www.w3.org/2008/05/skos-xl#"
ISO_THES = "http://purl.org/iso25964/skos-thes#"
_LABELS = (
    (SKOS.prefLabel, URIRef(XL + "prefLabel"), ""),
    (SKOS.altLabel, URIRef(XL + "altLabel"), ""),
    (SKOS.hiddenLabel, URIRef(XL + "hiddenLabel"), "spelling"),
)
_BROADER = (
    SKOS.broader, SKOS.broadMatch,
    *(URIRef(ISO_THES + "broader" + one) for one in ("Generic", "Partitive", "Instantial")),
)  # fmt: skip
_RELATED = (SKOS.related, SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, RDFS.seeAlso)
_DEFINITIONS = (SKOS.definition, DCTERMS.description, DC.description, RDFS.comment)
_NOTES = {
    SKOS.scopeNote: "Scope", SKOS.note: "Note", SKOS.example: "Example",
    SKOS.historyNote: "History",
}  # fmt: skip
_SOURCES = (DCTERMS.source, DC.source)
_NARROWER = (
    SKOS.narrower, SKOS.narrowMatch,
    *(URIRef(ISO_THES + "narrower" + one) for one in ("Generic", "Partitive", "Instantial")),
)  # fmt: skip
# What an entry carries, or what says again what another property has said.
_CARRIED = {
    SKOS.inScheme, SKOS.topConceptOf, OWL.deprecated, DCTERMS.isReplacedBy, RDFS.label,
    SKOS.broaderTransitive, SKOS.narrowerTransitive,
    *_NARROWER, *_BROADER, *_RELATED, *_DEFINITIONS, *_NOTES, *_SOURCES, SKOS.notation,
    *(one for plain, extended, _ in _LABELS for one in (plain, extended)),
}  # fmt: skip
# What is carried too where this program exported it.
_OWN = {DCTERMS.identifier, DCTERMS.type, DCTERMS.modified}


def read_skos(given: Given) -> Contents:
    """The concepts of a graph, by their addresses, so that they come in one order always."""
    graph = read_graph(given.path)
    concepts = _concepts(graph)
    schemes = sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=sort_key)
    counts = Counter(
        lang for one in concepts for lang in {name.lang for name in _names(graph, one, 1)}
    )
    language = main_language(counts, len(concepts))
    only = schemes[0] if len(schemes) == 1 else None
    thesaurus = _Thesaurus(given.path, graph, concepts, schemes, language)
    return Contents(
        entries=thesaurus.entries,
        title=thesaurus.title(only) if only else "",
        edition=first_value(graph, only, (OWL.versionInfo,)) if only else "",
        licence=first_value(graph, only, (DCTERMS.license, DCTERMS.rights, DC.rights))
        if only
        else "",
        language=language,
    )


class _Thesaurus:
    """A graph, its concepts and schemes, and the language of the pack."""

    def __init__(
        self, path: str, graph: Graph, concepts: list[Node], schemes: list[Node], language: str
    ) -> None:
        self._path = path
        self._graph = graph
        self._concepts = concepts
        self._known = set(concepts)
        self._schemes = schemes
        self._language = language
        self._is_own = any(is_own(self.title(one)) for one in schemes)
        self._groups = self._topics()
        self._above: dict[Node, dict[Node, None]] = {}
        for narrower in _NARROWER:
            for upper, lower in sorted(graph.subject_objects(narrower), key=sort_keys):
                self._above.setdefault(lower, {})[upper] = None

    def title(self, scheme: Node) -> str:
        """What a scheme is called, or its address."""
        names = _names(self._graph, scheme, 1) or [
            Name(text=text_in(one), lang=tag(one.language or ""))
            for one in sorted(
                one
                for which in (DCTERMS.title, DC.title, RDFS.label)
                for one in self._graph.objects(scheme, which)
                if isinstance(one, Literal)
            )
        ]
        return (self._best(names).text or names[0].text) if names else str(scheme)

    def entries(self, tally: Tally) -> Iterator[Entry]:
        """The concepts with their sources."""
        for concept in self._concepts:
            yield from self._entries(concept, tally)

    def _entries(self, concept: Node, tally: Tally) -> Iterator[Entry]:
        graph, place = self._graph, f"{self._path}: {concept}"
        if isinstance(concept, BNode):
            place = self._path
        names = self._called(concept)
        if not names:
            tally.leave("concepts without a name", place)
            return
        own = self._best(names)
        others = [
            one for one in names if one is not own or not same_language(one.lang, self._language)
        ]
        replaced = [
            one for one in graph.objects(concept, DCTERMS.isReplacedBy) if one in self._known
        ]
        if replaced:
            yield self._replaced(concept, own, others, min(replaced, key=sort_key), place)
            return
        cites = []
        for cited, at in self._cited(concept, place, tally):
            yield cited
            cites.append(cite(cited, at))
        yield Entry(
            key=str(concept),
            slug=self._identifier(concept) or own.text,
            data=term(
                own.text,
                [*others, *self._notations(concept, place, tally)],
                [] if self._is_own else self._texts(concept),
                language=self._language,
                topics=list(self._groups.get(concept, ())),
                broader=self._links(concept, _BROADER, self._above.get(concept, {}), place, tally),
                related=self._links(concept, _RELATED, {}, place, tally),
                cites=cites,
                **(self._own_fields(concept, place, tally) if self._is_own else {}),
            ),
            place=place,
        )
        self._leave_others(concept, place, tally)

    def _called(self, concept: Node) -> list[Name]:
        """The names of a concept, preferred ones first; of one without any what labels it."""
        preferred = _names(self._graph, concept, 1)
        names = [*preferred, *_names(self._graph, concept, 3)[len(preferred) :]]
        return names or [
            Name(text=text_in(one), lang=tag(one.language or ""))
            for one in literals_of(self._graph, concept, RDFS.label)
        ]

    def _best(self, names: list[Name]) -> Name:
        """The name in the language of the pack, in English, in none that is told, or the first."""
        order = (self._language, "en", "")
        return next((one for lang in order for one in names if one.lang == lang), names[0])

    def _replaced(
        self, concept: Node, own: Name, others: list[Name], by: Node, place: str
    ) -> Entry:
        names = _names(self._graph, by, 1) or [own]
        new = next((one for one in names if one.lang == own.lang), names[0])
        wrong = [own.text, *(one.text for one in others)]
        return correction(str(concept), wrong, new.text, str(by), place)

    def _topics(self) -> dict[Node, dict[str, None]]:
        """What each concept stands under: collections, and schemes where there are several."""
        found: dict[Node, dict[str, None]] = {}
        groups = [
            (group, member)
            for group, member in self._graph.subject_objects(SKOS.member)
            if member in self._known
        ]
        if len(self._schemes) > 1:
            groups += [
                (one, concept)
                for one in self._schemes
                for concept in self._graph.subjects(SKOS.inScheme, one)
            ]
        for group, member in sorted(groups, key=sort_keys):
            found.setdefault(member, {})[self.title(group)] = None
        return found

    def _identifier(self, concept: Node) -> str:
        """The id that a record had when this program exported it."""
        found = first_value(self._graph, concept, (DCTERMS.identifier,)) if self._is_own else ""
        return found if IDENTIFIER.fullmatch(found) else ""

    def _own_fields(self, concept: Node, place: str, tally: Tally) -> dict[str, Any]:
        """What this program's own export says of a record."""
        kind = first_value(self._graph, concept, (DCTERMS.type,))
        if kind != "term":
            tally.leave(f"that it is no term but of the kind {kind}", place)
        texts = {
            which: [text for text, _ in documented(self._graph, concept, which)]
            for which in (SKOS.definition, SKOS.note, SKOS.scopeNote)
        }
        told = [(note, reading(note)) for note in texts[SKOS.scopeNote]]
        contested = [*texts[SKOS.note], *(note for note, one in told if one is None)]
        return {
            **parted("\n\n".join(texts[SKOS.definition])),
            "contested": "\n\n".join(contested),
            "readings": [one for _, one in told if one],
            "reviewed": first_value(self._graph, concept, (DCTERMS.modified,)),
        }

    def _texts(self, concept: Node) -> Iterator[Text]:
        if _deprecated(self._graph, concept):
            yield Text(text="Deprecated by the source.", lang=self._language)
        found = [
            Text(text=text, lang=lang)
            for which in _DEFINITIONS
            for text, lang in documented(self._graph, concept, which)
        ]
        yield from found
        first, told = not found, {(one.text, one.lang) for one in found}
        for which, label in _NOTES.items():
            for text, lang in documented(self._graph, concept, which):
                bare = first and which in (SKOS.scopeNote, SKOS.note)
                if (text, lang) in told:
                    continue
                yield Text(text=text if bare else f"{label}: {text}", lang=lang)

    def _links(
        self,
        concept: Node,
        properties: tuple[Node, ...],
        more: dict[Node, None],
        place: str,
        tally: Tally,
    ) -> list[str]:
        found = dict(more)
        for which in properties:
            for other in sorted(self._graph.objects(concept, which), key=sort_key):
                if other in self._known:
                    found[other] = None
                else:
                    tally.leave(f"{local_name(which)} to what the file does not hold", place)
        return [str(one) for one in found if one in self._known]

    def _cited(self, concept: Node, place: str, tally: Tally) -> Iterator[tuple[Entry, str]]:
        for scheme in self._schemes:
            if self._is_own or (
                len(self._schemes) > 1 and (concept, SKOS.inScheme, scheme) not in self._graph
            ):
                continue
            made = source(self.title(scheme), str(scheme), place, type="dataset")
            if made:
                yield made, "" if isinstance(concept, BNode) else str(concept)
        for which in _SOURCES:
            for one in sorted(self._graph.objects(concept, which), key=sort_key):
                made, at = self._source(one, place)
                if made:
                    yield made, at
                else:
                    tally.leave(local_name(which), place)

    def _source(self, node: Node, place: str) -> tuple[Entry | None, str]:
        """A source and the place in it: one that the graph describes, a title or an address."""
        whole, at = min(self._graph.objects(node, DCTERMS.isPartOf), key=sort_key, default=None), ""
        if whole is not None:
            node, at = whole, one_line(first_value(self._graph, node, (DCTERMS.description,)))
        if isinstance(node, Literal):
            return source(text_in(node), str(node), place), at
        title = first_value(self._graph, node, (DCTERMS.title, DC.title, RDFS.label))
        addresses = [str(one) for one in self._graph.objects(node, RDFS.seeAlso)]
        url = min(filter(is_web, addresses), default=str(node))
        made = source(
            title,
            url,
            place,
            issuer=one_line(
                "; ".join(sorted(map(str, self._graph.objects(node, DCTERMS.creator))))
            ),
            issued=first_value(self._graph, node, (DCTERMS.issued,)),
        )
        if made and self._identifier(node):
            made = made.replace(slug=self._identifier(node))
        return made, at

    def _notations(self, concept: Node, place: str, tally: Tally) -> Iterator[Name]:
        """Notations that can be names: codes with letters; bare numbers would be found anywhere."""
        for one in sorted(self._graph.objects(concept, SKOS.notation), key=sort_key):
            if sum(char.isalpha() for char in str(one)) > 1 and len(str(one)) > 2:
                yield Name(text=str(one), type="short", lang=self._language)
            else:
                tally.leave("notation without letters", place)

    def _leave_others(self, concept: Node, place: str, tally: Tally) -> None:
        names = {one.text for one in _names(self._graph, concept, 3)}
        carried = _CARRIED | (_OWN if self._is_own else set())
        for which, value in self._graph.predicate_objects(concept):
            if which == RDF.type:
                if value != SKOS.Concept:
                    tally.leave("types besides Concept", place)
            elif which == RDFS.label and names and text_in(value) not in names:
                tally.leave("label", place)
            elif which not in carried:
                tally.leave(local_name(which), place)


def _concepts(graph: Graph) -> list[Node]:
    """What is called a concept, or has a preferred name and is not a scheme or collection."""
    others = {
        one
        for kind in (SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection)
        for one in graph.subjects(RDF.type, kind)
    }
    found = dict.fromkeys(graph.subjects(RDF.type, SKOS.Concept))
    for which, extended, _ in _LABELS[:1]:
        named = (*graph.subjects(which), *graph.subjects(extended))
        found |= dict.fromkeys(one for one in named if one not in others)
    blank: dict[Node, str] = {
        one: str(min(map(str, graph.objects(one, SKOS.prefLabel)), default=""))
        for one in found
        if isinstance(one, BNode)
    }
    return sorted(found, key=lambda one: (one in blank, blank.get(one, str(one))))


def _names(graph: Graph, concept: Node, kinds: int) -> list[Name]:
    """The names of the first so many kinds of label, the plain ones and those of SKOS-XL."""
    found: dict[tuple[str, str], Name] = {}
    for plain, extended, sort in _LABELS[:kinds]:
        literals = literals_of(graph, concept, plain)
        for label in graph.objects(concept, extended):
            literals += literals_of(graph, label, URIRef(XL + "literalForm"))
        for one in sorted(literals):
            name = Name(text=one_line(text_in(one)), type=sort, lang=tag(one.language or ""))
            if name.text:
                found.setdefault((name.text, name.lang), name)
    return list(found.values())


def _deprecated(graph: Graph, concept: Node) -> bool:
    return any(str(one).lower() in ("true", "1") for one in graph.objects(concept, OWL.deprecated))
