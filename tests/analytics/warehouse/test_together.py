from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from analytics import warehouse
from analytics.errors import UsageError
from analytics.warehouse import Warehouse
from analytics.warehouse.columns import Compared
from analytics.warehouse.queries import QUERIES, Filters
from analytics.warehouse.queries.claims import judged
from analytics.warehouse.schema import BOUNDS

Of = Callable[[list[tuple[str, str | None, str | None, str]]], Warehouse]
Build = Callable[[list[tuple[str, str | None, str | None, str]]], Warehouse]


@pytest.fixture
def built(tmp_path: Path, words: None, write: Callable[..., Path]) -> Build:
    def build(rows: list[tuple[str, str | None, str | None, str]]) -> Warehouse:
        write(tmp_path / "in" / "a.jsonl", rows)
        warehouse.build(tmp_path / "in", tmp_path / "out")
        return warehouse.open(tmp_path / "out")

    return build


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("article", {("KZ", "RU"): 3, ("CN", "KZ"): 1, ("CN", "RU"): 1}),
        ("sentence", {("KZ", "RU"): 2, ("CN", "KZ"): 1}),
    ],
)
def test_pairs_are_counted_once_an_article(window: str, expected: dict[tuple[str, str], int], small: Warehouse) -> None:
    frame = QUERIES["co_mentions"](small, Filters(), window=window, kind="country")
    found = {(row.a, row.b): row.n for row in frame.itertuples()}
    assert expected.items() <= found.items()
    row = frame[(frame["a"] == "KZ") & (frame["b"] == "RU")].iloc[0]
    assert (row.n_a, row.n_b, row.a_name, row.b_name) == (4, 4, "Kazakhstan", "Russia")


def test_pairs_of_one_entity_have_it_first(small: Warehouse) -> None:
    frame = QUERIES["co_mentions"](small, Filters(), window="article", entity="RU", sort="logdice")
    assert set(frame["a"]) == {"RU"}
    assert list(frame["logdice"]) == sorted(frame["logdice"], reverse=True)


# What stands in each: the treaty with both countries in two articles of five, once with each alone; the accord once
PAIRED = [
    ("p", "2024-01-10", "Steppe Post", "Kazakhstan and Russia signed the Reed Lake Treaty. It is new."),
    ("q", "2024-01-11", "Steppe Post", "Kazakhstan alone reads the Reed Lake Treaty."),
    ("r", "2024-02-10", "River Herald", "Russia alone reads the Reed Lake Treaty, and China the Wheat Accord."),
    ("s", "2024-02-11", "River Herald", "Kazakhstan sells. The Reed Lake Treaty. Russia buys; the Wheat Accord."),
    ("t", None, None, "Kazakhstan and Russia met on a visit, 5 percent. No paper was named."),
]


def test_documents_are_counted_in_the_articles_that_name_them_and_both_countries(of_articles: Of) -> None:
    opened = of_articles(PAIRED)
    frame = QUERIES["pair_documents"](opened, Filters(), a="KZ", b="RU")
    assert list(zip(frame["entity"], frame["n"], strict=True)) == [("reed-lake-treaty", 2), ("wheat-accord", 1)]
    first = QUERIES["pair_documents"](opened, Filters(), a="KZ", b="RU", limit=1)
    assert (len(first), first.attrs["total"]) == (1, 2)
    herald = QUERIES["pair_documents"](opened, Filters(sources=("River Herald",)), a="RU", b="KZ")
    assert list(herald["n"]) == [1, 1]
    assert len(QUERIES["pair_documents"](opened, Filters(), a="KZ", b="CN")) == 0


