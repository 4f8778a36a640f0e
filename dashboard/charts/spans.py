"""Stretches of time, one row each."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from dashboard import numbers
from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.rows import each


def spans(frame: pd.DataFrame, look: Look) -> go.Figure:
    """A thick line from start to end for each row (label, start, end, weight)."""
    chart = figure(look, 70 + 28 * len(frame))
    days = days_of([*frame.start, *frame.end])
    least = dt.timedelta(days=max((days[-1] - days[0]).days * 0.01, 1)) if days else dt.timedelta(1)
    for i, row in enumerate(each(frame)):
        start, end = numbers.as_date(row.start), numbers.as_date(row.end)
        if start is None or end is None:
            continue
        told = f"{row.label}: {numbers.date(start)} – {numbers.date(end)}"
        chart.add_scatter(
            x=[start.isoformat(), max(end, start + least).isoformat()],
            y=[i, i],
            mode="lines+markers",
            line={"color": look.colour(0), "width": 9},
            marker={"size": 9, "color": look.colour(0)},
            customdata=[row.Index, row.Index],
            hovertext=escape(told),
            hoverinfo="text",
        )
    chart.update_xaxes(**date_axis(days, look.narrow), showgrid=True)
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(frame))),
        ticktext=[escape(shorten(str(label))) + "  " for label in frame.label],
        autorange="reversed",
        showgrid=False,
        tickfont={"color": look.text},
    )
    return chart
