"""Everything that can go wrong, in one place.

ElchiError
├── UsageError      the caller asked for something that does not exist (exit status 2)
├── LexiconError    a data file is wrong: names file, line and bad value
├── ReadError       one article cannot be read: it costs itself, never the run
└── WarehouseError  the warehouse is missing, of another version or damaged: says what to do
"""

from __future__ import annotations


class ElchiError(Exception):
    """Base of all errors that are told to the user as one sentence, without a traceback."""


class UsageError(ElchiError):
    """The caller asked for something that does not exist."""


class LexiconError(ElchiError):
    """A data file is wrong.

    >>> print(LexiconError("units.toml", "tonne", "no stems for 'kk'"))
    units.toml: tonne: no stems for 'kk'
    """

    def __init__(self, file: str, where: str | int, reason: str) -> None:
        super().__init__(f"{file}: {where}: {reason}")


class ReadError(ElchiError):
    """One article cannot be read.

    >>> print(ReadError("a/b.txt", "the file is empty"))
    a/b.txt: the file is empty
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)  # both, so that it travels between processes
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class WarehouseError(ElchiError):
    """The warehouse is missing, of another version or damaged."""
