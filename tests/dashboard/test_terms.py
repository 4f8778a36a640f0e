"""The Keywords page says what its shares are taken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

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
