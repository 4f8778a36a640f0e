"""One period: what is written is read back, and every time that an article's day or a year tells has its days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analytics.period import Period, bounds, parse

TODAY = date(2025, 8, 31)
UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-01/2024-09", "2024-01-01", "2024-09-30"),
        ("2020/2023", "2020-01-01", "2023-12-31"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("previous_year", "2024-01-01", "2024-12-31"),
        ("next_year", "2026-01-01", "2026-12-31"),
        ("last_6_months", "2025-02-28", "2025-08-31"),
        ("last_3_5_years", "2020-08-31", "2025-08-31"),
        ("next_2_decades", "2025-08-31", "2045-08-31"),
        ("last_2.5_years", "2023-02-28", "2025-08-31"),
        ("next_10_days", "2025-08-31", "2025-09-10"),
        ("last_2_weeks", "2025-08-17", "2025-08-31"),
        ("last_48_hours", "2025-08-31", "2025-08-31"),
        ("last_1_century", "1925-08-31", "2025-08-31"),
        ("last_99999_years", "0001-01-01", "2025-08-31"),
    ],
)
def test_a_time_has_its_days(text: str, first: str, last: str) -> None:
    assert bounds(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", [None, "", "soon", "2024-13", "XXXX-11-12", "last_years", "last_5_tonnes", "../.."])
def test_what_tells_no_time_has_no_days(text: str | None) -> None:
    assert bounds(text, TODAY) == (None, None)


@pytest.mark.parametrize("text", ["last_6_months", "next_year", "previous_year"])
def test_without_a_day_nothing_is_told_from_it(text: str) -> None:
    assert bounds(text) == (None, None)


def test_an_open_end_is_none() -> None:
    assert bounds("../2030") == (None, date(2030, 12, 31))
    assert bounds("2024/..") == (date(2024, 1, 1), None)


@given(
    st.sampled_from(["last", "next"]),
    st.integers(1, 400),
    st.integers(0, 50),
    st.sampled_from(UNITS),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_what_is_written_is_read_back_and_lies_beside_the_day(
    way: str, least: int, more: int, unit: str, today: date
) -> None:
    told = Period(way=way, least=least, most=least + more, unit=unit)
    assert parse(str(told)) == told
    first, last = told.bounds(today)
    assert first is not None
    assert last is not None
    assert first <= last
    assert today in (first, last)


@given(st.text(max_size=30))
@example("0/")
@example("last_02_years")
def test_any_text_is_a_period_that_is_read_back_as_it_is_written(text: str) -> None:
    assert parse(str(parse(text))) == parse(text)
    parse(text).bounds(TODAY)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2023", "2024", True),
        ("2023", "2024-01/2024-12", True),
        ("2023", "2024-01/2024-09", False),
        ("2023-01/2023-09", "2024-01/2024-09", True),
        ("2023-01/2023-08", "2024-01/2024-09", False),
        ("2023", "2024-03-01", False),
        ("2023-03", "2024-07", True),
        ("2020/2023", "2024", False),
    ],
)
def test_periods_of_one_kind_are_of_one_family(one: str, other: str, alike: bool) -> None:
    assert (parse(one).family == parse(other).family) is alike


def test_a_chart_tells_years_parts_of_years_and_days_apart() -> None:
    assert [parse(text).mark for text in ("2024", "2024-01/2024-09", "2024-Q2", "2024-03", "2024-03-01")] == [
        *("year", "part", "part", "part", "day")
    ]
    assert [parse(text).mark for text in ("2020/2024", "last_3_years", "202X")] == ["else"] * 3
