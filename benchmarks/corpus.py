"""A SYNTHETIC corpus for measuring: the sample's articles, multiplied.

It says nothing about the world. Each article is one of the sample's as it was analysed, with another date, another
source and a tail to its text; half of its keywords and all of its people and organisations get a number, drawn so that
few are frequent and most are rare, as words and names in real news are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analytics.errors import ReadError
from analytics.pipeline import analyse
from analytics.read import read_articles
from analytics.records import Article
from analytics.warehouse.place import ROOT
from analytics.warehouse.rows import SCHEMA, row

SAMPLE = ROOT / "data" / "articles"
SOURCES = 60
FIRST, LAST = date(2005, 1, 1), date(2025, 12, 31)
SHARD = 10_000  # rows; larger than a build's, to be made faster
BASE = 120  # articles that are analysed and then multiplied
JOINED = 5  # texts of the sample in one of them
SEED = 20_051_113


def sample() -> list[Article]:
    """The sample's articles."""
    return [item for item in read_articles([SAMPLE]) if not isinstance(item, ReadError)]


def texts(count: int, joined: int = JOINED) -> Iterator[Article]:
    """Articles of the length of a real one: each is some of the sample's texts of one language, one after the other."""
    random = np.random.default_rng(SEED)
    by_language: dict[str, list[str]] = {}
    for article in sample():
        body = article.text.partition("\n---\n")[2] or article.text
        by_language.setdefault(article.path.rpartition("-")[2], []).append(body.strip())
    groups = sorted(by_language.values())
    for number in range(count):
        chosen = random.choice(groups[number % len(groups)], joined)
        yield Article(id=f"{number}", text="\n\n".join(chosen) + f"\n\n{number}.", path=f"{number}.md")


def write_shards(folder: Path, count: int) -> list[Path]:
    """Shards of so many synthetic articles, as a build would have left them."""
    folder.mkdir(parents=True, exist_ok=True)
    base = pa.Table.from_pylist([row(analyse(article)) for article in texts(BASE)], schema=SCHEMA)
    random = np.random.default_rng(SEED)
    paths = []
    for start in range(0, count, SHARD):
        size = min(SHARD, count - start)
        path = folder / f"synthetic-{start:09}.parquet"
        pq.write_table(_multiplied(base, start, size, random), path, compression="zstd")
        paths.append(path)
    return paths


def _multiplied(base: pa.Table, start: int, size: int, random: np.random.Generator) -> pa.Table:
    table = base.take(pa.array(random.integers(0, len(base), size))).combine_chunks()
    numbers = pa.array(np.arange(start, start + size)).cast(pa.string())
    text = pc.binary_join_element_wise(table["text"], numbers, "\n")
    days = np.datetime64(FIRST) + (random.beta(2, 1, size) * (LAST - FIRST).days).astype("timedelta64[D]")
    undated = random.random(size) < 0.02
    new = {
        "key": pa.array([hashlib.sha256(str(n).encode()).hexdigest()[:16] for n in range(start, start + size)]),
        "text": text,
        "path": pc.binary_join_element_wise(numbers, "md", "."),
        "date": pa.array(days.astype("datetime64[D]"), pa.date32(), mask=undated),
        "source": pa.array([f"Source {n}" for n in _zipf(random, SOURCES, size)]),
        "keywords": _renamed(table["keywords"], "lemma", random, 200_000, 0.5),
        "mentions": _renamed(table["mentions"], "entity", random, 20_000, 1.0, ("person", "organisation", "company")),
    }
    for name, column in new.items():
        table = table.set_column(table.schema.get_field_index(name), SCHEMA.field(name), column)
    return table


def _zipf(random: np.random.Generator, most: int, size: int) -> np.ndarray:
    weights = 1 / np.arange(1, most + 1)
    return random.choice(most, size, p=weights / weights.sum())


def _renamed(
    column: pa.ChunkedArray,
    field: str,
    random: np.random.Generator,
    most: int,
    share: float,
    kinds: tuple[str, ...] = (),
) -> pa.Array:
    """A list of structs in which one text field gets a number, in a share of the items or those of some kinds."""
    lists = column.combine_chunks()
    items = lists.flatten()
    fields = {name: items.field(name) for name in (f.name for f in items.type)}
    tail = pa.array(_zipf(random, most, len(items))).cast(pa.string())
    chosen = pc.is_in(fields["kind"], pa.array(kinds)) if kinds else pa.array(random.random(len(items)) < share)
    renamed = pc.binary_join_element_wise(fields[field], tail, "·")
    fields[field] = pc.if_else(chosen, renamed, fields[field])
    struct = pa.StructArray.from_arrays(list(fields.values()), fields=list(items.type))
    return pa.ListArray.from_arrays(lists.offsets, struct)
