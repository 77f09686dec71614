"""``pack import``: tables, JSON, SKOS, TBX and the CSRC glossary become packs."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
import tracemalloc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from diplocli.corpus.index.store import Store
from diplocli.corpus.written.records import record_of
from diplocli.corpus.written.schema import SCHEMA, Form
from diplocli.corpus.written.tables import tables
from diplocli.errors import DataError, DiplocliError, MissingExtra, UsageError
from diplocli.exchange.intake import INTAKES, Given, recognised
from diplocli.exchange.intake.entry import LONGEST_LEAD, NO_DEFINITION, Tally, lead
from diplocli.exchange.intake.headings import Column, column_of
from diplocli.exchange.intake.ids import slug
from diplocli.exchange.intake.json_records import read_json
from diplocli.exchange.intake.make import Carried, import_pack
from diplocli.model import CLASSES, KINDS, Record, Source, Term
from diplocli.queries.define import Entry, entry
from diplocli.render import json as as_json
from diplocli.render.pages import page

Table = dict[str, Any]


class Made:
    """An import that was done: the report and what the pack holds."""

    def __init__(self, done: Carried, text: str) -> None:
        self.done = done
        self.text = text
        self.pack = trimmed(tomli.loads(text))

    def terms(self) -> dict[str, Table]:
        return {one["name"]: one for one in self.pack.get("term", [])}

    @property
    def left(self) -> dict[str, int]:
        return {one.what: one.count for one in self.done.left}


def trimmed(value: Any) -> Any:
    """A value with its texts as they are read."""
    if isinstance(value, dict):
        return {key: trimmed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [trimmed(item) for item in value]
    return value.strip() if isinstance(value, str) else value


def make(
    store: Store, path: Path, content: str | bytes, *, columns: dict[str, str] | None = None,
    format: str = "", name: str = "mini",
) -> Made:  # fmt: skip
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    output = path.with_suffix(".pack.toml")
    done = import_pack(
        Given(path=str(path), columns=columns or {}), name, store, output, format=format
    )
    for table in tables(output):
        if table.kind in SCHEMA:
            assert record_of(table)[1] == []
    return Made(done, output.read_text())


def refused(store: Store, path: Path, content: str | bytes, **options: Any) -> str:
    """The message with which a file is refused; nothing may have been written."""
    with pytest.raises(DiplocliError) as caught:
        make(store, path, content, **options)
    assert not path.with_suffix(".pack.toml").exists()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert len(caught.value.message) < 2_000
    return caught.value.message


# Tables.


def test_a_table_of_terms_and_definitions_is_enough(store: Store, tmp_path: Path) -> None:
    made = make(
        store, tmp_path / "w.csv", "term,definition\nGood offices,A third party helps. More.\n"
    )
    assert made.pack["pack"] == "mini"
    (one,) = made.pack["term"]
    assert one == {
        "id": "mini-good-offices",
        "name": "Good offices",
        "summary": "A third party helps.",
        "definition": "A third party helps. More.",
    }
    assert (made.done.format, made.done.entries, made.done.left) == ("csv", 1, ())


def test_every_common_heading(store: Store, tmp_path: Path) -> None:
    made = make(
        store,
        tmp_path / "w.csv",
        "Name;Meaning;Acronym;Synonyms;name_fr;Definition (FR);Source;URL;Category;See also;Owner\n"
        "démarche;A formal step.;DM;step|move;la démarche;Une étape.;Handbook;https://e.org/h;Law;cable;x\n"
        "cable;A message.;;;;;Handbook;https://e.org/h;law;;\n",
    )
    one = made.terms()["démarche"]
    assert one["aliases"] == [
        {"text": "la démarche", "lang": "fr"},
        {"text": "step"},
        {"text": "move"},
        {"text": "DM", "type": "acronym"},
    ]
    assert one["definition"] == "A formal step.\n\n[fr] Une étape."
    assert one["related"] == ["mini-cable"]
    assert one["cites"] == [{"source": "mini-handbook"}]
    (cited,) = made.pack["source"]
    assert cited["url"] == "https://e.org/h"
    known = {heading.name.casefold(): heading.id for heading in store.headings("topic")}
    assert {topic for term in made.pack["term"] for topic in term["topics"]} == {
        known.get("law", "law" if "law" in known.values() else "mini-law")
    }
    assert made.left == {"cells of the column “Owner”": 1}
    assert made.done.left[0].place.endswith("w.csv:2")


def test_a_topic_of_nothing_that_is_seen_is_none(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "term,definition,topic\ncable,A message.,\u200e\n")
    assert "topics" not in made.pack
    assert made.left == {
        "topics without a name": 1, "invisible marks of direction and hyphenation": 1,
    }  # fmt: skip


def test_a_topic_with_a_control_character_is_refused(store: Store, tmp_path: Path) -> None:
    text = "term,definition,topic\ncable,A message.,a\x1b[31m\n"
    assert "U+001B" in refused(store, tmp_path / "w.csv", text)


def test_a_link_to_what_is_only_a_source_leads_nowhere(store: Store, tmp_path: Path) -> None:
    made = make(
        store,
        tmp_path / "w.csv",
        "term,definition,source,see also\ncable,A message.,Handbook,handbook\n",
    )
    assert "related" not in made.terms()["cable"]
    assert made.terms()["cable"]["cites"] == [{"source": "mini-handbook"}]
    assert made.left == {"related: links to what is not there": 1}


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("term", Column(field="name")),
        ("Preferred Term", Column(field="name")),
        ("skos:prefLabel@de", Column(field="name", lang="de")),
        ("fr", Column(field="name", lang="fr")),
        ("Français", Column(field="name", lang="fr")),
        ("name_pt-BR", Column(field="name", lang="pt-BR")),
        ("English definition", Column(field="definition", lang="en")),
        ("definition (zh-Hant)", Column(field="definition", lang="zh-Hant")),
        ("id", Column(field="id")),
        ("No", None),
        ("owner", None),
        ("", None),
    ],
)
def test_headings(heading: str, column: Column | None) -> None:
    assert column_of(heading) == column


def test_columns_can_be_mapped(store: Store, tmp_path: Path) -> None:
    content = "Begriff,Erklärung\nNote,Ein Schreiben.\n"
    message = refused(store, tmp_path / "w.csv", content)
    assert "Begriff, Erklärung" in message
    assert "--map" in message
    columns = {"Begriff": "name_de", "Erklärung": "definition_de"}
    made = make(store, tmp_path / "w.csv", content, columns=columns)
    assert made.pack["language"] == "de"
    assert made.terms()["Note"]["definition"] == "Ein Schreiben."


def test_a_list_of_acronyms(store: Store, tmp_path: Path) -> None:
    made = make(
        store, tmp_path / "w.csv", "Title,Acronym,Meaning\nx,MFA,Ministry of Foreign Affairs\n"
    )
    assert made.terms()["x"]["aliases"] == [{"text": "MFA", "type": "acronym"}]
    made = make(store, tmp_path / "w.csv", "Acronym,Meaning\nMFA,Ministry of Foreign Affairs\n")
    assert made.terms()["MFA"]["definition"] == "Ministry of Foreign Affairs"


def test_of_two_columns_the_plainer_is_the_name(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "title,term,definition\nMr,note,a letter\n")
    assert list(made.terms()) == ["note"]
    assert made.left == {"cells of the column “title”": 1}


@pytest.mark.parametrize("columns", [{"nope": "name"}, {"term": "nope"}])
def test_a_mapping_that_means_nothing_is_refused(
    store: Store, tmp_path: Path, columns: dict[str, str]
) -> None:
    with pytest.raises(UsageError):
        make(store, tmp_path / "w.csv", "term,definition\na,b\n", columns=columns)


def test_languages_alone_are_names(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "fr,en\naccord,agreement\n,only English\n")
    assert made.pack["language"] == "fr"
    assert made.terms()["accord"]["aliases"] == [{"text": "agreement", "lang": "en"}]
    assert made.terms()["only English"]["definition"] == NO_DEFINITION
    assert made.terms()["only English"]["aliases"] == [{"text": "only English", "lang": "en"}]
    assert made.done.parts["without a definition"] == 2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_delimiters_and_encodings(store: Store, tmp_path: Path, mark: str, encoding: str) -> None:
    content = f'term{mark}definition\r\nprécis{mark}"Une “note”{mark} à lire"\r\n'
    made = make(store, tmp_path / "w.csv", content.encode(encoding))
    assert made.terms()["précis"]["definition"] == f"Une “note”{mark} à lire"
    assert bool(made.done.notes) == (encoding == "cp1252")


def test_a_line_that_names_the_delimiter_is_taken(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "sep=;\nterm;definition\na;b, c\n")
    assert made.terms()["a"]["definition"] == "b, c"


def test_rows_without_a_term_are_counted(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "term,definition\n,lost\na,b\n,\n\n")
    assert made.left == {"rows without a term": 1, "empty rows": 1}


def test_ids_are_one_each_and_always_the_same(store: Store, tmp_path: Path) -> None:
    content = "term,definition\nNote,a\nnote!,b\nNote 2,c\nNOTE,d\n外交,e\n外文,f\nthe Ж,g\n"
    first = make(store, tmp_path / "w.csv", content)
    ids = [one["id"] for one in first.pack["term"]]
    assert ids[:4] == ["mini-note", "mini-note-2", "mini-note-2-2", "mini-note-3"]
    assert len(set(ids)) == 7
    assert make(store, tmp_path / "w.csv", content).text == first.text


def test_links_follow_the_new_ids_or_stay_with_the_corpus(store: Store, tmp_path: Path) -> None:
    made = make(
        store, tmp_path / "w.csv",
        "id,term,definition,broader,related\n1,a,x,2,espionage\n2,b,y,,a thing | cyber-diplomacy\n",
    )  # fmt: skip
    a, b = made.terms()["a"], made.terms()["b"]
    assert a["broader"] == [b["id"]]
    inside = {
        record_id for record_id in ("espionage", "cyber-diplomacy") if store.titles([record_id])
    }
    assert set(a.get("related", [])) | set(b.get("related", [])) == inside
    assert inside
    assert made.left == {"related: links to what is not there": 1}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("term,definition\na,b,c\n", ":2: 3 cells under 2 headings"),
        ("term,term\na,b\n", ":1: two columns are called “term”"),
        ("word,owner\nok,b\na\x1b[31m,b\n", ":3: holds U+001B"),
        ("term,definition\na,ok\nb,x\u202ey\n", ":3: holds U+202E (right-to-left override)"),
        ("term,definition\na,b\0\n", ":2: holds a NUL"),
        ("term,definition\nb,x\x85y\n", "U+0085"),
        (b"term,definition\na,\xc3\xa9\nb,\xc3\n", ":3: not UTF-8"),
        (b"term,definition\na,\x81\n", ":2: not UTF-8"),
        (b"\xff\xfet\x00e", ":1: not UTF-16"),
        ('term,definition\na,"' + "x" * 1_100_000 + '"\n', ":2: a cell of over 1 MB"),
        ("term,definition\na," + "x" * 9_000_000 + "\n", ":2: a line of over 8 MB"),
        ('term,definition\na,"not closed\n' + "b,c\n" * 300_000, ":2: a cell of over 1 MB"),
        ("term,definition,broader\na,x,b\nb,x,c\nc,x,a\n", "above itself"),
        ("term,definition,broader\na,x,a\n", ":2: “a” is"),
        ("term,definition\n", "holds no entries"),
        ("", "is empty"),
        (b"PK\x03\x04 term,definition", "ZIP"),
        (b"\x1f\x8b term,definition", "gzip"),
        ("owner,place\na,b\n", "no column for the term"),
        ("term,definition,reviewed\na,b,yesterday\n", ":2: "),
    ],
    ids=lambda value: str(value)[:30],
)
def test_tables_that_are_refused(
    store: Store, tmp_path: Path, content: str | bytes, says: str
) -> None:
    assert says in refused(store, tmp_path / "w.csv", content)


@pytest.mark.parametrize("name", ["", "Bundled", "bundled", "../x", "a b", "x" * 61, "a/b", "é"])
def test_names_of_packs(store: Store, tmp_path: Path, name: str) -> None:
    assert "--name" in refused(store, tmp_path / "w.csv", "term,definition\na,b\n", name=name)


def test_invisible_marks_are_taken_out_and_counted(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", "term,definition\nسفارة\u200f,An em\u00adbassy\n")
    assert made.terms()["سفارة"]["definition"] == "An embassy"
    assert made.left == {"invisible marks of direction and hyphenation": 3}


def test_too_many_topics_are_no_topics(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"t{n},d,topic {n}\n" for n in range(600))
    made = make(store, tmp_path / "w.csv", f"term,definition,topic\n{rows}")
    assert len(made.pack["topics"]) == 500
    assert made.left == {"topics beyond 500": 100}


# JSON.


def in_json(store: Store) -> list[Table]:
    """Every record of a corpus as ``define --json`` and ``export`` give it."""
    return [as_json.record(entry(store, row.id)) for row in store.rows(KINDS)]


def records(made: Made, *, prefix: str = "mini-") -> dict[str, Record]:
    """The records of a pack by the ids they had before."""
    found = {}
    for kind in KINDS:
        for table in made.pack.get(kind, []):
            plain = unprefixed(table, prefix)
            if kind == "source":
                plain["name"] = plain.pop("title")
            if kind == "correction":
                plain["summary"] = plain["fact"]
            for alias in plain.get("aliases", []):
                alias.setdefault("type", "translation")
            found[plain["id"]] = CLASSES[kind].from_plain(plain)
    return found


def unprefixed(table: Table, prefix: str) -> Table:
    """A table of a record file with the ids that its links had before."""

    def walk(data: Table, fields: Any) -> Table:
        by_name = {field.name: field for field in fields}
        made = {}
        for name, value in data.items():
            field = by_name[name]
            if name == "id" or field.form is Form.ID:
                value = value.removeprefix(prefix)
            elif field.form is Form.IDS:
                value = [one.removeprefix(prefix) for one in value]
            elif field.form is Form.TABLES:
                value = [walk(one, field.fields) for one in value]
            elif field.form is Form.CELLS:
                value = {key.removeprefix(prefix): cell for key, cell in value.items()}
            made[name] = value
        return made

    kind = next(kind for kind in KINDS if {f.name for f in SCHEMA[kind]} >= table.keys())
    return walk(table, SCHEMA[kind])


def same(one: Record, other: Record) -> None:
    """Two records with equal fields, whether a default was written down or not."""
    for name in {
        field for cls in type(one).__mro__ for field in getattr(cls, "__annotations__", {})
    }:
        if name not in ("kind", "PARTS", "pack"):
            assert plain(getattr(one, name, None)) == plain(getattr(other, name, None)), (
                one.id,
                name,
            )


def plain(value: Any) -> Any:
    """A value with what is as if not given left out."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if hasattr(value, "to_plain"):
        return {
            name: plain(part)
            for name, part in value.__dict__.items()
            if name != "pack" and part != getattr(type(value), name, None)
        }
    return value


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_whole_corpus_comes_back(store: Store, tmp_path: Path, form: str) -> None:
    exported = in_json(store)
    if form == "json":
        text = json.dumps({"schema_version": 1, "edition": "1", "records": exported})
    else:
        text = "".join(json.dumps(one) + "\n" for one in exported)
    made = make(store, tmp_path / f"c.{form}", text)
    assert made.done.left == ()
    back = records(made)
    assert len(back) == len(exported)
    for record_id, record in back.items():
        same(store.record(record_id), record)


