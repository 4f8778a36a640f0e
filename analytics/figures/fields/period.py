"""The time that a value speaks of, and the rate it is counted at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from analytics.figures.fields.change import starts_change
from analytics.figures.fields.date_roles import AS_OF, BASE, DEADLINE, RELATIVE, SINCE, Dated, compared, dated, owned
from analytics.figures.numbers.number import Quantity
from analytics.figures.text.forms import forms
from analytics.figures.text.sentence import Clause
from analytics.period import Period
from analytics.records import DateMention

_REACH = 4


class Time(NamedTuple):
    """A period and how it came about: one of HOWS."""

    value: str | None
    how: str


NOTHING = Time(None, "none")


@dataclass(frozen=True, slots=True)
class Telling:
    """What is known of a figure's time beside its sentence's dates."""

    measure: str
    modality: str
    flow: bool  # it is told of a time, not of a moment
    span: str | None  # the time that the figure before spoke of
    today: str | None


def rate(clause: Clause, found: Quantity) -> str | None:
    """per_year, per_month, per_week, per_day, per_hour or None; "last year", "a year ago" are times and no rates."""
    if found.unit.rate:
        return found.unit.rate
    if found.unit.kind in ("time", "ordinal", "percent"):
        return None
    times = {at for hit in clause.all("rate") if hit.value == "none" for at in range(hit.first, hit.last)}
    for hit in clause.all("rate"):
        gap = hit.first - found.last if hit.first >= found.last else found.first - hit.last
        if 0 <= gap < _REACH and hit.first not in times and hit.value != "none" and not _counted(clause, hit.first):
            return str(hit.value)
    return None


def _counted(clause: Clause, at: int) -> bool:
    """«олти ойлик», "30 жылдық": so many months or years, no rate."""
    before = clause.words[at - 1] if at else None
    return bool(clause.tongue.cases) and before is not None and (before.kind == "n" or bool(before.number.role))


class Times:
    """The dates of one clause with their roles, and the values that some of them are bound to."""

    def __init__(self, clause: Clause, found: Sequence[Quantity], dates: Sequence[DateMention]) -> None:
        self.clause, self.found = clause, found
        self.dates = dated(clause, found, dates)
        self.bound = [owned(clause, one, found) for one in self.dates]

    def period(self, found: Quantity, telling: Telling) -> Time:
        """The time of a value, as its sentence tells it."""
        clause = self.clause
        if found.unit.kind in ("time", "ordinal"):
            over = _past_span(clause, found) if telling.modality == "actual" else None
            said = span_period(clause, found, telling.measure == "time_horizon") or over
            return Time(said, "stated") if said else NOTHING
        if _year_before(clause, found) and (telling.span or not self.dates):
            return Time(earlier(telling.span) or "previous_year", "stated")
        listed = self._respectively(found)
        best = (0.0, listed) if listed is not None else min(self._ranked(found, telling), default=None)
        if best is not None:
            return self._stated(found, best[1], best[0], telling)
        if self.base(found):
            later = min(self._ranked(self._after(found), telling), default=None)
            span = earlier(self.dates[later[1]].edtf if later else telling.span)
            return Time(span, "stated" if later else "carried") if span else NOTHING
        return NOTHING

    def ahead(self, found: Quantity, today: str | None) -> bool:
        """Whether a time to come is told with a value; a span of years is a programme's."""
        return any(
            not _YEARS.fullmatch(one.edtf) and _ahead(one.edtf, today) is True and self._tells(found, one)
            for one in self.dates
        )

    def over(self, found: Quantity, today: str | None) -> bool:
        """Whether a value in brackets has a past time of its own: "will carry 3 million tonnes (2022: 2 million)"."""
        years = [one.edtf[:4] for one in self.dates if one.edtf[:4].isdigit()]
        for one, bound in zip(self.dates, self.bound, strict=True):
            mine = bound is not None and self.found[bound[0]].first == found.first and one.last <= found.first
            if not mine or "(" not in (self.clause.form(one.first - 1), self.clause.form(one.first)):
                continue
            if _ahead(one.edtf, today) is False or (today is None and one.edtf[:4] < max(years, default="")):
                return True
        return False

    def _tells(self, found: Quantity, one: Dated) -> bool:
        """Whether a date before a value, or behind it with no other value at hand, may tell of it."""
        if one.first < found.last:
            return True
        rest = [other for other in self.found if other.first >= found.last and other.unit.kind == found.unit.kind]
        return not any(other.first < one.first or self.clause.tongue.cases for other in rest)

    def base(self, found: Quantity) -> bool:
        """Whether a value is only what another is compared with: its time is not that of the figures behind it."""
        return starts_change(self.clause, found) or compared(self.clause, found)

    def spans(self) -> list[tuple[int, str]]:
        """The spans of years that may reach values of a sentence without dates, with the word that each starts at."""
        if self.dates:
            return []
        lasting = [found for found in self.found if not _superlative(self.clause, found)]
        told = ((found, span_period(self.clause, found) or _past_span(self.clause, found)) for found in lasting)
        return [(found.first, span) for found, span in told if span]

    def span(self, found: Quantity, spans: Sequence[tuple[int, str]]) -> str | None:
        """The span that reaches a value: one before it, or one behind it with no other value or mark between."""
        if found.unit.kind == "money" and self._level(found):
            return None  # "doubled to 5 billion over ten years": what it is now
        for at, span in spans:
            between = range(found.last, at)
            stopped = any(found.last <= other.first < at for other in self.found)
            if at < found.first or not (stopped or any(self.clause.form(place) in _MARKS for place in between)):
                return span
        return None

    def _level(self, found: Quantity) -> bool:
        """Whether a value is a level that was reached."""
        led = self.clause.form(found.first - 1) in forms(self.clause.tongue.code, "to")
        return led or ("dat" in found.tags and bool(self.clause.between("change", found.last, found.last + _REACH)))

    def _respectively(self, found: Quantity) -> int | None:
        """The date of a value where as many dates as values of its kind are told, one after the other."""
        if len(self.dates) < 2 or not self.clause.all("respectively"):
            return None
        values = [other.first for other in self.found if other.unit.kind == found.unit.kind]
        apart = self.dates[-1].last <= values[0] or values[-1] < self.dates[0].first
        return values.index(found.first) if apart and len(values) == len(self.dates) else None

    def _after(self, found: Quantity) -> Quantity:
        """The value that a base or the start of a change is told with."""
        at = next((at for at, other in enumerate(self.found) if other.first == found.first), 0)
        return self.found[at + 1] if at + 1 < len(self.found) and starts_change(self.clause, found) else found

    def _stated(self, found: Quantity, at: int, cost: float, telling: Telling) -> Time:
        one = self.dates[at]
        edtf = in_year(telling.span, one.edtf) if one.repeated else one.edtf
        if one.role == SINCE and "/" not in edtf and edtf not in RELATIVE:
            edtf = f"{edtf}/.."
        if one.role == AS_OF and telling.flow:
            edtf = until(edtf)
        if self.base(found) and self._of_another(found, at):
            edtf = earlier(edtf) or edtf
        return Time(edtf, "stated" if cost < _ELSEWHERE else "parent")

    def _of_another(self, found: Quantity, at: int) -> bool:
        """Whether a date is not bound to the value itself: "from 7 to 8 billion in 2023" dates the 8."""
        bound = self.bound[at]
        return bound is None or self.found[bound[0]].first != found.first

    def _ranked(self, found: Quantity, telling: Telling) -> list[tuple[float, int]]:
        return [
            (self._cost(found, at), at)
            for at, one in enumerate(self.dates)
            if self._fits(found, at, telling) and _told_of(one, telling)
        ]

    def _fits(self, found: Quantity, at: int, telling: Telling) -> bool:
        """Whether a date may date a value: no base does, nor what is bound to a value that it is compared with."""
        one, bound = self.dates[at], self.bound[at]
        if one.leads and telling.measure == "growth" and one.first >= found.last:
            return False
        if bound is not None:
            return self.found[bound[0]].first == found.first or not bound[1]
        return one.role != BASE and not self._of_the_next(found, one)

    def _of_the_next(self, found: Quantity, one: Dated) -> bool:
        """«выросла вдвое и в прошлом году составила 3 млрд»: a date behind "and" or a comma that leads to a value."""
        clause = self.clause
        if one.first < found.last or not any(other.first >= one.last for other in self.found):
            return False
        between, ahead = range(found.last, one.first), range(one.last, len(clause.words))
        parted = any(clause.at("joint", at) or clause.form(at) in _MARKS for at in between)
        stop = next((at for at in ahead if clause.form(at) in _MARKS), len(clause.words))
        return (parted or bool(clause.tongue.cases)) and any(one.last <= other.first < stop for other in self.found)

    def _cost(self, found: Quantity, at: int) -> float:
        """How far a date stands from a value, in words; marks, other values and bonds weigh too."""
        clause, one, bound = self.clause, self.dates[at], self.bound[at]
        if bound is not None and self.found[bound[0]].first == found.first:
            return -1.0
        before = one.last <= found.first
        low, high = (one.last, found.first) if before else (found.last, one.first)
        cost = float(max(high - low, 0)) * (1 if before else 2)
        cost += sum(_MARKS.get(word.text, 0) for word in clause.words[low:high])
        cost += _ELSEWHERE * bool(clause.between("clause", min(one.last, found.last), max(one.first, found.first)))
        between = sum(low <= other.first and other.last <= high for other in self.found)
        if not before:
            cost += _TAKEN * between + (_BEHIND if clause.tongue.cases else 0)
        if bound is not None:
            cost += _TAKEN if before else 2 * _TAKEN
        return cost


