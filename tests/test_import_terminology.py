"""``pack import`` of term bases and thesauri: TBX, SKOS and the CSRC glossary."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocli.corpus.index.store import Store
from diplocli.errors import DiplocliError

from .test_import import Nothing, make, refused

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {doctype}>
<{root} type="TBX-Basic" style="dca" xml:lang="en" {namespace}>
<{header}><fileDesc><titleStmt><title>Words of the house</title></titleStmt></fileDesc></{header}>
<text><body>
{entries}
</body></text></{root}>
"""
DCA = """
<conceptEntry id="c1">
  <descrip type="subjectField">Consular affairs</descrip>
  <ref type="crossReference" target="c2">visa</ref>
  <langSec xml:lang="en">
    <descripGrp>
      <descrip type="definition">A document of identity
          for travel. It is <hi>issued</hi> by a state.</descrip>
      <admin type="source">Manual, ch. 3</admin>
      <admin type="source">https://e.org/manual</admin>
    </descripGrp>
    <termSec>
      <term>travel paper</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
    </termSec>
    <termSec>
      <term>passport</term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
    </termSec>
    <termSec>
      <term>PP</term>
      <termNote type="termType">acronym</termNote>
      <descrip type="context">Show your PP.</descrip>
    </termSec>
    <termSec>
      <term>passe-port</term>
      <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
    </termSec>
  </langSec>
  <langSec xml:lang="FR">
    <descrip type="definition">Titre de voyage.</descrip>
    <termSec><term>passeport</term></termSec>
    <termSec>
      <term>passe</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
    </termSec>
  </langSec>
</conceptEntry>
<conceptEntry id="c2">
  <ref type="superordinateConceptGeneric" target="#c1"/>
  <langSec xml:lang="fr"><termSec><term>visa</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="c3"><langSec xml:lang="en"><termSec><term/></termSec></langSec></conceptEntry>
"""


def dca(entries: str) -> str:
    return TBX.format(
        doctype='tbx SYSTEM "nowhere.dtd"', root="tbx", header="tbxHeader", entries=entries,
        namespace='xmlns="urn:iso:std:iso:30042:ed-2"',
    )  # fmt: skip


def dct(entries: str) -> str:
    for category in ("subjectField", "definition", "source", "partOfSpeech", "administrativeStatus",
                     "termType", "context", "crossReference", "superordinateConceptGeneric"):  # fmt: skip
        for holder in ("descrip", "termNote", "admin", "ref"):
            entries = entries.replace(f'<{holder} type="{category}"', f"<basic:{category}")
    for holder in ("descrip", "termNote", "admin", "ref"):
        parts = entries.split(f"</{holder}>")
        entries = parts[0]
        for part in parts[1:]:
            opened = entries[entries.rindex("<basic:") + 1 :].split(">")[0].split()[0]
            entries += f"</{opened}>" + part
    return TBX.format(
        doctype="tbx", root="tbx", header="tbxHeader", entries=entries,
        namespace='xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic"',
    )  # fmt: skip


def martif(entries: str) -> str:
    for new, old in (("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig")):
        entries = entries.replace(f"<{new}", f"<{old}").replace(f"</{new}", f"</{old}")
    return TBX.format(
        doctype='martif SYSTEM "TBXcoreStructV02.dtd"', root="martif", header="martifHeader",
        entries=entries, namespace="",
    )  # fmt: skip


@pytest.mark.parametrize("form", [dca, dct, martif])
def test_a_term_base(store: Store, tmp_path: Path, form: Any) -> None:
    made = make(store, tmp_path / "words.tbx", form(DCA))
    assert made.done.format == "tbx"
    assert (made.pack["title"], made.pack["language"]) == ("Words of the house", "en")
    one, other = made.terms()["passport"], made.terms()["visa"]
    assert one["id"] == "mini-passport"
    assert one["aliases"] == [
        {"text": "PP", "type": "acronym"},
        {"text": "passe-port", "type": "former"},
        {"text": "passeport", "lang": "fr"},
        {"text": "passe", "type": "former", "lang": "fr"},
    ]
    assert one["summary"] == "A document of identity for travel."
    assert one["definition"] == (
        "A document of identity for travel. It is issued by a state.\n\n[fr] Titre de voyage."
    )
    assert one["related"] == ["mini-visa"]
    assert other["broader"] == ["mini-passport"]
    assert other["aliases"] == [{"text": "visa", "lang": "fr"}]
    assert [table["title"] for table in made.pack["source"]] == [
        "Manual, ch. 3",
        "https://e.org/manual",
    ]
    assert len(one["cites"]) == 2
    (wrong,) = made.pack["correction"]
    assert wrong["wrong"] == ["travel paper"]
    assert wrong["about"] == ["mini-passport"]
    assert "say “passport”" in wrong["fact"]
    assert made.left == {
        "partOfSpeech": 1, "context": 1, "terms without a text": 1, "entries without a term": 1,
    }  # fmt: skip


