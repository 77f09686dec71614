"""Packs through the command line: added, layered over the corpus, listed, left out, removed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from diplocli.exchange import FORMATS

from .conftest import MINI, Run

PACK = """
pack = "ministry"
title = "Words of the ministry"
edition = "7"

[[term]]
id = "ministry-tasking"
name = "cyber tasking"
summary = "What a desk is asked to do."
definition = "A request from the minister's office about networks."
related = ["cyber-diplomacy"]
aliases = [{ text = "CT", type = "acronym" }]
topics = ["forms"]
cites = [{ source = "ministry-handbook", at = "p. 3" }]
reviewed = "2026-01-05"

[[source]]
id = "ministry-handbook"
type = "report"
title = "Handbook of the ministry"
issuer = "The ministry"

[[addition]]
to = "cyber-diplomacy"
aliases = [{ text = "netpolitik", type = "short" }]

[[addition.readings]]
who = "The ministry"
year = 2026
stresses = "What the ministry does all day."
cites = [{ source = "ministry-handbook", at = "p. 1" }]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Run) -> Path:
    """A user's home with no packs, in whose empty work folder commands run."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def write(name: str, text: str) -> str:
    """A pack in the working folder; its path."""
    path = Path(f"{name}.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def ministry(home: Path, mini: Run) -> Run:
    """The small corpus with the pack ``ministry`` on top."""
    result = mini("pack", "add", write("ministry", PACK))
    assert (result.status, result.stdout) == (0, "ministry\n"), result.stderr
    return mini


def kept(home: Path) -> list[str]:
    """What stands in the user's packs folder."""
    folder = home / "share" / "diplocli" / "packs"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_new_pack_is_valid_and_found_when_added(home: Path, mini: Run) -> None:
    assert mini("pack", "new", "my-desk", "--title", 'The "desk"').status == 0
    check = mini("pack", "check", "my-desk.toml")
    assert check.status == 0, check.stdout
    assert mini("pack", "add", "my-desk.toml").status == 0
    (match,) = mini("define", "example term", "--json").json["matches"]
    assert (match["id"], match["pack"]) == ("my-desk-example", "my-desk")
    assert kept(home) == ["my-desk.toml"]


def test_a_pack_that_is_not_there_is_told_with_the_file_that_is(home: Path, mini: Run) -> None:
    write("ministry", PACK)
    for command in ("check", "add"):
        refused = mini("pack", command, "ministry")
        assert (refused.status, refused.stdout) == (4, "")
        assert refused.stderr == "diplocli: ministry: no pack is there; try: ministry.toml\n"
        assert mini("pack", command, "x").stderr == "diplocli: x: no pack is there\n"


def test_what_is_to_be_mended_in_a_pack_is_shown_where_adding_it_says(
    home: Path, mini: Run
) -> None:
    added = mini("pack", "add", write("ministry", PACK.replace('reviewed = "2026-01-05"', "")))
    assert added.stderr.endswith("1 warning: diplocli pack check ministry\n"), added.stderr
    assert "W403" in mini("pack", "check", "ministry").stdout
    clean = mini("pack", "add", write("ministry", PACK)).stderr
    assert "pack check" not in clean


def test_records_of_one_name_are_told_apart_by_their_packs(home: Path, mini: Run) -> None:
    for name in ("desk", "ministry"):
        assert mini("pack", "new", name).status == mini("pack", "add", f"{name}.toml").status == 0
    page = mini("define", "example term", terminal=True).stdout
    assert page.splitlines()[:3] == [
        "“example term” names 2 things",
        "  • example term  term · pack desk",
        "  • example term  term · pack ministry",
    ]


@pytest.mark.parametrize(
    "title", ['"', "\\", "a\nb", "\x1b[2J", "[bold]", "{name}", '"' * 3, "\udc9b"]
)
def test_any_title_makes_a_valid_pack(home: Path, mini: Run, title: str) -> None:
    assert mini("pack", "new", "desk", "--title", title, "-o", "odd\nname.toml").status == 0
    assert mini("pack", "check", "odd\nname.toml").status == 0


