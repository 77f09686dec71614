"""Laws that hold for any input: names found however they are typed, filters, round trips."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Any

import pytest
from fuzz.targets import MINI, store
from hypothesis import given, settings
from hypothesis import strategies as some

from diplocli.corpus.index.database import FEW, sealed, unsealed
from diplocli.corpus.index.store import Store
from diplocli.corpus.written.format import canonical
from diplocli.corpus.written.load import read_corpus
from diplocli.corpus.written.records import record_of
from diplocli.corpus.written.schema import SCHEMA, Field, Form
from diplocli.corpus.written.tables import Table
from diplocli.corpus.written.toml import load_toml
from diplocli.errors import DiplocliError, IndexDamaged
from diplocli.model import CLASSES
from diplocli.queries.define import define
from diplocli.queries.resolve import resolve
from diplocli.queries.search import search
from diplocli.queries.timeline import Span, timeline

NAMED = ("term", "issue", "actor", "instrument", "milestone")


@cache
def names() -> list[tuple[str, str]]:
    """Every name of the small corpus with the id it leads to."""
    return [
        (text, placed.record.id)
        for placed in read_corpus(MINI).placed
        if placed.record.kind in NAMED
        for text in (placed.record.name, *(alias.text for alias in placed.record.aliases))
    ]


def as_typed(name: str, choice: Any) -> str:
    """A name as someone might type it: other case, hyphens, accents apart, spaces around."""
    changes = (
        str.upper,
        str.lower,
        str.title,
        lambda text: text.replace(" ", "-"),
        lambda text: text.replace("-", " "),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"  {text}\t",
        lambda text: text if text.lower().replace("-", " ").split()[0] == "the" else f"the {text}",
        lambda text: text.replace(" ", "   "),
    )
    for change in choice(some.lists(some.sampled_from(changes), max_size=3)):
        name = change(name)
    return name


@given(some.data())
def test_a_name_is_found_however_it_is_typed(data: some.DataObject) -> None:
    name, record_id = data.draw(some.sampled_from(names()))
    assert record_id in resolve(store(), as_typed(name, data.draw)).ids


@settings(deadline=None)
@given(some.text(max_size=40))
def test_anything_is_found_or_not_and_never_both(text: str) -> None:
    found = define(store(), text)
    assert not (found.matches and found.suggestions)
    assert bool(found.matches or found.corrections) == bool(found.matched_by)
    for entry in found.matches:
        assert resolve(store(), entry.record.id).ids[0] == entry.record.id


@given(some.sampled_from(NAMED), some.data())
def test_a_filter_only_takes_away(kind: str, data: some.DataObject) -> None:
    topics = ["", *(topic.id for topic in store().headings("topic"))]
    dates = ["", "2000-01-01", "2011-05-16", "2015-07-22", "2030-12-31"]
    asked = {
        "topic": data.draw(some.sampled_from(topics)),
        "first": data.draw(some.sampled_from(dates)),
        "last": data.draw(some.sampled_from(dates)),
    }

    def rows(asked: dict[str, str]) -> list[str]:
        return [one.id for one in store().rows([kind], **asked)]  # type: ignore[arg-type]

    kept = rows(asked)
    assert [one for one in rows({}) if one in kept] == kept
    for name in asked:
        assert set(kept) <= set(rows({**asked, name: ""}))


@given(some.sampled_from(["", "2011", "2013-06"]), some.sampled_from(["", "2015", "2021-12-31"]))
def test_a_timeline_is_in_order_and_within_its_bounds(first: str, last: str) -> None:
    rows = timeline(store(), Span(from_=first, to=last), print).rows
    assert [row.first for row in rows] == sorted(row.first for row in rows)
    for row in rows:
        assert not first or row.last >= first
        assert not last or row.first[: len(last)] <= last


@settings(deadline=None)
@given(some.text(max_size=40))
def test_searching_for_anything_answers(words: str) -> None:
    try:
        hits = search(store(), words).hits
    except DiplocliError:
        return
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


WORDS = some.text(
    some.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=20
).map(str.strip).filter(bool)  # fmt: skip


def value(field: Field) -> some.SearchStrategy[Any]:
    """A value that an author may give a field."""
    of_form: dict[Form, some.SearchStrategy[Any]] = {
        Form.TEXT: some.just("an-id") if field.name == "id" else WORDS,
        Form.PROSE: some.lists(WORDS, min_size=1, max_size=3).map("\n\n".join),
        Form.DATE: some.sampled_from(["2011", "2011-05", "2011-05-16~"]),
        Form.END: some.sampled_from(["2012", ".."]),
        Form.FLAG: some.booleans(),
        Form.NUMBER: some.integers(0, 10**6),
        Form.YEAR: some.integers(1000, 9999),
        Form.LANGUAGE: some.sampled_from(["fr", "zh-Hant", "pcm"]),
        Form.CHOICE: some.sampled_from(field.choices or ("",)),
        Form.ID: some.sampled_from(["one", "an-other-2"]),
        Form.IDS: some.lists(some.sampled_from(["one", "two-3"]), max_size=3),
        Form.TEXTS: some.lists(WORDS, min_size=1, max_size=3),
        Form.CELLS: some.dictionaries(some.sampled_from(["one", "two"]), WORDS, min_size=1),
    }
    if field.form is Form.TABLES:
        return some.lists(table(field.fields), min_size=1, max_size=2)
    return of_form[field.form]


def table(fields: tuple[Field, ...]) -> some.SearchStrategy[dict[str, Any]]:
    return some.fixed_dictionaries(
        {field.name: value(field) for field in fields if field.required},
        optional={field.name: value(field) for field in fields if not field.required},
    )


@pytest.mark.parametrize("kind", SCHEMA)
@settings(max_examples=25, deadline=None)
@given(data=some.data())
def test_a_record_survives_every_form_it_is_kept_in(kind: str, data: some.DataObject) -> None:
    """Authored, in canonical TOML, as a value, in the index: always the same record."""
    written = data.draw(table(SCHEMA[kind]))
    record, faults = record_of(Table(kind, written, "x.toml", 1, ""))
    assert (faults, record is None) == ([], False)
    assert record is not None
    text = canonical(f"[[{kind}]]\n" + _as_toml(written), "x.toml")
    again, _ = record_of(Table(kind, load_toml(text, "x")[kind][0], "x.toml", 1, text))
    assert again == record
    assert canonical(text, "x.toml") == text
    body = json.dumps(record.to_plain(), ensure_ascii=False)
    assert CLASSES[kind].from_plain(json.loads(body)) == record
    assert store()._tree(body) == json.loads(body)


def _as_toml(table: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {_value(item)}\n" for key, item in table.items())


def _value(item: Any) -> str:
    if isinstance(item, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_value(v)}" for k, v in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(map(_value, item)) + "]"
    return json.dumps(item, ensure_ascii=False)


def test_few_bodies_and_many_are_read_alike() -> None:
    """SQLite reads a few, ``json`` many: every record of the corpus comes out the same."""

    def read(opened: Store, ids: list[str], at_once: int) -> list[Any]:
        starts = range(0, len(ids), at_once)
        return [one for at in starts for one in opened.records(ids[at : at + at_once])]

    ids = [row.id for row in store().rows(list(SCHEMA))]
    assert read(store(), ids, 1) == read(store(), ids * (FEW // len(ids) + 2), 10_000)[: len(ids)]


@given(some.text(some.characters(exclude_categories=["Cs"])), some.integers(0), some.integers(0, 7))
def test_a_changed_body_is_not_taken_for_the_true_one(text: str, place: int, bit: int) -> None:
    whole = sealed(text)
    assert unsealed(whole) == text
    data = bytearray(whole.encode())
    data[place % len(data)] ^= 1 << bit
    with pytest.raises(IndexDamaged):
        unsealed(data.decode("utf-8", "replace"))
