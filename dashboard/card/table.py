"""The table of a card: headings in words, numbers and days in the reader's locale, columns as wide as their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

from dashboard.text import formats

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Kind = Literal["text", "right", "integer", "share", "number", "date", "list"]
WIDEST = 190  # pixels of a column of text
FORMATTED = 40_000  # cells; more are left to the browser, in its own locale
_WRITTEN: dict[str, Callable[[object], str]] = {
    "integer": formats.integer,
    "share": formats.share,
    "number": formats.decimal,
    "date": partial(formats.date, empty="–"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and of the exports."""

    title: str
    kind: Kind = "text"
    width: int | None = None  # pixels of a text; None: as its content asks for


def readable(frame: pd.DataFrame, columns: dict[str, Column]) -> pd.DataFrame:
    """The table as values: headings in words, lists joined, dates as dates."""
    shown: dict[str, Any] = {}
    for name, column in columns.items():
        values = frame[name]
        if column.kind == "date":
            values = pd.Series([formats.as_date(v) for v in values], dtype="object")
        elif column.kind == "number":
            values = pd.to_numeric(values).round(2)
        elif column.kind == "list":
            values = pd.Series([", ".join(map(str, v)) if v is not None else "" for v in values], dtype="object")
        elif column.kind in ("text", "right"):
            values = pd.Series(["" if formats.missing(v) else str(v) for v in values], dtype="object")
        shown[column.title] = values.to_numpy()
    return pd.DataFrame(shown)


def styled(frame: pd.DataFrame, columns: dict[str, Column]) -> pd.DataFrame | Styler:
    """The table as the reader sees it: sorted by its values, written in the reader's locale."""
    shown = readable(frame, columns)
    writers = {column.title: _WRITTEN[column.kind] for column in columns.values() if column.kind in _WRITTEN}
    if not writers or shown.size > FORMATTED:
        return shown
    return shown.style.format(dict(writers))


def texts(frame: pd.DataFrame, columns: dict[str, Column]) -> list[list[str]]:
    """The rows as texts, for a slide."""
    shown = readable(frame, columns)
    written = [_WRITTEN.get(column.kind, str) for column in columns.values()]
    return [[write(value) for write, value in zip(written, row, strict=True)] for row in shown.itertuples(index=False)]


def config(frame: pd.DataFrame, columns: dict[str, Column]) -> dict[str, Any]:
    """How Streamlit's grid shows the columns."""
    made: dict[str, Any] = {}
    shown = readable(frame, {name: column for name, column in columns.items() if column.kind in ("text", "list")})
    for column in columns.values():
        if column.kind in ("text", "list") and (width := column.width or _width(shown[column.title])):
            made[column.title] = st.column_config.TextColumn(width=width)
        elif column.kind == "right":
            made[column.title] = st.column_config.TextColumn(alignment="right", width=column.width)
        elif column.kind in ("integer", "number", "share"):
            made[column.title] = st.column_config.NumberColumn()
        elif column.kind == "date":
            made[column.title] = st.column_config.DateColumn(width=105)
    return made


def _width(values: pd.Series) -> int | None:
    """Pixels for nine in ten of the texts: Streamlit's grid cuts them where most are shorter, or empty."""
    lengths = sorted(len(str(value)) for value in values if not formats.missing(value) and value != "")
    return min(20 + 7 * lengths[len(lengths) * 9 // 10], WIDEST) if lengths else None
