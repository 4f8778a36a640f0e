"""Figures: number, unit, qualifier, measure and the rest of a claim."""

from analytics.records import DateMention, Document, Figure, Mention


def find_figures(
    document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]
) -> tuple[Figure, ...]:
    return ()
