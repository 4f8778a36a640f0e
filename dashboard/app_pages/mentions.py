"""Mentions: who and what is written about, when, in which source, and together with whom."""

from __future__ import annotations

from dashboard import steady
from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import mentions, quality, shared_cards, terms

filters = current()
kind = mentions.choose_kind(filters)
top = shared_cards.top_entities(filters, kind)
show(top)
mentions.aliases(filters, top.frame)
chosen = mentions.choose(filters, kind)
if chosen:
    steady.show(filters, "mentions")
    show(terms.entity_trend(filters, chosen, terms.options(filters, "mentions")))
    show(mentions.heat(filters, chosen[0]))
for card in mentions.together(filters, kind):
    show(card)
quality.of_names()
