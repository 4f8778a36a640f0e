"""What lies in a folder of articles, known by file: what has not changed since the last build is not read again."""

from __future__ import annotations

import json
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.edits import Edits
from analytics.errors import ReadError, WarehouseError
from analytics.layout.boilerplate import blocks, boilerplate_of, count_boilerplate, pack_blocks, unpack_blocks
from analytics.read import article_files, check_paths, read_file
from analytics.read.metadata import METADATA
from analytics.records import Article
from analytics.warehouse.batches import MARK, Batch, Cut, cut, fingerprint, with_boilerplate
from analytics.warehouse.publication import remove, temporary_name
from analytics.warehouse.version import reader_version

NAME = "files.parquet"
# a file that changes twice within the clock's step looks the same: one changed so shortly before it was read, or later
# than now by a clock that jumped, is read again the next time
FRESH = 2_000_000_000  # nanoseconds
_SCHEMA = pa.schema(
    {
        "name": pa.string(),
        "stamp": pa.string(),
        "marks": pa.binary(),
        "lengths": pa.binary(),
        "blocks": pa.binary(),
        "errors": pa.string(),
    }
)

LeftOut = tuple[str, str]  # path, reason


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What is known of a file: fingerprint, length (code points) and blocks of each article, and its faults."""

    stamp: str  # size and times of the file; empty where they cannot be trusted
    marks: bytes
    lengths: array[int]
    blocks: array[int]  # as analytics.layout.boilerplate packs them
    errors: tuple[LeftOut, ...] = ()


class Contents:
    """The files of a folder (or one file), in order, with what is known of each."""

    def __init__(self, root: Path, entries: dict[str, FileEntry], edits: Edits) -> None:
        self.root, self.entries, self.edits = root, entries, edits
        self.often = count_boilerplate(entry.blocks for entry in entries.values())
        self.firsts = [0, *accumulate(len(entry.lengths) for entry in entries.values())]

    @property
    def left_out(self) -> list[LeftOut]:
        return [error for entry in self.entries.values() for error in entry.errors]

    def cuts(self) -> Iterator[Cut]:
        """The batches of all articles, unread."""
        lengths = array("q")
        for entry in self.entries.values():
            lengths.extend(entry.lengths)
        return cut(b"".join(map(self._marks, self.entries.values())), lengths)

    def _marks(self, entry: FileEntry) -> bytes:
        """The fingerprints of a file's articles together with their boilerplate, which depends on other articles."""
        marks = []
        for number, (_, _, codes) in enumerate(unpack_blocks(entry.blocks)):
            mark = entry.marks[number * MARK : (number + 1) * MARK]
            hit = [code for code in codes if code in self.often]
            marks.append(with_boilerplate(mark, hit) if hit else mark)
        return b"".join(marks)

    def batches(self, wanted: Iterable[Cut]) -> Iterator[Batch]:
        """Read the wanted batches, given in order, one in memory at a time; raises WarehouseError if a file changed."""
        pending, held = list(wanted)[::-1], list[Article]()
        for number, (name, entry) in enumerate(self.entries.items()):
            if not pending or self.firsts[number + 1] <= pending[-1].first:
                continue
            for at, article in enumerate(_articles(_path(self.root, name), name, self.edits), self.firsts[number]):
                if pending and at >= pending[-1].first:
                    mark = (at - self.firsts[number]) * MARK
                    held.append(self._marked(_same(article, entry.marks[mark : mark + MARK])))
                    if at + 1 == pending[-1].last:
                        yield Batch(pending.pop().name, tuple(held))
                        held = []
        if pending:
            raise _changed(self.root)

    def _marked(self, article: Article) -> Article:
        found = boilerplate_of(blocks(article), self.often) if self.often else ()
        return replace(article, boilerplate=found) if found else article


def _same(article: Article | ReadError, mark: bytes) -> Article:
    if isinstance(article, ReadError) or fingerprint(article) != mark:
        raise _changed(article.path)
    return article


class Changed(WarehouseError):
    """An article is not what it was a moment ago."""


