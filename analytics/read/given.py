"""What is said of an article beside its text: by a table's columns or by metadata.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analytics.records import Article

GIVEN = ("title", "date", "source", "url", "language")


def with_given(article: Article, given: Mapping[str, str | None]) -> Article:
    """The article with what is given in place of what it had; an absent or empty value changes nothing."""
    return replace(
        article,
        title=given.get("title") or article.title,
        date=given.get("date") or article.date,
        source=given.get("source") or article.source,
        url=given.get("url") or article.url,
        language=given.get("language") or article.language,
    )
