"""The ledger of claimed figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analytics.fields import STORED
from analytics.warehouse.columns import Columns
from analytics.warehouse.postings import Ints, Mask
from analytics.warehouse.queries.asking import ask_with, window
from analytics.warehouse.queries.edits import OWN
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import chosen, ranked
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: ANN401, S608 - queries are put together from this package's own texts; values are bound
LEDGER = f"""
    f.figure_id, f.article_id, a.key, a.date, a.source, a.language, a.title,
    {", ".join(f"f.{one.quoted}" for one in STORED)}, f.period_start, f.period_end, f.subject,
    e.name AS claimant_label, e.kind AS claimant_kind,
    substr(a.text, s.start + 1, s."end" - s.start) AS sentence, s.start AS sentence_start, a.kind, a.url,
    f.measure IN ({OWN}) AS own"""
LEDGER_FROM = """
    figures f JOIN articles a USING (article_id) JOIN sentences s USING (article_id, sentence_no)
    LEFT JOIN entities e ON e.entity = f.claimant"""
NEWEST = "a.date DESC NULLS LAST, f.article_id DESC, f.start"


def ledger_of(columns: Columns, rows: Ints, where: str, size: int, offset: int = 0, **values: Any) -> pd.DataFrame:
    """A window of the claims of some articles that answer a condition, the newest first."""
    few = " AND ".join(f"{table}.article_id BETWEEN $first AND $last" for table in "fas")
    query = f"""
        SELECT {LEDGER} FROM {LEDGER_FROM}
        WHERE {few} AND a.article_id IN (SELECT article_id FROM few) AND {where}
        ORDER BY {NEWEST} LIMIT $size OFFSET $offset"""
    numbers = columns.articles.article_id[rows]
    values |= {"first": int(min(numbers, default=0)), "last": int(max(numbers, default=0))}
    tables = {"few": {"article_id": numbers}}
    return ask_with(columns, query, tables, size=size, offset=offset, **values)


def figures(
    warehouse: Warehouse,
    filters: Filters,
    measures: tuple[str, ...] = (),
    units: tuple[str, ...] = (),
    modality: str = "",
    parties: tuple[str, ...] = (),
    confidences: tuple[str, ...] = (),
    article: int = 0,
    page: int = 1,
    size: int = 50,
) -> pd.DataFrame:
    """A page of claims, the newest articles first; `parties`: claims between or of all of them. attrs: total."""
    columns = warehouse.columns()
    values: dict[str, Any] = {"measures": list(measures), "units": list(units), "modality": modality}
    values |= {"parties": list(parties), "confidences": list(confidences)}
    where = " AND ".join(text for name, text in _CONDITIONS.items() if values[name]) or "true"
    named = {name: value for name, value in values.items() if value}
    passing = chosen(columns, filters)
    if article:
        passing = passing & (columns.articles.article_id == article)
    counted = _counted(columns, passing, where, named)
    rows = columns.newest_first[counted[columns.newest_first] > 0]
    frame = _page(columns, rows, counted[rows], where, **window(page, size), **named)
    frame.attrs["total"] = int(counted.sum())
    return frame


_CONDITIONS = {
    "measures": "measure IN (SELECT unnest($measures))",
    "units": "unit IN (SELECT unnest($units))",
    "modality": "modality = $modality",
    "parties": "list_has_all(parties, $parties)",
    "confidences": "confidence IN (SELECT unnest($confidences))",
}


def _counted(columns: Columns, passing: Mask, where: str, values: dict[str, object]) -> Ints:
    """How many claims of the kinds that answer a condition stand in each article that passes."""
    if where == "true":
        return np.where(passing, columns.claimed, 0)
    postings = columns.claims
    wanted = np.zeros(postings.size, np.bool_)
    wanted[columns.arrays(f"SELECT kind_id FROM claim_kinds WHERE {where}", **values)["kind_id"]] = True
    inside = wanted[postings.of(passing)]
    row = postings.spread(np.arange(len(columns), dtype=np.int32), passing)[inside]
    weights = postings.part(columns.claim_counts, passing)[inside]
    return np.bincount(row, weights, minlength=len(columns)).astype(np.int64)


def _page(
    columns: Columns, rows: Ints, counted: Ints, where: str, size: int, offset: int, **values: Any
) -> pd.DataFrame:
    """The window of the claims of articles, given in order with how many claims each has; only their texts are read."""
    ends = np.cumsum(counted)
    first, last = np.searchsorted(ends, offset, side="right"), np.searchsorted(ends, offset + size, side="left") + 1
    skipped = offset - (int(ends[first - 1]) if first else 0)
    where = where.replace("(parties", "(f.parties")
    return ledger_of(columns, rows[first:last], where, size, skipped, **values)


def figure(warehouse: Warehouse, filters: Filters, figure_id: str = "") -> pd.DataFrame:
    """One claim by its name; filters do not matter."""
    columns = warehouse.columns()
    found = columns.arrays("SELECT article_id FROM articles WHERE key = $key", key=figure_id.rpartition("-")[0])
    rows = columns.row_of[found["article_id"]]
    return ledger_of(columns, rows, "f.figure_id = $figure_id", 1, figure_id=figure_id)


def figure_options(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """What the ledger can be narrowed to: kind (measure, unit, modality, party), value, n (claims)."""
    columns = warehouse.columns()
    passing, postings = chosen(columns, filters), columns.claims
    weights = postings.part(columns.claim_counts, passing)
    n = np.bincount(postings.of(passing), weights, minlength=postings.size).astype(np.int64)
    query = """
        WITH chosen AS (SELECT * FROM claim_kinds JOIN counted ON kind_id = id)
        SELECT 'measure' AS kind, measure AS value, sum(n)::BIGINT AS n FROM chosen GROUP BY ALL
        UNION ALL SELECT 'unit', unit, sum(n)::BIGINT FROM chosen GROUP BY ALL
        UNION ALL SELECT 'modality', modality, sum(n)::BIGINT FROM chosen GROUP BY ALL
        UNION ALL SELECT 'party', party, sum(n)::BIGINT
                  FROM (SELECT unnest(parties) AS party, n FROM chosen) GROUP BY ALL
        ORDER BY kind, n DESC, value"""
    return ranked(columns, n, query, 0)
