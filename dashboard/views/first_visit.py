"""Before there is a warehouse: it is built with progress; without articles, the page says how to add some."""

from __future__ import annotations

import streamlit as st

from analytics.errors import ElchiError
from dashboard.data import source
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

STOPPED = "build-stopped"


def ready() -> bool:
    """Whether there is something to show; if not, the page is filled with what is needed to get there."""
    try:
        source.connect()
        if int(source.meta().get("articles") or 0):
            return True
        _how_to_add()
    except ElchiError:
        _build()
    return False


def _build() -> None:
    """Read the articles, and go on to them; where that fails or finds none, say what to do."""
    if st.session_state.get(STOPPED):
        _stopped()
        return
    place = st.empty()
    with place.container():
        error = _read()
    if error is None:
        st.rerun()
    place.empty()
    if error:
        st.error(plain(error))
    _how_to_add()


def _read() -> str | None:
    """Build the warehouse and show how far it is; None where there are articles, else what went wrong."""
    st.title(_("Reading the articles"), anchor=False)
    st.write(_("This is done once; afterwards only new articles are read."))
    bar = st.progress(0.0, text=_("Looking for articles"))
    # a click makes Streamlit end this run where it next draws, which is in `tell`
    st.button(_("Stop"), key="build-stop", on_click=st.session_state.__setitem__, args=(STOPPED, True))

    def tell(done: int, total: int, _note: str) -> None:
        bar.progress(
            min(done / total, 1.0) if total else 0.0, text=_("{done} of {total} articles", done=done, total=total)
        )

    try:
        return None if source.build(tell).articles else ""
    except ElchiError as error:
        return str(error)


def _stopped() -> None:
    st.title(_("The reading was stopped"), anchor=False)
    st.write(_("What was read so far is kept: reading on takes up where it stopped."))
    st.button(_("Read on"), type="primary", key="build-on", on_click=st.session_state.pop, args=(STOPPED, None))


def _how_to_add() -> None:
    """What to do on the first visit: two ways to bring articles, and what comes of them."""
    st.title(_("There are no articles yet"), anchor=False)
    left, right = st.columns(2)
    with left, st.container(border=True, key="way-import"):
        st.markdown("#### " + _("Bring them in here"))
        st.write(
            _("Files, a whole folder, pasted text, web addresses or feeds; you see what was found before it is kept.")
        )
        st.page_link("app_pages/import_articles.py", label=_("Import articles"), icon=":material/upload:")
    with right, st.container(border=True, key="way-folder"):
        st.markdown("#### " + _("Or put them into this folder"))
        _folder()
    st.markdown("#### " + _("What you will see then"))
    st.markdown("\n".join(f"- {plain(text)}" for text in _promises()))


def _promises() -> list[str]:
    """What the pages answer."""
    return [
        _("Overview, Keywords, Mentions: what is written about, how often, since when, by whom."),
        _("Figures, Contradictions: every number that is claimed, with its sentence, and where two differ."),
        _("Country pair, Timeline, Map: who met whom, and which corridors are spoken of."),
        _("Present: any chart becomes a slide, a picture or a table to take away."),
    ]


def _folder() -> None:
    st.code(str(source.articles_folder()), language=None)
    st.write(_("One article a file (.txt, .md, .html, .docx, .pdf), or a table (.csv, .jsonl, .xlsx)."))
    st.caption(
        _(
            "Date, source and title are read from the text where it shows them; "
            "a file metadata.csv beside the articles may give them."
        )
    )
    if st.button(_("Read the folder"), type="primary", key="build-now"):
        try:
            report = source.build(lambda done, total, note: None)
        except ElchiError as error:
            st.error(plain(str(error)))
            return
        if report.left_out:
            st.warning(ngettext("{n} file could not be read:", "{n} files could not be read:", len(report.left_out)))
            st.dataframe([{_("File"): path, _("Reason"): reason} for path, reason in report.left_out], key="left-out")
        if report.articles:
            st.rerun()
