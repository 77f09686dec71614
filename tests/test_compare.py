"""``compare``: curated, computed, and readings by authority."""

from __future__ import annotations

import pytest

from .conftest import Run


def test_the_curated_contrast_by_its_short_names(mini: Run) -> None:
    assert mini("compare", "cyber", "digital").stdout == (
        "aspect\tcyber diplomacy\tdigital diplomacy\n"
        "Object\tProblems of cyberspace\tTools of diplomats\n"
        "Actor\tCyber ambassador\tPress office\n"
    )


@pytest.mark.parametrize(
    "names", [("digital", "cyber"), ("e-diplomacy", "CD"), ("cyber-diplomacy", "Digital Diplomacy")]
)
def test_any_name_in_any_order(mini: Run, names: tuple[str, str]) -> None:
    answer = mini("compare", *names, "--json").json
    assert (answer["basis"], answer["id"]) == ("curated", "cyber-vs-digital")


def test_order_is_that_of_the_question(mini: Run) -> None:
    assert mini("compare", "digital", "cyber").stdout.startswith(
        "aspect\tdigital diplomacy\tcyber diplomacy\n"
    )


def test_the_smallest_contrast_wins_and_a_larger_one_is_narrowed(mini: Run) -> None:
    assert mini("compare", "cyber", "digital", "spying", "--json").json["id"] == "groups-and-forms"
    narrowed = mini("compare", "spying", "cyber", "--json").json
    assert narrowed["id"] == "groups-and-forms"
    assert [subject["id"] for subject in narrowed["subjects"]] == ["espionage", "cyber-diplomacy"]
    assert set(narrowed["aspects"][0]["cells"]) == {"espionage", "cyber-diplomacy"}


def test_a_computed_contrast_says_so_and_tells_what_the_records_tell(mini: Run) -> None:
    answer = mini("compare", "GGE", "OEWG", "--json").json
    assert answer["basis"] == "computed"
    assert "Group of Governmental Experts (2004) came first" in answer["summary"]
    aspects = {aspect["aspect"]: aspect["cells"] for aspect in answer["aspects"]}
    assert aspects["Dates"] == {"gge": "from 2004; to 28 May 2021", "oewg": "3 June 2019"}
    assert aspects["Actors: shared"]["gge"] == "United Nations"
    assert "An open-ended group begins" in aspects["Events: its own"]["oewg"]
    assert "Computed from the records" in mini("compare", "GGE", "OEWG", terminal=True).stdout


def test_status_of_instruments(mini: Run) -> None:
    answer = mini("compare", "Budapest Convention", "A/70/174", "--json").json
    aspects = {aspect["aspect"]: aspect["cells"] for aspect in answer["aspects"]}
    assert aspects["Status"] == {
        "convention": "binding, in force since 1 July 2004",
        "report-of-2015": "not binding",
    }
    assert aspects["Numbers"]["convention"] == "64 parties (15 January 2020)"


def test_readings_side_by_side(mini: Run) -> None:
    answer = mini("compare", "cyber diplomacy", "--by", "authority", "--json").json
    assert answer["basis"] == "readings"
    assert [subject["name"] for subject in answer["subjects"]] == [
        "Barrinha and Renard (2017)",
        "United Nations (2015)",
    ]
    assert answer["aspects"][0]["aspect"] == "Stresses"


def test_states_are_compared_by_what_they_say_on_the_same_issues(real: Run) -> None:
    answer = real("compare", "US", "China", "--json").json
    stances = [one for one in answer["aspects"] if one["aspect"].startswith("On: ")]
    assert len(stances) > 10
    assert all(set(one["cells"]) == {"united-states", "china"} for one in stances)
    of_issue = real("issue", "attribution", "--json").json["matches"][0]
    of_china = [one for one in of_issue["positions"] if one["actor"]["id"] == "china"][-1]
    cell = next(one for one in stances if one["aspect"] == f"On: {of_issue['name']}")["cells"][
        "china"
    ]
    assert cell.startswith(of_china["stance"])
    known = {cite["source"]["id"] for cite in answer["cites"]}
    assert {cite["source"]["id"] for cite in of_china["cites"]} <= known


def test_persons_are_compared_by_their_posts(real: Run) -> None:
    posts = real("compare", "Christopher Painter", "Nathaniel Fick", "--json").json["aspects"][1]
    assert posts["aspect"] == "Posts"
    assert "Coordinator for Cyber Issues (February 2011" in posts["cells"]["christopher-painter"]


def test_what_all_share_is_shown_once(real: Run) -> None:
    shown = ("misinformation", "disinformation", "propaganda")
    for width in ("120", "40"):
        page = real("compare", *shown, "--width", width, terminal=True).stdout
        assert page.count("Information integrity") == 2  # in the sentence above, and here
        assert "misinformation, disinformation and\npropaganda" in page or width == "120"
    table = real("compare", *shown).stdout
    assert "Topics: shared" + 3 * "\tInformation integrity" in table


