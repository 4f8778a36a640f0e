"""Which column of a table is which field: the guess with three rows of the table, each field to be changed."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.imports import staging
from analytics.imports.columns import Table, look_at_table
from analytics.read import Choices
from analytics.read.folder import LONG_TABLES, WORKBOOKS
from analytics.read.given import DATE_FORMS
from dashboard.text.i18n import _

FIELDS = ("text", "title", "date", "source", "url", "language")
_LOOKED_AT = 20  # files
_HEAD = 5_000_000  # bytes of a table of lines that are enough to guess from
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 1, 1)


def choices(uploads: Sequence[staging.Upload]) -> Choices:
    """How the tables among the files are to be read; the form appears where there are some."""
    found = list(_tables(uploads))
    if not found:
        return Choices()
    with st.expander(_("Columns and dates of tables"), expanded=True):
        columns = _columns(found)
        chosen = Choices(tuple((column, field) for field, column in columns.items() if column))
        _examples(found, chosen)
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        with left:
            dates = st.segmented_control(
                _("Dates such as 03/04/2025"),
                DATE_FORMS,
                default="auto",
                required=True,
                key="import-dates",
                format_func=_date_form,
            )
        as_of = right.date_input(
            _("Collected on (for dates without a year)"),
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            key="import-as-of",
        )
    return Choices(chosen.columns, str(dates), as_of=as_of.isoformat() if isinstance(as_of, dt.date) else None)


def _tables(uploads: Sequence[staging.Upload]) -> list[Table]:
    found = []
    for upload in uploads[:_LOOKED_AT]:
        suffix = staging.clean_suffix(upload.name)
        if suffix in LONG_TABLES or suffix in WORKBOOKS:
            data = upload.getbuffer() if suffix in WORKBOOKS else upload.getbuffer()[:_HEAD]
            found.append(_looked_at(suffix, bytes(data)))
    return [table for table in found if table is not None]


@st.cache_data(max_entries=50, show_spinner=False)
def _looked_at(suffix: str, data: bytes) -> Table | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table" + suffix)
        path.write_bytes(data)
        return look_at_table(path)


def _columns(found: Sequence[Table]) -> dict[str, str]:
    """{field: the column that the reader chose, empty where the guess holds}."""
    names = list(dict.fromkeys(name for table in found for name in table.columns))
    places = st.columns(3)
    return {field: _column(field, names, found, places[number % 3]) for number, field in enumerate(FIELDS)}


def _column(field: str, names: list[str], found: Sequence[Table], place: DeltaGenerator) -> str:
    guess = _guess(found, field)
    options = ["", *names]
    return place.selectbox(_field(field), options, key=f"map-{field}", format_func=lambda name: name or guess)


def _guess(found: Sequence[Table], field: str) -> str:
    guessed = dict.fromkeys(table.fields[field] for table in found if field in table.fields)
    return _("found: {column}", column=", ".join(guessed)) if guessed else _("no such column")


def _examples(found: Sequence[Table], chosen: Choices) -> None:
    """The first rows of the first table, as they would be read."""
    table = found[0]
    said = {field: column for column, field in chosen.columns}
    fields = {field: column for field, column in table.fields.items() if column not in said.values()} | said
    shown = [
        {_field(field): row.get(fields[field], "") for field in FIELDS if field in fields} for row in table.examples
    ]
    if shown and shown[0]:
        st.caption(_("The first rows, as they would be read"))
        st.dataframe(shown, hide_index=True, key="map-examples", row_height=70)


def _field(field: str) -> str:
    return {
        "text": _("Text"),
        "title": _("Title"),
        "date": _("Date"),
        "source": _("Source"),
        "url": _("Address"),
        "language": _("Language"),
    }[field]


def _date_form(form: str) -> str:
    return {
        "auto": _("tell me where it is unclear"),
        "dmy": _("day first"),
        "mdy": _("month first"),
        "ymd": _("year first"),
    }[form]
