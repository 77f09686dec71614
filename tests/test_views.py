"""What people see: snapshots at several widths, colour, links, drawing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from .conftest import Run

COMMANDS = {
    "define": ("define",),
    "define-term": ("define", "cyber-diplomacy"),
    "define-office": ("define", "cyber-office"),
    "define-mistake": ("define", "Coordinator for Cyber Challenges"),
    "define-two": ("define", "CD"),
    "compare": ("compare", "cyber", "digital"),
    "compare-computed": ("compare", "gge", "oewg"),
    "compare-readings": ("compare", "cyber diplomacy", "--by", "authority"),
    "timeline": ("timeline", "--all"),
    "glossary": ("glossary",),
    "graph": ("graph", "cyber-diplomacy"),
    "info": ("info",),
}
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", COMMANDS)
def test_for_a_person(mini: Run, snapshot: SnapshotAssertion, name: str, width: int) -> None:
    page = mini(*COMMANDS[name], "--width", str(width), terminal=True).stdout
    assert re.sub(r"Corpus:\s+\S+", "Corpus: …", page) == snapshot


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "info"])
def test_plain(mini: Run, snapshot: SnapshotAssertion, name: str) -> None:
    assert mini(*COMMANDS[name], "--plain").stdout == snapshot


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_nothing_but_an_address_is_wider_than_asked(mini: Run, name: str, width: int) -> None:
    page = mini(*COMMANDS[name], "--width", str(width), terminal=True).stdout
    wide = [line for line in page.splitlines() if len(line) > width and "http" not in line]
    assert wide == []


@pytest.mark.parametrize("name", COMMANDS)
def test_colour_changes_nothing_but_colour(mini: Run, name: str) -> None:
    plain = mini(*COMMANDS[name], "--color", "never", terminal=True).stdout
    coloured = mini(*COMMANDS[name], "--color", "always", terminal=True).stdout
    assert coloured != plain
    assert ESCAPE.sub("", coloured) == plain


@pytest.mark.parametrize("name", COMMANDS)
def test_colours_are_of_the_sixteen_and_neither_black_nor_white_nor_dim(
    mini: Run, name: str
) -> None:
    coloured = mini(*COMMANDS[name], "--color", "always", terminal=True).stdout
    codes = {
        int(code)
        for run in re.findall(r"\x1b\[([0-9;]*)m", coloured)
        for code in run.split(";")
        if code
    }
    assert codes <= {0, 1, 3, *range(31, 37), *range(91, 97), 39}


@pytest.mark.parametrize("name", COMMANDS)
def test_ascii_draws_with_ascii(mini: Run, name: str) -> None:
    page = mini(*COMMANDS[name], "--ascii", terminal=True).stdout
    assert not set("•✗●○│┌└├─·→←…▁▂▃▄▅▆▇█") & set(page)


@pytest.mark.parametrize("width", ["30", "50", "80"])
def test_the_lines_of_a_tree_are_unbroken(mini: Run, width: str) -> None:
    page = mini("graph", "cyber-diplomacy", "--width", width, terminal=True).stdout
    branches = page.partition("└")[0].splitlines()[1:]
    assert {line[0] for line in branches} <= {"├", "│"}
    assert any(line.startswith("│") for line in branches) or width == "80"


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"CLICOLOR_FORCE": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"DIPLOCLI_COLOR": "always", "NO_COLOR": "1"}, True),
    ],
)
def test_what_decides_on_colour(
    mini: Run, arguments: tuple[str, ...], variables: dict[str, str], coloured: bool
) -> None:
    page = mini("define", "gge", *arguments, **variables).stdout
    assert ("\x1b[" in page) is coloured


def test_colour_on_a_terminal_that_has_it(mini: Run) -> None:
    assert "\x1b[" in mini("define", "gge", terminal=True, TERM="xterm").stdout
    assert "\x1b[" not in mini("define", "gge", terminal=True, TERM="dumb").stdout
    assert "\x1b[" not in mini("define", "gge", terminal=True, TERM="xterm", NO_COLOR="1").stdout


def test_json_is_never_coloured(mini: Run) -> None:
    assert (
        "\x1b" not in mini("define", "gge", "--json", "--color", "always", FORCE_COLOR="1").stdout
    )


def test_links_where_they_are_shown_else_addresses(mini: Run) -> None:
    linked = mini("define", "gge", "--hyperlinks", "always", terminal=True).stdout
    assert "\x1b]8;" in linked
    assert "https://undocs.org/A/70/174" not in ESCAPE.sub("", linked)
    bare = mini("define", "gge", terminal=True).stdout
    assert "\x1b]8;" not in bare
    assert "\n       https://undocs.org/A/70/174\n" in bare
    assert "\x1b]8;" in mini("define", "gge", terminal=True, TERM_PROGRAM="WezTerm").stdout


def test_a_pipe_is_plain_and_a_flag_makes_it_otherwise(mini: Run) -> None:
    assert mini("define", "gge").stdout == mini("define", "gge", "--plain").stdout
    assert mini("define", "gge", "--width", "60").stdout != mini("define", "gge").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--json", "--plain"), "give one"),
        (("--color", "red"), "auto, always or never"),
        (("--width", "7"), "from 20 to 1000"),
        (("--width", "x"), "--width"),
    ],
)
def test_views_that_contradict(mini: Run, arguments: tuple[str, ...], says: str) -> None:
    result = mini("define", "gge", *arguments)
    assert (result.status, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("command", "begins"),
    [
        (("brief", "espionage", "-o", "x.md"), "# "),
        (("brief", "espionage", "-o", "x.HTML"), "<!DOCTYPE html>"),
        (("brief", "espionage", "-o", "x.docx"), "PK"),
        (("brief", "espionage", "-o", "x.txt"), "Cyber espionage"),
        (("brief", "espionage", "--json", "-o", "x.md"), '{"schema_version"'),
        (("brief", "espionage", "--format", "html", "-o", "x.md"), "<!DOCTYPE html>"),
        (("cite", "espionage", "-o", "x.bib"), "@"),
        (("cite", "espionage", "-o", "x.ris"), "TY  - "),
        (("cite", "espionage", "-o", "x.json"), "["),
        (("graph", "espionage", "-o", "x.mmd"), "flowchart"),
        (("graph", "espionage", "-o", "x.gv"), "digraph"),
        (("annotate", "draft.txt", "-o", "x.html"), "<!DOCTYPE html>"),
        (("annotate", "draft.txt", "--list", "-o", "x.html"), "cyber espionage\tterm"),
        (("check", "draft.txt", "-o", "x.sarif"), '{\n "$schema"'),
        (("check", "draft.txt", "-o", "x.json"), '{"schema_version"'),
    ],
)
def test_a_file_to_write_names_its_format(
    mini: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    begins: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("They spoke of cyber espionage.\n")
    result = mini(*command)
    assert result.status in (0, 1), result.stderr
    written = (tmp_path / command[-1]).read_bytes().decode("utf-8", "replace")
    assert written.startswith(begins), written[:60]


@pytest.mark.parametrize(
    ("command", "ending", "instead"),
    [
        (("brief", "espionage"), "pdf", "markdown, html, docx"),
        (("graph", "espionage"), "png", "tree, mermaid, dot"),
        (("graph", "espionage"), "json", "tree, mermaid, dot"),
        (("cite", "espionage"), "docx", "bibtex, biblatex"),
        (("check", "draft.txt"), "html", "text, json, sarif"),
    ],
)
def test_a_file_of_a_kind_that_is_not_written_is_refused(
    mini: Run, tmp_path: Path, command: tuple[str, ...], ending: str, instead: str
) -> None:
    result = mini(*command, "-o", str(tmp_path / f"x.{ending}"))
    assert result.status == 2
    assert f"there is no format “{ending}”; try: {instead}" in result.stderr
    assert not list(tmp_path.iterdir())


def test_json_is_written_into_a_file_that_ends_so(mini: Run, tmp_path: Path) -> None:
    result = mini("graph", "espionage", "--json", "-o", str(tmp_path / "x.json"))
    assert result.status == 0, result.stderr
    assert (tmp_path / "x.json").read_text().startswith('{"schema_version": 1')
