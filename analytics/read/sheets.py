"""Workbooks (.xlsx, .xls, .ods): every sheet that is shown. Always run in a child process (`confined`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.errors import ReadError
from analytics.read.archive import check_archive
from analytics.read.fields import SAMPLE, guess_fields
from analytics.read.given import AUTOMATIC, Choices
from analytics.read.rows import HEADING_WITHIN
from analytics.read.table import article_of_row, find_columns, find_heading, match_columns, named_cells
from analytics.records import Article

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_CELLS = 5_000_000  # of a sheet: one written cell in the last corner would stretch it to thousands of millions
Cell = float | str | bool | time | date | timedelta
Rows = list[list[str]]


def read_workbook(path: Path, name: str, choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """One article a row of each sheet, columns named as in a .csv; a sheet without a text column is told."""
    sheets = list(_sheets(path, name))
    wanted = [title for title, rows in sheets if isinstance(rows, list) and _has_text(rows, choices)]
    for number, (title, rows) in enumerate(sheets):
        if isinstance(rows, ReadError):
            yield rows
        elif title in wanted or not wanted:
            yield from _articles(rows, name if number == 0 else f"{name}/{title}", choices)
        elif rows:
            yield ReadError(name, f"the sheet '{title}' has no column for the text: passed over")


def first_rows(path: Path, name: str) -> Rows:
    """The first rows of the first sheet that has some; raises ReadError for what is no workbook."""
    return next((rows[:HEADING_WITHIN] for _, rows in _sheets(path, name) if isinstance(rows, list) and rows), [])


def _has_text(rows: Rows, choices: Choices) -> bool:
    if any("text" in match_columns(row, choices) for row in rows[:HEADING_WITHIN]):
        return True
    return bool(rows) and "text" in guess_fields([cell.strip() for cell in rows[0]], rows[1:], choices)


def _articles(rows: Rows, name: str, choices: Choices) -> Iterator[Article | ReadError]:
    at = find_heading(rows[:HEADING_WITHIN], choices)
    names = [cell.strip() for cell in rows[at]] if rows else []
    columns = find_columns(names, rows[at + 1 : at + 1 + SAMPLE], name, choices)
    for number, cells in enumerate(rows[at + 1 :], at + 2):
        if any(cells):
            yield article_of_row(named_cells(names, cells), columns, f"{name}:{number}", choices)


def _sheets(path: Path, name: str) -> Iterator[tuple[str, Rows | ReadError]]:
    """Title and rows of each sheet; in place of the rows of one that is hidden or too large an error that says so."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if path.suffix.lower() != ".xls":
        check_archive(path, name)
    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            for sheet in book.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                if sheet.visible != SheetVisibleEnum.Visible:
                    yield sheet.name, ReadError(name, f"the sheet '{sheet.name}' is hidden: passed over")
                else:
                    yield sheet.name, _rows(book, sheet.name, name)
    except CalamineError as error:
        raise ReadError(name, "damaged, or not what its name says") from error


def _rows(book: CalamineWorkbook, title: str, name: str) -> Rows | ReadError:
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        return ReadError(name, f"the sheet '{title}' has more than {MAX_CELLS} cells: passed over")
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet)
    return rows


def _fill_merged(rows: Rows, sheet: CalamineSheet) -> None:
    """The value of a merged cell in all the places that it covers; never more than the sheet has."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if value:
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * len(row[left : right + 1])


def _text(value: Cell) -> str:
    """A cell as text; a moment as ISO 8601 without its time of day, a whole number without a fraction."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
