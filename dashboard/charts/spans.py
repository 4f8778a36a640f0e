"""Stretches of time, one row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.data.rows import each
from dashboard.text import formats

_DAY = 86_400_000  # milliseconds, in which a time axis counts the length of a bar


def spans(frame: pd.DataFrame, look: Look, hover: list[str], within: Sequence[dt.date] = ()) -> go.Figure:
    """A bar from start to the end of the day `end` for each row (label, start, end), over the days `within`."""
    chart = figure(look, 70 + 28 * len(frame))
    days = sorted({*days_of([*frame.start, *frame.end]), *within})
    least = max((days[-1] - days[0]).days * 0.01, 1) if days else 1
    rows = [(formats.as_date(row.start) or days[0], formats.as_date(row.end) or days[-1]) for row in each(frame)]
    chart.add_bar(
        base=[start.isoformat() for start, _end in rows],
        x=[max((end - start).days + 1, least) * _DAY for start, end in rows],
        y=list(range(len(frame))),
        width=0.45,
        orientation="h",
        marker={"color": look.colour(0)},
        customdata=frame.index,
        hovertext=[escape(text) for text in hover],
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
