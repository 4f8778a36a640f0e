"""The address of what is shown: what the controls hold stands in the URL as stable codes, and is read back from it.

Streamlit's own `bind="query-params"` writes the words that the reader sees («Русский (52)»), so that a link would break
with the language of the interface and each build. Here a link holds codes (lang=ru). A control calls `seed` before
its widget and `keep` after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import streamlit as st

from dashboard.text.i18n import _
from dashboard.text.safe_html import plain

_WRITTEN, _PAGE, _FRESH = "link-written", "link-page", "link-fresh"
LONGEST = 200  # characters of a free text


def turn(page: str) -> None:
    """Say which page this run shows: on a new page only what its address names is taken from it."""
    st.session_state[_FRESH] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page


def seed(key: str, options: Iterable[Any] | None, default: Any) -> None:  # noqa: ANN401 - a value of a widget
    """Set the state of a control: from the link where it says something new, else as it was, else the default.

    `options` are the valid codes, None for a free text or a day; a list as default means many codes. What is not valid
    falls back with a word.
    """
    state, raw = st.session_state, st.query_params.get_all(key)
    known = None if options is None else {str(option): option for option in options}
    if raw != state.setdefault(_WRITTEN, {}).get(key, []) and (raw or not state.get(_FRESH)):
        state[key] = _read(raw, known, default)
        state[_WRITTEN][key] = raw  # read once: a second look in the same run neither reads nor warns again
    elif key not in state:
        state[key] = default
    elif known is not None:
        state[key] = _still_valid(state[key], known, default)


def keep(key: str, default: Any) -> None:  # noqa: ANN401
    """Write the control's state into the link; the default is left out, so that links stay short."""
    value = st.session_state.get(key)
    codes = [] if value == default else _codes(value)
    st.session_state.setdefault(_WRITTEN, {})[key] = codes
    if codes == st.query_params.get_all(key):
        return
    if codes:
        st.query_params[key] = codes
    else:
        del st.query_params[key]


def _codes(value: Any) -> list[str]:  # noqa: ANN401
    """A value as codes; nothing chosen where something is the default is said by an empty code."""
    if value is None:
        return [""]
    return [str(v) for v in value] or [""] if isinstance(value, list | tuple) else [str(value)]


def _read(raw: list[str], known: dict[str, Any] | None, default: Any) -> Any:  # noqa: ANN401
    codes = [code for code in raw if code]
    good = [_value(code, known, default) for code in codes]
    if bad := [code for code, value in zip(codes, good, strict=True) if value is None]:
        what = plain(", ".join(bad)[:100])
        st.warning(_("The link asks for {what}, which is not in this corpus; it is left out.", what=what))
    good = [value for value in good if value is not None]
    if isinstance(default, list):
        return good if good or (raw == [""]) else default
    return good[0] if good else default


def _value(code: str, known: dict[str, Any] | None, default: Any) -> Any:  # noqa: ANN401
    if known is not None:
        return known.get(code)
    if not isinstance(default, dt.date):
        return code[:LONGEST]
    try:
        return dt.date.fromisoformat(code)
    except ValueError:
        return None


def _still_valid(value: Any, known: dict[str, Any], default: Any) -> Any:  # noqa: ANN401
    """The state without what the corpus no longer has."""
    if isinstance(value, list | tuple):
        return [v for v in value if str(v) in known]
    return value if value is None or str(value) in known else default
