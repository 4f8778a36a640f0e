"""The dashboard: `streamlit run dashboard/app.py`. Language, warehouse, filter bar, then the page.

A child process that parses a file loads this module under another name: it must draw nothing there, and be light.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
if importlib.util.find_spec("dashboard") is None:  # `streamlit run` puts only this file's own folder on the path
    sys.path.append(str(_HERE.parent))


def main() -> None:
    """Draw the page that is asked for."""
    import streamlit as st

    from dashboard import navigation
    from dashboard.state import screen
    from dashboard.state.session import begin
    from dashboard.text.i18n import _
    from dashboard.views import first_visit

    st.set_page_config(page_title="Elchi", page_icon=str(_HERE / "static" / "icon.png"), layout="wide")
    st.html(_HERE / "static" / "style.css")
    begin()
    if not st.get_option("server.enableStaticServing"):  # of its settings file, which Streamlit did not find
        st.error(
            _("Elchi was started without its settings. Start it with the command elchi serve, or in its own folder.")
        )
        return
    screen.measure()
    page = navigation.menu()
    if page.url_path == navigation.IMPORT:  # it works without a single article
        navigation.bare(page)
    elif first_visit.ready():
        navigation.frame(page)


if __name__ == "__main__":
    main()
