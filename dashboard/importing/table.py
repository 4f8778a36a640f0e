"""The preview as a table: what would be imported, what is the same as what, what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics.imports import Like, Preview, Problem, Row, staging
from analytics.records import LANGUAGES
from dashboard.data.rows import each
from dashboard.importing import changed
from dashboard.importing.reasons import reason
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

SHOWN = 1_000  # rows in which a box can be ticked; the rest follows the rule
PROBLEMS = 500
WRAPPED = 40


@st.cache_resource(show_spinner=False)
def _left_from_before(folder: str) -> list[staging.Batch]:
    """Looked for once a server's life: later batches belong to those who work on them."""
    return staging.unfinished(Path(folder))


def abandoned(folder: Path) -> list[staging.Batch]:
    """Imports that were cut short when the program was stopped."""
    return [batch for batch in _left_from_before(str(folder)) if batch.folder.is_dir()]


def show(preview: Preview) -> list[Row]:
    """Draw the preview; the rows that the reader wants."""
    _counts(preview)
    if preview.rows:
        st.caption(_("Title, date, source and language can be changed in the table."))
    wanted = _rows(preview) if preview.rows else []
    _problems(preview.problems)
    return wanted


def _counts(preview: Preview) -> None:
    like = [row for row in preview.rows if row.like]
    parts = [ngettext("{n} article found", "{n} articles found", len(preview.rows))]
    if known := len(preview.rows) - len(preview.chosen):
        parts.append(ngettext("{n} is known already", "{n} are known already", known))
    if close := len([row for row in like if row.is_new]):
        parts.append(ngettext("{n} is much like another", "{n} are much like another", close))
    rows = sum(error.row is not None for error in preview.errors)
    if rows:
        parts.append(ngettext("{n} row could not be read", "{n} rows could not be read", rows))
    if len(preview.errors) > rows:
        files = len(preview.errors) - rows
        parts.append(ngettext("{n} file could not be read", "{n} files could not be read", files))
    st.markdown("#### " + plain(" · ".join(parts)))


def _rows(preview: Preview) -> list[Row]:
    rows = changed.for_all(preview)
    shown = rows[:SHOWN]
    frame = pd.DataFrame([_row(row) for row in shown])
    written = st.data_editor(
        frame,
        hide_index=True,
        key=f"preview-{id(preview)}",
        disabled=[name for name in frame.columns if name not in changed.FIELDS and name != "wanted"],
        column_config=_columns(),
    )
    rest = [row for row in rows[SHOWN:] if row.is_new]
    if len(rows) > SHOWN:
        st.caption(
            ngettext(
                "{n} more article is not shown; it is imported unless it is known.",
                "{n} more articles are not shown; they are imported unless they are known.",
                len(rows) - SHOWN,
            )
        )
    chosen = zip(shown, each(frame), each(written), strict=True)
    return [changed.of_row(row, before, after) for row, before, after in chosen if after.wanted] + rest


def _row(row: Row) -> dict[str, object]:
    one = row.candidate
    return {
        "wanted": row.is_new,
        "title": one.title,
        "date": dt.date.fromisoformat(one.date) if one.date else None,
        "source": one.source or "",
        "language": one.language,
        "words": one.words,
        "like": likeness(row.like),
        "problem": "; ".join(reason(problem.reason) for problem in one.problems),
        "file": one.article.path,
    }


def _columns() -> dict[str, Any]:
    config = st.column_config
    return {
        "wanted": config.CheckboxColumn(_("Import"), width="small"),
        "title": config.TextColumn(_("Title"), width="medium", max_chars=300),
        "date": config.DateColumn(_("Date"), format="YYYY-MM-DD"),
        "source": config.TextColumn(_("Source"), max_chars=200),
        "language": config.SelectboxColumn(_("Language"), options=LANGUAGES, format_func=labels.text_language),
        "words": config.NumberColumn(_("Words"), format="localized"),
        "like": config.TextColumn(_("Same as")),
        "problem": config.TextColumn(_("To be looked at"), width="large"),
        "file": config.TextColumn(_("File")),
    }


def likeness(like: Like | None) -> str:
    """Which article says the same, in words."""
    if like is None:
        return ""
    if like.kind == "near":
        return _("{share} the same as {name}", share=formats.share(like.share, 0), name=like.name)
    return {
        "exact": _("the same text: {name}", name=like.name),
        "address": _("the same address: {name}", name=like.name),
        "reprint": _("the same text of another source: {name}", name=like.name),
        "repeat": _("the same text under another title, address or day: {name}", name=like.name),
    }[like.kind]


def _problems(problems: list[Problem]) -> None:
    if not problems:
        return
    rows = [
        {
            _("File"): p.path,
            _("Row"): str(p.row or ""),
            _("Column"): labels.field(p.column) if p.column else "",
            _("Reason"): reason(p.reason),
        }
        for p in problems[:PROBLEMS]
    ]
    with st.expander(ngettext("{n} thing to look at", "{n} things to look at", len(problems))):
        if len(rows) <= WRAPPED:  # its lines wrap, so that a narrow screen shows whole sentences
            told = [name for name in rows[0] if any(row[name] for row in rows)]
            shown = [{name: plain(row[name]) for name in told} for row in rows]
            st.table(shown, border="horizontal", hide_index=True)
        else:
            st.dataframe(rows, hide_index=True, key="preview-problems")
