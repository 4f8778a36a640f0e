"""Heat map of source over time; what was not collected stays empty, which is not the same as none."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.axes import bar_width, date_axis, days_of
from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.data.rows import each, largest
from dashboard.text import formats
from dashboard.text.i18n import _

MOST, BIG = 20, 10  # sources on one chart, and on a slide
WRITTEN = 800  # days of an axis whose cells are wide enough for a number


def heat(frame: pd.DataFrame, look: Look, column: str = "", step: str = "month") -> go.Figure:
    """A cell for each source and period (source_name, period_start, n, total); shade: n / total, or `column`."""
    frame = fullest(frame, column or "total", BIG if look.big else MOST)
    names = list(dict.fromkeys(frame.sort_values("source_name").source_name))
    days = days_of(frame.period_start)
    chart = figure(look, 80 + 26 * len(names))
    values = frame[column] if column else (frame.n / frame.total.where(frame.total > 0)).fillna(0)
    chart.add_bar(
        orientation="h",
        base=[str(formats.as_date(p)) for p in frame.period_start],
        x=[bar_width(days, step, least=0.006)] * len(frame),
        y=[names.index(n) for n in frame.source_name],
        width=0.8,
        marker={
            "color": values,
            "colorscale": look.scale(),
            "cmin": 0,
            "cmax": max(float(values.max()), 1e-9) if column else 1,
            "line": {"width": 0.5, "color": look.muted},
        },
        customdata=frame.index,
        hovertext=[escape(text) for text in _hover(frame, column)],
        hoverinfo="text",
    )
    if len(days) and (days[-1] - days[0]).days < WRITTEN:
        shade = [look.ground if v > 0.55 * (float(values.max()) or 1) else look.text for v in values]
        chart.update_traces(
            text=[formats.integer(n) for n in (frame[column] if column else frame.n)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": shade, "size": look.size - 2},
        )
    chart.update_xaxes(**date_axis(days, look.narrow), showgrid=False)
    chart.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[escape(shorten(name, 14 if look.narrow else 24)) + "  " for name in names],
        range=[len(names) - 0.4, -0.6],
        tickfont={"color": look.text},
        showgrid=True,
    )
    return chart


def fullest(frame: pd.DataFrame, column: str, most: int) -> pd.DataFrame:
    """The rows of the sources of which most was collected, as many as a reader can take in."""
    sums = frame.groupby("source_name")[column].sum().sort_values(ascending=False, kind="stable")
    return frame[frame.source_name.isin(sums.index[:most])]


def finding(frame: pd.DataFrame, column: str = "") -> str:
    """What the chart shows, in words: where most is, and in how many cells there is anything."""
    filled = frame[frame.n > 0]
    if filled.empty:
        return _("No match in what was collected of any source.")
    top = largest(filled, "n")
    return _(
        "Most: {name}, {n}. {cells} of {total} cells have any.",
        name=top.label,
        n=formats.integer(top.n) if column else f"{formats.integer(top.n)} / {formats.integer(top.total)}",
        cells=formats.integer(len(filled)),
        total=formats.integer(len(frame)),
    )


def note(frame: pd.DataFrame) -> str:
    """What is said where not all sources are drawn."""
    n = frame.source_name.nunique()
    return _("The {n} fullest of {total} sources are drawn; the table has all.", n=MOST, total=n) if n > MOST else ""


def _hover(frame: pd.DataFrame, column: str) -> list[str]:
    texts = []
    for row in each(frame):
        count = (
            formats.integer(getattr(row, column))
            if column
            else f"{formats.integer(row.n)} / {formats.integer(row.total)}"
        )
        texts.append(f"{row.label}: {count}")
    return texts