_MARKS = {";": 12, "(": 8, ")": 2, ",": 1, "–": 1, "—": 1}
_TAKEN = 6  # words that another value between, or bound to the date, weighs
_BEHIND = 8  # words that a date behind its value weighs in Kazakh and Uzbek
_ELSEWHERE = 30  # words that "but", "who" between a date and a value weigh


def _told_of(one: Dated, telling: Telling) -> bool:
    """Whether a date lies where what is claimed may lie: a plan in the time to come, a fact in the past."""
    ahead = _ahead(one.edtf, telling.today)
    if telling.modality == "actual":
        if telling.flow and one.day and one.role != AS_OF:
            return False  # the day on which it was said
        return not (ahead is True and one.role in (DEADLINE, "own", AS_OF))
    if telling.modality == "planned":
        return ahead is not False and one.role != AS_OF
    return True


def _ahead(edtf: str, today: str | None) -> bool | None:
    """Whether a date ends after the article's day; None where that cannot be said."""
    if edtf in RELATIVE:
        return edtf == "next_year"
    end = edtf.rpartition("/")[2]
    if today is None or not end[:4].isdigit():
        return None
    if end[: len(today)] == today[: len(end)]:
        return None  # the year that runs
    return end > today[: len(end)]


def span_period(clause: Clause, found: Quantity, horizon: bool = False) -> str | None:
    """«соңғы 30 жылда» is last_30_years, «алдағы 3-5 жылда» next_3_5_years."""
    if found.unit.kind != "time":
        return None
    number = found.number
    values = [one for one in (number.value, number.low, number.high) if one is not None]
    if not values:
        return None
    said = partial(Period, least=min(values), most=max(values), unit=found.unit.id)
    for hit in clause.all("time"):
        if hit.value == "horizon" and hit.first == found.last and clause.at("within", hit.first) and horizon:
            return str(said(way="next"))
        if hit.value in ("last", "next") and found.first - 3 <= hit.first < found.first:
            return str(said(way=str(hit.value)))
        if hit.value == "span" and found.last <= hit.first <= found.last + 1 and hit.last - hit.first == 1:
            return str(said(way="last"))
    return None


