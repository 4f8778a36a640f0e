"""Feeds and pages into a folder: one Markdown file an article, and a small record of what was asked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from analytics.collect.feeds import Entry, Feed, entries
from analytics.collect.fetch import Fetcher, FetchError
from analytics.errors import ReadError
from analytics.read.confined import call_confined
from analytics.read.page import article_of_page
from analytics.records import Article

STATE = ".collect.json"


@dataclass(slots=True)
class Report:
    """What a run brought: addresses saved, known already, and those that failed with the reason."""

    saved: list[Path] = field(default_factory=list)
    known: int = 0
    failed: list[FetchError | ReadError] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """`seen`: addresses that need not be fetched again; `feeds`: what makes the next request of a feed conditional."""

    seen: dict[str, str] = field(default_factory=dict)
    feeds: dict[str, dict[str, str | None]] = field(default_factory=dict)


def collect_feeds(
    feeds: list[Feed], folder: Path, fetcher: Fetcher, progress: Callable[[str], bool | None] = lambda _: None
) -> Report:
    """Fetch the new articles of every feed into the folder; a feed or page that fails costs itself.

    Stopped at any moment, the next run goes on where this one was; `progress(address)` may return True to stop.
    """
    report, state = Report(), _load(folder)
    for feed in feeds:
        try:
            announced = _announced(feed, fetcher, state)
        except (FetchError, ReadError) as error:
            report.failed.append(error)
            continue
        for entry in announced:
            if entry.url in state.seen:
                report.known += 1
                continue
            if progress(entry.url):
                return report
            _collect(entry, feed, folder, fetcher, state, report)
        _save(folder, state)
    return report


def collect_page(url: str, folder: Path, fetcher: Fetcher) -> Report:
    """Fetch the article of one address into the folder."""
    report, state = Report(), _load(folder)
    if url in state.seen:
        report.known += 1
    else:
        _collect(Entry(url), None, folder, fetcher, state, report)
    return report


def _announced(feed: Feed, fetcher: Fetcher, state: _State) -> list[Entry]:
    last = state.feeds.get(feed.url, {})
    answer = fetcher.get(feed.url, last.get("etag"), last.get("modified"))
    if answer.status == 304:
        return []
    found = call_confined(entries, (feed, answer.data), feed.url)
    if all(entry.url in state.seen for entry in found):  # else a run cut short would not see the rest again
        state.feeds[feed.url] = {"etag": answer.etag, "modified": answer.modified}
    return found


def _collect(entry: Entry, feed: Feed | None, folder: Path, fetcher: Fetcher, state: _State, report: Report) -> None:
    try:
        article = fetch_article(entry.url, fetcher)
    except (FetchError, ReadError) as error:
        report.failed.append(error)
        return
    path = _write(folder, article, entry, feed)
    report.saved.append(path)
    state.seen[entry.url] = path.name
    _save(folder, state)


def fetch_article(url: str, fetcher: Fetcher) -> Article:
    """The article of a page; raises FetchError or ReadError. A page is parsed in a child process within limits."""
    answer = fetcher.get(url)
    found = call_confined(_article, (answer.data, url, answer.url), url)
    if isinstance(found, ReadError):
        raise found
    return found


def fetched(addresses: Iterable[str], fetcher: Fetcher) -> Iterator[Article | ReadError]:
    """The article of each address, or why there is none."""
    for address in addresses:
        try:
            yield fetch_article(address, fetcher)
        except FetchError as error:
            yield ReadError(error.url, error.reason)
        except ReadError as error:
            yield error


def _article(data: bytes, name: str, url: str) -> Article | ReadError:
    """In the child: the article, or any fault of the parser."""
    try:
        return article_of_page(data, name, url)
    except ReadError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:
        return ReadError(name, f"the page cannot be read ({type(error).__name__})")


def _write(folder: Path, article: Article, entry: Entry, feed: Feed | None) -> Path:
    """The article as Markdown with front matter; the name holds nothing but letters, digits and hyphens."""
    given = {
        "title": article.title or entry.title,
        "date": article.date or entry.date,
        "source": feed.outlet if feed else article.source,
        "url": article.url,
        "language": feed.language if feed else None,
    }
    head = yaml.safe_dump({k: v for k, v in given.items() if v}, allow_unicode=True, sort_keys=False)
    path = folder / _file_name(entry.url, given["date"])
    folder.mkdir(parents=True, exist_ok=True)
    _write_whole(path, f"---\n{head}---\n{article.text}\n")
    return path


def _file_name(url: str, date: str | None) -> str:
    parts = urlsplit(url)
    words = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname}-{parts.path.rsplit('/', 1)[-1]}".lower()).strip("-")[:80]
    return f"{date or 'undated'}-{words}-{hashlib.sha256(url.encode()).hexdigest()[:8]}.md"


def _load(folder: Path) -> _State:
    try:
        return _State(**json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # none yet, or damaged: what is there is fetched again at most
        return _State()


def _save(folder: Path, state: _State) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _write_whole(folder / STATE, json.dumps(asdict(state), ensure_ascii=False, indent=1))


def _write_whole(path: Path, text: str) -> None:
    """Beside and renamed, so that no reader and no next run meets half a file."""
    beside = path.with_name(f".{path.name}.part")  # hidden: no reader takes it for an article
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)