def test_new_does_not_write_over_a_file(home: Path, mini: Run) -> None:
    Path("desk.toml").write_text("mine")
    result = mini("pack", "new", "desk")
    assert (result.status, Path("desk.toml").read_text()) == (2, "mine")


@pytest.mark.parametrize("name", ["bundled", "Desk", "a--b", "../desk", "", "a b"])
def test_a_pack_has_a_name_in_kebab_case(home: Path, mini: Run, name: str) -> None:
    result = mini("pack", "new", name)
    assert result.status in (2, 4)
    assert os.listdir() == []


def test_a_record_of_a_pack_is_answered_with_its_pack(ministry: Run) -> None:
    assert "pack ministry" in ministry("define", "CT").stdout
    assert "pack ministry" in ministry("define", "CT", terminal=True).stdout
    (match,) = ministry("define", "ct", "--json").json["matches"]
    assert (match["pack"], match["cites"][0]["source"]["title"]) == (
        "ministry",
        "Handbook of the ministry",
    )
    assert match["related"] == [{"id": "cyber-diplomacy", "name": "cyber diplomacy"}]


def test_a_pack_adds_names_and_readings_to_a_record(ministry: Run) -> None:
    (match,) = ministry("define", "netpolitik", "--json").json["matches"]
    assert (match["id"], match["pack"]) == ("cyber-diplomacy", "bundled")
    assert [reading["pack"] for reading in match["readings"]] == ["", "", "ministry"]
    assert match["aliases"][-1] == {
        "text": "netpolitik", "type": "short", "lang": "", "pack": "ministry",
    }  # fmt: skip
    page = ministry("define", "cyber diplomacy").stdout
    assert "What the ministry does all day. (pack ministry)" in page
    assert "netpolitik (pack ministry)" in page
    assert "Handbook of the ministry" in page


@pytest.mark.parametrize(
    ("narrowed", "is_found"),
    [((), True), (("--kind", "term"), True), (("--topic", "forms"), True),
     (("--kind", "actor"), False), (("--topic", "law"), False), (("--no-packs",), False)],
)  # fmt: skip
def test_what_a_pack_adds_is_searched(
    ministry: Run, narrowed: tuple[str, ...], is_found: bool
) -> None:
    for words in ("netpolitik", "does all day"):
        hits = ministry("search", words, *narrowed, "--json").json["hits"]
        found = [(hit["id"], hit["kind"], hit["pack"]) for hit in hits]
        assert (("cyber-diplomacy", "term", "bundled") in found) is is_found


def test_words_that_a_pack_adds_narrow_an_export(ministry: Run) -> None:
    lines = ministry("export", "jsonl", "does", "all", "day").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["cyber-diplomacy"]
    for narrowed in (("--kind", "actor"), ("--topic", "law"), ("--no-packs",)):
        assert ministry("export", "jsonl", "does", "all", "day", *narrowed).stdout == ""


def test_a_side_that_a_pack_adds_to_an_issue_lists_it(home: Path, mini: Run) -> None:
    added = (
        'pack = "sides"\n[[addition]]\nto = "issue-espionage"\n[[addition.positions]]\n'
        'actor = "cyber-office"\nstance = "Silence."\nas_of = "2024"\n'
    )
    asked = ("issue", "--actor", "cyber-office")
    assert "Espionage" not in mini(*asked).stdout
    assert mini("pack", "add", write("sides", added)).status == 0
    assert "Espionage" in mini(*asked).stdout
    assert "Espionage" not in mini(*asked, "--topic", "forms").stdout


def test_links_go_across_packs(ministry: Run) -> None:
    (match,) = ministry("define", "cyber-diplomacy", "--json").json["matches"]
    assert {"id": "ministry-tasking", "name": "cyber tasking", "kind": "term", "relation": "related"} in match["linked_from"]  # fmt: skip
    edges = ministry("graph", "ministry-tasking", "--json").json["edges"]
    assert {"from": "ministry-tasking", "to": "cyber-diplomacy", "relation": "related"} in edges


