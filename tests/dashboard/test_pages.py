"""Every page runs over a real warehouse and shows what it promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGES = sorted(p.stem for p in (Path(__file__).parents[2] / "dashboard" / "app_pages").glob("*.py"))
Start = Callable[..., AppTest]


def texts(at: AppTest) -> str:
    return "\n".join(
        str(element.value) for kind in ("title", "markdown", "caption", "info") for element in at.get(kind)
    )


@pytest.mark.parametrize("page", PAGES)
def test_page_runs_and_has_its_title(app: Start, page: str) -> None:
    at = app(page)
    assert at.title[0].value.lower().replace(" ", "_") == page
    assert not at.error


@pytest.mark.parametrize("code", ["ru", "kk", "uz-Latn", "uz-Cyrl"])
def test_pages_speak_the_chosen_language(app: Start, code: str) -> None:
    assert app(ui=code).title[0].value != "Overview"


def test_overview_counts_what_is_there(app: Start) -> None:
    at = app()
    counts = {metric.label: metric.value for metric in at.metric}
    assert int(counts["Articles"]) > 10
    assert 1 < int(counts["Sources"]) <= int(counts["Articles"])


def test_charts_have_a_text_alternative_and_true_dates(app: Start) -> None:
    at = app()
    charts = at.get("plotly_chart")
    assert charts
    for chart in charts:
        assert chart.proto.alt
    volume = json.loads(charts[0].proto.spec)
    assert all(len(day) == 10 for day in volume["data"][0]["x"])


def test_filter_narrows_every_count(app: Start) -> None:
    whole, part = app(), app(lang=["ru"])
    assert int(part.metric[0].value) < int(whole.metric[0].value)
    assert any("Russian" in button.label for button in part.button if (button.key or "").startswith("chip-"))


def test_filter_that_removes_everything_is_named_and_can_be_lifted(app: Start) -> None:
    at = app(lang=["ru"], country=["IT"], source=["Kazinform"], dates="30d")
    assert "No article is left" in [s.value for s in at.subheader]
    next(button for button in at.button if button.key == "lift-all").click()
    at.run()
    assert int(at.metric[0].value) > 10


def test_broken_link_falls_back_with_a_word(app: Start) -> None:
    at = app(lang="xx", source="No such outlet")
    assert any("No such outlet" in warning.value for warning in at.warning)
    assert int(at.metric[0].value) > 10


def test_sample_is_marked_where_its_sentences_stand(app: Start) -> None:
    at = app("figures")
    assert "Sample: restated, not the outlet's words" in texts(at).replace("\\", "")


def test_sources_of_the_sample_are_told_as_after_their_outlet(app: Start) -> None:
    shown = app().get("caption")
    assert any("after " in caption.value for caption in shown)


def test_search_lists_forms_and_lines(app: Start) -> None:
    at = app("search", q="Kazakhstan")
    assert any("Forms found" in caption.value for caption in at.caption)
    assert len(at.dataframe) == 1


def test_article_shows_the_one_asked_for_and_warns_of_an_unknown_one(app: Start) -> None:
    key = app("article").selectbox(key="article").value
    assert app("article", article=key).selectbox(key="article").value == key
    unknown = app("article", article="0123456789abcdef")
    assert any("0123456789abcdef" in warning.value for warning in unknown.warning)
    assert unknown.selectbox(key="article").value == key


def test_link_holds_codes_whatever_the_language_of_the_interface(app: Start) -> None:
    at = app("mentions", ui="ru", lang=["ru", "kk"], kind="organisation", window="article")
    assert at.multiselect(key="lang").value == ["ru", "kk"]
    assert at.session_state["kind"] == "organisation"
    assert at.query_params["lang"] == ["ru", "kk"]
    assert at.query_params["window"] == "article"


def test_default_choices_keep_the_link_short(app: Start) -> None:
    assert set(app().query_params) <= {"ui"}


def test_what_a_link_says_wrongly_leaves_the_rest_of_it(app: Start) -> None:
    at = app(lang=["ru", "xx"], dates="never", count="stories")
    assert at.multiselect(key="lang").value == ["ru"]
    assert at.session_state["dates"] == "all"
    assert at.session_state["count"] == "stories"
    assert len(at.warning) == 2


def test_deck_keeps_what_is_added(app: Start) -> None:
    at = app()
    next(button for button in at.button if button.key == "deck-volume").click()
    at.run()
    at.switch_page("app_pages/present.py").run()
    assert not at.exception
    assert "What was collected, over time" in texts(at)


def test_country_and_ownership_of_the_outlet_choose_its_sources(app: Start) -> None:
    whole, state, private, unknown, both = (
        int(app(**query).metric[0].value)
        for query in (
            {},
            {"owner": "state"},
            {"owner": "private"},
            {"owner": "unknown"},
            {"owner": "state", "seat": "KZ"},
        )
    )
    assert 0 < both < state < whole
    foreign = whole - state - private - unknown
    assert foreign >= 0 and private > 0


def test_sources_that_no_outlet_has_in_common_leave_nothing_rather_than_all(app: Start) -> None:
    at = app(owner="private", source="Kazinform")
    assert "No article is left" in [s.value for s in at.subheader]
    assert {"lift-source", "lift-owner"} <= {button.key for button in at.button}


@pytest.mark.parametrize("page", ["figures", "mentions"])
def test_how_well_it_is_read_stands_where_it_is_used(app: Start, page: str) -> None:
    at = app(page)
    expander = next(e for e in at.expander if e.label == "How well this is read")
    table = expander.dataframe[0].value
    assert {"Language", "Precision", "Recall", "Labels"} <= set(table.columns)
    assert set(table["Language"]) >= {"Kazakh", "Uzbek (Cyrillic)", "Uzbek (Latin)", "Russian", "English"}
    assert any("Measured on" in caption.value for caption in expander.caption)
