"""Compare: which keywords set two groups of articles apart."""

from __future__ import annotations

from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import compare

filters = current()
groups = compare.choose(filters)
if groups:
    for card in compare.cards(filters, groups):
        show(card)
