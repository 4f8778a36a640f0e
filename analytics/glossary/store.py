"""The file of own words beside the articles: JSON Lines, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from analytics import journal
from analytics.errors import UsageError
from analytics.glossary.record import Entry, WordError, checked, entry, signed

_NAME = "words.jsonl"


def file_of(articles: Path) -> Path:
    """Where the own words of a folder (or of a file of articles) are kept."""
    return journal.place(articles, _NAME)


def read_lines(articles: Path) -> tuple[list[Entry], list[str]]:
    """All lines in their order, and what is wrong with those that are none."""
    path = file_of(articles)
    fault = journal.fault(path)
    found, wrong = [], [f"{_NAME}: {fault}"] if fault else []
    for number, line in journal.lines(path):
        try:
            found.append(entry(line))
        except UsageError as error:
            wrong.append(f"{_NAME}, line {number}: {error}")
    return found, wrong


def standing(lines: Iterable[Entry]) -> list[Entry]:
    """The words that stand: neither undone, nor replaced or removed by a line that is not undone."""
    active = _active(list(lines))
    gone = {line.replaces for line in active}
    return [line for line in active if line.id not in gone and not line.removed]


def _active(lines: list[Entry]) -> list[Entry]:
    """The lines that no other undoes, without those that undo."""
    undone: set[str] = set()
    for line in reversed(lines):
        if line.undoes and line.id not in undone:
            undone.add(line.undoes)
    return [line for line in lines if not line.undoes and line.id not in undone]


def words(articles: Path) -> list[Entry]:
    """The own words of a folder."""
    return standing(read_lines(articles)[0])


def add(articles: Path, word: Entry, who: str) -> Entry:
    """Keep a word, or the new version of one (`replaces`), on disk when this returns.

    Raises:
        WordError: it is none, or says what another own word says already.
        OSError: the file cannot be written.
    """
    word = checked(word)
    others = [other for other in words(articles) if other.id != word.replaces]
    if word.replaces and len(others) == len(words(articles)):
        raise WordError("changed")
    _check_new(word, others)
    return _write(articles, word, who)


def _check_new(word: Entry, others: Iterable[Entry]) -> None:
    mine = {said.casefold() for said in _said(word)}
    for other in others:
        if other.about != word.about:
            continue
        if (other.entity, other.aliases) == (word.entity, word.aliases):
            raise WordError("twice", text=other.name)
        same = next((said for said in _said(other) if said.casefold() in mine), None)
        if same is not None and other.entity != word.entity:
            raise WordError("taken", text=same, other=other.name)


def _said(word: Entry) -> Iterator[str]:
    yield from (name for names in word.aliases.values() for name in names)
    yield from word.domains


def remove(articles: Path, name: str, who: str) -> Entry:
    """Take the word of this id away; raises WordError where it does not stand."""
    found = next((word for word in words(articles) if word.id == name), None)
    if found is None:
        raise WordError("gone")
    return _write(articles, Entry(found.about, found.entity, found.name, replaces=found.id, removed=True), who)


def undo(articles: Path, name: str, who: str) -> Entry:
    """Take back what the line of this id did; raises WordError where that is done already, or cannot be."""
    lines, _ = read_lines(articles)
    found = next((line for line in undoable(lines) if line.id == name), None)
    if found is None:
        raise WordError("undone")
    before = next((line for line in lines if line.id == found.replaces), None)
    if before is not None:
        _check_new(before, [word for word in standing(lines) if word.id != found.id])
    return _write(articles, Entry(found.about, found.entity, found.name, undoes=found.id), who)


def undoable(lines: list[Entry]) -> list[Entry]:
    """The lines that can be taken back now: the last said of each word."""
    active = _active(lines)
    gone = {line.replaces for line in active}
    return [line for line in active if line.id not in gone]


def _write(articles: Path, word: Entry, who: str) -> Entry:
    line = signed(word, who)
    journal.append(file_of(articles), line.as_line())
    return line
