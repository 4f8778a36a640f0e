"""The day of a dateline, and the time that a headline leaves to the sentences below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analytics.domain import undated
from analytics.records import DateMention, Document, Figure

_LEAD = 400  # characters in which a dateline stands
_BELOW = 6  # sentences below a headline that may say a figure of it again
_NEXT = 2  # sentences below a headline that tell the time it speaks of
_ROUNDED = 0.05  # of the greater value


def dateline(dates: Sequence[DateMention]) -> str | None:
    """The first whole day that a text's beginning names, as an ISO date."""
    return next((d.date for d in dates if d.start < _LEAD and re.fullmatch(r"\d{4}-\d\d-\d\d", d.date)), None)


def dated_headline(document: Document, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of the headline with the period that the text below gives them.

    A headline seldom says when; the lead says its figure again with the time, or tells of months throughout.
    """
    if len(document.sentences) < 2:
        return list(figures)
    ends = [sentence.end for sentence in document.sentences[: _BELOW + 1]]
    below = [f for f in figures if ends[0] <= f.start < ends[-1] and f.period and f.modality == "actual"]
    told = [f for f in below if f.start < ends[min(_NEXT, len(ends) - 1)] and _months(f.period)]
    return [_dated(f, below, told) if f.start < ends[0] else f for f in figures]


def _months(period: str | None) -> bool:
    return re.fullmatch(r"(?:\d{4}|XXXX)-\d\d(?:/(?:\d{4}|XXXX)-\d\d)?", period or "") is not None


def _dated(figure: Figure, below: list[Figure], told: list[Figure]) -> Figure:
    if figure.period is not None or figure.modality != "actual" or figure.unit in undated():
        return figure
    again = [other for other in below if other.unit == figure.unit and _same(figure, other)] or told
    return replace(figure, period=again[0].period) if again else figure


def _same(figure: Figure, other: Figure) -> bool:
    """Whether the text below says the value again, as a rule less rounded."""
    if figure.value is None or other.value is None:
        return False
    return abs(figure.value - other.value) <= _ROUNDED * max(abs(figure.value), abs(other.value))
