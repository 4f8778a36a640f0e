"""Bounds of a time given in EDTF (or relative to the article), as days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Bounds = tuple[date | None, date | None]
UNKNOWN: Bounds = (None, None)

_RELATIVE = re.compile(r"(last|next)_(\d{1,3})_years?$")
_QUARTER = re.compile(r"(\d{4})-(?:Q([1-4])|(3[3-6]))$")
_DECADE = re.compile(r"(\d{2,3})(X{1,2})$")


def bounds(text: str | None, reference: date | None = None) -> Bounds:
    """First and last day of a time; (None, None) where they cannot be told.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("2020/2024")[1].year, bounds("202X")[0].year
    (2024, 2020)
    >>> bounds("last_3_years", date(2025, 11, 13))
    (datetime.date(2022, 11, 13), datetime.date(2025, 11, 13))
    """
    if not text:
        return UNKNOWN
    if "/" in text:
        first, _, last = text.partition("/")
        return _single(first)[0], _single(last)[1]
    relative = _relative(text, reference)
    return relative if relative else _single(text)


def _relative(text: str, reference: date | None) -> Bounds | None:
    if reference is None:
        return None
    if text == "previous_year":
        return _years(reference.year - 1, reference.year - 1)
    found = _RELATIVE.match(text)
    if not found:
        return None
    years = int(found[2])
    return (_shift(reference, -years), reference) if found[1] == "last" else (reference, _shift(reference, years))


def _shift(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), 9999)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _single(text: str) -> Bounds:
    text = text.strip("~?% ")
    try:
        return _quarter(text) or _decade(text) or _calendar(text)
    except ValueError:  # a thirteenth month, year 0
        return UNKNOWN


def _quarter(text: str) -> Bounds | None:
    found = _QUARTER.match(text)
    if not found:
        return None
    last = 3 * (int(found[2]) if found[2] else int(found[3]) - 32)
    year = int(found[1])
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def _decade(text: str) -> Bounds | None:
    found = _DECADE.match(text)
    if not found or len(text) != 4:
        return None
    unknown = 10 ** len(found[2])
    return _years(int(found[1]) * unknown, int(found[1]) * unknown + unknown - 1)


def _years(first: int, last: int) -> Bounds:
    return date(first, 1, 1), date(last, 12, 31)


def _calendar(text: str) -> Bounds:
    parts = [int(part) for part in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []
    match parts:
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year]:
            return _years(year, year)
    return UNKNOWN