def test_every_list_says_which_pack_a_record_is_of(ministry: Run) -> None:
    lines = ministry("glossary", "--topic", "forms", "--plain").stdout.splitlines()
    mine = [line for line in lines if "ministry-tasking" in line]
    assert [line.split("\t")[-1] for line in mine] == ["pack ministry"]
    assert all(line.count("\t") == 3 for line in lines if line not in mine)
    found = ministry("search", "tasking", "request", "--json").json["hits"]
    assert [(hit["id"], hit["pack"]) for hit in found][:1] == [("ministry-tasking", "ministry")]
    for command in (("glossary",), ("search", "tasking")):
        assert "pack ministry" in ministry(*command, terminal=True).stdout
    topics = ministry("define", "--json").json["topics"]
    alone = ministry("define", "--json", "--no-packs").json["topics"]
    assert topics[0]["count"] == alone[0]["count"] + 1


def test_compare_and_cite_take_records_of_packs(ministry: Run) -> None:
    subjects = ministry("compare", "cyber tasking", "cyber diplomacy", "--json").json["subjects"]
    assert [one["id"] for one in subjects] == ["ministry-tasking", "cyber-diplomacy"]
    cited = ministry("cite", "ministry-tasking", "--format", "bibtex").stdout
    assert "booktitle = {Words of the ministry}" in cited
    assert "edition   = {7}" in cited
    assert "Handbook" in ministry("cite", "ministry-tasking", "--sources").stdout
    assert "ministry-tasking" in ministry("show", "ministry-tasking").stdout
    assert ministry("show", "ministry-tasking").stderr.rstrip().endswith("ministry.toml:6")


def test_an_export_reads_every_layer(ministry: Run, home: Path) -> None:
    exported = ministry("export", "json").json["records"]
    found = {one["id"]: one for one in exported}
    assert len(found) == len(exported)
    assert found["ministry-tasking"]["pack"] == "ministry"
    assert found["cyber-diplomacy"]["aliases"][-1]["pack"] == "ministry"
    assert [one["who"] for one in found["cyber-diplomacy"]["readings"]][-1] == "The ministry"
    assert '"netpolitik"@en' in ministry("export", "skos").stdout
    path = write("kabinett", 'pack = "kabinett"\nlanguage = "de"\nhides = ["espionage"]\n')
    Path(path).write_text(
        Path(path).read_text()
        + '[[term]]\nid = "kabinett-a"\nname = "Cyberdiplomatie"\nsummary = "Über Netze."\n'
        + 'definition = "Mehr."\naliases = [{ text = "cyber diplomacy", lang = "en" }]\n'
    )
    assert ministry("pack", "add", path).status == 0
    turtle = ministry("export", "skos").stdout
    assert '"Cyberdiplomatie"@de, "cyber diplomacy"@en' in turtle
    assert ":espionage a " not in turtle
    assert '<langSec xml:lang="de">\n<descripGrp>' in ministry("export", "tbx").stdout


def test_a_pack_is_taken_out_without_the_corpus(ministry: Run) -> None:
    def ids(*arguments: str) -> list[str]:
        return [
            json.loads(line)["id"] for line in ministry("export", *arguments).stdout.splitlines()
        ]

    whole = ministry("export", "jsonl", "--pack", "ministry")
    assert '"id": "cyber-diplomacy"' in whole.stdout
    assert "--no-corpus takes the packs' records alone" in whole.stderr
    own = ["ministry-tasking", "ministry-handbook"]
    assert ids("jsonl", "--pack", "ministry", "--no-corpus") == own
    assert ids("jsonl", "--no-corpus", "--kind", "term", "--topic", "forms") == own[:1]
    assert ids("jsonl", "--no-corpus", "treaty") == []
    assert "CC-BY" not in ministry("export", "markdown", "--no-corpus").stdout
    for one in FORMATS.values():
        if one.kinds != ("milestone",) and not one.extra:
            made = ministry("export", one.id, "--no-corpus", "-o", "made")
            assert made.status == 0, (one.id, made.stderr)
    cited = ministry("export", "csl-json", "--no-corpus")
    assert [one["id"] for one in json.loads(cited.stdout)] == ["ministry-handbook"]


