"""Where a warehouse lies, and how something new is published in it: written beside, then renamed.

warehouse/<name>-<hash of the articles' folder>/
    shards/<content>-<version>.parquet    analysed batches, never changed
    data-<version>-<random>.duckdb        the published database
    search-<version>-<random>/            the published text index
    current.json                          names what is published; replaced by one rename
    lock                                  who builds at the moment
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from analytics.errors import WarehouseError
from analytics.paths import WAREHOUSES

POINTER = "current.json"


@dataclass(frozen=True, slots=True)
class Current:
    """What is published: file names inside the warehouse's folder."""

    version: str
    schema: str  # of its tables
    database: str
    size: int  # of the database in bytes: a truncated one is noticed
    search: str


def default_folder(articles: Path | str) -> Path:
    """The warehouse of a folder of articles, where warehouses are kept."""
    resolved = Path(articles).resolve()
    digest = hashlib.sha256(str(resolved).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return WAREHOUSES / f"{resolved.name or 'root'}-{digest}"


def read_pointer(folder: Path) -> Current | None:
    """What is published, None where nothing is; raises WarehouseError for a pointer that cannot be understood."""
    try:
        values = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        return Current(**values)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise WarehouseError(f"{folder}: the warehouse is damaged ({POINTER}: {error}); build it again") from error


def write_pointer(folder: Path, current: Current) -> None:
    """Publish: from this rename on, readers find the new files."""
    write_whole(folder / POINTER, json.dumps(asdict(current), indent=1).encode())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees a part of it, not even after a power cut."""
    beside = path.with_name(temporary_name(path.name))
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def temporary_name(name: str) -> str:
    """A name for something that is being written; `sweep` removes what an interrupted build left under such names."""
    return f"tmp-{secrets.token_hex(6)}-{name}"


def sweep(folder: Path, current: Current | None) -> None:
    """Remove what nobody needs: half-written files and publications before the current one.

    Only the holder of the lock calls it. What another program has open may refuse to go (Windows): it goes next time.
    """
    keep = {current.database, current.search, current.database + ".wal"} if current else set()
    for path in [*folder.glob("data-*"), *folder.glob("search-*"), *folder.glob("tmp-*"), *folder.glob("shards/tmp-*")]:
        if path.name not in keep:
            remove(path)


def remove(path: Path) -> None:
    """Remove a file or folder if it can be removed."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
