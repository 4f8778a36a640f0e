"""Events on their dates, one lane a kind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.axes import date_axis, days_of
from dashboard.charts.look import SYMBOLS, Look, escape, figure
from dashboard.data.rows import each
from dashboard.text import formats, labels


def day_of(frame: pd.DataFrame) -> pd.Series:
    """The day an event stands on: its own, else, of one that was held, that of the first article that tells it."""
    return frame.date_start.where(frame.date_start.notna() | (frame.status != "held"), frame.reported)


def is_full(frame: pd.DataFrame) -> pd.Series:
    """Whether a mark is filled: the event was held, on a day of its own."""
    return frame.date_start.notna() & (frame.status == "held")


def timeline(frame: pd.DataFrame, look: Look) -> go.Figure:
    """A mark an event (date_start or else reported, event_kind, label, n_articles): the bigger, the more tell of it.

    Hollow: dated by the report alone, or not held: planned, invited, cancelled, recalled.
    """
    frame = frame.assign(at=day_of(frame))
    frame = frame[frame["at"].notna()]
    kinds = list(frame.event_kind.value_counts().index)
    chart = figure(look, 90 + 46 * len(kinds))
    for i, kind in enumerate(kinds):
        rows = frame[frame.event_kind == kind]
        chart.add_scatter(
            x=[str(formats.as_date(d)) for d in rows["at"]],
            y=[i] * len(rows),
            mode="markers",
            marker={
                "symbol": [SYMBOLS[i % 6] + ("" if own else "-open") for own in is_full(rows)],
                "size": [9 + 3 * min(float(n), 6) for n in rows.n_articles],
                "color": look.colour(i),
                "opacity": 0.8,
                "line": {
                    "width": [1 if own else 2 for own in is_full(rows)],
                    "color": [look.ground if own else look.colour(i) for own in is_full(rows)],
                },
            },
            customdata=rows.index,
            hovertext=[escape(f"{row.label} · {row.people_names}".rstrip(" ·")) for row in each(rows)],
            hoverinfo="text",
        )
    chart.update_xaxes(**date_axis(days_of(frame["at"]), look.narrow), showgrid=True)
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(kinds))),
        ticktext=[labels.event(kind) + "  " for kind in kinds],
        range=[len(kinds) - 0.4, -0.6],
        tickfont={"color": look.text},
    )
    return chart
