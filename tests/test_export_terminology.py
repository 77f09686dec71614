"""SKOS and TBX: read by rdflib and lxml, held against SKOS's conditions and a schema of TBX."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree  # type: ignore[import-untyped]
from rdflib import DCTERMS, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from diplocli.exchange import FORMATS, Report, chosen, export
from diplocli.model import Alias, Correction, Instrument, Term

from .conftest import Run
from .generated import LAW, Shelf, shelves

BASE = "urn:diplocli:"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx-basic-dca.rng")))
TBX = {"t": "urn:iso:std:iso:30042:ed-2"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def reported(format: str, shelf: Shelf, **options: str) -> tuple[str, Report]:
    out = io.StringIO(newline="")
    one = FORMATS[format]
    given = chosen(one, [f"{name}={value}" for name, value in options.items()])
    report = export(one, shelf, out, given)  # type: ignore[arg-type]
    return out.getvalue(), report


def graph(text: str, format: str = "turtle") -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # The parser of JSON-LD uses its own.
        return Graph().parse(data=text, format=format)


def skos(shelf: Shelf) -> Graph:
    return graph(reported("skos", shelf)[0])


def own(id: str) -> URIRef:
    return URIRef(BASE + id)


# The integrity conditions of the SKOS Reference, by their numbers.


def faults(found: Graph) -> list[str]:
    """The conditions that a graph breaks, with where."""
    return [
        f"{name}: {fault}" for name, condition in CONDITIONS.items() for fault in condition(found)
    ]


def _disjoint(*classes: URIRef) -> Any:
    def condition(found: Graph) -> list[object]:
        members = [set(found.subjects(RDF.type, one)) for one in classes]
        return [
            one
            for number, some in enumerate(members)
            for others in members[number + 1 :]
            for one in some & others
        ]

    return condition


def _labels_apart(found: Graph) -> list[object]:
    labels = [
        set(found.subject_objects(one)) for one in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    ]
    return [*(labels[0] & labels[1]), *(labels[0] & labels[2]), *(labels[1] & labels[2])]


def _one_preferred(found: Graph) -> list[object]:
    seen: dict[tuple[object, str], int] = defaultdict(int)
    for subject, label in found.subject_objects(SKOS.prefLabel):
        assert isinstance(label, Literal)
        seen[subject, (label.language or "").lower()] += 1
    return [place for place, number in seen.items() if number > 1]


def _related_not_broader(found: Graph) -> list[object]:
    related = set(found.subject_objects(SKOS.related))
    related |= {(two, one) for one, two in related}
    return [
        (one, two)
        for one, two in related
        if two in set(found.transitive_objects(one, SKOS.broader)) and one != two
    ] + [one for one, two in related if one == two]


def _exact_apart(found: Graph) -> list[object]:
    exact = set(found.subject_objects(SKOS.exactMatch))
    return list(
        exact
        & (
            set(found.subject_objects(SKOS.broadMatch))
            | set(found.subject_objects(SKOS.relatedMatch))
        )
    )


def _labels_plain(found: Graph) -> list[object]:
    return [
        (subject, label)
        for one in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for subject, label in found.subject_objects(one)
        if not (isinstance(label, Literal) and label.language)
    ]


def _ends_described(found: Graph) -> list[object]:
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    return [
        end
        for one in (SKOS.broader, SKOS.related, SKOS.member)
        for start, end in found.subject_objects(one)
        if end not in concepts or (one is not SKOS.member and start not in concepts)
    ]


CONDITIONS = {
    "S9": _disjoint(SKOS.ConceptScheme, SKOS.Concept),
    "S10-S12": _labels_plain,
    "S13": _labels_apart,
    "S14": _one_preferred,
    "S19-S26": _ends_described,
    "S27": _related_not_broader,
    "S37": _disjoint(SKOS.Collection, SKOS.Concept, SKOS.ConceptScheme),
    "S46": _exact_apart,
}


def test_the_conditions_are_seen_to_be_broken() -> None:
    broken = graph(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:x:> ."
        ":a a skos:Concept, skos:ConceptScheme, skos:Collection; skos:prefLabel 'x'@en, 'y'@en;"
        " skos:altLabel 'x'@en, 'z'; skos:broader :b; skos:related :c; skos:exactMatch :d;"
        " skos:broadMatch :d . :b a skos:Concept; skos:broader :c . :c a skos:Concept ."
        ":b skos:related :nowhere ."
    )
    assert {one.split(":")[0] for one in faults(broken)} == set(CONDITIONS)


def test_skos_of_the_corpus_holds(real: Run) -> None:
    found = graph(real("export", "skos").stdout)
    assert faults(found) == []
    assert not any(isinstance(node, BNode) for triple in found for node in triple)
    counts = real("info", "--json").json["counts"]
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    kinds = [str(found.value(one, DCTERMS.type)) for one in concepts]
    assert {one: kinds.count(one) for one in ("term", "instrument")} == {
        one: counts[one] for one in ("term", "instrument")
    }
    for one in concepts:
        assert (one, SKOS.inScheme, own("scheme:diplocli")) in found
        assert (found.value(one, SKOS.broader) is None) == (
            (one, SKOS.topConceptOf, own("scheme:diplocli")) in found
        )
    for place in found.objects(None, DCTERMS.source):
        source = found.value(place, DCTERMS.isPartOf) or place
        assert found.value(source, DCTERMS.title) is not None


def test_both_forms_of_skos_say_the_same(mini: Run) -> None:
    turtle = graph(mini("export", "skos").stdout)
    assert len(turtle) > 100
    assert isomorphic(turtle, graph(mini("export", "skos-jsonld").stdout, "json-ld"))


def test_a_concept_says_what_its_record_says(mini: Run) -> None:
    found = graph(mini("export", "skos").stdout)
    concept = own("cyber-diplomacy")
    assert set(found.objects(concept, SKOS.prefLabel)) == {
        Literal("cyber diplomacy", lang="en"),
        Literal("cyberdiplomatie", lang="fr"),
        Literal("кибердипломатия", lang="ru"),
    }
    assert set(found.objects(concept, SKOS.altLabel)) == {Literal("CD", lang="en")}
    definition = str(found.value(concept, SKOS.definition))
    assert definition.startswith("Diplomacy about cyberspace.\n\nStates negotiate")
    assert str(found.value(concept, SKOS.note)) == "Some restrict it to security."
    assert own("scholars-2017/abstract") in found.objects(concept, DCTERMS.source)
    assert found.value(own("scholars-2017/abstract"), DCTERMS.isPartOf) == own("scholars-2017")
    assert (own("topic:forms"), SKOS.member, concept) in found
    assert (own("digital-diplomacy"), SKOS.broader, concept) in found
    # It is related to what is narrower in the corpus, which SKOS forbids.
    assert set(found.objects(concept, SKOS.related)) <= {own("gge")}


def test_what_skos_cannot_say_is_counted(mini: Run) -> None:
    told = mini("export", "skos").stderr
    assert "left out, related to what is broader or narrower, as SKOS forbids: links 1" in told
    assert "readings 2" in told
    assert "confusable_with 1" in told


def test_addresses_follow_the_base_and_the_id(mini: Run) -> None:
    text = mini("export", "skos", "--set", "base=https://example.org/terms#").stdout
    found = graph(text)
    assert URIRef("https://example.org/terms#cyber-diplomacy") in set(
        found.subjects(RDF.type, SKOS.Concept)
    )
    assert "urn:diplocli" not in text


def test_labels_are_apart_where_names_are_not() -> None:
    term = Term(
        id="a", name="word", definition="d", summary="s",
        aliases=(
            Alias(text="word", type="short"),
            Alias(text="mot", lang="fr"),
            Alias(text="mot", lang="fr"),
            Alias(text="mot", type="acronym", lang="FR"),
            Alias(text="vocable", lang="fr"),
            Alias(text="word", lang="fr"),
            Alias(text="wrd", type="spelling"),
        ),
    )  # fmt: skip
    wrong = Correction(id="w", name="w", wrong=("wrd", "word", "vord"), fact="f", about=("a",))
    found = skos(Shelf([term, wrong]))
    assert faults(found) == []
    labels = {
        one: {str(label) for label in found.objects(own("a"), one)}
        for one in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    }
    assert labels == {
        SKOS.prefLabel: {"word", "mot"},
        SKOS.altLabel: {"vocable", "word"},
        SKOS.hiddenLabel: {"wrd", "vord"},
    }


def test_what_leads_to_a_record_is_a_hidden_label_and_no_term() -> None:
    term = Term(
        id="a", name="assessed", definition="d", aliases=(Alias(text="voluntary", type="see"),)
    )
    assert [str(one) for one in skos(Shelf([term])).objects(own("a"), SKOS.hiddenLabel)] == [
        "voluntary"
    ]
    written, report = reported("tbx", Shelf([term]))
    assert "assessed" in written
    assert "voluntary" not in written
    assert report.left_out["aliases", "they lead to a record, but are no name of it"] == 1


def test_links_that_skos_forbids_are_left_out_at_any_remove() -> None:
    terms = [
        Term(id="a", name="a", definition="d", related=("c", "a")),
        Term(id="b", name="b", definition="d", broader=("a",)),
        Term(id="c", name="c", definition="d", broader=("b",), related=("a",)),
    ]
    text, report = reported("skos", Shelf(terms))
    assert faults(graph(text)) == []
    assert report.left_out["links", "related to what is broader or narrower, as SKOS forbids"] == 3


@LAW
@given(shelves())
def test_skos_holds_whatever_a_record_says(shelf: Shelf) -> None:
    text, report = reported("skos", shelf)
    found = graph(text)
    assert faults(found) == []
    assert len(set(found.subjects(RDF.type, SKOS.Concept))) == report.written
    for record in shelf.records("term", "instrument"):
        assert Literal(record.name, lang="en") in found.objects(own(record.id), SKOS.prefLabel)
        kept = {str(one) for _, _, one in found.triples((own(record.id), None, None))}
        assert {alias.text for alias in record.aliases} <= kept
    assert isomorphic(found, graph(reported("skos-jsonld", shelf)[0], "json-ld"))


# TBX.


def tbx(text: str) -> Any:
    """A TBX document that its schema allows, every reference leading somewhere."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    document = etree.fromstring(text.encode(), parser)
    assert SCHEMA.validate(document), SCHEMA.error_log.last_error
    ids = [one.get("id") for one in document.iterfind(".//t:conceptEntry", TBX)]
    assert len(ids) == len(set(ids))
    assert {one.get("target") for one in document.iterfind(".//t:ref", TBX)} <= set(ids)
    return document