@pytest.mark.parametrize("short", [0, 1_000])
def test_a_pack_says_which_of_its_names_mean_something_else(
    home: Path, mini: Run, monkeypatch: pytest.MonkeyPatch, short: int
) -> None:
    monkeypatch.setattr("diplocli.documents.annotation.match.SHORT_TEXT", short)
    Path("note.txt").write_text("CT was asked for. The netpolitik of old.")
    mini("pack", "add", write("ministry", PACK))
    found = mini("annotate", "note.txt", "--plain").stdout
    assert [line.split("\t")[5] for line in found.splitlines()] == [
        "ministry-tasking",
        "cyber-diplomacy",
    ]
    marked = PACK.replace('"acronym" }]\n', '"acronym" }]\nelsewhere = ["CT"]\n')
    marked = marked.replace(
        'type = "short" }]\n', 'type = "short" }]\nelsewhere = ["netpolitik"]\n'
    )
    mini("pack", "add", write("ministry", marked))
    assert mini("annotate", "note.txt", "--plain").stdout == ""


def test_without_a_pack_no_corpus_leaves_nothing(home: Path, mini: Run) -> None:
    refused = mini("export", "json", "--no-corpus")
    assert (refused.status, refused.stdout) == (2, "")
    assert "no pack is in use; see diplocli pack list" in refused.stderr


def test_packs_are_chosen_for_one_call(ministry: Run) -> None:
    ministry("pack", "add", write("desk", PACK.replace("ministry", "desk").replace("CT", "DK")))
    assert ministry("define", "CT", "--no-packs").status == 1
    assert ministry("define", "CT", "--pack", "desk").status == 1
    assert ministry("define", "CT", "--pack", "desk", "--pack", "ministry").status == 0
    wrong = ministry("define", "CT", "--pack", "minstry", "--json")
    assert (wrong.status, wrong.error["suggestions"]) == (2, ["desk", "ministry"])
    assert ministry("define", "CT", "--pack", "desk", "--no-packs").status == 2


def test_a_pack_overrides_a_record(home: Path, mini: Run) -> None:
    text = """
pack = "own"
[[term]]
id = "espionage"
overrides = true
name = "spying"
summary = "Ours."
definition = "Our own words."
"""
    assert mini("pack", "add", write("own", text)).status == 0
    (match,) = mini("define", "spying", "--json").json["matches"]
    assert (match["id"], match["pack"]) == ("espionage", "own")
    assert mini("define", "defence spying").status == 1
    assert mini("define", "defence spying", "--no-packs").status == 0
    names = [entry["name"] for entry in mini("glossary", "--json").json["entries"]]
    assert "spying" in names
    assert "cyber espionage" not in names


def test_a_pack_hides_a_record(home: Path, mini: Run) -> None:
    text = 'pack = "own"\nhides = ["digital-diplomacy"]\n'
    assert mini("pack", "add", write("own", text)).status == 0
    assert mini("define", "digital diplomacy").status == 1
    assert "digital-diplomacy" not in mini("glossary", "--plain").stdout
    assert "digital-diplomacy" not in mini("search", "networks", "--plain").stdout
    assert mini("compare", "cyber", "digital").status == 1


IDS = [line[6:-1] for path in sorted(MINI.rglob("*.toml")) for line in path.read_text().splitlines() if line.startswith("id = ")]  # fmt: skip


