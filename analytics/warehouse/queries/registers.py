"""Corridors and projects, and what is claimed of each."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.warehouse.queries.asking import LARGEST_PAGE, ask, window
from analytics.warehouse.queries.figures import ledger_of
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.queries.tally import chosen, newest_rows
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
REGISTERED = ("corridor", "project")  # kinds of which the build keeps what a register shows
AT_ONCE = 200  # articles whose sentences are looked at together


def registers(warehouse: Warehouse, filters: Filters, kind: str = "corridor") -> pd.DataFrame:
    """Each corridor, project or other kind: names used, articles (n), claims in its sentences, first and last date."""
    query = f"""
        WITH {selected(filters)},
        said AS (SELECT r.*, date FROM ({_registered(kind)}) r JOIN selected USING (article_id))
        SELECT entity, any_value(e.name) AS name, list_sort(list_distinct(flatten(list(names)))) AS names,
               count(*) AS n, sum(n_claims)::BIGINT AS n_claims, min(date) AS first, max(date) AS last
        FROM said JOIN entities e USING (entity_id) GROUP BY entity ORDER BY n DESC, entity"""
    return ask(warehouse, query, **bound(filters), kind=kind)


def _registered(kind: str) -> str:
    """Of each entity of a kind the articles, the names there and the claims in its sentences."""
    number = "(SELECT entity_id FROM entities WHERE kind = $kind)"
    if kind in REGISTERED:
        return f"SELECT * FROM registered WHERE entity_id IN {number}"
    return f"""
        SELECT entity_id, article_id, list_sort(list(DISTINCT text)) AS names, coalesce(any_value(n), 0) AS n_claims
        FROM mentions LEFT JOIN (
            SELECT entity_id, article_id, count(DISTINCT start) AS n
            FROM (SELECT DISTINCT entity_id, article_id, sentence_no FROM mentions WHERE entity_id IN {number})
            JOIN (SELECT article_id, sentence_no, start FROM figures) USING (article_id, sentence_no) GROUP BY ALL)
        USING (entity_id, article_id) WHERE entity_id IN {number} GROUP BY ALL"""


def register_claims(
    warehouse: Warehouse, filters: Filters, entity: str = "", page: int = 1, size: int = 100
) -> pd.DataFrame:
    """Claims in the sentences that mention the entity, the newest first; columns of the ledger."""
    columns = warehouse.columns()
    rows = newest_rows(columns, chosen(columns, filters) & columns.mentioning((entity,)))
    rows = rows[np.diff(columns.claims.offsets)[rows] > 0]
    rest, found = window(page, size), 0
    frames: list[pd.DataFrame] = []
    places = """(f.article_id, f.sentence_no) IN (SELECT (article_id, sentence_no) FROM mentions
        WHERE entity_id IN (SELECT entity_id FROM entities WHERE entity = $entity))"""
    for start in range(0, len(rows), AT_ONCE):
        frames.append(ledger_of(columns, rows[start : start + AT_ONCE], places, LARGEST_PAGE, entity=entity))
        found += len(frames[-1])
        if found >= rest["offset"] + rest["size"]:
            break
    if not frames:
        return ledger_of(columns, rows, places, 1, entity=entity)
    return pd.concat(frames)[rest["offset"] : rest["offset"] + rest["size"]].reset_index(drop=True)
