"""Terms over time, and what their share is taken of. A term `concept:<id>` is a concept, told in any language."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.statistics import mean_share
from analytics.warehouse.queries.asking import ask, chosen, with_shares
from analytics.warehouse.queries.corpus import PERIOD
from analytics.warehouse.queries.filters import Filters, bound, counted, selected
from analytics.warehouse.queries.periods import PERIODS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
DENOMINATORS = {
    "articles": "all that pass the filters",
    "sources": "the mean of the shares of the sources, each counting alike",
    "panel": "the sources with something in every period, a fixed panel",
}

# The terms asked for, and which articles have which: keywords by lemma, concepts among the mentions
TERM_HITS = """
asked AS (
    SELECT term, list_position($lemmas, term) AS place, lemma_id, entity_id,
           coalesce(t.keyword, e.name, term) AS keyword
    FROM (SELECT unnest($lemmas) AS term) LEFT JOIN terms t ON t.lemma = term
    LEFT JOIN entities e ON starts_with(term, 'concept:') AND e.entity IN (term, substr(term, 9))),
term_hits AS (
    SELECT term, article_id FROM keywords JOIN asked USING (lemma_id)
    WHERE lemma_id IN (SELECT lemma_id FROM asked WHERE lemma_id IS NOT NULL)
    UNION ALL
    SELECT term, article_id FROM article_entities JOIN asked USING (entity_id)
    WHERE entity_id IN (SELECT entity_id FROM asked WHERE entity_id IS NOT NULL))"""


def keyword_trend(
    warehouse: Warehouse,
    filters: Filters,
    lemmas: tuple[str, ...] = (),
    period: str = "auto",
    denominator: str = "articles",
) -> pd.DataFrame:
    """n, total, share and bounds of each term by period; attrs: period, denominator, sources, undated {term: n}.

    denominator: articles (all that pass), sources (mean of the shares of the known sources of a period; n and total
    stay those of all), panel (only the sources with something in every period; nothing where there are none).
    `sources`: how many stand in the denominator, by period for their mean.
    """
    chosen("denominator", denominator, DENOMINATORS)
    period = resolve(warehouse, filters, period)
    members = tuple(panel(warehouse, filters, period)["source"]) if denominator == "panel" else ()
    inside = replace(filters, sources=members) if members else filters
    lemmas = tuple(dict.fromkeys(lemmas))
    frame = with_shares(_counts(warehouse, inside, lemmas, period))
    if denominator == "sources":
        frame = _of_sources(warehouse, filters, frame, lemmas, period)
    elif denominator == "panel" and not members:
        frame = frame.assign(n=np.nan, total=0, share=np.nan, low=np.nan, high=np.nan)
    undated = _undated(warehouse, inside, lemmas)
    frame.attrs = {"period": period, "denominator": denominator, "panel": list(members), "undated": undated}
    return frame


def panel(warehouse: Warehouse, filters: Filters, period: str = "auto") -> pd.DataFrame:
    """The sources that have articles in every period of which any known source has: source, n (dated articles)."""
    period = resolve(warehouse, filters, period)
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL AND source IS NOT NULL)
        SELECT source, count(*) AS n FROM dated GROUP BY source
        HAVING count(DISTINCT period_start) = (SELECT count(DISTINCT period_start) FROM dated)
        ORDER BY n DESC, source"""
    return ask(warehouse, query, **bound(filters), **in_periods(period))


def _counts(warehouse: Warehouse, filters: Filters, lemmas: tuple[str, ...], period: str) -> pd.DataFrame:
    query = f"""
        WITH {selected(filters)}, {TERM_HITS},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL),
        totals AS (SELECT period_start, n AS total FROM ({counted(filters, "period_start", "FROM dated")})), {PERIODS},
        hits AS ({counted(filters, "term, period_start", "FROM term_hits JOIN dated USING (article_id)", False)})
        SELECT period_start, term AS lemma, keyword,
               CASE WHEN total > 0 THEN coalesce(n, 0) END AS n, coalesce(total, 0) AS total
        FROM periods CROSS JOIN asked LEFT JOIN totals USING (period_start)
        LEFT JOIN hits USING (term, period_start) ORDER BY place, period_start"""
    return ask(warehouse, query, **bound(filters), **in_periods(period), lemmas=list(lemmas))


def _undated(warehouse: Warehouse, filters: Filters, lemmas: tuple[str, ...]) -> dict[str, int]:
    without = "FROM term_hits JOIN selected USING (article_id) WHERE date IS NULL"
    query = f"WITH {selected(filters)}, {TERM_HITS} {counted(filters, 'term', without, False)}"
    found = ask(warehouse, query, **bound(filters), lemmas=list(lemmas))
    return dict(zip(found["term"], found["n"].astype(int), strict=True))


def _of_sources(
    warehouse: Warehouse, filters: Filters, frame: pd.DataFrame, lemmas: tuple[str, ...], period: str
) -> pd.DataFrame:
    """The frame with the mean share of its sources, and how many these are."""
    hits = "FROM term_hits JOIN dated USING (article_id)"
    query = f"""
        WITH {selected(filters)}, {TERM_HITS},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL AND source IS NOT NULL),
        totals AS ({counted(filters, "period_start, source", "FROM dated")}),
        hits AS ({counted(filters, "term, period_start, source", hits, False)})
        SELECT period_start, source, term, coalesce(h.n, 0) AS n, t.n AS total
        FROM totals t CROSS JOIN asked LEFT JOIN hits h USING (term, period_start, source)"""
    parts = ask(warehouse, query, **bound(filters), **in_periods(period), lemmas=list(lemmas))
    rows = pd.MultiIndex.from_frame(frame[["lemma", "period_start"]])
    at = rows.get_indexer(pd.MultiIndex.from_frame(parts[["term", "period_start"]]))
    codes, names = pd.factorize(parts["source"])
    n, total = np.zeros((2, len(frame), max(len(names), 1)))
    n[at, codes], total[at, codes] = parts["n"], parts["total"]
    share, low, high = mean_share(n, total)
    return frame.assign(share=share, low=low, high=high, sources=(total > 0).sum(axis=1))
