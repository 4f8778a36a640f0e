"""A SYNTHETIC corpus for measuring: the sample's articles, multiplied.

It says nothing about the world. Each article is some of the sample's, one after the other, as they were analysed, with
another date and another source; half of its keywords and all of its people and organisations get a number, drawn so
that few are frequent and most are rare, as words and names in real news are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
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
from analytics.warehouse.batches import Batch, fingerprint
from analytics.warehouse.place import ROOT
from analytics.warehouse.rows import SCHEMA, row
from analytics.warehouse.shards import Receipt, shard_name

SAMPLE = ROOT / "data" / "articles"
SOURCES = 60
FIRST, LAST = date(2005, 1, 1), date(2025, 12, 31)
BASE = 120  # articles that are analysed and then multiplied
JOINED = 5  # texts of the sample in one of them
A_FILE = 500  # articles in a file of the folder
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


def write_folder(folder: Path, count: int) -> None:
    """A folder of .jsonl files with so many articles, each no more than a number: `synthetic_shard` writes the rest."""
    folder.mkdir(parents=True)
    for start in range(0, count, A_FILE):
        lines = (json.dumps({"id": n, "text": f"synthetic {n}"}) for n in range(start, min(start + A_FILE, count)))
        (folder / f"{start:09}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def synthetic_shard() -> Callable[[Batch, str, str], Receipt]:
    """What takes the place of `make_shard`: it draws analysed articles instead of analysing any."""
    base = pa.Table.from_pylist([row(analyse(article)) for article in texts(BASE)], schema=SCHEMA)

    def make_shard(batch: Batch, folder: str, version: str) -> Receipt:
        name = shard_name(batch.name, version)
        pq.write_table(_multiplied(base, batch), Path(folder) / name, compression="zstd")
        return Receipt(name, len(batch.articles))

    return make_shard


def _multiplied(base: pa.Table, batch: Batch) -> pa.Table:
    size = len(batch.articles)
    random = np.random.default_rng(int(batch.name[:12], 16))
    table = base.take(pa.array(random.integers(0, len(base), size))).combine_chunks()
    days = np.datetime64(FIRST) + (random.beta(2, 1, size) * (LAST - FIRST).days).astype("timedelta64[D]")
    marks = [fingerprint(article).hex() for article in batch.articles]
    new = {
        "key": pa.array([hashlib.sha256(mark.encode()).hexdigest()[:16] for mark in marks]),
        "mark": pa.array(marks),
        "id": pa.array([str(article.id) for article in batch.articles]),
        "path": pa.array([article.path for article in batch.articles]),
        "text": pc.binary_join_element_wise(table["text"], pa.array(marks), "\n"),
        "date": pa.array(days.astype("datetime64[D]"), pa.date32(), mask=random.random(size) < 0.02),
        "source": pa.array([f"Source {n}" for n in _zipf(random, SOURCES, size)]),
        "keywords": _renamed(table["keywords"], "lemma", random, 200_000, 0.5),
        "mentions": _renamed(table["mentions"], "entity", random, 20_000, 1.0, ("person", "organisation", "company")),
        "figures": _scattered(table["figures"], random),
    }
    for name, column in new.items():
        table = table.set_column(table.schema.get_field_index(name), SCHEMA.field(name), column)
    return table


_WEIGHTS: dict[int, np.ndarray] = {}


def _zipf(random: np.random.Generator, most: int, size: int) -> np.ndarray:
    if most not in _WEIGHTS:
        weights = np.cumsum(1 / np.arange(1, most + 1))
        _WEIGHTS[most] = weights / weights[-1]
    return np.searchsorted(_WEIGHTS[most], random.random(size))


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
    tail = pa.array(_zipf(random, most, len(items))).cast(pa.string())
    chosen = pc.is_in(items.field("kind"), pa.array(kinds)) if kinds else pa.array(random.random(len(items)) < share)
    renamed = pc.binary_join_element_wise(items.field(field), tail, "·")
    return _with_field(lists, field, pc.if_else(chosen, renamed, items.field(field)))


def _scattered(column: pa.ChunkedArray, random: np.random.Generator) -> pa.Array:
    """Figures whose values differ, as claims of different articles do."""
    lists = column.combine_chunks()
    value = lists.flatten().field("value")
    return _with_field(lists, "value", pc.multiply(value, pa.array(random.lognormal(0, 0.3, len(value)).round(2))))


def _with_field(lists: pa.ListArray, field: str, values: pa.Array) -> pa.Array:
    items = lists.flatten()
    columns = [values if f.name == field else items.field(f.name) for f in items.type]
    struct = pa.StructArray.from_arrays(columns, fields=list(items.type))
    return pa.ListArray.from_arrays(lists.offsets, struct)
