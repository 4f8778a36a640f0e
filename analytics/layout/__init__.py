"""The parts of an article and what its header says: front matter, headline, date line, dateline, source.

Nothing is invented: what the text does not show stays None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from analytics.layout.attribution import find_attribution
from analytics.layout.dateline import find_dateline
from analytics.layout.front_matter import read_front_matter
from analytics.layout.header import Header, find_closing_date, find_header
from analytics.outlets import find_outlet
from analytics.records import UNKNOWN, Article, Layout, Span

__all__ = ["complete", "find_layout"]

_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=\D|$)")


def complete(article: Article) -> tuple[Article, Layout]:
    """The article with what was not given filled in from its own text and address, and its layout."""
    layout = find_layout(article.text, article.title, article.own)
    extra = layout.extra
    filled = replace(
        article,
        title=article.title or extra.get("title") or layout.headline,
        date=_date(article, layout),
        source=_source(article, layout),
        url=article.url or extra.get("url"),
        language=article.language or extra.get("language"),
        kind=article.kind or extra.get("kind"),
        facts=article.facts or tuple(extra.get("facts", ())),
    )
    return filled, layout


def _date(article: Article, layout: Layout) -> str | None:
    if article.date == UNKNOWN:
        return None
    return iso_date(article.date) or layout.date or _date_of_address(article.url or layout.extra.get("url"))


def _source(article: Article, layout: Layout) -> str | None:
    if article.source == UNKNOWN:
        return None
    return article.source or layout.source or _source_of_address(article.url or layout.extra.get("url"), article.own)


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
    source = extra.get("source") or dateline.source or find_attribution(text, header.title, header.body, own)
    return Layout(
        title=header.title,
        dateline=dateline.span,
        body=header.body,
        date=iso_date(extra.get("date")) or header.date or dateline.date or find_closing_date(text, header.body),
        source=source,
        headline=text[slice(*header.title)] if header.title else None,
        extra=extra,
        rubrics=header.rubrics,
    )


def iso_date(value: str | None) -> str | None:
    """An ISO 8601 date that exists in the calendar, else None; a time after it is dropped.

    >>> iso_date("2025-11-13T10:00:00Z"), iso_date("2025-13-45"), iso_date("2025")
    ('2025-11-13', None, None)
    """
    try:
        return date.fromisoformat((value or "").strip()[:10]).isoformat()
    except ValueError:
        return None


def _with_known_title(text: str, start: int, title: str, header: Header) -> Header:
    """The header whose headline is the given one, where the text begins with it; else a header without headline."""
    at = text.find(title, start, start + 2 * len(title) + 200)
    if at >= 0:
        return replace(header, title=Span(at, at + len(title)), body=max(header.body, at + len(title)))
    if header.date is None:
        return replace(header, title=None, body=start)
    return header


def _date_of_address(url: str | None) -> str | None:
    found = _URL_DATE.search(url or "")
    return iso_date("-".join(part.zfill(2) for part in found.groups())) if found else None


def _source_of_address(url: str | None, own: tuple[str, ...]) -> str | None:
    outlet = find_outlet(url, own) if url else None
    return outlet.name if outlet else None
