"""What is said of an article beside its text: by a table's columns or by metadata.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analytics.read.day import read_date
from analytics.records import LANGUAGES, UNKNOWN, Article

GIVEN = ("title", "date", "source", "url", "language")
DATE_FORMS = ("auto", "dmy", "mdy", "ymd")
# how programs write that nothing is known
_NOTHING = frozenset(("nan", "nat", "none", "null", "nil", "n/a", "#n/a", "na", "undefined", "-", "–", "—"))
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
    source: str | None = None  # "all of these are from": stands over what the texts, addresses and folders say
    as_of: str | None = None  # the day or the year of collecting, for dates without a year
    otherwise: str | None = None  # the source of those that name none themselves


AUTOMATIC = Choices()


def with_given(article: Article, given: Mapping[str, str | None], choices: Choices = AUTOMATIC) -> Article:
    """The article with what is given in place of what it had; an absent or empty value changes nothing.

    A date that cannot be read stays as it is written, so that it can be told; `layout` looks for another in the text.
    """
    given = {field: known(value) for field, value in given.items()}
    return replace(
        article,
        title=given.get("title") or article.title,
        date=_date(given.get("date"), choices) or article.date,
        source=given.get("source") or article.source,
        url=given.get("url") or article.url,
        language=read_language(given.get("language")) or article.language,
    )


def known(value: str | None) -> str | None:
    """What a cell says; None where it is empty or holds a program's word for nothing.

    >>> known(" Дала "), known("NaT"), known("")
    ('Дала', None, None)
    """
    plain = (value or "").strip()
    return plain if plain and plain.lower() not in _NOTHING else None


def _date(text: str | None, choices: Choices) -> str | None:
    try:
        return read_date(text, choices.dates, choices.as_of) if text else None
    except ValueError:
        return text


def unread_date(article: Article) -> str | None:
    """Why the date that was given of an article is none; None where it is one, or none was given."""
    try:
        if article.date and article.date != UNKNOWN:
            read_date(article.date)
    except ValueError as error:
        return str(error)
    return None


def read_language(text: str | None) -> str | None:
    """The language code that a table's word stands for; None where the text itself has to tell (also for plain "uz").

    >>> read_language("RU-ru"), read_language("kaz"), read_language("uz"), read_language("uz_Cyrl")
    ('ru', 'kk', None, 'uz-Cyrl')
    """
    word = (text or "").strip().lower().replace("_", "-")
    codes = {code.lower(): code for code in LANGUAGES}
    return codes.get(word) or _LANGUAGE_NAMES.get(word) or codes.get(word.partition("-")[0])
