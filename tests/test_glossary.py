"""``glossary`` and ``info``."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


def names(mini: Run, *arguments: str) -> list[str]:
    return [line.split("\t")[0] for line in mini("glossary", *arguments).stdout.splitlines()]


def test_a_to_z_over_four_kinds(mini: Run) -> None:
    found = names(mini)
    assert len(found) == 14
    assert found == sorted(found, key=str.casefold)
    assert mini("glossary").stdout.splitlines()[2] == (
        "cyber diplomacy\tterm\tcyber-diplomacy\tDiplomacy about cyberspace."
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--letter", "d"), ["digital diplomacy"]),
        (("--kind", "issue"), ["Espionage"]),
        (
            ("--kind", "issue", "--kind", "term"),
            ["cyber diplomacy", "cyber espionage", "digital diplomacy", "Espionage"],
        ),
        (("--topic", "forms", "--kind", "term"), ["cyber diplomacy", "digital diplomacy"]),
        (("--acronyms",), ["CD", "CD", "GGE", "OEWG", "S/CCI", "UN", "US"]),
        (("--lang", "fr"), ["cyberdiplomatie"]),
        (("--lang", "ru"), ["кибердипломатия"]),
    ],
)
def test_filters(mini: Run, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert names(mini, *arguments) == expected


def test_an_article_does_not_file_a_name(corpus_copy: Path, mini: Run) -> None:
    path = corpus_copy / "issues" / "all.toml"
    one = path.read_text()
    other = one.replace('id = "issue-espionage"', 'id = "issue-digging"')
    path.write_text(
        one.replace('name = "Espionage"', 'name = "An espionage"', 1)
        + "\n"
        + other.replace('name = "Espionage"', 'name = "The digging"', 1)
    )
    filed = ["The digging", "An espionage"]
    assert names(mini, "--kind", "issue") == filed
    assert names(mini, "--kind", "issue", "--letter", "e") == ["An espionage"]
    assert mini("glossary", "--kind", "issue", terminal=True).stdout.startswith("D  1\n")
    listed = mini("issue").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == filed
    assert [one["name"] for one in mini("issue", "--json").json["entries"]] == filed
    page = mini("issue", terminal=True).stdout
    assert page.index("The digging") < page.index("An espionage")


def test_json(mini: Run) -> None:
    entries = mini("glossary", "--letter", "d", "--json").json["entries"]
    assert entries == [
        {
            "id": "digital-diplomacy",
            "kind": "term",
            "name": "digital diplomacy",
            "head": "digital diplomacy",
            "aliases": [{"text": "e-diplomacy", "type": "spelling", "lang": "", "pack": ""}],
            "summary": "Diplomacy with digital tools.",
            "pack": "bundled",
        }
    ]


def test_a_person_sees_letters_with_counts_and_totals(mini: Run) -> None:
    page = mini("glossary", terminal=True).stdout
    assert page.startswith("C  4\n")
    assert "14 entries: 7 actors, 3 instruments, 3 terms, 1 issue;" in page


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--letter", "ab"), "not a letter"),
        (("--lang", "xx"), "try: fr, ru"),
        (("--kind", "verb"), "try: term, issue"),
        (("--topic", "nowhere"), "there is no topic"),
    ],
)
def test_bad_filters(mini: Run, arguments: tuple[str, ...], says: str) -> None:
    result = mini("glossary", *arguments)
    assert (result.status, result.stdout) == (2, "")
    assert says in result.stderr


def test_what_begins_with_no_letter_is_asked_for_by_its_heading(
    corpus_copy: Path, mini: Run
) -> None:
    path = corpus_copy / "issues" / "all.toml"
    path.write_text(path.read_text().replace('name = "Espionage"', 'name = "5G espionage"', 1))
    for letter in ("#", "5"):
        assert names(mini, "--letter", letter) == ["5G espionage"]


def test_nothing_under_a_letter(mini: Run) -> None:
    assert mini("glossary", "--letter", "x").status == 1
    assert mini("glossary", "--letter", "x", "--json").json["entries"] == []


def test_info(mini: Run) -> None:
    answer = mini("info", "--json").json
    assert (answer["edition"], answer["as_of"]) == ("2020.01", "2020-01-31")
    assert answer["counts"] == {
        "term": 3, "issue": 1, "milestone": 4, "actor": 7, "instrument": 3, "contrast": 2, "correction": 1,
        "source": 2, "reading": 2, "position": 3, "holder": 2, "acronym": 6, "translation": 2,
    }  # fmt: skip
    assert "edition\t2020.01\n" in mini("info").stdout
    assert "corpus 2020.01 as of 2020-01-31" in mini("--version").stdout


@pytest.mark.parametrize("lang", ["fr", "FR", "French", "français", "Francais"])
def test_a_language_by_code_or_name(real: Run, lang: str) -> None:
    assert real("glossary", "--lang", lang).stdout == real("glossary", "--lang", "fr").stdout


def test_acronyms_in_a_language_are_those_of_it(real: Run) -> None:
    page = real("glossary", "--acronyms", "--lang", "ru", terminal=True).stdout
    assert page.startswith("Glossary: acronyms in Russian\n")
    everywhere = real("glossary", "--acronyms", "--lang", "ru").stdout.splitlines()
    assert everywhere
    assert len(everywhere) < len(real("glossary", "--acronyms").stdout.splitlines()) / 4
