"""Dates of an article as EDTF (Library of Congress, Extended Date/Time Format, levels 0 and 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from analytics.dates.lexicon import Calendar, calendar
from analytics.dates.resolve import Said, resolve, said
from analytics.language.normalise import lower
from analytics.records import LANGUAGES, DateMention, Document, Folded

_LONGEST = 90  # characters of one date


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
    dates = list(_scan(lead, language, None))
    whole = next(
        (value for start, end, value in dates if _heads_news(text, start, end) and _ISO.fullmatch(value)), None
    )
    if whole is not None:
        return _day(whole)
    years = [int(tongue.year(hit["y"])) + by for rule, by in tongue.told for hit in rule.finditer(text)]
    if not years:
        return None
    day = next((value for _, _, value in dates if re.fullmatch(r"XXXX-\d\d-\d\d", value)), None)
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
    for one in _composed(text, list(_read(text, tongue)), tongue):
        tense = "" if {"y", "rel"} & one.has.keys() or today is None else tongue.tenses.told(text, one.start, one.end)
        value = resolve(one, tongue, today, tense)
        if value:
            yield one.start, one.end, value


def _read(text: str, tongue: Calendar) -> Iterator[Said]:
    """What the rules of a calendar find, left to right."""
    at = 0
    months_first = tongue.months_first(text)
    while (anchor := tongue.anchor.search(text, at)) is not None:
        start = anchor.start()
        at = start + 1
        for rule in tongue.rules[_kind(anchor, text[start : start + 4])]:
            found = rule.match(text, start, start + _LONGEST)
            if found and (one := _in_order(said(found), months_first)) is not None:
                yield one
                at = max(found.end(), at)
                break


def _in_order(one: Said, months_first: bool) -> Said | None:
    """A date of three numbers, its day and month changed round where the text puts the month first."""
    if "slash" not in one.has or not months_first:
        return one if int(one.has.get("mn", 1)) <= 12 else None
    has = one.has | {"d": one.has["mn"], "mn": one.has["d"]}
    return replace(one, has=has) if int(has["mn"]) <= 12 else None


def _kind(anchor: re.Match[str], head: str) -> str:
    """Which rules of a calendar may start at an anchor, whose first characters are `head`."""
    if anchor.lastgroup in ("o", "n"):
        return anchor.lastgroup
    return "w" if not head[:1].isdigit() else "y" if len(head) == 4 and head.isdigit() else "d"


def _composed(text: str, found: Sequence[Said], tongue: Calendar) -> Iterator[Said]:
    """The dates, months, quarters and halves joined with the year beside them, in whichever order they stand.

    «за девять месяцев 2023 года», "this year, in the first quarter": one date each.
    """
    at = 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and _joined(text, one, after, tongue):
            year, part = (one, after) if after.part else (after, one)
            yield Said(one.start, after.end, part.has | year.has, part.marks - {"weak"})
            at += 2
            continue
        if one.alone:
            yield one
        at += 1


def _joined(text: str, first: Said, second: Said, tongue: Calendar) -> bool:
    gap = text[first.end : second.start]
    if first.part and second.bare_year(tongue):
        return tongue.links[0].fullmatch(gap) is not None
    return first.bare_year(tongue) and second.part and tongue.links[1].fullmatch(gap) is not None
