"""The columns of a table that is about to be imported, so that a reader can say which is which."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.confined import call_confined
from analytics.read.delimited import find_table
from analytics.read.folder import LONG_TABLES, WORKBOOKS
from analytics.read.rows import open_table
from analytics.read.sheets import first_rows
from analytics.read.table import find_heading

MOST = 100
_HEAD = 65_536  # characters of a line that are looked at


def columns_of(path: Path) -> list[str]:
    """The names of a table's columns in their order; empty for what is no table or cannot be read."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".jsonl":
            return _of_jsonl(path)[:MOST]
        if suffix in LONG_TABLES:
            return [name for name in call_confined(_of_csv, (path,), path.name) if name][:MOST]
        if suffix in WORKBOOKS:
            return [name for name in call_confined(_of_workbook, (path,), path.name) if name][:MOST]
    except (OSError, ValueError, RecursionError, csv.Error, ReadError):
        pass
    return []


def _of_csv(path: Path) -> list[str]:
    """In the child: the heading, wherever it stands."""
    lines = open_table(path, path.name)
    with lines.file:
        return list(find_table(lines).names)


def _of_jsonl(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as file:
        rows = [json.loads(line) for line in islice(iter(lambda: file.readline(8 * _HEAD), ""), 5) if line.strip()]
    return list(dict.fromkeys(str(name) for row in rows if isinstance(row, dict) for name in row))


def _of_workbook(path: Path) -> list[str]:
    """In the child: the heading of the first sheet that has rows."""
    try:
        rows = first_rows(path, path.name)
        return [cell.strip() for cell in rows[find_heading(rows)]] if rows else []
    except MemoryError:
        raise
    except Exception:
        return []