def test_an_answer_to_define_can_be_imported(store: Store, tmp_path: Path, mini: Any) -> None:
    answer = mini("define", "cyber diplomacy", "--json").stdout
    made = make(store, tmp_path / "answer.json", answer)
    assert "cyber diplomacy" in made.terms()


TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("C", "Z")), min_size=1, max_size=12
).map(str.strip).filter(bool)  # fmt: skip
PROSE = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
IDS = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
CITES = st.lists(
    st.fixed_dictionaries({"source": st.sampled_from(["s-one", "s-two"])}, optional={"at": TEXT}),
    max_size=2,
)
ALIASES = st.lists(
    st.fixed_dictionaries(
        {"text": TEXT, "type": st.sampled_from(["acronym", "translation", "former"])},
        optional={"lang": st.sampled_from(["fr", "zh-Hant"])},
    ),
    max_size=3,
)
READINGS = st.lists(
    st.fixed_dictionaries(
        {"who": TEXT, "year": st.integers(1900, 2030), "stresses": PROSE},
        optional={"leaves_out": PROSE, "cites": CITES},
    ),
    max_size=2,
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Term]:
    ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    ids = [one for one in ids if not one.startswith(("mini-", "s-"))] or ["x"]
    terms = []
    for place, record_id in enumerate(ids):
        fields: Table = {
            "id": record_id,
            "name": draw(TEXT),
            "summary": draw(TEXT),
            "definition": draw(PROSE),
            "aliases": draw(ALIASES),
            "cites": draw(CITES),
            "readings": draw(READINGS),
            "broader": draw(st.lists(st.sampled_from(ids[:place]), unique=True)) if place else [],
            "related": [one for one in draw(st.lists(st.sampled_from(ids), unique=True)) if one != record_id],
        }  # fmt: skip
        optional = {"contested": PROSE, "reviewed": st.just("2026-01-31")}
        for name, strategy in optional.items():
            if draw(st.booleans()):
                fields[name] = draw(strategy)
        terms.append(Term.from_plain(fields))
    return terms


