"""The one way to read a data file of words: as tables or as rows; what is wrong names the file."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analytics.errors import LexiconError


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Whatever a file lacks (itself, a key, its encoding, its syntax) is a LexiconError that names it."""
    try:
        yield
    except (OSError, KeyError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise LexiconError(path.name, "file", str(error)) from error


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file; raises LexiconError."""
    with blaming(path):
        return tomllib.loads(path.read_text(encoding="utf-8"))


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a file with a heading, {column: cell}; the key None holds what is too much. Raises LexiconError."""
    with blaming(path), path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
