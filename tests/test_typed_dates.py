"""Dates as people type them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocli import dates
from diplocli.cli.relative_times import relative_span
from diplocli.cli.typed_dates import typed_date, typed_span, words_and_span
from diplocli.errors import DateError

from .conftest import Run

UNITS = ("day", "week", "month", "year")

written = st.dates(min_value=datetime.date(1000, 1, 1)).map(datetime.date.isoformat)
ends = st.builds(lambda day, size: day[:size], written, st.sampled_from((4, 7, 10)))


@given(ends)
def test_a_date_comes_back_from_the_words_in_which_it_is_shown(date: str) -> None:
    assert typed_date(dates.in_words(date)) == typed_date(date) == date


@given(ends, ends)
def test_a_span_comes_back_from_the_words_in_which_it_is_shown(one: str, other: str) -> None:
    assert typed_span(dates.span_in_words(one, other)) == (one, other)
    assert typed_span(f"{one}..{other}") == (one, other)


@given(st.text(max_size=20))
def test_what_is_no_date_stays_as_it_is_and_is_no_span(text: str) -> None:
    try:
        first, last = typed_span(text)
    except DateError:
        assert "-" in text or typed_date(text) != text
        return
    is_span = bool(first or last)
    assert (typed_date(text) == text and not is_span) or any(char.isdigit() for char in text)
    for end in filter(None, (first, last)):
        assert dates.first_day(end)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("May 16, 2011", "2011-05-16"),
        ("sept. 2019", "2019-09"),
        ("1 JUN 2014", "2014-06-01"),
        ("Ma 2011", "Ma 2011"),
        ("May", "May"),
        ("16 2011", "16 2011"),
        ("the year 2011", "the year 2011"),
    ],
)
def test_forms_of_dates(typed: str, meant: str) -> None:
    assert typed_date(typed) == meant
    assert len(typed_date("today")) == len("2011-05-16")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("last week", ("2026-11-16", "2026-11-22")),
        ("This Month", ("2026-11-01", "2026-11-30")),
        ("the last month", ("2026-10-01", "2026-10-31")),
        ("next month", ("2026-12-01", "2026-12-31")),
        ("last year", ("2025-01-01", "2025-12-31")),
        ("past month", ("2026-10-23", "2026-11-23")),
        ("the past 30 days", ("2026-10-24", "2026-11-23")),
        ("last 9 months", ("2026-02-23", "2026-11-23")),
        ("next 2 years", ("2026-11-23", "2028-11-23")),
        ("this 3 weeks", ("", "")),
        ("last 9999 years", ("", "")),
        ("last chance", ("", "")),
        ("week", ("", "")),
    ],
)
def test_a_time_told_from_today(typed: str, meant: tuple[str, str]) -> None:
    assert relative_span(typed, datetime.date(2026, 11, 23)) == meant


@given(st.dates(datetime.date(2, 1, 1), datetime.date(9998, 1, 1)), st.sampled_from(UNITS))
def test_what_is_last_this_and_next_follows_day_on_day(day: datetime.date, unit: str) -> None:
    ends = [relative_span(f"{which} {unit}", day) for which in ("last", "this", "next")]
    (_, before), (first, last), (after, _) = [
        [datetime.date.fromisoformat(end) for end in span] for span in ends
    ]
    assert first <= day <= last
    assert (first - before).days == (after - last).days == 1


def test_a_time_told_from_today_narrows_a_timeline(real: Run) -> None:
    year = datetime.date.today().year
    found = real("timeline", "--plain", "sanctions", "since", "last", "year")
    assert found.status == 0
    assert f"is taken as since 1 January {year - 1}" in found.stderr
    ends = [max(row.split("\t")[:2]) for row in found.stdout.splitlines()]
    assert all(end >= f"{year - 1}" or end == ".." for end in ends)
    assert typed_span("until last month")[1] < typed_span("since this month")[0]
    assert typed_date("yesterday") < typed_date("today") < typed_date("tomorrow")


def test_what_is_written_as_a_date_and_is_none_is_refused(real: Run) -> None:
    for typed in ("2024-13", "2024-02-30", "31 February 2024", "0 May 2011"):
        refused = real("timeline", typed)
        assert (refused.status, refused.stdout) == (2, "")
        assert "” is not a date: " in refused.stderr
    assert typed_span("open-ai") == ("", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2015..", ("2015", "")),
        ("since May 2015", ("2015-05", "")),
        ("from 2015", ("2015", "")),
        ("after 2015", ("2016-01-01", "")),
        ("..2010", ("", "2010")),
        ("until 2010-03", ("", "2010-03")),
        ("before 2010", ("", "2009-12-31")),
        ("from 2010 to 2015", ("2010", "2015")),
        ("between 2010 and May 2015", ("2010", "2015-05")),
        ("in 2015", ("2015", "2015")),
        ("the 1990s", ("1990", "1999")),
        ("since", ("", "")),
        ("after Tallinn", ("", "")),
        ("before 2010 in Estonia", ("", "")),
        ("..", ("", "")),
        ("after 9999", ("", "")),
    ],
)
def test_a_stretch_of_time_in_words_or_with_an_open_end(typed: str, meant: tuple[str, str]) -> None:
    assert typed_span(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ransomware since 2021", ("ransomware", "2021", "")),
        ("cyber sanctions from 2019 to May 2020", ("cyber sanctions", "2019", "2020-05")),
        ("NATO 2010..2015", ("NATO", "2010", "2015")),
        ("internet the 1990s", ("internet", "1990", "1999")),
        ("since 2021 ransomware", ("ransomware", "2021", "")),
        ("2010..2015 European Union", ("European Union", "2010", "2015")),
        ("2015 GGE report", ("2015 GGE report", "", "")),
        ("May 2015 GGE report", ("May 2015 GGE report", "", "")),
        ("2015", ("", "2015", "2015")),
        ("Agenda 2030", ("Agenda 2030", "", "")),
        ("NATO 2024-13", ("NATO 2024-13", "", "")),
        ("since Estonia", ("since Estonia", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_stretch_of_time_beside_words(typed: str, meant: tuple[str, str, str]) -> None:
    assert words_and_span(typed) == meant


def test_words_and_a_stretch_of_time_narrow_a_timeline(real: Run) -> None:
    asked = real("timeline", "ransomware", "since", "2021")
    assert asked.stdout == real("timeline", "ransomware", "--from", "2021").stdout
    assert asked.stdout == real("timeline", "since", "2021", "ransomware").stdout
    assert "“last year” is taken as" in real("timeline", "last", "year", "ransomware").stderr


def test_an_open_end_narrows_a_timeline(real: Run) -> None:
    assert real("timeline", "2015..").stdout == real("timeline", "--from", "2015").stdout
    assert real("timeline", "until", "1990").stdout == real("timeline", "--to", "1990").stdout


def test_dates_that_leave_nothing_are_not_taken_for_an_unknown_word(real: Run) -> None:
    told = real("timeline", "ransomware", "--from", "2030")
    assert (told.status, told.stdout) == (1, "")
    assert told.stderr == "diplocli: no milestone matches; widen the dates or filters\n"


def test_a_date_alone_narrows_a_timeline_and_is_said_to(real: Run) -> None:
    told = real("timeline", "May", "2015")
    assert told.stdout == real("timeline", "--from", "2015-05", "--to", "May 2015").stdout
    assert "“May 2015” is taken as a date; for the word: diplocli search May 2015" in told.stderr
    assert (
        real("timeline", "2010..2015").stdout
        == real("timeline", "--from", "2010", "--to", "2015").stdout
    )
    assert (
        real("timeline", "2015", "--from", "2020").stdout
        != real("timeline", "--from", "2020").stdout
    )
    assert "May 2015\n" in real("timeline", "May 2015", "--width", "80").stdout


def test_dates_in_words_are_taken_by_every_option(mini: Run) -> None:
    assert "Jane Doe" in mini("actor", "S/CCI", "--on", "1 June 2014").stdout
    assert mini("actor", "S/CCI", "--on", "1 June 2014", "--json").json["on"] == "2014-06-01"
    refused = mini("timeline", "--from", "31 February 2016")
    assert (refused.status, refused.stdout) == (2, "")
    assert "February 2016 has 29 days" in refused.stderr
