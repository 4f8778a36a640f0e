"""Keywords: YAKE's statistic over lemmas."""

from analytics.records import Document, Keyword, Mention


def find_keywords(document: Document, mentions: tuple[Mention, ...]) -> tuple[Keyword, ...]:
    return ()
