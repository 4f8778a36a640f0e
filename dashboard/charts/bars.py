"""Bars: counts by period on their true dates, ranked names, and change to both sides of nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.axes import bar_width, date_axis, days_of
from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.text import formats, labels


def volume(frame: pd.DataFrame, look: Look, step: str, unit: str) -> go.Figure:
    """Counts by period (period_start, n), each bar as wide as its period, on its true date."""
    frame = frame[frame.period_start.notna()]
    days = days_of(frame.period_start)
    chart = figure(look, 260)
    chart.add_bar(
        x=[day.isoformat() for day in map(formats.as_date, frame.period_start) if day],
        y=frame.n,
        width=bar_width(days, step),
        offset=0 if len(days) > 1 and step != "day" else None,
        marker={"color": look.colour(0), "line": {"width": 0}},
        customdata=frame.index,
        hovertext=[
            f"{formats.period(p, step)}: {labels.counted(int(n), unit)}"
            for p, n in zip(frame.period_start, frame.n, strict=True)
        ],
        hoverinfo="text",
    )
    if len(frame) <= 12:
        chart.update_traces(text=[formats.integer(n) for n in frame.n], textposition="outside", cliponaxis=False)
    chart.update_xaxes(**date_axis(days), showgrid=False)
    chart.update_yaxes(rangemode="tozero", tickformat="d", nticks=5, range=[0, float(frame.n.max() or 1) * 1.15])
    return chart


def ranked(frame: pd.DataFrame, look: Look, texts: list[str], labels: list[str], hover: list[str]) -> go.Figure:
    """Horizontal bars of `n`, the first row on top; a label left, the number right of each bar."""
    chart = figure(look, 56 + (40 if look.big else 27) * len(frame))
    chart.add_bar(
        x=frame.n,
        y=list(range(len(frame))),
        orientation="h",
        marker={"color": look.colour(0)},
        text=[escape(text) for text in texts],
        textposition="outside",
        constraintext="none",  # else Plotly shrinks it to the bar
        cliponaxis=False,
        customdata=frame.index,
        hovertext=[escape(text) for text in hover],
        hoverinfo="text",
    )
    most = float(frame.n.max()) if len(frame) else 1.0
    chart.update_xaxes(visible=False, range=[0, most * 1.45])
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(frame))),
        ticktext=[escape(shorten(label, 26)) + "  " for label in labels],
        autorange="reversed",
        showgrid=False,
        tickfont={"color": look.text},
    )
    return chart


def diverging(
    frame: pd.DataFrame, look: Look, labels: list[str], hover: list[str], sure: Sequence[bool] = ()
) -> go.Figure:
    """Bars of `log_ratio` to both sides of zero; the name stands on the empty side of its bar.

    Those that are not `sure` are hollow: chance may explain them.
    """
    chart = figure(look, 96 + 26 * len(frame))
    up = frame.log_ratio >= 0
    chart.add_bar(
        x=frame.log_ratio,
        y=list(range(len(frame))),
        orientation="h",
        marker=_filled([look.colour(0) if rising else look.colour(1) for rising in up], sure, look),
        customdata=frame.index,
        hovertext=[escape(text) for text in hover],
        hoverinfo="text",
    )
    for i, (label, rising) in enumerate(zip(labels, up, strict=True)):
        chart.add_annotation(
            x=0,
            y=i,
            text=escape(shorten(label, 24)),
            showarrow=False,
            xanchor="right" if rising else "left",
            xshift=-6 if rising else 6,
        )
    most = float(frame.log_ratio.abs().max() or 1) * 1.1 if len(frame) else 1.0
    chart.update_xaxes(range=[-most, most], zeroline=True, zerolinecolor=look.muted, nticks=7)
    chart.update_yaxes(visible=False, autorange="reversed")
    return chart


def _filled(colours: list[str], sure: Sequence[bool], look: Look) -> dict[str, object]:
    """The marker of bars that are filled, or only outlined where not sure."""
    fills = [
        colour if certain else look.ground
        for colour, certain in zip(colours, sure or [True] * len(colours), strict=True)
    ]
    return {"color": fills, "line": {"color": colours, "width": 1.5}}
