"""``issue``, ``actor``, ``instrument``, ``show``, ``graph`` and the library."""

from __future__ import annotations

import io
import json
import re
import tomllib
from pathlib import Path

import pytest

import diplocli
from diplocli import Corpus
from diplocli.corpus.index.store import Store
from diplocli.dates import in_words
from diplocli.errors import DataError, UsageError
from diplocli.model import Issue

from .conftest import MINI, Run


def names(mini: Run, *arguments: str) -> list[str]:
    return [line.split("\t")[0] for line in mini(*arguments).stdout.splitlines()]


def test_an_issue_and_one_side_of_it(mini: Run) -> None:
    whole = mini("issue", "espionage").stdout
    assert "Espionage (issue)" in whole
    assert "Left it open." in whole
    one = mini("issue", "espionage", "--actor", "US").stdout
    assert "Theft for commercial gain" in one
    assert "Left it open." not in one


def test_what_is_no_actor_is_not_told_to_be_taken(real: Run) -> None:
    refused = real("actor", "--country", "Paris")
    assert (refused.status, refused.stdout) == (2, "")
    assert refused.stderr.startswith("diplocli: there is no actor “Paris”; try: ")


def test_a_side_without_a_position_is_told(real: Run) -> None:
    result = real("issue", "issue-attribution", "--actor", "Vanuatu")
    assert result.status == 0
    assert "no position of Vanuatu on this is on record" in result.stderr


def test_a_command_takes_its_own_kind_first(mini: Run) -> None:
    result = mini("issue", "Espionage")
    assert "also cyber espionage (term espionage)" in result.stderr
    assert mini("issue", "cyber espionage").stderr == result.stderr.replace(
        "Espionage", "cyber espionage", 1
    )
    other = mini("issue", "GGE")
    assert "no issue is called “GGE”; this is the actor Group of Governmental" in other.stderr
    assert other.status == 0
    assert "Group of Governmental Experts (group" in other.stdout


def test_an_issue_is_found_by_the_name_that_it_shares_with_a_term(real: Run) -> None:
    for name in ("attribution", "data localization", "data localisation", "public core"):
        result = real("issue", name)
        assert "(issue)" in result.stdout.splitlines()[0], name
        assert "; also " in result.stderr
    shown = real("issue", "encryption")
    assert shown.stdout.startswith("encryption (term)")
    assert (
        "issues tied to it: Encryption and lawful access (encryption-lawful-access)" in shown.stderr
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("issue",), ["Espionage"]),
        (("issue", "--topic", "law"), ["Espionage"]),
        (("issue", "--actor", "GGE"), ["Espionage"]),
        (
            ("actor", "--type", "group"),
            ["Group of Governmental Experts", "Open-ended Working Group"],
        ),
        (("actor", "--country", "US"), ["Coordinator for Cyber Issues", "Jane Doe", "John Roe"]),
        (("actor", "--country", "US", "--type", "office"), ["Coordinator for Cyber Issues"]),
        (("instrument",), ["Convention on Cybercrime", "GGE report of 2015", "Norm 13(a)"]),
        (("instrument", "--binding"), ["Convention on Cybercrime"]),
        (("instrument", "--non-binding"), ["GGE report of 2015", "Norm 13(a)"]),
        (("instrument", "--in-force"), ["Convention on Cybercrime"]),
        (("instrument", "--in-force-on", "2004"), ["Convention on Cybercrime"]),
        (("instrument", "--type", "norm"), ["Norm 13(a)"]),
    ],
)
def test_lists(mini: Run, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert names(mini, *arguments) == expected
    listed = mini(*arguments, "--json").json["entries"]
    assert [entry["name"] for entry in listed] == expected
    assert expected[0] in mini(*arguments, terminal=True).stdout


def test_show_of_nothing_is_an_object_too(mini: Run) -> None:
    result = mini("show", "espionagge", "--json")
    assert (result.status, result.json["suggestions"][:1]) == (1, ["cyber espionage"])


def test_what_a_listing_entry_has(mini: Run) -> None:
    (entry,) = mini("instrument", "--type", "treaty", "--json").json["entries"]
    assert entry == {
        "id": "convention", "kind": "instrument", "name": "Convention on Cybercrime", "type": "treaty",
        "date": "2001-11-08", "end": "", "summary": "A treaty against cybercrime.",
        "pack": "bundled",
    }  # fmt: skip
    (group,) = [
        one
        for one in mini("actor", "--type", "group", "--json").json["entries"]
        if one["id"] == "gge"
    ]
    assert (group["date"], group["end"]) == ("2004", "2021-05-28")


def test_nothing_in_force_that_early(mini: Run) -> None:
    result = mini("instrument", "--in-force-on", "2004-06-30")
    assert (result.status, result.stdout) == (1, "")
    assert mini("instrument", "--in-force-on", "2004-06-30", "--json").json["entries"] == []


def test_in_force_on_a_day_that_the_corpus_cannot_know(mini: Run) -> None:
    told = "is after 31 January 2020, the corpus's own day; told is what was known then"
    assert told in mini("instrument", "--in-force-on", "2031").stderr
    assert told not in mini("instrument", "--in-force-on", "2020-01-31").stderr


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (
            "2014-06-01",
            "Coordinator for Cyber Issues\tJane Doe\tCoordinator\t2011-04-18\t2017-07-31\t\n",
        ),
        (
            "2011-04-18",
            "Coordinator for Cyber Issues\tJane Doe\tCoordinator\t2011-04-18\t2017-07-31\t\n",
        ),
        (
            "2017-08-01",
            "Coordinator for Cyber Issues\tJohn Roe\tCoordinator\t2017-08-01\t\tacting\n",
        ),
    ],
)
def test_who_held_the_post(mini: Run, on: str, line: str) -> None:
    result = mini("actor", "Coordinator for Cyber Issues", "--on", on)
    assert (result.status, result.stdout) == (0, line)
    assert mini("actor", "--on", on).stdout == line
    assert mini("actor", "Jane Doe" if "Jane" in line else "John Roe", "--on", on).stdout == line


