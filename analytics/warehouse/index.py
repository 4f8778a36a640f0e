"""The text index over lemmas, made from the tables.

A word of the text is the term `language:lemma` (`uz:savdo` for both scripts).
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import tantivy

from analytics.errors import WarehouseError

FIELD = "lemmas"
HEAP = 128_000_000  # bytes that the writer may hold
UNDATED = -(10**6)  # days since 1970, before any date


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("article_id", indexed=True, fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in ("source", "language", "country"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(FIELD, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def make_index(path: Path, database: Path) -> None:
    """Write a new index of all articles of a database into a folder that does not exist yet."""
    path.mkdir()
    writer = tantivy.Index(schema(), str(path)).writer(HEAP)
    with duckdb.connect(str(database), read_only=True) as connection:
        for document in _documents(connection):
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def update_index(old: Path, path: Path, database: Path, left: Sequence[int], came: Sequence[int]) -> None:
    """Write an index into a new folder that differs from a published one by some articles.

    The files of an index are never changed, only added and dropped: the new folder shares them by hard links.
    """
    path.mkdir()
    for file in old.iterdir():
        if file.suffix != ".lock":
            _share(file, path / file.name)
    index = tantivy.Index.open(str(path))
    writer = index.writer(HEAP)
    for number in left:
        writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "article_id", number))
    with duckdb.connect(str(database), read_only=True) as connection:
        for document in _documents(connection, came):
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _share(file: Path, copy: Path) -> None:
    try:
        copy.hardlink_to(file)
    except OSError:  # a file system without hard links
        shutil.copyfile(file, copy)


_ROWS = """
    SELECT article_id, date, coalesce(source, ''), language, coalesce(countries, []), lemmas
    FROM tokens JOIN articles USING (article_id)
    LEFT JOIN (SELECT article_id, list(entity) AS countries FROM article_entities JOIN entities USING (entity)
               WHERE kind = 'country' GROUP BY article_id) USING (article_id)"""


def _documents(
    connection: duckdb.DuckDBPyConnection, numbers: Sequence[int] | None = None
) -> Iterator[tantivy.Document]:
    only = "" if numbers is None else " WHERE article_id IN (SELECT unnest($numbers))"
    rows = connection.execute(_ROWS + only, {} if numbers is None else {"numbers": list(numbers)})
    while chunk := rows.fetchmany(500):
        for number, day, source, language, countries, lemmas in chunk:
            document = tantivy.Document()
            document.add_unsigned("article_id", number)
            document.add_integer("day", day_number(day))
            document.add_text("source", "=" + source)
            document.add_text("language", language)
            for country in countries:
                document.add_text("country", country)
            document.add_text(FIELD, " ".join(lemmas))
            yield document


def day_number(day: date | None) -> int:
    return UNDATED if day is None else (day - date(1970, 1, 1)).days


def damage(path: Path, articles: int) -> str:
    """What is wrong with an index that should hold so many articles; nothing where each file is as it was written.

    It is opened and asked, and every file is compared with the checksum that tantivy writes at its end.
    """
    try:
        wrong = sorted(name for name in _expected(path) if not _agrees(path / name))
        held = articles if wrong else _opened(path).searcher().num_docs
    except (OSError, WarehouseError):
        return "the text index is missing or cannot be opened"
    if held != articles:
        return f"the text index holds {held} articles instead of {articles}"
    return f"{wrong[0]} of the text index is damaged" if wrong else ""


_KINDS = frozenset({".term", ".idx", ".pos", ".fast", ".fieldnorm", ".store"})
_MAGIC = struct.Struct("<II")  # how long the footer is, and a number that says that it is one
_FOOTER = 1337


def _expected(path: Path) -> set[str]:
    """The files of an index by name: of each segment one of each kind, and its lists of what was deleted."""
    there = {file.name for file in path.iterdir() if file.suffix in {*_KINDS, ".del"}}
    segments = {name.partition(".")[0] for name in there}
    return there | {segment + kind for segment in segments for kind in _KINDS}


def _agrees(file: Path) -> bool:
    """Whether the content agrees with the checksum in the footer."""
    try:
        data = file.read_bytes()
        size, magic = _MAGIC.unpack(data[-_MAGIC.size :])
        end = len(data) - _MAGIC.size - size
        said = json.loads(data[end : -_MAGIC.size])
        return bool(magic == _FOOTER and zlib.crc32(memoryview(data)[:end]) == said["crc"])
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False


@lru_cache(maxsize=8)
def open_index(path: Path) -> tantivy.Index:
    """The index in a folder; raises WarehouseError where there is none. A published folder never changes."""
    return _opened(path)


def _opened(path: Path) -> tantivy.Index:
    """An index, opened and looked into: of a damaged one tantivy may panic, which Python sees as no Exception."""
    try:
        index = tantivy.Index.open(str(path))
        index.searcher()
        return index
    except BaseException as error:
        if isinstance(error, ValueError | OSError) or type(error).__name__ == "PanicException":
            raise WarehouseError(f"{path}: the text index is missing or damaged; build the warehouse again") from error
        raise
