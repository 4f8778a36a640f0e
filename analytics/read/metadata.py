"""`metadata.csv` beside articles: what it says of them overrides what is found in them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from analytics.errors import ReadError
from analytics.read.delimited import find_table
from analytics.read.given import GIVEN, Choices, known
from analytics.read.plain import check_size
from analytics.read.rows import open_table, read_rows
from analytics.read.table import named_cells

METADATA = "metadata.csv"
_FILE = Choices(tuple((name, "text") for name in ("id", "path", "file")))  # the column that names the article
_KEPT = 64  # folders whose files are remembered
_LONGEST = 5_000
Given = dict[str, dict[str, str]]  # {file name: {field: value}}


@dataclass(slots=True)
class Beside:
    """What is said of the files of a folder, and what is wrong with it; each fault is told once."""

    given: Given
    faults: list[ReadError]

    def tell(self) -> list[ReadError]:
        told, self.faults = self.faults, []
        return told


_cache: dict[Path, tuple[object, Beside]] = {}


def beside(folder: Path) -> Beside:
    """What metadata.csv says of the files of its folder; one that cannot be read costs itself."""
    path = folder / METADATA
    try:
        if not path.is_file():
            return Beside({}, [])
        changed = path.stat().st_mtime_ns
    except OSError as error:
        return Beside({}, [ReadError(METADATA, f"cannot be opened ({error.strerror or error})")])
    if path not in _cache or _cache[path][0] != changed:
        if len(_cache) >= _KEPT:
            _cache.pop(next(iter(_cache)))
        _cache[path] = changed, _read(path)
    return _cache[path][1]


def packed(data: bytes) -> Beside:
    """The same of the bytes of one in an archive."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, METADATA)
        path.write_bytes(data)
        return _read(path)


def _read(path: Path) -> Beside:
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise ReadError(METADATA, "is a link out of its folder: not read")
        check_size(path, METADATA)
        return _rows(path)
    except ReadError as error:
        return Beside({}, [error])
    except OSError as error:
        return Beside({}, [ReadError(METADATA, f"cannot be opened ({error.strerror or error})")])
    except Exception as error:
        return Beside({}, [ReadError(METADATA, f"not a readable table ({type(error).__name__})")])


def _rows(path: Path) -> Beside:
    lines = open_table(path, METADATA)
    with lines.file:
        heading = find_table(lines, _FILE)
        key = next((name for name in ("file", "path", "id") if name in heading.names), None)
        if key is None:
            raise ReadError(METADATA, "no column 'file' that names the article")
        found = Beside({}, [])
        for row in read_rows(heading.rows(lines), heading.delimiter, len(heading.names)):
            if row.fault:
                found.faults.append(ReadError(f"{METADATA}:{row.number}", row.fault))
                continue
            cells = named_cells(heading.names, row.cells)
            if max(map(len, row.cells), default=0) > _LONGEST:
                found.faults.append(
                    ReadError(f"{METADATA}:{row.number}", f"a cell is longer than {_LONGEST} characters")
                )
                continue
            values = {field: value for field in GIVEN if (value := known(cells.get(field)))}
            found.given[cells.get(key, "").strip()] = values
        return found
