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

# `totals` (period_start, total) must stand before; one row for each period from the first to the last, also for those
# of which nothing was collected: there total is 0 and n is NULL, so that no chart draws a zero or a line across
PERIODS = """
periods AS (SELECT unnest(generate_series(min(period_start)::TIMESTAMP, max(period_start)::TIMESTAMP,
                                          CAST($step AS INTERVAL)))::DATE AS period_start FROM totals)"""


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


def in_periods(period: str) -> dict[str, str]:
    """The bound values that a query by period needs."""
    return {"period": period, "step": STEPS[period]}
