"""Rows of the queries' frames, one by one."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

Row = Any  # a named tuple whose fields are the columns of its query, which docs/data-model.md names


def each(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows as named tuples; `Index` is the row's number.

    As `DataFrame.itertuples`, which asks a column of text for one value after the other: that takes ten times as long.
    """
    kind = _kind(tuple(map(str, frame.columns)))
    yield from map(kind, frame.index.to_numpy(object), *frame.to_numpy(object).T)


def where(frame: pd.DataFrame, flags: Iterable[bool]) -> pd.DataFrame:
    """The rows whose flag is true; a frame without rows keeps its columns, which `frame[[...]]` would drop."""
    return frame[np.fromiter(flags, dtype=bool, count=len(frame))]


@lru_cache(maxsize=256)
def _kind(columns: tuple[str, ...]) -> type[Any]:
    return namedtuple("Row", ["Index", *columns], rename=True)


def largest(frame: pd.DataFrame, column: str) -> Row:
    """The row with the largest value of a column that has any."""
    return frame.iloc[int(frame[column].to_numpy().argmax())]