def test_a_day_on_which_only_somebody_acted_says_so(mini: Run) -> None:
    assert "John Roe acted" in mini("actor", "S/CCI", "--on", "2017-08-01").stderr


def test_the_last_in_a_post_is_who_came_last_though_the_one_before_left_in_some_month(
    corpus_copy: Path, mini: Run
) -> None:
    file = next(
        one for one in corpus_copy.glob("actors/*.toml") if "holders" in one.read_text("utf-8")
    )
    text = file.read_text("utf-8").replace('to = "2017-07-31"', 'to = "2017"')
    file.write_text(text, "utf-8")
    assert "John Roe held it from 1 August 2017" in mini("actor", "S/CCI", "--on", "2019").stderr


def test_a_list_of_posts_tells_whom_it_leaves_out(mini: Run) -> None:
    result = mini("actor", "--on", "2019")
    assert (result.status, result.stdout) == (1, "")
    assert "no end is on record: John Roe (Coordinator for Cyber Issues)\n" in result.stderr
    for day in ("2011-05-16", "2010"):
        assert "left out" not in mini("actor", "--on", day).stderr
    assert "left out" not in mini("actor", "S/CCI", "--on", "2019").stderr


def test_what_is_in_force_is_asked_for_one_day(mini: Run) -> None:
    refused = mini("instrument", "--in-force", "--in-force-on", "2004")
    assert (refused.status, refused.stdout) == (2, "")
    assert "--in-force and --in-force-on name two days; give one" in refused.stderr


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (("actor", "Estonia"), ("--type", "office")),
        (("actor", "S/CCI", "--on", "2014"), ("--country", "United States")),
        (("issue", "Espionage"), ("--topic", "norms")),
        (("instrument", "Budapest Convention"), ("--in-force",)),
    ],
)
def test_a_filter_of_lists_is_not_passed_over_beside_a_name(
    mini: Run, command: tuple[str, ...], option: tuple[str, ...]
) -> None:
    result = mini(*command, *option)
    assert (result.status, result.stdout) == (2, "")
    assert f"{option[0]} narrows the list" in result.stderr


def test_filters_narrow_who_held_a_post(real: Run) -> None:
    of_france = real("actor", "--country", "France", "--on", "2020", "--json").json["holders"]
    everybody = real("actor", "--on", "2020", "--json").json["holders"]
    assert {"henri-verdier"} <= {one["person"]["id"] for one in of_france}
    assert 0 < len(of_france) < len(everybody) / 5
    assert all(one in everybody for one in of_france)
    assert real("actor", "--type", "person", "--on", "2020").status == 1
    refused = real("actor", "--country", "Painter", "--on", "2020")
    assert (refused.status, refused.stdout) == (2, "")
    assert "no state" in refused.stderr


