"""What every card has: the chosen mark in the link, the strip of what was collected, a table in the reader's locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from dashboard.card import Column, Evidence, coverage, mark, table
from dashboard.card.coverage import Cell
from dashboard.data.source import Filters
from dashboard.text import i18n

Start = Callable[..., AppTest]
YEARS = [Cell(dt.date(2020, 1, 1), 3), Cell(dt.date(2021, 1, 1), 0), Cell(dt.date(2022, 1, 1), 6)]


def test_mark_means_what_is_asked_for_not_how_it_is_called() -> None:
    kazakhstan = mark.code(Evidence("Kazakhstan", {"entity": "KZ"}))
    assert kazakhstan == mark.code(Evidence("Казахстан", {"entity": "KZ"}))
    others = [
        Evidence("", {"entity": "UZ"}),
        Evidence("", {"entity": "KZ", "period": "year"}),
        Evidence("", {"entity": "KZ"}, Filters(sources=("A",))),
    ]
    assert kazakhstan not in {mark.code(other) for other in others}


def test_a_link_to_a_mark_opens_its_sentences(app: Start) -> None:
    code = mark.code(Evidence("", {"entity": "KZ"}))
    plain, linked = app("mentions"), app("mentions", **{"top-mark": code})
    sentences = [sum("<blockquote" in str(html.proto.body) for html in at.get("html")) for at in (plain, linked)]
    assert sentences[0] == 0 < sentences[1]
    assert linked.query_params["top-mark"] == code


def test_a_link_to_a_mark_that_is_not_there_says_so(app: Start) -> None:
    at = app("mentions", **{"top-mark": "00000000"})
    assert any("is not here" in caption.value for caption in at.caption)
    assert "top-mark" not in at.query_params


def test_marks_of_the_chosen_row_stand_out() -> None:
    chart = go.Figure([go.Bar(customdata=np.array([0, 1, 2])), go.Bar(customdata=pd.Index([3, 4])), go.Bar()])
    chosen = [trace.selectedpoints for trace in mark.shown(chart, 1).data]
    assert chosen == [(1,), (), None]


def test_strip_hatches_what_was_not_collected_and_says_it() -> None:
    drawn = coverage.strip(YEARS, "year")
    assert drawn.count("<i ") == 3
    assert drawn.count('class="none"') == 1
    assert 'aria-label="Collected: 2020 – 2022; nothing in 2021."' in drawn


def test_numbers_and_days_of_a_table_are_in_the_readers_locale() -> None:
    frame = pd.DataFrame({"n": [1234, 5], "day": [dt.date(2025, 11, 13), None], "part": [0.125, float("nan")]})
    columns = {"n": Column("N", "integer"), "day": Column("Day", "date"), "part": Column("Part", "share")}
    i18n.use("ru")
    rows = [[text.replace("\xa0", " ").replace("\u202f", " ") for text in row] for row in table.texts(frame, columns)]
    assert rows == [["1 234", "13 нояб. 2025 г.", "12,5 %"], ["5", "–", "–"]]
    assert list(table.readable(frame, columns)["N"]) == [1234, 5]
