"""The dashboard as felt: first paint, a filter, a page, in a real browser, over the sample or a SYNTHETIC corpus.

python -m benchmarks dashboard [ARTICLES]      without a number the sample
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from analytics import warehouse
from benchmarks.browser import chromium, serving, settle
from benchmarks.corpus import SAMPLE, synthetic, write_folder

VISITS, ROUNDS = 5, 2
PATIENCE = 120_000  # milliseconds


def main() -> None:
    """Print the median and the 95th percentile of each in seconds; the last line is `name=value ...`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        articles = build(Path(folder), count)
        with serving(articles, Path(folder) / "out", Path(folder) / "log") as address:
            browser = chromium(playwright)
            figures = measure(browser, address)
            browser.close()
    print(" ".join(f"{name}={value:.3g}" for name, value in figures.items()))


def build(folder: Path, count: int) -> Path:
    """A warehouse in `out`, of the sample or of so many synthetic articles; the folder of articles."""
    if not count:
        warehouse.build(SAMPLE, folder / "out")
        return SAMPLE
    write_folder(folder / "in", count)
    with synthetic():
        warehouse.build(folder / "in", folder / "out")
    return folder / "in"


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Each thing a reader waits for."""
    times: dict[str, list[float]] = {"first": [], "visit": [], "filter": [], "page": [], "page_again": []}
    for visit in range(VISITS):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        times["visit" if visit else "first"].append(seconds(lambda page=page: page.goto(address), page))
        if visit < VISITS - 1:
            page.close()
    for number in range(ROUNDS):
        times["page_again" if number else "page"] += pages(page)
    times["filter"] = filters(page)
    figures: dict[str, float] = {"articles": int(count_of(page))}
    for name, found in times.items():
        figures |= {f"{name}_p50_s": float(np.median(found)), f"{name}_p95_s": float(np.percentile(found, 95))}
        print(f"{name:>12} {np.median(found):6.2f} {np.percentile(found, 95):6.2f}   of {len(found)}", flush=True)
    return figures


def seconds(act: Callable[[], object], page: Page) -> float:
    """From the reader's act until everything stands there."""
    start = time.perf_counter()
    act()
    settle(page, PATIENCE / 1000)
    return time.perf_counter() - start


def pages(page: Page) -> list[float]:
    """Each page by the menu, the last one first, so that each click is a change."""
    return [seconds(lambda title=title: turn(page, title), page) for title in reversed(titles(page))]


def titles(page: Page) -> list[str]:
    """What the menu calls the pages."""
    return [link.get_by_test_id("stMarkdownContainer").inner_text() for link in links(page).all()]


def links(page: Page) -> Locator:
    """The menu."""
    return page.get_by_test_id("stSidebarNavLink")


def turn(page: Page, title: str) -> None:
    """Go to a page."""
    links(page).get_by_text(title, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)


def filters(page: Page) -> list[float]:
    """On the overview, each language added to the choice, then lifted, last chosen first."""
    expect(page.locator("h1")).to_have_text("Overview")
    page.locator(".st-key-open-lang button").first.click()
    box = page.locator(".st-key-lang").get_by_role("combobox")
    box.click()
    choices = page.get_by_role("option")
    found = [
        seconds(lambda: change(page, choices.last.click), page) for _choice in range(choices.count() - 2)
    ]  # the first of the list chooses all, and all choose nothing
    box.focus()
    while page.locator(".st-key-chips button").count():
        found.append(seconds(lambda: change(page, lambda: page.keyboard.press("Backspace")), page))
    return found


def change(page: Page, act: Callable[[], None]) -> None:
    """Do something that changes the count of articles."""
    before = page.locator(".st-key-counts").inner_text()
    act()
    expect(page.locator(".st-key-counts")).not_to_have_text(before, use_inner_text=True)


def count_of(page: Page) -> str:
    """The count of articles."""
    shown = page.get_by_test_id("stMetricValue").first.inner_text()
    return "".join(filter(str.isdigit, shown))
