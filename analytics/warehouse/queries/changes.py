"""What rises, falls and bursts."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.statistics import bursts as find_bursts
from analytics.warehouse.queries.articles import COLUMNS
from analytics.warehouse.queries.asking import ask, chosen
from analytics.warehouse.queries.comparison import compare
from analytics.warehouse.queries.corpus import PERIOD
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.queries.periods import PERIODS, STEPS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
RECENT = 0.25  # `auto`: the last quarter of the time that the articles cover
MOST = 2000  # terms that are looked through for bursts, the most frequent ones
NONE = {"lemma": str, "keyword": str, "n_recent": int, "n_before": int, "log_ratio": float, "low": float, "g2": float}


def rising(
    warehouse: Warehouse, filters: Filters, period: str = "auto", min_articles: int = 3, limit: int = 50
) -> pd.DataFrame:
    """Keywords of the latest time against all before it: rising with a positive log_ratio, falling with a negative.

    The latest time is the last `period` before the newest article; auto: the last quarter of the covered time. low:
    the conservative bound of the log ratio, 0 where the change may be chance; p is Bonferroni corrected.
    attrs: recent_from, recent_to, before_from, total_recent, total_before.
    """
    chosen("period", period, ("auto", *STEPS))
    first, last = _covered(warehouse, filters)
    if first is None or last is None or first == last:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in (NONE | {"p": float}).items()})
    days = DAYS[period] if period != "auto" else max(round((last - first).days * RECENT), 1)
    border = max(last - timedelta(days=days - 1), first + timedelta(days=1))
    recent, before = Filters(date_from=border), Filters(date_to=border - timedelta(days=1))
    frame = compare(warehouse, filters, recent, before, min_articles, 1, limit)
    attrs = frame.attrs
    frame = frame.rename(columns={"n_a": "n_recent", "n_b": "n_before", "lrc": "low"})[[*NONE, "p"]]
    frame.attrs = {
        "recent_from": border.isoformat(),
        "recent_to": last.isoformat(),
        "before_from": first.isoformat(),
        "total_recent": attrs["total_a"],
        "total_before": attrs["total_b"],
    }
    return frame


def _covered(warehouse: Warehouse, filters: Filters) -> tuple[date | None, date | None]:
    query = f"WITH {selected(filters)} SELECT min(date) AS first, max(date) AS last FROM selected"
    row = ask(warehouse, query, **bound(filters)).iloc[0]
    return tuple(None if pd.isna(value) else value.date() for value in (row["first"], row["last"]))  # type: ignore[return-value]


def bursts(
    warehouse: Warehouse, filters: Filters, period: str = "auto", min_articles: int = 3, limit: int = 50
) -> pd.DataFrame:
    """Times in which a keyword stands in far more stories than otherwise: lemma, keyword, start, end, weight, n.

    Counts stories whatever the filters' unit; end is the last day of the burst. attrs: period.
    """
    period = resolve(warehouse, filters, period)
    counts, totals = _stories(warehouse, filters, period, min_articles)
    frame = _bursts(counts, totals).head(limit).reset_index(drop=True)
    frame["end"] = _last_day(frame["end"], period)
    frame.attrs["period"] = period
    return frame


def _stories(warehouse: Warehouse, filters: Filters, period: str, least: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    base = f"WITH {selected(filters)}, dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL)"
    values = bound(filters) | in_periods(period)
    counts = f"""{base},
        most AS MATERIALIZED (
            SELECT lemma_id FROM keywords JOIN dated USING (article_id)
            GROUP BY lemma_id HAVING count(*) >= $least ORDER BY count(*) DESC, lemma_id LIMIT {MOST}),
        hits AS (SELECT DISTINCT lemma_id, period_start, story_key FROM keywords JOIN dated USING (article_id)
                 WHERE lemma_id IN (SELECT lemma_id FROM most))
        SELECT lemma, keyword, period_start, n
        FROM (SELECT lemma_id, period_start, count(*) AS n FROM hits GROUP BY ALL) JOIN terms USING (lemma_id)"""
    totals = f"""{base},
        totals AS (SELECT period_start, count(DISTINCT story_key) AS total FROM dated GROUP BY 1), {PERIODS}
        SELECT period_start, coalesce(total, 0) AS total FROM periods LEFT JOIN totals USING (period_start)
        ORDER BY period_start"""
    return ask(warehouse, counts, **values, least=least), ask(warehouse, totals, **values)


def _bursts(counts: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    terms = counts.drop_duplicates("lemma").set_index("lemma")["keyword"].sort_index()
    table = np.zeros((len(terms), len(totals)))
    at = pd.Index(totals["period_start"])
    table[terms.index.get_indexer(pd.Index(counts["lemma"])), at.get_indexer(pd.Index(counts["period_start"]))] = (
        counts["n"]
    )
    found = find_bursts(table, totals["total"]) if table.size else find_bursts(np.zeros((0, 1)), [1])
    frame = pd.DataFrame(
        {
            "lemma": terms.index.to_numpy(dtype=object)[found.term],
            "keyword": terms.to_numpy(dtype=object)[found.term],
            "start": at.to_numpy()[found.first],
            "end": at.to_numpy()[found.last],
            "weight": found.weight,
            "n": [int(table[t, f : e + 1].sum()) for t, f, e in zip(found.term, found.first, found.last, strict=True)],
        }
    )
    return frame.sort_values(["weight", "lemma"], ascending=[False, True])


def _last_day(starts: pd.Series, period: str) -> pd.Series:
    step = pd.DateOffset(days=_DAYS.get(period, 0), months=_MONTHS.get(period, 0))
    return starts.map(lambda start: start + step - pd.Timedelta(days=1)) if len(starts) else starts


def burst_stories(
    warehouse: Warehouse,
    filters: Filters,
    lemma: str = "",
    start: date | None = None,
    end: date | None = None,
    limit: int = 10,
) -> pd.DataFrame:
    """The stories of a term between two days: the first article of each, and how many tell it (n), the widest first."""
    query = f"""
        WITH {selected(filters)},
        told AS (SELECT min(article_id) AS article_id, count(*) AS n FROM keywords JOIN selected USING (article_id)
                 WHERE lemma = $lemma AND date >= $start AND date <= $end GROUP BY story_key)
        SELECT {COLUMNS}, n FROM told JOIN articles USING (article_id) ORDER BY n DESC, date, article_id LIMIT $limit"""
    days = {"start": start or date.min, "end": end or date.max}
    return ask(warehouse, query, **bound(filters), **days, lemma=lemma, limit=limit)
