"""A reader explores: from a mark to its sentence, its article, its outlet; pairs, events, search, sources."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Reader, Visit

NOTE = "Sample: restated, not the outlet's words"


@pytest.mark.parametrize("visit", [DESK, PHONE], indirect=True, ids=str)
def test_a_keywords_mark_leads_to_its_sentence_its_article_and_the_outlet(visit: Visit) -> None:
    page = visit.go()
    evidence = visit.click_mark("top-keywords")
    quotation = evidence.locator("blockquote:has(mark)").first
    expect(quotation).to_be_visible()
    sentence = quotation.inner_text()
    assert quotation.locator("mark").first.inner_text() in sentence
    assert quotation.get_attribute("lang")
    if visit.reader.language == "en":
        assert NOTE in evidence.inner_text()
    evidence.get_by_test_id("stPageLink").first.get_by_role("link").click()
    expect(page.locator(".elchi-text")).to_be_visible()
    visit.settle()
    assert visit.query["article"]
    whole = page.locator(".elchi-text").inner_text() + page.locator("h3").inner_text()
    assert " ".join(sentence.split())[:40] in " ".join(whole.split())
    outlet = page.get_by_test_id("stLinkButton").get_by_role("link")
    assert (outlet.get_attribute("href") or "").startswith("http")


def test_the_sentence_that_was_asked_for_is_marked_in_the_article(visit: Visit) -> None:
    page = visit.go("mentions?top-view=evidence")
    visit.key("evidence-top").get_by_role("link").first.click()
    expect(page.locator(".elchi-text")).to_be_visible()
    visit.settle()
    expect(page.locator("mark.elchi-at").first).to_be_visible()


def test_marks_in_the_article_can_be_switched_and_tell_what_they_are(visit: Visit) -> None:
    page = visit.go("article")
    figures = page.locator("mark.elchi-figure")
    expect(figures.first).to_be_visible()
    assert ":" in (figures.first.get_attribute("title") or "")
    page.get_by_role("button", name="Figures", exact=True).click()
    expect(figures).to_have_count(0)
    visit.settle()
    page.reload()
    visit.settle()
    expect(page.locator(".elchi-text")).to_be_visible()
    expect(figures).to_have_count(0)


def test_a_period_of_the_volume_leads_to_its_articles_and_so_does_its_link(visit: Visit) -> None:
    page = visit.go()
    title = visit.click_mark("volume", -1).get_by_role("link").first.inner_text()
    assert visit.query["volume-mark"]
    page.goto(page.url)
    visit.settle()
    assert visit.key("evidence-volume").get_by_role("link").first.inner_text() == title
    faded = visit.key("card-volume").locator(".bars .point path[style*='opacity: 0.35']")
    expect(faded.first).to_be_attached()
    strip = visit.key("card-top-countries").locator(".elchi-coverage")
    assert "nothing in" in (strip.get_attribute("aria-label") or "")


def test_mentions_have_their_kinds_words_trend_and_pairs(visit: Visit) -> None:
    page = visit.go("mentions?kind=organisation&mentions-show=n")
    expect(visit.key("card-top").locator("h4")).to_have_text("Most mentioned: organisations")
    visit.key("aliases").locator("summary").click()
    expect(visit.key("aliases").get_by_text(re.compile(r"\(\d+\)")).first).to_be_visible()
    pair = visit.tick_row("pairs")
    expect(pair.locator("blockquote mark").nth(1)).to_be_visible()
    visit.key("pairs-view").get_by_text("Chart").click()
    expect(visit.key("card-pairs").locator(".js-plotly-plot")).to_be_visible()
    assert visit.query["pairs-view"] == ["chart"]
    assert page.locator(".st-key-card-entity-trend .js-plotly-plot").count() == 1


def test_compare_tells_two_groups_apart_with_sentences_of_the_right_one(visit: Visit) -> None:
    visit.go("compare?by=lang&lang-a=ru&lang-b=en")
    expect(visit.key("card-compare-ranked").locator("h4")).to_have_text("Russian against English")
    evidence = visit.click_mark("compare-ranked")
    expect(evidence.get_by_text("Russian").first).to_be_visible()
    assert "· English" not in evidence.inner_text()


def test_two_countries_stand_on_one_page(visit: Visit) -> None:
    page = visit.go("country_pair?a=KZ&b=UZ")
    counts = page.get_by_test_id("stMetricValue").all_inner_texts()
    assert all(int(text.replace(",", "")) > 0 for text in counts)
    evidence = visit.tick_row("pair-figures")
    expect(evidence.locator("blockquote mark").first).to_be_visible()
    expect(visit.key("pair-articles").get_by_role("link").first).to_be_visible()


def test_an_event_leads_to_the_sentences_that_tell_of_it(visit: Visit) -> None:
    visit.go("timeline?timeline-view=table")
    evidence = visit.tick_row("timeline")
    expect(evidence.locator("blockquote").first).to_be_visible()


def test_the_map_draws_corridors_without_asking_anybody(visit: Visit) -> None:
    page = visit.go("map")
    expect(visit.key("card-corridors").locator(".js-plotly-plot .scatterlayer")).to_be_visible()
    assert "illustrative" in page.get_by_test_id("stMain").inner_text()


@pytest.mark.parametrize("q", ["savdo", "савдо"])
def test_search_finds_both_scripts_of_uzbek_whichever_is_typed(visit: Visit, q: str) -> None:
    page = visit.go("search")
    page.get_by_role("textbox").first.fill(q)
    page.keyboard.press("Enter")
    forms = page.get_by_text("Forms found")
    expect(forms).to_be_visible()
    visit.settle()
    assert {"savdo", "савдо"} <= set(re.findall(r"\w+", forms.inner_text()))
    assert visit.query["q"] == [q]
    expect(visit.tick_row("concordance").get_by_role("link")).to_be_visible()


def test_search_without_a_match_says_so(visit: Visit) -> None:
    page = visit.go("search?q=zzzyzx")
    expect(page.get_by_text("Nothing found")).to_be_visible()


def test_a_source_leads_to_its_articles(visit: Visit) -> None:
    visit.go("sources")
    evidence = visit.tick_row("source-table")
    expect(evidence.get_by_test_id("stPageLink").first).to_be_visible()


def test_contradicting_claims_stand_side_by_side(visit: Visit) -> None:
    visit.go("contradictions?claim-set-view=evidence")
    assert visit.tick_row("claim-sets").locator("blockquote mark").count() > 1
    expect(visit.key("evidence-claim-set").locator("blockquote mark").first).to_be_visible()


@pytest.mark.parametrize("visit", [DESK, Reader(1440, "dark", "kk")], indirect=True, ids=str)
def test_a_claim_of_the_ledger_leads_to_its_sentence(visit: Visit) -> None:
    visit.go("figures")
    evidence = visit.tick_row("ledger", 1)
    expect(evidence.locator("blockquote mark").first).to_be_visible()
    said = re.findall(r"\d+", evidence.locator("blockquote mark").first.inner_text())
    row = visit.key("card-ledger").get_by_test_id("stDataFrame").locator("table tbody tr").nth(1).inner_text()
    assert said
    assert said == re.findall(r"\d+", row)[: len(said)]  # the value comes first, in the reader's own numerals


def test_money_is_converted_at_the_rate_that_stands_beside_it(visit: Visit) -> None:
    visit.go("figures?figures=trade&rate-from=USD&rate-to=KZT&rate=500&rate-day=2025-11-14")
    head = visit.key("card-ledger").get_by_test_id("stDataFrame").locator("table thead").inner_text()
    assert "In KZT (1 USD = 500 KZT, Nov 14, 2025)" in head
    assert [text for text in visit.drawn() if text.endswith(" KZT")]


def test_tabs_and_choices_narrow_the_ledger(visit: Visit) -> None:
    page = visit.go("figures?figures=trade")
    whole = visit.key("head-ledger").inner_text()
    visit.key("figures-modality").get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile("^planned")).click()
    expect(visit.key("head-ledger")).not_to_have_text(whole)
    visit.settle()
    assert visit.query["figures-modality"] == ["planned"]
