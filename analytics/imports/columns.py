"""The columns of a table that is about to be imported, so that a reader can say which is which."""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.archive import check_archive
from analytics.read.confined import call_confined

MOST = 100
_HEAD = 65_536  # bytes that are looked at


def columns_of(path: Path) -> list[str]:
    """The names of a table's columns in their order; empty for what is no table or cannot be read."""
    try:
        if path.suffix.lower() == ".csv":
            return _of_csv(path)[:MOST]
        if path.suffix.lower() == ".jsonl":
            return _of_jsonl(path)[:MOST]
        if path.suffix.lower() == ".xlsx":
            check_archive(path, path.name)
            return call_confined(_of_xlsx, (path,), path.name)[:MOST]
    except (OSError, ValueError, RecursionError, csv.Error, ReadError):
        pass
    return []


def _of_csv(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        line = file.readline(_HEAD)
    return [name for name in next(csv.reader([line], delimiter=max(",;\t", key=line.count)), []) if name.strip()]


def _of_jsonl(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as file:
        rows = [json.loads(line) for line in islice(iter(lambda: file.readline(8 * _HEAD), ""), 5) if line.strip()]
    return list(dict.fromkeys(str(name) for row in rows if isinstance(row, dict) for name in row))


def _of_xlsx(path: Path) -> list[str]:
    """In the child: the first row of the first sheet."""
    import openpyxl

    try:
        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return [str(value) for value in next(sheet.iter_rows(values_only=True, max_row=1), ()) if value is not None]
    except MemoryError:
        raise
    except Exception:
        return []
