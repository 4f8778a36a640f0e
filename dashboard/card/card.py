"""One card for every chart: title, subtitle, Chart | Table | Evidence, downloads, the sentences behind each mark."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.card import coverage, mark, menu, table
from dashboard.card.evidence import sentences
from dashboard.card.model import Card
from dashboard.charts.look import Look
from dashboard.data import source
from dashboard.state import controls
from dashboard.state.session import fragment, look
from dashboard.text import labels
from dashboard.text.i18n import _
from dashboard.text.safe_html import plain

LISTED = 200  # rows whose evidence is chosen by name


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
        view = view or views[0]
        _foot(card, _view(card, view), view)


def _view(card: Card, view: str) -> str:
    """Draw a view; return what its reader may do, where nothing is chosen."""
    if card.frame.empty:
        st.info(_("Nothing to show: no match in the articles that the filters leave."))
    elif view == "chart" and card.draw:
        return _chart(card, card.draw)
    elif view == "table":
        return _table(card)
    else:
        _choose(card)
    return ""


def _choose(card: Card) -> None:
    """The evidence of a row chosen by name: the way of the keyboard."""
    chosen, key = mark.of(card), f"{card.key}-of-{_stamp(card)}"
    rows = list(dict.fromkeys([*card.frame.index[:LISTED].tolist(), *([] if chosen is None else [chosen])]))
    if chosen is not None:
        st.session_state.setdefault(key, chosen)
    row = st.selectbox(
        _("Evidence for"),
        rows,
        format_func=lambda r: str(card.frame.at[r, card.chooser]) if r in card.frame.index else "",
        key=key,
        on_change=lambda: mark.choose(card, st.session_state[key]),
    )
    if row is not None:
        _evidence_of(card, row)


def _foot(card: Card, hint: str, view: str) -> None:
    """What stands behind the card: when, how many, in which languages, from whom."""
    notes = [hint, menu.collected(card) if card.whole else "", card.footnote]
    if source.one("corpus", card.filters).get("restated"):
        notes.append(labels.sample_note() + ".")
    if card.whole and view == "chart" and not (card.native and card.native.step):  # periods tell it themselves
        coverage.show(card.filters)
    if text := " ".join(note for note in notes if note):
        st.caption(plain(text))


def _stamp(card: Card) -> str:
    """Changes with the data: a selection of marks does not outlive the chart it was made in."""
    whole = f"{source.connect()}|{card.filters}|{len(card.frame)}|{card.subtitle}|{card.title}"
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _chart(card: Card, draw: Callable[[Look], go.Figure]) -> str:
    key = f"{card.key}-chart-{_stamp(card)}"
    row = mark.of(card) if card.evidence else None

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        mark.choose(card, mark.row_of(points[0].get("customdata")) if points else None)

    select: dict[str, Any] = {"on_select": chosen, "selection_mode": "points"} if card.evidence else {}
    by_link = row is not None and not _points(key)
    st.plotly_chart(
        mark.shown(draw(look()), row) if by_link else draw(look()),
        theme=None,
        key=key,
        config={"displayModeBar": False, "responsive": True},
        alt=card.finding or card.title,
        **select,
    )
    if row is None:
        return _("Click a mark to read the sentences behind it.") if card.evidence else ""
    _evidence_of(card, row)
    return ""


def _points(key: str) -> list[Any]:
    """The marks that are clicked on a chart."""
    return list((st.session_state.get(key) or {}).get("selection", {}).get("points", []))


def _evidence_of(card: Card, row: int) -> None:
    found = card.evidence(card.frame.loc[row]) if card.evidence else None
    if found:
        with st.container(key=f"evidence-{card.key}"):
            sentences(found, card.filters, f"{card.key}-{row}")


def _table(card: Card) -> str:
    key = f"{card.key}-table-{_stamp(card)}"
    row = mark.of(card) if card.evidence else None

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        mark.choose(card, int(card.frame.index[rows[0]]) if rows else None)

    ticked = [] if row is None else [card.frame.index.get_loc(row)]
    select: dict[str, Any] = {
        "on_select": chosen,
        "selection_mode": "single-row",
        "selection_default": {"selection": {"rows": ticked}},
    }
    st.dataframe(
        table.styled(card.frame, card.columns),
        hide_index=True,
        key=key,
        column_config=table.config(card.frame, card.columns),
        placeholder="–",
        alt=card.finding or card.title,
        **(select if card.evidence else {}),
    )
    if row is None:
        return _("Tick a row to read the sentences behind it.") if card.evidence else ""
    _evidence_of(card, row)
    return ""
