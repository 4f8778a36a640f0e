"""What the jobs of the import page do; nothing here knows of a session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from analytics.collect import Feed, Fetcher, collect_feeds, fetched
from analytics.corrections.keys import article_key
from analytics.errors import ReadError
from analytics.glossary import Glossary
from analytics.imports import (
    SUBFOLDER,
    Defaults,
    Likeness,
    Preview,
    Row,
    build_apart,
    from_one,
    log,
    preview,
    read_known,
    save,
)
from analytics.imports.staging import Batch
from analytics.layout import complete
from analytics.read import read_file
from analytics.read.kept import read_choices
from analytics.records import Article
from dashboard.importing.jobs import BUILDING, FETCHING, READING, SAVING, WAITING, Job, Work

SHOWN = 12  # links to new articles


@dataclass(slots=True)
class Imported:
    """What an import did: files saved of those wanted, links to the first, what could not be fetched."""

    folder: Path
    saved: list[Path] = field(default_factory=list)
    wanted: int = 0
    known: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)  # (key, title)
    failed: list[tuple[str, str]] = field(default_factory=list)  # (address, reason)
    built: bool = False


def look(folder: Path, batch: Batch) -> Work:
    """Read the files of a batch into a preview."""
    return lambda job: _look(job, folder, batch.articles(), batch.defaults, READING)


def look_at_addresses(
    folder: Path, addresses: list[str], defaults: Defaults, fetcher: Fetcher, source: str | None = None
) -> Work:
    """Fetch pages into a preview, of the one `source` if it is said; nothing is saved."""
    items = from_one(fetched(addresses, fetcher), source)

    def work(job: Job) -> Preview:
        fetcher.stopped = lambda: job.stopped
        return _look(job, folder, items, defaults, FETCHING, len(addresses))

    return work


def _look(
    job: Job, folder: Path, items: Iterable[Article | ReadError], defaults: Defaults, phase: str, total: int = 0
) -> Preview:
    job.tell(phase, 0, total)
    own = Glossary(folder)
    items = (item if isinstance(item, ReadError) else own.attach(item) for item in items)
    known = read_known(folder, lambda done, total: job.tell(READING, done, total))
    return preview(items, Likeness(known.marks), defaults, lambda done: job.tell(phase, done, total))


def bring(folder: Path, warehouse: Path, rows: list[Row], done: Callable[[], None], who: str = "") -> Work:
    """Save the rows, then build; `done` is called when all rows are saved."""

    def work(job: Job) -> Imported:
        found = Imported(folder, wanted=len(rows))
        there = set((folder / SUBFOLDER).glob("*"))
        for number, row in enumerate(rows):
            if job.tell(SAVING, number, len(rows)):
                break
            found.saved.append(save(row.candidate, folder))
        log.record(folder, [path for path in dict.fromkeys(found.saved) if path not in there], who)
        if len(found.saved) < len(rows):
            return found
        done()
        return _built(job, found, warehouse)

    return work


def collect(folder: Path, warehouse: Path, feeds: list[Feed], fetcher: Fetcher) -> Work:
    """Fetch what is new in the feeds, then build; when stopped, what was fetched is kept."""

    def work(job: Job) -> Imported:
        count = 0

        def tell(_address: str) -> bool:
            nonlocal count
            count += 1
            return job.tell(FETCHING, count)

        job.tell(FETCHING)
        fetcher.stopped = lambda: job.stopped
        report = collect_feeds(feeds, folder / "collected", fetcher, tell)
        found = Imported(folder, report.saved, len(report.saved), report.known)
        found.failed = [(getattr(e, "url", "") or getattr(e, "path", ""), e.reason) for e in report.failed]
        return _built(job, found, warehouse) if found.saved else found

    return work


def rebuild(folder: Path, warehouse: Path) -> Work:
    """Make the tables anew, after a correction."""
    return lambda job: _built(job, Imported(folder), warehouse)


def _built(job: Job, found: Imported, warehouse: Path) -> Imported:
    def tell(done: int, total: int, note: str) -> None:
        job.tell(WAITING if note.startswith("waiting") else BUILDING, done, total)

    tell(0, 0, "")
    found.built = build_apart(found.folder, warehouse, tell, lambda: job.stopped) is not None
    found.links = [link for path in found.saved[:SHOWN] for link in _links(path, found.folder)]
    return found


def _links(path: Path, folder: Path) -> list[tuple[str, str]]:
    """Key and title of the articles of a saved file, as the warehouse will call them."""
    items = read_file(path, path.relative_to(folder).as_posix(), read_choices(folder))
    articles = [item for item in items if isinstance(item, Article)]
    own = Glossary(folder)
    filled = [complete(own.attach(article))[0] for article in articles]
    return [(article_key(one, one.source), one.title or path.stem) for one in filled]
