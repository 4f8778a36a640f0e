"""The questions that the pages ask, each a typed function (Warehouse, Filters, **parameters) -> DataFrame.

filters, asking, periods     what all of them share
corpus articles entities keywords figures evidence ...     one file a theme
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analytics.warehouse.queries import (
    articles,
    changes,
    claims,
    comparison,
    corpus,
    edits,
    entities,
    events,
    evidence,
    figures,
    keywords,
    occurrences,
    registers,
    search,
    steady,
    together,
    trends,
)
from analytics.warehouse.queries.filters import Filters

Query = Callable[..., pd.DataFrame]

QUERIES: dict[str, Query] = {
    query.__name__: query
    for query in (
        corpus.corpus,
        corpus.options,
        corpus.left_out,
        corpus.volume,
        corpus.coverage,
        corpus.sources,
        corpus.source_periods,
        articles.articles,
        articles.article,
        articles.article_marks,
        articles.copies,
        articles.same_story,
        articles.stories,
        entities.entities_top,
        entities.entity_trend,
        entities.entity_heat,
        entities.entity_forms,
        entities.entity_suggest,
        entities.entity_kinds,
        entities.entities_named,
        keywords.keywords_top,
        trends.keyword_trend,
        trends.panel,
        steady.source_changes,
        keywords.keyword_forms,
        keywords.keyword_suggest,
        keywords.concepts,
        figures.figures,
        figures.figure,
        figures.figure_options,
        evidence.evidence,
        together.co_mentions,
        together.pair_articles,
        together.pair_documents,
        together.pair_trend,
        together.pair_events,
        together.pair_figures,
        changes.rising,
        changes.bursts,
        changes.burst_stories,
        comparison.compare,
        claims.claim_sets,
        claims.claim_set_rows,
        registers.registers,
        registers.register_claims,
        events.events,
        events.event_evidence,
        search.search,
        search.concordance,
        edits.corrections,
        edits.own_words,
        occurrences.occurrences,
    )
}

__all__ = ["QUERIES", "Filters", "Query"]
