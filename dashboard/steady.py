"""What a corpus can bear: which sources begin or end inside the dates shown, and the steady ones with one click."""

from __future__ import annotations

import streamlit as st

from dashboard.data import source
from dashboard.data.rows import Row, each
from dashboard.data.source import Filters
from dashboard.text import formats, labels
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

TOLD = 4  # sources that are named
CHOICE = "source"  # the filter of sources


def show(filters: Filters, key: str) -> None:
    """A line where the set of sources changes inside the dates, and a button for the sources that stay."""
    if "source_changes" not in source.known():
        return
    frame = source.ask("source_changes", filters)
    moved = frame[(frame.begins | frame.ends) & (frame.source != "")].reset_index(drop=True)
    if moved.empty:
        return
    told = "; ".join(_told(row) for row in each(moved.head(TOLD)))
    more = ngettext("and {n} more", "and {n} more", len(moved) - TOLD) if len(moved) > TOLD else ""
    steady = [name for name in frame.attrs["steady"] if name]
    with st.container(horizontal=True, vertical_alignment="center", key=f"steady-{key}"):
        st.caption(
            plain(_("The sources change inside these dates: {told}.", told=" ".join(filter(None, (told, more)))))
        )
        if steady:
            text = ngettext("Only the {n} steady source", "Only the {n} steady sources", len(steady))
            st.button(text, key=f"steady-{key}-choose", on_click=_choose, args=(steady,))


def _told(row: Row) -> str:
    name = labels.source(row.source)
    first, last = formats.date(formats.as_date(row.first)), formats.date(formats.as_date(row.last))
    if row.begins and row.ends:
        return _("{name} from {first} to {last} only", name=name, first=first, last=last)
    return (
        _("{name} from {day} on", name=name, day=first) if row.begins else _("{name} until {day}", name=name, day=last)
    )


def _choose(names: list[str]) -> None:
    st.session_state[CHOICE] = names


def left_out(names: list[str]) -> str:
    """That sources were left out of what rises, falls and bursts, and why."""
    if not names:
        return ""
    shown = ", ".join(labels.source(name or None) for name in names[:TOLD])
    more = ngettext("and {n} more", "and {n} more", len(names) - TOLD) if len(names) > TOLD else ""
    told = " ".join(filter(None, (shown, more)))
    return _("Without sources that begin or end inside these dates: {told}.", told=told)
