"""Numbers, dates and values in the reader's locale."""

from __future__ import annotations

import datetime as dt
import math

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from analytics.domain import sizes, terms
from analytics.period import parse
from dashboard.text.i18n import N_, _, language, locale

TENS = {
    10.0: N_("tens"),
    100.0: N_("hundreds"),
    1e3: N_("thousands"),
    1e4: N_("tens of thousands"),
    1e5: N_("hundreds of thousands"),
    1e6: N_("millions"),
    1e9: N_("billions"),
}
PERIODS = {"previous_year": N_("the year before"), "next_year": N_("the coming year")}


def missing(value: object) -> bool:
    """None, NaN or NaT."""
    return value is None or value != value


def integer(n: object) -> str:
    """A count with the reader's thousands separators; a dash where there is none."""
    return "–" if missing(n) else str(format_decimal(int(float(str(n))), locale=locale()))


def share(value: object, digits: int = 1) -> str:
    """A share of 1 as percent, as the locale writes it: 0.123 is 12.3%, «12,3 %»; a dash where there is none."""
    pattern = locale().percent_formats[None].pattern.replace("#,##0", "#,##0." + "#" * digits if digits else "#,##0")
    return "–" if missing(value) else str(format_percent(float(str(value)), format=pattern, locale=locale()))


def decimal(value: object, digits: int = 2) -> str:
    """A number with at most so many decimals; a dash where there is none."""
    if missing(value):
        return "–"
    return str(format_decimal(float(str(value)), format="#,##0." + "#" * digits, locale=locale()))


def compact(value: object) -> str:
    """A large number in words: 30000000000 is "30 billion"; a small one as it is; a dash where there is none."""
    if missing(value):
        return "–"
    number = float(str(value))
    if abs(number) < 1e5 or not math.isfinite(number):
        return decimal(number)
    whole = round(number)  # "30.0 миллиарда": the plural of a float would be that of a fraction
    return str(format_compact_decimal(whole, format_type="long", fraction_digits=2, locale=locale()))


def unit(code: object, number: object = None) -> str:
    """The unit after a number, in the plural form that it asks for; an ISO currency code stays as it is.

    >>> unit("tonne", 1), unit("tonne", 2.5), unit("USD"), unit("count")
    ('tonne', 'tonnes', 'USD', '')
    """
    one = terms("units").get(str(code))
    if one is None:
        return str(code).replace("_", " ")
    if missing(number):
        return one.name(language()).replace("{n}", "").strip()
    return _in_number(one.names[language()], float(str(number)))


def _in_number(forms: tuple[str, ...], number: float) -> str:
    """The plural form that a number as `compact` writes it asks for: «2 барреля», «2 миллиона баррелей»."""
    if len(forms) < 3:
        return forms[0 if round(number, 2) == 1 else -1]
    shown = round(number, 2) if abs(number) < 1e5 else round(number, -5)
    category = locale().plural_form(int(shown) if shown == int(shown) else shown)
    fraction = 3 if len(forms) > 3 else 1  # it takes the form of "few" where it has none of its own
    return forms[{"one": 0, "few": 1, "many": 2}.get(category, fraction)]


def value(row: object) -> str:
    """The normalised value of a figure (anything with value, low, high, unit, rate), with its unit and rate.

    A range is "5–7", an open end is told by the qualifier, which stands apart.

    >>> from types import SimpleNamespace as Row
    >>> value(Row(value=12.0, unit="count", rate="per_week")), value(Row(value=9e7, unit="watt"))
    ('12 a week', '90 MW')
    """
    numbers = [getattr(row, name, None) for name in ("value", "low", "high")]
    code, size = _size(str(getattr(row, "unit", "")), [abs(float(str(n))) for n in numbers if not missing(n)])
    number, low, high = (None if missing(n) else float(str(n)) / size for n in numbers)
    if number is None and not (low is None and high is None):
        amount, number = f"{compact(low)}–{compact(high)}", low if high is None else high
    else:
        amount = compact(number)
    if getattr(row, "qualifier", "") == "tens_of":
        amount = _tens(number or 0.0) or amount
    told = unit(code, number)
    amount = told.replace("{n}", amount) if "{n}" in told else f"{amount} {told}"
    rate = getattr(row, "rate", None)
    return " ".join(part for part in (amount.strip(), "" if missing(rate) else per(rate)) if part)


def per(rate: object) -> str:
    """What a value is counted per: "a week"."""
    one = terms("rates").get(str(rate))
    return one.name(language()) if one else str(rate).replace("_", " ")


def _size(code: str, numbers: list[float]) -> tuple[str, float]:
    """The largest size of a unit that the number reaches, and how many of the unit it is."""
    greatest = max(numbers, default=0.0)
    fitting = [(one.id, one.factor) for one in sizes(code) if one.factor <= greatest]
    return fitting[-1] if fitting else (code, 1.0)


def _tens(number: float) -> str:
    """An indefinite number: value is the base, so ten stands for "tens"."""
    message = TENS.get(number)
    return _(message) if message else ""


def as_date(value: object) -> dt.date | None:
    """A date out of what a DataFrame holds (Timestamp, datetime64, date, ISO text)."""
    if missing(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def date(value: object, empty: str | None = None) -> str:
    """A day such as "13 Nov 2025"; where there is none, "not dated"."""
    day = as_date(value)
    if day is None:
        return _("not dated") if empty is None else empty
    return str(format_date(day, format="medium", locale=locale()))


def period(start: object, step: str) -> str:
    """A period by its first day and its step: "Nov 2025", "2025", a week by its first day."""
    day = as_date(start)
    if day is None:
        return _("not dated")
    if step == "year":
        return str(day.year)
    if step == "quarter":
        return str(format_date(day, format="QQQ y", locale=locale()))
    if step == "month":
        return str(format_skeleton("yMMM", day, locale=locale()))
    return date(day)


def edtf(text: object) -> str:
    """A period in EDTF in words: 2024, 2024-05, 2024-05-03, 2023/2024; what is none of these as it stands.

    >>> edtf("2024-05"), edtf("2023/2025"), edtf("last_3_years"), edtf(None)
    ('May 2024', '2023–2025', 'last 3 years', '')
    """
    if missing(text):
        return ""
    told = parse(str(text))
    if told.first in PERIODS:
        return _(PERIODS[told.first])
    if told.way:
        many = "–".join(dict.fromkeys((decimal(told.least), decimal(told.most))))
        span = f"{many} {unit(told.unit, told.most)}"
        return _("last {span}", span=span) if told.way == "last" else _("next {span}", span=span)
    ends = (told.first, told.last) if told.last else (told.first,)
    return "–".join(_calendar(end.strip("~?%.")) or "…" for end in ends)


def _calendar(text: str) -> str:
    try:
        if len(text) == 7:
            return str(format_skeleton("yMMM", dt.date.fromisoformat(text + "-01"), locale=locale()))
        return date(dt.date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text
