"""The version of the code and lexicons that an analysis depends on: another version, another shard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from analytics.warehouse.place import ROOT

# these bring articles, or ask, count and store what was analysed; what was brought is in the name of its batch
_WITHOUT = tuple(
    f"analytics/{name}"
    for name in (
        "warehouse/",
        "statistics/",
        "commands/",
        "collect/",
        "imports/",
        "read/",
        "edits.py",
        "journal.py",
        "quality.py",
        "cli.py",
        "__main__.py",
    )
)
_STORING = tuple(f"analytics/warehouse/{name}.py" for name in ("edtf", "rows", "shards", "telling"))


@cache
def code_version() -> str:
    """Changes with any code, lexicon or pinned library that takes part in the analysis of an article."""
    return _digest(_analysis_files())


@cache
def reader_version() -> str:
    """Changes with the code that reads articles out of files, corrects them and takes their fingerprints."""
    code = ROOT / "analytics"
    folders = [path for name in ("read", "corrections", "glossary") for path in sorted((code / name).glob("*.py"))]
    return _digest([*folders, *(code / name for name in ("edits.py", "records.py", "warehouse/batches.py"))])


@cache
def tables_version() -> str:
    """Changes with the code that makes the tables out of shards."""
    return _digest(sorted((ROOT / "analytics" / "warehouse").glob("*.py")))


def _analysis_files() -> Iterator[Path]:
    for path in sorted((ROOT / "analytics").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name in _STORING or not name.startswith(_WITHOUT):
            yield path
    yield from sorted(path for path in (ROOT / "data" / "lexicons").rglob("*") if path.is_file())
    yield from (path for path in [ROOT / "requirements.txt"] if path.is_file())


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return digest.hexdigest()[:12]
