"""Axes of time: ticks where the data stands, written in the reader's locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from babel.dates import format_skeleton

from dashboard.text.formats import as_date
from dashboard.text.i18n import locale

CHARACTERS = 46  # of labels side by side on a chart
NARROW = 26  # beside names on a phone
MOST = 8  # labels
FEW = 8  # fewer dated periods than this are drawn as marks on their dates, never as a line
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


def days_of(values: Iterable[object]) -> list[dt.date]:
    """The distinct days in a column, sorted; what is not dated is left out."""
    return sorted({day for day in map(as_date, values) if day is not None})


def date_axis(days: Sequence[dt.date], narrow: bool = False) -> dict[str, Any]:
    """Range, tick positions and tick texts of a time axis over sorted days."""
    if not days:
        return {"visible": False}
    first, last = days[0], days[-1]
    room = max((last - first).days, 6) * 0.06 + 1
    span = [first - dt.timedelta(days=room), last + dt.timedelta(days=room)]
    room_for = NARROW if narrow else CHARACTERS
    ticks = list(days) if _fits(days, room_for) and _spread(days) else _fitting(first, last, room_for)
    return {
        "type": "date",
        "range": [day.isoformat() for day in span],
        "tickmode": "array",
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": _texts(ticks),
    }


def _spread(days: Sequence[dt.date]) -> bool:
    """Whether labels at these days do not run into each other, on a phone neither."""
    whole = max((days[-1] - days[0]).days, 1)
    return all((b - a).days / whole > 0.28 for a, b in pairwise(days))


def _fits(ticks: Sequence[dt.date], characters: int) -> bool:
    """Whether the labels fit side by side."""
    return len(ticks) < MOST and sum(len(text) + 2 for text in _texts(ticks)) <= characters


def _fitting(first: dt.date, last: dt.date, characters: int) -> list[dt.date]:
    return next((t for t in (_ticks(first, last, n) for n in range(MOST, 1, -1)) if _fits(t, characters)), [first])


def _ticks(first: dt.date, last: dt.date, most: int) -> list[dt.date]:
    for step in _DAY_STEPS:
        if (last - first).days / step < most:
            return [first + dt.timedelta(days=i) for i in range(0, (last - first).days + 1, step)]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((s for s in _MONTH_STEPS if months / s < most), _MONTH_STEPS[-1])
    return _months(first, last, step)


def _months(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    number = first.year * 12 + first.month - 1
    number = -(-number // step) * step
    ticks = []
    while (day := dt.date(number // 12, number % 12 + 1, 1)) <= last:
        ticks.append(day)
        number += step
    return ticks or [first]


def _texts(ticks: Sequence[dt.date]) -> list[str]:
    if all(day.day == 1 and day.month == 1 for day in ticks) and len(ticks) > 1:
        return [str(day.year) for day in ticks]
    skeleton = "yMMM" if all(day.day == 1 for day in ticks) and len(ticks) > 1 else "yMMMd"
    if skeleton == "yMMMd" and ticks[0].year == ticks[-1].year and len(ticks) > 2:
        return [_short(day, i == 0) for i, day in enumerate(ticks)]
    return [str(format_skeleton(skeleton, day, locale=locale())) for day in ticks]


def _short(day: dt.date, with_year: bool) -> str:
    return str(format_skeleton("yMMMd" if with_year else "MMMd", day, locale=locale()))


def bar_width(days: Sequence[dt.date], step: str, least: float = 0.012) -> float:
    """Milliseconds: nine tenths of the period, but never less than this part of the axis: a hair is not seen."""
    span = (days[-1] - days[0]).days if len(days) > 1 else 10
    return max(_DAYS.get(step, 1) * 0.9, span * least) * 86_400_000
