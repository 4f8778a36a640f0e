"""One card for every chart: title, subtitle, Chart | Table | Evidence, downloads, the sentences behind each mark."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import controls, labels, numbers, source
from dashboard.card import menu
from dashboard.card.evidence import Evidence, sentences
from dashboard.charts.look import Look
from dashboard.i18n import _
from dashboard.marked import plain
from dashboard.rows import Row
from dashboard.session import fragment, look
from dashboard.source import Filters

Kind = Literal["text", "right", "integer", "share", "number", "date", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and of the exports."""

    title: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says of a chart. `frame` has a RangeIndex; marks carry the number of their row as customdata."""

    key: str
    title: str
    subtitle: str
    frame: pd.DataFrame
    columns: dict[str, Column]
    filters: Filters
    draw: Callable[[Look], go.Figure] | None = None
    finding: str = ""  # the text alternative: what the chart shows
    evidence: Callable[[Row], Evidence | None] | None = None  # of one row
    chooser: str = "label"  # the column that names a row, where the evidence of one is chosen from a list
    footnote: str = ""
    native: menu.Native | None = None  # how PowerPoint draws it
    views: tuple[str, ...] = field(default=("chart", "table", "evidence"))


def _view_name(view: str) -> str:
    return {"chart": _("Chart"), "table": _("Table"), "evidence": _("Evidence")}[view]


@fragment
def show(card: Card) -> None:
    """Draw the card; its controls run it alone."""
    views = [v for v in card.views if (v != "chart" or card.draw) and (v != "evidence" or card.evidence)]
    with st.container(border=True, key=f"card-{card.key}"):
        with st.container(horizontal=True, wrap=False, vertical_alignment="top", key=f"head-{card.key}"):
            st.markdown(f"#### {plain(card.title)}\n:gray[{plain(card.subtitle)}]", width="stretch")
            menu.show(card)
        view = views[0]
        if len(views) > 1:
            view = controls.segmented(
                _("View of: {title}", title=card.title),
                views,
                default=views[0],
                key=f"{card.key}-view",
                format_func=_view_name,
                hidden=True,
            )
        _view(card, view or views[0])
        _foot(card)


def _view(card: Card, view: str) -> None:
    if card.frame.empty:
        st.info(_("Nothing to show: no match in the articles that the filters leave."))
    elif view == "chart" and card.draw:
        _chart(card, card.draw)
    elif view == "table":
        _table(card)
    else:
        _choose(card)


def _choose(card: Card) -> None:
    """The evidence of a row chosen by name: the way of the keyboard."""
    rows = card.frame.index[:200].tolist()
    names = [str(card.frame.at[row, card.chooser]) for row in rows]
    row = st.selectbox(
        _("Evidence for"), rows, format_func=lambda r: names[rows.index(r)], key=f"{card.key}-of-{_stamp(card)}"
    )
    if row is not None:
        _evidence_of(card, row)


def _foot(card: Card) -> None:
    notes = [menu.collected(card), card.footnote] if card.footnote else [menu.collected(card)]
    if source.one("corpus", card.filters).get("restated"):
        notes.append(labels.sample_note() + ".")
    if notes:
        st.caption(plain(" ".join(notes)))


def _stamp(card: Card) -> str:
    """Changes with the data: a selection of marks does not outlive the chart it was made in."""
    whole = f"{source.connect()}|{card.filters}|{len(card.frame)}|{card.subtitle}|{card.title}"
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _chart(card: Card, draw: Callable[[Look], go.Figure]) -> None:
    key = f"{card.key}-chart-{_stamp(card)}"
    select: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if card.evidence else {}
    state = st.plotly_chart(
        draw(look()),
        theme=None,
        key=key,
        config={"displayModeBar": False, "responsive": True},
        alt=card.finding or card.title,
        **select,
    )
    if not card.evidence:
        return
    points = state["selection"]["points"] if state else []
    row = _row(points[0].get("customdata")) if points else None
    if row is not None and row in card.frame.index:
        _evidence_of(card, row)
    else:
        st.caption(_("Click a mark to read the sentences behind it."))


def _row(customdata: object) -> int | None:
    value = customdata[0] if isinstance(customdata, list) and customdata else customdata
    return int(value) if isinstance(value, int | float) else None


def _evidence_of(card: Card, row: int) -> None:
    found = card.evidence(card.frame.loc[row]) if card.evidence else None
    if found:
        with st.container(key=f"evidence-{card.key}"):
            sentences(found, card.filters, f"{card.key}-{row}")


def _table(card: Card) -> None:
    shown = menu.readable(card.frame, card.columns)
    key = f"{card.key}-table-{_stamp(card)}"
    if not card.evidence:
        st.dataframe(
            shown,
            hide_index=True,
            key=key,
            column_config=_config(card),
            placeholder="–",
            alt=card.finding or card.title,
        )
        return
    state: Any = st.dataframe(
        shown,
        hide_index=True,
        key=key,
        column_config=_config(card),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
        alt=card.finding or card.title,
    )
    rows = state["selection"]["rows"]
    if rows:
        _evidence_of(card, int(card.frame.index[rows[0]]))
    else:
        st.caption(_("Tick a row to read the sentences behind it."))


def _config(card: Card) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, column in card.columns.items():
        if column.kind == "text" and (width := _width(card.frame[name])):
            made[column.title] = st.column_config.TextColumn(width=width)
        elif column.kind == "integer" or column.kind == "number":
            made[column.title] = st.column_config.NumberColumn(format="localized")
        elif column.kind == "right":
            made[column.title] = st.column_config.TextColumn(alignment="right")
        elif column.kind == "share":
            made[column.title] = st.column_config.NumberColumn(format="percent")
        elif column.kind == "date":
            made[column.title] = st.column_config.DateColumn(format="localized")
    return made


def _width(values: pd.Series) -> int | None:
    """Pixels for nine in ten of the texts: Streamlit's grid cuts them where most are shorter, or empty."""
    lengths = sorted(len(str(value)) for value in values if not numbers.missing(value) and value != "")
    return min(20 + 7 * lengths[len(lengths) * 9 // 10], 220) if lengths else None
