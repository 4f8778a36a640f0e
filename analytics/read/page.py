"""Saved web pages: trafilatura finds the article among menus and advertisements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.plain import check_size, check_text
from analytics.records import Article


def read_html(path: Path, name: str) -> Iterator[Article]:
    """The article of a page; its headline becomes the first line of the text where the text lacks it."""
    check_size(path, name)
    yield article_of_page(path.read_bytes(), name)


def article_of_page(data: bytes, name: str, url: str | None = None) -> Article:
    """The article of a page's bytes; raises ReadError where none is found."""
    import trafilatura

    found = trafilatura.bare_extraction(
        data,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # what a page does not state is not guessed from its text or its copyright line
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, trafilatura.settings.Document) or not found.text:
        raise ReadError(name, "no article was found in the page")
    text = found.text
    if found.title and found.title not in text[: 2 * len(found.title)]:
        text = f"{found.title}\n\n{text}"
    return Article(
        id=name,
        text=check_text(text, name),
        path=name,
        title=found.title or None,
        date=found.date or None,
        source=found.sitename or None,
        url=url or found.url or None,
    )
