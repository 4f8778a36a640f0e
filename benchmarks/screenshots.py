"""The pictures of the documentation, of the app over the sample in a real browser: python -m benchmarks.screenshots"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from analytics import warehouse
from benchmarks.browser import ROOT, chromium, serving, settle

FOLDER = ROOT / "docs" / "screenshots"
SAMPLE = ROOT / "data" / "articles"
# name of the picture -> address, what is scrolled to
DESK = {
    "overview": ("", ""),
    "keywords": ("keywords", ""),
    "mentions": ("mentions", ""),
    "figures": ("figures", ""),
    "claims": ("figures?figures=trade", ".st-key-card-claims-0"),
    "contradictions": ("contradictions", ""),
    "map": ("map", ""),
    "search": ("search?q=савдо", ""),
    "article": ("article", ""),
}
PHONE = {"phone": ("map?ui=ru", "")}
HEIGHT = 900  # pixels


def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        warehouse.build(SAMPLE, Path(folder) / "warehouse")
        with serving(SAMPLE, Path(folder) / "warehouse", Path(folder) / "log") as address:
            browser = chromium(playwright)
            take(browser, address, DESK, 1440, "light")
            take(browser, address, PHONE, 390, "dark")
            browser.close()


def take(browser: Browser, address: str, pictures: dict[str, tuple[str, str]], width: int, theme: str) -> None:
    """The pictures of one screen in one theme."""
    scheme = "dark" if theme == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, locale="en-GB")  # type: ignore[arg-type]
    for name, (path, seen) in pictures.items():
        page.goto(f"{address}/{path}")
        settle(page)
        if seen:
            page.locator(seen).scroll_into_view_if_needed()
        page.wait_for_timeout(1500)  # charts and tables have drawn themselves
        page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
