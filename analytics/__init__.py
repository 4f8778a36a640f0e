"""Reads news articles in Kazakh, Uzbek, Russian and English and tells what they say about countries' relations.

import analytics as elchi
elchi.analyse("Trade of Kazakhstan and Russia reached 28 billion dollars.").figures
elchi.open("articles").claims(measure="trade_turnover")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.corpus import Corpus
    from analytics.records import Analysis

__version__ = "0.1.0"
__all__ = ["__version__", "analyse", "open"]


def analyse(text: str, date: str | None = None, source: str | None = None, title: str | None = None) -> Analysis:
    """All that is found in one text: keywords, mentions, figures, dates, events; offsets are code points of it.

    `date` (ISO 8601), `source` and `title` are looked for in the text where they are not given.

    >>> [figure.value for figure in analyse("Trade reached 28 billion dollars.").figures]
    [28000000000.0]
    """
    from analytics.pipeline import analyse as run
    from analytics.records import Article

    return run(Article("text", text, date=date, source=source, title=title))


def open(articles: Path | str, warehouse: Path | str | None = None) -> Corpus:
    """The corpus of a folder of articles, built where it is new or has changed; see `analytics.corpus`."""
    from analytics.corpus import open_corpus

    return open_corpus(articles, warehouse)
