"""The filter bar: it narrows every page, stands in the address, is reproduced by it, and can be lifted."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Visit


def articles(visit: Visit) -> int:
    """The count of articles on the overview."""
    return int(re.sub(r"\D", "", visit.page.get_by_test_id("stMetricValue").first.inner_text()))


def choose(visit: Visit, key: str, name: str) -> None:
    """Choose an option of a filter that opens."""
    visit.key(f"open-{key}").get_by_role("button").first.click()
    visit.key(key).get_by_role("combobox").click()
    visit.page.get_by_role("option", name=re.compile(f"^{name}")).click()
    expect(visit.key("chips")).to_contain_text(name)
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")
    visit.settle()


def test_each_choice_narrows_stands_in_the_address_and_is_lifted_by_its_chip(visit: Visit) -> None:
    page = visit.go()
    counts = [articles(visit)]
    for key, name, code in (
        ("lang", "English", "en"),
        ("country", "Uzbekistan", "UZ"),
        ("source", "Astana Times", "Astana Times"),
    ):
        choose(visit, key, name)
        counts.append(articles(visit))
        assert visit.query[key] == [code]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1] > counts[2] >= counts[3] > 0
    address = page.url
    page.get_by_role("button", name="English ✕").click()
    expect(page.get_by_role("button", name="English ✕")).to_have_count(0)
    visit.settle()
    assert "lang" not in visit.query
    page.goto(address)
    visit.settle()
    assert articles(visit) == counts[3]
    visit.press("reset")
    expect(visit.key("chips")).to_have_count(0)
    visit.settle()
    assert articles(visit) == counts[0]


def test_presets_of_dates_count_from_the_last_article(visit: Visit) -> None:
    page = visit.go()
    whole = articles(visit)
    visit.key("open-dates").get_by_role("button").first.click()
    page.get_by_role("radio", name="Last 12 months").click()
    expect(visit.key("chip-dates")).to_be_visible()
    page.keyboard.press("Escape")
    visit.settle()
    assert 0 < articles(visit) < whole
    assert visit.query["dates"] == ["12m"]
    page.reload()
    expect(visit.key("chip-dates")).to_be_visible()


def test_filters_go_along_to_the_next_page(visit: Visit) -> None:
    visit.go("?lang=ru&count=stories")
    visit.menu("Mentions")
    assert {"lang": ["ru"], "count": ["stories"]}.items() <= visit.query.items()
    assert "Share of" in visit.key("head-top").inner_text()
    assert "stories" in visit.key("head-top").inner_text()


@pytest.mark.parametrize("visit", [DESK, PHONE], indirect=True, ids=str)
def test_filtered_to_nothing_names_the_filter_and_lifts_it(visit: Visit) -> None:
    visit.go("?lang=uz-Latn&source=Fergana&country=IT")
    nothing = visit.key("nothing-left")
    expect(nothing).to_be_visible()
    assert len(nothing.get_by_role("button").all()) >= 1
    visit.press("lift-all")
    expect(nothing).to_have_count(0)
    visit.settle()
    assert articles(visit) > 100


def test_a_day_without_articles_is_told_to_be_the_dates_fault(visit: Visit) -> None:
    day = (date(1994, 3, 28) + timedelta(days=40)).isoformat()
    visit.go(f"?dates=custom&from={day}&to={day}")
    expect(visit.key("lift-dates")).to_be_visible()
    visit.press("lift-dates")
    expect(visit.key("nothing-left")).to_have_count(0)


def test_a_broken_link_falls_back_with_a_word_of_warning(visit: Visit) -> None:
    page = visit.go("?lang=klingon&dates=never&source=%3Cimg%20src%3Dx%3E")
    told = " ".join(page.get_by_test_id("stAlert").all_inner_texts())
    assert {"klingon", "never"} <= set(re.findall(r"\w+", told))
    assert page.locator("img[src=x]").count() == 0
    assert articles(visit) > 100