def test_a_state_is_asked_for_the_posts_of_its_offices(real: Run) -> None:
    result = real("actor", "France", "--on", "2020")
    assert "Henri Verdier" in result.stdout
    assert real("actor", "France", "--on", "2020", "--json").json["matches"][0]["id"] == "france"
    before = real("actor", "France", "--on", "1950")
    assert (before.status, before.stdout) == (1, "")
    assert "no post of France is on record as held in 1950" in before.stderr


def test_the_positions_of_an_actor_have_their_sources(real: Run) -> None:
    page = real("actor", "Estonia").stdout
    stances = page.partition("\nPositions\n")[2].partition("\n\n")[0].splitlines()
    assert len(stances) > 2
    assert all(re.search(r" \[\d+\]$", one) for one in stances)
    cited = {int(one) for one in re.findall(r"\[(\d+)\]", "".join(stances))}
    listed = {int(one) for one in re.findall(r"^\[(\d+)\]", page, re.M)}
    assert cited <= listed


def test_a_day_in_a_gap(mini: Run) -> None:
    result = mini("actor", "S/CCI", "--on", "2011-03-01")
    assert (result.status, result.stdout) == (1, "")
    assert (
        "nobody is on record as holding the post of Coordinator for Cyber Issues on 1 March 2011,"
        " nor as acting; after: Jane Doe" in result.stderr
    )
    page = mini("actor", "S/CCI", "--on", "2011-03-01", terminal=True)
    assert page.status == 1
    assert "After" in page.stdout
    assert "Jane Doe" in page.stdout
    answer = mini("actor", "S/CCI", "--on", "2011-03-01", "--json").json
    assert (answer["on"], answer["holders"]) == ("2011-03-01", [])
    assert answer["before"] is None
    assert answer["after"]["person"]["name"] == "Jane Doe"
    assert answer["after"]["from"]
    assert mini("actor", "--on", "2011-03-01", "--json").json["after"] is None


def test_what_is_no_actor_has_no_holders(real: Run) -> None:
    told = real("actor", "GDPR", "--on", "2014")
    assert (told.status, told.stdout) == (2, "")
    assert "this is the instrument General Data Protection Regulation" in told.stderr
    assert "--on asks for the holders of a post" in told.stderr


def test_another_name_of_its_own_kind_goes_before_a_name_of_another_kind(real: Run) -> None:
    told = real("actor", "cyber", "coordinator", "--on", "2014-06-01")
    assert told.stdout.startswith("Office of the Coordinator for Cyber Issues\tChristopher Painter")
    assert "also cyber coordinator (term coordinator)" in told.stderr
    answer = real("actor", "cyber coordinator", "--json").json
    assert (answer["matched_by"], answer["matches"][0]["kind"]) == ("alias", "actor")
    assert real("define", "cyber coordinator", "--json").json["matches"][0]["kind"] == "term"


def test_a_day_on_which_the_record_is_silent_is_no_vacancy(real: Run) -> None:
    told = real("actor", "ODET", "--on", "2026-06")
    assert told.status == 1
    assert "nobody is known to have held the post" in told.stderr
    assert "Amandeep Singh Gill held it from 1 January 2025, end not on record" in told.stderr
    assert "no holder of Viginum is on record" in real("actor", "Viginum", "--on", "2024").stderr


def test_a_day_after_the_edition_is_told(real: Run) -> None:
    day = in_words(json.loads(real("info", "--json").stdout)["as_of"])
    told = real("actor", "--on", "3000")
    assert told.status == 0
    assert f"3000 is after {day}, the corpus's own day" in told.stderr
    assert "is after" not in real("actor", "--on", "2014").stderr


def test_filters_that_leave_no_post_are_named(real: Run) -> None:
    told = real("actor", "--on", "2014", "--type", "person")
    assert "no post that the filters leave is on record as held in 2014" in told.stderr


