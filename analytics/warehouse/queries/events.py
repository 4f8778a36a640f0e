"""Visits, talks, signings and the like, as the articles tell of them."""

from __future__ import annotations

import pandas as pd

from analytics.warehouse.queries.asking import ask
from analytics.warehouse.queries.evidence import evidence
from analytics.warehouse.queries.filters import Filters, bound, selected
from analytics.warehouse.warehouse import Warehouse


def events(
    warehouse: Warehouse, filters: Filters, kinds: tuple[str, ...] = (), parties: tuple[str, ...] = (), limit: int = 500
) -> pd.DataFrame:
    """Events of the chosen articles, the newest first; n_articles tell it.

    date is EDTF, date_start its first day; reported: the day of the first article that tells it, by which an event
    without a date of its own stands among the others.
    """
    query = f"""
        WITH {selected(filters)},
        told AS (SELECT event_id, count(DISTINCT article_id) AS n_articles, min(selected.date) AS reported
                 FROM event_articles JOIN selected USING (article_id) GROUP BY ALL)
        SELECT event_id, kind, date, date_start, parties, people, place, n_articles, reported
        FROM events JOIN told USING (event_id)
        WHERE (len($kinds) = 0 OR list_contains($kinds, kind)) AND list_has_all(parties, $parties)
        ORDER BY coalesce(date_start, reported) DESC NULLS LAST, n_articles DESC, event_id LIMIT $limit"""  # noqa: S608
    return ask(warehouse, query, **bound(filters), kinds=list(kinds), parties=list(parties), limit=limit)


def event_evidence(warehouse: Warehouse, filters: Filters, event_id: str = "", size: int = 50) -> pd.DataFrame:
    """The sentences that tell of one event."""
    return evidence(warehouse, filters, event_id=event_id, size=size)
