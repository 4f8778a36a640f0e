"""Which sources were collected all through the dates, and which begin or end inside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.warehouse.columns import UNDATED, Columns
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import dated, starts
from analytics.warehouse.warehouse import Warehouse

GAP = 0.1  # of the covered time: a source that is missing for less of it at an end neither begins nor ends there
CHANCE = 0.01  # so improbable must the gap be, were its articles spread evenly
NAMES = ("source", "n", "first", "last", "begins", "ends")


def source_changes(warehouse: Warehouse, filters: Filters) -> pd.DataFrame:
    """Each source with its dated articles (n), first and last of them, and whether it begins or ends inside the dates.

    The source "" is the unknown one. attrs: first and last day of all, and the steady sources, the largest first.
    """
    frame = changes(warehouse.columns(), filters)
    days = [frame["first"].min(), frame["last"].max()] if len(frame) else [pd.NaT, pd.NaT]
    steady = frame[~frame["begins"] & ~frame["ends"]]["source"].tolist()
    frame.attrs = {"first": str(days[0])[:10], "last": str(days[1])[:10], "steady": steady}
    return frame


def changes(columns: Columns, filters: Filters) -> pd.DataFrame:
    """The frame of `source_changes`."""
    passing = dated(columns, filters)
    source, day = columns.articles.source[passing], columns.articles.day[passing].astype(np.int64)
    size = len(columns.sources)
    number = np.bincount(source, minlength=size)
    there = np.flatnonzero(number)
    first, last = np.full(size, np.iinfo(np.int64).max), np.full(size, UNDATED, np.int64)
    np.minimum.at(first, source, day)
    np.maximum.at(last, source, day)
    number, first, last = number[there], first[there], last[there]
    span = int(day.max() - day.min()) if len(day) else 0
    # the chance that none of n days spread evenly falls into the first share g of the time is (1 - g) ** n
    least = np.maximum(GAP, 1 - CHANCE ** (1 / np.maximum(number, 1))) * span
    frame = pd.DataFrame(
        {
            "source": np.array([name or "" for name in columns.sources], object)[there],
            "n": number,
            "first": starts(first, "day"),
            "last": starts(last, "day"),
            "begins": first - (day.min() if len(day) else 0) > least,
            "ends": (day.max() if len(day) else 0) - last > least,
        }
    )
    return frame.sort_values(["n", "source"], ascending=[False, True], ignore_index=True)


def steadied(columns: Columns, filters: Filters, among: str) -> Filters:
    """The filters with the steady sources alone, where `among` asks for them and some begin or end; else unchanged."""
    if among == "all":
        return filters
    frame = changes(columns, filters)
    moved = frame["begins"] | frame["ends"]
    if not moved.any() or moved.all():
        return filters
    return replace(filters, sources=tuple(frame["source"][~moved]))
