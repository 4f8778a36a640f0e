"""Keywords: top lists, forms. A term `concept:<id>` is a concept, told in any language."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, with_shares
from analytics.warehouse.queries.filters import Filters, bound, counted, is_open, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound


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
