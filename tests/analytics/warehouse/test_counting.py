"""What the queries count over arrays, beside the plain definitions of the same numbers, for any filters."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.warehouse import Warehouse
from analytics.warehouse.queries import QUERIES, Filters

SOURCES = ("Steppe Post", "River Herald", "Oasis Daily", None)
PARTS = (
    "Kazakhstan sells wheat to China.",
    "Russia and Kazakhstan speak of trade.",
    "The railway of the Middle Corridor grew by 5 percent.",
    "A visit: Aliya Omarova sees China and Russia.",
    "Trade turnover rose by 7 percent in Kazakhstan.",
    "Wheat again, and trade, and a visit to Russia.",
    "China alone is named, with 9 percent.",
)
UNITS = {"articles": "article_id", "stories": "story_key", "sources": "source"}


@pytest.fixture(scope="session")
def many(of_articles: Callable[..., Warehouse]) -> Warehouse:
    """A hundred and twenty articles drawn from a handful of sentences, some undated, some of no known source."""
    draw = random.Random(7)  # noqa: S311 - texts, no secrets
    rows = []
    for number in range(120):
        day = None if draw.random() < 0.1 else (date(2023, 11, 1) + timedelta(draw.randrange(200))).isoformat()
        text = " ".join(draw.sample(PARTS, draw.randint(1, 4)))
        rows.append((f"{number}", day, draw.choice(SOURCES), f"{text} Part {number % 60}."))
    return of_articles(rows)


@pytest.fixture(scope="session")
def tables(many: Warehouse) -> dict[str, pd.DataFrame]:
    """All tables as they lie in the database."""
    names = ("articles", "article_entities", "entities", "keywords", "mentions", "figures", "event_articles", "events")
    return {name: many.cursor().execute(f"FROM {name}").df() for name in names}


DAYS = st.none() | st.dates(date(2023, 10, 1), date(2024, 6, 30))
FILTERS = st.builds(
    Filters,
    DAYS,
    DAYS,
    st.lists(st.sampled_from(("Steppe Post", "River Herald", "", "nobody")), max_size=2, unique=True).map(tuple),
    st.sampled_from(((), ("en",), ("kk",))),
    st.lists(st.sampled_from(("KZ", "CN", "UZ")), max_size=2, unique=True).map(tuple),
    st.sampled_from(tuple(UNITS)),
)
check = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def passing(tables: dict[str, pd.DataFrame], filters: Filters) -> pd.DataFrame:
    """The articles that pass, one condition after the other."""
    articles = tables["articles"]
    kept = articles
    if filters.date_from:
        kept = kept[kept["date"] >= pd.Timestamp(filters.date_from)]
    if filters.date_to:
        kept = kept[kept["date"] <= pd.Timestamp(filters.date_to)]
    if filters.sources:
        kept = kept[kept["source"].fillna("").isin(filters.sources)]
    if filters.languages:
        kept = kept[kept["language"].isin(filters.languages)]
    if filters.countries:
        pairs = tables["article_entities"]
        kept = kept[kept["article_id"].isin(pairs[pairs["entity"].isin(filters.countries)]["article_id"])]
    return kept


def units(frame: pd.DataFrame, filters: Filters) -> int:
    """How many units some articles are of."""
    return int(frame[UNITS[filters.unit]].dropna().nunique())


def by(frame: pd.DataFrame, keys: str | list[str], filters: Filters) -> dict[Any, int]:
    """How many units by group, without the empty ones."""
    found = {key: units(group, filters) for key, group in frame.groupby(keys)}
    return {key: n for key, n in found.items() if n}


@check
@given(filters=FILTERS)
def test_top_lists(filters: Filters, many: Warehouse, tables: dict[str, pd.DataFrame]) -> None:
    kept = passing(tables, filters)
    entities = kept.merge(tables["article_entities"], on="article_id")
    top = QUERIES["entities_top"](many, filters, limit=1000)
    assert dict(zip(top["entity"], top["n"], strict=True)) == by(entities, "entity", filters)
    assert set(top["total"]) <= {units(kept, filters)}
    words = kept.merge(tables["keywords"], on="article_id")
    top = QUERIES["keywords_top"](many, filters, limit=1000)
    assert dict(zip(top["lemma"], top["n"], strict=True)) == by(words, "lemma", filters)
    assert dict(zip(top["lemma"], top["articles"], strict=True)) == (
        {lemma: n for lemma, n in by(words, "lemma", Filters()).items() if lemma in set(top["lemma"])}
    )
    sources = by(words, "lemma", Filters(unit="sources"))
    assert all(n == sources.get(lemma, 0) for lemma, n in zip(top["lemma"], top["sources"], strict=True))


@check
@given(filters=FILTERS, period=st.sampled_from(("week", "month", "quarter")))
def test_trends(filters: Filters, period: str, many: Warehouse, tables: dict[str, pd.DataFrame]) -> None:
    kept = passing(tables, filters)
    rule = {"week": "W-SUN", "month": "M", "quarter": "Q"}[period]
    dated = kept.dropna(subset="date").assign(start=lambda x: x["date"].dt.to_period(rule).dt.start_time)
    total = by(dated, "start", filters)
    for name, asked, table, key in (
        ("entity_trend", {"entities": ("KZ", "CN")}, "article_entities", "entity"),
        ("keyword_trend", {"lemmas": ("trade", "wheat")}, "keywords", "lemma"),
    ):
        frame = QUERIES[name](many, filters, period=period, **asked)
        hits = dated.merge(tables[table], on="article_id")
        hits = hits[hits[key].isin(next(iter(asked.values())))]
        shown = frame[frame["n"] > 0].set_index([key, "period_start"])["n"].to_dict()
        assert shown == by(hits, [key, "start"], filters)
        for start, n in zip(frame["period_start"], frame["total"], strict=True):
            assert n == total.get(start, 0)
        assert frame["n"].isna().equals(frame["total"] == 0)
    volume = QUERIES["volume"](many, filters, period=period, by="source")
    shown = volume[volume["n"] > 0].set_index(["period_start", "group"])["n"].to_dict()
    assert shown == by(dated.assign(source_name=dated["source"].fillna("")), ["start", "source_name"], filters)


@check
@given(filters=FILTERS, a=FILTERS, b=FILTERS)
def test_comparison(filters: Filters, a: Filters, b: Filters, many: Warehouse, tables: dict[str, pd.DataFrame]) -> None:
    frame = QUERIES["compare"](many, filters, a=a, b=b, min_articles=1, min_sources=1)
    inside = set(passing(tables, filters)["article_id"])
    sides = {name: passing(tables, side) for name, side in (("a", a), ("b", b))}
    sides = {name: side[side["article_id"].isin(inside)] for name, side in sides.items()}
    for name, side in sides.items():
        words = side.merge(tables["keywords"], on="article_id")
        for column, counted in (
            (f"n_{name}", by(words, "lemma", filters)),
            (f"articles_{name}", by(words, "lemma", Filters())),
            (f"sources_{name}", by(words, "lemma", Filters(unit="sources"))),
            (f"per_million_{name}", (words.groupby("lemma")["n"].sum() * 1e6 / side["words"].sum()).to_dict()),
        ):
            assert frame.set_index("lemma")[column].to_dict() == pytest.approx(
                {lemma: counted.get(lemma, 0) for lemma in frame["lemma"]}
            )
        assert frame.attrs[f"total_{name}"] == units(side, filters)
        assert frame.attrs[f"words_{name}"] == side["words"].sum()


@check
@given(filters=FILTERS, window=st.sampled_from(("sentence", "article")))
def test_pairs(filters: Filters, window: str, many: Warehouse, tables: dict[str, pd.DataFrame]) -> None:
    frame = QUERIES["co_mentions"](many, filters, window=window, limit=1000)
    kept = passing(tables, filters).merge(tables["mentions"][["article_id", "sentence_no", "entity"]], on="article_id")
    place = ["article_id", "sentence_no"] if window == "sentence" else ["article_id"]
    found = [
        {"a": a, "b": b} | group.iloc[0][["article_id", "story_key", "source"]].to_dict()
        for _, group in kept.groupby(place)
        for a, b in combinations(sorted(set(group["entity"])), 2)
    ]
    expected = by(pd.DataFrame(found), ["a", "b"], filters) if found else {}
    assert {tuple(sorted(pair)): n for *pair, n in frame[["a", "b", "n"]].itertuples(index=False)} == expected


@check
@given(
    filters=FILTERS,
    measures=st.sampled_from(((), ("growth",), ("growth", "gdp"), ("gdp",))),
    parties=st.sampled_from(((), ("KZ",), ("RU", "KZ"), ("CN",))),
    size=st.integers(1, 7),
)
def test_the_ledger(
    filters: Filters,
    measures: tuple[str, ...],
    parties: tuple[str, ...],
    size: int,
    many: Warehouse,
    tables: dict[str, pd.DataFrame],
) -> None:
    kept = passing(tables, filters)[["article_id", "date"]].merge(tables["figures"], on="article_id")
    chosen = kept[np.array([not set(parties) - set(told) for told in kept["parties"]], bool)]
    chosen = chosen[chosen["measure"].isin(measures)] if measures else chosen
    order = chosen.sort_values(["start"]).sort_values("article_id", ascending=False, kind="stable")
    order = order.sort_values("date", ascending=False, kind="stable", na_position="last")
    for page in (1, 2):
        shown = QUERIES["figures"](many, filters, measures=measures, parties=parties, page=page, size=size)
        assert list(shown["figure_id"]) == list(order["figure_id"])[(page - 1) * size : page * size]
        assert shown.attrs["total"] == len(chosen)
    options = QUERIES["figure_options"](many, filters).set_index(["kind", "value"])["n"].to_dict()
    assert {value: n for (kind, value), n in options.items() if kind == "unit"} == kept["unit"].value_counts().to_dict()
    assert sum(n for (kind, _), n in options.items() if kind == "party") == sum(map(len, kept["parties"]))


@check
@given(filters=FILTERS)
def test_events_and_the_corpus(filters: Filters, many: Warehouse, tables: dict[str, pd.DataFrame]) -> None:
    kept = passing(tables, filters)
    told = kept.merge(tables["event_articles"], on="article_id").groupby("event_id")["article_id"].nunique()
    events = QUERIES["events"](many, filters)
    assert dict(zip(events["event_id"], events["n_articles"], strict=True)) == told.to_dict()
    row = QUERIES["corpus"](many, filters).iloc[0]
    assert (row.articles, row.stories, row.sources) == (
        len(kept),
        kept["story_key"].nunique(),
        kept["source"].nunique(),
    )
    assert (row.undated, row.unknown_source) == (kept["date"].isna().sum(), kept["source"].isna().sum())
    assert row.words == kept["words"].sum()
    sources = QUERIES["sources"](many, filters)
    assert (
        dict(zip(sources["source"], sources["articles"], strict=True))
        == kept["source"].fillna("").value_counts().to_dict()
    )
