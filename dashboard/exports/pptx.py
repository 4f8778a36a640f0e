"""PowerPoint: each chart native, so that it can be edited there; evidence and notes with it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Inches, Pt

from analytics.warehouse.output import harmless
from dashboard.text.i18n import _

_TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
_COLOURS = ("0A5C94", "C2410C", "00735C", "8B3A8F", "8A6100", "4B5563")
Part = Any  # of python-pptx, which has no types
_Data: Any = CategoryChartData
_Points: Any = XyChartData
Values = tuple[Any, ...]  # a number or None for each category; of a scatter pairs of numbers
_colour: Any = RGBColor.from_string
ROWS = 12  # of a table on one slide


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a native chart (categories and series of numbers) or a table, its footer and notes."""

    title: str
    subtitle: str
    footer: str
    notes: str = ""
    kind: str = "table"  # bar, column, line, scatter, table
    categories: tuple[str, ...] = ()
    series: tuple[tuple[str, Values], ...] = ()
    percent: bool = False
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[str, ...] = field(default=())


def as_pptx(slides: Sequence[Slide]) -> bytes:
    """A deck in 16:9: the slides, then an appendix with the sentences that stand behind them."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    slides = [_harmless(slide) for slide in slides]
    for slide in slides:
        _slide(deck, slide)
    for slide in slides:
        for i in range(0, len(slide.evidence), 5):
            _appendix(deck, slide, slide.evidence[i : i + 5])
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


# what XML cannot hold: control characters, halves of surrogate pairs, two that are none
_NO_XML = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# what the sheet inside a chart would take for an array formula or make a link of
_ACTIVE = re.compile(r"\{=|(?:https?|ftps?|file)://|(?:mailto|internal|external):", re.IGNORECASE)


def _harmless(slide: Slide) -> Slide:
    """The slide without characters that no file can hold; no name in the sheet of its chart is a formula or link."""
    return replace(
        slide,
        title=_plain(slide.title),
        subtitle=_plain(slide.subtitle),
        footer=_plain(slide.footer),
        notes=_plain(slide.notes),
        categories=tuple(map(_name, slide.categories)),
        series=tuple((_name(name), values) for name, values in slide.series),
        header=tuple(map(_plain, slide.header)),
        rows=tuple(tuple(map(_plain, row)) for row in slide.rows),
        evidence=tuple(map(_plain, slide.evidence)),
    )


def _plain(text: str) -> str:
    return _NO_XML.sub("", text)


def _name(text: str) -> str:
    """A category or series, as the sheet inside the chart may hold it."""
    found = str(harmless(_plain(text)))
    return "'" + found if _ACTIVE.match(found) else found


def _slide(deck: Part, slide: Slide) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[6])
    _text(page, slide.title, 0.6, 0.35, 12.1, 0.8, 32, bold=True)
    _text(page, slide.subtitle, 0.6, 1.1, 12.1, 0.6, 20)
    if slide.kind in _TYPES and slide.series:
        _chart(page, slide)
    else:
        _table(page, slide)
    _text(page, slide.footer, 0.6, 6.8, 12.1, 0.5, 12)
    page.notes_slide.notes_text_frame.text = slide.notes


def _text(
    page: Part, text: str, left: float, top: float, width: float, height: float, size: int, bold: bool = False
) -> None:
    frame = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
    frame.word_wrap = True
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold


def _chart(page: Part, slide: Slide) -> None:
    place = (Inches(0.6), Inches(1.75), Inches(12.1), Inches(5.0))
    chart = page.shapes.add_chart(_TYPES[slide.kind], *place, _data(slide)).chart
    chart.font.size = Pt(16)
    chart.has_legend = len(slide.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.has_title = False
    chart.value_axis.has_major_gridlines = slide.kind != "bar"
    if slide.kind == "bar":
        chart.category_axis.reverse_order = True
        chart.value_axis.visible = False
        chart.plots[0].has_data_labels = True
        chart.plots[0].gap_width = 45
    if slide.kind == "scatter":
        chart.category_axis.tick_labels.number_format = "0"
        chart.category_axis.tick_labels.number_format_is_linked = False
        chart.category_axis.has_major_gridlines = False
    for i, series in enumerate(chart.plots[0].series):
        _colour_in(series, slide.kind, _COLOURS[i % 6])


def _data(slide: Slide) -> Part:
    if slide.kind != "scatter":
        data: Part = _Data(number_format="0.0%" if slide.percent else "#,##0")
        data.categories = slide.categories
        for name, values in slide.series:
            data.add_series(name, values)
        return data
    points: Part = _Points(number_format="#,##0")
    for name, values in slide.series:
        series = points.add_series(name)
        for x, y in values:
            series.add_data_point(x, y)
    return points


def _colour_in(series: Part, kind: str, colour: str) -> None:
    if kind == "line":
        series.format.line.color.rgb = _colour(colour)
        return
    if kind == "scatter":
        series.format.line.fill.background()  # marks alone: a line would join claims of two sources
        series.marker.size = 10
    fill = series.marker.format.fill if kind == "scatter" else series.format.fill
    fill.solid()
    fill.fore_color.rgb = _colour(colour)


def _table(page: Part, slide: Slide) -> None:
    rows = slide.rows[:ROWS]
    if not slide.header:
        return
    place = (Inches(0.6), Inches(1.8), Inches(12.1), Inches(0.38 * (len(rows) + 1)))
    table = page.shapes.add_table(len(rows) + 1, len(slide.header), *place).table
    for i, row in enumerate((slide.header, *rows)):
        for j, text in enumerate(row):
            cell = table.cell(i, j)
            cell.text = text[:120]
            cell.text_frame.paragraphs[0].font.size = Pt(14)


def _appendix(deck: Part, slide: Slide, sentences: Sequence[str]) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[6])
    _text(page, _("Evidence: {title}", title=slide.title), 0.6, 0.35, 12.1, 0.7, 24, bold=True)
    frame = page.shapes.add_textbox(Inches(0.6), Inches(1.2), Inches(12.1), Inches(5.8)).text_frame
    frame.word_wrap = True
    for i, sentence in enumerate(sentences):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = sentence[:600], Pt(14)
        paragraph.space_after = Pt(8)
