"""What is known of the shards by name and size: a build need not open each of thousands to see that it is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from analytics.warehouse.place import write_whole
from analytics.warehouse.shards import is_whole, left_out

NAME = "shards.json"
LeftOut = list[tuple[str, str]]


class Shelf:
    """The shards of a warehouse; those that were seen before with the size they have now are taken as they were."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder / "shards", folder / NAME
        self.known = _load(self.path)
        self.sizes = _sizes(self.folder)

    def has(self, name: str) -> bool:
        """Whether a shard is there and whole."""
        size = self.sizes.get(name)
        return size is not None and (self._seen(name, size) or is_whole(self.folder / name))

    def left_out(self, names: Iterable[str]) -> LeftOut:
        """Articles of these shards that could not be analysed; from now on these shards are known."""
        sizes = _sizes(self.folder)
        found = {
            name: (size, self.known[name][1] if self._seen(name, size) else left_out(self.folder / name))
            for name in names
            if (size := sizes[name])
        }
        if found != self.known:
            write_whole(self.path, json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
            self.known = found
        return [item for _, items in found.values() for item in items]

    def _seen(self, name: str, size: int) -> bool:
        return name in self.known and self.known[name][0] == size


def _sizes(folder: Path) -> dict[str, int]:
    with os.scandir(folder) as found:
        return {entry.name: entry.stat().st_size for entry in found}


def _load(path: Path) -> dict[str, tuple[int, LeftOut]]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {name: (int(size), [(where, why) for where, why in items]) for name, (size, items) in values.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
