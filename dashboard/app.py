"""The dashboard: `streamlit run dashboard/app.py`. Language, warehouse, filter bar, then the page."""

from __future__ import annotations

import sys
from pathlib import Path

# `streamlit run` puts this file's folder on the path, not the project's
if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import streamlit as st

from dashboard import first_visit, navigation
from dashboard.session import begin


def main() -> None:
    """Draw the page that is asked for."""
    icon = str(Path(__file__).parent / "static" / "icon.png")
    st.set_page_config(page_title="Elchi", page_icon=icon, layout="wide")
    st.html(Path(__file__).parent / "static" / "style.css")
    begin()
    page = navigation.menu()
    if page.url_path == navigation.IMPORT:  # it works without a single article
        navigation.bare(page)
    elif first_visit.ready():
        navigation.frame(page)


if __name__ == "__main__":  # a parser's child process loads this file under another name, and must not draw
    main()