def test_holders_as_json(mini: Run) -> None:
    (holder,) = mini("actor", "S/CCI", "--on", "2014", "--json").json["holders"]
    assert holder == {
        "actor": {"id": "cyber-office", "name": "Coordinator for Cyber Issues"},
        "person": {"id": "jane-doe", "name": "Jane Doe"},
        "role": "Coordinator", "from": "2011-04-18", "to": "2017-07-31", "acting": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("actor", "nobody at all"), 1, "no actor is called"),
        (("actor", "--on", "2014-13"), 2, "no month 13"),
        (("actor", "S/CCI", "--on", "soon"), 2, "not a date"),
        (("actor", "--type", "planet"), 2, "try: group"),
        (("actor", "--country", "Ruritania"), 2, "there is no actor"),
        (("instrument", "--binding", "--non-binding"), 2, "leave nothing"),
        (("instrument", "--in-force-on", "x"), 2, "not a date"),
        (("issue", "--topic", "cooking"), 2, "there is no topic"),
        (("graph", "gge", "--depth", "9"), 2, "from 1 to 4"),
        (("graph", "gge", "--format", "png"), 2, "try: tree, mermaid, dot"),
        (("graph",), 2, "needs a name"),
        (("graph", "no such thing"), 1, "is called"),
        (("show", "no-such-thing"), 1, "is called"),
    ],
)
def test_misuse(mini: Run, arguments: tuple[str, ...], status: int, says: str) -> None:
    result = mini(*arguments)
    assert (result.status, result.stdout) == (status, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    "name", ["cyber-diplomacy", "report-2015", "wrong-challenges", "GGE", "convention"]
)
def test_show_gives_what_the_author_wrote(mini: Run, name: str) -> None:
    result = mini("show", name)
    path, _, line = result.stderr.removeprefix("diplocli: ").strip().rpartition(":")
    written = Path(path).read_text().splitlines()
    shown = result.stdout.rstrip().splitlines()
    assert written[int(line) - 1 : int(line) - 1 + len(shown)] == shown
    (records,) = tomllib.loads(result.stdout).values()
    assert len(records) == 1
    answer = mini("show", name, "--json").json
    assert answer["id"] == records[0]["id"]
    assert answer["path"] == f"{path}:{line}"


def test_graph_as_a_tree(mini: Run) -> None:
    assert mini("graph", "S/CCI").stdout == (
        "Coordinator for Cyber Issues\n"
        "├─ actors ← A coordinator is named (milestone)\n"
        "├─ country → United States (actor)\n"
        "├─ held by → Jane Doe (actor)\n"
        "├─ held by → John Roe (actor)\n"
        "└─ about ← Coordinator for Cyber Challenges (correction)\n"
    )


def test_graph_as_data(mini: Run) -> None:
    answer = mini("graph", "norm-a", "--depth", "2", "--json").json
    known = {node["id"] for node in answer["nodes"]}
    assert {"norm-a", "report-of-2015", "gge", "cyber-diplomacy"} <= known
    assert {"from": "norm-a", "to": "report-of-2015", "relation": "part_of"} in answer["edges"]
    assert all(edge["from"] in known and edge["to"] in known for edge in answer["edges"])


def test_graph_formats(mini: Run, tmp_path: Path) -> None:
    chart = mini("graph", "norm-a", "--format", "mermaid").stdout
    assert chart.startswith('flowchart LR\n  n0["Norm 13(a)"]\n')
    assert '-- "part of" -->' in chart
    dot = mini("graph", "norm-a", "--format", "dot").stdout
    assert '"norm-a" -> "report-of-2015" [label="part of"];' in dot
    file = tmp_path / "graph.dot"
    result = mini("graph", "norm-a", "--format", "dot", "-o", str(file))
    assert result.stdout == ""
    assert file.read_text() == dot
    assert mini("graph", "norm-a", "-o", str(tmp_path / "no" / "where")).status == 4


def test_tenures_are_drawn(mini: Run) -> None:
    page = mini("actor", "S/CCI", terminal=True).stdout
    assert "Jane Doe, Coordinator" in page


@pytest.fixture
def corpus(store: Store) -> Corpus:
    return Corpus(store)


def test_the_library_is_closed_at_the_end_of_with(mini: Run) -> None:
    with Corpus.open() as corpus:
        assert corpus.define("cyber diplomacy").matches
    with pytest.raises(Exception, match="closed"):
        corpus.define("cyber diplomacy")


