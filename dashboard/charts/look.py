"""How every chart looks: one Plotly template, light and dark, readable on a projector and by the colour-blind.

Six colours that stay apart under the three common colour deficiencies (checked by the tests) and against their ground
(contrast 4.5:1 at least, for they also colour the labels); each comes with its own symbol: colour never stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

FONT = "Inter, Noto Sans, DejaVu Sans, sans-serif"
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_LIGHT = ("#0a5c94", "#c2410c", "#00735c", "#8b3a8f", "#8a6100", "#4b5563")
_DARK = ("#5ab0ea", "#f79055", "#3ecfa5", "#d68ad9", "#e0b13c", "#a9b4c0")


@dataclass(frozen=True, slots=True)
class Look:
    """The reader's theme, and whether the chart is for a projector, or for a phone."""

    dark: bool = False
    big: bool = False
    narrow: bool = False

    @property
    def series(self) -> tuple[str, ...]:
        return _DARK if self.dark else _LIGHT

    @property
    def ground(self) -> str:
        return "#12181f" if self.dark else "#ffffff"

    @property
    def text(self) -> str:
        return "#e8edf2" if self.dark else "#1b2430"

    @property
    def muted(self) -> str:
        return "#a3afbb" if self.dark else "#56626f"

    @property
    def grid(self) -> str:
        return "#2a343f" if self.dark else "#e6eaee"

    @property
    def fill(self) -> str:
        """A quiet surface: land on a map, cells without data."""
        return "#222c37" if self.dark else "#edf0f3"

    @property
    def size(self) -> int:
        return 27 if self.big else 13  # 27 px are 20 pt

    def colour(self, i: int) -> str:
        """The colour of the i-th series."""
        return self.series[i % len(self.series)]

    @property
    def faint(self) -> str:
        """The least of a scale."""
        return "#1c2c3a" if self.dark else "#dcebf7"

    def scale(self) -> list[list[object]]:
        """One hue from faint to strong, for a heat map."""
        return [[0, self.faint], [1, self.series[0]]]


@cache
def template(look: Look) -> go.layout.Template:
    """The Plotly template of a look."""
    axis = {
        "gridcolor": look.grid,
        "linecolor": look.grid,
        "zeroline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"color": look.muted},
        "title": {"font": {"color": look.muted, "size": look.size}, "standoff": 8},
        "fixedrange": True,
    }
    layout = go.Layout(
        font={"family": FONT, "size": look.size, "color": look.text},
        paper_bgcolor=look.ground,
        plot_bgcolor=look.ground,
        colorway=list(look.series),
        margin={"l": 8, "r": 16, "t": 12, "b": 8},
        xaxis=axis | {"ticklabelstandoff": 6},
        yaxis=axis,
        hoverlabel={
            "font": {"family": FONT, "size": look.size, "color": look.text},
            "bgcolor": look.ground,
            "bordercolor": look.muted,
            "align": "left",
            "namelength": -1,
        },
        hovermode="closest",
        showlegend=False,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": {"text": ""}},
        dragmode=False,
        clickmode="event+select",
        bargap=0.28,
        separators=".,",
    )
    faded = {"marker": {"opacity": 0.35}, "textfont": {"color": look.muted}}
    chosen = {"marker": {"opacity": 1}, "textfont": {"color": look.text}}
    marks = {"selected": chosen, "unselected": faded}
    data = {"bar": [go.Bar(**marks)], "scatter": [go.Scatter(**marks)]}
    return go.layout.Template(layout=layout, data=data)


def figure(look: Look, height: int) -> go.Figure:
    """An empty figure of this look; height in pixels."""
    figure = go.Figure()
    figure.update_layout(template=template(look), height=height)
    return figure


def shorten(text: str, limit: int = 30) -> str:
    """A label that fits beside a chart; the whole text is told on hover.

    >>> shorten("Trans-Caspian International Transport Route", 20)
    'Trans-Caspian Inter…'
    """
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def escape(text: object) -> str:
    """Text from outside inside a chart: Plotly reads some tags, so none is let through.

    >>> escape("<b>A & B</b>")
    '&lt;b&gt;A &amp; B&lt;/b&gt;'
    """
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def apart(points: list[tuple[float, float]], dx: float, dy: float) -> set[int]:
    """Which of the points, the most important first, can carry a label without covering the label of another.

    >>> sorted(apart([(0, 0), (0.1, 0), (5, 0)], 1, 1))
    [0, 2]
    """
    kept: list[int] = []
    for i, (x, y) in enumerate(points):
        if all(abs(x - points[j][0]) > dx or abs(y - points[j][1]) > dy for j in kept):
            kept.append(i)
    return set(kept)
