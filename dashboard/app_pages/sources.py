"""Sources: what was collected of each outlet, month by month, with gaps, copies and what could not be read."""

from __future__ import annotations

from dashboard import steady
from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import sources

filters = current()
steady.show(filters, "sources")
show(sources.over_time(filters))
show(sources.table(filters))
sources.left_out()
