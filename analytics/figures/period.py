"""The time that a value speaks of, and the rate it is counted at."""

from __future__ import annotations

from analytics.figures.quantity import Quantity
from analytics.figures.sentence import Clause
from analytics.records import DateMention

_REACH = 4


def rate(clause: Clause, found: Quantity) -> str | None:
    """per_year, per_month, per_week, per_day, per_hour or None."""
    if found.unit.rate:
        return found.unit.rate
    if found.unit.kind in ("time", "ordinal", "percent"):
        return None
    for hit in clause.all("rate"):
        gap = hit.first - found.last if hit.first >= found.last else found.first - hit.last
        if 0 <= gap < _REACH:
            return str(hit.value)
    return None


def span_period(clause: Clause, found: Quantity) -> str | None:
    """«соңғы 30 жылда» is last_30_years, «алдағы 3-5 жылда» next_3_5_years."""
    if found.unit.kind != "time":
        return None
    number = found.number
    values = [number.value] if number.value is not None else [number.low, number.high]
    said = "_".join(f"{value:g}" for value in values if value is not None)
    for hit in clause.all("time"):
        if hit.value in ("last", "next") and found.first - 3 <= hit.first < found.first:
            return f"{hit.value}_{said}_{found.unit.id}s"
        if hit.value == "span" and found.last <= hit.first <= found.last + 1 and hit.last - hit.first == 1:
            return f"last_{said}_{found.unit.id}s"
    return None


def period(clause: Clause, found: Quantity, start: int, dates: list[DateMention]) -> str | None:
    """The date of the sentence that stands nearest to the value, before it rather than after."""
    own = span_period(clause, found)
    if own or found.unit.kind in ("time", "ordinal"):
        return own
    best: tuple[int, str] | None = None
    for date in dates:
        gap = start - date.end if date.end <= start else 2 * (date.start - start)
        if best is None or gap < best[0]:
            best = (gap, date.date)
    return best[1] if best else None
