"""The chart card that every page uses."""

from dashboard.card.card import show
from dashboard.card.evidence import Evidence, sentences
from dashboard.card.model import Card, Native
from dashboard.card.table import Column

__all__ = ["Card", "Column", "Evidence", "Native", "sentences", "show"]
