"""The file of corrections beside the articles: JSON Lines, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analytics import journal
from analytics.corrections.record import Correction, about, signed
from analytics.errors import UsageError

_NAME = "corrections.jsonl"


def file_of(articles: Path) -> Path:
    """Where the corrections of a folder (or of a file of articles) are kept."""
    return journal.place(articles, _NAME)


def read_lines(articles: Path) -> tuple[list[Correction], list[str]]:
    """All lines in their order, and what is wrong with those that are none (a power cut may leave half a line)."""
    path = file_of(articles)
    fault = journal.fault(path)
    found, wrong = [], [f"{_NAME}: {fault}"] if fault else []
    for number, line in journal.lines(path):
        try:
            found.append(about(line))
        except UsageError as error:
            wrong.append(f"{_NAME}, line {number}: {error}")
    return found, wrong


def standing(lines: Iterable[Correction]) -> list[Correction]:
    """The corrections that are not undone; an undoing that is undone itself does nothing."""
    undone: set[str] = set()
    for line in reversed(list(lines)):
        if line.undoes and line.id not in undone:
            undone.add(line.undoes)
    return [line for line in lines if not line.undoes and line.id not in undone]


def add(articles: Path, correction: Correction, who: str) -> Correction:
    """Append a correction, on disk when this returns.

    Raises:
        UsageError: it says nothing, or something that cannot be.
        OSError: the file cannot be written.
    """
    if not (correction.values or correction.rejected or correction.note or correction.undoes):
        raise UsageError("nothing was changed")
    line = signed(correction, who)
    journal.append(file_of(articles), line.as_line())
    return line


def undo(articles: Path, name: str, who: str) -> Correction:
    """Undo the correction of this id; raises UsageError where it stands no more."""
    lines, _ = read_lines(articles)
    found = next((line for line in standing(lines) if line.id == name), None)
    if found is None:
        raise UsageError("this correction is undone already")
    undoing = Correction(
        found.about, found.key, found.digest, found.paths, start=found.start, end=found.end, undoes=found.id
    )
    return add(articles, undoing, who)


def history(articles: Path, key: str, text_digest: str, path: str) -> list[tuple[Correction, bool]]:
    """Everything that was ever corrected in an article, the newest first, and whether it still stands."""
    lines, _ = read_lines(articles)
    stand = {line.id for line in standing(lines)}
    own = [line for line in lines if line.digest == text_digest and (line.key == key or path in line.paths)]
    return [(line, line.id in stand) for line in reversed(own)]
