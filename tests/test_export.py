"""``export``: what is taken out, how it is written, and what users' programs read of it."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import given

from diplocli.cli.environment import Environment
from diplocli.cli.program import main
from diplocli.corpus.index.store import Store
from diplocli.errors import DiplocliError
from diplocli.exchange import FORMATS, REFERENCES, Format, chosen, export
from diplocli.exchange.csv import GUARDED
from diplocli.model import KINDS, Count, Instrument, Record, Term, Value
from diplocli.queries.define import Entry
from diplocli.queries.selection import Filter, select
from diplocli.render.human import progress

from .conftest import MINI, Run, Terminal
from .generated import LAW, Shelf, shelves

TEXTS = [one.id for one in FORMATS.values() if not one.binary and not one.extra]


def written(format: str, records: Any, **options: str) -> str:
    """What an export writes of a selection, in a format of text."""
    out = io.StringIO(newline="")
    one = FORMATS[format]
    export(one, records, out, chosen(one, [f"{name}={value}" for name, value in options.items()]))
    return out.getvalue()


def selected(store: Store, format: str = "json", **asked: Any) -> Any:
    return select(store, Filter(**asked), FORMATS[format].kinds, lambda message: None)


# What is taken out.


def ids(run: Run, *arguments: str) -> list[str]:
    found = run("export", "jsonl", *arguments)
    assert found.status == 0, found.stderr
    return [json.loads(line)["id"] for line in found.stdout.splitlines()]


def test_without_a_filter_data_formats_hold_every_record_of_every_kind(
    real: Run, tmp_path: Path
) -> None:
    counts = real("info", "--json").json["counts"]
    whole = tmp_path / "all.json"
    assert real("export", "json", "-o", str(whole)).status == 0
    records = json.loads(whole.read_text())["records"]
    assert {kind: sum(one["kind"] == kind for one in records) for kind in KINDS} == {
        kind: counts[kind] for kind in KINDS
    }
    assert [(KINDS.index(one["kind"]), one["id"]) for one in records] == sorted(
        (KINDS.index(one["kind"]), one["id"]) for one in records
    )


def test_a_filter_means_what_it_means_elsewhere(mini: Run) -> None:
    everything = ids(mini)
    assert ids(mini, "--kind", "term", "--topic", "forms") == [
        "cyber-diplomacy",
        "digital-diplomacy",
    ]
    assert ids(mini, "--track", "us") == [
        row.split("\t")[2]
        for row in mini("timeline", "--track", "us", "--plain").stdout.splitlines()
    ]
    assert set(ids(mini, "--type", "State")) == {"united-states"}
    assert set(ids(mini, "--actor", "GGE", "--kind", "term")) == {"cyber-diplomacy"}
    assert ids(mini, "coordinator", "named", "--kind", "milestone") == ["2011-coordinator-named"]
    assert set(ids(mini, "--kind", "term", "--kind", "contrast")) < set(everything)


def test_dates_leave_out_what_has_none(mini: Run) -> None:
    assert set(ids(mini, "--from", "2019", "--kind", "term", "--kind", "milestone")) == {
        "2019-group-opens"
    }
    assert "cyber-diplomacy" not in ids(mini, "--to", "2015")
    backwards = mini("export", "json", "--from", "2019", "--to", "2015")
    assert (backwards.status, "swap" in backwards.stderr) == (2, True)


def test_references_are_the_sources_that_the_records_cite(mini: Run) -> None:
    def keys(*arguments: str) -> list[str]:
        found = mini("export", "bibtex", *arguments)
        return [entry.key for entry in parse_string(found.stdout).entries]

    assert keys() == ["report-2015", "scholars-2017"]
    assert keys("--kind", "correction") == ["report-2015"]
    assert keys("--topic", "forms", "--type", "article-journal") == ["scholars-2017"]
    assert keys("--kind", "source", "--from", "2017") == ["scholars-2017"]
    assert keys("espionage", "--kind", "term", "--to", "2001") == []


def test_terminology_is_every_term_and_instrument_and_what_has_an_acronym(real: Run) -> None:
    entries = json.loads(real("glossary", "--json").stdout)["entries"]
    acronyms = json.loads(real("glossary", "--acronyms", "--json").stdout)["entries"]
    expected = {one["id"] for one in entries if one["kind"] in ("term", "instrument")}
    expected |= {one["id"] for one in acronyms}
    found = real("export", "tbx").stdout
    there = set(re.findall(r'<conceptEntry id="c-([^"]+)"', found))
    assert expected <= there
    assert real("export", "tbx", "--kind", "actor").stdout.count("<conceptEntry") == len(
        [one for one in entries if one["kind"] == "actor"]
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export",), "needs a format"),
        (("export", "-o", "y.csv"), "try: diplocli export csv -o y.csv\n"),
        (("export", "-o", "y.ris", "--topic", "forms"), "try: diplocli export ris -o y.ris\n"),
        (("export", "-o", "y"), "needs a format: json, jsonl"),
        (("export", "jsonn"), "try: json, jsonl\n"),
        (("export", "xlsx"), "try: json, jsonl, csv,"),
        (("export", "markdwn"), "try: markdown"),
        (("export", "json", "--topic", "nonsense"), "there is no topic"),
        (("export", "json", "--type", "nonsense"), "there is no record of type"),
        (("export", "json", "--kind", "nonsense"), "there is no kind “nonsense”; try: term,"),
        (("export", "skos", "--kind", "contrast"), "there is no kind “contrast”"),
        (("export", "json", "--set", "bom=no"), "json has no options"),
        (("export", "csv", "--set", "bom=perhaps"), "yes or no"),
        (("export", "csv", "--set", "bam"), "bom="),
        (("export", "skos", "--set", "base=no address"), "beginning of an address"),
        (("export", "sqlite"), "-o diplocli.sqlite"),
        (("export", "json", "--json"), "--list"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_what_can(
    mini: Run, arguments: tuple[str, ...], told: str
) -> None:
    found = mini(*arguments)
    assert (found.status, found.stdout) == (2, "")
    assert told in found.stderr


def test_the_list_names_every_format(mini: Run) -> None:
    formats = mini("export", "--list", "--json").json["formats"]
    assert [one["id"] for one in formats] == list(FORMATS)
    lines = mini("export", "--list").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(FORMATS)
    shown = mini("export", "--list", terminal=True).stdout
    assert "--set base=… (urn:diplocli:)" in shown
    assert "needs -o" in shown


def test_declarations_hold() -> None:
    for one in FORMATS.values():
        assert set(one.kinds) <= set(KINDS)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id)
    for id in set(FORMATS) & set(REFERENCES) - {"markdown"}:
        assert FORMATS[id].description == REFERENCES[id].description


# How a file is written.


def test_a_file_is_written_whole_or_not_at_all(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("as it was")

    def broken(self: object, *kinds: str, linked: bool = False) -> Iterator[Entry]:
        raise DiplocliError("it broke off")
        yield

    monkeypatch.setattr("diplocli.queries.selection.Selection.entries", broken)
    assert mini("export", "json", "-o", str(target)).status != 0
    assert mini("export", "json").stdout == ""
    assert target.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_left_is_no_file(mini: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    for one in FORMATS.values():
        if not one.extra:
            found = mini("export", one.id, "unfindable", "-o", str(target))
            assert (found.status, found.stdout) == (1, ""), one.id
            assert "take away a filter" in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(mini: Run, tmp_path: Path) -> None:
    found = mini("export", "json", "-o", str(tmp_path / "no" / "out.json"))
    assert found.status == 4
    assert "out.json" in found.stderr


def test_a_named_pipe_stays_one(mini: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert mini("export", "csv", "-o", str(pipe)).status == 0
        assert read.result(10).startswith(b"\xef\xbb\xbf")
    assert pipe.is_fifo()


def test_what_a_shell_passes_on_is_written_to(mini: Run) -> None:
    """``-o /dev/stdout`` and ``-o >(gzip)``: a link below /dev/fd, to what has no name of its own."""
    reader, writer = os.pipe()
    assert mini("cite", "gge", "-o", f"/dev/fd/{writer}").status == 0
    os.close(writer)
    with open(reader, encoding="utf-8") as pipe:
        assert pipe.read() == mini("cite", "gge").stdout


def test_a_hyphen_is_standard_output(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("export", "csv"), ("cite", "gge"), ("graph", "gge"), ("brief", "gge")):
        written, shown = mini(*arguments, "-o", "-"), mini(*arguments)
        assert (written.status, written.stdout) == (0, shown.stdout)
    assert "needs a file to write" in mini("export", "sqlite", "-o", "-").stderr
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_is_shown_what_is_safe(mini: Run) -> None:
    shown = mini("export", "csv", terminal=True).stdout
    assert shown.startswith('"kind","id"')
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd]", shown)


def test_progress_is_for_who_waits_at_a_terminal(
    mini: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    quick, waiting = Terminal(), Terminal()
    arguments = ["export", "jsonl", "-o", str(tmp_path / "a")]
    main(arguments, Environment(io.StringIO(), quick, {}))
    assert quick.getvalue() == f"diplocli: written: {tmp_path / 'a'}\n"
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "STEP", 0.0)
    main(arguments, Environment(io.StringIO(), waiting, {}))
    *drawn, last = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", waiting.getvalue()).split("\r")
    assert any(re.search(r"exporting .* \d+ records", one) for one in drawn)
    assert last == quick.getvalue()
    assert "\r" not in mini("export", "jsonl", "-o", str(tmp_path / "b")).stderr


def exported(format: Format, seed: str, folder: Path, corpus: str) -> bytes:
    """The bytes that a process of its own writes."""
    target = folder / f"{format.id}-{seed}"
    subprocess.run(
        [sys.executable, "-m", "diplocli", "export", format.id, "-o", str(target)],
        env={**os.environ, "DIPLOCLI_DATA": corpus, "PYTHONHASHSEED": seed},
        check=True, capture_output=True,
    )  # fmt: skip
    return target.read_bytes()


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda one: one.id)
def test_an_edition_gives_the_same_bytes_in_every_process(format: Format, tmp_path: Path) -> None:
    first, second = (exported(format, seed, tmp_path, str(MINI)) for seed in ("1", "2"))
    assert first == second
    assert first


class Heap(Shelf):
    """Very many records that are made as they are read."""

    def __init__(self, number: int) -> None:
        self.number = number

    def records(self, *kinds: str) -> Iterator[Record]:
        if "term" in (kinds or self.kinds):
            for number in range(self.number):
                yield Term(
                    id=f"t-{number:09}", name=f"term {number}", summary="s" * 300,
                    definition="d" * 300, topics=("law",),
                )  # fmt: skip

    def entries(self, *kinds: str, linked: bool = False) -> Iterator[Entry]:
        for record in self.records(*kinds):
            yield Entry(record=record, titles={}, sources={})


class Nowhere(io.TextIOBase):
    """A stream that only counts."""

    size = 0

    def write(self, text: str) -> int:
        self.size += len(text)
        return len(text)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "skos", "skos-jsonld", "tbx"])
def test_what_has_been_written_is_not_kept(format: str) -> None:
    one, out = FORMATS[format], Nowhere()
    export(one, Heap(1), Nowhere(), chosen(one, []))  # type: ignore[arg-type]
    tracemalloc.start()
    try:
        report = export(one, Heap(2_000), out, chosen(one, []))  # type: ignore[arg-type]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert report.written == 2_000
    assert out.size > 1_200_000
    assert peak < out.size / 2


# JSON.


def test_a_record_in_json_is_what_define_answers(mini: Run) -> None:
    records = mini("export", "json").json["records"]
    assert records == [json.loads(line) for line in mini("export", "jsonl").stdout.splitlines()]
    for one in records:
        if one["kind"] in ("term", "issue", "instrument"):
            matches = json.loads(mini("define", one["id"], "--json").stdout)["matches"]
            assert one in matches


# CSV.

FORMULA = re.compile(r'"*[=+\-@\t\r\n＝＋－＠]')  # What a spreadsheet would take for one.


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and GUARDED.match(cell[1:]) else cell


def rows(text: str) -> list[dict[str, str]]:
    """What a program reads of CSV, apostrophes before formulas taken away."""
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in found]


def as_cells(record: Record) -> dict[str, str]:
    """A record's fields as the documentation says that CSV has them."""
    cells = {"kind": record.kind}
    for name, value in record.__dict__.items():
        if name == "aliases":
            text = "\n".join(
                " ".join(filter(None, (a.type, a.lang))) + f": {a.text}" for a in value
            )
        elif name == "cites":
            text = "\n".join(": ".join(filter(None, (c.source, c.at))) for c in value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Value):
            text = json.dumps([one.to_plain() for one in value], ensure_ascii=False)
        elif isinstance(value, tuple):
            text = "\n".join(value)
        elif isinstance(value, bool):
            text = "true" if value else "false"
        else:
            text = str(value or "")
        cells[name.rstrip("_")] = text
    return cells


