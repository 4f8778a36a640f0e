"""Dates in Kazakh, Uzbek, Russian and English, as EDTF."""

from analytics.dates.find import find_dates, parse_date

__all__ = ["find_dates", "parse_date"]
