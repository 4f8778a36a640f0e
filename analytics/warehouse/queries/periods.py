"""Periods of a trend."""

from __future__ import annotations

from analytics.warehouse.queries.asking import chosen
from analytics.warehouse.queries.filters import Filters
from analytics.warehouse.queries.tally import dated
from analytics.warehouse.warehouse import Warehouse

STEPS = {"day": "1 day", "week": "7 days", "month": "1 month", "quarter": "3 months", "year": "1 year"}
DAYS_BY_DAY = 56  # eight weeks
DAYS_BY_WEEK = 731  # two years
DAYS_BY_MONTH = 4383  # twelve years: more points than these are told apart by no reader


def resolve(warehouse: Warehouse, filters: Filters, period: str) -> str:
    """The period itself, or for `auto` the one that suits the dates that pass the filters."""
    chosen("period", period, ("auto", *STEPS))
    if period != "auto":
        return period
    columns = warehouse.columns()
    days = columns.articles.day[dated(columns, filters)]
    span = int(days.max()) - int(days.min()) if len(days) else 0
    if span <= DAYS_BY_DAY:
        return "day"
    if span <= DAYS_BY_WEEK:
        return "week"
    return "month" if span <= DAYS_BY_MONTH else "quarter"
