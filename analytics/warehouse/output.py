"""A query's answer as a file: CSV, JSON Lines or an Excel sheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# a spreadsheet takes a cell that begins so for a formula and runs it
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
# where a semicolon parts the cells, as in the Russian and Kazakh Excel, quotation marks inside a line do not hold text
# together: what follows a semicolon or a line end begins a cell there, also behind quotation marks, which are its own
_INSIDE = re.compile('([;\\n\\t]"*)(?=[=+\\-@＝＋－＠])')
BOM = "\ufeff"


def to_csv(frame: pd.DataFrame, notes: Mapping[str, str]) -> bytes:
    """Comma separated, UTF-8 with BOM for Excel; first the notes, one `# name: value` a line.

    >>> print(to_csv(pd.DataFrame({"a": ["=1+1", "-5"], "b": [-5, 2]}), {"from": "x"}).decode("utf-8-sig"))
    # from: x
    a,b
    '=1+1,-5
    '-5,2
    <BLANKLINE>
    """
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    for name, value in notes.items():
        writer.writerow([_INSIDE.sub(r"\1'", f"# {name}: {' '.join(value.split())}")])
    writer.writerow([harmless(name) for name in frame.columns])
    for row in rows(frame):
        writer.writerow([harmless(_flat(value)) for value in row.values()])
    return out.getvalue().encode("utf-8", "replace")


def to_jsonl(frame: pd.DataFrame, notes: Mapping[str, str]) -> bytes:
    """One row a line, without the notes: every line is data."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(frame))
    return lines.encode("utf-8", "backslashreplace")


def to_xlsx(frame: pd.DataFrame, notes: Mapping[str, str]) -> bytes:
    """A workbook with the sheets `data` and `notes`, and `data 2` ... for many rows; no cell is a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, safe | {"nan_inf_to_errors": True}) as book:
        names = [_write_sheet(book, frame, first) for first in range(0, max(len(frame), 1), SHEET)]
        beside = book.add_worksheet("notes")
        said = {"sheets": f"{len(frame)} rows stand in the sheets {', '.join(names)}"} if len(names) > 1 else {}
        for number, item in enumerate({**notes, **said}.items()):
            beside.write_row(number, 0, [_cell(part) for part in item])
    return out.getvalue()


def _write_sheet(book: Workbook, frame: pd.DataFrame, first: int) -> str:
    """A sheet of the rows from `first` on, as many as Excel holds beside the heading; its name."""
    sheet = book.add_worksheet(f"data {first // SHEET + 1}" if first else "data")
    part, day = frame.iloc[first : first + SHEET], book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, list(frame.columns), book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(part), 1), max(len(frame.columns) - 1, 0))
    dated = {column for column in range(len(frame.columns)) if _holds_days(part.iloc[:, column])}
    widths = [len(str(name)) for name in frame.columns]
    for number, row in enumerate(rows(part), 1):
        for column, value in enumerate(row.values()):
            if value is None:
                continue
            cell = _cell(_flat(value))
            widths[column] = max(widths[column], len(str(cell)))
            if column in dated and cell >= _FIRST_DAY:
                sheet.write_datetime(number, column, datetime.fromisoformat(cell), day)
            else:
                sheet.write(number, column, cell)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    return str(sheet.name)


_FIRST_DAY = "1900-03-01"  # before it the calendar of Excel is wrong, or has no days at all
_WIDEST = 60  # characters of a column


def _holds_days(values: pd.Series) -> bool:
    """Whether a column holds days and nothing else."""
    told = [value for value in values if not (value is None or value != value)]
    return bool(told) and all(isinstance(value, date) and _is_day(value) for value in told)


def _is_day(value: date) -> bool:
    return not isinstance(value, datetime) or (value.hour, value.minute, value.second) == (0, 0, 0)


FORMATS: dict[str, Callable[[pd.DataFrame, Mapping[str, str]], bytes]] = {
    "csv": to_csv,
    "jsonl": to_jsonl,
    "xlsx": to_xlsx,
}
SHEET = 1_048_575  # rows that a sheet of Excel holds under a heading
CELL = 32_767  # code points that Excel holds in a cell


def harmless(value: Any) -> Any:  # noqa: ANN401 - a cell of any type
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    A carriage return becomes a line feed: the writer would not quote it, and what follows it would begin a row.
    """
    if not isinstance(value, str):
        return value
    text = _INSIDE.sub(r"\1'", value.replace("\r\n", "\n").replace("\r", "\n"))
    return "'" + text if text.lstrip('"').startswith(_FORMULA) else text


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of plain Python values: None for what is missing, dates in ISO 8601."""
    names = list(frame.columns)
    return [
        {name: _count(value) if name == "n" else _plain(value) for name, value in zip(names, row, strict=True)}
        for row in frame.astype(object).itertuples(index=False, name=None)
    ]


def _count(value: Any) -> int | None:  # noqa: ANN401
    """A count: floats hold it where some are unknown."""
    return None if pd.isna(value) else int(value)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "tolist"):  # numpy scalars and arrays
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime | date):
        return None if pd.isna(value) else value.isoformat().removesuffix("T00:00:00")
    return None if value is None or value is pd.NA or value != value else value


def _flat(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return "; ".join(f"{name}: {item}" for name, item in value.items())
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _cell(value: Any) -> Any:  # noqa: ANN401
    return value[:CELL] if isinstance(value, str) else value
