"""What is exported comes back through ``pack import``: all of it, or the fields a format carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

from diplocli.corpus.index.store import Store
from diplocli.corpus.written.forms import IDENTIFIER
from diplocli.corpus.written.records import record_of
from diplocli.corpus.written.tables import Table
from diplocli.errors import DataError
from diplocli.model import Correction, Record, Source, Term

from .conftest import Run
from .generated import LAW, Shelf, shelves
from .test_export import written
from .test_import import Made, Nothing, corpora, make, plain, records, same

WHOLE = ("json", "jsonl", "csv")
TERMINOLOGY = ("skos", "skos-jsonld", "tbx")
EXTENSIONS = {"skos": "ttl", "skos-jsonld": "jsonld"}
CARRIED = ("name", "summary", "definition", "contested", "topics", "broader")


def imported(form: str, text: str, folder: Path, store: Any) -> Made:
    return make(store, folder / f"c.{EXTENSIONS.get(form, form)}", text)


def named(record: Record) -> set[tuple[str, str]]:
    """The names of a record, whatever their sort."""
    return {(record.name, ""), *((alias.text, alias.lang) for alias in record.aliases)}


@pytest.mark.parametrize("form", WHOLE)
def test_the_corpus_comes_back_whole(mini: Run, store: Store, tmp_path: Path, form: str) -> None:
    text = mini("export", form).stdout
    made = imported(form, text, tmp_path, store)
    assert made.done.left == ()
    back = records(made)
    assert sorted(back) == sorted(one for kind in store_kinds(store) for one in kind)
    for one, record in back.items():
        same(store.record(one), record)


def store_kinds(store: Store) -> list[list[str]]:
    """The ids of the records of each kind."""
    from diplocli.model import KINDS

    return [list(store.ids(kind)) for kind in KINDS]


@pytest.mark.parametrize("form", TERMINOLOGY)
def test_the_terms_of_the_corpus_come_back(
    mini: Run, store: Store, tmp_path: Path, form: str
) -> None:
    made = imported(form, mini("export", form, "--kind", "term").stdout, tmp_path, store)
    back = records(made)
    for one in store.ids("term"):
        term = store.record(one)
        for field in CARRIED:
            assert plain(getattr(back[one], field)) == plain(getattr(term, field)), (one, field)
        assert named(back[one]) == named(term)


@pytest.mark.parametrize("form", WHOLE)
@given(shelves())
@LAW
def test_whatever_a_record_says_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: str, shelf: Shelf
) -> None:
    assume(all(is_valid(record) for record in shelf.all))
    try:
        made = imported(form, written(form, shelf), tmp_path_factory.mktemp("c"), Nothing())
    except DataError as error:
        assert "empty" in str(error), "an invisible mark was all there was"
        return
    # Invisible marks are taken out, and that is counted.
    assume(not made.done.left)
    back = records(made)
    for record in shelf.all:
        same(as_read(record), own_track(back[record.id]))


@pytest.mark.parametrize("form", TERMINOLOGY)
@given(corpora())
@LAW
def test_whatever_a_term_says_comes_back_in_the_fields_of_the_format(
    tmp_path_factory: pytest.TempPathFactory, form: str, terms: list[Term]
) -> None:
    cited = [Source(id=one, name=one, type="report", issuer="A body") for one in ("s-one", "s-two")]
    shelf = Shelf([*terms, *cited])
    made = imported(form, written(form, shelf), tmp_path_factory.mktemp("c"), Nothing())
    back = records(made)
    for term in terms:
        again = back[term.id]
        assert isinstance(again, Term)
        assert set(again.broader) == set(term.broader)
        for field in ("name", "contested", "reviewed"):
            assert plain(getattr(again, field)) == plain(getattr(term, field)), field
        said = [term.summary, *term.definition.split("\n")]
        assert [again.summary, *again.definition.split("\n")] == said
        assert named(again) == named(term)


def is_valid(record: Record) -> bool:
    """Whether a record could stand in a corpus; the schema alone makes some that could not."""
    plain = {name: value for name, value in record.to_plain().items() if value != []}
    if not IDENTIFIER.fullmatch(plain.get("track", "a")):
        return False
    if record.kind == "source":
        plain["title"] = plain.pop("name")
    if record.kind == "correction":
        plain.pop("summary", None)
    return not record_of(Table(record.kind, plain, "c.toml", 1, ""))[1]


def as_read(record: Record) -> Record:
    """A record as its author would have it read: a correction's fact is its summary."""
    return record.replace(summary=record.fact) if isinstance(record, Correction) else record


def own_track(record: Record) -> Record:
    """A record with its track, which is the pack's own, as it was called before."""
    track = getattr(record, "track", "")
    return record.replace(track=track.removeprefix("mini-")) if track else record


@pytest.mark.parametrize("name", ["=1+1", "'=x", "'abc '=x", "'tis", "\"'=x", "''@x"])
def test_a_cell_that_looks_like_a_formula_comes_back(
    store: Store, tmp_path: Path, name: str
) -> None:
    term = Term(id="x", name=name, summary="One.", definition="One.")
    made = imported("csv", written("csv", Shelf([term])), tmp_path, store)
    assert [one.name for one in records(made).values()] == [name]
