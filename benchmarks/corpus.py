"""A SYNTHETIC corpus for measuring: the sample's articles, multiplied.

It says nothing about the world. Each article is some of the sample's, one after the other, as they were analysed, with
another date and another source; half of its keywords and all of its people and organisations get a number, drawn so
that few are frequent and most are rare, as words and names in real news are. One article in five tells the story of the
one before it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analytics.errors import ReadError
from analytics.paths import ROOT
from analytics.pipeline import analyse
from analytics.read import read_articles
from analytics.records import Article
from analytics.warehouse.batches import Batch, fingerprint
from analytics.warehouse.rows import SCHEMA, row
from analytics.warehouse.shards import Receipt, shard_name

SAMPLE = ROOT / "data" / "articles"
SOURCES = 60
FIRST, LAST = date(2005, 1, 1), date(2025, 12, 31)
BASE = 120  # articles that are analysed and then multiplied
JOINED = 5  # texts of the sample in one of them
A_FILE = 500  # articles in a file of the folder
RETOLD = 0.2  # articles that tell the story of the one before
OWN = "\u241f"  # in a signature, stands where the number of the story is put
SEED = 20_051_113
EDITION = 1  # another one makes other shards


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


@contextmanager
def synthetic() -> Iterator[None]:
    """Inside, builds draw analysed articles instead of analysing any; shards once made are good for later runs."""
    with drawn_before(), patch("analytics.warehouse.executors.make", Maker()):
        yield


@contextmanager
def drawn_before() -> Iterator[None]:
    """Inside, builds take the shards that were drawn as if they had been analysed, and analyse what comes."""
    version = hashlib.sha256(f"{EDITION} {SCHEMA}".encode()).hexdigest()[:12]
    with ExitStack() as stack:
        for module in ("build", "executors", "workers"):
            stack.enter_context(patch(f"analytics.warehouse.{module}.code_version", lambda: version))
        yield


class Maker:
    """What takes the place of `make_shard`."""

    def __init__(self) -> None:
        self.base: pa.Table | None = None
        self.signatures: list[str] = []

    def __call__(self, batch: Batch, folder: str, version: str) -> Receipt:
        if self.base is None:
            rows = [row(analyse(article)) for article in texts(BASE)]
            self.signatures = [_open_signature(each["signature"]) for each in rows]
            self.base = pa.Table.from_pylist(rows, schema=SCHEMA)
        name = shard_name(batch.name, version)
        table = _multiplied(self.base, self.signatures, batch)
        pq.write_table(table, Path(folder) / name, compression="zstd", write_page_checksum=True)
        return Receipt(name, len(batch.articles))


def _open_signature(packed: bytes) -> str:
    """A signature whose features and runs of words can be made those of any story by putting a number into it."""
    values = json.loads(zlib.decompress(packed))
    values["features"] = {feature + OWN: n for feature, n in values["features"].items()}
    values["sequence"] = [feature + OWN for feature in values["sequence"]]
    values["runs"] = []
    return json.dumps(values, ensure_ascii=False)


def _multiplied(base: pa.Table, signatures: list[str], batch: Batch) -> pa.Table:
    """The batch's articles: what was drawn for the first of a story holds for all of it."""
    size = len(batch.articles)
    random = np.random.default_rng(int(batch.name[:12], 16))
    alone = random.random(size) >= RETOLD
    alone[0] = True
    first = np.maximum.accumulate(np.where(alone, np.arange(size), 0))
    chosen = random.integers(0, len(base), size)[first]
    table = base.take(pa.array(chosen)).combine_chunks()
    days = (np.datetime64(FIRST) + (random.beta(2, 1, size) * (LAST - FIRST).days).astype("timedelta64[D]"))[first]
    marks = [fingerprint(article).hex() for article in batch.articles]
    told = [signatures[one].replace(OWN, marks[of][:12]).encode() for one, of in zip(chosen, first, strict=True)]
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
        "figures": _scattered(table["figures"], random, days),
        "signature": pa.array([zlib.compress(each, 1) for each in told]),
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


def _scattered(column: pa.ChunkedArray, random: np.random.Generator, days: np.ndarray) -> pa.Array:
    """Figures whose values and years differ: articles claim things of their own year and the two before it."""
    lists = column.combine_chunks()
    items = lists.flatten()
    value = items.field("value")
    lists = _with_field(lists, "value", pc.multiply(value, pa.array(random.lognormal(0, 0.3, len(value)).round(2))))
    years = np.repeat(days.astype("datetime64[Y]"), np.diff(lists.offsets.to_numpy())) - random.integers(
        0, 3, len(items)
    )
    timeless = pc.is_null(items.field("period_start")).to_numpy(zero_copy_only=False)
    firsts, lasts = years.astype("datetime64[D]"), (years + 1).astype("datetime64[D]") - 1
    lists = _with_field(lists, "period", pa.array(years.astype(str), mask=timeless))
    lists = _with_field(lists, "period_start", pa.array(firsts, pa.date32(), mask=timeless))
    return _with_field(lists, "period_end", pa.array(lasts, pa.date32(), mask=timeless))


def _with_field(lists: pa.ListArray, field: str, values: pa.Array) -> pa.Array:
    items = lists.flatten()
    columns = [values if f.name == field else items.field(f.name) for f in items.type]
    struct = pa.StructArray.from_arrays(columns, fields=list(items.type))
    return pa.ListArray.from_arrays(lists.offsets, struct)