_SO_LONG = frozenset({"year", "month", "decade"})


def _past_span(clause: Clause, found: Quantity) -> str | None:
    """«бес жылда ... қысқарды», "its lowest in sixteen years": the years that are over."""
    value = found.number.value
    if found.unit.id not in _SO_LONG or value is None or value < 2:
        return None
    if clause.tongue.cases:
        over = clause.form(found.last - 1).endswith(clause.tongue.cases["loc"]) or bool(clause.at("within", found.last))
    else:
        over = clause.at("superlative_in", found.first - 1) is not None and _superlative(clause, found)
    return str(Period(way="last", least=value, most=value, unit=found.unit.id)) if over else None


def _superlative(clause: Clause, found: Quantity) -> bool:
    """ "its strongest in eleven months", "the first time in a decade"."""
    return bool(clause.between("superlative", max(0, found.first - _SUPERLATIVE), found.first - 1))


_SUPERLATIVE = 5  # words
_YEARS = re.compile(r"\d{4}/\d{4}")
_RANGE = re.compile(r"(\d{4})(-\d\d)/\1(-\d\d)")
_YEAR = re.compile(r"\d{4}")


def in_year(span: str | None, year: str) -> str:
    """The months of a span in another year.

    >>> in_year("2026-01/2026-09", "2025"), in_year(None, "2025")
    ('2025-01/2025-09', '2025')
    """
    months = _RANGE.fullmatch(span or "")
    if not _YEAR.fullmatch(year):
        return year
    if months:
        return f"{year}{months[2]}/{year}{months[3]}"
    month = re.fullmatch(r"\d{4}(-\d\d)", span or "")
    return f"{year}{month[1]}" if month else year