def _changed(where: object) -> Changed:
    return Changed(f"{where}: changed while it was read; build again")


def forget(folder: Path) -> None:
    """Drop what the warehouse's folder remembers of the articles, so that the next build reads all of them."""
    remove(folder / NAME)


def scan(root: Path, folder: Path, progress: Callable[[int], None]) -> Contents:
    """Look through the articles; the warehouse's `folder` remembers what was seen. Raises UsageError without a path."""
    check_paths([root])
    known, entries, count = _load(folder / NAME), dict[str, FileEntry](), 0
    edits = Edits(root)
    for path in article_files(root) if root.is_dir() else [root]:
        name = path.relative_to(root).as_posix() if path != root else path.name
        stamp = _stamp(path)
        stamp += edits.stamp(name) if stamp else ""
        entry = known.get(name)
        entries[name] = entry if entry and stamp and entry.stamp == stamp else _read(path, name, stamp, edits)
        count += len(entries[name].lengths)
        progress(count)
    if entries != known:
        _save(folder / NAME, entries)
    return Contents(root, entries, edits)


def _path(root: Path, name: str) -> Path:
    return root / name if root.is_dir() else root


def _stamp(path: Path) -> str:
    """Sizes and times of a file and of the metadata.csv beside it."""
    now = time.time_ns()
    values = []
    for each in (path, path.with_name(METADATA)):
        try:
            found = each.stat()
        except OSError:
            continue
        if max(found.st_mtime_ns, found.st_ctime_ns) > now - FRESH:
            return ""
        values += [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
    return ".".join(map(str, values))


def _read(path: Path, name: str, stamp: str, edits: Edits) -> FileEntry:
    marks, lengths, packed, errors = bytearray(), array("q"), array("I"), list[LeftOut]()
    for item in read_file(path, name, edits.choices):
        if isinstance(item, ReadError):
            errors.append((item.path, item.reason))
        elif edits.removed.holds(item):
            continue
        elif not _has_text(item):
            errors.append((item.path, "there is no text in it"))
        else:
            article = edits.attach(item)
            marks += fingerprint(article)
            lengths.append(len(article.text))
            packed.extend(pack_blocks(article, blocks(article)))
    return FileEntry(stamp, bytes(marks), lengths, packed, tuple(errors))


def _articles(path: Path, name: str, edits: Edits) -> Iterator[Article]:
    found = read_file(path, name, edits.choices)
    kept = (item for item in found if isinstance(item, Article) and _has_text(item) and not edits.removed.holds(item))
    return map(edits.attach, kept)


def _has_text(article: Article) -> bool:
    return any(map(str.isalnum, article.text))


def _load(path: Path) -> dict[str, FileEntry]:
    """What the last build saw; nothing where that was another reader, or cannot be read."""
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException):
        return {}
    if (table.schema.metadata or {}).get(b"reader") != reader_version().encode():
        return {}
    columns = [table.column(name).to_pylist() for name in _SCHEMA.names]
    return {
        name: FileEntry(
            stamp,
            marks,
            array("q", lengths),
            array("I", packed),
            tuple((p, r) for p, r in json.loads(errors)) if errors else (),
        )
        for name, stamp, marks, lengths, packed, errors in zip(*columns, strict=True)
    }


def _save(path: Path, entries: dict[str, FileEntry]) -> None:
    values = list(entries.values())
    columns = {
        "name": [name.encode("utf-8", "replace").decode() for name in entries],
        "stamp": [entry.stamp for entry in values],
        "marks": [entry.marks for entry in values],
        "lengths": [entry.lengths.tobytes() for entry in values],
        "blocks": [entry.blocks.tobytes() for entry in values],
        "errors": [json.dumps(entry.errors) if entry.errors else None for entry in values],
    }
    table = pa.table(columns, schema=_SCHEMA.with_metadata({"reader": reader_version()}))
    beside = path.with_name(temporary_name(path.name))
    try:
        pq.write_table(table, beside, compression="zstd")
        beside.replace(path)
    finally:
        remove(beside)
