"""Corridors and projects, and what is claimed of each."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, window
from analytics.warehouse.queries.figures import ledger_page
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound


def registers(warehouse: Warehouse, filters: Filters, kind: str = "corridor") -> pd.DataFrame:
    """Each corridor, project or other kind: names used, articles (n), claims in its sentences, first and last date."""
    query = f"""
        WITH {selected(filters)},
        said AS (SELECT m.* FROM mentions m JOIN selected USING (article_id)
                 WHERE entity_id IN (SELECT entity_id FROM entities WHERE kind = $kind)),
        claims AS (SELECT entity, count(DISTINCT figure_id) AS n_claims
                   FROM (SELECT DISTINCT entity, article_id, sentence_no FROM said)
                   JOIN figures USING (article_id, sentence_no) GROUP BY entity)
        SELECT entity, any_value(e.name) AS name, list_sort(list(DISTINCT text)) AS names,
               count(DISTINCT article_id) AS n, coalesce(any_value(n_claims), 0) AS n_claims,
               min(date) AS first, max(date) AS last
        FROM said JOIN selected USING (article_id) JOIN entities e USING (entity) LEFT JOIN claims USING (entity)
        GROUP BY entity ORDER BY n DESC, entity"""
    return ask(warehouse, query, **bound(filters), kind=kind)


def register_claims(
    warehouse: Warehouse, filters: Filters, entity: str = "", page: int = 1, size: int = 100
) -> pd.DataFrame:
    """Claims in the sentences that mention the entity, the newest first; columns of the ledger."""
    in_sentences = """
        SELECT figure_id, article_id, start, date FROM figures JOIN selected USING (article_id)
        WHERE (article_id, sentence_no) IN (
            SELECT (article_id, sentence_no) FROM mentions
            WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $entity))"""
    query = f"WITH {selected(filters)}, {ledger_page(in_sentences)}"
    return ask(warehouse, query, **bound(filters), entity=entity, **window(page, size))
