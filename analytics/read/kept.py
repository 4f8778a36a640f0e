"""How a folder of articles is to be read, kept beside them: what was said once holds for every later build."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from analytics.errors import UsageError
from analytics.journal import place
from analytics.read.given import AUTOMATIC, Choices

NAME = "reading.json"


def read_choices(articles: Path) -> Choices:
    """What was said of a folder (or file) of articles; AUTOMATIC where nothing was. Raises UsageError."""
    path = place(articles, NAME)
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: is not a regular file; remove it, and say again how to read")
    try:
        return choices_of(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return AUTOMATIC
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); remove it, and say again how to read") from error


def keep_choices(articles: Path, choices: Choices) -> None:
    """Keep what was said, at one stroke; raises OSError where it cannot be written."""
    path = place(articles, NAME)
    if choices == AUTOMATIC:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{NAME}.part")
    beside.write_text(json.dumps(asdict(choices), ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(path)


def choices_of(values: dict[str, object]) -> Choices:
    """Choices out of their JSON; raises TypeError or ValueError for what is none."""
    columns = values.get("columns", [])
    pairs = tuple((str(column), str(field)) for column, field in columns) if isinstance(columns, list) else ()
    rest = {name: str(value) for name, value in values.items() if name != "columns" and value is not None}
    return Choices(columns=pairs, **rest)


def stamp(choices: Choices) -> str:
    """Changes with what was said; empty where nothing was."""
    if choices == AUTOMATIC:
        return ""
    return hashlib.sha256(json.dumps(asdict(choices), sort_keys=True).encode()).hexdigest()[:12]
