"""What is said of an article beside its text: by a table's columns or by metadata.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from analytics.dates import parse_date
from analytics.records import LANGUAGES, Article

GIVEN = ("title", "date", "source", "url", "language")
DATE_FORMS = ("auto", "dmy", "mdy", "ymd")
_NUMBERS = re.compile(r"(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})(?:[T ,].*)?$")
_LANGUAGE_NAMES = {
    "kaz": "kk",
    "kz": "kk",
    "kazakh": "kk",
    "қазақша": "kk",
    "rus": "ru",
    "russian": "ru",
    "русский": "ru",
    "eng": "en",
    "english": "en",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """How a table is to be read: which of its columns is which field, and how its dates are written."""

    columns: tuple[tuple[str, str], ...] = ()  # (the table's column, id | text | one of GIVEN)
    dates: str = "auto"  # one of DATE_FORMS, or a pattern of strptime such as %d.%m.%Y


AUTOMATIC = Choices()


def with_given(article: Article, given: Mapping[str, str | None], dates: str = "auto") -> Article:
    """The article with what is given in place of what it had; an absent or empty value changes nothing.

    A date that cannot be read stays as it is written, so that it can be told; `layout` looks for another in the text.
    """
    return replace(
        article,
        title=given.get("title") or article.title,
        date=_date(given.get("date"), dates) or article.date,
        source=given.get("source") or article.source,
        url=given.get("url") or article.url,
        language=read_language(given.get("language")) or article.language,
    )


def _date(text: str | None, form: str) -> str | None:
    try:
        return read_date(text, form) if text else None
    except ValueError:
        return text


def read_date(text: str, form: str = "auto") -> str:
    """A date as people write it in tables, as ISO 8601; raises ValueError with the reason.

    >>> read_date("13.11.2025"), read_date("2025-11-13T10:00:00Z"), read_date("11/13/2025"), read_date("13 қараша 2025")
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
    found = parse_date(plain)
    if not found:
        raise ValueError(f"'{plain}' is not a date")
    return found


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


def read_language(text: str | None) -> str | None:
    """The language code that a table's word stands for; None where the text itself has to tell (also for plain "uz").

    >>> read_language("RU-ru"), read_language("kaz"), read_language("uz"), read_language("uz_Cyrl")
    ('ru', 'kk', None, 'uz-Cyrl')
    """
    word = (text or "").strip().lower().replace("_", "-")
    codes = {code.lower(): code for code in LANGUAGES}
    return codes.get(word) or _LANGUAGE_NAMES.get(word) or codes.get(word.partition("-")[0])