def test_vs_parts_names_of_several_words(real: Run) -> None:
    quoted = real("compare", "cyber diplomacy", "digital diplomacy").stdout
    for typed in (
        "cyber diplomacy vs digital diplomacy",
        "cyber diplomacy VERSUS digital diplomacy",
    ):
        assert real("compare", *typed.split()).stdout == real("compare", typed).stdout == quoted
    assert real("compare", "GGE", "vs", "OEWG").stdout == real("compare", "GGE", "OEWG").stdout


def test_side_by_side_where_there_is_room_else_stacked(mini: Run) -> None:
    wide = mini("compare", "cyber", "digital", "--width", "80", terminal=True).stdout
    narrow = mini("compare", "cyber", "digital", "--width", "40", terminal=True).stdout
    assert any(
        "Problems of cyberspace" in line and "Tools of diplomats" in line
        for line in wide.splitlines()
    )
    assert not any(
        "Problems of cyberspace" in line and "Tools" in line for line in narrow.splitlines()
    )
    assert max(map(len, narrow.splitlines()[:12])) <= 40


def test_a_name_that_is_not_found(mini: Run) -> None:
    result = mini("compare", "cyber", "digtial diplomacy")
    assert (result.status, result.stdout) == (1, "")
    assert "nearest: digital diplomacy" in result.stderr
    before_several = mini("compare", "expert body", "digtial diplomacy")
    assert (before_several.status, before_several.stderr) == (1, result.stderr)
    empty = mini("compare", "cyber", "digtial diplomacy", "--json")
    assert (empty.status, empty.json["subjects"], empty.json["aspects"]) == (1, [], [])


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("cyber",), 2, "two names"),
        (("gge", "GGE"), 2, "same record"),
        (("expert body", "cyber"), 3, "gge, oewg"),
        (("cyber", "digital", "--by", "moon"), 2, "authority"),
        (("gge", "--by", "authority"), 2, "no two readings"),
        (("--by", "authority"), 2, "--by authority needs a name"),
        ((), 2, "needs two names"),
    ],
)
def test_what_cannot_be_compared(
    mini: Run, arguments: tuple[str, ...], status: int, says: str
) -> None:
    result = mini("compare", *arguments)
    assert (result.status, result.stdout) == (status, "")
    assert says in result.stderr


def test_and_stands_between_names_too(real: Run) -> None:
    asked = [
        real("compare", *words.split(), "--json").json["id"]
        for words in (
            "cyber digital",
            "cyber and digital",
            "cyber diplomacy and digital diplomacy",
            "cyber diplomacy vs digital diplomacy",
        )
    ]
    assert asked == ["cyber-vs-digital-vs-tech-diplomacy"] * 4


def test_unions_and_states_are_themselves_before_they_are_their_rules(real: Run) -> None:
    asked = real("compare", "US", "EU", "--json").json
    assert [one["id"] for one in asked["subjects"]] == ["united-states", "european-union"]
    assert real("compare", "EU sanctions", "US sanctions", "--json").json["id"] == (
        "eu-vs-us-cyber-sanctions"
    )


def test_one_name_alone_leads_to_its_readings(real: Run) -> None:
    assert "try: diplocli compare sovereignty-in-cyberspace --by authority" in (
        real("compare", "sovereignty").stderr
    )
    assert "try: diplocli compare cyber digital" in real("compare", "NIS2").stderr


def test_what_differs_is_asked_of_compare(real: Run) -> None:
    told = real("define", "cybersecurity", "vs", "information", "security")
    assert told.status == 1
    assert "try: diplocli compare cybersecurity vs information security\n" in told.stderr
    assert real("compare", "cybersecurity", "vs", "information", "security").status == 0


def test_vs_alone_is_no_name(real: Run) -> None:
    for words in (("vs",), ("GGE", "vs")):
        refused = real("compare", *words)
        assert refused.status == 2
        assert "compare needs two names or more" in refused.stderr


def test_the_same_is_told_once(real: Run) -> None:
    told = real("compare", "GGE", "GGE").stderr
    assert told.count("“GGE” is here the actor") == 1


def test_a_name_that_is_none_is_told_before_one_that_is_two(real: Run) -> None:
    assert real("compare", "cyber", "xyzzy").stderr == (
        "diplocli: no record is called “xyzzy”; try: diplocli search xyzzy\n"
    )


@pytest.mark.parametrize(
    "command", [("compare", "Ambassador Painter", "Fick"), ("cite", "Ambassador Painter")]
)
def test_a_name_taken_though_it_is_a_mistake_tells_where_it_is_put_right(
    real: Run, command: tuple[str, ...]
) -> None:
    result = real(*command)
    assert result.status == 0
    assert "a common mistake; see diplocli define Ambassador Painter\n" in result.stderr


def test_an_acronym_is_the_record_that_has_it_as_its_id(real: Run) -> None:
    answer = real("compare", "CISA", "CISA 2015", "--json")
    assert [side["id"] for side in answer.json["subjects"]] == [
        "cisa",
        "cybersecurity-information-sharing-act-2015",
    ]


def test_an_acronym_of_several_kinds_is_what_most_records_refer_to(real: Run) -> None:
    answer = real("compare", "DSA", "NIS2", "--json")
    assert [side["id"] for side in answer.json["subjects"]] == [
        "digital-services-act",
        "nis2",
    ]
    assert "“DSA” is here the instrument Digital Services Act; also data-sharing" in answer.stderr
