"""Controls whose state lives in the link: Streamlit's widgets, seeded from the URL and written back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.state import link

Naming = Callable[[Any], str]


def segmented(
    label: str, options: Sequence[str], *, key: str, format_func: Naming, default: str = "", hidden: bool = False
) -> str:
    """One of a few, side by side; the first at first, unless another is the default."""
    default = default or options[0]
    link.seed(key, options, default)
    value = st.segmented_control(
        label,
        options,
        required=True,
        key=key,
        persist_state="session",
        format_func=format_func,
        label_visibility="collapsed" if hidden else "visible",
    )
    link.keep(key, default)
    return str(value or default)


def select(
    label: str,
    options: Sequence[Any],
    *,
    key: str,
    format_func: Naming,
    default: Any = None,  # noqa: ANN401 - one of the options
    optional: bool = False,
    placeholder: str | None = None,
    width: int | str = "stretch",
) -> Any:  # noqa: ANN401
    """One of many; `optional`: none at first, and none again by clearing."""
    if not options:
        return None
    default = None if optional else options[0] if default is None else default
    link.seed(key, options, default)
    sized: Any = {"width": width}
    value = st.selectbox(
        label,
        options,
        index=None if optional else 0,
        key=key,
        persist_state="session",
        format_func=format_func,
        placeholder=placeholder,
        **sized,
    )
    link.keep(key, default)
    return value


def many(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    format_func: Naming,
    default: Sequence[str] = (),
    max_selections: int | None = None,
    placeholder: str | None = None,
) -> list[str]:
    """Any number of many."""
    link.seed(key, options, list(default))
    value = st.multiselect(
        label,
        options,
        key=key,
        persist_state="session",
        format_func=format_func,
        max_selections=max_selections,
        placeholder=placeholder,
    )
    link.keep(key, list(default))
    return value


def pills(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    format_func: Naming,
    default: Sequence[str] = (),
    hidden: bool = False,
) -> list[str]:
    """Any number of a few."""
    link.seed(key, options, list(default))
    value = st.pills(
        label,
        options,
        selection_mode="multi",
        key=key,
        persist_state="session",
        format_func=format_func,
        label_visibility="collapsed" if hidden else "visible",
        wrap=True,
    )
    link.keep(key, list(default))
    return value


def text(label: str, *, key: str, placeholder: str = "", icon: str | None = None) -> str:
    """A free text."""
    link.seed(key, None, "")
    value = st.text_input(
        label, key=key, persist_state="session", max_chars=link.LONGEST, placeholder=placeholder, icon=icon
    )
    link.keep(key, "")
    return value or ""


def day(label: str, *, key: str, default: dt.date, low: dt.date, high: dt.date) -> dt.date:
    """A day between two."""
    link.seed(key, None, default)
    st.session_state[key] = min(max(st.session_state[key] or default, low), high)
    value = st.date_input(label, key=key, persist_state="session", min_value=low, max_value=high, format="YYYY-MM-DD")
    link.keep(key, default)
    return value if isinstance(value, dt.date) else default
