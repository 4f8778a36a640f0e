"""What belongs to one reader: language and theme. All that runs by itself, a fragment too, starts with `begin`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from analytics.errors import ElchiError
from dashboard.charts.look import Look
from dashboard.data import source
from dashboard.state import screen
from dashboard.text import i18n
from dashboard.text.safe_html import plain

P = ParamSpec("P")


def begin() -> None:
    """Say which language this run speaks: the chosen one, else the browser's."""
    chosen = st.session_state.get("ui") or st.query_params.get("ui")  # a link's, before its widget is drawn
    i18n.use(chosen if chosen in i18n.LANGUAGES else i18n.best_match(st.context.locale))


def look(big: bool = False) -> Look:
    """The look of charts under the reader's theme."""
    theme: Any = st.context.theme
    return Look(dark=getattr(theme, "type", None) == "dark", big=big, narrow=screen.is_narrow())


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file that is made when it is asked for, in a thread without a session: in this reader's language and corpus."""
    code, folder = i18n.language(), source.warehouse_folder()

    def run() -> bytes:
        i18n.use(code)
        source.pin(folder)
        return make()

    return run


def fragment(function: Callable[P, None]) -> Callable[P, None]:
    """A part of a page that runs again alone, in the reader's language."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        begin()
        try:
            function(*args, **kwargs)
        except ElchiError as error:
            st.error(plain(str(error)))

    return st.fragment(run)
