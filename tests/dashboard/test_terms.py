"""The Keywords page says what its shares are taken of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts import bars, spans
from dashboard.charts.look import Look
from dashboard.views import changes

LIGHT = Look()
Start = Callable[..., AppTest]


def _text(at: AppTest) -> str:
    shown = (str(getattr(e, "value", "")) for kind in ("markdown", "caption", "info") for e in at.get(kind))
    return "\n".join(shown).replace("\\", "")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({}, "Share of articles, by year"),
        ({"keywords-of": "sources"}, "Mean of the shares of articles of the sources, each counting alike, by year"),
        ({"keywords-show": "n", "keywords-of": "sources"}, "Number of articles, by year"),
    ],
)
def test_the_subtitle_names_the_denominator_of_the_link(app: Start, link: dict[str, str], told: str) -> None:
    at = app("keywords", **{"keywords-period": "year"}, **link)
    assert told in _text(at)
    assert not at.warning


def test_an_empty_panel_is_said_and_not_drawn(app: Start) -> None:
    at = app("keywords", **{"keywords-of": "panel", "keywords-period": "day"})
    assert "No source has articles in every period (by day)" in _text(at)
    assert "How often the terms come up" not in _text(at)


def test_parts_of_a_phrase_with_the_same_counts_stand_for_nothing_more() -> None:
    frame = pd.DataFrame({"lemma": ["flood", "flood relief", "relief", "spring flood"], "n": [9, 9, 7, 7]})
    assert changes.apart(frame, ("n",)).lemma.tolist() == ["flood relief", "relief", "spring flood"]


def test_a_burst_is_a_bar_over_its_days_on_the_axis_of_all() -> None:
    frame = pd.DataFrame(
        {"label": ["flood"], "start": [pd.Timestamp("2024-05-01")], "end": [pd.Timestamp("2024-05-10")]}
    )
    chart = spans.spans(frame, LIGHT, ["flood: 9"], [dt.date(2024, 1, 1), dt.date(2024, 12, 31)])
    bar = chart.data[0]
    assert (bar.base[0], bar.x[0]) == ("2024-05-01", 10 * 86_400_000)
    assert chart.layout.xaxis.range[0] < "2024-01-01"
    assert chart.layout.xaxis.range[1] > "2024-12-31"


def test_a_bar_that_chance_may_explain_is_hollow() -> None:
    frame = pd.DataFrame({"log_ratio": [2.0, 1.0]})
    marker = bars.diverging(frame, LIGHT, ["a", "b"], ["", ""], [True, False]).data[0].marker
    assert marker.color[0] == marker.line.color[0]
    assert marker.color[1] == LIGHT.ground
    assert changes.chance([True, True]) == ""
    assert "chance" in changes.chance([True, False])


def test_languages_are_compared_by_concepts_at_first(app: Start) -> None:
    assert "All concepts of both" in _text(app("compare", by="lang"))
    assert "All keywords of both" in _text(app("compare", by="lang", **{"lang-of": "keywords"}))
    assert "All keywords of both" in _text(app("compare"))