@given(corpora(), st.sampled_from(["json", "jsonl"]))
@settings(max_examples=40, deadline=None)
def test_generated_records_come_back(
    tmp_path_factory: pytest.TempPathFactory, terms: list[Term], form: str
) -> None:
    cited = {
        one: Source(id=one, name=f"“{one}”", type="report", issuer="A body")
        for one in ("s-one", "s-two")
    }
    exported = [as_json.record(Entry(record=term, titles={}, sources=cited)) for term in terms]
    text = (
        json.dumps({"schema_version": 1, "records": exported}, ensure_ascii=False)
        if form == "json"
        else "\n".join(json.dumps(one, ensure_ascii=False) for one in exported)
    )
    made = make(Nothing(), tmp_path_factory.mktemp("made") / f"c.{form}", text)  # type: ignore[arg-type]
    back = records(made)
    assert made.done.left == ()
    for term in terms:
        same(term, back[term.id])


class Nothing:
    """A store that holds nothing."""

    def titles(self, ids: object) -> dict[str, Any]:
        return {}

    def headings(self, which: str) -> list[Any]:
        return []


def test_flat_objects(store: Store, tmp_path: Path) -> None:
    things = [
        {"term": "a", "definition": "b", "synonyms": ["c", "d"], "acronym": None, "rank": 3},
        {"name": "e", "description": "f", "name_fr": "g", "see also": ["a"], "more": {"x": 1}},
    ]
    made = make(store, tmp_path / "w.json", json.dumps(things))
    assert made.terms()["a"]["aliases"] == [{"text": "c"}, {"text": "d"}]
    assert made.terms()["e"]["related"] == ["mini-a"]
    assert made.left == {"key “rank”": 1, "key “more”": 1}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("w.json", '[{"term": "a", "definition": "b"},\n{"term": ]', ":2: not JSON"),
        ("w.json", '[{"term": "a"}\n{"term": "b"}]', ":2: not JSON as it should be: a comma"),
        ("w.json", "[" * 100_000, "nested too deeply"),
        (
            "w.json",
            '[{"term": "a", "definition": ' + "[" * 100_000 + "]" * 100_000 + "}]",
            "deeply",
        ),
        ("w.json", '[{"term": "a"}] x', ":1: "),
        ("w.json", '[{"term": "a"},\n3]', ":2: an object is wanted"),
        ("w.json", '[{"term": "a", "n": NaN}]', "NaN"),
        (
            "w.json",
            '[{"term": "a", "definition": "' + "x" * 1_100_000 + '"}]',
            ":1: a text of over 1 MB",
        ),
        ("w.json", '[{"term": "a", "definition": "' + "x" * 17_000_000 + '"}]', ":1: "),
        ("w.json", '[{"term": "\\ud800", "definition": "b"}]', ":1: holds U+D800"),
        ("w.json", '[{"term": "a\\u001b]0;x", "definition": "b"}]', ":1: holds U+001B"),
        ("w.json", b'[{"term": "\xff"}]', ":1: not UTF-8"),
        ("w.json", '[{"kind": "actor", "id": "x", "name": "X", "type": "planet"}]', ":1: "),
        ("w.json", '{"a": 1}', "holds no entries"),
        ("w.jsonl", '{"term": "a"}\n{"term": \n', ":2: not JSON"),
        ("w.jsonl", '{"term": "a"}\n' + '{"a":' * 200_000 + "\n", ":2: nested too deeply"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_json_that_is_refused(
    store: Store, tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    assert says in refused(store, tmp_path / name, content)


def test_a_list_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    row = json.dumps({"term": "a", "definition": "x" * 2_000})
    path.write_text("[" + ",\n".join([row] * 5_000) + "]")
    tracemalloc.start()
    assert sum(1 for _ in read_json(Given(path=str(path))).entries(Tally())) == 5_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 2


# Recognising.


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a", '{"parentTerms": []}', "csrc"),
        ("a.json", '\ufeff{"totalRecords": 3,\n "parentTerms": []}', "csrc"),
        ("a.json", '{"@context": {}, "@graph": []}', "skos"),
        ("a.json", '{"schema_version": 1, "records": []}', "json"),
        ("a.txt", '{"term": "x"}\n{"term": "y"}\n', "jsonl"),
        ("a.jsonl", '{"term": "x"}\n', "jsonl"),
        (
            "a.xml",
            '<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "x.dtd">\n<martif type="TBX">',
            "tbx",
        ),
        ("a.xml", '<tbx style="dca" xmlns="urn:iso:std:iso:30042:ed-2">', "tbx"),
        ("a.xml", '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x">', "skos"),
        ("a", "# words\n@prefix skos: <x> .\n", "skos"),
        ("a.ttl", "PREFIX skos: <x>\n", "skos"),
        ("a.nt", "<http://e.org/1> <http://e.org/2> <http://e.org/3> .\n", "skos"),
        ("a.csv", "term,definition\n", "csv"),
        ("a.tsv", "term\tdefinition\n", "tsv"),
        ("a.txt", "term\tdefinition\na\tb\n", "csv"),
        ("a.csv", '"term";"definition"\n', "csv"),
    ],
)
def test_formats_are_recognised(tmp_path: Path, name: str, content: str, format: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert recognised(str(path)).id == format


def test_what_is_in_no_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<html><body>words</body></html>")
    with pytest.raises(DataError, match="--format"):
        recognised(str(path))


def test_a_format_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no format"):
        make(store, tmp_path / "w.csv", "term\na\n", format="xlsx")


@pytest.mark.parametrize("name", INTAKES)
def test_every_format_is_described(name: str) -> None:
    one = INTAKES[name]
    assert one.description
    assert one.extensions
    assert not one.description.endswith(".")


# Ids and summaries.


@given(st.text(max_size=100))
def test_slugs_are_ids(text: str) -> None:
    made = slug(text)
    assert made == slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in made
    assert made.strip("-") == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Cyber Attack", "cyber-attack"),
        ("Straße", "strasse"),
        ("état-major", "etat-major"),
        ("a-id-that-is-one-already", "a-id-that-is-one-already"),
    ],
)
def test_slugs(text: str, made: str) -> None:
    assert slug(text) == made


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One thing. Another.", "One thing."),
        ("The U.S. Government says so. More.", "The U.S. Government says so."),
        ("Tools, e.g. This one. More.", "Tools, e.g. This one."),
        ("第一。第二。", "第一。"),
        ("No end\n\nbut a paragraph", "No end"),
        ("word " * 100, ("word " * 100)[:239].strip() + "…"),
    ],
)
def test_the_summary_is_the_first_sentence(text: str, first: str) -> None:
    assert lead(text) == first
    assert len(lead(text)) <= LONGEST_LEAD + 1


