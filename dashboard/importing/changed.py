"""What a reader changes in a preview before it is saved: of all rows at once, or of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from analytics.imports import Candidate, Preview, Row, date_again, edited
from analytics.read.day import read_date
from analytics.records import LANGUAGES
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

FIELDS = ("title", "date", "source", "language")
_EXAMPLES = 3
_MADE = "preview-changed"
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 1, 1)


def for_all(preview: Preview) -> list[Row]:
    """All rows, with what the reader says of all of them; made once for each thing that is said."""
    said = (id(preview), _dates(preview), *_said())
    made = st.session_state.get(_MADE)
    if made is None or made[0] != said:
        rows = [replace(row, candidate=_with(row.candidate, said[1], said[2:])) for row in preview.rows]
        made = st.session_state[_MADE] = (said, rows)
    rows = made[1]
    return list(rows)


def _dates(preview: Preview) -> str:
    """How dates that may be two are to be read, asked in full where there are some."""
    unclear = [row.candidate.unread for row in preview.rows if row.candidate.unread]
    texts = list(dict.fromkeys(text for text in unclear if _readings(text)))
    if not texts:
        return "auto"
    n = sum(text in texts for text in unclear)
    st.warning(
        ngettext(
            "{n} date may be two. Until you say which it is, the article has none.",
            "{n} dates may be two. Until you say which they are, the articles have none.",
            n,
        )
    )
    st.markdown("  \n".join(plain(f"{text}: {_readings(text)}") for text in texts[:_EXAMPLES]))
    names = {"auto": _("no date"), "dmy": _("day first"), "mdy": _("month first")}
    chosen = st.segmented_control(
        _("Read them with the"),
        list(names),
        default="auto",
        required=True,
        key="preview-dates",
        format_func=lambda code: names[code],
    )
    return str(chosen)


def _readings(text: str) -> str:
    """Both days that a date can be."""
    days = []
    for form in ("dmy", "mdy"):
        try:
            days.append(read_date(text, form))
        except ValueError:
            return ""
    if days[0] == days[1]:
        return ""
    return _("{one} or {two}", one=formats.date(days[0]), two=formats.date(days[1]))


def _said() -> tuple[str, str, str]:
    """Source, date and language that the reader gives to all rows; empty where nothing is said."""
    with st.expander(_("For all rows")):
        left, middle, right = st.columns(3)
        source = left.text_input(_("Source"), key="all-source", max_chars=200).strip()
        day = middle.date_input(_("Date"), value=None, min_value=EARLIEST, max_value=LATEST, key="all-date")
        language = right.selectbox(
            _("Language"),
            ["", *LANGUAGES],
            key="all-language",
            format_func=lambda code: labels.text_language(code) if code else _("told from the text"),
        )
    return source, day.isoformat() if isinstance(day, dt.date) else "", str(language or "")


def _with(one: Candidate, form: str, said: tuple[str, ...]) -> Candidate:
    one = date_again(one, form) if form != "auto" else one
    given = {name: value for name, value in zip(("source", "date", "language"), said, strict=True) if value}
    return edited(one, **given) if given else one


def of_row(row: Row, before: Any, after: Any) -> Row:  # noqa: ANN401 - rows of frames
    """The row with those fields that were written over; one that was emptied stays as it was found."""
    given = {name: _text(getattr(after, name)) for name in FIELDS if not _same(before, after, name)}
    given = {name: value for name, value in given.items() if value}
    return replace(row, candidate=edited(row.candidate, **given)) if given else row


def _same(before: Any, after: Any, name: str) -> bool:  # noqa: ANN401
    return _text(getattr(before, name)) == _text(getattr(after, name))


def _text(value: Any) -> str:  # noqa: ANN401
    if formats.missing(value):
        return ""
    return value.isoformat()[:10] if hasattr(value, "isoformat") else " ".join(str(value).split())
