"""Keywords: how often up to six terms or concepts come up, over time; which rise, which fall."""

from __future__ import annotations

import streamlit as st

from dashboard import steady
from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import changes, shared_cards, terms

filters = current()
chosen = terms.choose(filters)
if chosen:
    options = terms.options(filters, "keywords", terms.DENOMINATORS)
    steady.show(filters, "keywords")
    if not terms.no_panel(filters, options):
        show(terms.keyword_trend(filters, chosen, options))
    terms.forms(filters, chosen)
left, right = st.columns(2)
with left:
    show(shared_cards.top_keywords(filters, limit=20, key="top-keywords"))
with right:
    if rising := changes.rising(filters):
        show(rising)
if bursts := changes.bursts(filters):
    show(bursts)
