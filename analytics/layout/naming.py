"""Whose an article is and of which day, by the order of trust that docs/import.md tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from analytics.errors import LexiconError
from analytics.layout.attribution import find_attribution
from analytics.lexicons import read_toml
from analytics.outlets import find_outlet
from analytics.paths import LEXICONS
from analytics.records import UNKNOWN, Article, Layout

_LEXICON = LEXICONS / "layout" / "addresses.toml"
_LISTS = ("passed_over", "platforms", "parts")
_URL_DATE = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]([01]?\d)[/_-]([0-3]?\d)(?=\D|$)|/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\D|$)"
)
_FILE_DATE = re.compile(r"(?<![^\W_])((?:19|20)\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?![^\W_])")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d][\w-]+")
_CHANNEL = re.compile(r"@?[\w.-]{2,64}")
_LONGEST = 2000  # characters of an address


@cache
def _lists() -> dict[str, frozenset[str]]:
    """{list: words}; raises LexiconError where one is missing or is no list of words."""
    table = read_toml(_LEXICON)
    if set(table) != set(_LISTS) or not all(isinstance(word, str) for words in table.values() for word in words):
        raise LexiconError(_LEXICON.name, "lists", f"must be {', '.join(_LISTS)}, of words")
    return {name: frozenset(words) for name, words in table.items()}


def source_of(article: Article, layout: Layout) -> str | None:
    """The outlet of an article, by what is trusted most; None where nothing names one."""
    if article.source == UNKNOWN:
        return None
    own, text = article.own, article.text
    return stated_source(article, layout) or article.otherwise or find_attribution(text, layout.title, layout.body, own)


def stated_source(article: Article, layout: Layout) -> str | None:
    """The outlet by anything but the words of the text: what was given, the address, the folder, the dateline."""
    return (
        article.source
        or layout.extra.get("source")
        or source_of_address(article.url or layout.extra.get("url"), article.own)
        or source_of_folder(article.path, article.own)
        or layout.source
    )


def source_of_address(url: str | None, own: tuple[str, ...] = ()) -> str | None:
    """The known outlet of an address, else its domain, else, on a site where others publish, their channel.

    >>> source_of_address("https://ru.primer-news.kz/a/1"), source_of_address("https://t.me/s/primer/12")
    ('primer-news.kz', 't.me/primer')
    """
    if not url or len(url) > _LONGEST:
        return None
    host, path = _host_and_path(url)
    if not host:
        return None
    outlet = find_outlet(url, own)
    if outlet:
        return outlet.name
    return _channel(host, path) if host in _lists()["platforms"] else host


def _host_and_path(url: str) -> tuple[str, str]:
    """Host without what names no outlet, and path; empty for what is no address of the web."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").rstrip(".")
        host = host.encode("ascii").decode("idna") if "xn--" in host else host
    except ValueError:
        return "", ""
    if parts.scheme not in ("", "http", "https") or not _HOST.fullmatch(host):
        return "", ""
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _lists()["passed_over"]:
        labels = labels[1:]
    return ".".join(labels), parts.path


def _channel(host: str, path: str) -> str | None:
    names = [part for part in path.split("/") if part]
    while names and names[0] in _lists()["parts"]:
        names = names[1:]
    shown = names[0].removeprefix("@") if names and _CHANNEL.fullmatch(names[0]) else ""
    return f"{host}/{shown}" if shown and not shown.isdigit() else None


def source_of_folder(path: str, own: tuple[str, ...] = ()) -> str | None:
    """The outlet that a folder of the article's path is called by, the nearest folder first."""
    folders = PurePosixPath(path).parts[:-1]
    found = (find_outlet(folder, own) for folder in reversed(folders[-8:]) if "://" not in path)
    return next((outlet.name for outlet in found if outlet), None)


def date_of(article: Article, layout: Layout) -> str | None:
    """The day of an article: as given, of front matter, of the address, of the file's name, else of its text."""
    if article.date == UNKNOWN:
        return None
    days = (
        iso_date(article.date),
        iso_date(layout.extra.get("date")),
        date_of_address(article.url or layout.extra.get("url")),
        date_of_file(article.path),
        layout.date,
    )
    return next((day for day in days if day), None)


def iso_date(value: str | None) -> str | None:
    """An ISO 8601 date that exists in the calendar, else None; a time after it is dropped.

    >>> iso_date("2025-11-13T10:00:00Z"), iso_date("2025-13-45"), iso_date("2025")
    ('2025-11-13', None, None)
    """
    try:
        return date.fromisoformat((value or "").strip()[:10]).isoformat()
    except ValueError:
        return None


def date_of_address(url: str | None) -> str | None:
    """The day that stands in an address.

    >>> date_of_address("https://primer.kz/news/2024/5/1/most"), date_of_address("https://primer.kz/20240501-most")
    ('2024-05-01', '2024-05-01')
    """
    found = _URL_DATE.search((url or "")[:_LONGEST])
    return iso_date("-".join(part.zfill(2) for part in found.groups() if part)) if found else None


def date_of_file(path: str) -> str | None:
    """The day in the name of a file that holds one article; a row of a table has none.

    >>> date_of_file("a/2024-05-01-most.txt"), date_of_file("posts_2024-05-01.csv:7"), date_of_file("a20240501f.txt")
    ('2024-05-01', None, None)
    """
    name = path.rpartition("/")[2]
    if ":" in name or name.startswith("undated-"):  # as an import calls what has no day, whatever its title says
        return None
    days = list(_dates(name))
    return days[0] if len(set(days)) == 1 else None


def _dates(name: str) -> Iterator[str]:
    for found in _FILE_DATE.finditer(name):
        day = iso_date("-".join((found[1], found[3], found[4])))
        if day:
            yield day
