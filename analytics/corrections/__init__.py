"""Corrections by editors: kept beside the articles as data, applied before and after the analysis, never lost."""

from analytics.corrections.apply import corrected_figures, corrected_mentions
from analytics.corrections.attach import Corrections
from analytics.corrections.record import Correction, about, digest
from analytics.corrections.store import add, history, read_lines, undo

__all__ = [
    "Correction",
    "Corrections",
    "about",
    "add",
    "corrected_figures",
    "corrected_mentions",
    "digest",
    "history",
    "read_lines",
    "undo",
]
