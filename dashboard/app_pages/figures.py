"""Figures: the ledger of claims first, then their charts; tabs by what is claimed."""

from __future__ import annotations

from dashboard import figures_page, quality
from dashboard.navigation import current

figures_page.show_tab(current(), figures_page.choose_tab())
quality.of_figures()
