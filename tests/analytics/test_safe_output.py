"""What articles say never becomes a formula, a link that runs, or markup in what leaves the program."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.warehouse import output
from analytics.warehouse.output import to_csv, to_xlsx

FORMULAS = (
    *('=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1"),
    *("=1+1", "+", "-", "@", "\n=1+1", "a\r=1+1", "a\r\n=1+1", "＝1+1"),
)


def cells(data: bytes) -> list[str]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [cell for row in rows for cell in row if not cell.startswith("#")]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    found = cells(to_csv(pd.DataFrame({"title": [text], text: ["x"], "list": [[text, "b"]]}), {"query": text}))
    assert found
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_begins_a_cell_where_semicolons_part_them(text: str) -> None:
    data = to_csv(pd.DataFrame({"title": [f"a;{text}", f"a\n{text}"]}), {"query": f"b;{text}"})
    rows = [line.split(";") for line in data.decode("utf-8-sig").splitlines()]
    assert not [cell for row in rows for cell in row if cell.lstrip('"').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_sheet_is_a_formula_or_a_link(text: str) -> None:
    frame = pd.DataFrame({"title": [text, "http://example.org/\x07"], "list": [[text], []]})
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(frame, {"query": text, text: "x"})))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert found
    assert {cell.data_type for cell in found} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in found)


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_text_keeps_its_numbers_and_is_no_formula(title: str, note: str) -> None:
    found = cells(to_csv(pd.DataFrame({"title": [title], "n": [-5]}), {"note": note}))
    assert found[-1] == "-5"
    assert not [cell for cell in found[:-1] if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_more_rows_than_a_sheet_holds_go_on_in_another_and_the_notes_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert output.SHEET == 2**20 - 1  # Excel's rows without the heading
    monkeypatch.setattr(output, "SHEET", 2)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(pd.DataFrame({"n": range(5)}), {"query": "x"})))
    assert book.sheetnames == ["data", "data 2", "data 3", "notes"]
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in book.worksheets[:3]] == [
        ["n", 0, 1],
        ["n", 2, 3],
        ["n", 4],
    ]
    assert "5 rows" in book["notes"]["B2"].value
