"""``timeline``: filters, order and the rail."""

from __future__ import annotations

import pytest

from .conftest import Run

ALL = ["2011-coordinator-named", "2011-tenure", "2015-report-adopted", "2019-group-opens"]


def ids(mini: Run, *arguments: str) -> list[str]:
    return [line.split("\t")[2] for line in mini("timeline", *arguments).stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ALL),
        (("--reverse",), ALL[::-1]),
        (("--last", "2"), ALL[2:]),
        (("--from", "2015"), ALL[1:]),
        (("--from", "2015-06-30"), ALL[1:]),
        (("--from", "2015-07"), [ALL[1], ALL[3]]),
        (("--to", "2011-02"), ALL[:1]),
        (("--to", "2011"), ALL[:2]),
        (("--from", "2018-01-01"), ALL[3:]),
        (("--topic", "law"), ALL[2:]),
        (("--topic", "international law"), ALL[2:]),
        (("--track", "un"), ALL[2:]),
        (("--actor", "Jane Doe"), ALL[:2]),
        (("--actor", "GGE"), [ALL[2]]),
        (("norms",), [ALL[2]]),
        (("experts", "norm"), [ALL[2]]),
        (("jane", "doe"), ALL[:2]),
        (("--around", "2015-06-10", "--last", "1"), [ALL[2]]),
        (("--around", "2012", "--last", "1"), [ALL[1]]),
    ],
)
def test_filters(mini: Run, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert ids(mini, *arguments) == expected


def test_a_line_is_date_end_id_name(mini: Run) -> None:
    assert mini("timeline", "--track", "us").stdout == (
        "2011-02-15\t\t2011-coordinator-named\tA coordinator is named\n"
        "2011-04-18\t2017-07-31\t2011-tenure\tDoe serves as coordinator\n"
    )


def test_json_holds_whole_records(mini: Run) -> None:
    milestones = mini("timeline", "--json").json["milestones"]
    assert [milestone["id"] for milestone in milestones] == ALL
    assert milestones[0]["actors"][1] == {"id": "jane-doe", "name": "Jane Doe"}
    assert milestones[0]["key"] is True
    assert milestones[0]["track"] == "us"


def test_a_person_sees_the_key_ones_first(mini: Run) -> None:
    key = mini("timeline", terminal=True).stdout
    assert "A coordinator is named" in key
    assert "Doe serves" not in key
    assert "diplocli timeline --all" in key
    assert "Doe serves" in mini("timeline", "--all", terminal=True).stdout
    assert "Doe serves" in mini("timeline", "--track", "us", terminal=True).stdout


def test_spans_are_drawn_as_spans(mini: Run) -> None:
    lines = mini("timeline", "--all", terminal=True).stdout.splitlines()
    opening = next(line for line in lines if "Doe serves" in line and "end:" not in line)
    inside = next(line for line in lines if "eleven norms" in line)
    closing = next(line for line in lines if "end: Doe serves" in line)
    assert "┌" in opening
    assert "│" in inside
    assert "└" in closing
    assert lines.index(opening) < lines.index(inside) < lines.index(closing)
    assert any("goes on" in line for line in lines)


def test_reversed_spans_open_at_their_end(mini: Run) -> None:
    lines = mini("timeline", "--all", "--reverse", terminal=True).stdout.splitlines()
    closing = next(line for line in lines if "end: Doe serves" in line)
    opening = next(line for line in lines if "Doe serves" in line and "end:" not in line)
    assert lines.index(closing) < lines.index(opening)


def test_without_drawing(mini: Run) -> None:
    page = mini("timeline", "--all", "--ascii", "--width", "60", terminal=True).stdout
    assert not set("│┌└●○▁█") & set(page)
    assert page.startswith("Milestones\n\n2011\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "2011-13"), "no month 13"),
        (("--to", "someday"), "write a year, a month or a day"),
        (("--around", "2011-02-30"), "February 2011 has 28 days"),
        (("--from", "2015", "--to", "2011"), "swap"),
        (("--topic", "lwa"), "try: law"),
        (("--track", "us-cyber"), "try: us"),
        (("--actor", "Jane Do Re"), "there is no actor"),
        (("--last", "-1"), "--last"),
        (("--fro", "2011"), "--fro"),
    ],
)
def test_bad_filters_are_usage_errors(mini: Run, arguments: tuple[str, ...], says: str) -> None:
    result = mini("timeline", *arguments)
    assert (result.status, result.stdout) == (2, "")
    assert says in result.stderr


def test_nothing_matches(mini: Run) -> None:
    result = mini("timeline", "zebra")
    assert (result.status, result.stdout) == (1, "")
    assert mini("timeline", "zebra", "--json").json["milestones"] == []
    assert mini("timeline", "zebra", terminal=True).status == 1


def test_words_that_no_milestone_has_together_are_offered_one_by_one(real: Run) -> None:
    result = real("timeline", "Budapest", "Hanoi", "pastry")
    assert (result.status, result.stdout) == (1, "")
    assert result.stderr == (
        "diplocli: no milestone holds “Budapest Hanoi pastry”; nearest: Budapest, Hanoi\n"
    )
    assert "nearest: ransomware" in real("timeline", "ransomwre").stderr


def test_nothing_found_tells_what_was_looked_for(real: Run) -> None:
    assert real("timeline", "xqzt").stderr == (
        "diplocli: no milestone holds “xqzt”; try: diplocli search xqzt\n"
    )
    assert real("timeline", "--topic", "norms", "--from", "2040").stderr == (
        "diplocli: no milestone matches; widen the dates or filters\n"
    )


def test_a_stretch_of_time_is_no_word(real: Run) -> None:
    assert real("timeline", "2010..2011").stderr == ""


@pytest.mark.parametrize("typed", ["16.5.2011", "16/05/2011", "2011.05.16"])
def test_a_date_in_another_form_is_refused(real: Run, typed: str) -> None:
    result = real("timeline", typed)
    assert (result.status, result.stdout) == (2, "")
    assert f"“{typed}” is not a date; write a year, a month or a day" in result.stderr


def test_words_that_tell_nothing_are_not_asked_of_a_milestone(real: Run) -> None:
    plain = real("timeline", "Budapest", "Convention").stdout
    assert plain
    assert real("timeline", "what", "about", "the", "Budapest", "Convention").stdout == plain
    assert (
        "who" not in real("timeline", "who", "met", "in", "pastry").stderr.partition("nearest")[2]
    )


def test_a_time_is_told_once(mini: Run) -> None:
    twice = mini("timeline", "norms", "since", "2015", "--to", "2016")
    assert twice.status == 2
    assert "tells a time, and so does an option" in twice.stderr
    assert mini("timeline", "2015", "--from", "2010").status != 2
