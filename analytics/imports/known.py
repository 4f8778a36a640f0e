"""What stands in a folder of articles already, by its marks; only new and changed files are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.imports.candidate import candidate, plain_text
from analytics.imports.likeness import Mark, mark
from analytics.imports.save import HIDDEN, temporary
from analytics.layout.front_matter import read_front_matter
from analytics.read import Choices, article_files, read_file
from analytics.read.kept import read_choices
from analytics.records import Article

CACHE = "marks.parquet"
_SCHEMA = pa.schema(
    {
        "file": pa.string(),
        "size": pa.int64(),
        "changed": pa.int64(),
        "name": pa.string(),
        "exact": pa.string(),
        "address": pa.string(),
        "source": pa.string(),
        "day": pa.string(),
        "title": pa.string(),
        "signature": pa.binary(),
    }
)
_MARK = tuple(field.name for field in fields(Mark))
_State = tuple[str, int, int]  # file, size, time of its last change


@dataclass(frozen=True, slots=True)
class Known:
    """The marks of all readable articles of a folder, and how many files had to be read for them."""

    marks: list[Mark]
    read: int


def read_known(folder: Path, progress: Callable[[int, int], object] = lambda done, total: None) -> Known:
    """The marks of a folder's articles; an empty list where there is no such folder yet."""
    files = [] if not folder.is_dir() else [(path, _state(path, folder)) for path in article_files(folder)]
    remembered, choices = _load(folder), read_choices(folder)
    found: dict[_State, list[Mark]] = {}
    fresh = [(path, state) for path, state in files if state not in remembered]
    for done, (path, state) in enumerate(fresh):
        progress(done, len(fresh))
        found[state] = list(_marks(path, state[0], choices))
    marks = {state: found[state] if state in found else remembered[state] for _, state in files}
    if fresh or len(marks) != len(remembered):
        _save(folder, marks)
    return Known([one for many in marks.values() for one in many], len(fresh))


def _state(path: Path, folder: Path) -> _State:
    status = path.stat()
    return path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns


def _marks(path: Path, name: str, choices: Choices) -> Iterator[Mark]:
    for item in read_file(path, name, choices):
        if isinstance(item, Article):
            one = candidate(item)
            front = read_front_matter(item.text)[0]
            title = one.article.title or front.get("title")
            yield mark(item.path, plain_text(item), one.article.url, one.source, one.language, one.date, title)


def _load(folder: Path) -> dict[_State, list[Mark]]:
    """{file's state: its marks}; a cache that is missing or damaged is made anew."""
    try:
        table = pq.read_table(folder / HIDDEN / CACHE, schema=_SCHEMA)
    except (OSError, ValueError, pa.ArrowException):
        return {}
    found: dict[_State, list[Mark]] = {}
    for row in table.to_pylist():
        marks = found.setdefault((row["file"], row["size"], row["changed"]), [])
        if row["signature"] is not None:
            marks.append(Mark(**{name: row[name] for name in _MARK}))
    return found


def _save(folder: Path, marks: dict[_State, list[Mark]]) -> None:
    if not folder.is_dir():
        return
    rows = []
    for (file, size, changed), many in marks.items():
        state = {"file": file, "size": size, "changed": changed}
        rows += [state | {name: getattr(one, name) for name in _MARK} for one in many] or [state]
    (folder / HIDDEN).mkdir(exist_ok=True)
    beside = temporary(folder / HIDDEN / CACHE)
    try:
        pq.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), beside, compression="zstd")
        beside.replace(folder / HIDDEN / CACHE)
    finally:
        beside.unlink(missing_ok=True)
