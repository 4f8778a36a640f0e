"""Which keywords set one group of articles apart from another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.statistics import bonferroni, g2, g2_p_value, log_ratio, lrc
from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.filters import Filters, bound, counted, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound


def compare(
    warehouse: Warehouse,
    filters: Filters,
    a: Filters | None = None,
    b: Filters | None = None,
    min_articles: int = 5,
    min_sources: int = 2,
    limit: int = 500,
) -> pd.DataFrame:
    """Keywords of group a against group b, both inside the filters, the most surely different first.

    n_a, n_b count the unit of the filters; per_million_* are places per million words; log_ratio, g2, lrc (Bonferroni
    corrected over all terms compared) are of the counts. Terms in fewer articles or sources of both together are left
    out. attrs: total_a, total_b, words_a, words_b, terms.
    """
    groups = {"a": a or Filters(), "b": b or Filters()}
    sides = {name: _side(warehouse, filters, group) for name, group in groups.items()}
    frame = sides["a"][0].merge(sides["b"][0], on="lemma", how="outer", suffixes=("_a", "_b"))
    frame["keyword"] = frame.pop("keyword_a").fillna(frame.pop("keyword_b"))
    numbers = frame.columns.difference(["lemma", "keyword"])
    frame[numbers] = frame[numbers].fillna(0).astype("int64")
    enough = (frame["articles_a"] + frame["articles_b"] >= min_articles) & (
        frame[["sources_a", "sources_b"]].sum(axis=1) >= min_sources
    )
    totals = {f"{key}_{name}": int(side[1][key]) for name, side in sides.items() for key in ("total", "words")}
    answer = _scored(frame[enough].copy(), totals).head(limit).reset_index(drop=True)
    answer.attrs.update(totals, terms=int(enough.sum()))
    return answer


def _side(warehouse: Warehouse, filters: Filters, group: Filters) -> tuple[pd.DataFrame, pd.Series]:
    both = f"""{selected(filters, "inside")}, {selected(group, "chosen", "g_")},
        selected AS (FROM inside WHERE article_id IN (SELECT article_id FROM chosen))"""
    values = bound(filters) | bound(group, "g_")
    hits = counted(filters, "lemma", "FROM keywords JOIN selected USING (article_id)")
    query = f"""
        WITH {both}, hits AS ({hits}),
        spread AS (SELECT lemma, mode(keyword) AS keyword, sum(n)::BIGINT AS places, count(*) AS articles,
                          count(DISTINCT source_id) AS sources
                   FROM keywords JOIN selected USING (article_id) GROUP BY lemma)
        SELECT lemma, keyword, hits.n AS n, places, articles, sources FROM spread JOIN hits USING (lemma)"""
    total = f"""
        WITH {both} SELECT ({counted(filters, "", "FROM selected")}) AS total,
        (SELECT coalesce(sum(words), 0)::BIGINT FROM articles
         WHERE article_id IN (SELECT article_id FROM selected)) AS words"""
    return ask(warehouse, query, **values), ask(warehouse, total, **values).iloc[0]


def _scored(frame: pd.DataFrame, totals: dict[str, int]) -> pd.DataFrame:
    for name in ("a", "b"):
        frame[f"per_million_{name}"] = frame[f"places_{name}"] * 1e6 / max(totals[f"words_{name}"], 1)
    size_a, size_b = totals["total_a"], totals["total_b"]
    if frame.empty or not size_a or not size_b:
        scores = {name: np.zeros(0) for name in ("log_ratio", "g2", "p", "lrc")}
        frame = frame.iloc[:0]
    else:
        counts = (frame["n_a"].clip(upper=size_a), frame["n_b"].clip(upper=size_b), size_a, size_b)
        evidence = g2(*counts)
        scores = {
            "log_ratio": log_ratio(*counts),
            "g2": evidence,
            "p": bonferroni(g2_p_value(evidence)),
            "lrc": lrc(*counts),
        }
    order = ["n", "per_million", "articles", "sources"]
    columns = ["lemma", "keyword", *(f"{name}_{side}" for name in order for side in "ab")]
    frame = frame.assign(**scores)[[*columns, *scores]]
    keys = frame.assign(sure=frame["lrc"].abs(), size=frame["log_ratio"].abs())
    return frame.loc[keys.sort_values(["sure", "g2", "size", "lemma"], ascending=[False, False, False, True]).index]
