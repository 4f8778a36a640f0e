"""The time that a value speaks of, and the rate it is counted at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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


def period(clause: Clause, found: Quantity, dates: list[DateMention], horizon: bool) -> str | None:
    """The date of the sentence that stands nearest to the value, before it rather than after.

    A date that the value is only compared with («2021 жылғы деңгейден», "than in 2023") is another value's, unless it
    stands beside. Words of years that no date resolves (an article without a date) give previous_year and the like.
    """
    own = span_period(clause, found, horizon)
    if own or found.unit.kind in ("time", "ordinal"):
        return own
    best: tuple[int, str] | None = None
    for first, last, said in [*_placed(clause, dates), *_relative(clause, dates)]:
        gap = found.first - last if last <= found.first else 2 * (first - found.last)
        near = first - found.last if first >= found.last else found.first - last
        if near > _ADJACENT and _compared(clause, found, first, last):
            continue
        if best is None or gap < best[0]:
            best = (gap, said)
    return best[1] if best else None


_ADJACENT = 1  # words


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