def earlier(span: str | None) -> str | None:
    """A time that is said in years and months, a year before.

    >>> earlier("2026-01/2026-09"), earlier("2026-06"), earlier("last_5_years")
    ('2025-01/2025-09', '2025-06', None)
    """
    if span is None or not re.fullmatch(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?", span):
        return None
    return _YEAR.sub(lambda year: f"{max(int(year[0]) - 1, 1):04}", span)


def until(day: str) -> str:
    """What a flow as of a day has run through: from January to the month before, or to this one at its end.

    >>> until("2024-09-01"), until("2024-01-01"), until("2024-02-01"), until("2024-06-30")
    ('2024-01/2024-08', '2023', '2024-01', '2024-01/2024-06')
    """
    year, month, of_month = day.split("-")
    last = int(month) - (int(of_month) < _FULL)
    if last == 0:
        return f"{max(int(year) - 1, 1):04}" if year.isdigit() else day
    return year if last == len(_MONTHS) else f"{year}-01" if last == 1 else f"{year}-01/{year}-{last:02}"


_FULL = 25  # the day from which a month is as good as over
_MONTHS = range(12)


def _year_before(clause: Clause, found: Quantity) -> bool:
    """«против 81 млрд годом ранее», «бір жыл бұрын 59 миллион болатын»: beside the value itself."""
    if found.unit.kind in ("percent", "points", "times", "fraction"):
        return False
    hits = clause.all("year_before")
    if not clause.tongue.cases and any(hit.first == found.last for hit in hits):
        return True
    return any(0 <= found.first - hit.last <= _REACH and _open(clause, hit.last, found.first) for hit in hits)


def _open(clause: Clause, first: int, last: int) -> bool:
    """Whether neither a mark nor a number stands between."""
    return all(clause.words[at].kind == "w" and not clause.words[at].number.role for at in range(first, last))
