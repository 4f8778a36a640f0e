"""Cards of the Sources page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.card import Card, Column, Evidence
from dashboard.card.evidence import of_source
from dashboard.charts import heat
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.views import shared_cards


def over_time(filters: Filters) -> Card:
    """Source over time: where nothing stands, nothing was collected."""
    step = shared_cards.cell_step(filters)
    frame = source.ask("source_periods", filters, period=step)
    kind = source.sources_kind(filters)
    frame = frame.assign(
        source_name=[labels.source(s, kind) for s in frame.source],
        label=[
            f"{labels.source(s, kind)}, {formats.period(p, step)}"
            for s, p in zip(frame.source, frame.period_start, strict=True)
        ],
    )
    unit = labels.count_unit(filters.unit)
    return Card(
        key="source-months",
        title=_("What was collected, by source over time"),
        subtitle=_("Number {of_unit}; empty where nothing was collected", of_unit=labels.of_unit(filters.unit)),
        frame=frame,
        columns={
            "source_name": Column(_("Source")),
            "period_start": Column(_("Period from"), "date"),
            "n": Column(unit.capitalize(), "integer"),
        },
        filters=filters,
        draw=(lambda look: heat.heat(frame, look, "n", step)) if len(frame) else None,
        footnote=heat.note(frame),
        finding=heat.finding(frame, "n"),
        evidence=lambda row: Evidence(str(row.label), filters=of_source(filters, row, step), articles=True),
    )


def table(filters: Filters) -> Card:
    """One row a source: how much, from when to when, in which languages, with which gaps."""
    frame = source.ask("sources", filters)
    gaps = _gaps(source.ask("source_periods", filters))
    kind = source.sources_kind(filters)
    frame = frame.assign(
        label=[labels.source(s, kind) for s in frame.source],
        language_names=[", ".join(labels.text_language(code) for code in codes) for codes in frame.languages],
        gap=[gaps.get(str(s), 0) for s in frame.source],
    )
    return Card(
        key="source-table",
        title=_("Sources"),
        subtitle=_("A gap is the longest run of months without an article between the first and the last"),
        frame=frame,
        columns={
            "label": Column(_("Source")),
            "articles": Column(_("Articles"), "integer"),
            "first": Column(_("First"), "date"),
            "last": Column(_("Last"), "date"),
            "language_names": Column(_("Languages")),
            "gap": Column(_("Longest gap, months"), "integer"),
            "undated": Column(_("Undated"), "integer"),
            "duplicates": Column(_("Copies"), "integer"),
        },
        filters=filters,
        finding=ngettext("{n} source.", "{n} sources.", len(frame)),
        evidence=lambda row: Evidence(
            str(row.label), filters=replace(filters, sources=(str(row.source),)), articles=True
        ),
    )


def _gaps(frame: pd.DataFrame) -> dict[str, int]:
    """The longest run of empty months of each source."""
    months: dict[str, list[int]] = {}
    for row in each(frame):
        day = formats.as_date(row.period_start) or dt.date.min
        months.setdefault(str(row.source), []).append(day.year * 12 + day.month)
    return {
        name: max((b - a - 1 for a, b in zip(sorted(found), sorted(found)[1:], strict=False)), default=0)
        for name, found in months.items()
    }


def left_out() -> None:
    """Files that the last build could not read, each with its reason."""
    frame = source.ask("left_out")
    if len(frame):
        with st.container(border=True, key="left-out"):
            st.markdown("#### " + _("Files that could not be read"))
            st.dataframe(
                frame.rename(columns={"path": _("File"), "reason": _("Reason")}), hide_index=True, key="left-out-table"
            )
