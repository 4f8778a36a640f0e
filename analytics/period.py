"""The time that a claim speaks of: written, read, and laid on the calendar in one place.

A period is EDTF ("2024", "2024-05", "2024-01/2024-09", "2024-Q3", "202X", "../2030") or told from the article's day:
"last_6_months", "next_3_5_years", "last_2.5_years", "previous_year", "next_year".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date | None, date | None]
UNKNOWN: Bounds = (None, None)

_RELATIVE = re.compile(r"(last|next)_(\d+(?:\.\d+)?)(?:_(\d+(?:\.\d+)?))?_([a-z]+?)s?$")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|(3[3-6]|4[01]|2[1-4]))$")
_DECADE = re.compile(r"(\d{2,3})(X{1,2})$")
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0, "quarter": 3.0}
_DAYS = {"day": 1.0, "week": 7.0, "hour": 0.0, "minute": 0.0, "second": 0.0}
_YEARS_BESIDE = {"previous_year": -1, "next_year": 1}
_LONGEST = 9_998 * 12  # months: more than the calendar has


@dataclass(frozen=True, slots=True)
class Period:
    """A time as told. Either `first` and `last` are EDTF (`last` empty where it is one time), or `way` is last or next.

    `least` to `most` of `unit` are the length of a time that is told from the article's day.
    """

    first: str = ""
    last: str = ""
    way: str = ""
    least: float = 0.0
    most: float = 0.0
    unit: str = ""

    def __str__(self) -> str:
        """As it is written; `parse` reads it back.

        >>> str(Period(way="next", least=3, most=5, unit="year")), str(Period("2024-01", "2024-09"))
        ('next_3_5_years', '2024-01/2024-09')
        """
        if self.way and self.unit:
            many = f"{self.least:g}" if self.least == self.most else f"{self.least:g}_{self.most:g}"
            return f"{self.way}_{many}_{self.unit}s"
        return f"{self.first}/{self.last}" if self.last else self.first

    @property
    def family(self) -> str:
        """What it may be compared with: all years, quarters, months or days, the same months of a year, spans of years.

        Empty for a time that is told from the article's day, which no other article shares.

        >>> [parse(text).family for text in ("2024", "2024-01/2024-12", "2023-01/2023-08", "2024-Q1", "last_3_years")]
        ['year', 'year', '-01/-08', 'quarter', '']
        """
        if self.way:
            return ""
        if not self.last:
            return _family(self.first.strip("~?% "))
        first, last = self.first, self.last
        if len(first) == len(last) == 4:
            return "years"
        if first[:4] == last[:4] and (first[4:], last[4:]) in (("-01", "-12"), ("-01-01", "-12-31")):
            return "year"
        return f"{first[4:]}/{last[4:]}" if first[:4] == last[:4] else "span"

    @property
    def mark(self) -> str:
        """How a chart draws it: a whole `year`, a `part` of one, a `day`, or something `else`."""
        family = self.family
        if family in ("year", "day"):
            return family
        return "else" if family in ("", "years", "decade", "span") else "part"

    def bounds(self, today: date | None = None) -> Bounds:
        """First and last day; None where an end cannot be told. `today` is the day of the article.

        >>> parse("2024-02").bounds()
        (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
        >>> parse("last_6_months").bounds(date(2025, 8, 31))
        (datetime.date(2025, 2, 28), datetime.date(2025, 8, 31))
        """
        if self.first in _YEARS_BESIDE:
            return _years(today.year + _YEARS_BESIDE[self.first], 0) if today else UNKNOWN
        if self.way:
            if today is None:
                return UNKNOWN
            other = _moved(today, self.most if self.way == "next" else -self.most, self.unit)
            return (today, other) if self.way == "next" else (other, today)
        first, last = _single(self.first), _single(self.last or self.first)
        return first[0], last[1]


def _family(single: str) -> str:
    """Of a time that is not told by two ends."""
    if found := _PART.match(single):
        return "quarter" if found[2] or found[3][0] == "3" else "half" if found[3][0] == "4" else "season"
    if "X" in single:
        return "decade"
    return {4: "year", 7: "month", 10: "day"}.get(len(single), "")


@lru_cache(maxsize=10_000)
def parse(text: str | None) -> Period:
    """The period of a text; one that is none of those named above has no bounds.

    >>> parse("last_3_5_years").most, parse("next_2_decades").unit, parse("2020/2024").last
    (5.0, 'decade', '2024')
    """
    whole = text or ""
    found = _RELATIVE.fullmatch(whole)
    if found and (unit := _singular(found[4])):
        least = float(found[2])
        return Period(way=found[1], least=least, most=float(found[3] or found[2]), unit=unit)
    if whole in _YEARS_BESIDE:
        return Period(whole, way="last" if whole == "previous_year" else "next")
    first, _, last = whole.partition("/")
    return Period(first, last)


def _singular(word: str) -> str:
    """The unit of a plural: `century` also of "centuries"."""
    unit = word.removesuffix("ie") + "y" if word.endswith("ie") else word
    return unit if unit in _MONTHS or unit in _DAYS else ""


def bounds(text: str | None, today: date | None = None) -> Bounds:
    """First and last day of a time that an article of a day tells; None where they cannot be told."""
    return parse(text).bounds(today) if text else UNKNOWN


def _moved(day: date, many: float, unit: str) -> date:
    """The day so many units away; the calendar's first or last one where it ends before."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=round(many * _DAYS[unit]))
        months = day.year * 12 + day.month - 1 + round(max(-_LONGEST, min(many * _MONTHS[unit], _LONGEST)))
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return date.max if many > 0 else date.min


def _single(text: str) -> Bounds:
    text = text.strip("~?% ")
    try:
        return _part(text) or _decade(text) or _calendar(text)
    except ValueError:  # a thirteenth month, year 0
        return UNKNOWN


# EDTF: quarters are 33 to 36, halves 40 and 41, seasons 21 (spring) to 24
_FIRST_MONTHS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}
_FIRST_MONTHS |= {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}


def _part(text: str) -> Bounds | None:
    found = _PART.match(text)
    if not found:
        return None
    first, long = _FIRST_MONTHS[int(found[2]) + 32 if found[2] else int(found[3])]
    begins = date(int(found[1]), first, 1)
    return begins, _moved(begins, long, "month") - timedelta(days=1)


def _decade(text: str) -> Bounds | None:
    found = _DECADE.match(text)
    if not found or len(text) != 4:
        return None
    unknown = 10 ** len(found[2])
    return _years(int(found[1]) * unknown, unknown - 1)


def _years(first: int, more: int) -> Bounds:
    if not date.min.year <= first <= date.max.year - more:
        return UNKNOWN
    return date(first, 1, 1), date(first + more, 12, 31)


def _calendar(text: str) -> Bounds:
    parts = [int(part) for part in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []
    match parts:
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year]:
            return _years(year, 0)
    return UNKNOWN
