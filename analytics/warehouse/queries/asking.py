"""How every query talks to the database: one cursor a call, values bound and never written into the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd
import pyarrow as pa

from analytics.errors import UsageError, WarehouseError
from analytics.statistics import wilson

_NAMES = re.compile(r"\$([a-z_]+)")
LARGEST_PAGE = 1_000_000
LARGEST_NUMBER = 2**31 - 1  # of an article: INTEGER of the tables


class Answering(Protocol):
    """A warehouse, or the arrays of one publication of it: what a question is put to."""

    folder: Path

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection for one question."""
        ...


Tables = Mapping[str, Mapping[str, Any]]  # arrays by column by name


def ask(warehouse: Answering, query: str, **values: object) -> pd.DataFrame:
    """Run a query; values that it does not name are left aside."""
    return ask_with(warehouse, query, {}, **values)


def ask_with(warehouse: Answering, query: str, tables: Tables, **values: object) -> pd.DataFrame:
    """Run a query that reads arrays as columns of tables."""
    named = set(_NAMES.findall(query))
    cursor = warehouse.cursor()
    try:
        for name, columns in tables.items():
            cursor.register(name, pa.table(dict(columns)))
        return cursor.execute(query, {name: value for name, value in values.items() if name in named}).df()
    except (
        duckdb.IOException,
        duckdb.FatalException,
        duckdb.SerializationException,
        duckdb.InternalException,
    ) as error:
        raise WarehouseError(f"{warehouse.folder}: the database is damaged; build it again ({error})") from error
    finally:
        cursor.close()


def with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Add share = n / total and its Wilson bounds low, high (95 %); NaN where nothing was collected."""
    frame = frame.assign(n=counts(frame["n"]), total=counts(frame["total"]))
    low, high = wilson(frame["n"], frame["total"])
    return frame.assign(share=frame["n"] / frame["total"].where(frame["total"] > 0), low=low, high=high)


def counts(column: pd.Series) -> pd.Series:
    """Counts as plain integers, or as floats with NaN where some are unknown: charts draw no pandas.NA."""
    return column.astype("float64" if column.hasnans else "int64")


def window(page: int, size: int) -> dict[str, int]:
    """The bound values of LIMIT $size OFFSET $offset; pages count from 1."""
    if page < 1 or size < 1:
        raise UsageError(f"page {page} of {size} rows: both start at 1")
    size = min(size, LARGEST_PAGE)
    return {"size": size, "offset": (page - 1) * size}


def check_count(name: str, value: int) -> None:
    """Raise UsageError for a count of rows that is none: `limit`, `size`, `page` from 1, others and numbers from 0.

    >>> check_count("limit", 0)
    Traceback (most recent call last):
    analytics.errors.UsageError: limit 0: it is a whole number from 1 to 1000000
    """
    least, most = (1, LARGEST_PAGE) if name in ("limit", "size", "page") else (0, LARGEST_NUMBER)
    if not least <= value <= most:
        raise UsageError(f"{name.replace('_', '-')} {value}: it is a whole number from {least} to {most}")


def chosen(name: str, value: str, known: dict[str, str] | tuple[str, ...]) -> str:
    """The value, if it is known; raises UsageError that lists what is."""
    if value not in known:
        raise UsageError(f"{name} '{value}': it is one of {', '.join(known)}")
    return value


def begins(column: str) -> str:
    """Whether a column begins with $prefix, in SQL; case, ё and е, the apostrophes of Uzbek are alike."""
    return f"starts_with({_plain(column)}, {_plain('$prefix')})"


def _plain(text: str) -> str:
    return f"translate(lower({text}), '‘’`ʼ´ё' || chr(39), 'ʻʻʻʻʻеʻ')"
