"""Timeline: visits, talks, summits, signings, forums and anniversaries that the articles tell of."""

from __future__ import annotations

from dashboard.card import show
from dashboard.navigation import current
from dashboard.views import timeline

filters = current()
show(timeline.timeline(filters, timeline.choose(filters)))
