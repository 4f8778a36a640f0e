"""The columns of a table that is about to be imported, so that a reader can say which is which."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.confined import call_confined
from analytics.read.delimited import find_table, rows_after
from analytics.read.fields import SAMPLE, guess_fields
from analytics.read.folder import LONG_TABLES, WORKBOOKS
from analytics.read.given import AUTOMATIC, Choices
from analytics.read.jsonl import as_table, first_records
from analytics.read.rows import open_table
from analytics.read.sheets import first_rows
from analytics.read.table import find_heading, named_cells

MOST = 100
EXAMPLES = 3
_SHOWN = 200  # characters of a cell


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table in their order, which is taken for which field, and its first rows."""

    columns: tuple[str, ...]
    fields: dict[str, str]  # {field: column}
    examples: tuple[dict[str, str], ...]  # {column: cell}


def look_at_table(path: Path, choices: Choices = AUTOMATIC) -> Table | None:
    """What a table holds; None for what is no table or cannot be read."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".jsonl":
            return _table(*as_table(first_records(path, path.name)), choices)
        if suffix in LONG_TABLES or suffix in WORKBOOKS:
            look = _of_csv if suffix in LONG_TABLES else _of_workbook
            return _table(*call_confined(look, (path, choices), path.name), choices)
    except (OSError, ValueError, RecursionError, csv.Error, ReadError):
        pass
    return None


def columns_of(path: Path) -> list[str]:
    """The names of a table's columns in their order; empty for what is no table or cannot be read."""
    table = look_at_table(path)
    return list(table.columns) if table else []


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], choices: Choices) -> Table:
    fields = guess_fields(names, rows, choices)
    shown = [{name: cell[:_SHOWN] for name, cell in named_cells(names, row).items() if name} for row in rows[:EXAMPLES]]
    return Table(tuple(name for name in names if name)[:MOST], fields, tuple(shown))


Head = tuple[list[str], list[list[str]]]


def _of_csv(path: Path, choices: Choices) -> Head:
    """In the child: the heading, wherever it stands, and the rows after it."""
    lines = open_table(path, path.name)
    with lines.file:
        heading = find_table(lines, choices)
        rows = [list(row.cells) for row in islice(rows_after(lines, heading), SAMPLE) if not row.fault]
        return list(heading.names), rows


def _of_workbook(path: Path, choices: Choices) -> Head:
    """In the child: the heading of the first sheet that has rows, and the rows after it."""
    try:
        rows = first_rows(path, path.name)
    except MemoryError:
        raise
    except Exception:
        return [], []
    at = find_heading(rows, choices)
    return ([cell.strip() for cell in rows[at]], rows[at + 1 :]) if rows else ([], [])
