"""Country pair: what is written about two countries together, on one page that prints well."""

from __future__ import annotations

from dashboard import pair
from dashboard.navigation import current

filters = current()
two = pair.choose(filters)
if two:
    pair.show(filters, *two)
