"""No cell of a CSV file is a formula, whatever the spreadsheet takes for what parts the cells."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analytics.warehouse.output import to_csv

PIECES = ("=1+1", "@sum", "+7", "-2", "a", "б", " ", ",", ";", "\t", "\n", "\r", '"', '""', "'", "＝1")
texts = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
SIGNS = tuple("=+-@＝＋－＠")


@settings(deadline=None, max_examples=300)
@given(texts, texts, texts)
@example("a", 'x;"=1+1', "")
@example("a", 'x\t""@sum', '"=1+1')
def test_no_cell_begins_a_formula(first: str, second: str, note: str) -> None:
    text = to_csv(pd.DataFrame({"a": [first], "b": [second]}), {"note": note}).decode("utf-8-sig")
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.startswith(SIGNS)], (delimiter, row)


@pytest.mark.parametrize("value", ["a; b", "рост на 5, -3", 'he said "no"', "2024-01-01", "x=1"])
def test_other_texts_are_as_they_were(value: str) -> None:
    text = to_csv(pd.DataFrame({"a": [value]}), {}).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [value]
