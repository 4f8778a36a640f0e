"""Rows of the queries' frames, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

Row = Any  # a named tuple whose fields are the columns of its query, which docs/data-model.md names


def each(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows as named tuples; `Index` is the row's number."""
    yield from frame.itertuples()


def row_at(frame: pd.DataFrame, index: int) -> Row:
    """The row of this index as a Series."""
    return frame.iloc[frame.index.get_loc(index)]


def largest(frame: pd.DataFrame, column: str) -> Row:
    """The row with the largest value of a column that has any."""
    return frame.iloc[int(frame[column].to_numpy().argmax())]
