"""From a folder of articles to a published warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import tantivy

from analytics.errors import ReadError, WarehouseError
from analytics.read import read_articles
from analytics.records import Article
from analytics.warehouse import place
from analytics.warehouse.batches import Batch, batches
from analytics.warehouse.database import as_meta, make_database, read_meta
from analytics.warehouse.executors import run
from analytics.warehouse.index import make_index
from analytics.warehouse.lock import build_lock
from analytics.warehouse.shards import is_whole, left_out, shard_name
from analytics.warehouse.version import code_version, tables_version

Progress = Callable[[int, int, str], None]
LEFT_OUT_SHOWN = 1000  # kept in the database for the dashboard; standard error names all


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `left_out` holds (path, reason)."""

    folder: Path
    version: str
    articles: int
    analysed: int
    left_out: list[tuple[str, str]] = field(default_factory=list)
    published: bool = False


def build(
    articles: Path,
    folder: Path | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = lambda done, total, note: None,
) -> BuildReport:
    """Bring the warehouse of a folder (or file) of articles up to date, and publish it if anything changed.

    Safe to stop at any instant and to run again. Raises WarehouseError where it cannot be built, and UsageError for a
    path that does not exist.
    """
    articles, folder = Path(articles), folder or place.default_folder(articles)
    try:
        (folder / "shards").mkdir(parents=True, exist_ok=True)
        with build_lock(folder):
            return _Build(articles, folder, workers, scheduler, progress).run()
    except OSError as error:
        raise WarehouseError(f"{folder}: cannot be written ({error.strerror or error})") from error


class _Build:
    """One run of a build, by the holder of the lock."""

    def __init__(self, articles: Path, folder: Path, workers: int, scheduler: str | None, progress: Progress) -> None:
        self.articles, self.folder, self.progress = articles, folder, progress
        self.workers, self.scheduler = workers, scheduler
        self.shards = folder / "shards"
        self.left_out: list[tuple[str, str]] = []

    def run(self) -> BuildReport:
        current = _current(self.folder)
        place.sweep(self.folder, current)
        names, missing = self._plan()
        total = sum(names.values())
        analysed = self._analyse(missing, total)
        self._count_left_out(names)
        version = self._version(names)
        whole = current is not None and current.version == version and _opens(self.folder, current)
        if not whole:
            self.progress(total, total, "making the tables")
            current = self._publish(names, version)
        place.sweep(self.folder, current)
        self._drop_old_shards(names)
        return BuildReport(self.folder, version, total, analysed, self.left_out, not whole)

    def _plan(self) -> tuple[dict[str, int], dict[str, int]]:
        """{shard: articles} of the whole folder, and of those that are not made yet or damaged."""
        names: dict[str, int] = {}
        missing: dict[str, int] = {}
        for batch in batches(self._read(self.left_out)):
            name = shard_name(batch, code_version())
            names[name] = len(batch.articles)
            if not is_whole(self.shards / name):
                missing[name] = len(batch.articles)
            self.progress(0, 0, f"reading: {sum(names.values())} articles")
        return names, missing

    def _read(self, errors: list[tuple[str, str]]) -> Iterator[Article]:
        for item in read_articles([self.articles]):
            if isinstance(item, ReadError):
                errors.append((item.path, item.reason))
            elif not any(map(str.isalnum, item.text)):
                errors.append((item.path, "there is no text in it"))
            else:
                yield item

    def _analyse(self, missing: dict[str, int], total: int) -> int:
        """Make the missing shards; the articles are read once more, so that memory stays flat whatever their number."""
        pending = sum(missing.values())
        if not pending:
            return 0
        wanted: Iterator[Batch] = (
            batch for batch in batches(self._read([])) if shard_name(batch, code_version()) in missing
        )
        done = total - pending
        self.progress(done, total, "analysing")
        for receipt in run(wanted, self.shards, len(missing), self.workers, self.scheduler):
            done += receipt.articles
            self.progress(done, total, "analysing")
        return pending

    def _count_left_out(self, names: dict[str, int]) -> None:
        for name in names:
            self.left_out.extend(left_out(self.shards / name))

    def _version(self, names: dict[str, int]) -> str:
        content = [tables_version(), *names, *(f"{path}: {reason}" for path, reason in self.left_out)]
        return hashlib.sha256("\n".join(content).encode("utf-8", "replace")).hexdigest()[:12]

    def _publish(self, names: dict[str, int], version: str) -> place.Current:
        beside = self.folder / place.temporary_name("data.duckdb")
        make_database(beside, self._whole(names), as_meta(self._meta(version)))
        database = self.folder / f"data-{version}-{beside.name[4:12]}.duckdb"
        beside.replace(database)
        self.progress(len(names), len(names), "indexing the texts")
        index = self.folder / database.name.replace("data-", "search-").removesuffix(".duckdb")
        make_index(beside, database)
        beside.replace(index)
        current = place.Current(version, place.SCHEMA, database.name, database.stat().st_size, index.name)
        place.write_pointer(self.folder, current)
        return current

    def _whole(self, names: dict[str, int]) -> list[Path]:
        return [self.shards / name for name in names]

    def _meta(self, version: str) -> dict[str, object]:
        return {
            "schema": place.SCHEMA,
            "version": version,
            "code": code_version(),
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "articles": str(self.articles),
            "left_out": self.left_out[:LEFT_OUT_SHOWN],
            "left_out_total": len(self.left_out),
        }

    def _drop_old_shards(self, names: dict[str, int]) -> None:
        for path in self.shards.glob("*.parquet"):
            if path.name not in names:
                place.remove(path)


def _current(folder: Path) -> place.Current | None:
    """What is published; a pointer that cannot be read counts as nothing, and is written anew."""
    try:
        return place.read_pointer(folder)
    except WarehouseError:
        return None


def _opens(folder: Path, current: place.Current) -> bool:
    """Whether the published database is there, of its size, of this schema, and opens."""
    path = folder / current.database
    try:
        return (
            current.schema == place.SCHEMA
            and path.stat().st_size == current.size
            and read_meta(path).get("version") == current.version
            and tantivy.Index.exists(str(folder / current.search))
        )
    except (OSError, duckdb.Error):
        return False