def filled(row: dict[str, str]) -> dict[str, str]:
    """The cells that say something: neither empty nor what goes without saying."""
    return {name: cell for name, cell in row.items() if cell not in ("", "false", "bundled")}


def test_csv_holds_every_field_of_the_corpus(store: Store) -> None:
    records = list(selected(store).records())
    assert [filled(row) for row in rows(written("csv", selected(store)))] == [
        filled(as_cells(one)) for one in records
    ]


@LAW
@given(shelves())
def test_csv_holds_whatever_a_record_says(shelf: Shelf) -> None:
    text = written("csv", shelf)
    assert [filled(row) for row in rows(text)] == [filled(as_cells(one)) for one in shelf.all]
    cells = [cell for row in csv.reader(io.StringIO(text[1:], newline="")) for cell in row]
    assert not any(FORMULA.match(cell) for cell in cells)


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '"=1', "'=1", "'\"=1", "＝1", "'", "''-"],
)
def test_no_cell_is_a_formula(name: str) -> None:
    shelf = Shelf([Term(id="a", name=name, definition="d")])
    (cell,) = [
        row["name"]
        for row in csv.DictReader(io.StringIO(written("csv", shelf, bom="no"), newline=""))
    ]
    assert not FORMULA.match(cell)
    assert unguarded(cell) == name


