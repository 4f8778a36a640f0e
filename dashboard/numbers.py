"""Numbers, dates and values in the reader's locale."""

from __future__ import annotations

import datetime as dt
import math

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from dashboard.i18n import N_, _, locale

UNITS = {
    "percent": N_("%"),
    "percentage_point": N_("percentage points"),
    "tonne": N_("tonnes"),
    "kilogram": N_("kg"),
    "kilometre": N_("km"),
    "metre": N_("m"),
    "hectare": N_("hectares"),
    "square_metre": N_("m²"),
    "square_kilometre": N_("km²"),
    "barrel": N_("barrels"),
    "litre": N_("litres"),
    "cubic_metre": N_("m³"),
    "kilowatt_hour": N_("kWh"),
    "watt": N_("W"),
    "degree": N_("°"),
    "year": N_("years"),
    "month": N_("months"),
    "week": N_("weeks"),
    "day": N_("days"),
    "hour": N_("hours"),
    "minute": N_("minutes"),
    "decade": N_("decades"),
    "times": N_("times"),
    "fraction": N_("as a fraction"),
    "ordinal": "",
    "rank": N_("place"),
    "count": "",
}
TENS = {
    10.0: N_("tens"),
    100.0: N_("hundreds"),
    1e3: N_("thousands"),
    1e4: N_("tens of thousands"),
    1e5: N_("hundreds of thousands"),
    1e6: N_("millions"),
    1e9: N_("billions"),
}
RATES = {"per_year": N_("a year"), "per_month": N_("a month"), "per_day": N_("a day")}
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


def unit(code: object) -> str:
    """The unit after a number: an ISO currency code stays as it is."""
    text = str(code)
    message = UNITS.get(text)
    return (_(message) if message else "") if message is not None else text.replace("_", " ")


def value(row: object) -> str:
    """The normalised value of a figure (anything with value, low, high, unit, rate), with its unit.

    A range is "5–7", an open end is told by the qualifier, which stands apart.
    """
    low, high = getattr(row, "low", None), getattr(row, "high", None)
    number = getattr(row, "value", None)
    if missing(number) and not (missing(low) and missing(high)):
        amount = f"{compact(low)}–{compact(high)}"
    else:
        amount = compact(number)
    code = getattr(row, "unit", "")
    if code == "watt" and not missing(number):
        amount, code = compact(float(str(number)) / 1e6), "MW"
    if code == "ordinal":
        amount, code = _("No. {n}", n=amount), "count"
    if getattr(row, "qualifier", "") == "tens_of":
        amount = _tens(float(str(number))) or amount
    rate = RATES.get(str(getattr(row, "rate", "")))
    return " ".join(part for part in (amount, unit(code), _(rate) if rate else "") if part)


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
    whole = str(text)
    if "/" in whole:
        return "–".join(edtf(part) or "…" for part in whole.split("/", 1))
    message = PERIODS.get(whole)
    return _(message) if message else _relative(whole) or _calendar(whole.rstrip("~?%"))


def _relative(text: str) -> str:
    """last_3_years, next_3_5_years, last_2.5_hours."""
    head, *middle = text.split("_")
    if head not in ("last", "next") or len(middle) < 2 or middle[-1].rstrip("s") not in UNITS:
        return ""
    code = middle.pop()
    told = f"{'–'.join(decimal(n) if _is_number(n) else n for n in middle)} {unit(code.rstrip('s'))}"
    return _("last {span}", span=told) if head == "last" else _("next {span}", span=told)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _calendar(text: str) -> str:
    try:
        if len(text) == 7:
            return str(format_skeleton("yMMM", dt.date.fromisoformat(text + "-01"), locale=locale()))
        return date(dt.date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text
