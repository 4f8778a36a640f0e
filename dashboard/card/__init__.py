"""The chart card that every page uses."""

from dashboard.card.card import Card, Column, show
from dashboard.card.evidence import Evidence, sentences

__all__ = ["Card", "Column", "Evidence", "sentences", "show"]
