"""Names as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocli.folding import key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cyber-defence", "Cyber Defenses"),
        ("cybersecurity", "cyber security"),
        ("organisation", "Organizations"),
        ("data localisation", "data localization"),
        ("the Budapest Convention", "budapest convention"),
        ("U.S.", "us"),
        ("données", "donnees"),
        ("R&D", "r and d"),
        ("programme of action", "program of action"),
        ("confidence-building measures", "confidence building measure"),
        ("Ambassador’s office", "ambassadors office"),
        ("policies", "policy"),
        ("data centre", "data centers"),
        ("behaviour", "behavior"),
        ("КИБЕР", "кибер"),
        ("démarches", "demarche"),
        ("searches", "search"),
        ("Convention 108+", "convention 108 plus"),
        ("WSIS+20", "wsis 20"),
    ],
)
def test_what_does_not_matter_folds_away(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("norm", "norma"),
        ("four", "for"),
        ("GGE", "OEWG"),
        ("consensus", "consensu"),
        ("us", "u"),
        ("108+", "108"),
    ],
)
def test_what_matters_does_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_a_key_is_the_joined_words_but_for_a_leading_the(text: str) -> None:
    folded = words(text)
    assert key(text) in ("".join(folded), "".join(folded[1:]))


@given(st.text())
def test_case_and_surrounding_signs_never_matter(text: str) -> None:
    assert key(f"  «{text}»! ") == key(text)


@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=5))
def test_spaces_hyphens_and_joins_are_one(parts: list[str]) -> None:
    assert key(" ".join(parts)) == key("-".join(parts)) == key(" - ".join(parts))
