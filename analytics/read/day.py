"""Days as people and programs write them in the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from analytics.dates import parse_date
from analytics.errors import LexiconError
from analytics.lexicons import read_toml
from analytics.paths import LEXICONS

ANY_YEAR = 2024  # one with a 29th of February
_LEXICON = LEXICONS / "layout" / "near_days.toml"
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = re.compile(r"(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})(?:[T ,].*)?$")
_RUN = re.compile(r"(?:19|20)\d{6}$")  # 20251113
_SECONDS = re.compile(r"[1-4]\d{9}(?:\d{3})?(?:\.\d+)?$")  # of 2001 to 2128, or thousandths of them
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?$")  # days of a spreadsheet, 1954 to 2119
_SERIAL_START = date(1899, 12, 30)
_WEEKDAY = re.compile(r"[A-Z][a-z]{2,8},? (?:\d|[A-Z][a-z]{2} +\d)")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-. ]([^\W\d_]{3,12})\.?[-. ,]+(\d\d)(?!\d)(.*)$")
_LEAD = re.compile(r"[^\W\d_]+\.?,\s+")  # a day of the week
_CLOCK = re.compile(
    r"[,T ]*\b\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"(?:\s*(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d))?$"
)


def read_date(text: str, form: str = "auto", as_of: str | None = None) -> str:
    """A date as people write it in tables, as ISO 8601; raises ValueError with the reason.

    A moment has the day of the zone in which it is written; seconds since 1970 are read as UTC. `as_of` is the day (or
    the year alone) on which it was collected: a date without a year is the last such day until then.

    >>> read_date("13.11.2025"), read_date("2025-11-13T23:30:00-05:00"), read_date("11/13/2025"), read_date("45974")
    ('2025-11-13', '2025-11-13', '2025-11-13', '2025-11-13')
    >>> read_date("03/04/2025")
    Traceback (most recent call last):
    ValueError: '03/04/2025' may be two dates: say whether the day or the month comes first
    """
    plain = " ".join(text.split())[:60]
    try:
        if "%" in form:
            return datetime.strptime(plain, form).date().isoformat()
        numbers = _NUMBERS.match(plain)
        if numbers:
            return _of_numbers(plain, numbers, form)
    except ValueError as error:
        if "may be two" in str(error):
            raise
        raise ValueError(f"'{plain}' is not a date of the form {form}") from error
    found = next((day for way in _WAYS if (day := way(plain))), None)
    if not found and as_of:
        found = _near(plain, as_of)
    if not found and _without_year(plain, ANY_YEAR):
        raise ValueError(f"'{plain}' lacks a year: say when the articles were collected")
    if not found:
        raise ValueError(f"'{plain}' is not a date")
    return found


def _near(text: str, as_of: str) -> str | None:
    """The day of «8 ноября, 12:00» or «Сегодня, 07:36», collected on a day or in a year."""
    until = date(int(as_of), 12, 31) if len(as_of) == 4 else date.fromisoformat(as_of)
    word = _CLOCK.sub("", text).strip(" ,.").lower()
    if len(as_of) > 4 and word in near_days():
        return (until - timedelta(days=near_days()[word])).isoformat()
    days = (_without_year(text, year) for year in (until.year, until.year - 1))
    return next((day for day in days if day and day <= until.isoformat()), None)


def _without_year(text: str, year: int) -> str | None:
    plain = _LEAD.sub("", _CLOCK.sub("", text)).strip(" ,.")
    return parse_date(f"{plain} {year}") if any(map(str.isdigit, plain)) and not _YEAR.search(plain) else None


@cache
def near_days() -> dict[str, int]:
    """{word of a cell: days before the day on which it was collected}; raises LexiconError."""
    table = read_toml(_LEXICON)
    if set(table) != {"today", "yesterday"}:
        raise LexiconError(_LEXICON.name, "lists", "must be today and yesterday")
    return {word: before for before, name in enumerate(("today", "yesterday")) for word in table[name]}


def _of_numbers(text: str, numbers: re.Match[str], form: str) -> str:
    first, mark, second, third = numbers.groups()
    if len(first) == 4 or form == "ymd":
        return date(int(first), int(second), int(third)).isoformat()
    day_first = form == "dmy" or (form == "auto" and (mark == "." or int(first) > 12))  # 03.04.2025 is dmy in all five
    if (
        form == "auto"
        and mark != "."
        and max(int(first), int(second)) <= 12
        and first.lstrip("0") != second.lstrip("0")
    ):
        raise ValueError(f"'{text}' may be two dates: say whether the day or the month comes first")
    day, month = (first, second) if day_first else (second, first)
    year = int(third) if len(third) > 2 else 2000 + int(third)
    return date(year, int(month), int(day)).isoformat()


def _run(text: str) -> str | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date().isoformat() if _RUN.match(text) else None
    except ValueError:
        return None


def _seconds(text: str) -> str | None:
    if not _SECONDS.match(text):
        return None
    number = float(text)
    return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC).date().isoformat()


def _serial(text: str) -> str | None:
    return (_SERIAL_START + timedelta(days=int(text[:5]))).isoformat() if _SERIAL.match(text) else None


def _mail(text: str) -> str | None:
    """As mails and feeds have it: «Thu, 13 Nov 2025 21:00:00 +0500»."""
    try:
        return parsedate_to_datetime(text).date().isoformat() if _WEEKDAY.match(text) else None
    except ValueError:
        return None


def _in_words(text: str) -> str | None:
    """With the month in words, perhaps with a time of day and two digits of the year."""
    plain = _CLOCK.sub("", text)
    short = _SHORT_YEAR.match(plain)
    whole = f"{short[1]} {short[2]} 20{short[3]}{short[4]}" if short else plain
    return next((day for part in (whole, _LEAD.sub("", whole).replace("-", " ")) if (day := parse_date(part))), None)


_WAYS: tuple[Callable[[str], str | None], ...] = (_run, _seconds, _serial, _mail, _in_words)
