"""Importing in the real browser: files in, while others read; correcting an article and taking it back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from analytics import warehouse
from analytics.warehouse.queries import QUERIES, Filters
from benchmarks.browser import ROOT, serving, settle

READERS = 10
BROUGHT = 40
PAGES = (
    "",
    "keywords",
    "mentions",
    "figures",
    "timeline",
    "sources",
    "search?q=trade",
    "article",
    "country_pair",
    "map",
)
TEXT = (
    "Trade between Kazakhstan and Uzbekistan grew\n2025-03-{day:02}\n\n"
    "Trade turnover between Kazakhstan and Uzbekistan "
    "reached {n}.5 billion dollars in 2024, the ministry of article {n} said. Both sides plan {n} joint projects."
)
CANAL = "Канал\n2025-01-02\n\nМинистр осмотрел стройку Коштепинской протоки."


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path, Path]]:
    """The app over a folder of its own: address, articles, warehouse."""
    articles, folder = tmp_path / "articles", tmp_path / "warehouse"
    articles.mkdir()
    for path in sorted((ROOT / "data" / "articles").rglob("*.md"))[::8]:
        shutil.copy(path, articles / path.name)
    warehouse.build(articles, folder)
    with serving(articles, folder, tmp_path / "log") as address:
        yield address, articles, folder


def brought(folder: Path) -> list[Path]:
    folder.mkdir()
    for n in range(BROUGHT):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n, day=n % 28 + 1), encoding="utf-8")
    return sorted(folder.iterdir())


def no_error(page: Page) -> None:
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


def count(folder: Path) -> int:
    return int(QUERIES["corpus"](warehouse.open(folder), Filters()).articles[0])


def test_an_upload_while_others_browse_loses_nothing_and_hurts_nobody(
    browser: Browser, served: tuple[str, Path, Path], tmp_path: Path
) -> None:
    address, articles, folder = served
    before = count(folder)
    readers = [browser.new_page() for _ in range(READERS)]
    for page, where in zip(readers, PAGES, strict=True):
        page.goto(f"{address}/{where}", wait_until="commit")
    editor = browser.new_page()
    editor.goto(f"{address}/import_articles")
    settle(editor, 120)
    editor.locator("input[type=file]").first.set_input_files(brought(tmp_path / "in"))
    editor.get_by_role("button", name="Look at the articles").click(timeout=60_000)
    expect(editor.get_by_role("button", name=f"Import {BROUGHT} articles")).to_be_visible(timeout=120_000)
    for page in readers:
        settle(page, 120)
        no_error(page)
    editor.get_by_role("button", name=f"Import {BROUGHT} articles").click()
    done = editor.get_by_text(f"{BROUGHT} articles were saved.")
    for page, where in cycle(zip(readers, PAGES[1:] + PAGES[:1], strict=True)):
        if done.is_visible():
            break
        page.goto(f"{address}/{where}")
        settle(page, 120)
        no_error(page)
    assert len(list((articles / "imported").glob("*.md"))) == BROUGHT
    assert count(folder) == before + BROUGHT
    no_error(editor)
    for page in [*readers, editor]:
        page.close()


def test_the_new_article_is_one_click_away_and_can_be_corrected_and_restored(
    browser: Browser, served: tuple[str, Path, Path]
) -> None:
    address, articles, _folder = served
    page = browser.new_page()
    page.goto(f"{address}/import_articles")
    settle(page, 120)
    page.get_by_role("tab", name="Paste").click()
    page.get_by_label("Text of the article").fill(TEXT.format(n=7, day=3))
    page.get_by_label("Text of the article").press("Control+Enter")
    page.get_by_role("button", name="Look at the article", exact=True).click()
    page.get_by_role("button", name="Import 1 article").click(timeout=60_000)
    page.get_by_role("link", name="Trade between Kazakhstan and Uzbekistan grew").click(timeout=120_000)
    expect(page.get_by_role("heading", name="Trade between Kazakhstan and Uzbekistan grew")).to_be_visible()
    _correct_source(page, "The Example")
    expect(page.get_by_text("The Example · Mar 3, 2025")).to_be_visible(timeout=120_000)
    settle(page)
    page.get_by_role("tab", name="History").click()  # what is opened stays open
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The Example · Mar 3, 2025")).to_be_hidden(timeout=120_000)
    assert len((articles / ".elchi" / "corrections.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    no_error(page)
    page.close()


def _correct_source(page: Page, name: str) -> None:
    settle(page)
    page.get_by_text("Correct", exact=True).click()
    form = page.get_by_test_id("stForm").first
    form.get_by_label("Source").fill(name)
    form.get_by_label("Source").press("Tab")
    form.get_by_role("button", name="Save").click()


def test_an_own_word_is_tried_saved_and_counted(browser: Browser, served: tuple[str, Path, Path]) -> None:
    address, articles, folder = served
    (articles / "canal.txt").write_text(CANAL, encoding="utf-8")
    warehouse.build(articles, folder)
    page = browser.new_page()
    page.goto(f"{address}/import_articles?desk=words")
    settle(page, 120)
    form = page.locator(".st-key-own-form")
    form.get_by_label("Name", exact=True).fill("Qoshtepa canal")
    form.get_by_label("Russian").fill("Коштепинская протока")
    form.get_by_role("button", name="See what it would find").click()
    expect(page.locator("mark", has_text="Коштепинской протоки")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Save the word").click()
    expect(page.get_by_text("1 place in 1 article")).to_be_visible(timeout=120_000)
    page.goto(f"{address}/mentions?kind=concept&entity=own-qoshtepa-canal")
    settle(page, 120)
    expect(page.get_by_text("Qoshtepa canal").first).to_be_visible()
    page.goto(f"{address}/import_articles?desk=words")
    settle(page, 120)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("There are no own words yet.")).to_be_visible(timeout=120_000)
    assert len((articles / ".elchi" / "words.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    no_error(page)
    page.close()
