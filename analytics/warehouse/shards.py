"""Shards: analysed batches as immutable Parquet files, one row an article with all that was found in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.errors import ElchiError
from analytics.pipeline import analyse
from analytics.records import Article
from analytics.warehouse.batches import Batch, fingerprint
from analytics.warehouse.place import remove, temporary_name
from analytics.warehouse.rows import SCHEMA, row

LEFT_OUT = b"left_out"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a worker returns: the shard's file name and how many articles of its batch it tells of."""

    name: str
    articles: int


def shard_name(batch: str, version: str) -> str:
    """The file name of a batch, by its name, analysed by this version of the code."""
    return f"{batch}-{version}.parquet"


def make_shard(batch: Batch, folder: str, version: str) -> Receipt:
    """Analyse a batch and write its shard; an article that cannot be analysed costs itself and is told in the shard."""
    rows, left_out = [], []
    for article in batch.articles:
        try:
            rows.append(row(analyse(_storable(article)), fingerprint(article).hex()))
        except Exception as error:
            left_out.append([article.path, _reason(error)])
    name = shard_name(batch.name, version)
    _write(rows, left_out, Path(folder), name)
    return Receipt(name, len(batch.articles))


def _storable(article: Article) -> Article:
    """The article; raises UnicodeEncodeError for halves of surrogate pairs, which no file can hold."""
    for name in Article.__slots__:
        str(getattr(article, name)).encode()
    return article


def _reason(error: Exception) -> str:
    kind = "" if isinstance(error, ElchiError) else f"{type(error).__name__}: "
    return f"the analysis failed ({kind}{error})"


def _write(rows: list[dict[str, Any]], left_out: list[list[str]], folder: Path, name: str) -> None:
    schema = SCHEMA.with_metadata({LEFT_OUT: json.dumps(left_out, ensure_ascii=False).encode("utf-8", "replace")})
    beside = folder / temporary_name(name)
    try:
        table = pa.Table.from_pylist(rows, schema=schema)
        pq.write_table(table, beside, compression="zstd", write_page_checksum=True)
        beside.replace(folder / name)
    except BaseException:
        remove(beside)
        raise


def left_out(path: Path) -> list[tuple[str, str]]:
    """The articles of a shard's batch that could not be analysed, with the reason."""
    metadata = pq.read_schema(path).metadata or {}
    return [(where, why) for where, why in json.loads(metadata.get(LEFT_OUT, b"[]"))]


def is_whole(path: Path, thorough: bool = False) -> bool:
    """Whether a shard can be read: its end is there, or, thoroughly, every page agrees with its checksum."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=thorough) as file:
            if thorough:
                for number in range(file.num_row_groups):
                    file.read_row_group(number)
            return bool(file.schema_arrow.equals(SCHEMA))
    except (OSError, ValueError, pa.ArrowException):
        return False
