"""How wide the reader's screen is: on a phone a chart has fewer and shorter labels, and a map is less high.

A server does not hear it, so a component without a face tells it once; where the window is wide it says nothing, and
the page runs once.
"""

from __future__ import annotations

import streamlit as st

NARROW = 640  # pixels, where Streamlit itself lays columns below each other
_JS = f"""
export default function ({{ data, setStateValue }}) {{
  const narrow = window.innerWidth < {NARROW};
  if (narrow !== data.narrow) setStateValue("narrow", narrow);
}}
"""
_component = st.components.v2.component("elchi_screen", html="<i></i>", js=_JS)


def measure() -> None:
    """Ask the browser; a phone's page runs again with what it says."""
    with st.container(key="screen"):
        _component(key="screen-width", data={"narrow": is_narrow()}, on_narrow_change=lambda: None)
        if is_narrow():
            st.container(key="phone").html("<i></i>")  # the tests wait for it


def is_narrow() -> bool:
    """Whether the reader looks at a narrow screen."""
    return bool((st.session_state.get("screen-width") or {}).get("narrow"))
