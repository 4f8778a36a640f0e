"""Files of lines beside the articles that are only ever added to: what editors did, kept whole and in order."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_HIDDEN = ".elchi"


def place(articles: Path, name: str) -> Path:
    """Where such a file of a folder (or of a file of articles) is kept."""
    return articles / _HIDDEN / name if articles.is_dir() else articles.parent / _HIDDEN / f"{articles.name}.{name}"


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, empty ones left out; none where there is no file, nor where `fault` finds one."""
    if fault(path):
        return
    try:
        found = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    yield from ((number, line) for number, line in enumerate(found, 1) if line.strip())


def fault(path: Path) -> str | None:
    """Why there can be no lines: a pipe or a folder stands in the file's place, or it may not be read."""
    try:
        if not path.exists():
            return None
        return None if path.is_file() and os.access(path, os.R_OK) else "not a regular file that may be read"
    except OSError as error:
        return str(error.strerror or error)


def append(path: Path, line: str) -> None:
    """Add a line, on disk when this returns; raises OSError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # one write to a file opened for appending: two editors at once never mix their lines
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        os.write(handle, _seam(handle) + line.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)


def _seam(handle: int) -> bytes:
    """A line end, where the last writer was cut off before its own."""
    if not os.fstat(handle).st_size:
        return b""
    os.lseek(handle, -1, os.SEEK_END)  # not pread, which Windows lacks; what is written still goes to the end
    return b"" if os.read(handle, 1) == b"\n" else b"\n"
