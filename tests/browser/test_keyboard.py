"""A reader without a mouse."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit

FOCUSED = """() => {
  const at = document.activeElement;
  const keys = [];
  for (let e = at; e; e = e.parentElement)
    for (const c of e.classList) if (c.startsWith('st-key-')) keys.push(c.slice(7));
  return [at.tagName, keys.join(' '), getComputedStyle(at).outlineStyle + getComputedStyle(at).boxShadow];
}"""
MOST = 150  # presses of Tab to a card below the fold


def tab_to(visit: Visit, key: str, tag: str = "") -> list[str]:
    """Press Tab until the focus stands under a key; the keys on the way."""
    passed = []
    for _press in range(MOST):
        visit.page.keyboard.press("Tab")
        name, keys, _outline = visit.page.evaluate(FOCUSED)
        passed += keys.split()
        if key in keys.split() and tag in ("", name):
            return passed
    raise AssertionError(f"Tab never came to {key}: {list(dict.fromkeys(passed))}")


def test_tab_goes_through_filters_card_and_evidence_to_the_article(visit: Visit) -> None:
    page = visit.go()
    passed = tab_to(visit, "top-keywords-view")
    assert {"open-dates", "open-source", "open-lang", "open-country", "open-count"} <= set(passed)
    assert {"menu-volume", "volume-view", "card-newest-figures"} <= set(passed)
    for _press in range(3):
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Evidence":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(visit.key("evidence-top-keywords").locator("blockquote mark").first).to_be_visible()
    visit.settle()
    tab_to(visit, "evidence-top-keywords", "A")
    page.keyboard.press("Enter")
    expect(page.locator(".elchi-text")).to_be_visible()
    visit.settle()


def test_a_filter_is_chosen_with_keys(visit: Visit) -> None:
    page = visit.go()
    tab_to(visit, "open-lang")
    page.keyboard.press("Enter")
    expect(visit.key("lang")).to_be_visible()
    tab_to(visit, "lang", "INPUT")
    page.keyboard.type("Russian")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(visit.key("chip-lang-ru")).to_be_visible()
    visit.settle()


def test_what_has_the_focus_shows_it(visit: Visit) -> None:
    visit.go()
    tab_to(visit, "open-source")
    _tag, _keys, outline = visit.page.evaluate(FOCUSED)
    assert outline not in ("nonenone", "none")
