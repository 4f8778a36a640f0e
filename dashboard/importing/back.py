"""Taking back: an import as a whole, a removed article."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from analytics.imports import log
from analytics.removed import removals
from dashboard.data import source
from dashboard.importing import acts, after
from dashboard.text import formats
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

SHOWN = 10


def imports(folder: Path) -> None:
    """The last imports, each to be undone."""
    found = log.standing(folder)[:SHOWN]
    if not found:
        return
    with st.expander(_("Earlier imports"), key="imports-done"):
        for one in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                n = ngettext("{n} article", "{n} articles", len(one.files))
                st.markdown(plain(" · ".join((formats.date(one.at[:10]), one.at[11:16], one.who, n))))
                if st.button(_("Undo this import"), key=f"undo-import-{one.id}", icon=":material/undo:"):
                    acts.told(partial(acts.undo_import, folder, source.warehouse_of(folder), one.id))
                    st.rerun()


def removed() -> None:
    """The articles that were removed, each to be brought back."""
    found = removals(after.folder())
    if not found:
        return
    st.markdown("#### " + ngettext("{n} article is removed", "{n} articles are removed", len(found)))
    for one in found[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(f"{formats.date(one.at[:10])} · {one.who} · {one.title or one.path}"))
            if st.button(_("Bring back"), key=f"back-{one.id}", icon=":material/undo:"):
                acts.told(partial(acts.bring_back, one.id))
                st.rerun()


def remove(path: str, text: str, title: str) -> None:
    """A button that takes an article out of the corpus, asked twice."""
    sure = st.checkbox(_("Take this article out of the corpus; its file stays as it is."), key="remove-sure")
    if st.button(_("Remove the article"), key="remove-article", icon=":material/delete:", disabled=not sure):
        acts.told(lambda: acts.remove_article(path, text, title))
        st.rerun()
