"""A large corpus taken in portions: shards lie in the order of files, tables in the order of dates.

Each shard is read once, and its articles are put with others of the same time. Then the tables are filled portion by
portion, so that no more of the texts is sorted at once than fits into the memory that the build may take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from analytics.warehouse.publication import remove, temporary_name

# ruff: noqa: S608 - our own texts, and file names that are escaped
PORTION = 25_000  # articles
AT_ONCE = 250  # shards whose articles are put into portions together
_READ = "read_parquet([{files}], filename = true, file_row_number = true, hive_partitioning = false)"


def portions(connection: duckdb.DuckDBPyConnection, folder: Path, shards: Sequence[Path]) -> Iterator[None]:
    """Make `shards_read` and `ids` those of one portion after the other, which is the whole of a small corpus."""
    (count,) = connection.execute("SELECT count(*) FROM ids").fetchone() or (0,)
    if count <= PORTION:
        yield
        return
    connection.execute("ALTER TABLE ids RENAME TO all_ids")
    apart = folder / temporary_name("portions")
    try:
        for start in range(0, len(shards), AT_ONCE):
            _put_apart(connection, shards[start : start + AT_ONCE], apart, start)
        for portion in range(-(-count // PORTION)):
            _look_at(connection, sorted((apart / f"portion={portion}").glob("*.parquet")))
            yield
            remove(apart / f"portion={portion}")
    finally:
        remove(apart)


def _put_apart(connection: duckdb.DuckDBPyConnection, shards: Sequence[Path], apart: Path, number: int) -> None:
    connection.execute(f"""
        COPY (SELECT s.* EXCLUDE (filename, file_row_number), i.article_id AS as_article, i.shard_id AS of_shard,
                     (i.article_id - 1) // {PORTION} AS portion
              FROM {reading(shards)} s JOIN all_ids i USING (filename, file_row_number))
        TO {quoted(apart)} (FORMAT parquet, COMPRESSION lz4, PARTITION_BY (portion), OVERWRITE_OR_IGNORE,
                            FILENAME_PATTERN '{number:06}_{{i}}')""")


def _look_at(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP VIEW shards_read AS SELECT * FROM {reading(files)}")
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE ids AS
        SELECT filename, file_row_number, key, mark, of_shard AS shard_id, as_article AS article_id FROM shards_read""")


def reading(files: Sequence[Path]) -> str:
    """What reads Parquet files, with the name of the file and the number of the row beside each."""
    return _READ.format(files=", ".join(map(_literal, files)))


def quoted(path: Path) -> str:
    """A path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _literal(path: Path) -> str:
    """A path to be read, its pattern characters («news [2024]») made plain."""
    plain = "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
    return "'" + plain.replace("'", "''") + "'"
