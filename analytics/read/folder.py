"""From paths to articles, in a stable order.

A folder is walked by name; hidden files, and links that lead out of it, are passed over. `metadata.csv` beside articles
overrides what is found in them; of a table it says what its columns do not.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from analytics.errors import ReadError, UsageError
from analytics.layout.front_matter import read_front_matter
from analytics.read.archive import check_archive, content, is_no_article, members, unpacked
from analytics.read.confined import Reader, read_confined
from analytics.read.delimited import read_csv
from analytics.read.given import AUTOMATIC, Choices, with_given
from analytics.read.jsonl import read_jsonl
from analytics.read.kind import check_kind
from analytics.read.metadata import METADATA, Beside, beside
from analytics.read.metadata import packed as packed_metadata
from analytics.read.page import read_html
from analytics.read.pdf import read_pdf
from analytics.read.plain import read_plain
from analytics.read.portion import PortionReader, read_portions
from analytics.read.sheets import read_workbook
from analytics.read.word import read_docx
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
_SHOWN = 40  # characters of an ending that is not known
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
    """The files of a folder that may hold articles, sorted by name; a link out of the folder is not followed.

    A folder that cannot be listed comes itself, so that it can be told. Folders may lie thousands deep.
    """
    inside = folder.resolve()
    walks = [_listed(folder) or iter(())]
    while walks:
        entry = next(walks[-1], None)
        if entry is None:
            walks.pop()
            continue
        if is_no_article(entry.name) or entry.name.lower() == METADATA:
            continue
        path = Path(entry.path)
        if entry.is_symlink():  # os.path, which meets a link to itself without complaint
            if Path(os.path.realpath(path)).is_relative_to(inside) and not os.path.isdir(path):  # noqa: PTH112
                yield path
        elif entry.is_dir(follow_symlinks=False) and (below := _listed(path)):
            walks.append(below)
        else:
            yield path


def _listed(folder: Path) -> Iterator[os.DirEntry[str]] | None:
    """What a folder holds, by name; None where it cannot be listed."""
    try:
        with os.scandir(folder) as found:  # which knows the kind of an entry: a folder may hold a million
            return iter(sorted(found, key=lambda entry: entry.name))
    except OSError:
        return None


def read_file(path: Path, name: str, choices: Choices = AUTOMATIC) -> Iterator[Article | ReadError]:
    """The articles of one file, which is called `name` in them and in errors.

    Whatever goes wrong inside a reader costs the file, and is told in its place.
    """
    try:
        if not path.is_file():
            raise ReadError(name, "not a regular file")
        is_archive = path.suffix.lower() == ARCHIVE
        yield from _read_zip(path, name, choices) if is_archive else _read_beside(path, name, choices)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(name, f"cannot be opened ({error.strerror or error})")
    except Exception as error:
        yield ReadError(name, f"damaged, or not what its name says ({type(error).__name__})")


def _read_beside(path: Path, name: str, choices: Choices) -> Iterator[Article | ReadError]:
    """The articles of a file of a folder, with what the folder's metadata.csv says of it."""
    told = beside(path.parent)
    yield from told.tell()
    yield from _read_single(path, name, choices, told.given.get(path.name, {}))


def _read_single(path: Path, name: str, choices: Choices, given: Mapping[str, str]) -> Iterator[Article | ReadError]:
    ending = PurePosixPath(name).suffix
    reader = _reader(path.suffix.lower(), choices)
    if reader is None:
        kind = (ending or PurePosixPath(name).name)[:_SHOWN]
        raise ReadError(name, f"files of the kind '{kind}' are not read; known: {' '.join(KINDS)}")
    check_kind(path, name)
    tell = _told if path.suffix.lower() in READERS else _row_told
    found = False
    for article in reader(path, name):
        found = True
        yield tell(article, given, choices) if isinstance(article, Article) else article
    if not found:
        raise ReadError(name, "there is no text in it")


def _reader(suffix: str, choices: Choices) -> Reader | None:
    """What reads files with this ending; None for one that is not known."""
    if suffix in LONG_TABLES:
        return partial(read_portions, reader=LONG_TABLES[suffix], choices=choices)
    if suffix in WORKBOOKS:
        return partial(read_confined, partial(read_workbook, choices=choices))
    return READERS.get(suffix)


def _told(article: Article, said: Mapping[str, str], choices: Choices) -> Article:
    """An article of its own file: metadata.csv names this one, and goes before all that its text says."""
    known = with_given(article, said, choices)
    stated = said.get("source") or read_front_matter(article.text)[0].get("source")
    return replace(known, source=stated or choices.source or known.source, otherwise=choices.otherwise)


def _row_told(row: Article, said: Mapping[str, str], choices: Choices) -> Article:
    """A row of a table: its columns go before what metadata.csv says of the whole table."""
    table = {**said, "source": choices.source or said.get("source", "")}
    rest = {name: value for name, value in table.items() if not getattr(row, name)}
    return replace(with_given(row, rest, choices), otherwise=choices.otherwise)


def _read_zip(path: Path, name: str, choices: Choices) -> Iterator[Article | ReadError]:
    """The articles of an archive's members, each unpacked by itself; an archive inside it is not opened."""
    check_archive(path, name)
    with zipfile.ZipFile(path) as archive:
        found = members(archive)
        said: dict[str, Beside] = {}
        for member in [member for member in found if PurePosixPath(member.name).name.lower() == METADATA]:
            found.remove(member)
            said[member.folder] = packed_metadata(content(archive, member, f"{name}/{member.name}"))
            yield from (ReadError(f"{name}/{member.name}", fault.reason) for fault in said[member.folder].tell())
        for file, inner in unpacked(archive, found, name):
            folder, _, own = inner.rpartition("/")
            given = said[folder].given.get(own, {}) if folder in said else {}
            yield from _member(file, f"{name}/{inner}", choices, given)


def _member(
    file: Path | ReadError, name: str, choices: Choices, given: Mapping[str, str]
) -> Iterator[Article | ReadError]:
    if isinstance(file, ReadError):
        yield file
        return
    try:
        yield from _read_single(file, name, choices, given)
    except ReadError as error:
        yield error
    except Exception as error:
        yield ReadError(name, f"damaged, or not what its name says ({type(error).__name__})")
