"""Figures: number, unit, qualifier, measure and the rest of a claim, in five languages by one engine."""

from analytics.figures.find import find_figures

__all__ = ["find_figures"]
