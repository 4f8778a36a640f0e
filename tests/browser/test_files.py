"""What a reader takes away: pictures, tables, slides; and the deck shown on a screen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.conftest import Visit


def test_pictures_carry_title_and_origin(visit: Visit, tmp_path: Path) -> None:
    visit.go("mentions?lang=ru")
    expect(visit.key("card-top").locator(".bars .point path").first).to_be_visible()
    drawing = visit.save("top", "SVG", tmp_path).read_text(encoding="utf-8")
    assert all(word in drawing for word in ("Most mentioned: countries", "Russian", "corpus"))
    picture = visit.save("top", "PNG", tmp_path).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") > 1000  # pixels wide


def test_tables_carry_filters_version_and_no_formula(visit: Visit, tmp_path: Path) -> None:
    visit.go("figures?lang=ru")
    data = visit.save("ledger", "CSV", tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) > 50
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]
    assert {"Value", "Lowest", "Highest", "Unit", "Said by"} <= set(rows[0])
    book = openpyxl.load_workbook(visit.save("ledger", "XLSX", tmp_path))
    assert book.worksheets[0].max_row >= len(rows)
    notes = " ".join(str(cell.value) for row in book["notes"].iter_rows() for cell in row)
    assert "Russian" in notes
    assert "version" in notes.lower()


def test_a_table_has_no_other_file_beside_ours(visit: Visit) -> None:
    page = visit.go("figures")
    visit.key("card-ledger").get_by_test_id("stDataFrame").hover()
    expect(page.get_by_role("button", name="Search: ").first).to_be_visible()
    expect(page.locator("button[aria-label^='Download as CSV']:visible")).to_have_count(0)


def test_a_chart_becomes_a_native_slide(visit: Visit, tmp_path: Path) -> None:
    visit.go("mentions")
    slides = Presentation(str(visit.save("top", "PPTX", tmp_path))).slides
    chart = next(shape.chart for shape in slides[0].shapes if shape.has_chart)
    assert "Kazakhstan" in list(chart.plots[0].categories)


def test_a_deck_is_made_shown_with_the_arrow_keys_and_saved(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("mentions")
    for card in ("top", "pairs"):
        visit.key(f"menu-{card}").get_by_role("button").last.click()
        visit.press(f"deck-{card}")
        expect(page.get_by_text("It is in the deck.")).to_be_visible()
        page.keyboard.press("Escape")
    visit.menu("Present")
    visit.press("down-0")
    note = visit.key("slide-0").get_by_role("textbox")
    note.fill("Begin with the pairs")
    note.press("Tab")
    visit.settle()
    with page.expect_download() as download:
        visit.key("deck-save").get_by_role("button").click()
    download.value.save_as(tmp_path / "deck.json")
    kept = json.loads((tmp_path / "deck.json").read_text(encoding="utf-8"))["items"]
    assert [(item["title"], item["notes"]) for item in kept] == [
        ("Mentioned together", "Begin with the pairs"),
        ("Most mentioned: countries", ""),
    ]
    _reopen(visit, tmp_path / "deck.json")
    with page.expect_download() as download:
        visit.key("deck-pptx").get_by_role("button").click()
    assert len(Presentation(str(download.value.path())).slides) > 2
    _show(visit)


def _reopen(visit: Visit, file: Path) -> None:
    """Take a slide out, then open the saved deck in place of what is left."""
    visit.press("remove-0")
    visit.page.get_by_text("Open a saved deck").click()
    visit.page.locator("input[type=file]").set_input_files(file)
    visit.press("deck-open")
    expect(visit.key("slide-1")).to_be_visible()


def _show(visit: Visit) -> None:
    """The slides fill the window; the arrow keys turn them, Escape ends the show."""
    stage = visit.key("stage")
    visit.key("start").get_by_role("button").click()
    expect(stage.get_by_text("1 / 2")).to_be_visible()
    expect(stage.locator(".js-plotly-plot")).to_be_visible()
    dialog = visit.page.get_by_role("dialog").bounding_box()
    assert dialog
    assert dialog["width"] >= visit.reader.width
    visit.settle()
    visit.page.keyboard.press("ArrowRight")
    expect(stage.get_by_text("2 / 2")).to_be_visible()
    visit.settle()
    visit.page.keyboard.press("ArrowLeft")
    expect(stage.get_by_text("1 / 2")).to_be_visible()
    visit.settle()
    visit.page.keyboard.press("Escape")
    expect(stage).to_have_count(0)
