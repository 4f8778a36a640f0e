"""Keywords: top lists, forms. A term `concept:<id>` is a concept, told in any language."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.warehouse.queries.asking import ask_with, begins, with_shares
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import (
    Hits,
    chosen,
    numbers_of,
    ranked,
    stands_in,
    tally,
    tally_hits,
    total,
)
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound

LOOKED_AT = 1_000  # articles whose words are read for the forms of a term, the newest of them


def keywords_top(warehouse: Warehouse, filters: Filters, limit: int = 30) -> pd.DataFrame:
    """The lemmas that are keywords of most articles: keyword is the commonest surface; n, total, share and bounds."""
    columns = warehouse.columns()
    passing = chosen(columns, filters)
    counted = tally(columns, filters, columns.terms, passing)
    query = """
        SELECT lemma_id, lemma, keyword, n, $total::BIGINT AS total
        FROM counted JOIN terms ON lemma_id = id ORDER BY n DESC, lemma LIMIT $limit"""
    top = ranked(columns, counted, query, limit, total=total(columns, filters, passing))
    numbers = top.pop("lemma_id")
    row, number = stands_in(columns, "lemma_id", numbers.tolist())
    hits = Hits(row, pd.Index(numbers).get_indexer(pd.Index(number))).inside(passing)
    top["articles"] = np.bincount(hits.term, minlength=len(top))
    top["sources"] = tally_hits(columns, replace(filters, unit="sources"), hits, hits.term, len(top))
    return with_shares(top)


def keyword_forms(warehouse: Warehouse, filters: Filters, lemma: str = "", limit: int = 100) -> pd.DataFrame:
    """The surfaces under which a term stands in the texts: text, language, n (places, not articles).

    Of a term of very many articles the newest are looked at. attrs: articles, looked_at.
    """
    columns = warehouse.columns()
    numbers = numbers_of(columns, lemma)
    found = [
        stands_in(columns, "lemma_id", numbers["terms"])[0],
        stands_in(columns, "entity_id", numbers["entities"])[0],
    ]
    rows = np.unique(np.concatenate(found))
    rows = rows[chosen(columns, filters)[rows]]
    newest = rows[np.lexsort((rows, columns.articles.day[rows]))][-LOOKED_AT:]
    query = """
        WITH places AS (
            SELECT article_id, unnest(spans) AS span FROM keywords
            WHERE article_id IN (SELECT article_id FROM newest) AND lemma_id IN (SELECT unnest($terms))
            UNION ALL
            SELECT article_id, {'start': start, 'end': "end"} FROM mentions
            WHERE article_id IN (SELECT article_id FROM newest) AND entity_id IN (SELECT unnest($entities)))
        SELECT substr(a.text, span.start + 1, span."end" - span.start) AS text, a.language, count(*) AS n
        FROM places JOIN articles a USING (article_id) WHERE article_id IN (SELECT article_id FROM newest)
        GROUP BY ALL ORDER BY n DESC, text, language LIMIT $limit"""
    tables = {"newest": {"article_id": columns.articles.article_id[newest]}}
    frame = ask_with(columns, query, tables, **numbers, limit=limit)
    frame.attrs.update(articles=len(rows), looked_at=len(newest))
    return frame


def keyword_suggest(warehouse: Warehouse, filters: Filters, prefix: str = "", limit: int = 20) -> pd.DataFrame:
    """Terms whose lemma or surface begins with the prefix, the most frequent first; filters do not matter."""
    query = f"""
        WITH found AS (SELECT * FROM terms WHERE {begins("lemma")} OR {begins("keyword")})
        SELECT lemma, keyword, n FROM found
        JOIN counted ON id = lemma_id ORDER BY n DESC, lemma LIMIT $most"""
    columns = warehouse.columns()
    return ranked(columns, columns.terms.totals, query, limit=0, prefix=prefix, most=limit)


def concepts(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """The concepts found in the corpus, for choosing: lemma ('concept:<id>'), keyword (English name), n."""
    columns = warehouse.columns()
    counted = tally(columns, filters, columns.names, chosen(columns, filters))
    query = """
        SELECT CASE WHEN starts_with(entity, 'concept:') THEN entity ELSE 'concept:' || entity END AS lemma,
               name AS keyword, n
        FROM counted JOIN entities ON entity_id = id ORDER BY n DESC, lemma"""
    return ranked(columns, np.where(columns.of_kind("concept"), counted, 0), query, limit=0)
