"""The time that a value speaks of, and the rate it is counted at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analytics.figures.number import Quantity
from analytics.figures.sentence import Clause
from analytics.records import DateMention

_REACH = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """What is known of a figure's time beside its sentence's dates."""

    horizon: bool  # it measures a time to come
    actual: bool  # it is claimed as fact
    span: str | None  # the time that the figure before spoke of


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


_WITHIN = frozenset({"ішінде", "ichida"})


def span_period(clause: Clause, found: Quantity, horizon: bool = False) -> str | None:
    """«соңғы 30 жылда» is last_30_years, «алдағы 3-5 жылда» next_3_5_years."""
    if found.unit.kind != "time":
        return None
    number = found.number
    values = [number.value] if number.value is not None else [number.low, number.high]
    said = "_".join(f"{value:g}" for value in values if value is not None)
    for hit in clause.all("time"):
        if hit.value == "horizon" and hit.first == found.last and clause.form(hit.first) in _WITHIN and horizon:
            return f"next_{said}_{found.unit.id}s"
        if hit.value in ("last", "next") and found.first - 3 <= hit.first < found.first:
            return f"{hit.value}_{said}_{found.unit.id}s"
        if hit.value == "span" and found.last <= hit.first <= found.last + 1 and hit.last - hit.first == 1:
            return f"last_{said}_{found.unit.id}s"
    return None


_SO_LONG = frozenset({"year", "month", "decade"})
_IN_TIME = ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі", "da", "dagi")  # «бес жылда», «ikki yildagi»


def _past_span(clause: Clause, found: Quantity) -> str | None:
    """«бес жылда ... қысқарды», "its lowest in sixteen years": the years that are over."""
    value = found.number.value
    if found.unit.id not in _SO_LONG or value is None or value < 2:
        return None
    if clause.tongue.code in ("kk", "uz"):
        over = clause.form(found.last - 1).endswith(_IN_TIME) or clause.form(found.last) in _WITHIN
    else:
        over = clause.tongue.code == "en" and clause.form(found.first - 1) == "in" and _superlative(clause, found)
    return f"last_{value:g}_{found.unit.id}s" if over else None


def _superlative(clause: Clause, found: Quantity) -> bool:
    """ "its strongest in eleven months", "the first time in a decade"."""
    before = (clause.form(at) for at in range(max(0, found.first - _SUPERLATIVE), found.first - 1))
    return any(form in _MOST or (form.endswith("est") and len(form) > _SHORT) for form in before)


_SUPERLATIVE = 5  # words
_SHORT = 5  # letters: "west", "rest", "best" but for those named
_MOST = frozenset({"first", "best", "worst", "most", "least"})


def period(clause: Clause, found: Quantity, dates: list[DateMention], telling: Telling) -> str | None:
    """The date of the sentence that stands nearest to the value, before it rather than after.

    A date that the value is only compared with («2021 жылғы деңгейден», "than in 2023") is another value's, unless it
    stands beside. Words of years that no date resolves (an article without a date) give previous_year and the like.
    """
    if found.unit.kind in ("time", "ordinal"):
        over = _past_span(clause, found) if telling.actual else None
        return _told_months(clause, found, dates) or span_period(clause, found, telling.horizon) or over
    if _year_before(clause, found):
        return earlier(telling.span) or "previous_year"
    best: tuple[int, str] | None = None
    placed = [*_placed(clause, dates), *_relative(clause, dates)]
    behind = _against(clause, found) and any(first >= found.last for first, _, _ in placed)
    for first, last, said in placed:
        if behind and first < found.last:
            continue
        same = _same_period(clause, first, last)
        if same == "compared":
            continue
        gap = found.first - last if last <= found.first else 2 * (first - found.last)
        near = first - found.last if first >= found.last else found.first - last
        if near > _ADJACENT and not same and _compared(clause, found, first, last):
            continue
        gap += _ELSEWHERE * bool(clause.between("clause", min(last, found.last), max(first, found.first)))
        if best is None or gap < best[0]:
            best = (gap, in_year(telling.span, said) if same else said)
    return best[1] if best else None


def _against(clause: Clause, found: Quantity) -> bool:
    """«против 21 млн за те же месяцы 2025 года»: what is compared with has its date behind it."""
    before = (hit for hit in clause.all("comparison") if hit.value == "before")
    return any(0 <= found.first - hit.last <= 1 for hit in before)


_ADJACENT = 1  # words
_ELSEWHERE = 30  # words that "but", "who" between a date and a value weigh


def _told_months(clause: Clause, found: Quantity, dates: list[DateMention]) -> str | None:
    """The months since January that the words themselves name, as `with_months` resolved them."""
    if found.unit.id != "month":
        return None
    start = clause.places[found.first]
    return next((date.date for date in dates if date.start == date.end == start), None)


def _same_period(clause: Clause, first: int, last: int) -> str:
    """Whether "the same period" stands beside a date: as the value's own time ("own") or as what it is compared with.

    «2025 йилнинг мос даврида» is a time, «мос даврига нисбатан», "than in the same period of 2025" no more than that.
    """
    for hit in clause.between("same_period", first - _BESIDE_WORDS, last + 1):
        if hit.last < first - 2 or hit.first > last:
            continue
        if clause.tongue.code in _IN_MONTHS:
            return "own" if clause.form(hit.last - 1).endswith((*_IN_TIME[:4], "da")) else "compared"
        led = clause.form(hit.first - 1) in _DURING or clause.form(hit.first - 2) in _DURING
        versus = {clause.form(at) for at in range(hit.first - 3, hit.first)} & _VERSUS
        return "own" if led and not versus else "compared"
    return ""


_BESIDE_WORDS = 6
_DURING = frozenset({"за", "в", "in", "for", "during", "over"})
_VERSUS = frozenset({"сравнению", "чем", "уровню", "than", "compared", "with", "from", "on", "to", "against"})
_RANGE = re.compile(r"(\d{4})(-\d\d)/\1(-\d\d)")
_YEAR = re.compile(r"\d{4}")


def in_year(span: str | None, year: str) -> str:
    """The months of a span in another year.

    >>> in_year("2026-01/2026-09", "2025"), in_year(None, "2025")
    ('2025-01/2025-09', '2025')
    """
    months = _RANGE.fullmatch(span or "")
    return f"{year}{months[2]}/{year}{months[3]}" if months and _YEAR.fullmatch(year) else year


def earlier(span: str | None) -> str | None:
    """A time that is said in years and months, a year before.

    >>> earlier("2026-01/2026-09"), earlier("2026-06"), earlier("last_5_years")
    ('2025-01/2025-09', '2025-06', None)
    """
    if span is None or not re.fullmatch(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?", span):
        return None
    return _YEAR.sub(lambda year: str(int(year[0]) - 1), span)


def _year_before(clause: Clause, found: Quantity) -> bool:
    """«против 81 млрд годом ранее», «бір жыл бұрын 59 миллион болатын»: beside the value itself."""
    if found.unit.kind in ("percent", "points", "times", "fraction"):
        return False
    ahead = clause.tongue.code in _IN_MONTHS
    return any(hit.last == found.first if ahead else hit.first == found.last for hit in clause.all("year_before"))


def _placed(clause: Clause, dates: list[DateMention]) -> Iterator[tuple[int, int, str]]:
    """The words of each date, with its EDTF."""
    for date in dates:
        yield bisect_left(clause.places, date.start), bisect_left(clause.places, date.end), date.date


def _relative(clause: Clause, dates: list[DateMention]) -> Iterator[tuple[int, int, str]]:
    """«ўтган йили», "last year" where the article has no date that tells which."""
    for hit in clause.all("relative"):
        start = clause.places[hit.first]
        if not any(date.start <= start < date.end for date in dates):
            yield hit.first, hit.last, str(hit.value)


def _compared(clause: Clause, found: Quantity, first: int, last: int) -> bool:
    """Whether the date at `words[first:last]` is only what the value is compared with."""
    if clause.form(last - 1).endswith(_FROM) and clause.tongue.code in _IN_MONTHS and clause.form(last) not in _SINCE:
        return True
    for hit in clause.all("comparison"):
        if hit.value == "before" and 0 <= first - hit.last <= _CLOSE and not hit.last <= found.first < first:
            return True
        if hit.value == "after" and 0 <= hit.first - last <= _CLOSE:
            return True
    return False


_FROM = ("дан", "ден", "тан", "тен", "нан", "нен", "dan")  # «ўтган йилгидан кўп»
_SINCE = frozenset({"бері", "бастап", "кейін", "дейін", "beri", "buyon", "boshlab", "keyin", "soʻng"})
_CLOSE = 2  # words between a word of comparison and its date


_MONTHS = {"ru": ("за", "первые", "первых"), "en": ("first", "the"), "kk": (), "uz": ()}
_IN_MONTHS = {"kk": ("айда", "айында", "айдың", "айлық", "айдағы"), "uz": ("oyda", "oyida", "oyi", "oylik", "oyda")}


def with_months(
    clause: Clause, found: list[Quantity], offsets: Sequence[int], dates: list[DateMention], today: str | None
) -> list[DateMention]:
    """The dates with «за девять месяцев 2023 года»: from January, of the year beside or else of the article."""
    for quantity in found:
        months = quantity.number.value or 0.0
        if quantity.unit.id != "month" or months not in range(2, 12) or not _from_january(clause, quantity):
            continue
        start = offsets[clause.words[quantity.first].start]
        years = [d for d in dates if len(d.date) == 4 and d.date.isdigit() and abs(d.start - start) < _BESIDE]
        years = [
            d
            for (first, last, _), d in zip(_placed(clause, years), years, strict=True)
            if not _same_period(clause, first, last)
        ]
        year = years[0].date if years else _latest(int(months), today)
        if year:
            span = DateMention("", start, start, f"{year}-01/{year}-{int(months):02}")
            dates = sorted([*(d for d in dates if d not in years[:1]), span], key=lambda d: d.start)
    return dates


def _latest(months: int, today: str | None) -> str | None:
    """The year whose first months are over at the article's date: eleven months told in March are last year's."""
    if today is None or not today[:4].isdigit():
        return None
    over = not today[5:7].isdigit() or months <= int(today[5:7])
    return today[:4] if over else f"{int(today[:4]) - 1}"


_BESIDE = 60  # characters between the months and their year


def _from_january(clause: Clause, quantity: Quantity) -> bool:
    code = clause.tongue.code
    if code in _IN_MONTHS:
        return clause.form(quantity.last - 1).endswith(_IN_MONTHS[code])
    before = [clause.form(at) for at in range(max(0, quantity.first - 2), quantity.first)]
    return bool(before) and (before[-1] in _MONTHS[code] and (code == "ru" or "first" in before))
