"""The strip under a chart: when something was collected of what the filters leave, and when nothing was."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.text import formats
from dashboard.text.i18n import _, ngettext

MOST = 60  # cells that can still be told apart on a phone
NAMED = 5  # empty periods that the text alternative names
_COARSER = {"day": "month", "week": "month", "month": "quarter", "quarter": "year", "year": "year"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A period (its first day) and how many articles were collected in it."""

    start: dt.date
    n: int


def show(filters: Filters) -> None:
    """Draw the strip; nothing where no article is dated."""
    cells, step = cells_of(filters)
    if cells:
        st.html(strip(cells, step))


def cells_of(filters: Filters) -> tuple[list[Cell], str]:
    """The periods from the first article to the last, no more than MOST, and their step."""
    frame = source.ask("volume", replace(filters, unit="articles"), period="auto")
    step = str(frame.attrs.get("period", "month"))
    days = [(formats.as_date(row.period_start), row.n) for row in each(frame)]
    cells = [Cell(day, 0 if formats.missing(n) else int(n)) for day, n in days if day]
    while len(cells) > MOST and step != "year":
        step = _COARSER[step]
        cells = _merged(cells, step)
    return cells, step


def _merged(cells: Sequence[Cell], step: str) -> list[Cell]:
    sums: dict[dt.date, int] = {}
    for cell in cells:
        start = _start(cell.start, step)
        sums[start] = sums.get(start, 0) + cell.n
    return [Cell(start, n) for start, n in sums.items()]


def _start(day: dt.date, step: str) -> dt.date:
    """The first day of the period that a day lies in.

    >>> _start(dt.date(2024, 5, 17), "quarter"), _start(dt.date(2024, 5, 17), "year")
    (datetime.date(2024, 4, 1), datetime.date(2024, 1, 1))
    """
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1}.get(step, 1)
    return dt.date(day.year, month, 1)


def strip(cells: Sequence[Cell], step: str) -> str:
    """HTML: a cell a period, the darker the more was collected, hatched where nothing was."""
    most = max(cell.n for cell in cells) or 1
    drawn = "".join(_cell(cell, step, most) for cell in cells)
    ends = [html.escape(formats.period(cell.start, step)) for cell in (cells[0], cells[-1])]
    alone = len(cells) == 1
    return (
        f'<div class="elchi-coverage" role="img" aria-label="{html.escape(told(cells, step))}"><span>{ends[0]}</span>'
        f"<div>{drawn}</div>{'' if alone else f'<span>{ends[1]}</span>'}</div>"
    )


def _cell(cell: Cell, step: str, most: int) -> str:
    period = formats.period(cell.start, step)
    if not cell.n:
        text = _("{period}: nothing collected", period=period)
        return f'<i class="none" title="{html.escape(text)}"></i>'
    text = _("{period}: {n} collected", period=period, n=formats.integer(cell.n))
    return f'<i style="opacity:{0.25 + 0.75 * cell.n / most:.2f}" title="{html.escape(text)}"></i>'


def told(cells: Sequence[Cell], step: str) -> str:
    """The strip in words."""
    span = " – ".join(dict.fromkeys(formats.period(cell.start, step) for cell in (cells[0], cells[-1])))
    empty = [formats.period(cell.start, step) for cell in cells if not cell.n]
    if not empty:
        return _("Collected in every period: {span}.", span=span)
    more = ngettext("and {n} more", "and {n} more", len(empty) - NAMED) if len(empty) > NAMED else ""
    names = ", ".join(empty[:NAMED]) + (f" {more}" if more else "")
    return _("Collected: {span}; nothing in {names}.", span=span, names=names)
