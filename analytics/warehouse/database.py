"""One DuckDB file out of the shards: made anew, or an older one brought up to date."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from analytics.corrections.stories import correct_stories
from analytics.warehouse.portions import portions, reading
from analytics.warehouse.publication import remove, temporary_name
from analytics.warehouse.rows import SCHEMA
from analytics.warehouse.schema import COPIES, EVENTS, FILL, IDS, OF_ARTICLES, PAIRS, STAYING, TABLES, TOLD
from analytics.warehouse.story_clusters import tell_all, tell_some

MEMORY = "800MB"  # of DuckDB while it makes the tables; beyond it spills into the warehouse's own folder
AT_ONCE = 10_000  # articles whose pairs are looked for at once
Connection = duckdb.DuckDBPyConnection


class NotWorthIt(Exception):
    """So much has changed, or in such a way, that a new database is made instead."""


def make_database(path: Path, shards: Sequence[Path], meta: Mapping[str, str]) -> None:
    """Write a new database of all shards to a path that does not exist yet; raises duckdb.Error for a bad shard."""
    with writing(path) as connection:
        for name, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        _read_shards(connection, shards)
        connection.execute("CREATE TEMP TABLE taken AS FROM copies WHERE copy = 1")
        connection.execute(
            "INSERT INTO duplicates SELECT key, path, source, shard_id FROM copies WHERE copy > 1 ORDER BY path"
        )
        connection.execute(IDS)
        for _portion in portions(connection, path.parent, shards):
            _fill(connection)
        tell_all(connection)
        correct_stories(connection)
        connection.execute(EVENTS)
        _say(connection, {**meta, "made_of": str(_count(connection, "articles")), "changed": "0"})


def update_database(
    path: Path, shards: Sequence[Path], meta: Mapping[str, str], most: float
) -> tuple[list[int], list[int]]:
    """Bring a copy of a published database up to date; article_ids that left and that came.

    Articles that came are numbered after all others. Raises NotWorthIt if a larger share than `most` of the articles
    has changed since the database was made anew.
    """
    with writing(path) as connection:
        new = _changed_shards(connection, shards, most)
        _read_shards(connection, new)
        connection.execute(STAYING)
        _make_room(connection)
        connection.execute(IDS)
        _fill(connection)
        left, came = (_numbers(connection, table) for table in ("leaving", "ids"))
        tell_some(connection, came)
        correct_stories(connection)
        connection.execute(EVENTS)
        changed = int(_meta(connection)["changed"]) + len(left) + len(came)
        _say(connection, {**meta, "made_of": _meta(connection)["made_of"], "changed": str(changed)})
    return left, came


def _changed_shards(connection: Connection, shards: Sequence[Path], most: float) -> list[Path]:
    """The shards that are not in the database yet; `gone` holds the numbers of those that are there no more."""
    known = {name for (name,) in connection.execute("SELECT name FROM shards").fetchall()}
    new = [path for path in shards if path.name not in known]
    said = _meta(connection)
    share = (len(new) / max(len(shards), 1)) + int(said["changed"]) / max(int(said["made_of"]), 1)
    if share > most:
        raise NotWorthIt
    connection.execute("CREATE TEMP TABLE gone (shard_id INTEGER)")
    names = [path.name for path in shards]
    connection.execute("INSERT INTO gone SELECT shard_id FROM shards WHERE name NOT IN (SELECT unnest(?))", [names])
    return new


def _make_room(connection: Connection) -> None:
    """Take out what has left, and sort what has come into new articles and copies of others."""
    doubles = "SELECT count(*) FROM duplicates WHERE key IN (SELECT key FROM leaving)"
    if (connection.execute(doubles).fetchone() or (0,))[0]:
        raise NotWorthIt  # a copy becomes the article
    for table in OF_ARTICLES:
        connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT article_id FROM leaving)")  # noqa: S608
    connection.execute("DELETE FROM events WHERE event_id NOT IN (SELECT event_id FROM event_articles)")
    connection.execute("DELETE FROM event_parties WHERE event_no NOT IN (SELECT event_no FROM events)")
    connection.execute("""
        CREATE TEMP TABLE taken AS FROM coming WHERE key NOT IN (SELECT key FROM articles)
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY path, filename, file_row_number) = 1""")
    connection.execute("""
        INSERT INTO duplicates SELECT key, path, source, shard_id FROM coming
        WHERE (filename, file_row_number) NOT IN (SELECT (filename, file_row_number) FROM taken) ORDER BY path""")


def _fill(connection: Connection) -> None:
    """Fill the tables with the articles of `ids`."""
    for name, query in FILL.items():
        connection.execute(f"INSERT INTO {name} {query}")
    first, last = connection.execute("SELECT min(article_id), max(article_id) FROM ids").fetchone() or (None, None)
    for start in range(first or 1, (last or 0) + 1, AT_ONCE):
        connection.execute(PAIRS, {"first": start, "last": start + AT_ONCE})
    connection.execute(TOLD)


def _say(connection: Connection, meta: Mapping[str, str]) -> None:
    connection.execute("DELETE FROM meta")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
    connection.execute("CHECKPOINT")


def _numbers(connection: Connection, table: str) -> list[int]:
    return [number for (number,) in connection.execute(f"SELECT article_id FROM {table}").fetchall()]  # noqa: S608


def _count(connection: Connection, table: str) -> int:
    return int((connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,))[0])  # noqa: S608


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """A connection that writes to a database that nobody else has open."""
    spill = path.with_name(temporary_name("spill"))
    connection = duckdb.connect(str(path), config={"memory_limit": MEMORY, "temp_directory": str(spill)})
    try:
        connection.execute("SET enable_progress_bar = false")  # it would be drawn into a worker's output
        yield connection
    finally:
        connection.close()
        remove(spill)


def _read_shards(connection: Connection, shards: Sequence[Path]) -> None:
    """The view `shards_read`, the names of the shards in the table, and `copies`, one row for each article in them."""
    _shards_view(connection, shards)
    connection.execute(
        """INSERT INTO shards SELECT (coalesce((SELECT max(shard_id) FROM shards), 0) + place)::INTEGER, name
        FROM (SELECT unnest($names) AS name, generate_subscripts($names, 1) AS place)""",
        {"names": [path.name for path in shards]},
    )
    connection.execute(COPIES)


def _shards_view(connection: Connection, shards: Sequence[Path]) -> None:
    if shards:
        connection.execute(f"CREATE TEMP VIEW shards_read AS SELECT * FROM {reading(shards)}")  # noqa: S608 - our own
        return
    connection.register("empty", SCHEMA.empty_table())
    connection.execute("CREATE TEMP VIEW shards_read AS SELECT *, '' AS filename, 0 AS file_row_number FROM empty")


def copy_database(source: Path, target: Path) -> None:
    """A copy to be changed; on file systems that can, it shares what stays the same."""
    if not hasattr(os, "copy_file_range"):
        shutil.copyfile(source, target)
        return
    with source.open("rb") as old, target.open("wb") as new:
        while os.copy_file_range(old.fileno(), new.fileno(), 1 << 30):
            pass


def read_meta(path: Path) -> dict[str, str]:
    """What a database says of itself; raises duckdb.Error for a file that is none of ours or damaged."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return _meta(connection)


def _meta(connection: Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())


def as_meta(values: Mapping[str, object]) -> dict[str, str]:
    """Values as the meta table holds them: text as it is, the rest as JSON."""
    items: Iterable[tuple[str, object]] = values.items()
    return {key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for key, value in items}
