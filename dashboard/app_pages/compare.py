"""Compare: which keywords set two groups of articles apart."""

from __future__ import annotations

from dashboard import comparison
from dashboard.card import show
from dashboard.navigation import current

filters = current()
groups = comparison.choose(filters)
if groups:
    for card in comparison.cards(filters, groups):
        show(card)
