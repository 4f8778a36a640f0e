"""Contradictions: the same measure, partners and time with different values, side by side by source and date."""

from __future__ import annotations

from dashboard import disputes
from dashboard.navigation import current

disputes.show(current())
