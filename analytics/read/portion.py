"""Long tables in portions: a child process reads each within its limits, so that no file fills the memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from analytics.errors import ReadError
from analytics.read.confined import call_confined, fault
from analytics.read.given import Choices
from analytics.records import Article

ITEMS = 2_000
TEXT = 4_000_000  # code points


@dataclass(frozen=True, slots=True)
class Place:
    """Where a portion begins: byte of the file, and number of the line."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Portion:
    """What was read, and where the rest begins; None at the end."""

    items: list[Article | ReadError]
    rest: Place | None = None


class PortionReader(Protocol):
    """Reads a table from a place on; None is its beginning."""

    def __call__(self, path: Path, name: str, choices: Choices, place: Place | None) -> Portion: ...


def is_full(items: Sequence[Article | ReadError]) -> bool:
    """Whether a portion ends here; it is asked after each item, and the text counted every hundredth time."""
    if len(items) % 100 and not (isinstance(items[-1], Article) and len(items[-1].text) > TEXT // 100):
        return False
    return len(items) >= ITEMS or sum(len(item.text) for item in items if isinstance(item, Article)) >= TEXT


def read_portions(path: Path, name: str, reader: PortionReader, choices: Choices) -> Iterator[Article | ReadError]:
    """Everything that the reader finds; raises ReadError where a portion breaks the limits of the child."""
    portion = call_confined(_read, (reader, path, name, choices, None), name)
    yield from portion.items
    while portion.rest is not None:
        portion = call_confined(_read, (reader, path, name, choices, portion.rest), name)
        yield from portion.items


def _read(reader: PortionReader, path: Path, name: str, choices: Choices, place: Place | None) -> Portion:
    """In the child: a fault of the reader as a ReadError."""
    try:
        return reader(path, name, choices, place)
    except BaseException as error:
        return Portion([fault(error, name)])
