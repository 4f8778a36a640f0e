"""Contradictions: the same measure, partners and time with different values, side by side by source and date."""

from __future__ import annotations

from dashboard.navigation import current
from dashboard.views import contradictions

contradictions.show(current())
