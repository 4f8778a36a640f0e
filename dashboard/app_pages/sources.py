"""Sources: what was collected of each outlet, month by month, with gaps, copies and what could not be read."""

from __future__ import annotations

from dashboard import outlets, steady
from dashboard.card import show
from dashboard.navigation import current

filters = current()
steady.show(filters, "sources")
show(outlets.over_time(filters))
show(outlets.table(filters))
outlets.left_out()
