"""Trends: a line a series where there are enough dated periods, marks with their intervals where there are few."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.axes import FEW, bar_width, date_axis, days_of
from dashboard.charts.look import SYMBOLS, Look, escape, figure, shorten
from dashboard.data.rows import each
from dashboard.text import formats
from dashboard.text.i18n import _

WIDTH = 2.4  # pixels of a line
CROWD = 120  # periods whose marks would cover their line
THIN = 3  # a share of fewer is a mark alone, joined to nothing: all of one article is no trend


@dataclass(frozen=True, slots=True)
class Trend:
    """What a trend shows: `share` (of 1, with its interval) or `n`; the step of its periods; a window of smoothing."""

    column: str = "share"
    step: str = "month"
    smooth: int = 1
    unfinished: bool = False  # the last period has not ended
    bands: bool = True  # intervals shaded; more than two would only cover each other, then they are told on hover


def trend(frame: pd.DataFrame, look: Look, names: dict[str, str], shown: Trend) -> go.Figure:
    """Series over time (period_start, series, n, total, share, low, high); total is 0 where nothing was collected."""
    dated = frame[frame.period_start.notna()]
    days = days_of(dated[dated.total > 0].period_start)
    chart = figure(look, 360)
    few = not is_line(dated, shown)
    ends: list[tuple[float, str, str]] = []
    for i, (code, name) in enumerate(names.items()):
        rows = dated[dated.series == code].sort_values("period_start")
        if rows.empty:
            continue
        (_marks if few else _line)(chart, _beside(rows, i, len(names), days) if few else rows, look, i, name, shown)
        filled = rows[joined(rows, shown)] if not few else rows[rows.total > 0]
        if len(filled):
            ends.append((float(filled[shown.column].iloc[-1]), name, look.colour(i)))
    chart.update_xaxes(**date_axis(days, look.narrow), showgrid=False)
    _frame(chart, dated, shown, few)
    _strip(chart, dated, look, shown)
    if few:
        chart.update_layout(showlegend=True)
    else:
        _direct_labels(chart, ends, look)
    return chart


def joined(frame: pd.DataFrame, shown: Trend) -> pd.Series:
    """Which periods a line may run through: something was collected, and for a share no less than THIN."""
    return frame.total >= (THIN if shown.column == "share" else 1)


def is_line(frame: pd.DataFrame, shown: Trend) -> bool:
    """Whether there are enough such periods for a line."""
    return len(days_of(frame[joined(frame, shown)].period_start)) >= FEW


def _frame(chart: go.Figure, rows: pd.DataFrame, shown: Trend, few: bool) -> None:
    seen = rows[rows.total > 0]
    upper = seen.high if shown.column == "share" and "high" in seen else seen[shown.column]
    top = float(upper.max()) if len(seen) and upper.notna().any() else 1.0
    if shown.column == "share":
        top = min(max(float(seen.share.max()) * 1.6, 0.05) if not few and len(seen) else top * 1.05, 1.03)
    chart.update_yaxes(range=[0, (top or 1) * (1 if shown.column == "share" else 1.1)], nticks=6)
    chart.update_yaxes(
        tickformat=".0%" if shown.column == "share" and top > 0.05 else ".1%" if shown.column == "share" else "d"
    )


def _strip(chart: go.Figure, rows: pd.DataFrame, look: Look, shown: Trend) -> None:
    """Under the chart: the darker, the more was collected in the period; empty where nothing was."""
    once = rows[rows.total > 0].drop_duplicates("period_start")
    told = [
        _("{period}: {n} collected", period=formats.period(row.period_start, shown.step), n=formats.integer(row.total))
        for row in each(once)
    ]
    chart.add_bar(
        x=_iso(once),
        y=[1] * len(once),
        yaxis="y2",
        width=bar_width(days_of(once.period_start), shown.step),
        marker={"color": once.total, "colorscale": look.scale(), "cmin": 0, "cmax": float(once.total.max() or 1)},
        hovertext=told,
        hoverinfo="text",
        showlegend=False,
    )
    strip = {"domain": [0, 0.035], "visible": False, "range": [0, 1], "fixedrange": True}
    chart.update_layout(yaxis={"domain": [0.08, 1]}, yaxis2=strip, xaxis={"anchor": "y2"})


def _hover(rows: pd.DataFrame, name: str, shown: Trend) -> list[str]:
    message = _("{name}, {period}: {n} of {total} = {share} (95% interval {low} to {high})")
    if "sources" in rows:
        message = _(
            "{name}, {period}: {share}, mean of {sources} sources (95% interval {low} to {high}); {n} of {total} in all"
        )
    texts = []
    for row in each(rows):
        told = message.format(
            name=name,
            period=formats.period(row.period_start, shown.step),
            n=formats.integer(row.n),
            total=formats.integer(row.total),
            share=formats.share(row.share),
            low=formats.share(row.low),
            high=formats.share(row.high),
            sources=formats.integer(getattr(row, "sources", 0)),
        )
        texts.append(escape(told))
    return texts


def _beside(rows: pd.DataFrame, i: int, of: int, days: list[dt.date]) -> pd.DataFrame:
    """Marks of several series on one date stand side by side, a hundredth of the axis apart."""
    span = max((days[-1] - days[0]).days, 6) if days else 6
    shift = dt.timedelta(days=span * 0.014 * (i - (of - 1) / 2))
    moved = [pd.Timestamp(formats.as_date(day) or dt.date.min) + shift for day in rows.period_start]
    return rows.assign(at=[moment.isoformat() for moment in moved])


def _iso(rows: pd.DataFrame) -> list[str]:
    return list(rows["at"]) if "at" in rows else [str(formats.as_date(day)) for day in rows.period_start]


def _marks(chart: go.Figure, rows: pd.DataFrame, look: Look, i: int, name: str, shown: Trend) -> None:
    rows = rows[rows.total > 0]
    bars = None
    if shown.column == "share":
        bars = {
            "type": "data",
            "symmetric": False,
            "array": rows.high - rows.share,
            "arrayminus": rows.share - rows.low,
            "thickness": 1,
            "width": 3,
        }
    chart.add_scatter(
        x=_iso(rows),
        y=rows[shown.column],
        mode="markers",
        name=escape(name),
        marker={"symbol": SYMBOLS[i % 6], "size": 11, "color": look.colour(i)},
        error_y=bars,
        customdata=rows.index,
        hovertext=_hover(rows, name, shown),
        hoverinfo="text",
    )


def _line(chart: go.Figure, rows: pd.DataFrame, look: Look, i: int, name: str, shown: Trend) -> None:
    """The line breaks where little or nothing was collected; the unfinished last period is dashed."""
    values, thick = rows[shown.column].where(rows.total > 0), joined(rows, shown)
    many, crowd = len(rows) > 60, len(rows) > CROWD
    if shown.column == "share" and shown.bands:
        _band(chart, rows, look.colour(i), thick)
    line = values.where(thick)
    if shown.smooth > 1:
        line = line.rolling(shown.smooth, center=True, min_periods=1).mean().where(thick)
    solid = line.copy()
    if shown.unfinished and len(rows) > 1:
        solid.iloc[-1] = None
        chart.add_scatter(
            x=_iso(rows)[-2:],
            y=line.iloc[-2:],
            mode="lines",
            line={"color": look.colour(i), "width": 2, "dash": "dot"},
            hoverinfo="skip",
        )
    chart.add_scatter(
        x=_iso(rows),
        y=solid,
        mode="lines",
        line={"color": look.colour(i), "width": WIDTH if not crowd else 1.4},
        hoverinfo="skip",
    )
    chart.add_scatter(
        x=_iso(rows),
        y=values,
        mode="markers",
        name=escape(name),
        marker={
            "symbol": [SYMBOLS[i % 6] + ("" if solid else "-open") for solid in thick],
            "size": 3 if crowd else 5 if many else 7,
            "color": look.colour(i),
            "opacity": [0.45 if crowd or shown.smooth > 1 or not solid else 1 for solid in thick],
        },
        customdata=rows.index,
        hovertext=_hover(rows, name, shown),
        hoverinfo="text",
    )


def _band(chart: go.Figure, rows: pd.DataFrame, colour: str, seen: pd.Series) -> None:
    """The interval as one closed outline for each run of periods that are joined: a gap stays a gap."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for _number, run in rows[seen].groupby((~seen).cumsum()[seen]):
        days = _iso(run)
        xs += [*days, *days[::-1], None]
        ys += [*run.high, *run.low[::-1], None]
    chart.add_scatter(
        x=xs, y=ys, mode="lines", line={"width": 0}, fill="toself", fillcolor=_faint(colour), hoverinfo="skip"
    )


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.12)"


def _direct_labels(chart: go.Figure, ends: list[tuple[float, str, str]], look: Look) -> None:
    """Names at the ends of their lines, pushed apart where two would overlap."""
    if not ends:
        return
    top, most = float(chart.layout.yaxis.range[1]), 12 if look.narrow else 22
    gap = top * (0.09 if look.big else 0.06)
    ends.sort()
    placed: list[float] = []
    for value, _name, _colour in ends:
        placed.append(max(value, placed[-1] + gap) if placed else value)
    over = max(0.0, placed[-1] - top)
    for y, (_value, name, colour) in zip(placed, ends, strict=True):
        chart.add_annotation(
            x=1,
            xref="paper",
            y=y - over,
            text=escape(shorten(name, most)),
            showarrow=False,
            xanchor="left",
            xshift=4,
            font={"color": colour},
        )
    longest = max(len(shorten(name, most)) for _value, name, _colour in ends)
    chart.update_layout(margin_r=12 + int(longest * look.size * 0.58))
