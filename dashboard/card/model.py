"""What a card is: the record that pages fill and that everything of a card is drawn, kept and saved from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.card.evidence import Evidence
from dashboard.card.table import Column
from dashboard.charts.look import Look
from dashboard.data.rows import Row
from dashboard.data.source import Filters


@dataclass(frozen=True, slots=True)
class Native:
    """How PowerPoint draws the card: columns of its frame. The category of a scatter is a day."""

    kind: Literal["bar", "column", "line", "scatter"]
    category: str
    value: str = "n"
    series: str = ""
    percent: bool = False
    step: str = ""  # where the categories are periods


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says of a chart. `frame` has a RangeIndex; marks carry the number of their row as customdata."""

    key: str
    title: str
    subtitle: str
    frame: pd.DataFrame
    columns: dict[str, Column]
    filters: Filters
    draw: Callable[[Look], go.Figure] | None = None
    finding: str = ""  # the text alternative: what the chart shows
    evidence: Callable[[Row], Evidence | None] | None = None  # of one row
    chooser: str = "label"  # the column that names a row, where the evidence of one is chosen from a list
    footnote: str = ""
    native: Native | None = None  # how PowerPoint draws it
    saved: Callable[[pd.DataFrame], pd.DataFrame] | None = None  # the frame as a file holds it, where that is more
    views: tuple[str, ...] = field(default=("chart", "table", "evidence"))
    whole: bool = True  # made of all that the filters leave: its foot says what that is