@pytest.mark.parametrize("hidden", IDS)
def test_without_any_one_record_every_answer_is_whole(home: Path, mini: Run, hidden: str) -> None:
    write(".diplocli/own", f'pack = "own"\nhides = ["{hidden}"]\n')
    commands: list[tuple[str, ...]] = [("define", one) for one in IDS]
    near = ("cyber-diplomacy", "groups-and-forms", "gge", "cyber-office", "issue-espionage")
    commands += [(command, one) for one in near for command in ("brief", "graph", "cite")]
    commands += [("compare", "cyber", "digital"), ("compare", "GGE", "OEWG"), ("timeline",)]
    commands += [("actor", "--on", "2012-01-01"), ("glossary",), ("instrument",), ("info",)]
    commands += [("annotate", str(MINI / "terms" / "forms.toml")), ("search", "cyber")]
    for place, command in enumerate(commands):
        view = ("--plain", "--json")[place % 2]
        result = mini(*command, view)
        assert result.status in (0, 1, 2), (command, result.stderr)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ('[[term]]\nid = "espionage"\nname = "x"\nsummary = "x"\ndefinition = "x"', "overrides"),
        ('[[term]]\nid = "own-x"\noverrides = true\nname = "x"\nsummary = "x"\ndefinition = "x"', "own-x"),
        ('[[addition]]\nto = "nowhere"\naliases = [{ text = "x" }]', "nowhere"),
        ('[[term]]\nid = "own-x"\nname = "x\\u001b[2J"\nsummary = "x"\ndefinition = "x"', "control"),
        ('[[term]]\nid = "own-x"\nname = ', "TOML"),
    ],
)  # fmt: skip
def test_a_pack_with_an_error_changes_nothing(
    ministry: Run, home: Path, record: str, said: str
) -> None:
    before = ministry("pack", "list").stdout
    path = write("own", f'pack = "own"\n\n{record}\n')
    result = ministry("pack", "add", path)
    assert result.status == 4
    assert said in result.stderr
    assert "own.toml:" in result.stderr
    assert (ministry("pack", "list").stdout, kept(home)) == (before, ["ministry.toml"])
    assert ministry("pack", "check", path).status == 4
    assert said in ministry("pack", "check", path).stdout


def test_an_update_with_an_error_keeps_the_old_state(ministry: Run, home: Path) -> None:
    write("ministry", PACK + "\n[[term]]\nid = 3\n")
    assert ministry("pack", "add", "ministry.toml").status == 4
    assert ministry("define", "CT").status == 0
    write("ministry", PACK.replace('"CT"', '"CTX"'))
    assert ministry("pack", "add", "ministry.toml").status == 0
    assert (ministry("define", "CTX").status, ministry("define", "CT").status) == (0, 1)
    indexes = [path for path in (home / "cache" / "diplocli").iterdir() if "pack-" in path.name]
    assert len(indexes) == 1


def test_what_an_update_replaced_is_told(ministry: Run, home: Path) -> None:
    smaller = PACK.split("[[addition]]")[0].replace('edition = "7"', 'edition = "8"')
    updated = ministry("pack", "add", write("ministry", smaller))
    assert (updated.status, updated.stdout) == (0, "ministry\n")
    assert updated.stderr.startswith(
        "diplocli: replaced: edition 7, 3 records; now edition 8, 2 records\n"
    )
    (home / "share/diplocli/packs/ministry.toml").write_text("no TOML")
    mended = ministry("pack", "add", "ministry.toml").stderr
    assert "replaced: what could not be read; now edition 8, 2 records\n" in mended


def test_an_id_of_another_pack_is_a_clash(ministry: Run, home: Path) -> None:
    for name in ("aaa", "zzz"):
        clash = PACK.replace('pack = "ministry"', f'pack = "{name}"')
        result = ministry("pack", "add", write(name, clash))
        assert result.status == 4, name
        assert "ministry-" in result.stderr
    assert kept(home) == ["ministry.toml"]


def test_a_folder_is_added_as_one_file(home: Path, mini: Run) -> None:
    manifest, _, records = PACK.partition("\n[[source]]")
    head, _, terms = manifest.partition("\n[[term]]")
    write("ministry/pack", head)
    write("ministry/terms/all", "[[term]]" + terms)
    write("ministry/more", "[[source]]" + records)
    assert mini("pack", "add", "ministry").status == 0
    assert kept(home) == ["ministry.toml"]
    assert mini("define", "CT").status == 0
    assert mini("define", "netpolitik").status == 0


