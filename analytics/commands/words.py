"""`words`: the own words of a folder of articles, listed, added, removed, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from analytics import glossary
from analytics.errors import UsageError

WHO = "command line"


def run(articles: Path, add: Path | None, remove: str | None, undo: str | None) -> Iterator[str]:
    """What was done, or, where nothing was asked for, the words that stand, one JSON object a line.

    Raises UsageError: no such folder, a word that cannot be (of a file all are looked at before one is kept).
    """
    if not articles.exists():
        raise UsageError(f"{articles}: there is no such file or folder")
    if add is not None:
        for word in _read(add):
            yield f"added {glossary.add(articles, word, WHO).id}: {word.name}"
    if remove:
        yield f"removed {glossary.remove(articles, remove, WHO).name}"
    if undo:
        yield f"undone: {glossary.undo(articles, undo, WHO).name}"
    if not (add or remove or undo):
        yield from (word.as_line() for word in glossary.words(articles))


def _read(path: Path) -> list[glossary.Entry]:
    """The words of a file of lines of JSON."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            values = json.loads(line) if line.strip() else None
            if values is not None:
                found.append(glossary.parsed(_given(values)))
        except (UsageError, ValueError) as error:
            reason = error if isinstance(error, UsageError) else "not a line of JSON"
            raise UsageError(f"{path}, line {number}: {reason}") from error
    return found


def _given(values: object) -> dict[str, object]:
    """What a line says of a word, without what is given when it is kept."""
    if not isinstance(values, dict):
        raise UsageError("not an object of JSON")
    return {"entity": "", "name": "", "about": ""} | {
        str(name): value for name, value in values.items() if name not in ("id", "who", "at", "replaces")
    }
