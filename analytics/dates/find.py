"""Dates of an article as EDTF (Library of Congress, Extended Date/Time Format, levels 0 and 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from analytics.dates.lexicon import Calendar, calendar
from analytics.language.normalise import lower
from analytics.records import LANGUAGES, DateMention, Document, Folded

_LONGEST = 90  # characters of one date
_AHEAD = 3  # months; news of March that speaks of "December" means the last one
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """All dates of an article, those without a year resolved against its own date ("XXXX" where it has none)."""
    found: list[DateMention] = []
    today = _day(document.date) or _dateline(document.folded, document.language)
    for start, end, value in _scan(document.folded, document.language, today):
        span = document.folded.span(start, end)
        found.append(DateMention(document.text[span.start : span.end], span.start, span.end, value))
    return tuple(found)


_LEAD = 400  # characters in which a dateline stands


def _dateline(folded: Folded, language: str) -> date | None:
    """The day of a dateline without a year («АСТАНА. 14 қазан.»), where the article tells which year it is.

    «2025 жылдың сәйкес кезеңінен» in it tells 2026, «2026 жылдың тоғыз айында» the same year; without both, None.
    """
    tongue, text = calendar(language), lower(folded.text)
    lead = Folded(folded.text[:_LEAD], range(_LEAD + 1))
    said = list(_scan(lead, language, None))
    whole = next((value for start, end, value in said if _heads_news(text, start, end) and _ISO.fullmatch(value)), None)
    if whole is not None:
        return _day(whole)
    years = [int(tongue.year(hit["y"])) + by for rule, by in tongue.told for hit in rule.finditer(text)]
    if not years:
        return None
    day = next((value for _, _, value in said if re.fullmatch(r"XXXX-\d\d-\d\d", value)), None)
    return _day(f"{max(years)}{day[4:]}") if day else None


_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_BEFORE = 40  # characters of a line in which a place or an office stands before its date


def _heads_news(text: str, start: int, end: int) -> bool:
    """Whether a day closes the beginning of a line: «Пресс-служба, 18 сентября 2026 года. Добыча ...»."""
    line = text.rfind("\n", 0, start) + 1
    closed = re.match(r"(?:,? \d\d[:.]\d\d)?\s*(?:[.–—/|(]|- |\n|$)", text[end : end + _BEFORE])
    return closed is not None and start - line <= _BEFORE and not re.search(r"[.!?] ", text[line:start])


def parse_date(text: str, language: str | None = None) -> str | None:
    """The one full date that a short text is, as an ISO date; None where it is none or says more.

    >>> parse_date("23.09.2022"), parse_date("2025 жылғы 13 қараша", "kk"), parse_date("November 13, 2025")
    ('2022-09-23', '2025-11-13', '2025-11-13')
    """
    plain = " ".join(text.split()).strip(" .,;:|·—–-")
    if not plain or len(plain) > _LONGEST:
        return None
    folded = Folded(_apostrophes(plain), range(len(plain) + 1))
    for code in (language,) if language else LANGUAGES:
        for start, end, value in _scan(folded, code, None):
            if start == 0 and end >= len(plain) - 2 and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                return value
    return None


def _apostrophes(text: str) -> str:
    return re.sub("['`´‘’ʼ]", "ʻ", text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _scan(folded: Folded, language: str, today: date | None) -> Iterator[tuple[int, int, str]]:
    """Start, end and EDTF of the dates of a folded text, left to right."""
    tongue = calendar(language)
    text = lower(folded.text)
    at = 0
    while (anchor := tongue.anchor.search(text, at)) is not None:
        start = anchor.start()
        at = start + 1
        for rule in tongue.rules[_kind(anchor, text[start : start + 4])]:
            found = rule.match(text, start, start + _LONGEST)
            value = _resolve(found, tongue, today) if found else None
            if found and value:
                yield found.start(), found.end(), value
                at = max(found.end(), at)
                break


def _kind(anchor: re.Match[str], head: str) -> str:
    """Which rules of a calendar may start at an anchor, whose first characters are `head`."""
    if anchor.lastgroup == "o":
        return "o"
    return "w" if not head[:1].isdigit() else "y" if len(head) == 4 and head.isdigit() else "d"


def _resolve(found: re.Match[str], tongue: Calendar, today: date | None) -> str | None:
    """EDTF of a match, from the groups that it has."""
    has = {name: value for name, value in found.groupdict().items() if value}
    if "rel" in has and len(has) == 1:
        return _relative(tongue.relative[has["rel"]], today)
    year = _year(has, tongue, today)
    if year is None:
        return None
    if "decade" in has:
        if int(year) % 10:
            return None
        return f"{int(year) // 10 * 10}/{int(year) // 10 * 10 + 9}"
    if "y2" in has:
        return _years(year, has["y2"])
    if "q" in has or "qn" in has:
        quarter = int(has["qn"]) if "qn" in has else tongue.quarter(has["q"])
        return f"{year}-{3 * quarter - 2:02}/{year}-{3 * quarter:02}"
    if "h" in has:
        half = tongue.quarter(has["h"])
        return f"{year}-01/{year}-06" if half == 1 else f"{year}-07/{year}-12" if half == 2 else None
    return _months(has, year, tongue)


def _year(has: dict[str, str], tongue: Calendar, today: date | None) -> str | None:
    if "y" in has:
        return str(tongue.year(has["y"]))
    if "rel" in has:
        return _relative(tongue.relative[has["rel"]], today)
    if today is None:
        return "XXXX"
    month = int(has["mn"]) if "mn" in has else tongue.month(has["m"]) if "m" in has else today.month
    return f"{today.year - (month - today.month > _AHEAD)}"


def _years(first: str, last: str) -> str | None:
    if len(last) == 2:
        last = first[:2] + last
    return f"{first}/{last}" if first < last else None


def _months(has: dict[str, str], year: str, tongue: Calendar) -> str | None:
    if "m" not in has and "mn" not in has:
        return year
    month = int(has["mn"]) if "mn" in has else tongue.month(has["m"])
    second = tongue.month(has["m2"]) if "m2" in has else month
    if "d" not in has:
        if "m2" not in has:
            return f"{year}-{month:02}"
        return f"{year}-{month:02}/{year}-{second:02}" if month < second else None
    day, last = tongue.day(has["d"]), tongue.day(has.get("d2", has["d"]))
    if day > _DAYS[month - 1] or last > _DAYS[second - 1]:
        return None
    start = f"{year}-{month:02}-{day:02}"
    if "d2" not in has:
        return start
    return f"{start}/{year}-{second:02}-{last:02}" if (month, day) < (second, last) else None


def _relative(meaning: str, today: date | None) -> str | None:
    """«былтыр» is the year before the article's."""
    if today is None:
        return None
    if meaning == "so far":  # what is told of months speaks of those that are over
        return f"{today.year}-01/{today.year}-{today.month - 1:02}" if today.month > 2 else f"{today.year}-01"
    part, _, by = meaning.partition("+") if "+" in meaning else meaning.partition("-")
    shift = int(by or 0) * (-1 if "-" in meaning else 1)
    if part == "year":
        return f"{today.year + shift}"
    if part == "day":
        return (today + timedelta(days=shift)).isoformat()
    months = today.year * 12 + today.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}"
