"""Keywords: top lists, trends, forms. A term `concept:<id>` is a concept, told in any language."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, with_shares
from analytics.warehouse.queries.corpus import PERIOD
from analytics.warehouse.queries.filters import Filters, bound, counted, is_open, selected
from analytics.warehouse.queries.periods import PERIODS, in_periods, resolve
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

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


def keywords_top(warehouse: Warehouse, filters: Filters, limit: int = 30) -> pd.DataFrame:
    """The lemmas that are keywords of most articles: keyword is the commonest surface; n, total, share and bounds."""
    join = "" if is_open(filters) and filters.unit == "articles" else "JOIN selected USING (article_id)"
    query = f"""
        WITH {selected(filters)},
        hits AS ({counted(filters, "lemma_id", f"FROM keywords {join}")}),
        top AS MATERIALIZED (FROM hits JOIN terms USING (lemma_id) ORDER BY n DESC, lemma LIMIT $limit)
        SELECT top.lemma, any_value(top.keyword) AS keyword, any_value(top.n) AS n,
               ({counted(filters, "", "FROM selected")}) AS total,
               count(*) AS articles, count(DISTINCT source_id) AS sources
        FROM keywords k JOIN top USING (lemma_id) JOIN selected USING (article_id)
        WHERE lemma_id IN (SELECT lemma_id FROM top) GROUP BY top.lemma ORDER BY n DESC, lemma"""
    return with_shares(ask(warehouse, query, **bound(filters), limit=limit))


def keyword_trend(
    warehouse: Warehouse, filters: Filters, lemmas: tuple[str, ...] = (), period: str = "auto"
) -> pd.DataFrame:
    """n, total, share and bounds of each term by period; attrs: period, undated {term: n}."""
    period = resolve(warehouse, filters, period)
    query = f"""
        WITH {selected(filters)}, {TERM_HITS},
        dated AS (SELECT *, {PERIOD} FROM selected WHERE date IS NOT NULL),
        totals AS (SELECT period_start, n AS total FROM ({counted(filters, "period_start", "FROM dated")})), {PERIODS},
        hits AS ({counted(filters, "term, period_start", "FROM term_hits JOIN dated USING (article_id)", False)})
        SELECT period_start, term AS lemma, keyword,
               CASE WHEN total > 0 THEN coalesce(n, 0) END AS n, coalesce(total, 0) AS total
        FROM periods CROSS JOIN asked LEFT JOIN totals USING (period_start)
        LEFT JOIN hits USING (term, period_start) ORDER BY place, period_start"""
    values = bound(filters) | in_periods(period) | {"lemmas": list(dict.fromkeys(lemmas))}
    frame = with_shares(ask(warehouse, query, **values))
    without = "FROM term_hits JOIN selected USING (article_id) WHERE date IS NULL"
    beside = f"WITH {selected(filters)}, {TERM_HITS} {counted(filters, 'term', without, False)}"
    undated = ask(warehouse, beside, **values)
    frame.attrs.update(period=period, undated=dict(zip(undated["term"], undated["n"].astype(int), strict=True)))
    return frame


def keyword_forms(warehouse: Warehouse, filters: Filters, lemma: str = "", limit: int = 100) -> pd.DataFrame:
    """The surfaces under which a term stands in the texts: text, language, n (places, not articles)."""
    query = f"""
        WITH {selected(filters)},
        places AS (
            SELECT article_id, unnest(spans) AS span FROM keywords WHERE lemma = $lemma
            UNION ALL
            SELECT article_id, {{'start': start, 'end': "end"}} FROM mentions
            WHERE starts_with($lemma, 'concept:') AND entity IN ($lemma, substr($lemma, 9)))
        SELECT substr(a.text, span.start + 1, span."end" - span.start) AS text, a.language, count(*) AS n
        FROM places JOIN selected USING (article_id) JOIN articles a USING (article_id)
        GROUP BY ALL ORDER BY n DESC, text, language LIMIT $limit"""
    return ask(warehouse, query, **bound(filters), lemma=lemma, limit=limit)


def keyword_suggest(warehouse: Warehouse, filters: Filters, prefix: str = "", limit: int = 20) -> pd.DataFrame:
    """Terms whose lemma or surface begins with the prefix, the most frequent first; filters do not matter."""
    query = """
        WITH found AS (SELECT * FROM terms WHERE starts_with(lemma, lower($prefix))
                       OR starts_with(lower(keyword), lower($prefix)))
        SELECT lemma, keyword, n FROM found
        JOIN (SELECT lemma_id, count(*) AS n FROM keywords WHERE lemma_id IN (SELECT lemma_id FROM found) GROUP BY 1)
        USING (lemma_id) ORDER BY n DESC, lemma LIMIT $limit"""
    return ask(warehouse, query, prefix=prefix, limit=limit)


def concepts(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """The concepts found in the corpus, for choosing: lemma ('concept:<id>'), keyword (English name), n."""
    query = f"""
        WITH {selected(filters)},
        hits AS ({counted(filters, "entity", "FROM article_entities JOIN selected USING (article_id)")})
        SELECT CASE WHEN starts_with(entity, 'concept:') THEN entity ELSE 'concept:' || entity END AS lemma,
               name AS keyword, n
        FROM hits JOIN entities USING (entity) WHERE kind = 'concept' ORDER BY n DESC, lemma"""
    return ask(warehouse, query, **bound(filters))
