"""The composer: the only module that calls the extractors, which know nothing of each other."""

from __future__ import annotations

from analytics.claims import tell
from analytics.corrections import corrected_figures, corrected_mentions
from analytics.dates import find_dates
from analytics.figures import find_figures
from analytics.keywords import find_keywords
from analytics.language import annotate
from analytics.layout import complete
from analytics.mentions import find_events, find_mentions
from analytics.records import Analysis, Article
from analytics.tabular import table_figures, with_rows


def analyse(article: Article) -> Analysis:
    """Annotate one article and extract all that is told in it, as editors corrected it.

    What follows from a mention (parties, claimants, events, keywords) follows from the corrected one.
    """
    document = annotate(*complete(article))
    mentions = corrected_mentions(article, find_mentions(document))
    dates = find_dates(document)
    told = tell(document, mentions, find_figures(document, mentions, dates), find_mentions)
    figures = tuple(sorted((*told, *table_figures(document)), key=lambda figure: figure.start))
    return Analysis(
        document=with_rows(document, figures),
        keywords=find_keywords(document, mentions),
        mentions=mentions,
        figures=corrected_figures(article, figures),
        dates=dates,
        events=find_events(document, mentions, dates),
    )
