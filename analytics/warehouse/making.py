"""The shard of a batch, made in a folder or put to a URL."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from analytics.warehouse.batches import Batch
from analytics.warehouse.remote import Store, is_url
from analytics.warehouse.shards import Receipt, make_shard


def make(batch: Batch, place: str, version: str, without: Mapping[int, str] | None = None) -> Receipt:
    """Make a shard in a folder, or make it in a folder of its own and put it to a URL."""
    if not is_url(place):
        return make_shard(batch, place, version, without)
    with tempfile.TemporaryDirectory(prefix="elchi-shard-") as folder:
        receipt = make_shard(batch, folder, version, without)
        Store(place).put(Path(folder) / receipt.name)
        return receipt
