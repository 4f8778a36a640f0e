"""Country pair: what is written about two countries together, on one page that prints well."""

from __future__ import annotations

from dashboard.navigation import current
from dashboard.views import country_pair

filters = current()
two = country_pair.choose(filters)
if two:
    country_pair.show(filters, *two)
