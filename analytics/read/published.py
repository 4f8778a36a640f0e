"""The day on which a page says that its article was published; nothing else on the page is taken for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analytics.layout.header import date_of_line
from analytics.read.day import read_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Words = dict[str, frozenset[str]]
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST = 200_000  # characters of JSON-LD
_DEEP = 6
_SHOWN = 80  # characters of what shows a day
_AHEAD = 3  # days shown at most: a list of days is not the article's


def published(page: HtmlElement, words: Words) -> str | None:
    """ISO 8601, by the first of: meta elements, JSON-LD, itemprop, a time element, what is named a date; or None.

    The page is free of the boxes beside the article. A moment has the day of the zone in which it is written.
    """
    for way in (_meta, _json, _marked, _times, _shown):
        days = [day for text in way(page, words) if (day := _day(text))]
        if days and (way is not _shown or len(set(days)) <= _AHEAD):
            return days[0]
    return None


def name_of(text: str) -> str:
    """A name of a page's part in small letters, with hyphens.

    >>> name_of("readAlso_box"), name_of("article:published_time")
    ('read-also-box', 'article:published-time')
    """
    return _CAMEL.sub("-", text.strip()).lower().replace("_", "-")


def is_named(element: HtmlElement, words: frozenset[str]) -> bool:
    """Whether a word of the element's classes or its id is one of these, alone or among others of a name."""
    for name in map(name_of, f"{element.get('class') or ''} {element.get('id') or ''}".split()[:20]):
        parts = name.split("-")[:8]
        if parts[0] in ("has", "with", "no", "without", "is"):
            continue
        joined = ("-".join(parts[at : at + size]) for size in (1, 2) for at in range(len(parts) - size + 1))
        if any(each in words for each in joined):
            return True
    return False


def _day(text: str | None) -> str | None:
    try:
        return read_date(text) if text and len(text) <= _SHOWN else None
    except ValueError:
        return date_of_line(text) if text else None


def _meta(page: HtmlElement, words: Words) -> Iterator[str | None]:
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name.lower().replace("_", "-") in words["published"]:
            yield element.get("content")


def _json(page: HtmlElement, words: Words) -> Iterator[str | None]:
    """Of the objects that are articles: of the one with the page's headline, else of the first."""
    heading = next((" ".join(h1.text_content().split()) for h1 in page.iter("h1")), None)
    found = [one for script in page.iter("script") for one in _articles(script, words["types"])]
    same = [one for one in found if heading and " ".join(str(one.get("headline")).split()) == heading]
    yield from (str(one["datePublished"]) for one in (same or found)[:1])


def _articles(script: HtmlElement, types: frozenset[str]) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "") or len(script.text or "") > _MOST:
        return
    try:
        waiting = [(json.loads(script.text or ""), 0)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value, depth = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend((each, depth + 1) for each in value if depth < _DEEP)
        elif isinstance(value, dict):
            kinds = value.get("@type")
            named = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
            if named & types and isinstance(value.get("datePublished"), str):
                yield value
            waiting.extend(
                (value[key], depth + 1) for key in ("@graph", "mainEntity") if key in value and depth < _DEEP
            )


def _marked(page: HtmlElement, words: Words) -> Iterator[str | None]:
    for element in page.xpath("//*[@itemprop or @pubdate]"):
        if element.get("pubdate") is not None or name_of(element.get("itemprop") or "") in words["published"]:
            yield element.get("content") or element.get("datetime") or element.text_content().strip()


def _times(page: HtmlElement, words: Words) -> Iterator[str | None]:
    """The time elements of the article: from its headline on, else the only one of the page."""
    times = list(page.iter("time"))
    heading = next(page.iter("h1"), None)
    if heading is not None:
        around = next((up for up in heading.iterancestors() if up.tag in ("article", "main", "body")), page)
        times = list(around.iter("time"))
    if heading is None and len(times) > 1:
        return
    for element in times[:1]:
        yield element.get("datetime") or element.text_content().strip()


def _shown(page: HtmlElement, words: Words) -> Iterator[str | None]:
    """What a class names a date and is little else."""
    for element in page.iter("span", "div", "p", "li", "small", "b", "em", "i", "h6", "td"):
        if element.get("class") and is_named(element, words["days"]):
            text = " ".join(element.text_content()[: 2 * _SHOWN].split())
            if text and len(text) <= _SHOWN:
                yield text
