"""Shards at a URL: where workers on many machines put them, and whence the build takes them home.

Any file system that fsspec knows will do (file:, s3:, gs:, sftp:, ...). A shard is there whole or not at all: object
stores show nothing before it is whole, elsewhere it is written beside and renamed. What was taken home is looked at,
and what is not whole is made anew, so that nothing depends on the store's word.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analytics.errors import WarehouseError
from analytics.warehouse.publication import remove, temporary_name
from analytics.warehouse.shards import is_whole

RENAMING = ("file", "local", "sftp", "ssh", "smb", "hdfs")  # file systems that show what is half written


def is_url(place: str) -> bool:
    """Whether shards are put there by fsspec."""
    return "://" in place


class Store:
    """The shards under a URL; raises WarehouseError where it cannot be reached."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            from fsspec.core import url_to_fs  # type: ignore[import-untyped]

            self.files, self.root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise WarehouseError(f"shards at {url}: {error}; pip install fsspec, and what it needs for them") from error

    def names(self) -> set[str]:
        """The shards that are there."""
        try:
            self.files.makedirs(self.root, exist_ok=True)
            self.files.invalidate_cache()
            found = self.files.ls(self.root, detail=False)
        except OSError as error:
            raise WarehouseError(f"shards at {self.url}: {error}") from error
        return {name for path in found if (name := str(path).rpartition("/")[2]).endswith(".parquet")}

    def put(self, shard: Path) -> None:
        """Put a shard there."""
        data, place = shard.read_bytes(), f"{self.root}/{shard.name}"
        protocols: Any = self.files.protocol
        if not set([protocols] if isinstance(protocols, str) else protocols) & set(RENAMING):
            self.files.pipe_file(place, data)
            return
        beside = f"{self.root}/{temporary_name('shard')}"
        self.files.pipe_file(beside, data)
        self.files.mv(beside, place)

    def fetch(self, names: Iterable[str], folder: Path) -> None:
        """Take shards home; one that is not whole is left there, to be made anew."""
        for name in names:
            beside = folder / temporary_name(name)
            try:
                beside.write_bytes(self.files.cat_file(f"{self.root}/{name}"))
                if is_whole(beside):
                    beside.replace(folder / name)
            except OSError as error:
                raise WarehouseError(f"the shard {name} at {self.url} cannot be read ({error}); build again") from error
            finally:
                remove(beside)
