"""A map of countries and corridors, drawn on plain axes from bundled geometry: nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import numbers
from dashboard.charts.look import DASHES, Look, apart, escape, figure, shorten
from dashboard.geography import Geography, Point
from dashboard.rows import each

_WIDTH, _LATITUDES = (0.0, 135.0), (14.0, 66.0)


def flat(point: Point) -> Point:
    """Miller's cylindrical projection, in degrees: the shape of Central Asia stays familiar, Russia does not swell."""
    longitude, latitude = point
    return longitude, 1.25 * math.degrees(math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude))))


def world(geography: Geography, look: Look, height: int = 470) -> go.Figure:
    """Land and undisputed borders."""
    chart = figure(look, height)
    xs, ys = _joined(geography.land)
    chart.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=look.fill,
        line={"width": 0.6, "color": look.grid},
        hoverinfo="skip",
    )
    xs, ys = _joined(geography.borders)
    chart.add_scatter(x=xs, y=ys, mode="lines", line={"width": 0.7, "color": look.ground}, hoverinfo="skip")
    low, high = flat((0, _LATITUDES[0]))[1], flat((0, _LATITUDES[1]))[1]
    chart.update_xaxes(visible=False, range=list(_WIDTH), constrain="range")
    chart.update_yaxes(visible=False, range=[low, high], scaleanchor="x", scaleratio=1, constrain="range")
    return chart


def inside(point: Point) -> bool:
    """Whether a name under this point of the map is not cut by its edge."""
    return _WIDTH[0] + 7 < point[0] < _WIDTH[1] - 7


def _joined(lines: Iterable[Sequence[Point]]) -> tuple[list[float | None], list[float | None]]:
    """Many lines as one trace, a gap between each; what lies wholly outside the window is left out."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        if any(-30 < x < 180 and 0 < y < 80 for x, y in line):
            points = [flat((x, max(-60.0, min(84.0, y)))) for x, y in line]
            xs += [*(x for x, _y in points), None]
            ys += [*(y for _x, y in points), None]
    return xs, ys


def corridors(frame: pd.DataFrame, geography: Geography, look: Look) -> go.Figure:
    """Each corridor (entity, label, n) as a chain of cities; its width grows with the articles that name it."""
    chart = world(geography, look)
    most = float(frame.n.max()) if len(frame) else 1.0
    for i, row in enumerate(each(frame)):
        course = geography.courses[row.entity]
        points = [flat(point) for _city, point in course]
        chart.add_scatter(
            x=[x for x, _y in points],
            y=[y for _x, y in points],
            mode="lines+markers",
            name=escape(shorten(row.label, 44)),
            line={"color": look.colour(i), "width": 1.5 + 3.5 * row.n / most, "dash": DASHES[(i // 6) % 6]},
            marker={"size": 7, "color": look.colour(i), "line": {"width": 1, "color": look.ground}},
            customdata=[row.Index] * len(points),
            hovertext=[escape(f"{row.label}: {city} ({numbers.integer(row.n)})") for city, _point in course],
            hoverinfo="text",
        )
    chart.update_traces(showlegend=False, selector={"hoverinfo": "skip"})
    _cities(chart, frame, geography, look)
    chart.update_layout(showlegend=True, legend={"y": -0.02, "yanchor": "top"}, height=560)
    return chart


def _cities(chart: go.Figure, frame: pd.DataFrame, geography: Geography, look: Look) -> None:
    """Names of cities, the ends of the courses first, where they do not cover each other."""
    courses = [geography.courses[entity] for entity in frame.entity]
    ends = [stop for course in courses for stop in (course[0], course[-1])]
    stops = list(dict.fromkeys([*ends, *(stop for course in courses for stop in course)]))
    points = [flat(point) for _city, point in stops]
    shown = sorted(apart(points, 9.0, 3.2))
    chart.add_scatter(
        x=[points[i][0] for i in shown],
        y=[points[i][1] for i in shown],
        mode="text",
        text=["  " + escape(stops[i][0]) for i in shown],
        textposition="middle right",
        textfont={"size": look.size - 2, "color": look.muted},
        hoverinfo="skip",
        showlegend=False,
    )


def countries(frame: pd.DataFrame, geography: Geography, look: Look) -> go.Figure:
    """A disc on each country (entity, label, n) whose area grows with the articles that mention it."""
    chart = world(geography, look)
    most = float(frame.n.max()) if len(frame) else 1.0
    points = [flat(geography.middles[row.entity]) for row in each(frame)]
    labelled = apart(points, 9.0, 4.0)  # frame is in order of n
    chart.add_scatter(
        x=[x for x, _y in points],
        y=[y for _x, y in points],
        mode="markers+text",
        text=[escape(row.label) if i in labelled and inside(points[i]) else "" for i, row in enumerate(each(frame))],
        textposition="bottom center",
        textfont={"size": look.size - 1, "color": look.text},
        marker={
            "size": [7 + 38 * math.sqrt(row.n / most) for row in each(frame)],
            "color": look.colour(0),
            "opacity": 0.75,
            "line": {"width": 1, "color": look.ground},
        },
        customdata=frame.index,
        hovertext=[escape(f"{row.label}: {numbers.integer(row.n)}") for row in each(frame)],
        hoverinfo="text",
    )
    return chart
