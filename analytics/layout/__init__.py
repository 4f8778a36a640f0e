"""The parts of an article and what its header says: front matter, headline, date line, dateline, source.

Nothing is invented: what the text does not show stays None.
"""

from __future__ import annotations

from dataclasses import replace

from analytics.layout.dateline import find_dateline
from analytics.layout.front_matter import read_front_matter
from analytics.layout.furniture import find_furniture
from analytics.layout.header import Header, find_closing_date, find_header
from analytics.layout.naming import date_of, iso_date, source_of
from analytics.layout.tables import find_tables
from analytics.records import Article, Layout, Span

__all__ = ["complete", "find_layout", "iso_date"]


def complete(article: Article) -> tuple[Article, Layout]:
    """The article with what was not given filled in from its own text and address, and its layout."""
    layout = find_layout(article.text, article.title, article.own)
    extra = layout.extra
    filled = replace(
        article,
        title=article.title or extra.get("title") or layout.headline,
        date=date_of(article, layout),
        source=source_of(article, layout),
        url=article.url or extra.get("url"),
        language=article.language or extra.get("language"),
        kind=article.kind or extra.get("kind"),
        facts=article.facts or tuple(extra.get("facts", ())),
    )
    return filled, layout


def find_layout(text: str, title: str | None = None, own: tuple[str, ...] = ()) -> Layout:
    """The parts of a text; `title` is the headline where it is known, and is then only looked for.

    `own`: the own words of the article, with outlets among them.
    """
    extra, start = read_front_matter(text)
    title = title or extra.get("title")
    header = find_header(text, start)
    if title:
        header = _with_known_title(text, start, title, header)
    dateline = find_dateline(text, header.body, own)
    return Layout(
        title=header.title,
        dateline=dateline.span,
        body=header.body,
        date=header.date or dateline.date or find_closing_date(text, header.body),
        source=dateline.source,
        headline=text[slice(*header.title)] if header.title else None,
        extra=extra,
        rubrics=header.rubrics,
        tables=find_tables(text, header.body),
        furniture=find_furniture(text, header.body),
    )


def _with_known_title(text: str, start: int, title: str, header: Header) -> Header:
    """The header whose headline is the given one, where the text begins with it; else a header without headline."""
    at = text.find(title, start, start + 2 * len(title) + 200)
    if at >= 0:
        return replace(header, title=Span(at, at + len(title)), body=max(header.body, at + len(title)))
    if header.date is None:
        return replace(header, title=None, body=start)
    return header
