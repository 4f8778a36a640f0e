"""Map: corridors as routes between cities, and the countries that are mentioned."""

from __future__ import annotations

from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import map as places

filters = current()
if card := places.corridors(filters):
    show(card)
show(places.countries(filters))
