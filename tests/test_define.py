"""``define``: what it answers, in three views."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


def test_a_term_whole(mini: Run) -> None:
    page = mini("define", "cyber", "diplomacy").stdout
    for part in (
        "cyber diplomacy (term)\nAlso: CD\n",
        "In other languages: French cyberdiplomatie; Russian кибердипломатия",
        "Diplomacy about cyberspace. [1]",
        "States negotiate about the use of networks.\n• norms\n• law",
        "Barrinha and Renard (2017): An institution of international society. [2] Leaves out: Tools.",
        "Some restrict it to security.",
        "diplocli compare cyber digital",
        "diplocli compare cyber digital spying",
        "Narrower: digital diplomacy",
        "June 2015: The experts agree on eleven norms",
        "Bodies and states: Group of Governmental Experts; United Nations",
        "Instruments: GGE report of 2015",
        "[2] André Barrinha and Thomas Renard, “Cyber-diplomacy”, Global Affairs, 2017, p. 3",
        "https://undocs.org/A/70/174",
        "Checked 31 January 2020 · edition 2020.01 · cyber-diplomacy",
    ):
        assert part in page


def test_a_name_in_another_language_is_shown_where_it_was_asked_for(mini: Run) -> None:
    assert "Also: CD · Russian кибердипломатия\n" in mini("define", "Кибердипломатия").stdout


def test_a_case_form_finds_its_record_and_is_not_shown(real: Run) -> None:
    page = real("define", "Auswärtigen Amtes").stdout
    assert page.startswith("Federal Foreign Office of Germany")
    assert "German Auswärtiges Amt" in page
    assert "Auswärtigen" not in page


def test_an_office_whole(mini: Run) -> None:
    page = mini("define", "S/CCI").stdout
    for part in (
        "Coordinator for Cyber Issues (office · United States · February 2011 – 4 April 2022)",
        "18 April 2011 – 31 July 2017: Jane Doe, Coordinator [2]",
        "from 1 August 2017, end not on record: John Roe, Coordinator (acting) [3]",
        "✗ Coordinator for Cyber Challenges: The office was the Coordinator for Cyber Issues.",
        "15 February 2011: A coordinator is named",
    ):
        assert part in page


def test_a_person_has_posts(mini: Run) -> None:
    page = mini("define", "Jane Doe").stdout
    assert "18 April 2011 – 31 July 2017: Coordinator, Coordinator for Cyber Issues" in page


def test_an_instrument_whole(mini: Run) -> None:
    page = mini("define", "Budapest Convention").stdout
    for part in (
        "Convention on Cybercrime (treaty · ETS No. 185 · binding, in force since 1 July 2004)",
        "Adopted: 8 November 2001",
        "Opened for signature: 23 November 2001",
        "Entered into force: 1 July 2004",
        "Parties: 64, 15 January 2020",
    ):
        assert part in page
    report = mini("define", "A/70/174").stdout
    assert "Vote: consensus" in report
    assert "Parts\nNorm 13(a)" in report


def test_an_issue_whole(mini: Run) -> None:
    page = mini("define", "issue-espionage").stdout
    assert "• Is theft of secrets for firms different?" in page
    assert (
        "United States (25 September 2015): Theft for commercial gain is out of bounds. [2]" in page
    )


@pytest.mark.parametrize(
    "name", ["2015-report-adopted", "cyber-vs-digital", "wrong-challenges", "report-2015"]
)
def test_records_of_every_kind_answer(mini: Run, name: str) -> None:
    result = mini("define", name)
    assert result.status == 0
    assert name in result.stdout


def test_an_acronym_with_two_meanings_shows_both(mini: Run) -> None:
    answer = mini("define", "cd", "--json").json
    assert [match["id"] for match in answer["matches"]] == ["cyber-diplomacy", "cyber-office"]
    assert "“CD” names 2 things" in mini("define", "CD", terminal=True).stdout


def test_a_wrong_name_finds_the_right_record_and_says_so(mini: Run) -> None:
    result = mini("define", "office of the coordinator for cyber challenges")
    assert result.status == 0
    assert result.stdout.startswith(
        "Correction: “office of the coordinator for cyber challenges” is a common mistake."
    )
    assert "\nCoordinator for Cyber Issues (office" in result.stdout
    answer = mini("define", "Coordinator for Cyber Challenges", "--json").json
    assert answer["matched_by"] == "correction"
    assert [one["id"] for one in answer["corrections"]] == ["wrong-challenges"]
    assert [one["id"] for one in answer["matches"]] == ["cyber-office"]


def test_an_acronym_that_is_an_id_shows_that_record_first(real: Run) -> None:
    for typed in ("GGE", "gge", "GGEs"):
        assert real("define", typed, "--json").json["matches"][0]["id"] == "gge"


def test_an_acronym_is_not_the_plural_of_another(real: Run) -> None:
    told = real("define", "CNAS")
    assert told.stdout.startswith("Center for a New American Security")
    assert "computer network attack" not in told.stderr
    plural = real("define", "CNAs").stdout
    assert "computer network attack" in plural and "Center for a New American Security" in plural


def test_what_is_wrong_is_found_as_the_correction_has_it_in_its_title(real: Run) -> None:
    told = real("define", "The GDPR protects EU citizens")
    assert told.status == 0
    assert told.stdout.startswith(
        "Correction: “The GDPR protects EU citizens” is a common mistake."
    )
    assert "General Data Protection Regulation (law" in told.stdout


@pytest.mark.parametrize(
    ("typed", "near"),
    [("atribution", "attribution"), ("Buddapest Convention", "Budapest Convention")],
)
def test_what_is_near_is_told_once_and_in_english_first(real: Run, typed: str, near: str) -> None:
    assert real("define", typed).stderr == (
        f"diplocli: no record is called “{typed}”; nearest: {near}\n"
    )


def test_an_acronym_among_the_words_counts_for_what_is_near(real: Run) -> None:
    nearest = real("define", "AI convention").stderr.partition("nearest: ")[2]
    assert nearest.startswith("Council of Europe Framework Convention on AI, ")


def test_a_kind_without_a_near_name_is_answered_with_one_of_another(real: Run) -> None:
    result = real("issue", "atribution")
    assert result.stderr == "diplocli: no issue is called “atribution”; nearest: attribution\n"


def test_an_unknown_term_exits_1_with_the_nearest_names(mini: Run) -> None:
    result = mini("define", "digtial", "diplomacy")
    assert (result.status, result.stdout) == (1, "")
    assert "nearest: digital diplomacy" in result.stderr
    answer = mini("define", "digtial diplomacy", "--json")
    assert answer.status == 1
    assert answer.json["matches"] == []
    assert "digital diplomacy" in answer.json["suggestions"]


def test_a_prefix_is_taken_and_said(mini: Run) -> None:
    result = mini("define", "convention on")
    assert result.status == 0
    assert "taken as Convention on Cybercrime" in result.stderr


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CAC China", "china-cac"),
        ("Indian DPDP", "india-dpdp-act"),
        ("German BSI", "germany-bsi"),
        ("Russia’s GRU", "gru"),
        ("AI Act of the EU", "ai-act"),
        ("Convention 108 Council of Europe", "convention-108"),
    ],
)
def test_a_name_with_whose_it_is_leads_to_that_one(real: Run, typed: str, found: str) -> None:
    answer = real("define", typed, "--json")
    assert [one["id"] for one in answer.json["matches"]] == [found]
    assert answer.json["matched_by"] == "owner"
    assert f"“{typed}”: taken as {answer.json['matches'][0]['name']}" in answer.stderr


@pytest.mark.parametrize("typed", ["LGPD China", "sovereignty China", "China Japan", "BSI BSI"])
def test_what_is_not_of_the_owner_that_was_typed_is_only_near(real: Run, typed: str) -> None:
    answer = real("define", typed)
    assert answer.status == 1
    assert "nearest" in answer.stderr


def test_what_is_no_name_leads_to_where_it_is_told_and_is_not_shown_as_one(real: Run) -> None:
    answer = real("define", "large language model")
    assert "“large language model”: taken as generative AI" in answer.stderr
    names, told = [
        next(line for line in answer.stdout.splitlines() if line.startswith(head))
        for head in ("Also: ", "Told here: ")
    ]
    assert "large language model" in told
    assert "large language model" not in names
    assert real("define", "large language model", "--json").json["matched_by"] == "see"


def test_a_name_goes_before_what_only_leads_to_a_record(corpus_copy: Path, mini: Run) -> None:
    with (corpus_copy / "terms" / "all.toml").open("a") as terms:
        for id, alias in (("first", 'text = "third", type = "see"'), ("second", 'text = "third"')):
            terms.write(f'\n[[term]]\nid = "{id}"\nname = "{id}"\naliases = [{{ {alias} }}]\n')
            terms.write('summary = "x"\ndefinition = "x"\n')
    assert [one["id"] for one in mini("define", "third", "--json").json["matches"]] == ["second"]


def test_alone_it_orients(mini: Run) -> None:
    assert mini("define").stdout == "forms\tForms of diplomacy\t10\nlaw\tInternational law\t11\n"
    page = mini("define", terminal=True).stdout
    assert page.count("diplocli ") >= 3
    assert "Forms of diplomacy" in page
    topics = mini("define", "--json").json["topics"]
    assert [topic["id"] for topic in topics] == ["forms", "law"]
    assert all(topic["count"] > 0 for topic in topics)


def test_the_json_of_a_record_has_every_field(mini: Run) -> None:
    answer = mini("define", "cyber-diplomacy", "--json").json
    assert list(answer)[:2] == ["schema_version", "edition"]
    (term,) = answer["matches"]
    assert term["aliases"][0] == {
        "text": "cyberdiplomatie",
        "type": "translation",
        "lang": "fr",
        "pack": "",
    }
    assert term["related"] == [
        {"id": "digital-diplomacy", "name": "digital diplomacy"},
        {"id": "gge", "name": "Group of Governmental Experts"},
    ]
    assert term["readings"][1]["actor"] == {"id": "united-nations", "name": "United Nations"}
    assert term["readings"][1]["cites"][0]["source"]["url"] == "https://undocs.org/A/70/174"
    assert (term["pack"], term["broader"], term["reviewed"]) == ("bundled", [], "2020-01-31")
    (treaty,) = mini("define", "convention", "--json").json["matches"]
    assert treaty["parties"] == {"number": 64, "as_of": "2020-01-15"}
    assert treaty["ended"] == ""
    assert treaty["part_of"] is None


def test_another_english_name_is_a_synonym_and_no_translation(real: Run) -> None:
    aliases = real("define", "cyber-diplomacy", "--json").json["matches"][0]["aliases"]
    sorts = {alias["text"]: (alias["type"], alias["lang"]) for alias in aliases}
    assert sorts["cyberspace diplomacy"] == ("synonym", "")
    assert sorts["кибердипломатия"] == ("translation", "ru")
