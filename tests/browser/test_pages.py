"""Every page, for a reader at a desk and for one with a phone, in the dark, in Russian."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PAGES, PHONE, Reader, Visit

READERS = [DESK, PHONE, Reader(1440, "dark", "uz-Cyrl")]
WIDER = "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"


@pytest.mark.parametrize("visit", READERS[:2], indirect=True, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_whole_fits_the_screen_and_is_accessible(visit: Visit, page: str) -> None:
    shown = visit.go(page)
    expect(shown.locator("h1")).to_have_count(1)
    assert shown.evaluate(WIDER) <= 1
    assert not visit.violations()


TABLES = (
    "keywords?keyword-trend-view=table&top-keywords-view=table&rising-view=table&bursts-view=table",
    "mentions?top-view=table&entity-trend-view=table&heat-view=table",
    "compare?by=time&compare-ranked-view=table&compare-scatter-view=table",
    "country_pair?pair-trend-view=table&pair-events-view=table",
)


@pytest.mark.parametrize("address", TABLES)
def test_tables_say_nothing_that_only_a_program_says(visit: Visit, address: str) -> None:
    page = visit.go(address)
    expect(page.get_by_test_id("stDataFrame").locator("canvas").nth(1)).to_be_visible()
    assert len(visit.drawn()) > 20


@pytest.mark.parametrize("visit", READERS, indirect=True, ids=str)
def test_the_menu_leads_to_every_page_in_the_language_that_was_chosen(visit: Visit) -> None:
    page = visit.go("keywords")
    links = page.get_by_test_id("stSidebarNavLink")
    assert links.count() == len(PAGES)
    titles = links.all_text_contents()
    assert ("Keywords" in " ".join(titles)) == (visit.reader.language == "en")
    assert page.locator("h1").inner_text() in " ".join(titles)


@pytest.mark.parametrize("name", ["Русский", "Oʻzbekcha"])
def test_the_language_is_chosen_on_the_page_and_stays(visit: Visit, name: str) -> None:
    page = visit.go()
    english = page.locator("h1").inner_text()
    visit.key("ui").get_by_role("combobox").click()
    page.get_by_role("option", name=name).click()
    expect(page.locator("h1")).not_to_have_text(english)
    visit.settle()
    translated = page.locator("h1").inner_text()
    page.reload()
    expect(page.locator("h1")).to_have_text(translated)


def test_an_address_of_no_page_is_answered_by_the_first_page(visit: Visit) -> None:
    visit.go("no_such_page")
    expect(visit.page.get_by_text("Overview").first).to_be_visible()
    visit.wrong = [text for text in visit.wrong if "does not seem to exist" not in text]