def test_every_other_count_of_the_pair_page_is_that_of_the_articles_with_both(of_articles: Of) -> None:
    opened, both = of_articles(PAIRED), {"a": "KZ", "b": "RU"}
    assert QUERIES["pair_articles"](opened, Filters(), **both).attrs["total"] == 3
    assert list(QUERIES["pair_events"](opened, Filters(), **both)["n_articles"]) == [1]
    assert QUERIES["pair_figures"](opened, Filters(), **both).attrs["total"] == 1
    trend = QUERIES["pair_trend"](opened, Filters(), **both, period="year")
    assert (list(trend["n"]), trend.attrs["undated"]) == ([2], 1)


def test_a_pair_has_its_articles_trend_events_and_figures(small: Warehouse) -> None:
    both = {"a": "RU", "b": "KZ"}
    assert QUERIES["pair_articles"](small, Filters(), **both).attrs["total"] == 3
    trend = QUERIES["pair_trend"](small, Filters(), **both, period="year")
    assert (trend["n"][0], trend["total"][0], trend.attrs["undated"]) == (2, 4, 1)
    assert len(QUERIES["pair_figures"](small, Filters(), **both)) == 3
    events = QUERIES["pair_events"](small, Filters(), **both)
    assert list(events["n_articles"]) == [2]
    with pytest.raises(UsageError, match="two different entities"):
        QUERIES["pair_trend"](small, Filters(), a="KZ", b="KZ")


def test_one_event_told_twice_is_one_event_with_two_sentences(small: Warehouse) -> None:
    frame = QUERIES["events"](small, Filters())
    assert [(row.kind, str(row.date_start.date()), list(row.parties)) for row in frame.itertuples()] == [
        ("visit", "2024-03-05", ["KZ", "RU"])
    ]
    assert str(frame["reported"][0].date()) == "2024-03-05"
    told = QUERIES["event_evidence"](small, Filters(), event_id=frame["event_id"][0])
    assert len(told) == 2
    assert all("visit" in sentence for sentence in told["sentence"])


def test_a_register_lists_names_and_claims(small: Warehouse) -> None:
    frame = QUERIES["registers"](small, Filters(), kind="country").set_index("entity")
    assert list(frame.loc["KZ", "names"]) == ["Kazakhstan"]
    assert (frame.loc["KZ", "n"], frame.loc["KZ", "n_claims"], frame.loc["CN", "n_claims"]) == (4, 2, 0)
    assert sorted(QUERIES["register_claims"](small, Filters(), entity="KZ")["value"]) == [5.0, 9.0]


def test_comparison_tells_the_groups_apart(built: Build) -> None:
    opened = built(
        [(f"w{i}", "2024-01-01", f"Post {i % 3}", f"Wheat number {i} is sold.") for i in range(20)]
        + [(f"r{i}", "2025-01-01", f"Post {i % 3}", f"Railway number {i} is built.") for i in range(20)]
    )
    early, late = Filters(date_to=date(2024, 12, 31)), Filters(date_from=date(2025, 1, 1))
    frame = QUERIES["compare"](opened, Filters(), a=early, b=late).set_index("lemma")
    assert (frame.loc["wheat", "n_a"], frame.loc["wheat", "n_b"], frame.loc["wheat", "sources_a"]) == (20, 0, 3)
    assert frame.loc["wheat", "lrc"] > 0 > frame.loc["railway", "lrc"]
    assert frame.loc["wheat", "per_million_a"] == pytest.approx(1e6 / 5)
    assert len(QUERIES["compare"](opened, Filters(), a=early, b=late, min_sources=4)) == 0
    rising = QUERIES["rising"](opened, Filters()).set_index("lemma")
    assert rising.loc["railway", "log_ratio"] > 0 > rising.loc["wheat", "log_ratio"]


