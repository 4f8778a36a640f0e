"""The list of feeds (TOML), and the articles that a feed or a page of links announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import feedparser
from lxml import html
from lxml.etree import ParserError

from analytics.errors import LexiconError
from analytics.lexicons import read_toml
from analytics.read.day import read_date
from analytics.read.markup import unpack

_FIELDS = {"outlet", "url", "language", "sections", "links"}
MAX_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Feed:
    """An RSS or Atom feed, or, with `links`, a page whose matching links are articles."""

    outlet: str
    url: str
    language: str | None = None
    sections: tuple[str, ...] = ()  # keep entries with one of these in a category or in the address
    links: str | None = None  # a regular expression of the articles' addresses


@dataclass(frozen=True, slots=True)
class Entry:
    url: str
    title: str | None = None
    date: str | None = None  # ISO 8601
    categories: tuple[str, ...] = ()


def read_feeds(path: Path) -> list[Feed]:
    """The feeds of a TOML file; raises LexiconError naming the feed and what is wrong with it."""
    feeds = read_toml(path).get("feed")
    if not isinstance(feeds, list) or not feeds:
        raise LexiconError(path.name, "the file", "lists no [[feed]]")
    return [_feed(row, path.name, number) for number, row in enumerate(feeds, 1)]


def _feed(row: dict[str, object], file: str, number: int) -> Feed:
    where = f"feed {number}"
    if unknown := set(row) - _FIELDS:
        raise LexiconError(file, where, f"unknown field {', '.join(sorted(unknown))}")
    for name in ("outlet", "url"):
        if not isinstance(row.get(name), str) or not row[name]:
            raise LexiconError(file, where, f"'{name}' is missing")
    links = row.get("links")
    try:
        re.compile(str(links or ""))
    except re.error as error:
        raise LexiconError(file, where, f"'links' is not a regular expression: {error}") from error
    sections = row.get("sections", [])
    if not isinstance(sections, list):
        raise LexiconError(file, where, "'sections' is not a list")
    return Feed(
        outlet=str(row["outlet"]),
        url=str(row["url"]),
        language=str(row["language"]) if row.get("language") else None,
        sections=tuple(map(str, sections)),
        links=str(links) if links else None,
    )


def entries(feed: Feed, data: bytes) -> list[Entry]:
    """The articles that a fetched feed announces, newest as the feed has them, those of other sections left out."""
    found = _links(feed, data) if feed.links else _items(data, feed.url)
    return [entry for entry in found if _wanted(entry, feed.sections)][:MAX_ENTRIES]


def _items(data: bytes, base: str) -> list[Entry]:
    return [
        Entry(
            url=urljoin(base, item["link"]),
            title=_plain(item.get("title")),
            date=_day(item.get("published") or item.get("updated")),
            categories=tuple(tag.get("term") or "" for tag in item.get("tags", ())),
        )
        for item in feedparser.parse(data).entries
        if item.get("link")
    ]


def _plain(title: str | None) -> str | None:
    """A title without the tags and entities that were packed into it, on one line."""
    return " ".join(unpack(title).split()) or None if title else None


def _day(moment: str | None) -> str | None:
    """The day of a moment in the zone in which the feed writes it; None where it is none, or could be two.

    >>> _day("Thu, 13 Nov 2025 01:30:00 +0500"), _day("2025-11-13T23:00:00-07:00"), _day("11/12/2025")
    ('2025-11-13', '2025-11-13', None)
    """
    try:
        return read_date(moment) if moment else None
    except ValueError:
        return None


def _links(feed: Feed, data: bytes) -> list[Entry]:
    try:
        page = html.document_fromstring(data)
    except (ParserError, ValueError):
        return []
    found = (urljoin(feed.url, str(link)) for link in page.xpath("//a/@href"))
    return [Entry(url) for url in dict.fromkeys(found) if re.search(feed.links or "", url)]


def _wanted(entry: Entry, sections: tuple[str, ...]) -> bool:
    places = [entry.url.lower(), *(category.lower() for category in entry.categories)]
    return not sections or any(section.lower() in place for section in sections for place in places)
