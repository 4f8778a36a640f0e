"""The dashboard: `streamlit run dashboard/app.py`. Language, warehouse, filter bar, then the page.

A child process that parses a file loads this module under another name: it must draw nothing there, and be light.
"""

from __future__ import annotations

import sys
from pathlib import Path

# `streamlit run` puts this file's folder on the path, not the project's; there our `numbers` would hide Python's own
# from every child process
_HERE = Path(__file__).resolve().parent
sys.path[:] = [str(_HERE.parent), *(path for path in sys.path if path not in (str(_HERE), str(_HERE.parent)))]


def main() -> None:
    """Draw the page that is asked for."""
    import streamlit as st

    from dashboard import first_visit, navigation, screen
    from dashboard.session import begin

    st.set_page_config(page_title="Elchi", page_icon=str(_HERE / "static" / "icon.png"), layout="wide")
    st.html(_HERE / "static" / "style.css")
    begin()
    screen.measure()
    page = navigation.menu()
    if page.url_path == navigation.IMPORT:  # it works without a single article
        navigation.bare(page)
    elif first_visit.ready():
        navigation.frame(page)


if __name__ == "__main__":
    main()
