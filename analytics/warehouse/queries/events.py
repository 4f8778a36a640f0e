"""Visits, talks, signings and the like, as the articles tell of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.warehouse.columns import UNDATED, Columns
from analytics.warehouse.postings import Ints
from analytics.warehouse.queries.asking import ask_with
from analytics.warehouse.queries.evidence import evidence
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import chosen
from analytics.warehouse.warehouse import Warehouse

LATER = np.iinfo(np.int32).max


def events(
    warehouse: Warehouse, filters: Filters, kinds: tuple[str, ...] = (), parties: tuple[str, ...] = (), limit: int = 500
) -> pd.DataFrame:
    """Events of the chosen articles, the newest first; n_articles tell it.

    date is EDTF, date_start its first day; reported: the day of the first article that tells it, by which an event
    without a date of its own stands among the others. status is that of the newest article: held, planned, invited,
    cancelled or recalled.
    """
    columns = warehouse.columns()
    event, row = columns.told
    passing = chosen(columns, filters)[row]
    if kinds or parties:
        wanted = np.zeros(len(columns.event_days), np.bool_)
        wanted[_of(columns, kinds, parties)] = True
        passing &= wanted[event]
    event, row = event[passing], row[passing]
    n = np.bincount(event, minlength=len(columns.event_days))
    reported = np.full(len(n), LATER, np.int32)
    day = columns.articles.day[row]
    np.minimum.at(reported, event, np.where(day == UNDATED, LATER, day))
    reported[reported == LATER] = UNDATED
    when = np.where(columns.event_days == UNDATED, reported, columns.event_days)
    there = np.flatnonzero(n)
    if len(there) > limit:
        there = there[when[there] >= np.partition(when[there], -limit)[-limit]]
    query = """
        WITH last AS (
            SELECT event_no, arg_max(status, (coalesce(date, DATE '0001-01-01'), key)) AS status
            FROM event_articles JOIN articles USING (article_id)
            WHERE event_no IN (SELECT event_no FROM told) GROUP BY event_no)
        SELECT event_id, kind, date, date_start, parties, people, place, status, n AS n_articles,
               CASE WHEN reported > $undated THEN DATE '1970-01-01' + reported END AS reported
        FROM told JOIN events USING (event_no) JOIN last USING (event_no)
        WHERE event_no IN (SELECT event_no FROM told)
        ORDER BY "when" DESC, n_articles DESC, event_id LIMIT $limit"""
    told = {"event_no": there, "n": n[there], "reported": reported[there], "when": when[there]}
    return ask_with(columns, query, {"told": told}, undated=UNDATED, limit=limit)


def _of(columns: Columns, kinds: tuple[str, ...], parties: tuple[str, ...]) -> Ints:
    """The numbers of the events of one of some kinds in which all of some parties take part."""
    of_parties = """
        SELECT event_no FROM event_parties WHERE party IN (SELECT unnest($parties))
        GROUP BY event_no HAVING count(*) = len($parties)"""
    among = f"event_no IN ({of_parties})" if parties else "true"
    of_kinds = "kind IN (SELECT unnest($kinds))" if kinds else "true"
    values = {"parties": list(dict.fromkeys(parties))} if parties else {}
    query = f"SELECT event_no FROM events WHERE {among} AND {of_kinds}"  # noqa: S608 - our own texts
    found: Ints = columns.arrays(query, **values, **({"kinds": list(kinds)} if kinds else {}))["event_no"]
    return found


def event_evidence(warehouse: Warehouse, filters: Filters, event_id: str = "", size: int = 50) -> pd.DataFrame:
    """The sentences that tell of one event."""
    return evidence(warehouse, filters, event_id=event_id, size=size)
