"""Which keywords set one group of articles apart from another."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.statistics import bonferroni, g2, g2_p_value, log_ratio, lrc
from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.filters import UNITS, Filters, bound, selected
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
    flagged = _flagged(filters, groups)
    values = {**bound(filters), **bound(groups["a"], "a_"), **bound(groups["b"], "b_")}
    totals = {str(key): int(n) for key, n in ask(warehouse, _totals(filters, flagged), **values).iloc[0].items()}
    least = {"min_articles": min_articles, "min_sources": min_sources}
    frame = ask(warehouse, _counts(filters, flagged), **values, **least)
    answer = _scored(frame, totals).head(limit).reset_index(drop=True)
    answer.attrs.update(totals, terms=len(frame))
    return answer


def _flagged(filters: Filters, groups: dict[str, Filters]) -> str:
    """The selected articles with a flag for each group that they are in."""
    sides = ", ".join(selected(group, f"side_{name}", f"{name}_") for name, group in groups.items())
    flags = ", ".join(f"article_id IN (SELECT article_id FROM side_{name}) AS in_{name}" for name in groups)
    return f"""{selected(filters, "inside")}, {sides},
        selected AS MATERIALIZED (FROM (SELECT *, {flags} FROM inside) WHERE in_a OR in_b)"""


def _totals(filters: Filters, flagged: str) -> str:
    unit = UNITS[filters.unit]
    return f"""
        WITH {flagged}
        SELECT count(DISTINCT {unit}) FILTER (in_a) AS total_a, count(DISTINCT {unit}) FILTER (in_b) AS total_b,
               coalesce(sum(words) FILTER (in_a), 0)::BIGINT AS words_a,
               coalesce(sum(words) FILTER (in_b), 0)::BIGINT AS words_b
        FROM selected JOIN (SELECT article_id, words FROM articles) USING (article_id)"""


def _counts(filters: Filters, flagged: str) -> str:
    """By term: first by source, so that sources are counted without a `distinct`; stories need one."""
    if filters.unit == "stories":
        n = [f"count(DISTINCT story_key) FILTER (in_{side}) AS n_{side}" for side in "ab"]
        stories = f"""JOIN (SELECT lemma_id, {", ".join(n)} FROM keywords JOIN selected USING (article_id)
                           GROUP BY lemma_id) USING (lemma_id)"""
        shown = "n_a, n_b"
    else:
        stories = ""
        shown = ", ".join(f"{filters.unit}_{side} AS n_{side}" for side in "ab")
    return f"""
        WITH {flagged},
        by_source AS (
            SELECT lemma_id, source_id, count(*) FILTER (in_a) AS c_a, count(*) FILTER (in_b) AS c_b,
                   sum(n) FILTER (in_a) AS p_a, sum(n) FILTER (in_b) AS p_b
            FROM keywords JOIN selected USING (article_id) GROUP BY lemma_id, source_id),
        by_term AS (
            SELECT lemma_id, sum(c_a)::BIGINT AS articles_a, sum(c_b)::BIGINT AS articles_b,
                   coalesce(sum(p_a), 0)::BIGINT AS places_a, coalesce(sum(p_b), 0)::BIGINT AS places_b,
                   count(source_id) FILTER (c_a > 0) AS sources_a, count(source_id) FILTER (c_b > 0) AS sources_b
            FROM by_source GROUP BY lemma_id
            HAVING articles_a + articles_b >= $min_articles AND count(source_id) >= $min_sources)
        SELECT lemma, keyword, {shown}, places_a, places_b, articles_a, articles_b, sources_a, sources_b
        FROM by_term {stories} JOIN terms USING (lemma_id) ORDER BY lemma"""


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
        p = bonferroni(g2_p_value(evidence))
        scores = {"log_ratio": log_ratio(*counts), "g2": evidence, "p": p, "lrc": _lrc(counts, p)}
    order = ["n", "per_million", "articles", "sources"]
    columns = ["lemma", "keyword", *(f"{name}_{side}" for name in order for side in "ab")]
    frame = frame.assign(**scores)[[*columns, *scores]]
    keys = frame.assign(sure=frame["lrc"].abs(), size=frame["log_ratio"].abs())
    return frame.loc[keys.sort_values(["sure", "g2", "size", "lemma"], ascending=[False, False, False, True]).index]


def _lrc(counts: tuple[pd.Series, pd.Series, int, int], p: NDArray[np.float64]) -> NDArray[np.float64]:
    """The conservative bound, worked out only where it can differ from 0: it costs far more than all the rest."""
    found, sure = np.zeros(len(p)), p < 1
    found[sure] = lrc(counts[0][sure], counts[1][sure], counts[2], counts[3], tests=len(p))
    return found
