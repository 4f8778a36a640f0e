"""Network of mentions together: stable, at most forty nodes, the strongest ties drawn."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.look import Look, escape, figure, shorten
from dashboard.data.rows import each
from dashboard.text import formats

NODES = 40
EDGES = 90
_ROUNDS = 150


def network(frame: pd.DataFrame, look: Look) -> go.Figure:
    """Nodes sized by mentions, ties by how often together (a_label, b_label, n, n_a, n_b).

    The mark in the middle of a tie carries its row, for the evidence.
    """
    frame = _strongest(frame, 16 if look.narrow else NODES)
    sizes = _sizes(frame)
    names = list(sizes)
    places = layout(names, [(names.index(r.a_label), names.index(r.b_label), float(r.n)) for r in each(frame)])
    chart = figure(look, 520)
    most = float(frame.n.max()) if len(frame) else 1.0
    for row in each(frame):
        a, b = places[names.index(row.a_label)], places[names.index(row.b_label)]
        chart.add_scatter(
            x=[a[0], (a[0] + b[0]) / 2, b[0]],
            y=[a[1], (a[1] + b[1]) / 2, b[1]],
            mode="lines+markers",
            line={"color": look.grid if row.n < most * 0.3 else look.muted, "width": 1 + 5 * row.n / most},
            marker={"size": [0.1, 9, 0.1], "color": look.muted, "opacity": 0.6},
            customdata=[row.Index] * 3,
            hovertext=escape(f"{row.label}: {formats.integer(row.n)}"),
            hoverinfo="text",
        )
    _nodes(chart, names, places, sizes, look)
    chart.update_xaxes(visible=False, range=[-1.25, 1.25])
    chart.update_yaxes(visible=False, range=[-1.12, 1.12])
    return chart


def _strongest(frame: pd.DataFrame, most: int) -> pd.DataFrame:
    """The most frequent pairs whose names are at most so many."""
    names: set[str] = set()
    rows: list[int] = []
    for row in each(frame.sort_values("n", ascending=False, kind="stable")):
        if len(names | {row.a_label, row.b_label}) <= most and len(rows) < EDGES:
            names |= {row.a_label, row.b_label}
            rows.append(row.Index)
    return frame.loc[rows]


def _sizes(frame: pd.DataFrame) -> dict[str, float]:
    sizes: dict[str, float] = {}
    for row in each(frame):
        sizes[row.a_label] = max(sizes.get(row.a_label, 0.0), float(row.n_a))
        sizes[row.b_label] = max(sizes.get(row.b_label, 0.0), float(row.n_b))
    return sizes


def _nodes(chart: go.Figure, names: list[str], places: np.ndarray, sizes: dict[str, float], look: Look) -> None:
    most = max(sizes.values(), default=1.0)
    chart.add_scatter(
        x=places[:, 0] if len(names) else [],
        y=places[:, 1] if len(names) else [],
        mode="markers+text",
        text=[escape(shorten(name, 22)) for name in names],
        textposition="top center",
        textfont={"color": look.text, "size": look.size - (1 if len(names) > 20 else 0)},
        marker={
            "size": [10 + 22 * math.sqrt(sizes[name] / most) for name in names],
            "color": look.colour(0),
            "line": {"width": 2, "color": look.ground},
        },
        hovertext=[escape(f"{name}: {formats.integer(sizes[name])}") for name in names],
        hoverinfo="text",
        cliponaxis=False,
    )


def layout(names: list[str], ties: list[tuple[int, int, float]]) -> np.ndarray:
    """Places in the unit square by Fruchterman and Reingold (1991), from a circle in the order of the
    names' first appearance and without chance, so the same pairs always lie in the same places.
    """
    n = len(names)
    if n == 0:
        return np.zeros((0, 2))
    angle = np.arange(n) * (2 * math.pi / n)
    place = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (0.5 + 0.5 * (np.arange(n)[:, None] % 3) / 2)
    pull = np.zeros((n, n))
    most = max((w for _a, _b, w in ties), default=1.0)
    for a, b, weight in ties:
        pull[a, b] = pull[b, a] = 0.3 + 0.7 * weight / most
    ideal = 1.6 / math.sqrt(n)
    for i in range(_ROUNDS):
        gap = place[:, None] - place[None]
        distance = np.maximum(np.linalg.norm(gap, axis=2), 1e-3)
        force = (ideal**2 / distance - pull * distance**2 / ideal)[..., None] * gap / distance[..., None]
        move = force.sum(axis=1) - 0.15 * place
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        place = place + move / length * np.minimum(length, 0.15 * (1 - i / _ROUNDS))
    place = place - (place.max(axis=0) + place.min(axis=0)) / 2
    spread = np.maximum(np.abs(place).max(axis=0), 1e-9)
    return np.asarray(place / spread if n > 1 else place * 0)
