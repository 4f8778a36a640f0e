"""The version of the code and lexicons that an analysis depends on: another version, another shard."""

from __future__ import annotations

from functools import cache

from analytics.sources import digest, modules_of, state_of


@cache
def code_version() -> str:
    """Changes with any code, lexicon or pinned library that takes part in the analysis of an article."""
    return state_of("analytics.pipeline", "analytics.warehouse.rows", "analytics.warehouse.shards")[:12]


@cache
def reader_version() -> str:
    """Changes with the code that reads articles out of files, corrects them and takes their fingerprints."""
    return state_of("analytics.read", "analytics.edits", "analytics.warehouse.batches")[:12]


@cache
def tables_version() -> str:
    """Changes with the code that makes the tables out of shards."""
    return digest(modules_of("analytics.warehouse.build"))[:12]