def test_the_library_answers_as_the_commands_do(corpus: Corpus, mini: Run) -> None:
    assert corpus.define("GGE").matches[0].record.name == "Group of Governmental Experts"
    assert corpus.define("no such thing").suggestions == tuple(
        json.loads(mini("define", "no such thing", "--json").stdout)["suggestions"]
    )
    assert corpus.compare("cyber", "digital").basis == "curated"
    assert corpus.compare_readings("cyber diplomacy").basis == "readings"
    assert [row.id for row in corpus.timeline(track="us").rows] == [
        "2011-coordinator-named",
        "2011-tenure",
    ]
    assert len(corpus.glossary(kinds=["term"]).entries) == 3
    assert corpus.on_day("2014", "S/CCI").tenures[0].person.name == "Jane Doe"
    assert corpus.search("espionage").hits
    assert corpus.orient().topics[0].id == "forms"
    assert corpus.info().edition == "2020.01"
    with pytest.raises(UsageError):
        corpus.compare("cyber")


def test_the_library_gives_one_record_or_a_list_of_them(corpus: Corpus) -> None:
    (entry,) = corpus.issue("espionage", actor="US").matches
    assert isinstance(entry.record, Issue)
    assert [one.actor for one in entry.record.positions] == ["united-states"]
    assert corpus.actor("S/CCI").matches[0].record.id == "cyber-office"
    assert corpus.instrument("no such thing").matches == ()
    assert [row.id for row in corpus.issues(actor="GGE").rows] == ["issue-espionage"]
    assert len(corpus.actors(type="group").rows) == 2
    assert [row.id for row in corpus.instruments(in_force_on="2010").rows] == ["convention"]
    assert corpus.graph("GGE").root == "gge"


def test_the_library_cites_briefs_and_exports(corpus: Corpus, mini: Run) -> None:
    (source,) = corpus.cite("espionage", of_sources=True).sources
    assert (
        corpus.references([source], "ris")
        == mini("cite", "espionage", "--sources", "--format", "ris").stdout
    )
    assert corpus.bibliography().sources
    assert corpus.brief("espionage").subjects[0].id == "espionage"
    out = io.StringIO()
    assert corpus.export("csv", out, kinds=["term"], topic="law").written == 1
    assert out.getvalue() == mini("export", "csv", "--kind", "term", "--topic", "law").stdout
    for format in ("references", "export"):
        with pytest.raises(UsageError, match="there is no format"):
            getattr(corpus, format)([] if format == "references" else "scv", "scv")


def test_the_library_reads_texts_and_files(corpus: Corpus, tmp_path: Path) -> None:
    draft = "The GGE met the Office of the Coordinator for Cyber Challenges."
    path = tmp_path / "draft.md"
    path.write_text(draft)
    for text in (draft, path):
        (finding,) = corpus.check(text, ignore=["acronym"]).findings
        assert finding.text == "Office of the Coordinator for Cyber Challenges"
        (named,) = corpus.annotate(text).entries()
        assert (named.record.id, named.count) == ("gge", 1)
    assert corpus.check(draft, ignore=["name-wrong", "acronym"]).findings == ()
    with pytest.raises(UsageError, match="there is no rule “spelling”"):
        corpus.check(draft, select=["spelling"])
    for ask in (corpus.annotate, corpus.search):
        with pytest.raises(UsageError, match="there is no kind “moon”"):
            ask(draft, kinds=["moon"])
    assert len(corpus.glossary(kinds=["Terms"]).entries) == 3
    with pytest.raises(DataError, match="No such file"):
        corpus.annotate(tmp_path / "nowhere.md")


def test_what_the_package_has_is_listed() -> None:
    assert {"Corpus", "__version__"} <= set(dir(diplocli))


def test_the_librarys_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    import doctest

    from diplocli import library

    monkeypatch.setenv("DIPLOCLI_DATA", str(MINI))
    assert doctest.testmod(library).failed == 0


def test_what_cites_a_source_is_told_in_words(mini: Run) -> None:
    tree = mini("graph", "report-2015").stdout
    assert "─ cites ← GGE report of 2015 (instrument)\n" in tree
    assert "cites.source" not in tree + mini("graph", "report-2015", "--format", "mermaid").stdout
