"""All corrections of the folder in one list, the newest first, each to be undone."""

from __future__ import annotations

import streamlit as st

from analytics.corrections import Correction, read_lines
from analytics.corrections.store import standing
from analytics.errors import ElchiError
from dashboard.data import source
from dashboard.data.rows import each
from dashboard.importing import after, back, correct
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

SHOWN = 30
MORE = "changes-shown"


def show() -> None:
    """The section; only editors reach it."""
    st.write(_("What editors changed in single articles. To correct an article, open it and choose “Correct”."))
    after.under_way()
    back.removed()
    lines, wrong = read_lines(after.folder())
    for reason in wrong:
        st.warning(plain(reason))
    if not lines:
        st.info(_("Nothing was corrected yet."))
        return
    stand = {line.id for line in standing(lines)}
    st.markdown("#### " + ngettext("{n} correction stands", "{n} corrections stand", len(stand)))
    titles = _titles()
    shown = int(st.session_state.get(MORE, SHOWN))
    for line in lines[::-1][:shown]:
        _line(line, line.id in stand, titles.get(line.key, ""))
    if len(lines) > shown:
        st.button(_("More"), key="changes-more", on_click=_more, args=(shown,))


def _titles() -> dict[str, str]:
    """Titles of the corrected articles by key."""
    try:
        return {str(row.key): str(row.title or "") for row in each(source.ask("corrections"))}
    except ElchiError:
        return {}


def _line(line: Correction, stands: bool, title: str) -> None:
    with st.container(border=True, key=f"change-{line.id}", gap="small"):
        said = plain(correct.said(line))
        st.markdown(said if stands or line.undoes else f"~~{said}~~")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "app_pages/article.py",
                label=plain(title or _("Article")),
                icon=":material/article:",
                query_params={"article": line.key},
            )
            if stands and st.button(_("Undo"), key=f"changes-undo-{line.id}"):
                correct.take_back(line.id)


def _more(shown: int) -> None:
    st.session_state[MORE] = shown + 3 * SHOWN
