"""A map of countries and corridors, drawn on plain axes from bundled geometry: nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.beside import Names
from dashboard.charts.look import DASHES, Look, escape, figure, shorten
from dashboard.data.geography import Geography, Point
from dashboard.data.rows import each
from dashboard.text import formats, labels

_WIDTH, _LATITUDES = (0.0, 135.0), (14.0, 66.0)
_HEIGHT, _NARROW = 470, 210  # pixels
_KEY = 24  # pixels of a line of the key


def flat(point: Point) -> Point:
    """Miller's cylindrical projection, in degrees: the shape of Central Asia stays familiar, Russia does not swell."""
    longitude, latitude = point
    return longitude, 1.25 * math.degrees(math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude))))


_FLAT = flat((0, _LATITUDES[0]))[1], flat((0, _LATITUDES[1]))[1]


def world(geography: Geography, look: Look) -> go.Figure:
    """Land and undisputed borders."""
    chart = figure(look, _NARROW if look.narrow else _HEIGHT)
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
    chart.update_xaxes(visible=False, range=list(_WIDTH), constrain="range")
    chart.update_yaxes(visible=False, range=list(_FLAT), scaleanchor="x", scaleratio=1, constrain="range")
    return chart


def in_view(point: Point) -> bool:
    """Whether a place lies on the map."""
    x, y = flat(point)
    return _WIDTH[0] <= x <= _WIDTH[1] and _FLAT[0] <= y <= _FLAT[1]


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
            line={
                "color": look.colour(i),
                "width": (1.0 if look.narrow else 1.5) + (2.0 if look.narrow else 3.5) * row.n / most,
                "dash": DASHES[(i // 6) % 6],
            },
            marker={
                "size": 5 if look.narrow else 7,
                "color": look.colour(i),
                "line": {"width": 1, "color": look.ground},
            },
            customdata=[row.Index] * len(points),
            hovertext=[
                escape(f"{row.label}: {labels.city(city)} ({formats.integer(row.n)})") for city, _point in course
            ],
            hoverinfo="text",
        )
    chart.update_traces(showlegend=False, selector={"hoverinfo": "skip"})
    _cities(chart, frame, geography, look)
    lines = len(frame) if look.narrow else len(frame) // 4 + 1
    chart.update_layout(
        showlegend=True, legend={"y": -0.02, "yanchor": "top"}, height=chart.layout.height + 30 + _KEY * lines
    )
    return chart


def _cities(chart: go.Figure, frame: pd.DataFrame, geography: Geography, look: Look) -> None:
    """Names of cities, the ends of the courses first, where they cover neither each other nor a course."""
    courses = [geography.courses[entity] for entity in frame.entity]
    ends = [stop for course in courses for stop in (course[0], course[-1])]
    stops = list(dict.fromkeys([*ends, *(stop for course in courses for stop in course)]))
    lines = [place for course in courses for place in _along([flat(point) for _city, point in course])]
    names = Names(look, _WIDTH, _FLAT, [*lines, *((*flat(point), 4.0) for _city, point in stops)])
    _write(chart, [(labels.city(city), flat(point), 5.0) for city, point in stops], names, look.muted)


def countries(frame: pd.DataFrame, geography: Geography, look: Look) -> go.Figure:
    """A disc on each country (entity, label, n) whose area grows with the articles that mention it."""
    chart = world(geography, look)
    most = float(frame.n.max()) if len(frame) else 1.0
    points = [flat(geography.middles[row.entity]) for row in each(frame)]
    sizes = [(4 if look.narrow else 7) + (20 if look.narrow else 38) * math.sqrt(n / most) for n in frame.n]
    chart.add_scatter(
        x=[x for x, _y in points],
        y=[y for _x, y in points],
        mode="markers",
        marker={
            "size": sizes,
            "color": look.colour(0),
            "opacity": 0.75,
            "line": {"width": 1, "color": look.ground},
        },
        customdata=frame.index,
        hovertext=[escape(f"{row.label}: {formats.integer(row.n)}") for row in each(frame)],
        hoverinfo="text",
    )
    names = Names(look, _WIDTH, _FLAT, [(x, y, size / 2) for (x, y), size in zip(points, sizes, strict=True)])
    named = [(str(row.label), point, size / 2) for row, point, size in zip(each(frame), points, sizes, strict=True)]
    _write(chart, named, names, look.text)  # frame is in order of n
    return chart


def _along(points: Sequence[Point]) -> list[tuple[float, float, float]]:
    """Places on a course, one a degree, that no name may cover; each with its half width in pixels."""
    places = []
    for (x, y), (u, v) in pairwise(points):
        steps = max(1, round(math.hypot(u - x, v - y)))
        places += [(x + (u - x) * i / steps, y + (v - y) * i / steps, 2.0) for i in range(steps + 1)]
    return places


def _write(chart: go.Figure, named: Iterable[tuple[str, Point, float]], names: Names, colour: str) -> None:
    """Write each name (text, point, pixels from it) beside its point, where there is room."""
    placed = [(text, middle) for text, point, gap in named if (middle := names.middle(text, point, gap))]
    chart.add_scatter(
        x=[x for _text, (x, _y) in placed],
        y=[y for _text, (_x, y) in placed],
        mode="text",
        text=[escape(text) for text, _middle in placed],
        textfont={"size": names.size, "color": colour},
        hoverinfo="skip",
        showlegend=False,
    )
