"""XLSX: the data on the first sheet, where it comes from on the second."""

from __future__ import annotations

import io

import pandas as pd
import xlsxwriter

from dashboard.exports.about import About
from dashboard.exports.csv import cell
from dashboard.i18n import _


def as_xlsx(frame: pd.DataFrame, about: About) -> bytes:
    """A workbook; texts stay texts, whatever they begin with."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Data")[:31])
        sheet.write_row(0, 0, [str(name) for name in frame.columns], bold)
        for i, row in enumerate(frame.itertuples(index=False, name=None), start=1):
            sheet.write_row(i, 0, [cell(value) for value in row])
        sheet.freeze_panes(1, 0)
        sheet.autofit()
        origin = book.add_worksheet(_("About")[:31])
        for i, (heading, value) in enumerate(about.lines()):
            origin.write_string(i, 0, heading, bold)
            origin.write_string(i, 1, value)
        origin.autofit()
    return buffer.getvalue()
