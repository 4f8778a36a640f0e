"""Who and what is mentioned: top lists, trends, forms, mentions together."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, with_shares
from analytics.warehouse.queries.corpus import PERIOD
from analytics.warehouse.queries.edits import OWN
from analytics.warehouse.queries.filters import Filters, bound, counted, is_open, selected
from analytics.warehouse.queries.periods import PERIODS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound


def entities_top(warehouse: Warehouse, filters: Filters, kind: str = "", limit: int = 15) -> pd.DataFrame:
    """The most mentioned: entity, name, kind, own, n, total, share, low, high; kind="" is all kinds.

    `own`: whether an editor's own word names it.
    """
    wanted = "WHERE entity_id IN (SELECT entity_id FROM entities WHERE kind = $kind)" if kind else ""
    join = "" if is_open(filters) and filters.unit == "articles" else "JOIN selected USING (article_id)"
    query = f"""
        WITH {selected(filters)},
        hits AS ({counted(filters, "entity_id", f"FROM article_entities {join} {wanted}")})
        SELECT entity, name, kind, entity IN ({OWN}) AS own, n, ({counted(filters, "", "FROM selected")}) AS total
        FROM hits JOIN entities USING (entity_id) ORDER BY n DESC, entity LIMIT $limit"""
    return with_shares(ask(warehouse, query, **bound(filters), kind=kind, limit=limit))


_TERMS = """
terms AS (SELECT term, entity_id, coalesce(name, term) AS name, list_position($entities, term) AS place
          FROM (SELECT unnest($entities) AS term) LEFT JOIN entities ON entity = term)"""


def entity_trend(
    warehouse: Warehouse, filters: Filters, entities: tuple[str, ...] = (), period: str = "auto"
) -> pd.DataFrame:
    """n, total, share and bounds of each entity by period; attrs: period, undated {entity: n}."""
    period = resolve(warehouse, filters, period)
    hits = """FROM article_entities JOIN terms USING (entity_id) JOIN selected USING (article_id)
              WHERE entity_id IN (SELECT entity_id FROM terms)"""
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL),
        totals AS (SELECT period_start, n AS total FROM ({counted(filters, "period_start", "FROM dated")})), {PERIODS},
        {_TERMS},
        hits AS ({counted(filters, "entity_id, period_start", hits.replace("selected", "dated"))})
        SELECT period_start, term AS entity, name,
               CASE WHEN total > 0 THEN coalesce(n, 0) END AS n, coalesce(total, 0) AS total
        FROM periods CROSS JOIN terms LEFT JOIN totals USING (period_start)
        LEFT JOIN hits USING (entity_id, period_start) ORDER BY place, period_start"""
    values = bound(filters) | in_periods(period) | {"entities": list(dict.fromkeys(entities))}
    frame = with_shares(ask(warehouse, query, **values))
    beside = f"WITH {selected(filters)}, {_TERMS} {counted(filters, 'term', hits + ' AND date IS NULL')}"
    undated = ask(warehouse, beside, **values)
    frame.attrs.update(period=period, undated=dict(zip(undated["term"], undated["n"].astype(int), strict=True)))
    return frame


def entity_heat(warehouse: Warehouse, filters: Filters, entity: str = "", period: str = "month") -> pd.DataFrame:
    """n and total of one entity by source and period in which the source has any article."""
    period = resolve(warehouse, filters, period)
    known = "SELECT entity_id FROM entities WHERE entity = $entity"
    hits = f"FROM dated WHERE article_id IN (SELECT article_id FROM article_entities WHERE entity_id IN ({known}))"
    groups = "source, period_start"
    query = f"""
        WITH {selected(filters)},
        dated AS (SELECT * REPLACE (coalesce(source, '') AS source), {PERIOD} FROM selected WHERE date IS NOT NULL),
        totals AS ({counted(filters, groups, "FROM dated")}), hits AS ({counted(filters, groups, hits)})
        SELECT t.source, t.period_start, coalesce(h.n, 0) AS n, t.n AS total
        FROM totals t LEFT JOIN hits h USING (source, period_start) ORDER BY ALL"""
    return ask(warehouse, query, **bound(filters), **in_periods(period), entity=entity)


def entity_forms(warehouse: Warehouse, filters: Filters, entity: str = "", limit: int = 100) -> pd.DataFrame:
    """The words under which an entity stands: text, language, form, n (mentions, not articles)."""
    query = f"""
        WITH {selected(filters)}
        SELECT text, language, form, count(*) AS n FROM mentions JOIN selected USING (article_id)
        WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $entity)
        GROUP BY ALL ORDER BY n DESC, text, language, form LIMIT $limit"""
    return ask(warehouse, query, **bound(filters), entity=entity, limit=limit)


def entity_suggest(warehouse: Warehouse, filters: Filters, prefix: str = "", limit: int = 20) -> pd.DataFrame:
    """Entities one of whose names or forms begins with the prefix, the most mentioned first; filters do not matter."""
    query = """
        WITH found AS (
            SELECT entity_id FROM entities WHERE starts_with(lower(name), lower($prefix)) OR entity = $prefix
            UNION SELECT entity_id FROM entity_names WHERE starts_with(lower(text), lower($prefix)))
        SELECT entity, name, kind, n FROM entities
        JOIN (SELECT entity_id, count(*) AS n FROM article_entities WHERE entity_id IN (FROM found) GROUP BY 1)
        USING (entity_id) ORDER BY n DESC, entity LIMIT $limit"""
    return ask(warehouse, query, prefix=prefix, limit=limit)
