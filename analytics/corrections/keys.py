"""The stable name of an article, by which links and corrections know it."""

from __future__ import annotations

from hashlib import sha256

from analytics.records import Article

_LENGTH = 16


def article_key(article: Article, source: str | None) -> str:
    """The name of a completed article; copies have one.

    Copies are the same text of the same source and day, under the same title and address: the same boilerplate under
    another title, address or day is an article of its own.
    """
    day = (article.date or "")[:10]
    told = "\0".join((source or "", day, article.title or "", article.url or "", article.text))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def former_key(source: str | None, text: str) -> str:
    """The name that corrections of earlier versions have: of source and text alone."""
    return sha256(f"{source or ''}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
