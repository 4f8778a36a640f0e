"""The mark that a reader chose on a card: it stands in the link as a short code, so that a link opens its evidence too.

The code is made of what the evidence asks for (an entity, a lemma, a claim, a period), never of a row's number or of a
word that the reader sees: it means the same in every language of the interface and after a build.
"""

from __future__ import annotations

import hashlib
from numbers import Real
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.card.evidence import Evidence
from dashboard.card.model import Card
from dashboard.state import link
from dashboard.text.i18n import _


def code(evidence: Evidence) -> str:
    """Eight letters for what an evidence asks for."""
    place = evidence.place
    asked = sorted(evidence.parameters.items()), evidence.filters, place is not None and (place.key, place.start)
    return hashlib.blake2s(repr(asked).encode(), digest_size=4).hexdigest()


def of(card: Card) -> int | None:
    """The index of the row that is chosen, by a click or by the link; None where none is, or it is no longer there."""
    key = _key(card)
    link.seed(key, None, "")
    wanted = st.session_state[key]
    row = _find(card, wanted) if wanted else None
    if wanted and row is None:
        if key in st.query_params and f"{key}-row" not in st.session_state:
            st.caption(_("The mark that the link names is not here."))
        st.session_state[key] = ""
    link.keep(key, "")
    return row


def choose(card: Card, row: int | None) -> None:
    """Keep a row as the chosen one; None: none is."""
    evidence = card.evidence(card.frame.loc[row]) if card.evidence and row is not None else None
    st.session_state[_key(card)] = code(evidence) if evidence else ""
    st.session_state[f"{_key(card)}-row"] = row


def _key(card: Card) -> str:
    return f"{card.key}-mark"


def _find(card: Card, wanted: str) -> int | None:
    """The row of a code; the one that was found last is tried first."""
    last = st.session_state.get(f"{_key(card)}-row")
    for index in [last, *card.frame.index] if last in card.frame.index else card.frame.index:
        evidence = card.evidence(card.frame.loc[index]) if card.evidence else None
        if evidence and code(evidence) == wanted:
            st.session_state[f"{_key(card)}-row"] = index
            return int(index)
    return None


def shown(figure: go.Figure, row: int | None) -> go.Figure:
    """The chart with the marks of a row in full colour and the others faded, as after a click."""
    for trace in figure.data if row is not None else ():
        if trace.customdata is not None:
            trace.selectedpoints = [i for i, number in enumerate(trace.customdata) if row_of(number) == row]
    return figure


def row_of(customdata: Any) -> int | None:  # noqa: ANN401 - what Plotly sends back of a mark
    """The number of the row that a mark carries."""
    value = customdata[0] if isinstance(customdata, list | tuple) and customdata else customdata
    return int(float(value)) if isinstance(value, Real) else None
