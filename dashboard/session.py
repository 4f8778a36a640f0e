"""What belongs to one reader: language and theme. All that runs by itself, a fragment too, starts with `begin`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from dashboard import i18n
from dashboard.charts.look import Look

P = ParamSpec("P")


def begin() -> None:
    """Say which language this run speaks: the chosen one, else the browser's."""
    chosen = st.session_state.get("ui") or st.query_params.get("ui")  # a link's, before its widget is drawn
    i18n.use(chosen if chosen in i18n.LANGUAGES else i18n.best_match(st.context.locale))


def look(big: bool = False) -> Look:
    """The look of charts under the reader's theme."""
    theme: Any = st.context.theme
    return Look(dark=getattr(theme, "type", None) == "dark", big=big)


def fragment(function: Callable[P, None]) -> Callable[P, None]:
    """A part of a page that runs again alone, in the reader's language."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        begin()
        function(*args, **kwargs)

    return st.fragment(run)
