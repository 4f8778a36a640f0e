"""The pages and what stands around each of them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analytics.errors import ElchiError
from dashboard import foot
from dashboard.data import source
from dashboard.state import controls, filters, link
from dashboard.text import formats, i18n
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain

Page = Any  # Streamlit's StreamlitPage, whose type is not public
IMPORT = "import_articles"


def pages() -> dict[str, list[Page]]:
    """The pages by group; a file's name is its address."""

    def page(name: str, title: str, icon: str, default: bool = False) -> Page:
        return st.Page(f"app_pages/{name}.py", title=title, icon=f":material/{icon}:", url_path=name, default=default)

    return {
        _("Explore"): [
            page("overview", _("Overview"), "dashboard", default=True),
            page("keywords", _("Keywords"), "trending_up"),
            page("mentions", _("Mentions"), "groups"),
            page("compare", _("Compare"), "compare_arrows"),
            page("country_pair", _("Country pair"), "handshake"),
            page("timeline", _("Timeline"), "event"),
            page("map", _("Map"), "map"),
        ],
        _("Evidence"): [
            page("figures", _("Figures"), "tag"),
            page("contradictions", _("Contradictions"), "rule"),
            page("search", _("Search"), "search"),
            page("article", _("Article"), "article"),
        ],
        _("Corpus"): [
            page("sources", _("Sources"), "newspaper"),
            page(IMPORT, _("Import articles"), "upload"),
        ],
        _("Present"): [page("present", _("Present"), "slideshow")],
    }


def menu() -> Page:
    """Draw the menu of pages and the choice of language; return the page that is asked for."""
    page = st.navigation(pages(), expanded=True)
    link.turn(page.url_path)
    with st.sidebar:
        controls.select(
            _("Language of the interface"),
            list(i18n.LANGUAGES),
            default=i18n.best_match(st.context.locale),
            key="ui",
            format_func=_language_name,
        )
        if source.has_own():
            controls.segmented(
                _("Articles"),
                [source.SAMPLE, source.OWN],
                key="corpus",
                format_func=lambda code: _("My articles") if code == source.OWN else _("Sample"),
            )
        foot.show()
    return page


def bare(page: Page) -> None:
    """A page without the filter bar; an error is one sentence."""
    st.title(page.title, anchor=False)
    try:
        page.run()
    except ElchiError as error:
        st.error(plain(str(error)))


def _language_name(code: str) -> str:
    return i18n.LANGUAGES[code] + (" *" if code in i18n.AWAITING_REVIEW else "")


def frame(page: Page) -> None:
    """Title, filter bar and page; an error is one sentence."""
    st.title(page.title, anchor=False)
    try:
        corpus = source.meta()
        chosen = filters.bar(corpus)
        st.session_state["filters"] = chosen
        _counts(corpus, chosen)
        if not filters.nothing_left(chosen):
            page.run()
    except ElchiError as error:
        st.error(plain(str(error)))


def _counts(corpus: dict[str, Any], chosen: source.Filters) -> None:
    n = int(source.one("corpus", chosen).get("articles") or 0)
    total = int(corpus.get("articles") or 0)
    text = ngettext("{n} of {total} article", "{n} of {total} articles", n, total=formats.integer(total))
    built = formats.date(corpus.get("built_at"))
    st.caption(plain(f"{text} · " + _("built {date}", date=built)))


def current() -> source.Filters:
    """The filters of this run, for a page."""
    chosen: source.Filters = st.session_state["filters"]
    return chosen
