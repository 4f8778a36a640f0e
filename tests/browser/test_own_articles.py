"""A folder of one's own: empty at first; then with an article that means harm, which is shown as the text it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit

TITLE = "<script>alert(1)</script> **bold** [go](javascript:alert(2)) :red[x] $y$ \u202egnp.exe"
TITLE += " www.evil.example http://evil.example me@evil.example evil.example mailto:you@evil.example"
TEXT = f"""---
title: '{TITLE}'
date: 2024-05-03
source: '=HYPERLINK("x") <b>Outlet</b>'
url: 'javascript:alert(3)'
---
Kazakhstan and Uzbekistan raised trade to 4 billion dollars <img src=x onerror=alert(4)> in 2024, officials said.

# Not a heading

Another sentence with *stars*, a [link](javascript:alert(5)) and \u202ea turned tail\u202c about Kazakhstan.
"""


def test_an_empty_folder_says_how_to_add_articles_and_shows_hostile_ones_as_text(
    tmp_path: Path, serve: Callable[[Path], str], open_tab: Callable[..., Visit]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    visit = open_tab(serve(folder))
    page = visit.go()
    expect(page.get_by_text("There are no articles yet")).to_be_visible()
    expect(page.get_by_text(str(folder))).to_be_visible()
    (folder / "one.md").write_text(TEXT, encoding="utf-8")
    visit.key("build-now").get_by_role("button").click()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("1", timeout=60_000)
    visit.settle()
    _is_text(visit)
    visit.menu("Article")
    expect(page.locator("h3")).to_contain_text("<script>alert(1)</script> **bold** [go](javascript:alert(2))")
    expect(page.locator("h3")).to_contain_text("evil.example")
    expect(page.locator(".elchi-text")).to_contain_text("<img src=x onerror=alert(4)>")
    expect(page.locator(".elchi-text h1")).to_have_count(0)
    expect(page.get_by_test_id("stLinkButton")).to_have_count(0)
    _is_text(visit)
    visit.menu("Figures")
    expect(visit.tick_row("ledger").locator("blockquote mark").first).to_be_visible()
    _is_text(visit)


def _is_text(visit: Visit) -> None:
    page = visit.page
    assert (
        page.locator("img[src=x], [href^='javascript'], [onerror], [data-testid=stMain] b, strong:text('bold')").count()
        == 0
    )
    assert page.locator("script:text('alert')").count() == 0
    links = page.locator("a[href*='evil']:not([href^='#'])")  # a heading's own anchor leads nowhere
    assert [link.get_attribute("href") for link in links.all()] == []
