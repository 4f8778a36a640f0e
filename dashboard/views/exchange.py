"""Money in another currency, at a rate that the reader states: rate and day stand wherever a converted value does."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd
import streamlit as st
from babel.numbers import NumberFormatError, parse_decimal

from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.state import controls
from dashboard.text import formats
from dashboard.text.i18n import _, locale

TARGETS = ("USD", "EUR", "RUB", "KZT", "UZS", "CNY")
FIRST_DAY = dt.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `given` is `rate` units of `wanted` on a day."""

    given: str
    wanted: str
    rate: float
    day: dt.date

    def told(self) -> str:
        """The rate with its day, for the head of a column."""
        rate = formats.decimal(self.rate, 6)
        return f"1 {self.given} = {rate} {self.wanted}, {formats.date(self.day)}"


def choose(filters: Filters) -> Rate | None:
    """Two currencies, a rate and its day; None until the reader has stated a rate."""
    options = source.ask("figure_options", filters)
    units = [str(unit) for unit in options[options.kind == "unit"].value]
    given = [unit for unit in units if len(unit) == 3 and unit.isupper()]
    if not given:
        return None
    with st.expander(_("Convert money"), key="exchange"):
        st.caption(_("At a rate that you state, with its day. The value as written stays beside the converted one."))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            have = controls.select(_("From currency"), given, key="rate-from", format_func=str, width=150)
            others = [code for code in TARGETS if code != have]
            want = controls.select(_("To currency"), others, key="rate-to", format_func=str, width=150)
            text = controls.text(_("1 {currency} is", currency=have), key="rate", placeholder="1.0")
            day = controls.day(
                _("Rate of the day"), key="rate-day", default=_last(), low=FIRST_DAY, high=max(dt.date.today(), _last())
            )
        rate = parsed(text)
        if text and rate is None:
            st.warning(_("A rate is a number greater than zero."))
        return Rate(have, want, rate, day) if rate else None


def _last() -> dt.date:
    """The corpus's last day, which the rate is likely to be asked for."""
    return formats.as_date(source.meta().get("date_to")) or dt.date.today()


def parsed(text: str) -> float | None:
    """A positive number as the reader's locale writes it, or with a point; None for anything else.

    >>> parsed("0.0019"), parsed("-1"), parsed("many"), parsed("")
    (0.0019, None, None, None)
    """
    for read in (float, lambda t: float(parse_decimal(t, locale=locale()))):
        try:
            number = read(text.strip())
        except (ValueError, NumberFormatError):
            continue
        return number if number > 0 and math.isfinite(number) else None
    return None


def converted(frame: pd.DataFrame, rate: Rate) -> list[str]:
    """The values in the wanted currency, empty where a claim is in another than the given one."""
    return list(_converted(frame, rate))


def _converted(frame: pd.DataFrame, rate: Rate) -> Iterator[str]:
    for row in each(frame):
        yield formats.value(_scaled(row, rate)) if row.unit == rate.given else ""


def _scaled(row: Row, rate: Rate) -> SimpleNamespace:
    amounts = {name: getattr(row, name) for name in ("value", "low", "high")}
    scaled = {name: None if formats.missing(v) else _rounded(v * rate.rate) for name, v in amounts.items()}
    return SimpleNamespace(**scaled, unit=rate.wanted, rate=row.rate, qualifier="exact")


def _rounded(value: float) -> float:
    """To three digits: a converted claim is no more exact than that."""
    return round(value, 2 - math.floor(math.log10(abs(value)))) if value else 0.0