def test_the_language_that_most_entries_have(store: Store, tmp_path: Path) -> None:
    entries = "".join(
        f'<conceptEntry id="c{n}"><langSec xml:lang="{lang}"><termSec><term>t{n}</term></termSec></langSec></conceptEntry>'
        for n, lang in enumerate(["de", "de", "de", "en"])
    )
    assert make(store, tmp_path / "w.tbx", dca(entries)).pack["language"] == "de"


def test_what_is_no_language_is_not_that_of_the_pack(store: Store, tmp_path: Path) -> None:
    entry = '<conceptEntry id="c1"><langSec xml:lang="e)"><termSec><term>visa</term></termSec></langSec></conceptEntry>'
    made = make(store, tmp_path / "w.tbx", dca(entry))
    assert "language" not in made.pack
    assert list(made.terms()) == ["visa"]


def test_a_name_in_what_is_no_language_is_only_another_name(store: Store, tmp_path: Path) -> None:
    entry = '<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>visa</term></termSec></langSec><langSec xml:lang="French"><termSec><term>le visa</term></termSec></langSec></conceptEntry>'
    made = make(store, tmp_path / "w.tbx", dca(entry))
    assert made.terms()["visa"]["aliases"] == [{"text": "le visa"}]
    assert made.left == {"languages that are no tag of BCP 47": 1}


BOMB = '<!DOCTYPE tbx [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (dca(DCA).replace('<!DOCTYPE tbx SYSTEM "nowhere.dtd">', BOMB), ":2: the entity “a1” could blow up"),
        (dca(DCA).replace('SYSTEM "nowhere.dtd"', '[<!ENTITY x SYSTEM "file:///etc/passwd">]'), ":2: the entity “x” stands outside"),
        (dca(DCA).replace('SYSTEM "nowhere.dtd"', '[<!ENTITY % x SYSTEM "http://e.org/x">%x;]'), ":2: the entity “x” stands outside"),
        (dca(DCA).replace('SYSTEM "nowhere.dtd"', f'[<!ENTITY x "{"y" * 300}">]'), "could blow up"),
        (dca(DCA).replace("visa</term>", "visa&eacute;</term>"), "the entity “eacute” is not in the file"),
        (dca(DCA).replace("</body>", ""), ": not XML"),
        (dca(DCA).replace("visa</term>", "vi\x1bsa</term>"), ": not XML"),
        (dca(DCA).replace("visa</term>", "vi&#x9b;sa</term>"), "U+009B"),
        (dca(DCA).replace("visa</term>", "vi\u202esa</term>"), "U+202E"),
        (dca(DCA).encode().replace(b"visa</term>", b"vi\xffsa</term>"), ": not XML"),
        (dca("<conceptEntry>" + "<descripGrp>" * 300 + "</descripGrp>" * 300 + "</conceptEntry>"), "nested too deeply"),
        (dca(DCA).replace("Titre de voyage", "x" * 1_100_000), ": a text of over 1 MB"),
        (dca(DCA).replace("Titre de voyage", "x" * 17_000_000), ": an entry of over 16 MB"),
        (dca(DCA).replace('target="c2"', f'target="{"c" * 17_000_000}"'), ": "),
        (dca(DCA).replace('target="c2">visa', 'target="c2">broader'), "above itself"),
        (dca(""), "holds no entries"),
    ],
    ids=[
        "bomb", "external", "parameter", "long-entity", "unknown-entity", "cut", "escape",
        "control", "direction", "utf-8", "deep", "long", "huge", "attribute", "cycle", "empty",
    ],
)  # fmt: skip
def test_xml_that_is_refused(store: Store, tmp_path: Path, content: str | bytes, says: str) -> None:
    assert says in refused(store, tmp_path / "w.tbx", content)


TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix e: <http://e.org/> .

