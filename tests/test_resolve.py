"""Look-up order: from a name as typed to the records it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocli.corpus.index.store import Store
from diplocli.errors import AmbiguousName, UsageError
from diplocli.queries.nearest import edit_distance, nearest, pick, suggestions
from diplocli.queries.resolve import one_record, resolve

from .conftest import Run


@pytest.mark.parametrize(
    ("name", "matched_by", "ids"),
    [
        ("cyber-diplomacy", "id", ["cyber-diplomacy"]),
        ("Cyber Diplomacy", "name", ["cyber-diplomacy"]),
        ("cyberdiplomacy", "name", ["cyber-diplomacy"]),
        ("espionage", "id", ["espionage", "issue-espionage"]),
        ("e-diplomacy", "alias", ["digital-diplomacy"]),
        ("cyberdiplomatie", "alias", ["cyber-diplomacy"]),
        ("КИБЕРДИПЛОМАТИЯ", "alias", ["cyber-diplomacy"]),
        ("CD", "alias", ["cyber-diplomacy", "cyber-office"]),
        ("S/CCI", "alias", ["cyber-office"]),
        ("A/70/174", "alias", ["report-of-2015"]),
        ("defense spying", "alias", ["espionage"]),
        ("spying", "short", ["espionage"]),
        ("Coordinator for Cyber Challenges", "correction", ["cyber-office"]),
        ("Office of the Coordinator for Cyber Issues", "alias", ["cyber-office"]),
        ("convention on", "prefix", ["convention"]),
        ("cyberdiplomacy-old", "redirect", ["cyber-diplomacy"]),
        ("nothing of the sort", "", []),
        ("", "", []),
        ("!!!", "", []),
    ],
)
def test_order(store: Store, name: str, matched_by: str, ids: list[str]) -> None:
    resolved = resolve(store, name)
    assert (resolved.matched_by, list(resolved.ids)) == (matched_by, ids)


def test_one_name_in_two_kinds_gives_both_terms_first(store: Store) -> None:
    assert resolve(store, "Espionage").ids == ("espionage", "issue-espionage")


def test_a_word_is_not_taken_as_the_beginning_of_another_proper_name(corpus: Store) -> None:
    for word in ("Niger", "Dominica", "Cisco"):
        assert resolve(corpus, word).ids == (word.lower(),)
    for word in ("Roman", "Malt", "Canad"):
        assert resolve(corpus, word).ids == ()
    assert resolve(corpus, "Budapest").ids == ("budapest-convention",)
    assert resolve(corpus, "hacktiv").ids == ("hacktivism",)


def test_the_number_of_a_resolution_is_taken_where_one_body_has_it(corpus: Store) -> None:
    found = resolve(corpus, "73/27")
    assert (found.matched_by, found.ids) == ("number", resolve(corpus, "A/RES/73/27").ids)
    assert resolve(corpus, "20/8").as_name == "Human Rights Council resolution 20/8"
    for number in ("7/327", "73/", "/27", "73/27/1", "999/999", "70/174"):
        assert resolve(corpus, number).ids == (), number


def test_a_number_is_told_to_be_taken_as_a_resolution(real: Run) -> None:
    told = real("define", "73/27")
    assert (told.status, told.stderr) == (
        0,
        "diplocli: “73/27”: taken as General Assembly resolution 73/27\n",
    )
    assert "A/RES/73/27" in told.stdout.splitlines()[0]
    assert real("define", "73/27", "--json").json["matched_by"] == "number"
    assert real("instrument", "73/27").stderr == told.stderr


def test_a_prefix_of_several_is_not_taken(store: Store) -> None:
    assert resolve(store, "cyber").ids == ("cyber-diplomacy",)  # the short name of a contrast
    assert resolve(store, "norm").ids == ("norm-a",)
    assert resolve(store, "j").ids == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cyber diplomcy", "cyber diplomacy"),
        ("digtial diplomacy", "digital diplomacy"),
        ("Budapset Convention", "Budapest Convention"),
        ("cybr espionag", "cyber espionage"),
        ("Jane Do", "Jane Doe"),
        ("Opne-ended Working Grup", "Open-ended Working Group"),
    ],
)
def test_a_slip_finds_its_name(store: Store, typed: str, meant: str) -> None:
    assert meant in suggestions(store, typed)[:2]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("what is cyber diplomacy", ["cyber diplomacy"]),
        ("cyber diplomacy vs digital diplomacy", ["cyber diplomacy", "digital diplomacy"]),
        ("budapest treaty", ["Budapest Convention"]),
        ("GDPR Article 45", ["General Data Protection Regulation"]),
        ("Office of the Cyber Coordinator", ["cyber coordinator"]),
        ("Clinton", ["Bill Clinton", "Hillary Clinton"]),
        ("Bureau of Cyberspace", ["Bureau of Cyberspace and Digital Policy"]),
        ("it is what it is", []),
    ],
)
def test_what_is_no_name_leads_to_the_names_in_it_and_with_its_words(
    real: Run, typed: str, first: list[str]
) -> None:
    near = real("define", typed, "--json").json["suggestions"]
    assert near[: len(first) or 1] == first
    assert len({name.casefold() for name in near}) == len(near)


def test_a_word_that_is_none_of_a_list_is_answered_with_those_that_begin_like_it() -> None:
    tracks = ("russia-sco", "us-national-cyber", "africa", "cybercrime")
    assert nearest("us", tracks) == ("us-national-cyber", "russia-sco")
    assert nearest("cybr", tracks) == ("cybercrime",)
    assert nearest("pastry", tracks) == ()
    assert pick("track", "US national cyber", tracks) == "us-national-cyber"
    for asked, near in (("cybr", ("cybercrime",)), ("pastry", tracks)):
        with pytest.raises(UsageError) as refused:
            pick("track", asked, tracks)
        assert refused.value.suggestions == near


@given(st.text(max_size=8), st.text(max_size=8))
def test_edit_distance_is_a_distance(one: str, other: str) -> None:
    distance = edit_distance(one, other)
    assert distance == edit_distance(other, one)
    assert (distance == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))


def test_swapped_neighbours_are_one_slip() -> None:
    assert edit_distance("digital", "digtial") == 1


def test_a_command_that_needs_one_takes_its_own_kind(store: Store) -> None:
    told: list[str] = []
    assert one_record(store, "Espionage", ("issue",), told.append) == "issue-espionage"
    assert "cyber espionage" in told[0]
    assert one_record(store, "Espionage", (), told.append) == "espionage"
    assert one_record(store, "issue-espionage", ("term",), told.append) == "issue-espionage"
    assert one_record(store, "oewg", (), told.append) == "oewg"


def test_several_of_one_kind_are_refused(store: Store) -> None:
    with pytest.raises(AmbiguousName) as refused:
        one_record(store, "expert body", (), lambda line: None)
    assert refused.value.suggestions == ("gge", "oewg")


def test_an_acronym_in_s_is_no_plural(real: Run) -> None:
    for typed in ("LAWS", "laws", "L.A.W.S."):
        assert "lethal-autonomous-weapons" in ids_of(real, typed)
    assert "lethal-autonomous-weapons" not in ids_of(real, "law")
    assert "lethal autonomous" not in real("define", "sovereignty law").stderr
    assert ids_of(real, "  US\t") == ids_of(real, "(us)") == ids_of(real, "US")
    assert ids_of(real, "GGEs") == ids_of(real, "GGE")


def ids_of(run: Run, name: str) -> list[str]:
    return [match["id"] for match in run("define", name, "--json").json["matches"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("data", "data trust"),
        ("73-27", "General Assembly resolution 73/27"),
        ("tallin", "Tallinn Manual"),
        ("attribut", "attribution"),
    ],
)
def test_what_begins_as_typed_or_holds_its_words_is_offered_first(
    real: Run, typed: str, first: str
) -> None:
    assert real("define", typed, "--json").json["suggestions"][0] == first


def test_names_in_scripts_without_spaces_are_offered_by_a_part_of_them(real: Run) -> None:
    near = real("define", "主权", "--json").json["suggestions"]
    assert "cyber sovereignty" in near


@pytest.mark.parametrize(
    ("command", "status", "instead"),
    [
        ("compare data sovereignty data residency", 1, "compare 'data sovereignty' 'data residency'"),
        ("brief global mechanism", 1, "brief 'global mechanism'"),
        ("cite cyber diplomacy GGE", 3, "cite 'cyber diplomacy' GGE"),
    ],
)  # fmt: skip
def test_names_typed_without_quotes_are_shown_with_them(
    real: Run, command: str, status: int, instead: str
) -> None:
    result = real(*command.split())
    assert (result.status, result.stdout) == (status, "")
    assert f"try: diplocli {instead}" in result.stderr


def test_a_description_typed_as_a_name_is_offered_what_answers_it(real: Run) -> None:
    near = real("define", "chip", "export", "ban", "china", "--json").json["suggestions"]
    assert near[:3] == ["chips", "China", "US chip controls of 7 October 2022"]
    near = real("define", "what", "replaced", "the", "OEWG", "--json").json["suggestions"]
    assert "Global Mechanism on ICT security" in near
    assert "The UN Programme of Action was created" not in near


def test_a_question_typed_as_a_name_leads_to_search(real: Run) -> None:
    told = real("define", "who", "chairs", "the", "global", "mechanism").stderr
    assert "nearest: Global Mechanism on ICT security" in told
    assert told.endswith("; for a question: diplocli search who chairs the global mechanism\n")
