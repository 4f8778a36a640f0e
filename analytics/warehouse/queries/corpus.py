"""What there is: counts, choices of the filter bar, volume and coverage over time, sources."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, chosen, counts
from analytics.warehouse.queries.filters import Filters, bound, counted, selected
from analytics.warehouse.queries.periods import PERIODS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
PERIOD = "date_trunc($period, date)::DATE AS period_start"


def corpus(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """One row of counts of what passes the filters, and what the build says of itself."""
    query = f"""
        WITH {selected(filters)},
        said AS (SELECT map_from_entries(list((key, value))) AS m FROM meta)
        SELECT count(*) AS articles, count(DISTINCT s.story_key) AS stories, count(DISTINCT s.source_id) AS sources,
               count(DISTINCT s.language) AS languages, min(s.date) AS date_from, max(s.date) AS date_to,
               count(*) - count(s.date) AS undated, count(*) - count(s.source_id) AS unknown_source,
               coalesce(sum(a.words), 0)::BIGINT AS words, count(*) FILTER (a.kind = 'restatement') AS restated,
               (SELECT m['built_at'] FROM said) AS built_at, (SELECT m['version'] FROM said) AS version,
               (SELECT m['articles'] FROM said) AS folder, (SELECT m['left_out_total'] FROM said)::BIGINT AS left_out,
               (SELECT count(*) FROM duplicates) AS duplicates, (SELECT count(*) FROM articles) AS articles_all
        FROM selected s JOIN articles a USING (article_id)"""
    return ask(warehouse, query, **bound(filters))


def options(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """Values of the filter bar by kind (source, language, country), the most frequent first; filters do not matter."""
    return ask(
        warehouse,
        """
        SELECT 'source' AS kind, coalesce(source, '') AS value, count(*) AS n FROM articles GROUP BY ALL
        UNION ALL SELECT 'language', language, count(*) FROM articles GROUP BY ALL
        UNION ALL SELECT 'country', entity, count(*) FROM article_entities JOIN entities e USING (entity)
                  WHERE e.kind = 'country' GROUP BY ALL
        ORDER BY kind, n DESC, value""",
    )


def left_out(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """path and reason of what the last build could not take in (the first thousand); filters do not matter."""
    return ask(
        warehouse,
        """
        SELECT item[1] AS path, item[2] AS reason
        FROM (SELECT unnest(value::JSON::TEXT[][]) AS item FROM meta WHERE key = 'left_out')""",
    )


def volume(warehouse: Warehouse, filters: Filters, period: str = "auto", by: str = "") -> pd.DataFrame:
    """n by period, with by="source" or "language" also by `group`; attrs: period, undated."""
    period = resolve(warehouse, filters, period)
    chosen("by", by, ("", "source", "language"))
    group = f", coalesce({by}, '') AS \"group\"" if by else ""
    name = ', "group"' if by else ""
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT *, {PERIOD}{group} FROM selected WHERE date IS NOT NULL),
        totals AS ({counted(filters, "period_start" + name, "FROM dated")}), {PERIODS},
        groups AS (SELECT DISTINCT {name.lstrip(", ") or "true AS one"} FROM totals),
        collected AS (SELECT DISTINCT period_start, true AS has_any FROM totals)
        SELECT period_start{name}, CASE WHEN has_any THEN coalesce(n, 0) END AS n
        FROM periods CROSS JOIN groups LEFT JOIN collected USING (period_start)
        LEFT JOIN totals USING (period_start{name}) ORDER BY ALL"""
    frame = ask(warehouse, query, **bound(filters), **in_periods(period))
    frame = frame.assign(n=counts(frame["n"]))
    frame.attrs.update(period=period, undated=undated(warehouse, filters))
    return frame


def undated(warehouse: Warehouse, filters: Filters) -> int:
    """How many units without a date pass the filters."""
    query = f"WITH {selected(filters)} {counted(filters, '', 'FROM selected WHERE date IS NULL')}"
    return int(ask(warehouse, query, **bound(filters))["n"][0])


def coverage(warehouse: Warehouse, filters: Filters, period: str = "auto") -> pd.DataFrame:
    """n by period, source and language: what stands behind every chart."""
    period = resolve(warehouse, filters, period)
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT * REPLACE (coalesce(source, '') AS source), {PERIOD} FROM selected WHERE date IS NOT NULL)
        {counted(filters, "period_start, source, language", "FROM dated")} ORDER BY ALL"""
    frame = ask(warehouse, query, **bound(filters), **in_periods(period))
    frame.attrs.update(period=period)
    return frame


def sources(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """What was collected of each source: articles, first and last date, languages, undated, duplicates."""
    query = f"""
        WITH {selected(filters)},
        copies AS (SELECT coalesce(source, '') AS source, count(*) AS duplicates FROM duplicates GROUP BY ALL)
        SELECT coalesce(s.source, '') AS source, count(*) AS articles, min(date) AS first, max(date) AS last,
               list_sort(list(DISTINCT language)) AS languages, count(*) - count(date) AS undated,
               coalesce(any_value(c.duplicates), 0) AS duplicates
        FROM selected s LEFT JOIN copies c ON c.source = coalesce(s.source, '') GROUP BY 1 ORDER BY articles DESC, 1"""
    return ask(warehouse, query, **bound(filters))


def source_months(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """n of each source in each month in which it has any."""
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT * REPLACE (coalesce(source, '') AS source), date_trunc('month', date)::DATE AS month
                  FROM selected WHERE date IS NOT NULL)
        {counted(filters, "source, month", "FROM dated")} ORDER BY ALL"""
    return ask(warehouse, query, **bound(filters))