e:scheme a skos:ConceptScheme ; dct:title "Thesaurus of the house"@en ;
  owl:versionInfo "4.2" ; dct:license <https://e.org/licence> .
e:law a skos:Concept ; skos:inScheme e:scheme ; skos:prefLabel "law"@en, "droit"@fr ;
  skos:narrower e:treaty ; skos:notation "1" .
e:treaty a skos:Concept ; skos:inScheme e:scheme ;
  skos:prefLabel "treaty"@en, "traité"@fr, "条约"@zh-hant ;
  skos:altLabel "pact"@en, "TTY"@en, "pacte"@fr ; skos:hiddenLabel "treety"@en ;
  skos:definition "An agreement of states. It binds."@en, "Un accord."@fr ;
  skos:scopeNote "Not contracts."@en ; skos:editorialNote "check"@en ;
  skos:related e:protocol, e:gone ; skos:exactMatch <http://other.org/treaty> ;
  skos:notation "LAW.12", "12" .
e:protocol a skos:Concept ; skos:inScheme e:scheme ; skosxl:prefLabel e:label ;
  skos:definition [ rdf:value "Added to a treaty."@en ] .
e:label a skosxl:Label ; skosxl:literalForm "protocol"@en .
e:entente a skos:Concept ; skos:prefLabel "entente"@en ; owl:deprecated true ;
  dct:isReplacedBy e:treaty .
e:cartel a skos:Concept ; skos:prefLabel "cartel"@en ; owl:deprecated true .
e:nameless a skos:Concept .
e:group a skos:Collection ; skos:prefLabel "Instruments"@en ; skos:member e:treaty, e:protocol .
"""


def in_form(text: str, form: str) -> str:
    rdflib = pytest.importorskip("rdflib")
    return text if form == "turtle" else rdflib.Graph().parse(data=text).serialize(format=form)


@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_a_thesaurus(store: Store, tmp_path: Path, form: str) -> None:
    made = make(store, tmp_path / "w.x", in_form(TURTLE, form))
    assert made.done.format == "skos"
    pack = made.pack
    assert (pack["title"], pack["edition"], pack["licence"], pack["language"]) == (
        "Thesaurus of the house", "4.2", "https://e.org/licence", "en",
    )  # fmt: skip
    one = made.terms()["treaty"]
    assert one["id"] == "mini-treaty"
    assert one["broader"] == ["mini-law"]
    assert one["related"] == ["mini-protocol"]
    assert one["topics"] == ["mini-instruments"]
    assert one["definition"] == (
        "An agreement of states. It binds.\n\nScope: Not contracts.\n\n[fr] Un accord."
    )
    aliases = {(one["text"], one.get("type", ""), one.get("lang", "")) for one in one["aliases"]}
    assert aliases == {
        ("traité", "", "fr"), ("条约", "", "zh-Hant"), ("pact", "", ""), ("TTY", "acronym", ""),
        ("pacte", "", "fr"), ("treety", "spelling", ""), ("LAW.12", "short", ""),
    }  # fmt: skip
    assert one["cites"] == [{"source": "mini-thesaurus-of-the-house", "at": "http://e.org/treaty"}]
    assert made.terms()["protocol"]["definition"] == "Added to a treaty."
    assert made.terms()["cartel"]["summary"] == "Deprecated by the source."
    (wrong,) = pack["correction"]
    assert (wrong["wrong"], wrong["about"]) == (["entente"], ["mini-treaty"])
    assert made.left == {
        "notation without letters": 2, "concepts without a name": 1, "editorialNote": 1,
        "related to what the file does not hold": 1, "exactMatch to what the file does not hold": 1,
    }  # fmt: skip


def test_several_schemes_are_topics(store: Store, tmp_path: Path) -> None:
    text = TURTLE + (
        "e:second a skos:ConceptScheme ; skos:prefLabel 'Second'@en .\n"
        "e:cable a skos:Concept ; skos:inScheme e:second ; skos:prefLabel 'cable'@en .\n"
    )
    made = make(store, tmp_path / "w.ttl", text)
    assert made.terms()["cable"]["topics"] == ["mini-second"]
    assert "mini-thesaurus-of-the-house" in made.terms()["law"]["topics"]
    assert "title" not in made.pack


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_the_same_thesaurus_gives_the_same_pack(store: Store, tmp_path: Path, form: str) -> None:
    text = in_form(TURTLE, form)
    first, second = (make(store, tmp_path / "w.x", text).text for _ in range(2))
    assert first == second


NAMELESS = (
    TURTLE
    + """
