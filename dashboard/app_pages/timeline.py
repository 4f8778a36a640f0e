"""Timeline: visits, talks, summits, signings, forums and anniversaries that the articles tell of."""

from __future__ import annotations

from dashboard import happenings
from dashboard.card import show
from dashboard.navigation import current

filters = current()
show(happenings.timeline(filters, happenings.choose(filters)))