def test_a_cell_stays_whole_where_semicolons_part_cells() -> None:
    text = written("csv", Shelf([Term(id="a", name="x;=1+1;y", definition="d")]))
    assert '"x;=1+1;y"' in text


def test_csv_in_an_encoding_that_spreadsheets_know(mini: Run) -> None:
    text = mini("export", "csv").stdout
    assert text.startswith('\ufeff"kind","id","name"')
    assert text.count("\r\n") == 1 + len(ids(mini))
    assert mini("export", "csv", "--set", "bom=no").stdout == text[1:]
    assert "definition" not in rows(mini("export", "csv", "--kind", "source").stdout)[0]


# SQLite.


@pytest.fixture
def database(real: Run, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    target = tmp_path / "all.sqlite"
    assert real("export", "sqlite", "-o", str(target)).status == 0
    connection = sqlite3.connect(target)
    yield connection
    connection.close()


def test_sqlite_is_sound_and_holds_everything(database: sqlite3.Connection, real: Run) -> None:
    def number(sql: str) -> int:
        found: int = database.execute(sql).fetchone()[0]
        return found

    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    counts = real("info", "--json").json["counts"]
    for kind in (one for one in KINDS if one != "contrast"):
        assert number(f"SELECT count(*) FROM {kind}") == counts[kind]
    for part in ("reading", "position", "holder"):
        assert number(f"SELECT count(*) FROM {part}") == counts[part]
    assert (
        number("SELECT count(DISTINCT name) FROM alias WHERE type = 'acronym'") == counts["acronym"]
    )
    assert number("SELECT count(*) FROM alias WHERE lang IS NOT NULL") == counts["translation"]
    assert number("SELECT count(*) FROM link WHERE target NOT IN (SELECT id FROM record)") == 0
    assert number("SELECT count(*) FROM citation WHERE source NOT IN (SELECT id FROM source)") == 0


def test_sqlite_answers_questions_in_its_own_words(database: sqlite3.Connection) -> None:
    holders = database.execute(
        "SELECT record.name FROM holder JOIN record ON record.id = holder.person"
        " WHERE actor = 'state-office-cyber-coordinator' ORDER BY begins"
    ).fetchall()
    everyone = database.execute("SELECT count(*) FROM holder WHERE begins <= '2016'").fetchone()[0]
    assert everyone > len(holders) >= 0
    described = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'reading'").fetchone()[
        0
    ]
    assert "what one authority means by a term" in described


