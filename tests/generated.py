"""Records of every kind made up by hypothesis from the schema, for laws that all formats keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from diplocli.corpus.index.store import Heading, Row
from diplocli.corpus.written.schema import SCHEMA, Field, Form
from diplocli.model import CLASSES, KINDS, Record, Source, linked_ids
from diplocli.queries.define import Entry, cites_of
from diplocli.queries.selection import Filter

LAW = settings(max_examples=40, deadline=None)
SIGNS = "=+-@'\"<>&;:,|\\`*_#{}[]()$%~^/?!. \u00e9\u044f\u4e2d\u0627\u200b\ufeff\U0001f600"
LINES = st.text(
    st.one_of(
        st.sampled_from("abc" + SIGNS),
        st.characters(
            exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
        ),
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: text == text.strip() != "")
PROSE = st.lists(LINES, min_size=1, max_size=3).map("\n\n".join)
DAYS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
DATES = st.builds(
    lambda day, size, mark: day[:size] + mark,
    DAYS,
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "~", "?", "%")),
)
FORMS: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: LINES,
    Form.PROSE: PROSE,
    Form.DATE: DATES,
    Form.END: DATES | st.just(".."),
    Form.FLAG: st.booleans(),
    Form.NUMBER: st.integers(1, 3000),
    Form.YEAR: st.integers(1000, 9999),
    Form.LANGUAGE: st.sampled_from(("fr", "pt-BR", "zh-Hant", "pcm")),
    Form.TEXTS: st.lists(LINES, min_size=1, max_size=3).map(tuple),
}


class Shelf:
    """Records at hand, to be gone through as a ``Selection`` is."""

    edition, as_of, licence = "2020.01", "2020-01-31", "CC-BY-4.0"
    kinds = KINDS
    asked = Filter()

    def __init__(self, records: Sequence[Record]) -> None:
        self.all = sorted(records, key=lambda one: (KINDS.index(one.kind), one.id))

    def records(self, *kinds: str) -> Iterator[Record]:
        return (one for one in self.all if one.kind in (kinds or self.kinds))

    def corrections(self) -> Iterator[Record]:
        return self.records("correction")

    def entries(self, *kinds: str, linked: bool = False) -> Iterator[Entry]:
        by_id = {one.id: one for one in self.all}
        for record in self.records(*kinds):
            cited = [by_id[cite.source] for cite in cites_of(record)]
            yield Entry(
                record=record,
                titles={one: _row(by_id[one]) for one in linked_ids(record)},
                sources={one.id: one for one in cited if isinstance(one, Source)},
            )

    def language(self, pack: str) -> str:
        return "en"

    def headings(self, which: str) -> list[Heading]:
        return [Heading(id="law", name="Law", summary="", count=0)] if which == "topic" else []


def _row(record: Record) -> Row:
    return Row(
        id=record.id, kind=record.kind, name=record.name, summary="", type="", date="", end="",
        first="", last="", track="", key=False,
    )  # fmt: skip


@st.composite
def shelves(draw: st.DrawFn, most: int = 5) -> Shelf:
    """A few records with ids of their own that refer to each other as their kinds may."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=most))
    ids = {f"{kind}-{number}": kind for number, kind in enumerate(kinds)}
    return Shelf([draw(_record(kind, one, ids)) for one, kind in ids.items()])


def _record(kind: str, own: str, ids: dict[str, str]) -> st.SearchStrategy[Record]:
    others = {one: each for one, each in ids.items() if one != own}
    upwards = {one: each for one, each in others.items() if one < own}
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in SCHEMA[kind]:
        name = {"title": "name", "topics": ""}.get(field.name, field.name)
        # What is broader has a smaller id, so that there is no cycle.
        among = upwards if name in ("broader", "part_of", "parent") else others
        if name not in ("", "id"):
            fields[name] = _value(field, among)
    made = st.fixed_dictionaries(
        {name: one for name, one in fields.items() if name in _needed(kind)},
        optional={name: one for name, one in fields.items() if name not in _needed(kind)},
    )
    return made.map(lambda plain: CLASSES[kind].from_plain({"id": own, **plain}))


def _needed(kind: str) -> set[str]:
    return {"name"} | {field.name for field in SCHEMA[kind] if field.required}


def _value(field: Field, ids: dict[str, str]) -> st.SearchStrategy[Any]:
    targets = [one for one, kind in ids.items() if kind in field.targets]
    if field.form is Form.CHOICE:
        return st.sampled_from(field.choices)
    if field.form is Form.ID:
        return st.sampled_from(targets) if targets else st.just("")
    if field.form is Form.IDS:
        return (
            st.lists(st.sampled_from(targets), unique=True).map(tuple) if targets else st.just(())
        )
    if field.form is Form.TABLES:
        lacks = any(
            one.required and one.targets and not set(one.targets) & set(ids.values())
            for one in field.fields
        )
        return st.just(()) if lacks else st.lists(_table(field.fields, ids), max_size=2)
    if field.form is Form.CELLS:
        return st.dictionaries(st.sampled_from(sorted(ids) or ["x"]), LINES, min_size=1, max_size=2)
    return FORMS[field.form]


def _table(fields: Sequence[Field], ids: dict[str, str]) -> st.SearchStrategy[Any]:
    values = {field.name: _value(field, ids) for field in fields}
    needed = {field.name for field in fields if field.required}
    return st.fixed_dictionaries(
        {name: one for name, one in values.items() if name in needed},
        optional={name: one for name, one in values.items() if name not in needed},
    )
