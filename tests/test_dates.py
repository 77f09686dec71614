"""Partial dates: parsing, bounds and words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplocli import dates
from diplocli.errors import DateError

days = st.dates(min_value=datetime.date(1, 1, 1))


@given(days)
def test_a_day_is_its_own_first_and_last_day(day: datetime.date) -> None:
    text = day.isoformat()
    assert dates.first_day(text) == dates.last_day(text) == text
    assert dates.parse(text) == (day.year, day.month, day.day)


@given(days)
def test_month_and_year_hold_their_days(day: datetime.date) -> None:
    text = day.isoformat()
    for wider in (text[:7], text[:4]):
        assert dates.first_day(wider) <= text <= dates.last_day(wider)


@given(days)
def test_bounds_are_real_days(day: datetime.date) -> None:
    for wider in (day.isoformat()[:7], day.isoformat()[:4]):
        first = datetime.date.fromisoformat(dates.first_day(wider))
        last = datetime.date.fromisoformat(dates.last_day(wider))
        after = last + datetime.timedelta(days=1) if last < datetime.date.max else None
        assert first.day == 1
        assert after is None or after.day == 1


@given(days, days)
def test_distances_are_those_of_the_calendar(one: datetime.date, other: datetime.date) -> None:
    between = dates.day_number(other.isoformat()) - dates.day_number(one.isoformat())
    assert between == (other - one).days


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-11-01", "2023-11-02", "1–2 November 2023"),
        ("2023-04-18", "2023-07-31", "18 April – 31 July 2023"),
        ("2023-04", "2023-07", "April – July 2023"),
        ("2011-04-18", "2017-07-31", "18 April 2011 – 31 July 2017"),
        ("2023-11-01~", "2023-11-02", "about 1 November 2023 – 2 November 2023"),
        ("2023-11", "2023-11-02", "November 2023 – 2 November 2023"),
        ("2023", "2024", "2023 – 2024"),
        ("2023-11", "2023-11", "November 2023"),
        ("2023", "..", "since 2023"),
    ],
)
def test_a_span_says_once_what_its_ends_share(start: str, end: str, words: str) -> None:
    assert dates.span_in_words(start, end) == words


@given(days, st.sampled_from(["", "~", "?", "%"]))
def test_a_mark_does_not_move_a_date(day: datetime.date, mark: str) -> None:
    assert dates.first_day(day.isoformat() + mark) == day.isoformat()


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        year, month, day = dates.parse(text)
    except DateError as error:
        assert (
            "2011-05-16" in error.message or "days" in error.message or "no year" in error.message
        )
    else:
        assert year > 0
        assert 0 <= month <= 12
        assert 0 <= day <= 31


@pytest.mark.parametrize(
    "text",
    ["2011-13", "2011-00", "2011-02-29", "2011-5", "11", "", "..", "2011-05-16~~", "2011/05/16",
     "May 2011", "２０１１", "0000", "2011-", "2011-05-16T00:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2011-05-16", "16 May 2011"),
        ("2011-05", "May 2011"),
        ("2011", "2011"),
        ("2011~", "about 2011"),
        ("2011-05?", "May 2011 (uncertain)"),
        ("2011%", "about 2011 (uncertain)"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert dates.in_words(text) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2011-04-18", "2017-07-31", "18 April 2011 – 31 July 2017"),
        ("2022", "..", "since 2022"),
        ("2022", "", "2022"),
        ("", "2022", "until 2022"),
        ("", "..", ""),
    ],
)
def test_spans_in_words(start: str, end: str, words: str) -> None:
    assert dates.span_in_words(start, end) == words
