"""What articles say never becomes a formula, a link that runs, or markup in what leaves the program."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
