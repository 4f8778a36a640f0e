"""Shards: analysed batches as immutable Parquet files, one row an article with all that was found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analytics.errors import ElchiError, LexiconError
from analytics.pipeline import analyse
from analytics.records import Analysis, Article
from analytics.warehouse.batches import Batch, fingerprint
from analytics.warehouse.budget import MEMORY, OverBudgetError, limited, seconds_for
from analytics.warehouse.publication import remove, temporary_name
from analytics.warehouse.rows import SCHEMA, row

LEFT_OUT, FAULTS = b"left_out", b"faults"
Told = list[tuple[str, str]]  # (path of an article, what is said of it)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a worker returns: the shard's file name and how many articles of its batch it tells of."""

    name: str
    articles: int


def shard_name(batch: str, version: str) -> str:
    """The file name of a batch, by its name, analysed by this version of the code."""
    return f"{batch}-{version}.parquet"


def make_shard(batch: Batch, folder: str, version: str, without: Mapping[int, str] | None = None) -> Receipt:
    """Analyse a batch and write its shard; an article that cannot be analysed costs itself and is told in the shard.

    `without`: articles that are not tried, by their place in the batch, with the reason.
    Raises LexiconError or OSError where the data of the analysis is missing.
    """
    rows, left_out, faults = list[dict[str, Any]](), Told(), Told()
    for place, article in enumerate(batch.articles):
        found = (without or {}).get(place) or analysed(article)
        if isinstance(found, str):
            left_out.append((article.path, found))
        else:
            rows.append(row(found, fingerprint(article).hex()))
            faults += [(article.path, fault) for fault in found.faults]
    name = shard_name(batch.name, version)
    _write(rows, {LEFT_OUT: left_out, FAULTS: faults}, Path(folder), name)
    return Receipt(name, len(batch.articles))


def analysed(article: Article) -> Analysis | str:
    """What is found in an article, or why it cannot be analysed."""
    seconds = seconds_for(len(article.text))
    try:
        with limited(seconds):
            return analyse(_storable(article))
    except OverBudgetError:
        return f"the analysis took longer than {seconds:.0f} seconds"
    except (LexiconError, OSError):
        raise
    except Exception as error:
        return _reason(error)


def _storable(article: Article) -> Article:
    """The article; raises UnicodeEncodeError for halves of surrogate pairs, which no file can hold."""
    for name in Article.__slots__:
        str(getattr(article, name)).encode()
    return article


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return f"the analysis needed more than {MEMORY / 1e9:.0f} GB of memory"
    kind = "" if isinstance(error, ElchiError) else f"{type(error).__name__}: "
    return f"the analysis failed ({kind}{error})"


def _write(rows: list[dict[str, Any]], told: Mapping[bytes, Told], folder: Path, name: str) -> None:
    metadata = {key: json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") for key, said in told.items()}
    schema = SCHEMA.with_metadata(metadata)
    beside = folder / temporary_name(name)
    try:
        table = pa.Table.from_pylist(rows, schema=schema)
        pq.write_table(table, beside, compression="zstd", write_page_checksum=True)
        beside.replace(folder / name)
    except BaseException:
        remove(beside)
        raise


def left_out(path: Path) -> Told:
    """The articles of a shard's batch that could not be analysed, with the reason."""
    return _told(path, LEFT_OUT)


def faults(path: Path) -> Told:
    """The articles of a shard at some of whose sentences an extractor failed, with the error."""
    return _told(path, FAULTS)


def _told(path: Path, key: bytes) -> Told:
    metadata = pq.read_schema(path).metadata or {}
    return [(where, why) for where, why in json.loads(metadata.get(key, b"[]"))]


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
