"""Mentions: who and what is written about, when, in which source, and together with whom."""

from __future__ import annotations

from dashboard import parts, people, quality, steady, terms
from dashboard.card import show
from dashboard.navigation import current

filters = current()
kind = people.choose_kind(filters)
top = parts.top_entities(filters, kind)
show(top)
people.aliases(filters, top.frame)
chosen = people.choose(filters, kind)
if chosen:
    steady.show(filters, "mentions")
    show(terms.entity_trend(filters, chosen, terms.options(filters, "mentions")))
    show(people.heat(filters, chosen[0]))
for card in people.together(filters, kind):
    show(card)
quality.of_names()
