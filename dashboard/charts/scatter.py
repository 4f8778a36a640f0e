"""Shares in two groups against each other."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import Look, apart, escape, figure, shorten
from dashboard.data.rows import each
from dashboard.text import formats

LABELLED = 8  # of each side


def shares(frame: pd.DataFrame, look: Look, a: str, b: str) -> go.Figure:
    """One mark a term (label, share_a, share_b, log_ratio), the diagonal, names of the most one-sided terms.

    Terms with the same shares lie on one another: each such place names one of them and says how many more.
    """
    chart = figure(look, 520)
    top = max(float(frame[["share_a", "share_b"]].to_numpy().max()), 0.01) * 1.12
    chart.add_scatter(
        x=[0, top], y=[0, top], mode="lines", line={"color": look.muted, "width": 1, "dash": "dot"}, hoverinfo="skip"
    )
    places = frame.groupby(["share_a", "share_b"], sort=False)
    first = frame.loc[places.head(1).index]
    more = places["label"].transform("size").loc[first.index]
    named = _named(first, top)
    chart.add_scatter(
        x=first.share_a,
        y=first.share_b,
        mode="markers+text",
        text=[_text(row, int(more.loc[row.Index])) if row.Index in named else "" for row in each(first)],
        textposition=["top right" if row.share_a < top * 0.6 else "top left" for row in each(first)],
        textfont={"size": look.size - 1, "color": look.text},
        marker={
            "size": [8 + min(12, int(more.loc[i])) for i in first.index],
            "color": [look.colour(0) if r >= 0 else look.colour(1) for r in first.log_ratio],
            "symbol": ["circle" if r >= 0 else "square" for r in first.log_ratio],
            "opacity": 0.75,
        },
        customdata=first.index,
        hovertext=[_hover(row, frame, a, b) for row in each(first)],
        hoverinfo="text",
    )
    chart.update_xaxes(title_text=escape(shorten(a, 40)), tickformat=".0%", range=[-top * 0.03, top], nticks=6)
    chart.update_yaxes(title_text=escape(shorten(b, 40)), tickformat=".0%", range=[-top * 0.03, top], nticks=6)
    return chart


def _named(first: pd.DataFrame, top: float) -> set[int]:
    """The most one-sided terms of each side, where their names do not cover each other."""
    extreme = pd.concat([first.nlargest(LABELLED, "log_ratio"), first.nsmallest(LABELLED, "log_ratio")])
    extreme = extreme[~extreme.index.duplicated()]
    ranked = extreme.assign(far=(extreme.share_a - extreme.share_b).abs()).sort_values("far", ascending=False)
    points = list(zip(ranked.share_a.astype(float), ranked.share_b.astype(float), strict=True))
    return {int(ranked.index[i]) for i in apart(points, top * 0.14, top * 0.035)}


def _text(row: object, together: int) -> str:
    label = escape(shorten(str(getattr(row, "label", "")), 20))
    return f"{label} +{together - 1}" if together > 1 else label


def _hover(row: object, frame: pd.DataFrame, a: str, b: str) -> str:
    x, y = getattr(row, "share_a", 0.0), getattr(row, "share_b", 0.0)
    same = frame[(frame.share_a == x) & (frame.share_b == y)].label.head(6)
    return "<br>".join(
        [escape(", ".join(map(str, same))), f"{escape(a)}: {formats.share(x)}", f"{escape(b)}: {formats.share(y)}"]
    )
