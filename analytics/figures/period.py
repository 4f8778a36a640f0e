"""The time that a value speaks of, and the rate it is counted at."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.figures.number import Quantity
from analytics.figures.sentence import Clause
from analytics.records import DateMention

_REACH = 4


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


def span_period(clause: Clause, found: Quantity) -> str | None:
    """«соңғы 30 жылда» is last_30_years, «алдағы 3-5 жылда» next_3_5_years."""
    if found.unit.kind != "time":
        return None
    number = found.number
    values = [number.value] if number.value is not None else [number.low, number.high]
    said = "_".join(f"{value:g}" for value in values if value is not None)
    for hit in clause.all("time"):
        if hit.value in ("last", "next") and found.first - 3 <= hit.first < found.first:
            return f"{hit.value}_{said}_{found.unit.id}s"
        if hit.value == "span" and found.last <= hit.first <= found.last + 1 and hit.last - hit.first == 1:
            return f"last_{said}_{found.unit.id}s"
    return None


def period(clause: Clause, found: Quantity, start: int, dates: list[DateMention]) -> str | None:
    """The date of the sentence that stands nearest to the value, before it rather than after."""
    own = span_period(clause, found)
    if own or found.unit.kind in ("time", "ordinal"):
        return own
    best: tuple[int, str] | None = None
    for date in dates:
        gap = start - date.end if date.end <= start else 2 * (date.start - start)
        if best is None or gap < best[0]:
            best = (gap, date.date)
    return best[1] if best else None


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