def test_a_burst_has_its_days_and_its_stories(built: Build) -> None:
    days = [f"2024-01-{day:02}" for day in range(1, 31)]
    quiet = [(f"q{i}", day, "Post", f"Nothing but trade on day {i}.") for i, day in enumerate(days * 3)]
    loud = [(f"v{i}", f"2024-01-{10 + i % 3}", "Post", f"The visit, part {i}.") for i in range(12)]
    opened = built(quiet + loud)
    burst = QUERIES["bursts"](opened, Filters(), period="day").iloc[0]
    assert (burst.lemma, str(burst.start.date()), str(burst.end.date()), burst.n) == (
        "visit",
        "2024-01-10",
        "2024-01-12",
        12,
    )
    stories = QUERIES["burst_stories"](
        opened, Filters(), lemma="visit", start=burst.start.date(), end=burst.end.date(), limit=5
    )
    assert len(stories) == 5


CLAIM = pa.schema(
    {"article_id": pa.int32(), "text": pa.string(), "value": pa.float64(), "low": pa.float64(), "high": pa.float64()}
    | {"qualifier": pa.string(), "source": pa.string(), "date": pa.date32()}
)


def _claim(text: str, value: float, qualifier: str = "exact", source: str = "A", day: int = 1) -> dict[str, Any]:
    claim = {"text": text, "value": value, "low": None, "high": None, "qualifier": qualifier, "source": source}
    return claim | {"date": date(2024, 1, day)}


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([_claim("27.8", 27.8e9), _claim("27.8", 27.8e9, source="B")], "agreeing"),
        ([_claim("30", 30e9, "at_least"), _claim("31.2", 31.2e9, source="B")], "agreeing"),
        ([_claim("28", 28e9), _claim("27,8", 27.8e9, source="B")], "rounding"),
        ([_claim("30", 30e9, "approaching"), _claim("27.8", 27.8e9, source="B")], "rounding"),
        ([_claim("27", 27e9, day=2), _claim("24", 24e9), _claim("27", 27e9, source="B")], "revised"),
        ([_claim("24", 24e9), _claim("27", 27e9, source="B")], "contradicting"),
        ([_claim("40", 40e9, "at_least"), _claim("31", 31e9, source="B")], "contradicting"),
    ],
)
def test_claims_are_judged_with_their_qualifiers(claims: list[dict[str, Any]], status: str) -> None:
    """In the order in which the columns hold them, by source and time."""
    rows = [{"article_id": at} | claim for at, claim in enumerate(claims)]
    said = pa.Table.from_pylist(rows, schema=CLAIM)
    query = f"SELECT *, from_low - slack AS rounded_low, to_high + slack AS rounded_high FROM ({BOUNDS} FROM said)"  # noqa: S608
    with duckdb.connect() as connection:
        connection.register("said", said)
        frame = connection.execute(f"{query} ORDER BY source, date, article_id").df()
    number = np.arange(len(frame))
    ranges = [frame[name].to_numpy(float) for name in ("from_low", "to_high", "rounded_low", "rounded_high")]
    compared = Compared(number, np.zeros_like(number), number, ranges[0], ranges[1], *ranges, start=number)
    sources = pd.factorize(frame["source"])[0]
    assert list(judged(compared, number, number, sources)["status"]) == [status]


def test_claim_sets_lay_claims_of_different_stories_side_by_side(small: Warehouse) -> None:
    """The growth of a to e is of one pair, year and unit, and of 5, 7 and 9 percent."""
    sets = QUERIES["claim_sets"](small, Filters())
    assert [(r.measure, r.status, r.n_claims, r.low_value, r.high_value) for r in sets.itertuples()] == [
        ("growth", "contradicting", 3, 5.0, 9.0)
    ]
    assert sorted(QUERIES["claim_set_rows"](small, Filters(), set_id=sets["set_id"][0])["value"]) == [5.0, 7.0, 9.0]
    newest = QUERIES["claim_set_rows"](small, Filters(), set_id=sets["set_id"][0], limit=2)
    assert (newest["value"].tolist(), newest.attrs["total"]) == ([5.0, 7.0], 3)  # 9 stands in the undated article
    assert len(QUERIES["claim_sets"](small, Filters(), status="agreeing")) == 0