def test_a_filtered_database_brings_the_sources_it_cites(mini: Run, tmp_path: Path) -> None:
    target = tmp_path / "terms.sqlite"
    assert mini("export", "sqlite", "--kind", "term", "-o", str(target)).status == 0
    with sqlite3.connect(target) as found:
        assert found.execute("SELECT id FROM source").fetchall() == [
            ("report-2015",),
            ("scholars-2017",),
        ]
        assert found.execute("SELECT count(*) FROM term").fetchone() == (3,)
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
    found.close()


@LAW
@given(shelves())
def test_sqlite_takes_whatever_a_record_says(shelf: Shelf) -> None:
    out = io.BytesIO()
    report = export(FORMATS["sqlite"], shelf, out, {})  # type: ignore[arg-type]
    assert report.written == len(shelf.all)
    with sqlite3.connect(":memory:") as found:
        found.deserialize(out.getvalue())
        assert found.execute("SELECT id, name FROM record ORDER BY id").fetchall() == sorted(
            (one.id, one.name) for one in shelf.all
        )
    found.close()


def test_sqlite_takes_numbers_that_its_integers_cannot_hold() -> None:
    counts = (
        Count(of="grains", number=10**30),
        Count(of="sacks", number=2**62),
        Count(of="all", number=10**400),
    )
    one = Instrument(id="a", name="a", type="treaty", counts=counts)
    out = io.BytesIO()
    export(FORMATS["sqlite"], Shelf([one]), out, {})  # type: ignore[arg-type]
    with sqlite3.connect(":memory:") as found:
        found.deserialize(out.getvalue())
        numbers = found.execute("SELECT number FROM number ORDER BY place").fetchall()
    found.close()
    assert numbers == [(1e30,), (2**62,), (math.inf,)]


# References.


def test_references_open_in_the_programs_for_them(real: Run) -> None:
    number = real("info", "--json").json["counts"]["source"]
    library = parse_string(real("export", "biblatex").stdout)
    assert (len(library.entries), library.failed_blocks) == (number, [])
    assert len(parse_string(real("export", "bibtex").stdout).entries) == number
    assert len(rispy.loads(real("export", "ris").stdout)) == number
    items = json.loads(real("export", "csl-json").stdout)
    assert [one["id"] for one in items] == sorted(one["id"] for one in items)
    assert len(items) == number
