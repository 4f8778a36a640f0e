"""The chart card that every page uses."""

from dashboard.card.card import Card, show
from dashboard.card.evidence import Evidence, sentences
from dashboard.card.table import Column

__all__ = ["Card", "Column", "Evidence", "sentences", "show"]
