"""What stands behind a mark: stories of a burst, claims of a register."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

Start = Callable[..., AppTest]


def stories_of_the_commonest_keyword() -> None:
    import datetime as dt

    from dashboard.card.evidence import Evidence, sentences
    from dashboard.data import source
    from dashboard.text import i18n

    i18n.use("en")
    row = source.ask("keywords_top", limit=1).iloc[0]
    days = {"start": dt.date(1990, 1, 1), "end": dt.date(2030, 1, 1)}
    sentences(Evidence(row.keyword, {"lemma": row.lemma} | days, stories=True), source.NOTHING, "burst")


def claims_of_the_country_most_claimed_of() -> None:
    from dashboard.card.evidence import Evidence, sentences
    from dashboard.data import source
    from dashboard.text import i18n

    i18n.use("en")
    frame = source.ask("registers", kind="country").sort_values("n_claims")
    sentences(Evidence("most", {"entity": frame.entity.iloc[-1]}, claims="register_claims"), source.NOTHING, "register")


@pytest.fixture
def shown(app: Start, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], AppTest]:
    """Run a script over the small warehouse, which the fixture `app` has named; links need the whole app's pages."""
    monkeypatch.setattr(st, "page_link", lambda page, label, **_rest: st.text(label))

    def run(script: Callable[[], None]) -> AppTest:
        at = AppTest.from_function(script, default_timeout=60).run()
        assert not at.exception, at.exception[0].message
        return at

    return run


def test_a_burst_opens_its_stories(shown: Callable[[Callable[[], None]], AppTest]) -> None:
    at = shown(stories_of_the_commonest_keyword)
    assert "its top stories" in at.markdown[0].value
    assert len(at.text) > 1
    assert all("told in" in caption.value for caption in at.caption)


def test_a_row_of_a_register_opens_its_claims_the_oldest_first(
    shown: Callable[[Callable[[], None]], AppTest],
) -> None:
    at = shown(claims_of_the_country_most_claimed_of)
    assert "claims" in at.markdown[0].value
    assert len(at.get("html")) > 1
    assert all("<mark" in sentence.proto.body for sentence in at.get("html"))