def terms(document: Any, id: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The names of a concept with their language, each with its type and status."""
    return {
        (section.get(LANG), term.findtext("t:term", namespaces=TBX)): tuple(
            term.findtext(f"t:termNote[@type='{one}']", namespaces=TBX)
            for one in ("termType", "administrativeStatus")
        )
        for section in document.iterfind(f".//t:conceptEntry[@id='c-{id}']/t:langSec", TBX)
        for term in section.iterfind("t:termSec", TBX)
    }  # fmt: skip


def test_the_schema_refuses_what_tbx_basic_does_not_have(mini: Run) -> None:
    text = mini("export", "tbx").stdout
    for right, wrong in (
        ("admittedTerm-admn-sts", "goodTerm-admn-sts"),
        ('type="subjectField"', 'type="domain"'),
        ('<conceptEntry id="c-', '<conceptEntry id="1-'),
        ('style="dca"', 'style="dct"'),
        ("<term>", "<term> </term><term>"),
        ('<langSec xml:lang="en">', '<langSec xml:lang="en"><ref type="crossReference" target="c-gge">x</ref>'),
    ):  # fmt: skip
        assert right in text
        assert not SCHEMA.validate(etree.fromstring(text.replace(right, wrong).encode())), wrong


def test_tbx_of_the_corpus_is_valid(real: Run) -> None:
    document = tbx(real("export", "tbx").stdout)
    assert len(document.findall(".//t:conceptEntry", TBX)) > 1_000


def test_names_are_marked_as_what_they_are(mini: Run) -> None:
    document = tbx(mini("export", "tbx", "--kind", "actor", "--kind", "term").stdout)
    found = terms(document, "cyber-diplomacy")
    assert found["en", "cyber diplomacy"] == ("fullForm", "preferredTerm-admn-sts")
    assert found["en", "CD"] == ("acronym", "admittedTerm-admn-sts")
    assert found["fr", "cyberdiplomatie"] == ("fullForm", "admittedTerm-admn-sts")
    office = terms(document, "cyber-office")
    assert office["en", "Office of the Coordinator for Cyber Challenges"] == (
        "phrase", "deprecatedTerm-admn-sts",
    )  # fmt: skip
    notes = [
        one.text
        for one in document.iterfind(
            ".//t:conceptEntry[@id='c-cyber-office']//t:termSec/t:note", TBX
        )
    ]
    assert set(notes) == {"The office was the Coordinator for Cyber Issues."}


@LAW
@given(shelves())
def test_tbx_is_valid_whatever_a_record_says(shelf: Shelf) -> None:
    text, report = reported("tbx", shelf)
    if not report.written:
        return
    document = tbx(text)
    for record in shelf.records("term"):
        found = terms(document, record.id)
        assert ("en", record.name) in found
        for alias in record.aliases:
            assert (alias.lang or "en", alias.text) in found


def test_what_xml_cannot_hold_is_replaced() -> None:
    term = Instrument(
        id="1-a", name="a\x00\x1b[1m<b>&\ufffe\ud800]]>", type="treaty", symbol="\x08"
    )
    document = tbx(reported("tbx", Shelf([term]))[0])
    assert ("en", "a\ufffd\ufffd[1m<b>&\ufffd\ufffd]]>") in terms(document, "1-a")


@pytest.mark.parametrize("format", ["skos", "skos-jsonld"])
def test_hostile_ids_and_addresses_stay_inside_their_brackets(format: str) -> None:
    term = Term(id='a> . <x:y> <x:z> "', name="n", definition="d", topics=("> .",))
    text, _ = reported(format, Shelf([term]))
    found = graph(text, "turtle" if format == "skos" else "json-ld")
    assert not list(found.triples((URIRef("x:y"), None, None)))
    assert list(found.objects(None, RDFS.seeAlso)) == []
