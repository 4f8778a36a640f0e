"""Which sources begin or end inside the dates, and that what they bring is no trend."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analytics import warehouse
from analytics.warehouse.queries import QUERIES, Filters

Row = tuple[str, str, str, str]
Open = Callable[[Iterable[Row]], warehouse.Warehouse]


def rows(source: str, months: range, text: str, each: int = 4) -> list[Row]:
    return [
        (f"{source}{month}{n}", f"2024-{month:02}-{1 + 6 * n:02}", source, f"{text} number {month}{n}.")
        for month in months
        for n in range(each)
    ]


def corpus() -> list[Row]:
    """Two sources of the whole year, one that ends in spring, one that begins in autumn with a phrase of its own."""
    return [
        *rows("Dala", range(1, 13), "Russia sells wheat and wheat"),
        *rows("Arna", range(1, 13), "China buys wheat by railway"),
        *rows("Old", range(1, 4), "Kazakhstan buys gas"),
        *rows("New", range(10, 13), "Turkey had a visit, a visit", each=5),
    ]


def test_sources_that_begin_or_end_inside_the_dates(of_articles: Open) -> None:
    frame = QUERIES["source_changes"](of_articles(corpus()), Filters()).set_index("source")
    assert frame.begins.to_dict() == {"Dala": False, "Arna": False, "Old": False, "New": True}
    assert frame.ends.to_dict() == {"Dala": False, "Arna": False, "Old": True, "New": False}
    assert sorted(frame.attrs["steady"]) == ["Arna", "Dala"]
    assert frame.loc["Old", "n"] == 12


def test_inside_narrower_dates_nothing_begins(of_articles: Open) -> None:
    from datetime import date

    inside = Filters(date_from=date(2024, 10, 1))
    frame = QUERIES["source_changes"](of_articles(corpus()), inside)
    assert not frame.begins.any()
    assert not frame.ends.any()


def test_a_source_of_few_articles_is_not_told_to_begin(of_articles: Open) -> None:
    few = [*rows("Dala", range(1, 13), "Russia sells wheat"), ("x", "2024-06-01", "Rare", "China buys gas.")]
    frame = QUERIES["source_changes"](of_articles(few), Filters()).set_index("source")
    assert not frame.loc["Rare", "begins"]


def test_what_a_new_source_brings_is_no_trend(of_articles: Open) -> None:
    opened = of_articles(corpus())
    every = QUERIES["rising"](opened, Filters(), among="all")
    steady = QUERIES["rising"](opened, Filters())
    assert "visit" in set(every.lemma[every.log_ratio > 0])
    assert "visit" not in set(steady.lemma)
    assert sorted(steady.attrs["left_out"]) == ["New", "Old"]
    assert every.attrs["left_out"] == []


def test_what_a_new_source_brings_is_no_burst(of_articles: Open) -> None:
    opened = of_articles(corpus())
    assert "visit" in set(QUERIES["bursts"](opened, Filters(), period="month", among="all").lemma)
    steady = QUERIES["bursts"](opened, Filters(), period="month")
    assert "visit" not in set(steady.lemma)
    assert sorted(steady.attrs["left_out"]) == ["New", "Old"]


def test_where_no_source_is_steady_all_count(of_articles: Open) -> None:
    moving = [*rows("Old", range(1, 5), "Russia sells wheat"), *rows("New", range(9, 13), "China buys gas")]
    opened = of_articles(moving)
    assert QUERIES["rising"](opened, Filters()).attrs["left_out"] == []
    assert not QUERIES["source_changes"](opened, Filters()).attrs["steady"]