def test_a_project_has_packs_of_its_own(ministry: Run, home: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    write(".diplocli/desk", PACK.replace("ministry", "desk").replace('"CT"', '"DT"'))
    write(".diplocli/folder/pack", 'pack = "folder"\n')
    write(".diplocli/folder/terms", '[[term]]\nid = "folder-x"\nname = "folded"\nsummary = "x"\ndefinition = "x"\n')  # fmt: skip
    Path("deep/down").mkdir(parents=True)
    monkeypatch.chdir("deep/down")
    assert ministry("define", "DT").status == 0
    assert ministry("define", "folded").status == 0
    lines = ministry("pack", "list", "--plain").stdout.splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["desk", "project", "3"],
        ["folder", "project", "1"],
        ["ministry", "user", "3"],
    ]
    assert ministry("pack", "remove", "desk").status == 2
    monkeypatch.chdir(home)
    assert ministry("define", "DT").status == 1


def test_a_broken_pack_is_named_and_the_corpus_answers(home: Path, mini: Run) -> None:
    write(".diplocli/broken", 'pack = "broken"\n[[term]]\nid = \n')
    write(".diplocli/other", 'pack = "another-name"\n')
    for _ in range(2):
        result = mini("define", "cyber diplomacy", "--json")
        assert result.json["matches"][0]["id"] == "cyber-diplomacy"
        assert "pack broken is left out: " in result.stderr
        assert "broken.toml:3" in result.stderr
        assert "pack other is left out: " in result.stderr
    listed = mini("pack", "list", "--json").json["packs"]
    assert [bool(pack["fault"]) for pack in listed] == [True, True]
    assert mini("pack", "show", "broken").status == 4
    write(".diplocli/broken", 'pack = "broken"\n')
    assert "pack broken" not in mini("define", "cyber diplomacy").stderr


def test_show_tells_precedence(ministry: Run) -> None:
    text = 'pack = "zeal"\nhides = ["digital-diplomacy"]\n[[addition]]\nto = "ministry-tasking"\naliases = [{ text = "tsk" }]\n'
    result = ministry("pack", "add", write("zeal", text))
    assert result.status == 4, "a pack stands on those of lower precedence only"
    assert ministry("pack", "add", write("able", text.replace("zeal", "able"))).status == 0
    shown = ministry("pack", "show", "able", "--json").json["pack"]
    assert (shown["above"], shown["below"]) == ([], ["ministry"])
    assert (shown["hides"], shown["adds_to"]) == (["digital-diplomacy"], ["ministry-tasking"])
    assert ministry("define", "tsk", "--json").json["matches"][0]["id"] == "ministry-tasking"
    page = ministry("pack", "show", "ministry", terminal=True).stdout
    assert "able" in page
    assert "1 term, 1 source, 1 addition" in page


def test_remove(ministry: Run, home: Path) -> None:
    assert ministry("pack", "remove", "minister").status == 2
    assert ministry("pack", "remove", "ministry").status == 0
    assert ministry("define", "CT").status == 1
    assert kept(home) == []
    assert not [path for path in (home / "cache" / "diplocli").iterdir() if "pack-" in path.name]
    assert ministry("pack", "list").status == 1


def test_without_a_cache_packs_answer_all_the_same(home: Path, mini: Run) -> None:
    mini("pack", "add", write("ministry", PACK))
    for path in (home / "cache" / "diplocli").iterdir():
        path.unlink()
    (home / "cache" / "diplocli").rmdir()
    (home / "cache" / "diplocli").write_text("a file in the way")
    result = mini("define", "CT")
    assert (result.status, "cannot be kept" in result.stderr) == (0, True)


def test_a_damaged_index_of_a_pack_is_made_anew(ministry: Run, home: Path) -> None:
    (index,) = [p for p in (home / "cache" / "diplocli").iterdir() if "pack-" in p.name]
    for damage in (b"", b"not an index", index.read_bytes()[:5000]):
        index.write_bytes(damage)
        assert ministry("define", "CT").status == 0