def test_a_definition_that_begins_with_the_summary_is_shown_once() -> None:
    term = Term(id="x", name="X", summary="One thing.", definition="One thing. Another.")
    (section,) = page(Entry(record=term, titles={}, sources={})).sections
    assert [item.text for item in section.items] == ["Another."]


# Whatever comes.


@given(st.lists(st.tuples(TEXT | st.just(""), TEXT | st.just("")), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_every_row_is_carried_or_counted(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([("term", "definition"), *rows, ("last", "one")])
    path = tmp_path_factory.mktemp("made") / "w.csv"
    made = make(Nothing(), path, text.getvalue())  # type: ignore[arg-type]
    ids = [one["id"] for one in made.pack["term"]]
    assert len(set(ids)) == len(ids)
    assert len(ids) + sum(made.left.values()) == len(rows) + 1


@given(
    st.sampled_from(list(INTAKES)),
    st.binary(max_size=300)
    | st.text(alphabet='[]{}<>":,;\\\n\t&@/ =abc', max_size=200).map(str.encode),
)
@settings(max_examples=150, deadline=None)
def test_noise_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, format: str, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("made") / "w"
    with suppress(DiplocliError):
        make(Nothing(), path, noise, format=format)  # type: ignore[arg-type]


# A format whose part is missing.


def test_a_missing_extra_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rdflib", None)
    monkeypatch.delitem(sys.modules, "diplocli.exchange.intake.skos", raising=False)
    with pytest.raises(MissingExtra, match=r"diplocli\[rdf\]"):
        make(store, tmp_path / "a.ttl", "@prefix skos: <http://x#> .\n")


def test_the_bom_is_no_part_of_the_first_heading(store: Store, tmp_path: Path) -> None:
    made = make(store, tmp_path / "w.csv", codecs.BOM_UTF8 + b"term,definition\na,b\n")
    assert "a" in made.terms()
