"""The ledger as a file: a spreadsheet can compute with it, and every claim says whose it is and where it stands."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analytics import warehouse
from analytics.warehouse.output import to_csv, to_xlsx
from analytics.warehouse.queries import QUERIES, Filters
from dashboard.card.menu import tidy
from dashboard.card.table import Column
from dashboard.data.source import NOTHING
from dashboard.text import i18n
from dashboard.views import ledger

TEXT = """Exports grew, trader says

In 2023 Peru exported 3.5 tonnes of cocoa to Chile. At least 12 flights per week leave Lima.
Chile imported 7 to 9 million litres of juice from Peru in 2022.
"""


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("articles")
    head = "title: Cocoa and juice\ndate: 2024-02-03\nsource: River Herald\nurl: https://example.org/cocoa\n"
    (folder / "a.txt").write_text(f"---\n{head}---\n{TEXT}", encoding="utf-8")
    place = tmp_path_factory.mktemp("warehouse")
    warehouse.build(folder, place)
    opened = warehouse.open(place)
    found = QUERIES["figures"](opened, Filters())
    opened.close()
    return found


def saved(frame: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    i18n.use(language)
    return tidy(ledger.of(ledger.readable(frame), NOTHING, "ledger", "Ledger", len(frame), draw=False))


def test_the_first_line_of_the_file_is_its_heading_and_the_numbers_are_numbers(frame: pd.DataFrame) -> None:
    lines = list(csv.DictReader(io.StringIO(to_csv(saved(frame), {}).decode("utf-8-sig"))))
    told = {line["As written"]: line for line in lines}
    cocoa, flights = told["3.5 tonnes"], next(line for text, line in told.items() if "12" in text)
    assert (float(cocoa["Value"]), cocoa["Unit"]) == (3.5, "tonnes")
    assert (cocoa["Period"], cocoa["Period from"], cocoa["Period to"]) == ("2023", "2023-01-01", "2023-12-31")
    assert cocoa["Partners (codes)"] == "PE; CL"
    assert (cocoa["Title"], cocoa["Source"], cocoa["Published"]) == ("Cocoa and juice", "River Herald", "2024-02-03")
    assert (cocoa["Address"], cocoa["Language"]) == ("https://example.org/cocoa", "English")
    assert (flights["How exact"], flights["Counted per"]) == ("at least", "a week")
    for line in lines:
        assert float(line["Lowest"]) <= float(line["Highest"])
        assert line["How sure"].split(",")[0] in ("sure", "likely", "doubtful")


def test_a_range_has_its_ends_and_no_value(frame: pd.DataFrame) -> None:
    told = saved(frame)
    ranges = told[told["Value"].isna()]
    assert [(row["Lowest"], row["Highest"]) for _, row in ranges.iterrows()] == [(7e6, 9e6)]


def test_a_sheet_holds_numbers_days_widths_and_a_filter_and_its_notes_beside_it(frame: pd.DataFrame) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(saved(frame), {"Filters": "none"})))
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    cells = {head: [row[at].value for row in sheet.iter_rows(min_row=2)] for at, head in enumerate(heads)}
    assert all(isinstance(value, int | float) for value in cells["Lowest"])
    assert set(cells["Published"]) == {dt.datetime(2024, 2, 3)}
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > len(heads[0])
    assert [cell.value for cell in book["notes"][1]] == ["Filters", "none"]


def test_days_that_excel_has_not_stand_as_texts() -> None:
    frame = pd.DataFrame({"day": [dt.date(1867, 5, 4), dt.date(2024, 5, 4), None]})
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, {}))).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["1867-05-04", dt.datetime(2024, 5, 4)]


@pytest.mark.parametrize(("language", "heads"), [("ru", {"Значение", "Единица", "Адрес"}), ("kk", {"Мәні", "Бірлік"})])
def test_headings_are_those_of_the_screen(frame: pd.DataFrame, language: str, heads: set[str]) -> None:
    told = saved(frame, language)
    assert heads <= set(told.columns)
    assert len(set(told.columns)) == len(told.columns)


def test_two_columns_of_one_heading_are_told_apart(frame: pd.DataFrame) -> None:
    card = ledger.of(ledger.readable(frame), NOTHING, "x", "X", len(frame), draw=False)
    columns = {"text": Column("Said"), "normal": Column("Said"), "date": Column("Day", "date")}
    from dataclasses import replace

    assert list(tidy(replace(card, saved=None, columns=columns)).columns)[:3] == ["Said (text)", "Said (normal)", "Day"]


def test_of_no_claims_the_file_has_its_headings(tmp_path: Path, frame: pd.DataFrame) -> None:
    none = saved(frame.head(0))
    assert list(none.columns) == list(saved(frame).columns)
    assert to_csv(none, {}).count(b"\n") == 1
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(none, {}))).worksheets[0].max_row == 1
