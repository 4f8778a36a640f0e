"""What leaves the dashboard says where it comes from and harms nobody."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL

from dashboard.card import deck
from dashboard.card.deck import Item
from dashboard.card.evidence import edited
from dashboard.exports import cite
from dashboard.exports.about import About
from dashboard.exports.pptx import Slide, as_pptx
from dashboard.text import i18n

ABOUT = About("Trade & <turnover>", "Share of 5 articles", "Kazakh", 3, 5, "A, B", "abc123", "2025-11-14", True)
TODAY = dt.date(2025, 11, 14)


def test_about_tells_filters_counts_version_and_sample() -> None:
    told = dict(ABOUT.lines())
    assert told["Filters"] == "Kazakh"
    assert told["Articles"] == "3 of 5"
    assert told["Corpus version"] == "abc123"
    assert "restated" in told["Note"]
    assert "abc123" in ABOUT.footer()


def test_citations_name_version_and_link() -> None:
    for make in (cite.plain, cite.apa, cite.bibtex):
        text = make(ABOUT, "http://localhost/mentions?lang=kk", TODAY)
        assert "abc123" in text
        assert "lang=kk" in text


def test_bibtex_escapes_what_latex_would_read() -> None:
    assert r"Trade \& <turnover>" in cite.bibtex(ABOUT, "x", TODAY)


def slides() -> list[Slide]:
    series = (("2024", (0.5, None)), ("2025", (0.25, 0.75)))
    chart = Slide("Chart", "Sub", "Foot", "Say this", "bar", ("a", "b"), series, True, evidence=("S, 2025: sentence.",))
    table = Slide("Table", "Sub", "Foot", header=("x", "y"), rows=(("1", "2"),))
    return [chart, table]


def test_powerpoint_has_native_charts_tables_notes_and_evidence() -> None:
    shown = Presentation(io.BytesIO(as_pptx(slides())))
    first, second, appendix = list(shown.slides)
    chart = next(shape.chart for shape in first.shapes if shape.has_chart)
    assert [series.name for series in chart.plots[0].series] == ["2024", "2025"]
    assert list(chart.plots[0].categories) == ["a", "b"]
    assert first.notes_slide.notes_text_frame.text == "Say this"
    assert any(shape.has_table for shape in second.shapes)
    assert any("sentence." in shape.text_frame.text for shape in appendix.shapes if shape.has_text_frame)


def test_claims_over_time_become_points_that_no_line_joins() -> None:
    points = Slide("Claims", "Sub", "Foot", kind="scatter", series=(("actual", ((2023.5, 2e9), (2024.0, 3e9))),))
    page = Presentation(io.BytesIO(as_pptx([points]))).slides[0]
    series = next(shape.chart for shape in page.shapes if shape.has_chart).plots[0].series[0]
    assert list(series.values) == [2e9, 3e9]
    assert series.format.line.fill.type == MSO_FILL.BACKGROUND


KEPT = Item("T", "S", "F", "", {"kind": "table", "header": ["a"], "rows": [["1"]]}, "notes")


def test_deck_comes_back_from_its_file() -> None:
    assert deck.load(deck.save([KEPT])) == [KEPT]


CHART = '{"data": [{"type": "nothing"}]}'
BROKEN_CHART = deck.save([Item("T", "S", "F", CHART, {})])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": "elchi-deck-1", "items": [{"title": 1}]}',
        b'{"format": "other", "items": []}',
        BROKEN_CHART,
        b'{"format": "elchi-deck-1", "items": 5}',
    ],
)
def test_what_is_no_deck_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        deck.load(data)


def test_slide_of_a_hostile_deck_takes_only_what_it_knows() -> None:
    hostile = Item(
        "T", "S", "F", "", {"kind": "table", "rows": [["<b>"]], "header": ["h"], "__class__": "x", "font": 1}
    )
    assert deck.as_slide(hostile).rows == (("<b>",),)


def test_about_speaks_the_readers_language() -> None:
    i18n.use("ru")
    assert dict(ABOUT.lines())["Статьи"] == "3 из 5"


HOSTILE = (
    "=1+1",
    "+1",
    "{=1+1}",
    "external:\\\\host\\share",
    "mailto:a@b.c",
    "HTTP://example.org",
    "a\x1bb\x00",
    "a\ud800b",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_slide_is_written_whatever_stands_in_it_and_its_sheet_holds_no_formula_and_no_link(text: str) -> None:
    chart = Slide(text, text, text, text, "bar", (text, "b"), ((text, (1.0, 2.0)),), evidence=(text,))
    table = Slide(text, text, text, header=(text,), rows=((text,),))
    data = as_pptx([chart, table])
    assert len(Presentation(io.BytesIO(data)).slides) == 3
    with zipfile.ZipFile(io.BytesIO(data)) as deck_file:
        [sheet] = [deck_file.read(name) for name in deck_file.namelist() if name.endswith(".xlsx")]
    found = [cell for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in found} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in found)


def test_a_file_says_how_much_editors_changed() -> None:
    assert "Corrected by editors" not in dict(ABOUT.lines())
    told = dict(replace(ABOUT, edited="2 corrected or noted, 1 rejected").lines())
    assert told["Corrected by editors"] == "2 corrected or noted, 1 rejected"


def test_an_appendix_tells_what_an_editor_changed_behind_the_sentence() -> None:
    row = SimpleNamespace(kind=None, corrected="entity, kind", note="the state")
    assert edited(row) == "corrected by an editor: It means, Kind (the state)"
    assert edited(SimpleNamespace(kind=None, corrected=["measure"], note=None)) == (
        "corrected by an editor: What it measures"
    )
    assert edited(SimpleNamespace(kind=None, corrected=None, note=None)) == ""
    assert edited(SimpleNamespace(kind=None, corrected=[], note="seen")) == "noted by an editor (seen)"
