"""From paths to articles, in a stable order.

A folder is walked by name; hidden files, and links that lead out of it, are passed over. `metadata.csv` beside articles
overrides what is found in them; of a table it says what its columns do not.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from analytics.errors import ReadError, UsageError
from analytics.layout.front_matter import read_front_matter
from analytics.read.archive import check_archive, zip_members
from analytics.read.confined import Reader, read_confined
from analytics.read.delimited import read_csv
from analytics.read.encoding import decode
from analytics.read.given import AUTOMATIC, GIVEN, Choices, with_given
from analytics.read.jsonl import read_jsonl
from analytics.read.kind import check_kind
from analytics.read.office import read_docx, read_pdf
from analytics.read.page import read_html
from analytics.read.plain import check_size, read_plain
from analytics.read.portion import PortionReader, read_portions
from analytics.read.sheets import read_workbook
from analytics.records import Article

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": partial(read_confined, read_html),
    ".htm": partial(read_confined, read_html),
    ".docx": partial(read_confined, read_docx),
    ".pdf": partial(read_confined, read_pdf),
}
LONG_TABLES: dict[str, PortionReader] = {".csv": read_csv, ".tsv": read_csv, ".jsonl": read_jsonl}
WORKBOOKS = (".xlsx", ".xls", ".ods")
ARCHIVE = ".zip"
METADATA = "metadata.csv"
KINDS = tuple(sorted([*READERS, *LONG_TABLES, *WORKBOOKS, ARCHIVE]))


def check_paths(paths: Iterable[Path | str]) -> None:
    """Raise UsageError for a path that does not exist."""
    for path in paths:
        if not Path(path).exists():
            raise UsageError(f"{path}: there is no such file or folder")


def read_articles(paths: Iterable[Path | str], choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """Every article below the paths, and an error in the place of each that cannot be read.

    Raises UsageError for a path that does not exist, before anything is read.
    """
    roots = [Path(path) for path in paths]
    check_paths(roots)
    for root in roots:
        if root.is_dir():
            for path in article_files(root):
                yield from read_file(path, path.relative_to(root).as_posix(), choices)
        else:
            yield from read_file(root, root.name, choices)


def article_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may hold articles, sorted by name; a link out of the folder is not followed."""
    inside = folder.resolve()
    with os.scandir(folder) as found:  # which knows the kind of an entry: a folder may hold a million
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() == METADATA:
            continue
        path = Path(entry.path)
        if entry.is_symlink():  # os.path, which meets a link to itself without complaint
            if Path(os.path.realpath(path)).is_relative_to(inside) and not os.path.isdir(path):  # noqa: PTH112
                yield path
        elif entry.is_dir(follow_symlinks=False) and os.access(path, os.R_OK | os.X_OK):
            yield from article_files(path)
        else:
            yield path


def read_file(path: Path, name: str, choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """The articles of one file, which is called `name` in them and in errors."""
    if not path.is_file():
        yield ReadError(name, "not a regular file")
        return
    try:
        is_archive = path.suffix.lower() == ARCHIVE
        yield from _read_zip(path, name, choices) if is_archive else _read_single(path, name, choices)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(name, f"cannot be opened ({error.strerror or error})")


def _read_single(path: Path, name: str, choices: Choices) -> Iterator[Article | ReadError]:
    suffix = path.suffix.lower()
    reader = _reader(suffix, choices)
    if reader is None:
        raise ReadError(name, f"files of the kind '{path.suffix or path.name}' are not read; known: {' '.join(KINDS)}")
    check_kind(path, name)
    beside = _metadata(path.parent).get(path.name, {})
    tell = _told if suffix in READERS else _row_told
    found = False
    for article in reader(path, name):
        found = True
        yield tell(article, beside, choices) if isinstance(article, Article) else article
    if not found:
        raise ReadError(name, "there is no text in it")


def _reader(suffix: str, choices: Choices) -> Reader | None:
    """What reads files with this ending; None for one that is not known."""
    if suffix in LONG_TABLES:
        return partial(read_portions, reader=LONG_TABLES[suffix], choices=choices)
    if suffix in WORKBOOKS:
        return partial(read_confined, partial(read_workbook, choices=choices))
    return READERS.get(suffix)


def _told(article: Article, beside: Mapping[str, str], choices: Choices) -> Article:
    """An article of its own file: metadata.csv names this one, and goes before all that its text says."""
    said = with_given(article, beside, choices.dates)
    stated = beside.get("source") or read_front_matter(article.text)[0].get("source")
    return replace(said, source=stated or choices.source or said.source, otherwise=choices.otherwise)


def _row_told(row: Article, beside: Mapping[str, str], choices: Choices) -> Article:
    """A row of a table: its columns go before what metadata.csv says of the whole table."""
    table = {**beside, "source": choices.source or beside.get("source", "")}
    rest = {name: value for name, value in table.items() if not getattr(row, name)}
    return replace(with_given(row, rest, choices.dates), otherwise=choices.otherwise)


def _read_zip(path: Path, name: str, choices: Choices) -> Iterator[Article | ReadError]:
    """The articles of an archive's members, each unpacked by itself; an archive inside it is not opened."""
    check_archive(path, name)
    for member, inner in zip_members(path, name):
        where = f"{name}/{inner}"
        if isinstance(member, ReadError):
            yield member
            continue
        try:
            yield from _read_single(member, where, choices)
        except ReadError as error:
            yield error


_cache: dict[Path, tuple[float, dict[str, dict[str, str]]]] = {}


def _metadata(folder: Path) -> dict[str, dict[str, str]]:
    """What metadata.csv says of each file of its folder: {file name: {field: value}}."""
    path = folder / METADATA
    if not path.is_file():
        return {}
    changed = path.stat().st_mtime
    if path not in _cache or _cache[path][0] != changed:
        _cache.clear()
        _cache[path] = changed, _read_metadata(path)
    return _cache[path][1]


def _read_metadata(path: Path) -> dict[str, dict[str, str]]:
    check_size(path, METADATA)
    rows = csv.DictReader(decode(path.read_bytes(), METADATA).splitlines())
    key = next((name for name in ("file", "path", "id") if name in (rows.fieldnames or ())), None)
    if key is None:
        raise ReadError(METADATA, "no column 'file' that names the article")
    return {
        (row.get(key) or "").strip(): {name: value.strip() for name in GIVEN if (value := row.get(name) or "")}
        for row in rows
    }
