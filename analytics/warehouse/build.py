"""From a folder of articles to a published warehouse."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from analytics.errors import WarehouseError
from analytics.read import check_paths
from analytics.warehouse import publication
from analytics.warehouse.batches import Cut
from analytics.warehouse.database import NotWorthIt, as_meta, copy_database, make_database, read_meta, update_database
from analytics.warehouse.executors import run
from analytics.warehouse.file_index import Changed, Contents, forget, scan
from analytics.warehouse.index import damage, make_index, update_index
from analytics.warehouse.lock import build_lock
from analytics.warehouse.loss import check_lexicons, count, refuse_loss
from analytics.warehouse.remote import Store
from analytics.warehouse.schema import SCHEMA
from analytics.warehouse.shard_catalog import Shelf
from analytics.warehouse.shards import Receipt, is_whole, shard_name
from analytics.warehouse.version import code_version, tables_version

Progress = Callable[[int, int, str], None]
SMALL = 2_000  # articles: of fewer the tables are made anew in a second or two, with all numbers in the order of dates
MOST_CHANGED = 0.05
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
    shards: str | None = None,
    progress: Progress = lambda done, total, note: None,
    force: bool = False,
) -> BuildReport:
    """Bring the warehouse of a folder (or file) of articles up to date, and publish it if anything changed.

    `shards` is a URL for the shards of many machines; those that are there are taken home, and new ones put there.
    What would lose more than a tenth of what stands is published only with `force`.
    Safe to stop at any instant and to run again. Raises WarehouseError where it cannot be built, and UsageError for a
    path that does not exist.
    """
    articles, folder = Path(articles), (folder or publication.default_folder(articles)).resolve()
    check_paths([articles])  # before a folder is made for what is not there
    try:
        (folder / "shards").mkdir(parents=True, exist_ok=True)
        with build_lock(folder):
            return _Build(articles, folder, workers, scheduler, shards, progress, force).run()
    except OSError as error:
        raise WarehouseError(f"{folder}: cannot be written ({error.strerror or error})") from error


class _Build:
    """One run of a build, by the holder of the lock."""

    def __init__(
        self,
        articles: Path,
        folder: Path,
        workers: int,
        scheduler: str | None,
        shards: str | None,
        progress: Progress,
        force: bool,
    ) -> None:
        self.articles, self.folder, self.progress = articles, folder, progress
        self.workers, self.scheduler, self.force = workers, scheduler, force
        self.shards = folder / "shards"
        self.store = Store(shards) if shards else None
        self.left_out: list[tuple[str, str]] = []
        self.own: list[str] = []  # own words of editors

    def run(self) -> BuildReport:
        current = _current(self.folder)
        publication.sweep(self.folder, current)
        contents = scan(self.articles, self.folder, lambda count: self.progress(0, 0, f"reading: {count} articles"))
        self.left_out.extend(contents.left_out)
        self.left_out.extend(contents.edits.wrong)
        self.own = [word.as_line() for word in contents.edits.glossary.words]
        cuts = {shard_name(cut.name, code_version()): cut for cut in contents.cuts()}
        total = sum(map(len, cuts.values()))
        shelf = Shelf(self.folder)
        analysed = self._analyse(contents, cuts, total, shelf)
        names = list(cuts)
        self.left_out.extend(shelf.left_out(names))
        version = self._version(names)
        usable = current if current is not None and _opens(self.folder, current) else None
        whole = usable is not None and usable.version == version
        if not whole:
            self.progress(total, total, "making the tables")
            current = self._publish(names, version, usable)
        publication.sweep(self.folder, current)
        self._drop_old_shards(names)
        return BuildReport(self.folder, version, total, analysed, self.left_out, not whole)

    def _analyse(self, contents: Contents, cuts: dict[str, Cut], total: int, shelf: Shelf) -> int:
        """Make the shards that are not there yet or damaged; the number of articles in them."""
        missing = self._missing(cuts, shelf)
        pending = sum(map(len, missing))
        if pending:
            check_lexicons()
            done = total - pending
            self.progress(done, total, "analysing")
            try:
                for receipt in self._made(contents, missing):
                    done += receipt.articles
                    self.progress(done, total, "analysing")
            except Changed:
                forget(self.folder)
                raise
        return pending

    def _missing(self, cuts: dict[str, Cut], shelf: Shelf) -> list[Cut]:
        """The batches without a whole shard, here or in the store."""
        missing = [name for name in cuts if not shelf.has(name)]
        if self.store is not None and missing:
            there = self.store.names()
            self.store.fetch([name for name in missing if name in there], self.shards)
            missing = [name for name in missing if not is_whole(self.shards / name)]
        return [cuts[name] for name in missing]

    def _made(self, contents: Contents, missing: list[Cut]) -> Iterator[Receipt]:
        """Make shards, and take home those that are made elsewhere."""
        place = self.shards if self.store is None else self.store.url
        for receipt in run(contents.batches(missing), place, len(missing), self.workers, self.scheduler):
            if self.store is not None:
                self.store.fetch([receipt.name], self.shards)
            yield receipt

    def _version(self, names: list[str]) -> str:
        content = [tables_version(), *names, *self.own, *(f"{path}: {reason}" for path, reason in self.left_out)]
        return hashlib.sha256("\n".join(content).encode("utf-8", "replace")).hexdigest()[:12]

    def _publish(self, names: list[str], version: str, current: publication.Current | None) -> publication.Current:
        """Write a new database and index beside the published ones, and point to them."""
        tail = f"{version}-{secrets.token_hex(4)}"
        database = self.folder / publication.temporary_name("data.duckdb")
        index = self.folder / publication.temporary_name("search")
        meta = as_meta(self._meta(version))
        try:
            if current is None or not self._update(current, database, index, names, meta):
                make_database(database, [self.shards / name for name in names], meta)
                self.progress(0, 0, "indexing the texts")
                make_index(index, database)
        except duckdb.Error as error:
            raise self._blame(names, error) from error
        if current is not None and not self.force:
            self._keep(self.folder / current.database, database, index)
        database.replace(self.folder / f"data-{tail}.duckdb")
        index.replace(self.folder / f"search-{tail}")
        size = (self.folder / f"data-{tail}.duckdb").stat().st_size
        published = publication.Current(version, SCHEMA, f"data-{tail}.duckdb", size, f"search-{tail}")
        publication.write_pointer(self.folder, published)
        return published

    def _keep(self, before: Path, database: Path, index: Path) -> None:
        """Refuse what would lose much of what is published."""
        try:
            refuse_loss(before, database)
        except WarehouseError:
            publication.remove(database)
            publication.remove(index)
            raise

    def _blame(self, names: list[str], error: duckdb.Error) -> WarehouseError:
        """Why the tables could not be made; shards with a wrong byte are removed, and the next build mends them."""
        bad = [name for name in names if not is_whole(self.shards / name, thorough=True)]
        for name in bad:
            publication.remove(self.shards / name)
        if bad:
            return WarehouseError(f"{self.shards}: {len(bad)} shards were damaged and are removed; build again")
        return WarehouseError(f"{self.folder}: the tables cannot be made ({str(error).splitlines()[0]})")

    def _update(
        self, current: publication.Current, database: Path, index: Path, names: list[str], meta: dict[str, str]
    ) -> bool:
        """Whether a large warehouse of which little has changed could be brought up to date instead of made anew."""
        old = self.folder / current.database
        said = read_meta(old)
        same = all(said.get(name) == meta[name] for name in ("code", "tables", "own_words"))  # a word may name anew
        if int(said["made_of"]) < SMALL or not same:
            return False
        copy_database(old, database)
        try:
            left, came = update_database(database, [self.shards / name for name in names], meta, MOST_CHANGED)
        except NotWorthIt:
            publication.remove(database)
            return False
        update_index(self.folder / current.search, index, database, left, came)
        return True

    def _meta(self, version: str) -> dict[str, object]:
        return {
            "schema": SCHEMA,
            "version": version,
            "code": code_version(),
            "tables": tables_version(),
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "articles": str(self.articles),
            "left_out": self.left_out[:LEFT_OUT_SHOWN],
            "left_out_total": len(self.left_out),
            "own_words": self.own,
        }

    def _drop_old_shards(self, names: list[str]) -> None:
        kept = set(names)
        for path in self.shards.glob("*.parquet"):
            if path.name not in kept:
                publication.remove(path)


def _current(folder: Path) -> publication.Current | None:
    """What is published; a pointer that cannot be read counts as nothing, and is written anew."""
    try:
        return publication.read_pointer(folder)
    except WarehouseError:
        return None


def _opens(folder: Path, current: publication.Current) -> bool:
    """Whether the published database is there, of its size, of this schema, and opens."""
    path = folder / current.database
    try:
        return (
            current.schema == SCHEMA
            and path.stat().st_size == current.size
            and read_meta(path).get("version") == current.version
            and not damage(folder / current.search, count(path, "articles"))
        )
    except (OSError, ValueError, duckdb.Error):
        return False