ADDING = """
pack = "adding"

[[addition]]
to = "issue-espionage"
aliases = [{ text = "spy row", type = "short" }, { text = "SPR", type = "acronym" }]

[[addition.positions]]
actor = "united-states"
stance = "It told the desk so in a wording of its own."
as_of = "2026"

[[addition]]
to = "cyber-office"
aliases = [{ text = "the desk across the water" }]

[[addition]]
to = "convention"
aliases = [{ text = "the tall treaty" }]

[[addition]]
to = "2011-tenure"
aliases = [{ text = "the long tenure" }]
"""


@pytest.mark.parametrize("format", [*FORMATS])
def test_every_format_takes_out_what_packs_add(home: Path, ministry: Run, format: str) -> None:
    if FORMATS[format].extra:
        pytest.importorskip("genanki")
    ministry("pack", "add", write("adding", ADDING))
    result = ministry("export", format, "-o", "out")
    assert (result.status, Path("out").exists()) == (0, True), result.stderr


def test_with_additions_of_every_kind_every_command_answers(
    home: Path, ministry: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ministry("pack", "add", write("adding", ADDING))
    Path("text.md").write_text(
        "The spy row and the tall treaty; the desk across the water. SPR, CT."
    )
    for command in (
        *(("define", name) for name in ("spy row", "SPR", "tall treaty", "long tenure", "CT")),
        ("define", "spy rwo"), ("define", "desk accross the water"), ("compare", "spy row", "CT"),
        ("compare", "cyber diplomacy", "--by", "authority"), ("issue",), ("issue", "spy row"),
        ("actor", "desk across the water", "--on", "2012"), ("actor", "United States"),
        ("instrument", "tall treaty"), ("timeline",), ("timeline", "--actor", "United States"),
        ("timeline", "long tenure"), ("glossary",), ("glossary", "--acronyms"),
        ("search", "wording of its own"), ("search", "spy*"), ("search", '"tall treaty"'),
        ("search", "tall", "--kind", "instrument"), ("show", "spy row"), ("graph", "spy row"),
        ("brief", "spy row"), ("cite", "spy row", "--sources"), ("annotate", "text.md"),
        ("check", "text.md"), ("complete", "define", "sp"), ("complete", "compare", "spy"),
        ("info",),
    ):  # fmt: skip
        for view in ((), ("--json",)):
            if command[0] != "complete" or not view:
                result = ministry(*command, *view)
                assert result.status in (0, 1, 2), (command, result.stderr)
                assert result.status == 0 or command[0] in (
                    "check",
                    "cite",
                    "define",
                    "timeline",
                ), command
    for short in (0, 1_000):
        monkeypatch.setattr("diplocli.documents.annotation.match.SHORT_TEXT", short)
        matches = ministry("annotate", "text.md", "--json").json["matches"]
        assert {one["id"] for one in matches} >= {"issue-espionage", "convention", "cyber-office"}
    stances = ministry("issue", "SPR", "--json").json["matches"][0]["positions"]
    assert stances[-1]["pack"] == "adding"


@pytest.mark.parametrize(
    ("command", "ending"), [("check", "csv"), ("add", "csv"), ("add", "ndjson")]
)
def test_a_glossary_given_as_a_pack_leads_to_its_import(
    home: Path, mini: Run, command: str, ending: str
) -> None:
    (home / f"words.{ending}").write_text("term,definition\nword,what it means\n")
    result = mini("pack", command, f"words.{ending}")
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr == (
        f"diplocli: words.{ending} is no pack but may become one;"
        f" try: diplocli pack import words.{ending} --name NAME\n"
    )


def test_a_new_pack_in_a_folder_that_is_not_there(mini: Run, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "x.toml"
    refused = mini("pack", "new", "x", "-o", str(path))
    assert refused.status == 4
    assert refused.stderr == f"diplocli: {path}: there is no such folder; make it first\n"
