"""Heat map of source by month; what was not collected stays empty, which is not the same as none."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from dashboard import numbers
from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.i18n import _
from dashboard.rows import each

MOST = 20  # sources on one chart


def heat(frame: pd.DataFrame, look: Look, column: str = "") -> go.Figure:
    """One square for each source and month (source_name, period_start, n, total); shade: n / total, or `column`."""
    names = list(dict.fromkeys(frame.sort_values("source_name").source_name))
    days = days_of(frame.period_start)
    chart = figure(look, 80 + 26 * len(names))
    values = frame[column] if column else (frame.n / frame.total.where(frame.total > 0)).fillna(0)
    chart.add_scatter(
        x=[str(numbers.as_date(p)) for p in frame.period_start],
        y=[names.index(n) for n in frame.source_name],
        mode="markers",
        marker={
            "symbol": "square",
            "size": _size(days),
            "color": values,
            "colorscale": look.scale(),
            "cmin": 0,
            "cmax": max(float(values.max()), 1e-9) if column else 1,
            "line": {"width": 1, "color": look.series[0]},
        },
        customdata=frame.index,
        hovertext=[escape(text) for text in _hover(frame, column)],
        hoverinfo="text",
    )
    if len(frame) <= 40:
        chart.update_traces(
            mode="markers+text", text=[numbers.integer(n) for n in (frame[column] if column else frame.n)]
        )
        shade = [look.ground if v > 0.55 * (float(values.max()) or 1) else look.text for v in values]
        chart.update_traces(textfont={"color": shade, "size": look.size - 2})
    chart.update_xaxes(**date_axis(days), showgrid=False)
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[escape(shorten(name, 24)) + "  " for name in names],
        range=[len(names) - 0.4, -0.6],
        tickfont={"color": look.text},
    )
    return chart


def fullest(frame: pd.DataFrame, column: str = "total") -> pd.DataFrame:
    """The rows of the sources of which most was collected, as many as a reader can take in."""
    sums = frame.groupby("source_name")[column].sum().sort_values(ascending=False, kind="stable")
    return frame[frame.source_name.isin(sums.index[:MOST])]


def note(frame: pd.DataFrame) -> str:
    """What is said where not all sources are drawn."""
    n = frame.source_name.nunique()
    return _("The {n} fullest of {total} sources are drawn; the table has all.", n=MOST, total=n) if n > MOST else ""


def _size(days: list[dt.date]) -> int:
    return 20 if len(days) <= 24 else 12 if len(days) <= 60 else 8


def _hover(frame: pd.DataFrame, column: str) -> list[str]:
    texts = []
    for row in each(frame):
        count = (
            numbers.integer(getattr(row, column))
            if column
            else f"{numbers.integer(row.n)} / {numbers.integer(row.total)}"
        )
        texts.append(f"{row.label}: {count}")
    return texts
