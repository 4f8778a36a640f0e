"""What is in a warehouse, what is wrong with it and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from analytics.errors import WarehouseError
from analytics.warehouse.index import damage
from analytics.warehouse.lock import holder, is_building
from analytics.warehouse.publication import Current, read_pointer
from analytics.warehouse.schema import SCHEMA, TABLES
from analytics.warehouse.shards import faults, is_whole
from analytics.warehouse.version import code_version


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor: fine, worth knowing, or wrong with what to do."""

    text: str
    remedy: str = ""
    warns: bool = False  # an article that was left out, or read in part

    @property
    def is_wrong(self) -> bool:
        return bool(self.remedy)

    def __str__(self) -> str:
        return (
            f"WRONG {self.text}: {self.remedy}" if self.remedy else f"{'warn' if self.warns else 'ok':<5} {self.text}"
        )


BUILD = "run `python -m analytics build` over the articles again"


def _anew(path: Path) -> str:
    """What to do about a file whose damage only reading all of it shows."""
    return f"delete {path} and {BUILD}"


def examine(folder: Path) -> list[Finding]:
    """Everything there is to say; reads the whole database and every shard."""
    try:
        current = read_pointer(folder)
    except WarehouseError as error:
        return [Finding(str(error), BUILD)]
    if current is None:
        return [Finding(f"{folder}: there is no warehouse yet", BUILD)]
    return [Finding(f"warehouse {folder}"), *_building(folder), *_database(folder, current), *_shards(folder)]


def _building(folder: Path) -> Iterator[Finding]:
    if is_building(folder):
        yield Finding(f"{holder(folder)} is building it at the moment")


def _database(folder: Path, current: Current) -> Iterator[Finding]:
    path = folder / current.database
    if current.schema != SCHEMA:
        yield Finding(f"the database is of schema {current.schema}, this program's is {SCHEMA}", BUILD)
    elif not path.is_file():
        yield Finding(f"the database {path.name} is gone", BUILD)
    elif path.stat().st_size != current.size:
        yield Finding(f"the database {path.name} has {path.stat().st_size} bytes instead of {current.size}", BUILD)
    else:
        try:
            yield from _tables(path, current)
        except duckdb.Error as error:
            yield Finding(f"the database is damaged ({str(error).splitlines()[0]})", _anew(path))


def _tables(path: Path, current: Current) -> Iterator[Finding]:
    """Read every value of every table: DuckDB compares each block with its checksum on the way."""
    with duckdb.connect(str(path), read_only=True) as connection:
        counted: dict[str, int] = {}
        for name in TABLES:
            query = f"SELECT count(*), bit_xor(hash(t)) FROM {name} t"  # noqa: S608 - names of schema.py
            counted[name] = int((connection.execute(query).fetchone() or (0,))[0])
            yield Finding(f"{name}: {counted[name]} rows")
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    yield Finding(f"built at {meta['built_at']} from {meta['articles']}")
    yield _index(path.parent / current.search, counted["articles"])
    if meta["code"] != code_version():
        yield Finding("the code or the lexicons have changed since", BUILD)
    for path_out, reason in json.loads(meta["left_out"]):
        yield Finding(f"left out: {path_out}: {reason}", warns=True)


def _index(folder: Path, articles: int) -> Finding:
    wrong = damage(folder, articles)
    return Finding(wrong, BUILD) if wrong else Finding(f"text index: {articles} articles")


def _shards(folder: Path) -> Iterator[Finding]:
    paths = sorted((folder / "shards").glob("*.parquet"))
    bad = [path.name for path in paths if not is_whole(path, thorough=True)]
    yield Finding(f"{len(paths) - len(bad)} shards are whole")
    for name in bad:
        yield Finding(f"the shard {name} is damaged", _anew(folder / "shards" / name))
    for path in paths:
        if path.name not in bad:
            yield from (Finding(f"{where}: {fault}", warns=True) for where, fault in faults(path))