[] a skos:Concept ; skos:prefLabel "cable"@en ; skos:notation "1" ; skos:editorialNote "one" .
[] a skos:Concept ; skos:prefLabel "cable"@en ; skos:notation "2" ; skos:broader [], [] .
[] a skos:Collection ; skos:prefLabel "Papers"@en ; skos:member e:treaty .
[] a skos:Collection ; skos:prefLabel "Acts"@en ; skos:member e:treaty .
e:law dct:source [ dct:title "First" ], [ dct:title "Second" ] .
"""
)


def test_what_has_no_address_is_told_and_ordered_the_same_each_time(
    store: Store, tmp_path: Path
) -> None:
    first, *others = (make(store, tmp_path / "w.ttl", NAMELESS) for _ in range(6))
    for other in others:
        assert (other.text, other.done) == (first.text, first.done)
    places = {one.place.removeprefix(str(tmp_path / "w.ttl")) for one in first.done.left}
    assert all(not place or place.startswith(": http") for place in places)


def test_a_source_that_is_part_of_itself(store: Store, tmp_path: Path) -> None:
    text = TURTLE + (
        "e:law dct:source e:page . e:page dct:isPartOf e:book ; dct:description 'p. 3' .\n"
        "e:book dct:title 'The book' ; dct:isPartOf e:page .\n"
    )
    cites = make(store, tmp_path / "w.ttl", in_form(text, "turtle")).terms()["law"]["cites"]
    assert {"source": "mini-the-book", "at": "p. 3"} in cites


def test_short_entities_of_rdf_xml_are_read(store: Store, tmp_path: Path) -> None:
    text = in_form(TURTLE, "xml").replace(
        "<rdf:RDF", '<!DOCTYPE rdf:RDF [<!ENTITY e "http://e.org/">]>\n<rdf:RDF'
    )
    text = text.replace('rdf:about="http://e.org/', 'rdf:about="&e;')
    assert "treaty" in make(store, tmp_path / "w.rdf", text).terms()


CONTEXT = '{"@context": %s, "@id": "http://e.org/1", "http://www.w3.org/2004/02/skos/core#prefLabel": "a"}'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("w.jsonld", CONTEXT % '"https://e.org/context.jsonld"', "nothing is fetched"),
        ("w.jsonld", CONTEXT % '[{"a": "b:c"}, "https://e.org/x"]', "nothing is fetched"),
        ("w.jsonld", CONTEXT % '{"@import": "https://e.org/x"}', "nothing is fetched"),
        ("w.jsonld", '{"@graph": [{"@context": "http://e.org/x"}]}', "nothing is fetched"),
        ("w.jsonld", '{"@graph": ' + "[" * 100_000, "nested too deeply"),
        ("w.jsonld", '{"@graph": [\n}', "w.jsonld:2: not JSON"),
        ("w.ttl", TURTLE + "e:x skos:prefLabel .\n", f"w.ttl:{TURTLE.count(chr(10)) + 1}: not turtle"),
        ("w.ttl", TURTLE.encode() + b"# \xff\n", "not UTF-8"),
        ("w.ttl", TURTLE + "e:treaty skos:narrower e:law .\n", "above itself"),
        ("w.ttl", TURTLE + "e:law skos:altLabel 'a\\u001b[31m'@en .\n", "U+001B"),
        ("w.ttl", "@prefix e: <http://e.org/> .\ne:a e:b e:c .\n", "holds no entries"),
        ("w.ttl", "@prefix e: <http://e.org/> .\ne:a e:b " + "[ e:b " * 20_000 + ".", "w.ttl"),
        ("w.rdf", '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "could blow up"),
        ("w.rdf", '<!DOCTYPE x [<!ENTITY a SYSTEM "http://e.org/x">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&a;</rdf:RDF>', "stands outside"),
    ],
    ids=lambda value: str(value)[-40:],
)  # fmt: skip
def test_graphs_that_are_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str | bytes, says: str,
) -> None:  # fmt: skip
    pytest.importorskip("rdflib")

    def never(*_: object) -> None:
        raise AssertionError("the net was asked")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert says in refused(store, tmp_path / name, content)


CSRC = {
    "totalRecords": 4,
    "comment": "stated by the publisher",
    "parentTerms": [
        {
            "term": "access&nbsp;control",
            "link": "https://csrc.nist.gov/glossary/term/access_control",
            "abbrSyn": [{"text": "AC", "link": "https://csrc.nist.gov/glossary/term/ac"}],
            "definitions": [
                {
                    "text": "Granting or denying <em>requests</em>:<ul><li>one</li><li>two</li></ul>if a < b",
                    "sources": [
                        {"text": "Manual A", "link": "https://e.org/a", "underTerm": " under ACCESS ",
                         "note": " [<p>Superseded</p>]", "refSources": [{"text": "Law C", "link": "https://e.org/c"}]}
                    ],
                },
                {"text": "To limit access.", "sources": [{"text": "Order B-2015", "link": None}]},
            ],
            "seeAlso": [{"text": "credential", "link": "credential"}],
            "note": "(C.F.D.)",
        },
        {"term": "AC", "link": "https://csrc.nist.gov/glossary/term/ac", "definitions": None,
         "abbrSyn": [{"text": "access control", "link": "access_control"}]},
        {"term": "credential", "link": "https://csrc.nist.gov/glossary/term/credential",
         "definitions": [], "colour": "red"},
        {"term": "<script>x</script>", "link": "", "definitions": None},
    ],
}  # fmt: skip


def test_the_glossary_of_the_csrc(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "glossary-export.json", "\ufeff" + json.dumps(CSRC, indent=1))
    assert made.done.format == "csrc"
    one, acronym = made.terms()["access control"], made.terms()["AC"]
    assert one["id"] == "mini-access-control"
    assert one["definition"] == (
        "Granting or denying requests:\none\ntwo\nif a < b\n\nNote: (C.F.D.)"
    )
    assert one["aliases"] == [{"text": "AC", "type": "acronym"}]
    assert one["cites"] == [
        {"source": "mini-manual-a", "at": "under ACCESS; from Law C; Superseded"}
    ]
    assert one["related"] == ["mini-credential"]
    assert one["readings"] == [
        {"who": "Order B-2015", "year": 2015, "stresses": "To limit access.",
         "cites": [{"source": "mini-order-b-2015"}]},
    ]  # fmt: skip
    assert acronym["definition"] == "See access control."
    assert acronym["related"] == ["mini-access-control"]
    assert made.left == {
        "“comment” of the whole": 1, "key “colour”": 1, "entries without a term": 1,
        "addresses of what sources cite": 1,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a <![foo b", "a <![foo]]> b", "a <!-- b", "a <![CDATA[ b"])
def test_html_that_is_none_in_the_glossary_is_read(store: Store, tmp_path: Path, text: str) -> None:
    terms = [{"term": "One", "link": "https://x.example/one", "definitions": [{"text": text}]}]
    made = make(store, tmp_path / "c.json", json.dumps({"parentTerms": terms}))
    assert made.terms()["One"]["definition"].startswith("a")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"parentTerms": [\n3]}', ":2: an object with a term"),
        ('{"parentTerms": []}', "holds no entries"),
        ('{"parentTerms": [{"term": "a\\u009b31m", "link": "a"}]}', ":1: holds U+009B"),
        ('{"parentTerms": [{"term": "a"}', ":1: not JSON"),
    ],
)
def test_glossaries_that_are_refused(store: Store, tmp_path: Path, content: str, says: str) -> None:
    assert says in refused(store, tmp_path / "glossary-export.json", content)


SPOILT = st.tuples(
    st.integers(0, 2_000),
    st.sampled_from(["<", "&", "]", "}", '"', "\x00", "\u202e", "{}", "@", "\\", "", " "]),
)


@given(
    st.sampled_from(
        [("tbx", dca(DCA)), ("tbx", martif(DCA)), ("skos", TURTLE), ("csrc", json.dumps(CSRC))]
    ),
    st.lists(SPOILT, min_size=1, max_size=3),
    st.integers(0, 3_000),
)
@settings(max_examples=120, deadline=None)
def test_spoilt_files_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: tuple[str, str], changes: list[tuple[int, str]], cut: int,
) -> None:  # fmt: skip
    format, text = whole
    for place, sign in changes:
        text = text[:place] + sign + text[place + 1 :]
    path = tmp_path_factory.mktemp("made") / "w"
    with suppress(DiplocliError):
        make(Nothing(), path, text[: cut or None], format=format)  # type: ignore[arg-type]
