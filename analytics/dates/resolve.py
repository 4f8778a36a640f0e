"""From what a date says to EDTF, resolved against the article's day where it leaves out the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.dates.lexicon import Calendar

_AHEAD = 3  # months; news of March that speaks of "December" means the last one
_BEGUN = 1 / 3  # of a quarter or half before anything is told of it
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = ("y", "rel")  # the groups that say a year


@dataclass(frozen=True, slots=True)
class Said:
    """A date as it is said: `has` holds the groups of its rule, `marks` the rule's empty groups."""

    start: int
    end: int
    has: dict[str, str]
    marks: frozenset[str] = frozenset()

    @property
    def alone(self) -> bool:
        """Whether it may stand without a year."""
        return "weak" not in self.marks

    @property
    def part(self) -> bool:
        """A day, months, quarter, half or number of months whose year is said elsewhere, if at all."""
        return not self.has.keys() & {"y", "rel", "wd"} and bool(self.has.keys() & {"q", "qn", "h", "hn", "n", "m"})

    def bare_year(self, tongue: Calendar) -> bool:
        """A year and nothing else: «2023 года», "this year"."""
        if self.has.keys() == {"y"}:
            return True
        return self.has.keys() == {"rel"} and bool(re.match("year", tongue.relative[self.has["rel"]]))


def said(found: re.Match[str]) -> Said:
    """What a rule found."""
    groups = found.groupdict()
    return Said(
        found.start(),
        found.end(),
        {name: value for name, value in groups.items() if value},
        frozenset(name for name, value in groups.items() if value == ""),
    )


_EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}(?:/(?:\d{4}|XXXX)(?:-\d\d){0,2})?")


def resolve(one: Said, tongue: Calendar, today: date | None, tense: str) -> str | None:
    """EDTF; "XXXX" stands for a year that nothing tells; None where it is no date, or beyond the years 1 to 9999."""
    try:
        value = _resolved(one, tongue, today, tense)
    except OverflowError:
        return None
    return value if value and _EDTF.fullmatch(value) else None


def _resolved(one: Said, tongue: Calendar, today: date | None, tense: str) -> str | None:
    has = one.has
    if has.keys() == {"rel"}:
        return _relative(tongue.relative[has["rel"]], today)
    if "wd" in has:
        return _weekday(tongue.weekday(has["wd"]), today, tense)
    if one.marks & {"ago_d", "ago_w", "ago_m", "back"}:
        return _counted_back(one, tongue, today)
    months = _months(one, tongue)
    year = _year(one, tongue, today, tense, months)
    if year is None:
        return None
    if "decade" in has:
        return None if int(year) % 10 else f"{year}/{int(year) + 9}"
    if "y2" in has:
        return _years(year, has["y2"])
    if months is None:
        return year
    return _days(has, year, months, tongue) if "d" in has else _span(year, months, "m2" in has)


def _months(one: Said, tongue: Calendar) -> tuple[int, int] | None:
    """The first and last month that is said."""
    has = one.has
    if "n" in has:
        return 1, tongue.count(has["n"])
    for name, size in (("qn", 3), ("q", 3), ("hn", 6), ("h", 6)):
        if name in has:
            number = int(has[name]) if name.endswith("n") else tongue.quarter(has[name])
            return size * (number - 1) + 1, size * number
    if "mn" in has:
        return int(has["mn"]), int(has["mn"])
    if "m" in has:
        first = tongue.month(has["m"])
        return first, tongue.month(has["m2"]) if "m2" in has else first
    return None


def _year(one: Said, tongue: Calendar, today: date | None, tense: str, months: tuple[int, int] | None) -> str | None:
    has = one.has
    if "y" in has:
        return str(tongue.year(has["y"]))
    if "rel" in has:
        return _relative(tongue.relative[has["rel"]], today)
    if today is None:
        return "XXXX"
    return f"{today.year + _shift(one, today, tense, months or (today.month, today.month))}"


def _shift(one: Said, today: date, tense: str, months: tuple[int, int]) -> int:
    """How many years after the article's lie months without a year.

    What is told as past lies behind: the fourth quarter told in January is last year's. What is to come lies ahead.
    Where no verb tells, a span that is not over is last year's, a month or a day only if it is far ahead.
    """
    first, last = months
    if tense == "future":
        return int(last < today.month)
    span = first != last
    if "d" in one.has and tense == "past":
        day = one.has.get("d", "")
        ahead = (first, int(day) if day.isdigit() else 0) > (today.month, today.day + 1)
        return -int(ahead)
    if span and "n" not in one.has and "m" not in one.has:
        return -int(today.month - first < _BEGUN * (last - first + 1))
    if span or tense == "past":
        return -int(last > today.month)
    return -int(last - today.month > _AHEAD)


def _years(first: str, last: str) -> str | None:
    if len(last) == 2:
        last = first[:2] + last
    return f"{first}/{last}" if first < last else None


def _span(year: str, months: tuple[int, int], told: bool) -> str | None:
    first, last = months
    if (first, last) == (1, 12):
        return year
    if first == last and not told:
        return f"{year}-{first:02}"
    return f"{year}-{first:02}/{year}-{last:02}" if first <= last <= len(_DAYS) else None


def _days(has: dict[str, str], year: str, months: tuple[int, int], tongue: Calendar) -> str | None:
    first, last = months
    day, until = tongue.day(has["d"]), tongue.day(has.get("d2", has["d"]))
    if day > _DAYS[first - 1] or until > _DAYS[last - 1]:
        return None
    start = f"{year}-{first:02}-{day:02}"
    if "d2" not in has:
        return start
    return f"{start}/{year}-{last:02}-{until:02}" if (first, day) < (last, until) else None


def _relative(meaning: str, today: date | None) -> str | None:
    """«былтыр» is the year before the article's."""
    if today is None:
        return None
    if meaning == "so far":  # what is told of months speaks of those that are over
        return f"{today.year}-01/{today.year}-{today.month - 1:02}" if today.month > 2 else f"{today.year}-01"
    part, sign, by = re.fullmatch(r"(\w+)([+-]?)(\d?)", meaning).groups()  # type: ignore[union-attr]
    shift = int(by or 0) * (-1 if sign == "-" else 1)
    if part == "year":
        return f"{today.year + shift}"
    if part == "day":
        return (today + timedelta(days=shift)).isoformat()
    return _week(today, shift) if part == "week" else _month(today, shift)


def _month(today: date, shift: int) -> str:
    months = today.year * 12 + today.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}"


def _week(today: date, shift: int) -> str:
    monday = today + timedelta(days=7 * shift - today.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekday(number: int, today: date | None, tense: str) -> str | None:
    """The last day of that name, or the next one where the sentence tells what is to come."""
    if today is None:
        return None
    back = (today.weekday() - number) % 7
    return (today + timedelta(days=(7 - back) if tense == "future" else -back)).isoformat()


def _counted_back(one: Said, tongue: Calendar, today: date | None) -> str | None:
    """«два дня назад» is a day, "in the last nine months" the months that are over."""
    if today is None:
        return None
    count = tongue.count(one.has["n"])
    if "ago_d" in one.marks:
        return (today - timedelta(days=count)).isoformat()
    if "ago_w" in one.marks:
        return _week(today, -count)
    if "ago_m" in one.marks:
        return _month(today, -count)
    return f"{_month(today, -count)}/{_month(today, -1)}" if 1 < count <= len(_DAYS) else None
