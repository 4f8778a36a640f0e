"""The dashboard as felt: first paint, a filter, a page, in a real browser, over the sample or a SYNTHETIC corpus.

python -m benchmarks dashboard [ARTICLES [FOLDER]]      without a number the sample; a FOLDER of the benchmark
                                                        `warehouse` is used as it is

Then users at once, each with a page of its own who turns to another page, looks at it for two seconds, and turns on:
of one server, and of two to which they are dealt out as a proxy deals them out that keeps each with the same one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from analytics import warehouse
from benchmarks.browser import SETTLED, chromium, serving, settle
from benchmarks.corpus import SAMPLE, synthetic, write_folder

VISITS, ROUNDS = 5, 2
PATIENCE = 120_000  # milliseconds
CROWDS = (1, 4, 8, 12, 16, 20, 30)
TURNS, THOUGHT = 8, 2000  # of each user; milliseconds between two
# a user: turns to one page after the other, and notes the milliseconds until each stands there
READER = """([settled, first, turns, thought]) => {
  const stands = eval('(' + settled + ')');
  const sleep = (time) => new Promise((done) => setTimeout(done, time));
  window.reader = (async () => {
    const waits = [];
    await sleep(Math.random() * thought);
    for (let turn = 0; turn < turns; turn++) {
      const links = [...document.querySelectorAll('[data-testid=stSidebarNavLink]')];
      const link = links[(first + turn * 3 + 1) % links.length];
      const title = link.querySelector('[data-testid=stMarkdownContainer]').innerText.trim();
      const start = performance.now();
      link.click();
      while (!(document.querySelector('h1')?.innerText.trim() === title && stands())) {
        if (performance.now() - start > 60000) break;
        await sleep(20);
      }
      waits.push(performance.now() - start);
      await sleep(thought);
    }
    return waits;
  })();
  return true;
}"""


def main() -> None:
    """Print the median and the 95th percentile of each in seconds; the last line is `name=value ...`."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        kept = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder)
        articles = kept / "in" if len(sys.argv) > 3 else build(kept, count)
        browser = chromium(playwright)
        with serving(articles, kept / "out", Path(folder) / "log", PATIENCE / 1000) as address:
            figures = measure(browser, address)
            figures |= crowds(browser, [address], "")
            figures["memory_mb"] = memory_mb()
            with serving(articles, kept / "out", Path(folder) / "log2", PATIENCE / 1000) as second:
                figures |= crowds(browser, [address, second], "of_two_")
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


def crowds(browser: Browser, addresses: Sequence[str], name: str) -> dict[str, float]:
    """The most users at once, of the numbers tried, of whose waits 95 in 100 are shorter than a second."""
    figures, held = dict[str, float](), 0
    for users in CROWDS:
        found = crowd(browser, addresses, users)
        p95 = float(np.percentile(found, 95))
        figures[f"{name}users{users}_p95_s"] = p95
        print(f"{users:>4} users of {len(addresses)} servers: {np.median(found):6.2f} {p95:6.2f}", flush=True)
        if p95 >= 1:
            break
        held = users
    return figures | {f"{name}users_held": held}


def crowd(browser: Browser, addresses: Sequence[str], users: int) -> list[float]:
    """How long each turn to another page took, in seconds."""
    readers = []
    for number in range(users):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(addresses[number % len(addresses)])
        settle(page, PATIENCE / 1000)
        readers.append(page)
    for number, page in enumerate(readers):
        page.evaluate(READER, [SETTLED, number, TURNS, THOUGHT])
    waits = [wait for page in readers for wait in page.evaluate("() => window.reader")]
    for page in readers:
        page.close()
    return [wait / 1000 for wait in waits]


def memory_mb() -> float:
    """The most memory that the server has held, which is the largest of this program's children."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    sizes = [line.split()[1] for child in children for line in _status(child) if line.startswith("VmHWM")]
    return max(map(int, sizes), default=0) / 1000


def _status(process: str) -> list[str]:
    command = Path(f"/proc/{process}/cmdline").read_text()
    return Path(f"/proc/{process}/status").read_text().splitlines() if "streamlit" in command else []


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
