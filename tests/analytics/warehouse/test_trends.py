"""The share of a term by what it is taken of, against an example worked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from analytics import warehouse
from analytics.errors import UsageError
from analytics.statistics import wilson
from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters

# (source, day) -> texts. January: Large 1 of 4, Small 1 of 1. February: Large 2 of 4, Small 0 of 2, Late 1 of 1.
# March: Large 0 of 2, Small 1 of 1. An article without a source has the term in February.
TRADE, OTHER = "Trade goes on, number {}.", "A visit goes on, number {}."
COLLECTED = {
    ("Large", "2024-01-05"): (TRADE, OTHER, OTHER, OTHER),
    ("Small", "2024-01-06"): (TRADE,),
    ("Large", "2024-02-05"): (TRADE, TRADE, OTHER, OTHER),
    ("Small", "2024-02-06"): (OTHER, OTHER),
    ("Late", "2024-02-07"): (TRADE,),
    (None, "2024-02-08"): (TRADE,),
    ("Large", "2024-03-05"): (OTHER, OTHER),
    ("Small", "2024-03-06"): (TRADE,),
}


@pytest.fixture
def three(tmp_path: Path, words: None, write: Callable[..., Path]) -> Iterator[Warehouse]:
    rows = [
        (f"{source}-{day}-{number}", day, source, text.format(f"{source} {day} {number}"))
        for (source, day), texts in COLLECTED.items()
        for number, text in enumerate(texts)
    ]
    write(tmp_path / "in" / "a.jsonl", rows)
    warehouse.build(tmp_path / "in", tmp_path / "out")
    opened = warehouse.open(tmp_path / "out")
    yield opened
    opened.close()


def _trend(opened: Warehouse, denominator: str, period: str = "month", filters: Filters | None = None) -> list[object]:
    frame = QUERIES["keyword_trend"](
        opened, filters or Filters(), lemmas=("trade",), period=period, denominator=denominator
    )
    return [(row.n, row.total, pytest.approx(row.share)) for row in frame.itertuples()]


def test_of_all_articles(three: Warehouse) -> None:
    assert _trend(three, "articles") == [(2, 5, 0.4), (4, 8, 0.5), (1, 3, 1 / 3)]


def test_the_mean_of_the_shares_lets_each_source_count_alike(three: Warehouse) -> None:
    # January (1/4 + 1/1) / 2, February (2/4 + 0/2 + 1/1) / 3, March (0/2 + 1/1) / 2; the counts stay those of all
    assert _trend(three, "sources") == [(2, 5, 0.625), (4, 8, 0.5), (1, 3, 0.5)]


def test_the_mean_comes_with_its_sources_and_an_interval_as_wide_as_the_smallest_makes_it(three: Warehouse) -> None:
    frame = QUERIES["keyword_trend"](three, Filters(), lemmas=("trade",), period="month", denominator="sources")
    assert frame["sources"].tolist() == [2, 3, 2]
    worth = 9 / (1 / 4 + 1 / 2 + 1 / 1)  # articles that the three sources of February are worth
    low, high = wilson(0.5 * worth, worth)
    assert (frame["low"][1], frame["high"][1]) == pytest.approx((low, high))


def test_a_fixed_panel_leaves_out_who_came_later(three: Warehouse) -> None:
    assert QUERIES["panel"](three, Filters(), period="month")["source"].tolist() == ["Large", "Small"]
    assert _trend(three, "panel") == [(2, 5, 0.4), (2, 6, 1 / 3), (1, 3, 1 / 3)]
    assert _trend(three, "panel", "year") == [(6, 15, 0.4)]  # over the whole year all three are of the panel


def test_the_panel_obeys_the_filters(three: Warehouse) -> None:
    later = Filters(date_from=date(2024, 2, 1), date_to=date(2024, 2, 29))
    assert QUERIES["panel"](three, later, period="month")["source"].tolist() == ["Large", "Small", "Late"]
    assert _trend(three, "panel", filters=later) == [(3, 7, 3 / 7)]


def test_without_a_source_in_every_period_nothing_is_counted(three: Warehouse) -> None:
    frame = QUERIES["keyword_trend"](three, Filters(), lemmas=("trade",), period="day", denominator="panel")
    assert frame.attrs["panel"] == []
    assert frame["n"].isna().all()
    assert not frame["total"].any()


def test_an_unknown_denominator_is_refused(three: Warehouse) -> None:
    with pytest.raises(UsageError, match="denominator 'words': it is one of articles, sources, panel"):
        QUERIES["keyword_trend"](three, Filters(), lemmas=("trade",), denominator="words")


def test_groups_of_different_languages_are_compared_by_concepts(
    tmp_path: Path, words: None, write: Callable[..., Path]
) -> None:
    texts = ("Trade turnover grew and trade turnover fell.", "A visit.", "Trade turnover grew.", "Trade turnover.")
    rows = [(str(i), f"2024-01-0{i + 1}", f"Post {i % 2}", text) for i, text in enumerate(texts)]
    write(tmp_path / "in" / "a.jsonl", rows)
    warehouse.build(tmp_path / "in", tmp_path / "out")
    opened = warehouse.open(tmp_path / "out")
    early, late = Filters(date_to=date(2024, 1, 2)), Filters(date_from=date(2024, 1, 3))
    frame = QUERIES["compare"](opened, Filters(), early, late, min_articles=1, min_sources=1, of="concepts")
    opened.close()
    assert frame["lemma"].tolist() == ["concept:trade-turnover"]
    row = frame.iloc[0]
    assert (row.n_a, row.n_b, row.sources_a, row.sources_b) == (1, 2, 1, 2)
    assert row.per_million_a * frame.attrs["words_a"] / 1e6 == pytest.approx(2)  # both of its places
