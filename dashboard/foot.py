"""The foot of the sidebar: who is logged in, and where the program's source is (section 13 of its licence)."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import streamlit as st

from dashboard.importing import roles
from dashboard.text.i18n import _
from dashboard.text.safe_html import plain


def show() -> None:
    """Draw it."""
    if name := roles.logged_in(roles.visit()):
        st.caption(plain(_("Logged in as {name}", name=name)))
        st.button(_("Log out"), key="logout", on_click=st.logout, type="tertiary", icon=":material/logout:")
    st.caption(plain(_("Elchi is free software under the AGPL, version 3 or later.")))
    if address := source_address():
        st.link_button(_("Source code of this program"), address, type="tertiary", icon=":material/code:")


def source_address() -> str:
    """ELCHI_SOURCE_URL where it is a web address, else nothing."""
    address = os.environ.get("ELCHI_SOURCE_URL", "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
