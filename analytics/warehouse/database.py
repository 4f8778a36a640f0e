"""One DuckDB file out of the shards."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from analytics.warehouse.place import remove, temporary_name
from analytics.warehouse.rows import SCHEMA
from analytics.warehouse.schema import EVENTS, FILL, IDS, TABLES

MEMORY = "1GB"  # of DuckDB while it makes the tables; beyond it spills into the warehouse's own folder


def make_database(path: Path, shards: Sequence[Path], meta: Mapping[str, str]) -> None:
    """Write a new database of all shards to a path that does not exist yet; raises duckdb.Error for a bad shard."""
    with _writing(path) as connection:
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        _shards_view(connection, shards)
        connection.execute(IDS)
        _stories(connection)
        for name, query in FILL.items():
            connection.execute(f"INSERT INTO {name} {query}")
        connection.execute(EVENTS)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
        connection.execute("CHECKPOINT")


@contextmanager
def _writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    spill = path.with_name(temporary_name("spill"))
    connection = duckdb.connect(str(path), config={"memory_limit": MEMORY, "temp_directory": str(spill)})
    try:
        yield connection
    finally:
        connection.close()
        remove(spill)


def _shards_view(connection: duckdb.DuckDBPyConnection, shards: Sequence[Path]) -> None:
    if shards:
        files = ", ".join("'" + _literal(path) + "'" for path in shards)
        connection.execute(
            "CREATE TEMP VIEW shards AS SELECT * FROM "  # noqa: S608 - our own file names, escaped
            f"read_parquet([{files}], filename = true, file_row_number = true)"
        )
        return
    connection.register("empty", SCHEMA.empty_table())
    connection.execute("CREATE TEMP VIEW shards AS SELECT *, '' AS filename, 0 AS file_row_number FROM empty")


def _literal(path: Path) -> str:
    """A path inside an SQL string, its pattern characters («news [2024]») made plain."""
    plain = "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
    return plain.replace("'", "''")


def _stories(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TEMP TABLE told (article_id INTEGER, story_id INTEGER)")


def read_meta(path: Path) -> dict[str, str]:
    """What a database says of itself; raises duckdb.Error for a file that is none of ours or damaged."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return dict(connection.execute("SELECT key, value FROM meta").fetchall())


def as_meta(values: Mapping[str, object]) -> dict[str, str]:
    """Values as the meta table holds them: text as it is, the rest as JSON."""
    return {
        key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for key, value in values.items()
    }
