"""Tidy CSV that a spreadsheet opens without harm: UTF-8 with BOM, and no cell that could run as a formula."""

from __future__ import annotations

import csv as standard
import io

import numpy as np
import pandas as pd

from dashboard.exports.about import About

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def neutral(value: object) -> object:
    """A text that a spreadsheet could take for a formula gets an apostrophe before it; a number stays a number.

    >>> neutral("=1+1"), neutral("-2 °C"), neutral(-2.5), neutral("Astana")
    ("'=1+1", "'-2 °C", -2.5, 'Astana')
    """
    return "'" + value if isinstance(value, str) and value.lstrip().startswith(_DANGEROUS) else value


def cell(value: object) -> object:
    """What stands in a cell: lists joined, nothing for a missing value, whole numbers without a point."""
    if isinstance(value, list | tuple | np.ndarray):
        return neutral("; ".join(map(str, value)))
    if value is None or value != value:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return neutral(value)


def as_csv(frame: pd.DataFrame, about: About) -> bytes:
    """The frame under some lines that begin with # and say where it comes from."""
    buffer = io.StringIO()
    writer = standard.writer(buffer, lineterminator="\r\n")
    for heading, value in about.lines():
        writer.writerow([f"# {heading}: {value}"])
    writer.writerow([neutral(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([cell(value) for value in row])
    return "\ufeff".encode() + buffer.getvalue().encode("utf-8", "replace")
