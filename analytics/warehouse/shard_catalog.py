"""What is known of the shards by name, size and time: a build need not read each of thousands to see it is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from analytics.warehouse.publication import write_whole
from analytics.warehouse.shards import is_whole, left_out

NAME = "shards.json"
LeftOut = list[tuple[str, str]]


class Shelf:
    """The shards of a warehouse; those that were seen before and have not been written since are taken as they were."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder / "shards", folder / NAME
        self.known = _load(self.path)
        self.stamps = _stamps(self.folder)

    def has(self, name: str) -> bool:
        """Whether a shard is there and whole; one that nobody has seen yet is read to its end."""
        stamp = self.stamps.get(name)
        return stamp is not None and (self._seen(name, stamp) or is_whole(self.folder / name, thorough=True))

    def left_out(self, names: Iterable[str]) -> LeftOut:
        """Articles of these shards that could not be analysed; from now on these shards are known."""
        stamps = _stamps(self.folder)
        found = {
            name: (stamp, self.known[name][1] if self._seen(name, stamp) else left_out(self.folder / name))
            for name in names
            if (stamp := stamps[name])
        }
        if found != self.known:
            write_whole(self.path, json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
            self.known = found
        return [item for _, items in found.values() for item in items]

    def _seen(self, name: str, stamp: str) -> bool:
        return name in self.known and self.known[name][0] == stamp


def _stamps(folder: Path) -> dict[str, str]:
    with os.scandir(folder) as found:
        return {entry.name: f"{entry.stat().st_size}.{entry.stat().st_mtime_ns}" for entry in found}


def _load(path: Path) -> dict[str, tuple[str, LeftOut]]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {name: (str(stamp), [(where, why) for where, why in items]) for name, (stamp, items) in values.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
