"""The ledger of claimed figures."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask, window
from analytics.warehouse.queries.edits import OWN
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse

# ruff: noqa: S608 - queries are put together from this package's own texts; values are bound
LEDGER = f"""
    f.figure_id, f.article_id, a.key, a.date, a.source, a.language, a.title, f.text, f.value, f.low, f.high, f.unit,
    f.qualifier, f.measure, f.modality, f.object, f.period, f.period_start, f.period_end, f.rate, f.parties, f.claimant,
    f.rule, substr(a.text, s.start + 1, s."end" - s.start) AS sentence, s.start AS sentence_start,
    f.start, f."end", a.kind, a.url, f.corrected, f.note,
    f.measure IN ({OWN}) AS own"""
LEDGER_FROM = """
    figures f JOIN articles a USING (article_id) JOIN sentences s USING (article_id, sentence_no)"""
NEWEST = "a.date DESC NULLS LAST, f.article_id DESC, f.start"


def ledger_page(chosen: str) -> str:
    """The rows of the ledger for one page of `chosen` (article_id, date, start, figure_id); only their texts are read.

    The values of a window must be bound.
    """
    return f"""
        page AS MATERIALIZED (
            SELECT figure_id, article_id FROM ({chosen})
            ORDER BY date DESC NULLS LAST, article_id DESC, start LIMIT $size OFFSET $offset)
        SELECT {LEDGER} FROM {LEDGER_FROM}
        WHERE f.article_id IN (SELECT article_id FROM page) AND a.article_id IN (SELECT article_id FROM page)
        AND s.article_id IN (SELECT article_id FROM page) AND f.figure_id IN (SELECT figure_id FROM page)
        ORDER BY {NEWEST}"""


def figures(
    warehouse: Warehouse,
    filters: Filters,
    measures: tuple[str, ...] = (),
    units: tuple[str, ...] = (),
    modality: str = "",
    parties: tuple[str, ...] = (),
    article: int = 0,
    page: int = 1,
    size: int = 50,
) -> pd.DataFrame:
    """A page of claims, the newest articles first; `parties`: claims between or of all of them. attrs: total."""
    conditions = {
        "measures": "measure IN (SELECT unnest($measures))",
        "units": "unit IN (SELECT unnest($units))",
        "modality": "modality = $modality",
        "parties": "list_has_all(parties, $parties)",
        "article": "article_id = $article",
    }
    values: dict[str, object] = {
        "measures": list(measures),
        "units": list(units),
        "modality": modality,
        "parties": list(parties),
        "article": article,
    }
    where = " AND ".join(text for name, text in conditions.items() if values[name]) or "true"
    chosen = f"""
        WITH {selected(filters)},
        chosen AS (SELECT figure_id, article_id, start, date FROM figures JOIN selected USING (article_id)
                   WHERE {where})"""
    page_of = f"{chosen}, {ledger_page('FROM chosen')}"
    named = {name: value for name, value in values.items() if value} | bound(filters)
    frame = ask(warehouse, page_of, **named, **window(page, size))
    total = ask(warehouse, f"{chosen} SELECT count(*) AS n FROM chosen", **named)
    frame.attrs["total"] = int(total["n"][0])
    return frame


def figure(warehouse: Warehouse, filters: Filters, figure_id: str = "") -> pd.DataFrame:
    """One claim by its name; filters do not matter."""
    return ask(warehouse, f"SELECT {LEDGER} FROM {LEDGER_FROM} WHERE f.figure_id = $figure_id", figure_id=figure_id)


def figure_options(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """What the ledger can be narrowed to: kind (measure, unit, modality, party), value, n (claims)."""
    query = f"""
        WITH {selected(filters)}, chosen AS (SELECT f.* FROM figures f JOIN selected USING (article_id))
        SELECT 'measure' AS kind, measure AS value, count(*) AS n FROM chosen GROUP BY ALL
        UNION ALL SELECT 'unit', unit, count(*) FROM chosen GROUP BY ALL
        UNION ALL SELECT 'modality', modality, count(*) FROM chosen GROUP BY ALL
        UNION ALL SELECT 'party', party, count(*) FROM (SELECT unnest(parties) AS party FROM chosen) GROUP BY ALL
        ORDER BY kind, n DESC, value"""
    return ask(warehouse, query, **bound(filters))
