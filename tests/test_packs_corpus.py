"""Packs as the corpus side sees them: read as they come, refused whole, found fast."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diplocli.corpus import stretch
from diplocli.corpus.index import fulltext
from diplocli.corpus.index.hierarchy import cycles
from diplocli.corpus.index.near import near_keys, near_words
from diplocli.corpus.index.store import MANY_LINKS, Store
from diplocli.corpus.layers import Layers
from diplocli.corpus.pack import check_pack, compile_pack, join_pack, read_pack_manifest
from diplocli.corpus.written.cut import LARGEST_RECORD, PIECE, Stretch, chunk_of
from diplocli.corpus.written.findings import MOST, Finding
from diplocli.corpus.written.lines import tables_by_line
from diplocli.corpus.written.manifest import pack_head
from diplocli.corpus.written.rules.codes import PACK_CODES
from diplocli.corpus.written.tables import table_at, tables_of
from diplocli.documents.briefing.matter import Asked, gather
from diplocli.errors import DataError
from diplocli.queries.compare import compare
from diplocli.queries.define import entry
from diplocli.queries.graph import graph
from diplocli.queries.nearest import suggestions
from diplocli.render.pages import page

from .conftest import Run

HEAD = 'pack = "ministry"\n'
TERM = '[[term]]\nid = "cloud-desk"\nname = "cloud desk"\ndefinition = "A desk in the cloud."\n'
SOURCE = '[[source]]\nid = "our-memo"\ntype = "report"\ntitle = "Memo"\n'
FULL = (
    'summary = "A desk."\ntopics = ["law"]\nreviewed = "2020-01-31"\n'
    'cites = [{ source = "report-2015", at = "p. 1" }]\n'
)


def pack(folder: Path, *texts: str) -> Path:
    """A pack of one file: a head, then texts."""
    path = folder / "ministry.toml"
    path.write_text(HEAD + "\n".join(texts), encoding="utf-8")
    return path


def found(path: Path, below: Store) -> list[Finding]:
    return [one for one in check_pack(path, below) if one.is_error]


@pytest.fixture
def compiled(tmp_path: Path, store: Store) -> Iterator[Store]:
    """The index of a small pack over the small corpus."""
    text = (
        TERM
        + 'broader = ["cyber-diplomacy"]\n'
        + '\n[[term]]\nid = "cloud-attache"\nname = "cloud attaché"\ndefinition = "Sits there."\n'
        + 'related = ["cloud-desk"]\naliases = [{ text = "CLAT", type = "acronym" }]\n'
        + '\n[[addition]]\nto = "espionage"\naliases = [{ text = "peeking", type = "short" }]\n'
    )
    place = tmp_path / "index.sqlite"
    assert not [one for one in compile_pack(pack(tmp_path, text), place, store) if one.is_error]
    opened = Store.open(str(place), str(tmp_path))
    yield opened
    opened.close()


def test_a_pack_is_compiled_over_what_it_stands_on(compiled: Store) -> None:
    assert compiled.pack == "ministry"
    assert [hit.id for hit in compiled.named("clouddesk")][:1] == ["cloud-desk"]
    assert [row.id for _, row in compiled.links_to("cloud-desk")] == ["cloud-attache"]
    assert [one.aliases[0].text for one in compiled.additions(["espionage"])] == ["peeking"]
    assert [hit.kind for hit in compiled.named("peeking")] == ["addition"]
    assert suggestions(compiled, "clouud dek")[:1] == ("cloud desk",)
    path, line = compiled.origin("cloud-attache")
    assert table_at(Path(path), line).startswith('[[term]]\nid = "cloud-attache"')


def test_words_of_one_pack_are_learnt_in_the_next(tmp_path: Path, store: Store) -> None:
    for place in (tmp_path / "one.sqlite", tmp_path / "other.sqlite"):
        compile_pack(pack(tmp_path, TERM), place, store)
        compiled = Store.open(str(place))
        assert near_words(compiled, "clodu") == ["cloud"]
        compiled.close()


EDITS = {
    "E210": (TERM.replace("cloud-desk", "espionage"), 3),
    "E211": (TERM + "overrides = true\n", 6),
    "E212": ('[[addition]]\nto = "no-such-thing"\n', 3),
    "W401": (TERM, 3),
    "W402": (TERM + '[[term.readings]]\nwho = "Us"\nstresses = "Clouds."\n', 6),
    "W403": (TERM, 3),
    "W404": (SOURCE, 3),
    "W405": (SOURCE + 'issuer = "We"\nurl = "https://example.org/"\n', 7),
    "W406": (TERM, 3),
}


@pytest.mark.parametrize("code", sorted(PACK_CODES.keys() - {"E113", "W207"}))
def test_each_code_of_packs(tmp_path: Path, store: Store, code: str) -> None:
    text, line = EDITS[code]
    findings = [one for one in check_pack(pack(tmp_path, text), store) if one.code == code]
    assert [(one.path, one.line) for one in findings] == [("ministry.toml", line)]


def test_a_complete_record_has_no_findings(tmp_path: Path, store: Store) -> None:
    assert check_pack(pack(tmp_path, TERM + FULL), store) == []


def test_hiding_nothing_is_a_warning_and_hiding_hides(tmp_path: Path, store: Store) -> None:
    path = pack(tmp_path, 'hides = ["no-such-thing", "espionage"]', TERM + FULL)
    place = tmp_path / "index.sqlite"
    assert [one.code for one in compile_pack(path, place, store)] == ["W207"]
    compiled = Store.open(str(place))
    assert compiled.shadows(["espionage", "cloud-desk"]) == {"espionage"}
    compiled.close()


LINK = TERM + 'related = ["%s"]\n'
OVERRIDE = (
    '[[term]]\nid = "cyber-diplomacy"\nname = "cyber diplomacy"\noverrides = true\n'
    'definition = "Ours."\nbroader = ["digital-diplomacy"]\n'
)
HOSTILE = {
    "E101 a text left open": ('[[term]]\nid = "a"\nname = "a\ndefinition = "b"\n', "E101", 4),
    "E101 nested deeply": (TERM + "related = " + "[" * 50_000, "E101", 2),
    "E101 an endless number": (TERM + "x = " + "9" * 10_000, "E101", 2),
    "E102 no such kind": (TERM + '\n[[word]]\nid = "w"\n', "E102", 7),
    "E102 a topic after records": (TERM + '\n[[topics]]\nid = "w"\n', "E102", 7),
    "E103 a control character in a key": (TERM + '"\\u001b[31m" = 1\n', "E103", 2),
    "E107 ids that differ by case": (TERM + TERM.replace("cloud-desk", "Cloud-Desk"), "E107", 7),
    "E109 a control sequence": (TERM.replace("desk in", "\\u001b]0;x in"), "E109", 5),
    "E109 text turned round": (TERM.replace("desk in", "\\u202edesk in"), "E109", 5),
    "E112 a million characters": (TERM.replace("A desk", "A" * (2**20 + 1)), "E112", 5),
    "E201 an id twice": (TERM + TERM, "E201", 7),
    "E202 a link to nothing": (LINK % "no-such-thing", "E202", 6),
    "E203 a link to another kind": (TERM + 'broader = ["gge"]\n', "E203", 6),
    "E205 an unknown topic": (TERM + 'topics = ["cooking"]\n', "E205", 6),
    "E207 a record above itself": (TERM + 'broader = ["cloud-desk"]\n', "E207", 6),
    "E209 a record beside itself": (LINK % "cloud-desk", "E209", 6),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_texts_are_refused_whole(tmp_path: Path, store: Store, case: str) -> None:
    text, code, line = HOSTILE[case]
    place = tmp_path / "out" / "index.sqlite"
    place.parent.mkdir()
    findings = compile_pack(pack(tmp_path, text), place, store)
    assert (code, line) in [(one.code, one.line) for one in findings], findings
    assert list(place.parent.iterdir()) == []
    assert all(str(one).isprintable() for one in findings)


def test_a_circle_that_runs_through_the_corpus(tmp_path: Path, store: Store) -> None:
    assert ("broader", "cyber-diplomacy") in store.targets_of("digital-diplomacy")
    (finding,) = found(pack(tmp_path, OVERRIDE), store)
    assert (finding.code, finding.line) == ("E207", 7)


def test_not_utf8_names_the_line(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "ministry.toml"
    path.write_bytes((HEAD + TERM).encode() + b'\n[[term]]\nid = "\xff"\n')
    (finding,) = found(path, store)
    assert (finding.code, finding.line) == ("E101", 8)


def test_a_hundred_megabytes_in_one_field(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "ministry.toml"
    with path.open("wb") as file:
        file.write((HEAD + TERM + '\n[[term]]\nid = "large"\nname = "large"\n').encode())
        file.write(b'definition = """')
        for _ in range(100):
            file.write(b"large " * (2**20 // 6))
        file.write(b'"""\n')
    (finding,) = found(path, store)
    assert (finding.code, finding.line) == ("E112", 7)


def test_what_leads_out_of_the_folder_is_refused(tmp_path: Path, store: Store) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "pack"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.toml").write_text(TERM)
    (folder / "pack.toml").write_text(HEAD)
    (folder / "link.toml").symlink_to(outside / "secret.toml")
    (folder / "linked").symlink_to(outside)
    os.mkfifo(folder / "pipe.toml")
    findings = found(folder, store)
    assert [(one.code, one.path) for one in findings] == [
        ("E113", "link.toml"), ("E113", "linked"), ("E113", "pipe.toml"),
    ]  # fmt: skip
    with pytest.raises(DataError, match="E113"):
        join_pack(folder, io.BytesIO())


def test_a_link_inside_the_folder_is_read_once(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "pack"
    (folder / "terms").mkdir(parents=True)
    (folder / "pack.toml").write_text(HEAD)
    (folder / "terms" / "all.toml").write_text(TERM + FULL)
    (folder / "again").symlink_to(folder / "terms")
    assert check_pack(folder, store) == []


def test_a_head_hidden_in_a_text_is_text(tmp_path: Path, store: Store) -> None:
    hidden = TERM.replace('"A desk in the cloud."', '"""\nA desk\n[[term]]\nid = "x"\n"""')
    filler = "".join(TERM.replace("cloud-desk", f"t{n}") for n in range(PIECE // 60))
    path = pack(tmp_path, filler + hidden + filler.replace('"t', '"u'))
    place = tmp_path / "index.sqlite"
    assert not [one for one in compile_pack(path, place, store) if one.is_error]
    compiled = Store.open(str(place), str(tmp_path))
    assert "[[term]]" in getattr(compiled.record("cloud-desk"), "definition", "")
    assert compiled.counts()["term"] == 2 * (PIECE // 60) + 1
    last = f"u{PIECE // 60 - 1}"
    file, line = compiled.origin(last)
    assert Path(file).read_text().splitlines()[line] == f'id = "{last}"'
    compiled.close()


def test_an_index_is_the_same_however_many_processes_make_it(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = PIECE // 80
    records = (
        TERM.replace('id = "cloud-desk"', f'id = "t{n}"').replace(
            "cloud desk", f"Desk {n % 999:b} b"
        )
        + f'related = ["t{(n + number // 2) % number}"]\n'
        for n in range(number)
    )
    path = pack(tmp_path, "".join(records))
    assert path.stat().st_size > PIECE
    made = []
    for name, worth_it in (("alone", sys.maxsize), ("helped", 0)):
        monkeypatch.setattr(stretch, "WORTH_IT", worth_it)
        assert not [one for one in compile_pack(path, tmp_path / name, store) if one.is_error]
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_byte_order_mark_and_carriage_returns(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "ministry.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + TERM + FULL).replace("\n", "\r\n").encode())
    assert check_pack(path, store) == []


def test_many_warnings_are_counted_not_kept(tmp_path: Path, store: Store) -> None:
    number = 5 * MOST
    text = "".join(TERM.replace("cloud-desk", f"t{n}") for n in range(number))
    findings = [one for one in check_pack(pack(tmp_path, text), store) if one.code == "W401"]
    assert len(findings) == MOST + 1
    assert findings[-1].message == f"and {number - MOST} more of this kind"


def test_progress_goes_from_the_beginning_to_the_end(tmp_path: Path, store: Store) -> None:
    told: list[tuple[int, int, int]] = []
    path = pack(tmp_path, "".join(TERM.replace("cloud-desk", f"t{n}") for n in range(9000)))
    compile_pack(path, tmp_path / "index.sqlite", store, lambda *step: told.append(step))
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    assert told[-1] == (2 * path.stat().st_size, 2 * path.stat().st_size, 9000)


@pytest.mark.parametrize(
    "head",
    ["", 'pack = "Ministry"\n', 'pack = "bundled"\n', 'pack = "a"\nx = 1\n', 'pack = "a"\nhides = "b"\n',
     'pack = "a"\ntitle = "\\u202e"\n', 'pack = "a"\nlanguage = "french"\n', 'pack = "a"\ntopics = [1]\n',
     'pack = "a"\n[term]\nid = "b"\n'],
)  # fmt: skip
def test_a_faulty_head_is_refused_with_its_place(tmp_path: Path, store: Store, head: str) -> None:
    path = tmp_path / "ministry.toml"
    path.write_text(head + TERM)
    with pytest.raises(DataError, match=r"ministry\.toml:\d+: E110"):
        read_pack_manifest(path)
    assert [one.code for one in found(path, store)] == ["E110"]


def test_what_is_no_kind_of_record_is_told_so_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ministry.toml"
    path.write_text(HEAD + 'titel = "Words"\n' + TERM.replace("[[term]]", "[[terms]]"))
    _, findings = pack_head(path)
    assert [one.message.partition(";")[0] for one in findings] == [
        "unknown key “titel”",
        "“terms” is not a kind of record",
    ]
    assert "the kinds are [[term]], " in findings[1].message


def test_a_folder_that_is_no_pack_is_told_so(mini: Run, tmp_path: Path) -> None:
    for command in ("add", "check"):
        refused = mini("pack", command, str(tmp_path))
        assert (refused.status, refused.stdout) == (4, "")
        assert refused.stderr == (
            f"diplocli: {tmp_path}: no pack.toml is there; a folder is a pack where it holds one\n"
        )


def test_the_head_of_a_large_pack_is_read_alone(tmp_path: Path) -> None:
    path = tmp_path / "ministry.toml"
    path.write_text(HEAD + 'title = "Words"\n' + TERM + "not TOML at all\n" * 100_000)
    assert read_pack_manifest(path).title == "Words"


def test_a_chain_as_long_as_the_pack_has_no_circle_but_one_at_its_end() -> None:
    chain = [(n, n + 1) for n in range(1, 200_000)]
    assert list(cycles(chain, 200_000)) == []
    ((circle),) = cycles([*chain, (200_000, 1)], 200_000)
    assert len(circle) == 200_000


WORDS = st.sampled_from(["cyber", "cloud", "desk", "naïve", "données", "law", "网络"])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8),
    spread=st.integers(1, 4),
    links=st.lists(st.integers(0, 7), max_size=8),
)  # fmt: skip
def test_a_folder_and_its_joined_file_answer_alike(
    tmp_path_factory: pytest.TempPathFactory,
    store: Store,
    names: list[str],
    spread: int,
    links: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "pack.toml").write_text(HEAD + 'hides = ["espionage"]\n')
    for place, name in enumerate(names):
        linked = [f"t{n}" for n in links if n < len(names) and n != place]
        with (folder / f"{place % spread}.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[[term]]\nid = "t{place}"\nname = "{name}"\ndefinition = "{name}."\n')
            if linked:
                file.write(f"related = {sorted(set(linked))}\n".replace("'", '"'))
    joined = folder.with_suffix(".toml")
    with joined.open("wb") as file:
        join_pack(folder, file)
    stores = []
    for number, pack in enumerate((folder, joined)):
        index = tmp_path_factory.mktemp("out") / f"{number}.sqlite"
        assert not [one for one in compile_pack(pack, index, store) if one.is_error]
        stores.append(Store.open(str(index)))
    one, other = stores
    ids = [f"t{place}" for place in range(len(names))]
    assert one.records(ids) == other.records(ids)
    assert one.counts() == other.counts()
    assert one.shadows(["espionage"]) == other.shadows(["espionage"]) == {"espionage"}
    for record_id in ids:
        assert one.links_to(record_id) == other.links_to(record_id)
    for name in names:
        key = name.replace(" ", "")
        assert {hit.id for hit in one.named(key)} == {hit.id for hit in other.named(key)}
    for opened in stores:
        opened.close()


MEASURE = """
import resource, sys
from pathlib import Path
from diplocli.corpus.locate import bundled
from diplocli.corpus.pack import compile_pack
compile_pack(Path(sys.argv[1]), Path(sys.argv[2]), bundled(print))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    peaks = []
    for number in (2_000, 20_000):
        path = tmp_path / "ministry.toml"
        with path.open("w") as file:
            file.write(HEAD)
            for n in range(number):
                linked = f'related = ["t{n - 1}"]\n' if n else ""
                file.write(f'[[term]]\nid = "t{n}"\nname = "word{n % 500} {n}"\n{linked}')
        called = [sys.executable, "-c", MEASURE, str(path), str(tmp_path / "index.sqlite")]
        ended = subprocess.run(called, capture_output=True, check=True, text=True)
        peaks.append(int(ended.stdout.split()[-1]) * (1 if sys.platform == "linux" else 1 / 1024))
    assert resource.RUSAGE_SELF == 0
    assert peaks[1] - peaks[0] < 40_000


def test_look_ups_use_indexes(compiled: Store) -> None:
    """No look-up goes through a table of the index from one end to the other."""
    statements: list[str] = []
    compiled._db.set_trace_callback(statements.append)
    compiled.named("clouddesk")
    compiled.names_from("clo", 20)
    compiled.records_from("c", ("term", "issue"), 10)
    compiled.titles(["cloud-desk"])
    compiled.records(["cloud-desk"])
    compiled.links_to("cloud-desk")
    compiled.links_from("cloud-desk")
    compiled.contrasts_of("cloud-desk")
    near_keys(compiled, ["cloud", "dek"])
    near_words(compiled, "clod")
    fulltext.named_by(compiled, ["clouddesk"])
    fulltext.holding(compiled, '"cloud"')
    fulltext.search(compiled, '"cloud"', ("term",))
    fulltext.search_names(compiled, '"cloud"', ("term",), topic="law")
    fulltext.heads(compiled, [1], ("term",), topic="law")
    compiled.shadows(["espionage"])
    compiled.additions(["espionage"])
    compiled._db.set_trace_callback(None)
    tables = ("record", "name", "link", "topic", "word", "slip", "shadow", "head")
    for statement in statements:
        if statement.startswith("--"):
            continue
        for *_, step in compiled._db.execute(f"EXPLAIN QUERY PLAN {statement}"):
            words = step.split()
            whole = words[0] == "SCAN" and words[1] in tables and "INDEX" not in words
            assert not whole, f"{step}: {statement}"
    assert len(statements) > 15


def test_a_record_as_large_as_is_allowed(tmp_path: Path, store: Store) -> None:
    texts = ", ".join(f'{{ text = "{n}", type = "spelling" }}' for n in range(60_000))
    assert 2**20 < len(texts) < LARGEST_RECORD
    assert found(pack(tmp_path, f"{TERM}aliases = [{texts}]\n"), store) == []


def test_what_refers_to_a_hub_is_read_and_shown_in_part(tmp_path: Path, store: Store) -> None:
    """A page of a record to which very many lead reads some of each field, and tells how many."""
    terms = "".join(
        f'[[term]]\nid = "t{n}"\nname = "spoke {n}"\ndefinition = "A spoke."\nbroader = ["cloud-desk"]\n'
        for n in range(3 * MANY_LINKS)
    )
    correction = (
        '[[correction]]\nid = "c"\nname = "A sky desk"\nwrong = ["sky desk"]\nfact = "It is not."\n'
        'about = ["cloud-desk"]\n'
    )
    place = tmp_path / "index.sqlite"
    path = pack(tmp_path, TERM, terms, correction)
    assert not [one for one in compile_pack(path, place, store) if one.is_error]
    with closing(Store.open(str(place))) as opened:
        both = Layers([opened, store])
        for asked in (opened, both):
            assert len(asked.links_to("cloud-desk", most=-1)) == 3 * MANY_LINKS + 1
            assert len(asked.links_to("cloud-desk")) == MANY_LINKS + 1
            assert asked.many_links_to("cloud-desk") == 3 * MANY_LINKS + 1
            assert asked.many_links_to("t1") == 0
        whole = entry(both, "cloud-desk")
        fields = Counter(field for field, _ in whole.linked_from)
        assert fields == {"broader": MANY_LINKS, "about": 1}
        assert whole.links == 3 * MANY_LINKS + 1
        shown = [item.text for section in page(whole).sections for item in section.items]
        assert f"{3 * MANY_LINKS + 1:,} links lead here; some of them are shown" in shown
        told: list[str] = []
        compared = compare(both, ["cloud desk", "espionage"], told.append).aspects
        (left_out,) = [one.cells for one in compared if one.aspect == "Left out"]
        assert left_out["cloud-desk"].startswith("1,501 links lead to it;")
        assert left_out["espionage"] == ""
        assert graph(both, "cloud desk", 1, told.append).cut
        gather(both, ["cloud-desk"], Asked(), told.append)
        assert told[-1].startswith("1,501 links lead to cloud desk;")
        above = tmp_path / "above.toml"
        one_more = TERM.replace("cloud-desk", "sky") + 'related = ["cloud-desk"]\n'
        above.write_text(HEAD.replace("ministry", "above") + one_more)
        compile_pack(above, tmp_path / "above.sqlite", both)
        with closing(Store.open(str(tmp_path / "above.sqlite"))) as third:
            three = Layers([third, opened, store])
            assert three.many_links_to("cloud-desk") == 3 * MANY_LINKS + 2
            assert len(three.links_to("cloud-desk")) == MANY_LINKS + 2


def test_posts_are_found_without_going_through_all_links(compiled: Store) -> None:
    statements: list[str] = []
    compiled._db.set_trace_callback(statements.append)
    compiled.held_posts()
    compiled._db.set_trace_callback(None)
    plan = compiled._db.execute(f"EXPLAIN QUERY PLAN {statements[0]}").fetchall()
    assert any("link_holder" in row[3] for row in plan)


LINES = st.sampled_from(
    [
        "[[term]]", "[[source]]", "[[addition]]", "[[term]] # one", "[[word]]", "[[term.readings]]",
        "[term.cells]", "", " ", "# a = b", 'id = "a"', 'id  = "a"', 'name = "naïve \u200b"',
        'name = "a" # "b"', 'name = "a\\u0041\\"b"', 'name = "a\x7fb"', 'name = "a"b"', 'name = "',
        'name = ""', "name = 'a'", 'definition = """', '"""', 'definition = """a"""', "detail = '''",
        'definition = """\\', '"x" = 1', 'word = "a"', 'id.x = "a"', 'name = "a\tb"', 'name = "a\rb"',
        'related = ["a", "b"]', 'related = [""]', 'related = ["a","b"]', 'related = ["a", ]',
        'related = ["a", "b" # "]', "related = [", "cites = [", '  "a",', "]", "  ]", "] # a", '  { source = "a" },',
        "[[term.readings]]", 'who = "a"', "[[source]] # x", "  [[term]]", "[source]", "[term]", "[term.x]", "term.x = 1",
        'related = ["a", 1]', 'topics = ["]',
        'aliases = [{ text = "a", type = "short" }]', "cites = [{ source = ", "overrides = true",
        "year = 2011", "date = 2011-05-16", "year = inf", "year = " + "9" * 5000, "related = " + "[" * 3000,
        'name = "[[term]]"', "pack = 1", 'title = "a = b"', 'title = "a\\tb"\r', "id = ",
    ]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@example(["[[term]]", 'definition = """', "[[term]]", 'id = "a"', '"""'], "\n", 1)
@given(
    st.lists(LINES, max_size=6).map(lambda lines: ["[[term]]", *lines]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([1, 7]),
)
def test_what_is_read_line_by_line_is_what_toml_says(lines: list[str], end: str, line: int) -> None:
    stretch = Stretch(end.join(lines).encode(), "pack.toml", line, 0, True)
    found = tables_by_line(stretch)
    if found is not None:
        assert found == list(tables_of(chunk_of(stretch), stretch.shown))


def test_plain_lines_are_read_line_by_line() -> None:
    lines = '[[term]]\nid = "a"\n\n[[source]]\ntitle = "b\\""\ncites = [{ source = "c" }]\n'
    text = lines.replace("cites", "url") + 'issuer = ["d", "e"]\n'
    found = tables_by_line(Stretch(text.encode(), "pack.toml", 7, 2, True))
    assert found is not None
    assert [(one.kind, one.line) for one in found] == [("term", 7), ("source", 10)]
    assert found[1].data == {"title": 'b"', "url": [{"source": "c"}], "issuer": ["d", "e"]}
