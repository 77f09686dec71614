"""The canonical form of record files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocli.corpus.written.format import canonical
from diplocli.corpus.written.tables import files
from diplocli.errors import DataError

from .conftest import MINI, REAL, Run

texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"),
    min_size=1,
).map(str.strip).filter(bool)  # fmt: skip


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(texts, texts, st.lists(texts, min_size=1, max_size=4))
def test_formatting_changes_no_content_and_is_done_once(
    name: str, prose: str, wrong: list[str]
) -> None:
    text = (
        f"[[correction]]\nwrong = [{', '.join(map(quoted, wrong))}]\n"
        f"fact = {quoted(prose)}\nname = {quoted(name)}\nid='one'\n"
    )
    once = canonical(text, "x.toml")
    assert tomllib.loads(once) == tomllib.loads(text)
    assert canonical(once, "x.toml") == once


@given(st.lists(texts, min_size=2, max_size=4))
def test_paragraphs_survive(paragraphs: list[str]) -> None:
    prose = "\n\n".join(paragraphs)
    text = f'[[correction]]\nid = "one"\nfact = {quoted(prose).replace(chr(10), chr(92) + "n")}\n'
    fact = tomllib.loads(canonical(text, "x.toml"))["correction"][0]["fact"]
    assert fact.strip() == prose.strip()


@pytest.mark.parametrize("path", files(MINI), ids=lambda path: path.parent.name)
def test_the_small_corpus_is_canonical(path: Path) -> None:
    text = path.read_text()
    assert canonical(text, path.name) == text


def test_the_corpus_is_canonical() -> None:
    changed = [
        path for path in files(REAL) if canonical(path.read_text(), path.name) != path.read_text()
    ]
    assert changed == []


def test_comments_before_a_record_stay_before_it() -> None:
    text = '# file\n\n[[term]]\nid = "a"\n\n# about b\n[[term]]\nid = "b"\n# end\n'
    out = canonical(text, "x.toml")
    assert out == '# file\n[[term]]\nid = "a"\n\n# about b\n[[term]]\nid = "b"\n\n# end\n'


def test_a_comment_inside_a_record_is_refused_not_lost() -> None:
    with pytest.raises(DataError, match=r"x\.toml:3: a comment inside"):
        canonical('[[term]]\nid = "a"\nname = "b" # why\n', "x.toml")


def test_a_hash_inside_a_text_is_no_comment() -> None:
    out = canonical(
        '[[term]]\nid = "a"\nname = "C# and """\n'.replace('and """', 'and "'), "x.toml"
    )
    assert 'name = "C# and"' in out


def test_the_file_of_a_pack_keeps_its_head(tmp_path: Path, mini: Run) -> None:
    path = tmp_path / "ministry.toml"
    head = "# Our words\npack  = 'ministry'\n\ntopics = [{id = 'x', name = 'X'}] # ours\n\n"
    path.write_text(
        f"{head}[[term]]\nname='desk'\nid='ministry-desk'\noverrides=true\n\n"
        "# More on it\n[[addition]]\nelsewhere = ['x']\nto='gge'\n"
    )
    assert mini("corpus", "format", str(path)).stdout == f"{path}\n"
    assert path.read_text() == (
        f'{head}[[term]]\nid = "ministry-desk"\nname = "desk"\noverrides = true\n\n'
        '# More on it\n[[addition]]\nto = "gge"\nelsewhere = ["x"]\n'
    )
    assert mini("corpus", "format", "--check", str(path)).status == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('pack = "a"\n\n[[term]]\nid = "a"\n\n[[topics]]\nid = "b"\n', ":6: E102 “topics” must stand before the first record"),
        ('pack = "a"\n[term]\nid = "a"\n', r":2: E102 a record begins with \[\[term\]\]"),
        ('# a\nedition = "a"\n', ":2: E102 “edition” is not a kind of record"),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        canonical(text, "x.toml")


def test_check_changes_nothing(corpus_copy: Path, mini: Run) -> None:
    path = corpus_copy / "terms" / "forms.toml"
    spoilt = path.read_text().replace('id = "espionage"\n', 'id   =   "espionage"\n')
    path.write_text(spoilt)
    assert mini("corpus", "format", "--check", str(path)).status == 1
    assert path.read_text() == spoilt
    assert mini("corpus", "format", str(path)).status == 0
    assert 'id = "espionage"\n' in path.read_text()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, mini: Run) -> None:
    path = tmp_path / "ministry.toml"
    path.write_text('pack = "ministry"\n\n[[term]]\nid="a"\n', encoding="utf-8-sig")
    assert mini("corpus", "format", str(path)).status == 0
    assert path.read_text() == 'pack = "ministry"\n\n[[term]]\nid = "a"\n'


def test_a_folder_is_formatted_with_all_in_it(corpus_copy: Path, mini: Run) -> None:
    path = corpus_copy / "terms" / "forms.toml"
    path.write_text(path.read_text().replace('id = "espionage"\n', 'id   =   "espionage"\n'))
    assert mini("corpus", "format", str(corpus_copy)).stdout == f"{path}\n"


def test_several_files_are_formatted_all_or_none(corpus_copy: Path, mini: Run) -> None:
    good = corpus_copy / "terms" / "forms.toml"
    good.write_text(good.read_text().replace('id = "espionage"\n', 'id   =   "espionage"\n'))
    before = good.read_text()
    bad = corpus_copy / "issues" / "all.toml"
    bad.write_text("[[issue]\n")
    assert mini("corpus", "format", str(good), str(bad)).status == 4
    assert good.read_text() == before
