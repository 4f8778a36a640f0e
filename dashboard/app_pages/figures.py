"""Figures: the ledger of claims first, then their charts; tabs by what is claimed."""

from __future__ import annotations

from dashboard.navigation import current
from dashboard.views import figures, quality

figures.show_tab(current(), figures.choose_tab())
quality.of_figures()
