"""Buttons that save a chart as a picture and copy the link, made in the browser by picture.js."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.exports.about import About
from dashboard.state.session import look
from dashboard.text.i18n import _

_JS = Path(__file__).with_name("picture.js").read_text(encoding="utf-8")
BUTTON = """
button {
  font: inherit; font-size: .95rem; padding: .35rem .75rem; cursor: pointer; color: var(--st-text-color);
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius)
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color) }
"""
_CSS = BUTTON + ".elchi-picture { display: flex; flex-wrap: wrap; gap: .4rem }"
_component = st.components.v2.component(
    "elchi_picture", html='<div class="elchi-picture"></div>', css=_CSS, js=_JS, isolate_styles=True
)


def picture(card: str, about: About) -> None:
    """PNG, SVG and copy link for the card of this key."""
    _component(
        key=f"picture-{card}",
        data={
            "card": card,
            "title": about.title,
            "subtitle": about.subtitle,
            "footer": about.footer(),
            "dark": look().dark,
            "copy": _("Copy link"),
            "missing": _("Switch to the chart first"),
        },
    )
