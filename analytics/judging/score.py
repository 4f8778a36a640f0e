"""The filled sheet, counted: how many rows are right, with the interval that so few rows allow."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from analytics.errors import UsageError
from analytics.judging.draw import VERDICTS
from analytics.statistics import wilson
from analytics.warehouse.publication import write_whole

_FILE = "judged.json"
_LARGEST = 50_000_000  # bytes of a sheet
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of the result."""

    what: str  # figures, names or stories
    part: str  # a kind of name, a language, a field of figures, or all
    judged: int  # rows with a verdict
    right: float  # share: right or same
    low: float  # of the 95 % interval of that share (Wilson)
    high: float
    arguable: float  # share: arguable or related


def score(sheet: Path) -> list[Judged]:
    """The result of a filled sheet, all rows first; raises UsageError for a sheet that none of these commands made."""
    rows = [row for row in _rows(sheet) if row["verdict"].strip()]
    if not rows:
        raise UsageError(f"{sheet}: no row has a verdict")
    what = rows[0]["what"]
    for row in rows:
        _check(sheet, row, what)
    parts: dict[str, list[str]] = {_ALL: [row["verdict"].strip().lower() for row in rows]}
    for column in ("kind", "language"):
        for row in rows:
            if row.get(column):
                parts.setdefault(row[column], []).append(row["verdict"].strip().lower())
    found = [_judged(what, part, verdicts) for part, verdicts in parts.items()]
    return found + (_fields(rows) if what == "figures" else [])


def _check(sheet: Path, row: dict[str, str], what: str) -> None:
    allowed = VERDICTS.get(row["what"])
    if row["what"] != what or allowed is None or row["verdict"].strip().lower() not in allowed:
        named = ", ".join(allowed or ())
        raise UsageError(f"{sheet}: row {row['row']}: '{row['verdict']}' is none of {named}")


def _judged(what: str, part: str, verdicts: list[str]) -> Judged:
    best, middle, _ = VERDICTS[what]
    count, n = Counter(verdicts), len(verdicts)
    low, high = wilson(count[best], n)
    return Judged(what, part, n, count[best] / n, float(low), float(high), count[middle] / n)


def _fields(rows: Iterable[dict[str, str]]) -> list[Judged]:
    """How often each field that a reader called wrong is right."""
    named = [row["wrong_fields"].replace(",", " ").split() for row in rows]
    fields = sorted({field for fields in named for field in fields})
    verdicts = {field: ["wrong" if field in fields else "right" for fields in named] for field in fields}
    return [_judged("figures", field, each) for field, each in verdicts.items()]


def _rows(sheet: Path) -> list[dict[str, str]]:
    """The rows of the sheet, as this program or a spreadsheet wrote it: commas, semicolons or tabs."""
    try:
        if sheet.stat().st_size > _LARGEST:
            raise UsageError(f"{sheet}: the sheet is larger than {_LARGEST // 1_000_000} MB")
        text = sheet.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{sheet}: {error}") from error
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("# ")]
    heading = lines[0] if lines else ""
    parted = max(",;\t", key=heading.count)
    rows = [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(lines, delimiter=parted)]
    missing = [name for name in ("what", "row", "verdict") if rows and name not in rows[0]]
    if missing or not rows:
        lacking = ", ".join(missing or ["a verdict"])
        raise UsageError(f"{sheet}: it has no rows with {lacking}; `sample` makes such sheets")
    return rows


def keep(folder: Path, found: Iterable[Judged]) -> None:
    """Keep the result beside a warehouse, in the place of an older one of the same kind."""
    new = list(found)
    kinds = {row.what for row in new}
    rows = [row for row in read_judged(folder) if row.what not in kinds] + new
    write_whole(folder / _FILE, json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1).encode())


def read_judged(folder: Path) -> list[Judged]:
    """What was kept, empty where nothing was or it cannot be read."""
    try:
        return [Judged(**row) for row in json.loads((folder / _FILE).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
