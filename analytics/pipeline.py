"""The composer: the only module that calls the extractors, which know nothing of each other."""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeVar

from analytics.claims import tell
from analytics.corrections import corrected_figures, corrected_mentions
from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.guarded import guarded
from analytics.keywords import find_keywords
from analytics.language import annotate
from analytics.layout import complete
from analytics.mentions import find_events, find_mentions
from analytics.records import Analysis, Article, DateMention, Document, Figure, Mention
from analytics.tabular import table_figures, with_rows


def analyse(article: Article) -> Analysis:
    """Annotate one article and extract all that is told in it, as editors corrected it.

    An extractor that fails at a sentence finds nothing there, and `faults` tells of it.
    What follows from a mention (parties, claimants, events, keywords) follows from the corrected one.
    """
    document, faults = annotate(*complete(article)), list[str]()
    mentions = corrected_mentions(article, _told(document, guarded("mentions", find_mentions, document, faults)))
    dates = _told(document, guarded("dates", find_dates, document, faults))
    found = guarded("figures", lambda part: _figures(part, mentions, dates), document, faults)
    rows = guarded("tables", lambda part: tuple(table_figures(part)), document, faults)
    figures = _told(document, tuple(sorted((*found, *rows), key=lambda figure: figure.start)))
    return Analysis(
        document=with_rows(document, figures),
        keywords=guarded("keywords", lambda part: find_keywords(part, mentions), document, faults),
        mentions=mentions,
        figures=corrected_figures(article, figures),
        dates=dates,
        events=guarded("events", lambda part: find_events(part, mentions, dates), document, faults),
        faults=tuple(faults),
    )


def _figures(document: Document, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    return tell(document, mentions, find_figures(document, mentions, dates), find_mentions)


Found = TypeVar("Found", Mention, DateMention, Figure)


def _told(document: Document, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """What does not stand in boilerplate."""
    starts = [span.start for span in document.article.boilerplate]
    if not starts:
        return found

    def inside(item: Found) -> bool:
        at = bisect_right(starts, item.start) - 1
        return at >= 0 and item.start < document.article.boilerplate[at].end

    return tuple(item for item in found if not inside(item))
