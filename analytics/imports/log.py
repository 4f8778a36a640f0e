"""What each import brought, kept beside the articles, so that an import can be undone as a whole."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from analytics import journal
from analytics.errors import UsageError

NAME = "imports.jsonl"


@dataclass(frozen=True, slots=True)
class Import:
    """An import, or, with `undoes`, the undoing of one; `files` are below the folder."""

    id: str
    at: str
    who: str
    files: tuple[str, ...] = ()
    undoes: str = ""


def record(folder: Path, files: Sequence[Path], who: str) -> Import | None:
    """Keep what an import has written; None where that is nothing. Raises OSError."""
    names = tuple(path.relative_to(folder).as_posix() for path in files)
    return _append(folder, who, files=names) if names else None


def _append(folder: Path, who: str, files: tuple[str, ...] = (), undoes: str = "") -> Import:
    line = Import(secrets.token_hex(6), datetime.now(UTC).isoformat(timespec="seconds"), who, files, undoes)
    journal.append(journal.place(folder, NAME), json.dumps(asdict(line), ensure_ascii=False))
    return line


def standing(folder: Path) -> list[Import]:
    """The imports that are not undone, the newest first; a line that is damaged is passed over."""
    found: list[Import] = []
    for _, line in journal.lines(journal.place(folder, NAME)):
        try:
            values = json.loads(line)
            found.append(Import(**{**values, "files": tuple(map(str, values["files"]))}))
        except (ValueError, TypeError, KeyError):
            continue
    undone = {one.undoes for one in found}
    return [one for one in reversed(found) if not one.undoes and one.id not in undone]


def undo(folder: Path, name: str, who: str) -> int:
    """Remove every file that an import has written; how many there were. Raises UsageError and OSError."""
    one = next((one for one in standing(folder) if one.id == name), None)
    if one is None:
        raise UsageError("there is no such import, or it is undone already")
    inside, count = folder.resolve(), 0
    for file in one.files:
        path = folder / file
        if path.resolve().is_relative_to(inside) and path.is_file() and not path.is_symlink():
            path.unlink()
            count += 1
    _append(folder, who, undoes=one.id)
    return count
