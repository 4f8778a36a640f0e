"""Overview: what is in the corpus, when, about whom, and which figures are newest."""

from __future__ import annotations

import streamlit as st

from dashboard.card import show
from dashboard.data import source
from dashboard.navigation import current
from dashboard.text import formats
from dashboard.text.i18n import _, ngettext
from dashboard.text.safe_html import plain
from dashboard.views import ledger, shared_cards

filters = current()
corpus = source.one("corpus", filters)


def counts() -> None:
    """Four counts."""
    first, last = corpus["date_from"], corpus["date_to"]
    with st.container(horizontal=True, key="counts"):
        for name, title in (("articles", _("Articles")), ("stories", _("Stories")), ("sources", _("Sources"))):
            st.metric(title, formats.integer(corpus[name]), border=True)
        span = _("not dated") if formats.missing(first) else f"{formats.date(first)} – {formats.date(last)}"
        if not formats.missing(first) and formats.as_date(first) == formats.as_date(last):
            span = formats.date(first)
        st.metric(_("Dates"), span, border=True)


def warnings() -> None:
    """What a reader should know before trusting a chart."""
    texts = []
    if undated := int(corpus["undated"]):
        texts.append(
            ngettext(
                "{n} article has no date: it is counted, and stands on no time axis.",
                "{n} articles have no date: they are counted, and stand on no time axis.",
                undated,
            )
        )
    if unknown := int(corpus["unknown_source"]):
        texts.append(ngettext("{n} article names no source.", "{n} articles name no source.", unknown))
    if left_out := int(corpus.get("left_out") or 0):
        texts.append(
            ngettext(
                "{n} file could not be read; Sources lists why.",
                "{n} files could not be read; Sources lists why.",
                left_out,
            )
        )
    if copies := int(corpus.get("duplicates") or 0):
        texts.append(
            ngettext(
                "{n} file is a copy of another and counts once.",
                "{n} files are copies of others and count once.",
                copies,
            )
        )
    if restated := int(corpus["restated"]):
        texts.append(
            ngettext(
                "{n} article is a sample text: restated, not the outlet's words.",
                "{n} articles are sample texts: restated, not the outlets' words.",
                restated,
            )
        )
    if texts:
        with st.container(border=True, key="warnings"):
            st.markdown("\n".join(f"- {plain(text)}" for text in texts))


counts()
left, right = st.columns([3, 2])
with left:
    show(shared_cards.volume(filters))
with right:
    show(
        shared_cards.top_entities(
            filters, "country", limit=10, key="top-countries", title=_("Countries most written about")
        )
    )
show(ledger.newest(filters, key="newest-figures", size=8))
left, right = st.columns(2)
with left:
    show(shared_cards.top_keywords(filters, limit=12, key="top-keywords"))
with right:
    shared_cards.newest_articles(filters, _("Newest articles"), 8)
warnings()
